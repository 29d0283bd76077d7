"""One question about many figures: answered once, never stuck, and what was settled meanwhile stays."""

from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.submissions import FigureStatus, blockers
from app.services import submissions
from app.services.workspace import Workspace
from tests.support.mutated import indicators, saved, workbook
from tests.support.sent_workbooks import received
from tests.support.stored_reports import figure
from tests.support.workbooks import Book, hamlet_sheet, header_sheet, indicator_sheet

_HAMLETS = (("01417.01", "Lũng Pươi", "x", None, None, 2), ("01417.02", "Nà Cháo", None, None, None, 0))


@pytest.fixture
def blank(ws: Workspace, tmp_path: Path) -> int:
    """The commune typed 145 households with 662 people, none of its hamlets has a figure of either."""
    path = tmp_path / "bc.xlsx"
    sheet = indicator_sheet([("A14", "hộ", 145), ("A16", "người", 662)])
    path.write_bytes(Book([header_sheet(), sheet, hamlet_sheet(_HAMLETS)]).content())
    return received(ws, path)["Sóc Hà"]


def _question(ws: Workspace, submission_id: int, code: str) -> int:
    detail = submissions.detail(ws, submission_id)
    return next(item.id for item in detail.findings if item.finding.code == code and item.is_open)


def _value(ws: Workspace, submission_id: int, code: str) -> Decimal | None:
    return figure(submissions.detail(ws, submission_id), code).figure.value


def _open(ws: Workspace, submission_id: int) -> list[tuple[str, str | None]]:
    return [(item.finding.code, item.finding.indicator) for item in blockers(submissions.detail(ws, submission_id))]


@pytest.mark.parametrize(("candidate", "expected"), [(0, (145, 662)), (1, (None, None))])
def test_that_one_answer_settles_all_totals(
    ws: Workspace, blank: int, candidate: int, expected: tuple[int | None, int | None]
) -> None:
    assert _open(ws, blank) == [("hamlets-blank-many", None)]
    assert figure(submissions.detail(ws, blank), "A14").figure.status is FigureStatus.ASKED
    submissions.answer(ws, blank, _question(ws, blank, "hamlets-blank-many"), candidate, ())
    assert (_value(ws, blank, "A14"), _value(ws, blank, "A16")) == expected
    assert _open(ws, blank) == []


def test_that_a_hamlet_corrected_first_takes_its_figure_out_of_the_question(ws: Workspace, blank: int) -> None:
    target = figure(submissions.detail(ws, blank), "A14", "Lũng Pươi")
    submissions.correct(ws, blank, target.id, Decimal(3), "hỏi lại xã")
    assert _value(ws, blank, "A14") == 3
    assert sorted(_open(ws, blank), key=str) == [("hamlets-blank-many", None), ("sum-mismatch", "A14")]
    submissions.answer(ws, blank, _question(ws, blank, "hamlets-blank-many"), 0, ())
    assert (_value(ws, blank, "A14"), _value(ws, blank, "A16")) == (Decimal(3), Decimal(662))
    assert _open(ws, blank) == [("sum-mismatch", "A14")]


def test_that_hamlets_corrected_to_what_was_typed_leave_nothing_to_ask(ws: Workspace, blank: int) -> None:
    for code, value in (("A14", 145), ("A16", 662)):
        target = figure(submissions.detail(ws, blank), code, "Lũng Pươi")
        submissions.correct(ws, blank, target.id, Decimal(value), "hỏi lại xã")
    assert (_value(ws, blank, "A14"), _value(ws, blank, "A16")) == (Decimal(145), Decimal(662))
    assert _open(ws, blank) == []


def test_that_a_figure_corrected_first_keeps_its_value_when_slipped_values_are_answered(
    ws: Workspace, tmp_path: Path
) -> None:
    book = workbook()
    sheet = indicators(book)
    rows = [row for row in range(6, 212) if str(sheet.cell(row, 1).value).startswith(("C", "D"))]
    for row in reversed(rows):
        sheet.cell(row + 1, 5).value = sheet.cell(row, 5).value
    path = tmp_path / "bc.xlsx"
    path.write_bytes(saved(book))
    submission_id = received(ws, path)["Sóc Hà"]
    asked = _question(ws, submission_id, "values-slipped")
    found = next(item.finding for item in submissions.detail(ws, submission_id).findings if item.id == asked)
    (code, typed), (other, kept) = [(code, value) for code, value in found.candidates[0].values if value is not None][
        :2
    ]
    target = figure(submissions.detail(ws, submission_id), code)
    submissions.correct(ws, submission_id, target.id, typed + 1000, "hỏi lại xã")
    submissions.answer(ws, submission_id, asked, 0, ())
    assert (_value(ws, submission_id, code), _value(ws, submission_id, other)) == (typed + 1000, kept)


@pytest.mark.parametrize(("candidate", "total"), [(0, 145), (1, 80)])
def test_that_the_answer_about_a_hidden_hamlet_settles_the_sum_and_compares_what_was_typed(
    ws: Workspace, tmp_path: Path, candidate: int, total: int
) -> None:
    rows = [("01417.01", "Lũng Pươi", "x", 65, 298, 2), ("01417.02", "Nà Cháo", None, 80, 364, 0)]
    sheet = hamlet_sheet(rows)
    sheet.row_attributes[9] = ' hidden="1"'
    path = tmp_path / "bc.xlsx"
    path.write_bytes(Book([header_sheet(), indicator_sheet([("A14", "hộ", 145)]), sheet]).content())
    submission_id = received(ws, path)["Sóc Hà"]
    assert _open(ws, submission_id) == [("hidden-hamlet", None)]
    submissions.answer(ws, submission_id, _question(ws, submission_id, "hidden-hamlet"), candidate, ())
    assert _value(ws, submission_id, "A14") == total
    assert _open(ws, submission_id) == ([] if total == 145 else [("sum-mismatch", "A14")])
