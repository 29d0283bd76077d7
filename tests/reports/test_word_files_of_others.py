"""Word files as others make them are measured as Word would show them; what cannot be read is one sentence."""

import io
import zipfile
import zlib
from collections.abc import Callable

import pytest

from app.domain.paper_elements import Element
from app.errors import BadFile
from app.reports import docx_writer
from app.reports.docx_inspector import measure_docx
from app.reports.inspection import departures_of, named_paper
from app.reports.lint_paper import NamedPaper
from tests.support import word_files as w
from tests.support.papers import a_paper_of_every_block
from tests.support.word_files import body, paragraph, run, word_file

_TEXT = "Nhân dân các dân tộc tham gia tuần tra, phát quang đường biên, mốc quốc giới cùng Bộ đội Biên phòng."


def _case(*blocks: str, **parts: str) -> NamedPaper:
    made = {f"word/{name}.xml": text for name, text in parts.items()}
    return named_paper(measure_docx(word_file(body(*blocks), made)))


def _names(case: NamedPaper) -> dict[Element, str]:
    return {one.element: one.text for one in reversed(case.lines)}


def _checks(case: NamedPaper) -> set[str]:
    return {item.check.id for item in departures_of(case)}


def test_that_looks_set_by_styles_alone_are_resolved() -> None:
    (one,) = _case(paragraph(f"<w:r><w:t>{_TEXT}</w:t></w:r>")).lines
    assert one.line.sizes == {14.0}
    assert one.line.fonts == {"Times New Roman"}
    assert one.line.is_justified
    assert one.line.first_line_mm == pytest.approx(12.7)
    assert one.line.gap_pt == 6.0
    assert one.line.spacing == pytest.approx(1.1)


def test_that_bold_of_two_styles_switches_and_direct_bold_does_not() -> None:
    strong = '<w:r><w:rPr><w:rStyle w:val="Strong"/>{}</w:rPr><w:t>chữ</w:t></w:r>'
    case = _case(
        paragraph(strong.format("")),
        paragraph(strong.format(""), style="Head"),
        paragraph(strong.format("<w:b/>"), style="Head"),
    )
    assert [one.line.bold for one in case.lines] == [True, False, True]


def test_that_a_letterhead_set_with_tabs_has_two_sides() -> None:
    names = _names(_case(*w.tabbed_letterhead(), paragraph(run(_TEXT))))
    assert names[Element.PARENT_ORGAN] == "UBND HUYỆN HÀ QUẢNG"
    assert names[Element.ORGAN] == "BAN CHỈ ĐẠO"
    assert names[Element.TIEU_NGU] == "Độc lập - Tự do - Hạnh phúc"
    assert names[Element.NUMBER] == "Số: 05/BC-BCĐ"
    assert names[Element.PLACE_DATE] == "Hà Quảng, ngày 03 tháng 3 năm 2022"


def test_that_a_text_box_is_read_once() -> None:
    case = _case(w.text_box(*w.tabbed_letterhead()), paragraph(run(_TEXT)))
    assert [one.text for one in case.lines].count("BAN CHỈ ĐẠO") == 1
    assert Element.QUOC_HIEU in _names(case)


def test_that_content_controls_links_and_insertions_are_text_and_deletions_are_not() -> None:
    control = f"<w:sdt><w:sdtContent>{paragraph(run('trong khung'))}</w:sdtContent></w:sdt>"
    link = f"<w:hyperlink>{run('liên kết')}</w:hyperlink><w:ins>{run(' thêm')}</w:ins>"
    gone = "<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"
    case = _case(control, paragraph(link, gone, hidden))
    assert [one.text for one in case.lines] == ["trong khung", "liên kết thêm"]
    assert "left-revisions" in _checks(case)


def test_that_numbers_of_word_are_counted_and_its_alphabet_is_told() -> None:
    point = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    case = _case(*(paragraph(run("việc phải làm;"), extra=point) for _ in range(6)))
    assert [one.line.label for one in case.lines] == ["a)", "b)", "c)", "d)", "e)", "f)"]
    told = [(item.found, item.expected) for item in departures_of(case) if item.check.id == "point-alphabet"]
    assert told == [("e)", "đ)"), ("f)", "g)")]


def test_that_a_page_number_in_a_simple_field_is_seen() -> None:
    case = _case(paragraph(run(_TEXT)))
    assert case.paper.numbers.is_shown
    assert not {check for check in _checks(case) if check.startswith("page-number")}
    footer = w.HEADER.replace("hdr", "ftr")
    links = w.SECTION.replace("headerReference", "footerReference")
    below = named_paper(
        measure_docx(word_file(body(paragraph(run(_TEXT)), section=links), {"word/header1.xml": footer}))
    )
    assert "page-number-top" in _checks(below)


def test_that_a_turned_page_may_carry_its_margins_with_it() -> None:
    turned = w.SECTION.replace('w:w="11907" w:h="16840"', 'w:w="16840" w:h="11907" w:orient="landscape"').replace(
        'w:top="1134" w:right="851" w:bottom="1134" w:left="1701"',
        'w:top="1701" w:right="1134" w:bottom="851" w:left="1134"',
    )
    case = named_paper(measure_docx(word_file(body(paragraph(run(_TEXT)), section=turned))))
    assert not {check for check in _checks(case) if check.startswith("margin")}


