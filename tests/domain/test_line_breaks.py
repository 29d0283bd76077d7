"""Breaking centred text by meaning: what belongs together stays together, lines are of like width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.line_breaks import break_lines, gap_costs

MOVEMENT = (
    "SƠ KẾT PHONG TRÀO “TOÀN DÂN THAM GIA BẢO VỆ CHỦ QUYỀN LÃNH THỔ, AN NINH BIÊN GIỚI QUỐC GIA"
    " TRONG TÌNH HÌNH MỚI” NĂM 2021 VÀ PHÁT ĐỘNG PHONG TRÀO NĂM 2022"
)
COMPOUNDS = (
    "SƠ KẾT|PHONG TRÀO|TOÀN DÂN|THAM GIA|BẢO VỆ|CHỦ QUYỀN|LÃNH THỔ|AN NINH|BIÊN GIỚI|QUỐC GIA|TÌNH HÌNH|PHÁT ĐỘNG"
)


@pytest.mark.parametrize("count", range(2, 9))
def test_that_no_word_of_the_plan_is_cut_in_two(count: int) -> None:
    broken = break_lines(MOVEMENT, count, len)
    for compound in (*COMPOUNDS.split("|"), "NĂM 2021", "NĂM 2022"):
        assert any(compound in line for line in broken.lines), broken.lines


@pytest.mark.parametrize("count", range(3, 8))
def test_that_lines_of_the_plan_are_of_like_width(count: int) -> None:
    widths = [len(line) for line in break_lines(MOVEMENT, count, len).lines]
    assert min(widths) >= 0.5 * max(widths)
    assert abs(len(widths) - count) <= 1


def test_that_a_line_ends_where_a_thought_ends() -> None:
    lines = break_lines("PHÁT HUY TRUYỀN THỐNG BIÊN PHÒNG, BẢO VỆ BIÊN GIỚI TỔ QUỐC", 2, len).lines
    assert lines == ("PHÁT HUY TRUYỀN THỐNG BIÊN PHÒNG,", "BẢO VỆ BIÊN GIỚI TỔ QUỐC")


def test_that_a_line_does_not_end_with_a_word_that_waits_for_the_next() -> None:
    lines = break_lines("ĐẠI HỘI THI ĐUA VÀ BIỂU DƯƠNG ĐIỂN HÌNH", 2, len).lines
    assert lines == ("ĐẠI HỘI THI ĐUA", "VÀ BIỂU DƯƠNG ĐIỂN HÌNH")


@pytest.mark.parametrize("count", range(3, 8))
def test_that_no_line_shows_only_the_beginning_of_what_is_quoted(count: int) -> None:
    lines = break_lines(MOVEMENT, count, len).lines
    opened = next(line for line in lines if "“" in line)
    assert len(opened.partition("“")[2].split()) > 2


def test_that_names_are_kept_whole() -> None:
    text = "GIAO LƯU XÃ TRƯỜNG HÀ XÃ SÓC HÀ"
    for count in range(2, 5):
        lines = break_lines(text, count, len, ("xã Trường Hà", "xã Sóc Hà")).lines
        assert all(any(name in line for line in lines) for name in ("XÃ TRƯỜNG HÀ", "XÃ SÓC HÀ"))


def test_that_a_comma_parts_what_would_be_one_phrase() -> None:
    words = ["AN", "NINH,", "BIÊN", "GIỚI"]
    assert gap_costs(words)[1] == 0
    assert gap_costs(["AN", "NINH", "BIÊN", "GIỚI"])[1] > 0


def test_that_a_name_with_a_comma_inside_is_kept() -> None:
    assert gap_costs(["Bản", "Ả,", "Hạ"], ("Bản Ả, Hạ",))[1] == gap_costs(["Bản", "Ả", "Hạ"], ("Bản Ả Hạ",))[1] > 1


def test_that_numbers_stay_with_their_word() -> None:
    costs = gap_costs(["KỶ", "NIỆM", "63", "NĂM", "NGÀY", "03/3", "LẦN", "THỨ", "II"])
    joined = {2, 4, 7}
    assert {index for index, cost in enumerate(costs) if cost >= 4} == joined | {1}


def test_that_a_span_of_years_is_one_thing() -> None:
    assert gap_costs(["GIAI", "ĐOẠN", "2022", "-", "2027,", "TẦM"])[1:4] == [4, 4, 4]
    assert max(gap_costs(["A", "–", "B"])) < 1
    assert max(gap_costs(["63", "-", "B"])) < 1


def test_that_letters_of_roman_numbers_may_be_a_word() -> None:
    assert gap_costs(["CHỐNG", "VI", "PHẠM"])[0] < 1


def test_that_a_number_behind_a_comma_begins_a_line() -> None:
    assert gap_costs(["MỚI,", "2022"]) == [0]


def test_that_marks_alone_are_words_too() -> None:
    assert break_lines("A – B", 3, len).lines == ("A", "–", "B")


def test_that_no_text_gives_no_line() -> None:
    assert break_lines("  ", 3, len).lines == ()


def test_that_one_long_word_stands_alone() -> None:
    assert break_lines(f"A {'B' * 50} C", 3, len).lines == ("A", "B" * 50, "C")


@given(st.lists(st.text("ABÔ,.", min_size=1, max_size=12), min_size=1, max_size=40), st.integers(1, 12))
def test_that_no_word_is_lost_or_moved(words: list[str], count: int) -> None:
    broken = break_lines(" ".join(words), count, len)
    assert " ".join(broken.lines).split() == words
    assert broken.cost >= 0
    assert all(broken.lines)


@given(st.lists(st.text("BDGM", min_size=3, max_size=7), min_size=10, max_size=60), st.integers(2, 8))
def test_that_lines_of_three_words_and_more_are_balanced(words: list[str], count: int) -> None:
    widths = [len(line) for line in break_lines(" ".join(words), min(count, len(words) // 3), len).lines]
    assert min(widths) >= 0.5 * max(widths)
