"""Levels that reports tell and the register has not: looked at one by one, entered with the paper, or ignored."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.tier_faults import NOTHING_NEW
from app.errors import Problem
from app.i18n import _
from app.services import tier_offers, tiers
from app.services.tier_offers import DecidingPaper, OfferedTier
from app.ui import dialogs, theme
from app.ui.context import UiContext
from app.ui.dialogs import Box, Look
from app.ui.events.tier_follows import Follows
from app.ui.events.tier_offers_columns import OfferLine, offers_model
from app.ui.forms import Field, FieldKind, Form, parse_date
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label
from app.ui.widgets.panel import scrolled
from app.ui.widgets.table import Table


class TierOffersBox(Box):
    """The paper above, the offers in the middle (Space ticks, Delete ignores), what follows below."""

    def __init__(self, page: QWidget, context: UiContext, done: Callable[[], None]) -> None:
        text = _(
            "Cấp độ ghi ở đầu báo cáo khác với sổ cấp độ. Chỉ cấp độ công bố bằng văn bản mới có giá trị: ghi văn bản,"
            " giữ dấu ở dòng đúng rồi ghi; dòng không đúng thì bỏ qua."
        )
        super().__init__(page.window(), Look("message-circle-question-mark", "ask"), _("Cấp độ xã báo, chưa ghi"), text)
        self.context, self._done = context, done
        matrices = {item.key: item for item in tiers.matrices(context.workspace)}
        self.spread(900)
        self.paper = Form(
            (
                Field("document", _("Số, ký hiệu văn bản"), hint=_("ví dụ 15/TB-UBND")),
                Field("document_on", _("Ngày văn bản"), FieldKind.DATE),
                Field("authority", _("Cơ quan công bố"), hint=_("ví dụ UBND huyện")),
            ),
            columns=3,
        )
        self.paper.changed.connect(self._look)
        self.body.addWidget(self.paper)
        self.table = Table(context, "tier-offers", offers_model(matrices), is_sortable=False)
        self.table.setProperty("framed", "true")
        self.table.view.installEventFilter(self)
        theme.fix(self.table, min_height=140 if self.is_tight else 230)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(label(_("Dấu cách: giữ hoặc bỏ dấu. Delete: bỏ qua dòng đang chọn."), "caption", "faint"))
        self.follows = Follows()
        area = scrolled(self.follows)
        area.setMaximumHeight(theme.current().px(40 if self.is_tight else 90))
        self.body.addWidget(area)
        self.add_quiet(_("Để sau"))
        self.passing = Button(_("Bỏ qua dòng đang chọn…"), "plain", "x", self.ignore)
        self._buttons.addWidget(self.passing)
        self.verb = self.add_attempt(_("Ghi"), self.attempt)
        self.lines: tuple[OfferLine, ...] = ()
        self.read()

    def read(self) -> None:
        """Read the offers again; what was not ticked stays so."""
        ws, left = self.context.workspace, {line.offer.submission_id for line in self.lines if not line.is_wanted}
        self.lines = tuple(OfferLine(item) for item in tier_offers.offered(ws, self.context.year))
        for line in self.lines:
            line.is_wanted = line.offer.submission_id not in left
        self.table.set_rows(self.lines, same=lambda line: line.offer.submission_id)
        if self.table.current_row() is None:
            self.table.select(lambda _line: True)
        self._look()

    def wanted(self) -> tuple[OfferedTier, ...]:
        """The ticked offers."""
        return tuple(line.offer for line in self.lines if line.is_wanted)

    def deciding(self) -> DecidingPaper:
        """The paper that is typed; a day that cannot be read says so and counts as none."""
        typed, wrong = self.paper.text_of("document_on"), ""
        try:
            signed = parse_date(typed) if typed.strip() else None
        except ValueError as error:
            signed, wrong = None, str(error)
        self.paper.show_error("document_on", wrong)
        return DecidingPaper(self.paper.text_of("document"), signed, self.paper.text_of("authority"))

    def _look(self) -> None:
        entries = tier_offers.entries(self.wanted(), self.deciding())
        self.verb.setText(_("Ghi {count} cấp độ").format(count=len(entries)))
        self.passing.setEnabled(bool(self.lines))
        if not entries:
            self.follows.say(_("Giữ dấu ở dòng cần ghi."))
            self.verb.lock(_("Chưa chọn dòng nào"))
            return
        try:
            preview = tiers.preview(self.context.workspace, entries)
        except Problem as problem:
            self.follows.say(problem.sentence, "block")
            self.verb.lock(problem.sentence)
            return
        faults = [item for line in preview.lines for item in line.faults if not item.is_hint]
        wrong = [item.sentence for item in faults if item.code != NOTHING_NEW]
        if wrong:
            self.follows.say(wrong[0], "block")
        else:
            self.follows.show_events(preview)
        self.verb.lock(wrong[0] if wrong else "")

    def toggle(self) -> None:
        """Tick the selected offers, or take their ticks away."""
        lines = [line for line in self.table.selected_rows() if isinstance(line, OfferLine)]
        is_wanted = not all(line.is_wanted for line in lines)
        for line in lines:
            line.is_wanted = is_wanted
        self.table.view.viewport().update()
        self._look()

    def ignore(self) -> None:
        """Leave the register as it is for the selected offers, for a reason that stays with their reports."""
        offers = [line.offer for line in self.table.selected_rows() if isinstance(line, OfferLine)]
        if not offers:
            return

        def act(reason: str) -> None:
            tier_offers.ignore(self.context.workspace, offers, reason)
            self._read_on()

        names = ", ".join(offer.unit.title for offer in offers)
        dialogs.ask_text(
            self,
            _("Bỏ qua cấp độ báo cáo ghi?"),
            _("{names}: sổ cấp độ giữ nguyên, lý do được ghi cùng báo cáo; hoàn tác được.").format(names=names),
            _("Bỏ qua"),
            act,
            hint=_("ví dụ: xã ghi nhầm, theo 15/TB-UBND là cấp 2"),
        )

    def _read_on(self) -> None:
        self.read()
        self._done()
        if not self.lines:
            self.accept()

    def attempt(self) -> bool:
        """Enter the ticked offers in one step; the box stays while others are left."""
        tier_offers.accept(self.context.workspace, self.wanted(), self.deciding())
        self.read()
        self._done()
        return not self.lines

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space ticks, Delete ignores."""
        if watched is self.table.view and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            act = {Qt.Key.Key_Space: self.toggle, Qt.Key.Key_Delete: self.ignore}.get(Qt.Key(event.key()))
            if act is not None:
                act()
                return True
        return super().eventFilter(watched, event)
