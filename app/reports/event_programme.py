"""Programme of an event and the outline of the host's words «kịch bản dẫn chương trình»."""

from collections.abc import Iterator
from datetime import datetime

from app.domain.event_order import IntroducedGroup, introduced
from app.domain.event_words import capital
from app.domain.events import ACTIVITY_WORDS, EventPart, ProgrammeItem
from app.reports.event_facts import (
    DOTS,
    DOTTED_LINE,
    EventFacts,
    anniversary_words,
    clock,
    count_words,
    one_line,
    when_words,
)
from app.reports.event_invitation import invited_words
from app.reports.event_sheet import facts_lines, note, ruled, sheet
from app.reports.event_tables import held_items, programme_rows
from app.reports.model import Align, Block, Document, Heading, HeadingLevel, Paragraph, plain

PROGRAMME = "NỘI DUNG CHƯƠNG TRÌNH"
SCRIPT = "KỊCH BẢN DẪN CHƯƠNG TRÌNH"
_COLUMNS = (
    ("TT", 10.0, Align.CENTER),
    ("Thời gian", 28.0, Align.CENTER),
    ("Nội dung", 82.0, Align.LEFT),
    ("Người thực hiện", 45.0, Align.LEFT),
)
_ACTIVITIES = (
    ("TT", 10.0, Align.CENTER),
    ("Loại hoạt động", 40.0, Align.LEFT),
    ("Nội dung", 70.0, Align.LEFT),
    ("Phụ trách", 45.0, Align.LEFT),
)
#: Empty rows where nothing is planned yet, for the pen.
_BLANK_ROWS = 8


def programme(facts: EventFacts) -> Document:
    """The programme for print; rows to be written by hand where none is planned."""
    rows = programme_rows(facts) or [(str(number), "", "", "") for number in range(1, _BLANK_ROWS + 1)]
    return sheet(facts, PROGRAMME, facts.name, (*facts_lines(facts), ruled(_COLUMNS, rows), *_festivities(facts)))


def _festivities(facts: EventFacts) -> Iterator[Block]:
    plan = facts.event.plan
    if EventPart.FESTIVITIES not in facts.event.held_parts or not plan.activities:
        return
    yield Paragraph(plain("Hoạt động phần hội:", bold=True), keeps_with_next=True)
    yield ruled(
        _ACTIVITIES,
        (
            (str(number), capital(ACTIVITY_WORDS[item.kind]), facts.filled(item.name), item.in_charge)
            for number, item in enumerate(plan.activities, 1)
        ),
    )


def script(facts: EventFacts) -> Document:
    """What the host says, item by item: who begins when, who is introduced in which order."""
    return sheet(facts, SCRIPT, facts.name, tuple(_script(facts)), left="Người dẫn chương trình")


def _script(facts: EventFacts) -> Iterator[Block]:
    yield _heading(1, "Chuẩn bị")
    yield note(f"Thời gian: {when_words(facts.event)}; địa điểm: {one_line(facts.event.place) or DOTS}.")
    yield note("Kiểm tra âm thanh, chỗ ngồi, tài liệu, quà, phần thưởng; đón tiếp đại biểu, đề nghị ký danh sách dự.")
    yield _heading(2, "Tuyên bố lý do, giới thiệu đại biểu")
    yield note(f"“Kính thưa các đồng chí, các vị đại biểu! {_reason(facts)}”")
    yield note("“Đến dự, chúng tôi trân trọng giới thiệu:")
    yield from _guests(introduced(facts.event.plan.groups, facts.event.plan.delegates), facts)
    yield note("Đề nghị các đồng chí, các vị đại biểu nhiệt liệt chào mừng”.")
    if chair := facts.filled(facts.event.plan.chair or facts.kind.chair):
        yield note(f"Mời chủ trì: {chair}.")
    yield _heading(3, "Dẫn từng nội dung")
    yield from _items(facts)
    yield _heading(4, "Kết thúc")
    yield note("“Xin trân trọng cảm ơn các đồng chí, các vị đại biểu và Nhân dân đã tham dự”.")


def _heading(number: int, text: str) -> Heading:
    return Heading(HeadingLevel.ITEM, f"{number}.", text)


def _reason(facts: EventFacts) -> str:
    counted = anniversary_words(facts.kind, facts.event.year)
    occasion = f"Thiết thực kỷ niệm {counted}, hôm nay" if counted else "Hôm nay"
    hosts = f" {', '.join(facts.hosts)}" if facts.hosts else " chúng ta"
    return f"{occasion}{hosts} tổ chức {facts.name}."


def _guests(groups: tuple[IntroducedGroup, ...], facts: EventFacts) -> Iterator[Block]:
    if not groups:
        yield note(f"- {DOTTED_LINE};")
    for group in groups:
        text = facts.filled(group.text).rstrip(" .;") or "Các đại biểu"
        if not group.delegates:
            count = f": {count_words(group.planned, 'đại biểu')}" if group.planned is not None else ""
            yield note(f"- {text}{count}; gồm: {DOTS};")
            continue
        yield Paragraph(plain(f"- {text}:"), keeps_with_next=True)
        yield from (note(f"+ {invited_words(item)};") for item in group.delegates)


def _items(facts: EventFacts) -> Iterator[Block]:
    items = held_items(facts.event)
    for index, item in enumerate(items):
        yield Paragraph(plain(f"3.{index + 1}. {_timed(item, items, index)}{facts.filled(item.text)}", bold=True))
        begins = "Tiếp theo chương trình" if index else "Mở đầu chương trình"
        yield note(f"“{begins}, xin trân trọng kính mời: {one_line(item.in_charge) or DOTS}”.")
    if not items:
        yield note(f"{DOTTED_LINE}.")


def _timed(item: ProgrammeItem, items: tuple[ProgrammeItem, ...], index: int) -> str:
    """ "07h30 (15 phút): "; the minutes run until the next item of the same day."""
    if item.starts_at is None:
        return ""
    following = items[index + 1] if index + 1 < len(items) else None
    minutes = 0
    if following and following.starts_at and following.day == item.day:
        # Only the distance of two hours of one day is asked for.
        base = datetime(2000, 1, 1)  # noqa: DTZ001 - two times on the wall of one day, whatever day
        gap = datetime.combine(base, following.starts_at) - datetime.combine(base, item.starts_at)
        minutes = int(gap.total_seconds()) // 60
    return f"{clock(item.starts_at)}{f' ({minutes} phút)' if minutes > 0 else ''}: "
