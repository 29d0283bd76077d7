"""How the papers of an event run: one time, one welcome, who acts, whom a plan goes to."""

from dataclasses import replace

from app.domain.events import Activity, ActivityKind, HostLevel, ProgrammeItem
from app.reports import event_invitation, event_minutes, event_plan, event_programme, papers
from app.reports.model import Closing
from app.reports.papers import PaperSheet
from tests.support.event_papers import HOST, PRINTS, conference, joint, words


def test_that_a_day_without_an_hour_is_still_told() -> None:
    facts = conference()
    written = event_invitation.content(replace(facts, event=replace(facts.event, starts_at=None)))
    assert written.invitation.at is None
    paper = papers.build(PaperSheet(written, facts.organ, facts.signer, 2022))
    assert words(paper).count("ngày 28 tháng 02 năm 2022") == 1
    assert "Thời gian: …… giờ ……, ngày 28 tháng 02 năm 2022" in words(paper)
    held = event_minutes.content(replace(facts, event=replace(facts.event, starts_at=None)))
    told = words(papers.build(PaperSheet(held, facts.organ, facts.signer, 2022)))
    assert "Thời gian bắt đầu: …… giờ ……, ngày 28 tháng 02 năm 2022" in told
    assert "Hội nghị kết thúc vào" in told
    assert held.body.count("Kết luận") == 1


def test_that_an_invitation_of_several_days_tells_the_last() -> None:
    written = event_invitation.content(joint())
    assert "Chương trình kéo dài đến hết ngày 03 tháng 3 năm 2022." in written.body


def test_that_groups_are_no_persons_and_the_paper_goes_to_who_is_invited() -> None:
    facts = conference()
    grouped = replace(facts, event=replace(facts.event, plan=replace(facts.event.plan, delegates=())))
    paper = papers.build(PaperSheet(event_invitation.content(grouped), facts.organ, facts.signer, 2022, "Lưu: VT"))
    assert "kính mời: các đại biểu trong danh sách kèm theo" in words(paper)
    end = paper.blocks[-1]
    assert isinstance(end, Closing)
    assert end.recipients == ("Đại biểu được mời", "Lưu: VT")


def test_that_the_host_says_why_and_who_at_the_item_that_stands_for_it() -> None:
    told = words(event_programme.script(conference()))
    assert told.count("Kính thưa") == 1
    assert told.index("2.1. 07h30 (30 phút): Văn nghệ chào mừng") < told.index("2.2. 08h00") < told.index("Kính thưa")
    assert told.index("“Xin trân trọng kính mời Đồng chí Nông Văn Minh") < told.index("2.3. ")
    assert "+ Ông (bà) Hoàng Thị Hoa, xóm Nà Phái.\n" in told
    assert "Mở đầu chương trình: Văn nghệ chào mừng. Xin trân trọng kính mời Đội văn nghệ xã" in told


def test_that_a_programme_without_such_an_item_begins_with_it() -> None:
    facts = conference()
    plan = replace(facts.event.plan, programme=(ProgrammeItem("Giao lưu"),), groups=(), delegates=())
    told = words(event_programme.script(replace(facts, event=replace(facts.event, plan=plan))))
    assert told.index("Kính thưa") < told.index(": Giao lưu")
    own = replace(facts, event=replace(facts.event, name="Ngày hội năm 2022 xã Sóc Hà"))
    assert "chúng ta tổ chức Ngày hội năm 2022 xã Sóc Hà." in words(event_programme.script(own))


def test_that_a_list_without_names_has_no_number_yet() -> None:
    facts = conference()
    nobody = replace(facts, event=replace(facts.event, plan=replace(facts.event.plan, delegates=())))
    assert "Danh sách này có ……… đại biểu; tổng số dự kiến: 30 đại biểu." in words(PRINTS["delegates"](nobody))
    assert "Danh sách này có 05 đại biểu;" in words(PRINTS["delegates"](facts))


def test_that_what_the_programme_names_is_not_listed_again() -> None:
    facts = conference()
    welcome = (Activity(ActivityKind.ART, "Văn nghệ chào mừng"),)
    alone = replace(facts, event=replace(facts.event, plan=replace(facts.event.plan, activities=welcome)))
    assert "Hoạt động phần hội" not in event_plan.content(alone).body
    assert "Hoạt động phần hội" not in words(event_programme.programme(alone))
    body = event_plan.content(facts).body
    assert "Hoạt động phần hội" in body
    assert "\tHát then, đàn tính\t6\tĐội văn nghệ xã" in body
    plan = replace(facts.event.plan, activities=(Activity(ActivityKind.GAME, "Kéo co"),))
    uncounted = event_plan.content(replace(facts, event=replace(facts.event, plan=plan))).body
    assert "TT\tLoại hoạt động\tNội dung\tPhụ trách" in uncounted


def test_that_papers_name_who_acts_and_whom_a_plan_puts_to_work() -> None:
    facts = replace(joint(), organizers=("UBND xã Trường Hà", "UBND xã Sóc Hà"), participants=("UBND xã Lũng Nặm",))
    written = event_plan.content(facts)
    assert "3. Đơn vị tổ chức: UBND xã Trường Hà, UBND xã Sóc Hà." in written.body
    assert "UBND xã Lũng Nặm: cử đại biểu tham gia" in written.body
    assert {"UBND xã Trường Hà", "UBND xã Lũng Nặm", "Đồn BPCK Sóc Giang"} <= set(written.recipients)


def test_that_a_plan_is_carried_out_once_and_a_hamlet_is_reported_for() -> None:
    facts = conference()
    body = event_plan.content(facts).body
    assert body.startswith(f"{HOST.full_name} xây dựng kế hoạch tổ chức")
    assert event_plan.content(replace(facts, bases=())).body.startswith("Thực hiện Kế hoạch số 74/KH-BCĐ")
    hamlet = replace(facts, kind=replace(facts.kind, host_level=HostLevel.HAMLET), hosts=("xóm Láp, xã Sóc Hà",))
    assert f"{HOST.full_name} báo cáo kết quả tổ chức về Ban chỉ đạo huyện" in event_plan.content(hamlet).body
