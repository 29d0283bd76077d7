"""Minutes of a conference «biên bản hội nghị» (mẫu 1.9), prepared from its programme: items to write beneath."""

import re
from collections.abc import Iterator
from datetime import datetime

from app.domain.events import EventPart
from app.domain.paper_content import Meeting, PaperContent
from app.domain.papers import PaperKind
from app.reports.event_facts import DOTS, DOTTED_LINE, EventFacts, count_words, one_line
from app.reports.event_tables import held_items
from app.text import fold, padded_count

_ADDRESS = re.compile(r"\A(?:Đồng chí|Ông|Bà)\s+", re.IGNORECASE)
#: Words with which an office begins that somebody holds, folded: no name of a person.
_OFFICES = ("lanh dao", "dai dien", "chu tich", "pho ", "bi thu", "truong ", "thuong truc", "ban ", "ubnd", "uy ban")


def content(facts: EventFacts) -> PaperContent:
    """The minutes as a draft: head and items are filled in, what was said is left blank."""
    event = facts.event
    start = event.starts_on
    chair, title = person(facts.filled(event.plan.chair or facts.kind.chair))
    # The time on the wall, as the paper prints it.
    at = datetime.combine(start, event.starts_at) if start and event.starts_at else None
    return PaperContent(
        PaperKind.MINUTES,
        subject=facts.name,
        body="\n".join(_items(facts)),
        meeting=Meeting(
            start=at,
            place=one_line(event.place),
            attendants=tuple(_attendants(facts)),
            chair=chair,
            chair_title=title,
            day=None if at else start,
        ),
    )


def person(text: str) -> tuple[str, str]:
    """Name and office of "Đồng chí Nông Văn Minh, Chủ tịch UBND xã"; an office without a name signs nothing."""
    plain = _ADDRESS.sub("", one_line(text))
    if not plain or fold(plain).startswith(_OFFICES):
        return "", plain
    name, _comma, office = plain.partition(",")
    return name.strip(), office.strip()


def _attendants(facts: EventFacts) -> Iterator[str]:
    plan = facts.event.plan
    for group in plan.groups:
        text = facts.filled(group.text).rstrip(" .;")
        noted = [item.attended for item in plan.delegates if one_line(item.group) == one_line(group.text)]
        if any(here is not None for here in noted):
            yield f"{text}: {padded_count(sum(1 for here in noted if here))}/{padded_count(len(noted))} đại biểu"
        else:
            yield f"{text}: {count_words(None, 'đại biểu')}"
    if facts.event.result.delegate_count is not None:
        yield f"Tổng số đại biểu dự: {count_words(facts.event.result.delegate_count, 'người')}"


def _items(facts: EventFacts) -> Iterator[str]:
    items = [item for item in held_items(facts.event) if item.part is not EventPart.FESTIVITIES]
    for number, item in enumerate(items, 1):
        yield f"{number}. {facts.filled(item.text).rstrip(' .;:') or DOTS}"
        if who := one_line(item.in_charge).rstrip(" .;"):
            yield f"- Người thực hiện: {who}."
        yield f"- Nội dung: {DOTTED_LINE}."
    if not items or not fold(items[-1].text).startswith("ket luan"):
        yield f"{len(items) + 1}. Kết luận"
        yield f"- {DOTTED_LINE}."
