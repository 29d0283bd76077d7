"""Any text: nothing crashes, what is shown highlighted lies in its paragraph, hostile texts end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.plans.paragraphs import paragraphs_of
from app.domain.plans.reading.contradictions import contradictions
from app.domain.plans.reading.letters import LONGEST, plain
from app.domain.plans.reading.reader import MOST_PARAGRAPHS, read_plan, too_long
from app.domain.plans.reading.table_lines import with_tables
from tests.support.plan_reading import STYLES, styled

PIECES = (
    "I. MỤC TIÊU",
    "II. NHIỆM VỤ",
    "IV. TỔ CHỨC THỰC HIỆN",
    "1.",
    "a)",
    "- ",
    "+ ",
    "Cơ quan chủ trì: ",
    "Sở Tư pháp, ",
    "Công an tỉnh; ",
    "Trách nhiệm thực hiện: ",
    "phối hợp với ",
    "trước ngày 31/02/2021",
    "trước ngày 15/11",
    "hằng năm",
    "Quý I",
    "ít nhất 40%",
    "Giao ",
    "Giai đoạn 1 (2021 - 2022)",
    "gửi báo cáo về ",
    "01 tập thể, 02 cá nhân",
    "Giấy khen",
    "\n",
    "\n",
    ". ",
    "đến năm 2025",
    "\t",
    "|",
    "Nơi nhận:",
    "KẾ HOẠCH",
    "Số: /KH-BCĐ",
    "Căn cứ Công văn số 12/KH-UBND ngày 30/02/2020",
)


def check(text: str) -> None:
    paragraphs = paragraphs_of(with_tables(text))
    proposals = read_plan(paragraphs)
    told = contradictions(paragraphs, proposals)
    places = [one.evidence for one in proposals] + [place for one in proposals for place in one.more]
    for place in places + [place for one in told for place in one.evidence]:
        assert 0 <= place.start <= place.end <= len(paragraphs[place.paragraph].text)


@given(st.text(max_size=400))
def test_that_any_text_is_read(text: str) -> None:
    check(text)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_that_any_order_of_the_phrases_of_plans_is_read(text: str) -> None:
    check(text)


@pytest.mark.parametrize("name", STYLES)
def test_that_a_plan_cut_anywhere_is_read(name: str) -> None:
    text = styled(name)
    for end in range(0, len(text), 97):
        check(text[:end])


@given(st.text(max_size=60))
def test_that_plain_letters_stand_where_they_stood(text: str) -> None:
    assert len(plain(text)) == len(text)


HOSTILE = {
    "one line": "Sở Tư pháp, " * 80_000,
    "numbers": "\n".join(f"{number}. Việc {number} của Sở Tư pháp" for number in range(MOST_PARAGRAPHS)),
    "dashes": "I. NHIỆM VỤ\n" + "- Gửi báo cáo về Sở Tư pháp trước ngày 15/11\n" * 1_500,
    "deep": "\n".join(".".join(["1"] * depth) + f". Mục {depth}" for depth in range(1, 41)),
    "controls": "".join(map(chr, range(1, 0x2FFF))) * 3,
    "aims": "II. MỤC TIÊU\n1. " + "ít nhất 10% xã, " * 20_000,
    "brackets": "(" * 50_000,
    "labels": "III. NHIỆM VỤ\n" + "1. Việc\n- Cơ quan chủ trì:\n- Trách nhiệm thực hiện:\n" * 800,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_that_a_hostile_text_ends(text: str) -> None:
    check(text)


def test_that_a_paragraph_is_read_up_to_its_limit_only() -> None:
    assert len(plain("a" * (LONGEST + 5))) == LONGEST


def test_that_a_text_of_a_book_is_told_in_one_sentence() -> None:
    assert too_long(400_000, 900) == ""
    assert too_long(1_250_000, 900).startswith("Văn bản dài 1.250.000 chữ cái")
    assert too_long(1_000, MOST_PARAGRAPHS + 1)
