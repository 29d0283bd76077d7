"""Lists of gifts and awards that somebody signs for, and the budget of an event; sums are made here, also in words."""

from collections.abc import Iterator
from decimal import Decimal

from app.domain.events import Event, GiftPart
from app.reports.event_facts import DOTS, EventFacts, one_line
from app.reports.event_sheet import cells, facts_lines, group_row, note, ruled, sheet
from app.reports.event_tables import cost_rows, cost_sums, gift_sums, in_words, money
from app.reports.model import Align, Cell, Column, Document, Row, Table, plain
from app.text import padded_count

_LIST = "DANH SÁCH"
ESTIMATE = "DỰ TOÁN KINH PHÍ"
SETTLEMENT = "QUYẾT TOÁN KINH PHÍ"
_GIFTS = (("TT", 10), ("Họ và tên người nhận", 52), ("Địa chỉ, đơn vị", 43), ("Giá trị (đồng)", 25), ("Ký nhận", 35))
_AWARDS = (("TT", 10), ("Tập thể, cá nhân", 45), ("Đơn vị", 35), ("Hình thức khen thưởng", 45), ("Ký nhận", 30))
_SIGNED_PT = 27
_BLANK_ROWS = 8
#: More gifts of one kind than this get one row each no longer: the list would be a book of empty lines.
_MOST_ROWS = 500


def gifts(facts: EventFacts) -> Document:
    """The list of who was given what, with a place to sign: a row for each gift, named where somebody named it."""
    plan = facts.event.plan
    rows = tuple(_gift_rows(facts.event))
    count, value = gift_sums(facts.event)
    told = f"Tổng cộng: {padded_count(count)} suất quà, trị giá {money(value)} đồng"
    blocks = [*facts_lines(facts), _signed_table(_GIFTS, rows, money_column=3)]
    if plan.gifts:
        blocks.append(note(f"{told} (Bằng chữ: {in_words(value)})."))
        sources = dict.fromkeys(one_line(gift.source) for gift in plan.gifts if gift.source.strip())
        blocks += [note(f"Nguồn kinh phí: {'; '.join(sources)}.")] if sources else []
    else:
        blocks.append(note(f"Tổng cộng: ……… suất quà, trị giá {DOTS} đồng (Bằng chữ: {DOTS})."))
    return sheet(facts, _LIST, f"Ký nhận quà tại {facts.name}", blocks, left="Người phát quà")


def _gift_rows(event: Event) -> Iterator[Row]:
    number = 0
    for gift in event.plan.gifts:
        yield group_row(_gift_title(gift), len(_GIFTS))
        for receiver in _receivers(gift):
            number += 1
            yield cells((str(number), receiver, "", money(gift.unit_value), ""))
    if not event.plan.gifts:
        yield from (cells((str(row), "", "", "", "")) for row in range(1, _BLANK_ROWS + 1))


def _gift_title(gift: GiftPart) -> str:
    return f"{one_line(gift.text)}: {padded_count(gift.count)} suất × {money(gift.unit_value)} đồng"


def _receivers(gift: GiftPart) -> list[str]:
    """One name or blank for each gift, never fewer rows than names."""
    return [*gift.receivers, *[""] * max(min(gift.count, _MOST_ROWS) - len(gift.receivers), 0)]


def awards(facts: EventFacts) -> Document:
    """The list by which awards are handed over; empty rows where nobody is known yet."""
    rows = [
        cells((str(number), item.name, item.place, ", ".join(t for t in (item.award, item.achievement) if t), ""))
        for number, item in enumerate(facts.awards, 1)
    ] or [cells((str(number), "", "", "", "")) for number in range(1, _BLANK_ROWS + 1)]
    count = f"{padded_count(len(facts.awards))}" if facts.awards else "………"
    blocks = (*facts_lines(facts), _signed_table(_AWARDS, tuple(rows)), note(f"Danh sách có {count} tập thể, cá nhân."))
    return sheet(facts, _LIST, f"Trao thưởng tại {facts.name}", blocks, left="Người trao")


def budget(facts: EventFacts) -> Document:
    """The estimate, or the settlement as soon as something is spent; with sums in words and by source."""
    planned, spent = cost_sums(facts.event)
    is_settled = spent is not None
    columns = [("TT", 10.0, Align.CENTER), ("Nội dung chi", 70.0, Align.LEFT), ("Nguồn", 40.0, Align.LEFT)]
    columns += [("Dự toán (đồng)", 32.0, Align.RIGHT), *([("Đã chi (đồng)", 32.0, Align.RIGHT)] if is_settled else [])]
    *lines, total = cost_rows(facts.event, with_spent=is_settled)
    lines = lines or [(str(number), *[""] * (len(columns) - 1)) for number in range(1, _BLANK_ROWS + 1)]
    told = [f"Tổng dự toán: {_sum_words(planned)}."]
    told += [f"Tổng số đã chi: {_sum_words(spent)}."] if is_settled else []
    told += [f"Trong đó, {source}: {_sum_words(value)}." for source, value in _by_source(facts.event).items()]
    kind = SETTLEMENT if is_settled else ESTIMATE
    blocks = (*facts_lines(facts), ruled(columns, lines, totals=(total,)), *(note(text) for text in told))
    return sheet(facts, kind, f"Tổ chức {facts.name}", blocks, left="Kế toán")


def _sum_words(value: Decimal | None) -> str:
    return f"{DOTS} đồng" if value is None else f"{money(value)} đồng ({in_words(value)})"


def _by_source(event: Event) -> dict[str, Decimal]:
    """Estimates by who pays, in the order of the lines; only where more than one pays."""
    found: dict[str, Decimal] = {}
    for cost in event.plan.costs:
        if cost.planned is not None and (source := one_line(cost.source)):
            found[source] = found.get(source, Decimal(0)) + cost.planned
    return found if len(found) > 1 else {}


def _signed_table(columns: tuple[tuple[str, int], ...], rows: tuple[Row, ...], money_column: int = -1) -> Table:
    head = Row(tuple(Cell(plain(text)) for text, _width in columns))
    ways = {0: Align.CENTER, money_column: Align.RIGHT}
    shaped = tuple(Column(width, ways.get(index, Align.LEFT)) for index, (_text, width) in enumerate(columns))
    return Table(shaped, (head,), rows, size_pt=12, row_pt=_SIGNED_PT)
