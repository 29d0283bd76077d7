"""What a change of an event or of a kind of events changed, field by field in words, for the history of a data file."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from decimal import Decimal

from app.domain.event_differences import EventDifference, differences
from app.domain.event_words import part_words
from app.domain.events import Event, EventKind, EventPlan, EventResult
from app.i18n import N_, _
from app.text import format_number

_RESULT: Mapping[str, str] = {
    "delegate_count": N_("đại biểu đã dự"),
    "people_count": N_("nhân dân đã dự"),
    "arts": N_("tiết mục văn nghệ"),
    "sports": N_("môn thể thao"),
    "games": N_("trò chơi dân gian"),
    "gift_count": N_("suất quà đã trao"),
    "gift_value": N_("giá trị quà đã trao"),
    "pledge_count": N_("tập thể, hộ ký giao ước"),
    "summary": N_("đánh giá"),
    "shortcomings": N_("tồn tại, hạn chế"),
}
_KIND: Mapping[str, str] = {
    "title": N_("tên mẫu"),
    "word": N_("tên trong báo cáo"),
    "clause": N_("mục của kế hoạch"),
    "month": N_("tháng"),
    "day": N_("ngày"),
    "opens_days_before": N_("bắt đầu trước (ngày)"),
    "closes_days_after": N_("kết thúc sau (ngày)"),
    "result_report_days": N_("báo cáo kết quả sau (ngày)"),
    "chair": N_("chủ trì"),
    "note": N_("ghi chú"),
}


def plan_changes(before: EventPlan, after: EventPlan) -> Iterator[EventDifference]:
    """What of a plan reads otherwise, with what was spent, who came and who received."""
    bare = Event("", "", 0, (), ())
    yield from differences(replace(bare, plan=before), replace(bare, plan=after), str)
    for words, old, new in (
        (_("đã chi"), _spent(before), _spent(after)),
        (_("có mặt"), _attended(before), _attended(after)),
        (_("người nhận quà"), _receivers(before), _receivers(after)),
    ):
        if old != new:
            yield EventDifference(words, old, new)


def result_changes(before: EventResult, after: EventResult) -> Iterator[EventDifference]:
    """What of a result reads otherwise."""
    for item in fields(EventResult):
        old, new = _shown(getattr(before, item.name)), _shown(getattr(after, item.name))
        if old != new:
            yield EventDifference(_(_RESULT[item.name]), old, new)


def kind_changes(before: EventKind | None, after: EventKind | None) -> Iterator[EventDifference]:
    """What of a kind reads otherwise; ``None`` where it was not there."""
    for name, words in _KIND.items():
        old, new = _shown(getattr(before, name, None)), _shown(getattr(after, name, None))
        if old != new:
            yield EventDifference(_(words), old, new)
    old, new = part_words(before.parts if before else ()), part_words(after.parts if after else ())
    if old != new:
        yield EventDifference(_("các phần"), old, new)
    old, new = "; ".join(before.backdrop if before else ()), "; ".join(after.backdrop if after else ())
    if old != new:
        yield EventDifference(_("dòng ma-két"), old, new)
    yield from plan_changes(_as_plan(before), _as_plan(after))


def _as_plan(kind: EventKind | None) -> EventPlan:
    """The lists of a kind as the plan of an event has them."""
    if kind is None:
        return EventPlan()
    return EventPlan(groups=kind.groups, programme=kind.programme, activities=kind.activities)


def _spent(plan: EventPlan) -> str:
    return "; ".join(f"{item.text} {format_number(item.spent)}" for item in plan.costs if item.spent is not None)


def _attended(plan: EventPlan) -> str:
    words = {True: _("có"), False: _("không")}
    return "; ".join(f"{item.name}: {words[item.attended]}" for item in plan.delegates if item.attended is not None)


def _receivers(plan: EventPlan) -> str:
    return "; ".join(f"{item.text}: {', '.join(item.receivers)}" for item in plan.gifts if item.receivers)


def _shown(value: object) -> str:
    if value is None:
        return ""
    return format_number(value) if isinstance(value, (int, Decimal)) else str(value)
