"""Papers of events on a real data file: which fit, how they read after a tier has changed, whose they are."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from app.db import events as db_events
from app.domain.event_purposes import NUMBERED, EventPurpose
from app.domain.events import CancelReason, Delegate, Event, EventKind, EventPart, EventStatus, GiftPart
from app.errors import Refused
from app.reports.model import Document, Letterhead, Paragraph, Table, text_of
from app.services import committee, event_awards, event_papers, events, history, papers, tiers
from app.services.workspace import Workspace
from tests.support.tiers import a_hamlet, announced, coded

DAY = date(2022, 2, 28)
SOC_HA, TRUONG_HA = "01417", "01399"


def words(paper: Document) -> str:
    """All running text and table cells of a paper."""
    found = []
    for block in (*paper.blocks, *(one for annex in paper.annexes for one in annex.blocks)):
        if isinstance(block, Paragraph):
            found.append(text_of(block.runs))
        elif isinstance(block, Table):
            found += [" | ".join(text_of(cell.runs) for cell in row.cells) for row in (*block.head, *block.rows)]
        elif hasattr(block, "text"):
            found.append(f"{getattr(block, 'number', '')} {block.text}")
    return "\n".join(found)


def conference(ws: Workspace, *codes: str, **changed: Any) -> Event:
    """A stored commune conference with delegates and gifts, planned for the last day of February."""
    kind = next(item.key for item in _kinds(ws) if item.host_level == "commune")
    event = events.new(ws, kind, [coded(ws, code).id for code in codes], DAY)
    plan = replace(
        event.plan,
        delegates=(Delegate("Nông Văn Minh", "Chủ tịch UBND xã"),),
        gifts=(GiftPart("Học sinh", 3, Decimal(300_000)),),
    )
    return events.save(ws, replace(event, plan=plan, starts_at=time(7, 30), place="Hội trường", **changed)).event


def _kinds(ws: Workspace) -> tuple[EventKind, ...]:
    with ws.store.read() as connection:
        return db_events.kinds(connection)


def fits(ws: Workspace, event: Event) -> set[EventPurpose]:
    return {item.purpose for item in event_papers.available(ws, event.id)}


def test_that_a_planned_event_has_its_papers_and_no_report_of_a_result(ws: Workspace) -> None:
    event = conference(ws, SOC_HA)
    found = fits(ws, event)
    assert found >= {EventPurpose.PLAN, EventPurpose.INVITATION, EventPurpose.MINUTES, EventPurpose.GIFTS}
    assert not found & {EventPurpose.NOTICE, EventPurpose.RESULT_REPORT, EventPurpose.WRITTEN_REPORT}


def test_that_the_paper_of_a_commune_is_drafted_in_its_letterhead_and_numbered_there(ws: Workspace) -> None:
    event = conference(ws, SOC_HA)
    paper_id = event_papers.write_draft(ws, event.id, EventPurpose.PLAN)
    head = papers.document(ws, papers.content(ws, paper_id)).blocks[0]
    assert isinstance(head, Letterhead)
    assert head.parent_organ == ("UBND XÃ SÓC HÀ",)
    with pytest.raises(Refused, match="soạn giúp xã Sóc Hà"):
        papers.issue(ws, paper_id, ws.today)


def test_that_a_draft_is_written_once_and_says_when_the_event_says_otherwise(ws: Workspace) -> None:
    event = conference(ws, SOC_HA)
    first = event_papers.write_draft(ws, event.id, EventPurpose.INVITATION)
    assert event_papers.write_draft(ws, event.id, EventPurpose.INVITATION) == first
    (paper,) = (item for item in event_papers.available(ws, event.id) if item.purpose is EventPurpose.INVITATION)
    assert (paper.paper_id, paper.differs) == (first, False)
    events.save(ws, replace(event, place="Sân vận động"))
    (paper,) = (item for item in event_papers.available(ws, event.id) if item.purpose is EventPurpose.INVITATION)
    assert paper.differs
    assert event_papers.write_again(ws, event.id, EventPurpose.INVITATION) == first
    assert papers.content(ws, first).invitation.place == "Sân vận động"


def test_that_a_working_print_is_no_draft(ws: Workspace) -> None:
    event = conference(ws, SOC_HA)
    with pytest.raises(Refused, match="không lấy số"):
        event_papers.write_draft(ws, event.id, EventPurpose.SIGN_IN)
    with pytest.raises(Refused, match="chưa thay đổi gì"):
        event_papers.write_draft(ws, event.id, EventPurpose.NOTICE)


def test_that_level_three_takes_the_festivities_out_of_every_paper(ws: Workspace) -> None:
    kinds = {item.key: item for item in _kinds(ws)}
    event = conference(ws, SOC_HA)
    assert EventPart.FESTIVITIES in kinds[event.kind].parts
    former = event_papers.write_draft(ws, event.id, EventPurpose.PLAN)
    tiers.record(ws, [announced(ws, coded(ws, SOC_HA).id, 3)])
    notice_id = events.adjust(ws, event.id).paper_id
    assert notice_id is not None
    assert notice_id is not None
    told = words(papers.document(ws, papers.content(ws, notice_id)))
    assert "thuộc vùng cấp độ 3" in told
    assert "không tổ chức các hoạt động phần hội" in told
    assert "Sơ kết, phần hội | Sơ kết" in told
    assert event_papers.write_draft(ws, event.id, EventPurpose.PLAN) != former
    plan = words(event_papers.document(ws, event.id, EventPurpose.PLAN))
    assert "Không tổ chức: phần hội" in plan
    for _step in ("draft of the plan", "adjusting"):
        history.undo(ws)
    assert {item.purpose: item.paper_id for item in event_papers.available(ws, event.id)}[EventPurpose.NOTICE] is None


def test_that_the_notice_is_the_committees_own_and_can_be_issued(ws: Workspace) -> None:
    event = conference(ws, SOC_HA)
    tiers.record(ws, [announced(ws, coded(ws, SOC_HA).id, 3)])
    notice_id = events.adjust(ws, event.id).paper_id
    assert notice_id is not None
    assert notice_id is not None
    issued = papers.issue(ws, notice_id, ws.today)
    (paper,) = (item for item in event_papers.available(ws, event.id) if item.purpose is EventPurpose.NOTICE)
    assert paper.number == f"{issued.number:02}/TB-BCĐ"


def test_that_level_four_leaves_the_notice_and_the_report_in_writing(ws: Workspace) -> None:
    event = conference(ws, SOC_HA)
    tiers.record(ws, [announced(ws, coded(ws, SOC_HA).id, 4)])
    assert fits(ws, event) == {EventPurpose.NOTICE, EventPurpose.WRITTEN_REPORT}
    report = event_papers.write_draft(ws, event.id, EventPurpose.WRITTEN_REPORT)
    written = papers.content(ws, report)
    assert written.addressees == ("Đồn Biên phòng cửa khẩu Sóc Giang",)
    assert "cấp độ 4" in written.body
    notice = words(event_papers.document(ws, event.id, EventPurpose.NOTICE))
    assert "báo cáo kết quả bằng văn bản gửi Đồn Biên phòng cửa khẩu Sóc Giang" in notice


def test_that_papers_name_and_go_to_who_acts_for_a_unit(ws: Workspace) -> None:
    event = conference(ws, SOC_HA, participants=(coded(ws, TRUONG_HA).id,))
    plan = papers.content(ws, event_papers.write_draft(ws, event.id, EventPurpose.PLAN))
    assert "Đơn vị tổ chức: UBND xã Sóc Hà." in plan.body
    assert plan.recipients[-3:] == ("UBND xã Sóc Hà", "UBND xã Trường Hà", "Đồn Biên phòng cửa khẩu Sóc Giang")
    events.cancel(ws, event.id, CancelReason.WEATHER, "mưa lũ")
    notice = papers.content(ws, event_papers.write_draft(ws, event.id, EventPurpose.NOTICE))
    assert notice.recipients[:2] == ("UBND xã Sóc Hà", "UBND xã Trường Hà")


def test_that_the_strictest_of_a_joint_event_is_told_for_every_unit(ws: Workspace) -> None:
    tiers.record(ws, [announced(ws, coded(ws, SOC_HA).id, 3), announced(ws, coded(ws, TRUONG_HA).id, 1)])
    event = conference(ws, TRUONG_HA, SOC_HA)
    plan = words(event_papers.document(ws, event.id, EventPurpose.PLAN))
    assert "Xã Trường Hà thuộc vùng cấp độ 1" in plan
    assert "Xã Sóc Hà thuộc vùng cấp độ 3" in plan
    assert "Nội dung: sơ kết." in plan


def test_that_years_of_anniversaries_are_counted(ws: Workspace) -> None:
    plan = words(event_papers.document(ws, conference(ws, SOC_HA).id, EventPurpose.PLAN))
    assert "63 năm Ngày truyền thống Bộ đội Biên phòng (03/3/1959 - 03/3/2022)" in plan
    assert "33 năm Ngày Biên phòng toàn dân (03/3/1989 - 03/3/2022)" in plan


def test_that_a_storm_is_told_as_the_reason_and_owes_nothing(ws: Workspace) -> None:
    event = conference(ws, SOC_HA)
    events.cancel(ws, event.id, CancelReason.WEATHER, "mưa lũ làm sạt lở đường")
    assert fits(ws, event) == {EventPurpose.NOTICE}
    notice = words(event_papers.document(ws, event.id, EventPurpose.NOTICE))
    assert "1. Do mưa lũ làm sạt lở đường." in notice
    assert "cấp độ" not in notice


def test_that_an_event_that_is_over_has_the_report_of_its_result(ws: Workspace) -> None:
    event = conference(ws, SOC_HA, status=EventStatus.HELD, starts_on=date(2022, 1, 5))
    assert EventPurpose.RESULT_REPORT in fits(ws, event)
    written = papers.content(ws, event_papers.write_draft(ws, event.id, EventPurpose.RESULT_REPORT))
    assert written.addressees == ("Ban chỉ đạo huyện Hà Quảng",)
    assert "Đại biểu dự: ……… người" in written.body


def test_that_a_hamlet_is_named_with_its_commune_which_has_the_papers(ws: Workspace) -> None:
    hamlet = a_hamlet(ws, "Xóm Thử", coded(ws, SOC_HA).id)
    kind = next(item.key for item in _kinds(ws) if item.host_level == "hamlet")
    event = events.save(ws, events.new(ws, kind, [hamlet], DAY)).event
    paper = event_papers.document(ws, event.id, EventPurpose.PLAN)
    assert isinstance(paper.blocks[0], Letterhead)
    assert paper.blocks[0].parent_organ == ("UBND XÃ SÓC HÀ",)
    assert "Xóm Thử, xã Sóc Hà" in words(paper)


def test_that_every_paper_of_every_state_is_made(ws: Workspace) -> None:
    event = conference(ws, SOC_HA)
    for paper in event_papers.available(ws, event.id):
        assert event_papers.document(ws, event.id, paper.purpose).blocks
        assert paper.has_number == (paper.purpose in NUMBERED)
        assert paper.name


def test_that_awards_are_handed_over_by_the_accepted_lists_of_nominees(accepted: Workspace) -> None:
    event = conference(accepted, SOC_HA)
    with accepted.store.read() as connection:
        nominees = event_awards.lines(connection, accepted, event)
    assert nominees
    told = words(event_papers.document(accepted, event.id, EventPurpose.AWARDS))
    assert all(f"{number} | {item.name} | {item.place}" in told for number, item in enumerate(nominees, 1))
    assert f"Danh sách có {len(nominees):02} tập thể, cá nhân." in told


def test_that_an_event_of_the_committee_has_its_own_papers(ws: Workspace) -> None:
    event = conference(ws, SOC_HA)
    own = events.save(ws, replace(event, id=0, hosts=(committee.profile(ws).unit_id,))).event
    plan_id = event_papers.write_draft(ws, own.id, EventPurpose.PLAN)
    written = papers.content(ws, plan_id)
    assert written.drafted_for == 0
    assert "Lãnh đạo UBND huyện" in written.recipients
    assert papers.issue(ws, plan_id, ws.today).number == 1
    held = events.save(ws, replace(own, starts_on=date(2022, 1, 4), ends_on=None)).event
    report = papers.content(ws, event_papers.write_draft(ws, held.id, EventPurpose.RESULT_REPORT))
    assert report.addressees == ()
    # Whose own plan it is needs not be said by itself.
    assert "ngày 11 tháng 01 năm 2022, Ban chỉ đạo phong trào" in report.body


def test_that_a_station_that_holds_an_event_has_the_papers_in_its_letterhead(ws: Workspace) -> None:
    event = conference(ws, SOC_HA)
    station = events.save(ws, replace(event, id=0, hosts=(coded(ws, "DBP-SG").id,))).event
    head = event_papers.document(ws, station.id, EventPurpose.SIGN_IN).blocks[0]
    assert isinstance(head, Letterhead)
    assert head.parent_organ == ("BỘ CHỈ HUY BĐBP TỈNH CAO BẰNG",)
    assert papers.content(ws, event_papers.write_draft(ws, station.id, EventPurpose.PLAN)).drafted_for
