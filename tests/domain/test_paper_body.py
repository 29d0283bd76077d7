"""The structure of a typed body is read from its numbering; what is out of order is told, nothing is renumbered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.paper_body import (
    POINT_LETTERS,
    BodyLevel,
    BodyLine,
    BodyTable,
    read_body,
    roman,
    roman_value,
)
from app.domain.paper_tables import MOST_COLUMNS


def lines(text: str) -> list[BodyLine]:
    return [part for part in read_body(text).parts if isinstance(part, BodyLine)]


def signs(text: str) -> list[tuple[BodyLevel, str]]:
    return [(line.level, line.number) for line in lines(text)]


def told(text: str) -> list[str]:
    return [fault.sentence for fault in read_body(text).faults]


def test_that_every_level_is_known_by_its_sign() -> None:
    text = (
        "Phần I\nMỞ ĐẦU\nChương I\nTên chương\nMục 1. Tên mục\nĐiều 1. Một việc.\nI. Mục\n1. Khoản\n"
        "1.1. Nhỏ hơn\na) Điểm\n- Gạch\nChữ"
    )
    assert signs(text) == [
        (BodyLevel.PART, "Phần I"),
        (BodyLevel.CHAPTER, "Chương I"),
        (BodyLevel.DIVISION, "Mục 1"),
        (BodyLevel.ARTICLE, "Điều 1."),
        (BodyLevel.SECTION, "I."),
        (BodyLevel.ITEM, "1."),
        (BodyLevel.SUBITEM, "1.1."),
        (BodyLevel.POINT, "a)"),
        (BodyLevel.DASH, "-"),
        (BodyLevel.TEXT, ""),
    ]
    assert not told(text)


def test_that_a_chapter_takes_its_title_from_its_own_line_or_the_next() -> None:
    assert [(line.number, line.text) for line in lines("Chương I\nQuy định\nChương II. Tổ chức\n")] == [
        ("Chương I", "Quy định"),
        ("Chương II", "Tổ chức"),
    ]


def test_that_a_chapter_without_a_title_is_told() -> None:
    assert told("Chương I\nĐiều 1. Việc.") == ["Dòng 1: “Chương I” chưa có tên."]
    assert told("Chương I\nTT\tTên\n1\tMột") == ["Dòng 1: “Chương I” chưa có tên."]


@pytest.mark.parametrize(
    "line",
    [
        "1.500 người tham gia",
        "03/3 là ngày Biên phòng toàn dân",
        "20.12.2021 là hạn nộp",
        "Phần lớn nhân dân tham gia",
        "Phần I của kế hoạch đã nêu",
        "Điều 5 Luật Biên giới quốc gia",
        "Mục 3 của kế hoạch",
        "-5 độ",
        "1.5 triệu đồng",
        "(a) trong ngoặc",
        "AB) hai chữ",
    ],
)
def test_that_a_line_which_only_begins_like_a_number_is_text(line: str) -> None:
    assert signs(line) == [(BodyLevel.TEXT, "")]
    assert lines(line)[0].text == line


@pytest.mark.parametrize("line", ["V.I.Lênin viết", "1. xóm", "a) điểm", "- gạch", "Điều 4. Luật"])
def test_that_a_backslash_takes_the_meaning_from_a_number(line: str) -> None:
    assert lines(f"\\{line}") == [BodyLine(BodyLevel.TEXT, "", line, 1)]
    assert not told(f"\\{line}")


def test_that_points_go_by_the_vietnamese_alphabet() -> None:
    text = "\n".join(f"{letter}) Việc;" for letter in POINT_LETTERS)
    assert [line.number for line in lines(text)][:7] == ["a)", "b)", "c)", "d)", "đ)", "e)", "g)"]
    assert not told(text)


def test_that_a_letter_out_of_order_is_told_once() -> None:
    (sentence,) = told("a) Một;\nb) Hai;\nd) Bốn;\nđ) Năm;")
    assert sentence.startswith("Dòng 3: đến đây phải là “c)”, nhưng ghi “d)”. Hãy sửa số thứ tự, hoặc gõ dấu \\ ")


def test_that_f_is_no_letter_of_a_point() -> None:
    text = "a) 1;\nb) 2;\nc) 3;\nd) 4;\nđ) 5;\ne) 6;\nf) 7;\nh) 8;"
    assert [sentence.split(". ")[0] for sentence in told(text)] == ["Dòng 7: đến đây phải là “g)”, nhưng ghi “f)”"]


def test_that_points_past_the_alphabet_are_told() -> None:
    text = "\n".join(f"{letter}) Việc;" for letter in POINT_LETTERS) + "\na) Lại từ đầu;"
    assert told(text) == [
        "Dòng 24: sau điểm “y)” không còn chữ cái để đánh số; hãy tách thành mục khác.",
    ]


def test_that_numbers_begin_anew_within_what_stands_above_them() -> None:
    assert not told("I. Một\n1. A\na) x\n2. B\na) y\nII. Hai\n1. C\n1.1. D\n1.2. E\n2. F\n2.1. G")


def test_that_articles_run_through_all_chapters() -> None:
    assert not told("Chương I\nA\nĐiều 1. A.\n1. a.\nChương II\nB\nĐiều 2. B.\n1. b.")
    assert told("Chương I\nA\nĐiều 1. A.\nChương II\nB\nĐiều 1. B.")[0].startswith("Dòng 6: đến đây phải là “Điều 2.”")


def test_that_sections_may_begin_anew_or_go_on_in_a_new_part() -> None:
    assert not told("Phần I\nA\nI. Một\nII. Hai\nPhần II\nB\nI. Ba")
    assert not told("Phần I\nA\nI. Một\nII. Hai\nPhần II\nB\nIII. Ba")
    assert len(told("I. Một\nII. Hai\nI. Ba")) == 1


def test_that_a_subitem_belongs_to_its_item() -> None:
    assert told("1. A\n2.1. B")[0].startswith("Dòng 2: đến đây phải là “1.1.”, nhưng ghi “2.1.”")
    assert told("1.2. B")[0].startswith("Dòng 1: đến đây phải là “1.1.”")


def test_that_wrong_roman_letters_are_told() -> None:
    assert told("I. A\nIIII. B")[0].startswith("Dòng 2: đến đây phải là “II.”, nhưng ghi “IIII.”")


def test_that_a_numbered_line_is_a_heading_only_over_something_deeper() -> None:
    titles = {line.text: line.is_title for line in lines("I. Mục\n1. Đầu mục\nLời.\n2. Một câu.\n3. Cuối")}
    assert titles == {"Mục": True, "Đầu mục": True, "Lời.": False, "Một câu.": False, "Cuối": False}
    assert [line.is_title for line in lines("1. Xã Sóc Hà\n2. Xã Cần Yên")] == [False, False]
    assert lines("1. Bảng\nTT\tTên\n1\tMột")[0].is_title
    assert lines("Điều 1. Phạm vi\n1. Một.")[0].is_title


def test_that_rows_with_tabs_are_a_table() -> None:
    body = read_body("Như sau:\r\nTT\tTên\tSố\n1\tSóc Hà\t5\n\t\t\n2\tCần Yên\nHết.")
    assert body.parts[1] == BodyTable((("TT", "Tên", "Số"), ("1", "Sóc Hà", "5"), ("2", "Cần Yên", "")), 2)
    assert [line.text for line in lines("Như sau:\nA\tB\nHết.")] == ["Như sau:", "Hết."]


def test_that_a_quoted_cell_holds_line_breaks() -> None:
    body = read_body('TT\tViệc\n1\t"Dòng một\ndòng ""hai"""\tx\n2\tBa')
    assert body.parts == (BodyTable((("TT", "Việc", ""), ("1", 'Dòng một dòng "hai"', "x"), ("2", "Ba", "")), 1),)


