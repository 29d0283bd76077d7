"""«Hội đồng»: a sitting with its members and votes; what each vote came to, ties shown and left to people."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.awards.councils import Ballot, CouncilMember, CouncilSitting
from app.errors import Problem
from app.i18n import _
from app.services.awards import closing, councils
from app.ui import dialogs, operations, theme
from app.ui.awards import council_boxes
from app.ui.awards.council_side import CouncilSide, VotesPanel
from app.ui.awards.season_choice import season_of
from app.ui.context import UiContext
from app.ui.events.list_tools import choice
from app.ui.widgets.buttons import Button
from app.ui.widgets.front_stack import FrontStack
from app.ui.widgets.labels import Part, label
from app.ui.widgets.tab import PageTab

if TYPE_CHECKING:
    from app.services.awards.councils import SittingDetail


class CouncilTab(PageTab):
    """Votes left, members right; F2 types into a cell and it is kept at once."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._campaign_id = 0
        self.detail: SittingDetail | None = None
        outer = QVBoxLayout(self)
        theme.space(outer, gap=12)
        self._stack = FrontStack()
        outer.addWidget(self._stack, 1)
        self._stack.addWidget(council_boxes.no_sitting(self.begin))
        filled = QWidget()
        self._stack.addWidget(filled)
        row = QHBoxLayout(filled)
        theme.space(row, gap=16)
        self.ballots = VotesPanel(context, self)
        row.addWidget(self.ballots, 3)
        self.side = CouncilSide(context, self)
        row.addWidget(self.side, 2)
        self._faults = label("", "content", "warn", wrap=True)
        outer.addWidget(self._faults)
        self._tools = self._bar()
        self.setFocusProxy(self.ballots.table.view)

    def _bar(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        theme.space(row, gap=8)
        self.sitting = choice(_("Phiên họp"))
        self.sitting.currentIndexChanged.connect(lambda _index: self._read())
        row.addWidget(self.sitting, 2)
        self.details = Button(_("Thể lệ…"), "plain", "pencil", self.edit, small=True)
        row.addWidget(self.details)
        return holder

    def tools(self) -> QWidget:
        """Which sitting, and what it goes by."""
        return self._tools

    # --- state ---

    def reload(self) -> None:
        """Read the sittings of the season."""
        campaign = season_of(self.context.workspace, self.context.year)
        self._campaign_id = campaign.id if campaign else 0
        found = councils.sittings(self.context.workspace, campaign.id) if campaign else ()
        kept = self.sitting.currentData()
        self.sitting.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.sitting.clear()
        for item in found:
            self.sitting.addItem(item.name, item.id)
        self.sitting.setCurrentIndex(max(self.sitting.findData(kept), 0 if found else -1))
        self.sitting.blockSignals(False)  # noqa: FBT003 - Qt's own
        self._read()

    def _read(self) -> None:
        number = self.sitting.currentData()
        self.detail = councils.find(self.context.workspace, number) if number else None
        self._show()

    def _show(self) -> None:
        sitting = self.found
        self._stack.setCurrentIndex(0 if sitting is None else 1)
        self.details.setEnabled(sitting is not None)
        self.ballots.show_ballots(sitting.ballots if sitting else ())
        faults = self.detail.faults if self.detail else ()
        self._faults.setText(" ".join(dict.fromkeys(fault.sentence for fault in faults)))
        self._faults.setVisible(bool(faults))
        self.side.show_detail(self.detail)
        self.news.emit()

    @property
    def found(self) -> CouncilSitting | None:
        """The sitting that is shown."""
        return self.detail.sitting if self.detail else None

    def name_of(self, nomination_id: int) -> str:
        """Whom a ballot is about."""
        item = self.detail.nominations.get(nomination_id) if self.detail else None
        return item.snapshot.name if item else "…"

    def sentence(self) -> tuple[Part | str, ...]:
        """Whether the sitting is open, how many were voted about."""
        sitting = self.found
        if sitting is None:
            return (_("Chưa có phiên họp; phiên họp lấy những ai đang được đề nghị."),)
        state = _("đã kết thúc") if sitting.is_closed else _("đang mở")
        return (_("{name}: {state}, xét {count} trường hợp.").format(
            name=sitting.name, state=state, count=len(sitting.ballots)
        ),)  # fmt: skip

    def buttons(self) -> tuple[Button | None, Button | None]:
        """Begin a sitting; close the one that is shown, or open it again."""
        if not self._campaign_id:
            return None, None
        sitting = self.found
        if sitting is None:
            return None, Button(_("Lập phiên họp"), "primary", "plus", self.begin)
        new = Button(_("Lập phiên họp"), "plain", "plus", self.begin)
        if sitting.is_closed:
            return new, Button(_("Mở lại phiên họp…"), "plain", "undo-2", self.reopen)
        return new, Button(_("Kết thúc phiên họp"), "primary", "check", self.close_sitting)

    # --- acting ---

    def store(self, sitting: CouncilSitting) -> None:
        """Keep a change; ``ValueError`` with one sentence where it cannot be right."""
        try:
            councils.save(self.context.workspace, sitting, self.found)
        except Problem as problem:
            raise ValueError(str(problem)) from problem

    def keep_ballot(self, ballot: Ballot) -> None:
        """Keep one ballot."""
        if self.found is not None:
            same = [ballot if item.nomination_id == ballot.nomination_id else item for item in self.found.ballots]
            self.store(replace(self.found, ballots=tuple(same)))

    def keep_member(self, place: int, member: CouncilMember) -> None:
        """Keep one member."""
        if self.found is not None:
            members = [member if number == place else item for number, item in enumerate(self.found.members)]
            self.store(replace(self.found, members=tuple(members)))

    def begin(self) -> None:
        """Begin a sitting."""
        ws = self.context.workspace
        operations.write(self, lambda: councils.begin(ws, self._campaign_id), done=lambda made: self._go(made.id))

    def _go(self, sitting_id: int) -> None:
        self.sitting.setCurrentIndex(self.sitting.findData(sitting_id))
        self.ballots.table.enter()

    def edit(self) -> None:
        """Day, place and rules."""
        if self.found is not None:
            council_boxes.ask_details(self, self.context, self.found)

    def close_sitting(self) -> None:
        """Close the sitting: its minutes rest on it."""
        if self.detail is None:
            return
        if left := closing.doubts(self.detail):
            council_boxes.ask_close(self, left, self._close)
        else:
            self._close()

    def _close(self) -> None:
        if self.found is None:
            return
        try:
            councils.close(self.context.workspace, self.found.id)
        except Problem as problem:
            dialogs.show_problem(self.window(), problem, self.edit, _("Ghi phiên họp…"))
            return
        # The cell that was typed into last is gone, and the keyboard would be gone with it.
        self.ballots.table.enter()

    def reopen(self) -> None:
        """Open a closed sitting again, with a reason."""
        if self.found is not None:
            council_boxes.ask_reopen(self, self.context, self.found)
