"""What a tier allows for an event and why: plan 74/KH-BCĐ, II.3, by the examples of the plan and by its rules."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.event_assessment import Assessment, Outcome, ReportInWriting
from app.domain.event_reasons import ReasonKind
from app.domain.event_rulings import Moves
from app.domain.events import Event, EventPart
from app.domain.tier_history import Standing, TierEntry
from app.domain.units import Unit
from tests.support import assessed_events as cases
from tests.support.assessed_events import (
    CAN_YEN,
    CEREMONY,
    DAY,
    DISTRICT,
    FESTIVITIES,
    LUNG_VAI,
    MATRIX,
    NA_TENH,
    POST,
    REVIEW,
    SOC_HA,
    STATION,
    STORM,
    a_limit,
    an_event,
    announced,
    assessed,
)

BOTH = (MATRIX, STORM)
RESCUE = "Ban Chỉ huy phòng, chống thiên tai"
#: Its fourth level is reported to somebody else, its fifth to nobody.
GONE = replace(STORM.rules[1], level=4, name="", allows_review=False, report_to=RESCUE)
DISASTER = replace(STORM, rules=(*STORM.rules, GONE, replace(GONE, level=5, report_to="")))
ALL = (MATRIX, DISASTER)


def texts(found: Assessment, kind: ReasonKind) -> list[str]:
    return [reason.text for reason in found.reasons if reason.kind is kind]


# --- the rows of the plan --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "allowed", "outcome"),
    [
        (1, {REVIEW, CEREMONY, FESTIVITIES}, Outcome.FREE),
        (2, {REVIEW, CEREMONY, FESTIVITIES}, Outcome.LIMITED),
        (3, {REVIEW, CEREMONY}, Outcome.PARTLY),
        (4, set(), Outcome.FORBIDDEN),
    ],
)
def test_that_each_level_allows_what_the_plan_says(level: int, allowed: set[EventPart], outcome: Outcome) -> None:
    found = assessed(an_event(CAN_YEN), announced(CAN_YEN, level))
    assert found.allowed == allowed
    assert (found.outcome, found.strictness) == (outcome, level)
    assert found.tier_words == f"cấp độ {level}"
    assert found.ruling is not None
    assert found.ruling.unit == CAN_YEN


def test_that_level_1_asks_for_the_five_measures_and_level_4_for_a_report() -> None:
    assert assessed(an_event(CAN_YEN), announced(CAN_YEN, 1)).detail == "Thực hiện 5K."
    found = assessed(an_event(CAN_YEN), announced(CAN_YEN, 4))
    assert (found.verdict, found.report_to, found.reporting) == ("Không được tổ chức", STATION, (CAN_YEN.id,))
    assert found.detail == (
        f"Sơ kết, phần lễ, phần hội trong kế hoạch phải bỏ, thay bằng báo cáo bằng văn bản gửi {STATION}."
    )


def test_that_what_has_fallen_away_already_is_not_asked_for_again() -> None:
    entry = announced(CAN_YEN, 3)
    event = an_event(CAN_YEN, dropped=(FESTIVITIES,))
    found = assessed(event, entry)
    assert (found.forbidden, found.restorable) == ((), ())
    assert found.verdict == "Chỉ được tổ chức sơ kết, phần lễ"
    assert found.detail.startswith("Phần hội không tổ chức. Chưa biết số người được phép ở xã Cần Yên")
    eased = assessed(event, announced(CAN_YEN, 1))
    assert eased.restorable == (FESTIVITIES,)
    assert eased.detail == "Thực hiện 5K. Nay được tổ chức lại phần hội."
    gone = an_event(CAN_YEN, dropped=tuple(EventPart))
    assert assessed(gone, announced(CAN_YEN, 4)).detail == (
        f"Sơ kết, phần lễ, phần hội không tổ chức. Báo cáo bằng văn bản gửi {STATION}."
    )


def test_that_an_event_of_nobody_is_not_said_to_be_allowed() -> None:
    found = assessed(an_event(), announced(CAN_YEN, 4))
    assert (found.outcome, found.verdict) == (Outcome.NO_HOST, "Chưa có đơn vị tổ chức")
    assert found.detail == "Cấp độ xét theo nơi tổ chức; hãy chọn đơn vị."


def test_that_an_event_without_parts_or_day_is_told_so() -> None:
    assert assessed(an_event(CAN_YEN, parts=()), announced(CAN_YEN, 4)).outcome is Outcome.FREE
    undated = an_event(CAN_YEN, starts_on=None)
    found = assessed(undated, announced(CAN_YEN, 4))
    assert (found.verdict, found.ruling, found.day) == ("Chưa có ngày tổ chức", None, None)
    assert found.detail == "Cấp độ xét theo ngày tổ chức; hãy ghi ngày."
    assert assessed(undated, announced(CAN_YEN, 4), day=DAY).outcome is Outcome.FORBIDDEN


# --- hamlets, hosts, participants ------------------------------------------------------------------------------------


def test_that_a_hamlet_of_level_4_in_a_commune_of_level_2_holds_nothing() -> None:
    day = date(2022, 1, 10)
    commune = announced(CAN_YEN, 2, day)
    hamlet = announced(LUNG_VAI, 4, document="22/TB-UBND")
    found = assessed(an_event(LUNG_VAI), commune, hamlet)
    assert found.outcome is Outcome.FORBIDDEN
    assert [(reason.text, reason.detail, reason.strictness) for reason in found.reasons] == [
        ("Xã Cần Yên: cấp độ 2", "15/TB-UBND ngày 10/01/2022, từ 10/01/2022", 2),
        ("Xóm Lũng Vai: cấp độ 4", "22/TB-UBND ngày 17/01/2022, từ 17/01/2022", 4),
        ("Cấp của xóm Lũng Vai được dùng thay cấp của xã Cần Yên", "Nơi có cấp độ riêng thì theo cấp độ riêng", 4),
        ("Không tổ chức các hoạt động.", "Mục II.3, dịch Covid-19", 4),
    ]
    assert assessed(an_event(NA_TENH), commune, hamlet).tier_words == "cấp độ 2"


def test_that_a_hamlet_without_a_level_of_its_own_follows_its_commune() -> None:
    own = announced(LUNG_VAI, 4, document="", document_on=None)
    ended = announced(LUNG_VAI, None, date(2022, 2, 1), standing=Standing.INHERIT)
    found = assessed(an_event(LUNG_VAI), announced(CAN_YEN, 2), own, ended)
    assert found.tier_words == "cấp độ 2"
    assert texts(found, ReasonKind.ANNOUNCED) == ["Xã Cần Yên: cấp độ 2", "Xóm Lũng Vai: theo cấp trên"]
    assert texts(found, ReasonKind.COUNTS) == []
    none = assessed(an_event(CAN_YEN), announced(CAN_YEN, None, document_on=None))
    assert (none.outcome, none.tier_words) == (Outcome.FREE, "không áp dụng")
    assert none.reasons[0].detail == "15/TB-UBND, từ 17/01/2022"
    assert assessed(an_event(LUNG_VAI), own).reasons[0].detail == "chưa ghi văn bản, từ 17/01/2022"


def test_that_a_joint_event_of_levels_1_and_3_goes_by_level_3() -> None:
    joint = an_event(CAN_YEN, SOC_HA)
    found = assessed(joint, announced(CAN_YEN, 1), announced(SOC_HA, 3))
    assert found.tier_words == "cấp độ 3"
    assert found.allowed == {REVIEW, CEREMONY}
    (counts,) = (reason for reason in found.reasons if reason.kind is ReasonKind.COUNTS)
    assert (counts.text, counts.detail) == (
        "Nhiều đơn vị: tính theo nơi nghiêm nhất, cấp độ 3 của xã Sóc Hà",
        "Đơn vị tổ chức",
    )
    guests = an_event(CAN_YEN, participants=(SOC_HA.id,))
    found = assessed(guests, announced(CAN_YEN, 1), announced(SOC_HA, 3))
    assert found.tier_words == "cấp độ 3"
    assert [reason.detail for reason in found.reasons if reason.kind is ReasonKind.COUNTS] == ["Đơn vị tham gia"]


def test_that_only_the_hosts_at_level_4_owe_the_report_unless_none_is() -> None:
    joint = an_event(CAN_YEN, SOC_HA)
    assert assessed(joint, announced(CAN_YEN, 1), announced(SOC_HA, 4)).reporting == (SOC_HA.id,)
    guests = an_event(CAN_YEN, participants=(SOC_HA.id,))
    assert assessed(guests, announced(CAN_YEN, 1), announced(SOC_HA, 4)).reporting == (CAN_YEN.id,)
    assert assessed(joint, announced(CAN_YEN, 1)).reporting == ()


def test_that_every_addressee_of_every_danger_is_owed_a_report() -> None:
    storm = [announced(CAN_YEN, 4, matrix="bao"), announced(SOC_HA, 5, matrix="bao")]
    for hosts in ((CAN_YEN, SOC_HA), (SOC_HA, CAN_YEN)):
        assert assessed(an_event(*hosts), *storm, matrices=ALL).reports == (
            ReportInWriting(CAN_YEN.id, RESCUE, "Điều 4"),
        )
    both = assessed(an_event(CAN_YEN, SOC_HA), announced(SOC_HA, 4), *storm, matrices=ALL)
    assert set(both.reports) == {
        ReportInWriting(CAN_YEN.id, RESCUE, "Điều 4"),
        ReportInWriting(SOC_HA.id, STATION, "II.3"),
    }
    assert both.report_to in (f"{RESCUE}, {STATION}", f"{STATION}, {RESCUE}")
    assert set(both.reporting) == {CAN_YEN.id, SOC_HA.id}


# --- what nobody announced -------------------------------------------------------------------------------------------


def test_that_a_place_without_a_tier_is_not_at_level_1() -> None:
    found = assessed(an_event(CAN_YEN, participants=(POST.id,)))
    assert (found.outcome, found.strictness, found.unannounced) == (Outcome.NOT_ANNOUNCED, 0, ("xã Cần Yên",))
    assert found.allowed == set(EventPart)
    assert found.verdict == "Được tổ chức, chưa có cấp độ"
    assert found.detail == "Xã Cần Yên chưa có cấp độ nên chưa bị hạn chế; hãy nhập cấp độ khi có công bố."
    assert texts(found, ReasonKind.HINT) == ["Xã Cần Yên: chưa có cấp độ"]
    half = assessed(an_event(CAN_YEN, SOC_HA), announced(SOC_HA, 2))
    assert (half.outcome, half.unannounced) == (Outcome.LIMITED, ("xã Cần Yên",))


def test_that_a_storm_nobody_announced_is_no_gap_where_the_epidemic_was_announced() -> None:
    found = assessed(an_event(CAN_YEN), announced(CAN_YEN, 1), matrices=BOTH)
    assert (found.unannounced, found.outcome) == ((), Outcome.FREE)


@pytest.mark.parametrize("matrices", [(), (MATRIX,)])
def test_that_a_year_without_rules_knows_no_epidemic(matrices: tuple[()]) -> None:
    found = assessed(an_event(CAN_YEN, starts_on=date(2026, 3, 3)), announced(CAN_YEN, 4), matrices=matrices)
    assert (found.outcome, found.reasons, found.measures) == (Outcome.FREE, (), ())
    assert (found.verdict, found.detail) == ("Được tổ chức đủ các phần", "Không có hạn chế nào.")


def test_that_a_level_without_a_row_forbids_nothing_and_stays_visible() -> None:
    found = assessed(an_event(CAN_YEN), announced(CAN_YEN, 9))
    assert (found.outcome, found.tier_words) == (Outcome.FREE, "cấp độ 9")
    assert [reason.text for reason in found.reasons] == ["Xã Cần Yên: cấp độ 9"]


def test_that_a_unit_nobody_knows_is_passed_over() -> None:
    assert assessed(replace(an_event(CAN_YEN), hosts=(999,)), announced(CAN_YEN, 4)).rulings == ()


# --- people ----------------------------------------------------------------------------------------------------------


def test_that_the_number_of_people_is_asked_for_where_only_the_locality_knows_it() -> None:
    found = assessed(an_event(CAN_YEN, SOC_HA), announced(CAN_YEN, 2), announced(SOC_HA, 2))
    assert (found.is_limited, found.max_people, found.asks_limit) == (True, None, ("xã Cần Yên", "xã Sóc Hà"))
    assert found.detail == (
        "Chưa biết số người được phép ở xã Cần Yên, xã Sóc Hà: hãy nhập giới hạn với văn bản của địa phương."
    )
    assert texts(found, ReasonKind.LIMIT)[0] == "Xã Cần Yên: hạn chế số người, chưa biết số"


def test_that_the_nearest_limit_counts_and_the_newest_of_one_unit() -> None:
    entries = (announced(CAN_YEN, 2), announced(LUNG_VAI, 2))
    wide, near = a_limit(DISTRICT, 2, 100), a_limit(CAN_YEN, 2, 60, document_on=date(2022, 1, 5))
    newer = a_limit(CAN_YEN, 2, 40, valid_from=date(2022, 2, 1), document="30/QĐ-UBND")
    later = a_limit(CAN_YEN, 2, 5, valid_from=date(2022, 3, 3))
    other = (a_limit(CAN_YEN, 3, 7), a_limit(SOC_HA, 2, 8), a_limit(CAN_YEN, 2, 9, matrix="bao"))
    event = an_event(LUNG_VAI)
    assert assessed(event, *entries, limits=(wide,)).max_people == 100
    assert assessed(event, *entries, limits=(wide, near)).limit_document == "12/QĐ-UBND ngày 05/01/2022"
    found = assessed(event, *entries, limits=(wide, near, newer, later, *other))
    assert (found.max_people, found.limit_document, found.asks_limit) == (40, "30/QĐ-UBND", ())
    assert found.detail == "Nhiều nhất 40 người (30/QĐ-UBND)."
    assert texts(found, ReasonKind.LIMIT) == ["Xóm Lũng Vai: nhiều nhất 40 người"]


def test_that_the_number_of_the_rule_itself_names_its_clause() -> None:
    storm = announced(CAN_YEN, 3, matrix="bao")
    found = assessed(an_event(CAN_YEN), storm, matrices=BOTH)
    assert (found.max_people, found.limit_document, found.tier_words) == (30, "Điều 4, bão", "báo động III")
    quiet = announced(CAN_YEN, 1)
    limited = assessed(an_event(CAN_YEN), quiet, limits=(a_limit(CAN_YEN, 1, 500),))
    assert (limited.outcome, limited.max_people) == (Outcome.LIMITED, 500)
    unknown = assessed(an_event(CAN_YEN), announced(CAN_YEN, 9), limits=(a_limit(CAN_YEN, 9, 500),))
    assert (unknown.outcome, unknown.max_people) == (Outcome.LIMITED, 500)


# --- several days, several dangers -----------------------------------------------------------------------------------


def test_that_the_strictest_of_several_days_counts() -> None:
    event = an_event(CAN_YEN, ends_on=DAY + timedelta(days=2))
    found = assessed(event, announced(CAN_YEN, 1), announced(CAN_YEN, 3, DAY + timedelta(days=1)))
    assert (found.tier_words, found.day) == ("cấp độ 3", DAY + timedelta(days=1))
    assert texts(found, ReasonKind.COUNTS) == ["Nhiều ngày: tính theo ngày nghiêm nhất, 03/03/2022"]
    assert assessed(event, announced(CAN_YEN, 1), announced(CAN_YEN, 3, DAY + timedelta(days=3))).strictness == 1
    turned = an_event(CAN_YEN, ends_on=DAY - timedelta(days=2))
    assert assessed(turned, announced(CAN_YEN, 3)).outcome is Outcome.PARTLY


def test_that_a_hamlet_goes_by_the_commune_it_lies_in_on_each_day() -> None:
    event = an_event(LUNG_VAI, ends_on=DAY + timedelta(days=1))
    moved = {DAY + timedelta(days=1): {**cases.PATHS, LUNG_VAI.id: (LUNG_VAI, SOC_HA, DISTRICT)}}
    strict = announced(SOC_HA, 4)
    assert assessed(event, strict).outcome is Outcome.NOT_ANNOUNCED
    found = assessed(event, strict, moves=moved)
    assert (found.outcome, found.day) == (Outcome.FORBIDDEN, DAY + timedelta(days=1))
    assert texts(found, ReasonKind.ANNOUNCED) == ["Xã Sóc Hà: cấp độ 4"]


def test_that_two_dangers_forbid_together() -> None:
    found = assessed(an_event(CAN_YEN), announced(CAN_YEN, 2), announced(CAN_YEN, 3, matrix="bao"), matrices=BOTH)
    assert found.allowed == {REVIEW}
    assert found.max_people == 30
    assert found.tier_words == "báo động III, cấp độ 2"
    assert [reason.text for reason in found.reasons] == [
        "Xã Cần Yên: báo động III (bão)",
        "Báo động III: được tổ chức sơ kết; không tổ chức phần lễ, phần hội; không quá 30 người.",
        "Xã Cần Yên: nhiều nhất 30 người",
        "Xã Cần Yên: cấp độ 2 (dịch Covid-19)",
        "Cấp độ 2: được tổ chức sơ kết, phần lễ, phần hội; hạn chế số người (địa phương chưa ghi số cụ thể).",
        "Xã Cần Yên: hạn chế số người, chưa biết số",
        "Nhiều quy định cùng có hiệu lực: phần nào cũng phải được mọi quy định cho phép",
    ]
    nameless = replace(STORM, name="")
    found = assessed(
        an_event(CAN_YEN), announced(CAN_YEN, 2), announced(CAN_YEN, 1, matrix="bao"), matrices=(MATRIX, nameless)
    )
    assert texts(found, ReasonKind.ANNOUNCED) == ["Xã Cần Yên: cấp độ 2 (dịch Covid-19)", "Xã Cần Yên: báo động I"]
    assert [reason.detail for reason in found.reasons if reason.kind is ReasonKind.CLAUSE][1] == "Điều 4"


def test_that_what_forbids_an_event_is_told_with_its_danger_where_there_are_several() -> None:
    games, review = an_event(CAN_YEN, parts=(FESTIVITIES,)), an_event(CAN_YEN, parts=(REVIEW,))
    closed, storm = announced(CAN_YEN, 4), announced(CAN_YEN, 3, matrix="bao")
    assert assessed(an_event(CAN_YEN), closed).cause == "cấp độ 4"
    assert assessed(review, closed, storm, matrices=BOTH).cause == "cấp độ 4 (dịch Covid-19)"
    assert assessed(games, closed, storm, matrices=BOTH).cause == "cấp độ 4 (dịch Covid-19), báo động III (bão)"
    assert assessed(an_event(CAN_YEN), storm, matrices=BOTH).cause == "báo động III (bão)"
    assert assessed(games, storm, matrices=(MATRIX, replace(STORM, name=""))).cause == "báo động III"
    assert assessed(review, announced(CAN_YEN, 3)).cause == ""


def test_that_a_rule_without_its_sentence_is_told_from_what_it_says() -> None:
    bare = replace(MATRIX, rules=(replace(MATRIX.rules[3], quote=""), replace(MATRIX.rules[0])))
    found = assessed(an_event(CAN_YEN), announced(CAN_YEN, 4), matrices=(bare,))
    assert texts(found, ReasonKind.CLAUSE) == [f"Cấp độ 4: không tổ chức; báo cáo kết quả bằng văn bản gửi {STATION}."]
    found = assessed(an_event(CAN_YEN), announced(CAN_YEN, 1), matrices=(bare,))
    assert texts(found, ReasonKind.CLAUSE) == ["Cấp độ 1: được tổ chức sơ kết, phần lễ, phần hội; thực hiện 5K."]


# --- for every case --------------------------------------------------------------------------------------------------


def is_no_milder(stricter: Assessment, milder: Assessment) -> bool:
    """Whether nothing is allowed that was forbidden before."""
    people = float("inf") if stricter.max_people is None else stricter.max_people
    before = float("inf") if milder.max_people is None else milder.max_people
    return (
        stricter.allowed <= milder.allowed
        and people <= before
        and (stricter.is_limited or not milder.is_limited)
        and set(milder.asks_limit) <= set(stricter.asks_limit)
        and set(milder.measures) <= set(stricter.measures)
        and {item.to for item in milder.reports} <= {item.to for item in stricter.reports}
        and stricter.strictness >= milder.strictness
    )


@given(cases.entries, cases.limits, cases.some_units, st.sampled_from(cases.UNITS), st.booleans(), st.integers(0, 3))
def test_that_one_more_host_or_participant_never_allows_more(
    entries: list[TierEntry], limits: tuple[object, ...], units: list[Unit], more: Unit, is_host: bool, days: int
) -> None:
    event = an_event(*units, ends_on=DAY + timedelta(days=days))
    wider = replace(event, **{"hosts": (*event.hosts, more.id)} if is_host else {"participants": (more.id,)})

    def found(of: Event) -> Assessment:
        return assessed(of, *entries, matrices=ALL, limits=limits)  # type: ignore[arg-type]  # limits of hypothesis

    assert is_no_milder(found(wider), found(event))


@given(cases.entries, cases.some_units)
def test_that_one_more_matrix_never_allows_more(entries: list[TierEntry], units: list[Unit]) -> None:
    event = an_event(*units)
    assert is_no_milder(assessed(event, *entries, matrices=BOTH), assessed(event, *entries))
    assert is_no_milder(assessed(event, *entries, matrices=ALL), assessed(event, *entries))


@given(cases.entries, cases.some_units, st.integers(0, 3), st.integers(1, 3), st.booleans(), cases.moves)
def test_that_one_more_day_never_allows_more_also_where_a_hamlet_goes_to_another_commune(
    entries: list[TierEntry], units: list[Unit], days: int, more: int, is_before: bool, moves: Moves
) -> None:
    last = DAY + timedelta(days=days)
    event = an_event(*units, ends_on=last)
    first = DAY - timedelta(days=more) if is_before else DAY
    longer = replace(event, starts_on=first, ends_on=last if is_before else last + timedelta(days=more))

    def found(of: Event) -> Assessment:
        return assessed(of, *entries, matrices=ALL, moves=moves)

    assert is_no_milder(found(longer), found(event))


@given(cases.entries, st.integers(1, 4), st.integers(1, 4))
def test_that_the_level_of_a_hamlet_goes_before_that_of_its_commune(
    entries: list[TierEntry], own: int, above: int
) -> None:
    event = an_event(LUNG_VAI)
    others = [entry for entry in entries if entry.unit_id != LUNG_VAI.id]
    known = (*others, announced(LUNG_VAI, own))
    with_commune = assessed(event, *known, announced(CAN_YEN, above, DAY))
    alone = assessed(event, *known)
    assert with_commune.tier_words == alone.tier_words == f"cấp độ {own}"
    assert (with_commune.allowed, with_commune.max_people) == (alone.allowed, alone.max_people)


@given(cases.entries, cases.limits, cases.some_units, st.permutations((MATRIX, STORM)))
def test_that_the_same_case_is_judged_the_same(
    entries: list[TierEntry], limits: tuple[object, ...], units: list[Unit], matrices: list[object]
) -> None:
    event = an_event(*units)
    found = [
        assessed(event, *some, matrices=tuple(order), limits=limits)  # type: ignore[arg-type]  # of hypothesis
        for some, order in ((entries, BOTH), (list(entries), BOTH), (entries, matrices))
    ]
    assert found[0] == found[1]
    assert (found[0].allowed, found[0].max_people, found[0].outcome) == (
        found[2].allowed,
        found[2].max_people,
        found[2].outcome,
    )