def test_that_a_file_without_letterhead_is_told_to_be_none() -> None:
    case = _case(paragraph(run("Hello, world")))
    assert not case.is_state_paper
    assert {"quoc-hieu-missing", "number-missing", "signature-missing", "recipients-missing"} <= _checks(case)


def _strict() -> bytes:
    document = body(paragraph(run(_TEXT))).replace(w.MAIN, w.STRICT)
    document = document.replace('w:w="11907" w:h="16840"', 'w:w="210mm" w:h="297mm"')
    return word_file(document, {"word/styles.xml": w.STYLES.replace(w.MAIN, w.STRICT)})


def test_that_strict_files_with_their_units_are_read() -> None:
    paper = measure_docx(_strict())
    assert paper.paragraphs[0].sizes == {14.0}
    assert (round(paper.sheets[0].width), round(paper.sheets[0].height)) == (210, 297)


@pytest.mark.parametrize("part", ["word/styles.xml", "word/_rels/document.xml.rels", "word/header1.xml", "_rels/.rels"])
def test_that_missing_or_damaged_parts_do_not_stop_the_reading(part: str) -> None:
    document = body(paragraph(run(_TEXT)))
    assert measure_docx(word_file(document, without=(part,))).paragraphs
    assert measure_docx(word_file(document, {part: "<broken"})).paragraphs


def test_that_an_empty_text_is_a_paper_without_lines() -> None:
    for text in (body(), body(section=""), f'<w:document xmlns:w="{w.MAIN}"/>'):
        case = named_paper(measure_docx(word_file(text)))
        assert case.lines == ()
        assert "quoc-hieu-missing" in _checks(case)


def test_that_styles_that_go_in_circles_end() -> None:
    circle = w.STYLES.replace('<w:basedOn w:val="Normal"/>', '<w:basedOn w:val="Head"/>')
    assert _case(paragraph(run(_TEXT), style="Head"), styles=circle).lines[0].line.bold


def _bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (80 << 20))
    return stream.getvalue()


def _lying() -> bytes:
    """A directory that tells a small size; the true one is found while unpacking."""
    content = bytearray(_bomb())
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    return bytes(content)


def _ours() -> bytes:
    return docx_writer.render(a_paper_of_every_block(2, 2))


def _nested() -> bytes:
    depth = 400
    return word_file(body("<w:sdt><w:sdtContent>" * depth + paragraph(run("x")) + "</w:sdtContent></w:sdt>" * depth))


_ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa">]>' + body(paragraph(run("&a;")))
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "docx-empty"),
    "old Word": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000), "docx-old"),
    "locked": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "docx-locked"),
    "PDF": (lambda: b"%PDF-1.7\n", "docx-pdf"),
    "RTF": (lambda: b"{\\rtf1 x}", "docx-rtf"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n", "docx-other"),
    "cut off": (lambda: _ours()[:3000], "docx-broken"),
    "damaged inside": (lambda: _ours().replace(_ours()[60:4000], b"\x00" * 3940, 1), "docx-broken"),
    "workbook": (lambda: word_file("", without=("word/document.xml", "_rels/.rels")), "docx-other"),
    "OpenDocument": (lambda: word_file("", {"content.xml": "<x/>"}, without=("word/document.xml",)), "docx-other"),
    "other XML": (lambda: word_file("<html/>"), "docx-other"),
    "broken XML": (lambda: word_file("<w:document"), "docx-broken"),
    "entities": (lambda: word_file(_ENTITIES), "docx-entities"),
    "bomb": (_bomb, "docx-too-large"),
    "lying bomb": (_lying, "docx-"),
    "too many lines": (lambda: word_file(body("<w:p/>" * 20_001)), "docx-too-long"),
    "too deep": (_nested, "docx-broken"),
}


@pytest.mark.parametrize(("make", "code"), REFUSED.values(), ids=REFUSED.keys())
def test_that_what_is_no_readable_word_file_is_one_sentence(make: Callable[[], bytes], code: str) -> None:
    with pytest.raises(BadFile) as caught:
        measure_docx(make(), "a.docx")
    assert caught.value.code.startswith(code)
    assert caught.value.sentence.endswith(".")
    assert caught.value.way_out


def test_that_no_damage_to_a_paper_ends_the_lint() -> None:
    whole = _ours()
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        text = archive.read("word/document.xml")
    outcomes = {_outcome(text[:at] + text[at + gap :]) for at, gap in _damages(len(text))}
    assert outcomes == {"read", "docx-broken"}


def _damages(length: int) -> list[tuple[int, int]]:
    return [(zlib.crc32(bytes([step])) % length, 40 + step * 30) for step in range(40)]


def _outcome(text: bytes) -> str:
    # Without the tags it opens, a text may still be XML: then it has to be read.
    try:
        departures_of(named_paper(measure_docx(word_file(text.decode("utf-8", errors="replace")))))
    except BadFile as problem:
        return problem.code
    return "read"
