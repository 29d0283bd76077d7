"""From a total back to who reported it: version, file, sheet and cell of every value it was made of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from app.db import findings, totals
from app.db.figures import COMMUNE, HAMLET, UNIT
from app.db.submissions import Version
from app.db.types import DbConnection
from app.domain.indicators import Catalogue, OverTime, OwnerLevel, from_milli
from app.domain.list_definitions import is_criminal, is_fined
from app.domain.lists import in_period
from app.domain.registers import Incident, Register
from app.domain.submissions import FigureStatus
from app.domain.units import Unit, UnitKind
from app.services import gathering, stretches
from app.services.scope import Expected

_COUNTING = frozenset({FigureStatus.REPORTED.value, FigureStatus.CORRECTED.value})


@dataclass(frozen=True, slots=True)
class Source:
    """Where one part of a total stands: who reported which value about which place, in which file, sheet and cell.

    ``counts`` is false for what only stands beside the total: a blank, a hamlet's part of a sum that is listed itself.
    ``is_certain`` is false for a blank, an open question and a figure that another level owns. ``is_overridden`` marks
    a figure that counts although an error was found about its cell, ``override_reason`` says why it was let pass.
    ``is_corrected`` marks one that somebody corrected: the cell still says ``raw``, ``correction_reason`` says why.
    """

    unit_id: int
    unit: str
    code: str
    indicator: str
    part: str
    value: Decimal | None
    raw: str
    file: str
    sheet: str
    cell: str
    version: int
    submission_id: int
    place: str = ""
    place_code: str = ""
    scope: str = "unit"
    counts: bool = True
    is_certain: bool = True
    is_overridden: bool = False
    override_reason: str = ""
    is_corrected: bool = False
    correction_reason: str = ""


def parts_of(catalogue: Catalogue, code: str) -> list[str]:
    """The indicators whose figures make one total: itself, or the parts of a percentage and the weight of a mean."""
    indicator = catalogue[code]
    related = [indicator.code, indicator.numerator, indicator.denominator, indicator.weight]
    return list(dict.fromkeys(item for item in related if item and item in catalogue))


def trace(
    connection: DbConnection, catalogue: Catalogue, expected: Expected, year: int, codes: Sequence[str]
) -> dict[str, tuple[Source, ...]]:
    """Where the totals of some indicators come from, each in the order of the expected units."""
    chosen = gathering.chosen_versions(connection, expected.reporting, year)
    ids = [version.id for versions in chosen.values() for version in versions]
    owners = {item.id: item for item in expected.reporting}
    order = {item.id: number for number, item in enumerate(expected.reporting)}
    about = expected.owner.id if gathering.is_one_commune(expected) else None
    parts = {code: [part for part in parts_of(catalogue, code) if _is_typed(catalogue, part)] for code in codes}
    wanted = list(dict.fromkeys(part for some in parts.values() for part in some))
    found = totals.places(connection, ids, wanted)
    listed = {(item.submission_id, item.indicator, item.part) for item in found if item.scope == UNIT}
    passed = findings.overridden(connection, ids)
    replaced = stretches.replaced_by(connection, expected, chosen, year)
    traced: dict[str, list[Source]] = {}
    for item in found:
        if _is_owner(catalogue, item.indicator, owners[item.unit_id]) and _is_relevant(item, owners, about):
            one = _source(item, owners[item.unit_id], counts=_counts(item, listed, about))
            reason = passed.get((item.submission_id, item.indicator, item.sheet, item.cell))
            if reason is not None and one.value is not None:
                one = replace(one, is_overridden=True, override_reason=reason)
            traced.setdefault(item.indicator, []).append(one)
    for code, some in traced.items():
        traced[code] = _without_earlier_stocks(catalogue, some, replaced)
    for code in _OFFENCES & set(codes):
        traced[code] = list(_listed(connection, code, expected, chosen))
        parts[code] = [code]
    return {
        code: tuple(
            sorted(
                (item for part in some for item in traced.get(part, ())),
                key=lambda item: (order[item.unit_id], not item.counts),
            )
        )
        for code, some in parts.items()
    }


def _without_earlier_stocks(
    catalogue: Catalogue, found: Sequence[Source], replaced: Mapping[int, stretches.Later]
) -> list[Source]:
    """A stock counts where it was told last; a flow unless the heir's report is about the same days."""
    counting: dict[str, set[int]] = {}
    for item in found:
        if item.counts:
            counting.setdefault(item.part, set()).add(item.submission_id)
    is_flow = bool(found) and catalogue[found[0].indicator].over_time is not OverTime.STOCK

    def is_over(item: Source) -> bool:
        later = replaced.get(item.submission_id)
        if not item.counts or later is None:
            return False
        given = counting[item.part]
        return later.is_told or (not is_flow and all(some & given for some in later.versions))

    return [replace(item, counts=False) if is_over(item) else item for item in found]


