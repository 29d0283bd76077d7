"""The board of a season: which places stand where, what of them is most urgent, and the counts of the sentence."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.event_assessment import Assessment, assess
from app.domain.events import Event, EventKind, EventPart, EventStatus, HostLevel
from app.domain.season_board import Occasion, PlaceStanding, SeasonBoard, SeasonSource, occasions, season, standing_of
from app.domain.tier_history import Standing, TierEntry, TierRegister
from app.domain.tiers import RuleMatrix, TierRule
from app.domain.units import Unit, UnitKind

ALL = (EventPart.REVIEW, EventPart.CEREMONY, EventPart.FESTIVITIES)
FESTIVAL = date(2022, 3, 3)
FIRST = date(2021, 10, 11)
#: The four rows of plan 74/KH-BCĐ, II.3.
MATRIX = RuleMatrix(
    (
        TierRule(1, True, True, True, "II.3", FIRST, measures=("5K",)),
        TierRule(2, True, True, True, "II.3", FIRST, limits_people=True),
        TierRule(3, True, True, False, "II.3", FIRST, limits_people=True),
        TierRule(4, False, False, False, "II.3", FIRST, report_to="Đồn"),
    ),
    "covid",
    "dịch COVID-19",
)
CONFERENCE = EventKind(
    "conference", "Sơ kết xã", HostLevel.COMMUNE, "Sơ kết xã", "Sơ kết", (EventPart.REVIEW, EventPart.CEREMONY),
    month=3, day=3, opens_days_before=30,
)  # fmt: skip
HAMLET_FESTIVAL = replace(
    CONFERENCE, key="festival", name="Ngày hội", host_level=HostLevel.HAMLET, parts=(EventPart.CEREMONY, ALL[2])
)
AUGUST = replace(CONFERENCE, key="august", month=8, day=19)
OWN = replace(CONFERENCE, key="own", month=None, day=None)
SPRING = Occasion(3, 3, (CONFERENCE, HAMLET_FESTIVAL))


def unit(unit_id: int, kind: UnitKind = UnitKind.COMMUNE, parent: int | None = None) -> Unit:
    """A unit that was always there."""
    return Unit(unit_id, f"u{unit_id}", kind, None, f"Đơn vị {unit_id}", date(1900, 1, 1), parent_id=parent)


UNITS = {1: unit(1), 2: unit(2), 11: unit(11, UnitKind.HAMLET, 1), 12: unit(12, UnitKind.HAMLET, 1), 3: unit(3)}
PLACES = ((UNITS[1], (UNITS[11], UNITS[12])), (UNITS[2], ()))


def entry(unit_id: int, level: int, day: date = date(2022, 1, 10)) -> TierEntry:
    """An announced level."""
    return TierEntry(unit_id, "covid", Standing.LEVEL, day, level, "15/TB-UBND")


def event(event_id: int, *hosts: int, on: date | None = date(2022, 3, 1), kind: EventKind = CONFERENCE) -> Event:
    """A planned event."""
    return Event(kind.key, f"Sự kiện {event_id}", 2022, hosts, kind.parts, starts_on=on, id=event_id)


def board(
    *events: Event, tiers: tuple[TierEntry, ...] = (), occasion: Occasion = SPRING, others: tuple[Unit, ...] = ()
) -> SeasonBoard:
    """The board of these events under these tiers."""
    register = TierRegister(tiers)

    def path(unit_id: int) -> tuple[Unit, ...]:
        own = UNITS[unit_id]
        return (own, *(path(own.parent_id) if own.parent_id else ()))

    def judge(given: Event, day: date | None) -> Assessment:
        paths = {unit_id: path(unit_id) for unit_id in given.units}
        return assess(given, paths, (MATRIX,), register, (), day or given.starts_on or FESTIVAL)

    return season(SeasonSource(occasion, 2022, events, judge), PLACES, others)


def standings(found: SeasonBoard) -> dict[int, PlaceStanding]:
    """Where each place stands."""
    return {row.unit.id: row.standing for row in found.every}


# --- occasions ---


def test_that_kinds_of_one_day_make_one_occasion_in_the_order_of_the_year() -> None:
    found = occasions((AUGUST, OWN, CONFERENCE, HAMLET_FESTIVAL))
    assert [(item.month, item.day) for item in found] == [(3, 3), (8, 19), (None, None)]
    assert found[0].kinds == (CONFERENCE, HAMLET_FESTIVAL)
    assert [item.on(2022) for item in found] == [FESTIVAL, date(2022, 8, 19), None]


def test_that_a_retired_kind_counts_while_an_event_is_of_it() -> None:
    retired = replace(AUGUST, is_retired=True)
    assert [item.day for item in occasions((CONFERENCE, retired))] == [3]
    assert [item.day for item in occasions((CONFERENCE, retired), (event(1, 1, kind=AUGUST),))] == [3, 19]


def test_that_the_window_is_as_wide_as_the_widest_kind() -> None:
    wide = replace(HAMLET_FESTIVAL, opens_days_before=40, closes_days_after=2)
    assert Occasion(3, 3, (CONFERENCE, wide)).window(2022) == (date(2022, 1, 22), date(2022, 3, 5))
    assert Occasion(None, None, (OWN,)).window(2022) is None


# --- rows ---


def test_that_a_place_without_an_event_waits_for_one_unless_nothing_may_be_held() -> None:
    found = board(tiers=(entry(1, 2), entry(2, 4), entry(12, 4)))
    assert standings(found) == {
        1: PlaceStanding.NO_EVENT,
        11: PlaceStanding.NO_EVENT,
        12: PlaceStanding.NOT_ALLOWED,
        2: PlaceStanding.NOT_ALLOWED,
    }
    by_id = {row.unit.id: row for row in found.every}
    assert by_id[12].has_own_tier
    assert not by_id[11].has_own_tier
    assert by_id[12].is_forbidden
    assert by_id[11].event is None
    assert [row.kind for row in found.every] == [CONFERENCE, HAMLET_FESTIVAL, HAMLET_FESTIVAL, CONFERENCE]


def test_that_hamlets_stand_on_the_board_only_where_the_season_has_something_for_them() -> None:
    communes_only = Occasion(3, 3, (CONFERENCE,))
    assert standings(board(occasion=communes_only)) == {1: PlaceStanding.NO_EVENT, 2: PlaceStanding.NO_EVENT}
    found = board(event(5, 11), occasion=communes_only)
    assert standings(found)[11] is PlaceStanding.PLANNED
    assert 12 not in standings(found)


def test_that_a_season_of_hamlets_asks_nothing_of_communes() -> None:
    found = board(occasion=Occasion(3, 3, (HAMLET_FESTIVAL,)), tiers=(entry(1, 2),))
    assert standings(found)[1] is PlaceStanding.NOT_WANTED
    assert standings(found)[11] is PlaceStanding.NO_EVENT


def test_that_the_most_urgent_event_of_a_place_is_shown() -> None:
    held = replace(event(5, 1), status=EventStatus.HELD)
    late, early = event(6, 1, on=date(2022, 3, 2)), event(7, 1, on=date(2022, 2, 20))
    found = board(held, late, early, tiers=(entry(1, 2),))
    assert [item.id for item in found.rows[0].events] == [7, 6, 5]
    assert found.rows[0].event == early
    undated = event(8, 1, on=None)
    assert board(held, late, undated).rows[0].event == undated


def test_that_a_joint_event_stands_at_each_host_under_the_strictest_tier_and_the_places_keep_their_own() -> None:
    found = board(event(5, 1, 2), tiers=(entry(1, 1), entry(2, 3)))
    first, second = found.rows
    assert first.event == second.event
    assert (first.assessment.strictness, second.assessment.strictness) == (3, 3)
    assert (first.alone.strictness, second.alone.strictness) == (1, 3)


def test_that_events_of_other_occasions_are_left_out_and_other_hosts_stand_behind() -> None:
    found = board(event(5, 1, kind=AUGUST), event(6, 3), others=(UNITS[3],))
    assert standings(found)[1] is PlaceStanding.NO_EVENT
    assert found.rows[-1].unit.id == 3
    assert found.rows[-1].event == event(6, 3)


# --- where an event stands ---


@pytest.mark.parametrize(
    ("given", "standing"),
    [
        (event(1, 1), PlaceStanding.PLANNED),
        (event(1, 1, on=None), PlaceStanding.NO_DAY),
        (event(1, 1, on=date(2022, 3, 4)), PlaceStanding.OUTSIDE),
        (replace(event(1, 1), ends_on=date(2022, 3, 4)), PlaceStanding.OUTSIDE),
        (replace(event(1, 1), ends_on=FESTIVAL), PlaceStanding.PLANNED),
        (event(1, 1, on=date(2022, 1, 31)), PlaceStanding.OUTSIDE),
        (replace(event(1, 1), status=EventStatus.TO_ADJUST), PlaceStanding.TO_ADJUST),
        (replace(event(1, 1), status=EventStatus.POSTPONED), PlaceStanding.POSTPONED),
        (replace(event(1, 1), status=EventStatus.CANCELLED), PlaceStanding.CANCELLED),
        (replace(event(1, 1, on=date(2022, 3, 4)), status=EventStatus.HELD), PlaceStanding.HELD),
    ],
)
def test_that_an_event_stands_where_its_status_and_day_put_it(given: Event, standing: PlaceStanding) -> None:
    assert standing_of(given, CONFERENCE, Assessment(given.parts, FESTIVAL)) is standing


def test_that_an_event_of_no_kind_or_no_season_has_no_window() -> None:
    late = event(1, 1, on=date(2022, 9, 1))
    assert standing_of(late, None, Assessment(ALL)) is PlaceStanding.PLANNED
    assert standing_of(late, OWN, Assessment(ALL)) is PlaceStanding.PLANNED


def test_that_a_planned_part_its_tier_forbids_has_to_be_adjusted() -> None:
    found = board(event(5, 11, kind=HAMLET_FESTIVAL), tiers=(entry(1, 3),))
    assert standings(found)[11] is PlaceStanding.TO_ADJUST


# --- counts ---


def test_that_the_sentence_counts_every_place_once() -> None:
    planned = event(5, 1, on=date(2022, 3, 5))
    counts = board(planned, event(6, 11, on=None, kind=HAMLET_FESTIVAL), tiers=(entry(1, 3), entry(12, 4))).counts
    assert (counts.communes, counts.hamlets) == (2, 2)
    assert (counts.whole, counts.partly, counts.forbidden) == (2, 1, 1)
    assert (counts.to_adjust, counts.outside, counts.no_event, counts.no_day) == (1, 1, 1, 0)
    assert counts.unannounced == 1


@given(st.dictionaries(st.sampled_from((1, 2, 11, 12)), st.integers(1, 4)))
def test_that_every_place_is_whole_partly_or_not_allowed(levels: dict[int, int]) -> None:
    found = board(
        event(5, 1, 2), event(6, 11, kind=HAMLET_FESTIVAL), tiers=tuple(entry(*item) for item in levels.items())
    )
    counts = found.counts
    assert counts.whole + counts.partly + counts.forbidden == len(found.every) == 4
