"""Whatever somebody types comes out literally or cleaned, in Word and PDF, and never breaks a paper."""

import io
import unicodedata
from dataclasses import replace

import docx
import pypdfium2
import pytest
from hypothesis import example, given, settings

from app.domain.papers import PaperKind
from app.reports import docx_writer, papers, pdf_writer, review, supplement
from app.reports.docx_inspector import measure_docx
from app.reports.fonts import MISSING_GLYPH, drawable, printable
from app.reports.inspection import departures
from app.reports.model import Cell, Column, Document, Paragraph, Row, Table, plain
from app.reports.review_annexes import UnitNarrative
from tests.support.every_paper import a_slip
from tests.support.hostile_texts import LONGEST, hostile, named
from tests.support.ordinary_papers import content_of, sheet_of
from tests.support.papers import ORGAN, SIGNER, a_paper_of_every_block, commune_content

KINDS = [kind for kind in PaperKind if kind is not PaperKind.SUPPLEMENT_SLIP]
#: Letters a printed word may lose without losing what it says: hyphens at line ends, spaces, marks of direction.
_SPACES = dict.fromkeys(map(ord, " \u00a0\u00ad\u2007\u202f\t\r\n\u2009\u2002\u2003\u3000\x02\ufffe"))


def _letters(text: str) -> str:
    """What a reader sees: without spaces, ligatures and presentation forms as their letters."""
    return unicodedata.normalize("NFKC", text).translate(_SPACES)


def _word_text(content: bytes) -> str:
    word = docx.Document(io.BytesIO(content))
    return "".join(str(text) for text in word.element.body.xpath(".//w:t/text()"))


def _pdf_text(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as pdf:
        return "".join(page.get_textpage().get_text_bounded() for page in pdf)


def _write(paper: Document) -> tuple[bytes, bytes]:
    word, pdf = docx_writer.render(paper), pdf_writer.render(paper).content
    departures(measure_docx(word))
    return word, pdf


def _with(text: str) -> Document:
    paper = a_paper_of_every_block(1, 1)
    table = Table((Column(60), Column(60)), (), (Row((Cell(plain(text)), Cell(plain("cuối")))),))
    return replace(paper, title=text, author=text, blocks=(*paper.blocks[:-1], Paragraph(plain(text)), table))


@given(hostile)
@example("<b>&amp;</b></para>")
@example("=cmd|'/C calc'!A0")
@settings(max_examples=60)
def test_that_text_comes_out_literally_or_cleaned(text: str) -> None:
    word, pdf = _write(_with(text))
    assert _letters(printable(text)) in _letters(_word_text(word))
    shown, _lost = drawable(text)
    if MISSING_GLYPH not in shown:
        assert _letters(shown) in _letters(_pdf_text(pdf))


@given(named, hostile)
@settings(max_examples=12)
def test_that_a_review_of_hostile_words_is_written(name: str, text: str) -> None:
    organ = replace(ORGAN, parent=name, short_name=name, full_name=text, place=name, recipients=(name, text))
    content = replace(
        commune_content(),
        organ=organ,
        scope_name=name,
        movement=text,
        texts={"III.1": text, "IV.1": f"{text}\n{text}"},
        narratives=(UnitNarrative(name, "II.1", text, is_own=True),),
        legal_bases=(text, name),
        signer=replace(SIGNER, full_name=name, agency_title=text),
        draft_mark="",
    )
    word, _pdf = _write(review.build(content))
    assert _letters(printable(name)).upper() in _letters(_word_text(word)).upper()


@pytest.mark.parametrize("kind", KINDS)
@given(named, hostile)
@settings(max_examples=5)
def test_that_ordinary_papers_of_hostile_words_are_written(kind: PaperKind, name: str, text: str) -> None:
    content = content_of(kind)
    hostile_content = replace(
        content,
        subject=name,
        body=f"{name}\n{text}\nI. {name}\n1. {text}\n{name}\t{text}",
        bases=(name, text),
        recipients=(name, text),
        addressees=(name, text) if content.addressees else (),
    )
    word, _pdf = _write(papers.build(sheet_of(hostile_content)))
    assert _letters(printable(name.strip())).upper() in _letters(_word_text(word)).upper()


@given(named, hostile)
@settings(max_examples=10)
def test_that_a_slip_of_hostile_words_is_written(name: str, text: str) -> None:
    slip = a_slip()
    work = replace(slip.work, unit=name, file_name=text, return_reason=text)
    word, _pdf = _write(supplement.build(replace(slip, unit=name, addressee=name, contact=text, work=work)))
    assert _letters(printable(name)) in _letters(_word_text(word))


@pytest.mark.parametrize("text", ["x" * LONGEST, "dài lắm " * (LONGEST // 8)], ids=["one word", "many words"])
def test_that_the_longest_text_is_written_whole(text: str) -> None:
    paper = a_paper_of_every_block(0, 1)
    kept = Paragraph(plain(text), keeps_with_next=True)
    word, pdf = _write(replace(paper, blocks=(*paper.blocks[:-2], kept, kept, *paper.blocks[-2:]), title=text))
    assert _letters(_word_text(word)).count(_letters(text)) == 2
    assert _letters(_pdf_text(pdf)).count(text[:3].strip()) >= LONGEST // 8
