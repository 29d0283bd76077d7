"""What a «báo cáo đính chính» says of the sentences and changes that are made from an amended figure."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from app.reports import docx_writer, pdf_writer
from app.reports.docx_inspector import inspect_docx
from app.reports.model import Document, Paragraph, Table, text_of
from app.reports.pdf_inspector import inspect_pdf
from app.reports.wording import trend
from app.services import leaf_texts, outdated, replacing, reviews, submissions
from app.services.workspace import Workspace
from tests.support.data_files import FixedClock
from tests.support.stored_reports import corrected

DAY = date(2022, 3, 15)


@pytest.fixture
def issued_id(accepted: Workspace) -> int:
    """A review issued when last year's reports were there too."""
    assert isinstance(accepted.clock, FixedClock)
    accepted.clock.now = datetime(2022, 3, 15, 1, 0, tzinfo=UTC)
    return reviews.issue(accepted, 2021, DAY, 5).id


def rows(paper: Document) -> list[list[str]]:
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    return [[text_of(cell.runs) for cell in row.cells] for table in tables for row in table.rows]


def words(paper: Document) -> str:
    return "\n".join(text_of(block.runs) for block in paper.blocks if isinstance(block, Paragraph))


def test_that_the_correction_names_the_sentence_with_both_percentages(
    accepted: Workspace, issued_id: int, ids: dict[str, int], tmp_path: Path
) -> None:
    before = reviews.consolidate(accepted, 2021).cells["E01"]
    submissions.accept(accepted, corrected(accepted, ids["Sóc Hà"], "E01", Decimal(51)))
    after = reviews.consolidate(accepted, 2021).cells["E01"]
    assert before.value is not None
    assert before.previous is not None
    assert after.value == before.value + 10
    told = [trend(total.current_of_same, total.previous, "lần") for total in (before, after)]
    assert all(text.startswith("tăng ") and text.endswith("%") for text in told)
    assert told[0] != told[1]

    paper = replacing.draft(accepted, issued_id)
    (line,) = [row for row in rows(paper) if row[1].startswith("E01 ")]
    first = before.value - before.previous
    assert line[3].endswith(f"; tăng, giảm: +{first}")
    assert line[4].endswith(f"; tăng, giảm: +{first + 10}")
    (sentence,) = [row for row in rows(paper) if "tham gia tuần tra" in row[2]]
    assert f"số lần {told[0]} so với năm trước" in sentence[2]
    assert f"số lần {told[1]} so với năm trước" in sentence[3]
    assert "Biểu, biểu đồ, danh sách trong các phụ lục và các số tính từ số liệu nêu trên" in words(paper)

    docx_writer.write(paper, tmp_path / "a.docx")
    pdf_writer.write(paper, tmp_path / "a.pdf")
    assert [str(item) for item in (*inspect_docx(tmp_path / "a.docx"), *inspect_pdf(tmp_path / "a.pdf"))] == []


def test_that_only_sentences_that_read_otherwise_are_told(
    accepted: Workspace, issued_id: int, ids: dict[str, int]
) -> None:
    submissions.accept(accepted, corrected(accepted, ids["Sóc Hà"], "E01", Decimal(51)))
    naming = [leaf.code for leaf in leaf_texts.outline(accepted).leaves() for one in leaf.phrases if "{E01" in one]
    texts = outdated.difference(accepted, issued_id).texts
    assert [item.place for item in texts] == naming
    assert all("tuần tra" in item.before and item.before != item.after for item in texts)


def test_that_a_report_that_came_later_changes_what_is_said_of_who_reported(
    accepted: Workspace, issued_id: int, ids: dict[str, int]
) -> None:
    submissions.accept(accepted, ids["Cải Viên"])
    (line,) = [row for row in rows(replacing.draft(accepted, issued_id)) if row[1] == "Phần mở đầu"]
    assert "04/08 xã biên giới" in line[2]
    assert "05/08 xã biên giới" in line[3]
