"""The review report: all leaves in order letter for letter, honest figures, coverage, annexes, signature."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.reports import review, review_body
from app.reports.model import (
    Closing,
    Document,
    DocumentTitle,
    Heading,
    HeadingLevel,
    Letterhead,
    Orientation,
    Paragraph,
    Table,
    text_of,
)
from app.reports.wording import NO_FIGURE, NO_TEXT
from tests.support.papers import COMMUNES, commune_content, complete, district_content, issued_content


def headings(document: Document) -> list[Heading]:
    return [block for block in document.blocks if isinstance(block, Heading)]


def texts(document: Document) -> list[str]:
    return [text_of(block.runs) for block in document.blocks if isinstance(block, Paragraph)]


def after(document: Document, heading: str) -> list[str]:
    """Paragraphs between one heading and the next."""
    blocks = list(document.blocks)
    start = next(index for index, block in enumerate(blocks) if isinstance(block, Heading) and block.text == heading)
    found: list[str] = []
    for block in blocks[start + 1 :]:
        if not isinstance(block, Paragraph):
            break
        found.append(text_of(block.runs))
    return found


def test_that_all_28_leaves_stand_in_order_with_the_words_of_the_outline() -> None:
    content = district_content()
    assert len(content.outline.leaves()) == 28
    expected = [node.heading for node in content.outline.walk()]
    assert [heading.text for heading in headings(review.build(content))] == expected


def test_that_number_signs_are_written_as_papers_write_them() -> None:
    signs = {heading.level: heading.number for heading in reversed(headings(review.build(district_content())))}
    assert signs[HeadingLevel.SECTION] == "I."
    assert signs[HeadingLevel.ITEM] == "1."
    assert signs[HeadingLevel.POINT] == "a)"
    assert signs[HeadingLevel.DASH] == "-"


def test_that_only_the_last_leaf_is_left_out_and_only_when_empty() -> None:
    content = district_content()
    without = replace(content, texts={code: text for code, text in content.texts.items() if code != "V"})
    kept = [heading.text for heading in headings(review.build(without))]
    assert kept == [node.heading for node in content.outline.walk()][:-1]


def test_that_an_unwritten_leaf_says_so_in_a_draft_only() -> None:
    content = district_content()
    leaf = content.outline.leaf("IV.2").heading
    assert after(review.build(content), leaf) == [NO_TEXT]
    assert after(review.build(replace(content, draft_mark="")), leaf) == []


def test_that_the_officers_text_follows_the_figures_paragraph_by_paragraph() -> None:
    content = replace(district_content(), texts={"II.1-3": "Đoạn một.\n\n  Đoạn hai.  "})
    body = after(review.build(content), content.outline.leaf("II.1-3").heading)
    assert body[0].startswith("Theo số liệu của 6/8 xã: đã tổ chức 26 cuộc kiểm tra")
    assert body[1:] == ["Đoạn một.", "Đoạn hai."]


def test_that_missing_reports_are_named_before_any_figure() -> None:
    statement = review.coverage_statement(district_content())
    assert "06/08 xã biên giới" in statement
    assert "01/04 đồn Biên phòng" in statement
    assert "Cần Nông" in statement
    assert "Cải Viên" in statement
    assert statement in texts(review.build(district_content()))


def test_that_totals_in_the_text_are_those_of_the_consolidation() -> None:
    content = district_content()
    total = content.consolidation.cells["A01"].value
    assert total is not None
    told = f"có {str(total).replace('.', ',')} km đường biên giới"
    partly, wholly = (" ".join(texts(review.build(one))) for one in (content, complete(content)))
    assert f"Theo số liệu của 6/8 xã: {told}" in partly
    assert "oàn huyện có" not in partly
    assert f"Toàn huyện {told}" in wholly
    assert "Theo số liệu của" not in wholly


def test_that_a_scope_without_figures_tells_gaps_and_no_zero() -> None:
    content = district_content()
    empty = replace(content, consolidation=replace(content.consolidation, cells={}), texts={})
    body = texts(review.build(empty))
    assert any(NO_FIGURE in text for text in body)
    assert not any(" 0 " in text for text in body)


def test_that_a_draft_has_no_number_and_no_day() -> None:
    head = review.build(district_content()).blocks[0]
    assert isinstance(head, Letterhead)
    assert (head.number, head.issued_on, head.draft_mark) == (None, None, "DỰ THẢO")


def test_that_an_issued_paper_carries_number_and_day_also_in_its_annexes() -> None:
    paper = review.build(issued_content())
    head = paper.blocks[0]
    assert isinstance(head, Letterhead)
    assert (head.number, head.issued_on) == (5, date(2022, 2, 8))
    assert "số 05/BC-BCĐ ngày 08 tháng 02 năm 2022" in paper.annexes[0].reference


def test_that_the_subject_names_both_years() -> None:
    title = review.build(district_content()).blocks[1]
    assert isinstance(title, DocumentTitle)
    assert title.subject.endswith("năm 2021, phương hướng, nhiệm vụ năm 2022")


def test_that_the_signature_has_the_title_in_the_committee_and_the_position_in_the_agency() -> None:
    closing = review.build(district_content()).blocks[-1]
    assert isinstance(closing, Closing)
    assert closing.signature.authority == ("TRƯỞNG BAN",)
    assert closing.signature.agency_title == "PHÓ CHỦ TỊCH UBND HUYỆN"
    assert closing.recipients[-1].startswith("Lưu:")


def test_that_the_body_ends_with_the_end_mark() -> None:
    assert texts(review.build(district_content()))[-1].endswith("./.")


def test_that_the_annex_shows_every_commune_with_blanks_as_blanks() -> None:
    annex = review.build(district_content()).annexes[0]
    assert annex.orientation is Orientation.LANDSCAPE
    table = next(block for block in annex.blocks if isinstance(block, Table))
    titles = [text_of(cell.runs) for cell in table.head[0].cells]
    assert [name for name in COMMUNES.values() if name not in titles] == []
    line = next(row for row in table.rows if text_of(row.cells[0].runs) == "A01")
    values = dict(zip(titles, (text_of(cell.runs) for cell in line.cells), strict=True))
    assert values["Sóc Hà"] == "11,118"
    assert values["Cần Nông"] == "…"
    assert values["Có số liệu"] == "6/8"
    assert values["Năm 2020"] == "60,638"
    assert values["Tăng, giảm"] == "0"


def test_that_the_annex_says_what_counts_once_and_which_hamlets_are_blank() -> None:
    content = district_content()
    cells = dict(content.consolidation.cells)
    for code in ("A04", "N04"):
        cells[code] = replace(cells[code], shared=Decimal(1200))
    for code in ("A14", "C12"):
        cells[code] = replace(cells[code], partial={"Cải Viên": (7, 8), "Sóc Hà": (9, 11)})
    paper = replace(content, consolidation=replace(content.consolidation, cells=cells))
    said = [text_of(block.runs) for block in review.build(paper).annexes[0].blocks if isinstance(block, Paragraph)]
    assert said[1:] == [
        "Mốc, sự kiện do nhiều đơn vị cùng kê chỉ tính một lần trong tổng; số đã bớt: A04 (1.200), N04 (1.200).",
        "Chưa đủ số liệu các xóm, chỉ cộng những xóm có số: Cải Viên 7/8 xóm (A14, C12); Sóc Hà 9/11 xóm (A14, C12).",
    ]
    assert sum(isinstance(block, Paragraph) for block in review.build(content).annexes[0].blocks) == 1


def test_that_many_units_go_on_in_a_further_table() -> None:
    content = district_content()
    many = {number: f"Xã {number}" for number in range(1, 31)}
    paper = review.build(replace(content, consolidation=replace(content.consolidation, expected_communes=many)))
    tables = [block for block in paper.annexes[0].blocks if isinstance(block, Table)]
    shown = [text_of(cell.runs) for table in tables for cell in table.head[0].cells]
    assert [name for name in many.values() if shown.count(name) != 1] == []


@pytest.mark.parametrize(("shows", "titles"), [(False, 1), (True, 2)])
def test_that_narratives_of_units_are_an_annex_only_when_asked(shows: bool, titles: int) -> None:
    paper = review.build(replace(district_content(), shows_narratives=shows))
    assert len(paper.annexes) == titles


def test_that_sources_are_an_annex_when_given() -> None:
    annex = review.build(issued_content()).annexes[-1]
    table = annex.blocks[0]
    assert isinstance(table, Table)
    assert [text_of(cell.runs) for cell in table.rows[0].cells][3:] == ["Trường Hà 2021.xlsx", "02_ChiTieu", "E6", "1"]


def test_that_a_communes_report_speaks_for_the_commune_and_uses_its_own_words() -> None:
    content = commune_content()
    paper = review.build(content)
    body = texts(paper)
    assert paper.annexes == ()
    assert any(text.startswith("Xã Sóc Hà có 11,118 km đường biên giới") for text in body)
    assert any("Đoạn biên giới do xã Sóc Hà phụ trách" in text for text in body)
    assert not any("xã biên giới;" in text for text in body)


@pytest.mark.parametrize(
    ("area", "whole"),
    [
        ("tỉnh Cao Bằng", "Toàn tỉnh"),
        ("thành phố Huế", "Toàn thành phố"),
        ("huyện Hà Quảng", "Toàn huyện"),
        ("thị xã Mộc Châu", "Toàn thị xã"),
    ],
)
def test_that_a_committee_over_wards_names_its_area_and_its_wards(area: str, whole: str) -> None:
    content = replace(district_content(), scope_name=area, commune_word="phường")
    said, of_all = (
        " ".join(
            "".join(run.text for run in runs)
            for leaf in content.outline.leaves()
            for runs in review_body.leaf_sentences(leaf, review.phrase_context(one))
        )
        for one in (content, complete(content))
    )
    assert f"{whole} có" in of_all
    assert ("oàn huyện" in of_all) == area.startswith("huyện")
    assert "bình quân mỗi phường" in said
    assert "/8 phường)" in said
    assert "/8 xã" not in said
    assert "06/08 phường biên giới" in review.coverage_statement(content)
