"""Beside the board: one line in full, its clauses, the days that contradict each other, what came, the next step."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout

from app.domain.plans.duties import Copy
from app.domain.plans.duty_rows import SOURCE_WORDS, DutyRow
from app.domain.plans.duty_slots import DutySlot, StatedDue
from app.domain.plans.duty_steps import DutyStep, steps
from app.domain.plans.plan import Plan
from app.i18n import N_, _
from app.text import short_date
from app.ui import theme
from app.ui.context import UiContext
from app.ui.plans.clause_quote import ClauseQuote
from app.ui.plans.duties_columns import chip, copy_words
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label, set_tone
from app.ui.widgets.panel import Facts, SidePanel, clear_layout

_STEP_WORDS: Final[Mapping[DutyStep, str]] = MappingProxyType(
    {
        DutyStep.RECEIVE: N_("Ghi ngày nhận"),
        DutyStep.OPEN_SOURCE: N_("Mở {place}"),
        DutyStep.RULE: N_("Chốt ngày khác"),
        DutyStep.CORRECT: N_("Sửa ngày nhận"),
        DutyStep.EXTEND: N_("Gia hạn"),
        DutyStep.WAIVE: N_("Miễn nộp"),
        DutyStep.DROP_RECEIPT: N_("Bỏ ghi nhận"),
        DutyStep.DROP_RULING: N_("Bỏ hạn đã chốt"),
        DutyStep.DROP_EXTENSION: N_("Bỏ gia hạn"),
        DutyStep.DROP_WAIVER: N_("Bỏ miễn"),
    }
)
_TONES: Final = MappingProxyType({"red": "block", "amber": "warn", "ask": "ask", "good": "accenttext", "calm": ""})


def step_words(row: DutyRow, step: DutyStep) -> str:
    """What a button says; a way elsewhere names the place, a decision says about how many days it is."""
    if step is DutyStep.RULE and not row.due.dates and not row.due.ruling:
        return _("Đặt hạn")
    if step is DutyStep.RULE and row.due.is_conflict:
        return _("Chọn một ngày")
    return _(_STEP_WORDS[step]).format(place=_(SOURCE_WORDS.get(row.source, "")))


@dataclass(frozen=True, slots=True)
class DutyNews:
    """What the panel shows besides the line: its plan, the working days left in words, the occurrences to come."""

    plan: Plan | None = None
    count: str = ""
    coming: Sequence[DutySlot] = ()


class DutySide(SidePanel):
    """``take`` does a step about the line that is shown."""

    def __init__(
        self, context: UiContext, take: Callable[[DutyRow, DutyStep], object], closed: Callable[[], None]
    ) -> None:
        super().__init__(closed)
        self._context, self._take = context, take
        self.row: DutyRow | None = None
        self.title_words = label("", "strong", wrap=True)
        self.sentence = label("", "strong", wrap=True)
        self.facts = Facts(is_left=True)
        self._dates = QVBoxLayout()
        theme.space(self._dates, gap=8)
        self._clause = ClauseQuote(context)
        self._coming = QVBoxLayout()
        theme.space(self._coming, gap=4)
        self.content.addWidget(self.title_words)
        self.content.addWidget(self.sentence)
        self.content.addLayout(self._dates)
        self.content.addWidget(self.facts)
        self.content.addWidget(self._clause)
        self.content.addLayout(self._coming)
        self.content.addStretch(1)

    def show_row(self, row: DutyRow | None, news: DutyNews) -> None:
        """Show another line; ``None`` empties the panel."""
        self.row = row
        self.facts.clear()
        for layout in (self._dates, self._coming, self.foot):
            clear_layout(layout)
        if row is None:
            self.heading.setText(_("Chọn một dòng"))
            self.chip.show_state("", "plain")
            self.title_words.setText("")
            self.sentence.setText("")
            self._clause.quote(None, "")
            return
        self.heading.setText(row.owner.name)
        self.title_words.setText(row.title)
        self.chip.show_state(*chip(row))
        self.sentence.setText(f"{row.standing.sentence}.")
        set_tone(self.sentence, _TONES[row.standing.tone.value])
        self._show_dates(row, news.plan)
        self._show_facts(row, news)
        self._show_coming(news.coming)
        self._show_foot(row)

    @property
    def steps(self) -> tuple[DutyStep, ...]:
        """What can be done about the line that is shown, the next thing first."""
        return steps(self.row) if self.row else ()

    # --- parts ---

    def _show_dates(self, row: DutyRow, plan: Plan | None) -> None:
        """Both days with their clauses where they differ, that there is none; the one clause is below the facts."""
        self._clause.quote(None if row.due.is_conflict else plan, row.duty.clause, row.duty.quote)
        is_undated = row.due.working is None
        if not (row.due.is_conflict or (is_undated and row.standing.is_owed)):
            return
        part = QFrame()
        is_asked = row.due.is_contradicted or is_undated
        part.setProperty("part", "ask" if is_asked else "sunken")
        column = QVBoxLayout(part)
        theme.space(column, (12, 8, 12, 8), 4)
        told = _("Kế hoạch ghi {count} hạn khác nhau").format(count=len({item.due_on for item in row.due.dates}))
        if is_undated:
            told = _("Kế hoạch không ghi hạn; đặt một ngày thì mọi nơi nộp theo ngày ấy.")
        column.addWidget(label(told, "strong", "ask" if is_asked else "", wrap=True))
        for item in row.due.dates:
            column.addWidget(label(_first_upper(item.words), "content", wrap=True))
            column.addWidget(self._quote(plan, item))
        if row.due.is_contradicted:
            column.addWidget(label(_("Chưa chốt: làm theo ngày sớm, vẫn nhận đến ngày muộn."), "caption", wrap=True))
        if DutyStep.RULE in steps(row):
            words = step_words(row, DutyStep.RULE)
            column.addWidget(
                Button(words, icon_name="scale", clicked=lambda: self._take(row, DutyStep.RULE), small=True)
            )
        self._dates.addWidget(part)

    def _quote(self, plan: Plan | None, item: StatedDue) -> ClauseQuote:
        made = ClauseQuote(self._context)
        made.quote(plan, item.clause, item.quote)
        return made

    def _show_facts(self, row: DutyRow, news: DutyNews) -> None:
        add = self.facts.add
        add(_("Ai nộp"), row.owner.name)
        for name, value in (
            (_("Gửi"), row.owed_to),
            (_("Qua"), row.through),
            (_("Kế hoạch") if row.plan_id else _("Sự kiện"), row.plan_title),
        ):
            if value:
                add(name, value)
        self._add_days(row)
        if news.count:
            add(_("Còn lại"), _first_upper(news.count))
        self._add_copies(row)
        if row.duty.note:
            add(_("Ghi chú"), row.duty.note)

    def _add_days(self, row: DutyRow) -> None:
        add, due = self.facts.add, row.due
        if not due.is_conflict:
            add(_("Hạn nêu"), "; ".join(dict.fromkeys(item.words for item in due.dates)) or _("kế hoạch không ghi"))
        if ruling := due.ruling:
            told = _("đến hết ngày {day}").format(day=short_date(ruling.due_on))
            decided = _("ngày {day}").format(day=short_date(ruling.decided_on)) if ruling.decided_on else ""
            paper = " ".join(filter(None, (ruling.document, decided)))
            add(_("Đã chốt"), "; ".join(filter(None, (told, paper, ruling.decided_by, ruling.note))))
        receipt = row.receipt
        if due.extended_to and receipt:
            told = _("đến hết ngày {day}").format(day=short_date(due.extended_to))
            add(_("Gia hạn"), "; ".join(filter(None, (told, receipt.extension_reason, receipt.extension_document))))

    def _add_copies(self, row: DutyRow) -> None:
        add, receipt = self.facts.add, row.receipt
        if row.source:
            add(_("Theo dõi ở"), _("trang “{place}”, tự cập nhật vào đây").format(place=_(SOURCE_WORDS[row.source])))
        for copy in (Copy.SOFT, Copy.HARD):
            words = "" if row.source else copy_words(row, copy)
            if words:
                is_missing = receipt is None or words.endswith(_("chưa có"))
                add(_("Bản nhận"), words, "warn" if is_missing and row.standing.is_owed else "")
        if row.source and row.arrival.came_on:
            add(_("Đủ ngày"), short_date(row.arrival.came_on))
        if row.source and row.arrival.missing:
            add(_("Còn thiếu"), ", ".join(row.arrival.missing), "warn")
        if receipt and receipt.document:
            add(_("Văn bản nộp"), receipt.document)
        if receipt and receipt.note:
            add(_("Lý do miễn") if receipt.is_waived else _("Ghi chú nhận"), receipt.note)

    def _show_coming(self, coming: Sequence[DutySlot]) -> None:
        if not coming:
            return
        self._coming.addWidget(label(_("Ba năm tiếp theo"), "strong"))
        facts = Facts(is_left=True)
        for slot in coming:
            due = slot.due
            told = _("đến hết ngày {day}").format(day=short_date(due.working)) if due.working else _("chưa có hạn")
            if due.is_contradicted and due.last:
                told = _("{told}, hạn cuối {last}").format(told=told, last=short_date(due.last))
            facts.add(_first_upper(slot.period.words), told)
        self._coming.addWidget(facts)

    def _show_foot(self, row: DutyRow) -> None:
        found = steps(row)
        if not found:
            return
        first, rest = found[0], found[1:]
        if rest:
            more = Button(_("Việc khác"), "plain", "chevron-down", small=True)
            more.clicked.connect(lambda: self.menu_of(row, rest).popup(more.mapToGlobal(more.rect().topLeft())))
            self.foot.addWidget(more)
        self.foot.addStretch(1)
        kind = "primary" if first in (DutyStep.RECEIVE, DutyStep.OPEN_SOURCE) else "plain"
        self.foot.addWidget(Button(step_words(row, first), kind, clicked=lambda: self._take(row, first), small=True))

    def menu_of(self, row: DutyRow, offered: Sequence[DutyStep]) -> QMenu:
        """The other steps of a line."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for step in offered:
            action = menu.addAction(step_words(row, step))
            action.triggered.connect(lambda _checked=False, wanted=step: self._take(row, wanted))
        return menu


def _first_upper(words: str) -> str:
    return words[:1].upper() + words[1:]
