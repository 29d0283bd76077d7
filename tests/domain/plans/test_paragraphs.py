"""Text of a plan into paragraphs with their clauses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.plans.labels import LabelKind, bullet_of, label_of
from app.domain.plans.paragraphs import paragraphs_of


def outline(text: str) -> list[tuple[str, int]]:
    return [(item.clause, item.level) for item in paragraphs_of(text)]


def test_that_a_clause_is_the_path_of_its_numbers() -> None:
    text = """KẾ HOẠCH
    I. MỤC ĐÍCH
    1. Mục đích
    II. NỘI DUNG
    2. Nội dung thực hiện
    2.1. Tổ chức tập huấn
    a) Tập huấn toàn quốc
    - Chủ đề:
    + Quan điểm
    + Thành tựu
    - Yêu cầu
    đ) Khác
    2.10. Sơ kết
    III. KINH PHÍ
    Kinh phí do tỉnh chi."""
    assert outline(text) == [
        ("", 0),
        ("I", 1),
        ("I.1", 2),
        ("II", 1),
        ("II.2", 2),
        ("II.2.1", 3),
        ("II.2.1.a", 4),
        ("II.2.1.a", 5),
        ("II.2.1.a", 6),
        ("II.2.1.a", 6),
        ("II.2.1.a", 5),
        ("II.2.1.đ", 4),
        ("II.2.10", 3),
        ("III", 1),
        ("III", 2),
    ]


def test_that_a_number_given_twice_is_told_apart_with_all_below_it() -> None:
    text = "III. HÌNH THỨC\nA. CÁC XÃ\n4. Thời gian\nB. CẤP XÓM\nIII. KHEN THƯỞNG\n3. Giấy khen\nHồ sơ gửi trước 10/02."
    assert [clause for clause, _level in outline(text)] == [
        "III",
        "III.A",
        "III.A.4",
        "III.B",
        "III(2)",
        "III(2).3",
        "III(2).3",
    ]


def test_that_recipients_and_annexes_begin_anew() -> None:
    text = """I. MỤC ĐÍCH
    Nơi nhận:
    - Thường trực Huyện ủy;
    A. Tên một người
    TRƯỞNG BAN
    ĐỀ CƯƠNG
    I. ĐẶC ĐIỂM
    1. Chung
    - Tình hình
    PHỤ LỤC 2
    I. BIỂU"""
    assert outline(text) == [
        ("I", 1),
        ("Nơi nhận", 1),
        ("Nơi nhận", 2),
        ("Nơi nhận", 2),
        ("Nơi nhận", 2),
        ("Phụ lục", 1),
        ("Phụ lục.I", 2),
        ("Phụ lục.I.1", 3),
        ("Phụ lục.I.1", 4),
        ("Phụ lục(2)", 1),
        ("Phụ lục(2).I", 2),
    ]


def test_that_a_sentence_broken_by_a_page_is_one_again_and_headings_stay_apart() -> None:
    text = (
        "- Kết quả sản phẩm: Tổ chức 03 hội nghị PBGDPL tập trung, đại biểu là trưởng\n\n\x0cthôn, khu phố.\n"
        "1. Mục tiêu\nnâng cao nhận thức;\nđ) điểm khác"
    )
    assert [item.text for item in paragraphs_of(text)] == [
        "- Kết quả sản phẩm: Tổ chức 03 hội nghị PBGDPL tập trung, đại biểu là trưởng thôn, khu phố.",
        "1. Mục tiêu",
        "nâng cao nhận thức;",
        "đ) điểm khác",
    ]


def test_that_marks_of_text_recognition_are_no_words_of_the_plan() -> None:
    text = "## **2. Đối tượng**\n***b) Mục tiêu cụ thể***\n*\\* Giai đoạn 1*\nSố: ~~12~~ /KH"
    assert [item.text for item in paragraphs_of(text)] == [
        "2. Đối tượng",
        "b) Mục tiêu cụ thể",
        "* Giai đoạn 1",
        "Số: 12 /KH",
    ]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("1. Một\n2.1. Không có mục 2\n2.2. Tiếp", ["1", "2.1", "2.2"]),
        ("1. Một\n1.1. Con\n1.1.1. Cháu\n1.2. Con", ["1", "1.1", "1.1.1", "1.2"]),
        ("1. Một\n1) Trong\na. Chữ\na) Sâu\n2) Trong\n2. Hai", ["1", "1.1", "1.1.a", "1.1.a.a", "1.2", "2"]),
        ("H. Tám", [""]),
        ("A. Một\nB. Hai\nH. Tám\nI. Chín\nJ. Mười", ["A", "B", "H", "I", "J"]),
        ("I. Một\nA. Nhỏ\nII. Hai\nV. Năm", ["I", "I.A", "II", "V"]),
        ("Điều 5. Trách nhiệm\n1. Sở\nĐiều 6. Thi hành\n1. Sở", ["Điều 5", "Điều 5.1", "Điều 6", "Điều 6.1"]),
        (
            "Phần thứ nhất\nI. Một\nPhần thứ hai\nI. Một",
            ["Phần thứ nhất", "Phần thứ nhất.I", "Phần thứ hai", "Phần thứ hai.I"],
        ),
        ("I/ Một\n1/ Hai\n- đ) Ba", ["I", "I.1", "I.1.đ"]),
        ("a) Một\na1) Nhỏ\na2) Nhỏ\nb) Hai", ["a", "a.a1", "a.a2", "b"]),
    ],
)
def test_that_other_ways_of_numbering_are_followed(text: str, clauses: list[str]) -> None:
    assert [clause for clause, _level in outline(text)] == clauses


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("IV. KINH PHÍ", LabelKind.ROMAN, "IV"),
        ("I. MỤC ĐÍCH", LabelKind.ROMAN, "I"),
        ("B. CẤP XÓM", LabelKind.CAPITAL, "B"),
        ("2.10. Sơ kết", LabelKind.DOTTED, "2.10"),
        ("2. Yêu cầu", LabelKind.NUMBER, "2"),
        ("đ) Khác", LabelKind.LETTER, "đ"),
        ("Điều 5. Trách nhiệm", LabelKind.WORD, "Điều 5"),
    ],
)
def test_that_a_label_says_how_a_paragraph_is_numbered(text: str, kind: LabelKind, value: str) -> None:
    label = label_of(text)
    assert label is not None
    assert (label.kind, label.value, text[: label.ends].strip() + " " + text[label.ends :]) == (kind, value, text)


@pytest.mark.parametrize(
    "text", ["", "2021 là năm", "IIII. Sai", "TT. Tỉnh ủy", "15/11 hằng năm", "a b", "Mục tiêu", "1.5 ngày"]
)
def test_that_other_words_are_no_label(text: str) -> None:
    label = label_of(text)
    assert label is None or (text, label.value) == ("1.5 ngày", "1.5")


@pytest.mark.parametrize(
    ("text", "mark"), [("- Một", "-"), ("– Một", "-"), ("+Hai", "+"), ("* Ba", "*"), ("-5", ""), ("Bốn", "")]
)
def test_that_all_dashes_are_one_mark(text: str, mark: str) -> None:
    assert bullet_of(text) == mark


_LINES = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from(
            ["I. A", "III. B", "A. C", "B. D", "1. E", "2.1. F", "a) G", "- H", "+ I", "Nơi nhận:", "PHỤ LỤC"]
        ),
    ),
    max_size=40,
)


@given(_LINES)
def test_that_any_text_keeps_its_words_in_their_order(lines: list[str]) -> None:
    text = "\n".join(line for line in lines if not set("#*~\\") & set(line))
    printable = "".join(sign for sign in text if sign.isprintable() or sign.isspace())
    found = paragraphs_of(printable)
    assert " ".join(item.text for item in found).split() == printable.replace("\ufeff", "").split()


@given(_LINES)
def test_that_only_what_stands_before_the_first_number_has_no_clause(lines: list[str]) -> None:
    found = paragraphs_of("\n".join(lines))
    assert [item.level == 0 for item in found] == [item.clause == "" for item in found]
    clauses = [item.clause for item in found]
    assert "" not in clauses[clauses.count("") :]
    assert all(item.text.strip() == item.text != "" for item in found)


@given(st.lists(st.sampled_from(["I", "II", "III"]), min_size=1, max_size=12))
def test_that_however_often_a_number_comes_no_two_headings_share_a_clause(numbers: list[str]) -> None:
    clauses = [item.clause for item in paragraphs_of("\n".join(f"{number}. MỤC" for number in numbers))]
    assert len(set(clauses)) == len(numbers)
