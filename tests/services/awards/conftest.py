"""The season of the sample nominees, all that may be proposed proposed: made once, copied for each test."""

import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from app.errors import Refused
from app.services.awards import campaigns, nominations, steps
from app.services.workspace import Workspace
from tests.services.conftest import opened
from tests.support.made_once import MadeOnce
from tests.support.sample_nominees import enter_all


@pytest.fixture(scope="session")
def proposed_template(empty_template: Path, made_once: MadeOnce) -> Path:
    """A data folder with the sample nominees."""

    def proposed(folder: Path) -> None:
        shutil.copytree(empty_template, folder)
        with closing(opened(folder)) as ws:
            campaign = enter_all(ws)
            for row in nominations.rows(ws, campaign.id):
                with suppress(Refused):
                    steps.propose(ws, row.id)

    return made_once("proposed", proposed)


@pytest.fixture
def proposed(proposed_template: Path, copied: Callable[[Path], Workspace]) -> tuple[Workspace, int]:
    """A copy of it, opened, with the key of its season."""
    ws = copied(proposed_template)
    return ws, campaigns.of_year(ws).id
