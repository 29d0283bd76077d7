"""What papers of events say: rules with their clause, sums in words, the right order, blanks where nobody has told."""

import io
import unicodedata
from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import docx
import pypdfium2
import pytest
from hypothesis import example, given, settings

from app.domain.events import (
    Activity,
    ActivityKind,
    CancelReason,
    Delegate,
    Event,
    EventCost,
    EventPart,
    EventPlan,
    EventResult,
    EventStatus,
    GiftPart,
    GroupOrigin,
    ParticipantGroup,
    ProgrammeItem,
)
from app.domain.paper_body import read_body
from app.domain.papers import PaperKind
from app.reports import (
    docx_writer,
    event_bundle,
    event_invitation,
    event_minutes,
    event_notice,
    event_plan,
    event_programme,
    event_reports,
    event_season,
    pdf_writer,
)
from app.reports.event_bundle import BundlePart
from app.reports.event_facts import EventFacts, anniversary_words, clause_words, one_line, rule_sentence
from app.reports.fonts import printable
from tests.support.event_papers import (
    CASES,
    KIND,
    LEVELS,
    NUMBERED,
    PARTS,
    PLAN,
    PRINTS,
    adjusted,
    cancelled,
    conference,
    joint,
    people_security,
    season,
    without_epidemic,
    words,
)
from tests.support.hostile_texts import hostile

_SPACES = dict.fromkeys(map(ord, " \u00a0\u00ad\u2007\u202f\t\r\n\u2009\u2002\u2003\u3000\x02\ufffe"))


# --- what they say ---------------------------------------------------------------------------------------------------


def test_that_a_rule_is_told_with_its_paper_its_limit_and_its_clause() -> None:
    (fact,) = conference(2).rules
    assert rule_sentence(fact, PLAN) == (
        "Xã Sóc Hà thuộc vùng cấp độ 2 (theo Thông báo số 15/TB-UBND ngày 20 tháng 02 năm 2022 của UBND huyện Hà "
        "Quảng): tổ chức đầy đủ sơ kết, phần lễ, phần hội; số người tham gia không quá 200 người theo Công văn số "
        "120/UBND-VX ngày 21 tháng 02 năm 2022 (mục II.3 Kế hoạch số 74/KH-BCĐ)"
    )


def test_that_a_limit_nobody_knows_is_left_to_be_filled_in() -> None:
    (fact,) = conference(3).rules
    told = rule_sentence(fact, PLAN)
    assert "được tổ chức sơ kết, phần lễ; không tổ chức phần hội; hạn chế số người" in told
    assert "không quá ……… người" in told


def test_that_a_clause_of_another_paper_is_not_put_into_the_plan() -> None:
    assert clause_words(replace(LEVELS[4], clause="Điều 3 QĐ 18/2021/QĐ-TTg"), PLAN) == "Điều 3 QĐ 18/2021/QĐ-TTg"
    assert clause_words(replace(LEVELS[4], clause="III.A.4"), PLAN) == "mục III.A.4 Kế hoạch số 74/KH-BCĐ"
    assert clause_words(replace(LEVELS[4], clause=""), PLAN) == ""


@pytest.mark.parametrize(("year", "counts"), [(2022, (63, 33)), (2026, (67, 37))])
def test_that_anniversaries_are_counted(year: int, counts: tuple[int, int]) -> None:
    told = anniversary_words(KIND, year)
    assert f"{counts[0]} năm Ngày truyền thống Bộ đội Biên phòng (03/3/1959 - 03/3/{year})" in told
    assert f" và {counts[1]} năm Ngày Biên phòng toàn dân (03/3/1989 - 03/3/{year})" in told
    assert anniversary_words(KIND, 1959) == ""


def test_that_the_plan_leaves_out_what_the_event_does_not_have() -> None:
    body = event_plan.content(without_epidemic()).body
    sections = [line for line in body.split("\n") if line[:2] in ("I.", "II", "IV", "V.", "VI")]
    assert sections == [
        "I. Mục đích, yêu cầu",
        "II. Thời gian, địa điểm, nội dung",
        "III. Kinh phí",
        "IV. Tổ chức thực hiện",
    ]
    assert "1. Thời gian: …… giờ ……, ngày …… tháng …… năm 2026." in body
    assert "None" not in body


def test_that_the_plan_of_a_joint_event_names_every_unit_and_what_counts() -> None:
    body = event_plan.content(joint()).body
    assert "1. Xã Trường Hà thuộc vùng cấp độ 2" in body
    assert "2. Xã Sóc Hà thuộc vùng cấp độ 3" in body
    assert (
        "3. Các đơn vị ở cấp độ khác nhau: cả sự kiện thực hiện theo nơi nghiêm nhất là cấp độ 3 của xã Sóc Hà." in body
    )
    assert "từ 07 giờ 30, ngày 01 tháng 3 năm 2022 đến hết ngày 03 tháng 3 năm 2022" in body
    assert "Văn nghệ chào mừng" not in body


def test_that_the_invitation_goes_to_each_delegate_by_office() -> None:
    written = event_invitation.content(conference())
    assert written.invitation.invited[1] == "Đồng chí Nông Văn Minh, Chủ tịch UBND xã, Sóc Hà"
    assert written.invitation.invited[-1] == "Ông (bà) Hoàng Thị Hoa, xóm Nà Phái"
    assert written.invitation.at is not None
    assert event_invitation.invited_words(Delegate("Đồng chí Lý A Sử")) == "Đồng chí Lý A Sử"
    assert event_invitation.invited_words(Delegate("Lý A Sử", "Trưởng xóm Nà Phái", "nà phái")) == (
        "Đồng chí Lý A Sử, Trưởng xóm Nà Phái"
    )


def test_that_a_notice_tells_old_and_new_and_the_reason_with_its_paper() -> None:
    facts, before = adjusted()
    body = event_notice.content(facts, before).body
    assert "1. Từ ngày 21 tháng 02 năm 2022, xã Sóc Hà thuộc vùng cấp độ 3 theo Thông báo số 15/TB-UBND" in body
    assert "1\tNội dung tổ chức\tSơ kết, phần lễ, phần hội\tSơ kết, phần lễ" in body
    assert "2\tHoạt động phần hội\tHát then, đàn tính; Bóng chuyền hơi nam, nữ; Kéo co, đẩy gậy\tKhông tổ chức" in body
    assert "3\tNội dung chương trình\tVăn nghệ chào mừng\tKhông tổ chức" in body


def test_that_only_what_falls_away_is_told_where_hours_move_up() -> None:
    facts, before = adjusted()
    items = tuple(replace(item, starts_at=None, minutes=10) for item in before.plan.programme)
    plan = replace(before.plan, programme=items)
    after = replace(facts.event, plan=plan)
    body = event_notice.content(replace(facts, event=after), replace(before, plan=plan)).body
    assert "\tNội dung chương trình\tVăn nghệ chào mừng\tKhông tổ chức" in body


def test_that_a_level_is_not_told_twice_and_a_limit_stands_beside_what_was_expected() -> None:
    facts, before = cancelled()
    again = replace(facts, event=replace(facts.event, reason_text="Cấp độ 4"))
    assert "Cấp độ 4." not in event_notice.content(again, before).body
    assert "Cấp độ 4." not in event_reports.written(again).body
    under, planned = adjusted()
    (fact,) = under.rules
    body = event_notice.content(replace(under, rules=(replace(fact, max_people=50),)), planned).body
    assert "\tSố người dự\tdự kiến 150 người\tkhông quá 50 người" in body


def test_that_the_sentence_of_the_plan_is_quoted_where_it_is_known() -> None:
    facts, before = adjusted()
    (fact,) = facts.rules
    quoted = replace(facts, rules=(replace(fact, rule=replace(fact.rule, quote="không tổ chức phần hội.")),))
    body = event_notice.content(quoted, before).body
    assert "2. Mục II.3 Kế hoạch số 74/KH-BCĐ nêu: “không tổ chức phần hội”." in body


def test_that_a_notice_of_level_four_names_the_report_and_its_day() -> None:
    facts, before = cancelled()
    written = event_notice.content(facts, before)
    assert written.subject.startswith("Không tổ chức Hội nghị")
    assert (
        "báo cáo kết quả bằng văn bản gửi Đồn BPCK Sóc Giang trước hoặc trong ngày 10 tháng 3 năm 2022." in written.body
    )
    assert written.recipients[0] == "Xã Sóc Hà"
    assert "không thay đổi" not in written.body


def test_that_what_is_held_after_all_is_told_too() -> None:
    facts, before = cancelled()
    body = event_notice.content(replace(facts, event=before, rules=conference(2).rules), facts.event).body
    assert "1\tNội dung tổ chức\tKhông tổ chức\tSơ kết, phần lễ, phần hội" in body
    assert "các nội dung khác không thay đổi." in body


