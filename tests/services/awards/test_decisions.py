"""Decisions on awards: drafted, refused in one sentence, locked with their money, cancelled but never forgotten."""

from dataclasses import replace
from datetime import date

import pytest

from app.db import councils as db_councils
from app.db import nominations as db
from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.councils import AwardDecision, Ballot, CouncilSitting
from app.domain.awards.nominations import ConductNote, Nomination, NominationState
from app.errors import Refused
from app.services.awards import decision_checks, decisions, money, nominations, steps
from app.services.awards.season import Season
from app.services.workspace import Workspace
from tests.support.award_decisions import DISTRICT, OWN, POOL, appraised, proposed, season_2021
from tests.support.data_files import FixedClock

DAY = date(2022, 1, 18)  # the day of the clock of these tests
SALARY = 1_490_000


def drafted(ws: Workspace, *items: Nomination, award: str = DISTRICT) -> int:
    """The id of a draft for some nominations."""
    return decisions.draft(ws, season_2021(ws).id, award, [item.id for item in items]).id


def state(ws: Workspace, item: Nomination) -> Nomination:
    """A nomination as stored now."""
    return nominations.find(ws, item.id).nomination


def at(ws: Workspace, year: int, month: int, day: int) -> Workspace:
    """The same data on another day."""
    clock = ws.clock
    assert isinstance(clock, FixedClock)
    return replace(ws, clock=lambda: clock().replace(year=year, month=month, day=day))


def test_that_a_decision_locks_number_day_salary_and_money(ws: Workspace) -> None:
    team = appraised(ws, "Tổ tự quản Kéo Sỹ", kind=NomineeKind.COLLECTIVE)
    person = appraised(ws, "Nông Văn Một")
    key = drafted(ws, team, person)
    before = decisions.find(ws, key)
    assert (before.state_words, before.money.amount) == ("dự thảo", 1_350_000)
    assert before.decision.title.startswith("Tặng Giấy khen của Chủ tịch Ủy ban nhân dân huyện Hà Quảng")
    done = decisions.decide(ws, key, " 15/QĐ-UBND ", DAY, signer="Nông Văn Ký")
    decision = done.decision
    assert (decision.number, decision.decided_on, decision.is_locked) == ("15/QĐ-UBND", DAY, True)
    assert (decision.signer, decision.signer_title, decision.base_salary) == ("Nông Văn Ký", "Chủ tịch", SALARY)
    assert (done.state_words, done.authority) == ("đã quyết định", "Chủ tịch Ủy ban nhân dân huyện Hà Quảng")
    assert [(item.state, item.amount) for item in (state(ws, team), state(ws, person))] == [
        (NominationState.DECIDED, 900_000),
        (NominationState.DECIDED, 450_000),
    ]
    assert state(ws, person).money_source == "Quỹ thi đua, khen thưởng huyện Hà Quảng"
    assert [row.decision.id for row in decisions.decisions(ws, season_2021(ws).id)] == [key]


@pytest.mark.parametrize(
    ("number", "on", "code", "said"),
    [
        ("  ", DAY, "no-decision-number", "Chưa ghi số hoặc ngày"),
        ("16/QĐ-UBND", date(2022, 1, 19), "future-day", "19/01/2022 còn ở phía trước"),
        ("16/QĐ-UBND", date(2022, 1, 9), "before-sitting", "trước phiên họp “Phiên 1” ngày 10/01/2022"),
        (
            "15/qđ-ubnd",
            date(2022, 1, 18),
            "number-used",
            "Số 15/qđ-ubnd năm 2022 đã dùng cho quyết định ngày 17/01/2022",
        ),
    ],
)
def test_that_a_wrong_number_or_day_is_refused_and_nothing_is_stored(
    ws: Workspace, number: str, on: date, code: str, said: str
) -> None:
    first, second = appraised(ws, "Bế Thị Hai", "Tổng Cọt"), appraised(ws, "Nông Văn Một")
    decisions.decide(ws, drafted(ws, first), "15/QĐ-UBND", date(2022, 1, 17))
    with ws.store.write("thử", "thử") as connection:
        sitting = CouncilSitting(season_2021(ws).id, "Phiên 1", date(2022, 1, 10), ballots=(Ballot(second.id, 5),))
        db_councils.save_sitting(connection, sitting)
    key = drafted(ws, second)
    draft, nomination = decisions.find(ws, key), state(ws, second)
    with pytest.raises(Refused) as refused:
        decisions.decide(ws, key, number, on)
    assert refused.value.code == code
    assert said in refused.value.sentence
    assert (decisions.find(ws, key), state(ws, second)) == (draft, nomination)


