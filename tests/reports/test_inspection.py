"""Produced papers keep the layout law in both formats; what the inspectors measure is what stands in the file."""

import ast
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.page_setup import PageSetup
from app.paths import program_root
from app.reports import docx_writer, pdf_writer
from app.reports.docx_inspector import inspect_docx
from app.reports.inspection import departures
from app.reports.lint_page import page_departures
from app.reports.model import Document
from app.reports.pdf_inspector import inspect_pdf, measure_pdf
from tests.support.every_paper import BOOKS, BUILDERS, EVERY_PAPER
from tests.support.papers import a_paper_of_every_block


@pytest.mark.parametrize("paper", EVERY_PAPER.values(), ids=EVERY_PAPER.keys())
def test_that_our_papers_do_not_depart_from_the_law(paper: Callable[[], Document], tmp_path: Path) -> None:
    docx_writer.write(paper(), tmp_path / "a.docx")
    assert [str(item) for item in inspect_docx(tmp_path / "a.docx")] == []


@pytest.mark.parametrize("paper", EVERY_PAPER.values(), ids=EVERY_PAPER.keys())
def test_that_our_pages_do_not_depart_from_the_law(paper: Callable[[], Document], tmp_path: Path) -> None:
    made = paper()
    # A PDF does not tell the letters inside a picture from lines of text.
    pdf_writer.write(replace(made, annexes=made.annexes[:1]), tmp_path / "a.pdf")
    assert [str(item) for item in inspect_pdf(tmp_path / "a.pdf")] == []


def test_that_every_module_that_makes_papers_is_looked_at() -> None:
    found = set()
    for path in (program_root() / "app" / "reports").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        functions = [node for node in tree.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")]
        if any(node.returns is not None and "Document" in ast.unparse(node.returns).split(".") for node in functions):
            found.add(path.stem)
    assert found == BUILDERS | BOOKS


def test_that_margins_outside_the_law_are_told_before_writing() -> None:
    assert page_departures(PageSetup()) == []
    found = [item.check.id for item in page_departures(PageSetup(top_mm=10, right_mm=30))]
    assert found == ["margin-top", "margin-right"]


def test_that_a_pdf_with_narrow_margins_is_caught(tmp_path: Path) -> None:
    paper = a_paper_of_every_block()
    narrow = Document(paper.title, paper.author, paper.blocks, (), PageSetup(top_mm=12, left_mm=20, right_mm=10))
    pdf_writer.write(narrow, tmp_path / "a.pdf")
    found = {item.check.id for item in inspect_pdf(tmp_path / "a.pdf")}
    assert found >= {"margin-top", "margin-left", "margin-right"}


def test_that_a_measured_pdf_knows_every_part_of_the_paper() -> None:
    paper = measure_pdf(pdf_writer.render(a_paper_of_every_block()).content)
    assert departures(paper) == []
    texts = [line.text for line in paper.paragraphs]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in texts
    assert "Số: 05/BC-BCĐ" in texts
    assert "Hà Quảng, ngày 03 tháng 3 năm 2022" in texts
