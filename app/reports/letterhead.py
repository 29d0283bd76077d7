"""The lines of the letterhead «phần đầu văn bản» and of the closing, the same for both formats."""

from app.domain.page_setup import PageSetup
from app.reports import nd30
from app.reports.fonts import balanced_lines, printable, width_mm
from app.reports.model import Closing, LegalBasis, Letterhead
from app.text import admin_date, padded_count

_BLANK = "\u00a0"
#: Room on both sides of the quốc hiệu, so that a slightly wider font does not break it.
_QUOC_HIEU_ROOM_MM = 3


def column_widths(setup: PageSetup) -> tuple[float, float]:
    """Widths of the organ column and of the quốc hiệu column in millimetres."""
    sizes = nd30.SIZES[setup.size_set]
    text_width = nd30.PAGE_WIDTH_MM - setup.left_mm - setup.right_mm
    right = width_mm(nd30.QUOC_HIEU, sizes.quoc_hieu, bold=True) + _QUOC_HIEU_ROOM_MM
    return text_width - right, right


def organ_lines(names: tuple[str, ...], size: float, limit_mm: float, *, bold: bool) -> tuple[str, ...]:
    """Names of an organ, each broken into lines of similar length."""
    return tuple(line for name in names for line in balanced_lines(name, size, limit_mm - 1.5, bold=bold))


def number_line(letterhead: Letterhead) -> str:
    """ "Số: 05/BC-BCĐ"; blank until the paper is signed (Điều 15.2), number below 10 padded (II.3.a)."""
    if letterhead.number_text:
        return f"Số: {printable(letterhead.number_text)}"
    number = _BLANK * 6 if letterhead.number is None else padded_count(letterhead.number).replace(".", "")
    return f"Số:{_BLANK if letterhead.number is None else ' '}{number}/{printable(letterhead.symbol)}"


def place_date_line(letterhead: Letterhead) -> str:
    """ "Hà Quảng, ngày 05 tháng 01 năm 2022"; day and month blank until the paper is signed (II.4)."""
    if letterhead.issued_on is not None:
        return f"{printable(letterhead.place)}, {admin_date(letterhead.issued_on)}"
    year = str(letterhead.year) if letterhead.year is not None else _BLANK * 6
    return f"{printable(letterhead.place)}, ngày{_BLANK * 6}tháng{_BLANK * 6}năm {year}"


def rule_length(line: str, size: float) -> float:
    """Length of the rule under a bold centred line: between a third and a half of it."""
    return width_mm(line, size, bold=True) * 0.42


def tieu_ngu_length(size: float) -> float:
    """The rule under the tiêu ngữ is as long as its text."""
    return width_mm(nd30.TIEU_NGU, size, bold=True)


def basis_lines(basis: LegalBasis) -> tuple[str, ...]:
    """Legal bases, each closed by ";" and the last by "." (ô số 6)."""
    lines = [printable(line).rstrip(" ;.,") for line in basis.lines]
    return tuple(f"{line}{'.' if index == len(lines) - 1 else ';'}" for index, line in enumerate(lines))


def recipient_lines(closing: Closing) -> tuple[str, ...]:
    """Recipients as "- …;", the last, which is the archive, closed by "." (ô số 9b)."""
    lines = [printable(line).strip(" -;.,") for line in closing.recipients]
    return tuple(f"- {line}{'.' if index == len(lines) - 1 else ';'}" for index, line in enumerate(lines))
