"""The form as offices change it: whatever they move, add or rename, a figure is right or asked, never another one."""

from datetime import datetime
from decimal import Decimal

import pytest
from openpyxl.workbook import Workbook

from app.domain.findings import Severity
from app.domain.submissions import ParsedReport
from app.text import fold
from tests.support.mutated import (
    FIRST_HAMLET,
    HAMLET_FIGURES,
    LAST_HAMLET,
    TOTAL_ROW,
    Change,
    Truth,
    asked,
    figures,
    hamlets,
    indicators,
    read_changed,
    row_of,
    truth,
)

CellValue = str | int | float | bool | datetime | None

_OTHER = 77


def _codes(report: ParsedReport, severity: Severity) -> set[str]:
    return {item.code for item in report.findings if item.severity is severity}


def _questions(report: ParsedReport) -> set[str]:
    return _codes(report, Severity.QUESTION)


def _expect(report: ParsedReport, expected: Truth) -> None:
    """Nothing else than expected, and nothing beside it."""
    read = figures(report)
    known = {key: value for key, value in expected.items() if key[0] != "G08"}
    assert {key: read.get(key) for key in known} == known
    assert not {key for key, value in read.items() if value is not None and key[1]} - set(expected)


def _added_column(title: str | int, value_title: str | int | None = None) -> Change:
    """Another column of numbers before the value column."""

    def change(book: Workbook) -> None:
        sheet = indicators(book)
        sheet.insert_cols(5)
        for row in range(7, 200):
            sheet.cell(row, 5).value = _OTHER
        sheet["E5"] = title
        if value_title is not None:
            sheet["F5"] = value_title

    return change


def _titles(**cells: str | int) -> Change:
    def change(book: Workbook) -> None:
        for name, text in cells.items():
            indicators(book)[name] = text

    return change


def _two_rows(*, is_merged: bool) -> Change:
    """«Thực hiện» over «Năm trước» and «Kỳ này»."""

    def change(book: Workbook) -> None:
        sheet = indicators(book)
        sheet.insert_rows(6)
        sheet["D5"], sheet["E5"], sheet["D6"], sheet["E6"] = "Thực hiện", None, "Năm trước", "Kỳ này"
        sheet.merge_cells("D5:E5")
        for column in "ABCFGH" if is_merged else "":
            sheet.merge_cells(f"{column}5:{column}6")

    return change


def _plan_under_year(book: Workbook) -> None:
    """«Năm 2021» over «Kế hoạch» and «Thực hiện»."""
    sheet = indicators(book)
    sheet.insert_rows(6)
    sheet.insert_cols(5)
    for row in range(8, 200):
        sheet.cell(row, 5).value = _OTHER
    sheet["E5"], sheet["F5"], sheet["E6"], sheet["F6"] = "Năm 2021", None, "Kế hoạch", "Thực hiện"
    sheet.merge_cells("E5:F5")


def _reversed_rows(book: Workbook) -> None:
    sheet = indicators(book)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6)]
    for number, values in enumerate(reversed(rows), 6):
        for column, value in enumerate(values, 1):
            sheet.cell(number, column).value = value


def _blank_rows(book: Workbook) -> None:
    for row in (9, 40, 120):
        indicators(book).insert_rows(row, 2)
    hamlets(book).insert_rows(13, 2)


def _without_side_columns(book: Workbook) -> None:
    indicators(book).delete_cols(6, 3)
    indicators(book).delete_cols(2)


def _plain_titles(book: Workbook) -> None:
    """No accents, capitals, line breaks."""
    for cell in (*indicators(book)[5], *hamlets(book)[7]):
        if isinstance(cell.value, str):
            cell.value = fold(cell.value).upper().replace(" ", "\n", 1)


def _nameless_sheets(book: Workbook) -> None:
    for number, sheet in enumerate(book.worksheets, 1):
        sheet.title = f"Sheet{number}"
    book.move_sheet("Sheet3", 5)


def _spelled_codes(book: Workbook) -> None:
    sheet = indicators(book)
    for row in range(6, 212):
        code = sheet.cell(row, 1).value
        if isinstance(code, str) and len(code) == 3:
            sheet.cell(row, 1).value = f" {code[0].lower()} {code[1:]}"


def _names_over_codes(book: Workbook) -> None:
    sheet = hamlets(book)
    for column in range(1, 28):
        upper, lower = sheet.cell(6, column), sheet.cell(7, column)
        upper.value, lower.value = lower.value, upper.value


