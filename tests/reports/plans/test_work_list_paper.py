"""The work list of an agency on paper: what it leads first, how many are overdue, a sheet also for one without work."""

import io

import docx

from app.reports import docx_writer, pdf_writer
from app.reports.model import Orientation, Paragraph, Table
from app.reports.plans import work_list
from app.reports.plans.work_list import WorkLine
from tests.support.plan_papers import LINES, facts


def words(lines: tuple[WorkLine, ...] = LINES) -> list[list[str]]:
    """The cells of the table as Word holds them, a cell that spans its row once."""
    content = docx_writer.render(work_list.build(facts(lines)))
    table = docx.Document(io.BytesIO(content)).tables[1]
    return [list(dict.fromkeys(cell.text for cell in row.cells)) for row in table.rows]


def test_that_what_an_agency_leads_stands_before_what_it_takes_part_in() -> None:
    found = words()
    assert found[1] == ["I. VIỆC CHỦ TRÌ (02)"]
    assert found[2][:2] == ["1", "Mở lớp tập huấn (mục II.2)"]
    assert found[2][-1] == "Quá hạn 12 ngày"
    assert found[4] == ["II. VIỆC PHỐI HỢP (01)"]
    assert found[5][1] == "Tuyên truyền"


def test_that_only_the_parts_an_agency_has_are_numbered() -> None:
    assert words(LINES[2:])[1] == ["I. VIỆC PHỐI HỢP (01)"]


def test_that_it_tells_whose_it_is_by_which_plan_and_how_many_are_overdue() -> None:
    paper = work_list.build(facts())
    assert paper.title == "Phiếu việc: Nhiệm vụ của Sở Mẫu, năm 2022"
    assert paper.orientation is Orientation.LANDSCAPE
    said = ["".join(run.text for run in block.runs) for block in paper.blocks if isinstance(block, Paragraph)]
    assert said == [
        "Theo Kế hoạch số 12/KH-UBND.",
        "Phiếu này có 03 việc, trong đó 01 việc quá hạn, tính đến ngày 12/07/2022.",
    ]
    assert pdf_writer.render(paper).content.startswith(b"%PDF")


def test_that_an_agency_without_work_gets_a_sheet_that_says_so() -> None:
    paper = work_list.build(facts((), ""))
    assert not [block for block in paper.blocks if isinstance(block, Table)]
    assert paper.orientation is Orientation.PORTRAIT
    last = [block for block in paper.blocks if isinstance(block, Paragraph)][-1]
    assert "kế hoạch không giao việc nào" in "".join(run.text for run in last.runs)
