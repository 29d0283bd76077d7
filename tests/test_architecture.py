"""docs/ARCHITECTURE.md shows the program as it is; links between the documents lead somewhere."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.architecture_picture import ROWS, picture, upward_arrows
from tests.support.tree import APP, ROOT

DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]


def test_that_the_picture_is_drawn_from_the_present_code(golden: Callable[[Path, bytes], None]) -> None:
    golden(ROOT / "docs" / "architecture.svg", picture().encode())


def test_that_no_import_goes_up() -> None:
    assert upward_arrows() == []


def test_that_every_package_is_in_the_picture() -> None:
    packages = {path.name for path in APP.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert packages - {part for row in ROWS for part in row} == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_that_links_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []
