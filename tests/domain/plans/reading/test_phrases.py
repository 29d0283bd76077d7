"""The phrases of plans one by one: times, products, documents, names, tables, contradictions."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.plans.duties import Duty
from app.domain.plans.plan import Basis
from app.domain.plans.reading.agency_names import agency_key, agency_slug, listed, mentions
from app.domain.plans.reading.contradictions import ContradictionKind, where
from app.domain.plans.reading.letters import containment, is_capital, likeness, sentence_at
from app.domain.plans.reading.products import deliverables_of
from app.domain.plans.reading.proposals import (
    HEAD_FIELD_WORDS,
    PROPOSAL_KIND_WORDS,
    HeadField,
    ProposalKind,
    QuotaClaim,
)
from app.domain.plans.reading.responsibility import hosts, subject
from app.domain.plans.reading.table_lines import lines_of, with_tables
from app.domain.plans.reading.timing import day_of, timing_of
from app.domain.plans.spans import Frequency
from app.domain.plans.targets import Comparison, Reading, Target
from app.domain.plans.tasks import Task
from tests.support.plan_reading import head, read, told, values


@pytest.mark.parametrize(
    ("words", "starts", "ends"),
    [
        ("Quý I/2022", "2022-Q1", "2022-Q1"),
        ("trong Quý I năm 2021", "2021-Q1", "2021-Q1"),
        ("từ Quý II/2022 đến Quý IV/2024", "2022-Q2", "2024-Q4"),
        ("bắt đầu từ Quý II/2022", "2022-Q2", ""),
        ("xong trong Quý I/2022", "", "2022-Q1"),
        ("trước ngày 01/3/2022", "", "2022-02-28"),
        ("6 tháng đầu năm 2022", "2022-H1", "2022-H1"),
        ("tháng 13/2022", "", ""),
        ("ngày 31/02/2022", "", ""),
        ("ngày 05 tháng 3 năm 2022", "2022-03-05", "2022-03-05"),
        ("từ năm 2026 đến hết năm 2030", "2026", "2030"),
        ("thường xuyên", "", ""),
    ],
)
def test_that_a_time_is_read_as_its_span(words: str, starts: str, ends: str) -> None:
    timing = timing_of(words)
    assert (timing.starts, timing.ends) == (starts, ends)


def test_that_how_often_is_read() -> None:
    assert timing_of("hằng tháng").frequency is Frequency.MONTH
    assert timing_of("định kỳ 6 tháng, 01 năm").frequency is Frequency.HALF_YEAR
    assert timing_of("theo từng giai đoạn").frequency is Frequency.PHASE
    assert timing_of("trước ngày 15/11 hằng năm").frequency is Frequency.YEAR
    assert day_of("không có") is None


def test_that_products_are_counted_and_years_and_places_are_not() -> None:
    found = deliverables_of("05 clip phóng sự, 10 chương trình truyền thanh tại 09 xã trong năm 2021")
    assert [(one.count, one.unit) for one in found] == [
        (Decimal(5), "clip phóng sự"),
        (Decimal(10), "chương trình"),
    ]
    assert deliverables_of(" ; ") == ()


def test_that_spellings_of_one_agency_have_one_key() -> None:
    names = ("Bộ Chỉ huy BĐBP tỉnh", "Bộ Chỉ huy Bộ đội Biên phòng", "BCH Bộ đội biên phòng tỉnh")
    assert len({agency_key(name) for name in names}) == 1
    assert agency_slug("…") == "co-quan"


def test_that_names_end_where_the_sentence_goes_on() -> None:
    assert [
        one.name for one in listed("Sở Tư pháp, Đài Phát thanh và Truyền hình tỉnh (nếu có), UBND xã tổ chức thi")
    ] == [
        "Sở Tư pháp",
        "Đài Phát thanh và Truyền hình tỉnh",
        "UBND xã",
    ]
    assert [one.name for one in listed("Sở A; và khác; Sở Bê tông", is_field=True)] == ["Sở A", "Sở Bê tông"]
    assert listed("Sở A (chưa khép")[0].name == "Sở A"
    assert listed("Bảo đảm an ninh") == ()
    assert [one.name for one in mentions("gửi phòng Nội vụ và Công an tỉnh")] == ["phòng Nội vụ", "Công an tỉnh"]


def test_that_hosts_and_subjects_are_told_from_lists() -> None:
    text = "Tham gia tập huấn do Bộ Quốc phòng chủ trì"
    assert [one.name for one in hosts(text, 0)] == ["Bộ Quốc phòng"]
    assert hosts("do nhu cầu tổ chức", 0) == ()
    assert subject("Sở Tư pháp", 0).leads == ()
    assert subject("Nội dung khác", 0).leads == ()


def test_that_likeness_knows_words_not_numbers() -> None:
    assert likeness("báo cáo năm 2021", "báo cáo năm 2022") == 1
    assert likeness("", "a") == containment("", "a") == 0
    assert is_capital("Đồn")
    text = "Câu một. Câu hai"
    assert text[slice(*sentence_at(text, 12))] == "Câu hai"


def test_that_each_word_for_the_officer_is_there() -> None:
    assert set(PROPOSAL_KIND_WORDS) == set(ProposalKind)
    assert set(HEAD_FIELD_WORDS) == set(HeadField)
    assert where("") == "phần mở đầu"


def test_that_a_table_of_tasks_is_told_in_lines_and_another_by_its_cells() -> None:
    rows = [
        ["TT", "Nhiệm vụ", "Chủ trì"],
        ["I", "Tuyên truyền", ""],
        ["1.1", "Phát tờ rơi", "Sở A"],
        ["a", "Loa", "Xã B"],
    ]
    rows += [["", "Khác", ""], ["", "(2)", ""]]
    assert list(lines_of(rows)) == [
        "DANH MỤC NHIỆM VỤ (theo bảng)",
        "Mục I. Tuyên truyền",
        "1.1. Phát tờ rơi",
        "- Cơ quan chủ trì: Sở A",
        "a) Loa",
        "- Cơ quan chủ trì: Xã B",
        "4. Khác",
    ]
    assert list(lines_of([["UBND HUYỆN\nSố: 1/KH-UBND", "CỘNG HÒA"]])) == ["UBND HUYỆN", "Số: 1/KH-UBND", "CỘNG HÒA"]


def test_that_bars_set_cells_apart_too() -> None:
    told_lines = with_tables("| TT | Nhiệm vụ | Thời gian |\n|---|---|---|\n| 1 | Họp | Quý I |").split("\n")
    assert told_lines[1:] == ["1. Họp", "- Thời gian thực hiện: Quý I"]


def test_that_documents_are_bases_by_number_and_day() -> None:
    text = "KẾ HOẠCH\nThi đua\nCăn cứ Nghị quyết liên tịch số 01/2020/NQLT-A ngày 01/02/2020 của B;\nI. NỘI DUNG"
    (basis,) = values(read(text), Basis)
    assert (basis.document, basis.dated) == ("Nghị quyết liên tịch 01/2020/NQLT-A", date(2020, 2, 1))


def test_that_a_phase_told_twice_with_other_years_is_told() -> None:
    text = (
        "I. MỤC TIÊU\n1. Mục tiêu\n- Giai đoạn 1 (2021 - 2022): đạt 50% hộ dân ký cam kết.\n"
        "II. LỘ TRÌNH\n1. Giai đoạn 1 (2021 - 2023): triển khai."
    )
    assert [one.sentence for one in told(text) if one.kind is ContradictionKind.PHASE_YEARS] == [
        "Giai đoạn 1: mục I.1 ghi từ năm 2021 đến năm 2022, mục II.1 ghi từ năm 2021 đến năm 2023."
    ]


@pytest.mark.parametrize(
    "years",
    [
        "năm 2024 - 2026",
        "năm 2024–2026",
        "các năm 2024, 2025 và 2026",
        "từ năm 2024 đến năm 2026",
        "nhiệm kỳ 2024-2026",
    ],
)
def test_that_years_of_a_title_are_first_and_last(years: str) -> None:
    found = head(read(f"KẾ HOẠCH\nThi đua {years}\nI. NỘI DUNG\n1. Họp."))
    assert (found[HeadField.STARTS], found[HeadField.ENDS]) == (date(2024, 1, 1), date(2026, 12, 31))
    assert (found[HeadField.TITLE_FROM], found[HeadField.TITLE_TO]) == (2024, 2026)


def test_that_a_number_beside_the_day_is_no_part_of_the_place() -> None:
    found = head(read("Số: 215/KH-UBND        Hà Giang, ngày 14 tháng 02 năm 2024\nKẾ HOẠCH\nNăm 2024\nI. A\n1. Họp."))
    assert (found[HeadField.NUMBER], found[HeadField.PLACE]) == ("215/KH-UBND", "Hà Giang")


def test_that_a_day_not_in_the_calendar_and_a_missing_debtor_are_doubts() -> None:
    duties = [
        one
        for one in read("I. NỘI DUNG\n1. Hồ sơ gửi về Phòng Nội vụ trước ngày 31/02/2022.")
        if isinstance(one.value, Duty)
    ]
    assert [len(one.doubts) for one in duties] == [2]
    assert values(read("I. BÁO CÁO\n1. Nộp báo cáo trước ngày 05/6/2022."), Duty)[0].owed_to == ""
    assert (
        values(read("I. BÁO CÁO\n1. Sở A gửi báo cáo về UBND tỉnh (Văn phòng) trước ngày 05/6/2022."), Duty)[0].through
        == "Văn phòng"
    )


def test_that_more_less_and_changes_are_told_apart() -> None:
    text = "I. MỤC TIÊU\n1. Tăng 10% số tổ tự quản.\n2. Dưới 3% hộ tái phạm.\n3. Từ 20 xã trở xuống có điểm nóng."
    steps = [target.steps[0] for target in values(read(text), Target)]
    assert [(step.comparison, step.reading) for step in steps] == [
        (Comparison.AT_LEAST, Reading.RELATIVE),
        (Comparison.LESS_THAN, Reading.ABSOLUTE),
        (Comparison.AT_MOST, Reading.ABSOLUTE),
    ]


def test_that_a_plan_whose_blocks_lead_nothing_leaves_its_tasks_open() -> None:
    text = (
        "I. NHIỆM VỤ\n1. Tuyên truyền lưu động.\n2. Tuần tra chung.\nII. TỔ CHỨC THỰC HIỆN\n"
        "1. Sở A\n- Theo dõi kết quả.\n2. Sở B\n- Bố trí kinh phí."
    )
    assert [task.leads for task in values(read(text), Task)] == [(), ()]


def test_that_words_too_short_for_a_task_are_none() -> None:
    text = (
        "I. NHIỆM VỤ\n1. Tuần tra chung.\nII. TỔ CHỨC THỰC HIỆN\n"
        "1. Công an xã: Tuần tra. Phối hợp với Đồn Biên phòng Suối Đá tuần tra chung hằng tuần."
    )
    assert [task.title[:8] for task in values(read(text), Task)] == ["Tuần tra", "Phối hợp"]


def test_that_lines_below_a_responsibility_name_the_agencies() -> None:
    text = (
        "I. NHIỆM VỤ\n1. Mở hội nghị\na) Trách nhiệm thực hiện:\n- Sở Tư pháp chủ trì, phối hợp với Công an tỉnh.\n"
        "b) Thời gian thực hiện: Quý I/2022."
    )
    (task,) = values(read(text), Task)
    assert (task.leads, task.partners, task.timing.ends) == (("so-tu-phap",), ("cong-an-tinh",), "2022-Q1")


def test_that_an_item_that_begins_with_its_agency_names_its_lead() -> None:
    text = "I. NHIỆM VỤ\n1. Sở Tư pháp chủ trì, phối hợp với Công an tỉnh biên soạn tài liệu."
    (task,) = values(read(text), Task)
    assert (task.leads, task.partners) == (("so-tu-phap",), ("cong-an-tinh",))


def test_that_what_is_no_list_ends_and_nothing_has_a_sentence() -> None:
    assert [one.name for one in listed("Sở A; rồi thôi", is_field=True)] == ["Sở A"]
    assert sentence_at("", 0) == (0, 0)
    assert values(read("I. KHEN THƯỞNG CHUNG\n1. Có 01 tập thể vắng mặt."), QuotaClaim) == []


def test_that_two_agencies_of_one_short_name_have_two_keys() -> None:
    long = "Trung tâm Văn hóa Thể thao Thông tin Du lịch Thanh thiếu niên vùng"
    text = f"I. NHIỆM VỤ\n1. Việc\n- Cơ quan chủ trì: {long} Đông; {long} Tây\n- Thời gian: Quý I/2022"
    (task,) = values(read(text), Task)
    assert len(set(task.leads)) == 2


def test_that_a_lower_case_title_line_and_a_missing_signer_are_no_head() -> None:
    facts = head(read("KẾ HOẠCH\nCăn cứ Luật X;\nđể ban hành kế hoạch này\nI. NỘI DUNG\n1. Việc."))
    assert HeadField.ISSUER not in facts
    assert head(read("KẾ HOẠCH\nI. NỘI DUNG")) == {}


def test_that_what_is_passed_on_is_no_duty_of_its_own() -> None:
    text = "I. BÁO CÁO\n1. Sở A gửi báo cáo về Sở Bê tông tổng hợp, báo cáo UBND tỉnh trước ngày 05/6/2022."
    assert [one.owed_to for one in values(read(text), Duty)] == ["so-be-tong"]
    assert values(read("I. BÁO CÁO\n1. Sở A về Sở Bê tông trước ngày 05/6/2022."), Duty) == []
    assert values(read("I. BÁO CÁO\n1. Kế hoạch của xã trước ngày 05/6/2022."), Duty) == []


def test_that_recipients_end_where_the_signature_begins() -> None:
    text = "I. NỘI DUNG\n1. Việc.\nNơi nhận:\nKính gửi\n- Sở A;\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"
    found = [one.value for one in read(text) if one.kind is ProposalKind.RECIPIENT]
    assert found == ["Sở A"]


def test_that_one_paper_for_two_is_owed_to_both() -> None:
    text = "I. BÁO CÁO\n1. Sở A gửi báo cáo về Sở Bê tông (qua Công an tỉnh) và về Sở Cây xanh trước ngày 05/6/2022."
    assert [(one.owed_to, one.through) for one in values(read(text), Duty)] == [
        ("so-be-tong", "Công an tỉnh"),
        ("so-cay-xanh", ""),
    ]
    (one,) = values(read("I. BÁO CÁO\n1. Sở A gửi báo cáo về Sở Bê tông (qua thư) trước ngày 05/6/2022."), Duty)
    assert one.through == ""


def test_that_a_standing_agency_without_name_is_none() -> None:
    assert head(read("I. NỘI DUNG\n1. Do cơ quan thường trực tổng hợp.")) == {}


def test_that_names_with_another_letter_are_two_names() -> None:
    assert told("I. NỘI DUNG\n1. Phòng Tư pháp họp.\n2. Phòng Tư phép họp.") == ()
    (slip,) = told("I. NỘI DUNG\n1. Phòng Tư pháp họp.\n2. Phòng Tư phạp họp.")
    assert slip.kind is ContradictionKind.SPELLING


def test_that_a_heading_tells_its_lead_to_the_tasks_below() -> None:
    text = (
        "I. NHIỆM VỤ\n1. Truyền thông\na) Phát thanh\n- Thời gian thực hiện: Quý I/2022\n"
        "b) Tờ rơi\nc) Cơ quan chủ trì: Sở Tư pháp"
    )
    assert [task.leads for task in values(read(text), Task) if task.parent] == [("so-tu-phap",), ("so-tu-phap",)]
