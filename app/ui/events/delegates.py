"""Delegates of an event: groups by the plan's rule, and the persons invited, proposed from the registers or pasted."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.events import Delegate, Event, GroupOrigin, ParticipantGroup
from app.i18n import N_, _
from app.text import clean, fold
from app.ui import theme
from app.ui.context import UiContext
from app.ui.events.delegates_box import ask_proposals
from app.ui.events.editor_cells import RowColumn
from app.ui.events.editor_columns import count_column, text_column, words_column
from app.ui.events.editor_programme import Template
from app.ui.events.editor_rows import RowsEditor
from app.ui.events.editor_section import Section, Shown
from app.ui.events.editor_values import shown_number
from app.ui.tables import Cell
from app.ui.widgets.buttons import Button
from app.ui.widgets.panel import scrolled

_ORIGINS = {GroupOrigin.ABOVE: N_("cấp trên"), GroupOrigin.LOCAL: N_("địa phương")}


def group_columns() -> tuple[RowColumn[ParticipantGroup], ...]:
    """Columns of groups: what they are called, from where, how many are expected."""
    return (
        text_column("text", _("Nhóm đại biểu"), 320, 140, is_stretched=True),
        words_column("origin", _("Từ"), 104, _ORIGINS),
        count_column("planned", _("Số mời"), 70),
    )


_PRESENCE = {True: N_("có mặt"), False: N_("vắng")}


class DelegatesSection(Section):
    """Groups above, persons below; a person keeps the text of the group it belongs to."""

    def __init__(self, context: UiContext, template: Template) -> None:
        super().__init__(context)
        self._shown: Shown | None = None
        self._template = template
        self.groups, self.people = self._make_groups(), self._make_people()
        inner = QWidget()
        column = QVBoxLayout(inner)
        theme.space(column, (16, 12, 16, 8), 12)
        for rows, least in ((self.groups, 150), (self.people, 180)):
            # On a low screen the section scrolls; neither table shrinks to a line.
            theme.fix(rows.table, min_height=least)
            rows.changed.connect(self._changed)
            column.addWidget(rows, least)
        outer = QVBoxLayout(self)
        theme.space(outer, gap=0)
        outer.addWidget(scrolled(inner))

    def _make_groups(self) -> RowsEditor[ParticipantGroup]:
        made = RowsEditor(
            self.context,
            "event_groups",
            (*group_columns(), RowColumn("named", _("Đã có tên"), self._named, width=80, is_number=True)),
            lambda: ParticipantGroup("", GroupOrigin.LOCAL),
            _("Thêm nhóm đại biểu…"),
        )
        made.add_button(Button(_("Lấy nhóm theo mẫu"), "ghost", "copy", self.take_template, small=True))
        return made

    def _make_people(self) -> RowsEditor[Delegate]:
        made = RowsEditor(
            self.context, "event_delegates", self._people_columns(), self._blank, _("Thêm người, hoặc dán từ Excel…")
        )
        self.propose_button = made.add_button(Button(_("Lấy từ sổ…"), "ghost", "users", self.propose, small=True))
        self.present_button = made.add_button(
            Button(_("Tất cả có mặt"), "ghost", "check", self.mark_present, small=True)
        )
        return made

    def _people_columns(self) -> tuple[RowColumn[Delegate], ...]:
        present = (*(_(words) for words in _PRESENCE.values()), "")
        return (
            text_column("name", _("Họ và tên"), 170, 130, is_stretched=True, cell=self._name_cell),
            text_column("title", _("Chức vụ"), 150, 90),
            text_column("place", _("Đơn vị, nơi ở"), 140, 90),
            RowColumn(
                "group",
                _("Nhóm"),
                lambda row: row.group,
                lambda row, text: replace(row, group=self._group(text)),
                width=150,
                least=70,
                drop=1,
            ),
            RowColumn(
                "attended",
                _("Dự"),
                lambda row: present[(True, False, None).index(row.attended)],
                lambda row, text: replace(row, attended=_presence(text)),
                width=76,
                choices=present,
            ),
        )

    # --- rules of the rows ---

    def _blank(self) -> Delegate:
        """A new person belongs to the group the cursor stands on above."""
        group = self.current_group()
        return Delegate("", group=group.text if group else "")

    def current_group(self) -> ParticipantGroup | None:
        """The group the cursor stands on."""
        rows, row = self.groups.rows(), self.groups.table.view.currentIndex().row()
        return rows[row] if 0 <= row < len(rows) else None

    def _group(self, text: str) -> str:
        """One of the groups whatever its accents, else as typed."""
        wanted = fold(text)
        return next(
            (row.text for row in self.groups.rows() if wanted and fold(row.text).startswith(wanted)), clean(text)
        )

    def _named(self, group: ParticipantGroup) -> str:
        count = sum(1 for row in self.people.rows() if row.group == group.text)
        return str(count) if count else ""

    def _name_cell(self, row: Delegate) -> Cell:
        same = Counter((fold(item.name), fold(item.place)) for item in self.people.rows())
        if row.name and same[fold(row.name), fold(row.place)] > 1:
            return Cell(tone="warn", icon="triangle-alert", tooltip=_("Người này được ghi hai lần"))
        return Cell()

    # --- state ---

    def _changed(self) -> None:
        self._sum()
        self.changed.emit()

    def show_event(self, shown: Shown) -> None:
        """Show groups and persons."""
        self._shown = shown
        for rows in (self.groups, self.people):
            rows.lock(is_locked=shown.is_locked)
        self.groups.show_rows(shown.event.plan.groups)
        self.people.show_rows(shown.event.plan.delegates)
        self.propose_button.setVisible(not shown.is_locked)
        self._sum()

    def _sum(self) -> None:
        groups, people = self.groups.rows(), self.people.rows()
        told = [row.planned for row in groups if row.planned is not None]
        strong = Cell(is_strong=True)
        cells = [
            (_("Cộng"), strong),
            ("", Cell()),
            (shown_number(sum(told)) if told else "", strong),
            (str(len(people)), strong),
        ]
        self.groups.table.set_totals(cells if groups else ())
        self.groups.table.view.viewport().update()
        self.present_button.setVisible(any(row.attended is None for row in people))

    def written(self, event: Event) -> Event:
        """The event with these groups and persons."""
        return replace(event, plan=replace(event.plan, groups=self.groups.rows(), delegates=self.people.rows()))

    # --- acting ---

    def take_template(self) -> None:
        """Put the groups of the kind that are not there yet behind those that are."""
        self.groups.add_missing(self._template().groups, lambda group: group.text)

    def mark_present(self) -> None:
        """Take note that everybody of whom nothing is known came."""
        self.people.show_rows(
            [replace(row, attended=True) if row.attended is None else row for row in self.people.rows()]
        )
        self._changed()

    def propose(self) -> None:
        """Offer persons of the registers for the group under the cursor, for every group while it stands on none."""
        if self._shown is None:
            return
        group = self.current_group()
        wanted = (group,) if group else self.groups.rows()
        ask_proposals(self, self.context, self.written(self._shown.event), wanted, self.take)

    def take(self, delegates: Sequence[Delegate]) -> None:
        """Add persons behind those that are there."""
        self.people.show_rows((*self.people.rows(), *delegates))
        self._changed()

    def enter(self) -> None:
        """Go to the persons, to the groups while there is nobody."""
        (self.people if self.people.rows() else self.groups).enter()


def _presence(text: str) -> bool | None:
    typed = fold(text)
    if not typed:
        return None
    if typed in ("co", "co mat", "x", "1", "du"):
        return True
    if typed in ("vang", "khong", "v", "0"):
        return False
    raise ValueError(_("Ghi “có mặt” hoặc “vắng”"))
