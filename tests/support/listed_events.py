"""Events of the register made from lines of a commune's list, as an officer would have entered them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from app.domain.event_rows import EventPlace, RegisteredEvent
from app.domain.events import (
    Activity,
    ActivityKind,
    CancelReason,
    Event,
    EventCost,
    EventPart,
    EventPlan,
    EventResult,
    EventStatus,
)
from app.domain.registers import BudgetLine, ReportedEvent
from tests.support.sample_reports import expected_2021, sample_report

#: Unit ids of the communes of these tests by name, and of hamlets by commune and name.
COMMUNES = {"Sóc Hà": 1, "Lũng Nặm": 3, "Cải Viên": 4, "Tổng Cọt": 5}
FILES = {"Sóc Hà": "BC_SoKet_01417_2021.xlsx", "Lũng Nặm": "BC_SoKet_01393_2021.xlsx"}
_STATUS = {
    "kế hoạch": EventStatus.PLANNED,
    "đã tổ chức": EventStatus.HELD,
    "hoãn": EventStatus.POSTPONED,
    "không tổ chức": EventStatus.CANCELLED,
}
_KINDS = {"VHVN": ActivityKind.ART, "TDTT": ActivityKind.SPORT, "TCDG": ActivityKind.GAME}


def event_of(row: ReportedEvent, event_id: int = 1, hosts: tuple[int, ...] = (1,)) -> Event:
    """The event behind one line: its numbers are the result of a held event, else what is planned."""
    counts = {word: int(count) for word, count in re.findall(r"([A-Z]+): (\d+)", row.activities)}
    parts = [EventPart.CEREMONY] * row.has_ceremony + [EventPart.FESTIVITIES] * row.has_festivities
    is_held = row.status == "đã tổ chức"
    result = EventResult(
        delegate_count=row.delegate_count,
        people_count=row.people_count,
        arts=counts.get("VHVN"),
        sports=counts.get("TDTT"),
        games=counts.get("TCDG"),
        gift_count=row.gift_count,
        gift_value=row.gift_value,
    )
    plan = EventPlan(
        expected_delegates=row.delegate_count,
        expected_people=row.people_count,
        activities=tuple(Activity(_KINDS[word], word, count) for word, count in counts.items()),
        gift_total=row.gift_count,
        gift_value_total=row.gift_value,
    )
    return Event(
        kind="any",
        name=row.name,
        year=row.starts_on.year if row.starts_on else 2021,
        hosts=hosts,
        parts=tuple(parts),
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        place=row.place,
        status=_STATUS[row.status],
        reason=CancelReason.TIER if row.status == "không tổ chức" else CancelReason.NONE,
        plan=EventPlan() if is_held else plan,
        result=result if is_held else EventResult(),
        id=event_id,
    )


def registered(row: ReportedEvent, commune: str, event_id: int = 1) -> RegisteredEvent:
    """One line of a commune's list as the register has it; its partner is a host too."""
    if row.level == "xóm":
        name = row.place.removeprefix("Xóm ")
        hosts = [EventPlace(100 * COMMUNES[commune] + event_id, name, COMMUNES[commune], commune, is_hamlet=True)]
    else:
        names = [commune, *filter(None, [row.partner_commune])]
        hosts = [EventPlace(COMMUNES[name], name, COMMUNES[name], name) for name in names]
    event = event_of(row, event_id, tuple(item.unit_id for item in hosts))
    return RegisteredEvent(event, row.kind, tuple(hosts), tier=row.tier)


def sample_events(commune: str) -> Iterator[RegisteredEvent]:
    """Every event that a sample report of 2021 lists."""
    rows = [item.row for item in sample_report(f"ha-quang-2021/{FILES[commune]}").rows]
    for number, row in enumerate(rows, 1):
        if isinstance(row, ReportedEvent):
            yield registered(row, commune, number)


def sample_costs(commune: str) -> tuple[EventCost, ...]:
    """The budget lines of a sample report of 2021 as lines of one event."""
    rows = [item.row for item in sample_report(f"ha-quang-2021/{FILES[commune]}").rows]
    return tuple(
        EventCost(row.content, row.source, row.planned, row.spent) for row in rows if isinstance(row, BudgetLine)
    )


def expected_of(commune: str) -> dict[str, Decimal]:
    """What a correct reader gets from the sample of one commune, blanks left out."""
    (found,) = (item for item in expected_2021()["files"] if item["unit_name"] == commune)
    values = found["indicators"].items()
    return {code: Decimal(value) for code, value in values if isinstance(value, int | Decimal)}


def with_event(known: RegisteredEvent, **fields: object) -> RegisteredEvent:
    """The same with other fields of its event."""
    return replace(known, event=replace(known.event, **fields))  # type: ignore[arg-type]  # free fields of an event
