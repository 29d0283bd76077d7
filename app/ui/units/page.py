"""Đơn vị: both trees on a day of one's choosing, and one unit with its history."""

from collections.abc import Iterable, Iterator
from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QMenu

from app.domain.units import ROLE_WORDS, RelationRole, Unit, UnitKind, commune_word
from app.i18n import N_, _
from app.services import committee, units
from app.text import short_date
from app.ui import theme
from app.ui.context import UiContext
from app.ui.units import changes
from app.ui.units.profile import ProfilePanel
from app.ui.units.tree import UnitTree
from app.ui.units.words import REPORTING
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Part, label
from app.ui.widgets.page import Page
from app.ui.widgets.panel import Panel
from app.ui.widgets.search_field import SearchField


class UnitsPage(Page):
    """Tree left, profile right."""

    tables = frozenset({"unit", "unit_alias", "unit_relation", "unit_lineage"})
    help_lines = (
        N_("Cây đơn vị theo một ngày: chọn ngày để xem địa giới trước hay sau khi sáp nhập."),
        N_("Mã cũ có thể được dùng lại cho đơn vị khác, nên mã chỉ có nghĩa cùng với ngày."),
        N_("Đồn phụ trách và nơi nhận báo cáo là hai quan hệ khác nhau, xem ở ô chọn cây."),
        N_("Đổi tên theo quyết định giữ tên cũ cho giấy tờ cũ; sửa chính tả thì đổi mọi thời kỳ."),
    )

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, _("Đơn vị"))
        self._shown: Unit | None = None
        self._day: date | None = None
        self.body.addLayout(self._make_bar())
        row = QHBoxLayout()
        theme.space(row, gap=16)
        panel = Panel(flush=True)
        self.tree = UnitTree()
        self.tree.chosen.connect(self._show_unit)
        panel.body.addWidget(self.tree)
        self._nothing = label(_("Không có đơn vị nào khớp trong cây này, ngày này."), "content", "muted", wrap=True)
        panel.body.addWidget(self._nothing)
        self.profile = ProfilePanel()
        self.profile.wanted.connect(self.open_target)
        row.addWidget(panel, 2)
        row.addWidget(self.profile, 3)
        self.body.addLayout(row, 1)
        self._change = Button(_("Thay đổi…"), "plain", "pencil", self._open_menu)
        self.profile.foot.addStretch(1)
        self.profile.foot.addWidget(self._change)

    def _make_bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        theme.space(row, gap=8)
        self.search = SearchField(_("Lọc theo tên hoặc mã…"), _("Lọc đơn vị"))
        self.search.textChanged.connect(self._narrow)
        self.search.onward.connect(lambda: self.tree.enter(self.search.text()))
        self.role = QComboBox()
        self.role.setAccessibleName(_("Cây"))
        for role, words in ROLE_WORDS.items():
            self.role.addItem(_(words), role.value)
        self.role.currentIndexChanged.connect(lambda _index: self.refresh())
        self.day = QDateEdit()
        self.day.setDisplayFormat("dd/MM/yyyy")
        self.day.setCalendarPopup(True)
        self.day.setAccessibleName(_("Ngày xem"))
        self.day.dateChanged.connect(self._on_day)
        today = Button(_("Hôm nay"), "ghost", clicked=lambda: self._set_day(self.context.workspace.today), small=True)
        row.addWidget(self.search, 2)
        row.addWidget(self.role, 1)
        row.addWidget(label(_("Theo ngày"), "content", "muted"))
        row.addWidget(self.day)
        row.addWidget(today)
        row.addStretch(1)
        return row

    # --- state ---

    def reload(self) -> None:
        """Read the tree of the chosen role and day."""
        if self._day is None:
            self._day = date(self.context.year, 12, 31)
            self._set_day(self._day)
        role = RelationRole(str(self.role.currentData()))
        nodes = units.tree(self.context.workspace, self._day, role)
        own = committee.profile(self.context.workspace).unit_id
        self.tree.show_nodes(nodes, self._shown.id if self._shown else own)
        self._narrow(self.search.text())
        found = tuple(_units_of(units.tree(self.context.workspace, self._day)))
        reporting = [unit for unit in found if unit.kind in REPORTING]
        hamlets = sum(1 for unit in found if unit.kind is UnitKind.HAMLET)
        border = sum(1 for unit in reporting if unit.is_border)
        self.say(
            _("Ngày {day}: ").format(day=short_date(self._day)),
            Part(f"{len(reporting)} {commune_word(reporting)}", "accenttext"),
            _(", {hamlets} xóm; {border} đơn vị giáp biên.").format(hamlets=hamlets, border=border),
        )
        if self._shown:
            self._show_unit(self._shown.id)

    def open_target(self, target: object) -> None:
        """Show a unit by its id, on the day it lived nearest to the chosen one."""
        if not isinstance(target, int) or self._day is None:
            return
        unit = units.profile(self.context.workspace, target, self._day).unit
        if not unit.is_valid_on(self._day):
            is_over = unit.valid_to is not None and unit.valid_to <= self._day
            self._set_day(unit.valid_to - date.resolution if is_over and unit.valid_to else unit.valid_from)
        self.search.clear()
        if not self.tree.select(target):
            self._show_unit(target)

    def _set_day(self, day: date) -> None:
        self.day.setDate(QDate(day.year, day.month, day.day))

    def _on_day(self, chosen: QDate) -> None:
        day = date(chosen.year(), chosen.month(), chosen.day())
        if day != self._day:
            self._day = day
            self.refresh()

    def _narrow(self, text: str) -> None:
        self.tree.narrow(text)
        self._nothing.setVisible(self.tree.count == 0)
        self.tree.setVisible(self.tree.count > 0)

    def _show_unit(self, unit_id: int) -> None:
        if self._day is None:
            return
        profile = units.profile(self.context.workspace, unit_id, self._day)
        self._shown = profile.unit
        self.profile.show_profile(profile)
        is_alive = profile.unit.is_valid_on(self._day)
        self._change.lock("" if is_alive else _("Chọn một ngày mà đơn vị này đang có"))

    def menu_of_changes(self) -> QMenu:
        """What can be done to the unit shown."""
        menu = QMenu(self)
        if self._shown and self._day:
            for group in changes.offered(self, self.context.workspace, self._shown, self._day, self.open_target):
                menu.addSeparator()
                for words, act in group:
                    menu.addAction(words).triggered.connect(act)
        return menu

    def _open_menu(self) -> None:
        menu = self.menu_of_changes()
        menu.popup(self._change.mapToGlobal(self._change.rect().topLeft()) - menu.rect().bottomLeft())


def _units_of(nodes: Iterable["units.UnitNode"]) -> Iterator[Unit]:
    for node in nodes:
        yield node.unit
        yield from _units_of(node.children)
