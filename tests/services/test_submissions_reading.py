"""Reading files: what each is to us, which unit and period it is about."""

from pathlib import Path

import pytest

from app.domain import findings_text
from app.domain.findings import Severity
from app.domain.submissions import Verdict
from app.errors import Refused
from app.progress import Cancelled, silent
from app.services import questions, submissions
from app.services.workspace import Workspace
from tests.support.sent_workbooks import (
    SOC_HA,
    YEAR_2020,
    YEAR_2021,
    changed_copy,
    read_one,
    received,
)
from tests.support.stored_reports import answer_all, finding, operations

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
    skipped = results.pop("usb")
    assert (skipped.verdict, skipped.problem_code) == (Verdict.SKIPPED, "files-skipped")
    assert "thư.docx" in skipped.problem
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


def test_that_a_code_that_means_another_unit_in_the_period_of_the_file_is_asked(ws: Workspace, tmp_path: Path) -> None:
    """01392 was Thị trấn Xuân Hòa until 30/6/2025 and is xã Trường Hà since; Trường Hà bore 01399 before."""
    path = changed_copy(
        with_header(tmp_path, C3="xã Trường Hà", C4="01392"), tmp_path / "hai.xlsx", "_META", {"B2": "", "B3": ""}
    )
    result = read_one(ws, path)
    assert (result.verdict, result.unit_name) == (Verdict.NEW, "Trường Hà")
    submission_id = received(ws, path)["Trường Hà"]
    question = finding(submissions.detail(ws, submission_id), "unit-code-reused")
    said = findings_text.sentence(question.finding, ws.presets.catalogue(2020))
    assert "trong kỳ này là của thị trấn Xuân Hòa" in said
    assert "(mã 01399)" in said
    with pytest.raises(Refused, match="mã 01399"):
        submissions.accept(ws, submission_id)
    answer_all(ws, submission_id)
    submissions.accept(ws, submission_id)


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"C3": "Xã Sóc Hà"}, "wrong-unit"),
        ({"C4": "01392", "C3": "Xã Nội Thôn"}, "wrong-unit"),
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


def test_that_a_code_nobody_bears_is_named_beside_the_hidden_key(ws: Workspace, tmp_path: Path) -> None:
    result = read_one(ws, with_header(tmp_path, C4="90001"))
    assert (result.verdict, result.unit_code) == (Verdict.NEW, "01366")
    assert [item.data["typed"] for item in result.findings if item.code == "unit-code-unknown"] == ["90001"]


def test_that_a_file_without_code_is_asked_when_its_name_is_exactly_one_unit(ws: Workspace, tmp_path: Path) -> None:
    path = changed_copy(with_header(tmp_path, C4=""), tmp_path / "hai.xlsx", "_META", {"B2": "", "B3": ""})
    result = read_one(ws, path)
    assert (result.verdict, result.unit_code) == (Verdict.NEW, "01366")
    assert [item.code for item in result.findings if item.severity is Severity.QUESTION] == ["unit-by-name"]


def test_that_a_name_confirmed_once_is_not_asked_about_again(ws: Workspace, tmp_path: Path) -> None:
    def asked(name: str, year: int) -> tuple[str, list[str]]:
        start = with_header(tmp_path, C3=name, C4="", C6=f"01/01/{year}", C7=f"31/12/{year}")
        path = changed_copy(start, tmp_path / f"{year}.xlsx", "_META", {"B2": "", "B3": "", "B4": "", "B5": ""})
        (result,) = submissions.read(ws, [path], silent)
        (report,) = submissions.receive(ws, [result])
        return result.unit_code, [
            item.code for item in questions.open_questions(ws, [report]) if item.code == "unit-by-name"
        ]

    assert asked("UBND xã Cần Yên", 2020) == ("01366", ["unit-by-name"])
    (report,) = [item.submission_id for item in questions.open_questions(ws) if item.code == "unit-by-name"]
    (found,) = [item.finding_id for item in questions.open_questions(ws, [report]) if item.code == "unit-by-name"]
    questions.answer_many(ws, [questions.GivenAnswer(report, found, 0)])
    assert asked("UBND  xã Cần Yên", 2021) == ("01366", [])
    assert asked("Cần Yên", 2022) == ("01366", ["unit-by-name"])


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
