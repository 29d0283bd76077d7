"""Reports whose unit is doubtful, and a commune of 2026 that takes in what its former communes reported."""

from pathlib import Path

import pytest
from openpyxl.workbook import Workbook

from app.domain.findings import Severity
from app.domain.submissions import ReadResult, Verdict
from app.services import reviews, setup
from app.services.workspace import Workspace
from tests.services.test_setup import COMMUNE_PLAN
from tests.support.mutated import Change, indicators, row_of, saved, workbook
from tests.support.sent_workbooks import SOC_HA, STATION, YEAR_2020, YEAR_2021, read_one
from tests.support.workspaces import a_bare_workspace


def _sent(folder: Path, source: Path, change: Change) -> Path:
    book = workbook(source)
    change(book)
    path = folder / "bc.xlsx"
    path.write_bytes(saved(book))
    return path


def _questions(result: ReadResult) -> list[str]:
    return [item.code for item in result.findings if item.severity is Severity.QUESTION]


def test_that_a_code_of_a_neighbour_is_asked_when_the_hamlets_say_otherwise(ws: Workspace, tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book["01_ThongTin"]["C3"], book["01_ThongTin"]["C4"] = None, "01393"
        del book["_META"]

    result = read_one(ws, _sent(tmp_path, YEAR_2021 / SOC_HA, change))
    assert (result.verdict, result.unit_name) == (Verdict.NEW, "Lũng Nặm")
    assert _questions(result) == ["hamlets-of-other-unit"]


def test_that_a_column_of_a_commune_the_station_does_not_serve_is_asked(ws: Workspace, tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        sheet = indicators(book)
        sheet["K5"] = "01414"
        sheet.cell(row_of(book, "G03"), 11).value = 3

    result = read_one(ws, _sent(tmp_path, YEAR_2021 / STATION, change))
    assert _questions(result) == ["commune-not-served"]


def test_that_a_code_beside_the_name_heads_the_column_of_a_commune(ws: Workspace, tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        indicators(book)["I5"] = "Xã Sóc Hà (01417)"

    result = read_one(ws, _sent(tmp_path, YEAR_2021 / STATION, change))
    assert result.report is not None
    assert {item.commune_code for item in result.report.figures} == {"", "01417", "01399"}
    assert _questions(result) == []


def test_that_a_new_commune_takes_in_the_reports_of_its_former_communes(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    (rules / "founding").mkdir(parents=True)
    (rules / "founding" / "truong-ha.toml").write_text(COMMUNE_PLAN, encoding="utf-8")
    with a_bare_workspace(tmp_path, rules) as ws:
        setup.apply_plan(ws, "truong-ha-2026")
        result = read_one(ws, YEAR_2020 / "BC_SoKet_01417_2020.xlsx")
        assert (result.verdict, result.unit_code) == (Verdict.NEW, "01417")
        foreign = read_one(ws, YEAR_2020 / "BC_SoKet_01402_2020.xlsx")
        assert foreign.verdict is Verdict.UNKNOWN_UNIT
        assert reviews.consolidate(ws, 2020).cells["A01"].expected > 1


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"I4": "Xã Trường Hà", "J4": "Xã Sóc Hà"}, "column-misnamed"),
        ({"I5": "01399", "J5": "01417"}, "column-misnamed"),
        ({"I4": "xa Lung Nam"}, "column-misnamed"),
        ({"I5": "01399", "I4": None}, "column-twice-coded"),
        ({"I5": "01393"}, "column-misnamed"),
    ],
)
def test_that_a_column_with_the_code_of_one_commune_and_the_name_of_another_is_refused(
    ws: Workspace, tmp_path: Path, cells: dict[str, str | None], code: str
) -> None:
    def change(book: Workbook) -> None:
        for place, text in cells.items():
            book["02_ChiTieu"][place] = text

    result = read_one(ws, _sent(tmp_path, YEAR_2021 / STATION, change))
    assert (result.verdict, result.problem_code) == (Verdict.UNKNOWN_UNIT, code)
    assert "chưa lưu gì" in result.problem


@pytest.mark.parametrize("title", ["SÓC HÀ", "Xã Sóc-Hà", "xã soc ha", None, "Xã Xóc Hà"])
def test_that_a_column_is_its_code_under_any_spelling_that_is_no_other_commune(
    ws: Workspace, tmp_path: Path, title: str | None
) -> None:
    def change(book: Workbook) -> None:
        book["02_ChiTieu"]["I4"] = title

    assert read_one(ws, _sent(tmp_path, YEAR_2021 / STATION, change)).verdict is Verdict.NEW
