"""From the template of a kind to one event: years, times, seasons."""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.event_templates import (
    TemplateWords,
    from_kind,
    host_words,
    missed,
    season_day,
    season_of,
    timed,
    windows_of,
)
from app.domain.events import (
    Activity,
    ActivityKind,
    EventCost,
    EventKind,
    EventPart,
    GroupOrigin,
    HostLevel,
    ParticipantGroup,
    ProgrammeItem,
)
from app.domain.units import Unit, UnitKind

KIND = EventKind(
    key="hoi",
    name="Ngày hội",
    host_level=HostLevel.HAMLET,
    word="Ngày hội",
    title="Ngày hội năm {event_year} {unit}",
    parts=(EventPart.CEREMONY, EventPart.FESTIVITIES),
    month=3,
    day=3,
    opens_days_before=14,
    chair="Trưởng {unit}",
    programme=(ProgrammeItem("Sơ kết năm {report_year}"),),
    groups=(ParticipantGroup("Nhân dân {unit}", GroupOrigin.LOCAL),),
    activities=(Activity(ActivityKind.ART, "Văn nghệ"),),
    costs=("Khánh tiết",),
)
WORDS = TemplateWords(2021, 2022, "Toàn dân", "xóm Kéo Sỹ")


def test_that_both_years_and_the_unit_are_put_in() -> None:
    event = from_kind(KIND, (7,), WORDS, date(2022, 3, 1))
    assert (event.name, event.year, event.hosts) == ("Ngày hội năm 2022 xóm Kéo Sỹ", 2022, (7,))
    assert event.plan.programme[0].text == "Sơ kết năm 2021"
    assert event.plan.groups[0].text == "Nhân dân xóm Kéo Sỹ"
    assert event.plan.chair == "Trưởng xóm Kéo Sỹ"
    assert event.plan.costs == (EventCost("Khánh tiết"),)
    assert event.parts == KIND.parts
    assert event.plan.expected_people is None


def test_that_a_place_nothing_is_known_of_leaves_no_gap() -> None:
    assert TemplateWords(2021, 2022).fill("Lãnh đạo UBND {unit}") == "Lãnh đạo UBND"


@given(st.text())
def test_that_a_text_without_places_stays_as_it_is(text: str) -> None:
    if not any(f"{{{name}}}" in text for name in ("report_year", "event_year", "movement", "unit")):
        assert WORDS.fill(text) == text


def test_that_what_is_put_in_is_not_read_again() -> None:
    assert TemplateWords(2021, 2022, unit="{movement}", movement="x").fill("{unit} {") == "{movement} {"


def unit(kind: UnitKind, name: str) -> Unit:
    return Unit(1, name, kind, None, name, date(2000, 1, 1))


def test_that_hamlets_are_named_with_their_commune_and_communes_alone() -> None:
    commune, other = unit(UnitKind.COMMUNE, "Sóc Hà"), unit(UnitKind.COMMUNE, "Tổng Cọt")
    first, second = unit(UnitKind.HAMLET, "Nà Ca"), unit(UnitKind.HAMLET, "Pác Bó")
    assert host_words([[commune, other]]) == "xã Sóc Hà"
    assert host_words([[commune], [other]]) == "xã Sóc Hà, xã Tổng Cọt"
    assert host_words([[first, commune]]) == "xóm Nà Ca, xã Sóc Hà"
    assert host_words([[first, commune], [second, commune]]) == "xóm Nà Ca, xóm Pác Bó, xã Sóc Hà"
    assert host_words([[first, commune], [first, other]]) == "xóm Nà Ca, xã Sóc Hà, xóm Nà Ca, xã Tổng Cọt"
    assert host_words([[first], [other]]) == "xóm Nà Ca, xã Tổng Cọt"
    assert host_words([]) == ""


def test_that_a_season_ends_with_its_day() -> None:
    assert season_of(KIND, 2022) == (date(2022, 2, 17), date(2022, 3, 3))
    assert season_of(replace(KIND, opens_days_before=None, closes_days_after=2), 2022) == (
        date(2022, 1, 1),
        date(2022, 3, 5),
    )
    no_day = replace(KIND, month=None, day=None)
    assert season_day(no_day, 2022) is None
    assert season_of(no_day, 2022) is None


@pytest.mark.parametrize(
    ("items", "starts_at", "times"),
    [
        ([10, 20, 30], time(8), [time(8), time(8, 10), time(8, 30)]),
        ([10, None, 30], time(8), [time(8), time(8, 10), None]),
        ([10, 20], None, [None, None]),
        ([600, 600, 10], time(8), [time(8), time(18), None]),
    ],
)
def test_that_times_follow_from_minutes(
    items: list[int | None], starts_at: time | None, times: list[time | None]
) -> None:
    programme = [ProgrammeItem("x", minutes=minutes) for minutes in items]
    assert [item.starts_at for item in timed(programme, starts_at)] == times


def test_that_a_time_somebody_gave_stays_and_a_new_day_begins_without() -> None:
    first, second = date(2022, 3, 1), date(2022, 3, 2)
    programme = [
        ProgrammeItem("a", day=first, minutes=10),
        ProgrammeItem("b", day=first, starts_at=time(9), minutes=15),
        ProgrammeItem("c", day=first),
        ProgrammeItem("d", day=second, minutes=5),
    ]
    assert [item.starts_at for item in timed(programme, time(8))] == [time(8), time(9), time(9, 15), None]


# --- lists held against the season -----------------------------------------------------------------------------------

SINCE = date(2022, 1, 1)


@pytest.mark.parametrize(
    ("word", "starts_on", "last"),
    [
        ("Ngày hội", date(2022, 3, 4), date(2022, 3, 3)),
        ("NGÀY HỘI biên phòng", date(2023, 5, 1), date(2023, 3, 3)),
        ("Ngày hội", date(2022, 3, 3), None),
        ("Ngày hội", date(2021, 12, 31), None),
        ("Sơ kết xóm", date(2022, 5, 1), None),
        ("Ngày hội 19/8", date(2022, 8, 15), None),
        ("Khác", date(2022, 5, 1), None),
    ],
)
def test_that_a_list_is_held_against_the_seasons_of_the_kinds(word: str, starts_on: date, last: date | None) -> None:
    windows = windows_of(
        [KIND, replace(KIND, word="Khác"), replace(KIND, month=None, day=None, word="Sơ kết xã")], SINCE
    )
    late = missed(windows, word, starts_on)
    assert (late and late[1]) == last


def test_that_of_several_kinds_the_last_one_to_close_counts_and_a_retired_one_not() -> None:
    longer = replace(KIND, name="Ngày hội xã", closes_days_after=4)
    windows = windows_of([KIND, longer, replace(KIND, name="Cũ", month=12, is_retired=True)], SINCE)
    assert [window.occasion for window in windows] == ["Ngày hội", "Ngày hội xã"]
    assert missed(windows, "Ngày hội", date(2022, 3, 7)) is None
    late = missed(windows, "Ngày hội", date(2022, 3, 8))
    assert late is not None
    assert (late[0].occasion, late[1]) == ("Ngày hội xã", date(2022, 3, 7))
