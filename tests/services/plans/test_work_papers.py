"""Work lists of agencies as files: one agency or each, in a period, by the agencies there are on the day."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.plans.plan import Agency
from app.domain.plans.tasks import Timing
from app.errors import Refused
from app.reports.model import Document, Paragraph, Table
from app.services.plans import register, work_papers
from app.services.workspace import Workspace
from tests.support.filled_plans import seen_on
from tests.support.made_plans import AGENCIES, a_plan, a_task

KEY = "minh-hoa"
TASKS = (
    a_task("1", title="Mở lớp", timing=Timing(ends="2022-Q2"), partners=("cat",), clause="II.1"),
    a_task("2", title="Ban hành văn bản", timing=Timing(starts="2023", ends="2023"), leads=("cat", "stp")),
    a_task("3", title="Báo cáo", timing=Timing(condition="có hướng dẫn"), leads=("phong",)),
)
OLD = Agency(key="phong", name="Phòng Tư pháp", valid_to=date(2022, 7, 1), became="cat")


@pytest.fixture
def july(bare: Workspace) -> Workspace:
    """The invented plan on 12 July 2022: an office of it has become part of another one."""
    register.save(bare, a_plan(TASKS, agencies=(*AGENCIES, OLD)))
    return seen_on(bare, date(2022, 7, 12))


def cells(paper: Document) -> list[list[str]]:
    (table,) = [block for block in paper.blocks if isinstance(block, Table)]
    return [["".join(run.text for run in cell.runs) for cell in row.cells] for row in table.rows]


def test_that_a_line_says_when_with_whom_and_how_late(july: Workspace) -> None:
    rows = cells(work_papers.document(july, KEY, "Sở Tư pháp"))
    assert rows[1] == ["1", "Mở lớp (mục II.1)", "Đến Quý II/2022; hạn 30/06/2022", "phối hợp: Công an tỉnh", "",
                       "Quá hạn 12 ngày"]  # fmt: skip
    assert rows[2][3] == "cùng chủ trì: Công an tỉnh"


def test_that_who_took_an_office_over_has_its_work_and_the_office_no_list_of_its_own(
    july: Workspace, tmp_path: Path
) -> None:
    rows = cells(work_papers.document(july, KEY, "cat"))
    assert [row[1] for row in rows if len(row) > 1] == ["Ban hành văn bản", "Báo cáo", "Mở lớp (mục II.1)"]
    assert "Sau khi có hướng dẫn (chưa có)" in [row[2] for row in rows if len(row) > 1]
    assert work_papers.agencies(july, KEY) == ("stp", "cat", "xa")
    files = work_papers.write(july, KEY, tmp_path, suffixes=(".docx",))
    assert [path.name for path in files] == ["Phiếu việc Sở Tư pháp.docx", "Phiếu việc Công an tỉnh.docx"]
    before = replace(july, clock=seen_on(july, date(2022, 6, 1)).clock)
    assert "phong" in work_papers.agencies(before, KEY)


def test_that_a_period_narrows_the_list_and_what_is_empty_is_refused_before_anything_is_written(
    july: Workspace, tmp_path: Path
) -> None:
    paper = work_papers.document(july, KEY, "stp", "2023")
    assert [row[1] for row in cells(paper) if len(row) > 1] == ["Ban hành văn bản"]
    assert paper.title == "Phiếu việc: Nhiệm vụ của Sở Tư pháp, năm 2023"
    empty = work_papers.document(july, KEY, "xa")
    assert not [block for block in empty.blocks if isinstance(block, Table)]
    assert any(isinstance(block, Paragraph) for block in empty.blocks)
    for named, period in ((("xa",), ""), (("stp",), "2025")):
        with pytest.raises(Refused, match="không giao việc nào"):
            work_papers.write(july, KEY, tmp_path / "phiếu", named, period)
    with pytest.raises(Refused, match="chỉ lập tệp Word"):
        work_papers.write(july, KEY, tmp_path / "phiếu", ("stp",), "", (".odt",))
    with pytest.raises(Refused, match="Phải ghi cơ quan nào"):
        work_papers.document(july, KEY, " ")
    assert not (tmp_path / "phiếu").exists()
