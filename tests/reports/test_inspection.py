"""Produced papers keep the layout law, and a paper spoilt in one place is caught at that place and nowhere else."""

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from app.reports import docx_writer, pdf_writer, review
from app.reports.docx_inspector import inspect_docx
from app.reports.inspection import Role, departures
from app.reports.model import Document, PageSetup, SizeSet
from app.reports.nd30 import page_departures
from app.reports.pdf_inspector import inspect_pdf, measure_pdf
from tests.support.papers import a_paper_of_every_block, commune_content, district_content, issued_content

PAPERS: dict[str, Callable[[], Document]] = {
    "every block": a_paper_of_every_block,
    "district draft": lambda: review.build(district_content()),
    "issued": lambda: review.build(issued_content()),
    "commune": lambda: review.build(commune_content()),
}


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS.keys())
def test_that_our_papers_do_not_depart_from_the_law(paper: Callable[[], Document], tmp_path: Path) -> None:
    docx_writer.write(paper(), tmp_path / "a.docx")
    pdf_writer.write(paper(), tmp_path / "a.pdf")
    assert inspect_docx(tmp_path / "a.docx") == []
    assert inspect_pdf(tmp_path / "a.pdf") == []


def test_that_the_small_size_set_keeps_the_law_too(tmp_path: Path) -> None:
    paper = a_paper_of_every_block()
    small = Document(paper.title, paper.author, paper.blocks, paper.annexes, PageSetup(SizeSet.SMALL, 25, 25, 35, 20))
    docx_writer.write(small, tmp_path / "a.docx")
    pdf_writer.write(small, tmp_path / "a.pdf")
    assert inspect_docx(tmp_path / "a.docx") == []
    assert inspect_pdf(tmp_path / "a.pdf") == []


@cache
def _every_block() -> bytes:
    return docx_writer.render(a_paper_of_every_block())


def _paragraphs(word: Any) -> list[Paragraph]:
    cells = [cell for table in word.tables for row in table.rows for cell in row.cells]
    return [*word.paragraphs, *(line for cell in cells for line in cell.paragraphs)]


def _line(word: Any, start: str) -> Paragraph:
    return next(line for line in _paragraphs(word) if line.text.startswith(start))


def _size(start: str, points: float) -> Callable[[Any], None]:
    def spoil(word: Any) -> None:
        for run in _line(word, start).runs:
            run.font.size = Pt(points)

    return spoil


def _look(start: str, name: str, *, value: bool) -> Callable[[Any], None]:
    def spoil(word: Any) -> None:
        for run in _line(word, start).runs:
            setattr(run.font, name, value)

    return spoil


def _text(start: str, text: str) -> Callable[[Any], None]:
    def spoil(word: Any) -> None:
        runs = _line(word, start).runs
        for run in runs[1:]:
            run.text = ""
        runs[0].text = text

    return spoil


def _layout(start: str, name: str, value: object) -> Callable[[Any], None]:
    def spoil(word: Any) -> None:
        setattr(_line(word, start).paragraph_format, name, value)

    return spoil


def _margin(name: str, millimetres: float) -> Callable[[Any], None]:
    def spoil(word: Any) -> None:
        setattr(word.sections[0], name, Mm(millimetres))

    return spoil


def _rule(start: str, left: int, right: int) -> Callable[[Any], None]:
    """Change the indents (twips) of the drawn rule below a line."""

    def spoil(word: Any) -> None:
        indent = _line(word, start)._p.getnext().pPr.find(qn("w:ind"))
        indent.set(qn("w:left"), str(int(indent.get(qn("w:left"))) + left))
        indent.set(qn("w:right"), str(int(indent.get(qn("w:right"))) + right))

    return spoil


def _theme_font(word: Any) -> None:
    run: Any = _line(word, "Nhân dân").runs[0]._r
    fonts = run.rPr.find(qn("w:rFonts"))
    fonts.set(qn("w:asciiTheme"), "minorHAnsi")


def _number_on_first_page(word: Any) -> None:
    word.sections[0].different_first_page_header_footer = False


def _number_to_the_right(word: Any) -> None:
    word.sections[0].header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _no_number(word: Any) -> None:
    header = word.sections[0].header.paragraphs[0]._p
    for field in header.findall(qn("w:r")):
        header.remove(field)


def _annex_counts_on(word: Any) -> None:
    word.sections[-1]._sectPr.find(qn("w:pgNumType")).set(qn("w:start"), "7")


