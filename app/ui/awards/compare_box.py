"""Two nominees that may be one, side by side: what agrees, what does not, and the decision with its reason."""

from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QWidget

from app.domain.awards.case import Pair
from app.domain.awards.nominations import SAMENESS_WORDS, Nominee, Sameness
from app.domain.awards.sameness import STRENGTH_WORDS
from app.domain.event_words import capital
from app.i18n import _
from app.services.awards import checks, nominations
from app.services.awards.nominations import NominationRow
from app.text import fold, short_date
from app.ui import theme
from app.ui.context import UiContext
from app.ui.dialogs import Box, Look
from app.ui.widgets.labels import label, restyle


@dataclass(frozen=True, slots=True)
class _Line:
    """One thing both sides have, and whether they agree on it."""

    name: str
    first: str
    second: str

    @property
    def tone(self) -> str:
        """Green where both say the same, amber where they differ, nothing where one is silent."""
        if not self.first or not self.second:
            return ""
        return "good" if fold(self.first) == fold(self.second) else "warn"


def _lines(first: Nominee, second: Nominee, awards: tuple[str, str]) -> list[_Line]:
    def born(nominee: Nominee) -> str:
        return short_date(nominee.born_on) if nominee.born_on else str(nominee.birth_year or "")

    found = [
        _Line(_("Họ tên, tên tập thể"), first.name, second.name),
        _Line(_("Ngày sinh, năm sinh"), born(first), born(second)),
        _Line(_("Xóm, cơ quan"), first.place, second.place),
        _Line(_("Chức vụ"), first.position, second.position),
        _Line(_("Người đứng đầu, chủ hộ"), first.leader, second.leader),
        _Line(_("Dân tộc"), first.ethnicity, second.ethnicity),
        _Line(_("Số định danh"), first.id_number, second.id_number),
        _Line(_("Đề nghị"), *awards),
    ]
    return [line for line in found if line.first or line.second]


class CompareBox(Box):
    """The decision is remembered and not asked again; nothing is merged or taken out by itself."""

    def __init__(self, page: QWidget, context: UiContext, pair: Pair, rows: tuple[NominationRow, ...]) -> None:
        strength = capital(_(STRENGTH_WORDS[pair.likeness.strength])) if pair.likeness else ""
        reasons = ", ".join(pair.likeness.reasons) if pair.likeness else ""
        super().__init__(page.window(), Look("users", "warn"), _("Cùng một hay hai?"), f"{strength}: {reasons}.")
        self.text.setVisible(bool(reasons))
        self.context, self.pair = context, pair
        self.spread(820)
        self.body.addWidget(self._table(rows))
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

    def _table(self, rows: tuple[NominationRow, ...]) -> QFrame:
        frame = QFrame()
        frame.setProperty("part", "sunken")
        grid = QGridLayout(frame)
        theme.space(grid, (12, 8, 12, 8), 4)
        grid.setHorizontalSpacing(theme.current().px(20))
        first, second = self.pair.first, self.pair.second
        awards = (_proposals(first, rows), _proposals(second, rows))
        for number, line in enumerate(_lines(first, second, awards)):
            grid.addWidget(label(line.name, "caption", "muted"), number, 0)
            grid.addWidget(label(line.first or "–", "content", line.tone, wrap=True), number, 1)
            grid.addWidget(label(line.second or "–", "content", line.tone, wrap=True), number, 2)
        for column, stretch in ((1, 1), (2, 1)):
            grid.setColumnStretch(column, stretch)
        return frame

    def _decide(self, sameness: Sameness) -> bool:
        ws, pair = self.context.workspace, self.pair
        checks.decide_sameness(ws, pair.first.id, pair.second.id, sameness, self.reason.text())
        return True


def _proposals(nominee: Nominee, rows: tuple[NominationRow, ...]) -> str:
    """For which awards somebody is proposed, by whom."""
    return "; ".join(f"{row.unit_title}: {row.award_title}" for row in rows if row.nominee.id == nominee.id)


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
    box = CompareBox(page, context, pair, nominations.rows(context.workspace, row.nomination.campaign_id))
    box.open()
    box.reason.setFocus()
    return box
