"""Every figure of the samples, against the expected file and against an independent reading."""

from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.domain.findings import Severity
from app.domain.indicators import OwnerLevel
from app.domain.submissions import FigureStatus, ParsedReport, ReportedFigure
from tests.importing.conftest import YEAR_2020, YEAR_2021, SampleReports, expected
from tests.support.sample_catalogue import sample_catalogue

READABLE = (
    "BC_SoKet_01417_2021.xlsx",
    "BC_SoKet_01393_2021.xlsx",
    "BC_SoKet_01414_2021.xlsx",
    "bc so ket can yen 2021 (sua lan 2).xlsx",
    "don-bien-phong-soc-giang.xlsx",
)
CLEAN = ("BC_SoKet_01417_2021.xlsx", "BC_SoKet_01393_2021.xlsx", "BC_SoKet_01402_2021.xlsx", READABLE[-1])
_LISTS = {"regs": "registrations"}


def _own(report: ParsedReport) -> dict[tuple[str, str], ReportedFigure]:
    return {(item.indicator, item.part): item for item in report.figures if not item.hamlet and not item.commune_code}


def _number(value: Any) -> Decimal | None:
    return None if value is None else Decimal(repr(value)).normalize()


def _counted(figure: ReportedFigure | None) -> Decimal | None:
    return figure.value.normalize() if figure and figure.counts and figure.value is not None else None


@pytest.mark.parametrize("name", READABLE)
def test_that_every_figure_is_the_expected_one_or_asked(name: str, sample: SampleReports) -> None:
    own = _own(sample(YEAR_2021 / name))
    asked: set[str] = set()
    for question in expected()[name].get("questions", []):
        first = question["candidates"][0]
        asked |= set(first) if isinstance(first, dict) else {question["code"]}
    wrong: list[str] = []
    for code, value in expected()[name]["indicators"].items():
        if sample_catalogue()[code].owner is OwnerLevel.COMPUTED:
            continue
        if code in asked:
            figure = own[code, ""]
            assert figure.status is FigureStatus.ASKED
            assert figure.value is None
        elif isinstance(value, dict):
            found = {part: _counted(own[code, part]) for part in value}
            if found != {part: _number(item) for part, item in value.items()}:
                wrong.append(code)
        elif _counted(own.get((code, ""))) != _number(value):
            wrong.append(code)
    assert wrong == []


@pytest.mark.parametrize("name", READABLE)
def test_that_every_hamlet_and_its_values_are_the_expected_ones(name: str, sample: SampleReports) -> None:
    report = sample(YEAR_2021 / name)
    entries = expected()[name].get("hamlets", [])
    assert [(item.name, item.code, item.is_border) for item in report.hamlets] == [
        (entry["name"], entry["code"], entry["border"]) for entry in entries
    ]
    found = {(item.hamlet, item.indicator): _counted(item) for item in report.figures if item.hamlet}
    assert found == {
        (entry["name"], code): _number(value) for entry in entries for code, value in entry["values"].items()
    }


@pytest.mark.parametrize("name", READABLE)
def test_that_lists_and_narrative_are_complete(name: str, sample: SampleReports) -> None:
    report = sample(YEAR_2021 / name)
    counts = Counter(row.register.value for row in report.rows)
    lists = expected()[name]["lists"]
    assert {key: counts[_LISTS.get(key, key)] for key in lists} == lists
    assert {item.leaf: item.text for item in report.narrative} == (expected()[name].get("narrative") or {})


def test_that_the_figures_of_a_post_are_read_per_commune(sample: SampleReports) -> None:
    report = sample(YEAR_2021 / READABLE[-1])
    found: dict[str, dict[str, Any]] = {}
    for item in report.figures:
        if item.commune_code:
            values = found.setdefault(item.commune_code, {})
            if item.part:
                values.setdefault(item.indicator, {})[item.part] = _counted(item)
            else:
                values[item.indicator] = _counted(item)
    wanted = expected()[READABLE[-1]]["by_commune"]
    for commune, values in wanted.items():
        for code, value in values.items():
            is_split = isinstance(value, dict)
            number = {part: _number(item) for part, item in value.items()} if is_split else _number(value)
            assert found[commune][code] == number, (commune, code)
    assert report.header.is_station
    assert report.header.border_length_km == Decimal("20.203")
    assert report.header.marker_count == 55


