"""Import, then anything at all, then undo: each cell reads as before the import or is listed as kept."""

import hashlib
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import Connection, select

from app.db.seals import broken_seals
from app.db.submissions import current_of
from app.db.submissions import versions as versions_of
from app.db.tables import figure, narrative, register_row, submission, unit
from app.domain.findings import Candidate, Finding, Severity
from app.domain.periods import ReportingPeriod
from app.domain.registers import Team
from app.domain.submissions import RECEIVABLE, FigureStatus, ReadResult, ReportHeader, SubmissionState, Verdict
from app.domain.undoing import BroughtKind
from app.errors import Refused
from app.services import founding, history, judging, questions, submissions, undoing
from app.services.questions import GivenAnswer
from app.services.workspace import Workspace
from tests.services.conftest import START, opened
from tests.support.data_files import FixedClock
from tests.support.reports import a_report

YEAR = ReportingPeriod.of_year(2021)
Cells = dict[tuple[object, ...], tuple[object, ...]]
EDITS = ("correct", "correct", "answer", "override", "return", "accept", "amend", "copies", "undo", "redo")
SPEAKING = (SubmissionState.RECEIVED, SubmissionState.ACCEPTED)
PARTS = (BroughtKind.FIGURE, BroughtKind.ROW, BroughtKind.TEXT)
LOCKED = (SubmissionState.ACCEPTED, SubmissionState.SUPERSEDED, SubmissionState.RETURNED)


@cache
def template() -> Path:
    """A data folder of the plan, without reports; goes with the computer's temporary files."""
    folder = Path(tempfile.mkdtemp(prefix="undoing-")) / "empty"
    founding.create(folder, "ha-quang-2022", actor="An", clock=FixedClock(START)).close()
    return folder


def a_file(code: str, name: str, number: int) -> ReadResult:
    """One of the workbooks that senders send, as the child process would have read it."""
    header = ReportHeader(unit_code=code, unit_name=name, period=YEAR)
    hamlets = {"Nà Láp": {"A14": 3 + number, "D01": 2}, "Lũng Vài*": {"A14": 4, "D01": number}}
    figures = {"A34": 100 + number, "A40": 50, "C14": None, "A14": 7 + number, "D01": 2 + number}
    report = a_report(
        figures, Team(name=f"Tổ {number}"), hamlets=hamlets, narrative={"1.1": f"bản {number}"}, header=header
    )
    where = next(item.where for item in report.figures if item.indicator == "C14")
    asked = Finding(
        "zero-or-blank", Severity.QUESTION, where, "C14", data={"text": "-", "unit": "cuộc"},
        candidates=(Candidate("0", (("C14", Decimal(0)),)), Candidate("chưa có số liệu", (("C14", None),))),
    )  # fmt: skip
    cells = tuple(
        replace(item, status=FigureStatus.ASKED, raw="-") if item.indicator == "C14" else item
        for item in report.figures
    )
    report = replace(report, figures=cells, findings=(asked,))
    content = f"{code} {number}".encode()
    return ReadResult(
        f"{code}-{number}.xlsx", f"{code}-{number}.xlsx", hashlib.sha256(content).hexdigest(), len(content),
        Verdict.NEW, report=report, findings=report.findings, content=content,
    )  # fmt: skip


FILES = (
    a_file("01417", "Sóc Hà", 1),
    a_file("01417", "Sóc Hà", 2),
    a_file("01417", "Sóc Hà", 3),
    a_file("01393", "Lũng Nặm", 1),
    a_file("01393", "Lũng Nặm", 2),
)


def cells_of(connection: Connection, submission_id: int) -> Cells:
    """Every figure, row and text of one version, by what it is about."""
    found: Cells = {}
    for row in connection.execute(select(figure).where(figure.c.submission_id == submission_id)):
        key = ("figure", row.scope, row.unit_id, row.indicator, row.part)
        found[key] = (row.value_milli, row.status, row.reason)
    for row in connection.execute(select(register_row).where(register_row.c.submission_id == submission_id)):
        found["row", row.register, row.sheet, row.row_no] = (row.payload,)
    for row in connection.execute(select(narrative).where(narrative.c.submission_id == submission_id)):
        found["text", row.leaf] = (row.text,)
    return found


@dataclass(frozen=True)
class Stored:
    """One version: where it stands and what it says."""

    unit_id: int
    version: int
    state: SubmissionState
    source_file_id: int
    cells: Cells

    def stands_on(self, other: "Stored") -> bool:
        """Whether this version speaks for the unit with the file of an older one."""
        is_later = self.unit_id == other.unit_id and self.version > other.version
        return is_later and self.source_file_id == other.source_file_id and self.state in SPEAKING


