"""Máy này: the settings of this computer, taken into force at once."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QLineEdit, QSlider, QVBoxLayout, QWidget

from app.i18n import _
from app.settings import Settings
from app.ui import theme
from app.ui.context import UiContext
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Part, label, rule
from app.ui.widgets.panel import Facts, Panel, scrolled
from app.ui.widgets.tab import PageTab

_STEP = 10
#: Least width at 100 % for the settings and what is remembered beside each other.
_ROOM_FOR_TWO = 900


class PreferencesTab(PageTab):
    """Theme, letter size, operator; folders as they are remembered."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        inner = QWidget()
        self._panels = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        theme.space(self._panels, gap=16)
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(scrolled(inner))
        panel = Panel(_("Giao diện và người thao tác"))
        panel.body.addLayout(self._line(_("Nền"), self._make_theme()))
        panel.body.addWidget(rule())
        panel.body.addLayout(self._line(_("Cỡ chữ"), self._make_size()))
        panel.body.addWidget(rule())
        self.operator = QLineEdit()
        self.operator.setMaxLength(80)
        self.operator.setAccessibleName(_("Người thao tác"))
        self.operator.editingFinished.connect(self._keep_operator)
        panel.body.addLayout(self._line(_("Người thao tác"), self.operator))
        hint = _("Tên này được ghi vào lịch sử thay đổi từ lần mở số liệu sau.")
        panel.body.addWidget(label(hint, "caption", "muted", wrap=True))
        panel.body.addStretch(1)
        self._panels.addWidget(panel, 3)
        self._facts_panel = Panel(_("Đang nhớ trên máy này"))
        self._facts = Facts()
        self._facts_panel.body.addWidget(self._facts)
        forget = Button(_("Quên độ rộng cột đã kéo"), "plain", clicked=self._forget_widths, small=True)
        self._facts_panel.body.addWidget(forget, 0, Qt.AlignmentFlag.AlignLeft)
        self._facts_panel.body.addStretch(1)
        self._panels.addWidget(self._facts_panel, 2)

    @staticmethod
    def _line(title: str, widget: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        theme.space(row, gap=12)
        name = label(title, "content", "muted")
        theme.fix(name, width=120)
        row.addWidget(name)
        row.addWidget(widget, 1)
        return row

    def _make_theme(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        theme.space(row, gap=8)
        self.modes = QButtonGroup(self)
        for number, (mode, words, icon) in enumerate(
            (("system", _("Theo máy"), "monitor"), ("light", _("Sáng"), "sun"), ("dark", _("Tối"), "moon"))
        ):
            button = Button(words, "plain", icon, self._chooser(mode))
            button.setCheckable(True)
            self.modes.addButton(button, number)
            row.addWidget(button)
        row.addStretch(1)
        return holder

    def _make_size(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        theme.space(row, gap=12)
        self.size_slider = QSlider(Qt.Orientation.Horizontal)
        self.size_slider.setRange(theme.SMALLEST_PERCENT // _STEP, theme.LARGEST_PERCENT // _STEP)
        self.size_slider.setAccessibleName(_("Cỡ chữ"))
        self.size_slider.setPageStep(1)
        self._size_words = label("100 %", "strong")
        self.size_slider.valueChanged.connect(lambda value: self._size_words.setText(f"{value * _STEP} %"))
        # Only the end of a drag counts: a window that grows under the mouse would run away from it.
        self.size_slider.sliderReleased.connect(self._keep_size)
        self.size_slider.actionTriggered.connect(lambda _action: self._keep_size_by_key())
        row.addWidget(self.size_slider, 1)
        row.addWidget(self._size_words)
        return holder

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where both have room, else under one another."""
        super().resizeEvent(event)
        is_wide = self.width() >= theme.current().px(_ROOM_FOR_TWO)
        directions = QBoxLayout.Direction
        self._panels.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)

    def reload(self) -> None:
        """Show the settings as they are."""
        settings = self.context.settings
        modes = ("system", "light", "dark")
        if button := self.modes.button(modes.index(settings.theme)):
            button.setChecked(True)
        self.size_slider.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.size_slider.setValue(round(settings.font_percent / _STEP))
        self.size_slider.blockSignals(False)  # noqa: FBT003 - Qt's own
        self._size_words.setText(f"{settings.font_percent} %")
        self.operator.setText(settings.operator)
        self._show_facts(settings)

    def _show_facts(self, settings: Settings) -> None:
        self._facts.clear()
        none = _("chưa có")
        self._facts.add(_("Tệp số liệu"), settings.data_folder or none)
        self._facts.add(_("Đọc báo cáo lần cuối từ"), settings.import_folder or none)
        self._facts.add(_("Xuất văn bản lần cuối vào"), settings.export_folder or none)
        self._facts.add(_("Bảng đã kéo độ rộng cột"), _("có") if settings.column_widths else _("không"))

    def sentence(self) -> tuple[Part | str, ...]:
        """Where these settings live."""
        return (_("Chỉ cho máy này, không đi theo số liệu; đổi là có hiệu lực ngay."),)

    def buttons(self) -> tuple[Button | None, Button | None]:
        """Another data file."""
        return Button(_("Đóng số liệu"), "plain", "database", self.context.close_asked.emit), None

    def _chooser(self, mode: str) -> "Chooser":
        return Chooser(self.context, mode)

    def _keep_size_by_key(self) -> None:
        if not self.size_slider.isSliderDown():
            self.size_slider.setValue(self.size_slider.sliderPosition())
            self._keep_size()

    def _keep_size(self) -> None:
        percent = self.size_slider.value() * _STEP
        if percent != self.context.settings.font_percent:
            self.context.remember(font_percent=percent)
            self.context.look_changed.emit()

    def _keep_operator(self) -> None:
        self.context.remember(operator=self.operator.text().strip())

    def _forget_widths(self) -> None:
        self.context.remember(column_widths="")
        self.reload()


class Chooser:
    """Takes one theme into force when called."""

    def __init__(self, context: UiContext, mode: str) -> None:
        self._context, self._mode = context, mode

    def __call__(self) -> None:
        """Remember the theme and show it."""
        self._context.remember(theme=self._mode)
        self._context.look_changed.emit()
