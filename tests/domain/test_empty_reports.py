"""A form that nobody has filled says nothing; a single 0, line, text or question is something."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.findings import Candidate, Finding, Severity, Where
from app.domain.registers import Marker, Register
from app.domain.submissions import FigureStatus, NarrativeText, ParsedReport, ReportedFigure, ReportedRow, ReportHeader

_BLANK = ParsedReport(
    ReportHeader(unit_code="01417"), (), (ReportedFigure("A01", None, "", Where("02", "E7")),), (), (), ()
)


def test_that_blank_cells_make_an_empty_report() -> None:
    note = Finding("macros-ignored", Severity.NOTE)
    assert _BLANK.is_empty
    assert replace(_BLANK, findings=(note,)).is_empty


def test_that_zeros_which_a_program_stored_for_blank_sums_are_nothing_entered() -> None:
    phantom = Finding("sum-of-blanks", Severity.QUESTION)
    ratio = ReportedFigure("A23", Decimal(0), "0", Where("02", "E29"), status=FigureStatus.NOT_OWNED)
    assert replace(_BLANK, figures=(*_BLANK.figures, ratio), findings=(phantom,)).is_empty


@pytest.mark.parametrize("code", ["period-differs", "sheet-of-other-unit", "hamlet-sheet-unclear", "column-twice"])
def test_that_a_question_about_the_form_is_nothing_entered(code: str) -> None:
    found = Finding(code, Severity.QUESTION, Where("04", "A2"), candidates=(Candidate("Giữ", ()),))
    assert replace(_BLANK, findings=(found,)).is_empty
    assert not replace(_BLANK, findings=(found, Finding("not-a-number", Severity.QUESTION))).is_empty


def test_that_anything_entered_makes_a_report() -> None:
    zero = replace(_BLANK.figures[0], value=Decimal(0))
    line = ReportedRow(Register.MARKERS, "06", 6, Marker(number="637"))
    asked = Finding("zero-or-blank", Severity.QUESTION)
    for said in (
        replace(_BLANK, figures=(zero,)),
        replace(_BLANK, rows=(line,)),
        replace(_BLANK, narrative=(NarrativeText("I-1", "Ổn định.", Where()),)),
        replace(_BLANK, findings=(asked,)),
        replace(_BLANK, header=replace(_BLANK.header, marker_count=0)),
    ):
        assert not said.is_empty
