"""Accepting «duyệt» many reports in one operation: what is sound is accepted, what is not stays with its reason."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from app.db import board, history
from app.db.history import OperationKind
from app.domain.submissions import SubmissionRow, SubmissionState
from app.errors import Refused
from app.i18n import _
from app.progress import Progress
from app.services import submissions
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Kept:
    """A report that was not accepted, and why."""

    unit_name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """What became of the reports: names of the units whose reports are accepted, and those that wait on.

    ``found_later`` is how much now is to be asked about reports of the year after that were accepted before these.
    """

    units: tuple[str, ...]
    kept: tuple[Kept, ...]
    found_later: int = 0


class _NoneAccepted(Exception):
    """Ends an operation that would say that reports were accepted when none was."""


def is_sound(row: SubmissionRow) -> bool:
    """Whether a report waits and nothing blocks it; open warnings stay with it when it is accepted."""
    return row.state is SubmissionState.RECEIVED and not row.errors and not row.questions


def without_year_before(ws: Workspace, rows: Sequence[SubmissionRow], year: int) -> tuple[str, ...]:
    """Names of the units of which no report of the year before is accepted: nothing there to compare with."""
    with ws.store.read() as connection:
        before = board.versions_of_year(connection, year - 1)
    return tuple(row.unit_name for row in rows if not board.counting(before.get(row.unit_id, ())))


def accept_sound(ws: Workspace, rows: Sequence[SubmissionRow], progress: Progress) -> Accepted:
    """Accept every sound report in one operation, which one undo takes back; a cancel leaves none accepted."""
    units: list[str] = []
    kept: list[Kept] = []
    found_later = 0
    sound = [row for row in rows if is_sound(row) and row.submission_id is not None]
    label = _label([row.unit_name for row in sound])
    with suppress(_NoneAccepted), ws.store.write(label, ws.actor, kind=OperationKind.ACCEPTANCE) as connection:
        for done, row in enumerate(sound):
            progress(done, len(sound), _("Đang duyệt báo cáo {unit}").format(unit=row.unit_name))
            try:
                found_later += submissions.accept_within(connection, ws, row.submission_id or 0).found_later
            except Refused as problem:
                kept.append(Kept(row.unit_name, str(problem)))
            else:
                units.append(row.unit_name)
        if not units:
            raise _NoneAccepted
        history.rename(connection, _label(units))
    progress(len(sound), len(sound), _("Đã duyệt {count} báo cáo").format(count=len(units)))
    return Accepted(tuple(units), tuple(kept), found_later)


def _label(units: Sequence[str]) -> str:
    """A lone report is named, as when it is accepted by itself."""
    if len(units) == 1:
        return _("Duyệt báo cáo {unit}").format(unit=units[0])
    return _("Duyệt {count} báo cáo").format(count=len(units))
