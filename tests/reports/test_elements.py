"""Single elements of a paper where the law or the reader measures them: stamps, addressees, articles, bookmarks."""

import io
import re
import zipfile

import pypdfium2
import pytest

from app.reports import docx_writer, letterhead, nd30, pdf_writer
from app.reports.model import (
    Addressees,
    Annex,
    Block,
    Document,
    Heading,
    HeadingLevel,
    Letterhead,
    PageBreak,
    Paragraph,
    Run,
    Urgency,
    plain,
)
from tests.support.papers import a_paper_of_every_block

_TWIPS_PER_MM = 1440 / 25.4


def paper(*blocks: Block) -> Document:
    return Document("a", "b", blocks)


def word_xml(document: Document) -> str:
    with zipfile.ZipFile(io.BytesIO(docx_writer.render(document))) as parts:
        return parts.read("word/document.xml").decode()


def places(document: Document, letter: str) -> list[float]:
    """Left edges of a letter on the first page, in points, from top to bottom."""
    with pypdfium2.PdfDocument(pdf_writer.render(document).content) as pdf:
        text = pdf[0].get_textpage()
        return [
            text.get_charbox(index, loose=True)[0]
            for index in range(text.count_chars())
            if text.get_text_range(index, 1) == letter
        ]


@pytest.mark.parametrize("urgency", Urgency)
def test_that_the_stamp_of_urgency_has_the_size_and_colour_of_the_law(urgency: Urgency) -> None:
    document = paper(Letterhead(("BAN CHỈ ĐẠO",), "BC-BCĐ", "Hà Quảng", year=2022, urgency=urgency))
    xml = word_xml(document)
    stamp = next(part for part in xml.split("<w:p>") if f">{urgency.value}<" in part)
    assert 'w:color="ff0000"' in stamp
    assert '<w:color w:val="ff0000"/>' in stamp
    left, right = (int(re.findall(rf'w:{side}="(\d+)"', stamp)[0]) for side in ("left", "right"))
    column = letterhead.column_widths(document.setup)[0]
    width, height = nd30.URGENCY_MM[urgency]
    assert column - (left + right) / _TWIPS_PER_MM == pytest.approx(width, abs=0.1)
    (pitch,) = re.findall(r'w:line="(\d+)"', stamp)
    assert int(pitch) / 20 + 3 == pytest.approx(height * 72 / 25.4, abs=0.1)


def test_that_dashes_of_several_addressees_stand_under_the_colon() -> None:
    document = paper(Addressees(("UBND huyện Hà Quảng", "Đồn Biên phòng Sóc Giang " * 6)))
    (colon,), dashes = places(document, ":"), places(document, "-")
    assert len(dashes) == 2
    assert dashes == pytest.approx([colon, colon], abs=0.6)


def test_that_one_addressee_stands_on_the_same_line() -> None:
    assert "Kính gửi: UBND huyện Hà Quảng<" in word_xml(paper(Addressees(("UBND huyện Hà Quảng.",))))


def test_that_an_article_is_bold_and_indented_and_its_text_is_not_bold() -> None:
    titled = Heading(HeadingLevel.ARTICLE, "Điều 1.", "Phạm vi điều chỉnh")
    plain_one = Paragraph((Run("Điều 2.", bold=True), Run(" Quyết định có hiệu lực kể từ ngày ký.")))
    xml = word_xml(paper(titled, plain_one))
    heading, text = (part for part in xml.split("<w:p>") if "Điều " in part)
    assert heading.count("<w:b/>") == 1
    assert 'w:firstLine="720"' in heading
    assert '<w:outlineLvl w:val="1"/>' in heading
    assert text.count("<w:b/>") == 1
    assert "outlineLvl" not in text


def test_that_headings_and_annexes_are_bookmarks_without_holes_in_their_levels() -> None:
    document = a_paper_of_every_block(2, 3)
    with pypdfium2.PdfDocument(pdf_writer.render(document).content) as pdf:
        found = [(item.level, item.get_title(), item.get_dest().get_index()) for item in pdf.get_toc()]
    assert found == [
        (0, "I. ĐẶC ĐIỂM TÌNH HÌNH", 0),
        (1, "1. Tình hình chung", 0),
        (2, "a) Đường biên, mốc quốc giới", 0),
        (0, "Phụ lục I. Số liệu theo xã", 1),
    ]


def test_that_a_bookmark_leads_to_the_page_of_its_heading() -> None:
    blocks = (Heading(HeadingLevel.SECTION, "I.", "MỘT"), PageBreak(), Heading(HeadingLevel.ITEM, "1.", "Hai"))
    document = Document("a", "b", (*blocks, Paragraph(plain("chữ"))), (Annex("Phụ lục", "Ba", ()),))
    with pypdfium2.PdfDocument(pdf_writer.render(document).content) as pdf:
        assert [item.get_dest().get_index() for item in pdf.get_toc()] == [0, 1, 2]
