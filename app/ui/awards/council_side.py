"""The votes; beside them who sits in the council and is there, and the order of the candidates of shared places."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.awards.councils import Ballot
from app.domain.awards.votes import RANKED_BY_WORDS, attendance
from app.i18n import _
from app.services.awards import councils
from app.services.awards.councils import SittingDetail
from app.text import padded_count
from app.ui import operations, theme
from app.ui.awards import council_boxes
from app.ui.awards.council_columns import ballot_columns, member_columns
from app.ui.context import UiContext
from app.ui.tables import TableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label
from app.ui.widgets.panel import Panel, clear_layout, scrolled
from app.ui.widgets.table import Table

if TYPE_CHECKING:
    from app.ui.awards.council_tab import CouncilTab


#: Room in which several members, several candidates of a pool can be read; what is left is scrolled to.
_LEAST_MEMBERS, _LEAST_POOLS = 190, 150


class VotesPanel(Panel):
    """The votes of a sitting; F2 types into a cell and it is kept at once."""

    def __init__(self, context: UiContext, tab: "CouncilTab") -> None:
        super().__init__(_("Phiếu biểu quyết"), " ")
        model = TableModel(ballot_columns(tab))
        self.table = Table(context, "council-ballots", model, row_height="row_two_lines", by_cell=True)
        self.body.addWidget(self.table, 1)

    def show_ballots(self, ballots: Sequence[Ballot]) -> None:
        """Show the votes of a sitting."""
        self.table.set_rows(ballots, same=lambda ballot: ballot.nomination_id)


class CouncilSide(QWidget):
    """Members above, pools below; ties are shown and left to people."""

    def __init__(self, context: UiContext, tab: "CouncilTab") -> None:
        super().__init__()
        self._tab, self._context = tab, context
        outer, inner = QVBoxLayout(self), QWidget()
        theme.space(outer)
        outer.addWidget(scrolled(inner))
        side = QVBoxLayout(inner)
        theme.space(side, gap=12)
        self.panel = Panel(_("Thành viên Hội đồng"), " ")
        model = TableModel(member_columns(tab))
        self.members = Table(context, "council-members", model, is_sortable=False, by_cell=True)
        self.members.setMinimumHeight(theme.current().px(_LEAST_MEMBERS))
        self.panel.body.addWidget(self.members, 1)
        people = QHBoxLayout()
        theme.space(people, gap=8)
        people.addWidget(Button(_("Thêm thành viên"), "ghost", "plus", self.add_member, small=True))
        people.addStretch(1)
        people.addWidget(Button(_("Bỏ dòng này"), "ghost", "trash-2", self.drop_member, small=True))
        self.panel.body.addLayout(people)
        side.addWidget(self.panel, 3)
        self._pools = Panel(_("Xếp thứ tự suất chung"))
        holder = QWidget()
        self._lines = QVBoxLayout(holder)
        theme.space(self._lines, gap=4)
        self._pools.body.addWidget(scrolled(holder), 1)
        self._pools.setMinimumHeight(theme.current().px(_LEAST_POOLS))
        side.addWidget(self._pools, 2)

    def show_detail(self, detail: SittingDetail | None) -> None:
        """Show members and pools of a sitting."""
        sitting = detail.sitting if detail else None
        self.members.set_rows(tuple(enumerate(sitting.members)) if sitting else (), same=lambda seat: seat[0])
        if sitting is not None:
            here = attendance(sitting.members, sitting.rules)
            told = _("có mặt {present}/{members}").format(present=here.present, members=here.members)
            self.panel.caption.setText(told if here.is_quorate else _("{told}, chưa đủ").format(told=told))
        self._show_pools(detail)

    def _show_pools(self, detail: SittingDetail | None) -> None:
        clear_layout(self._lines)
        pools = detail.pools if detail else ()
        self._pools.setVisible(bool(pools))
        for pool in pools:
            title = _("{title}, theo {by}").format(title=pool.title, by=_(RANKED_BY_WORDS[pool.by]))
            self._lines.addWidget(label(title, "caption", "muted", wrap=True))
            for item in pool.ranked:
                words = f"{item.rank}. {self._tab.name_of(item.nomination_id)}"
                if item.tied_with:
                    words += _(" – bằng nhau, Hội đồng chọn")
                if item.aids:
                    words += f" ({', '.join(item.aids)})"
                self._lines.addWidget(label(words, "content", "warn" if item.tied_with else "", wrap=True))
        if detail is not None and detail.may_propose:
            words = _("Đề nghị {count} trường hợp Hội đồng đã chọn").format(count=padded_count(len(detail.may_propose)))
            self._lines.addWidget(Button(words, "plain", "check", self.propose_chosen, small=True))

    def propose_chosen(self) -> None:
        """Propose whom the closed sitting chose for shared places."""
        if self._tab.detail is not None:
            council_boxes.propose_chosen(self, self._context, self._tab.detail)

    def add_member(self) -> None:
        """One more member."""
        if self._tab.found is not None:
            council_boxes.ask_member(self, self._context, self._tab.found)

    def drop_member(self) -> None:
        """Take out the member under the cursor."""
        sitting, seat = self._tab.found, self.members.current_row()
        if sitting is not None and isinstance(seat, tuple):
            kept = tuple(item for number, item in enumerate(sitting.members) if number != seat[0])
            operations.write(
                self, lambda: councils.save(self._context.workspace, replace(sitting, members=kept), sitting)
            )
