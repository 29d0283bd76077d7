"""Reading a kept workbook again by what has been confirmed since: a new version, or nothing when it says the same."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.findings import Severity
from app.domain.submissions import FigureStatus, ParsedReport, ReadResult, SubmissionState, Verdict
from app.errors import Refused
from app.progress import silent
from app.services import mappings, questions, submissions, undoing, versions
from app.services.questions import GivenAnswer
from app.services.workspace import Workspace
from app.text import short_date
from tests.support.sent_workbooks import CAN_YEN, SOC_HA, TONG_COT, YEAR_2021, changed_copy, read_one, received
from tests.support.stored_reports import answer_all, figure, operations

NOI_THON = YEAR_2021 / "Xa Noi Thon bao cao so lieu 2021.xlsx"
#: A row of which the form does not say which figure it is, and what it is.
ROW, CODE = "Số buổi phát quang", "E04"


def asked_about_row(ws: Workspace, submission_id: int) -> questions.OpenQuestion:
    found = questions.open_questions(ws, [submission_id])
    return next(item for item in found if item.code == "name-unclear" and ROW in item.sentence)


def last_year(folder: Path) -> Path:
    """The same form, filled a year earlier with another number."""
    year: dict[str, str | float] = {
        "A4": "BIỂU SỐ LIỆU KẾT QUẢ THỰC HIỆN PHONG TRÀO NĂM 2020",
        "A5": "(Từ ngày 01/01/2020 đến ngày 31/12/2020)",
        "D7": "Kết quả năm 2020",
        "D66": 11,
    }
    copy = changed_copy(NOI_THON, folder / "Noi Thon 2020.xlsx", "Bao cao", year)
    return changed_copy(copy, copy, "Bieu xom", {"A1": "BIỂU TỔNG HỢP SỐ LIỆU CÁC XÓM NĂM 2020"})


def again(ws: Workspace, submission_id: int) -> int:
    """Read again and receive what came out; the id of the new version."""
    return submissions.receive(ws, submissions.read_again(ws, [submission_id], silent))[0]


def test_that_a_label_explained_afterwards_is_read_in_a_report_that_was_here_before(
    ws: Workspace, tmp_path: Path
) -> None:
    former = received(ws, last_year(tmp_path))["Nội Thôn"]
    current = received(ws, NOI_THON)["Nội Thôn"]
    item = asked_about_row(ws, current)
    questions.answer_many(ws, [GivenAnswer(current, item.finding_id, 0)])
    assert mappings.known(ws)[0].code == CODE
    before, count = submissions.detail(ws, former), operations(ws)
    (result,) = submissions.read_again(ws, [former], silent)
    assert (result.verdict, result.known_version, operations(ws)) == (Verdict.NEWER, 1, count)
    (second,) = submissions.receive(ws, [result])
    found = submissions.detail(ws, second)
    assert (found.version, found.state, found.file_sha256) == (2, SubmissionState.RECEIVED, before.file_sha256)
    assert found.amend_reason == "đọc lại tệp gốc của bản 1"
    assert figure(found, CODE).figure.value == Decimal(11)
    assert [one.after for one in submissions.differences(ws, second)] == [Decimal(11)]
    noted = [one.finding.indicator for one in found.findings if one.finding.code == "meaning-remembered"]
    assert noted == [CODE]
    assert submissions.original(ws, second) == submissions.original(ws, former)


def test_that_a_second_reading_can_be_undone_and_leaves_the_version_before(ws: Workspace, tmp_path: Path) -> None:
    sent = last_year(tmp_path)
    former = received(ws, sent)["Nội Thôn"]
    before = submissions.detail(ws, former)
    item = asked_about_row(ws, former)
    mappings.remember(ws, former, item.finding_id, CODE)
    second = again(ws, former)
    assert versions.changes(ws, second).differences
    undoing.undo_import(ws, undoing.imports(ws)[0].id)
    assert submissions.detail(ws, former) == before
    assert submissions.original(ws, former)[1] == sent.read_bytes()
    with pytest.raises(Refused):
        submissions.detail(ws, second)


def test_that_a_second_reading_that_says_the_same_is_no_version(ws: Workspace) -> None:
    stored = received(ws, YEAR_2021 / CAN_YEN)["Cần Yên"]
    answer_all(ws, stored)
    (result,) = submissions.read_again(ws, [stored], silent)
    assert result.verdict is Verdict.SAME
    assert result.problem == "Đọc lại tệp gốc vẫn được đúng như bản 1; không có gì thay đổi."
    with pytest.raises(Refused):
        submissions.receive(ws, [result])
    assert len(submissions.versions(ws, stored)) == 1


def test_that_answers_and_corrections_live_on_in_the_new_version(ws: Workspace) -> None:
    stored = received(ws, NOI_THON)["Nội Thôn"]
    item = asked_about_row(ws, stored)
    others = [one for one in questions.open_questions(ws, [stored]) if one.finding_id != item.finding_id]
    questions.answer_many(ws, [GivenAnswer(stored, one.finding_id, 0) for one in others])
    wrong = figure(submissions.detail(ws, stored), "B01")
    submissions.correct(ws, stored, wrong.id, Decimal(77), "gọi điện hỏi lại")
    mappings.remember(ws, stored, item.finding_id, CODE)
    found = submissions.detail(ws, again(ws, stored))
    assert questions.open_questions(ws, [found.id]) == ()
    corrected = figure(found, "B01")
    assert (corrected.figure.value, corrected.figure.status) == (Decimal(77), FigureStatus.CORRECTED)
    assert (corrected.original, corrected.reason) == (wrong.figure.value, "gọi điện hỏi lại")
    kept = next(one.finding for one in found.findings if one.finding.code == "correction-kept")
    assert (kept.indicator, kept.data["value"], kept.data["why"]) == ("B01", "77", "gọi điện hỏi lại")
    assert kept.data["by"] == f"{ws.actor}, ngày {short_date(ws.today)}"
    assert [one.indicator for one in submissions.differences(ws, found.id)] == [CODE]
    assert (found.soft_copy_on, found.hard_copy_on) == (submissions.detail(ws, stored).soft_copy_on, None)


def test_that_a_correction_whose_cell_is_read_otherwise_is_named_and_not_followed(ws: Workspace) -> None:
    stored = received(ws, NOI_THON)["Nội Thôn"]
    item = asked_about_row(ws, stored)
    questions.answer_many(ws, [GivenAnswer(stored, item.finding_id, 0)])
    submissions.correct(ws, stored, figure(submissions.detail(ws, stored), CODE).id, Decimal(8), "đếm lại")
    (known,) = mappings.known(ws)
    mappings.forget(ws, known.id)
    mappings.remember(ws, stored, item.finding_id, "E05")
    found = submissions.detail(ws, again(ws, stored))
    left = next(one.finding for one in found.findings if one.finding.code == "correction-left")
    assert (left.indicator, left.data["value"], left.data["why"]) == (CODE, "8", "đếm lại")
    assert figure(found, "E05").figure.value == Decimal(7)


def test_that_an_accepted_report_counts_until_its_second_reading_is_accepted(ws: Workspace) -> None:
    stored = received(ws, NOI_THON)["Nội Thôn"]
    item = asked_about_row(ws, stored)
    questions.answer_many(ws, [GivenAnswer(stored, item.finding_id, len(item.candidates) - 1)])
    settle(ws, stored)
    submissions.accept(ws, stored)
    mappings.remember(ws, stored, item.finding_id, CODE)
    (result,) = submissions.read_again(ws, [stored], silent)
    assert result.verdict is Verdict.AFTER_ACCEPTANCE
    (second,) = submissions.receive(ws, [result])
    assert submissions.detail(ws, stored).state is SubmissionState.ACCEPTED
    settle(ws, second)
    submissions.accept(ws, second)
    states = [submissions.detail(ws, one).state for one in (stored, second)]
    assert states == [SubmissionState.SUPERSEDED, SubmissionState.ACCEPTED]


def settle(ws: Workspace, submission_id: int) -> None:
    """Answer what is asked and let pass what is wrong."""
    answer_all(ws, submission_id)
    for one in submissions.detail(ws, submission_id).findings:
        if one.is_open and one.finding.severity is Severity.ERROR:
            submissions.override(ws, submission_id, one.id, "đã hỏi lại xã")


def test_that_only_the_version_to_work_on_is_read_again(ws: Workspace, tmp_path: Path) -> None:
    first = received(ws, YEAR_2021 / TONG_COT)["Tổng Cọt"]
    newer = changed_copy(YEAR_2021 / TONG_COT, tmp_path / "b.xlsx", "02_ChiTieu", {"E22": 2886})
    second = received(ws, newer)["Tổng Cọt"]
    for wrong, why in ((first, "bản 2 mới hơn"), (9_999, "Không có báo cáo")):
        with pytest.raises(Refused, match=why):
            submissions.read_again(ws, [wrong], silent)
    submissions.return_(ws, second, "thiếu chữ ký")
    with pytest.raises(Refused, match="trả lại"):
        submissions.read_again(ws, [second], silent)


def reread(ws: Workspace) -> tuple[int, ReadResult]:
    """A report and its second reading, by a label explained since, that waits to be received."""
    stored = received(ws, NOI_THON)["Nội Thôn"]
    mappings.remember(ws, stored, asked_about_row(ws, stored).finding_id, CODE)
    (waiting,) = submissions.read_again(ws, [stored], silent)
    assert waiting.verdict is Verdict.NEWER
    return stored, waiting


def test_that_a_second_reading_is_refused_once_a_newer_version_came(ws: Workspace, tmp_path: Path) -> None:
    stored, waiting = reread(ws)
    newer = received(ws, changed_copy(NOI_THON, tmp_path / "moi.xlsx", "Bao cao", {"D66": 12}))["Nội Thôn"]
    with pytest.raises(Refused, match="bản 2 mới hơn"):
        submissions.receive(ws, [waiting])
    assert [one.id for one in submissions.versions(ws, stored)] == [stored, newer]


def test_that_a_second_reading_of_a_version_returned_meanwhile_is_refused(ws: Workspace) -> None:
    stored, waiting = reread(ws)
    submissions.return_(ws, stored, "thiếu chữ ký")
    with pytest.raises(Refused, match="đã trả lại"):
        submissions.receive(ws, [waiting])
    assert len(submissions.versions(ws, stored)) == 1


@pytest.mark.parametrize("is_id_taken", [False, True])
def test_that_a_second_reading_of_an_undone_import_is_refused(ws: Workspace, is_id_taken: bool) -> None:
    stored = received(ws, NOI_THON)["Nội Thôn"]
    mapped = asked_about_row(ws, stored).finding_id
    mappings.remember(ws, stored, mapped, CODE)
    (waiting,) = submissions.read_again(ws, [stored], silent)
    undoing.undo_import(ws, undoing.imports(ws)[0].id)
    if is_id_taken:
        waiting = replace(waiting, again_of=received(ws, YEAR_2021 / CAN_YEN)["Cần Yên"])
    with pytest.raises(Refused, match="không còn ở đây" if is_id_taken else "Không có báo cáo"):
        submissions.receive(ws, [waiting])


def test_that_a_label_read_as_it_was_answered_makes_no_empty_version(ws: Workspace) -> None:
    stored = received(ws, NOI_THON)["Nội Thôn"]
    answer_all(ws, stored)
    assert mappings.known(ws)
    (result,) = submissions.read_again(ws, [stored], silent)
    assert result.verdict is Verdict.SAME


def test_that_a_label_answered_and_then_explained_otherwise_makes_a_version(ws: Workspace) -> None:
    stored = received(ws, NOI_THON)["Nội Thôn"]
    item = asked_about_row(ws, stored)
    answer_all(ws, stored)
    mappings.remember(ws, stored, item.finding_id, "E05")
    (result,) = submissions.read_again(ws, [stored], silent)
    assert result.verdict is Verdict.NEWER


def without_figure(report: ParsedReport) -> ParsedReport:
    return replace(report, figures=tuple(one for one in report.figures if one.indicator != "E01"))


def without_row(report: ParsedReport) -> ParsedReport:
    return replace(report, rows=report.rows[1:])


def without_text(report: ParsedReport) -> ParsedReport:
    return replace(report, narrative=report.narrative[1:])


def without_hamlet(report: ParsedReport) -> ParsedReport:
    name = report.hamlets[0].name
    figures = tuple(one for one in report.figures if one.hamlet != name)
    return replace(report, hamlets=report.hamlets[1:], figures=figures)


@pytest.mark.parametrize("less", [without_figure, without_row, without_text, without_hamlet])
def test_that_what_the_first_reading_passed_over_makes_a_version(
    ws: Workspace, less: Callable[[ParsedReport], ParsedReport]
) -> None:
    read = read_one(ws, YEAR_2021 / SOC_HA)
    assert read.report is not None
    first = less(read.report)
    assert first != read.report
    (stored,) = submissions.receive(ws, [replace(read, report=first)])
    (result,) = submissions.read_again(ws, [stored], silent)
    assert result.verdict is Verdict.NEWER
    (second,) = submissions.receive(ws, [result])
    (again_same,) = submissions.read_again(ws, [second], silent)
    assert again_same.verdict is Verdict.SAME
