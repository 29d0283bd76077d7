"""Values that slipped by a row against their codes: seen beside the figures of last year on the same sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.findings import Candidate, Where
from app.domain.indicators import OwnerLevel
from app.domain.row_slips import slipped_runs, widened
from app.i18n import _
from app.importing.collector import Collector
from app.importing.indicator_columns import IndicatorColumns
from app.importing.indicator_sheet import Typed
from app.importing.raw import RawSheet
from app.importing.values import read_value


@dataclass(frozen=True, slots=True)
class _Run:
    """Rows whose values have slipped, and the rows around them that may have."""

    first: int
    after: int
    widest: int
    farthest: int
    shift: int


def ask_slipped_values(
    sheet: RawSheet, columns: IndicatorColumns, typed: Sequence[Typed], collector: Collector
) -> None:
    """One question for each run of rows whose values seem to stand a row too low or too high; none of them counts."""
    items = [item for item in typed if item.column in columns.values]
    if not columns.previous or not items:
        return
    known = [_before(sheet, columns.previous, item) for item in items]
    values = [item.reading.value for item in items]
    for first, after, shift in slipped_runs(values, known):
        widest = widened(values, known, (first, after), shift)
        _ask(sheet, items, _Run(first, after, *widest, shift), collector)


def _before(sheet: RawSheet, column: int, item: Typed) -> Decimal | None:
    """The figure of last year in the row, when it is certain."""
    reading = read_value(sheet.cell(item.row, column), item.indicator.value_type, item.part or item.indicator.unit)
    return reading.value


def _may_ask(item: Typed) -> bool:
    """Whether a row gives the commune's own figure: what hamlets or others own is summed or left out anyway."""
    return item.indicator.owner is OwnerLevel.COMMUNE and item.reading.is_certain and not item.part


def _ask(sheet: RawSheet, items: Sequence[Typed], run: _Run, collector: Collector) -> None:
    """All rows of a run together: as typed, or moved back without those at its ends that may be right as they are."""
    places = [n for n in range(run.widest, run.farthest) if _may_ask(items[n])]
    kept, moved = [], []
    for place in places:
        code, source = items[place].indicator.code, place + run.shift
        is_inside = run.first <= place < run.after and run.first <= source < run.after
        kept.append((code, items[place].reading.value))
        moved.append((code, items[source].reading.value if is_inside else None))
        items[place].is_asked = True
    if not places:
        return
    begin, end = items[places[0]], items[places[-1]]
    direction = _("lên một dòng") if run.shift > 0 else _("xuống một dòng")
    answers = (
        Candidate(_("Giữ số ở đúng dòng đã ghi"), tuple(kept)),
        Candidate(
            _("Dời các số {direction}, để trống chỗ không chắc ở hai đầu").format(direction=direction), tuple(moved)
        ),
        Candidate(_("Coi như chưa có số liệu"), tuple((code, None) for code, _value in kept)),
    )
    collector.ask(
        "values-slipped", Where(sheet.name, begin.where.cell), answers, None, None,
        first=f"{begin.indicator.code} ({begin.where.cell})", last=f"{end.indicator.code} ({end.where.cell})",
        count=str(len(places)), direction=direction, text=begin.raw,
    )  # fmt: skip
