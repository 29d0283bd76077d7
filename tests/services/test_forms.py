"""Forms written for units of a data file: who gets one, what is filled in, what a file that comes back is taken for."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook

from app.db import hamlets as db_hamlets
from app.db import units
from app.domain.periods import ReportingPeriod
from app.domain.submissions import ReportedHamlet, Verdict
from app.domain.units import UnitKind
from app.errors import Problem, Refused
from app.progress import Cancelled, silent
from app.services import forms, setup, submissions
from app.services.workspace import Workspace
from tests.services.test_setup import COMMUNE_PLAN
from tests.support.forms import put, saved
from tests.support.sent_workbooks import read_one
from tests.support.workspaces import a_bare_workspace

_E = 5


def _unit_id(ws: Workspace, code: str, on: date = date(2021, 12, 31)) -> int:
    with ws.store.read() as connection:
        found = units.by_code(connection, code, on)
    assert found is not None
    return found.id


def _one(ws: Workspace, folder: Path, code: str, year: int = 2021) -> Workbook:
    (path,) = forms.write_forms(
        ws, ReportingPeriod.of_year(year), [_unit_id(ws, code, date(year, 12, 31))], folder, silent
    )
    return openpyxl.load_workbook(path)


def _row(book: Workbook, code: str) -> int:
    return next(row[0].row for row in book["02_ChiTieu"].iter_rows() if row[0].value == code)


def _send(ws: Workspace, book: Workbook, path: Path) -> Verdict:
    path.write_bytes(saved(book))
    return read_one(ws, path).verdict


def test_that_every_unit_that_owes_a_report_gets_its_form(full: Workspace, tmp_path: Path) -> None:
    told: list[str] = []
    paths = forms.write_forms(
        full, ReportingPeriod.of_year(2021), None, tmp_path / "biểu", lambda _done, _all, text: told.append(text)
    )
    assert [path.name for path in paths if "DBP" in path.name] == [
        f"BC_SoKet_DBP-{name}_2021.xlsx" for name in ("CY", "SG", "LN", "TC")
    ]
    assert {path.name for path in paths} == {path.name for path in (tmp_path / "biểu").iterdir()}
    assert len(paths) == 12
    assert told[0].startswith("Đang lập biểu của ")
    assert told[-1] == "Đã lập 12 biểu"


def test_that_the_form_knows_the_unit_its_hamlets_and_last_year(full: Workspace, tmp_path: Path) -> None:
    book = _one(full, tmp_path, "01417")
    general, figures, hamlets = (book[name] for name in ("01_ThongTin", "02_ChiTieu", "03_Xom"))
    assert [general.cell(row, 3).value for row in (3, 4, 5, 8)] == [
        "Sóc Hà", "01417", "Huyện Hà Quảng, tỉnh Cao Bằng", "Đồn Biên phòng cửa khẩu Sóc Giang",
    ]  # fmt: skip
    # From the workbook of 2020: A01 11,118 km, A14 833 households, D14 100 %.
    before = {code: figures.cell(_row(book, code), 4) for code in ("A01", "A14", "A08")}
    assert [cell.value for cell in before.values()] == [11.118, 833, None]
    assert all(cell.protection.locked for cell in before.values())
    assert [hamlets.cell(row, 3).value for row in (9, 19, 20)] == ["Lũng Pươi", "Mã Nựng", None]
    assert hamlets["B9"].value == "01417.01"
    assert hamlets["D9"].value == "x"
    assert figures.protection.sheet
    assert not figures.protection.password
    assert not figures.cell(_row(book, "A01"), _E).protection.locked
    assert figures.cell(_row(book, "A14"), _E).protection.locked
    assert book["_META"].sheet_state == "hidden"


def test_that_a_sum_that_nobody_calculated_is_stored_as_blank(full: Workspace, tmp_path: Path) -> None:
    (path,) = forms.write_forms(full, ReportingPeriod.of_year(2021), [_unit_id(full, "01417")], tmp_path, silent)
    stored = openpyxl.load_workbook(path, data_only=True)["02_ChiTieu"]
    formulas = openpyxl.load_workbook(path)["02_ChiTieu"]
    row = next(row[0].row for row in formulas.iter_rows() if row[0].value == "A14")
    assert str(formulas.cell(row, _E).value).startswith("=IF(COUNT('03_Xom'!")
    assert stored.cell(row, _E).value in (None, "")


def test_that_every_message_fits_into_a_spreadsheet(full: Workspace, tmp_path: Path) -> None:
    for path in forms.write_forms(full, ReportingPeriod.of_year(2021), None, tmp_path, silent):
        for sheet in openpyxl.load_workbook(path):
            for rule in sheet.data_validations.dataValidation:
                assert len(rule.prompt or "") <= 255
                assert len(rule.error or "") <= 255
                assert len(rule.promptTitle or "") <= 32
                assert len(rule.formula1 or "") <= 255


def test_that_the_unfilled_form_is_refused_as_not_filled(full: Workspace, tmp_path: Path) -> None:
    (path,) = forms.write_forms(full, ReportingPeriod.of_year(2021), [_unit_id(full, "01366")], tmp_path, silent)
    result = read_one(full, path)
    assert (result.verdict, result.problem_code, result.unit_code) == (Verdict.EMPTY, "form-empty", "01366")
    assert "Biểu chưa điền" in result.problem
    with pytest.raises(Refused, match="Biểu chưa điền"):
        submissions.receive(full, [result])


def test_that_a_filled_form_is_received_like_any_other(full: Workspace, tmp_path: Path) -> None:
    book = _one(full, tmp_path / "biểu", "01411")
    put(book["02_ChiTieu"].cell(_row(book, "B01"), _E), Decimal(7))
    path = tmp_path / "nộp.xlsx"
    path.write_bytes(saved(book))
    result = read_one(full, path)
    (submission_id,) = submissions.receive(full, [result])
    stored = {item.figure.indicator: item.figure.value for item in submissions.detail(full, submission_id).figures}
    assert (stored["B01"], stored["B02"]) == (Decimal(7), None)


def test_that_a_form_of_another_unit_is_caught_by_its_hidden_sheet(full: Workspace, tmp_path: Path) -> None:
    book = _one(full, tmp_path, "01417")
    put(book["02_ChiTieu"].cell(_row(book, "B01"), _E), Decimal(7))
    book["01_ThongTin"]["C3"], book["01_ThongTin"]["C4"] = "Lũng Nặm", "01393"
    assert _send(full, book, tmp_path / "nhầm.xlsx") is Verdict.UNKNOWN_UNIT


def test_that_a_form_of_another_year_is_asked_about(full: Workspace, tmp_path: Path) -> None:
    book = _one(full, tmp_path, "01417")
    put(book["02_ChiTieu"].cell(_row(book, "B01"), _E), Decimal(7))
    book["01_ThongTin"]["C6"], book["01_ThongTin"]["C7"] = date(2020, 1, 1), date(2020, 12, 31)
    path = tmp_path / "nhầm.xlsx"
    path.write_bytes(saved(book))
    assert "period-differs" in {item.code for item in read_one(full, path).findings}


def test_that_a_form_that_is_there_is_never_touched(full: Workspace, tmp_path: Path) -> None:
    chosen = [_unit_id(full, "01417")]
    (first,) = forms.write_forms(full, ReportingPeriod.of_year(2021), chosen, tmp_path, silent)
    first.write_bytes(b"filled by a clerk")
    (second,) = forms.write_forms(full, ReportingPeriod.of_year(2021), chosen, tmp_path, silent)
    assert first.read_bytes() == b"filled by a clerk"
    assert second.name == "BC_SoKet_01417_2021 (2).xlsx"


def test_that_a_cancel_leaves_no_file(full: Workspace, tmp_path: Path) -> None:
    asked = iter((False, False, True))
    with pytest.raises(Cancelled):
        forms.write_forms(full, ReportingPeriod.of_year(2021), None, tmp_path / "biểu", silent, lambda: next(asked))
    assert not (tmp_path / "biểu").exists()


def test_that_a_folder_that_takes_no_files_is_named(full: Workspace, tmp_path: Path) -> None:
    (tmp_path / "tệp").write_bytes(b"")
    with pytest.raises(Problem, match="thư mục") as refused:
        forms.write_forms(full, ReportingPeriod.of_year(2021), None, tmp_path / "tệp", silent)
    assert refused.value.code == "folder-not-writable"


def test_that_a_unit_that_owes_no_report_is_refused(full: Workspace, tmp_path: Path) -> None:
    with full.store.read() as connection:
        (province,) = (item for item in units.units(connection, date(2021, 12, 31)) if item.kind is UnitKind.PROVINCE)
    for year, unit_ids, code in ((2021, [province.id], "unit-owes-no-report"), (2030, None, "nobody-reports")):
        with pytest.raises(Refused) as refused:
            forms.write_forms(full, ReportingPeriod.of_year(year), unit_ids, tmp_path, silent)
        assert refused.value.code == code
    assert list(tmp_path.glob("*.xlsx")) == []


def test_that_a_data_file_without_reports_writes_forms_without_last_year(ws: Workspace, tmp_path: Path) -> None:
    book = _one(ws, tmp_path, "01366")
    rows = range(6, book["02_ChiTieu"].max_row + 1)
    assert [book["02_ChiTieu"].cell(row, 4).value for row in rows if book["02_ChiTieu"].cell(row, 4).value] == []
    # No hamlet is known: only spare lines, then the row of totals.
    names = [book["03_Xom"].cell(row, 3).value for row in range(9, book["03_Xom"].max_row + 1)]
    assert [name for name in names if name] == ["CỘNG"]
    result = read_one(ws, tmp_path / "BC_SoKet_01366_2021.xlsx")
    assert (result.verdict, result.findings) == (Verdict.EMPTY, ())


def test_that_forty_hamlets_and_odd_names_come_back(ws: Workspace, tmp_path: Path) -> None:
    commune = _unit_id(ws, "01366")
    names = [f"Bản Nà {number}" for number in range(1, 38)] + ['Ô\'Kha "mới"', "Ha\u0300 Qua\u0309ng", "=Bản <x> & y"]
    with ws.store.write("hamlets", "test") as connection:
        for number, name in enumerate(names, 1):
            reported = ReportedHamlet(name, f"01366.{number:02}", is_border=number % 2 == 0)
            db_hamlets.ensure_hamlet(connection, commune, reported, date(2021, 12, 31))
    (path,) = forms.write_forms(ws, ReportingPeriod.of_year(2021), [commune], tmp_path, silent)
    report = read_one(ws, path).report
    assert report is not None
    assert len(report.hamlets) == 40
    assert {item.name for item in report.hamlets} >= {'Ô\'Kha "mới"', "Hà Quảng", "=Bản <x> & y", "Bản Nà 37"}
    assert sum(item.is_border for item in report.hamlets) == 20
    assert report.findings == ()


def test_that_a_commune_of_2026_gets_a_form_without_a_district(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    (rules / "founding").mkdir(parents=True)
    (rules / "founding" / "truong-ha.toml").write_text(COMMUNE_PLAN, encoding="utf-8")
    with a_bare_workspace(tmp_path, rules) as ws:
        setup.apply_plan(ws, "truong-ha-2026")
        (path,) = forms.write_forms(ws, ReportingPeriod.of_year(2026), None, tmp_path / "biểu", silent)
        book = openpyxl.load_workbook(path)
        assert [book["01_ThongTin"].cell(row, 3).value for row in (3, 5)] == ["Trường Hà", "Tỉnh Cao Bằng"]
        assert "huyện" not in {cell.value for row in book["99_DanhMuc"].iter_rows() for cell in row}
