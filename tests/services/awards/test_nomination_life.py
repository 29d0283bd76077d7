"""Steps of nominations as a clerk takes them: order, return, withdrawal, replacement, the short way, history."""

from dataclasses import replace
from datetime import date

import pytest

from app.db import nominations as db_nominations
from app.domain.awards.councils import AwardDecision
from app.domain.awards.nominations import NominationState, NomineeMatch, Sameness
from app.errors import Refused
from app.services import history
from app.services.awards import bulk, campaigns, decisions, golden_book, nominations, quotas, steps
from app.services.workspace import Workspace
from tests.support.award_season import (
    DISTRICT,
    HOUSEHOLD,
    OWN,
    PROVINCE,
    TEAM,
    a_candidate,
    a_nominee,
    a_season,
    candidates,
)

S = NominationState
DAY = date(2022, 1, 17)


def decision(
    campaign_id: int, award: str = DISTRICT, number: str = "15/QĐ-UBND", on: date | None = DAY
) -> AwardDecision:
    return AwardDecision(campaign_id, award, "Quyết định tặng Giấy khen", number, on)


def test_that_a_nomination_goes_all_the_way_step_by_step(ws: Workspace) -> None:
    season = a_season(ws)
    (one,) = candidates(ws, season, "Sóc Hà", "Nông Văn Một")
    steps.propose(ws, one.id)
    assert steps.receive(ws, one.id, DAY).received_on == DAY
    appraised = steps.appraise(ws, one.id, " Đủ tiêu chuẩn ")
    assert (appraised.appraisal, appraised.appraised_by, appraised.appraised_on) == (
        "Đủ tiêu chuẩn",
        ws.actor,
        ws.today,
    )
    steps.forward(ws, one.id)
    row = nominations.find(ws, one.id)
    assert (row.state_words, row.next_words) == ("đã trình cấp trên", "Ghi quyết định")
    assert row.award_title == "Giấy khen của Chủ tịch UBND huyện Hà Quảng"
    done = steps.record_decided(ws, [one.id], decision(season.id))
    assert nominations.find(ws, one.id).nomination.decision_id == done.id
    assert nominations.find(ws, one.id).next_words == ""


@pytest.mark.parametrize(
    ("step", "code"),
    [
        (lambda ws, key: steps.receive(ws, key, date(2022, 1, 19)), "future-day"),
        (lambda ws, key: steps.send_back(ws, key, "  "), "no-reason"),
        (lambda ws, key: steps.withdraw(ws, key, ""), "no-reason"),
        (lambda ws, key: steps.appraise(ws, key, "tốt"), "wrong-state"),
        (steps.propose, "wrong-state"),
        (lambda ws, key: steps.rank(ws, key, 1), "not-candidate"),
        (lambda ws, key: steps.change_award(ws, key, OWN), "not-candidate"),
        (nominations.remove, "nomination-stays"),
        (lambda ws, key: steps.propose(ws, key + 999), "no-nomination"),
        (lambda ws, key: nominations.find(ws, key + 999), "no-nomination"),
    ],
)
def test_that_a_refused_step_changes_nothing(ws: Workspace, step, code: str) -> None:  # type: ignore[no-untyped-def]  # any step of a proposed nomination
    (one,) = candidates(ws, a_season(ws), "Sóc Hà", "Nông Văn Một")
    before = steps.propose(ws, one.id)
    with pytest.raises(Refused) as refused:
        step(ws, one.id)
    assert refused.value.code == code
    assert nominations.find(ws, one.id).nomination == before


def test_that_a_returned_one_keeps_its_place_and_comes_in_again(ws: Workspace) -> None:
    season = a_season(ws, places=1)
    first, second = candidates(ws, season, "Sóc Hà", "Nông Văn Một", "Nông Văn Hai")
    steps.propose(ws, first.id)
    steps.send_back(ws, first.id, "Thiếu báo cáo thành tích")
    with pytest.raises(Refused, match="Nông Văn Một"):
        steps.propose(ws, second.id)
    assert steps.receive(ws, first.id, DAY).reason == ""


def test_that_a_free_place_is_offered_to_the_next_and_given_to_nobody(ws: Workspace) -> None:
    season = a_season(ws, places=1)
    first, second, third = candidates(ws, season, "Sóc Hà", "Nông Văn Một", "Nông Văn Hai", "Nông Văn Ba")
    steps.propose(ws, first.id)
    assert steps.next_in_line(ws, first.id) == ()
    steps.withdraw(ws, first.id, "Chuyển công tác")
    assert [row.id for row in steps.next_in_line(ws, first.id)] == [second.id, third.id]
    assert nominations.find(ws, second.id).nomination.state is S.CANDIDATE
    with pytest.raises(Refused, match="“Nông Văn Hai” được xếp trước “Nông Văn Ba”"):
        steps.propose(ws, third.id)
    steps.rank(ws, third.id, 1)
    assert steps.propose(ws, third.id).state is S.PROPOSED


