"""Forms of a part of a year: what they are taken for, blank lists, and which days last year's column is of."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook

from app.domain.findings import Severity
from app.domain.periods import ReportingPeriod
from app.domain.submissions import ReadResult, Verdict
from app.errors import Refused
from app.progress import silent
from app.services import forms, submissions
from app.services.workspace import Workspace
from tests.services.test_forms import _E, _row, _unit_id
from tests.support.forms import put, saved
from tests.support.sent_workbooks import read_one

_SAMPLE = Path("tests/samples/ha-quang-2021/BC_SoKet_01402_2021.xlsx")


def _form(ws: Workspace, period: ReportingPeriod, folder: Path, code: str = "01417") -> Workbook:
    (path,) = forms.write_forms(ws, period, [_unit_id(ws, code, period.end)], folder, silent)
    return openpyxl.load_workbook(path)


def _filled(ws: Workspace, period: ReportingPeriod, folder: Path, **values: int) -> ReadResult:
    """What the form says when only some figures of sheet 02 were written into it."""
    book = _form(ws, period, folder / "biểu")
    for code, value in values.items():
        put(book["02_ChiTieu"].cell(_row(book, code), _E), Decimal(value))
    path = folder / f"nộp {period.year} {period.name}.xlsx"
    path.write_bytes(saved(book))
    return read_one(ws, path)


@pytest.mark.parametrize(
    ("period", "name", "words"),
    [
        (ReportingPeriod.named("9t", 2021), "2021_9T", "9 THÁNG ĐẦU NĂM 2021"),
        (ReportingPeriod.named("q2", 2021), "2021_Q2", "QUÝ II NĂM 2021"),
        (ReportingPeriod(date(2021, 3, 1), date(2021, 5, 15)), "2021_0301-0515", "TỪ 01/03/2021 ĐẾN 15/05/2021"),
    ],
)
def test_that_a_form_of_a_part_of_the_year_is_taken_for_that_part_when_it_comes_back(
    full: Workspace, tmp_path: Path, period: ReportingPeriod, name: str, words: str
) -> None:
    (path,) = forms.write_forms(full, period, [_unit_id(full, "01417")], tmp_path, silent)
    assert path.name == f"BC_SoKet_01417_{name}.xlsx"
    book = openpyxl.load_workbook(path)
    titles = [str(row[0]) for sheet in book for row in sheet.iter_rows(max_row=2, max_col=1, values_only=True)]
    assert f"BIỂU CHỈ TIÊU PHONG TRÀO {words}" in titles
    put(book["02_ChiTieu"].cell(_row(book, "B01"), _E), Decimal(3))
    path.write_bytes(saved(book))
    result = read_one(full, path)
    assert (result.verdict, result.unit_name, result.period) == (Verdict.NEW, "Sóc Hà", period)
    assert [item.code for item in result.findings if item.code == "period-differs"] == []
    (stored,) = submissions.receive(full, [result])
    assert submissions.detail(full, stored).period == period


def test_that_a_period_over_two_years_gets_no_form(full: Workspace, tmp_path: Path) -> None:
    for period in (
        ReportingPeriod(date(2020, 10, 1), date(2021, 9, 30)),
        ReportingPeriod(date(2021, 9, 30), date(2021, 9, 1)),
    ):
        with pytest.raises(Refused, match="không nằm gọn trong một năm"):
            forms.write_forms(full, period, None, tmp_path / "biểu", silent)
    assert not (tmp_path / "biểu").exists()


def test_that_every_unit_gets_the_form_of_a_part_of_the_year(full: Workspace, tmp_path: Path) -> None:
    paths = forms.write_forms(full, ReportingPeriod.named("6t", 2021), None, tmp_path, silent)
    assert len(paths) == 12
    assert all(path.stem.endswith("_2021_6T") for path in paths)


def test_that_lists_left_blank_block_nothing_and_are_warned_about_once_each(full: Workspace, tmp_path: Path) -> None:
    # A04 = A05 + A06 markers, D01–D02 teams with members, E01/E02 …: all of them are counted from lists.
    result = _filled(full, ReportingPeriod.named("q2", 2021), tmp_path, A04=3, A05=2, A06=1, F06=4, F07=5, N03=2)
    assert result.count(Severity.ERROR) == 0
    blank = [item.data for item in result.findings if item.code == "list-blank"]
    assert {item["list"]: item["codes"] for item in blank} == {
        "danh sách mốc": "A04, A05, A06",
        "danh sách vụ việc": "F06, F07",
        "danh sách sự kiện": "N03",
    }


def _last_year_column(book: Workbook, code: str) -> tuple[object, object]:
    sheet = book["02_ChiTieu"]
    return sheet["D5"].value, sheet.cell(_row(book, code), 4).value


def test_that_the_form_of_a_part_says_that_last_year_is_a_whole_year(full: Workspace, tmp_path: Path) -> None:
    book = _form(full, ReportingPeriod.named("q2", 2021), tmp_path)
    assert _last_year_column(book, "A01") == ("Thực hiện cả năm trước (năm 2020)", 11.118)
    assert _last_year_column(_form(full, ReportingPeriod.of_year(2021), tmp_path), "A01")[0] == "Thực hiện năm trước"


def test_that_the_same_part_of_last_year_is_shown_where_there_is_one(ws: Workspace, tmp_path: Path) -> None:
    for name, value in (("q1", 3), ("q2", 40)):
        result = _filled(ws, ReportingPeriod.named(name, 2020), tmp_path, B01=value)
        (submission_id,) = submissions.receive(ws, [result])
        submissions.accept(ws, submission_id)
    titles = {
        name: _last_year_column(_form(ws, ReportingPeriod.named(name, 2021), tmp_path), "B01") for name in ("q2", "q3")
    }
    assert titles == {
        "q2": ("Cùng kỳ năm trước (quý II năm 2020)", 40),
        # No report of that quarter: all there is of the year, named by its days.
        "q3": ("Thực hiện năm trước (6 tháng đầu năm 2020)", 43),
    }
    # Whatever it is called, the column is never taken for this period's.
    sent = _filled(ws, ReportingPeriod.named("q2", 2021), tmp_path, B02=1)
    assert sent.report is not None
    assert {item.indicator: item.value for item in sent.report.figures if item.counts} == {"B02": Decimal(1)}
