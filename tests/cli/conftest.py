"""Commands on a data folder of their own, empty or filled with both sample years."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from app import cli
from tests.support.commands import Said
from tests.support.made_once import MadeOnce
from tests.support.sent_workbooks import FORMS_2021, YEAR_2020


@pytest.fixture
def run(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Any:
    """Run a command on the data folder of this test."""

    def command(*words: object) -> Said:
        capfd.readouterr()
        code = cli.main([str(word) for word in words] + ["--data", str(tmp_path / "dữ liệu")])
        out, err = capfd.readouterr()
        return Said(code, out, err)

    return command


@pytest.fixture(scope="session")
def template(made_once: MadeOnce) -> Path:
    """A data folder with both years imported and accepted where nothing blocks."""

    def both_years(folder: Path) -> None:
        assert cli.main(["init", "--plan", "ha-quang-2022", "--data", str(folder)]) == 0
        for paths in ((YEAR_2020,), FORMS_2021):
            assert cli.main(["import", *map(str, paths), "--accept", "--data", str(folder)]) == 0

    return made_once("both-years", both_years)


@pytest.fixture
def filled(template: Path, tmp_path: Path, run: Any) -> Any:
    """Commands on a copy of the filled data folder."""
    shutil.copytree(template, tmp_path / "dữ liệu")
    return run
