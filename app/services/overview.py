"""Overview «tổng quan» of one year: who sent what, what is wrong, what comes next, how far the review is."""

from collections.abc import Iterable, Sequence
from datetime import date

from app.db import papers as db_papers
from app.db.types import DbConnection
from app.domain.findings import Severity
from app.domain.overview import (
    OpenCount,
    Overview,
    ProgressRow,
    Todo,
    TodoKind,
)
from app.domain.submissions import SubmissionRow, SubmissionState
from app.domain.units import Unit, commune_word
from app.errors import Refused
from app.i18n import _
from app.services import backups, consolidation, leaf_texts, scope, season_todos, submissions, year_on_year
from app.services.deadlines import COMMUNE_REPORT, deadlines_of, of_other_plans
from app.services.workspace import Workspace

_EARLIEST, _LATEST = 1990, 2100


def year_of(ws: Workspace, asked: int | None) -> int:
    """The year asked for, by default the one the plan reports about."""
    if asked is None:
        with ws.store.read() as connection:
            return scope.committee_of(connection).report_year
    if not _EARLIEST <= asked <= _LATEST:
        raise Refused("bad-year", _("Năm {year} không hợp lệ.").format(year=asked))
    return asked


def own_unit(ws: Workspace, year: int | None = None) -> Unit:
    """The unit of the committee as it is now, or of the one whose report a year is."""
    with ws.store.read() as connection:
        return scope.own_unit(connection, None if year is None else scope.year_end(year))


def unit_named(ws: Workspace, text: str, year: int) -> Unit:
    """The unit somebody means by a code or a name; raises ``Refused`` when it is not exactly one."""
    with ws.store.read() as connection:
        return scope.unit_named(connection, text, scope.year_end(year))


def word_of_communes(ws: Workspace, year: int) -> str:
    """What the units that owe a report of ``year`` are called together: "xã", "phường", "xã, phường"."""
    with ws.store.read() as connection:
        return commune_word(scope.of_year(connection, year).communes)


def overview(ws: Workspace, year: int) -> Overview:
    """Everything the first page shows for ``year``, by one view of the data."""
    with ws.store.read() as connection:
        return _overview(connection, ws, year)


def _overview(connection: DbConnection, ws: Workspace, year: int) -> Overview:
    rows = submissions.board(ws, year)
    leaves = leaf_texts.leaf_progress(ws, year)
    totals = consolidation.consolidate(connection, ws, year, consolidation.expected_of(connection, year, None))
    committee = scope.committee_of_year(connection, year)
    word = commune_word(scope.of_year(connection, year).communes)
    is_issued = bool(db_papers.issued(connection, committee.unit_id, year))
    communes = [row for row in rows if not row.is_station]
    stations = [row for row in rows if row.is_station]
    deadlines = deadlines_of(ws, year, communes, is_issued=is_issued)
    due = next((item.due_on for item in deadlines if item.code == COMMUNE_REPORT), None)
    urgent, later = season_todos.todos(ws, year)
    done = sum(1 for is_done in leaves.values() if is_done)
    return Overview(
        year=year,
        today=ws.today,
        submitted=sum(1 for row in communes if row.is_here),
        expected=len(communes),
        missing=tuple(row.unit_name for row in communes if not row.is_here),
        stations_submitted=sum(1 for row in stations if row.is_here),
        stations_expected=len(stations),
        accepted=sum(1 for row in communes if row.state is SubmissionState.ACCEPTED),
        errors=_open_counts(rows, Severity.ERROR),
        questions=_open_counts(rows, Severity.QUESTION),
        leaves_done=done,
        leaves=len(leaves),
        todos=(*urgent, *_todos(rows, due, len(leaves) - done, is_issued=is_issued), *later),
        deadlines=(*deadlines, *of_other_plans(ws, year)),
        plan_number=committee.plan_number,
        progress=tuple(_progress(row) for row in rows),
        year_on_year=year_on_year.of_core(ws.presets.catalogue(year), totals),
        last_backup_at=backups.last_at(ws),
        commune_word=word,
        waiting_before=sum(1 for row in submissions.board(ws, year - 1) if row.state is SubmissionState.RECEIVED),
    )


def _progress(row: SubmissionRow) -> ProgressRow:
    return ProgressRow(
        unit_id=row.unit_id,
        unit_name=row.unit_name,
        is_station=row.is_station,
        submission_id=row.submission_id,
        state=row.state,
        errors=row.errors,
        questions=row.questions,
        has_soft_copy=row.soft_copy_on is not None,
        has_hard_copy=row.hard_copy_on is not None,
    )


def _open_counts(rows: Iterable[SubmissionRow], severity: Severity) -> tuple[OpenCount, ...]:
    counts = ((row, row.errors if severity is Severity.ERROR else row.questions) for row in rows if row.is_here)
    return tuple(
        OpenCount(severity, row.submission_id, row.unit_name, count)
        for row, count in counts
        if count and row.submission_id is not None
    )


# --- what to do next -------------------------------------------------------------------------------------------------


def _todos(rows: Sequence[SubmissionRow], due: date | None, unwritten: int, *, is_issued: bool) -> tuple[Todo, ...]:
    here = [row for row in rows if row.is_here]
    if not here:
        return (Todo(TodoKind.IMPORT, 1, due_on=due),)
    found = [_about(TodoKind.FIX_ERRORS, [row], due, row.errors) for row in here if row.errors]
    found += [_about(TodoKind.ANSWER_QUESTIONS, [row], due, row.questions) for row in here if row.questions]
    found += [_about(TodoKind.COMPARE, [row], None, row.later) for row in here if row.later]
    waiting = [row for row in here if row.state is SubmissionState.RECEIVED and not row.errors and not row.questions]
    groups = (
        (TodoKind.ACCEPT, waiting),
        (TodoKind.REMIND, [row for row in rows if not row.is_here]),
        (TodoKind.RECORD_HARD_COPY, [row for row in here if row.hard_copy_on is None and not row.is_station]),
        (TodoKind.RECORD_SOFT_COPY, [row for row in here if row.soft_copy_on is None]),
    )
    found += [_about(kind, some, due, len(some)) for kind, some in groups if some]
    if unwritten:
        found.append(Todo(TodoKind.WRITE_LEAVES, unwritten))
    elif not is_issued and all(row.state is SubmissionState.ACCEPTED for row in rows):
        found.append(Todo(TodoKind.ISSUE_REVIEW, 1))
    return tuple(found)


def _about(kind: TodoKind, rows: Sequence[SubmissionRow], due: date | None, count: int) -> Todo:
    return Todo(
        kind,
        count,
        tuple(row.unit_id for row in rows),
        tuple(row.unit_name for row in rows),
        rows[0].submission_id if len(rows) == 1 else None,
        due,
    )
