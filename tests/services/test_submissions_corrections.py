"""Questions, corrections and overrides, each checked again in its own operation."""

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.db import findings as findings_of
from app.domain.submissions import FigureStatus, SubmissionState, blockers
from app.errors import Refused
from app.services import submissions
from app.services.workspace import Workspace
from tests.support.sent_workbooks import (
    CAN_YEN,
    SOC_HA,
    TONG_COT,
    YEAR_2020,
    YEAR_2021,
    changed_copy,
    expected_file,
    received,
)
from tests.support.stored_reports import STATION_NAME, answer_all, figure, finding, operations
from tests.support.workbooks import Book, Sheet, header_sheet, table

if TYPE_CHECKING:
    from collections.abc import Callable


# --- questions, corrections, overrides ---------------------------------------------------------------------------


def test_that_an_answer_about_one_cell_never_changes_the_number_of_another(ws: Workspace, tmp_path: Path) -> None:
    titles = ("Mã", "Chỉ tiêu", "ĐVT", "Thực hiện kỳ này")
    rows = (
        ("B01", "Số văn bản", "văn bản", 1),
        ("B02", "Hội nghị quán triệt", "", 7),
        ("B2", "Việc gì đó", "", 5),
    )
    path = tmp_path / "bc.xlsx"
    path.write_bytes(Book([header_sheet(), Sheet("02", table([titles, *rows], 5))]).content())
    submission_id = received(ws, path)["Sóc Hà"]
    asked = finding(submissions.detail(ws, submission_id), "code-unclear")
    before = submissions.detail(ws, submission_id), operations(ws)
    with pytest.raises(Refused, match="B02 đã có số 7 ở ô 02!D7"):
        submissions.answer(ws, submission_id, asked.id, 0)
    assert (submissions.detail(ws, submission_id), operations(ws)) == before
    submissions.answer(ws, submission_id, asked.id, len(asked.finding.candidates) - 1)
    assert figure(submissions.detail(ws, submission_id), "B02").figure.value == 7


def test_that_the_answers_make_the_intended_figures(full: Workspace, ids: dict[str, int]) -> None:
    told = expected_file(CAN_YEN)
    submission_id = ids["Cần Yên"]
    assert len(blockers(submissions.detail(full, submission_id))) == 5
    answer_all(full, submission_id)
    detail = submissions.detail(full, submission_id)
    wanted = dict(told["intended"])
    for question in told["questions"]:
        if isinstance(question["candidates"][0], dict):
            wanted |= question["candidates"][0]
    assert len(wanted) == 7
    assert {code: figure(detail, code).figure.value for code in wanted} == {
        code: Decimal(value) for code, value in wanted.items()
    }
    assert all(figure(detail, code).figure.counts for code in wanted)
    submissions.accept(full, submission_id)


def test_that_correcting_one_figure_of_a_pair_leaves_the_other_one_asked(full: Workspace, ids: dict[str, int]) -> None:
    submission_id = ids["Cần Yên"]
    one = figure(submissions.detail(full, submission_id), "K13")
    submissions.correct(full, submission_id, one.id, Decimal(1), "hỏi lại xã")
    question = finding(submissions.detail(full, submission_id), "pair-split", "K13")
    submissions.answer(full, submission_id, question.id, 0)
    assert figure(submissions.detail(full, submission_id), "K14").figure.value == 4


def test_that_no_figure_is_an_answer_too(full: Workspace, ids: dict[str, int]) -> None:
    question = finding(submissions.detail(full, ids["Cần Yên"]), "zero-or-blank", "K01")
    blank = next(n for n, item in enumerate(question.finding.candidates) if item.values == (("K01", None),))
    submissions.answer(full, ids["Cần Yên"], question.id, blank)
    answered = figure(submissions.detail(full, ids["Cần Yên"]), "K01").figure
    assert (answered.value, answered.status) == (None, FigureStatus.REPORTED)


