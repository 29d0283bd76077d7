"""Lines of «Các bản, thay đổi»: figures that differ from the version before, and those corrected inside a version."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.findings import Where
from app.domain.indicators import Catalogue
from app.domain.submissions import Difference, StoredFigure
from app.i18n import _
from app.services.versions import Edit
from app.text import format_number, short_date
from app.ui.submissions.words import place
from app.ui.tables import Cell, CellState, Column

_NOWHERE = Where()


@dataclass(frozen=True, slots=True)
class Change:
    """One figure before and after with what explains it, or (``heading``) the line over a group of them."""

    heading: str = ""
    code: str = ""
    name: str = ""
    before: Decimal | None = None
    after: Decimal | None = None
    where: Where = _NOWHERE
    details: tuple[str, ...] = ()


def of_versions(
    differences: Sequence[Difference], figures: Sequence[StoredFigure], catalogue: Catalogue
) -> Iterator[Change]:
    """Figures that differ from the version before, with the reason where one was corrected."""
    reasons = {item.figure.where: item.reason for item in figures if item.reason}
    for item in differences:
        details = (item.place, item.part, place(item.where), reasons.get(item.where, ""))
        name = _name(item.indicator, catalogue)
        yield Change("", item.indicator, name, item.before, item.after, item.where, tuple(filter(None, details)))


def of_edits(edits: Sequence[Edit], catalogue: Catalogue) -> Iterator[Change]:
    """Figures that people changed inside one version: who, when and why."""
    for item in edits:
        told = item.figure
        who = f"{item.actor}, {item.at:%H:%M} {short_date(item.at.date())}"
        details = (told.hamlet or told.commune_code, told.part, who, _why(item), place(told.where))
        name = _name(told.indicator, catalogue)
        yield Change("", told.indicator, name, item.before, item.after, told.where, tuple(filter(None, details)))


def _name(code: str, catalogue: Catalogue) -> str:
    return catalogue[code].name if code in catalogue else code


def _why(item: Edit) -> str:
    if not item.reason:
        return _("cộng lại theo số vừa sửa")
    return _("trả lời: {answer}").format(answer=item.reason) if item.is_answer else item.reason


def columns() -> tuple[Column[Change], ...]:
    """Indicator with what explains the change below it, then both values."""
    return (
        Column(
            "indicator",
            _("Chỉ tiêu"),
            lambda row: row.code,
            show=lambda row: f"{row.code} {row.name}",
            cell=_indicator,
            width=140,
            is_stretched=True,
        ),
        _figure("before", _("Trước")),
        _figure("after", _("Sau")),
    )


def _indicator(row: Change) -> Cell:
    return Cell(caption=" · ".join(row.details), tooltip="\n".join((f"{row.code} {row.name}", *row.details)))


def _figure(attribute: str, title: str) -> Column[Change]:
    def look(row: Change) -> Cell:
        is_blank = getattr(row, attribute) is None
        return Cell(CellState.BLANK) if is_blank else Cell(is_strong=attribute == "after")

    def show(row: Change) -> str:
        value = getattr(row, attribute)
        return "" if value is None else format_number(value)

    return Column(attribute, title, lambda row: getattr(row, attribute), show=show, cell=look, width=72, is_number=True)