def _signed(book: Workbook) -> None:
    """Who made it and who signs, under the tables."""
    sheet = hamlets(book)
    sheet["C25"], sheet["C26"], sheet["T25"], sheet["T26"] = "Người lập biểu", "Lý Thị A", "TM. UBND XÃ", "Lý Văn B"
    indicators(book)["E215"] = "TM. UBND XÃ"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(_added_column("Kế hoạch năm 2021"), id="plan-of-the-year"),
        pytest.param(_added_column("Kế hoạch năm 2021", "Thực hiện"), id="plan-of-the-year-beside-plain-value"),
        pytest.param(_added_column("Dự kiến năm 2021", "Kết quả"), id="estimate"),
        pytest.param(_added_column("Lũy kế năm 2021", "Thực hiện"), id="cumulative"),
        pytest.param(_added_column("Tỷ lệ so với năm 2021 (%)", "Thực hiện"), id="rate"),
        pytest.param(_added_column("Thực hiện 6 tháng đầu năm 2021", "Thực hiện cả năm"), id="half-year"),
        pytest.param(_titles(D5="2020", E5="2021"), id="years-as-text"),
        pytest.param(_titles(D5=2020, E5=2021), id="years-as-numbers"),
        pytest.param(_titles(E5="01417"), id="own-code-over-the-values"),
        pytest.param(_two_rows(is_merged=True), id="two-merged-header-rows"),
        pytest.param(_two_rows(is_merged=False), id="two-loose-header-rows"),
        pytest.param(_plan_under_year, id="plan-and-result-under-one-year"),
        pytest.param(_reversed_rows, id="rows-in-other-order"),
        pytest.param(_blank_rows, id="blank-rows"),
        pytest.param(_without_side_columns, id="columns-deleted"),
        pytest.param(_plain_titles, id="titles-without-accents"),
        pytest.param(_nameless_sheets, id="sheets-without-names"),
        pytest.param(_spelled_codes, id="codes-in-small-letters"),
        pytest.param(_names_over_codes, id="names-over-codes"),
        pytest.param(_signed, id="signatures-under-the-tables"),
    ],
)
def test_that_a_changed_layout_gives_the_same_figures(change: Change) -> None:
    report = read_changed(change)
    _expect(report, truth())
    assert _questions(report) == set()
    assert len(report.hamlets) == LAST_HAMLET - FIRST_HAMLET + 1


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(_added_column("6 tháng đầu năm 2021", "Thực hiện"), id="half-year-beside-plain-value"),
        pytest.param(_added_column("Năm 2021", "Thực hiện"), id="year-beside-plain-value"),
    ],
)
def test_that_two_columns_which_may_both_be_meant_are_asked(change: Change) -> None:
    report = read_changed(change)
    assert _questions(report) == {"two-value-columns"}
    owned_by_commune = {key for key, value in figures(report).items() if not key[1] and value == _OTHER}
    assert owned_by_commune == set()


def _summed(book: Workbook, row: int, first: int, last: int) -> None:
    sheet = hamlets(book)
    for column in HAMLET_FIGURES:
        values = [sheet.cell(at, column).value for at in range(first, last + 1)]
        sheet.cell(row, column).value = sum(value for value in values if isinstance(value, int))


def _total_named(words: str) -> Change:
    """The row of totals under other words, on sheet 03 alone: sheet 02 has no sums to compare with."""

    def change(book: Workbook) -> None:
        sheet = hamlets(book)
        for column in (1, 2, 3):
            sheet.cell(TOTAL_ROW, column).value = words if column == 3 else None
        _forget_sums(book)

    return change


def _forget_sums(book: Workbook) -> None:
    for column in HAMLET_FIGURES:
        indicators(book).cell(row_of(book, str(hamlets(book).cell(6, column).value)), 5).value = None


def _part_named(words: str) -> Change:
    """A sum of the first five hamlets between them and the others."""

    def change(book: Workbook) -> None:
        hamlets(book).insert_rows(14)
        hamlets(book)["C14"] = words
        _summed(book, 14, 9, 13)
        _forget_sums(book)

    return change


@pytest.mark.parametrize(
    "words",
    [
        "Tổng cộng", "Cộng toàn xã", "Cộng 11 xóm", "Tổng cộng 11 xóm", "Toàn xã Sóc Hà", "CỘNG:", "Tổng số xóm", "Σ",
        "Tổng (11 xóm)", "Total", "Cả xã", "TỔNG CÁC XÓM",
    ],
)  # fmt: skip
def test_that_a_row_of_totals_under_any_words_is_no_hamlet(words: str) -> None:
    report = read_changed(_total_named(words))
    _expect(report, truth())
    assert _questions(report) == set()


@pytest.mark.parametrize("words", ["Cộng xóm giáp biên", "Cộng khu I"])
def test_that_a_sum_of_some_hamlets_is_no_hamlet(words: str) -> None:
    report = read_changed(_part_named(words))
    _expect(report, truth())
    assert "totals-mismatch" not in _codes(report, Severity.WARNING)


