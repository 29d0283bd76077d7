"""«Chỉ tiêu» in the real window, on any day."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt

from app.domain.plans.plan import Plan
from app.services.plans import register
from app.services.workspace import Workspace
from app.ui.plans.page import PlansPage
from app.ui.plans.targets_lines import TargetLine
from app.ui.plans.targets_tab import TargetsTab
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from tests.support.filled_plans import seen_on
from tests.support.fingers import Keyboard
from tests.support.windows import box_of

Opener = Callable[[date, str | Plan], TargetsTab]


def opener(make_window: Callable[[], MainWindow], open_data: Callable[[str], Workspace]) -> Opener:
    """Opens the tab on a day, at a plan that ships or an invented one."""

    def open_(day: date, wanted: str | Plan) -> TargetsTab:
        ws = seen_on(open_data("empty"), day)
        if isinstance(wanted, Plan):
            key = register.save(ws, wanted).key
        else:
            key = wanted
            if key not in {plan.key for plan in register.plans(ws)}:
                register.adopt(ws, key)
        window = make_window()
        window.show_workspace(ws)
        window.go("plans", ("targets", key))
        assert isinstance(window.page, PlansPage)
        return window.page.tab_of(TargetsTab)

    return open_


def line_of(tab: TargetsTab, target: str, *, is_whole: bool = False) -> TargetLine:
    """Put the cursor on a line of the list and give it."""
    assert tab.targets.table.select(lambda line: line.key == (target, is_whole))
    line = tab.targets.panel.line
    assert line is not None
    return line


def cells_of(tab: TargetsTab, target: str, *, is_whole: bool = False) -> dict[str, tuple[str, str]]:
    """Text and second line of every column of a line."""
    model = tab.targets.table.model
    (line,) = [item for item in model.rows if item.key == (target, is_whole)]
    return {item.key: (item.text(line), item.look(line).caption) for item in model.columns}


def said(tab: TargetsTab) -> str:
    """The sentence of state."""
    return "".join(part if isinstance(part, str) else part.text for part in tab.sentence())


def undo(tab: TargetsTab) -> None:
    """Ctrl+Z, pressed where the keyboard is; what the store wrote on its own day is asked about, and answered yes."""
    window = tab.window()
    assert isinstance(window, MainWindow)
    Keyboard(window).press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    box = box_of(window)
    next(item for item in box.findChildren(Button) if item.property("kind") in ("primary", "danger")).click()