def _is_typed(catalogue: Catalogue, code: str) -> bool:
    return catalogue[code].owner is not OwnerLevel.COMPUTED


def _is_owner(catalogue: Catalogue, code: str, reporter: Unit) -> bool:
    is_station = reporter.kind is UnitKind.BORDER_STATION
    return is_station is (catalogue[code].owner is OwnerLevel.BORDER_STATION)


def _is_relevant(item: totals.Place, owners: Mapping[int, Unit], about: int | None) -> bool:
    """For one commune a station's figures are those about this commune, not its own totals."""
    if about is None or owners[item.unit_id].kind is not UnitKind.BORDER_STATION:
        return True
    return item.scope == COMMUNE and item.place_id == about


def _counts(item: totals.Place, listed: set[tuple[int, str, str]], about: int | None) -> bool:
    if item.milli is None or item.status not in _COUNTING:
        return False
    if item.scope == HAMLET:
        return (item.submission_id, item.indicator, item.part) not in listed
    return item.scope == UNIT or about is not None


def _source(item: totals.Place, reporter: Unit, *, counts: bool) -> Source:
    return Source(
        unit_id=item.unit_id,
        unit=reporter.name,
        code=reporter.code or "",
        indicator=item.indicator,
        part=item.part,
        value=None if item.milli is None else from_milli(item.milli),
        raw=item.raw,
        file=item.file_name,
        sheet=item.sheet,
        cell=item.cell,
        version=item.version,
        submission_id=item.submission_id,
        place="" if item.scope == UNIT else item.place_name,
        place_code="" if item.scope == UNIT else item.place_code,
        scope=item.scope,
        counts=counts,
        is_certain=item.milli is not None and item.status in _COUNTING,
        is_corrected=item.status == FigureStatus.CORRECTED.value,
        correction_reason=item.reason if item.status == FigureStatus.CORRECTED.value else "",
    )


# --- figures counted from the incident list ------------------------------------------------------------------------


def _listed(
    connection: DbConnection, code: str, expected: Expected, chosen: Mapping[int, Sequence[Version]]
) -> Iterable[Source]:
    """The rows of the stations' incident lists behind G12 to G15; nothing for other indicators."""
    if code not in _OFFENCES or gathering.is_one_commune(expected):
        return
    stations = [item for item in expected.reporting if item.kind is UnitKind.BORDER_STATION]
    for station in stations:
        for version in chosen.get(station.id, ()):
            names = totals.file_names(connection, [version.id])
            for item in totals.rows_of(connection, [version.id], [Register.INCIDENTS]).get(version.id, ()):
                if not isinstance(item.row, Incident) or not in_period(item.row, version.period):
                    continue
                amount = _amount(code, item.row)
                if amount:
                    cell = item.cells.get("kind") or f"{item.row_no}"
                    yield Source(
                        station.id, station.name, station.code or "", code, "", amount, item.row.kind,
                        names[version.id], item.sheet, cell, version.version, version.id,
                    )  # fmt: skip


_OFFENCES = frozenset({"G12", "G13", "G14", "G15"})


def _amount(code: str, row: Incident) -> Decimal:
    if not row.kind.startswith("G"):
        return Decimal(0)
    amounts = {
        "G12": 1,
        "G13": row.offender_count or 0,
        "G14": int(is_criminal(row)),
        "G15": int(is_fined(row)),
    }
    return Decimal(amounts[code])
