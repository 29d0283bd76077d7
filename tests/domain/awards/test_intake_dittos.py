"""«nt», «như trên», a lone quotation mark stand for the cell above, never for a name."""

import pytest

from app.domain.awards.intake_columns import columns_of
from app.domain.awards.intake_dittos import is_ditto, with_dittos
from app.domain.awards.intake_table import CellDoubt, ListTable
from app.domain.awards.intake_text import text_table
from app.domain.awards.intake_titles import IntakeColumn


def read(text: str) -> ListTable:
    table = text_table(text)
    columns = columns_of(table, {})
    assert columns is not None
    return with_dittos(table, columns)


def places(table: ListTable) -> list[str]:
    columns = columns_of(table, {})
    assert columns is not None
    return [row.text(columns.places[IntakeColumn.PLACE]) for row in table.rows[columns.first :]]


@pytest.mark.parametrize("text", ["nt", "NT.", "-nt-", "Như trên", "(như trên)", '"', "''", "”", "〃", ",,", ' " '])
def test_that_a_mark_points_to_the_cell_above(text: str) -> None:
    assert is_ditto(text)


@pytest.mark.parametrize("text", ["Nà Thúy", "-", "", "N.T. Hoa", "trên", '"Nà"', "ntt"])
def test_that_other_words_point_nowhere(text: str) -> None:
    assert not is_ditto(text)


def test_that_marks_one_below_the_other_all_say_what_the_first_cell_says() -> None:
    told = 'Họ và tên\tNơi ở\nNông Văn Một\txóm Nà Rì\nNông Văn Hai\t"\nNông Văn Ba\tnt\nNông Văn Bốn\txóm Cốc\n'
    assert places(read(told)) == ["xóm Nà Rì", "xóm Nà Rì", "xóm Nà Rì", "xóm Cốc"]


def test_that_two_quotation_marks_do_not_swallow_the_line_between() -> None:
    told = 'Họ và tên\tNơi ở\tDân tộc\nNông Văn Một\txóm Nà Rì\tTày\nNông Văn Hai\t"\tNùng\nNông Văn Ba\t"\tDao\n'
    table = read(told)
    assert len(table.rows) == 4
    assert places(table) == ["xóm Nà Rì"] * 3


def test_that_a_cell_in_quotation_marks_over_two_lines_stays_one_cell() -> None:
    told = 'Họ và tên\tNơi ở\nNông Văn Một\t"xóm Nà Rì\nxã Sóc Hà"\nNông Văn Hai\txóm Cốc\n'
    assert len(read(told).rows) == 3


def test_that_a_mark_with_nothing_above_it_has_no_certain_result() -> None:
    told = "Họ và tên\tNơi ở\nNông Văn Một\tnt\nNông Văn Hai\tnt\n"
    rows = read(told).rows[1:]
    assert [row.cells[1].doubt for row in rows] == [CellDoubt.UNCALCULATED] * 2


def test_that_a_row_without_a_name_is_nobody_to_point_to() -> None:
    told = "Họ và tên\tNơi ở\nNông Văn Một\txóm Nà Rì\n\txóm Khác\nNông Văn Ba\tnt\n"
    assert places(read(told))[-1] == "xóm Nà Rì"


def test_that_a_name_is_nobody_s_ditto() -> None:
    told = "Họ và tên\tNơi ở\nNông Văn Một\txóm Nà Rì\nnt\txóm Cốc\n"
    assert [row.text(0) for row in read(told).rows[1:]] == ["Nông Văn Một", "nt"]
