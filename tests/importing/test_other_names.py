"""Rows named otherwise than their codes, tables of another year or commune, numbers in sight beside hidden ones."""

import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.findings import Finding, Severity
from app.domain.submissions import ParsedReport
from app.importing.limits import DEFAULT_LIMITS
from app.importing.row_names import RowNames
from app.importing.worker import Request, answer
from tests.support.mutated import (
    FIRST_HAMLET,
    HAMLET_FIGURES,
    LAST_HAMLET,
    asked,
    figures,
    hamlets,
    indicators,
    read_changed,
    row_of,
    saved,
    truth,
    workbook,
)
from tests.support.sample_catalogue import SAMPLES, sample_catalogue

_YEAR = 2021


def _questions(report: ParsedReport, code: str) -> list[Finding]:
    return [item for item in report.findings if item.code == code and item.severity is Severity.QUESTION]


@pytest.mark.parametrize(
    ("code", "name", "unit"),
    [
        ("A22", "Hộ nghèo năm 2020", "hộ"),
        ("A22", "Hộ nghèo kỳ trước", "hộ"),
        ("A34", "Số gia đình nghèo", "người"),
        ("B04", "Số buổi chiếu phim", "lượt"),
        ("C08", "Số lao động đi làm thuê ở tỉnh ngoài", "người"),
        ("A22", "Hộ cận nghèo", "hộ"),
        ("A14", "Lao động ngoài tỉnh", "người"),
        ("A22", "Hộ thoát nghèo", "hộ"),
        ("K04", "Xóm có đảng viên", "xóm"),
        ("K04", "Xom co dang vien", "xóm"),
        ("K04", "Xóm có đảng viên (không tính dự bị)", "xóm"),
        ("G22", "Xóm có tội phạm, tệ nạn xã hội", "xóm"),
    ],
)
def test_that_a_name_of_something_else_contradicts_its_code(code: str, name: str, unit: str) -> None:
    catalogue = sample_catalogue()
    assert RowNames(catalogue, _YEAR).contradiction(catalogue[code], name, unit)


@pytest.mark.parametrize(
    ("code", "name", "unit"),
    [
        ("A22", "Hộ nghèo năm 2021", "hộ"),
        ("A22", "Hộ nghèo giai đoạn 2020 - 2021", "hộ"),
        ("A22", "Gia đình nghèo", "hộ"),
        ("A22", "HO NGHEO", "hộ"),
        ("A22", "Chỉ tiêu A22", "hộ"),
        ("A22", "", "hộ"),
        ("A16", "Dân số", "người"),
        ("A01", "Chiều dài ĐBG", "km"),
        ("A22", "Hộ nghèo (không tính hộ mới thoát nghèo)", "hộ"),
        ("K04", "Số xóm chưa có đảng viên", "xóm"),
        ("K04", "XOM CHUA CO DANG VIEN", "xóm"),
        ("K04", "Chỉ tiêu K04", "xóm"),
        ("K04", "", "xóm"),
        ("G22", "Xóm ko có tội phạm, tệ nạn XH", "xóm"),
    ],
)
def test_that_the_same_thing_in_other_words_agrees(code: str, name: str, unit: str) -> None:
    catalogue = sample_catalogue()
    assert not RowNames(catalogue, _YEAR).contradiction(catalogue[code], name, unit)


def test_that_every_name_of_the_catalogue_agrees_with_its_own_code() -> None:
    names = RowNames(sample_catalogue(), _YEAR)
    assert not [item.code for item in sample_catalogue() if names.contradiction(item, item.name, item.unit)]


def test_that_a_row_of_last_year_is_asked_under_its_code() -> None:
    def change(book: Workbook) -> None:
        sheet, row = indicators(book), row_of(book, "B02")
        sheet.cell(row, 2).value = f"{sheet.cell(row, 2).value} năm 2020"

    report = read_changed(change)
    assert [item.indicator for item in _questions(report, "code-name-differ")] == ["B02"]
    assert asked(report) == {("B02", "")}


