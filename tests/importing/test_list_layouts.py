"""Lists under titles of several rows, with headings, column numbers, totals and signatures between their rows."""

from collections.abc import Sequence

import pytest

from app.domain.findings import Severity
from app.domain.registers import BudgetLine, Register, Team
from app.domain.submissions import ParsedReport
from tests.support.readings import finding_of, read_sheets
from tests.support.workbooks import Sheet, Value, indicator_sheet, table

_FIGURES = indicator_sheet([("B01", "văn bản", 1)])
_TITLES = ("STT", "Tên tổ", "Loại", "Xóm", "Tổ trưởng", "Số thành viên", "Số hộ", "Km phụ trách")
_ROWS: tuple[tuple[Value, ...], ...] = (
    (1, "Tổ 1", "đường biên", "Rỳ", "Lý Văn A", 5, 10, 1.5),
    (2, "Tổ 2", "đường biên", "Rại", "Lý Văn B", 6, 12, 2),
    (3, "Tổ 3", "an ninh", "Rả", "Lý Văn C", 7, 14, None),
)
_BUDGET = ("Nội dung", "Nguồn", "Dự toán", "Thực hiện", "Chứng từ")


def _read(rows: Sequence[Sequence[Value]], after: str = "", first: int = 5) -> ParsedReport:
    return read_sheets(_FIGURES, Sheet("04_To", table(rows, first), after=after))


def _merged(*ranges: str) -> str:
    cells = "".join(f'<mergeCell ref="{place}"/>' for place in ranges)
    return f'<mergeCells count="{len(ranges)}">{cells}</mergeCells>'


def _teams(report: ParsedReport) -> list[Team]:
    return [item.row for item in report.rows if isinstance(item.row, Team)]


def _codes(report: ParsedReport) -> list[str]:
    return [item.code for item in report.findings]


_UPPER = ("STT", "Tên tổ", "Loại", "Xóm", "Quyết định", None, "Tổ trưởng", "Quy mô", None)
_LOWER = (None, None, None, None, "Số", "Ngày", None, "Số thành viên", "Số hộ")
_DECIDED: tuple[tuple[Value, ...], ...] = (
    (1, "Tổ 1", "đường biên", "Rỳ", "12/QĐ", "05/02/2021", "Lý Văn A", 5, 10),
    (2, "Tổ 2", "an ninh", "Rại", "13/QĐ", "06/02/2021", "Lý Văn B", 6, 12),
)
_ACROSS = ("E5:F5", "H5:I5")
_DOWN = tuple(f"{column}5:{column}6" for column in "ABCDG")


@pytest.mark.parametrize("merges", [(), _ACROSS, (*_ACROSS, *_DOWN)], ids=["loose", "across", "whole"])
def test_that_titles_of_two_rows_are_read_together(merges: Sequence[str]) -> None:
    report = _read([_UPPER, _LOWER, *_DECIDED], _merged(*merges) if merges else "")
    teams = _teams(report)
    assert [(item.name, item.decision_number, str(item.decided_on)) for item in teams] == [
        ("Tổ 1", "12/QĐ", "2021-02-05"), ("Tổ 2", "13/QĐ", "2021-02-06")
    ]  # fmt: skip
    assert [(item.leader, item.member_count, item.household_count) for item in teams] == [
        ("Lý Văn A", 5, 10), ("Lý Văn B", 6, 12)
    ]  # fmt: skip
    assert not [item for item in report.findings if item.severity is Severity.QUESTION]


def test_that_most_titles_may_stand_in_the_second_row() -> None:
    upper = ("STT", "Thông tin chung", None, None, None, "Quy mô", None, None)
    lower = (None, *_TITLES[1:])
    report = _read([upper, lower, *_ROWS], _merged("B5:E5", "F5:H5", "A5:A6"))
    assert [(item.name, item.member_count) for item in _teams(report)] == [("Tổ 1", 5), ("Tổ 2", 6), ("Tổ 3", 7)]


def test_that_the_same_words_under_another_year_are_another_column() -> None:
    upper = ("STT", "Tên tổ", "Loại", "Xóm", "Tổ trưởng", "Năm 2020", None, "Năm nay", None)
    lower = (None, None, None, None, None, "Số thành viên", "Số hộ", "Số thành viên", "Số hộ")
    rows = [(1, "Tổ 1", "đường biên", "Rỳ", "Lý Văn A", 55, 99, 5, 10)]
    report = _read([upper, lower, *rows], _merged("F5:G5", "H5:I5", *(f"{column}5:{column}6" for column in "ABCDE")))
    assert [(item.member_count, item.household_count) for item in _teams(report)] == [(5, 10)]


