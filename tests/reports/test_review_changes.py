"""A year in which units merged: what the paper says of former units, and of figures in no total."""

from dataclasses import replace
from decimal import Decimal

from app.domain.figures import Unplaced, UnplacedReason
from app.reports import review
from app.reports.model import Table
from app.reports.review_changes import TITLE
from tests.support.papers import district_content

LOST = Unplaced(5, "Cần Yên (đến 30/06/2025)", "C01", "", Decimal("7.5"), UnplacedReason.UNKNOWN)
TOLD = Unplaced(6, "Nội Thôn", "G08", "gam", Decimal("1.25"), UnplacedReason.TOLD_BY_HEIR)


def test_that_a_year_without_changes_says_nothing_of_them() -> None:
    content = district_content()
    assert len(review.statements(content)) == 1
    assert TITLE not in [annex.title for annex in review.build(content).annexes]


def test_that_former_units_and_figures_in_no_total_are_told() -> None:
    content = district_content()
    totals = replace(
        content.consolidation,
        expected_former={50: "Cần Yên (đến 30/06/2025)", 60: "Nội Thôn"},
        submitted=content.consolidation.submitted | {60},
        unplaced=(LOST, replace(LOST, code="C02")),
        unplaced_before=(TOLD,),
    )
    paper = replace(content, consolidation=totals)
    _coverage, former, lost, before = review.statements(paper)
    assert former == (
        "Năm 2021 có đơn vị thay đổi; số liệu gồm báo cáo của 01/02 đơn vị cũ; "
        "chưa có báo cáo của: Cần Yên (đến 30/06/2025)."
    )
    assert lost.endswith("không cộng được: Cần Yên (đến 30/06/2025) (02 số).")
    assert before == (
        "Số liệu năm 2020 chưa đưa vào tổng vì báo cáo của đơn vị mới đã gồm những ngày đó: Nội Thôn (01 số)."
    )
    annex = next(item for item in review.build(paper).annexes if item.title == TITLE)
    assert annex.label == "Phụ lục II"
    table = next(block for block in annex.blocks if isinstance(block, Table))
    rows = ["|".join("".join(run.text for run in cell.runs) for cell in row.cells) for row in table.rows]
    assert rows[0].startswith("Cần Yên (đến 30/06/2025), số liệu năm 2021: chưa rõ")
    assert rows[1].endswith("|7,5")
    assert rows[3] == "Nội Thôn, số liệu năm 2020: báo cáo của đơn vị mới đã gồm những ngày đó"
    assert "(gam)|1,25" in rows[4]


def test_that_a_commune_says_so_too() -> None:
    content = replace(district_content(), scope=review.ReviewScope.COMMUNE)
    changed = replace(content, consolidation=replace(content.consolidation, unplaced=(LOST,)))
    assert review.statements(content) == ()
    assert len(review.statements(changed)) == 1
    assert [annex.title for annex in review.build(changed).annexes][:1] == [TITLE]


def test_that_an_old_paper_without_senders_counts_units_with_figures() -> None:
    content = district_content()
    old = replace(content, consolidation=replace(content.consolidation, submitted=frozenset()))
    assert review.coverage_statement(old) == review.coverage_statement(content)
