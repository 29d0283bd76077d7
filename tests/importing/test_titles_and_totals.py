"""Titles of another year, sums without the word for it, and columns of lists nobody knows."""

from datetime import date

import pytest
from openpyxl.workbook import Workbook

from app.domain.findings import Severity
from app.domain.submissions import ParsedReport
from tests.support.mutated import hamlets, indicators, read_changed


def _found(report: ParsedReport, code: str, severity: Severity) -> list[str]:
    return [item.where.cell for item in report.findings if (item.code, item.severity) == (code, severity)]


@pytest.mark.parametrize("is_hamlets", [False, True])
def test_that_a_table_titled_for_another_year_is_asked(*, is_hamlets: bool) -> None:
    def change(book: Workbook) -> None:
        (hamlets(book) if is_hamlets else indicators(book))["A1"] = "BIỂU CHỈ TIÊU NĂM 2022"

    assert _found(read_changed(change), "period-differs", Severity.QUESTION) == ["A1"]


def test_that_last_years_workbook_with_new_dates_is_asked_once() -> None:
    def change(book: Workbook) -> None:
        del book["_META"]
        book["01_ThongTin"]["C6"], book["01_ThongTin"]["C7"] = date(2022, 1, 1), date(2022, 12, 31)

    report = read_changed(change)
    assert _found(report, "period-differs", Severity.QUESTION) == ["A1"]


def test_that_a_title_that_names_two_years_is_no_question() -> None:
    def change(book: Workbook) -> None:
        indicators(book)["A1"] = "Sơ kết năm 2021, phương hướng năm 2022"

    assert not _found(read_changed(change), "period-differs", Severity.QUESTION)


def _under_budget(name: str, amount: int) -> ParsedReport:
    def change(book: Workbook) -> None:
        sheet = book["11_KinhPhi"]
        row = sheet.max_row + 1
        sheet.cell(row, 1).value, sheet.cell(row, 4).value = name, amount

    return read_changed(change)


def test_that_a_sum_under_other_words_is_asked_and_not_added() -> None:
    report = _under_budget("Kinh phí cả năm", 5300000 + 9950000 + 5200000 + 6300000 + 5900000)
    assert _found(report, "row-no-entry", Severity.QUESTION) == ["A11"]
    assert 11 not in {item.row_no for item in report.rows if item.sheet == "11_KinhPhi"}


def test_that_another_amount_is_one_more_entry() -> None:
    report = _under_budget("Kinh phí khác", 5000)
    assert not _found(report, "row-no-entry", Severity.QUESTION)
    assert 11 in {item.row_no for item in report.rows if item.sheet == "11_KinhPhi"}


@pytest.mark.parametrize(
    ("sheet", "cell", "title", "first"),
    [
        ("04_ToTuQuan", "K5", "Mét phụ trách", "K6"),
        ("04_ToTuQuan", "D5", "Thuộc", "D6"),
        ("11_KinhPhi", "D5", "Tiền", "D6"),
    ],
)
def test_that_a_column_the_list_may_lack_is_asked_once(sheet: str, cell: str, title: str, first: str) -> None:
    def change(book: Workbook) -> None:
        book[sheet][cell] = title

    report = read_changed(change)
    assert _found(report, "list-column-unclear", Severity.QUESTION) == [first]
    letter = first[0]
    assert not [item for item in report.findings if item.where.sheet == sheet and item.where.cell[:1] == letter
                and item.code == "not-understood"]  # fmt: skip


def test_that_more_numbers_than_the_list_has_columns_for_are_named_in_a_warning() -> None:
    def change(book: Workbook) -> None:
        sheet = book["11_KinhPhi"]
        column = sheet.max_column + 2
        sheet.cell(5, column).value = "Số liệu riêng"
        for row in range(6, 11):
            sheet.cell(row, column).value = row

    assert len(_found(read_changed(change), "column-not-read", Severity.WARNING)) == 1


@pytest.mark.parametrize("title", ["Người nhập", None])
@pytest.mark.parametrize(
    ("sheet", "first_row"), [("02_ChiTieu", 7), ("03_Xom", 9), ("05_DangKy", 6), ("11_KinhPhi", 6)]
)
def test_that_a_column_of_texts_that_nobody_reads_is_one_remark(sheet: str, first_row: int, title: str | None) -> None:
    def change(book: Workbook) -> None:
        table = book[sheet]
        column = table.max_column + 1
        table.cell(5, column).value = title
        for row in range(first_row, first_row + 5):
            table.cell(row, column).value = f"Lan {row}"

    report = read_changed(change)
    (found,) = [item for item in report.findings if item.code == "column-unused"]
    assert (found.severity, found.where.sheet, found.data["count"]) == (Severity.NOTE, sheet, "5")
    assert found.data["text"] == f"Lan {first_row}"
    assert not [item for item in report.findings if item.data.get("text", "").startswith("Lan") and item != found]


def test_that_short_titles_of_the_list_of_teams_are_known() -> None:
    def change(book: Workbook) -> None:
        sheet = book["04_ToTuQuan"]
        sheet["I5"], sheet["J5"], sheet["K5"], sheet["L5"] = "Số TV", "Hộ", "Chiều dài (km)", "Số hiệu mốc"

    assert read_changed(change).rows == read_changed(lambda _: None).rows
