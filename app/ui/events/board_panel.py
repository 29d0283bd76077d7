"""The assessment of one place beside the board: verdict, why, the sentence of the plan, what to do next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from app.domain.event_assessment import Assessment
from app.domain.event_changes import may_restore
from app.domain.event_reasons import Reason, ReasonKind
from app.domain.obligations import OBLIGATION_WORDS, Obligation
from app.domain.season_board import PlaceStanding, SeasonRow
from app.i18n import _
from app.text import short_date
from app.ui.events.verdict import QuoteBox, ReasonLine, ReasonList, Step, StepList, VerdictBox
from app.ui.events.words import STANDINGS, dot_of, tier_chip, tone_of
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label
from app.ui.widgets.panel import SidePanel, clear_layout
from app.ui.wording import day_of, due_kind


@dataclass(frozen=True, slots=True)
class PanelActions:
    """What the panel asks the page for; each gets the row it is about."""

    open_event: Callable[[SeasonRow], None]
    adjust: Callable[[SeasonRow], None]
    restore: Callable[[SeasonRow], None]
    plan: Callable[[SeasonRow], None]
    papers: Callable[[SeasonRow], None]
    settle: Callable[[Obligation], None]
    show_tier: Callable[[SeasonRow], None]
    closed: Callable[[], None]


class SeasonPanel(SidePanel):
    """One line of the board in full."""

    def __init__(self, actions: PanelActions) -> None:
        super().__init__(actions.closed, wide=True)
        self._actions = actions
        self._below = label("", "caption", "muted", wrap=True)
        self.verdict, self.reasons, self.quote, self.steps = VerdictBox(), ReasonList(), QuoteBox(), StepList()
        self._why, self._next = label(_("Vì sao"), "strong"), label(_("Làm gì tiếp"), "strong")
        # What to do is read before the sentence it rests on, which may be long.
        for widget in (self._below, self.verdict, self._why, self.reasons, self._next, self.steps, self.quote):
            self.content.addWidget(widget)
        self.content.addStretch(1)
        self._row: SeasonRow | None = None
        self._button: Button | None = None

    @property
    def row(self) -> SeasonRow | None:
        """The place that is shown."""
        return self._row

    def show_row(self, row: SeasonRow | None, owed: Sequence[Obligation], today: date) -> None:
        """Show another place; ``owed`` are the open obligations of its event."""
        self._row = row
        clear_layout(self.foot)
        for widget in (self._below, self.verdict, self._why, self.reasons, self.quote, self._next, self.steps):
            widget.setVisible(row is not None)
        self._button = None
        if row is None:
            self.heading.setText(_("Chọn một nơi trong bảng"))
            self.chip.show_state("", "plain")
            return
        self.heading.setText(row.event.name if row.event else row.unit.title[:1].upper() + row.unit.title[1:])
        self.chip.show_state(*tier_chip(row.alone))
        self._below.setText(_head(row))
        self.verdict.show_verdict(tone_of(row.assessment), row.assessment.verdict, row.assessment.detail)
        lines = tuple(reason_lines(row.assessment))
        self.reasons.show_lines(lines)
        self._why.setVisible(bool(lines))
        self.quote.show_quote(*clause_of(row.assessment))
        steps = self._steps(row, owed, today)
        self.steps.show_steps(steps)
        self._next.setVisible(bool(steps))
        verb, act = self._verb(row)
        self._button = Button(verb, "primary", clicked=act, small=True)
        self.foot.addWidget(self._button)
        self.foot.addStretch(1)

    def enter(self) -> None:
        """Take the keyboard, at the button."""
        if self._button is not None:
            self._button.setFocus()

    def press(self) -> None:
        """Do what the button of the panel does."""
        if self._row is not None:
            self._verb(self._row)[1]()

    def verb(self) -> str:
        """The word of the button."""
        return self._verb(self._row)[0] if self._row else ""

    def _verb(self, row: SeasonRow) -> tuple[str, Callable[[], None]]:
        actions = self._actions
        if row.event is None:
            return _("Lập kế hoạch {place}").format(place=row.unit.name), lambda: actions.plan(row)
        if row.standing is PlaceStanding.TO_ADJUST:
            return _("Điều chỉnh kế hoạch…"), lambda: actions.adjust(row)
        return _("Mở sự kiện"), lambda: actions.open_event(row)

    def _steps(self, row: SeasonRow, owed: Sequence[Obligation], today: date) -> list[Step]:
        actions, steps = self._actions, list[Step]()
        for item in owed:
            due = _("hạn {day}").format(day=day_of(item.due_on, today)) if item.due_on else _("chưa có hạn")
            kind = due_kind(item.due_on, today) if item.due_on else "plain"
            words = _("{what} gửi {to}").format(what=_capital(_(OBLIGATION_WORDS[item.kind])), to=item.owed_to)
            steps.append(Step(words, "file-text", partial(actions.settle, item), due, kind))
        tier = [Step(_("Xem cấp độ của nơi này"), "history", lambda: actions.show_tier(row))]
        if row.event is None:
            return [*steps, *tier] if row.alone.ruling or row.alone.unannounced else steps
        if may_be_restored(row):
            steps.append(Step(_("Khôi phục phần được tổ chức lại"), "undo-2", lambda: actions.restore(row)))
        if row.standing is PlaceStanding.TO_ADJUST:
            steps.append(Step(_("Mở kế hoạch để sửa"), "pencil", lambda: actions.open_event(row)))
        steps.append(Step(_("Giấy tờ của sự kiện"), "printer", lambda: actions.papers(row)))
        return [*steps, *tier]


def may_be_restored(row: SeasonRow) -> bool:
    """Whether something that fell away may be held again."""
    return row.event is not None and bool(may_restore(row.event, row.assessment))


def reason_lines(assessment: Assessment) -> list[ReasonLine]:
    """The chain of reasons; the clause that decides has a box of its own."""
    deciding = _deciding(assessment)
    return [
        ReasonLine(item.text, item.detail, dot_of(item.strictness))
        for item in assessment.reasons
        if item is not deciding
    ]


def clause_of(assessment: Assessment) -> tuple[str, str]:
    """The sentence of the plan in quotes (what the rule says, where nobody entered it) and where it stands."""
    found, ruling = _deciding(assessment), assessment.ruling
    if found is None:
        return "", ""
    is_quoted = ruling is not None and ruling.rule is not None and bool(ruling.rule.quote)
    return (f"“{found.text}”" if is_quoted else found.text), found.detail


def _deciding(assessment: Assessment) -> Reason | None:
    return next((item for item in assessment.reasons if item.kind is ReasonKind.CLAUSE), None)


def _head(row: SeasonRow) -> str:
    event = row.event
    if event is None:
        return _(STANDINGS[row.standing][0])
    day = short_date(event.starts_on) if event.starts_on else _("chưa có ngày")
    if event.last_day and event.last_day != event.starts_on:
        day = f"{day} – {short_date(event.last_day)}"
    parts = (row.unit.title, day, event.place, _(STANDINGS[row.standing][0]))
    return " · ".join(part for part in parts if part)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
