"""Figures of events by unit as their register has them, and beside what the units report of the same year."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.db import board, submissions
from app.db.types import DbConnection
from app.domain.check_case import Case, CheckContext
from app.domain.check_events import register_findings
from app.domain.event_figures import EventFigure, figures_of, unit_events
from app.domain.findings import Finding
from app.domain.findings_text import remedy, sentence
from app.domain.periods import ReportingPeriod
from app.domain.submissions import SubmissionState
from app.services import checking, event_register, event_totals, scope
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class UnitEventFigures:
    """What the register says of one unit in a year, by code; ``is_own`` for the committee's own events."""

    unit_id: int
    unit_name: str
    figures: Mapping[str, EventFigure]
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class EventFinding:
    """One thing in which a report and the register differ, in words: both numbers, who says what, what to do."""

    finding: Finding
    sentence: str
    remedy: str


@dataclass(frozen=True, slots=True)
class ComparedReport:
    """A commune's report beside the register; without a report of the year ``submission_id`` is ``None``."""

    unit_id: int
    unit_name: str
    submission_id: int | None
    state: SubmissionState | None
    findings: tuple[EventFinding, ...]


def figures(ws: Workspace, year: int) -> tuple[UnitEventFigures, ...]:
    """Every unit of which the register knows an event of ``year``, communes first, then the committee itself."""
    catalogue, period = ws.presets.catalogue(year), ReportingPeriod.of_year(year)
    with ws.store.read() as connection:
        expected = scope.of_year(connection, year)
        known = event_totals.events_for(connection, expected, year)
    by_unit = [
        UnitEventFigures(unit.id, unit.name, figures_of(known, unit.id, catalogue, period))
        for unit in expected.communes
    ]
    own = UnitEventFigures(
        expected.owner.id, expected.owner.name, figures_of(known, None, catalogue, period), is_own=True
    )
    return tuple(item for item in (*by_unit, own) if item.figures)


def compare(ws: Workspace, year: int) -> tuple[ComparedReport, ...]:
    """Every commune with events or with a report of ``year``: its accepted report, else the one that was received.

    What was decided about a difference stays where it was decided; here it is said again, because it still is one.
    """
    with ws.store.read() as connection:
        expected = scope.of_year(connection, year)
        known = event_totals.events_for(connection, expected, year)
        sent = board.versions_of_year(connection, year)
        found = []
        for unit in expected.communes:
            versions = board.counting(sent.get(unit.id, ()), provisional=True)
            found += [_compared(connection, ws, unit.name, version) for version in versions]
            period = ReportingPeriod.of_year(year)
            if not versions and unit_events(known, unit.id, ws.presets.catalogue(year), period) is not None:
                found.append(ComparedReport(unit.id, unit.name, None, None, ()))
    return tuple(found)


def _compared(connection: DbConnection, ws: Workspace, name: str, version: submissions.Version) -> ComparedReport:
    detail = submissions.load(connection, version.id)
    if detail is None:
        raise LookupError(version.id)
    catalogue = ws.presets.catalogue(detail.period.year)
    events = event_register.of_unit(connection, ws, detail.unit_id, detail.period)
    case = Case.of(checking.report_of(connection, detail), catalogue, None, CheckContext(events=events))
    told = (EventFinding(item, sentence(item, catalogue), remedy(item.code)) for item in register_findings(case))
    return ComparedReport(detail.unit_id, name, detail.id, detail.state, tuple(told))
