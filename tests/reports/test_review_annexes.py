"""Annexes of the district's report: charts by plan, lists of the units with who is missing, the border line."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.chart_plan import ChartForm, ChartPlan
from app.domain.page_setup import PageSetup
from app.reports import docx_writer, pdf_writer, review, review_charts
from app.reports.model import (
    Annex,
    BorderStrip,
    Chart,
    ChartKind,
    Orientation,
    Paragraph,
    Table,
    text_of,
)
from app.reports.review import ReviewContent
from tests.support.papers import listed_content
from tests.support.sample_reports import expected_2021


def annex(title: str, content: ReviewContent | None = None) -> Annex:
    found = review.build(content or listed_content()).annexes
    return next(item for item in found if item.title.startswith(title))


def rows(of: Annex) -> list[list[str]]:
    table = next(block for block in of.blocks if isinstance(block, Table))
    return [[text_of(cell.runs) for cell in row.cells] for row in table.rows]


def said(of: Annex) -> str:
    return " ".join(text_of(block.runs) for block in of.blocks if isinstance(block, Paragraph))


def planned(*plans: ChartPlan) -> tuple[Chart, ...]:
    content = listed_content()
    return review_charts.charts(plans, 2021, content.catalogue, content.consolidation, "xã")


def test_that_annexes_are_numbered_in_roman_without_holes() -> None:
    labels = [item.label for item in review.build(listed_content()).annexes]
    assert labels == [f"Phụ lục {number}" for number in ("I", "II", "III", "IV", "V", "VI")]


def test_that_the_outline_plans_the_charts_and_each_says_its_coverage() -> None:
    charts = [block for block in annex("Biểu đồ").blocks if isinstance(block, Chart)]
    assert len(charts) == len(listed_content().outline.charts)
    assert charts[0].title == "Biểu đồ 1. Hộ đăng ký tự quản đường biên, mốc quốc giới theo xã"
    assert charts[0].note == "Có số liệu: 06/08 xã."
    assert all(chart.note.startswith("Có số liệu: ") for chart in charts)


def test_that_a_chart_of_units_shows_what_each_reported_and_blanks_as_blanks() -> None:
    (chart,) = planned(ChartPlan("a", ChartForm.UNITS, ("D05",)))
    shown = dict(zip(chart.labels, chart.series[0].values, strict=True))
    reported = {item["unit_name"]: item["indicators"].get("D05") for item in expected_2021()["files"]}
    for name, value in shown.items():
        assert value == (None if reported.get(name) is None else Decimal(str(reported[name])))
    assert None in shown.values()


def test_that_two_years_are_compared_over_the_units_that_have_both() -> None:
    (chart,) = planned(ChartPlan("a", ChartForm.YEARS, ("C01", "C03"), ("Tập trung", "Ba văn kiện")))
    total = listed_content().consolidation.cells["C01"]
    assert chart.labels == ("Tập trung", "Ba văn kiện")
    assert [series.name for series in chart.series] == ["Năm 2021", "Năm 2020"]
    assert [series.values[0] for series in chart.series] == [total.current_of_same, total.previous]


def test_that_a_year_nobody_knows_is_said_once_and_not_drawn() -> None:
    (chart,) = planned(ChartPlan("a", ChartForm.YEARS, ("G01", "G03")))
    assert [series.name for series in chart.series] == ["Năm 2021"]
    assert chart.note.endswith("Chưa có số liệu năm 2020 để so sánh.")


def test_that_several_indicators_of_units_lie_on_top_of_each_other() -> None:
    (chart,) = planned(ChartPlan("a", ChartForm.UNITS, ("D15a", "D15b"), ("tốt", "khá")))
    assert (chart.kind, [series.name for series in chart.series]) == (ChartKind.STACKED, ["tốt", "khá"])


def test_that_nothing_reported_is_no_picture() -> None:
    content = listed_content()
    empty = replace(content, consolidation=replace(content.consolidation, cells={}), lists=())
    assert planned(ChartPlan("a", ChartForm.UNITS, ("XYZ",))) == ()
    titles = [item.title for item in review.build(empty).annexes]
    assert not any(title.startswith(("Biểu đồ", "Sơ đồ", "Danh sách")) for title in titles)


def test_that_lists_name_their_unit_and_who_has_none() -> None:
    teams = annex("Danh sách tổ")
    assert teams.orientation is Orientation.LANDSCAPE
    assert said(teams).startswith("Theo báo cáo được duyệt của 02/08 xã; chưa có danh sách của: ")
    assert "Cần Nông" in said(teams)
    assert rows(teams)[0] == ["Xã Sóc Hà: 02 tổ, ban, 15 thành viên"]
    assert rows(teams)[1][:3] == ["1", "Tổ tự quản đường biên xóm Nà Kéo số 1", "Nà Kéo"]
    assert rows(teams)[1][5:7] == ["…", "1,25"]


def test_that_markers_stand_in_natural_order() -> None:
    numbers = [row[1] for row in rows(annex("Danh sách mốc"))[1:10]]
    assert numbers == ["636", "636/1", "637", "637/1", "638", "638/1", "639", "639/1", "640"]


def test_that_incidents_are_listed_by_day_with_words_for_their_kind() -> None:
    incidents = annex("Danh sách vụ việc")
    first = rows(incidents)[:4]
    assert first[0] == ["Xã Sóc Hà: 03 vụ việc"]
    assert first[1][1:3] == ["01/02/2021", "Vụ xuất, nhập cảnh trái phép"]
    assert first[1][5] == "…"
    assert first[3][1:3] == ["…", "Q99"]
    assert "Theo báo cáo được duyệt của 03/12 đơn vị" in said(incidents)


def test_that_secret_incidents_are_only_counted() -> None:
    assert said(annex("Danh sách vụ việc")).endswith("02 vụ việc có độ mật không in ở đây.")


def test_that_nothing_tells_of_an_informant() -> None:
    titles = [text_of(cell.runs) for block in annex("Danh sách vụ việc").blocks if isinstance(block, Table)
              for cell in block.head[0].cells]  # fmt: skip
    assert titles == ["TT", "Ngày", "Loại vụ việc", "Xóm", "Khu vực mốc", "Đối tượng", "Biện pháp xử lý"]


def test_that_the_border_line_runs_from_unit_to_unit_and_names_its_gaps() -> None:
    strips = [block for block in annex("Sơ đồ").blocks if isinstance(block, BorderStrip)]
    assert [strip.title.partition(":")[0] for strip in strips] == ["Xã Trường Hà", "Xã Sóc Hà"]
    assert strips[1].title == "Xã Sóc Hà: mốc 636 đến 640, 09 mốc"
    assert strips[1].note == "Chưa có tổ tự quản: 01 đoạn, mốc 638–638/1."


@pytest.mark.parametrize("setup", [PageSetup(), PageSetup(left_mm=35, right_mm=20)])
def test_that_eight_communes_stand_side_by_side_at_any_margins(setup: PageSetup) -> None:
    figures = annex("Tổng hợp", replace(listed_content(), setup=setup))
    heads = [block.head[0] for block in figures.blocks if isinstance(block, Table)]
    assert [len(head.cells) for head in heads] == [2 + 8 + 4, 2 + 4 + 4]


def test_that_the_whole_paper_is_written_in_both_formats() -> None:
    paper = review.build(listed_content())
    assert pdf_writer.render(paper).replaced == frozenset()
    assert docx_writer.render(paper).startswith(b"PK")