def test_that_a_rank_must_be_one_of_the_candidates(ws: Workspace) -> None:
    (one,) = candidates(ws, a_season(ws), "Sóc Hà", "Nông Văn Một")
    with pytest.raises(Refused, match="từ 1 đến 1"):
        steps.rank(ws, one.id, 2)


# --- replacement -----------------------------------------------------------------------------------------------------


def test_that_a_replacement_takes_the_place_and_the_old_one_keeps_its_history(ws: Workspace) -> None:
    season = a_season(ws, places=1)
    first, reserve = candidates(ws, season, "Sóc Hà", "Nông Văn Một", "Nông Văn Hai")
    steps.propose(ws, first.id)
    new = steps.replace(ws, first.id, reserve.nominee_id, "Chuyển đi tỉnh khác")
    assert (new.id, new.replaces_id, new.state, new.rank) == (reserve.id, first.id, S.PROPOSED, first.rank)
    old = nominations.find(ws, first.id).nomination
    assert (old.state, old.reason, old.snapshot.name) == (S.REPLACED, "Chuyển đi tỉnh khác", "Nông Văn Một")
    fresh = a_nominee(ws, "Sóc Hà", "Nông Văn Ba")
    third = steps.replace(ws, new.id, fresh.id, "Bị kỷ luật")
    assert (third.nominee_id, third.state) == (fresh.id, S.PROPOSED)
    with pytest.raises(Refused, match="đã được thay ra"):
        steps.replace(ws, third.id, first.nominee_id, "quay vòng")


def test_that_nobody_is_replaced_by_himself_or_by_one_who_holds_a_place(ws: Workspace) -> None:
    season = a_season(ws)
    first, second = candidates(ws, season, "Sóc Hà", "Nông Văn Một", "Nông Văn Hai")
    for item in (first, second):
        steps.propose(ws, item.id)
    with pytest.raises(Refused, match="bằng chính mình"):
        steps.replace(ws, first.id, first.nominee_id, "ghi nhầm")
    with pytest.raises(Refused, match="đang giữ một suất"):
        steps.replace(ws, first.id, second.nominee_id, "ghi nhầm")
    with pytest.raises(Refused, match="số 9999"):
        steps.replace(ws, first.id, 9999, "ghi nhầm")
    twin = a_nominee(ws, "Sóc Hà", "Nông Văn Mốt")
    with ws.store.write("thử", "thử") as connection:
        db_nominations.save_match(connection, NomineeMatch(first.nominee_id, twin.id, Sameness.SAME))
    with pytest.raises(Refused, match="bằng chính mình"):
        steps.replace(ws, first.id, twin.id, "ghi nhầm")


def test_that_a_place_beyond_the_quota_is_handed_on_with_its_ground(ws: Workspace) -> None:
    season = a_season(ws, places=1)
    first, second, third = candidates(ws, season, "Sóc Hà", "Nông Văn Một", "Nông Văn Hai", "Nông Văn Ba")
    steps.propose(ws, first.id)
    steps.propose(ws, second.id, steps.Overrun("đột xuất", "CV 12"))
    new = steps.replace(ws, second.id, third.nominee_id, "Đã mất")
    assert new.over_quota == "đột xuất; theo CV 12"
    assert nominations.find(ws, second.id).nomination.over_quota == ""


def test_that_a_place_within_the_quota_is_handed_on_while_another_is_beyond_it(ws: Workspace) -> None:
    season = a_season(ws, places=1)
    first, second, third = candidates(ws, season, "Sóc Hà", "Nông Văn Một", "Nông Văn Hai", "Nông Văn Ba")
    steps.propose(ws, first.id)
    steps.propose(ws, second.id, steps.Overrun("đột xuất", "CV 12"))
    new = steps.replace(ws, first.id, third.nominee_id, "Chuyển đi")
    assert (new.holds_place, new.over_quota) == (True, "")
    assert nominations.find(ws, second.id).nomination.over_quota == "đột xuất; theo CV 12"


def test_that_a_replacement_of_another_kind_needs_a_place_of_its_own(ws: Workspace) -> None:
    season = a_season(ws, places=1)
    (first,) = candidates(ws, season, "Sóc Hà", "Nông Văn Một")
    before = steps.propose(ws, first.id)
    team = a_candidate(ws, season, a_nominee(ws, "Sóc Hà", "Tổ tự quản số 1", TEAM))
    steps.propose(ws, team.id)
    household = a_nominee(ws, "Sóc Hà", "Hộ ông Nông Văn Hai", HOUSEHOLD)
    with pytest.raises(Refused, match="Tổ tự quản số 1"):
        steps.replace(ws, first.id, household.id, "Chuyển đi")
    assert nominations.find(ws, first.id).nomination == before


# --- dead, decided, taken back ---------------------------------------------------------------------------------------


