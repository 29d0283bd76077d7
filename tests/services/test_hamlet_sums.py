"""The sum of hamlets and the number typed for the commune: whichever comes later, no number goes without a word."""

from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.submissions import FigureStatus, blockers
from app.services import history, questions, submissions, versions
from app.services.questions import GivenAnswer
from app.services.workspace import Workspace
from tests.support.sent_workbooks import SOC_HA, YEAR_2021, changed_copy, received
from tests.support.stored_reports import figure, finding
from tests.support.workbooks import Book, hamlet_sheet, header_sheet, indicator_sheet

_HAMLETS = (("01417.01", "Lũng Pươi", "x", None, 298, 2), ("01417.02", "Nà Cháo", None, None, 364, 0))
_TOLD = {"typed": "145", "recomputed": "3"}


@pytest.fixture
def blank(ws: Workspace, tmp_path: Path) -> int:
    """The commune typed 145 households, none of its hamlets has a figure."""
    path = tmp_path / "bc.xlsx"
    book = Book([header_sheet(), indicator_sheet([("A14", "hộ", 145)]), hamlet_sheet(_HAMLETS)])
    path.write_bytes(book.content())
    return received(ws, path)["Sóc Hà"]


def give(ws: Workspace, submission_id: int, hamlet: str, value: int | None) -> None:
    """Correct the households of one hamlet."""
    target = figure(submissions.detail(ws, submission_id), "A14", hamlet)
    new = None if value is None else Decimal(value)
    submissions.correct(ws, submission_id, target.id, new, "hỏi lại xã")


def answer(ws: Workspace, submission_id: int, candidate: int | None, own: int = 0) -> None:
    """Answer the question about the blank hamlets."""
    asked = finding(submissions.detail(ws, submission_id), "hamlets-blank", "A14")
    values = () if candidate is not None else (("A14", Decimal(own)),)
    submissions.answer(ws, submission_id, asked.id, candidate, values)


def told(ws: Workspace, submission_id: int) -> list[tuple[str, dict[str, str]]]:
    """Code and numbers of what blocks the report at the households of the commune."""
    found = [item.finding for item in blockers(submissions.detail(ws, submission_id))]
    return [(item.code, dict(item.data)) for item in found if item.indicator == "A14" and not item.hamlet]


def total(ws: Workspace, submission_id: int) -> Decimal | None:
    """The households of the commune."""
    return figure(submissions.detail(ws, submission_id), "A14").figure.value


def stands(ws: Workspace, submission_id: int) -> tuple[object, object]:
    """The households of the commune, and what is told about them."""
    return total(ws, submission_id), told(ws, submission_id)


def test_that_a_hamlet_corrected_first_turns_the_question_into_the_difference(ws: Workspace, blank: int) -> None:
    assert [code for code, _data in told(ws, blank)] == ["hamlets-blank"]
    give(ws, blank, "Lũng Pươi", 3)
    assert stands(ws, blank) == (3, [("sum-mismatch", _TOLD)])
    give(ws, blank, "Nà Cháo", 142)
    assert stands(ws, blank) == (145, [])


@pytest.mark.parametrize("own", [None, 150])
def test_that_a_hamlet_corrected_after_the_answer_tells_the_difference(
    ws: Workspace, blank: int, own: int | None
) -> None:
    answer(ws, blank, 0 if own is None else None, own or 0)
    answered = own or 145
    assert stands(ws, blank) == (answered, [])
    give(ws, blank, "Lũng Pươi", 3)
    difference = {"typed": str(answered), "recomputed": "3"}
    assert stands(ws, blank) == (3, [("sum-mismatch", difference)])
    give(ws, blank, "Nà Cháo", 4)
    assert told(ws, blank) == [("sum-mismatch", {"typed": str(answered), "recomputed": "7"})]
    give(ws, blank, "Nà Cháo", answered - 3)
    assert stands(ws, blank) == (answered, [])
    for _step in range(3):
        history.undo(ws)
    assert stands(ws, blank) == (answered, [])


def test_that_a_total_corrected_by_hand_is_held_against_its_hamlets(ws: Workspace, blank: int) -> None:
    own = figure(submissions.detail(ws, blank), "A14")
    submissions.correct(ws, blank, own.id, Decimal(150), "gọi điện hỏi lại")
    assert told(ws, blank) == []
    give(ws, blank, "Lũng Pươi", 3)
    assert told(ws, blank) == [("sum-mismatch", {"typed": "150", "recomputed": "3"})]


def test_that_an_answer_of_no_figure_has_no_number_to_lose(ws: Workspace, blank: int) -> None:
    answer(ws, blank, 1)
    assert figure(submissions.detail(ws, blank), "A14").figure.status is FigureStatus.REPORTED
    give(ws, blank, "Lũng Pươi", 3)
    assert stands(ws, blank) == (3, [])


