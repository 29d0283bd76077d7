"""A data folder of the plan of 2022, founded once and copied for each test."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from app import cli


@pytest.fixture(scope="session")
def plan_2022(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the plan, nobody in it."""
    folder = tmp_path_factory.mktemp("plan-2022") / "data"
    assert cli.main(["init", "--plan", "ha-quang-2022", "--data", str(folder)]) == 0
    return folder


@pytest.fixture
def season(plan_2022: Path, tmp_path: Path, run: Any) -> Any:
    """Commands on a copy of the data folder of the plan."""
    shutil.copytree(plan_2022, tmp_path / "dữ liệu")
    return run
