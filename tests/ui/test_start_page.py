"""The start page by keyboard, and the folder of a new data file."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.start import new_folder
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from tests.support.tree import ROOT
from tests.support.windows import box_of

_HEAVY = ("reportlab", "docx", "xlsxwriter", "xlrd", "lxml", "alembic", "app.importing.worker")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_that_enter_presses_the_button_with_the_focus(qtbot: QtBot, key: Qt.Key) -> None:
    pressed: list[int] = []
    button = Button("Mở", "primary", clicked=lambda: pressed.append(1))
    qtbot.addWidget(button)
    QTest.keyClick(button, key)
    assert pressed == [1]


def test_that_the_suggested_folder_is_never_one_in_use(tmp_path: Path) -> None:
    assert new_folder.suggested(tmp_path) == tmp_path / "Phen Dau"
    (tmp_path / "Phen Dau").mkdir()
    assert new_folder.suggested(tmp_path) == tmp_path / "Phen Dau"
    (tmp_path / "Phen Dau" / "phen-dau.pdau").touch()
    assert new_folder.suggested(tmp_path) == tmp_path / "Phen Dau 2"


@pytest.mark.usefixtures("boxes_open")
def test_that_a_folder_that_is_not_there_yet_is_made(
    make_window: Callable[[], MainWindow], tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(new_folder, "documents", lambda: tmp_path / "Tài liệu")
    window = make_window()
    window.start.create_from(window.start.plans()[0][0])
    box = box_of(window)
    (field,) = box.findChildren(QLineEdit)
    assert field.text() == str(tmp_path / "Tài liệu" / "Phen Dau")
    verb = next(item for item in box.findChildren(Button) if item.text() == "Tạo số liệu")
    field.setText("không phải đường dẫn đủ")
    assert not verb.isEnabled()
    field.setText(str(tmp_path / "Tài liệu" / "Phen Dau"))
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.context.is_open, timeout=30_000)
    assert (tmp_path / "Tài liệu" / "Phen Dau" / "phen-dau.pdau").is_file()


@pytest.mark.usefixtures("boxes_open")
def test_that_browsing_to_a_full_folder_suggests_a_new_one_in_it(
    make_window: Callable[[], MainWindow], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "đã có.txt").touch()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    window = make_window()
    window.start.create_from(window.start.plans()[0][0])
    box = box_of(window)
    next(item for item in box.findChildren(Button) if item.text() == "Chọn…").click()
    assert box.findChildren(QLineEdit)[0].text() == str(tmp_path / "Phen Dau")


def test_that_the_first_page_waits_for_no_library_of_papers_and_no_source_of_a_module() -> None:
    """What is loaded before it shows keeps the user waiting; PySide reads sources unless it is told not to."""
    code = (
        "import linecache, sys\n"
        "import app.ui.app\n"
        "app.ui.app.features.leave_sources_alone()\n"
        "sources = set(linecache.cache)\n"
        "import app.ui.desk, app.ui.overview.page\n"
        "read = [name for name in set(linecache.cache) - sources if name.endswith('.py')]\n"
        f"print(read, [name for name in {_HEAVY} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[] []"
