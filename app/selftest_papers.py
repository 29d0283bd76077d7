"""Papers of the self-test: the review in both formats, an ordinary paper with its number, a template filled in."""

from dataclasses import replace
from pathlib import Path

from app.domain.papers import PaperKind
from app.progress import silent
from app.services import linting, papers, register, reviews, templates
from app.services.templates import Filling
from app.services.workspace import Workspace


def review(ws: Workspace, year: int, folder: Path) -> list[Path]:
    """Write the review as Word and PDF; ``ValueError`` says what is wrong with it."""
    total = reviews.consolidate(ws, year)
    _expect(any(cell.value is not None for cell in total.cells.values()), "no totals")
    made = [folder / "sơ kết.docx", folder / "sơ kết.pdf"]
    reviews.export(ws, year, made, silent)
    for paper, magic in zip(made, (b"PK\x03\x04", b"%PDF-"), strict=True):
        content = paper.read_bytes()
        _expect(content.startswith(magic) and len(content) > 5_000, f"{paper.name} is no {paper.suffix} file")
    return made


def others(ws: Workspace, year: int, word_file: Path) -> None:
    """Check the form of a paper, issue a notice, print the register, fill in a template: libraries of their own."""
    _expect(not linting.lint(word_file).wrong, "the review departs from the law")
    notice = replace(papers.new(ws, PaperKind.NOTICE), subject="Kết quả họp", body="Ban chỉ đạo thông báo để biết.")
    made = papers.issue(ws, papers.save(ws, notice), ws.today)
    register.export(ws, made.series_year, word_file.with_name("sổ.pdf"))
    filling = Filling("review", year)
    template = templates.add(ws, "Mẫu thử", templates.sample(ws, filling), filling)
    _expect(templates.render(ws, template, filling).startswith(b"PK"), "the template cannot be filled in")


def _expect(holds: bool, fault: str) -> None:
    if not holds:
        raise ValueError(fault)
