"""The versions of one report beside each other: what a correction «đính chính» or a newer file changed, and why."""

from dataclasses import dataclass

from app.db import submissions
from app.domain import version_differences
from app.domain.submissions import SubmissionState
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