SPOILINGS: dict[str, tuple[Callable[[Any], None], str]] = {
    "top margin": (_margin("top_margin", 15), "lề trên"),
    "bottom margin": (_margin("bottom_margin", 30), "lề dưới"),
    "left margin": (_margin("left_margin", 25), "lề trái"),
    "right margin": (_margin("right_margin", 25), "lề phải"),
    "quốc hiệu size": (_size("CỘNG HÒA", 11), Role.QUOC_HIEU),
    "quốc hiệu not bold": (_look("CỘNG HÒA", "bold", value=False), Role.QUOC_HIEU),
    "tiêu ngữ size of the other set": (_size("Độc lập", 13), Role.TIEU_NGU),
    "tiêu ngữ rule too short": (_rule("Độc lập", 400, 400), Role.TIEU_NGU),
    "tiêu ngữ misspelt": (_text("Độc lập", "Độc lập – Tự do – Hạnh phúc"), Role.TIEU_NGU),
    "superior organ bold": (_look("UBND HUYỆN", "bold", value=True), Role.PARENT_ORGAN),
    "organ not bold": (_look("BAN CHỈ ĐẠO PHONG", "bold", value=False), Role.ORGAN),
    "organ rule too long": (_rule("BAN CHỈ ĐẠO PHONG", -300, -300), Role.ORGAN),
    "organ rule off centre": (_rule("BAN CHỈ ĐẠO PHONG", 200, -200), Role.ORGAN),
    "number not padded": (_text("Số:", "Số: 5/BC-BCĐ"), Role.NUMBER),
    "symbol without slash": (_text("Số:", "Số: 05 BC-BCĐ"), Role.NUMBER),
    "number size": (_size("Số:", 14), Role.NUMBER),
    "month padded in March": (_text("Hà Quảng", "Hà Quảng, ngày 03 tháng 03 năm 2022"), Role.PLACE_DATE),
    "day not padded": (_text("Hà Quảng", "Hà Quảng, ngày 3 tháng 3 năm 2022"), Role.PLACE_DATE),
    "date upright": (_look("Hà Quảng", "italic", value=False), Role.PLACE_DATE),
    "kind not bold": (_look("BÁO CÁO", "bold", value=False), Role.TITLE),
    "subject rule too short": (_rule("Sơ kết", 900, 900), Role.SUBJECT),
    "basis upright": (_look("Căn cứ", "italic", value=False), Role.BASIS),
    "section in small letters": (_text("I. ", "I. Đặc điểm tình hình"), Role.SECTION),
    "item not bold": (_look("1. ", "bold", value=False), Role.ITEM),
    "foreign font": (_theme_font, Role.BODY),
    "text too small": (_size("Nhân dân", 12), Role.BODY),
    "text to the left": (_layout("Nhân dân", "alignment", WD_ALIGN_PARAGRAPH.LEFT), Role.BODY),
    "no first-line indent": (_layout("Nhân dân", "first_line_indent", Mm(0)), Role.BODY),
    "paragraphs too close": (_layout("Nhân dân", "space_after", Pt(3)), Role.BODY),
    "lines too far apart": (_layout("Nhân dân", "line_spacing", 2.0), Role.BODY),
    "no end mark": (_text("Trên đây", "Trên đây là báo cáo."), Role.BODY),
    "nơi nhận too large": (_size("Nơi nhận", 14), Role.RECIPIENTS_LABEL),
    "recipients too large": (_size("- Thường trực Huyện", 12), Role.RECIPIENT),
    "signature not bold": (_look("TM. BAN", "bold", value=False), Role.SIGNATURE),
    "annex label too small": (_size("Phụ lục I", 13), Role.ANNEX_LABEL),
    "annex reference upright": (_look("(Kèm theo", "italic", value=False), Role.ANNEX_REFERENCE),
    "number on the first page": (_number_on_first_page, "số trang"),
    "number to the right": (_number_to_the_right, "số trang"),
    "no page number": (_no_number, "số trang"),
    "annex counts on": (_annex_counts_on, "số trang"),
}


@pytest.mark.parametrize(("spoil", "element"), SPOILINGS.values(), ids=SPOILINGS.keys())
def test_that_one_spoilt_element_of_a_word_file_is_caught_alone(
    spoil: Callable[[Any], None], element: str, tmp_path: Path
) -> None:
    word = docx.Document(io.BytesIO(_every_block()))
    spoil(word)
    word.save(str(tmp_path / "spoilt.docx"))
    assert {item.element for item in inspect_docx(tmp_path / "spoilt.docx")} == {element}


def test_that_margins_outside_the_law_are_told_before_writing() -> None:
    assert page_departures(PageSetup()) == []
    assert [item.element for item in page_departures(PageSetup(top_mm=10, right_mm=30))] == ["lề trên", "lề phải"]


def test_that_a_pdf_with_narrow_margins_is_caught(tmp_path: Path) -> None:
    paper = a_paper_of_every_block()
    narrow = Document(paper.title, paper.author, paper.blocks, (), PageSetup(top_mm=12, left_mm=20, right_mm=10))
    pdf_writer.write(narrow, tmp_path / "a.pdf")
    assert {item.element for item in inspect_pdf(tmp_path / "a.pdf")} >= {"lề trên", "lề trái", "lề phải"}


def test_that_a_measured_pdf_knows_every_part_of_the_paper() -> None:
    paper = measure_pdf(pdf_writer.render(a_paper_of_every_block()).content)
    assert departures(paper) == []
    texts = [line.text for line in paper.paragraphs]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in texts
    assert "Số: 05/BC-BCĐ" in texts
    assert "Hà Quảng, ngày 03 tháng 3 năm 2022" in texts
