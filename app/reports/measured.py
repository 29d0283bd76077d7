"""What the inspectors of Word and PDF files measure: sheets, lines and page numbers, before any rule is applied."""

from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """Where a line stands: across the page, in the left or right half, or in a ruled table."""

    PAGE = "page"
    LEFT = "left"
    RIGHT = "right"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Measured:
    """One paragraph as it is in the file; ``None`` = the format does not tell (or the paragraph does not show it).

    ``bold`` and ``italic`` hold for every letter, ``opens_bold`` for the first. ``rule_mm`` is the drawn line right
    below and ``rule_offset_mm`` its distance from the middle of the text; ``spacing`` is the line pitch in single
    lines; ``gap_above_pt`` is what keeps it from the line before. ``label`` is a number that Word adds by itself.
    """

    text: str
    sizes: frozenset[float]
    fonts: frozenset[str]
    bold: bool
    italic: bool
    place: Place
    is_centred: bool
    is_justified: bool | None = None
    first_line_mm: float | None = None
    gap_pt: float | None = None
    gap_above_pt: float | None = None
    spacing: float | None = None
    outline: int | None = None
    rule_mm: float | None = None
    rule_offset_mm: float = 0
    last_line: str = ""
    lines: tuple[str, ...] = ()
    colours: frozenset[str] = frozenset()
    opens_bold: bool = False
    label: str = ""
    page: int | None = None
    in_box: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One section of pages, in millimetres; ``has_annex`` when it begins with the label of an annex."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    has_table: bool = False
    has_annex: bool = False

    @property
    def is_landscape(self) -> bool:
        """Whether the pages are wider than high."""
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class PageNumber:
    """How the numbers of pages are shown; ``is_from_one`` means they start at 1 and go on."""

    is_shown: bool
    is_centred: bool = True
    is_in_top_margin: bool = True
    is_first_hidden: bool = True
    is_from_one: bool = True
    is_arabic: bool = True
    is_upright: bool = True
    do_annexes_restart: bool = True
    size: float | None = None


@dataclass(frozen=True, slots=True)
class MeasuredPaper:
    """Everything measured in one file.

    ``is_long`` is whether it certainly has more than one page; ``has_loose_rules`` whether lines are drawn that belong
    to no text for certain; ``as_typed`` whether the letters are those typed, so that spaces may be judged (a PDF has
    none). ``revisions`` and ``comments`` count what Word keeps beside the text.
    """

    sheets: tuple[Sheet, ...]
    paragraphs: tuple[Measured, ...]
    numbers: PageNumber
    font: str
    is_long: bool = True
    has_loose_rules: bool = False
    as_typed: bool = False
    revisions: int = 0
    comments: int = 0