def test_that_another_authority_or_year_may_have_the_same_number(ws: Workspace) -> None:
    first, second = appraised(ws, "Bế Thị Hai", "Tổng Cọt"), appraised(ws, "Nông Văn Một")
    pool = appraised(ws, "Lục Văn Ba", "Cần Yên", POOL)
    decisions.decide(ws, drafted(ws, first), "15/QĐ-UBND", date(2021, 12, 31))
    decisions.decide(ws, drafted(ws, second), "15/QĐ-UBND", DAY)
    decisions.decide(ws, drafted(ws, pool, award=POOL), "15/QĐ-UBND", DAY)
    with pytest.raises(Refused, match="đã dùng"):
        decisions.decide(ws, drafted(ws, appraised(ws, "Đàm Văn Tư")), "15/QĐ-UBND", DAY)


def test_that_each_commune_has_numbers_and_decisions_of_its_own(ws: Workspace) -> None:
    here, there = proposed(ws, "Nông Văn Một", award=OWN), proposed(ws, "Bế Thị Hai", "Tổng Cọt", OWN)
    with pytest.raises(Refused, match="xã Sóc Hà, xã Tổng Cọt tự quyết định khen thưởng cấp mình"):
        drafted(ws, here, there, award=OWN)
    for item in (here, there):
        decisions.decide(ws, drafted(ws, item, award=OWN), "03/QĐ-UBND", DAY)
    titles = {row.title for row in decisions.decisions(ws, season_2021(ws).id)}
    assert titles == {f"Giấy khen của Chủ tịch Ủy ban nhân dân xã {name}" for name in ("Sóc Hà", "Tổng Cọt")}
    assert state(ws, here).amount == 230_000


def test_that_a_district_gives_nothing_after_june_2025(ws: Workspace) -> None:
    one = appraised(ws, "Nông Văn Một")
    key = drafted(ws, one)
    later = at(ws, 2025, 12, 1)
    with pytest.raises(Refused) as refused:
        decisions.decide(later, key, "99/QĐ-UBND", date(2025, 7, 1))
    assert refused.value.code == "no-authority"
    assert "Ngày 01/07/2025 không còn thẩm quyền" in refused.value.sentence
    assert "hết hiệu lực từ 01/07/2025" in refused.value.sentence
    with ws.store.read() as connection:
        season = Season.read(connection, ws, season_2021(ws).id)
    with pytest.raises(Refused, match="Ngày 01/03/2022 không có thẩm quyền tặng Giấy khen của Ban Chỉ huy"):
        decision_checks.refuse_authority(season, "giay-khen-ban-ch-bdbp", date(2022, 3, 1))
    assert decisions.decide(later, key, "99/QĐ-UBND", date(2025, 6, 30)).money.amount == 710_000


def test_that_nominations_that_are_not_ready_or_blocked_are_not_decided(ws: Workspace) -> None:
    early = proposed(ws, "Nông Văn Một")
    with pytest.raises(Refused, match="“Nông Văn Một”"):
        decisions.decide(ws, drafted(ws, early), "15/QĐ-UBND", DAY)
    blocked = appraised(ws, "Bế Thị Hai", "Tổng Cọt")
    key = drafted(ws, blocked)
    with ws.store.write("thử", "thử") as connection:
        db.save_conduct_note(connection, ConductNote(blocked.nominee_id, "Đang xem xét kỷ luật", date(2022, 1, 5)))
    with pytest.raises(Refused, match="Chưa quyết định"):
        decisions.decide(ws, key, "15/QĐ-UBND", DAY)
    assert state(ws, blocked).state is NominationState.APPRAISED


