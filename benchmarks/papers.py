"""Writing papers, against the bare libraries writing the same amount of text without any layout of the law."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import docx
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, SimpleDocTemplate
from reportlab.platypus import Paragraph as PdfParagraph
from reportlab.platypus import Table as PdfTable

from app.reports import docx_writer, pdf_writer, review
from app.reports.faces import FACES, register_fonts
from app.reports.model import Addressees, Closing, Document, Heading, LegalBasis, Paragraph, Table, text_of
from benchmarks.timing import Pair, pair
from tests.support.papers import COMMUNES, a_listing, a_paper_of_every_block, listed_content

_BATCH = 100
_STYLE = ParagraphStyle("plain", fontName=FACES[False, False], fontSize=11, leading=13)


def measure(rounds: int) -> tuple[Pair, ...]:
    """The district's report with figures, charts, lists and border lines in both formats, and a batch of letters."""
    register_fonts()
    lists = tuple(a_listing(unit_id, f"Xã {name}", 600 + 5 * unit_id) for unit_id, name in COMMUNES.items())
    report = review.build(replace(listed_content(), lists=lists))
    letter = replace(a_paper_of_every_block(2, 0), annexes=())
    remark = "the same paragraphs and tables; charts only in ours"
    return (
        *_pairs("district report with annexes and charts", report, 1, rounds, remark),
        *_pairs(f"{_BATCH} letters", letter, _BATCH, rounds),
    )


def _pairs(what: str, paper: Document, times: int, rounds: int, remark: str = "") -> Iterator[Pair]:
    """One paper so many times, in both formats."""
    for name, reference, ours, theirs in (
        ("Word", "bare python-docx", docx_writer.render, bare_word),
        ("PDF", "bare reportlab", pdf_writer.render, bare_pdf),
    ):
        yield pair(
            f"{what}, {name}",
            reference,
            "",
            partial(_repeat, ours, paper, times),
            partial(_repeat, theirs, paper, times),
            rounds=rounds,
            remark=remark,
        )


def _repeat(write: Callable[[Document], object], paper: Document, times: int) -> None:
    for _ in range(times):
        write(paper)


def _content(document: Document) -> Iterator[str | list[list[str]]]:
    """The texts of all blocks in order: a line, or the rows of a table."""
    blocks = [*document.blocks, *(block for annex in document.annexes for block in annex.blocks)]
    for block in blocks:
        match block:
            case Paragraph():
                yield text_of(block.runs)
            case Heading():
                yield f"{block.number} {block.text}"
            case LegalBasis():
                yield from block.lines
            case Addressees():
                yield from block.names
            case Closing():
                yield from (*block.signature.authority, block.signature.full_name, *block.recipients)
            case Table():
                rows = [[text_of(cell.runs) for cell in row.cells] for row in (*block.head, *block.rows)]
                yield [row + [""] * (len(block.columns) - len(row)) for row in rows]
            case _:
                continue


def bare_word(document: Document) -> bytes:
    """The texts and tables of a paper in bare python-docx."""
    word = docx.Document()
    for item in _content(document):
        if isinstance(item, str):
            word.add_paragraph(item)
            continue
        table = word.add_table(rows=0, cols=len(item[0]))
        for row in item:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    target = io.BytesIO()
    word.save(target)
    return target.getvalue()


def bare_pdf(document: Document) -> bytes:
    """The texts and tables of a paper in bare reportlab."""
    story: list[Flowable] = []
    for item in _content(document):
        if isinstance(item, str):
            story.append(PdfParagraph(item, _STYLE))
        else:
            story.append(PdfTable([[PdfParagraph(text, _STYLE) for text in row] for row in item], repeatRows=1))
    target = io.BytesIO()
    SimpleDocTemplate(target, pagesize=landscape(A4)).build(story)
    return target.getvalue()
