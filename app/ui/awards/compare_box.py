"""Two nominees that may be one, side by side: what agrees, what does not, and the decision with its reason."""

from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QWidget

from app.domain.awards.case import Pair
from app.domain.awards.nominations import SAMENESS_WORDS, Sameness
from app.domain.awards.sameness import STRENGTH_WORDS
from app.domain.event_words import capital
from app.i18n import _
from app.services.awards import checks, side_by_side
from app.services.awards.nominations import NominationRow
from app.ui import theme
from app.ui.context import UiContext
from app.ui.dialogs import Box, Look
from app.ui.widgets.labels import label, restyle


class CompareBox(Box):
    """The decision is remembered and not asked again; nothing is merged or taken out by itself."""

    def __init__(self, page: QWidget, context: UiContext, pair: Pair, campaign_id: int) -> None:
        strength = capital(_(STRENGTH_WORDS[pair.likeness.strength])) if pair.likeness else ""
        reasons = ", ".join(pair.likeness.reasons) if pair.likeness else ""
        super().__init__(page.window(), Look("users", "warn"), _("Cùng một hay hai?"), f"{strength}: {reasons}.")
        self.text.setVisible(bool(reasons))
        self.context, self.pair = context, pair
        self.spread(820)
        self.body.addWidget(self._table(campaign_id))
        if pair.match:
            told = _("Đã kết luận: {words}. {reason}")
            words = told.format(words=_(SAMENESS_WORDS[pair.match.sameness]), reason=pair.match.reason)
            self.body.addWidget(label(words.strip(), "caption", "muted", wrap=True))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("căn cứ, ví dụ: đã hỏi xã, cùng số định danh"))
        self.reason.setAccessibleName(_("Căn cứ"))
        self.body.addWidget(self.reason)
        self.add_quiet(_("Để sau"))
        other = self.add_attempt(
            _("Hai {kind} khác nhau").format(kind=self._kind()), lambda: self._decide(Sameness.DIFFERENT)
        )
        other.setProperty("kind", "plain")
        other.setDefault(False)
        restyle(other)
        self.add_attempt(_("Cùng một {kind}").format(kind=self._kind()), lambda: self._decide(Sameness.SAME))

    def _kind(self) -> str:
        return {"individual": _("người"), "household": _("hộ")}.get(self.pair.first.kind.value, _("tập thể"))

    def _table(self, campaign_id: int) -> QFrame:
        frame = QFrame()
        frame.setProperty("part", "sunken")
        grid = QGridLayout(frame)
        theme.space(grid, (12, 8, 12, 8), 4)
        grid.setHorizontalSpacing(theme.current().px(20))
        ids = self.pair.first.id, self.pair.second.id
        for number, field in enumerate(side_by_side.side_by_side(self.context.workspace, campaign_id, *ids)):
            tone = "" if field.agrees is None else ("good" if field.agrees else "warn")
            grid.addWidget(label(field.label, "caption", "muted"), number, 0)
            grid.addWidget(label(field.first or "–", "content", tone, wrap=True), number, 1)
            grid.addWidget(label(field.second or "–", "content", tone, wrap=True), number, 2)
        for column, stretch in ((1, 1), (2, 1)):
            grid.setColumnStretch(column, stretch)
        return frame

    def _decide(self, sameness: Sameness) -> bool:
        ws, pair = self.context.workspace, self.pair
        checks.decide_sameness(ws, pair.first.id, pair.second.id, sameness, self.reason.text())
        return True


def pair_of(context: UiContext, row: NominationRow) -> Pair | None:
    """The pair a nominee is part of that nobody has decided about."""
    found = checks.duplicates(context.workspace, row.nomination.campaign_id)
    return next(
        (
            item
            for item in found
            if item.match is None and row.nominee.id in (item.first.id, item.second.id)
        ),
        None,
    )  # fmt: skip


def ask_pair(page: QWidget, context: UiContext, row: NominationRow) -> Box | None:
    """Compare a nominee with the one it looks like."""
    pair = pair_of(context, row)
    if pair is None:
        return None
    box = CompareBox(page, context, pair, row.nomination.campaign_id)
    box.open()
    box.reason.setFocus()
    return box
