"""The form of a commune with what the register of events knows: lines, locked figures, hamlets; read back the same."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook

from app.db import units
from app.domain.events import EventCost, EventPlan, EventResult
from app.domain.periods import ReportingPeriod
from app.domain.registers import BudgetLine, ReportedEvent
from app.domain.submissions import ParsedReport, ReadResult
from app.progress import silent
from app.services import forms
from app.services.workspace import Workspace
from tests.support.sent_workbooks import CAI_VIEN, LUNG_NAM, SOC_HA, expected_file, read_one
from tests.support.stored_events import enter, enter_event, listed

YEAR = ReportingPeriod.of_year(2021)
OF_SOC_HA = listed(SOC_HA)
#: The planned events of the next season are not of these days.
OF_2021 = tuple(row for row in OF_SOC_HA if row.starts_on and row.starts_on.year == 2021)
_NOW, _TOTAL, _COMPARED = 5, 6, 9
LISTED = ("N03", "N04", "N05", "N09", "N10")
TYPED = ("N06", "N07", "N08")


def written(ws: Workspace, folder: Path, code: str = "01417") -> Path:
    with ws.store.read() as connection:
        unit = units.by_code(connection, code, YEAR.end)
    assert unit is not None
    (path,) = forms.write_forms(ws, YEAR, [unit.id], folder, silent)
    return path


def cell(book: Workbook, code: str, column: int = _NOW) -> Any:
    row = next(row[0].row for row in book["02_ChiTieu"].iter_rows() if row[0].value == code)
    return book["02_ChiTieu"].cell(row, column)


def report_of(result: ReadResult) -> ParsedReport:
    assert result.report is not None, result.problem
    return result.report


def figures(report: ParsedReport) -> dict[str, int]:
    own = (item for item in report.figures if not item.hamlet and item.value is not None)
    return {item.indicator: int(item.value or 0) for item in own}


def test_that_the_form_brings_every_event_of_the_register_and_is_read_back_the_same(
    ws: Workspace, tmp_path: Path
) -> None:
    enter(ws, "Sóc Hà", OF_SOC_HA)
    result = read_one(ws, written(ws, tmp_path))
    report = report_of(result)
    rows = [item.row for item in report.rows if isinstance(item.row, ReportedEvent)]
    by_day = sorted(OF_2021, key=lambda row: str(row.starts_on))
    assert rows == by_day
    wanted = expected_file(SOC_HA)["indicators"]
    codes = ("N01", "N02", *LISTED, *TYPED)
    assert {code: figures(report).get(code) for code in codes} == {code: wanted[code] for code in codes}
    assert [item.code for item in result.findings if item.code.startswith(("register", "list", "two"))] == []


def test_that_figures_of_the_list_are_locked_formulas_and_the_others_stay_open(ws: Workspace, tmp_path: Path) -> None:
    enter(ws, "Sóc Hà", OF_SOC_HA)
    path = written(ws, tmp_path)
    book, shown = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    for code in LISTED:
        assert str(cell(book, code).value).startswith("=IF(OR(")
        assert cell(book, code).protection.locked
        assert cell(shown, code).value == cell(shown, code, _COMPARED).value == cell(shown, code, _TOTAL).value
    for code in ("N01", *TYPED, "N14", "A01"):
        assert not cell(book, code).protection.locked
    assert (cell(shown, "N01").value, cell(shown, "N14").value, cell(shown, "A01").value) == ("Có", None, None)
    assert "lấy từ sổ sự kiện" in str(book["09_SuKien"]["A3"].value)


def test_that_a_joint_event_stands_in_the_forms_of_both(ws: Workspace, tmp_path: Path) -> None:
    enter(ws, "Lũng Nặm", listed(LUNG_NAM))
    enter(ws, "Cải Viên", listed(CAI_VIEN)[1:])
    reports = [report_of(read_one(ws, written(ws, tmp_path, code))) for code in ("01393", "01402")]
    assert [figures(report)["N04"] for report in reports] == [183, 221]
    joint = [next(item.row for item in report.rows if "hai xã" in item.row.name) for report in reports]  # type: ignore[union-attr]  # every line has a name
    assert [row.partner_commune for row in joint if isinstance(row, ReportedEvent)] == ["Cải Viên", "Lũng Nặm"]


@pytest.mark.parametrize("is_planned", [True, False])
def test_that_a_figure_nobody_has_told_yet_is_blank_and_no_zero(
    ws: Workspace, tmp_path: Path, is_planned: bool
) -> None:
    first, *others = OF_2021
    change = {"status": "kế hoạch"} if is_planned else {"delegate_count": None}
    enter(ws, "Sóc Hà", [replace(first, **change), *others])
    report = report_of(read_one(ws, written(ws, tmp_path)))
    told = figures(report)
    assert "N04" not in told
    assert ("N05" in told) is not is_planned
    assert told["N02"] == 2


def test_that_costs_of_events_are_lines_and_the_budget_is_left_to_the_commune(ws: Workspace, tmp_path: Path) -> None:
    cost = EventCost("Trang trí, ma-két", "xã", Decimal(2_000_000), Decimal(1_900_000))
    (event,) = enter(ws, "Sóc Hà", OF_2021[:1])
    enter_event(ws, "Sơ kết xã", replace(event, plan=EventPlan(costs=(cost,)), result=EventResult(10, 0)))
    path = written(ws, tmp_path)
    report = report_of(read_one(ws, path))
    (line,) = [item.row for item in report.rows if isinstance(item.row, BudgetLine)]
    assert (line.content, line.source) == (f"{event.name}: Trang trí, ma-két", "xã")
    assert (line.planned, line.spent) == (Decimal(2_000_000), Decimal(1_900_000))
    assert not any(code.startswith("Q") for code in figures(report))
    assert cell(openpyxl.load_workbook(path, data_only=True), "Q01", _COMPARED).value == 2_000_000


def test_that_hamlets_that_may_not_hold_theirs_are_told_as_none(ws: Workspace, tmp_path: Path) -> None:
    hamlet = next(row for row in OF_2021 if row.level == "xóm")
    enter(ws, "Sóc Hà", [replace(hamlet, status="không tổ chức", activities="")])
    report = report_of(read_one(ws, written(ws, tmp_path)))
    (told,) = [item for item in report.figures if item.hamlet and item.indicator == "N02" and item.value is not None]
    assert (told.hamlet, told.value) == (hamlet.place.removeprefix("Xóm "), Decimal(0))


def test_that_without_events_the_form_is_as_empty_as_before(ws: Workspace, tmp_path: Path) -> None:
    enter(ws, "Lũng Nặm", listed(LUNG_NAM))
    result = read_one(ws, written(ws, tmp_path))
    assert result.problem_code == "form-empty"