def test_that_a_draft_takes_only_open_nominations_of_its_award_once(ws: Workspace) -> None:
    one, pool = appraised(ws, "Nông Văn Một"), appraised(ws, "Lục Văn Ba", "Cần Yên", POOL)
    key = drafted(ws, one)
    for chosen, said in (
        ((), "Chưa chọn đề nghị nào"),
        ((pool.id,), "không phải Giấy khen của Chủ tịch Ủy ban nhân dân huyện Hà Quảng"),
        ((one.id,), "đã ở trong một dự thảo quyết định khác"),
        ((999,), "Không có đề nghị khen thưởng số 999"),
    ):
        with pytest.raises(Refused, match=said):
            decisions.draft(ws, season_2021(ws).id, DISTRICT, chosen)
    other = appraised(ws, "Bế Thị Hai", "Tổng Cọt")
    assert [item.id for item in decisions.assign(ws, key, [other.id]).nominations] == [other.id]
    assert state(ws, one).decision_id is None
    steps.withdraw(ws, one.id, "Xin rút")
    with pytest.raises(Refused, match="“Nông Văn Một”"):
        decisions.assign(ws, key, [one.id])


def test_that_a_draft_may_go_and_a_decision_may_not(ws: Workspace) -> None:
    one = appraised(ws, "Nông Văn Một")
    decisions.remove(ws, drafted(ws, one))
    assert decisions.decisions(ws, season_2021(ws).id) == ()
    assert state(ws, one).decision_id is None
    key = drafted(ws, one)
    decisions.decide(ws, key, "15/QĐ-UBND", DAY)
    kept = decisions.find(ws, key)
    for step in (
        lambda: decisions.remove(ws, key),
        lambda: decisions.assign(ws, key, [one.id]),
        lambda: decisions.decide(ws, key, "16/QĐ-UBND", DAY),
    ):
        with pytest.raises(Refused, match="Quyết định 15/QĐ-UBND ngày 18/01/2022 đã ban hành"):
            step()
    with pytest.raises(Refused):
        nominations.remove(ws, one.id)
    assert decisions.find(ws, key) == kept


def test_that_an_empty_draft_and_an_unknown_one_are_refused(ws: Workspace) -> None:
    one = appraised(ws, "Nông Văn Một")
    key = drafted(ws, one)
    with ws.store.write("thử", "thử") as connection:
        db.save_nomination(connection, replace(one, decision_id=None))
    with pytest.raises(Refused, match="chưa có đề nghị nào"):
        decisions.decide(ws, key, "15/QĐ-UBND", DAY)
    with pytest.raises(Refused, match="Không có quyết định khen thưởng số thứ tự 99"):
        decisions.find(ws, 99)


def test_that_a_cancelled_decision_is_kept_and_its_money_is_to_be_recovered(ws: Workspace) -> None:
    one, two = appraised(ws, "Nông Văn Một"), appraised(ws, "Bế Thị Hai", "Tổng Cọt")
    key = drafted(ws, one, two)
    with pytest.raises(Refused, match="mới là dự thảo"):
        decisions.cancel(ws, key, "ghi sai")
    decisions.decide(ws, key, "15/QĐ-UBND", DAY)
    with pytest.raises(Refused, match="Chưa ghi lý do hủy"):
        decisions.cancel(ws, key, " ")
    cancelled = decisions.cancel(ws, key, "Hồ sơ kê khai gian dối", withdraws=True)
    assert cancelled.cancel_reason == "Hồ sơ kê khai gian dối"
    assert "900.000 đồng tiền thưởng của 02 đề nghị" in cancelled.note
    assert "Nông Văn Một (450.000); Bế Thị Hai (450.000)" in cancelled.note
    assert [state(ws, item).state for item in (one, two)] == [NominationState.WITHDRAWN] * 2
    assert decisions.find(ws, key).state_words == "đã hủy"
    with pytest.raises(Refused, match="đã hủy trước đây"):
        decisions.cancel(ws, key, "lần nữa")
    with pytest.raises(Refused, match="đã ban hành"):
        decisions.remove(ws, key)


