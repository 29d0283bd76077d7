"""Beside the editor: what the tiers allow for the event as it stands on the screen, why, and what is wrong with it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.event_assessment import Assessment
from app.domain.event_faults import EventFault
from app.domain.event_words import part_words
from app.domain.events import Event, EventPart
from app.domain.findings import Severity
from app.i18n import _
from app.ui import theme
from app.ui.events.board_panel import clause_of, reason_lines
from app.ui.events.verdict import QuoteBox, ReasonList, VerdictBox
from app.ui.events.words import tone_of
from app.ui.icons import IconLabel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Part, label
from app.ui.widgets.panel import SidePanel, clear_layout

_ICONS = {
    Severity.ERROR: ("octagon-x", "block"),
    Severity.WARNING: ("triangle-alert", "warn"),
    Severity.QUESTION: ("message-circle-question-mark", "ask"),
    Severity.NOTE: ("info", "text2"),
}

#: Hints that the verdict gives already.
_IN_VERDICT = frozenset({"tier-unknown", "limit-unknown"})
#: A way out of what is shown: its verb, its icon, and what it does.
Way = tuple[str, str, Callable[[], object]]


class AssessmentPanel(SidePanel):
    """Verdict, conflict with another window, faults, reasons, the sentence of the plan."""

    def __init__(self, go_to_field: Callable[[str], object]) -> None:
        super().__init__()
        self._go = go_to_field
        self.heading.setText(_("Đánh giá"))
        self.notice = _Notice()
        self.verdict, self.reasons, self.quote = VerdictBox(), ReasonList(), QuoteBox()
        self._blocking, self._faults = QVBoxLayout(), QVBoxLayout()
        for column in (self._blocking, self._faults):
            theme.space(column, gap=6)
        self._why = label(_("Vì sao"), "strong")
        self.content.addWidget(self.notice)
        # What blocks is read before what would be allowed without it.
        self.content.addLayout(self._blocking)
        self.content.addWidget(self.verdict)
        self.content.addLayout(self._faults)
        for widget in (self._why, self.reasons, self.quote):
            self.content.addWidget(widget)
        self.content.addStretch(1)
        self.faults: tuple[EventFault, ...] = ()
        self.ways: tuple[Way, ...] = ()

    def show_assessment(self, event: Event, assessment: Assessment, faults: Sequence[EventFault]) -> None:
        """Show what holds now."""
        self.chip.show_state(assessment.tier_words, "plain")
        blocked = any(fault.blocks for fault in faults)
        tone = "plain" if blocked and tone_of(assessment) == "ok" else tone_of(assessment)
        self.verdict.show_verdict(tone, assessment.verdict, _detail(event, assessment))
        lines = reason_lines(assessment)
        self.reasons.show_lines(lines)
        self._why.setVisible(bool(lines))
        self.quote.show_quote(*clause_of(assessment))
        told = tuple(fault for fault in faults if fault.code not in _IN_VERDICT)
        if self.faults != told:
            self.faults = told
            self._show_faults()

    def _show_faults(self) -> None:
        clear_layout(self._blocking)
        clear_layout(self._faults)
        for fault in self.faults:
            row = QHBoxLayout()
            theme.space(row, gap=6)
            icon, tone = _ICONS[fault.severity]
            row.addWidget(IconLabel(icon, tone, 16))
            words = FaultLine(fault, partial(self._go, fault.field))
            row.addWidget(words, 1)
            (self._blocking if fault.blocks else self._faults).addLayout(row)

    @staticmethod
    def told(assessment: Assessment) -> Part:
        """The verdict as a sentence for the head of the page, in its colour."""
        tone = tone_of(assessment)
        return Part(f"{assessment.verdict}.", "text2" if tone == "ok" else tone)

    def show_ways(self, sentence: str, tone: str, ways: Sequence[Way]) -> None:
        """Say what has to be decided, with the buttons for it; an empty sentence takes it back."""
        self.ways = tuple(ways)
        self.notice.show_notice(sentence, tone, ways)


class FaultLine(QWidget):
    """One fault; a click or Enter goes to its field."""

    def __init__(self, fault: EventFault, opened: Callable[[], object]) -> None:
        super().__init__()
        self.fault = fault
        row = QHBoxLayout(self)
        theme.space(row, gap=6)
        words = label(fault.sentence, "caption", wrap=True)
        row.addWidget(words, 1)
        self.button = Button(_("Sửa"), "ghost", clicked=opened, small=True)
        self.button.setAccessibleName(_("Đến chỗ sửa: {sentence}").format(sentence=fault.sentence))
        row.addWidget(self.button)


class _Notice(QFrame):
    """What has to be decided, on the ground of its tone, with its buttons below."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        theme.space(self._column, (12, 10, 12, 10), 6)
        self.hide()

    def show_notice(self, sentence: str, tone: str, ways: Sequence[Way]) -> None:
        """Show another notice."""
        clear_layout(self._column)
        self.setProperty("part", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setVisible(bool(sentence))
        self._column.addWidget(label(sentence, wrap=True))
        for number, (verb, icon, act) in enumerate(ways):
            self._column.addWidget(Button(verb, "plain" if number else "primary", icon, act, small=True))


def _detail(event: Event, assessment: Assessment) -> str:
    """What follows from the tiers, and what has fallen away of the plan already."""
    gone = [part for part in EventPart if part in event.dropped]
    told = _("Đã bỏ khỏi kế hoạch: {parts}.").format(parts=part_words(gone)) if gone else ""
    return " ".join(text for text in (assessment.detail, told) if text)
