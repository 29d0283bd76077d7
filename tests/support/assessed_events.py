"""Events under tiers without a data file: places of a district, the matrix of plan 74/KH-BCĐ, what was announced."""

from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from hypothesis import strategies as st

from app.domain.event_assessment import Assessment, assess
from app.domain.event_faults import EventFault, faults
from app.domain.event_rulings import Moves, Paths
from app.domain.events import Event, EventKind, EventPart, HostLevel
from app.domain.tier_history import PeopleLimit, Standing, TierEntry, TierRegister
from app.domain.tiers import RuleMatrix, TierRule
from app.domain.units import UNKNOWN_START, Unit, UnitKind

DAY = date(2022, 3, 2)
ANNOUNCED = date(2022, 1, 17)
STATION = "Đồn BPCK Sóc Giang"
REVIEW, CEREMONY, FESTIVITIES = EventPart.REVIEW, EventPart.CEREMONY, EventPart.FESTIVITIES
_FROM, _TO = date(2021, 1, 1), date(2023, 1, 1)

#: Plan 74/KH-BCĐ, II.3.
MATRIX = RuleMatrix(
    (
        TierRule(1, True, True, True, "II.3", _FROM, _TO, measures=("5K",)),
        TierRule(2, True, True, True, "II.3", _FROM, _TO, limits_people=True),
        TierRule(3, True, True, False, "II.3", _FROM, _TO, limits_people=True),
        TierRule(4, False, False, False, "II.3", _FROM, _TO, report_to=STATION, quote="Không tổ chức các hoạt động."),
    ),
    "covid",
    "dịch Covid-19",
)
STORM = RuleMatrix(
    (
        TierRule(1, True, True, True, "Điều 4", _FROM, name="báo động I"),
        TierRule(3, True, False, False, "Điều 4", _FROM, name="báo động III", max_people=30, limits_people=True),
    ),
    "bao",
    "bão",
)


def a_unit(unit_id: int, name: str, kind: UnitKind = UnitKind.COMMUNE) -> Unit:
    """A unit of all times."""
    return Unit(unit_id, f"u{unit_id}", kind, None, name, UNKNOWN_START)


DISTRICT = a_unit(1, "Hà Quảng", UnitKind.DISTRICT)
CAN_YEN, SOC_HA, NOI_THON = a_unit(2, "Cần Yên"), a_unit(3, "Sóc Hà"), a_unit(4, "Nội Thôn")
LUNG_VAI, NA_TENH = a_unit(5, "Lũng Vai", UnitKind.HAMLET), a_unit(6, "Nà Tềnh", UnitKind.HAMLET)
POST = a_unit(7, "Sóc Giang", UnitKind.BORDER_STATION)
PATHS: Paths = {
    1: (DISTRICT,),
    2: (CAN_YEN, DISTRICT),
    3: (SOC_HA, DISTRICT),
    4: (NOI_THON, DISTRICT),
    5: (LUNG_VAI, CAN_YEN, DISTRICT),
    6: (NA_TENH, CAN_YEN, DISTRICT),
    7: (POST,),
}


def an_event(*hosts: Unit, **fields: Any) -> Event:
    """A festival of these hosts on 02/3/2022 with all its parts."""
    plain = Event(
        "ngay-hoi", "Ngày hội", 2022, tuple(unit.id for unit in hosts), tuple(EventPart), starts_on=DAY,
        place="Nhà văn hóa", id=1,
    )  # fmt: skip
    return replace(plain, **fields)


def a_kind(**fields: Any) -> EventKind:
    """The festival of a hamlet: from 01/2 to 03/3, its result reported a week later."""
    kind = EventKind("ngay-hoi", "Ngày hội", HostLevel.HAMLET, "Ngày hội", "Ngày hội {unit}", tuple(EventPart))
    return replace(
        kind, **{"month": 3, "day": 3, "opens_days_before": 30, "clause": "III.A.4", "result_report_days": 7, **fields}
    )


def announced(unit: Unit, level: int | None, day: date = ANNOUNCED, **fields: Any) -> TierEntry:
    """An entry of the register; without a level none applies unless a standing is given."""
    standing = fields.pop("standing", Standing.NONE if level is None else Standing.LEVEL)
    plain: dict[str, Any] = {"document": "15/TB-UBND", "document_on": day, "matrix": "covid"}
    return TierEntry(unit.id, standing=standing, from_day=day, level=level, **{**plain, **fields})


def a_limit(unit: Unit, level: int, people: int, **fields: Any) -> PeopleLimit:
    """A local limit of people with its document."""
    plain: dict[str, Any] = {"matrix": "covid", "document": "12/QĐ-UBND", "valid_from": _FROM}
    return PeopleLimit(level=level, unit_id=unit.id, max_people=people, **{**plain, **fields})


def assessed(
    event: Event,
    *entries: TierEntry,
    matrices: tuple[RuleMatrix, ...] = (MATRIX,),
    limits: tuple[PeopleLimit, ...] = (),
    day: date | None = None,
    moves: Moves = MappingProxyType({}),
) -> Assessment:
    """What these entries mean for an event."""
    return assess(event, PATHS, matrices, TierRegister(entries), limits, day, moves)


def faults_of(event: Event, assessment: Assessment) -> tuple[EventFault, ...]:
    """What is wrong with an event of a festival on 25/2/2022."""
    return faults(event, a_kind(), assessment, date(2022, 2, 25))


# --- anything at all -------------------------------------------------------------------------------------------------

UNITS = (DISTRICT, CAN_YEN, SOC_HA, NOI_THON, LUNG_VAI, NA_TENH, POST)
DAYS = st.sampled_from([DAY + timedelta(days=offset) for offset in (-60, -3, -1, 0, 1, 2, 400)])
entries = st.lists(
    st.builds(
        lambda unit, level, day, matrix: announced(unit, level, day, matrix=matrix),
        st.sampled_from(UNITS),
        st.sampled_from([None, 1, 2, 3, 4, 5]),
        DAYS,
        st.sampled_from(["covid", "bao"]),
    ),
    max_size=8,
)
limits = st.lists(st.builds(a_limit, st.sampled_from(UNITS), st.integers(1, 4), st.integers(1, 200)), max_size=4).map(
    tuple
)
#: A hamlet goes to another commune while an event lasts, or comes back.
moves = st.dictionaries(
    st.sampled_from([DAY + timedelta(days=offset) for offset in (-1, 0, 1, 2, 3)]),
    st.sampled_from([CAN_YEN, SOC_HA, NOI_THON]).map(lambda above: {**PATHS, 5: (LUNG_VAI, above, DISTRICT)}),
    max_size=3,
)
some_units = st.lists(st.sampled_from(UNITS), min_size=1, max_size=3, unique=True)
