"""What is wrong with an event, or missing: one sentence each, with the field it belongs to.

A draft may lack anything. What is an ``ERROR`` «chặn» keeps an event from being marked as held and its papers from
being printed for good; a ``WARNING`` «cảnh báo» and a ``NOTE`` «gợi ý» only tell.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.event_assessment import Assessment
from app.domain.event_changes import is_over_limit, people_of
from app.domain.event_templates import season_of
from app.domain.event_words import capital, part_words
from app.domain.events import Event, EventKind, EventPart, EventResult, EventStatus, HostLevel
from app.domain.findings import Severity
from app.domain.units import COMMUNE_KINDS, Unit, UnitKind
from app.i18n import _
from app.text import fold, format_number, short_date


@dataclass(frozen=True, slots=True)
class EventFault:
    """One thing that is wrong or missing; ``field`` is that of :class:`~app.domain.events.Event` or its plan."""

    code: str
    severity: Severity
    field: str
    sentence: str

    @property
    def blocks(self) -> bool:
        """Whether it keeps the event from being marked as held or printed for good."""
        return self.severity is Severity.ERROR


#: Gaps that the assessment of the event tells too.
TOLD_BY_ASSESSMENT = frozenset({"limit-unknown", "tier-unknown"})
#: Code of an event that is held by units of another level than its kind is for.
HOST_LEVEL = "host-level"
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.QUESTION, Severity.NOTE)


def faults(
    event: Event,
    kind: EventKind | None,
    assessment: Assessment,
    today: date,
    others: Iterable[Event] = (),
    units: Sequence[Unit] = (),
    elsewhere: Iterable[Unit] = (),
) -> tuple[EventFault, ...]:
    """All that is wrong with an event, what blocks first.

    ``others`` are events its hosts hold too, ``units`` those that hold it or take part; ``elsewhere`` are units its
    name names and that are none of its own.
    """
    found = [
        *_head(event),
        *_days(event, kind),
        *_units(event, units),
        *_hosts(event, kind, units),
        *_name(event, elsewhere),
        *_tier(event, assessment),
        *_numbers(event),
        *_gifts(event),
        *_programme(event),
        *_delegates(event),
        *_costs(event),
        *_result(event, assessment, today),
        *_neighbours(event, others, units),
    ]
    return tuple(sorted(found, key=lambda fault: _ORDER.index(fault.severity)))


def _error(code: str, name: str, sentence: str) -> EventFault:
    return EventFault(code, Severity.ERROR, name, sentence)


def _warning(code: str, name: str, sentence: str) -> EventFault:
    return EventFault(code, Severity.WARNING, name, sentence)


def _note(code: str, name: str, sentence: str) -> EventFault:
    return EventFault(code, Severity.NOTE, name, sentence)


# --- head, days, tier ------------------------------------------------------------------------------------------------


def _head(event: Event) -> Iterator[EventFault]:
    if not event.hosts:
        yield _error("no-host", "hosts", _("Chưa có đơn vị tổ chức; hãy chọn ít nhất một đơn vị."))
    if not event.name.strip():
        yield _error("no-name", "name", _("Chưa có tên sự kiện."))
    if not event.parts:
        yield _warning("no-part", "parts", _("Chưa chọn phần nào: sơ kết, phần lễ hay phần hội."))
    if not event.place.strip() and event.is_open:
        yield _note("no-place", "place", _("Chưa ghi địa điểm; trên giấy tờ sẽ để dòng chấm."))


def _days(event: Event, kind: EventKind | None) -> Iterator[EventFault]:
    first, last = event.starts_on, event.last_day
    if first is None or last is None:
        if event.ends_on is not None:
            yield _error("no-first-day", "starts_on", _("Có ngày kết thúc nhưng chưa có ngày bắt đầu."))
        elif event.is_open:
            yield _note("no-day", "starts_on", _("Chưa có ngày tổ chức."))
        return
    if last < first:
        told = _("Ngày kết thúc {last} trước ngày bắt đầu {first}; hãy xem lại hai ngày.")
        yield _error("days-reversed", "ends_on", told.format(last=short_date(last), first=short_date(first)))
        return
    if first.year != event.year:
        told = _("Ngày {day} không thuộc mùa sự kiện năm {year}.")
        yield _warning("other-year", "starts_on", told.format(day=short_date(first), year=event.year))
        return
    season = season_of(kind, event.year) if kind is not None else None
    if kind is not None and season is not None and not season[0] <= first <= last <= season[1]:
        day = first if first < season[0] else last
        told = _("Ngày {day} ngoài thời gian của {kind}: từ {opens} đến {closes}{clause}.")
        clause = f" ({kind.clause})" if kind.clause else ""
        opens, closes = map(short_date, season)
        sentence = told.format(day=short_date(day), kind=kind.name, opens=opens, closes=closes, clause=clause)
        yield _warning("out-of-season", "starts_on", sentence)


def _units(event: Event, units: Iterable[Unit]) -> Iterator[EventFault]:
    first = event.starts_on
    if first is None or event.status is EventStatus.CANCELLED:
        return
    for unit in units:
        if not unit.is_valid_on(first):
            told = _("Ngày {day} không có {unit} (đã sáp nhập, đổi tên hoặc chưa lập); hãy chọn đơn vị của ngày ấy.")
            name = "hosts" if unit.id in event.hosts else "participants"
            yield _error("no-such-unit", name, told.format(day=short_date(first), unit=unit.title))


def _hosts(event: Event, kind: EventKind | None, units: Iterable[Unit]) -> Iterator[EventFault]:
    """A festival of hamlets is not that of their commune, nor the other way round (plan 74/KH-BCĐ, III.A and III.B)."""
    if kind is None or not event.is_open:
        return
    hosts = [unit for unit in units if unit.id in event.hosts]
    if kind.host_level is HostLevel.HAMLET:
        wrong = [unit.title for unit in hosts if unit.kind in COMMUNE_KINDS]
        told = _("“{kind}” là sự kiện của xóm nhưng đơn vị tổ chức là {units}; hãy chọn xóm.")
    else:
        wrong = [unit.title for unit in hosts if unit.kind is UnitKind.HAMLET]
        told = _("“{kind}” không phải sự kiện của xóm nhưng đơn vị tổ chức là {units}; hãy chọn xã hoặc loại khác.")
    if wrong:
        yield _warning(HOST_LEVEL, "hosts", told.format(kind=kind.name, units=", ".join(wrong)))


def _name(event: Event, elsewhere: Iterable[Unit]) -> Iterator[EventFault]:
    if titles := [unit.title for unit in elsewhere] if event.is_open else []:
        told = _("Tên sự kiện ghi {units}, không phải đơn vị tổ chức hay tham gia; hãy xem lại tên hoặc đơn vị.")
        yield _note("name-elsewhere", "name", told.format(units=", ".join(titles)))


def _tier(event: Event, assessment: Assessment) -> Iterator[EventFault]:
    if assessment.forbidden and (event.is_open or event.status is EventStatus.HELD):
        told = _("{tier} không cho tổ chức {parts}; hãy bỏ khỏi kế hoạch.")
        parts = part_words(assessment.forbidden)
        yield _error("tier-forbids", "parts", told.format(tier=capital(assessment.tier_words), parts=parts))
    if not event.is_open:
        return
    if is_over_limit(event, assessment):
        told = _("Dự kiến {people} người, chỉ được nhiều nhất {most} người ({document}).")
        people, most = people_of(event) or 0, assessment.max_people or 0
        said = {"people": format_number(people), "most": format_number(most), "document": assessment.limit_document}
        yield _error("over-limit", "expected_people", told.format(**said))
    if assessment.asks_limit:
        told = _("Số người bị hạn chế nhưng chưa biết bao nhiêu ở {places}; hãy nhập giới hạn với văn bản.")
        yield _note("limit-unknown", "expected_people", told.format(places=", ".join(assessment.asks_limit)))
    if assessment.unannounced:
        told = _("{places} chưa có cấp độ nên chưa bị hạn chế gì; đây không phải là cấp độ 1.")
        yield _note("tier-unknown", "hosts", told.format(places=capital(", ".join(assessment.unannounced))))


# --- the plan --------------------------------------------------------------------------------------------------------


def _numbers(event: Event) -> Iterator[EventFault]:
    plan = event.plan
    expected = [
        ("expected_delegates", plan.expected_delegates),
        ("expected_people", plan.expected_people),
        *(("groups", item.planned) for item in plan.groups),
        *(("activities", item.count) for item in plan.activities),
    ]
    for name in dict.fromkeys(name for name, count in expected if count is not None and count < 0):
        yield _error("below-zero", name, _("Số dự kiến không được âm."))


def gift_count(event: Event) -> int | None:
    """Gifts «suất quà» of all parts; ``None`` without any part."""
    gifts = event.plan.gifts
    return sum(item.count for item in gifts) if gifts else None


def gift_value(event: Event) -> Decimal | None:
    """What all gifts are worth, in đồng; ``None`` without any part."""
    gifts = event.plan.gifts
    return sum((item.count * item.unit_value for item in gifts), Decimal(0)) if gifts else None


def _gifts(event: Event) -> Iterator[EventFault]:
    plan = event.plan
    if any(item.count < 0 or item.unit_value < 0 for item in plan.gifts):
        yield _error("gift-below-zero", "gifts", _("Số suất quà và giá trị mỗi suất không được âm."))
    count, value = gift_count(event), gift_value(event)
    if count is not None and plan.gift_total is not None and count != plan.gift_total:
        told = _("Cộng các phần được {sum} suất quà nhưng tổng ghi {total} suất; hãy sửa một trong hai.")
        said = told.format(sum=format_number(count), total=format_number(plan.gift_total))
        yield _error("gift-total", "gift_total", said)
    if value is not None and plan.gift_value_total is not None and value != plan.gift_value_total:
        told = _("Cộng các phần được {sum} đồng tiền quà nhưng tổng ghi {total} đồng; hãy sửa một trong hai.")
        said = told.format(sum=format_number(value), total=format_number(plan.gift_value_total))
        yield _error("gift-value-total", "gift_value_total", said)
    for item in plan.gifts:
        if len(item.receivers) > item.count >= 0:
            told = _("{text}: {receivers} người nhận nhưng chỉ có {count} suất.")
            said = told.format(text=item.text or _("Quà"), receivers=len(item.receivers), count=item.count)
            yield _warning("gift-receivers", "gifts", said)


def _programme(event: Event) -> Iterator[EventFault]:
    first, last = event.starts_on, event.last_day
    if first is None or last is None:
        return
    for item in event.plan.programme:
        if item.day is not None and not first <= item.day <= last:
            told = _("Mục “{text}” ghi ngày {day}, ngoài những ngày tổ chức.")
            yield _warning("programme-day", "programme", told.format(text=item.text, day=short_date(item.day)))


def _delegates(event: Event) -> Iterator[EventFault]:
    known = Counter((fold(item.name), fold(item.title), fold(item.place)) for item in event.plan.delegates)
    for item in event.plan.delegates:
        times = known.pop((fold(item.name), fold(item.title), fold(item.place)), 1)
        if times > 1 and item.name.strip():
            told = _("Đại biểu “{name}” có {times} lần trong danh sách.")
            yield _warning("delegate-twice", "delegates", told.format(name=item.name, times=times))


def _costs(event: Event) -> Iterator[EventFault]:
    for item in event.plan.costs:
        if min(item.planned or 0, item.spent or 0) < 0:
            told = _("Kinh phí “{text}” không được âm.")
            yield _error("cost-below-zero", "costs", told.format(text=item.text))
        elif item.planned is not None and item.spent is not None and item.spent > item.planned:
            told = _("“{text}” chi {spent} đồng, vượt dự toán {planned} đồng.")
            said = told.format(text=item.text, spent=format_number(item.spent), planned=format_number(item.planned))
            yield _warning("over-budget", "costs", said)


# --- the result ------------------------------------------------------------------------------------------------------


def _result(event: Event, assessment: Assessment, today: date) -> Iterator[EventFault]:
    result = event.result
    counts = (
        result.delegate_count, result.people_count, result.arts, result.sports, result.games, result.gift_count,
        result.gift_value, result.pledge_count,
    )  # fmt: skip
    if any(count is not None and count < 0 for count in counts):
        yield _error("result-below-zero", "result", _("Kết quả không được có số âm."))
    if event.status is not EventStatus.HELD:
        return
    if event.starts_on is None:
        yield _error("held-undated", "starts_on", _("Ghi đã tổ chức thì phải có ngày tổ chức."))
    elif event.starts_on > today:
        told = _("Ngày {day} chưa đến nên chưa ghi đã tổ chức được.")
        yield _error("held-ahead", "starts_on", told.format(day=short_date(event.starts_on)))
    if result == EventResult():
        yield _warning("no-result", "result", _("Đã tổ chức nhưng chưa ghi kết quả; hãy ghi số đại biểu, số người dự."))
    came = (result.delegate_count or 0) + (result.people_count or 0)
    if assessment.max_people is not None and came > assessment.max_people:
        told = _("Có {came} người dự, vượt giới hạn {most} người ({document}).")
        said = {"came": format_number(came), "most": format_number(assessment.max_people)}
        yield _warning("result-over-limit", "result", told.format(**said, document=assessment.limit_document))
    if EventPart.FESTIVITIES not in event.held_parts and any((result.arts, result.sports, result.games)):
        told = _("Kết quả có tiết mục, môn, trò chơi nhưng phần hội không tổ chức; hãy xem lại.")
        yield _warning("result-festivities", "result", told)


def _neighbours(event: Event, others: Iterable[Event], units: Iterable[Unit]) -> Iterator[EventFault]:
    if not event.is_open:
        return
    titles = {unit.id: unit.title for unit in units}
    for other in others:
        shared = [unit_id for unit_id in event.hosts if unit_id in other.hosts]
        if other.id == event.id or not shared or not (other.is_open or other.status is EventStatus.HELD):
            continue
        if (other.kind, other.year) == (event.kind, event.year):
            told = _("{units} còn sự kiện cùng loại “{name}”; nếu tổ chức chung thì bỏ sự kiện ấy.")
            hosts = ", ".join(titles[unit_id] for unit_id in shared if unit_id in titles) or _("Đơn vị tổ chức")
            yield _warning("same-kind", "hosts", told.format(units=capital(hosts), name=other.name))
        elif event.starts_on is not None and other.starts_on is not None and _meet(event, other):
            told = _("Đơn vị tổ chức còn sự kiện “{name}” trong ngày này.")
            yield _note("same-day", "starts_on", told.format(name=other.name))


def _meet(event: Event, other: Event) -> bool:
    days = (event.starts_on, event.last_day, other.starts_on, other.last_day)
    first, last, other_first, other_last = (day or date.min for day in days)
    return first <= other_last and other_first <= last
