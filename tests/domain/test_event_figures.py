"""Figures of events from their register: the golden figures of Hà Quảng 2021, and what is not known yet."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.event_figures import costs_in, figures_of, hamlets_held, unit_events
from app.domain.event_rows import EventPlace, RegisteredEvent, as_reported, costs_of
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
    GiftPart,
)
from app.domain.periods import ReportingPeriod
from app.domain.registers import ReportedEvent
from app.presets.load import PresetLibrary
from tests.support.listed_events import expected_of, registered, sample_costs, sample_events, with_event
from tests.support.sample_reports import sample_report

CATALOGUE = PresetLibrary.shipped().catalogue(2021)
CATALOGUE_2022 = PresetLibrary.shipped().catalogue(2022)
YEAR = ReportingPeriod.of_year(2021)
SOC_HA, LUNG_NAM, CAI_VIEN = 1, 3, 4
COUNTED = ("N01", "N02", "N03", "N04", "N05", "N06", "N07", "N08", "N09", "N10")
PARTS = (EventPart.REVIEW, EventPart.CEREMONY, EventPart.FESTIVITIES)
TOLD = EventResult(10, 20, 1, 2, 3, 4, Decimal(500_000))


def commune(unit_id: int, name: str = "Sóc Hà") -> EventPlace:
    return EventPlace(unit_id, name, unit_id, name)


def hamlet(unit_id: int, name: str, commune_id: int = SOC_HA) -> EventPlace:
    return EventPlace(unit_id, name, commune_id, "Sóc Hà", is_hamlet=True)


def an_event(
    *hosts: EventPlace, word: str = "Ngày hội", guests: tuple[EventPlace, ...] = (), **fields: object
) -> RegisteredEvent:
    base: dict[str, object] = {
        "kind": "festival",
        "name": "Ngày hội",
        "year": 2021,
        "parts": PARTS,
        "starts_on": date(2021, 3, 2),
        "status": EventStatus.HELD,
        "result": TOLD,
        "hosts": tuple(item.unit_id for item in hosts),
        "id": 7,
    }
    return RegisteredEvent(Event(**{**base, **fields}), word, hosts, guests)  # type: ignore[arg-type]  # free fields


def values(*known: RegisteredEvent, of: int | None = SOC_HA) -> dict[str, int]:
    return {code: int(item.value) for code, item in figures_of(known, of, CATALOGUE, YEAR).items()}


# --- golden ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "unit_id"), [("Sóc Hà", SOC_HA), ("Lũng Nặm", LUNG_NAM)])
def test_that_the_register_counts_what_the_workbook_of_the_same_events_counts(name: str, unit_id: int) -> None:
    found = figures_of(tuple(sample_events(name)), unit_id, CATALOGUE, YEAR)
    expected = expected_of(name)
    assert {code: found[code].value for code in COUNTED} == {code: expected[code] for code in COUNTED}
    assert all(found[code].is_whole for code in COUNTED)


@pytest.mark.parametrize("name", ["Sóc Hà", "Lũng Nặm"])
def test_that_the_line_of_an_event_is_the_line_it_was_made_of(name: str) -> None:
    rows = [
        item.row
        for item in sample_report(f"ha-quang-2021/BC_SoKet_{'01417' if name == 'Sóc Hà' else '01393'}_2021.xlsx").rows
    ]
    listed = [row for row in rows if isinstance(row, ReportedEvent)]
    unit_id = SOC_HA if name == "Sóc Hà" else LUNG_NAM
    made = [as_reported(item, unit_id) for item in sample_events(name)]
    assert made == listed
    assert len(made) > 4


def test_that_costs_of_events_make_the_budget_by_who_pays() -> None:
    event = an_event(commune(SOC_HA), plan=EventPlan(costs=sample_costs("Sóc Hà")))
    found = figures_of((event,), SOC_HA, CATALOGUE, YEAR)
    expected = expected_of("Sóc Hà")
    money = ("Q01", "Q02", "Q03", "Q04", "Q05")
    assert {code: found[code].value for code in money} == {code: expected[code] for code in money}
    assert {found[code].is_whole for code in money} == {True}
    assert "Q06" not in found


# --- who, how often, how many ----------------------------------------------------------------------------------------


def of_2022(*known: RegisteredEvent, of: int = SOC_HA) -> dict[str, int]:
    """By the catalogue that has group T, which came with 2022."""
    return {key: int(item.value) for key, item in figures_of(known, of, CATALOGUE_2022, YEAR).items()}


def test_that_the_festival_of_19_8_has_a_figure_of_its_own() -> None:
    first = an_event(commune(SOC_HA), word="Ngày hội 19/8", id=1)
    joint = an_event(hamlet(11, "Láp"), commune(CAI_VIEN, "Cải Viên"), word="Ngày hội 19/8", id=2)
    assert of_2022(first, joint) == {"T20 điểm": 2, "T20 lượt": 40}
    assert of_2022(joint, of=CAI_VIEN) == {}
    untold = with_event(first, result=EventResult(delegate_count=5))
    ahead = with_event(first, status=EventStatus.PLANNED)
    due = an_event(replace(commune(SOC_HA), hamlets=((11, "xóm Láp"), (12, "xóm Pò"))), word="Ngày hội 19/8")
    found = [figures_of(known, SOC_HA, CATALOGUE_2022, YEAR) for known in ((untold,), (ahead,), (due, joint))]
    assert [item["T20 điểm"].is_whole for item in found] == [True, False, False]
    assert [item["T20 lượt"].lacking for item in found] == [("Ngày hội",), ("Ngày hội",), ()]
    assert found[2]["T20 lượt"].silent == ("xóm Pò",)
    assert values(first, an_event(commune(SOC_HA), id=3))["N04"] == 10
    assert values(first) == {}


def test_that_a_joint_event_is_each_hosts_and_money_and_pledges_are_the_first_ones() -> None:
    costs = (EventCost("Ma-két", "xã", Decimal(1000), Decimal(900)),)
    joint = an_event(
        commune(SOC_HA),
        commune(CAI_VIEN, "Cải Viên"),
        word="Sơ kết xã",
        result=replace(TOLD, pledge_count=12),
        plan=EventPlan(costs=costs),
    )
    first, second = values(joint), values(joint, of=CAI_VIEN)
    assert (first["N01"], first["N03"], first["N04"], first["N14"], first["Q01"]) == (1, 1, 10, 12, 1000)
    assert (second["N01"], second["N03"], second["N04"]) == (1, 1, 10)
    assert {"N14", "Q01"}.isdisjoint(second)
    assert as_reported(joint, SOC_HA).partner_commune == "Cải Viên"
    assert as_reported(joint, CAI_VIEN).partner_commune == "Sóc Hà"


def test_that_a_hamlet_counts_once_however_often_it_held_one() -> None:
    first, again = an_event(hamlet(11, "Nà Nghiềng"), id=1), an_event(hamlet(11, "Nà Nghiềng"), id=2)
    both = an_event(hamlet(11, "Nà Nghiềng"), hamlet(12, "Lũng Pươi"), id=3)
    found = figures_of((first, again, both), SOC_HA, CATALOGUE, YEAR)["N02"]
    assert (found.value, [(item.event_id, item.amount) for item in found.shares]) == (
        Decimal(2),
        [(1, Decimal(1)), (3, Decimal(1))],
    )
    assert as_reported(first, SOC_HA).level == "xóm"
    assert as_reported(first, SOC_HA).place == "Nà Nghiềng"


def test_that_a_hamlets_festival_is_none_of_the_commune() -> None:
    assert values(an_event(hamlet(11, "Nà Nghiềng")))["N01"] == 0


def test_that_taking_part_in_anothers_festival_counts_as_n01_and_nothing_else() -> None:
    shared = an_event(commune(CAI_VIEN, "Cải Viên"), guests=(commune(SOC_HA),))
    assert values(shared) == {"N01": 1}
    assert values(with_event(shared, status=EventStatus.CANCELLED)) == {}


def test_that_an_event_of_another_kind_counts_people_but_no_festival() -> None:
    found = values(an_event(commune(SOC_HA), word="Khác"))
    assert (found["N01"], found["N03"], found["N04"]) == (0, 0, 10)


def test_that_only_days_of_the_period_count_and_the_season_stands_in_for_a_missing_day() -> None:
    assert values(an_event(commune(SOC_HA), starts_on=date(2022, 3, 2))) == {}
    undated = an_event(commune(SOC_HA), starts_on=None, status=EventStatus.CANCELLED, result=EventResult())
    assert values(undated)["N04"] == 0
    assert values(with_event(undated, year=2022)) == {}


def test_that_units_silenced_by_tier_4_are_counted_each_and_other_reasons_are_not() -> None:
    places = (hamlet(11, "Nà Nghiềng"), hamlet(12, "Lũng Pươi"))
    off = {"status": EventStatus.CANCELLED, "reason": CancelReason.TIER, "result": EventResult()}
    silent = replace(with_event(an_event(*places, place="Nhà văn hóa"), **off), tier="4")
    assert values(silent)["N13"] == 2
    # A storm of level 4 has no place in the column of the epidemic's tier.
    assert values(replace(silent, tier="3"))["N13"] == 0
    alone = replace(with_event(an_event(commune(SOC_HA)), **off), tier="4")
    assert (values(silent, alone)["N13"], values(silent, alone)["N01"]) == (3, 0)
    row = as_reported(alone, SOC_HA)
    assert (row.tier, row.status, row.reason, row.has_ceremony) == ("4", "không tổ chức", "do cấp độ", False)


def test_that_what_a_committee_holds_itself_is_in_nobodys_report() -> None:
    own = an_event(EventPlace(99, "Hà Quảng"), word="Sơ kết huyện", result=replace(TOLD, pledge_count=3))
    found = values(own, of=None)
    assert (found["N03"], found["N04"], found["N14"]) == (1, 10, 3)
    assert {"N01", "N02", "N13"}.isdisjoint(found)
    assert values(own) == {}
    with_commune = an_event(EventPlace(99, "Hà Quảng"), commune(SOC_HA))
    assert values(with_commune, of=None) == {}
    assert values(with_commune)["N04"] == 10


# --- what is not known -----------------------------------------------------------------------------------------------


def test_that_without_events_the_register_says_nothing() -> None:
    assert figures_of((), SOC_HA, CATALOGUE, YEAR) == {}


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("delegate_count", "N04"),
        ("people_count", "N05"),
        ("arts", "N06"),
        ("sports", "N07"),
        ("games", "N08"),
        ("gift_count", "N09"),
        ("gift_value", "N10"),
    ],
)
def test_that_a_number_nobody_told_is_lacking_and_no_zero(field: str, code: str) -> None:
    plan = EventPlan(gifts=(GiftPart("Quà", 2, Decimal(1000)),))
    told = an_event(commune(SOC_HA), id=1, plan=plan)
    silent = an_event(commune(SOC_HA), name="Hội nghị", id=2, plan=plan, result=replace(TOLD, **{field: None}))  # type: ignore[arg-type]  # one field
    found = figures_of((told, silent), SOC_HA, CATALOGUE, YEAR)
    assert [key for key, item in found.items() if not item.is_whole] == [code]
    assert found[code].lacking == ("Hội nghị",)
    assert [item.event_id for item in found[code].shares] == [1]


def test_that_what_was_not_part_of_an_event_is_none() -> None:
    meeting = an_event(commune(SOC_HA), word="Sơ kết xã", parts=PARTS[:1], result=EventResult(10, 0))
    found = figures_of((meeting,), SOC_HA, CATALOGUE, YEAR)
    assert all(item.is_whole for item in found.values())
    assert [int(found[code].value) for code in COUNTED if code != "N02"] == [1, 1, 10, 0, 0, 0, 0, 0, 0]
    assert "N02" not in found


@pytest.mark.parametrize("status", [EventStatus.PLANNED, EventStatus.TO_ADJUST])
def test_that_while_an_event_is_open_its_figures_are_lacking(status: EventStatus) -> None:
    found = figures_of((an_event(commune(SOC_HA), status=status),), SOC_HA, CATALOGUE, YEAR)
    assert {code for code in COUNTED if code in found and found[code].lacking} == set(COUNTED) - {"N02"}
    of_hamlet = figures_of((an_event(hamlet(11, "Láp"), status=status),), SOC_HA, CATALOGUE, YEAR)
    assert (of_hamlet["N02"].lacking, of_hamlet["N01"].lacking) == (("Ngày hội",), ())


def test_that_a_hamlet_without_any_event_is_not_taken_for_one_that_held_nothing() -> None:
    due = ((11, "xóm Láp"), (12, "xóm Nà Nghiềng"))
    meeting = an_event(replace(commune(SOC_HA), hamlets=due), word="Sơ kết xã", id=1)
    alone = figures_of((with_event(meeting, result=replace(TOLD, pledge_count=2)),), SOC_HA, CATALOGUE, YEAR)
    assert "N02" not in alone
    silent = {code for code, item in alone.items() if item.silent == ("xóm Láp", "xóm Nà Nghiềng")}
    assert silent == {"N04", "N05", "N06", "N07", "N08", "N09", "N10", "N13", "N14"}
    assert (alone["N01"].is_whole, alone["N03"].is_whole) == (True, True)
    other = an_event(hamlet(12, "Nà Nghiềng"), word="Khác", id=2)
    lap = an_event(hamlet(11, "Láp"), id=3)
    some = figures_of((meeting, other, lap), SOC_HA, CATALOGUE, YEAR)
    assert (int(some["N02"].value), some["N02"].silent) == (1, ("xóm Nà Nghiềng",))
    assert (int(some["N04"].value), some["N04"].silent) == (30, ("xóm Nà Nghiềng",))
    every = figures_of((meeting, lap, an_event(hamlet(12, "Nà Nghiềng"), id=4)), SOC_HA, CATALOGUE, YEAR)
    assert (int(every["N02"].value), all(item.is_whole for item in every.values())) == (2, True)


def test_that_pledges_and_money_lack_what_is_still_open() -> None:
    told = an_event(commune(SOC_HA), id=1, result=replace(TOLD, pledge_count=0))
    costs = (EventCost("Ma-két", "xã", Decimal(1000)), EventCost("Loa đài", "huyện", None, Decimal(5)))
    ahead = an_event(commune(SOC_HA), name="Sắp tới", id=2, status=EventStatus.PLANNED, plan=EventPlan(costs=costs))
    found = figures_of((told, ahead), SOC_HA, CATALOGUE, YEAR)
    assert (int(found["N14"].value), found["N14"].lacking) == (0, ("Sắp tới",))
    assert (int(found["Q01"].value), found["Q01"].lacking) == (1000, ("Sắp tới",))
    assert (int(found["Q05"].value), found["Q05"].lacking) == (5, ("Sắp tới",))


def test_that_of_a_dropped_event_only_what_was_spent_costs() -> None:
    costs = (EventCost("Ma-két", "xã", Decimal(1000), Decimal(400)), EventCost("Loa đài", "xã", Decimal(300)))
    dropped = an_event(commune(SOC_HA), status=EventStatus.CANCELLED, plan=EventPlan(costs=costs))
    assert [(line.content, line.planned, line.spent) for line in costs_of(dropped)] == [
        ("Ngày hội: Ma-két", Decimal(1000), Decimal(400))
    ]


# --- lines of events that are not over -------------------------------------------------------------------------------


def test_that_a_planned_event_is_a_line_with_what_is_expected() -> None:
    plan = EventPlan(
        expected_delegates=60,
        expected_people=200,
        activities=(
            Activity(ActivityKind.ART, "Hát then", 4),
            Activity(ActivityKind.ART, "Múa", 2),
            Activity(ActivityKind.GAME, "Kéo co"),
        ),
        gifts=(GiftPart("Hộ nghèo", 20, Decimal(300_000)), GiftPart("Học sinh", 10, Decimal(100_000))),
    )
    planned = an_event(commune(SOC_HA), status=EventStatus.TO_ADJUST, plan=plan, result=EventResult())
    row = as_reported(planned, SOC_HA)
    assert (row.status, row.delegate_count, row.people_count) == ("kế hoạch", 60, 200)
    assert (row.activities, row.gift_count, row.gift_value) == ("VHVN: 06; TCDG: 01", 30, Decimal(7_000_000))
    fallen = as_reported(with_event(planned, dropped=(EventPart.FESTIVITIES,)), SOC_HA)
    assert (fallen.has_ceremony, fallen.has_festivities, fallen.activities) == (True, False, "")


def test_that_a_list_holds_every_event_of_the_days_whatever_became_of_it() -> None:
    other = an_event(commune(SOC_HA), word="Ngày hội 19/8", id=2)
    elsewhere = an_event(commune(CAI_VIEN, "Cải Viên"), id=3)
    ahead = an_event(commune(SOC_HA), starts_on=date(2022, 3, 2), status=EventStatus.PLANNED, id=4)
    known = unit_events((an_event(commune(SOC_HA), id=1), other, elsewhere, ahead), SOC_HA, CATALOGUE, YEAR)
    assert known is not None
    assert [(item.event.id, row.status) for item, row in known.lines] == [(1, "đã tổ chức"), (2, "đã tổ chức")]
    assert unit_events((elsewhere, ahead), SOC_HA, CATALOGUE, YEAR) is None


@given(st.lists(st.sampled_from(["Sóc Hà", "Lũng Nặm"]), max_size=4), st.randoms(use_true_random=False))
def test_that_the_order_of_events_changes_no_figure(names: list[str], shuffling: object) -> None:
    known = [item for name in dict.fromkeys(names) for item in sample_events(name)]
    other = list(known)
    shuffling.shuffle(other)  # type: ignore[attr-defined]  # a random.Random
    assert values(*known) == values(*other)


def test_that_a_sample_row_becomes_the_event_it_tells() -> None:
    row = ReportedEvent("Ngày hội", "Ngày hội", "xóm", date(2021, 3, 1), place="Xóm Láp", status="hoãn")
    known = registered(row, "Sóc Hà")
    assert (known.event.status, known.hosts[0].name) == (EventStatus.POSTPONED, "Láp")
    assert not figures_of((known,), SOC_HA, CATALOGUE, YEAR)["N02"].lacking


def test_that_hamlets_held_theirs_or_not_or_it_is_open() -> None:
    held = an_event(hamlet(11, "Nà Nghiềng"), id=1)
    off = an_event(hamlet(12, "Lũng Pươi"), id=2, status=EventStatus.CANCELLED)
    ahead = an_event(hamlet(13, "Cốc Vường"), id=3, status=EventStatus.PLANNED)
    again = an_event(hamlet(11, "Nà Nghiềng"), hamlet(12, "Lũng Pươi"), id=4, status=EventStatus.POSTPONED)
    others = (
        an_event(hamlet(14, "Láp"), word="Ngày hội 19/8"),
        an_event(hamlet(14, "Láp"), word="Khác"),
        an_event(hamlet(14, "Láp"), starts_on=date(2022, 3, 2)),
        an_event(commune(SOC_HA)),
    )
    found = hamlets_held((held, off, ahead, again, *others), SOC_HA, YEAR)
    assert found == {11: True, 12: None, 13: None}
    assert hamlets_held((off,), SOC_HA, YEAR) == {12: False}


def test_that_lines_of_costs_are_those_of_events_a_commune_leads() -> None:
    plan = EventPlan(costs=(EventCost("Ma-két", "xã", Decimal(1000)),))
    own = an_event(commune(SOC_HA), commune(CAI_VIEN, "Cải Viên"), plan=plan)
    others = (an_event(commune(SOC_HA), word="Ngày hội 19/8", plan=plan), with_event(own, starts_on=date(2022, 3, 2)))
    assert [line.content for line in costs_in((own, *others), SOC_HA, YEAR)] == ["Ngày hội: Ma-két"] * 2
    assert costs_in((own, *others), CAI_VIEN, YEAR) == ()
