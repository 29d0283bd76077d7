"""Document «văn bản»: a paper as a value, before any file format.

A paper is page set-up, body blocks and annexes; writers turn the same value into Word and PDF. A new kind of paper is
a new list of blocks, a new kind of block is one more frozen class in :data:`Block` with one drawing function in each
writer. Lengths are millimetres, sizes points.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.domain.border_line import BorderLine
from app.domain.page_setup import PageSetup


class Orientation(StrEnum):
    """Direction of the page; landscape is for wide tables."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class Align(StrEnum):
    """How the lines of a paragraph or cell stand."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


class HeadingLevel(StrEnum):
    """Levels of a paper: Phần → mục La Mã → 1. → a) → -, or Điều → khoản → điểm (Phụ lục I, II.6.d).

    The dash is custom. PART also serves Chương, Mục and Tiểu mục, whose number and title stand on two centred lines.
    """

    PART = "part"
    ARTICLE = "article"
    SECTION = "section"
    ITEM = "item"
    POINT = "point"
    DASH = "dash"


class Urgency(StrEnum):
    """Urgency «mức độ khẩn» as its stamp reads (ô số 10b)."""

    URGENT = "KHẨN"
    VERY_URGENT = "THƯỢNG KHẨN"
    EXPRESS = "HỎA TỐC"


@dataclass(frozen=True, slots=True)
class FigureField:
    """The figure «số liệu» behind a run of text, so that a screen can lead back to its sources.

    ``reported`` of ``expected`` units have it; ``part`` is set where one indicator has several units of measure.
    """

    code: str
    reported: int
    expected: int
    part: str = ""

    @property
    def is_partial(self) -> bool:
        """Whether some expected unit has no figure."""
        return self.reported < self.expected


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look; ``is_missing`` marks «(chưa có số liệu)» and other gaps that someone still has to fill."""

    text: str
    bold: bool = False
    italic: bool = False
    figure: FigureField | None = None
    is_missing: bool = False


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Organ and quốc hiệu, number and place (ô số 1–4), and for a công văn its subject (ô số 5b).

    ``number`` and ``issued_on`` stay ``None`` until the paper is signed (Điều 15.2); the year is then still printed.
    ``has_number`` and ``has_date`` are off where a form has no such line (biên bản, mẫu 1.9, has no date line).
    ``number_text`` is number and symbol in one as another organ gave them ("16/QĐ-UBND").
    """

    organ: tuple[str, ...]
    symbol: str
    place: str
    parent_organ: tuple[str, ...] = ()
    number: int | None = None
    issued_on: date | None = None
    year: int | None = None
    has_number: bool = True
    has_date: bool = True
    letter_subject: str = ""
    draft_mark: str = ""
    urgency: Urgency | None = None
    number_text: str = ""


@dataclass(frozen=True, slots=True)
class DocumentTitle:
    """Type and subject «tên loại và trích yếu» (ô số 5a)."""

    kind: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Addressees:
    """«Kính gửi» (ô số 9a): one on the same line, several below each other."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """«Căn cứ ban hành»: one per line, italic; the writer closes them with ";" and the last with "."."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its own number sign ("II.", "1.", "a)", "-"), printed exactly as given."""

    level: HeadingLevel
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``is_indented`` gives the first-line indent of the law."""

    runs: tuple[Run, ...]
    align: Align = Align.JUSTIFY
    is_indented: bool = True
    keeps_with_next: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; it may cover several columns and rows."""

    runs: tuple[Run, ...]
    align: Align | None = None
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of one row, without those that a cell above or to the left covers."""

    cells: tuple[Cell, ...]
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """Width and alignment of one column; widths are scaled down together when they exceed the page."""

    width_mm: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose head rows are repeated on every page and whose rows are never cut in two.

    With ``row_pt`` every row with an empty last cell is at least so high: somebody signs there.
    """

    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    size_pt: float = 11
    padding_mm: float = 1.4
    row_pt: float = 0


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs (ô số 7): ``authority`` holds TM./KT./TL./TUQ./Q. and the title, line by line, without seal title.

    A committee that uses the seal of its agency prints the title in the committee above and the position in the
    agency (``agency_title``) over the name.
    """

    authority: tuple[str, ...]
    full_name: str
    agency_title: str = ""


@dataclass(frozen=True, slots=True)
class Closing:
    """The end of a paper: recipients «nơi nhận» or a second signature on the left, the signature on the right."""

    signature: Signature
    recipients: tuple[str, ...] = ()
    left_signature: Signature | None = None


class ChartKind(StrEnum):
    """How a chart shows its figures; bars lie, so that names of units and indicators can be read."""

    BAR = "bar"
    STACKED = "stacked"
    LINE = "line"
    PIE = "pie"


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one look, one for each label of the chart; ``None`` is a blank and never drawn as 0."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Chart «biểu đồ»: figures as a picture, the same in both formats; bars of several series stand under each other.

    ``note`` is printed below (coverage, source). ``alt`` is what a screen reader says; if empty, it names every figure.
    """

    kind: ChartKind
    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    note: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class BorderStrip:
    """The border line of one unit as a strip: marks in natural order at equal distances, teams above, gaps visible."""

    title: str
    line: BorderLine
    note: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block starts a new page."""


Block = (
    Letterhead
    | DocumentTitle
    | Addressees
    | LegalBasis
    | Heading
    | Paragraph
    | Table
    | Chart
    | BorderStrip
    | Closing
    | PageBreak
)


@dataclass(frozen=True, slots=True)
class Annex:
    """«Phụ lục»: a section with its own direction and its own page numbers; ``label`` is "Phụ lục I"."""

    label: str
    title: str
    blocks: tuple[Block, ...]
    reference: str = ""
    orientation: Orientation = Orientation.PORTRAIT


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper; ``title`` and ``author`` go into the file's properties.

    ``orientation`` is that of its body: on its side only for books and wide tables (Phụ lục I, I.2).
    """

    title: str
    author: str
    blocks: tuple[Block, ...]
    annexes: tuple[Annex, ...] = ()
    setup: PageSetup = field(default_factory=PageSetup)
    orientation: Orientation = Orientation.PORTRAIT


def text_of(runs: tuple[Run, ...]) -> str:
    """The plain text of runs."""
    return "".join(run.text for run in runs)


def plain(text: str, *, bold: bool = False, italic: bool = False) -> tuple[Run, ...]:
    """One run of text."""
    return (Run(text, bold=bold, italic=italic),)
