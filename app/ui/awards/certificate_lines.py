"""The lines of a layout as a table of numbers: places and widths in millimetres, sizes in points."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from app.domain.awards.certificates import CertificateLine
from app.domain.event_words import capital
from app.i18n import _
from app.text import clean
from app.ui.tables import Cell, Column, TableModel


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line with its number and name."""

    number: int
    name: str
    line: CertificateLine
    is_refused: bool = False


#: Takes the number of a line and what it is now.
Change = Callable[[int, CertificateLine], None]


def parse_mm(text: str) -> float:
    """ "12,5" as 12.5; ``ValueError`` with one sentence for what is no number."""
    try:
        number = Decimal(clean(text).removesuffix("mm").removesuffix("pt").strip().replace(",", "."))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise ValueError(_("Ghi một số, ví dụ 12,5"))
    return float(round(number, 3))


def mm_words(value: float) -> str:
    """12.5 as "12,5"."""
    return f"{round(value, 2):g}".replace(".", ",")


def lines_model(change: Change) -> TableModel[LineRow]:
    """Name, place, width, sizes, number of lines; all but the name can be typed."""
    return TableModel(
        (
            Column(
                "name",
                _("Dòng"),
                lambda row: capital(row.name),
                cell=lambda row: Cell(tone="block" if row.is_refused else ""),
                width=132,
                least=124,
                is_stretched=True,
            ),
            _number("x_mm", _("Ngang"), _("mm từ mép trái"), change, 62),
            _number("y_mm", _("Dọc"), _("mm từ mép trên tới chân chữ"), change, 54),
            _number("width_mm", _("Rộng"), _("mm chữ được chiếm"), change, 60),
            _number("size_pt", _("Cỡ"), _("cỡ chữ"), change, 48),
            _number("least_pt", _("Nhỏ nhất"), _("cỡ chữ nhỏ nhất trước khi xuống dòng"), change, 82),
            _number("most_lines", _("Số dòng"), _("nhiều nhất mấy dòng"), change, 74),
        )
    )


def _number(field: str, title: str, tooltip: str, change: Change, width: int) -> Column[LineRow]:
    def edit(row: LineRow, text: str) -> None:
        number = parse_mm(text)
        value: Any = int(number) if field == "most_lines" else number
        changed: dict[str, Any] = {field: value}
        if field == "size_pt" and value < row.line.least_pt:
            # A smaller line has a smaller floor, too.
            changed["least_pt"] = value
        change(row.number, replace(row.line, **changed))

    return Column(
        field,
        title,
        lambda row: Decimal(str(round(getattr(row.line, field), 3))),
        show=lambda row: mm_words(getattr(row.line, field)),
        edit=edit,
        width=width,
        is_number=True,
        tooltip=tooltip,
    )