def stored(ws: Workspace) -> dict[int, Stored]:
    """Every version there is, by id."""
    with ws.store.read() as connection:
        rows = connection.execute(select(submission)).all()
        return {
            row.id: Stored(
                row.unit_id,
                row.version,
                SubmissionState(row.state),
                row.source_file_id,
                cells_of(connection, row.id),
            )
            for row in rows
        }


def _moved(came: Cells, now: Stored) -> int:
    """Figures of a hamlet that somebody tied to another one: one figure, which two keys are about."""
    return len(came.keys() - now.cells.keys())


@settings(
    max_examples=10,
    phases=[Phase.generate],
    stateful_step_count=6,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
class UndoImportMachine(RuleBasedStateMachine):
    """Receive, correct, answer, override, return, accept, amend, note copies, undo and redo; then undo an import."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="undoing-run-")) / "data"
        shutil.copytree(template(), self.folder)
        self.ws = opened(self.folder)
        #: operation -> version -> its cells as they came
        self.brought: dict[int, dict[int, Cells]] = {}

    def teardown(self) -> None:
        self.ws.close()
        shutil.rmtree(self.folder.parent)

    # ------------------------------------------------------------------------------------------------- what people do

    @initialize()
    def begin(self) -> None:
        self._receive([FILES[0], FILES[3]])
        self._receive([FILES[1]])

    @rule(chosen=st.lists(st.sampled_from(FILES), min_size=1, max_size=2, unique_by=lambda item: item.file_name[:5]))
    def receive(self, chosen: list[ReadResult]) -> None:
        self._receive(chosen)

    def _receive(self, chosen: list[ReadResult]) -> None:
        before = stored(self.ws)
        judged = [judging.judge(self.ws, item) for item in chosen]
        wanted = [item for item in judged if item.verdict in RECEIVABLE]
        ids = submissions.receive(self.ws, wanted)
        after = stored(self.ws)
        assert {key: item for key, item in after.items() if key not in ids} == before
        if ids:
            operation = undoing.imports(self.ws)[0].id
            self.brought[operation] = {key: after[key].cells for key in ids}
        for item in wanted:
            assert judging.judge(self.ws, item).verdict is Verdict.SAME

    @rule(pick=st.randoms(use_true_random=False))
    def read_again(self, pick: Random) -> None:
        """A kept workbook read once more, one figure of it otherwise than before."""
        ids = [row.submission_id for row in submissions.board(self.ws, 2021) if row.submission_id is not None]
        details = [submissions.detail(self.ws, submission_id) for submission_id in ids]
        current = [item for item in details if item.state in (SubmissionState.RECEIVED, SubmissionState.ACCEPTED)]
        if not current:
            return
        shown = pick.choice(current)
        file = next(item for item in FILES if item.sha256 == shown.file_sha256)
        assert file.report is not None
        figures = list(file.report.figures)
        number = pick.choice([place for place, item in enumerate(figures) if item.counts])
        figures[number] = replace(figures[number], value=Decimal(pick.choice((5, 6))))
        anew = replace(file, report=replace(file.report, figures=tuple(figures)), again_of=shown.id)
        result = judging.judge(self.ws, anew)
        if result.verdict in RECEIVABLE:
            before = stored(self.ws)
            (new_id,) = submissions.receive(self.ws, [result])
            after = stored(self.ws)
            assert {key: item for key, item in after.items() if key != new_id} == before
            self.brought[undoing.imports(self.ws)[0].id] = {new_id: after[new_id].cells}

    def _edit(self, pick: Random, what: str) -> None:
        """Whatever people do with reports; much of it is refused, and then nothing changes."""
        ids = [row.submission_id for row in submissions.board(self.ws, 2021) if row.submission_id is not None]
        if what in ("undo", "redo"):
            self._try(partial(history.undo, is_deliberate=True) if what == "undo" else history.redo, self.ws)
        elif what == "answer":
            for item in questions.open_questions(self.ws)[:1]:
                given = GivenAnswer(item.submission_id, item.finding_id, pick.randrange(len(item.candidates)))
                self._try(questions.answer_many, self.ws, [given])
        elif ids:
            self._try(self._decide, pick.choice(ids), what, pick)

    def _decide(self, submission_id: int, what: str, pick: Random) -> None:
        detail = submissions.detail(self.ws, submission_id)
        if what == "return":
            submissions.return_(self.ws, submission_id, "thiếu chữ ký")
        elif what == "amend":
            submissions.amend(self.ws, submission_id, "sai số")
        elif what == "copies":
            submissions.record_copies(self.ws, submission_id, None, self.ws.today)
        elif what == "correct" and detail.figures:
            value = Decimal(pick.choice((0, 9, 77)))
            submissions.correct(self.ws, submission_id, pick.choice(detail.figures).id, value, "hỏi lại")
        elif what in ("override", "accept"):
            for found in detail.findings:
                if found.is_open and found.finding.severity is not Severity.QUESTION:
                    submissions.override(self.ws, submission_id, found.id, "đúng vậy")
            if what == "accept":
                submissions.accept(self.ws, submission_id)

    # ------------------------------------------------------------------------------------------------- what is judged

    @rule(pick=st.randoms(use_true_random=False), edits=st.lists(st.sampled_from(EDITS), max_size=5))
    def edit_and_undo(self, pick: Random, edits: list[str]) -> None:
        for what in edits:
            self._edit(pick, what)
        standing = [item.id for item in undoing.imports(self.ws) if not item.is_undone]
        if standing:
            self._undo_import(pick.choice(standing))

    def _undo_import(self, operation: int) -> None:
        before, bases = stored(self.ws), self._bases(operation)
        shown = undoing.preview_undo(self.ws, operation)
        assert stored(self.ws) == before
        if not shown.reversed:
            with pytest.raises(Refused, match="Không còn gì"):
                undoing.undo_import(self.ws, operation)
            assert stored(self.ws) == before
            return
        report = undoing.undo_import(self.ws, operation)
        assert (shown.reversed, shown.kept, shown.failed) == (report.reversed, report.kept, report.failed)
        after = stored(self.ws)
        mine = self.brought[operation]
        assert {key: item for key, item in after.items() if key not in mine} == {
            key: item for key, item in before.items() if key not in mine
        }
        event(f"undone: kept {bool(report.kept)}, failed {bool(report.failed)}, rebuilt {any(bases.values())}")
        kept, failed, told = (
            sum(item.kind in PARTS for item in items) for items in (report.kept, report.failed, report.reversed)
        )
        expected_kept = expected_failed = 0
        for key, came in mine.items():
            was = before[key]
            if was.state not in LOCKED and any(item.stands_on(was) for item in before.values()):
                assert after[key] == was
                expected_failed += len(came)
            else:
                expected_kept += self._judge_version(came, was, after.get(key), bases[key])
        assert (kept, failed) == (expected_kept, expected_failed)
        assert told + kept + failed == sum(
            len({*came, *before[key].cells}) - _moved(came, before[key]) for key, came in mine.items()
        )

    def _judge_version(self, came: Cells, before: Stored, after: Stored | None, base: Cells | None) -> int:
        """How many cells must be listed as kept; fails when a cell is neither as before nor as somebody left it."""
        if before.state in LOCKED:
            assert after == before
            return len({*came, *before.cells}) - _moved(came, before)
        touched = {key for key in {*came, *before.cells} if came.get(key) != before.cells.get(key)}
        if after is None:
            assert not touched
            return 0
        sums = {key for key in after.cells if key[:2] == ("figure", "unit") and key[3] in ("A14", "D01")}
        for key in {*came, *after.cells, *(base or {})} - sums:
            wanted = before.cells.get(key) if key in touched else (base or {}).get(key)
            assert after.cells.get(key) == wanted
        return len(touched) - _moved(came, before)

    def _bases(self, operation: int) -> dict[int, Cells | None]:
        """What speaks for the unit when the version is gone; None when there is nothing to go back to."""
        found: dict[int, Cells | None] = {}
        with self.ws.store.read() as connection:
            for key in self.brought[operation]:
                own = stored(self.ws)[key]
                known = versions_of(connection, own.unit_id, YEAR)
                earlier = current_of([item for item in known if item.version < own.version])
                speaks = earlier is not None and earlier.state in (SubmissionState.RECEIVED, SubmissionState.ACCEPTED)
                is_newest = known[-1].id == key
                found[key] = cells_of(connection, earlier.id) if earlier and speaks and is_newest else None
        return found

    @invariant()
    def the_file_is_sound(self) -> None:
        assert self.ws.store.faults() == ()
        with self.ws.store.read() as connection:
            assert broken_seals(connection) == ()
            hamlets = connection.scalars(select(unit.c.id).where(unit.c.kind == "hamlet")).all()
            figures = connection.scalars(select(figure.c.unit_id).where(figure.c.scope == "hamlet")).all()
            assert set(figures) <= set(hamlets)

    def _try(self, action: Callable[..., object], *arguments: object) -> None:
        """Do something that may well be refused: then nothing has changed."""
        before = stored(self.ws)
        try:
            action(*arguments)
        except Refused:
            assert stored(self.ws).keys() == before.keys()


TestUndoImportMachine = pytest.mark.everyday(UndoImportMachine.TestCase)
