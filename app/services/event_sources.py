"""The events of the register behind totals: sources of their own, named by event and day."""

from collections.abc import Iterator, Mapping, Sequence

from app.db import packed
from app.db.submissions import Version
from app.db.types import DbConnection
from app.domain.event_figures import EventShare
from app.domain.indicators import Catalogue
from app.domain.registers import Register
from app.services import event_totals
from app.services.figure_source import Source
from app.services.scope import Expected
from app.text import short_date


def of_register(
    connection: DbConnection,
    catalogue: Catalogue,
    sent: tuple[Expected, int, Mapping[int, Sequence[Version]]],
    codes: Sequence[str],
    traced: Mapping[str, Sequence[Source]],
) -> Iterator[Source]:
    """The events of the register behind figures that no report gives."""
    expected, year, chosen = sent
    known = event_totals.events_for(connection, expected, year)
    if not known:
        return
    given: dict[int, set[str]] = {}
    for source in (item for some in traced.values() for item in some if item.counts):
        given.setdefault(source.unit_id, set()).add(source.indicator)
    versions = {version.id: unit_id for unit_id, some in chosen.items() for version in some}
    listing = frozenset(versions[key] for key in packed.listed(connection, list(versions), (Register.EVENTS,)))
    for fill in event_totals.fills(catalogue, expected, year, known, event_totals.Given(given, listing)):
        if fill.figure.code in codes:
            yield from (_of_event(fill, share) for share in fill.figure.shares)


def _of_event(fill: event_totals.Fill, share: EventShare) -> Source:
    return Source(
        unit_id=fill.unit.id,
        unit=fill.unit.name,
        code=fill.unit.code or "",
        indicator=fill.figure.code,
        part=fill.figure.part,
        value=share.amount,
        raw="",
        file=event_totals.SHEET,
        sheet=share.name,
        cell=short_date(share.day) if share.day else "",
        version=share.version,
        submission_id=0,
        event_id=share.event_id,
    )
