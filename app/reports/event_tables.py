"""Rows that several papers of an event print: programme, gifts, costs; sums are made here, never typed."""

from collections.abc import Iterator
from decimal import Decimal

from app.domain.event_templates import timed
from app.domain.events import Activity, Event, EventPart, ProgrammeItem
from app.reports.event_facts import EventFacts, clock
from app.text import fold, format_number, money_words, padded_count, short_date


def held_items(event: Event) -> tuple[ProgrammeItem, ...]:
    """The items of the programme that do not fall away with a part."""
    held = event.held_parts
    return timed((item for item in event.plan.programme if item.part in held), event.starts_at)


def programme_rows(facts: EventFacts) -> list[tuple[str, ...]]:
    """Number, hour (with the day where an event lasts several), what, who."""
    event = facts.event
    several = event.starts_on != event.last_day
    rows: list[tuple[str, ...]] = []
    for number, item in enumerate(held_items(event), 1):
        day = short_date(item.day)[:5] if item.day and several else ""
        hour = " ngày ".join(text for text in (clock(item.starts_at), day) if text)
        rows.append((str(number), hour if item.starts_at or not day else day, facts.filled(item.text), item.in_charge))
    return rows


def activities(facts: EventFacts) -> tuple[Activity, ...]:
    """What is held of phần hội beside the programme; nothing where the programme names all of it."""
    planned = facts.event.plan.activities
    if EventPart.FESTIVITIES not in facts.event.held_parts:
        return ()
    told = {fold(facts.filled(item.text)) for item in held_items(facts.event)}
    return () if all(fold(facts.filled(item.name)) in told for item in planned) else planned


def gift_rows(event: Event) -> Iterator[tuple[str, ...]]:
    """Every kind of gifts and their sum."""
    for number, gift in enumerate(event.plan.gifts, 1):
        value = gift.count * gift.unit_value
        yield (str(number), gift.text, padded_count(gift.count), money(gift.unit_value), money(value), gift.source)
    count, value = gift_sums(event)
    yield ("", "Tổng cộng", padded_count(count) if count else "0", "", money(value), "")


def gift_sums(event: Event) -> tuple[int, Decimal]:
    """How many gifts and what they are worth together."""
    gifts = event.plan.gifts
    return sum(gift.count for gift in gifts), sum((gift.count * gift.unit_value for gift in gifts), Decimal(0))


def cost_rows(event: Event, *, with_spent: bool) -> Iterator[tuple[str, ...]]:
    """Every budget line and the sum; a sum over blanks is the sum of what is known, of nothing known it is blank."""
    for number, cost in enumerate(event.plan.costs, 1):
        figures = (cost.planned, cost.spent) if with_spent else (cost.planned,)
        yield (str(number), cost.text, cost.source, *(money(figure) for figure in figures))
    planned, spent = cost_sums(event)
    yield ("", "Tổng cộng", "", *(money(figure) for figure in ((planned, spent) if with_spent else (planned,))))


def cost_sums(event: Event) -> tuple[Decimal | None, Decimal | None]:
    """Estimate and expense together; ``None`` where no line has any."""
    costs = event.plan.costs
    return _sum([cost.planned for cost in costs]), _sum([cost.spent for cost in costs])


def _sum(values: list[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None


def money(value: Decimal | None) -> str:
    """An amount of đồng as tables write it; blank is not zero."""
    return "" if value is None else format_number(value)


def in_words(value: Decimal) -> str:
    """A sum in words, as vouchers want it."""
    return money_words(int(value)) if value == value.to_integral_value() else f"{format_number(value)} đồng"