def test_that_the_questions_stand_at_the_expected_cells_with_the_expected_answers(sample: SampleReports) -> None:
    name = "bc so ket can yen 2021 (sua lan 2).xlsx"
    report = sample(YEAR_2021 / name)
    questions = {item.where.cell: item for item in report.findings if item.severity is Severity.QUESTION}
    wanted = {entry["cell"]: entry for entry in expected()[name]["questions"]}
    assert set(questions) == set(wanted)
    for cell, entry in wanted.items():
        found = questions[cell]
        assert (found.where.sheet, found.indicator) == (entry["sheet"], entry["code"])
        assert found.code == entry["kind"].replace("_", "-")
        for place, candidate in enumerate(entry["candidates"]):
            values = candidate if isinstance(candidate, dict) else {entry["code"]: candidate}
            assert dict(found.candidates[place].values) == {code: _number(value) for code, value in values.items()}


def test_that_an_extra_sheet_is_listed_and_not_read(sample: SampleReports) -> None:
    report = sample(YEAR_2021 / "bc so ket can yen 2021 (sua lan 2).xlsx")
    assert report.ignored_sheets == ("Sheet1",)
    assert report.encodings == ("unicode-nfd",)


def test_that_a_typed_sum_that_differs_is_reported_and_a_foreign_figure_does_not_count(sample: SampleReports) -> None:
    report = sample(YEAR_2021 / "BC_SoKet_01414_2021.xlsx")
    found = {(item.code, item.where.cell): item for item in report.findings}
    assert found["sum-mismatch", "E22"].severity is Severity.ERROR
    assert dict(found["sum-mismatch", "E22"].data) == {"typed": "2.868", "recomputed": "2.886"}
    assert _own(report)["G01", ""].status is FigureStatus.NOT_OWNED
    assert _own(report)["A16", ""].raw == "2868"


@pytest.mark.parametrize("name", CLEAN)
def test_that_a_clean_workbook_raises_no_remark(name: str, sample: SampleReports) -> None:
    assert sample(YEAR_2021 / name).findings == ()


@pytest.mark.parametrize("path", sorted(YEAR_2020.glob("*.xlsx")), ids=lambda path: path.stem)
def test_that_last_year_reads_without_a_remark(path: Path, sample: SampleReports) -> None:
    assert sample(path).findings == ()
    assert len(sample(path).narrative) == 28


_INDEPENDENT = [YEAR_2021 / "BC_SoKet_01402_2021.xlsx", *sorted(YEAR_2020.glob("*.xlsx"))]


@pytest.mark.parametrize("path", _INDEPENDENT, ids=lambda path: path.stem)
def test_that_another_library_reads_the_same_figures(path: Path, sample: SampleReports) -> None:
    report = sample(path)
    book = openpyxl.load_workbook(path, data_only=True)
    sheet = book["02_ChiTieu"]
    typed = {
        (str(row[0].value), str(row[2].value)): row[4].value
        for row in sheet.iter_rows(min_row=6, max_col=5)
        if str(row[0].value) in sample_catalogue()
    }
    own = _own(report)
    for (code, unit), value in typed.items():
        figure = own.get((code, "")) or own[code, unit]
        assert (None if figure.value is None else figure.value.normalize()) == _number(value), code
    hamlets = book["03_Xom"]
    codes = {cell.column: cell.value for cell in hamlets[6] if cell.value in sample_catalogue()}
    wanted = {
        (row[2].value, codes[cell.column]): _number(cell.value)
        for row in hamlets.iter_rows(min_row=9)
        if row[2].value and row[2].value != "CỘNG"
        for cell in row
        if cell.column in codes
    }
    assert {(item.hamlet, item.indicator): _counted(item) for item in report.figures if item.hamlet} == wanted


@pytest.mark.parametrize("path", sorted(YEAR_2020.glob("*.xlsx")), ids=lambda path: path.stem)
def test_that_next_year_quotes_the_same_figures_as_last_year(path: Path, sample: SampleReports) -> None:
    next_year = YEAR_2021 / path.name.replace("_2020", "_2021")
    if not next_year.exists():
        assert path.stem[-10:-5] in {"01366", "01367", "01399", "01411"}, "sent under another name"
        return
    sheet = openpyxl.load_workbook(next_year, data_only=True)["02_ChiTieu"]
    own = _own(sample(path))
    quoted = {
        str(row[0].value): _number(row[3].value)
        for row in sheet.iter_rows(min_row=6, max_col=4)
        if str(row[0].value) in sample_catalogue() and (str(row[0].value), "") in own
    }
    found = {code: own[code, ""].value for code in quoted}
    assert {code: value.normalize() if value is not None else None for code, value in found.items()} == quoted
