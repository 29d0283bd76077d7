"""Programme of an event and the outline of the host's words «kịch bản dẫn chương trình»."""

import re
from collections.abc import Iterator
from datetime import datetime

from app.domain.event_order import IntroducedGroup, introduced
from app.domain.event_words import capital
from app.domain.events import ACTIVITY_WORDS, ProgrammeItem
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
from app.reports.event_tables import activities, held_items, programme_rows
from app.reports.model import Align, Block, Document, Heading, HeadingLevel, Paragraph, plain
from app.text import fold

PROGRAMME = "NỘI DUNG CHƯƠNG TRÌNH"
SCRIPT = "KỊCH BẢN DẪN CHƯƠNG TRÌNH"
#: The item of a programme at which the host says why everybody has come and introduces who has, folded.
_OPENING = re.compile(r"\b(?:ly do|gioi thieu (?:cac |thanh phan )?dai bieu)\b")
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
    planned = activities(facts)
    if not planned:
        return
    yield Paragraph(plain("Hoạt động phần hội:", bold=True), keeps_with_next=True)
    yield ruled(
        _ACTIVITIES,
        (
            (str(number), capital(ACTIVITY_WORDS[item.kind]), facts.filled(item.name), item.in_charge)
            for number, item in enumerate(planned, 1)
        ),
    )


def script(facts: EventFacts) -> Document:
    """What the host says, item by item: who begins when, who is introduced in which order."""
    return sheet(facts, SCRIPT, facts.name, tuple(_script(facts)), left="Người dẫn chương trình")


def _script(facts: EventFacts) -> Iterator[Block]:
    items = held_items(facts.event)
    opening = next((index for index, item in enumerate(items) if _OPENING.search(fold(item.text))), None)
    yield _heading(1, "Chuẩn bị")
    yield note(f"Thời gian: {when_words(facts.event)}.")
    yield note(f"Địa điểm: {one_line(facts.event.place) or DOTS}.")
    yield note("Kiểm tra âm thanh, chỗ ngồi, tài liệu, quà, phần thưởng; đón tiếp đại biểu, đề nghị ký danh sách dự.")
    number = 2
    if opening is None:
        yield _heading(2, "Tuyên bố lý do, giới thiệu đại biểu")
        yield from _welcome(facts)
        number = 3
    yield _heading(number, "Dẫn từng nội dung")
    for index, item in enumerate(items):
        title = f"{number}.{index + 1}. {_timed(item, items, index)}{facts.filled(item.text)}"
        yield Paragraph(plain(title, bold=True), keeps_with_next=True)
        yield from _welcome(facts) if index == opening else _invited(facts, item, is_first=index == 0)
    if not items:
        yield note(f"{DOTTED_LINE}.")
    yield _heading(number + 1, "Kết thúc")
    yield note("“Xin trân trọng cảm ơn các đồng chí, các vị đại biểu và Nhân dân đã tham dự”.")


def _heading(number: int, text: str) -> Heading:
    return Heading(HeadingLevel.ITEM, f"{number}.", text)


def _invited(facts: EventFacts, item: ProgrammeItem, *, is_first: bool) -> Iterator[Block]:
    begins = "Mở đầu chương trình" if is_first else "Tiếp theo chương trình"
    what = facts.filled(item.text).rstrip(" .;:") or DOTS
    yield note(f"“{begins}: {what}. Xin trân trọng kính mời {one_line(item.in_charge) or DOTS}”.")


def _welcome(facts: EventFacts) -> Iterator[Block]:
    """Why everybody has come, and who has."""
    yield note(f"“Kính thưa các đồng chí, các vị đại biểu! {_reason(facts)}")
    yield Paragraph(plain("Đến dự, chúng tôi trân trọng giới thiệu:"), keeps_with_next=True)
    yield from _guests(introduced(facts.event.plan.groups, facts.event.plan.delegates), facts)
    yield note("Đề nghị các đồng chí, các vị đại biểu nhiệt liệt chào mừng”.")
    if chair := facts.filled(facts.event.plan.chair or facts.kind.chair):
        yield note(f"“Xin trân trọng kính mời {chair} chủ trì”.")


def _reason(facts: EventFacts) -> str:
    counted = anniversary_words(facts.kind, facts.event.year)
    occasion = f"Thiết thực kỷ niệm {counted}, hôm nay" if counted else "Hôm nay"
    who = "chúng ta" if facts.is_named_by_hosts or not facts.hosts else facts.host_words
    return f"{occasion}, {who} tổ chức {facts.name}."


def _guests(groups: tuple[IntroducedGroup, ...], facts: EventFacts) -> Iterator[Block]:
    """One line a group or a person, the last with a full stop."""
    lines = [line for group in groups for line in _group(group, facts)] or [(f"- {DOTTED_LINE}", False)]
    for index, (text, is_title) in enumerate(lines, 1):
        mark = ":" if is_title else "." if index == len(lines) else ";"
        yield Paragraph(plain(f"{text}{mark}"), keeps_with_next=is_title)


def _group(group: IntroducedGroup, facts: EventFacts) -> Iterator[tuple[str, bool]]:
    """The lines of a group without their marks, and whether names follow."""
    text = facts.filled(group.text).rstrip(" .;:") or "Các đại biểu"
    if group.delegates:
        yield f"- {text}", True
        yield from ((f"+ {invited_words(item)}", False) for item in group.delegates)
    else:
        count = f": {count_words(group.planned, 'đại biểu')}" if group.planned is not None else ""
        yield f"- {text}{count}; gồm: {DOTS}", False


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
