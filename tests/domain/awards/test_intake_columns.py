"""Which column of a list says what: by its title in any wording, or by its cells; what somebody chose goes first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.intake import (
    Intake,
    IntakeLine,
    IntakeQuestion,
    LineState,
)
from app.domain.awards.intake_columns import columns_of
from app.domain.awards.intake_table import CellDoubt, ListCell, ListRow, ListTable
from app.domain.awards.intake_text import text_table
from app.domain.awards.intake_titles import IntakeColumn, meaning
from app.domain.awards.intake_values import SaidNumber, is_id_number, read_count, read_id_number
from app.domain.awards.nominations import Nominee

C = IntakeColumn


@pytest.mark.parametrize(
    ("title", "column"),
    [
        ("TT", C.ORDER), ("S TT", C.ORDER), ("Họ và tên (Ông/Bà) hoặc tên tập thể", C.NAME), ("Họ, tên", C.NAME),
        ("Tên tập thể, cá nhân", C.NAME), ("Cá nhân được đề nghị", C.NAME), ("Ngày, tháng, năm sinh", C.BORN),
        ("Năm sinh Nữ", C.BORN_WOMAN), ("Nam", C.BORN_MAN), ("Giới tính", C.SEX), ("Ông/Bà", C.SALUTATION),
        ("Số CCCD/CMND", C.ID_NUMBER), ("Dân tộc", C.ETHNICITY), ("Chức vụ, đơn vị công tác", C.POSITION),
        ("Nơi cư trú", C.PLACE), ("Đơn vị", C.PLACE), ("Xã, thị trấn", C.UNIT), ("Đơn vị đề nghị", C.PROPOSER),
        ("Hình thức đề nghị khen thưởng", C.AWARD), ("Đã được khen (năm, hình thức)", C.EARLIER),
        ("Thành tích khác lần khen trước (x)", C.DIFFERENT), ("Tóm tắt thành tích", C.ACHIEVEMENT),
        ("Thứ tự ưu tiên", C.PRIORITY), ("Tổ trưởng", C.LEADER), ("Số thành viên", C.MEMBERS),
        ("Báo cáo thành tích (x)", C.PAPERS), ("Ghi chú", C.NOTE), ("Đối tượng", C.KIND), ("Quỹ", None), ("", None),
        ("x" * 200, None),
    ],
)  # fmt: skip
def test_that_titles_are_known_in_any_wording(title: str, column: IntakeColumn | None) -> None:
    assert meaning(title) is column


def table(*rows: str) -> ListTable:
    return text_table("\n".join(rows))


def test_that_titles_in_two_rows_are_read_together() -> None:
    found = columns_of(table("TT\tHọ tên\tNăm sinh\t\tXóm", "\t\tNam\tNữ\t", "1\tLý A\t1970\t\tLáp"), {})
    assert found is not None
    assert dict(found.places) == {C.ORDER: 0, C.NAME: 1, C.BORN_MAN: 2, C.BORN_WOMAN: 3, C.PLACE: 4}
    assert (found.first, found.is_guessed) == (2, False)


def test_that_titles_shown_over_merged_rows_are_one() -> None:
    found = columns_of(table("Họ tên\tNăm sinh\tQuỹ", "Họ tên\tNam\tQuỹ", "Lý A\t1970\t1"), {})
    assert found is not None
    assert (found.places[C.BORN_MAN], found.first, found.unknown) == (1, 2, (2,))


def test_that_rows_above_the_titles_and_twice_the_same_title_are_seen() -> None:
    found = columns_of(table("DANH SÁCH KHEN THƯỞNG", "TT\tHọ tên\tHọ tên cha\tHình thức", "1\tA B\tC D\tGK"), {})
    assert found is not None
    assert (found.first, found.unknown, found.says_for_what) == (2, (2,), True)
    assert found.text(ListRow(3, {}), C.NAME) == ""


def test_that_parts_of_a_name_may_be_the_last_columns() -> None:
    found = columns_of(table("TT\tHọ đệm\tTên", "1\tNông Thị\tHiền"), {})
    assert found is not None
    assert dict(found.places) == {C.ORDER: 0, C.NAME: 1, C.NAME_END: 2}
    alone = columns_of(table("TT\tHọ tên\tHọ đệm", "1\tNông Thị Hiền\tNông Thị"), {})
    assert alone is not None
    assert C.NAME_END not in alone.places


def test_that_a_list_with_one_column_of_names_is_a_list() -> None:
    found = columns_of(table("Họ và tên", "Lý Văn A"), {})
    assert found is not None
    assert (dict(found.places), found.says_for_what) == ({C.NAME: 0}, False)
    assert columns_of(table("Cá nhân", "12"), {}) is None
    assert columns_of(table("Họ và tên"), {}) is not None


@pytest.mark.parametrize(
    ("titles", "may"),
    [
        ("Họ tên\tĐơn vị", True), ("Họ tên\tCƠ QUAN, ĐƠN VỊ (xã)", True), ("Họ tên\tĐơn vị, địa phương", True),
        ("Họ tên\tNơi cư trú", False), ("Họ tên\tĐơn vị\tXã", False), ("Họ tên\tĐơn vị\tĐơn vị đề nghị", False),
        ("Họ tên\tNăm sinh", False),
    ],
)  # fmt: skip
def test_that_a_column_titled_unit_may_be_of_places_or_of_units(titles: str, may: bool) -> None:
    found = columns_of(table(titles, "Lý Văn A\tSóc Hà"), {})
    assert found is not None
    assert (found.of_unit_or_place is not None) is may
    if may:
        assert found.with_unit(1).places[C.UNIT] == found.places[C.PLACE] == 1


def test_that_columns_without_titles_are_guessed() -> None:
    rows = ("1\tÔng\tLý Văn A\tnam\t1/2/1970\t004085001234\tGK huyện\tabc",
            "2\tBà\tMã Thị B\tnữ\t1980\t085123456\tGK xã\tdef")  # fmt: skip
    found = columns_of(table(*rows), {})
    assert found is not None
    assert [found.places[item] for item in (C.ORDER, C.SALUTATION, C.NAME, C.SEX, C.BORN, C.ID_NUMBER, C.AWARD)] == [
        *range(7)
    ]
    assert (found.is_guessed, found.unknown, found.first) == (True, (7,), 0)


def test_that_what_somebody_chose_goes_first() -> None:
    rows = table("Quỹ\tHọ tên\tNăm sinh", "Lý Văn A\tx\t1970")
    chosen = columns_of(rows, {0: C.NAME, 2: None})
    assert chosen is not None
    assert (dict(chosen.places), chosen.unknown) == ({C.NAME: 0}, (1,))
    assert columns_of(rows, {1: None}) is None


def test_that_pasted_text_is_split_by_what_stands_in_most_lines() -> None:
    assert [len(row.cells) for row in table("a;b", "c;d").rows] == [2, 2]
    assert [len(row.cells) for row in table("Lý A, xóm Láp", "Mã B", "Vi C").rows] == [1, 1, 1]
    assert table('"Lý\nA"\tx', "", 'B "C\ty').rows[0].text(0) == "Lý\nA"
    assert table('"Bình" yên\tx').rows[0].text(0) == '"Bình" yên'
    assert table('Tổ "Bình yên\tx').rows[0].text(0) == 'Tổ "Bình yên'
    assert table('Tổ "Bình yên;x', "a;b").rows[0].text(0) in ('Tổ "Bình yên', "Tổ Bình yên")
    row = table("a\tb").rows[0]
    assert (row.shown, row.text(None), row.text(9), table("a").place(row)) == ("a | b", "", "", "dòng 1")
    assert ListTable("Trang1", ()).place(row) == "Trang1, dòng 1"


@given(st.lists(st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters='"'), min_size=1), min_size=1))
def test_that_pasted_cells_say_what_was_in_them(cells: list[str]) -> None:
    (row,) = text_table("\t".join([*cells, "x"])).rows
    assert [row.cells[number].text for number in range(len(cells)) if number in row.cells][-1:] == cells[-1:]


# --- values ----------------------------------------------------------------------------------------------------------


def cell(text: str, *, is_number: bool = False, doubt: CellDoubt = CellDoubt.NONE) -> ListCell:
    return ListCell(text, "A1", is_number, doubt)


@pytest.mark.parametrize(
    ("given_cell", "said"),
    [
        (None, SaidNumber()),
        (cell(" "), SaidNumber()),
        (cell("004085001234"), SaidNumber("004085001234")),
        (cell("'004085001234"), SaidNumber("004085001234")),
        (cell("004 085 001234"), SaidNumber("004085001234")),
        (cell("085123456", is_number=True), SaidNumber("085123456")),
        (cell("4,08E+11"), SaidNumber(question="id-rounded")),
        (cell("4085", doubt=CellDoubt.REWRITTEN), SaidNumber(question="id-rounded")),
        (cell("4085001234"), SaidNumber(question="id-short", proposals=("004085001234",))),
        (cell("104085001234", is_number=True), SaidNumber(question="id-unclear", proposals=("104085001234",))),
        (cell("12a"), SaidNumber(question="id-unclear")),
        (cell("٠٠٤٠٨٥٠٠١٢٣٤"), SaidNumber(question="id-unclear")),
        (cell("1234567890123456"), SaidNumber(question="id-unclear")),
    ],
)
def test_that_a_number_of_identity_is_whole_or_asked_about(given_cell: ListCell | None, said: SaidNumber) -> None:
    assert read_id_number(given_cell) == said


@given(st.text(max_size=20), st.booleans())
def test_that_no_number_is_taken_that_was_not_written_so(text: str, is_number: bool) -> None:
    said = read_id_number(cell(text, is_number=is_number))
    assert not said.text or (is_id_number(said.text) and said.text == "".join(ch for ch in text if ch.isdigit()))


def test_that_counts_are_plain_numbers_of_people() -> None:
    texts = ("12", "12 người", "thứ 2", "12 hộ", "0", "1.5", "", "9999999", "٣")
    assert [read_count(text) for text in texts] == [12, 12, 2, None, None, None, None, None, None]
    assert not is_id_number("12")


def test_that_a_list_knows_what_is_open() -> None:
    line = IntakeLine("1", "dòng 1", "A", Nominee(NomineeKind.INDIVIDUAL, "A", 1))
    open_one = Intake((line,), (IntakeQuestion("k", "c", "?"),))
    assert (open_one.of(LineState.NEW), open_one.of(LineState.KNOWN), open_one.is_settled) == ((line,), (), False)
    assert Intake().is_settled
