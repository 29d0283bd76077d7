"""A power cut in the middle of undoing an import, answering or remembering: wholly there or wholly absent."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from app.db.history import logged_tables
from app.services import questions, submissions
from app.services.workspace import Workspace
from tests.services.conftest import opened
from tests.support.sent_workbooks import CAN_YEN, SOC_HA, YEAR_2021, received
from tests.support.stored_reports import figure

BEGIN = """
import pathlib, sys
from app.services import mappings, questions, undoing, workspace
ws = workspace.open_(pathlib.Path(sys.argv[1]), actor="An")
asked = questions.open_questions(ws)
"""
ACTIONS = {
    "undo-import": "undoing.undo_import(ws, undoing.imports(ws)[-1].id)",
    "answer-many": "questions.answer_many("
    "ws, [questions.GivenAnswer(item.submission_id, item.finding_id, 0) for item in asked])",
    "remember": "named = next(item for item in asked if item.code == 'name-unclear')\n"
    "mappings.remember(ws, named.submission_id, named.finding_id, 'E04')",
}
NOI_THON = "Xa Noi Thon bao cao so lieu 2021.xlsx"
Content = dict[str, list[tuple[object, ...]]]


def content(folder: Path) -> Content:
    """Every row of every logged table, as the next start of the program sees it."""
    ws = opened(folder)
    try:
        assert ws.store.faults() == ()
        with ws.store.read() as connection:
            return {
                table.name: [tuple(row) for row in connection.execute(select(table).order_by(table.c.id))]
                for table in logged_tables()
            }
    finally:
        ws.close()


@pytest.fixture
def folder(ws: Workspace) -> Path:
    """Reports in two imports, one figure of the first corrected, questions open."""
    first = received(ws, YEAR_2021 / SOC_HA, YEAR_2021 / NOI_THON)["Sóc Hà"]
    received(ws, YEAR_2021 / CAN_YEN)
    submissions.correct(ws, first, figure(submissions.detail(ws, first), "A34").id, Decimal(131), "hỏi lại")
    assert questions.open_questions(ws)
    ws.close()
    return ws.folder.path


@pytest.mark.parametrize("action", ACTIONS)
def test_that_a_crash_leaves_all_of_it_or_nothing(folder: Path, action: str) -> None:
    before = content(folder)
    run = _runner(folder, ACTIONS[action])
    assert run("write-before-commit") == -signal.SIGKILL
    assert content(folder) == before
    assert run("write-after-commit") == -signal.SIGKILL
    done = content(folder)
    assert done != before
    with_names = {name for name, rows in done.items() if rows != before[name]}
    assert with_names & {"submission", "finding", "remembered_mapping"}


def _runner(folder: Path, action: str) -> Callable[[str], int]:
    def run(point: str) -> int:
        environment = {**os.environ, "APP_TEST": "1", "APP_CRASH_AT": point}
        command = [sys.executable, "-c", BEGIN + action, str(folder)]
        return subprocess.run(command, check=False, env=environment).returncode

    return run