def test_that_a_quotation_mark_which_nothing_closes_is_text() -> None:
    body = read_body('TT\tTên\n1\t"Ống 5\n2\tỐng 6')
    assert body.parts == (BodyTable((("TT", "Tên"), ("1", '"Ống 5'), ("2", "Ống 6")), 1),)


def test_that_columns_without_any_text_go_and_a_table_of_nothing_too() -> None:
    assert read_body("A\t\tB\n1\t\t2").parts == (BodyTable((("A", "B"), ("1", "2")), 1),)
    assert read_body('""\t""').parts == ()


def test_that_a_tab_at_the_head_of_a_line_is_no_table() -> None:
    assert [line.text for line in lines("\tThụt vào bằng phím Tab.\n\t\n")] == ["Thụt vào bằng phím Tab."]


def test_that_a_table_wider_than_a_page_is_told() -> None:
    wide = "\t".join(str(number) for number in range(MOST_COLUMNS + 1))
    assert told(f"Bảng:\n{wide}") == [
        f"Dòng 2: bảng có {MOST_COLUMNS + 1} cột, nhiều hơn {MOST_COLUMNS} cột một trang chứa được; hãy tách bảng."
    ]


def test_that_roman_numbers_come_back() -> None:
    assert [roman_value(roman(number)) for number in range(1, 90)] == list(range(1, 90))
    assert [roman_value(sign) for sign in ("", "IIII", "VX", "IXI")] == [None] * 4


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_that_any_text_has_a_structure(text: str) -> None:
    body = read_body(text)
    assert all(isinstance(part, BodyLine) or len({len(row) for row in part.rows}) == 1 for part in body.parts)
    assert [fault.row for fault in body.faults] == sorted(fault.row for fault in body.faults)


@given(st.lists(st.sampled_from(["một", "hai ba", "xóm Nà Giàng"]), min_size=1, max_size=6))
def test_that_text_without_numbers_stays_letter_for_letter(texts: list[str]) -> None:
    assert [line.text for line in lines("\n\n".join(texts))] == texts
