"""One place of the tier board: what holds, everything that was announced for it, limits of people with their paper."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from app.domain.periods import VIETNAM
from app.domain.tier_board import BoardRow
from app.domain.tier_history import PeopleLimit, TierPeriod
from app.domain.tier_words import document_words, entry_words
from app.i18n import _
from app.services import tier_rules, tiers
from app.services.tiers import UnitHistory
from app.services.workspace import Workspace
from app.text import format_number, short_date
from app.ui.events.tier_columns import place_chip, tier_of
from app.ui.events.verdict import ReasonLine, ReasonList, Step, StepList
from app.ui.events.words import dot_of
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label
from app.ui.widgets.panel import Facts, SidePanel, clear_layout


@dataclass(frozen=True, slots=True)
class TierActions:
    """What the panel asks for."""

    edit_limit: Callable[[PeopleLimit | None], object]
    advise: Callable[[], object]
    closed: Callable[[], None]


class TierPanel(SidePanel):
    """Facts, history as a timeline, limits; a new level is entered by the button of the page."""

    def __init__(self, actions: TierActions) -> None:
        super().__init__(actions.closed, wide=True)
        self._actions = actions
        self._facts = Facts()
        self.history, self.limits = ReasonList(), StepList()
        self._heads = tuple(label(words, "strong") for words in (_("Đã công bố"), _("Giới hạn số người")))
        self._no_limit = label(_("Chưa có giới hạn nào của địa phương."), "caption", "muted", wrap=True)
        for widget in (self._facts, self._heads[0], self.history, self._heads[1], self._no_limit, self.limits):
            self.content.addWidget(widget)
        self.content.addStretch(1)

    def show_place(self, ws: Workspace, row: BoardRow | None, matrix: str, day: date) -> None:
        """Show another place."""
        clear_layout(self.foot)
        self._facts.clear()
        for widget in (*self._heads, self.history, self.limits, self._no_limit):
            widget.setVisible(row is not None)
        if row is None:
            self.heading.setText(_("Chọn một nơi trong bảng"))
            self.chip.show_state("", "plain")
            return
        tier = tier_of(row, matrix)
        self.heading.setText(row.unit.title[:1].upper() + row.unit.title[1:])
        self.chip.show_state(*place_chip(tier))
        if tier is not None and tier.above is not None:
            self._facts.add(_("Cấp độ"), tier.words)
        if tier is not None and tier.permission:
            self._facts.add(_("Được phép"), tier.permission)
        told = (item for item in tiers.history(ws, row.unit.id) if not matrix or item.matrix.key == matrix)
        lines = [line for item in told for line in history_lines(item)]
        self.history.show_lines(lines)
        self._heads[0].setVisible(bool(lines))
        self._show_limits(limits_of(tier_rules.limits(ws), row, matrix, day))
        self.foot.addWidget(Button(_("Gợi ý…"), "quiet", "sparkles", self._actions.advise, small=True))
        self.foot.addStretch(1)

    def _show_limits(self, limits: Sequence[PeopleLimit]) -> None:
        edit = self._actions.edit_limit
        steps = [Step(limit_words(item), "users", partial(edit, item)) for item in limits]
        steps.append(Step(_("Thêm giới hạn số người…"), "plus", partial(edit, None)))
        self.limits.show_steps(steps)
        self._no_limit.setVisible(not limits)


def history_lines(told: UnitHistory) -> list[ReasonLine]:
    """Everything announced for a unit, the newest first; what another entry of its day replaced stays readable."""
    return [_history_line(told, period) for period in reversed(told.periods)]


def _history_line(told: UnitHistory, period: TierPeriod) -> ReasonLine:
    entry = period.entry
    rule = told.matrix.rule(entry.level, entry.from_day)
    words = entry_words(entry, told.matrix)
    until = _(" đến trước {day}").format(day=short_date(period.until)) if period.until else ""
    title = _("{words} từ {day}").format(words=words[:1].upper() + words[1:], day=short_date(entry.from_day)) + until
    if period.is_replaced:
        title = _("{words} từ {day}: đã được thay trong ngày").format(
            words=words[:1].upper() + words[1:], day=short_date(entry.from_day)
        )
    who = (
        _("{actor} ghi lúc {at}").format(actor=entry.entered_by, at=_moment(entry.entered_at))
        if entry.entered_at
        else ""
    )
    caption = " · ".join(part for part in (document_words(entry), entry.note, who) if part)
    return ReasonLine(title, caption, dot_of(rule.strictness if rule else None))


def _moment(at: datetime) -> str:
    return f"{at.astimezone(VIETNAM):%d/%m/%Y %H:%M}"


def limit_words(limit: PeopleLimit) -> str:
    """ "Cấp 2: tối đa 30 người, theo 20/CV-UBND, từ 10/01/2022"."""
    until = _(" đến trước {day}").format(day=short_date(limit.valid_to)) if limit.valid_to else ""
    told = _("Cấp {level}: tối đa {count} người, theo {document}, từ {day}")
    data = {"level": limit.level, "count": format_number(limit.max_people), "document": limit.document}
    return told.format(**data, day=short_date(limit.valid_from)) + until


def limits_of(limits: Sequence[PeopleLimit], row: BoardRow, matrix: str, day: date) -> tuple[PeopleLimit, ...]:
    """The limits entered for a unit itself that have not ended on ``day``."""
    return tuple(
        item
        for item in limits
        if item.unit_id == row.unit.id
        and (not matrix or item.matrix == matrix)
        and (item.valid_to is None or item.valid_to > day)
    )