def test_that_one_who_was_decided_stands_as_appraised_after_a_cancelled_decision(ws: Workspace) -> None:
    one = appraised(ws, "Nông Văn Một")
    key = drafted(ws, one)
    decisions.decide(ws, key, "15/QĐ-UBND", DAY)
    decisions.cancel(ws, key, "Ghi nhầm tên")
    now = state(ws, one)
    assert (now.state, now.amount, now.decision_id) == (NominationState.APPRAISED, None, None)
    with pytest.raises(Refused, match="đã dùng"):  # the number was given once
        decisions.decide(ws, drafted(ws, one), "15/QĐ-UBND", DAY)
    assert decisions.decide(ws, decisions.decisions(ws, season_2021(ws).id)[-1].decision.id, "17/QĐ-UBND", DAY)


def test_that_a_salary_that_rose_before_the_decision_is_told_and_counts(ws: Workspace) -> None:
    one = appraised(ws, "Nông Văn Một")
    key = drafted(ws, one)
    same = decisions.preview(ws, key, DAY)
    assert (same.money.total.amount, same.difference) == (450_000, "")
    later = at(ws, 2023, 8, 1)
    told = decisions.preview(later, key, date(2023, 7, 1))
    assert (told.expected.total.amount, told.money.total.amount) == (450_000, 540_000)
    assert told.difference == (
        "Tiền thưởng là 540.000 đồng, dự toán ngày 31/12/2022 là 450.000 đồng (+90.000). "
        "Mức lương cơ sở ngày quyết định là 1.800.000 đồng (Nghị định số 24/2023/NĐ-CP)."
    )
    decisions.decide(later, key, "15/QĐ-UBND", date(2023, 7, 1))
    assert state(ws, one).amount == 540_000


def test_that_a_decided_amount_stays_whatever_the_catalogue_says_later(ws: Workspace) -> None:
    one = appraised(ws, "Nông Văn Một")
    key = drafted(ws, one)
    decisions.decide(ws, key, "15/QĐ-UBND", DAY)
    (line,) = money.estimate(ws, season_2021(ws).id, date(2024, 8, 1)).lines
    assert (line.amount, line.is_locked, line.on) == (450_000, True, DAY)


def test_that_deciding_is_undone_whole(ws: Workspace) -> None:
    one = appraised(ws, "Nông Văn Một")
    key = drafted(ws, one)
    draft, before = decisions.find(ws, key), state(ws, one)
    decisions.decide(ws, key, "15/QĐ-UBND", DAY)
    ws.store.undo(ws.actor)
    assert (decisions.find(ws, key), state(ws, one)) == (draft, before)


def test_that_the_short_way_locks_money_and_asks_for_number_and_day_alike(ws: Workspace) -> None:
    one, two = proposed(ws, "Nông Văn Một"), proposed(ws, "Bế Thị Hai", "Tổng Cọt")
    given = AwardDecision(season_2021(ws).id, DISTRICT, "Tặng Giấy khen", "15/QĐ-UBND", DAY)
    done = steps.record_decided(ws, [one.id], given)
    assert (done.is_locked, done.base_salary) == (True, SALARY)
    assert (state(ws, one).amount, state(ws, one).state) == (450_000, NominationState.DECIDED)
    for wrong, said in (
        (replace(given, decided_on=date(2022, 1, 17)), "Số 15/QĐ-UBND năm 2022 đã dùng"),
        (replace(given, number="16/QĐ-UBND", decided_on=date(2010, 1, 1)), "không có thẩm quyền"),
    ):
        with pytest.raises(Refused, match=said):
            steps.record_decided(ws, [two.id], wrong)
        assert state(ws, two) == two
    assert steps.record_decided(ws, [two.id], given).id == done.id  # more of the same decision


def test_that_a_later_day_of_a_sitting_is_no_obstacle_for_others(ws: Workspace) -> None:
    one, other = appraised(ws, "Nông Văn Một"), appraised(ws, "Bế Thị Hai", "Tổng Cọt")
    with ws.store.write("thử", "thử") as connection:
        sitting = CouncilSitting(season_2021(ws).id, "Phiên 1", date(2022, 1, 18), ballots=(Ballot(other.id, 5),))
        db_councils.save_sitting(connection, sitting)
    decisions.decide(ws, drafted(ws, one), "15/QĐ-UBND", date(2022, 1, 17))
    assert state(ws, one).state is NominationState.DECIDED