def test_that_answers_to_both_questions_at_once_tell_the_difference(ws: Workspace, tmp_path: Path) -> None:
    """The commune typed 844 households; its first hamlet, of 65, says «không»."""
    unclear = changed_copy(YEAR_2021 / SOC_HA, tmp_path / "soc ha.xlsx", "03_Xom", {"E9": "không"})
    (submission_id,) = received(ws, unclear).values()
    before = submissions.detail(ws, submission_id)
    asked = [finding(before, code, "A14") for code in ("hamlet-sum-open", "zero-or-blank")]
    assert asked[0].finding.candidates[0].values == (("A14", Decimal(844)),)
    questions.answer_many(ws, [GivenAnswer(submission_id, item.id, 0) for item in asked])
    assert total(ws, submission_id) == 779
    assert told(ws, submission_id) == [("sum-mismatch", {"typed": "844", "recomputed": "779"})]


def test_that_a_difference_let_pass_stays_so_while_it_is_the_same(ws: Workspace, tmp_path: Path) -> None:
    unclear = changed_copy(YEAR_2021 / SOC_HA, tmp_path / "soc ha.xlsx", "03_Xom", {"E9": "không"})
    (submission_id,) = received(ws, unclear).values()
    question = finding(submissions.detail(ws, submission_id), "hamlet-sum-open", "A14")
    submissions.answer(ws, submission_id, question.id, 0)
    passed = finding(submissions.detail(ws, submission_id), "sum-mismatch", "A14")
    submissions.override(ws, submission_id, passed.id, "đã hỏi xã")
    hamlet = finding(submissions.detail(ws, submission_id), "zero-or-blank", "A14")
    submissions.answer(ws, submission_id, hamlet.id, 0)
    after = [item for item in submissions.detail(ws, submission_id).findings if item.finding.code == "sum-mismatch"]
    (decided,) = (item for item in after if item.finding.indicator == "A14")
    assert (decided.is_open, decided.reason, decided.finding) == (False, "đã hỏi xã", passed.finding)


def test_that_a_sum_that_followed_bears_no_answer(ws: Workspace, blank: int) -> None:
    answer(ws, blank, 0)
    (answered,) = versions.edits(ws, submissions.detail(ws, blank))
    assert (answered.after, answered.reason, answered.is_answer) == (Decimal(145), "145", True)
    give(ws, blank, "Lũng Pươi", 3)
    edits = {one.figure.hamlet: one for one in versions.edits(ws, submissions.detail(ws, blank))[:2]}
    followed, corrected = edits[""], edits["Lũng Pươi"]
    assert (followed.before, followed.after) == (Decimal(145), Decimal(3))
    assert (followed.reason, followed.is_answer) == ("", False)
    assert (corrected.after, corrected.reason, corrected.is_answer) == (Decimal(3), "hỏi lại xã", False)
    assert figure(submissions.detail(ws, blank), "A14").reason == ""


def test_that_a_hamlet_corrected_back_to_blank_asks_about_the_number_of_the_file_again(
    ws: Workspace, blank: int
) -> None:
    give(ws, blank, "Lũng Pươi", 3)
    give(ws, blank, "Lũng Pươi", None)
    assert total(ws, blank) is None
    assert figure(submissions.detail(ws, blank), "A14").figure.status is FigureStatus.ASKED
    assert [code for code, _data in told(ws, blank)] == ["hamlets-blank"]
    answer(ws, blank, 0)
    assert stands(ws, blank) == (145, [])
    give(ws, blank, "Nà Cháo", 5)
    assert stands(ws, blank) == (5, [("sum-mismatch", {"typed": "145", "recomputed": "5"})])


def test_that_a_number_answered_after_the_hamlets_were_blanked_stays(ws: Workspace, blank: int) -> None:
    give(ws, blank, "Lũng Pươi", 3)
    give(ws, blank, "Lũng Pươi", None)
    answer(ws, blank, None, 150)
    give(ws, blank, "Nà Cháo", None)
    assert stands(ws, blank) == (150, [])


def test_that_a_sum_without_a_number_of_the_file_becomes_blank_with_its_last_hamlet(
    ws: Workspace, tmp_path: Path
) -> None:
    hamlets = (("01417.01", "Lũng Pươi", "x", 65, 298, 2), ("01417.02", "Nà Cháo", None, None, 364, 0))
    path = tmp_path / "bc.xlsx"
    path.write_bytes(Book([header_sheet(), indicator_sheet([("A14", "hộ", None)]), hamlet_sheet(hamlets)]).content())
    submission_id = received(ws, path)["Sóc Hà"]
    assert stands(ws, submission_id) == (65, [])
    give(ws, submission_id, "Lũng Pươi", None)
    assert stands(ws, submission_id) == (None, [])
    give(ws, submission_id, "Nà Cháo", 7)
    assert stands(ws, submission_id) == (7, [])
