"""From a total back to who reported it: version, file, sheet and cell of every value it was made of."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.db import findings, totals
from app.db.figures import COMMUNE, HAMLET, UNIT
from app.db.submissions import Version
from app.db.types import DbConnection
from app.domain.indicators import Catalogue, OverTime, OwnerLevel, from_milli
from app.domain.submissions import FigureStatus
from app.domain.units import Unit, UnitKind
from app.services import event_sources, gathering, incident_sources, stretches
from app.services.figure_source import Source
from app.services.scope import Expected

__all__ = ["Source", "parts_of", "trace"]

_COUNTING = frozenset({FigureStatus.REPORTED.value, FigureStatus.CORRECTED.value})


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
    order = {item.id: number for number, item in enumerate(expected.reporting)}
    order.setdefault(expected.owner.id, len(order))
    parts = {code: [part for part in parts_of(catalogue, code) if _is_typed(catalogue, part)] for code in codes}
    wanted = list(dict.fromkeys(part for some in parts.values() for part in some))
    traced = _cells(connection, catalogue, expected, chosen, wanted)
    replaced = stretches.replaced_by(connection, expected, chosen, year)
    for code, some in traced.items():
        traced[code] = _without_earlier_stocks(catalogue, some, replaced)
    for code in incident_sources.OFFENCES & set(codes):
        traced[code] = list(incident_sources.listed(connection, code, expected, chosen))
        parts[code] = [code]
    for one in list(event_sources.of_register(connection, catalogue, (expected, year, chosen), codes, traced)):
        traced.setdefault(one.indicator, []).append(one)
        parts[one.indicator] = [one.indicator]
    return {
        code: tuple(
            sorted(
                (item for part in some for item in traced.get(part, ())),
                key=lambda item: (order[item.unit_id], not item.counts),
            )
        )
        for code, some in parts.items()
    }


def _cells(
    connection: DbConnection,
    catalogue: Catalogue,
    expected: Expected,
    chosen: Mapping[int, Sequence[Version]],
    wanted: Sequence[str],
) -> dict[str, list[Source]]:
    """The cells of the accepted reports that give some indicators."""
    ids = [version.id for versions in chosen.values() for version in versions]
    owners = {item.id: item for item in expected.reporting}
    about = expected.owner.id if gathering.is_one_commune(expected) else None
    found = totals.places(connection, ids, wanted)
    listed = {(item.submission_id, item.indicator, item.part) for item in found if item.scope == UNIT}
    passed = findings.overridden(connection, ids)
    traced: dict[str, list[Source]] = {}
    for item in found:
        if _is_owner(catalogue, item.indicator, owners[item.unit_id]) and _is_relevant(item, owners, about):
            one = _source(item, owners[item.unit_id], counts=_counts(item, listed, about))
            reason = passed.get((item.submission_id, item.indicator, item.sheet, item.cell))
            if reason is not None and one.value is not None:
                one = replace(one, is_overridden=True, override_reason=reason)
            traced.setdefault(item.indicator, []).append(one)
    return traced


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
