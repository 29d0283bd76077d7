"""Sittings of the council: who sits, what is voted about, what keeps a sitting from being closed, minutes."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from app.db import nominations as db
from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.councils import Ballot, CouncilMember, CouncilSitting
from app.domain.awards.nominations import NominationState
from app.domain.awards.papers import AwardPaper, PaperScope
from app.domain.awards.votes import RankedBy
from app.errors import Refused
from app.services import papers as all_papers
from app.services.awards import councils, papers, steps
from app.services.workspace import Workspace
from tests.support.event_papers import words

TINH = "bang-khen-tinh"
MEMBERS = (
    CouncilMember("Triệu Đình Dũng", "Phó Chủ tịch UBND huyện", "Chủ tịch Hội đồng"),
    CouncilMember("Nông Thị Hoan", "Phó Trưởng phòng Nội vụ", "Thư ký"),
    CouncilMember("Lý Văn Sơn", "Đồn trưởng", "Ủy viên"),
)


def held(ws: Workspace, campaign_id: int, award: str = TINH) -> CouncilSitting:
    """A sitting whose three members all agree to everybody."""
    sitting = councils.begin(ws, campaign_id, award=award)
    ballots = tuple(replace(ballot, in_favour=3) for ballot in sitting.ballots)
    wanted = replace(
        sitting, members=MEMBERS, ballots=ballots, held_on=date(2022, 1, 17), starts_at=time(8), ends_at=time(9),
        place="Phòng họp",
    )  # fmt: skip
    return councils.save(ws, wanted)


def close_as(ws: Workspace, sitting: CouncilSitting) -> None:
    """Store a sitting and close it."""
    councils.save(ws, sitting)
    councils.close(ws, sitting.id)


def test_that_a_sitting_begins_with_who_is_in_office_and_who_is_proposed(proposed: tuple[Workspace, int]) -> None:
    ws, campaign_id = proposed
    sitting = councils.begin(ws, campaign_id)
    assert [member.role for member in sitting.members][:1] == ["Chủ tịch Hội đồng"]
    with ws.store.read() as connection:
        known = {item.id: item for item in db.nominations(connection, campaign_id)}
    seen = [known[ballot.nomination_id] for ballot in sitting.ballots]
    assert {item.award for item in seen} >= {TINH, "giay-khen-huyen"}
    assert "giay-khen-xa" not in {item.award for item in seen}
    waiting = {item.award for item in seen if item.state is not NominationState.PROPOSED}
    assert waiting == {TINH, "giay-khen-bch-bdbp"}
    councils.save(ws, replace(sitting, members=MEMBERS[:1]))
    assert councils.begin(ws, campaign_id).members == MEMBERS[:1]
    assert len(councils.sittings(ws, campaign_id)) == 2


def test_that_a_closed_sitting_is_that_of_its_nominations_and_has_minutes(proposed: tuple[Workspace, int]) -> None:
    ws, campaign_id = proposed
    sitting = held(ws, campaign_id)
    closed = councils.close(ws, sitting.id)
    assert closed.is_closed
    with ws.store.read() as connection:
        of_it = [item for item in db.nominations(connection, campaign_id) if item.sitting_id == sitting.id]
    assert {item.id for item in of_it} == {ballot.nomination_id for ballot in sitting.ballots}
    scope = PaperScope(campaign_id, award=TINH)
    (sheet,) = [item for item in papers.available(ws, scope) if item.paper is AwardPaper.MINUTES]
    told = words(papers.document(ws, scope, sheet))
    assert "08 giờ 00, ngày 17 tháng 01 năm 2022" in told
    assert " | 3/3 | 0 | 0 | 100 | Đạt" in told
    paper_id = papers.write_draft(ws, scope, sheet)
    assert papers.write_draft(ws, scope, sheet) == paper_id
    content = all_papers.content(ws, paper_id)
    assert content.meeting.start == datetime(2022, 1, 17, 8)  # noqa: DTZ001 - the time on the wall
    assert (content.meeting.chair, content.meeting.secretary) == ("Triệu Đình Dũng", "Nông Thị Hoan")
    letter = next(item for item in papers.available(ws, scope) if item.paper is AwardPaper.PROPOSAL)
    assert "thống nhất tại Biên bản họp ngày 17 tháng 01 năm 2022" in words(papers.document(ws, scope, letter))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"held_on": None}, "no-day"),
        ({"held_on": date(2022, 1, 19)}, "future-day"),
        ({"ballots": ()}, "no-ballots"),
        ({"members": (MEMBERS[0], *(replace(one, is_present=False) for one in MEMBERS[1:]))}, "bad-votes"),
    ],
)
def test_that_a_sitting_is_not_closed_without_what_it_needs(
    proposed: tuple[Workspace, int], change: dict[str, object], code: str
) -> None:
    ws, campaign_id = proposed
    sitting = held(ws, campaign_id)
    with pytest.raises(Refused) as refused:
        close_as(ws, replace(sitting, **change))  # type: ignore[arg-type]  # any field of a sitting
    assert refused.value.code == code
    assert not councils.find(ws, sitting.id).sitting.is_closed


def test_that_a_sitting_without_quorum_is_not_closed(proposed: tuple[Workspace, int]) -> None:
    ws, campaign_id = proposed
    sitting = held(ws, campaign_id)
    away = (MEMBERS[0], *(replace(one, is_present=False, wrote=True) for one in MEMBERS[1:]))
    councils.save(ws, replace(sitting, members=away))
    with pytest.raises(Refused, match="Có mặt 1/3 thành viên, chưa đủ 66,67 %"):
        councils.close(ws, sitting.id)


def test_that_votes_fit_the_members_and_strangers_are_refused(proposed: tuple[Workspace, int]) -> None:
    ws, campaign_id = proposed
    sitting = held(ws, campaign_id)
    first = sitting.ballots[0]
    with pytest.raises(Refused, match="Tổng 4 phiếu nhiều hơn 3 thành viên"):
        councils.save(ws, replace(sitting, ballots=(replace(first, against=1),)))
    with pytest.raises(Refused, match="không thuộc đợt"):
        councils.save(ws, replace(sitting, ballots=(Ballot(999_999),)))
    with pytest.raises(Refused, match="chưa có tên"):
        councils.save(ws, replace(sitting, name="  "))
    assert councils.find(ws, sitting.id).sitting == sitting


def test_that_a_closed_sitting_changes_only_after_it_is_opened_with_a_reason(proposed: tuple[Workspace, int]) -> None:
    ws, campaign_id = proposed
    sitting = councils.close(ws, held(ws, campaign_id).id)
    for change in (lambda: councils.save(ws, sitting), lambda: councils.remove(ws, sitting.id)):
        with pytest.raises(Refused, match="đã kết thúc"):
            change()
    with pytest.raises(Refused, match="Chưa ghi lý do"):
        councils.reopen(ws, sitting.id, " ")
    assert not councils.reopen(ws, sitting.id, "ghi nhầm phiếu").is_closed
    councils.remove(ws, sitting.id)
    assert councils.sittings(ws, campaign_id) == ()
    with pytest.raises(Refused, match="Không có phiên họp"):
        councils.find(ws, sitting.id)


def test_that_a_dossier_that_came_after_the_sitting_and_who_withdrew_are_told(proposed: tuple[Workspace, int]) -> None:
    ws, campaign_id = proposed
    sitting = held(ws, campaign_id)
    first, second = sitting.ballots[:2]
    steps.receive(ws, first.nomination_id, date(2022, 1, 18))
    steps.withdraw(ws, second.nomination_id, "chuyển đi")
    told = [fault.sentence for fault in councils.find(ws, sitting.id).faults if fault.is_hint]
    assert any("Họp ngày 17/01/2022 trước khi nhận 01 hồ sơ" in text for text in told)
    assert any("không còn được đề nghị" in text for text in told)


def test_that_a_pool_is_ranked_and_its_tie_left_to_people(proposed: tuple[Workspace, int]) -> None:
    ws, campaign_id = proposed
    with ws.store.write("thử", "thử") as connection:
        known = {item.id: item.kind for item in db.nominees(connection)}
        people = [
            item
            for item in db.nominations(connection, campaign_id)
            if item.award == TINH and known[item.nominee_id] is NomineeKind.INDIVIDUAL
        ]
        other = next(
            item
            for item in db.nominations(connection, campaign_id)
            if item.award != TINH and known[item.nominee_id] is NomineeKind.INDIVIDUAL and item.holds_place
        )
        woman = db.find_nominee(connection, other.nominee_id)
        assert woman is not None
        db.save_nominee(connection, replace(woman, sex="Nữ"))
        db.save_nomination(connection, replace(other, award=TINH))
    first = next(item for item in people if item.holds_place)
    sitting = replace(councils.begin(ws, campaign_id, award=TINH), members=MEMBERS)
    councils.save(ws, replace(sitting, ballots=(Ballot(first.id, 2), Ballot(other.id, 2))))
    (pool,) = councils.find(ws, sitting.id).pools
    assert pool.by is RankedBy.VOTES
    assert [(item.rank, item.tied_with, item.aids) for item in pool.ranked] == [
        (1, (other.id,), ()),
        (1, (first.id,), ("nữ",)),
    ]
