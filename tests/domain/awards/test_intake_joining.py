"""What stands in several columns of a list and is one thing: names in two cells, rank and office, a mark per award."""

import pytest

from app.domain.awards.intake_columns import IntakeColumns, columns_of
from app.domain.awards.intake_joining import is_ticked_title
from app.domain.awards.intake_table import ListTable
from app.domain.awards.intake_text import text_table
from app.domain.awards.intake_titles import IntakeColumn, is_first_part, is_next_part, meaning
from app.domain.awards.intake_years import years_said


def read(*rows: str) -> tuple[ListTable, IntakeColumns]:
    table = text_table("\n".join(rows))
    found = columns_of(table, {})
    assert found is not None
    return table, found.together()


def said(column: IntakeColumn, *rows: str) -> list[str]:
    table, columns = read(*rows)
    return [columns.text(columns.whole(row), column) for row in table.rows[columns.first :]]


@pytest.mark.parametrize(
    "titles",
    ["TT\tHọ đệm\tTên\tNăm sinh", "TT\tHọ và đệm\tTên\tSinh", "TT\tHọ và (đệm)\tTên\tN.sinh", "TT\tHọ\tTên\tNS",
     "TT\tHọ và tên đệm\tTên\tNăm sinh", "TT\tHọ, chữ đệm\tTên gọi\tNăm sinh"],
)  # fmt: skip
def test_that_a_name_in_two_columns_is_one(titles: str) -> None:
    assert said(IntakeColumn.NAME, titles, "1\tNông Thị\tHiền\t1984") == ["Nông Thị Hiền"]
    assert said(IntakeColumn.BORN, titles, "1\tNông Thị\tHiền\t1984") == ["1984"]


def test_that_a_name_in_three_columns_or_under_one_title_is_one() -> None:
    three = said(IntakeColumn.NAME, "TT\tHọ\tTên đệm\tTên\tXã", "1\tNông\tThị\tHiền\tSóc Hà", "2\tLý\t\tAn\tSóc Hà")
    assert three == ["Nông Thị Hiền", "Lý An"]
    below = ("TT\tHọ và tên\t\tXã", "\tHọ đệm\tTên\t", "1\tNông Thị\tHiền\tSóc Hà")
    assert said(IntakeColumn.NAME, *below) == ["Nông Thị Hiền"]


def test_that_a_first_part_without_its_rest_is_no_split_name() -> None:
    assert not read("TT\tHọ đệm\tNăm sinh\tTên", "1\tNông Thị\t1984\tHiền")[1].more
    assert is_first_part("Họ")
    assert not is_first_part("Họ và tên")
    assert is_next_part("Tên")
    assert not is_next_part("Tên tập thể")


def test_that_rank_and_office_hamlet_and_residence_stand_together() -> None:
    rows = (
        "TT\tHọ tên\tCấp bậc\tChức vụ\tXóm\tThường trú",
        "1\tNguyễn Văn Ba\tThượng tá\tĐồn trưởng\tKéo Sỹ\txã Sóc Hà",
    )
    assert said(IntakeColumn.POSITION, *rows) == ["Thượng tá, Đồn trưởng"]
    assert said(IntakeColumn.PLACE, *rows) == ["Kéo Sỹ, xã Sóc Hà"]
    assert read(*rows)[1].unknown == ()


def test_that_a_mark_under_an_award_proposes_it() -> None:
    rows = ("TT\tHọ tên\tBằng khen tỉnh\tGiấy khen huyện\tXã", "1\tNông Văn An\t\tx\tSóc Hà", "2\tLý Bảy\tX\t-\tSóc Hà",
            "3\tVi Văn Cao\t1\t1\tSóc Hà", "4\tMã Văn Dư\tGiấy khen xã\t\tSóc Hà", "5\tLý Én\t\t\tSóc Hà")  # fmt: skip
    assert said(IntakeColumn.AWARD, *rows) == [
        "Giấy khen huyện", "Bằng khen tỉnh", "Bằng khen tỉnh; Giấy khen huyện", "Giấy khen xã", "",
    ]  # fmt: skip
    below = (
        "TT\tHọ tên\tHình thức đề nghị\t\tXã",
        "\t\tBằng khen tỉnh\tGiấy khen huyện\t",
        "1\tNông Văn An\t\tx\tSóc Hà",
    )
    assert said(IntakeColumn.AWARD, *below) == ["Giấy khen huyện"]
    worded = ("TT\tHọ tên\tĐề nghị tặng Bằng khen tỉnh\tĐề nghị tặng Giấy khen huyện", "1\tNông Văn An\tx\t")
    assert said(IntakeColumn.AWARD, *worded) == ["Đề nghị tặng Bằng khen tỉnh"]


