"""Pasted lists, text files and numbered paragraphs as tables: what tells cells apart, where names end."""

import pytest

from app.domain.awards.intake import SaidPaper, paper_of
from app.domain.awards.intake_columns import columns_of, halves, looks_telling, titles_again
from app.domain.awards.intake_paragraphs import Paragraph, name_ends, paragraph_list
from app.domain.awards.intake_table import CellDoubt, ListTable
from app.domain.awards.intake_text import text_table
from app.domain.awards.intake_titles import IntakeColumn

C = IntakeColumn


def shown(table: ListTable) -> list[str]:
    return [row.shown for row in table.rows]


@pytest.mark.parametrize("sign", ["\t", ";", "|", "   ", ","])
def test_that_cells_are_told_apart_by_the_sign_that_lines_have(sign: str) -> None:
    table = text_table(f"TT{sign}Họ và tên{sign}Năm sinh\n1{sign}Nông Văn An{sign}1972\n2{sign}Lý Thị Bình{sign}1980")
    assert shown(table) == ["TT | Họ và tên | Năm sinh", "1 | Nông Văn An | 1972", "2 | Lý Thị Bình | 1980"]
    assert not any(row.is_shifted for row in table.rows)


def test_that_lines_without_a_sign_are_one_cell_each() -> None:
    assert shown(text_table("Họ và tên\nNông Văn An\n\nLý Thị Bình")) == ["Họ và tên", "Nông Văn An", "Lý Thị Bình"]


@pytest.mark.parametrize(
    ("rows", "shifted"),
    [
        (("TT;Họ và tên;Năm sinh", "1;Nông Văn An;1972;thừa", "2;Lý Thị Bình"), [False, True, False]),
        (("TT,Họ và tên,Năm sinh", "1,Nông Văn An,1972", "2,Lý Thị Bình"), [False, False, True]),
        (("TT   Họ và tên     Năm sinh   Xã", "1    Nông Văn An   1972   Láp", "2   Lý Bình   Láp", "Cộng"),
         [False, False, True, False]),
        (("1   Nông Văn An   1972", "", "2   Lý Bình"), [False, True]),
    ],
)  # fmt: skip
def test_that_a_line_with_other_cells_than_its_titles_is_marked(rows: tuple[str, ...], shifted: list[bool]) -> None:
    assert [row.is_shifted for row in text_table("\n".join(rows)).rows] == shifted


def test_that_cells_that_stand_under_their_titles_are_in_their_columns() -> None:
    table = text_table("TT  Họ và tên    Năm sinh  Xã\n1   Nông Văn An  1972      Láp\n2   Lý Bình                Chợ")
    assert not any(row.is_shifted for row in table.rows)
    assert (table.rows[2].text(1), table.rows[2].text(2), table.rows[2].text(3)) == ("Lý Bình", "", "Chợ")


def test_that_a_quotation_mark_within_a_text_is_kept() -> None:
    assert shown(text_table('Họ và tên\tGhi chú\nNông Văn An\tnói "tốt" rồi\nLý Bình\t"mở'))[2] == 'Lý Bình | "mở'


# --- paragraphs ------------------------------------------------------------------------------------------------------


def test_that_numbered_lines_are_rows_of_number_name_birth_and_rest() -> None:
    table = text_table("Danh sách:\n1. Ông Nông Văn An, sinh năm 1972, trưởng xóm\n2) Lý Thị Bình (SN 1980)\n\n3. Khác")
    assert [sorted(row.cells) for row in table.rows] == [[0], [0, 1, 2, 3], [0, 1, 2], [0, 1]]
    assert shown(table)[1:3] == ["1 | Ông Nông Văn An | 1972 | trưởng xóm", "2 | Lý Thị Bình | 1980"]


def test_that_bullets_and_numbers_of_the_program_count_where_nothing_is_numbered() -> None:
    table = paragraph_list([Paragraph("Nông Văn An, trưởng xóm", is_listed=True), Paragraph("- Bà Lý Bình")])
    assert table is not None
    assert shown(table) == ["Nông Văn An | trưởng xóm", "Bà Lý Bình"]


