"""Đơn vị: both trees on a day of one's choosing, and one unit with its history."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLineEdit, QMenu

from app.domain.territory import UnitDraft
from app.domain.units import RelationRole, Unit, UnitKind
from app.i18n import N_, _
from app.services import committee, unit_changes, units
from app.text import short_date
from app.ui import theme
from app.ui.context import UiContext
from app.ui.forms import Field, FieldKind, Form, Value, ask_form
from app.ui.icons import icon
from app.ui.units.profile import ProfilePanel
from app.ui.units.tree import UnitTree
from app.ui.units.words import ROLE_WORDS, kind_and_name
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Part, label
from app.ui.widgets.page import Page
from app.ui.widgets.panel import Panel

_REPORTING = (UnitKind.COMMUNE, UnitKind.WARD, UnitKind.TOWNSHIP, UnitKind.SPECIAL_ZONE)


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
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Lọc theo tên hoặc mã…"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(_("Lọc đơn vị"))
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self._narrow)
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
        counts = _counts(units.tree(self.context.workspace, self._day))
        self.say(
            _("Ngày {day}: ").format(day=short_date(self._day)),
            Part(_("{count} xã, phường, thị trấn").format(count=counts[0]), "accenttext"),
            _(", {hamlets} xóm; {border} đơn vị giáp biên.").format(hamlets=counts[1], border=counts[2]),
        )
        if self._shown:
            self._show_unit(self._shown.id)

    def open_target(self, target: object) -> None:
        """Show a unit by its id, on the last day it lived when it does not live on the chosen one."""
        if not isinstance(target, int) or self._day is None:
            return
        profile = units.profile(self.context.workspace, target, self._day)
        if not profile.unit.is_valid_on(self._day):
            self._set_day(profile.unit.valid_from)
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

    # --- changes ---

    def menu_of_changes(self) -> QMenu:
        """What can be done to the unit shown."""
        menu = QMenu(self)
        menu.addAction(_("Đổi tên theo quyết định…")).triggered.connect(lambda _checked: self.ask_rename())
        menu.addAction(_("Sửa chính tả, mã, giáp biên…")).triggered.connect(lambda _checked: self.ask_correct())
        menu.addAction(_("Thêm cách viết khác…")).triggered.connect(lambda _checked: self.ask_alias())
        if self._shown and self._shown.kind in _REPORTING:
            menu.addAction(_("Thêm xóm…")).triggered.connect(lambda _checked: self.ask_hamlet())
        return menu

    def _open_menu(self) -> None:
        menu = self.menu_of_changes()
        menu.popup(self._change.mapToGlobal(self._change.rect().topLeft()) - menu.rect().bottomLeft())

    def ask_rename(self) -> None:
        """A new name from a day on."""
        unit = self._shown
        if unit is None:
            return
        fields = (
            Field("name", _("Tên mới"), is_required=True),
            Field("on", _("Từ ngày"), FieldKind.DATE, is_required=True),
            Field("document", _("Văn bản"), hint=_("số, ngày, cơ quan ban hành")),
        )

        def act(values: dict[str, Value]) -> None:
            on = values["on"]
            if isinstance(on, date):
                name, document = str(values["name"]), str(values["document"])
                made = unit_changes.rename(self.context.workspace, unit.id, name, on, document)
                self.open_target(made)

        ask_form(
            self.window(), _("Đổi tên {unit}").format(unit=kind_and_name(unit)), "", _("Đổi tên"), Form(fields), act
        )

    def ask_correct(self) -> None:
        """Put a misspelling right."""
        unit = self._shown
        if unit is None:
            return
        form = Form(
            (
                Field("name", _("Tên"), is_required=True),
                Field("code", _("Mã")),
                Field("is_border", _("Giáp biên giới"), FieldKind.CHECK),
            )
        )
        form.set_values(name=unit.name, code=unit.code or "", is_border=unit.is_border)

        def act(values: dict[str, Value]) -> None:
            unit_changes.correct(
                self.context.workspace,
                unit.id,
                name=str(values["name"]),
                code=str(values["code"]),
                is_border=bool(values["is_border"]),
            )

        title = _("Sửa thông tin {unit}").format(unit=kind_and_name(unit))
        ask_form(
            self.window(), title, _("Sửa cho mọi thời kỳ; tên cũ vẫn nhận ra được khi đọc tệp."), _("Sửa"), form, act
        )

    def ask_alias(self) -> None:
        """Another spelling found in workbooks."""
        unit = self._shown
        if unit is None:
            return
        form = Form((Field("alias", _("Cách viết"), is_required=True),))
        title = _("Cách viết khác của {unit}").format(unit=kind_and_name(unit))
        text = _("Tệp báo cáo ghi tên này sẽ được nhận ra là cùng một đơn vị.")
        ask_form(
            self.window(),
            title,
            text,
            _("Ghi nhớ"),
            form,
            lambda values: unit_changes.learn_alias(self.context.workspace, unit.id, str(values["alias"])),
        )

    def ask_hamlet(self) -> None:
        """A new hamlet in the commune shown."""
        unit = self._shown
        if unit is None:
            return
        form = Form(
            (
                Field("name", _("Tên xóm"), is_required=True),
                Field("on", _("Từ ngày"), FieldKind.DATE, is_required=True),
                Field("is_border", _("Giáp biên giới"), FieldKind.CHECK),
            )
        )
        form.set_values(on=unit.valid_from)

        def act(values: dict[str, Value]) -> None:
            on = values["on"]
            if isinstance(on, date):
                is_border = bool(values["is_border"])
                draft = UnitDraft("", UnitKind.HAMLET, str(values["name"]), None, on, None, is_border)
                unit_changes.add(self.context.workspace, draft, unit.id)

        ask_form(self.window(), _("Thêm xóm của {unit}").format(unit=kind_and_name(unit)), "", _("Thêm xóm"), form, act)


def _counts(nodes: tuple["units.UnitNode", ...]) -> tuple[int, int, int]:
    communes = hamlets = border = 0
    stack = list(nodes)
    while stack:
        node = stack.pop()
        stack.extend(node.children)
        communes += node.unit.kind in _REPORTING
        hamlets += node.unit.kind is UnitKind.HAMLET
        border += node.unit.is_border and node.unit.kind in _REPORTING
    return communes, hamlets, border
