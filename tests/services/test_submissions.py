"""The life of reports through the services, on the sample workbooks and changed copies of them."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.db import history
from app.domain.findings import Severity
from app.domain.submissions import (
    FigureStatus,
    StoredFigure,
    StoredFinding,
    SubmissionDetail,
    SubmissionState,
    Verdict,
    blockers,
)
from app.errors import Refused
from app.progress import Cancelled, silent
from app.services import backups, reviews, submissions
from app.services.workspace import Workspace
from tests.support.sent_workbooks import (
    CAN_YEN,
    SOC_HA,
    STATION,
    TONG_COT,
    YEAR_2020,
    YEAR_2021,
    changed_copy,
    expected_file,
    read_one,
    received,
)

if TYPE_CHECKING:
    from collections.abc import Callable

STATION_NAME = "Đồn Biên phòng cửa khẩu Sóc Giang"


def figure(detail: SubmissionDetail, code: str, hamlet: str = "", part: str = "") -> StoredFigure:
    """One figure of the unit itself or of one hamlet."""
    key = (code, hamlet, part, "")
    return next(
        item
        for item in detail.figures
        if (item.figure.indicator, item.figure.hamlet, item.figure.part, item.figure.commune_code) == key
    )


def finding(detail: SubmissionDetail, code: str, indicator: str | None = None) -> StoredFinding:
    """The open finding of one code (and indicator)."""
    return next(
        item
        for item in detail.findings
        if item.is_open and item.finding.code == code and indicator in (None, item.finding.indicator)
    )


def operations(ws: Workspace) -> int:
    with ws.store.read() as connection:
        return len(history.log(connection, 1000))


# --- reading -----------------------------------------------------------------------------------------------------


def test_that_a_folder_is_read_file_by_file_and_nothing_is_stored(ws: Workspace) -> None:
    before = operations(ws)
    steps: list[tuple[int, int]] = []

    def watch(done: int, total: int, text: str) -> None:
        assert text
        steps.append((done, total))

    results = submissions.read(ws, [YEAR_2020], watch)
    assert [item.verdict for item in results] == [Verdict.NEW] * 8
    assert [item.file_name for item in results] == sorted(item.file_name for item in results)
    assert (steps[0], steps[-1]) == ((0, 8), (8, 8))
    assert operations(ws) == before
    assert submissions.board(ws, 2020)[0].submission_id is None


def test_that_wrong_files_among_right_ones_are_named_and_stop_nobody(ws: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "usb"
    (folder / "sâu hơn").mkdir(parents=True)
    (folder / "~$BC.xlsx").write_bytes(b"x")
    (folder / "thư.docx").write_bytes(b"PK")
    (folder / "rỗng.xlsx").write_bytes(b"")
    (folder / "ảnh.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n0000")
    (folder / "sâu hơn" / SOC_HA).write_bytes((YEAR_2021 / SOC_HA).read_bytes())
    results = {item.file_name: item for item in submissions.read(ws, [folder, tmp_path / "mất.xlsx"], silent)}
    assert set(results) == {"rỗng.xlsx", "ảnh.xlsx", SOC_HA, "mất.xlsx"}
    codes = {name: item.problem_code for name, item in results.items()}
    assert codes == {"rỗng.xlsx": "empty-file", "ảnh.xlsx": "picture", SOC_HA: "", "mất.xlsx": "file-missing"}
    assert all(item.problem for item in results.values() if item.verdict is Verdict.UNREADABLE)
    assert results[SOC_HA].verdict is Verdict.NEW


def test_that_the_same_file_named_twice_is_read_once(ws: Workspace) -> None:
    assert len(submissions.read(ws, [YEAR_2021 / SOC_HA, YEAR_2021 / ".." / YEAR_2021.name / SOC_HA], silent)) == 1


def test_that_a_cancel_half_way_leaves_nothing(ws: Workspace) -> None:
    before = operations(ws)

    def progress(done: int, total: int, text: str) -> None:
        if done == 3 and total and text:
            raise Cancelled

    with pytest.raises(Cancelled):
        submissions.read(ws, [YEAR_2020], progress)
    asked = iter([False, False, True])
    with pytest.raises(Cancelled):
        submissions.read(ws, [YEAR_2020], silent, lambda: next(asked, True))
    assert operations(ws) == before


def test_that_the_comparison_with_last_year_needs_last_year(full: Workspace, ws: Workspace) -> None:
    def jumps(workspace: Workspace) -> list[str | None]:
        result = next(iter(submissions.read(workspace, [YEAR_2021 / SOC_HA], silent)))
        return [item.indicator for item in result.findings if item.code == "stock-jump"]

    assert jumps(ws) == []
    assert jumps(full) != []


# --- which unit, which period ------------------------------------------------------------------------------------


def with_header(tmp_path: Path, **cells: str) -> Path:
    return changed_copy(YEAR_2020 / "BC_SoKet_01366_2020.xlsx", tmp_path / "sửa.xlsx", "01_ThongTin", {**cells})


def test_that_a_code_that_lost_its_zero_is_asked_when_the_name_agrees(ws: Workspace, tmp_path: Path) -> None:
    path = changed_copy(with_header(tmp_path, C4="1366"), tmp_path / "hai.xlsx", "_META", {"B2": "", "B3": ""})
    result = read_one(ws, path)
    assert (result.verdict, result.unit_name) == (Verdict.NEW, "Cần Yên")
    submission_id = received(ws, path)["Cần Yên"]
    with pytest.raises(Refused, match="mã 01366"):
        submissions.accept(ws, submission_id)
    question = finding(submissions.detail(ws, submission_id), "unit-code-zero-lost")
    assert question.finding.severity is Severity.QUESTION
    submissions.answer(ws, submission_id, question.id, 0)
    submissions.accept(ws, submission_id)


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"C3": "Xã Sóc Hà"}, "wrong-unit"),
        ({"C4": "01392", "C3": "Xã Trường Hà"}, "wrong-unit"),
        ({"C4": "99999"}, "unknown-unit"),
        ({"C4": "1367"}, "unknown-unit"),
        ({"C4": "", "C3": "Xã Không Có"}, "unknown-unit"),
        ({"C4": "01318", "C3": ""}, "unknown-unit"),
    ],
)
def test_that_a_unit_that_is_not_certain_is_refused(
    ws: Workspace, tmp_path: Path, cells: dict[str, str], code: str
) -> None:
    path = changed_copy(with_header(tmp_path, **cells), tmp_path / "hai.xlsx", "_META", {"B2": "", "B3": ""})
    result = read_one(ws, path)
    assert (result.verdict, result.problem_code) == (Verdict.UNKNOWN_UNIT, code)
    assert "chưa lưu gì" in result.problem
    with pytest.raises(Refused):
        submissions.receive(ws, [result])


def test_that_a_file_without_code_is_asked_when_its_name_is_exactly_one_unit(ws: Workspace, tmp_path: Path) -> None:
    path = changed_copy(with_header(tmp_path, C4=""), tmp_path / "hai.xlsx", "_META", {"B2": "", "B3": ""})
    result = read_one(ws, path)
    assert (result.verdict, result.unit_code) == (Verdict.NEW, "01366")
    assert [item.code for item in result.findings if item.severity is Severity.QUESTION] == ["unit-by-name"]


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        ("", "", "no-period"),
        ("01/07/2020", "30/06/2021", "bad-period"),
        ("01/01/2023", "31/12/2023", "future-period"),
    ],
)
def test_that_a_period_that_cannot_be_is_refused(
    ws: Workspace, tmp_path: Path, start: str, end: str, code: str
) -> None:
    path = changed_copy(with_header(tmp_path, C6=start, C7=end), tmp_path / "hai.xlsx", "_META", {"B4": "", "B5": ""})
    result = read_one(ws, path)
    assert (result.verdict, result.problem_code) == (Verdict.WRONG_PERIOD, code)


# --- receiving ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [SOC_HA, TONG_COT, CAN_YEN, STATION])
def test_that_every_stored_figure_is_the_expected_one_or_asked(full: Workspace, ids: dict[str, int], name: str) -> None:
    told = expected_file(name)
    unit = STATION_NAME if name == STATION else told["unit_name"]
    detail = submissions.detail(full, ids[unit])
    right = asked = 0
    for item in detail.figures:
        reported = item.figure
        if reported.status is FigureStatus.ASKED:
            asked += 1
            continue
        if reported.status is FigureStatus.NOT_OWNED:
            continue
        if reported.hamlet:
            hamlet = next(one for one in told["hamlets"] if one["name"] == reported.hamlet)
            wanted = hamlet["values"].get(reported.indicator)
        elif reported.commune_code:
            wanted = told["by_commune"][reported.commune_code].get(reported.indicator)
        else:
            wanted = told["indicators"][reported.indicator]
        wanted = wanted.get(reported.part) if isinstance(wanted, dict) else wanted
        assert reported.value == (None if wanted is None else Decimal(str(wanted))), reported
        right += 1
    assert right >= 90
    assert asked == (7 if name == CAN_YEN else 0)


def test_that_a_batch_is_one_operation_and_one_undo_takes_it_back(ws: Workspace) -> None:
    before = operations(ws)
    received(ws, YEAR_2020)
    undoable = ws.store.undoable()
    assert undoable is not None
    assert undoable.label == "Tiếp nhận 8 báo cáo"
    assert operations(ws) == before + 1
    ws.store.undo(ws.actor)
    assert all(row.submission_id is None for row in submissions.board(ws, 2020))
    assert len(received(ws, YEAR_2020)) == 8


def test_that_the_same_file_again_changes_nothing(full: Workspace) -> None:
    before = operations(full)
    result = read_one(full, YEAR_2021 / SOC_HA)
    assert (result.verdict, result.known_version) == (Verdict.SAME, 1)
    with pytest.raises(Refused, match="không có gì thay đổi"):
        submissions.receive(full, [result])
    assert operations(full) == before


def test_that_a_file_read_before_it_was_received_elsewhere_is_not_received_twice(ws: Workspace) -> None:
    early = read_one(ws, YEAR_2021 / SOC_HA)
    submissions.receive(ws, [early])
    with pytest.raises(Refused) as refused:
        submissions.receive(ws, [early])
    assert refused.value.code == "already-received"


def test_that_a_changed_file_becomes_the_next_version_with_its_differences(full: Workspace, tmp_path: Path) -> None:
    path = changed_copy(YEAR_2021 / TONG_COT, tmp_path / "sửa.xlsx", "02_ChiTieu", {"E68": 12})
    result = read_one(full, path)
    assert (result.verdict, result.known_version, result.differences) == (Verdict.NEWER, 1, 1)
    (submission_id,) = submissions.receive(full, [result])
    assert [(one.indicator, one.before, one.after) for one in submissions.differences(full, submission_id)] == [
        ("C03", Decimal(60), Decimal(12))
    ]
    row = next(one for one in submissions.board(full, 2021) if one.unit_name == "Tổng Cọt")
    assert (row.version, row.submission_id) == (2, submission_id)


def test_that_an_older_version_can_no_longer_be_accepted(full: Workspace, ids: dict[str, int], tmp_path: Path) -> None:
    path = changed_copy(YEAR_2021 / "BC_SoKet_01402_2021.xlsx", tmp_path / "s.xlsx", "02_ChiTieu", {"E68": 1})
    received(full, path)
    with pytest.raises(Refused, match="mới hơn"):
        submissions.accept(full, ids["Cải Viên"])


def test_that_two_files_of_one_unit_are_not_received_together(ws: Workspace, tmp_path: Path) -> None:
    other = changed_copy(YEAR_2021 / TONG_COT, tmp_path / "khác.xlsx", "02_ChiTieu", {"E68": 12})
    results = submissions.read(ws, [YEAR_2021 / TONG_COT, other], silent)
    with pytest.raises(Refused) as refused:
        submissions.receive(ws, results)
    assert refused.value.code == "same-unit-twice"
    assert all(row.submission_id is None for row in submissions.board(ws, 2021))


def test_that_the_original_comes_back_byte_for_byte_and_as_sheets(full: Workspace, ids: dict[str, int]) -> None:
    name, content = submissions.original(full, ids["Sóc Hà"])
    assert (name, content) == (SOC_HA, (YEAR_2021 / SOC_HA).read_bytes())
    sheets = {sheet.name: sheet for sheet in submissions.grid(full, ids["Sóc Hà"])}
    row = next(row for row in sheets["02_ChiTieu"].rows if dict(row.cells).get("A") == "A01")
    assert dict(row.cells)["E"].replace(".", ",") == "11,118"


def test_that_reports_are_compared_with_each_other_when_they_are_received(full: Workspace, ids: dict[str, int]) -> None:
    told = {(item.finding.code, str(item.finding.where)) for item in submissions.detail(full, ids["Tổng Cọt"]).findings}
    assert ("duplicate-nominee", "10_KhenThuong!C9") in told
    submissions.return_(full, ids[STATION_NAME], "thiếu chữ ký")
    codes = [item.finding.code for item in submissions.detail(full, ids["Tổng Cọt"]).findings]
    assert "duplicate-nominee" not in codes


def test_that_every_listed_diagnostic_is_found_at_its_cell(full: Workspace, ids: dict[str, int]) -> None:
    detail = submissions.detail(full, ids["Tổng Cọt"])
    found = {
        (item.finding.where.sheet, item.finding.where.cell): item.finding.severity.value for item in detail.findings
    }
    for told in expected_file(TONG_COT)["diagnostics"]:
        assert found.get((told["sheet"], told["cell"])) == told["severity"], told


# --- questions, corrections, overrides ---------------------------------------------------------------------------


def answer_all(ws: Workspace, submission_id: int) -> None:
    """Answer every open question by its first candidate: zero, or the pair as it was split."""
    while questions := [
        item
        for item in submissions.detail(ws, submission_id).findings
        if item.is_open and item.finding.severity is Severity.QUESTION
    ]:
        submissions.answer(ws, submission_id, questions[0].id, 0)


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


def test_that_no_figure_is_an_answer_too(full: Workspace, ids: dict[str, int]) -> None:
    question = finding(submissions.detail(full, ids["Cần Yên"]), "zero-or-blank", "K01")
    blank = next(n for n, item in enumerate(question.finding.candidates) if item.values == (("K01", None),))
    submissions.answer(full, ids["Cần Yên"], question.id, blank)
    answered = figure(submissions.detail(full, ids["Cần Yên"]), "K01").figure
    assert (answered.value, answered.status) == (None, FigureStatus.REPORTED)


def test_that_a_question_takes_a_value_of_ones_own(full: Workspace, ids: dict[str, int]) -> None:
    question = finding(submissions.detail(full, ids["Cần Yên"]), "zero-or-blank", "C14")
    submissions.answer(full, ids["Cần Yên"], question.id, None, Decimal(3))
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


# --- accepting, returning, amending ------------------------------------------------------------------------------


def test_that_acceptance_seals_and_locks(full: Workspace, ids: dict[str, int]) -> None:
    acceptance = submissions.accept(full, ids["Sóc Hà"])
    assert len(acceptance.content_sha256) == 64
    assert backups.check(full) == ()
    detail = submissions.detail(full, ids["Sóc Hà"])
    attempts: tuple[Callable[[], object], ...] = (
        lambda: submissions.accept(full, detail.id),
        lambda: submissions.return_(full, detail.id, "thử"),
        lambda: submissions.correct(full, detail.id, detail.figures[0].id, Decimal(1), "thử"),
        lambda: submissions.override(full, detail.id, detail.findings[0].id, "thử"),
    )
    for attempt in attempts:
        with pytest.raises(Refused, match="khóa"):
            attempt()
    assert submissions.detail(full, detail.id) == detail


def test_that_an_acceptance_can_be_undone(full: Workspace, ids: dict[str, int]) -> None:
    submissions.accept(full, ids["Sóc Hà"])
    assert full.store.undo(full.actor) == "Duyệt báo cáo Sóc Hà"
    assert submissions.detail(full, ids["Sóc Hà"]).state is SubmissionState.RECEIVED
    assert reviews.consolidate(full, 2021).cells["A01"].reported == 0
    submissions.accept(full, ids["Sóc Hà"])


def test_that_a_returned_report_waits_for_another_file(full: Workspace, ids: dict[str, int], tmp_path: Path) -> None:
    submissions.return_(full, ids["Cải Viên"], "thiếu số liệu")
    assert submissions.detail(full, ids["Cải Viên"]).return_reason == "thiếu số liệu"
    with pytest.raises(Refused, match="trả lại"):
        submissions.accept(full, ids["Cải Viên"])
    again = read_one(full, YEAR_2021 / "BC_SoKet_01402_2021.xlsx")
    assert again.verdict is Verdict.SAME
    assert "trả lại" in again.problem
    path = changed_copy(YEAR_2021 / "BC_SoKet_01402_2021.xlsx", tmp_path / "s.xlsx", "02_ChiTieu", {"E68": 1})
    assert read_one(full, path).verdict is Verdict.NEWER
    submissions.accept(full, received(full, path)["Cải Viên"])


def test_that_an_amendment_counts_only_when_it_is_accepted(full: Workspace, ids: dict[str, int]) -> None:
    submissions.accept(full, ids["Sóc Hà"])
    amendment = submissions.amend(full, ids["Sóc Hà"], "xã đính chính đường biên")
    detail = submissions.detail(full, amendment)
    assert (detail.version, detail.amend_reason) == (2, "xã đính chính đường biên")
    land, length = figure(detail, "A02"), figure(detail, "A01")
    assert land.figure.value is not None
    assert length.figure.value is not None
    submissions.correct(full, amendment, land.id, land.figure.value + 1, "đo lại")
    submissions.correct(full, amendment, length.id, length.figure.value + 1, "đo lại")
    before = reviews.consolidate(full, 2021).cells["A01"].value
    assert before == Decimal("11.118")
    with pytest.raises(Refused, match="đang chờ duyệt"):
        submissions.amend(full, ids["Sóc Hà"], "lần nữa")
    submissions.accept(full, amendment)
    assert reviews.consolidate(full, 2021).cells["A01"].value == before + 1
    assert submissions.detail(full, ids["Sóc Hà"]).state is SubmissionState.SUPERSEDED
    assert [item.indicator for item in submissions.differences(full, amendment)] == ["A01", "A02"]
    assert backups.check(full) == ()


def test_that_a_file_after_acceptance_waits_as_a_new_version(
    full: Workspace, ids: dict[str, int], tmp_path: Path
) -> None:
    submissions.accept(full, ids["Cải Viên"])
    path = changed_copy(YEAR_2021 / "BC_SoKet_01402_2021.xlsx", tmp_path / "s.xlsx", "02_ChiTieu", {"E68": 1})
    assert read_one(full, path).verdict is Verdict.AFTER_ACCEPTANCE
    received(full, path)
    total = reviews.consolidate(full, 2021).cells["C03"].by_unit
    assert list(total.values()) == [figure(submissions.detail(full, ids["Cải Viên"]), "C03").figure.value]


def test_that_two_periods_that_overlap_are_not_both_accepted(
    full: Workspace, ids: dict[str, int], tmp_path: Path
) -> None:
    submissions.accept(full, ids["Cải Viên"])
    half = changed_copy(
        YEAR_2021 / "BC_SoKet_01402_2021.xlsx", tmp_path / "n.xlsx", "01_ThongTin", {"C6": "01/07/2021"}
    )
    half = changed_copy(half, tmp_path / "nửa năm.xlsx", "_META", {"B4": "", "B5": ""})
    submission_id = received(full, half)["Cải Viên"]
    for item in blockers(submissions.detail(full, submission_id)):
        submissions.override(full, submission_id, item.id, "thử")
    with pytest.raises(Refused) as refused:
        submissions.accept(full, submission_id)
    assert refused.value.code == "period-overlap"


def test_that_soft_and_hard_copy_are_independent_receipts(full: Workspace, ids: dict[str, int]) -> None:
    assert submissions.detail(full, ids["Sóc Hà"]).soft_copy_on == full.today
    submissions.record_copies(full, ids["Sóc Hà"], date(2022, 1, 17), date(2022, 1, 18))
    row = next(one for one in submissions.board(full, 2021) if one.unit_name == "Sóc Hà")
    assert (row.soft_copy_on, row.hard_copy_on) == (date(2022, 1, 17), date(2022, 1, 18))
    with pytest.raises(Refused):
        submissions.record_copies(full, ids["Sóc Hà"], None, date(2022, 2, 1))


def test_that_the_board_names_every_expected_unit(full: Workspace) -> None:
    rows = submissions.board(full, 2021)
    assert [row.is_station for row in rows] == [False] * 8 + [True] * 4
    assert [row.unit_name for row in rows if row.submission_id is None] == [
        "Cần Nông",
        "Nội Thôn",
        "Trường Hà",
        "Đồn Biên phòng Cần Yên",
        "Đồn Biên phòng Lũng Nặm",
        "Đồn Biên phòng Tổng Cọt",
    ]


def test_that_a_report_that_is_not_there_is_said_to_be_so(ws: Workspace) -> None:
    with pytest.raises(Refused) as refused:
        submissions.detail(ws, 404)
    assert refused.value.code == "no-submission"