def test_that_the_dead_are_awarded_posthumously_and_nobody_else(ws: Workspace) -> None:
    season = a_season(ws)
    living = a_nominee(ws, "Sóc Hà", "Nông Văn Một")
    with pytest.raises(Refused, match="chưa ghi là đã mất"):
        a_candidate(ws, season, living, is_posthumous=True)
    dead = a_nominee(ws, "Sóc Hà", "Nông Văn Hai", is_deceased=True)
    item = a_candidate(ws, season, dead)
    with pytest.raises(Refused, match="chưa ghi truy tặng"):
        steps.propose(ws, item.id)
    nominations.edit(ws, replace(item, is_posthumous=True))
    assert steps.propose(ws, item.id).is_posthumous


def test_that_the_short_way_records_several_under_one_decision(ws: Workspace) -> None:
    season = a_season(ws)
    first, second = candidates(ws, season, "Sóc Hà", "Nông Văn Một", "Nông Văn Hai")
    done = steps.record_decided(ws, [first.id], decision(season.id))
    again = steps.record_decided(ws, [second.id], decision(season.id))
    assert done.id == again.id
    with pytest.raises(Refused) as refused:
        nominations.remove(ws, first.id)
    assert "hủy quyết định" in refused.value.way_out
    numbered = golden_book.set_number(ws, first.id, "12")
    proved = replace(numbered, golden_book_no="13", is_name_proved=True)
    assert nominations.edit(ws, proved) == replace(numbered, is_name_proved=True)  # only the golden book gives numbers
    with pytest.raises(Refused, match="không sửa được nữa"):
        nominations.edit(ws, replace(proved, achievement="khác"))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"number": " "}, "no-decision-number"),
        ({"decided_on": None}, "no-decision-number"),
        ({"decided_on": date(2022, 2, 1)}, "future-day"),
        ({"award": PROVINCE}, "other-award"),
    ],
)
def test_that_a_decision_without_number_or_day_or_of_another_award_is_refused(
    ws: Workspace, changes: dict[str, object], code: str
) -> None:
    season = a_season(ws)
    (one,) = candidates(ws, season, "Sóc Hà", "Nông Văn Một")
    with pytest.raises(Refused) as refused:
        steps.record_decided(ws, [one.id], replace(decision(season.id), **changes))  # type: ignore[arg-type]  # one field each
    assert refused.value.code == code
    assert nominations.find(ws, one.id).nomination == one


def test_that_a_cancelled_decision_gives_the_place_back_or_frees_it(ws: Workspace) -> None:
    season = a_season(ws)
    first, second = candidates(ws, season, "Sóc Hà", "Nông Văn Một", "Nông Văn Hai")
    steps.propose(ws, first.id)
    one = steps.record_decided(ws, [first.id], decision(season.id))
    two = steps.record_decided(ws, [second.id], decision(season.id, number="16/QĐ-UBND"))
    decisions.cancel(ws, one.id, "Sai số quyết định")
    decisions.cancel(ws, two.id, "Khai man thành tích", withdraws=True)
    assert nominations.find(ws, first.id).nomination.state is S.PROPOSED
    assert nominations.find(ws, second.id).nomination.state is S.WITHDRAWN
    cell = next(cell for cell in quotas.board(ws, season.id).cells if cell.holders)
    assert (cell.used, cell.free) == (1, 1)


def test_that_many_are_taken_at_once_and_the_others_say_why(ws: Workspace) -> None:
    season = a_season(ws, places=1)
    some = candidates(ws, season, "Sóc Hà", "Nông Văn Một", "Nông Văn Hai")
    found = bulk.each(ws, [*(item.id for item in some), 999], steps.propose)
    assert [item.id for item in found.done] == [some[0].id]
    assert next(item.problem.code for item in found.refused) == "no-place"
    assert str(found.refused[0]).startswith(f"{some[1].id}. Nông Văn Hai: ")
    assert str(found.refused[1]).startswith("999: ")
    assert found.counted("Đã đề nghị") == "Đã đề nghị 1, từ chối 2."


def test_that_the_history_tells_steps_in_words(ws: Workspace) -> None:
    (one,) = candidates(ws, a_season(ws), "Sóc Hà", "Nông Văn Một")
    steps.propose(ws, one.id)
    newest = history.entries(ws)[0]
    assert newest.label == "Đề nghị: Nông Văn Một"
    told = [(line.thing, line.field, line.before, line.after) for line in history.changes(ws, newest.id)]
    assert told == [("đề nghị khen thưởng Nông Văn Một", "trạng thái", "ứng viên", "đã đề nghị")]
    steps.withdraw(ws, one.id, "Chuyển công tác")
    steps.propose(ws, one.id)
    (other,) = candidates(ws, campaigns.campaigns(ws)[-1], "Sóc Hà", "Nông Văn Hai")
    entered = history.changes(ws, history.entries(ws)[0].id)
    assert ("hình thức khen thưởng", "Giấy khen huyện") in {(line.field, line.after) for line in entered}
    assert other.rank == 2
