"""The layout law: Nghị định 30/2020/NĐ-CP, Phụ lục I, as constants beside their clause.

The writers take every size and distance from here; :mod:`app.reports.inspection` measures produced files against the
same numbers. Sizes are points, lengths millimetres.
"""

from dataclasses import dataclass

from app.domain.page_setup import SizeSet
from app.domain.papers import KIND_TITLES
from app.reports.model import Urgency

QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"
RECIPIENTS_LABEL = "Nơi nhận:"
END_MARK = "./."

#: Phần I, Mục I.1: A4.
PAGE_WIDTH_MM = 210
PAGE_HEIGHT_MM = 297
#: Phần I, Mục I.4: margins from ... to ...
TOP_MM = (20, 25)
BOTTOM_MM = (20, 25)
LEFT_MM = (30, 35)
RIGHT_MM = (15, 20)
#: Phần I, Mục I.5.
FONT = "Times New Roman"
#: The face the PDF embeds: free, equal in every width to the one the law names.
PDF_FONT = "LiberationSerif"
#: The page number stands in the middle of the top margin, this far from the edge of the paper.
PAGE_NUMBER_FROM_EDGE_MM = 10

#: Phần I, Mục II.6.đ: first line, gap between paragraphs, distance of lines.
FIRST_LINE_MM = (10, 12.7)
PARAGRAPH_GAP_PT = 6
LINE_SPACING = (1.0, 1.5)
#: Height of a single-spaced line of Times New Roman in parts of its size.
SINGLE_LINE = 1.149
#: Phần I, Mục II.1-5: the rule under an organ's name and under a subject, in parts of the line above it.
RULE_PART = (1 / 3, 1 / 2)
RULE_PT = 0.75

#: Mục V, ô số 9b.
RECIPIENTS_LABEL_PT = 12
RECIPIENTS_PT = 11
#: Mục V, ô số 3.
NUMBER_PT = 13
#: Phần I, Mục III: "Phụ lục" and its number.
ANNEX_LABEL_PT = 14
#: Mục V, ô số 10b: width and height of the stamp, bright red.
URGENCY_MM = {Urgency.URGENT: (20, 8), Urgency.VERY_URGENT: (40, 8), Urgency.EXPRESS: (30, 8)}
URGENCY_COLOR = "ff0000"
#: Captions and notes of pictures; the decree gives no size for them.
CAPTION_PT = 13
NOTE_PT = 11


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes of one set, moving together (footnote of Mục V)."""

    quoc_hieu: int
    tieu_ngu: int
    place_date: int
    organ: int
    body: int
    title: int
    letter_subject: int
    page_number: int
    #: Line pitch of running text: between single and 1.5 lines.
    body_pitch: float

    def pitch(self, size: float) -> float:
        """Line pitch of any other size, in the same proportion as running text, never under a single line."""
        return self.body_pitch if size == self.body else round(size * SINGLE_LINE + 0.4, 1)


SIZES = {
    SizeSet.SMALL: Sizes(12, 13, 13, 12, 13, 13, 12, 13, 17),
    SizeSet.LARGE: Sizes(13, 14, 14, 13, 14, 14, 12, 14, 18),
}

#: Names of paper kinds that are printed as a title (Phụ lục III) and their abbreviation in the number.
KINDS = {title: kind.value for kind, title in KIND_TITLES.items()}