@pytest.mark.parametrize(("code", "name"), [("K04", "Xóm có đảng viên"), ("G22", "Xóm có tội phạm, tệ nạn xã hội")])
def test_that_a_row_that_lost_its_negation_is_asked(code: str, name: str) -> None:
    def change(book: Workbook) -> None:
        indicators(book).cell(row_of(book, code), 2).value = name
        indicators(book).cell(row_of(book, code), 5).value = 3

    report = read_changed(change)
    assert code in [item.indicator for item in _questions(report, "code-name-differ")]
    assert (code, "") in asked(report)


def test_that_two_numbers_under_one_merged_code_are_asked() -> None:
    def change(book: Workbook) -> None:
        sheet, row = indicators(book), row_of(book, "B02")
        sheet.insert_rows(row + 1)
        sheet.cell(row + 1, 2).value, sheet.cell(row + 1, 5).value = "Năm trước", 3
        sheet.merge_cells(start_row=row, end_row=row + 1, start_column=1, end_column=1)

    assert ("B02", "") in asked(read_changed(change))


def test_that_a_heading_of_another_year_inside_the_table_is_asked() -> None:
    def change(book: Workbook) -> None:
        row = row_of(book, "B02")
        indicators(book).insert_rows(row)
        indicators(book).cell(row, 2).value = "SỐ LIỆU NĂM 2020"

    (found,) = _questions(read_changed(change), "period-differs")
    assert found.data["hidden"] == "2020"


def _beside(book: Workbook, title: str | None) -> None:
    sheet = indicators(book)
    sheet.insert_cols(6)
    sheet["F5"] = title
    for row in range(6, 212):
        value = sheet.cell(row, 5).value
        sheet.cell(row, 6).value = value + 2 if isinstance(value, int) and value > 100 else value
    sheet.column_dimensions["E"].hidden = True


@pytest.mark.parametrize("title", [None, "Thực hiện", "Số đã sửa"])
def test_that_numbers_in_sight_beside_a_hidden_column_are_asked_where_they_differ(title: str | None) -> None:
    report = read_changed(lambda book: _beside(book, title))
    owned = {key for key, value in truth().items() if not key[1] and value is not None and value > 100}
    commune = {item.code for item in sample_catalogue() if item.owner.value == "commune"}
    differing = {key for key in owned if key[0] in commune and truth()[key] == int(truth()[key] or 0)}
    assert {item.indicator for item in _questions(report, "two-value-columns")} >= {code for code, _ in differing}
    assert figures(report)["A05", ""] == truth()["A05", ""]


def _shown_copy(book: Workbook, sheet: Worksheet, title: str) -> Worksheet:
    copy = book.copy_worksheet(sheet)
    copy.title, sheet.sheet_state = title, "hidden"
    return copy


@pytest.mark.parametrize("is_matrix", [False, True])
def test_that_a_hidden_table_beside_one_in_sight_is_refused(is_matrix: bool) -> None:
    book = workbook()
    if is_matrix:
        _shown_copy(book, hamlets(book), "Biểu xóm").delete_rows(6)
    else:
        _shown_copy(book, indicators(book), "Chỉ tiêu").delete_cols(1)
    found = answer(Request(saved(book), "bc.xlsx"), sample_catalogue(), DEFAULT_LIMITS)
    assert found.refused is not None
    assert found.refused[0] == "same-sheet-twice"


def test_that_a_sheet_of_another_commune_is_asked() -> None:
    def change(book: Workbook) -> None:
        book["04_ToTuQuan"]["A2"] = "Đơn vị: UBND xã Lũng Nặm, huyện Hà Quảng, tỉnh Cao Bằng"
        book["05_DangKy"]["A2"] = "Đơn vị: UBND xã Sóc Hà - huyện Hà Quảng"

    (found,) = _questions(read_changed(change), "sheet-of-other-unit")
    assert (found.where.sheet, found.where.cell) == ("04_ToTuQuan", "A2")
    assert "Lũng Nặm" in found.data["text"]
    assert "Sóc Hà" in found.data["other"]