@pytest.mark.parametrize(
    ("row", "after"),
    [
        (("I. Tổ tự quản đường biên",), _merged("A6:H6")),
        (("Tổ tự quản đường biên giới, mốc giới",), _merged("A6:H6")),
        (
            (
                None,
                "Tổ tự quản đường biên",
            ),
            _merged("B6:H6"),
        ),
        (("I", "Tổ tự quản đường biên"), ""),
        ((None, "I. Tổ tự quản đường biên"), ""),
    ],
)
def test_that_a_heading_inside_a_list_is_no_entry(row: Sequence[Value], after: str) -> None:
    report = _read([_TITLES, row, *_ROWS], after)
    assert [item.name for item in _teams(report)] == ["Tổ 1", "Tổ 2", "Tổ 3"]
    assert finding_of(report, "section-row").severity is Severity.NOTE


def test_that_an_entry_with_nothing_but_its_name_stays() -> None:
    report = _read([_TITLES, *_ROWS, (4, "I. Tổ lẻ"), (None, "Tổ chưa rõ")])
    assert [item.name for item in _teams(report)][3:] == ["I. Tổ lẻ", "Tổ chưa rõ"]


@pytest.mark.parametrize(
    "numbers",
    [(1, 2, 3, 4, 5, 6, 7, 8), tuple(f"({n})" for n in range(1, 9)), ("A", "B", 1, 2, 3, 4, 5, 6)],
)
def test_that_the_numbers_of_the_columns_are_no_entry(numbers: Sequence[Value]) -> None:
    assert [item.name for item in _teams(_read([_TITLES, numbers, *_ROWS]))] == ["Tổ 1", "Tổ 2", "Tổ 3"]


def test_that_signatures_under_a_list_are_no_entries_and_are_named() -> None:
    signed = [(None, "Người lập biểu", None, None, "TM. UBND XÃ"), (None, None, None, None, "CHỦ TỊCH")]
    report = _read([_TITLES, *_ROWS, *signed])
    assert len(_teams(report)) == 3
    assert [item.where.cell for item in report.findings if item.code == "not-understood"] == ["B9", "E9", "E10"]


@pytest.mark.parametrize(
    ("total", "found"),
    [((None, "Cộng", None, None, None, 18, 36, 3.5), []), ((None, "Tổng cộng", None, None, None, 19, 36), ["F9"])],
)
def test_that_a_total_is_compared_and_never_added(total: Sequence[Value], found: Sequence[str]) -> None:
    report = _read([_TITLES, *_ROWS, total])
    assert len(_teams(report)) == 3
    assert [item.where.cell for item in report.findings if item.code == "list-total-differs"] == found


def test_that_totals_of_parts_and_above_the_rows_agree_too() -> None:
    rows = [
        ("TỔNG CỘNG", None, None, None, None, 18, 36),
        ("I", "Tổ tự quản đường biên"),
        *_ROWS[:2],
        (None, "Cộng I", None, None, None, 11, 22),
        ("II", "Tổ an ninh"),
        _ROWS[2],
        (None, "Cộng II", None, None, None, 8, 14),
    ]
    report = _read([_TITLES, *rows])
    assert len(_teams(report)) == 3
    assert [item.where.cell for item in report.findings if item.code == "list-total-differs"] == ["F13"]


def test_that_a_row_that_may_be_a_total_without_its_tones_is_asked() -> None:
    report = read_sheets(_FIGURES, Sheet("11", table([_BUDGET, ("In tờ gấp", "Xã", 5, 5), ("Công", None, 5, 5)], 5)))
    assert [item.row.content for item in report.rows if isinstance(item.row, BudgetLine)] == ["In tờ gấp"]
    assert finding_of(report, "row-no-entry").severity is Severity.QUESTION


def test_that_an_empty_list_means_none_and_a_missing_one_nothing() -> None:
    report = _read([_TITLES])
    assert report.registers == {Register.TEAMS}
    assert _read([_TITLES, *_ROWS]).registers == {Register.TEAMS}
    assert read_sheets(_FIGURES).registers == frozenset()


def test_that_a_list_of_which_something_was_not_understood_is_not_taken_for_empty() -> None:
    report = _read([_TITLES, (None, "Người lập biểu: chưa có số liệu")])
    assert _teams(report) == []
    assert report.registers == frozenset()


def test_that_an_empty_log_of_patrols_says_nothing() -> None:
    titles = ("Ngày", "Loại hoạt động", "Nội dung", "Phối hợp với", "Số lượt người", "Chủ đề")
    assert read_sheets(_FIGURES, Sheet("08", table([titles], 5))).registers == frozenset()
    filled = read_sheets(_FIGURES, Sheet("08", table([titles, ("05/02/2021", "tuần tra", "a", "b", 5, "c")], 5)))
    assert filled.registers == {Register.PATROLS}