@pytest.mark.parametrize("words", ["Các xóm giáp biên", "Cụm biên giới"])
def test_that_a_row_which_adds_up_its_neighbours_is_left_out_and_asked(words: str) -> None:
    report = read_changed(_part_named(words))
    _expect(report, truth())
    assert _questions(report) == {"row-no-hamlet"}


@pytest.mark.parametrize("words", ["Bình quân", "Năm 2020", "Cùng kỳ năm trước"])
def test_that_a_comparison_under_the_hamlets_is_left_out_and_asked(words: str) -> None:
    def change(book: Workbook) -> None:
        hamlets(book)["C23"] = words
        for column in HAMLET_FIGURES:
            hamlets(book).cell(23, column).value = 5

    report = read_changed(change)
    _expect(report, truth())
    assert _questions(report) == {"row-no-hamlet"}


@pytest.mark.parametrize("name", ["Mã Nựng", "MÃ NỰNG", "Xóm Mã Nựng "])
def test_that_a_hamlet_written_twice_is_an_error(name: str) -> None:
    def change(book: Workbook) -> None:
        hamlets(book)["C20"] = name
        hamlets(book)["E20"] = 5

    assert "hamlet-twice" in _codes(read_changed(change), Severity.ERROR)


@pytest.mark.parametrize("name", ["Công Trừng", "Tổng Pò", "Tăng Lập"])
def test_that_a_hamlet_without_code_whose_name_begins_like_a_total_stays(name: str) -> None:
    def change(book: Workbook) -> None:
        hamlets(book)["C20"], hamlets(book)["E20"] = name, 31

    report = read_changed(change)
    assert figures(report)["A14", name] == 31
    assert figures(report)["A14", ""] == (truth()["A14", ""] or 0) + 31


@pytest.mark.parametrize(
    ("code", "unit", "value"),
    [("A01", "m", 11118), ("Q01", "triệu đồng", 33), ("Q01", "nghìn đồng", 33_400)],
)
def test_that_another_size_of_unit_is_asked(code: str, unit: str, value: int) -> None:
    def change(book: Workbook) -> None:
        row = row_of(book, code)
        indicators(book).cell(row, 3).value, indicators(book).cell(row, 5).value = unit, value

    report = read_changed(change)
    assert asked(report) == {(code, "")}
    assert _questions(report) == {"other-unit"}


@pytest.mark.parametrize(("code", "unit"), [("A01", "Km"), ("Q01", "VNĐ"), ("A34", "đảng viên")])
def test_that_another_word_for_the_unit_is_not_asked(code: str, unit: str) -> None:
    def change(book: Workbook) -> None:
        indicators(book).cell(row_of(book, code), 3).value = unit

    assert asked(read_changed(change)) == set()


def test_that_every_code_under_a_merged_figure_is_asked() -> None:
    def change(book: Workbook) -> None:
        row = row_of(book, "A34")
        indicators(book).merge_cells(f"E{row}:E{row + 1}")

    assert asked(read_changed(change)) == {("A34", ""), ("A35", "")}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234", 1234), ("1 234", 1234), ("1\u00a0234", 1234), ("1\u202f234", 1234), ("\uff11\uff12", 12), ("012", 12),
        ("12\u00a0", 12), ("3 (ba)", 3), ("130 người", 130),
    ],
)  # fmt: skip
def test_that_a_count_typed_as_text_is_read(text: str, value: int) -> None:
    def change(book: Workbook) -> None:
        indicators(book).cell(row_of(book, "A34"), 5).value = text

    _expect(read_changed(change), {**truth(), ("A34", ""): Decimal(value)})


@pytest.mark.parametrize(
    "value",
    [
        "1,5", "1,234", "1.5", "1,234.5", "12 %", "—", "không", "1O", "l2", "chưa thống kê", "10/11", "5 nam, 3 nữ",
        "khoảng 20", "20-25", "1e3", "+5", "-5", "12,00", "2 chục", True, 10**12, 12.5, "#REF!",
        datetime(2021, 5, 12),  # noqa: DTZ001 - what a spreadsheet keeps has no zone
    ],
)  # fmt: skip
def test_that_a_count_which_may_mean_two_things_is_asked(value: CellValue) -> None:
    def change(book: Workbook) -> None:
        indicators(book).cell(row_of(book, "A34"), 5).value = value

    report = read_changed(change)
    assert asked(report) == {("A34", "")}
    assert len(_questions(report)) == 1


def test_that_a_form_made_for_another_year_is_asked() -> None:
    def change(book: Workbook) -> None:
        book["_META"]["B4"], book["_META"]["B5"] = "2020-01-01", "2020-12-31"

    assert _questions(read_changed(change)) == {"period-differs"}
