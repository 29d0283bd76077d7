"""What goes back to the sender: how it is counted, how our list is known again, what the sender is told to do."""

import re
from datetime import date

import pytest

from app.domain.annotations import LIST_SHEET, LIST_TITLES, Annotation, AnnotationList, is_own_list
from app.domain.finding_words_sender import has_words, sender_remedy
from app.domain.findings import Severity, Where
from app.domain.findings_text import WORDS
from app.domain.sheet_copies import SheetCopy, WorkbookCopy


def one(severity: Severity, settled: str = "") -> Annotation:
    return Annotation(severity, Where("02_ChiTieu", "E22"), "", "", "Sai.", "Sửa.", settled)


def test_that_settled_things_are_not_counted() -> None:
    listed = (one(Severity.ERROR), one(Severity.ERROR, "Đã bỏ qua."), one(Severity.NOTE))
    work = AnnotationList("xã Sóc Hà", "năm 2021", "bc.xlsx", date(2022, 1, 18), listed)
    assert [work.count(severity) for severity in Severity] == [1, 0, 0, 1]
    assert len(work.open) == 2


@pytest.mark.parametrize(
    ("name", "rows", "is_ours"),
    [
        (LIST_SHEET, [["DANH SÁCH LỖI"], [], list(LIST_TITLES)], True),
        ("DANH SACH LOI (2)", [[*LIST_TITLES, "thêm"]], True),
        (LIST_SHEET, [["STT", "Tên lỗi", "Ngày"]], False),
        (LIST_SHEET, [[]] * 40 + [list(LIST_TITLES)], False),
        ("02_ChiTieu", [list(LIST_TITLES)], False),
    ],
)
def test_that_our_list_is_known_by_its_name_and_its_titles(name: str, rows: list[list[str]], is_ours: bool) -> None:
    assert is_own_list(name, rows) is is_ours


@pytest.mark.parametrize("code", sorted(WORDS))
def test_that_the_sender_is_told_what_to_do_in_the_own_file(code: str) -> None:
    """Answering, overriding and returning are for the office that received the file."""
    said = sender_remedy(code, Severity.WARNING)
    assert said.endswith(".")
    assert not re.search(r"trả lại|bỏ qua|câu trả lời|ở đây kèm", said)


def test_that_kinds_of_findings_have_words_of_their_own() -> None:
    assert has_words("sum-mismatch")
    assert not has_words("from-a-newer-version")


@pytest.mark.parametrize("severity", list(Severity))
def test_that_a_finding_of_a_newer_version_is_told_by_its_weight(severity: Severity) -> None:
    assert sender_remedy("from-a-newer-version", severity)


def test_that_a_copied_sheet_is_visible_unless_said_otherwise() -> None:
    assert not WorkbookCopy((SheetCopy("01", ()),)).sheets[0].is_hidden
