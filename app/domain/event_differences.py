"""What differs between two states of one event, in words: how it was planned at first, and how it stands now."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from app.domain.event_words import part_words
from app.domain.events import STATUS_WORDS, Event, EventPlan
from app.i18n import N_, _
from app.text import format_number, short_date


@dataclass(frozen=True, slots=True)
class EventDifference:
    """One thing that reads otherwise: what it is, before and after; empty where there was or is nothing."""

    what: str
    before: str
    after: str


_HEAD: Mapping[str, str] = {
    "name": N_("Tên"),
    "starts_on": N_("Ngày"),
    "ends_on": N_("Đến hết ngày"),
    "starts_at": N_("Giờ"),
    "place": N_("Địa điểm"),
}
_PLAN: Mapping[str, str] = {
    "chair": N_("Chủ trì"),
    "expected_delegates": N_("Đại biểu dự kiến"),
    "expected_people": N_("Nhân dân dự kiến"),
    "gift_total": N_("Tổng số suất quà"),
    "gift_value_total": N_("Tổng giá trị quà"),
    "measures": N_("Biện pháp an toàn"),
    "note": N_("Ghi chú"),
}


def differences(before: Event, after: Event, name_of: Callable[[int], str]) -> tuple[EventDifference, ...]:
    """Everything planned that reads otherwise, head first; ``name_of`` names a unit. Results are not compared."""
    return tuple(item for item in _all(before, after, name_of) if item.before != item.after)


def _all(before: Event, after: Event, name_of: Callable[[int], str]) -> Iterator[EventDifference]:
    for key, words in _HEAD.items():
        yield EventDifference(_(words), _shown(getattr(before, key)), _shown(getattr(after, key)))
    yield EventDifference(_("Trạng thái"), _(STATUS_WORDS[before.status]), _(STATUS_WORDS[after.status]))
    yield EventDifference(_("Các phần tổ chức"), part_words(before.held_parts), part_words(after.held_parts))
    for words, old, new in (
        (_("Đơn vị tổ chức"), before.hosts, after.hosts),
        (_("Đơn vị tham gia"), before.participants, after.participants),
    ):
        yield EventDifference(words, ", ".join(map(name_of, old)), ", ".join(map(name_of, new)))
    for key, words in _PLAN.items():
        yield EventDifference(_(words), _shown(getattr(before.plan, key)), _shown(getattr(after.plan, key)))
    new_lists = dict(_lists(after.plan))
    for words, lines in _lists(before.plan):
        yield _listed(words, lines, new_lists[words])


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return format_number(value) if isinstance(value, (int, Decimal)) else str(value)


def _lists(plan: EventPlan) -> Iterator[tuple[str, list[str]]]:
    yield _("Chương trình"), [_line(_shown(item.starts_at), item.text, item.in_charge) for item in plan.programme]
    yield _("Phần hội"), [_line(item.name, _shown(item.count), item.in_charge) for item in plan.activities]
    yield _("Nhóm đại biểu"), [_line(item.text, _shown(item.planned)) for item in plan.groups]
    yield _("Đại biểu"), [_line(item.name, item.title, item.place) for item in plan.delegates]
    yield (
        _("Quà tặng"),
        [_line(item.text, _shown(item.count), _shown(item.unit_value), item.source) for item in plan.gifts],
    )
    yield _("Kinh phí"), [_line(item.text, item.source, _shown(item.planned)) for item in plan.costs]


def _line(*pieces: str) -> str:
    return ", ".join(piece for piece in pieces if piece)


def _listed(words: str, before: list[str], after: list[str]) -> EventDifference:
    """Only the lines that went and came; the same lines in another order are told as such."""
    gone, come = _without(before, after), _without(after, before)
    if before != after and not gone and not come:
        return EventDifference(words, _("thứ tự trước"), _("thứ tự mới"))
    return EventDifference(words, "; ".join(gone), "; ".join(come))


def _without(lines: Iterable[str], others: Iterable[str]) -> list[str]:
    """Lines that are not among the others, as often as they are more."""
    left = list(others)
    found = []
    for line in lines:
        if line in left:
            left.remove(line)
        else:
            found.append(line)
    return found
