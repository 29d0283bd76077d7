"""From an empty folder to the printed report without a mouse: every step is a key, and the keys are counted.

The test sends key events only. The pickers of the system (folder, files, where to write) are not ours; their answer
is given, and the one Enter that a person presses there is counted.
"""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from app.domain.submissions import SubmissionState
from app.services import submissions
from app.services.appearance import tokens
from app.ui import application
from app.ui.dialogs import Box
from app.ui.reviews.page import ReviewsPage
from app.ui.start import new_folder
from app.ui.submissions.page import REVIEW, SubmissionsPage
from app.ui.window import MainWindow
from tests.support.fingers import Keyboard, MouseWatch
from tests.support.sent_workbooks import CAI_VIEN, CAN_YEN, LUNG_NAM, SOC_HA, YEAR_2021
from tests.support.windows import idle

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PATIENCE = 60_000
#: The number should only go down: 5 answers cost two keys each, a written sentence its letters.
MOST_KEYS = 26
_OPEN = QDialog.open


@pytest.fixture
def mouse(qapp: QApplication) -> Iterator[MouseWatch]:
    """A watch over the whole program."""
    watch = MouseWatch()
    qapp.installEventFilter(watch)
    yield watch
    qapp.removeEventFilter(watch)


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The window as it comes up the first time, on its start page."""
    monkeypatch.setattr(QDialog, "open", _OPEN)
    application.dress(qapp, tokens(), mode="light", percent=100)
    made = MainWindow(tmp_path / "settings.json", tokens())
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    made.begin(None)
    yield made
    made.jobs.close()
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


# The offscreen platform says so for menus and boxes; a real one never does.
@pytest.mark.everyday
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_that_the_whole_job_is_done_by_keyboard_alone(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, mouse: MouseWatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = Keyboard(window)
    steps: list[tuple[str, int]] = []

    def done(step: str) -> None:
        steps.append((step, keys.count - sum(count for _name, count in steps)))

    _start_from_plan(window, qtbot, keys, tmp_path / "Số liệu", monkeypatch)
    done("start page → data file of the plan")
    page = _read_and_receive(window, qtbot, keys, monkeypatch)
    done("five workbooks read and received")
    _answer_and_accept(window, qtbot, keys, page)
    done("five questions answered, five reports accepted")
    reviews = _write(window, qtbot, keys)
    typed = len(_SENTENCE)
    done(f"report: one sentence of {typed} letters written, one leaf finished")
    target = tmp_path / "Bao cao.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    keys.press(Qt.Key.Key_F9)
    keys.answered_a_picker()
    idle(qtbot, window)
    done("Word and PDF on the stick")
    assert target.is_file()
    with pypdfium2.PdfDocument(target.with_suffix(".pdf")) as pdf:
        assert len(pdf) > 5
    assert reviews.sentence.text().startswith("1/28 mục xong; số liệu của 4/8 xã")
    assert mouse.presses == 0
    for step, count in steps:
        print(f"{count:4d} keys  {step}")
    print(f"{keys.count:4d} keys in all, {keys.count - typed} without the letters of the sentence")
    assert keys.count - typed <= MOST_KEYS


_SENTENCE = "Tuyến biên giới ổn định, nhân dân phấn khởi."


def _start_from_plan(
    window: MainWindow, qtbot: QtBot, keys: Keyboard, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(new_folder, "documents", lambda: folder)
    keys.press(Qt.Key.Key_N, CTRL)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Return)  # the suggested folder is taken
    idle(qtbot, window)
    assert window.context.is_open
    if isinstance(QApplication.activeModalWidget(), Box):
        keys.press(Qt.Key.Key_Return)  # the notice about secrets, read once on each computer


def _read_and_receive(
    window: MainWindow, qtbot: QtBot, keys: Keyboard, monkeypatch: pytest.MonkeyPatch
) -> SubmissionsPage:
    names = [str(YEAR_2021 / name) for name in (SOC_HA, LUNG_NAM, CAI_VIEN, CAN_YEN, "don-bien-phong-soc-giang.xlsx")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: (names, ""))
    keys.press(Qt.Key.Key_3, CTRL)
    page = window.page
    assert isinstance(page, SubmissionsPage)
    keys.press(Qt.Key.Key_Return)
    keys.answered_a_picker()
    idle(qtbot, window)
    assert len(page.intake.rows) == len(names)
    keys.press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: page.tab_bar.currentIndex() == REVIEW, timeout=PATIENCE)
    idle(qtbot, window)
    return page


def _answer_and_accept(window: MainWindow, qtbot: QtBot, keys: Keyboard, page: SubmissionsPage) -> None:
    ws = window.context.workspace
    for _question in range(5):
        keys.press(Qt.Key.Key_1)
        keys.press(Qt.Key.Key_Return, CTRL)
    keys.press(Qt.Key.Key_1, ALT)
    keys.press(Qt.Key.Key_F9)  # accept all sound reports
    keys.press(Qt.Key.Key_Return)  # yes, these five
    idle(qtbot, window)
    states = [row.state for row in submissions.board(ws, 2021) if row.state is not None]
    assert states == [SubmissionState.ACCEPTED] * 5


def _write(window: MainWindow, qtbot: QtBot, keys: Keyboard) -> ReviewsPage:
    keys.press(Qt.Key.Key_4, CTRL)
    page = window.page
    assert isinstance(page, ReviewsPage)
    idle(qtbot, window)
    qtbot.waitUntil(lambda: page.report.preview.view.page_count > 0, timeout=PATIENCE)
    keys.write(_SENTENCE)
    keys.press(Qt.Key.Key_Return, CTRL)
    idle(qtbot, window)
    assert page.report.states[0].text == _SENTENCE
    return page
