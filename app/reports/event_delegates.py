"""Delegate list and sign-in sheet of an event, by groups in the order in which they are introduced."""

from collections.abc import Iterator, Sequence

from app.domain.event_order import IntroducedGroup, introduced
from app.domain.events import GroupOrigin
from app.reports.event_facts import EventFacts, count_words
from app.reports.event_sheet import cells, facts_lines, group_row, note, sheet
from app.reports.model import Align, Cell, Column, Document, Paragraph, Row, Table, plain

KIND = "DANH SÁCH"
_LIST = (("TT", 10), ("Họ và tên", 48), ("Chức vụ, đơn vị", 62), ("Nơi cư trú, công tác", 30), ("Ghi chú", 20))
_SIGN_IN = (("TT", 10), ("Họ và tên", 50), ("Chức vụ, đơn vị", 65), ("Ký tên", 40))
_ORIGINS = {
    GroupOrigin.ABOVE: "Đại biểu cấp trên và đơn vị phối hợp",
    GroupOrigin.LOCAL: "Đại biểu ở cơ sở",
}
#: Empty rows of a group whose people nobody counted.
_BLANK_ROWS = 3
#: No sheet is printed longer than this by a mistyped count.
_MOST_BLANK_ROWS = 200
_SIGNED_PT = 27


def delegates(facts: EventFacts) -> Document:
    """Who is invited, by groups; a group without names stands with its number."""
    rows = tuple(_rows(facts, len(_LIST), fills_up=False))
    return sheet(facts, KIND, f"Đại biểu dự {facts.name}", (*facts_lines(facts), _table(_LIST, rows), _sum(facts)))


def sign_in(facts: EventFacts) -> Document:
    """The sheet everybody signs; empty rows for those who are expected and not named."""
    rows = tuple(_rows(facts, len(_SIGN_IN), fills_up=True))
    blocks = (*facts_lines(facts), _table(_SIGN_IN, rows, row_pt=_SIGNED_PT), _present())
    return sheet(facts, KIND, f"Đại biểu ký tên dự {facts.name}", blocks)


def _table(columns: Sequence[tuple[str, int]], rows: tuple[Row, ...], row_pt: float = 0) -> Table:
    head = Row(tuple(Cell(plain(text)) for text, _width in columns))
    aligned = tuple(Column(width, Align.LEFT if index else Align.CENTER) for index, (_t, width) in enumerate(columns))
    return Table(aligned, (head,), rows, size_pt=12, row_pt=row_pt)


def _rows(facts: EventFacts, width: int, *, fills_up: bool) -> Iterator[Row]:
    groups = introduced(facts.event.plan.groups, facts.event.plan.delegates)
    number, origin = 0, None
    for group in groups:
        if group.origin is not origin and group.text:
            origin = group.origin
            yield group_row(_ORIGINS[origin].upper(), width)
        if group.text or len(groups) > 1:
            yield group_row(_title(facts, group), width)
        for delegate in group.delegates:
            number += 1
            texts = (str(number), delegate.name, delegate.title, delegate.place, "")
            yield cells(texts if width == len(_LIST) else _signed(texts))
        for _row in range(_blank_rows(group) if fills_up or not group.delegates else 0):
            number += 1
            yield cells((str(number), *[""] * (width - 1)))
    if not groups:
        expected = facts.event.plan.expected_delegates
        count = _BLANK_ROWS * 5 if expected is None else min(expected, _MOST_BLANK_ROWS)
        yield from (cells((str(number), *[""] * (width - 1))) for number in range(1, count + 1))


def _signed(texts: tuple[str, ...]) -> tuple[str, ...]:
    number, name, title, place, _note = texts
    return number, name, ", ".join(text for text in (title, place) if text), ""


def _title(facts: EventFacts, group: IntroducedGroup) -> str:
    text = facts.filled(group.text).rstrip(" .;:") or "Đại biểu khác"
    return f"{text} ({count_words(group.planned, 'đại biểu')})" if group.planned is not None else text


def _blank_rows(group: IntroducedGroup) -> int:
    """Rows for those of a group who are not named; some where nobody told how many."""
    if group.planned is None:
        return 0 if group.delegates else _BLANK_ROWS
    return min(max(group.planned - len(group.delegates), 0), _MOST_BLANK_ROWS)


def _sum(facts: EventFacts) -> Paragraph:
    plan = facts.event.plan
    named = len(plan.delegates)
    expected = plan.expected_delegates
    if expected is None:
        known = [group.planned for group in plan.groups if group.planned is not None]
        expected = sum(known) if known and len(known) == len(plan.groups) else None
    told = f"Danh sách này có {count_words(named or None, 'đại biểu')}"
    return note(f"{told}; tổng số dự kiến: {count_words(expected, 'đại biểu')}.")


def _present() -> Paragraph:
    return note("Tổng số đại biểu có mặt: ……… người; vắng mặt: ……… người.")
