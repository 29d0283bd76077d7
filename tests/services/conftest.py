"""Workspaces with the sample reports: made once, copied for each test."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.services import founding, submissions, workspace
from app.services.workspace import Workspace
from tests.support.data_files import FixedClock
from tests.support.made_once import MadeOnce
from tests.support.sent_workbooks import FORMS_2021, YEAR_2020, received
from tests.support.stored_reports import STATION_NAME, accept_all

WITH_EXPECTED_FILE = ("Sóc Hà", "Lũng Nặm", "Cần Yên", "Tổng Cọt")
START = datetime(2022, 1, 18, 1, 0, tzinfo=UTC)


def opened(folder: Path) -> Workspace:
    """The data folder, opened by a clock that tests own."""
    return workspace.open_(folder, actor="Nông Thị Lan", clock=FixedClock(START))


@pytest.fixture(scope="session")
def empty_template(made_once: MadeOnce) -> Path:
    """A data folder fresh from the plan."""

    def empty(folder: Path) -> None:
        founding.create(folder, "ha-quang-2022", actor="Nông Thị Lan", clock=FixedClock(START)).close()

    return made_once("empty", empty)


@pytest.fixture(scope="session")
def full_template(empty_template: Path, made_once: MadeOnce) -> Path:
    """2020 accepted; of 2021 everything received that can be read, nothing accepted."""

    def full(folder: Path) -> None:
        shutil.copytree(empty_template, folder)
        ws = opened(folder)
        for submission_id in received(ws, YEAR_2020).values():
            submissions.accept(ws, submission_id)
        received(ws, *FORMS_2021)
        ws.close()

    return made_once("full", full)


@pytest.fixture
def copied(tmp_path: Path) -> Iterator[Callable[[Path], Workspace]]:
    """Open a copy of a template; closed at the end."""
    open_ones: list[Workspace] = []

    def copy(template: Path) -> Workspace:
        folder = tmp_path / f"data{len(open_ones)}"
        shutil.copytree(template, folder)
        open_ones.append(opened(folder))
        return open_ones[-1]

    yield copy
    for ws in open_ones:
        ws.close()


@pytest.fixture
def ws(empty_template: Path, copied: Callable[[Path], Workspace]) -> Workspace:
    """A fresh data folder of the plan, without reports."""
    return copied(empty_template)


@pytest.fixture
def full(full_template: Path, copied: Callable[[Path], Workspace]) -> Workspace:
    """A data folder with 2020 accepted and 2021 received."""
    return copied(full_template)


@pytest.fixture(scope="session")
def known_ids(full_template: Path) -> dict[str, int]:
    """Submission ids of 2021 by unit name, the same in every copy."""
    ws = workspace.open_(full_template, clock=FixedClock(START), read_only=True)
    found = {row.unit_name: row.submission_id for row in submissions.board(ws, 2021) if row.submission_id is not None}
    ws.close()
    return found


@pytest.fixture
def ids(known_ids: dict[str, int]) -> dict[str, int]:
    """Submission ids of 2021 by unit name."""
    return dict(known_ids)


@pytest.fixture(scope="session")
def accepted_template(full_template: Path, known_ids: dict[str, int], made_once: MadeOnce) -> Path:
    """Of 2021 the four communes with an expected file and the station accepted."""

    def accepted(folder: Path) -> None:
        shutil.copytree(full_template, folder)
        ws = opened(folder)
        accept_all(ws, known_ids, (*WITH_EXPECTED_FILE, STATION_NAME))
        ws.close()

    return made_once("accepted", accepted)


@pytest.fixture
def accepted(accepted_template: Path, copied: Callable[[Path], Workspace]) -> Workspace:
    """The four communes with an expected file and the station accepted."""
    return copied(accepted_template)
