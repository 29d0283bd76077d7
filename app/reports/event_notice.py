"""Notice of adjustment «thông báo điều chỉnh»: what changes of an event, why by which paper and clause, old and new."""

from collections.abc import Iterator

from app.domain.event_changes import people_of
from app.domain.event_rulings import forbidden_by
from app.domain.event_words import capital, part_words
from app.domain.events import CancelReason, Event, EventStatus
from app.domain.paper_content import PaperContent
from app.domain.papers import PaperKind
from app.reports.event_facts import (
    DOTS,
    EventFacts,
    RuleFact,
    allowance,
    clause_words,
    count_words,
    one_line,
    people_words,
    place_words,
    short_when,
    table,
)
from app.reports.event_tables import held_items
from app.text import admin_date, fold

_STATUS = {
    EventStatus.POSTPONED: "hoãn tổ chức",
    EventStatus.CANCELLED: "không tổ chức",
}
#: Words that say already that a reason follows.
_WHY = ("do", "vì", "theo", "để", "nhằm", "bởi")
_REASONS = {
    CancelReason.TIER: "cấp độ đã công bố thay đổi",
    CancelReason.WEATHER: "thiên tai, thời tiết",
}


def content(facts: EventFacts, before: Event, sentence: str = "") -> PaperContent:
    """The notice as a draft; ``before`` is the event as it was planned, ``sentence`` what the change means."""
    return PaperContent(
        PaperKind.NOTICE,
        subject=f"{_act(facts.event)} {facts.name}",
        body="\n".join(_body(facts, before, sentence)),
        recipients=tuple(dict.fromkeys((*_units(facts), *facts.organ.recipients[:-1]))),
    )


def _act(event: Event) -> str:
    return capital(_STATUS.get(event.status, "điều chỉnh việc tổ chức"))


def _units(facts: EventFacts) -> tuple[str, ...]:
    return tuple(capital(name) for name in (*(facts.organizers or facts.hosts), *facts.participants))


def _body(facts: EventFacts, before: Event, sentence: str) -> Iterator[str]:
    event = facts.event
    hosts = (
        f" của {', '.join(facts.hosts)}" if facts.hosts and not all(one in facts.name for one in facts.hosts) else ""
    )
    act = _STATUS.get(event.status, "điều chỉnh việc tổ chức")
    yield f"{capital(facts.organ.full_name)} thông báo {act} {facts.short_name}{hosts} như sau:"
    yield "I. Lý do"
    yield from (f"{number}. {text}." for number, text in enumerate(_reasons(facts, before, sentence), 1))
    yield "II. Nội dung"
    rows = list(_changes(facts, before))
    if rows:
        yield from table(("TT", "Nội dung", "Theo kế hoạch", "Nay"), rows)
    else:
        yield f"- {DOTS}."
    yield "III. Tổ chức thực hiện"
    yield from (f"{number}. {text}." for number, text in enumerate(_work(facts), 1))
    name = "Thông báo này thay cho nội dung tương ứng trong kế hoạch, giấy mời, chương trình đã ban hành"
    yield f"{name}." if event.status in _STATUS else f"{name}; các nội dung khác không thay đổi."


def _reasons(facts: EventFacts, before: Event, sentence: str) -> list[str]:
    event = facts.event
    told = [line for fact in _causes(facts, before) for line in _cause(fact, facts.plan)]
    text = one_line(event.reason_text).rstrip(" .;")
    if text and not all(any(fold(part) in fold(line) for line in told) for part in text.split(", ")):
        told.append(_because(text))
    if event.reason in _REASONS and not told:
        told.append(f"Do {_REASONS[event.reason]}")
    if not told and event.reason is CancelReason.NONE and sentence:
        told.append(capital(one_line(sentence).partition(". ")[0].rstrip(" .;")))
    return list(dict.fromkeys(told)) or [DOTS]


def _causes(facts: EventFacts, before: Event) -> list[RuleFact]:
    """Of all that holds, only what made the change: a level that takes away what was planned, too many people.

    What is held again is so because of the level that counts now.
    """
    event = facts.event
    if event.reason not in (CancelReason.NONE, CancelReason.TIER):
        return []
    stays = frozenset(() if event.status in _STATUS else event.held_parts)
    planned = frozenset(() if before.status in _STATUS else before.held_parts)
    people = people_of(before) or 0
    told_by_strictest = {part for fact in facts.decisive for part in forbidden_by(fact.rule)}
    gone = planned - stays
    found = [
        fact
        for fact in facts.rules
        if forbidden_by(fact.rule) & (gone if fact.is_strictest else gone - told_by_strictest)
        or (fact.max_people is not None and people > fact.max_people)
    ]
    is_back = stays - planned and before.reason in (CancelReason.NONE, CancelReason.TIER)
    return found or (list(facts.decisive) if is_back else [])


