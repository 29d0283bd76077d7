"""From an empty year to eight planned events with all papers printed: every step is counted, by keys and by clicks.

The steps were lowered in three ways: planning proposes all places and days by itself instead of asking for each event,
its button says what will be made and the same box then prints it all, and every paper of an event goes into one folder
without a question of its own. Where the papers go is asked once; the Enter or click in that picker of the system is
counted too.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.event_purposes import PURPOSE_WORDS
from app.domain.events import EventPart, EventStatus
from app.domain.tier_history import Standing, TierEntry
from app.services import event_kinds, event_papers, events, founding, tiers, units, workspace
from app.services.appearance import tokens
from app.services.samples import PLAN
from app.ui import application
from app.ui.dialogs import Box
from app.ui.events.page import EventsPage
from app.ui.events.planning_box import PlanningBox
from app.ui.papers.page import PapersPage
from app.ui.window import MainWindow
from tests.support.clocks import a_clock
from tests.support.fingers import Keyboard, Mouse, MouseWatch
from tests.support.windows import idle, primary

CTRL = Qt.KeyboardModifier.ControlModifier
#: Both numbers should only go down.
MOST_KEYS = 7
MOST_CLICKS = 6
_OPEN = QDialog.open
# The offscreen platform says so for boxes; a real one never does.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The window over a data file of the plan in which nothing is planned yet, on 18/01/2022."""
    monkeypatch.setattr(QDialog, "open", _OPEN)
    clock = a_clock("2022-01-18T08:00:00")
    founding.create(tmp_path / "data", PLAN, actor="người thử", clock=clock).close()
    application.dress(qapp, tokens(), mode="light", percent=100)
    settings = tmp_path / "settings.json"
    settings.write_text('{"has_read_secrecy_notice": true, "operator": "người thử"}', encoding="utf-8")
    made = MainWindow(settings, tokens())
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    made.show_workspace(workspace.open_(tmp_path / "data", actor="người thử", clock=clock))
    yield made
    made.jobs.close()
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the papers go: the answer of the picker of the system."""
    made = tmp_path / "Giấy tờ"
    made.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(made))
    return made


def box_in_front(qtbot: QtBot, window: MainWindow) -> PlanningBox:
    """The box that plans, its proposals worked out."""
    idle(qtbot, window)
    box = QApplication.activeModalWidget()
    assert isinstance(box, PlanningBox)
    return box


def assert_all_is_there(window: MainWindow, folder: Path) -> None:
    """Eight conferences, one for each border commune, and of each every paper in Word and PDF."""
    ws = window.context.workspace
    planned = [row.event for row in events.events(ws, 2022)]
    assert len(planned) == 8
    assert all(event.starts_on is not None for event in planned)
    folders = sorted(path for path in folder.iterdir() if path.is_dir())
    assert len(folders) == 8
    for event in planned:
        (own,) = [path for path in folders if path.name.startswith(f"{event.starts_on} ")]
        names = {path.stem.partition(" ")[2] for path in own.glob("*.docx")}
        for paper in event_papers.available(ws, event.id):
            assert PURPOSE_WORDS[paper.purpose] in names
        assert {path.stem for path in own.glob("*.docx")} <= {path.stem for path in own.glob("*.pdf")}
    assert "Đã xuất" in window.snackbar.text()


def test_that_a_season_is_planned_and_printed_by_keyboard_alone(
    window: MainWindow, qtbot: QtBot, qapp: QApplication, folder: Path
) -> None:
    keys, watch = Keyboard(window), MouseWatch()
    qapp.installEventFilter(watch)
    keys.press(Qt.Key.Key_5, CTRL)
    assert isinstance(window.page, EventsPage)
    keys.press(Qt.Key.Key_F9)
    box = box_in_front(qtbot, window)
    keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Space)  # hamlets plan their festivals another day
    box_in_front(qtbot, window)
    assert box.verb.text() == "Lập 8 sự kiện"
    keys.press(Qt.Key.Key_Return)
    assert box.verb.text() == "In tất cả giấy tờ…"
    keys.press(Qt.Key.Key_Return)
    keys.answered_a_picker()
    idle(qtbot, window)
    qapp.removeEventFilter(watch)
    assert_all_is_there(window, folder)
    assert watch.presses == 0
    print(f"{keys.count} keys from an empty year to eight events with all papers")
    assert keys.count <= MOST_KEYS


def test_that_a_season_is_planned_and_printed_by_mouse(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    mouse = Mouse()
    mouse.click(window.nav._items["events"])
    page = window.page
    assert isinstance(page, EventsPage)
    mouse.click(primary(page))
    box = box_in_front(qtbot, window)
    mouse.click(list(box.choices.kinds.values())[1])
    box_in_front(qtbot, window)
    mouse.click(box.verb)
    mouse.click(box.verb)
    mouse.answered_a_picker()
    idle(qtbot, window)
    assert_all_is_there(window, folder)
    print(f"{mouse.count} clicks from an empty year to eight events with all papers")
    assert mouse.count <= MOST_CLICKS


def test_that_a_risen_tier_is_accepted_and_its_notice_opened_by_keyboard(
    window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    ws = window.context.workspace
    commune = units.search(ws, "Sóc Hà", date(2022, 3, 1))[0].id
    kind = event_kinds.kinds(ws)[0].key
    event = events.save(ws, events.new(ws, kind, (commune,), date(2022, 3, 1))).event
    matrix, document = tiers.matrices(ws)[0].key, ("22/TB-UBND", date(2022, 1, 17))
    tiers.record(ws, (TierEntry(commune, matrix, Standing.LEVEL, date(2022, 1, 17), 3, *document),))
    keys = Keyboard(window)
    window.go("events", event.id)
    idle(qtbot, window)
    keys.press(Qt.Key.Key_F9)
    assert isinstance(QApplication.activeModalWidget(), Box)
    keys.press(Qt.Key.Key_Return)
    adjusted = events.detail(ws, event.id)
    assert adjusted.event.dropped == (EventPart.FESTIVITIES,)
    assert adjusted.event.status is EventStatus.PLANNED
    assert [purpose for purpose, _paper in adjusted.papers] == ["notice"]
    assert window.snackbar.button.text() == "Mở thông báo"
    window.snackbar.button.click()
    idle(qtbot, window)
    assert isinstance(window.page, PapersPage)
    assert window.page.papers.editor.paper_id == adjusted.papers[0][1]
    qtbot.waitUntil(lambda: isinstance(window.focusWidget(), QLineEdit))
    keys.press(Qt.Key.Key_F6)  # out of the field where the notice's text is typed: there Ctrl+Z is the text's own
    qtbot.waitUntil(lambda: not isinstance(window.focusWidget(), QLineEdit))
    keys.press(Qt.Key.Key_Z, CTRL)
    assert events.detail(ws, event.id).event.status is EventStatus.TO_ADJUST
    assert events.detail(ws, event.id).papers == ()
