"""The table of the season is printed from the board that shows it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.ui.events.board import BoardTab
from app.ui.events.page import EventsPage
from app.ui.widgets.buttons import IconButton
from app.ui.window import MainWindow
from tests.support.windows import idle


@pytest.mark.data("season")
def test_that_the_board_prints_its_table_by_the_keyboard(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path / "in"))
    window.go("events", "plan")
    page = window.pages.currentWidget()
    assert isinstance(page, EventsPage)
    tools = page.tab_of(BoardTab).tools()
    (button,) = (item for item in tools.findChildren(IconButton) if "bảng tổng hợp" in item.accessibleName())
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    idle(qtbot, window)
    assert {path.suffix for path in (tmp_path / "in").glob("Bảng tổng hợp*")} == {".docx", ".pdf"}