def test_that_a_question_takes_a_value_of_ones_own(full: Workspace, ids: dict[str, int]) -> None:
    question = finding(submissions.detail(full, ids["Cần Yên"]), "zero-or-blank", "C14")
    submissions.answer(full, ids["Cần Yên"], question.id, None, (("C14", Decimal(3)),))
    assert figure(submissions.detail(full, ids["Cần Yên"]), "C14").figure.value == 3
    with pytest.raises(Refused):
        submissions.answer(full, ids["Cần Yên"], question.id, 0)


def test_that_a_question_is_answered_and_not_overridden(full: Workspace, ids: dict[str, int]) -> None:
    question = finding(submissions.detail(full, ids["Cần Yên"]), "zero-or-blank")
    with pytest.raises(Refused, match="trả lời"):
        submissions.override(full, ids["Cần Yên"], question.id, "thôi")
    with pytest.raises(Refused):
        submissions.answer(full, ids["Cần Yên"], question.id, 9)


def test_that_answers_are_remembered_for_the_next_version_of_the_same_cells(
    full: Workspace, ids: dict[str, int], tmp_path: Path
) -> None:
    answer_all(full, ids["Cần Yên"])
    path = changed_copy(YEAR_2021 / CAN_YEN, tmp_path / "lần 3.xlsx", "02 Chi tieu", {"F172": "không có"})
    submission_id = received(full, path)["Cần Yên"]
    detail = submissions.detail(full, submission_id)
    assert [item.finding.indicator for item in blockers(detail)] == ["K01"]
    assert figure(detail, "F07").figure.value == 9


def settle_tong_cot(ws: Workspace, submission_id: int) -> None:
    """What a clerk does after a phone call: correct the intended figures, let the rest pass with a reason."""
    detail = submissions.detail(ws, submission_id)
    submissions.correct(ws, submission_id, figure(detail, "C03").id, Decimal(12), "xã xác nhận gõ nhầm")
    hamlets = [item for item in detail.figures if item.figure.indicator == "D16" and item.figure.hamlet]
    wrong = figure(detail, "D16", "Tổng Cọt")
    others = sum((item.figure.value or Decimal(0) for item in hamlets if item.id != wrong.id), Decimal(0))
    intended = Decimal(expected_file(TONG_COT)["intended"]["D16"])
    submissions.correct(ws, submission_id, wrong.id, intended - others, "xã xác nhận gõ nhầm")
    submissions.correct(ws, submission_id, figure(detail, "E06").id, Decimal("20.203"), "thiếu dấu phẩy")
    for item in blockers(submissions.detail(ws, submission_id)):
        submissions.override(ws, submission_id, item.id, "đã hỏi xã, chấp nhận")


def test_that_errors_block_acceptance_and_corrections_release_it(full: Workspace, ids: dict[str, int]) -> None:
    submission_id = ids["Tổng Cọt"]
    with pytest.raises(Refused) as refused:
        submissions.accept(full, submission_id)
    assert refused.value.code == "not-acceptable"
    assert "5 lỗi chặn" in refused.value.sentence
    assert "A16" in refused.value.sentence
    settle_tong_cot(full, submission_id)
    submissions.accept(full, submission_id)
    detail = submissions.detail(full, submission_id)
    assert detail.state is SubmissionState.ACCEPTED
    for code, value in expected_file(TONG_COT)["intended"].items():
        assert figure(detail, code).figure.value == Decimal(str(value)), code
    corrected = figure(detail, "C03")
    assert (corrected.original, corrected.reason) == (Decimal(60), "xã xác nhận gõ nhầm")
    assert corrected.figure.status is FigureStatus.CORRECTED
    assert corrected.figure.raw == "60"


def test_that_a_corrected_hamlet_changes_the_sum_of_its_commune(full: Workspace, ids: dict[str, int]) -> None:
    detail = submissions.detail(full, ids["Sóc Hà"])
    one = figure(detail, "A14", "Lũng Pươi")
    total = figure(detail, "A14").figure.value
    assert one.figure.value is not None
    assert total is not None
    submissions.correct(full, ids["Sóc Hà"], one.id, one.figure.value + 5, "đếm lại")
    assert figure(submissions.detail(full, ids["Sóc Hà"]), "A14").figure.value == total + 5


