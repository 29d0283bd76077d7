"""Names that break careless writers, read back letter by letter from Word and PDF of every paper of an award."""

import io
import unicodedata
from dataclasses import replace

import docx
import pypdfium2
import pytest

from app.reports import docx_writer, pdf_writer
from app.reports.awards.facts import AwardFacts
from app.reports.model import Document
from tests.support.award_papers import NUMBERED, OF_NOMINEE, PRINTS, province, words_of

NAMES = (
    "<b>Nông</b> & </para> Văn",
    "Y",
    "Thào A Páo &amp; Vàng Seo Lử",
    "Lường Văn Ữu Ỡm Ẵng Ặc Ỹ Ỵ",
    "{name} %s %(x)d {{ y }}",
    "ŁØ Åström Ñuñez Šťastný",
    "Tổ “An ninh” số 1/2 - xóm Nà Sác; nhóm (A) [B] 'C' \\n",
    "Hồ Sỹ Nguyễn Phúc Tôn Nữ Quỳnh Hương Giang " * 3 + "Hết",
    "Nguyễn" * 12,
    "=1+1 @SUM(A1) #REF!",
)
#: The estimate has sums only.
_NAMELESS = {"estimate"}


def made(kind: str, facts: AwardFacts) -> Document:
    """One paper about the last of the nominees."""
    if kind in NUMBERED:
        return words_of(NUMBERED[kind](facts), facts)
    return PRINTS[kind](facts) if kind in PRINTS else OF_NOMINEE[kind](facts, facts.nominees[-1])


def letters(text: str) -> str:
    """What is read, without blanks and marks of division."""
    plain = unicodedata.normalize("NFC", text)
    return "".join(letter for letter in plain if not letter.isspace() and letter not in "\u00ad\x02\ufffe\u200b")


def in_word(content: bytes) -> str:
    """All texts of a Word file in their order."""
    body = docx.Document(io.BytesIO(content)).element.body
    return letters("".join(node.text or "" for node in body.iter() if node.tag.endswith("}t")))


def in_pdf(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as pages:
        return letters("".join(page.get_textpage().get_text_bounded() for page in pages))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", sorted({*NUMBERED, *PRINTS, *OF_NOMINEE} - _NAMELESS))
def test_that_a_hostile_name_is_printed_literally_in_both_formats(kind: str, name: str) -> None:
    facts = province()
    paper = made(kind, replace(facts, nominees=(facts.nominees[0], replace(facts.nominees[1], name=name))))
    assert letters(name) in in_word(docx_writer.render(paper))
    assert letters(name) in in_pdf(pdf_writer.render(paper).content)
