"""What was not read of a plan is told: numbers, days and bases nobody will find among the proposals."""

import pytest

from app.domain.plans.paragraphs import paragraphs_of
from app.domain.plans.reading.reader import read_plan
from app.domain.plans.reading.unread import unread

_PLAN = """KẾ HOẠCH
Thi đua năm 2027
{basis}
I. NỘI DUNG
1. Họp giao ban
{line}
Nơi nhận:
- 05 xã biên giới;
- Lưu: VT.
PHỤ LỤC
Mẫu 12 dòng"""


def told(line: str = "Thường xuyên tuyên truyền.", basis: str = "Thi đua là yêu nước.") -> list[str]:
    """The sentences that are told as unread."""
    text = paragraphs_of(_PLAN.format(line=line, basis=basis))
    return [text[one.paragraph].text[one.start : one.end] for one in unread(text, read_plan(text))]


def test_that_neither_addressees_nor_annexes_nor_plain_sentences_are_told() -> None:
    assert told() == []


@pytest.mark.parametrize(
    "line",
    ["Lực lượng tham gia gồm 25 đồng chí.", "Căn cứ Quy chế phối hợp.", "Mỗi tổ gặp nhau 2 lần."],
)
def test_that_a_number_or_a_basis_nothing_was_read_from_is_told(line: str) -> None:
    assert told(line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Căn cứ tình hình thực tế của địa phương.",
        "Thực hiện Chỉ thị 01/CT-TTg.",
        "Theo Kế hoạch ngày 05/01/2022 của Bộ Tư lệnh.",
        "Làm tốt công tác năm 2027.",
        "Thực hiện giai đoạn 2021-2025; ;",
    ],
)
def test_that_numbers_that_only_name_something_are_not_told(line: str) -> None:
    assert told(line) == []


def test_that_what_was_read_is_not_told_but_its_agency_alone_is_no_reading() -> None:
    assert told("Phòng Nội vụ gửi báo cáo về UBND huyện trước ngày 20/11/2027.") == []
    assert told("Phòng Nội vụ: bố trí 03 đồng chí.") == ["Phòng Nội vụ: bố trí 03 đồng chí."]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("Phòng Nội vụ gửi báo cáo về UBND huyện trước ngày 20/11/2027, kèm 03 phụ lục.", ["kèm 03 phụ lục."]),
        ("Phòng Nội vụ gửi báo cáo về UBND huyện trước ngày 20/11/2027, đúng thời hạn.", []),
        ("Đến năm 2027, 34/34 xã có đường dây nóng.", ["Đến năm 2027, 34/34 xã có đường dây nóng."]),
        ("Tổng hợp các năm 2025, 2026 và 2027.", []),
    ],
)
def test_that_what_is_left_of_a_sentence_is_told(line: str, left: list[str]) -> None:
    assert told(line) == left


def test_that_of_the_opening_only_bases_are_told() -> None:
    assert told(basis="Cả huyện có 8 xã.") == []
