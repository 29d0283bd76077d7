"""Pictures in the text of a paper, sums told from organs, numbers of headings."""

from decimal import Decimal

import pytest

from app.domain.paper_body import read_body
from app.reports import papers_body
from app.reports.model import Align, Block, Chart, Paragraph, Table


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


def test_that_figures_stand_right_also_beside_their_share_and_where_one_is_not_known() -> None:
    found = blocks("Mức\tSố\tTỷ lệ\tTăng\tGhi", "Khá\t3 (50 %)\t–\t+9,1\t3 nơi", "Yếu\tchưa có số liệu\t5 %\t-1\t4")[0]
    assert isinstance(found, Table)
    assert [column.align for column in found.columns] == [Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.LEFT]


def test_that_a_sentence_gets_more_room_than_a_name() -> None:
    sentence = "Tổ chức tuyên truyền, phổ biến pháp luật cho nhân dân khu vực biên giới " * 4
    name = "Sở Tư pháp, Công an tỉnh, Bộ Chỉ huy Bộ đội Biên phòng tỉnh, các huyện"
    found = blocks("Nhiệm vụ\tChủ trì", f"{sentence}\t{name}")[0]
    assert isinstance(found, Table)
    task, lead = (column.width_mm for column in found.columns)
    assert task > 1.4 * lead
    assert task + lead == pytest.approx(160)