@pytest.mark.parametrize("lines", [["1. Ông Nông Văn An"], ["1. Kết quả", "2. Tồn tại"], ["một", "hai"], []])
def test_that_paragraphs_that_do_not_begin_with_names_are_no_list(lines: list[str]) -> None:
    assert paragraph_list([Paragraph(line) for line in lines]) is None


def test_that_the_end_of_a_groups_name_is_open_and_two_births_stand_together() -> None:
    lines = ("1. Tổ tự quản đường biên, mốc quốc giới xóm Láp", "2. Lý An, sinh năm 1970, sinh năm 1972", "3. Lý Bình")
    table = paragraph_list([Paragraph(line) for line in lines])
    assert table is not None
    assert [row.cells[1].doubt for row in table.rows] == [CellDoubt.OPEN_END, CellDoubt.NONE, CellDoubt.NONE]
    assert table.rows[1].text(2) == "1970 / 1972"
    assert name_ends("Tổ A, xóm B, xã C") == ("Tổ A", "Tổ A, xóm B")


# --- columns ---------------------------------------------------------------------------------------------------------


def table_of(*rows: str) -> ListTable:
    return text_table("\n".join(rows))


def test_that_the_surest_title_is_that_of_names_and_others_are_kept() -> None:
    found = columns_of(table_of("Tập thể\tHọ và tên\tTên đơn vị\tNơi công tác", "\tLý An\tSóc Hà\tXóm Láp"), {})
    assert found is not None
    assert (found.places[C.NAME], found.also_names, found.of_unit_or_place) == (1, (0,), 2)
    with_unit = found.with_unit(2)
    assert (with_unit.places[C.UNIT], with_unit.places[C.PLACE], with_unit.unknown) == (2, 3, (0,))
    other = columns_of(table_of("Họ và tên\tNơi công tác\tĐơn vị", "Lý An\tXóm Láp\tSóc Hà"), {})
    assert other is not None
    assert other.with_unit(2).places[C.PLACE] == 1


def test_that_a_row_of_titles_further_down_is_known_as_such() -> None:
    table = table_of(
        "TT\tHọ và tên\tNăm sinh", "1\tLý An\t1972", "TT\tNăm sinh\tHọ và tên", "Số TT\tHọ tên\tXã", "TT\t\tNăm sinh"
    )
    columns = columns_of(table, {})
    assert columns is not None
    again = [titles_again(row, columns) for row in table.rows]
    assert again[1] is None
    assert again[2] is not None
    assert again[2].places[C.NAME] == 2
    assert again[3] is not None
    assert again[3].places[C.UNIT] == 2
    assert again[4] is columns
    guessed = columns_of(table_of("1\tLý Văn An\t1972", "2\tLý Văn Bình\t1980"), {})
    assert guessed is not None
    assert titles_again(table.rows[0], guessed) is None


def test_that_titles_side_by_side_make_two_tables() -> None:
    first, second = halves(table_of("DS", "TT\tHọ tên\tTT\tHọ tên", "1\tLý An\t2\tLý Bình", "3\tLý Cao"))
    assert (shown(first), shown(second)) == (
        ["DS", "TT | Họ tên", "1 | Lý An", "3 | Lý Cao"],
        ["TT | Họ tên", "2 | Lý Bình"],
    )
    assert first.key != second.key
    assert len(halves(table_of("TT\tHọ tên", "1\tLý An"))) == 1


def test_that_days_numbers_and_awards_are_telling() -> None:
    assert looks_telling(("14/5/1972", "1980"))
    assert looks_telling(("Giấy khen huyện",))
    assert not looks_telling(("Trưởng xóm", "Bí thư"))


@pytest.mark.parametrize(
    ("name", "paper"),
    [("Tờ trình kèm danh sách", SaidPaper.LETTER), ("Văn bản đề nghị kèm danh sách", SaidPaper.LETTER),
     ("Biên bản xét khen thưởng", SaidPaper.MINUTES), ("Báo cáo thành tích", SaidPaper.REPORT), ("Xác nhận", None)],
)  # fmt: skip
def test_that_papers_of_a_checklist_are_known_by_their_names(name: str, paper: SaidPaper | None) -> None:
    assert paper_of(name) is paper
