"""Invitation to an event «giấy mời»: one paper to each delegate (mẫu 1.7); without delegates to the groups invited."""

from datetime import datetime

from app.domain.events import Delegate
from app.domain.paper_content import Invitation, PaperContent
from app.domain.papers import PaperKind
from app.reports.event_facts import EventFacts, one_line
from app.text import admin_date, fold

#: Names that bring their own form of address, folded.
_ADDRESSED = ("dong chi ", "ong ", "ba ", "cac ", "dai dien ", "tap the ", "gia dinh ", "ho ")


def content(facts: EventFacts) -> PaperContent:
    """The invitation as a draft; hour or day that nobody has told are left to be filled in."""
    event = facts.event
    start = event.starts_on
    # The time on the wall, as the paper prints it.
    at = datetime.combine(start, event.starts_at) if start and event.starts_at else None
    return PaperContent(
        PaperKind.INVITATION,
        subject=f"Dự {facts.name}",
        body="\n".join(_notes(facts)),
        recipients=("Đại biểu được mời",),
        invitation=Invitation(
            invited=tuple(invited_words(item) for item in event.plan.delegates) or _groups(facts),
            event=facts.name,
            chair=facts.filled(event.plan.chair or facts.kind.chair),
            at=at,
            place=one_line(event.place),
            day=None if at else start,
        ),
    )


def invited_words(delegate: Delegate) -> str:
    """Name, office and place as a paper addresses somebody: "Đồng chí Nông Văn Minh, Chủ tịch UBND xã Sóc Hà"."""
    name, title, place = one_line(delegate.name), one_line(delegate.title), one_line(delegate.place)
    address = "" if fold(name).startswith(_ADDRESSED) else "Đồng chí " if title else "Ông (bà) "
    is_told = not place or fold(place) in fold(title)
    return ", ".join(text for text in (f"{address}{name}", title, "" if is_told else place) if text)


def _groups(facts: EventFacts) -> tuple[str, ...]:
    return tuple(facts.filled(group.text).rstrip(" .;") for group in facts.event.plan.groups)


def _notes(facts: EventFacts) -> list[str]:
    event = facts.event
    lines = []
    if event.starts_on and event.last_day and event.last_day != event.starts_on:
        lines.append(f"Chương trình kéo dài đến hết {admin_date(event.last_day)}.")
    measures = [measure for fact in facts.decisive for measure in fact.rule.measures]
    measures += [one_line(event.plan.measures).rstrip(" .;")] if event.plan.measures.strip() else []
    if measures:
        lines.append(f"Đề nghị đại biểu thực hiện nghiêm: {'; '.join(dict.fromkeys(measures))}.")
    return [*lines, "Rất mong đại biểu đến dự đúng thời gian, thành phần."]
