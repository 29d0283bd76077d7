"""Columns of a list of tiers: by titles in any order and wording, by content where there are none."""

import pytest

from app.domain.tier_list import COLUMN_WORDS, ListRow, TierColumn, table_of
from app.domain.tiers import RuleMatrix
from tests.domain.test_tier_words import COVID


def rows(*lines: str) -> list[ListRow]:
    return [
        ListRow(number, {place: cell for place, cell in enumerate(line.split("|")) if cell})
        for number, line in enumerate(lines, 1)
    ]


@pytest.mark.parametrize(
    ("title", "column"),
    [
        ("STT", TierColumn.ORDER),
        ("Đơn vị", TierColumn.UNIT),
        ("Xã, xóm", TierColumn.UNIT),
        ("ĐỊA BÀN", TierColumn.UNIT),
        ("Tên xã", TierColumn.COMMUNE),
        ("Xã/phường/thị trấn", TierColumn.COMMUNE),
        ("Xóm (thôn, bản)", TierColumn.HAMLET),
        ("Tên các xã biên giới", TierColumn.COMMUNE),
        ("Mã đơn vị", TierColumn.CODE),
        ("Mã xã", TierColumn.CODE),
        ("Cấp độ dịch", TierColumn.LEVEL),
        ("Vùng", TierColumn.LEVEL),
        ("Từ ngày", TierColumn.FROM_DAY),
        ("Ngày áp dụng cấp độ", TierColumn.FROM_DAY),
        ("Hiệu lực từ", TierColumn.FROM_DAY),
        ("Số văn bản", TierColumn.DOCUMENT),
        ("Số, ngày văn bản", TierColumn.DOCUMENT),
        ("Quyết định", TierColumn.DOCUMENT),
        ("Căn cứ", TierColumn.DOCUMENT),
        ("Ngày văn bản", TierColumn.DOCUMENT_ON),
        ("Ngày, tháng quyết định", TierColumn.DOCUMENT_ON),
        ("Ngày ký", TierColumn.DOCUMENT_ON),
        ("Cơ quan ban hành", TierColumn.AUTHORITY),
        ("Cấp công bố", TierColumn.AUTHORITY),
        ("Ghi chú", TierColumn.NOTE),
    ],
)
def test_that_a_title_says_what_its_column_holds(title: str, column: TierColumn) -> None:
    others = {TierColumn.LEVEL: "Đơn vị", TierColumn.UNIT: "Cấp độ"}.get(column, "Đơn vị|Cấp độ")
    found = table_of(rows(f"{others}|{title}", "x|2|y"), COVID)
    assert found.columns[column] == others.count("|") + 1
    assert column in COLUMN_WORDS


def test_that_titles_may_stand_in_any_order_below_a_heading() -> None:
    table = table_of(rows("|Thông báo cấp độ dịch tuần 8", "Cấp độ|Mã|Màu sắc|Mã cũ|…", "2|01392", "|01411"), COVID)
    assert table.columns == {TierColumn.LEVEL: 0, TierColumn.CODE: 1}
    assert (table.unknown, [row.number for row in table.above]) == (("Màu sắc", "Mã cũ"), [1])
    assert table.header is not None
    assert [row.number for row in table.rows] == [3, 4]
    assert table.is_whole
    assert table.text(table.rows[0], TierColumn.CODE) == "01392"
    assert table.text(table.rows[1], TierColumn.LEVEL) == ""
    assert table.text(table.rows[1], TierColumn.NOTE) == ""


def test_that_columns_without_titles_are_told_by_what_stands_in_them() -> None:
    table = table_of(
        rows(
            "1|Sóc Hà|cấp 2|14/02/2022|15/TB-UBND|13/02/2022|UBND huyện|hết",
            "",
            "2|Xóm Láp|vùng đỏ|2022-02-15|QĐ 16/QĐ-UBND|ngày 13 tháng 02 năm 2022|UBND huyện",
        ),
        COVID,
    )
    assert list(table.columns) == [
        TierColumn.ORDER, TierColumn.UNIT, TierColumn.LEVEL, TierColumn.FROM_DAY, TierColumn.DOCUMENT,
        TierColumn.DOCUMENT_ON, TierColumn.AUTHORITY, TierColumn.NOTE,
    ]  # fmt: skip
    assert (table.header, len(table.rows)) == (None, 2)
    assert table_of(rows("01392|theo huyện|x", " |2|y"), COVID).columns[TierColumn.UNIT] == 2
    assert table_of(rows("01392|theo huyện", "DBP-SG|4"), COVID).columns == {TierColumn.CODE: 0, TierColumn.LEVEL: 1}


def test_that_a_cell_longer_than_any_title_is_none() -> None:
    table = table_of(rows("Đơn vị|Cấp độ|" + "ngày " * 60, "x|2|y"), COVID)
    assert table.unknown == (("ngày " * 60).strip(),)
    assert TierColumn.FROM_DAY not in table_of(rows("Sóc Hà|2|" + "1/" * 200), COVID).columns


def test_that_what_no_column_can_be_is_left_out() -> None:
    table = table_of(rows("3|a|b|c|d"), RuleMatrix())
    assert list(table.columns.values()) == [0, 1, 2, 3]
    assert table.is_whole
    assert not table_of(rows("a|b"), COVID).is_whole
    assert not table_of([], COVID).is_whole
    counted = table_of(rows("1|Sóc Hà", "2|Cải Viên"), COVID)
    assert not counted.is_whole
    assert list(counted.columns) == [TierColumn.ORDER, TierColumn.UNIT]
