"""A station's own total beside its columns per commune."""

from dataclasses import replace
from decimal import Decimal

from app.domain.checks import check
from app.domain.findings import Finding, Severity, Where
from app.domain.findings_text import sentence
from app.domain.periods import ReportingPeriod
from app.domain.submissions import FigureStatus, ParsedReport, ReportedFigure, ReportHeader
from app.presets.load import PresetLibrary
from tests.support.reports import a_figure, a_report

CATALOGUE = PresetLibrary.shipped().catalogue(2026)
STATION = ReportHeader(unit_code="DBP-SG", period=ReportingPeriod.of_year(2021), is_station=True)


def column(value: int | None, commune: str, code: str = "A36", part: str = "") -> ReportedFigure:
    number = None if value is None else Decimal(value)
    return ReportedFigure(code, number, "", Where("02", f"F{commune}"), part=part, commune_code=commune)


def found(*figures: ReportedFigure, header: ReportHeader = STATION) -> tuple[Finding, ...]:
    report = a_report(header=header)
    whole = ParsedReport(report.header, (), figures, (), (), ())
    told = check(whole, CATALOGUE)
    return tuple(item for item in told if item.code in ("station-total-blank", "communes-mismatch"))


def test_that_a_blank_total_is_asked_with_the_sum_offered() -> None:
    (question,) = found(a_figure("A36", None), column(2, "1"), column(3, "2"), column(None, "3"))
    assert (question.code, question.severity) == ("station-total-blank", Severity.QUESTION)
    assert (question.where.cell, question.indicator) == ("A36", "A36")
    assert [item.values for item in question.candidates] == [(("A36", Decimal(5)),), (("A36", None),)]
    assert "cột tổng để trống; 2/3 cột xã, phường có số, cộng lại 5." in sentence(question, CATALOGUE)


def test_that_a_workbook_without_a_column_for_the_total_is_asked_at_its_sheet() -> None:
    (question,) = found(column(2, "1"), column(0, "2"))
    assert (question.where, question.candidates[0].values) == (Where("02"), (("A36", Decimal(2)),))


def test_that_parts_are_asked_one_by_one() -> None:
    gram = ReportedFigure("G08", None, "", Where("02", "E9"), part="gam")
    (question,) = found(gram, column(2, "1", "G08", "gam"), column(None, "1", "G08", "viên"))
    assert (question.data["part"], question.where.cell) == ("gam", "E9")


def test_that_no_sum_is_offered_while_a_column_is_asked() -> None:
    asked = replace(column(None, "2"), status=FigureStatus.ASKED)
    (question,) = found(column(2, "1"), asked)
    assert [item.values for item in question.candidates] == [(("A36", None),)]
    assert "chưa rõ" in question.data["recomputed"]


def test_that_a_settled_or_empty_total_is_not_asked() -> None:
    decided = replace(a_figure("A36", None), status=FigureStatus.CORRECTED)
    assert found(decided, column(2, "1")) == ()
    assert found(replace(a_figure("A36", 4), status=FigureStatus.ASKED), column(2, "1")) == ()
    assert found(a_figure("A36", None), column(None, "1")) == ()
    assert found(a_figure("A36", 2), column(2, "1")) == ()
    assert found(column(2, "1"), header=replace(STATION, is_station=False)) == ()


def test_that_a_total_unlike_its_columns_is_told() -> None:
    (warned,) = found(a_figure("A36", 3), column(1, "1"), column(1, "2"))
    assert (warned.code, warned.severity) == ("communes-mismatch", Severity.WARNING)
    assert dict(warned.data) == {"typed": "3", "recomputed": "2"}
