"""Top bar: whose data this is, the two years as two pills, search, help, theme."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy

from app.i18n import _
from app.ui import icons, theme
from app.ui.frame.search_box import SearchBox
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.labels import ElidedLabel


class YearPill(Button):
    """One of the two years with a menu; ``year_chosen`` when another is picked."""

    year_chosen = Signal(int)

    def __init__(self, words: str, short_words: str) -> None:
        super().__init__("", "pill")
        self._long, self._short = words, short_words
        self._words = words
        self._year = 0
        self._choices: tuple[int, ...] = ()
        self._with_reports: frozenset[int] = frozenset()
        self.clicked.connect(self.open_menu)

    def show_year(self, year: int, choices: Sequence[int], with_reports: Sequence[int] = ()) -> None:
        """Show a year and what else may be chosen; years that have reports are marked in the menu."""
        self._year, self._choices, self._with_reports = year, tuple(choices), frozenset(with_reports)
        self._retitle()

    def set_short(self, *, is_short: bool) -> None:
        """Fewer words when there is little room."""
        self._words = self._short if is_short else self._long
        self._retitle()

    def _retitle(self) -> None:
        self.setText(f"{self._words} {self._year or '…'}      ")
        self.setAccessibleName(f"{self._long} {self._year}")
        self.setEnabled(True)

    def menu_of_years(self) -> QMenu:
        """The menu that a click opens."""
        menu = QMenu(self)
        group = QActionGroup(menu)
        for year in self._choices:
            has_reports = year in self._with_reports
            action = menu.addAction(_("{year} · có báo cáo").format(year=year) if has_reports else str(year))
            action.setData(year)
            action.setCheckable(True)
            action.setChecked(year == self._year)
            group.addAction(action)
            action.triggered.connect(lambda _checked, chosen=year: self.year_chosen.emit(chosen))
        return menu

    def open_menu(self) -> None:
        """Offer the years."""
        if self._choices:
            self.menu_of_years().popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def paintEvent(self, event: object) -> None:
        """Draw words, the year heavier, and an arrow."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.color("accenttext") if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(look.color("neutralline" if self.underMouse() else "sunken"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), look.px(4), look.px(4))
        left = look.px(8)
        for text, kind, tone in ((self._words, "content", "text2"), (str(self._year or "…"), "strong", "text")):
            painter.setFont(look.font(kind))
            painter.setPen(look.color(tone))
            area = self.rect().adjusted(left, 0, 0, 0)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), text)
            left += painter.fontMetrics().horizontalAdvance(text) + look.px(5)
        arrow = look.px(14)
        box = self.rect().adjusted(self.width() - arrow - look.px(6), 0, -look.px(6), 0)
        icons.paint(painter, "chevron-down", "text2", box)
        painter.end()


class TopBar(QFrame):
    """The bar over every page."""

    help_asked = Signal()
    theme_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("bar", "top")
        theme.fix(self, height=48)
        row = QHBoxLayout(self)
        theme.space(row, (20, 0, 12, 0), 8)
        self.committee = ElidedLabel("", "strong")
        self.province = ElidedLabel("", "content", "muted")
        for words in (self.committee, self.province):
            words.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            row.addWidget(words)
        row.addSpacing(theme.current().px(12))
        self.report_year = YearPill(_("Số liệu năm"), _("Số liệu"))
        self.event_year = YearPill(_("Ngày hội năm"), _("Ngày hội"))
        row.addWidget(self.report_year)
        row.addWidget(self.event_year)
        row.addStretch(1)
        self.search = SearchBox()
        row.addWidget(self.search, 1)
        self.help = IconButton("circle-question-mark", _("Trợ giúp của trang này (F1)"), self.help_asked.emit)
        self.theme = IconButton("moon", _("Giao diện tối"), self.theme_asked.emit)
        row.addWidget(self.help)
        row.addWidget(self.theme)
        self._show_theme_icon()

    def set_short(self, *, is_short: bool) -> None:
        """Drop captions when there is little room."""
        self.province.setVisible(not is_short and bool(self.province.text()))
        self.report_year.set_short(is_short=is_short)
        self.event_year.set_short(is_short=is_short)
        self.search.set_short(is_short=is_short)

    def changeEvent(self, event: QEvent) -> None:
        """Offer the other theme."""
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "theme"):
            self._show_theme_icon()
        super().changeEvent(event)

    def _show_theme_icon(self) -> None:
        is_dark = theme.current().is_dark
        self.theme.show_icon("sun" if is_dark else "moon", _("Giao diện sáng") if is_dark else _("Giao diện tối"))