def test_that_a_postponed_event_has_no_new_day_yet() -> None:
    facts, before = adjusted()
    off = replace(facts.event, status=EventStatus.POSTPONED, reason=CancelReason.WEATHER, dropped=(), starts_on=None)
    written = event_notice.content(replace(facts, event=off), before)
    assert written.subject.startswith("Hoãn tổ chức")
    assert "1. Do thiên tai, thời tiết." in written.body
    assert "\tThời gian\t07h30, 28/02/2022\tsẽ thông báo sau" in written.body


def test_that_a_moved_event_tells_its_new_day_and_place() -> None:
    facts, before = adjusted()
    moved = replace(before, starts_on=date(2022, 3, 2), place="Sân vận động", reason_text="Theo đề nghị của xã")
    body = event_notice.content(replace(facts, event=moved, rules=()), before, "câu khác").body
    assert "\tThời gian\t07h30, 28/02/2022\t07h30, 02/03/2022" in body
    assert "\tĐịa điểm\tHội trường UBND xã Sóc Hà\tSân vận động" in body
    assert "1. Theo đề nghị của xã." in body
    assert "câu khác" not in body
    without = replace(moved, reason_text="")
    assert "1. Câu khác." in event_notice.content(replace(facts, event=without, rules=()), before, "câu khác.").body


def test_that_the_result_leaves_blank_what_nobody_told() -> None:
    facts = conference()
    body = event_reports.result(facts).body
    assert "1. Đại biểu dự: 28 người." in body
    assert "06 tiết mục văn hóa, văn nghệ; 02 môn thể dục, thể thao; ……… trò chơi dân gian" in body
    assert "4.600.000 đồng (Bốn triệu sáu trăm nghìn đồng)" in body
    blank = event_reports.result(replace(facts, event=replace(facts.event, result=EventResult(people_count=0)))).body
    assert "1. Đại biểu dự: ……… người." in blank
    assert "2. Nhân dân tham gia: 0 lượt người." in blank


def test_that_minutes_are_signed_by_a_person_never_by_an_office() -> None:
    assert event_minutes.person("Đồng chí Nông Văn Minh, Chủ tịch UBND xã") == ("Nông Văn Minh", "Chủ tịch UBND xã")
    assert event_minutes.person("Lãnh đạo UBND xã Sóc Hà") == ("", "Lãnh đạo UBND xã Sóc Hà")
    assert event_minutes.person("") == ("", "")
    meeting = event_minutes.content(conference()).meeting
    assert (meeting.chair, meeting.chair_title) == ("Nông Văn Minh", "Chủ tịch UBND xã, Trưởng Ban chỉ đạo xã")


def test_that_those_who_came_are_counted_where_somebody_took_note() -> None:
    facts = conference()
    noted = tuple(replace(item, attended=index == 1) for index, item in enumerate(facts.event.plan.delegates))
    event = replace(facts.event, plan=replace(facts.event.plan, delegates=noted))
    attendants = event_minutes.content(replace(facts, event=event)).meeting.attendants
    assert "Đại diện lãnh đạo UBND: 01/02 đại biểu" in attendants
    assert "Đại diện đội Vận động quần chúng: ……… đại biểu" in attendants


def test_that_guests_are_introduced_in_order_and_items_have_their_minutes() -> None:
    told = words(event_programme.script(conference()))
    order = ["Triệu Đình Dũng", "Lý Văn Sơn", "Nông Văn Minh", "Hoàng Văn Lâm", "Hoàng Thị Hoa"]
    assert sorted(order, key=told.index) == order
    assert "07h30 (30 phút): Văn nghệ chào mừng" in told


def test_that_minutes_of_a_template_become_hours() -> None:
    facts = conference()
    items = (ProgrammeItem("Chào cờ", minutes=15), ProgrammeItem("Báo cáo", minutes=30), ProgrammeItem("Bế mạc"))
    event = replace(facts.event, starts_at=time(8), plan=replace(facts.event.plan, programme=items))
    assert "1 | 08h00 | Chào cờ" in (told := words(event_programme.programme(replace(facts, event=event))))
    assert "3 | 08h45 | Bế mạc" in told


def test_that_gifts_have_a_row_each_and_their_sum_in_words() -> None:
    told = words(PRINTS["gifts"](conference()))
    assert "1 | Bế Thị Lan |  | 500.000 | " in told
    assert "7 |  |  | 300.000 | " in told
    assert "Tổng cộng: 07 suất quà, trị giá 2.900.000 đồng (Bằng chữ: Hai triệu chín trăm nghìn đồng)." in told


