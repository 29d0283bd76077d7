"""«Thời hạn» in the real window, on any day."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.domain.plans.duty_rows import DutyRow
from app.domain.plans.plan import Plan
from app.services.plans import register
from app.services.workspace import Workspace
from app.ui.forms import Form
from app.ui.plans.duties_columns import columns
from app.ui.plans.duties_tab import DutiesTab
from app.ui.plans.page import PlansPage
from app.ui.tables import RowRole
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from tests.support.duty_boards import on, taken
from tests.support.windows import box_of, primary

Opener = Callable[[date, str | Plan], DutiesTab]


def opener(make_window: Callable[[], MainWindow], open_data: Callable[[str], Workspace]) -> Opener:
    """Opens the tab on a day, at a plan: plan 74 is in the file, others that ship and invented ones are taken in."""

    def open_(day: date, wanted: str | Plan) -> DutiesTab:
        ws = on(open_data("empty"), day)
        plan = wanted if isinstance(wanted, str) else register.save(ws, wanted).key
        taken(ws, plan)
        window = make_window()
        window.show_workspace(ws)
        window.go("plans", ("duties", plan))
        assert isinstance(window.page, PlansPage)
        return window.page.tab_of(DutiesTab)

    return open_


def window_of(tab: QWidget) -> MainWindow:
    """The window a tab stands in."""
    window = tab.window()
    assert isinstance(window, MainWindow)
    return window


def shown(tab: DutiesTab) -> tuple[DutyRow, ...]:
    """The lines of the list, in the order shown."""
    table = tab.views.list.table
    return tuple(table.proxy.index(number, 0).data(RowRole) for number in range(table.proxy.rowCount()))


def chip_of(row: DutyRow) -> str:
    """What the chip of a line says."""
    (state,) = [column for column in columns() if column.key == "state"]
    return state.text(row)


def words_of(widget: QWidget) -> str:
    """Everything a person reads there."""
    QApplication.processEvents()  # what was just put into a layout is shown with the next events
    return "\n".join(item.text() for item in widget.findChildren(QLabel) if item.isVisibleTo(widget))


def said(tab: DutiesTab) -> str:
    """The sentence of state."""
    return "".join(part if isinstance(part, str) else part.text for part in tab.sentence())


def green(tab: DutiesTab) -> Button:
    """The green button of the page."""
    page = window_of(tab).page
    assert isinstance(page, PlansPage)
    return primary(page)


def select(tab: DutiesTab, duty: str, who: str = "", period: str = "") -> DutyRow:
    """Put the cursor on a line and give it."""
    table = tab.views.list.table

    def is_wanted(row: DutyRow) -> bool:
        return row.duty.key == duty and who in row.owner.name and period in ("", row.period.text)

    assert table.select(is_wanted)
    row = tab.views.list.current
    assert row is not None
    return row


def form_of(tab: QWidget) -> Form:
    """The form of the box that is open."""
    form = box_of(window_of(tab)).findChild(Form)
    assert isinstance(form, Form)
    return form


def press_verb(tab: QWidget) -> None:
    """Press the green button of the box that is open."""
    box = box_of(window_of(tab))
    next(item for item in box.findChildren(Button) if item.property("kind") == "primary").click()
