"""Word and PDF carry the same text, whatever it is, and equal papers give equal bytes."""

import io
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree  # type: ignore[import-untyped]  # the library has no types

from app.reports import docx_writer, pdf_writer, review
from app.reports.faces import FACES, glyphs
from app.reports.fonts import MISSING_GLYPH, drawable, printable
from app.reports.model import (
    Cell,
    Closing,
    Column,
    Document,
    DocumentTitle,
    Heading,
    HeadingLevel,
    Letterhead,
    PageBreak,
    Paragraph,
    Row,
    Run,
    Signature,
    Table,
    plain,
)
from tests.support.papers import a_paper_of_every_block, commune_content, district_content

GOLDEN = Path(__file__).parent / "golden"
LETTERS = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
HOSTILE = (
    "<b>đậm</b>",
    "&amp; &lt;",
    "</para><para>",
    "<font size=40>",
    "{C01} %s %(x)s ${y}",
    "]]><w:p/>",
    "\x00\x01\x0b\ufffe chữ\ud800",
    "x" * 3000,
    "=HYPERLINK(\"http://a\")",
    "\u202eRTL\u202c \u2066xuôi\u2069",
    "dòng một\ndòng hai\tcột",
    "e\u0302\u0301 tổ hợp",
)  # fmt: skip


def pdf_text(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]


def docx_text(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        root = etree.fromstring(parts.read("word/document.xml"))
    lines = []
    for paragraph in root.iter("{*}p"):
        pieces = paragraph.xpath(".//*[local-name()='t' or local-name()='br']")
        lines.append("".join(" " if piece.tag.endswith("br") else piece.text or "" for piece in pieces))
    return "\n".join(lines)


def words(text: str) -> list[str]:
    """Words in order, without the breaks that a line end makes."""
    return text.replace("\ufffe", "").replace("\u00a0", " ").split()


def paper_with(text: str) -> Document:
    cell = Cell(plain(text))
    return Document(
        text,
        text,
        (
            Letterhead((text,), "BC-BCĐ", text, (text,), year=2022, draft_mark=text),
            DocumentTitle("BÁO CÁO", text),
            Heading(HeadingLevel.SECTION, "I.", text),
            Paragraph((Run(text), Run(text, bold=True), Run(text, italic=True))),
            Table((Column(50), Column(50)), (Row((cell, cell)),), (Row((cell, cell)),)),
            PageBreak(),
            Closing(Signature((text,), text, text), (text, text)),
        ),
    )


def test_that_equal_papers_give_equal_bytes() -> None:
    first, second = a_paper_of_every_block(), a_paper_of_every_block()
    assert docx_writer.render(first) == docx_writer.render(second)
    assert pdf_writer.render(first).content == pdf_writer.render(second).content


def test_that_word_and_pdf_say_the_same_words_in_the_same_order() -> None:
    paper = replace(review.build(commune_content()), annexes=())
    in_pdf = [word for page, text in enumerate(pdf_text(pdf_writer.render(paper).content), 1)
              for number, word in enumerate(words(text)) if (number, word) != (0, str(page))]  # fmt: skip
    in_word = words(docx_text(docx_writer.render(paper)))
    start = in_word.index("BÁO")
    assert in_pdf[in_pdf.index("BÁO") :] == in_word[start:]


def test_that_text_in_the_pdf_is_composed_vietnamese() -> None:
    text = "\n".join(
        pdf_text(pdf_writer.render(paper_with(unicodedata.normalize("NFD", LETTERS + " " + LETTERS.upper()))).content)
    )
    assert set(LETTERS + LETTERS.upper()) <= set(text)
    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize("face", sorted(FACES))
def test_that_every_face_draws_every_vietnamese_letter(face: tuple[bool, bool]) -> None:
    needed = set(LETTERS + LETTERS.upper() + "0123456789 .,;:…“”‘’–-/()%²³₫" + MISSING_GLYPH)
    assert not {ch for ch in needed if ord(ch) not in glyphs(bold=face[0], italic=face[1])}


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_that_hostile_text_stays_text(text: str) -> None:
    paper = paper_with(text)
    content = docx_writer.render(paper)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(parts.read(name))
        relations = parts.read("word/_rels/document.xml.rels").decode()
    assert "External" not in relations
    assert printable(text) in docx_text(content)
    rendered = pdf_writer.render(paper)
    squeezed = "".join("".join(pdf_text(rendered.content)).replace("\ufffe", "").split())
    assert "".join(drawable(text)[0].split())[:200] in squeezed


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=60))
def test_that_any_text_can_be_printed(text: str) -> None:
    paper = paper_with(text)
    assert printable(text) in docx_text(docx_writer.render(paper))
    assert pdf_writer.render(paper).pages == 2


