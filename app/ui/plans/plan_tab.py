"""What the tabs of «Kế hoạch» share: the plan they show, chosen once for all of them."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyleOptionComboBox, QStylePainter

from app.domain.plans.plan import Plan
from app.i18n import _
from app.services.plans import register
from app.ui import theme
from app.ui.context import UiContext
from app.ui.plain_tips import plain
from app.ui.widgets.tab import PageTab

#: Widths at 100 %: of a long title, the least, what the frame and its arrow take.
_WIDTH, _LEAST, _ARROW = 300, 170, 44


class PlanChoice(QComboBox):
    """Chooses among the plans of the data file; ``turned`` says that another one is shown now."""

    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Kế hoạch đang xem"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.currentTextChanged.connect(lambda text: self.setToolTip(plain(text)))
        self.currentTextChanged.connect(lambda _text: self.updateGeometry())
        self.currentIndexChanged.connect(lambda _index: self.turned.emit())

    def sizeHint(self) -> QSize:
        """Room for the title in sight, if it is short; where there is less, buttons come first."""
        look = theme.current()
        wanted = self.fontMetrics().horizontalAdvance(self.currentText()) + look.px(_ARROW)
        return QSize(min(max(wanted, look.px(_LEAST)), look.px(_WIDTH)), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Some letters of it; the whole is in the tooltip."""
        return QSize(theme.current().px(_LEAST), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """What has no room ends in "…"; Qt's own would cut it."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        style = self.style()
        control, part = style.ComplexControl.CC_ComboBox, style.SubControl.SC_ComboBoxEditField
        painter.drawComplexControl(control, option)
        room = style.subControlRect(control, option, part, self).width()
        option.currentText = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        painter.drawControl(style.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    @property
    def key(self) -> str:
        """The key of the plan in sight, "" while the data file has none."""
        return str(self.currentData() or "")

    def fill(self, plans: tuple[Plan, ...]) -> None:
        """Offer these plans; the one in sight stays while it is there."""
        kept = self.key
        self.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.clear()
        for plan in plans:
            self.addItem(plan.head.short_title or plan.head.title, plan.key)
        self.setCurrentIndex(max(0, self.findData(kept)) if plans else -1)
        self.blockSignals(False)  # noqa: FBT003 - Qt's own

    def turn_to(self, key: str) -> None:
        """Show the plan of a key, if it is here."""
        place = self.findData(key)
        if place >= 0:
            self.setCurrentIndex(place)

    def follow(self, key: str) -> None:
        """Say which plan is in sight already, without turning anything."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.turn_to(key)
        self.setToolTip(plain(self.currentText()))
        self.blockSignals(False)  # noqa: FBT003 - Qt's own


class PlanTab(PageTab):
    """A tab about the chosen plan."""

    def __init__(self, context: UiContext, choice: PlanChoice) -> None:
        super().__init__(context)
        self.choice = choice

    @property
    def plan_key(self) -> str:
        """The key of the chosen plan, "" without any."""
        return self.choice.key

    @property
    def has_choice(self) -> bool:
        """Whether what is in sight is about the chosen plan, so that another one may be chosen."""
        return True

    def plan(self) -> Plan | None:
        """The chosen plan whole, read now; ``None`` without any."""
        return register.find(self.context.workspace, self.plan_key) if self.plan_key else None

    def take_file(self, _path: Path) -> bool:
        """Take a file that was dropped onto the page; whether this tab is the one for it."""
        return False

    def open_part(self, part: object) -> None:
        """Show one thing of the tab: the key of a task, the number of a line."""
