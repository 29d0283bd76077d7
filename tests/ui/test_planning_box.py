"""The box that plans a season: what somebody typed into it is not lost without a question, and it fits its window."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.services import units
from app.services.appearance import tokens
from app.services.workspace import Workspace
from app.ui import application
from app.ui.context import UiContext
from app.ui.dialogs import Box
from app.ui.events.planning_box import PlanningBox, ask_planning
from app.ui.widgets.buttons import Button

pytestmark = pytest.mark.usefixtures("boxes_open")


@pytest.fixture
def ws(open_data: Callable[[str], Workspace]) -> Workspace:
    """An empty season."""
    return open_data("empty")


@pytest.fixture
def page(context: UiContext, ws: Workspace, qtbot: QtBot) -> Iterator[QWidget]:
    """A window to put boxes over."""
    context.attach(ws, 2021)
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    yield made
    context.jobs.close()
    context.detach()


def planning(page: QWidget, context: UiContext, qtbot: QtBot) -> PlanningBox:
    """The box with its proposals."""
    box = ask_planning(page, context)
    qtbot.waitUntil(lambda: not context.jobs.jobs, timeout=30_000)
    return box


def type_day(box: PlanningBox, row: int, text: str) -> None:
    """Give a proposal another day."""
    column = next(number for number, item in enumerate(box.table.model.columns) if item.key == "day")
    assert box.table.proxy.setData(box.table.proxy.index(row, column), text)


def question(box: PlanningBox) -> Box | None:
    """What the box asks before it closes."""
    return next((item for item in box.findChildren(Box) if item.isVisible()), None)


def test_that_esc_closes_at_once_while_nothing_was_typed(page: QWidget, context: UiContext, qtbot: QtBot) -> None:
    box = planning(page, context, qtbot)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not box.isVisible()


def test_that_esc_asks_before_typed_days_are_lost(page: QWidget, context: UiContext, qtbot: QtBot) -> None:
    box = planning(page, context, qtbot)
    type_day(box, 0, "27/2/2022")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    asked = question(box)
    assert asked is not None
    assert box.isVisible()
    assert "1 dòng" in asked.text.text()
    asked.reject()
    assert box.isVisible()
    assert box.lines[0].has_own_day
    QTest.keyClick(box, Qt.Key.Key_Escape)
    asked = question(box)
    assert asked is not None
    next(item for item in asked.findChildren(Button) if item.text() == "Bỏ và đóng").click()
    assert not box.isVisible()


def test_that_other_choices_leave_typed_days_as_they_are(
    page: QWidget, context: UiContext, ws: Workspace, qtbot: QtBot
) -> None:
    box = planning(page, context, qtbot)
    place = units.search(ws, "Sóc Hà", ws.today)[0]
    row = next(at for at, line in enumerate(box.lines) if line.proposal.unit.id == place.id)
    type_day(box, row, "20/2/2022")
    box.choices.units.show_units(((place.id, place.name),))
    box.propose()
    qtbot.waitUntil(lambda: not context.jobs.jobs, timeout=30_000)
    (line,) = [item for item in box.lines if item.key == (box.lines[0].proposal.kind.key, place.id)]
    assert len(box.lines) < row + 2
    assert (f"{line.proposal.day:%d/%m/%Y}", line.has_own_day) == ("20/02/2022", True)


def test_that_the_box_is_no_wider_than_its_window_with_large_letters(
    page: QWidget, context: UiContext, qtbot: QtBot, qapp: QApplication
) -> None:
    application.dress(qapp, tokens(), mode="light", percent=150)
    box = planning(page, context, qtbot)
    assert box.width() < page.width()
    box.done(0)