def test_that_what_the_font_lacks_is_shown_as_a_box_and_reported(tmp_path: Path) -> None:
    paper = Document("a", "b", (Paragraph(plain("Cờ 🚩 và chữ 漢")),))
    assert pdf_writer.write(paper, tmp_path / "a.pdf") == {"🚩", "漢"}
    assert f"Cờ {MISSING_GLYPH} và chữ {MISSING_GLYPH}" in pdf_text((tmp_path / "a.pdf").read_bytes())[0]
    assert "Cờ 🚩 và chữ 漢" in docx_text(docx_writer.render(paper))


def test_that_a_row_higher_than_a_page_is_cut_instead_of_failing() -> None:
    row = Row((Cell(plain("chữ " * 3000)), Cell(plain("1"))))
    paper = Document("a", "b", (Table((Column(60), Column(60)), (), (row, row)),))
    assert pdf_writer.render(paper).pages > 2


def test_that_the_pdf_carries_title_language_and_embedded_fonts() -> None:
    content = pdf_writer.render(a_paper_of_every_block()).content
    with pypdfium2.PdfDocument(content) as pdf:
        assert pdf.get_metadata_dict()["Title"] == "Báo cáo sơ kết"
    assert b"vi-VN" in content
    assert content.count(b"/FontFile2") >= 3
    assert b"Helvetica" not in content


def test_that_the_word_file_names_one_font_and_vietnamese_everywhere() -> None:
    with zipfile.ZipFile(io.BytesIO(docx_writer.render(a_paper_of_every_block()))) as parts:
        styles, body = parts.read("word/styles.xml").decode(), parts.read("word/document.xml").decode()
        assert "docProps/thumbnail.jpeg" not in parts.namelist()
    assert "Theme=" not in styles + body
    assert 'w:val="vi-VN"' in styles
    assert body.count("<w:cantSplit/>") == body.count("<w:tr>")
    assert body.count("<w:tblHeader/>") == 2


@pytest.mark.parametrize(
    ("name", "paper"),
    [
        ("moi-khoi", a_paper_of_every_block),
        ("so-ket-xa", lambda: review.build(commune_content())),
        ("so-ket-huyen", lambda: review.build(district_content())),
    ],
)
def test_that_papers_equal_their_golden_files(
    name: str, paper: Callable[[], Document], golden: Callable[[Path, bytes], None]
) -> None:
    pages = pdf_text(pdf_writer.render(paper()).content)
    text = "\n".join(f"--- trang {number}\n{page}" for number, page in enumerate(pages, 1)).replace("\r\n", "\n")
    golden(GOLDEN / f"{name}.txt", text.encode())


def test_that_the_xml_of_a_word_file_equals_its_golden_file(golden: Callable[[Path, bytes], None]) -> None:
    with zipfile.ZipFile(io.BytesIO(docx_writer.render(a_paper_of_every_block(2, 3)))) as parts:
        root = etree.fromstring(parts.read("word/document.xml"))
    golden(GOLDEN / "moi-khoi.xml", etree.tostring(root, pretty_print=True, encoding="utf-8"))
