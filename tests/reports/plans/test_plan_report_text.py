"""Pictures in the text of a paper, sums told from organs, numbers of headings."""

from decimal import Decimal

import pytest

from app.domain.paper_body import read_body
from app.reports import papers_body
from app.reports.model import Block, Chart, Paragraph, Table


def blocks(*lines: str) -> tuple[Block, ...]:
    return papers_body.blocks(read_body("\n".join(lines)), 160, is_ended=True)


def test_that_a_marked_line_makes_a_picture_of_the_table_below_it() -> None:
    found = blocks("[Biểu đồ] Hài lòng (%)", "Mức\tDân\tCán bộ", "Có\t1.250,5\t–", "Không\t\t-3", "Hết")
    chart = found[0]
    assert isinstance(chart, Chart)
    assert (chart.title, chart.unit, chart.labels) == ("Hài lòng", "%", ("Có", "Không"))
    assert [one.name for one in chart.series] == ["Dân", "Cán bộ"]
    assert [one.values for one in chart.series] == [(Decimal("1250.5"), None), (None, Decimal(-3))]
    assert isinstance(found[1], Paragraph)
    assert len(found) == 2


@pytest.mark.parametrize("cell", ["một nửa", "1,2,3", "1.2.3", "–"])
def test_that_a_table_without_figures_stays_a_table(cell: str) -> None:
    found = blocks("[Biểu đồ] Hài lòng", "Mức\tTỷ lệ", f"Có\t{cell}", "Hết")
    assert [type(block) for block in found] == [Paragraph, Table, Paragraph]


def test_that_a_mark_without_a_table_stays_text() -> None:
    assert [type(block) for block in blocks("[Biểu đồ] Hài lòng", "Hết")] == [Paragraph, Paragraph]


@pytest.mark.parametrize(
    ("name", "is_sum"),
    [("Tổng cộng", True), ("Cộng", True), ("Cộng 08 xã", True), ("Công an tỉnh", False), ("Tổng cục II", False)],
)
def test_that_sums_stand_bold_and_organs_do_not(name: str, is_sum: bool) -> None:
    found = blocks("TT\tTên\tSố", f"1\t{name}\t5", "Hết")[0]
    assert isinstance(found, Table)
    assert found.rows[0].is_bold is is_sum