@pytest.mark.parametrize(
    ("answered", "total", "told"), [(65, 844, None), (0, 779, {"typed": "844", "recomputed": "779"})]
)
def test_that_an_answer_about_a_hamlet_is_held_against_the_sum_the_commune_typed(
    ws: Workspace, tmp_path: Path, answered: int, total: int, told: dict[str, str] | None
) -> None:
    """The commune typed 844 households; its first hamlet, of 65, says «không»."""
    unclear = changed_copy(YEAR_2021 / SOC_HA, tmp_path / "soc ha.xlsx", "03_Xom", {"E9": "không"})
    (submission_id,) = received(ws, unclear).values()
    before = submissions.detail(ws, submission_id)
    assert figure(before, "A14").figure.value is None
    question = finding(before, "zero-or-blank", "A14")
    submissions.answer(ws, submission_id, question.id, None, (("A14", Decimal(answered)),))
    after = submissions.detail(ws, submission_id)
    assert figure(after, "A14").figure.value == total
    sums = [item.finding for item in blockers(after) if item.finding.indicator == "A14" and not item.finding.hamlet]
    assert [(item.code, item.data) for item in sums] == ([("sum-mismatch", told)] if told else [])
    hamlet = figure(after, "A14", question.finding.hamlet or "")
    submissions.correct(ws, submission_id, hamlet.id, Decimal(65), "hỏi lại xã")
    assert "sum-mismatch" not in [item.finding.code for item in blockers(submissions.detail(ws, submission_id))]


def test_that_the_difference_is_told_whichever_question_is_answered_first(ws: Workspace, tmp_path: Path) -> None:
    unclear = changed_copy(YEAR_2021 / SOC_HA, tmp_path / "soc ha.xlsx", "03_Xom", {"E9": "không", "E10": "-"})
    (submission_id,) = received(ws, unclear).values()
    for code in ("hamlet-sum-open", "zero-or-blank", "zero-or-blank"):
        submissions.answer(ws, submission_id, finding(submissions.detail(ws, submission_id), code, "A14").id, 0)
    after = submissions.detail(ws, submission_id)
    assert figure(after, "A14").figure.value == 708
    assert finding(after, "sum-mismatch", "A14").finding.data == {"typed": "844", "recomputed": "708"}


def test_that_a_sum_of_hamlets_is_not_corrected_past_its_hamlets(full: Workspace, ids: dict[str, int]) -> None:
    total = figure(submissions.detail(full, ids["Sóc Hà"]), "A14")
    with pytest.raises(Refused) as refused:
        submissions.correct(full, ids["Sóc Hà"], total.id, Decimal(1), "thử")
    assert refused.value.code == "sum-of-hamlets"


def test_that_a_correction_is_checked_in_the_same_operation(full: Workspace, ids: dict[str, int]) -> None:
    before = operations(full)
    target = figure(submissions.detail(full, ids["Sóc Hà"]), "C03")
    submissions.correct(full, ids["Sóc Hà"], target.id, Decimal(9999), "thử")
    assert operations(full) == before + 1
    errors = [item.finding.code for item in blockers(submissions.detail(full, ids["Sóc Hà"]))]
    assert "part-gt-whole" in errors
    full.store.undo(full.actor)
    assert blockers(submissions.detail(full, ids["Sóc Hà"])) == ()


def test_that_a_correction_leaves_the_findings_of_other_figures_open(full: Workspace, ids: dict[str, int]) -> None:
    submission_id = ids["Tổng Cọt"]
    detail = submissions.detail(full, submission_id)
    before = [findings_of.statement(item.finding) for item in blockers(detail)]
    assert len(before) == 5
    for value in (Decimal(3), Decimal(4)):
        submissions.correct(full, submission_id, figure(detail, "B01").id, value, "sửa chỗ khác")
        after = blockers(submissions.detail(full, submission_id))
        assert sorted(findings_of.statement(item.finding) for item in after) == sorted(before)
    with pytest.raises(Refused):
        submissions.accept(full, submission_id)