def test_that_money_is_summed_by_source_and_settled_when_something_is_spent() -> None:
    facts = conference()
    told = words(PRINTS["budget"](facts))
    assert "| Tổng cộng |  | 7.600.000 | 4.600.000" in told
    assert "Trong đó, Ngân sách xã: 4.700.000 đồng (Bốn triệu bảy trăm nghìn đồng)." in told
    costs = tuple(replace(item, spent=None) for item in facts.event.plan.costs)
    estimate = PRINTS["budget"](replace(facts, event=replace(facts.event, plan=replace(facts.event.plan, costs=costs))))
    assert estimate.title.startswith("Dự toán kinh phí")
    assert "Đã chi" not in words(estimate)


def test_that_the_festival_of_august_says_nothing_of_the_border_or_of_a_review() -> None:
    body = event_plan.content(people_security()).body
    assert "78 năm Ngày truyền thống Công an nhân dân (19/8/1945 - 19/8/2023)" in body
    assert "Biên phòng (03/3" not in body
    assert "Đánh giá kết quả" not in body


def test_that_a_season_without_an_epidemic_has_no_column_for_levels() -> None:
    content = season()
    plain = replace(content, lines=tuple(replace(line, level="", people="") for line in content.lines))
    assert "Cấp độ" in words(event_season.build(content)).split("\n")[1]
    head = words(event_season.build(plain)).split("\n")[1]
    assert "Cấp độ" not in head
    assert "Số người" not in head


def test_that_the_contents_of_a_bundle_count_their_own_pages() -> None:
    part = BundlePart("Giấy tờ", pdf_writer.render(PRINTS["programme"](conference())).content)
    with pypdfium2.PdfDocument(event_bundle.render("Ngày hội", "xã Sóc Hà", [part] * 80)) as pdf:
        first = pdf[0].get_textpage().get_text_bounded()
        assert len(pdf) > 81
        front = len(pdf) - 80
        assert f"1 Giấy tờ {front + 1}" in first.replace("\r\n", " ")


# --- whatever somebody types -----------------------------------------------------------------------------------------


def _with(text: str) -> EventFacts:
    event = Event(
        "hoi-nghi-xa",
        f"Hội nghị {text}",
        2022,
        (7,),
        PARTS,
        starts_on=date(2022, 2, 28),
        place=text,
        reason_text=text,
        plan=EventPlan(
            chair=text,
            groups=(ParticipantGroup(text, GroupOrigin.LOCAL, 2),),
            delegates=(Delegate(text, text, text, text), Delegate("A", group="khác")),
            programme=(ProgrammeItem(text, in_charge=text), ProgrammeItem("Bế mạc")),
            activities=(Activity(ActivityKind.ART, text, in_charge=text),),
            gifts=(GiftPart(text, 2, Decimal(1), text, (text,)), GiftPart("Khác", 1, Decimal(2))),
            costs=(EventCost(text, text, Decimal(3)),),
            measures=text,
        ),
        result=EventResult(summary=text, shortcomings=text),
    )
    return replace(conference(), event=event, awards=())


@given(hostile)
@example('1. Một mục\nII. MỤC KHÁC\n- gạch\tcột\t"ba')
@example('"')
@example("\\")
@example("")
@settings(max_examples=20, deadline=None)
def test_that_typed_text_changes_nothing_of_the_structure(text: str) -> None:
    for make in NUMBERED.values():
        plain, typed = (read_body(make(_with(one)).body) for one in ("chữ", text))
        assert typed.faults == ()
        # An invitation and minutes have lines only for what was typed.
        if one_line(printable(text)).strip(" .;:"):
            assert [type(part) for part in typed.parts] == [type(part) for part in plain.parts]


def _letters(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_SPACES)


@given(hostile)
@example("<b>&amp;</b></para>")
@example("{unit} {report_year}")
@settings(max_examples=8, deadline=None)
def test_that_typed_text_comes_out_literally(text: str) -> None:
    facts = _with(text)
    shown = facts.filled(printable(text))
    for make in PRINTS.values():
        paper = make(facts)
        word = docx.Document(io.BytesIO(docx_writer.render(paper)))
        told = "".join(str(one) for one in word.element.body.xpath(".//w:t/text()"))
        assert _letters(one_line(printable(shown))) in _letters(told)
        pdf_writer.render(paper)


def test_that_every_case_has_every_paper_of_its_kind() -> None:
    kinds = {"plan": PaperKind.PLAN, "invitation": PaperKind.INVITATION, "minutes": PaperKind.MINUTES}
    for name, make in NUMBERED.items():
        for case in CASES.values():
            assert make(case()).kind is kinds.get(name, PaperKind.REPORT)
            assert EventPart.REVIEW in PARTS
