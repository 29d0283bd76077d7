"""Plan of one click: days spread by rules, parts as the tier allows, nothing made twice."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.event_assessment import Assessment, assess
from app.domain.event_planning import PlannedPlace, Proposal, Prospect, Wish, days_between, moved, propose
from app.domain.events import Event, EventKind, EventPart, EventStatus, HostLevel
from app.domain.tier_history import Standing, TierEntry, TierRegister
from app.domain.tiers import RuleMatrix, TierRule
from app.domain.units import Unit, UnitKind

FROM = date(2021, 1, 1)
DAYS = days_between(date(2022, 2, 17), date(2022, 3, 3))
CONFERENCE = EventKind(
    "hn", "Hội nghị", HostLevel.COMMUNE, "Sơ kết xã", "x", (EventPart.REVIEW, EventPart.FESTIVITIES), month=3, day=3
)
FESTIVAL = EventKind(
    "nh", "Ngày hội", HostLevel.HAMLET, "Ngày hội", "x", (EventPart.CEREMONY, EventPart.FESTIVITIES), month=3, day=3
)
MATRIX = RuleMatrix(
    tuple(
        TierRule(
            level,
            allows_review=level < 4,
            allows_ceremony=level < 4,
            allows_festivities=level < 3,
            clause="II.3",
            valid_from=FROM,
        )
        for level in (1, 3, 4)
    ),
    "dich",
    "dịch",
)
STATION_A, STATION_B = 900, 901


def commune(unit_id: int, station: int = STATION_A) -> PlannedPlace:
    unit = Unit(unit_id, f"c{unit_id}", UnitKind.COMMUNE, None, f"Xã {unit_id}", FROM)
    return PlannedPlace(unit, unit_id, frozenset({station}))


def hamlet(unit_id: int, of: PlannedPlace) -> PlannedPlace:
    unit = Unit(unit_id, f"h{unit_id}", UnitKind.HAMLET, None, f"Xóm {unit_id}", FROM)
    return PlannedPlace(unit, of.unit.id, of.attending)


class Season:
    """Communes with hamlets, the tiers announced for them, and what is proposed."""

    def __init__(self, communes: int = 2, hamlets: int = 2, days: tuple[date, ...] = DAYS) -> None:
        self.communes = [commune(number, STATION_A if number % 2 else STATION_B) for number in range(1, communes + 1)]
        self.hamlets = [hamlet(100 * c.unit.id + n, c) for c in self.communes for n in range(hamlets)]
        self.days = days
        self.entries: list[TierEntry] = []
        self.matrices: tuple[RuleMatrix, ...] = (MATRIX,)

    def announce(self, unit_id: int, level: int, from_day: date = FROM) -> None:
        entry = TierEntry(unit_id, "dich", Standing.LEVEL, from_day, level, "15/TB", id=len(self.entries) + 1)
        self.entries.append(entry)

    @property
    def known(self) -> dict[int, PlannedPlace]:
        return {place.unit.id: place for place in (*self.communes, *self.hamlets)}

    def judge(self, event: Event, day: date) -> Assessment:
        known = self.known
        paths = {key: [known[key].unit, known[known[key].family].unit] for key in event.hosts}
        return assess(event, paths, self.matrices, TierRegister(self.entries), (), day)

    def proposals(self, *existing: Event) -> tuple[Proposal, ...]:
        wishes = [
            Wish(FESTIVAL, tuple(self.hamlets), self.days),
            Wish(CONFERENCE, tuple(self.communes), self.days),
        ]
        return propose(wishes, self.known, existing, self.judge)


def planned(proposals: tuple[Proposal, ...]) -> list[Event]:
    return [
        Event(item.kind.key, "x", 2022, (item.unit.id,), item.kind.parts, starts_on=item.day)
        for item in proposals
        if item.is_new
    ]


def test_that_every_unit_gets_its_event_conferences_first() -> None:
    found = Season().proposals()
    assert [item.unit.id for item in found] == [1, 2, 100, 101, 200, 201]
    assert [item.kind.key for item in found] == ["hn"] * 2 + ["nh"] * 4
    assert {item.prospect for item in found} == {Prospect.WHOLE}
    assert all(item.day in DAYS and item.parts == item.kind.parts and item.fallen == () for item in found)


def test_that_a_second_run_changes_nothing() -> None:
    season = Season()
    first = season.proposals()
    again = season.proposals(*planned(first))
    assert {item.prospect for item in again} == {Prospect.EXISTS}
    assert [item.day for item in again] == [item.day for item in first]
    assert again[0].why == "đã có “x” (kế hoạch)"
    assert again[0].parts == first[0].parts
    assert moved(again[0], DAYS[0], season.judge) == again[0]


@pytest.mark.parametrize("status", list(EventStatus))
def test_that_a_unit_with_an_event_is_left_alone_whatever_became_of_it(status: EventStatus) -> None:
    old = Event("hn", "x", 2022, (1,), CONFERENCE.parts, starts_on=DAYS[3], status=status)
    found = Season().proposals(old)
    assert [item.prospect for item in found][:2] == [Prospect.EXISTS, Prospect.WHOLE]
    assert found[0].existing == old


def test_that_conferences_are_on_working_days_and_festivals_on_weekends_first() -> None:
    found = Season(communes=4, hamlets=1).proposals()
    conferences = [item.day for item in found if item.kind is CONFERENCE]
    festivals = [item.day for item in found if item.kind is FESTIVAL]
    assert conferences == [date(2022, 3, 3), date(2022, 3, 2), date(2022, 3, 1), date(2022, 2, 28)]
    assert all(day is not None and day.weekday() >= 5 for day in festivals)
    assert found[-1].day_words in ("thứ Bảy", "Chủ nhật")


@settings(max_examples=40)  # a season of its own each: it alone took half the time of all rules
@given(st.integers(1, 9), st.integers(0, 9), st.integers(2, 20), st.data())
def test_that_nobody_has_to_be_at_two_places_while_a_day_is_free(
    communes: int, hamlets: int, length: int, data: st.DataObject
) -> None:
    season = Season(communes, hamlets, days_between(date(2022, 3, 3) - timedelta(days=length - 1), date(2022, 3, 3)))
    for unit_id in season.known:
        level = data.draw(st.sampled_from([None, 1, 3, 4]))
        if level is not None:
            season.announce(unit_id, level)
    found = season.proposals()
    assert found == season.proposals()
    own = {
        item.unit.id: item.day for item in found if item.kind is CONFERENCE and item.prospect is not Prospect.FORBIDDEN
    }
    at_station: Counter[tuple[int, date | None]] = Counter()
    for item in found:
        assert item.day in season.days
        place = season.known[item.unit.id]
        if item.kind is FESTIVAL and item.prospect is not Prospect.FORBIDDEN:
            assert item.day != own.get(place.family)
        if item.prospect is not Prospect.FORBIDDEN:
            at_station[min(place.attending), item.day] += 1
    for station in (STATION_A, STATION_B):
        mine = [count for (key, _day), count in at_station.items() if key == station]
        if sum(mine) <= length and len([c for c in season.communes if station in c.attending]) < 2 <= length:
            assert max(mine, default=0) <= 1


def test_that_what_falls_away_and_why_is_said() -> None:
    season = Season(communes=2, hamlets=2)
    season.announce(1, 3)
    season.announce(2, 4)
    season.announce(200, 1)
    found = {item.unit.id: item for item in season.proposals()}
    assert found[1].prospect is Prospect.PARTLY
    assert (found[1].parts, found[1].fallen) == ((EventPart.REVIEW,), (EventPart.FESTIVITIES,))
    assert found[100].parts == (EventPart.CEREMONY,)
    assert found[1].why == "Cấp độ 3: chỉ được tổ chức sơ kết. Mục II.3, dịch"
    assert (found[2].prospect, found[2].parts) == (Prospect.FORBIDDEN, ())
    assert found[2].why == "Cấp độ 4: không được tổ chức. Mục II.3, dịch"
    assert found[201].prospect is Prospect.FORBIDDEN
    assert (found[200].prospect, found[200].parts) == (Prospect.WHOLE, FESTIVAL.parts)


def test_that_a_place_nobody_announced_is_not_said_to_be_free() -> None:
    season = Season(communes=1, hamlets=0)
    assert season.proposals()[0].why == "Được tổ chức, chưa có cấp độ"
    season.matrices = ()
    assert season.proposals()[0].why == "Không có quy định nào hạn chế"
    season.matrices = (MATRIX,)
    season.announce(1, 2)
    assert season.proposals()[0].why == "Cấp độ 2: được tổ chức đủ các phần"


def test_that_a_day_that_allows_more_is_taken_before_the_tier_rises() -> None:
    season = Season(communes=1, hamlets=0)
    season.announce(1, 1)
    season.announce(1, 3, date(2022, 2, 22))
    (found,) = season.proposals()
    assert found.day == date(2022, 2, 21)
    assert found.prospect is Prospect.WHOLE
    after = moved(found, date(2022, 2, 23), season.judge)
    assert (after.prospect, after.day_words) == (Prospect.PARTLY, "thứ Tư")
    nowhere = moved(found, None, season.judge)
    assert (nowhere.day, nowhere.day_words) == (None, "chưa có ngày")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2022, 3, 3), "thứ Năm"),
        (date(2022, 3, 4), "thứ Sáu, ngoài thời gian của kế hoạch 17/02/2022 – 03/03/2022"),
        (date(2021, 3, 1), "thứ Hai, ngoài thời gian của kế hoạch 17/02/2022 – 03/03/2022"),
    ],
)
def test_that_a_day_outside_the_season_is_told(day: date, words: str) -> None:
    season = Season(communes=1, hamlets=0)
    (found,) = season.proposals()
    moved_to = moved(replace(found, season=(date(2022, 2, 17), date(2022, 3, 3))), day, season.judge)
    assert (moved_to.day_words, moved_to.is_outside) == (words, ", " in words)


def test_that_a_hamlet_does_not_meet_on_the_day_of_its_commune_even_for_more_parts() -> None:
    season = Season(communes=1, hamlets=1, days=DAYS[:2])
    season.announce(100, 3, DAYS[0])
    season.announce(100, 1, DAYS[1])
    conference = Event("hn", "x", 2022, (1,), CONFERENCE.parts, starts_on=DAYS[1])
    found = season.proposals(conference)[1]
    assert (found.day, found.prospect) == (DAYS[0], Prospect.PARTLY)


def test_that_the_only_day_is_taken_and_said_to_be_shared() -> None:
    found = Season(communes=2, hamlets=1, days=DAYS[:1]).proposals()
    assert {item.day for item in found} == {DAYS[0]}
    assert found[0].day_words == "thứ Năm"
    assert found[2].day_words == "thứ Năm, trùng ngày với sự kiện khác của xã"
    same_station = Season(communes=3, hamlets=0, days=DAYS[:1]).proposals()
    assert same_station[2].day_words == "thứ Năm, cùng ngày với 1 nơi khác của đồn hoặc của xã"


def test_that_without_days_there_is_an_event_without_a_day() -> None:
    found = Season(communes=1, hamlets=0, days=()).proposals()
    assert (found[0].day, found[0].day_words) == (None, "chưa có ngày")
    assert found[0].parts == CONFERENCE.parts


def test_that_events_there_are_take_their_days_unless_they_are_not_held() -> None:
    season = Season(communes=1, hamlets=0)
    other = Event("khac", "x", 2022, (1, 777), (), starts_on=date(2022, 3, 2), ends_on=date(2022, 3, 3))
    assert season.proposals(other)[0].day == date(2022, 3, 1)
    cancelled = replace(other, status=EventStatus.CANCELLED)
    assert season.proposals(cancelled)[0].day == date(2022, 3, 3)
    assert season.proposals(replace(other, starts_on=None, ends_on=None))[0].day == date(2022, 3, 3)


def test_that_a_kind_without_a_day_of_the_year_is_spread_too() -> None:
    season = Season(communes=2, hamlets=0)
    kind = replace(CONFERENCE, month=None, day=None)
    found = propose([Wish(kind, tuple(season.communes), DAYS)], season.known, (), season.judge)
    assert [item.day for item in found] == [DAYS[0], DAYS[1]]


def test_that_days_reversed_are_no_days() -> None:
    assert days_between(DAYS[1], DAYS[0]) == ()
