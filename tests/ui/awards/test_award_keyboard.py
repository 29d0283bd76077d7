"""A season of commendation without a mouse: added, proposed, received, appraised, voted, decided by keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from app.domain.awards.nominations import NominationState as State
from app.services.awards import campaigns, decisions, nominations
from app.ui.awards.council_tab import CouncilTab
from app.ui.awards.page import AwardsPage
from app.ui.window import MainWindow
from tests.support.fingers import Keyboard, MouseWatch
from tests.support.windows import idle, type_text

pytestmark = pytest.mark.data("empty")
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
K = Qt.Key
NAME = "Nông Văn Bảy"


@pytest.fixture
def mouse(qapp: QApplication) -> Iterator[MouseWatch]:
    """A watch over the whole program."""
    watch = MouseWatch()
    qapp.installEventFilter(watch)
    yield watch
    qapp.removeEventFilter(watch)


class Season:
    """A person at the page of the season: keys only."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot, self.keys = window, qtbot, Keyboard(window)
        self.press(K.Key_6, CTRL)
        assert isinstance(window.page, AwardsPage)
        self.page = window.page

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key where the keyboard is; the worker may finish."""
        self.keys.press(key, modifiers)
        QApplication.processEvents()  # a cell is stored once its editor has closed
        idle(self.qtbot, self.window)

    def focus(self) -> QWidget:
        """What has the keyboard."""
        QApplication.processEvents()
        front = QApplication.activeModalWidget() or self.window
        found = front.focusWidget()
        assert found is not None
        return found

    def write(self, text: str) -> None:
        """Letters where the keyboard is."""
        type_text(self.focus(), text)

    def choose(self, words: str) -> None:
        """Go down a box of choices until it says so."""
        box = self.focus()
        assert isinstance(box, QComboBox)
        for _press in range(box.count()):
            if words in box.currentText():
                return
            self.press(K.Key_Down)
        raise AssertionError(words)

    def tab_to(self, words: str) -> None:
        """Tab on until the button of these words has the keyboard."""
        for _press in range(40):
            if words in str(self.focus().property("text")):
                return
            self.press(K.Key_Tab)
        raise AssertionError(words)

    def state(self) -> State:
        """Where the one nomination stands."""
        season = campaigns.of_year(self.window.context.workspace)
        (row,) = nominations.rows(self.window.context.workspace, season.id)
        return row.nomination.state


def add_and_propose(at: Season) -> None:
    """The box by Insert, its fields in their order, Enter; then the green button by F9."""
    at.press(K.Key_2, ALT)
    at.press(K.Key_Insert)
    at.qtbot.waitUntil(lambda: isinstance(at.focus(), QComboBox))  # the box has the keyboard
    at.press(K.Key_Tab)
    at.write(NAME)
    at.press(K.Key_Tab)
    at.choose("Xã Sóc Hà")
    at.press(K.Key_Tab)
    at.write("1975")
    at.press(K.Key_Tab)
    at.choose("Giấy khen của Chủ tịch Ủy ban nhân dân huyện")
    at.press(K.Key_Tab)
    at.write("xóm Láp")
    at.press(K.Key_Tab)
    at.write("Giữ mốc 20 năm")
    at.press(K.Key_Return)
    assert at.page.nominations.is_open
    at.press(K.Key_F9)
    assert at.state() is State.PROPOSED


def receive_and_appraise(at: Season) -> None:
    """The day of the dossier as offered, its papers by a button of «Hồ sơ», the opinion typed."""
    at.press(K.Key_F9)
    at.press(K.Key_Return)
    assert at.state() is State.RECEIVED
    at.press(K.Key_PageDown, CTRL)
    at.press(K.Key_PageDown, CTRL)
    at.tab_to("Đủ bản cứng hôm nay")
    at.press(K.Key_Space)
    dossier = at.page.nominations.editor.proofs.dossier.row
    assert dossier is not None
    assert not dossier.dossier.missing_words()
    at.press(K.Key_F9)
    at.write("Đủ hồ sơ, đủ tiêu chuẩn, đề nghị khen thưởng")
    at.tab_to("Ghi thẩm định")
    at.press(K.Key_Return)
    assert at.state() is State.APPRAISED
    at.press(K.Key_Escape)
    assert not at.page.nominations.is_open


def vote(at: Season) -> None:
    """Begin, F2 into the votes, the day in the box that a sitting without one asks for, close."""
    at.press(K.Key_3, ALT)
    at.press(K.Key_F9)
    council = at.page.tab_of(CouncilTab)
    assert council.found is not None
    voters = len(council.found.members)
    at.press(K.Key_Right)
    at.press(K.Key_F2)
    at.write(str(voters))
    at.press(K.Key_Return)
    assert council.found.ballots[0].in_favour == voters
    at.press(K.Key_F9)
    at.press(K.Key_Return)  # no day yet: the box leads to the form
    at.press(K.Key_Tab)
    at.write("18/01/2022")
    at.tab_to("Ghi phiên họp")
    at.press(K.Key_Return)
    at.press(K.Key_F9)
    assert council.found.is_closed


def decide(at: Season) -> None:
    """Draft whom the council let pass, number and day typed."""
    at.press(K.Key_4, ALT)
    at.press(K.Key_F9)
    at.press(K.Key_Return)
    at.press(K.Key_F9)
    at.write("150/QĐ-UBND")
    at.press(K.Key_Tab)
    at.write("18/01/2022")
    at.press(K.Key_Tab)
    at.write("Lý Văn Mẫu")
    at.press(K.Key_Return)
    assert at.state() is State.DECIDED
    ws = at.window.context.workspace
    (row,) = decisions.decisions(ws, campaigns.of_year(ws).id)
    assert row.decision.number == "150/QĐ-UBND"


# The offscreen platform says so for menus and boxes; a cell that is stored has its row read again under its editor.
@pytest.mark.qt_log_ignore("This plugin does not support", "commitData called with an editor")
def test_that_a_season_is_done_from_the_first_name_to_the_decision_by_keys_alone(
    window: MainWindow, qtbot: QtBot, mouse: MouseWatch, boxes_open: None
) -> None:
    at = Season(window, qtbot)
    add_and_propose(at)
    receive_and_appraise(at)
    vote(at)
    decide(at)
    assert mouse.presses == 0
