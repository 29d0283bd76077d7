"""Codes typed almost right are read only when one code and the name agree; codes beside another name are asked."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.findings import Severity
from app.domain.submissions import FigureStatus, ParsedReport
from app.importing.code_slips import possible_codes
from tests.support.readings import figure_of, finding_of, read_sheets
from tests.support.sample_catalogue import sample_catalogue
from tests.support.workbooks import TITLES, Sheet, Value, hamlet_sheet, table

_CATALOGUE = sample_catalogue()
_SLIPS = (
    "AO9",
    "A9",
    "A-09",
    "\u041009",
    "a 09",
    "A.09",
    "A09.",
    "\uff21\uff10\uff19",
    "A009",
    "(A09)",
    "A09 - Số khác",
)


def _name(code: str) -> str:
    return _CATALOGUE[code].name


def _read(*rows: tuple[str, str, str, Value]) -> ParsedReport:
    body = [(code, name, unit, None, value) for code, name, unit, value in rows]
    return read_sheets(
        Sheet("02", {**table([TITLES], 5), **table([("B01", _name("B01"), "văn bản", None, 1), *body], 6)})
    )


@pytest.mark.parametrize("text", _SLIPS)
def test_that_a_slip_means_one_code(text: str) -> None:
    assert possible_codes(text, _CATALOGUE) == ("A09",)


@pytest.mark.parametrize("text", ["", "Z99", "Cộng", "I", "1", "ghi chú", "A", "A1234567", "09"])
def test_that_other_texts_mean_no_code(text: str) -> None:
    assert possible_codes(text, _CATALOGUE) == ()


@given(st.text(max_size=12))
@settings(derandomize=True)
def test_that_any_text_can_be_looked_at(text: str) -> None:
    assert set(possible_codes(text, _CATALOGUE)) <= {item.code for item in _CATALOGUE}


@pytest.mark.parametrize("text", _SLIPS)
def test_that_a_slip_beside_its_name_is_read_with_a_warning(text: str) -> None:
    item = _CATALOGUE["A34"]
    report = _read((text.replace("09", "34").replace("O9", "34").replace("A9", "A34").replace("\uff10\uff19", "34"),
                    item.name, item.unit, 130))  # fmt: skip
    assert figure_of(report, "A34").value == 130


@pytest.mark.parametrize(("text", "code"), [("B2", "B02"), ("BO2", "B02"), ("B-02", "B02")])
def test_that_a_corrected_code_is_named(text: str, code: str) -> None:
    report = _read((text, _name(code), _CATALOGUE[code].unit, 5))
    assert figure_of(report, code).value == 5
    found = finding_of(report, "code-corrected")
    assert (found.severity, found.indicator, found.where.cell) == (Severity.WARNING, code, "A7")


def test_that_a_slip_beside_another_name_is_asked_with_its_candidates() -> None:
    report = _read(("B2", "Việc gì đó", "", 5))
    question = finding_of(report, "code-unclear")
    assert (question.severity, question.where.cell) == (Severity.QUESTION, "E7")
    assert [item.values for item in question.candidates] == [(("B02", Decimal(5)),), ()]
    assert "B02" not in {item.indicator for item in report.figures}


def test_that_a_code_beside_the_name_of_another_indicator_is_asked() -> None:
    report = _read(("B02", _name("B03"), _CATALOGUE["B03"].unit, 5))
    assert figure_of(report, "B02").status is FigureStatus.ASKED
    assert "B03" in finding_of(report, "code-name-differ").data["other"]


def test_that_a_code_whose_name_and_unit_both_differ_is_asked() -> None:
    report = _read(("A34", "Văn bản chỉ đạo các loại", "văn bản", 6))
    assert figure_of(report, "A34").status is FigureStatus.ASKED
    assert figure_of(_read(("A34", "Tổng số đảng viên toàn xã", "đồng chí", 6)), "A34").value == 6


def _matrix(*heads: str, names: tuple[str, ...] | None = None) -> ParsedReport:
    codes = ("A14", "A16", "A20", *heads)
    sheet = hamlet_sheet([("01", "Rỳ", None, 5, 6, 7, 8), ("02", "Rại", None, 1, 2, 3, 4)], codes)
    for place, name in enumerate(names or ()):
        sheet.cells["EFGH"[place] + "7"] = name
    return read_sheets(Sheet("02", {**table([TITLES], 5), "A6": "D01", "B6": _name("D01"), "C6": "tổ"}), sheet)


def test_that_a_slip_over_a_column_of_hamlets_is_read_beside_its_name_and_asked_without() -> None:
    names = tuple(_name(code) for code in ("A14", "A16", "A20", "D01"))
    assert figure_of(_matrix("DO1", names=names), "D01", hamlet="Rỳ").value == 8
    report = _matrix("DO1")
    assert not [item for item in report.figures if item.indicator == "D01" and item.counts]
    question = finding_of(report, "column-without-code")
    assert (question.severity, question.where.cell) == (Severity.QUESTION, "H9")


def test_that_a_column_of_numbers_without_a_code_is_asked_once() -> None:
    assert finding_of(_matrix("Số gì đó"), "column-without-code").data["count"] == "2"


def test_that_a_column_of_numbers_nobody_knows_is_named_once() -> None:
    rows: list[tuple[Value, ...]] = [("B01", "a", "", 1, 11), ("B02", "b", "", 2, 12), ("B03", "c", "", 3, 13)]
    titles = ("Mã", "Chỉ tiêu", "ĐVT", "Thực hiện kỳ này", "Của ai đó")
    report = read_sheets(Sheet("02", {**table([titles], 5), **table(rows, 6)}))
    assert [figure_of(report, code).value for code in ("B01", "B02", "B03")] == [1, 2, 3]
    found = finding_of(report, "column-not-read")
    assert (found.severity, found.data["text"], found.data["count"]) == (Severity.WARNING, "Của ai đó", "3")
