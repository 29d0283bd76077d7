"""TCVN3 and VNI: every letter there and back, the font decides, lost letters are named, numbers are left alone."""

import io
import unicodedata
import zipfile
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.findings import Finding
from app.domain.submissions import ParsedReport
from app.importing.legacy_fonts import OTHER, TCVN3, VNI, converted, encoded, encoding_of, shows_capitals
from app.importing.limits import DEFAULT_LIMITS
from app.importing.syllables import is_syllable, with_lost_horn
from app.importing.worker import Answer, Request, answer
from tests.importing.conftest import YEAR_2021, SampleReports
from tests.importing.golden import CAN_NONG, can_nong
from tests.support.sample_catalogue import sample_catalogue
from tests.support.workbooks import Book, Raw, Sheet, hamlet_sheet, header_sheet, indicator_sheet

_PLAIN = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_VOWELS = "aăâeêioôơuưy"
LETTERS = _PLAIN + "".join(unicodedata.normalize("NFC", letter + tone) for letter in _VOWELS for tone in _TONES)


def _read(*sheets: Sheet) -> Answer:
    book = Book([header_sheet(), indicator_sheet([("A04", "mốc", 5)]), *sheets])
    return answer(Request(book.content(), "bc.xlsx"), sample_catalogue(), DEFAULT_LIMITS)


def _cell(text: str, style: int) -> Raw:
    return Raw(f' s="{style}" t="inlineStr"', f"<is><t>{text}</t></is>")


def _report(found: Answer) -> ParsedReport:
    assert found.report is not None, found
    return found.report


def _finding(report: ParsedReport, code: str) -> Finding:
    return next(item for item in report.findings if item.code == code)


@pytest.mark.parametrize("encoding", [TCVN3, VNI])
@pytest.mark.parametrize("letter", sorted(set(LETTERS)))
def test_that_every_small_letter_comes_back(encoding: str, letter: str) -> None:
    written = encoded(letter, encoding)
    assert written == letter or not written.isascii()
    assert max(written) <= "\u00ff"
    assert converted(written, encoding) == letter


@pytest.mark.parametrize("letter", sorted({letter.upper() for letter in LETTERS}))
def test_that_every_capital_letter_comes_back_through_vni(letter: str) -> None:
    assert converted(encoded(letter, VNI), VNI) == letter


@given(st.lists(st.text(alphabet=LETTERS, min_size=1), min_size=1))
def test_that_tcvn3_text_comes_back(words: list[str]) -> None:
    text = " ".join(words)
    assert converted(encoded(text, TCVN3), TCVN3) == text


@given(st.text(), st.sampled_from([TCVN3, VNI, OTHER]))
def test_that_no_text_stops_the_conversion(text: str, encoding: str) -> None:
    assert isinstance(converted(text, encoding), str)


@given(st.text(alphabet="0123456789.,%/- abcxyzABCXYZ"), st.sampled_from([TCVN3, VNI]))
def test_that_numbers_and_plain_letters_stay(text: str, encoding: str) -> None:
    assert converted(text, encoding) == text


@pytest.mark.parametrize(
    ("old", "encoding", "text"),
    [
        ("X· Lòng NÆm", TCVN3, "Xã Lũng Nặm"),
        ("Sãc Hµ", TCVN3, "Sóc Hà"),
        ("Tr\u00adêng Hµ", TCVN3, "Trường Hà"),
        ("§ån Biªn phßng", TCVN3, "Đồn Biên phòng"),
        ("Tæ tù qu¶n", TCVN3, "Tổ tự quản"),
        ("Luõng Naëm", VNI, "Lũng Nặm"),
        ("Soùc Haø", VNI, "Sóc Hà"),
        ("ÑOÀN BIEÂN PHOØNG", VNI, "ĐỒN BIÊN PHÒNG"),
        ("Ñoàn Bieân phoøng, xaõ Tröôøng Haø", VNI, "Đồn Biên phòng, xã Trường Hà"),
    ],
)
def test_that_known_texts_read_right(old: str, encoding: str, text: str) -> None:
    assert converted(old, encoding) == text


@pytest.mark.parametrize(
    ("font", "encoding", "capitals"),
    [
        (".VnTime", TCVN3, False), (".VnTimeH", TCVN3, True), (".VnArial NarrowH", TCVN3, True),
        ("VnTime", TCVN3, False), ("VNI-Times", VNI, False), ("VNI Helve", VNI, False), ("VN Times", OTHER, False),
        ("Times New Roman", "", False), ("Arial", "", False), ("", "", False), ("Verdana", "", False),
    ],
)  # fmt: skip
def test_that_the_name_of_a_font_tells_its_encoding(font: str, encoding: str, capitals: bool) -> None:
    assert (encoding_of(font), shows_capitals(font)) == (encoding, capitals)


def test_that_only_the_font_decides_about_a_word_that_both_readings_have() -> None:
    rows = [("01", "Lòng", None, 5, 20, 1), ("02", "Nµ S¸c", None, 6, 21, 1)]
    sheet = hamlet_sheet(rows)
    names = [item.name for item in _report(_read(sheet)).hamlets]
    assert names == ["Lòng", "Nµ S¸c"]
    sheet.cells["C9"], sheet.cells["C10"] = _cell("Lòng", 3), _cell("Nµ S¸c", 3)
    report = _report(_read(sheet))
    assert [item.name for item in report.hamlets] == ["Lũng", "Nà Sác"]
    assert report.encodings == (TCVN3,)
    assert dict(_finding(report, "legacy-font").data) == {"encoding": "TCVN3 (.VnTime)", "cells": "2"}


