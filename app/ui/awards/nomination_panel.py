"""One nomination beside the board or the list: who, what is wrong and by which clause, what can be done now."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.domain import findings_text
from app.domain.awards.steps import STEP_WORDS
from app.domain.awards.steps import Step as LifeStep
from app.domain.event_words import capital
from app.domain.findings import Finding
from app.domain.indicators import Catalogue
from app.i18n import _
from app.services.awards.nominations import NominationRow
from app.text import short_date
from app.ui import theme
from app.ui.awards.words import STATE_CHIPS, severity_tone
from app.ui.events.verdict import Step, StepList
from app.ui.icons import IconLabel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label
from app.ui.widgets.panel import Facts, SidePanel, clear_layout

_STEP_ICONS = {
    LifeStep.PROPOSE: "arrow-right",
    LifeStep.RECEIVE: "inbox",
    LifeStep.APPRAISE: "circle-check",
    LifeStep.FORWARD: "upload",
    LifeStep.DECIDE: "award",
    LifeStep.RECORD: "award",
    LifeStep.SEND_BACK: "corner-up-left",
    LifeStep.WITHDRAW: "x",
    LifeStep.REPLACE: "rotate-ccw",
}
_FINDING_ICONS = {
    "block": "octagon-x",
    "warn": "triangle-alert",
    "ask": "message-circle-question-mark",
    "text2": "info",
}
#: The finding that two nominees may be one.
_ALIKE = "award-looks-alike"
_PARTS = {"block": "block", "warn": "warn", "ask": "ask", "text2": "sunken"}


@dataclass(frozen=True, slots=True)
class NominationActions:
    """What the panel asks the page for."""

    take: Callable[[NominationRow, LifeStep], object]
    open: Callable[[NominationRow], object] | None
    closed: Callable[[], None]
    compare: Callable[[NominationRow], object] | None = None


class FindingNote(QFrame):
    """One finding on the ground of its tone: the sentence, below it what can be done."""

    def __init__(self, finding: Finding, catalogue: Catalogue) -> None:
        super().__init__()
        tone = severity_tone(finding.severity)
        self.setProperty("part", _PARTS[tone])
        row = QHBoxLayout(self)
        theme.space(row, (12, 8, 12, 8), 8)
        row.addWidget(IconLabel(_FINDING_ICONS[tone], tone, 16))
        column = QVBoxLayout()
        theme.space(column, gap=2)
        sentence = findings_text.sentence(finding, catalogue)
        column.addWidget(label(sentence, wrap=True))
        if way := findings_text.remedy(finding.code):
            column.addWidget(label(way, "caption", "muted", wrap=True))
        row.addLayout(column, 1)
        self.setAccessibleName(f"{findings_text.severity_word(finding.severity)}: {sentence}")


class NominationPanel(SidePanel):
    """The panel; Esc gives its room back."""

    def __init__(self, actions: NominationActions) -> None:
        super().__init__(actions.closed, wide=True)
        self._actions = actions
        self.row: NominationRow | None = None
        self._who = label("", "caption", "muted", wrap=True)
        self._notes = QVBoxLayout()
        theme.space(self._notes, gap=8)
        self.facts = Facts(is_left=True)
        self.steps = StepList()
        self._next = label(_("Làm gì tiếp"), "strong")
        self.content.addWidget(self._who)
        self.content.addLayout(self._notes)
        self.content.addWidget(self.facts)
        self.content.addWidget(self._next)
        self.content.addWidget(self.steps)
        self.content.addStretch(1)
        self._verb: Button | None = None

    def show_row(self, row: NominationRow | None, catalogue: Catalogue | None) -> None:
        """Show another nomination; ``None`` says how to choose one."""
        self.row = row
        clear_layout(self._notes)
        clear_layout(self.foot)
        self.facts.clear()
        self._verb = None
        for widget in (self._who, self.facts, self._next, self.steps):
            widget.setVisible(row is not None)
        if row is None or catalogue is None:
            self.heading.setText(_("Chọn một suất hay một đề nghị"))
            self.chip.show_state("", "plain")
            return
        self.heading.setText(row.name)
        self.chip.show_state(row.state_words[:1].upper() + row.state_words[1:], STATE_CHIPS[row.nomination.state])
        self._who.setText(who_words(row))
        for finding in row.findings:
            self._notes.addWidget(FindingNote(finding, catalogue))
        for name, value in fact_lines(row):
            self.facts.add(name, value)
        others = [step for step in row.steps if step is not row.next_step]
        self.steps.show_steps(self._steps(row, others))
        if row.next_step is not None:
            self._verb = Button(row.next_words, "primary", clicked=partial(self._actions.take, row, row.next_step))
        elif self._actions.open is not None:
            self._verb = Button(_("Mở đề nghị"), "plain", clicked=partial(self._actions.open, row))
        self.foot.addStretch(1)
        if self._verb is not None:
            self.foot.addWidget(self._verb)

    def _steps(self, row: NominationRow, others: Sequence[LifeStep]) -> list[Step]:
        made = [
            Step(capital(_(STEP_WORDS[step])), _STEP_ICONS[step], partial(self._actions.take, row, step))
            for step in others
        ]
        if self._actions.compare and any(item.code == _ALIKE for item in row.findings):
            made.insert(
                0, Step(_("So hai bên, kết luận cùng một hay hai"), "users", partial(self._actions.compare, row))
            )
        if row.next_step is not None and self._actions.open:
            made.append(Step(_("Mở đề nghị, sửa thông tin"), "pencil", partial(self._actions.open, row)))
        return made

    def enter(self) -> None:
        """Take the keyboard, at the button."""
        if self._verb is not None:
            self._verb.setFocus()

    def press(self) -> None:
        """Do what the button does."""
        if self._verb is not None:
            self._verb.click()


def who_words(row: NominationRow) -> str:
    """Birth, hamlet or office, who proposes and for what, in one line."""
    nominee = row.nominee
    born = short_date(nominee.born_on) if nominee.born_on else str(nominee.birth_year or "")
    parts = (row.kind_words, born, row.nomination.snapshot.place or nominee.place, row.unit_title, row.award_title)
    return " · ".join(dict.fromkeys(part for part in parts if part))


def fact_lines(row: NominationRow) -> list[tuple[str, str]]:
    """What is known of a nomination, label and value."""
    item = row.nomination
    lines = [
        (_("Thành tích"), item.achievement),
        (_("Chức vụ"), item.snapshot.position),
        (_("Nhận hồ sơ"), short_date(item.received_on) if item.received_on else ""),
        (_("Thẩm định"), item.appraisal),
        (_("Lý do"), item.reason),
        (_("Vượt chỉ tiêu"), item.over_quota),
        (_("Thành tích khác"), item.difference if item.is_different_achievement else ""),
        (_("Sổ vàng"), item.golden_book_no),
    ]
    return [(name, value) for name, value in lines if value]
