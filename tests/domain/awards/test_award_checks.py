"""Checks over a season: likeness, one achievement, conduct, leaders, places, conditions."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.awards.case import Evidence, Given
from app.domain.awards.catalogue import Confidence
from app.domain.awards.checks import basis, findings
from app.domain.awards.councils import Ballot, CouncilMember, CouncilSitting
from app.domain.awards.nominations import ConductNote, NominationState, NomineeMatch, Sameness
from app.domain.awards.quotas import Quota, QuotaStanding
from app.domain.findings import Severity
from app.domain.registers import Register, Team
from app.domain.submissions import ReportedRow
from tests.support.award_case import (
    ACHIEVEMENTS,
    COMMUNE,
    CONDUCT,
    DAY,
    DISTRICT,
    HOUSE,
    NEIGHBOUR,
    OWN,
    PERSON,
    PROVINCE,
    STATION,
    a_case,
    codes,
    criterion,
    group,
    person,
    proposed,
    the,
)

THANG = person(1)
AGAIN = replace(THANG, id=2, name="NÔNG VĂN THẮNG".title(), unit_id=STATION)
BOTH = [proposed(1, THANG), proposed(2, AGAIN, PROVINCE)]
SAME, DIFFERENT = (NomineeMatch(1, 2, sameness) for sameness in (Sameness.SAME, Sameness.DIFFERENT))


# --- likeness ---------------------------------------------------------------------------------------------------------


def test_that_a_certain_likeness_blocks_both_until_somebody_decides() -> None:
    case = a_case([THANG, AGAIN], BOTH, ACHIEVEMENTS)
    for key in (1, 2):
        found = the(case, "award-looks-alike", key)
        assert found.severity is Severity.ERROR
        assert "chắc là một" in found.data["strength"]
    assert codes(replace(case, matches=(DIFFERENT,))) == []
    assert codes(replace(case, matches=(SAME,))) == ["award-same-achievement"]
    assert codes(replace(case, matches=(SAME,)), 2) == ["award-same-achievement"]


def test_that_what_is_less_alike_weighs_less() -> None:
    likely = replace(AGAIN, born_on=None, birth_year=None)
    case = a_case([THANG, likely], [BOTH[0], proposed(2, likely, PROVINCE)])
    assert the(case, "award-looks-alike").severity is Severity.WARNING
    possible = replace(likely, place="")
    case = a_case([THANG, possible], [BOTH[0], proposed(2, possible, PROVINCE)])
    assert the(case, "award-looks-alike").severity is Severity.NOTE


def test_that_one_who_is_not_proposed_weighs_by_what_was_given() -> None:
    case = a_case([THANG, AGAIN], [BOTH[0]])
    assert the(case, "award-looks-alike").severity is Severity.NOTE
    assert the(case, "award-looks-alike").data["proposed"] == "chưa được đề nghị"
    given = a_case([THANG, AGAIN], [BOTH[0]], given=(Given(2, 2021, "Bằng khen tỉnh", "số 15/QĐ-UBND"),))
    assert the(given, "award-looks-alike").severity is Severity.WARNING
    assert the(given, "award-looks-alike").data["proposed"] == "đã được Bằng khen tỉnh số 15/QĐ-UBND"


def test_that_a_withdrawn_one_is_no_rival() -> None:
    gone = replace(BOTH[1], state=NominationState.WITHDRAWN)
    case = a_case([THANG, AGAIN], [BOTH[0], gone], ACHIEVEMENTS, matches=(SAME,))
    assert findings(case) == {1: (), 2: ()}


def test_that_sameness_and_difference_reach_through_others() -> None:
    third = replace(THANG, id=3, name="Ông Nông Văn Thắng")
    some = [*BOTH, proposed(3, third, OWN)]
    joined = (SAME, NomineeMatch(2, 3, Sameness.SAME))
    assert a_case([THANG, AGAIN, third], some, matches=joined).undecided == ()
    apart = (SAME, NomineeMatch(2, 3, Sameness.DIFFERENT))
    assert a_case([THANG, AGAIN, third], some, matches=apart).undecided == ()
    one = (NomineeMatch(2, 3, Sameness.DIFFERENT),)
    pairs = a_case([THANG, AGAIN, third], some, matches=one).undecided
    assert [(pair.first.id, pair.second.id) for pair in pairs] == [(1, 2), (1, 3)]


# --- one achievement, one award ---------------------------------------------------------------------------------------


def test_that_a_sure_rule_blocks_and_an_unread_one_warns_and_says_so() -> None:
    some = [proposed(1, THANG), proposed(2, THANG, PROVINCE)]
    for sure, severity, words in (
        (Confidence.READ, Severity.ERROR, "Điều 5"),
        (Confidence.REPORTED, Severity.ERROR, "Điều 5; mức B – theo nguồn tin cậy"),
        (Confidence.PRACTICE, Severity.WARNING, "Điều 5; mức C – theo thông lệ, cần kiểm tra"),
    ):
        case = a_case([THANG], some, criterion("achievements", sure=sure))
        found = the(case, "award-same-achievement")
        assert (found.severity, found.data["basis"]) == (severity, words)
    assert codes(a_case([THANG], some)) == []
    aid = criterion("achievements", is_required=False)
    assert the(a_case([THANG], some, aid), "award-same-achievement").severity is Severity.WARNING


def test_that_another_achievement_must_be_explained() -> None:
    claimed = proposed(2, THANG, PROVINCE, is_different_achievement=True, difference="  ")
    case = a_case([THANG], [proposed(1, THANG), claimed], ACHIEVEMENTS)
    assert codes(case) == ["award-same-achievement"]
    assert codes(case, 2) == ["award-difference-unexplained"]
    explained = replace(claimed, difference="Cứu người trong mưa lũ ngày 10/8")
    case = a_case([THANG], [proposed(1, THANG), explained], ACHIEVEMENTS)
    assert findings(case) == {1: (), 2: ()}


def test_that_one_list_has_nobody_twice_whatever_is_explained() -> None:
    some = [proposed(1, THANG), proposed(2, AGAIN, is_different_achievement=True, difference="việc khác")]
    case = a_case([THANG, AGAIN], some, matches=(SAME,))
    assert codes(case) == codes(case, 2) == ["award-twice-in-list"]


def test_that_what_was_given_counts_across_years() -> None:
    this_year = Given(1, 2021, "Bằng khen tỉnh")
    before = Given(1, 2020, "Giấy khen xã", achievement="VIỆC 1")
    case = a_case([THANG], [BOTH[0]], ACHIEVEMENTS, given=(this_year, before))
    assert codes(case) == ["award-achievement-again", "award-given-this-year"]
    other = replace(BOTH[0], is_different_achievement=True, difference="việc khác hẳn")
    assert codes(a_case([THANG], [other], ACHIEVEMENTS, given=(this_year, before))) == []
    assert codes(a_case([THANG], [replace(BOTH[0], achievement="")], ACHIEVEMENTS, given=(before,))) == []


# --- conduct and leaders ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("to_day", [None, date(2022, 1, 18)])
def test_that_nothing_is_proposed_while_conduct_is_examined(to_day: date | None) -> None:
    note = ConductNote(1, "thanh tra đất đai", date(2021, 11, 1), to_day, "QĐ 12/QĐ-UBND")
    case = a_case([THANG], [BOTH[0]], CONDUCT, conduct=(note,))
    assert the(case, "award-conduct-open").severity is Severity.ERROR
    assert codes(a_case([THANG], [BOTH[0]], conduct=(note,))) == []
    aid = a_case([THANG], [BOTH[0]], criterion("conduct", is_required=False), conduct=(note,))
    assert the(aid, "award-conduct-open").severity is Severity.WARNING


@pytest.mark.parametrize("to_day", [None, date(2022, 3, 1)])
def test_that_an_examination_of_a_day_to_come_says_nothing_before_it(to_day: date | None) -> None:
    note = ConductNote(1, "thanh tra đất đai", date(2022, 1, 19), to_day)
    case = a_case([THANG], [BOTH[0]], CONDUCT, conduct=(note,))
    assert codes(case) == []
    assert the(replace(case, today=date(2022, 1, 19)), "award-conduct-open").severity is Severity.ERROR


def test_that_achievements_count_from_the_end_of_it() -> None:
    note = ConductNote(1, "khiển trách", date(2021, 1, 5), date(2021, 6, 30))
    assert codes(a_case([THANG], [BOTH[0]], CONDUCT, conduct=(note,))) == ["award-conduct-ended"]
    long_ago = replace(note, from_day=date(2019, 1, 5), to_day=date(2020, 1, 5))
    assert codes(a_case([THANG], [BOTH[0]], CONDUCT, conduct=(long_ago,))) == []


def test_that_a_note_under_one_entry_counts_for_all_of_the_same_person() -> None:
    note = ConductNote(2, "đang xác minh đơn thư", date(2021, 11, 1))
    case = a_case([THANG, AGAIN], [BOTH[0]], CONDUCT, conduct=(note,), matches=(SAME,))
    assert codes(case) == ["award-conduct-open"]


TEAM = group(5, leader="Ông Nông Văn Thắng")


def test_that_a_team_and_its_leader_are_told_at_both() -> None:
    case = a_case([THANG, TEAM], [BOTH[0], proposed(5, TEAM, OWN)])
    assert codes(case) == codes(case, 5) == ["award-leader-and-group"]
    far = replace(TEAM, unit_id=NEIGHBOUR)
    case = a_case([THANG, far], [BOTH[0], proposed(5, far, OWN)])
    assert codes(case) == []


def test_that_the_leader_is_found_in_the_list_of_teams() -> None:
    row = ReportedRow(Register.TEAMS, "04_ToTuQuan", 7, Team(name="Tổ tự quản Kéo Sỹ", leader=THANG.name))
    nameless = replace(TEAM, leader="")
    case = a_case([THANG, nameless], [BOTH[0], proposed(5, nameless, OWN)], evidence=Evidence({COMMUNE: (row,)}))
    assert codes(case, 5) == ["award-leader-and-group"]


def test_that_a_household_and_its_head_are_told_at_both() -> None:
    home = group(5, "Hộ ông Nông Văn Thắng", kind=HOUSE)
    case = a_case([THANG, home], [BOTH[0], proposed(5, home, OWN)])
    assert codes(case) == codes(case, 5) == ["award-leader-and-group"]


def test_that_a_leader_under_examination_is_told_at_the_group() -> None:
    notes = (ConductNote(1, "kỷ luật", date(2021, 11, 1)), ConductNote(1, "cũ", date(2019, 1, 1), date(2019, 2, 1)))
    case = a_case([THANG, TEAM], [proposed(5, TEAM, OWN)], CONDUCT, conduct=notes)
    assert codes(case, 5) == ["award-leader-conduct"]


# --- places -----------------------------------------------------------------------------------------------------------

PEOPLE = [person(key, name) for key, name in enumerate(("Vi Thị Lan", "Lý Văn Sỹ", "La Hữu Việt", "Bế Văn Khánh"), 1)]
ENTERED = [proposed(item.id, item, state=NominationState.CANDIDATE) for item in PEOPLE]


def standing(
    unit_id: int | None, places: int | None, holders: tuple[int, ...], waiting: tuple[int, ...]
) -> QuotaStanding:
    return QuotaStanding(Quota(1, DISTRICT, PERSON, unit_id, places, clause="III.3"), holders, waiting)


def test_that_who_stands_beyond_the_quota_learns_who_is_before() -> None:
    case = a_case(PEOPLE, ENTERED, standings=(standing(COMMUNE, 2, (1,), (2, 3, 4)),))
    assert codes(case, 2) == []
    third, fourth = (the(case, "award-beyond-quota", key) for key in (3, 4))
    assert (third.data["number"], third.data["before"]) == ("3", "Vi Thị Lan, Lý Văn Sỹ")
    assert fourth.data["number"] == "4"
    assert third.severity is Severity.WARNING


def test_that_there_is_nothing_to_tell_within_the_quota_or_without_one() -> None:
    for places in (4, None):
        case = a_case(PEOPLE, ENTERED, standings=(standing(COMMUNE, places, (1,), (2, 3, 4)),))
        assert set(findings(case).values()) == {()}


def test_that_a_pool_names_its_rivals() -> None:
    case = a_case(PEOPLE, ENTERED, standings=(standing(None, 1, (), (1, 2)),))
    assert codes(case, 1) == codes(case, 2) == ["award-pool-choice"]
    assert the(case, "award-pool-choice").data["count"] == "2"


def test_that_a_place_beyond_the_quota_needs_its_decision() -> None:
    over = [*ENTERED[:2], replace(ENTERED[2], over_quota="Bổ sung; theo QĐ 5"), ENTERED[3]]
    case = a_case(PEOPLE, over, standings=(standing(COMMUNE, 2, (1, 2, 3), (4,)),))
    assert [codes(case, key) for key in (1, 2, 3)] == [[], [], []]
    assert codes(case, 4) == ["award-beyond-quota"]
    case = a_case(PEOPLE, ENTERED, standings=(standing(COMMUNE, 2, (1, 2, 3), ()),))
    assert the(case, "award-over-quota", 3).severity is Severity.ERROR


def test_that_a_tie_aid_is_shown_and_changes_nothing() -> None:
    some = [replace(PEOPLE[0], sex="nữ"), replace(PEOPLE[1], sex="nam"), *PEOPLE[2:]]
    women = criterion("women:70", is_required=False)
    case = a_case(some, ENTERED, women, standings=(standing(None, 1, (), (1, 2)),))
    assert codes(case, 1) == ["award-pool-choice", "award-tie-aid"]
    assert the(case, "award-tie-aid").severity is Severity.NOTE
    assert codes(case, 2) == ["award-pool-choice"]


# --- conditions -------------------------------------------------------------------------------------------------------


def test_that_conditions_not_met_or_without_data_are_told() -> None:
    rules = (criterion("women:70"), criterion("achievement"), criterion("direct_worker", is_required=False))
    silent = proposed(1, THANG, achievement="")
    case = a_case([replace(THANG, sex="nam")], [silent], *rules)
    assert codes(case) == ["award-criterion-not-met", "award-criterion-no-data"]
    assert the(case, "award-criterion-no-data").severity is Severity.WARNING
    unknown = a_case([THANG], [BOTH[0]], *rules)
    assert the(unknown, "award-criterion-no-data").severity is Severity.NOTE
    decided = a_case([THANG], [replace(silent, state=NominationState.DECIDED, decision_id=1)], *rules)
    assert codes(decided) == []


def test_that_a_rule_without_clause_says_so() -> None:
    assert basis(None) == basis(replace(ACHIEVEMENTS, clause="")) == "chưa ghi căn cứ"


def test_that_words_fall_back_to_keys_where_nothing_is_known() -> None:
    case = a_case([THANG], [BOTH[0]], titles={1: "Giấy khen huyện"})
    assert (case.unit_title(777), case.award_title(BOTH[0]), case.award_title(BOTH[1])) == (
        "777",
        "Giấy khen huyện",
        PROVINCE,
    )


def test_that_one_nomination_alone_has_the_findings_it_has_among_all() -> None:
    """Whoever is about to be proposed is looked at alone; nothing is lost by it."""
    everybody = [*PEOPLE, replace(PEOPLE[0], id=11), replace(PEOPLE[0], id=12, name="Ông Vi Thị Lan"), group(20)]
    some = [proposed(item.id, item) for item in everybody]
    case = a_case(everybody, some, ACHIEVEMENTS, matches=(NomineeMatch(1, 11, Sameness.SAME),))
    whole = findings(case)
    assert len(whole[1]) > 1
    assert {key: findings(replace(case, only=frozenset({key})))[key] for key in whole} == whole
    assert findings(replace(case, only=frozenset(whole))) == whole


# --- the council, places nobody gave ----------------------------------------------------------------------------------


def sitting(in_favour: int) -> CouncilSitting:
    """Three members voted about nomination 1."""
    members = tuple(CouncilMember(f"Ủy viên {number}") for number in range(3))
    ballots = (Ballot(1, in_favour, against=3 - in_favour),)
    return CouncilSitting(1, "Phiên 1", DAY, members=members, ballots=ballots, is_closed=True, id=1)


def test_that_whom_the_council_did_not_agree_to_is_told_until_a_reason_is_there() -> None:
    some = [proposed(1, THANG), proposed(2, person(2, "Bế Thị Hoa"))]
    case = a_case([THANG, person(2, "Bế Thị Hoa")], some, sittings=(sitting(1),))
    found = the(case, "award-council-rejected")
    assert (found.severity, found.data["votes"], found.data["base"]) == (Severity.WARNING, "1", "3")
    assert codes(case, 2) == []
    assert codes(replace(case, sittings=(sitting(3),))) == []
    for fields in ({"against_council": "Thông báo 12/TB"}, {"state": NominationState.DECIDED}):
        (answered,) = [replace(some[0], **fields)]
        assert codes(replace(case, nominations=(answered,))) == []


def test_that_a_place_the_plan_does_not_know_blocks_until_it_has_a_ground() -> None:
    item = proposed(1, THANG)
    case = a_case([THANG], [item], unforeseen=frozenset({1}))
    assert the(case, "award-place-unforeseen").severity is Severity.ERROR
    assert codes(replace(case, nominations=(replace(item, over_quota="đột xuất"),))) == []
    assert codes(replace(case, nominations=(replace(item, state=NominationState.CANDIDATE),))) == []


def test_that_who_was_said_to_be_two_is_apart_through_others_too() -> None:
    third = replace(THANG, id=3)
    case = a_case([THANG, AGAIN, third], BOTH, matches=(SAME, NomineeMatch(2, 3, Sameness.DIFFERENT)))
    assert case.is_apart(1, 3)
    assert not case.is_apart(1, 2)
