"""The versions of one report beside each other, and what was corrected inside one: by whom, when, why."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from app.db import figure_edits, submissions
from app.domain import version_differences
from app.domain.indicators import from_milli
from app.domain.periods import VIETNAM
from app.domain.submissions import ReportedFigure, SubmissionDetail, SubmissionState
from app.domain.version_differences import VersionDifferences
from app.services import open_reports
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class VersionChanges:
    """What one version says otherwise than the version ``since`` (0: it is the first), and the reason given for it."""

    version: int
    since: int
    reason: str
    differences: VersionDifferences


@dataclass(frozen=True, slots=True)
class Edit:
    """What somebody changed in one figure inside a version; ``at`` is Vietnam time, ``figure`` as it is now.

    ``reason`` is empty for a sum that followed a corrected part; of an answered question it is the answer chosen.
    """

    at: datetime
    actor: str
    figure: ReportedFigure
    before: Decimal | None
    after: Decimal | None
    reason: str
    is_answer: bool


def edits(ws: Workspace, item: SubmissionDetail) -> tuple[Edit, ...]:
    """Every correction and answer inside one version that is still in force, the newest first."""
    with ws.store.read() as connection:
        found = figure_edits.of_version(connection, item.id)
    known = {stored.id: stored.figure for stored in item.figures}
    return tuple(
        Edit(
            one.at.astimezone(VIETNAM),
            one.actor,
            known[one.figure_id],
            _value(one.before),
            _value(one.after),
            one.reason,
            # A sum that followed is left as reported too, yet nobody was asked about it.
            is_answer=one.is_answer and bool(one.reason),
        )
        for one in reversed(found)
        if one.figure_id in known
    )


def _value(milli: int | None) -> Decimal | None:
    return None if milli is None else from_milli(milli)


def changes(ws: Workspace, submission_id: int) -> VersionChanges:
    """Figures, lines of the lists and texts that differ from the version before; drafts «nháp» are passed over."""
    with ws.store.read() as connection:
        item = open_reports.load(connection, submission_id)
        known = submissions.versions(connection, item.unit_id, item.period)
        earlier = [one for one in known if one.version < item.version and one.state is not SubmissionState.DRAFT]
        if not earlier:
            return VersionChanges(item.version, 0, item.amend_reason, VersionDifferences())
        before = open_reports.load(connection, earlier[-1].id)
    differences = version_differences.between(before, item)
    return VersionChanges(item.version, before.version, item.amend_reason, differences)
