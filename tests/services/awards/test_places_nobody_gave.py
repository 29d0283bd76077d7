"""What is held without a ground is told; sittings, deadlines, dossiers and numbers keep their days and their givers."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.awards.councils import AwardDecision, Ballot, CouncilMember
from app.domain.awards.nominations import DeadlineRuling, Nomination, NominationState
from app.domain.awards.quotas import Quota
from app.domain.findings import Severity
from app.errors import Refused
from app.services.awards import councils, decisions, dossiers, nominations, quotas, steps
from app.services.workspace import Workspace
from tests.support.award_decisions import OWN, appraised, proposed, season_2021
from tests.support.award_season import DISTRICT, PERSON, a_season, candidates
from tests.support.planned_events import commune

DAY = date(2022, 1, 18)
MEMBERS = (CouncilMember("Nông Văn Chủ"), CouncilMember("Bế Thị Viên"))


def codes(ws: Workspace, item: Nomination) -> dict[str, Severity]:
    return {found.code: found.severity for found in nominations.find(ws, item.id).findings}


def test_that_a_place_the_plan_does_not_know_is_no_place(ws: Workspace) -> None:
    season = a_season(ws)
    for cell in quotas.board(ws, season.id).cells:
        assert cell.quota is not None
        quotas.remove_quota(ws, cell.quota.id)
    one, two = candidates(ws, season, "Sóc Hà", "Nông Văn Một", "Bế Thị Hai")
    steps.propose(ws, one.id)
    assert "award-place-unforeseen" not in codes(ws, one)
    quotas.save_quota(ws, Quota(season.id, DISTRICT, PERSON, commune(ws, "Trường Hà"), 2))
    assert codes(ws, one)["award-place-unforeseen"] is Severity.ERROR
    assert "award-place-unforeseen" not in codes(ws, two)
    given = AwardDecision(season.id, DISTRICT, "Tặng Giấy khen", "15/QĐ-UBND", date(2020, 1, 10))
    with pytest.raises(Refused, match="kế hoạch không có chỉ tiêu nào"):
        steps.record_decided(ws, [one.id], given)
    quotas.save_quota(ws, Quota(season.id, DISTRICT, PERSON, commune(ws, "Sóc Hà"), 1))
    assert "award-place-unforeseen" not in codes(ws, one)


def test_that_a_place_beyond_the_plan_with_its_ground_is_one(ws: Workspace) -> None:
    (one,) = candidates(ws, a_season(ws), "Trường Hà", "Nông Văn Một")
    steps.propose(ws, one.id, steps.Overrun("Thành tích đặc biệt", "Công văn 12/CV"))
    assert "award-place-unforeseen" not in codes(ws, one)


# --- sittings --------------------------------------------------------------------------------------------------------


def held(ws: Workspace, *some: Nomination, on: date = date(2022, 1, 17)) -> int:
    """A sitting about some, everybody for each, not closed yet."""
    sitting = councils.begin(ws, season_2021(ws).id, "Phiên 1")
    ballots = tuple(Ballot(item.id, 2) for item in some)
    return councils.save(ws, replace(sitting, members=MEMBERS, held_on=on, ballots=ballots)).id


def test_that_who_was_taken_out_of_a_sitting_stands_under_none(ws: Workspace) -> None:
    one, two = appraised(ws, "Nông Văn Một"), appraised(ws, "Bế Thị Hai")
    key = held(ws, one, two)
    councils.close(ws, key)
    opened = councils.reopen(ws, key, "Ghi nhầm một người")
    councils.save(ws, replace(opened, ballots=opened.ballots[:1]))
    councils.close(ws, key)
    under = [nominations.find(ws, item.id).nomination.sitting_id for item in (one, two)]
    assert under == [key, None]


def test_that_no_sitting_and_no_deadline_lies_before_the_season(ws: Workspace) -> None:
    key = held(ws, appraised(ws, "Nông Văn Một"), on=date(1990, 1, 1))
    with pytest.raises(Refused, match="Ngày họp 01/01/1990 trước năm 2021"):
        councils.close(ws, key)
    ruling = DeadlineRuling(season_2021(ws).id, date(1900, 1, 1), "Thông báo 12/TB")
    with pytest.raises(Refused, match="Hạn 01/01/1900 trước năm 2021"):
        dossiers.rule_deadline(ws, ruling)


# --- dossiers that come again ----------------------------------------------------------------------------------------


def test_that_a_dossier_that_comes_again_is_appraised_anew(ws: Workspace) -> None:
    one = appraised(ws, "Nông Văn Một")
    steps.send_back(ws, one.id, "Thiếu biên bản họp xét")
    again = steps.receive(ws, one.id, DAY)
    assert (again.appraisal, again.appraised_by, again.appraised_on) == ("", "", None)
    assert steps.mend_receipt(ws, one.id, date(2022, 1, 17)).received_on == date(2022, 1, 17)


@pytest.mark.parametrize(
    ("is_received", "is_appraised", "state"),
    [
        (False, False, NominationState.PROPOSED),
        (True, False, NominationState.RECEIVED),
        (True, True, NominationState.APPRAISED),
    ],
)
def test_that_a_cancelled_decision_leaves_everybody_as_far_as_he_had_come(
    ws: Workspace, state: NominationState, *, is_received: bool, is_appraised: bool
) -> None:
    one = proposed(ws, "Nông Văn Một")
    if is_received:
        steps.receive(ws, one.id, date(2022, 1, 17))
    if is_appraised:
        steps.appraise(ws, one.id, "Đủ tiêu chuẩn")
    given = AwardDecision(season_2021(ws).id, one.award, "Tặng Giấy khen", "15/QĐ-UBND", DAY)
    decisions.cancel(ws, steps.record_decided(ws, [one.id], given).id, "Sai số quyết định")
    assert nominations.find(ws, one.id).nomination.state is state


# --- numbers ---------------------------------------------------------------------------------------------------------


def test_that_a_cancelled_number_stays_used_by_the_unit_that_gave_it(ws: Workspace) -> None:
    one, two = proposed(ws, "Nông Văn Một", award=OWN), proposed(ws, "Bế Thị Hai", award=OWN)
    other = proposed(ws, "Lý Văn Ba", "Trường Hà", OWN)
    given = AwardDecision(season_2021(ws).id, OWN, "Tặng Giấy khen", "1/QĐ-UBND", DAY)
    decisions.cancel(ws, steps.record_decided(ws, [one.id], given).id, "Khai man thành tích", withdraws=True)
    with pytest.raises(Refused, match="đã dùng cho quyết định"):
        steps.record_decided(ws, [two.id], given)
    assert steps.record_decided(ws, [other.id], given).is_locked