def _cause(fact: RuleFact, plan: str) -> Iterator[str]:
    since = f"Từ {admin_date(fact.from_day)}, {fact.place}" if fact.from_day else capital(fact.place)
    decision = f" theo {fact.decision}" if fact.decision else ""
    clause = clause_words(fact.rule, plan)
    yield f"{since} thuộc vùng {fact.level}{decision}"
    if quote := one_line(fact.rule.quote).rstrip(" .;"):
        yield f"{capital(clause) if clause else 'Quy định'} nêu: “{quote}”"
        if fact.max_people is not None:
            yield capital(people_words(fact))
    else:
        yield f"{capital(allowance(fact))}{f' ({clause})' if clause else ''}"


def _because(text: str) -> str:
    """A typed reason as one: "Do bão số 3"; a capital of a name stays, and what says why by itself."""
    first, _space, others = text.partition(" ")
    if first.lower() in _WHY:
        return capital(text)
    is_name = first[1:] != first[1:].lower() or others[:1].isupper()
    return f"Do {text if is_name else text[:1].lower() + text[1:]}"


def _changes(facts: EventFacts, before: Event) -> Iterator[tuple[str, ...]]:
    number = 0
    for title, old, new in _compared(facts, before):
        if old != new:
            number += 1
            yield (str(number), title, old or "chưa xác định", new or "chưa xác định")


def _compared(facts: EventFacts, before: Event) -> Iterator[tuple[str, str, str]]:
    event = facts.event
    yield "Nội dung tổ chức", _held(before), _held(event)
    if event.status in _STATUS:
        if event.status is EventStatus.POSTPONED:
            yield "Thời gian", short_when(before), "sẽ thông báo sau"
        return
    yield "Thời gian", short_when(before), short_when(event)
    yield "Địa điểm", place_words(before), place_words(event)
    yield "Số đại biểu", _count(before.plan.expected_delegates), _count(event.plan.expected_delegates)
    yield "Số người dân tham gia", _count(before.plan.expected_people), _count(event.plan.expected_people)
    yield from _limit(facts, before)
    yield from _falls_away(facts, before)


def _held(event: Event) -> str:
    """What is held of an event: nothing of one that is off."""
    return capital(_STATUS.get(event.status, "") or part_words(event.held_parts) or "không tổ chức")


def _limit(facts: EventFacts, before: Event) -> Iterator[tuple[str, str, str]]:
    """How many were expected, and how many may come at most by now."""
    known = [fact.max_people for fact in facts.decisive if fact.max_people is not None]
    people = people_of(before)
    if known:
        planned = "" if people is None else f"dự kiến {count_words(people, 'người')}"
        yield "Số người dự", planned, f"không quá {count_words(min(known), 'người')}"


def _falls_away(facts: EventFacts, before: Event) -> Iterator[tuple[str, str, str]]:
    event = facts.event
    gone_parts = [part for part in before.held_parts if part not in event.held_parts]
    activities = [one_line(item.name) for item in before.plan.activities]
    if gone_parts and activities and "festivities" in gone_parts:
        yield "Hoạt động phần hội", "; ".join(activities), "Không tổ chức"
    kept = [facts.filled(item.text) for item in held_items(event)]
    gone = [text for item in held_items(before) if (text := facts.filled(item.text)) not in kept]
    if gone:
        yield "Nội dung chương trình", "; ".join(gone), "Không tổ chức"


def _count(count: int | None) -> str:
    return "" if count is None else count_words(count, "người")


def _work(facts: EventFacts) -> Iterator[str]:
    event = facts.event
    hosts = capital(facts.host_words)
    if event.status is EventStatus.CANCELLED:
        yield f"{hosts} thông báo cho đại biểu, cơ quan, đơn vị liên quan và Nhân dân biết việc không tổ chức"
        if event.reason is CancelReason.TIER and facts.reports_to:
            due = (
                f" trước hoặc trong {admin_date(facts.report_due)}" if facts.report_due else " đúng thời gian quy định"
            )
            yield f"{hosts} báo cáo kết quả bằng văn bản gửi {', '.join(facts.reports_to)}{due}"
        return
    if event.status is EventStatus.POSTPONED:
        yield f"{hosts} thông báo cho đại biểu, đơn vị liên quan; khi đủ điều kiện thì đề xuất thời gian tổ chức lại"
        return
    yield f"{hosts} điều chỉnh kế hoạch, giấy mời, chương trình theo nội dung trên, báo cho đại biểu, Nhân dân biết"
    if facts.participants:
        yield f"{capital(', '.join(facts.participants))} cử đại biểu tham gia theo nội dung đã điều chỉnh"
