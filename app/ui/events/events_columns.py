"""The list of «Sự kiện» in words: its columns, its filters, the sentence that counts what waits."""

from collections.abc import Callable, Sequence

from app.domain.event_steps import STEP_WORDS, NextStep
from app.domain.events import STATUS_WORDS, EventStatus
from app.i18n import N_, _
from app.services.events import EventRow
from app.text import short_date
from app.ui.events.words import tier_chip, tone_of
from app.ui.tables import Cell, CellState, Column, TableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.labels import Part

_STATUS_CHIPS = {
    EventStatus.PLANNED: "draft",
    EventStatus.TO_ADJUST: "block",
    EventStatus.POSTPONED: "warn",
    EventStatus.CANCELLED: "none",
    EventStatus.HELD: "ok",
}
#: Filters of the list by their words.
FILTERS: dict[str, Callable[[EventRow], bool] | None] = {
    N_("Tất cả"): None,
    N_("Cần điều chỉnh"): lambda row: row.needs_adjusting,
    N_("Chưa có ngày"): lambda row: row.event.starts_on is None,
    N_("Còn việc phải làm"): lambda row: row.step is not NextStep.NOTHING,
    N_("Đã tổ chức"): lambda row: row.event.status is EventStatus.HELD,
    N_("Hoãn, không tổ chức"): lambda row: row.event.status in (EventStatus.POSTPONED, EventStatus.CANCELLED),
}
_TONES = {"ok": "", "ask": "ask", "warn": "warn", "block": "block"}


def sentence_of(rows: Sequence[EventRow]) -> tuple[Part | str, ...]:
    """How many events there are, and what waits."""
    held = sum(row.event.status is EventStatus.HELD for row in rows)
    parts: list[Part | str] = [_("{count} sự kiện, {held} đã tổ chức").format(count=len(rows), held=held)]
    for step, words, tone in (
        (NextStep.ADJUST, _("{count} cần điều chỉnh"), "block"),
        (NextStep.MEND, _("{count} có chỗ sai"), "block"),
        (NextStep.REPORT, _("{count} còn nợ báo cáo"), "warn"),
        (NextStep.ENTER_RESULT, _("{count} chưa ghi kết quả"), "warn"),
    ):
        if count := sum(row.step is step for row in rows):
            parts += ["; ", Part(words.format(count=count), tone)]
    return (*parts, ".")


def _day(row: EventRow) -> str:
    event = row.event
    if event.starts_on is None:
        return ""
    if event.last_day and event.last_day != event.starts_on:
        return f"{event.starts_on:%d/%m}–{short_date(event.last_day)}"
    return short_date(event.starts_on)


def _hosts(row: EventRow) -> str:
    hosts = ", ".join(row.hosts)
    return hosts[:1].upper() + hosts[1:] if hosts else _("(chưa có đơn vị tổ chức)")


def _name(row: EventRow) -> Cell:
    guests = _("Tham gia: {units}").format(units=", ".join(row.participants)) if row.participants else ""
    name = row.event.name or _("(chưa có tên)")
    whole = "\n".join(part for part in (_hosts(row), name, guests, row.event.place) if part)
    return Cell(caption=name, tone="" if row.hosts else "text3", tooltip=whole)


def _verdict(row: EventRow) -> Cell:
    told = "\n".join((row.assessment.detail, *(fault.sentence for fault in row.faults)))
    count = len(row.blocking)
    wrong = _("{count} chỗ sai phải sửa").format(count=count) if count else ""
    return Cell(caption=wrong, tone=_TONES[tone_of(row.assessment)], tooltip=told)


def _step(row: EventRow) -> Cell:
    if row.step is NextStep.NOTHING:
        return Cell(tone="text3")
    return Cell(is_action=True, tooltip=_(STEP_WORDS[row.step]))


def _state_columns() -> tuple[Column[EventRow], ...]:
    return (
        Column(
            "tier",
            _("Cấp độ"),
            lambda row: tier_chip(row.assessment)[0],
            cell=lambda row: Cell(chip=tier_chip(row.assessment)[1], tooltip=row.assessment.tier_words),
            sort=lambda row: row.assessment.strictness,
            width=118,
            least=86,
            drop=2,
        ),
        Column(
            "verdict",
            _("Được tổ chức"),
            lambda row: row.assessment.verdict,
            cell=_verdict,
            sort=lambda row: row.assessment.strictness,
            width=240,
            least=226,
            drop=1,
        ),
        Column(
            "status",
            _("Trạng thái"),
            lambda row: _(STATUS_WORDS[row.event.status]),
            cell=lambda row: Cell(chip=_STATUS_CHIPS[row.event.status]),
            width=142,
        ),
        Column("step", _("Việc tiếp"), lambda row: _(STEP_WORDS[row.step]), cell=_step, width=190, least=150),
    )


def events_model() -> TableModel[EventRow]:
    """Day, event with its hosts, kind, tier, verdict, status, the next step; kind and tier go first in little room."""
    return TableModel(
        (
            Column(
                "day",
                _("Ngày"),
                lambda row: row.event.starts_on,
                show=_day,
                cell=lambda row: Cell() if row.event.starts_on else Cell(CellState.BLANK),
                width=116,
                least=104,
            ),
            Column(
                "name",
                _("Đơn vị tổ chức, sự kiện"),
                _hosts,
                cell=_name,
                width=280,
                least=170,
                is_stretched=True,
            ),
            Column(
                "kind",
                _("Loại"),
                lambda row: row.kind_word,
                cell=lambda row: Cell(tooltip=row.kind_name),
                width=130,
                least=104,
                drop=3,
            ),
            *_state_columns(),
        )
    )


def empty_state(ask_kind: Callable[[], None]) -> EmptyState:
    """What belongs into the list, and the ways to bring it."""
    return EmptyState(
        _("Năm này chưa có sự kiện nào"),
        _("Hội nghị sơ kết, Ngày hội, lễ hội riêng của địa phương đều ghi ở đây."),
        (
            (_("Lập kế hoạch cho tất cả ở trang Kế hoạch"), _("mỗi xã, xóm một sự kiện theo cấp độ của nơi đó")),
            (_("hoặc thêm từng sự kiện"), _("chọn loại, đơn vị, ngày")),
        ),
        (Button(_("Thêm sự kiện"), "primary", "plus", ask_kind),),
    )
