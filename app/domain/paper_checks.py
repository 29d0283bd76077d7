"""What the lint of State papers looks for: one entry for each check, with clause and remedy.

Nghị định 30/2020/NĐ-CP. Only what can be decided without a false alarm is ``WRONG`` «sai thể thức»; the rest is
``DOUBT`` «nên xem lại». Checks of size, weight, slant and capitals are made from the table of looks; all others are
rows of :mod:`app.domain.paper_check_rows`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from app.domain.paper_check_rows import DOUBT, ROWS, WRONG, CheckWeight, PaperCheck
from app.domain.paper_elements import ELEMENT_WORDS, LOOKS, Element, Look
from app.i18n import N_
from app.text import format_number

__all__ = ["DOUBT", "PAPER_CHECKS", "WRONG", "CheckWeight", "Departure", "PaperCheck", "measure_words", "size_words"]


@dataclass(frozen=True, slots=True)
class Departure:
    """One place where a paper departs from the law.

    ``excerpt`` is the line it was found in, ``paragraph`` its number among the lines that are not blank (0 = the whole
    paper), ``page`` where Word last broke the pages, if the file says so.
    """

    check: PaperCheck
    found: str
    expected: str
    excerpt: str = ""
    paragraph: int = 0
    page: int | None = None

    def __str__(self) -> str:
        return f"{self.check.words}: {self.found}, phải là {self.expected} ({self.check.clause})"


def measure_words(value: float, decimals: int = 2) -> str:
    """A measured length or size as people write it: "10", "12,7"; at most so many decimals."""
    return format_number(round(Decimal(str(value)), decimals))


def size_words(low: float, high: float) -> str:
    """ "13–14" or "13"."""
    return measure_words(low) if low == high else f"{measure_words(low)}–{measure_words(high)}"


def _look_checks(element: Element, look: Look) -> Iterator[PaperCheck]:
    name = ELEMENT_WORDS[element]
    size = f"Chọn dòng này, đặt cỡ chữ {size_words(look.low, look.high)}."
    yield PaperCheck(f"{element}-size", look.box, look.clause, f"{name}: {_SIZE}", size)
    if look.bold is not None:
        remedy = N_("Chọn dòng này, bấm đậm (Ctrl+B).") if look.bold else N_("Chọn dòng này, bỏ đậm (Ctrl+B).")
        yield PaperCheck(f"{element}-weight", look.box, look.clause, f"{name}: {_WEIGHT}", remedy)
    remedy = N_("Chọn dòng này, bấm nghiêng (Ctrl+I).") if look.italic else N_("Chọn dòng này, bỏ nghiêng (Ctrl+I).")
    weight = DOUBT if element is Element.BODY else WRONG
    yield PaperCheck(f"{element}-slant", look.box, look.clause, f"{name}: {_SLANT}", remedy, weight)
    if look.upper is not None:
        remedy = N_("Viết cả dòng bằng chữ in hoa.") if look.upper else N_("Viết bằng chữ in thường, hoa chữ đầu.")
        yield PaperCheck(f"{element}-capitals", look.box, look.clause, f"{name}: {_CAPITALS}", remedy)


_SIZE, _WEIGHT, _SLANT, _CAPITALS = N_("cỡ chữ"), N_("nét đậm"), N_("kiểu đứng, nghiêng"), N_("chữ in hoa, in thường")

#: Every check by its id.
PAPER_CHECKS: Mapping[str, PaperCheck] = MappingProxyType(
    {
        check.id: check
        for check in (*ROWS, *(made for element, look in LOOKS.items() for made in _look_checks(element, look)))
    }
)
