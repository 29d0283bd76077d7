"""What the screen and the command get of a lint: one finding a check, places, a summary, a problem for a bad file."""

from pathlib import Path

import pytest

from app.progress import Cancelled
from app.reports import docx_writer
from app.services import linting
from tests.support import spoiling as s
from tests.support.every_paper import EVERY_PAPER


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "tốt.docx"
    docx_writer.write(EVERY_PAPER["every block"](), path)
    return path


def _spoilt(good: Path, *spoils: s.Spoil) -> linting.LintResult:
    path = good.with_name("sai.docx")
    path.write_bytes(s.spoilt(good.read_bytes(), s.both(*spoils)))
    return linting.lint(path)


def test_that_a_right_paper_is_told_right(good: Path) -> None:
    result = linting.lint(good)
    assert (result.findings, result.summary) == ((), "Đúng thể thức: 0 sai")
    assert (result.kind, result.is_state_paper) == ("BÁO CÁO", True)
    assert result.paragraphs > 20


def test_that_one_check_is_one_finding_with_all_its_places(good: Path) -> None:
    def all_small(word: object) -> None:
        for one in s.lines(word):
            if one.text.startswith("Nhân dân"):
                for run in one.runs:
                    run.font.name = "Arial"

    result = _spoilt(good, all_small)
    (finding,) = result.findings
    assert finding.check.id == "font-name"
    assert len(finding.places) > 3
    assert finding.sentence == "Phông chữ: Arial; phải là Times New Roman"
    assert finding.source == "Nghị định 30/2020/NĐ-CP, Phụ lục I, I.4"
    assert finding.places[0].words.startswith("đoạn ")
    assert result.summary == "Chưa đúng thể thức: 1 điều sai, 0 điều nên xem lại"


def test_that_what_is_certain_stands_before_what_is_not(good: Path) -> None:
    result = _spoilt(good, s.commented, s.size("Nơi nhận", 14))
    assert [item.is_wrong for item in result.findings] == [True, False]
    assert [item.check.box for item in result.findings] == ["9b", ""]
    assert "(ô số 9b)" in result.findings[0].source
    only_doubt = _spoilt(good, s.commented)
    assert only_doubt.summary == "Đúng thể thức: 0 sai, 1 điều nên xem lại"
    assert only_doubt.findings[0].places[0].words == ""


def test_that_a_bad_file_is_a_result_and_stops_no_other(good: Path, tmp_path: Path) -> None:
    (tmp_path / "hỏng.docx").write_bytes(b"PK\x03\x04 cut")
    results = linting.lint_all([tmp_path / "hỏng.docx", tmp_path / "mất.docx", good])
    assert [item.problem.code if item.problem else "" for item in results] == ["docx-broken", "file-not-read", ""]
    assert results[0].summary == str(results[0].problem)
    assert results[0].findings == ()


def test_that_checking_can_be_stopped_between_files(good: Path) -> None:
    def stop(done: int, total: int, text: str) -> None:
        assert (total, text[:8]) == (2, "Kiểm tra")
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        linting.lint_all([good, good], stop)


def test_that_a_file_too_large_to_read_is_not_read(good: Path, tmp_path: Path) -> None:
    huge = tmp_path / "lớn.docx"
    with huge.open("wb") as handle:
        handle.truncate(60 << 20)
    result = linting.lint(huge)
    assert result.problem is not None
    assert result.problem.code == "docx-too-large"


def test_that_folders_are_looked_through(good: Path, tmp_path: Path) -> None:
    (tmp_path / "con").mkdir()
    (tmp_path / "con" / "a.DOCM").write_bytes(b"x")
    (tmp_path / "con" / "~$a.docx").write_bytes(b"x")
    (tmp_path / "con" / "a.txt").write_bytes(b"x")
    assert linting.files_in([tmp_path, good]) == (tmp_path / "con" / "a.DOCM", good)