@pytest.mark.parametrize("shared", [False, True])
def test_that_fonts_mixed_in_one_cell_are_read_each_in_its_own_way(shared: bool) -> None:
    runs = (
        '<r><rPr><rFont val=".VnTimeH"/></rPr><t xml:space="preserve">lòng </t></r>'
        '<r><rPr><rFont val="VNI-Times"/></rPr><t xml:space="preserve">Naëm </t></r>'
        '<r><rPr><rFont val="Times New Roman"/></rPr><t>Sóc</t></r>'
    )
    sheet = hamlet_sheet([("01", None, None, 5, 20, 1)])
    inline = Raw(' t="inlineStr"', f"<is>{runs}</is>")
    sheet.cells["C9"] = Raw(' t="s"', "<v>0</v>") if shared else inline
    book = Book([header_sheet(), indicator_sheet([("A04", "mốc", 5)]), sheet], shares_text=False)
    parts: dict[str, bytes | None] = {}
    if shared:
        with zipfile.ZipFile(io.BytesIO(book.content())) as archive:
            links = archive.read("xl/_rels/workbook.xml.rels").decode()
        link = '<Relationship Id="rIdT" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
        parts["xl/_rels/workbook.xml.rels"] = links.replace("</Relationships>", link).encode()
        parts["xl/sharedStrings.xml"] = f"<sst><si>{runs}</si></sst>".encode()
    report = _report(answer(Request(book.content(parts), "bc.xlsx"), sample_catalogue(), DEFAULT_LIMITS))
    assert [item.name for item in report.hamlets] == ["LŨNG Nặm Sóc"]
    assert set(report.encodings) == {TCVN3, VNI}


def test_that_lost_soft_hyphens_are_named_and_only_impossible_words_are_mended() -> None:
    rows = [("01", _cell("Trêng Hµ", 3), None, 5, 20, 1), ("02", _cell("Ngêi Nïng", 3), None, 6, 21, 1)]
    report = _report(_read(hamlet_sheet(rows)))
    assert [item.name for item in report.hamlets] == ["Trường Hà", "Ngời Nùng"]
    lost = _finding(report, "letters-lost")
    assert (lost.where.cell, dict(lost.data)) == ("C9", {"words": "Trờng → Trường", "count": "1"})


def test_that_words_are_left_alone_where_the_sign_of_the_letter_is_still_there() -> None:
    rows = [("01", _cell("Tr\u00adêng Hµ", 3), None, 5, 20, 1), ("02", _cell("Bêng", 3), None, 6, 21, 1)]
    report = _report(_read(hamlet_sheet(rows)))
    assert [item.name for item in report.hamlets] == ["Trường Hà", "Bờng"]
    assert "letters-lost" not in {item.code for item in report.findings}


def test_that_a_font_that_outlived_its_encoding_leaves_unicode_as_it_is() -> None:
    rows = [
        ("01", _cell("Tổ Sác", 3), None, 5, 20, 1),
        ("02", _cell("Hà Bó", 3), None, 6, 21, 1),
        ("03", _cell("Lòng", 3), None, 6, 21, 1),
    ]
    report = _report(_read(hamlet_sheet(rows)))
    assert [item.name for item in report.hamlets][:2] == ["Tổ Sác", "Hà Bó"]
    unclear = _finding(report, "encoding-unclear")
    assert (unclear.where.cell, dict(unclear.data)) == ("C11", {"text": "Lòng", "converted": "Lũng"})


def test_that_a_figure_keeps_what_the_file_holds() -> None:
    sheet = hamlet_sheet([("01", "Pác Bó", None, _cell("68 hé", 3), 20, 1)])
    figure = next(item for item in _report(_read(sheet)).figures if item.hamlet and item.indicator == "A14")
    assert (figure.value, figure.raw) == (Decimal(68), "68 hé")


@pytest.mark.parametrize("word", ["Trường", "nghiêng", "quốc", "gìn", "khuỷu", "Đắk", "ưởng", "Nùng", "huyện"])
def test_that_vietnamese_words_are_syllables(word: str) -> None:
    assert is_syllable(word) is (word != "Đắk")


@pytest.mark.parametrize(("word", "whole"), [("đợc", "được"), ("Hng", "Hưng"), ("km", ""), ("ĐBMG", ""), ("ngời", "")])
def test_that_only_words_that_make_no_sense_get_their_letter_back(word: str, whole: str) -> None:
    assert with_lost_horn(word) == whole


@given(st.text())
def test_that_no_word_stops_the_mending(word: str) -> None:
    assert with_lost_horn(word).replace("ư", "", 1) in {"", word, word.replace("ư", "", 1)}


def test_that_the_workbook_in_vni_gives_its_share_of_the_district(sample: SampleReports) -> None:
    report = sample(YEAR_2021 / CAN_NONG)
    own = {item.indicator: item.value for item in report.figures if not item.hamlet}
    assert len(can_nong()) > 90
    assert {code: own[code] for code in can_nong()} == can_nong()
    assert (report.header.unit_name, report.header.unit_code, report.encodings) == ("Cần Nông", "01367", ("vni",))
    assert dict(_finding(report, "legacy-font").data)["encoding"] == "VNI (VNI-Times)"
    assert len(report.narrative) == 28