def test_that_the_header_of_another_commune_over_the_sheets_of_this_one_is_asked() -> None:
    def change(book: Workbook) -> None:
        book["01_ThongTin"]["C3"], book["01_ThongTin"]["C4"] = "Lũng Nặm", "01393"

    (found,) = _questions(read_changed(change), "sheet-of-other-unit")
    assert (found.where.sheet, found.data["text"]) == ("01_ThongTin", "Lũng Nặm")


def _turn(sheet: Worksheet, first: int, corner: str | None = None) -> None:
    cells = {(c.row, c.column): c.value for row in sheet.iter_rows(min_row=first) for c in row if c.value is not None}
    sheet.delete_rows(first, sheet.max_row)
    for (row, column), value in cells.items():
        sheet.cell(first + column - 1, row - first + 1).value = value
    if corner:
        sheet.delete_rows(first, 2)
        sheet.cell(first, 1).value = corner


@pytest.mark.parametrize("corner", [None, "Chỉ tiêu"])
def test_that_named_hamlets_over_the_columns_are_read_like_those_beside_the_rows(corner: str | None) -> None:
    def change(book: Workbook) -> None:
        hamlets(book).delete_rows(6)
        _turn(hamlets(book), 6, corner)

    report = read_changed(change)
    read = figures(report)
    names = {hamlet for _, hamlet in truth() if hamlet}
    assert {item.name for item in report.hamlets} == names
    assert len(names) == LAST_HAMLET - FIRST_HAMLET + 1
    differing = {key for key, value in truth().items() if key[1] and read.get(key) != value}
    assert not differing
    assert len({code for code, hamlet in read if hamlet}) >= len(HAMLET_FIGURES) - 1


def test_that_years_over_the_columns_are_no_hamlets() -> None:
    def change(book: Workbook) -> None:
        del book["03_Xom"]
        sheet = book.create_sheet("So sánh")
        sheet.append(["Chỉ tiêu", "Năm 2019", "Năm 2020", "Năm 2021"])
        for name in ("Số hộ", "Số khẩu", "Hộ nghèo", "Hộ cận nghèo"):
            sheet.append([name, 1, 2, 3])

    report = read_changed(change)
    assert not report.hamlets
    (found,) = _questions(report, "hamlet-sheet-unclear")
    assert found.where.sheet == "So sánh"


@pytest.mark.parametrize("title", ["Hộ thoát nghèo", "Hộ nghèo năm 2020", "Số lợn nái sinh sản", "Hộ cận nghèo"])
def test_that_the_title_of_something_else_over_a_code_is_asked_for_each_hamlet(title: str) -> None:
    def change(book: Workbook) -> None:
        sheet = hamlets(book)
        column = next(at for at in HAMLET_FIGURES if sheet.cell(6, at).value == "A22")
        sheet.cell(7, column).value = title

    report = read_changed(change)
    rows = {key for key, value in truth().items() if key[0] == "A22" and key[1] and value is not None}
    assert {(item.indicator, item.hamlet) for item in _questions(report, "code-name-differ")} == rows
    assert asked(report) == {*rows, ("A22", "")}


def test_that_a_number_merged_over_two_communes_of_a_station_is_asked() -> None:
    book = workbook(SAMPLES / "ha-quang-2021" / "don-bien-phong-soc-giang.xlsx")
    sheet = indicators(book)
    row = next(row for row in range(6, 36) if isinstance(sheet.cell(row, 9).value, int))
    sheet.merge_cells(start_row=row, end_row=row, start_column=9, end_column=10)
    found = answer(Request(saved(book), "bc.xlsx"), sample_catalogue(), DEFAULT_LIMITS)
    assert found.report is not None
    assert {item.where.cell for item in _questions(found.report, "merged-value")} == {f"I{row}", f"J{row}"}
