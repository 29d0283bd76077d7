"""What a change of tiers, of a rule or of a limit of people means for one event.

Plan 74/KH-BCĐ, II.3: a rising tier takes parts away or the whole event, and then a report in writing is owed; a falling
one gives back only what somebody takes back: it is offered.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.event_assessment import Assessment
from app.domain.event_words import capital, part_words
from app.domain.events import CancelReason, Event, EventPart, EventResult, EventStatus, EventVersion
from app.i18n import N_, _
from app.text import format_number


class Becoming(StrEnum):
    """What becomes of an event."""

    TO_ADJUST = "to_adjust"
    CANCELLED = "cancelled"
    OVER_LIMIT = "over_limit"
    RELAXED_OFFER = "relaxed_offer"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Consequence:
    """What one change means for one event; ``after`` is how it stands then, the same where nothing is to be done.

    ``falls_away`` are parts, ``items`` programme items and activities in words that go with them; ``offered`` parts
    that may be held again once somebody takes them back. ``sentence`` tells what it asks for too, ``reason`` only what
    changes and why: as it stands in the history of the event, when everything asked for is done.
    """

    event: Event
    before: Assessment
    now: Assessment
    becomes: Becoming
    after: Event
    falls_away: tuple[EventPart, ...] = ()
    items: tuple[str, ...] = ()
    offered: tuple[EventPart, ...] = ()
    sentence: str = ""
    reason: str = ""

    @property
    def event_id(self) -> int:
        """The event."""
        return self.event.id

    @property
    def line(self) -> str:
        """The sentence with the name of the event in front."""
        return f"{self.event.name}: {self.sentence}"

    @property
    def is_stored(self) -> bool:
        """Whether the event itself changes."""
        return self.after != self.event


def people_of(event: Event) -> int | None:
    """How many are expected at an event: delegates and people; ``None`` while nobody has said either.

    The list of the delegates counts when it is longer than what was expected.
    """
    plan = event.plan
    if plan.expected_delegates is None and plan.expected_people is None and not plan.delegates:
        return None
    return max(plan.expected_delegates or 0, len(plan.delegates)) + (plan.expected_people or 0)


def is_over_limit(event: Event, assessment: Assessment) -> bool:
    """Whether more people are expected than may come; never where either number is not known."""
    people = people_of(event)
    return people is not None and assessment.max_people is not None and people > assessment.max_people


def may_restore(event: Event, assessment: Assessment) -> tuple[EventPart, ...]:
    """The parts that may be held again: those dropped, or of an event cancelled for its tier all that are allowed."""
    if is_cancelled_by_tier(event):
        return tuple(part for part in event.parts if part in assessment.allowed)
    return assessment.restorable if event.is_open else ()


def is_cancelled_by_tier(event: Event) -> bool:
    """Whether only the tier keeps it from being held."""
    return event.status is EventStatus.CANCELLED and event.reason is CancelReason.TIER


def since_planned(event: Event, versions: Sequence[EventVersion]) -> tuple[Event, str] | None:
    """How an event stood when nothing had to be adjusted yet, and why that changed; ``None`` where it is so again.

    ``versions`` are those kept of it, the original plan first.
    """
    planned = next((kept.event for kept in reversed(versions) if kept.event.status is not EventStatus.TO_ADJUST), None)
    if planned is None or _plan_of(planned) == _plan_of(event):
        return None
    return planned, versions[-1].reason


def _plan_of(event: Event) -> Event:
    is_off = event.status in (EventStatus.POSTPONED, EventStatus.CANCELLED)
    return replace(event, status=event.status if is_off else EventStatus.PLANNED, version=0, result=EventResult())


def items_of(event: Event, parts: tuple[EventPart, ...]) -> tuple[str, ...]:
    """What of the plan goes with some parts, in words: items of the programme, activities of phần hội."""
    plan = event.plan
    found = [item.text for item in plan.programme if item.part in parts]
    if EventPart.FESTIVITIES in parts:
        found += [item.name for item in plan.activities]
    return tuple(dict.fromkeys(text for text in found if text))


def consequence(event: Event, before: Assessment, now: Assessment) -> Consequence | None:
    """What a change from one assessment to another means; ``None`` for an event it does not touch.

    A postponed event is only told about: it is judged when it gets its new day. One that only had too many people for
    a limit that was raised since is as it was planned.
    """
    if _essence(before) == _essence(now):
        return None
    if is_cancelled_by_tier(event):
        return _of_cancelled(event, before, now)
    return _of_open(event, before, now) if event.is_open else None


def demanded(event: Event, now: Assessment) -> Consequence:
    """What has to become of an open event under what holds now, whatever held before."""
    return _falling_away(event, now, now)


def _of_cancelled(event: Event, before: Assessment, now: Assessment) -> Consequence | None:
    """What may be held again, or a further danger that is reported to somebody else."""
    if may_restore(event, now) != may_restore(event, before):
        return _offer(event, before, now)
    known = {(item.unit_id, item.to) for item in before.reports}
    is_more_owed = any((item.unit_id, item.to) not in known for item in now.reports)
    return _told(event, before, now, Becoming.CANCELLED, event) if is_more_owed else None


def _of_open(event: Event, before: Assessment, now: Assessment) -> Consequence:
    if event.status is EventStatus.POSTPONED:
        return _told(event, before, now, Becoming.NOTHING, event)
    if now.forbidden:
        return _falling_away(event, before, now)
    if is_over_limit(event, now):
        return _told(event, before, now, Becoming.OVER_LIMIT, replace(event, status=EventStatus.TO_ADJUST))
    if now.restorable and now.restorable != before.restorable:
        return _offer(event, before, now)
    is_settled = event.status is EventStatus.TO_ADJUST and not event.dropped and is_over_limit(event, before)
    after = replace(event, status=EventStatus.PLANNED) if is_settled else event
    return _told(event, before, now, Becoming.NOTHING, after)


def _essence(found: Assessment) -> tuple[object, ...]:
    """What of an assessment matters to an event: not which paper says it."""
    return (
        found.tier_words, found.allowed, found.is_limited, found.max_people, found.asks_limit, found.report_to,
    )  # fmt: skip


def _falling_away(event: Event, before: Assessment, now: Assessment) -> Consequence:
    gone = now.forbidden
    if len(gone) == len(event.held_parts):
        after = replace(event, status=EventStatus.CANCELLED, reason=CancelReason.TIER, reason_text=capital(now.cause))
        return _told(event, before, now, Becoming.CANCELLED, after)
    dropped = tuple(part for part in event.parts if part in event.dropped or part in gone)
    after = replace(event, status=EventStatus.TO_ADJUST, dropped=dropped)
    return _told(event, before, now, Becoming.TO_ADJUST, after)


def _offer(event: Event, before: Assessment, now: Assessment) -> Consequence:
    found = _told(event, before, now, Becoming.RELAXED_OFFER, event)
    return replace(found, offered=may_restore(event, now))


def explained(follows: Iterable[Consequence]) -> tuple[str, ...]:
    """How a change goes on, in whole sentences: what is done with it, and what waits for somebody; each once."""
    counts = Counter(item.becomes for item in follows if item.is_stored or item.offered)
    return tuple(_(words).format(count=counts[becomes]) for becomes, words in _EXPLAINED.items() if counts[becomes])


_EXPLAINED: Mapping[Becoming, str] = {
    Becoming.CANCELLED: N_(
        "{count} sự kiện không được tổ chức: ghi ngay là không tổ chức, thông báo soạn sẵn trong Văn bản, báo cáo thay "
        "sự kiện ghi vào việc phải nộp; không phải điều chỉnh nữa."
    ),
    Becoming.TO_ADJUST: N_("{count} sự kiện bỏ bớt phần, chờ Điều chỉnh; thông báo được soạn khi điều chỉnh."),
    Becoming.OVER_LIMIT: N_("{count} sự kiện dự kiến quá số người; hãy giảm số người rồi Điều chỉnh."),
    Becoming.RELAXED_OFFER: N_("{count} sự kiện được tổ chức lại; kế hoạch chưa đổi gì cho đến khi Khôi phục."),
}


# --- in words --------------------------------------------------------------------------------------------------------


def _told(event: Event, before: Assessment, now: Assessment, becomes: Becoming, after: Event) -> Consequence:
    gone = now.forbidden if becomes in (Becoming.TO_ADJUST, Becoming.CANCELLED) else ()
    items = items_of(event, gone)
    said = {
        Becoming.TO_ADJUST: _adjust_words,
        Becoming.CANCELLED: _cancel_words,
        Becoming.OVER_LIMIT: _people_words,
        Becoming.RELAXED_OFFER: _offer_words,
        Becoming.NOTHING: _nothing_words,
    }[becomes](event, now)
    change = capital(_change(before, now))
    done = said
    if gone:
        done = _gone_words(event, now, gone)
    elif becomes is Becoming.OVER_LIMIT:
        done = f"{_over_words(event, now)}."
    reason = f"{change}: {done}"
    return Consequence(event, before, now, becomes, after, gone, items, sentence=f"{change}: {said}", reason=reason)


def _change(before: Assessment, now: Assessment) -> str:
    if before == now:
        return now.tier_words
    former, present = before.tier_words, now.tier_words
    if not former:
        return _("nay có {tier}").format(tier=present)
    if not present:
        return _("không còn {tier}").format(tier=former)
    if former == present:
        return _("quy định của {tier} đã đổi").format(tier=present)
    return _("từ {former} sang {present}").format(former=former, present=present)


def _adjust_words(event: Event, now: Assessment) -> str:
    people = _people_words(event, now) if is_over_limit(event, now) else _limit_words(now)
    told = (_parts_words(event, now.forbidden), _("Cần điều chỉnh kế hoạch."), capital(people))
    return " ".join(part for part in told if part)


def _gone_words(event: Event, now: Assessment, gone: tuple[EventPart, ...]) -> str:
    """What falls away, when nobody has to do anything about it any more."""
    if len(gone) == len(event.held_parts):
        return _cancel_words(event, now)
    people = "" if now.asks_limit or is_over_limit(event, now) else _limit_words(now)
    return " ".join(part for part in (_parts_words(event, gone), capital(people)) if part)


def _parts_words(event: Event, gone: tuple[EventPart, ...]) -> str:
    told = _("không tổ chức {parts}").format(parts=part_words(gone))
    items = items_of(event, gone)
    return f"{told} ({'; '.join(items)})." if items else f"{told}."


def _cancel_words(event: Event, now: Assessment) -> str:
    del event
    if not now.report_to:
        return _("không được tổ chức.")
    return _("không được tổ chức, báo cáo kết quả bằng văn bản gửi {to}.").format(to=now.report_to)


def _people_words(event: Event, now: Assessment) -> str:
    return _("{over}; cần giảm số người.").format(over=_over_words(event, now))


def _over_words(event: Event, now: Assessment) -> str:
    people, most = people_of(event) or 0, now.max_people or 0
    told = _("dự kiến {people} người, chỉ được nhiều nhất {most} người ({document})")
    return told.format(people=format_number(people), most=format_number(most), document=now.limit_document)


def _offer_words(event: Event, now: Assessment) -> str:
    parts = part_words(may_restore(event, now))
    if not parts:
        return _("không còn được tổ chức lại phần nào.")
    return _("nay được tổ chức lại {parts}; hãy khôi phục nếu muốn, kế hoạch chưa đổi gì.").format(parts=parts)


def _nothing_words(event: Event, now: Assessment) -> str:
    if event.status is EventStatus.POSTPONED:
        return _("sự kiện đang hoãn, sẽ xét lại khi có ngày mới.")
    limit = _limit_words(now)
    return " ".join(part for part in (_("kế hoạch không phải đổi."), capital(limit)) if part)


def _limit_words(now: Assessment) -> str:
    if now.asks_limit:
        return _("chưa biết số người được phép, hãy nhập giới hạn với văn bản của địa phương.")
    if now.max_people is not None:
        told = _("nhiều nhất {most} người ({document}).")
        return told.format(most=format_number(now.max_people), document=now.limit_document)
    return ""