def test_that_an_award_beside_its_marks_is_kept() -> None:
    rows = ("TT\tHọ tên\tHình thức đề nghị\tGiấy khen huyện", "1\tNông Văn An\tBằng khen tỉnh\tx", "2\tLý Bảy\t\tx")
    assert said(IntakeColumn.AWARD, *rows) == ["Bằng khen tỉnh; Giấy khen huyện", "Giấy khen huyện"]
    level = ("TT\tHọ tên\tHình thức đề nghị\tCấp khen", "1\tNông Văn An\tGiấy khen\thuyện")
    assert said(IntakeColumn.AWARD, *level) == ["Giấy khen huyện"]


@pytest.mark.parametrize(
    ("title", "is_one"),
    [("Giấy khen huyện", True), ("BK tỉnh", True), ("Đã tặng Giấy khen", False), ("Giấy khen 2020", False),
     ("Tiền thưởng Giấy khen", False), ("Ghi chú", False)],
)  # fmt: skip
def test_that_only_an_award_of_now_is_proposed_by_a_mark(title: str, is_one: bool) -> None:
    assert is_ticked_title(title) is is_one


@pytest.mark.parametrize(
    ("title", "column"),
    [("Sinh", IntakeColumn.BORN), ("N.sinh", IntakeColumn.BORN), ("H/thức ĐN", IntakeColumn.AWARD),
     ("ĐV CT", IntakeColumn.PLACE), ("ĐV ĐN", IntakeColumn.PROPOSER), ("H.tên", IntakeColumn.NAME),
     ("C.vụ", IntakeColumn.POSITION), ("D.tộc", IntakeColumn.ETHNICITY), ("HTKT", IntakeColumn.AWARD),
     ("Đ/c", IntakeColumn.PLACE), ("G.chú", IntakeColumn.NOTE), ("T/tích", IntakeColumn.ACHIEVEMENT)],
)  # fmt: skip
def test_that_shortened_titles_are_known(title: str, column: IntakeColumn) -> None:
    assert meaning(title) is column


def test_that_columns_without_a_title_are_found() -> None:
    table, columns = read("TT\tHọ và tên\t\tXã", "1\tNông Thị\tHiền\tSóc Hà")
    assert list(columns.untitled(table.rows[columns.first :])) == [2]
    chosen = columns_of(table, {2: IntakeColumn.NAME_END})
    assert chosen is not None
    assert chosen.text(chosen.whole(table.rows[1]), IntakeColumn.NAME) == "Nông Thị Hiền"


@pytest.mark.parametrize(
    ("rows", "name", "years"),
    [
        (["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020", "Họ tên\tXã", "Nông Văn An\tSóc Hà"], "", {2020}),
        (["Hà Quảng, ngày 12 tháng 01 năm 2022", "Họ tên\tXã"], "", set()),
        (["Căn cứ Kế hoạch năm 2019", "Họ tên\tXã\tSinh\tGhi chú", "Nông An\tSóc Hà\t1970\tGK năm 2019"], "", set()),
        (["Họ tên\tXã"], "BC_SoKet_01417_2020.xlsx", {2020}),
        (["Họ tên\tXã"], "ds 2022-01-15.docx", set()),
        (["Giai đoạn năm 2020 - 2025", "Họ tên\tXã"], "", set()),
    ],
)
def test_that_a_list_says_for_which_year_it_is(rows: list[str], name: str, years: set[int]) -> None:
    assert years_said([text_table("\n".join(rows))], name) == years