def test_that_a_correction_is_compared_with_the_other_reports(
    full: Workspace, ids: dict[str, int], tmp_path: Path
) -> None:
    """Trường Hà and Sóc Hà are the communes of the station of Sóc Giang: 9,085 and 11,118 km make its 20,203 km."""
    days: dict[str, str | float] = {"C6": "01/01/2021", "C7": "31/12/2021"}
    source = YEAR_2020 / "BC_SoKet_01399_2020.xlsx"
    received(full, changed_copy(source, tmp_path / "truong ha.xlsx", "01_ThongTin", days))

    def told() -> list[str]:
        found = submissions.detail(full, ids[STATION_NAME]).findings
        return [item.finding.code for item in found if item.finding.code == "communes-stations-mismatch"]

    assert told() == []
    length = figure(submissions.detail(full, ids["Sóc Hà"]), "A01")
    submissions.correct(full, ids["Sóc Hà"], length.id, Decimal("12.118"), "đo lại")
    assert told() == ["communes-stations-mismatch"]
    submissions.correct(full, ids["Sóc Hà"], length.id, Decimal("11.118"), "gõ nhầm")
    assert told() == []


@pytest.mark.parametrize("value", [Decimal("1.2345"), Decimal("1e20"), Decimal("NaN")])
def test_that_a_value_the_data_file_could_not_keep_exactly_is_refused(
    full: Workspace, ids: dict[str, int], value: Decimal
) -> None:
    target = figure(submissions.detail(full, ids["Sóc Hà"]), "A01")
    with pytest.raises(Refused) as refused:
        submissions.correct(full, ids["Sóc Hà"], target.id, value, "thử")
    assert refused.value.code == "bad-value"


def test_that_a_figure_of_another_owner_is_only_shown(full: Workspace, ids: dict[str, int]) -> None:
    foreign = figure(submissions.detail(full, ids["Tổng Cọt"]), "G01")
    assert foreign.figure.status is FigureStatus.NOT_OWNED
    with pytest.raises(Refused):
        submissions.correct(full, ids["Tổng Cọt"], foreign.id, Decimal(3), "thử")


def test_that_a_decision_holds_while_the_finding_says_the_same(full: Workspace, ids: dict[str, int]) -> None:
    submission_id = ids["Tổng Cọt"]
    passed = finding(submissions.detail(full, submission_id), "part-gt-whole", "C03")
    submissions.override(full, submission_id, passed.id, "số đúng")
    detail = submissions.detail(full, submission_id)
    submissions.correct(full, submission_id, figure(detail, "B01").id, Decimal(3), "sửa chỗ khác")
    after = next(item for item in submissions.detail(full, submission_id).findings if item.finding.indicator == "C03")
    assert (after.is_open, after.reason, after.decided_by) == (False, "số đúng", full.actor)
    submissions.correct(full, submission_id, figure(detail, "C03").id, Decimal(70), "lại khác")
    again = finding(submissions.detail(full, submission_id), "part-gt-whole", "C03")
    assert again.is_open


@pytest.mark.parametrize("reason", ["", "   "])
def test_that_every_decision_needs_a_reason(full: Workspace, ids: dict[str, int], reason: str) -> None:
    detail = submissions.detail(full, ids["Tổng Cọt"])
    actions: tuple[Callable[[], object], ...] = (
        lambda: submissions.correct(full, detail.id, detail.figures[0].id, Decimal(1), reason),
        lambda: submissions.override(full, detail.id, detail.findings[0].id, reason),
        lambda: submissions.return_(full, detail.id, reason),
        lambda: submissions.amend(full, detail.id, reason),
    )
    before = operations(full)
    for action in actions:
        with pytest.raises(Refused) as refused:
            action()
        assert refused.value.code == "no-reason"
    assert operations(full) == before
