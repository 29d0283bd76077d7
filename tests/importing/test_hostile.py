"""Files that are not what they should be: each class its own code, a clean sentence, and the next file still reads."""

import io
import struct
import time
import zipfile
from collections.abc import Callable

import pytest

from app.errors import BadFile
from app.importing.limits import DEFAULT_LIMITS, Limits
from app.importing.reader import WorkbookReader, read_workbook
from app.importing.worker import Request, answer
from app.progress import Cancelled
from tests.support.sample_catalogue import sample_catalogue
from tests.support.workbooks import Book, Raw, Sheet, header_sheet, indicator_sheet, packed

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TEMPLATE = b"application/vnd.oasis.opendocument.spreadsheet-template"


def _book(*sheets: Sheet) -> Book:
    return Book([header_sheet(), indicator_sheet([("A14", "hộ", 10)]), *sheets])


def _good() -> bytes:
    return _book().content()


def _refused(content: bytes, name: str = "bc.xlsx", limits: Limits = DEFAULT_LIMITS) -> str:
    found = answer(Request(content, name), sample_catalogue(), limits)
    assert found.bug == ""
    assert found.refused is not None, "was read"
    code, sentence, way_out = found.refused
    assert sentence.endswith(".")
    assert way_out.endswith(".")
    assert "{" not in sentence
    return code


def _encrypted_flag() -> bytes:
    data = bytearray(_good())
    place = data.index(b"PK\x01\x02") + 8
    data[place] |= 1
    return bytes(data)


def _open_document() -> bytes:
    return packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"})


@pytest.mark.parametrize(
    ("make", "name", "code"),
    [
        (lambda: b"", "bc.xlsx", "empty-file"),
        (_good, "~$bc.xlsx", "lock-file"),
        (_good, "C:\\bao cao\\~$bc.xlsx", "lock-file"),
        (lambda: _good()[:-200], "bc.xlsx", "truncated"),
        (lambda: _good()[:2000], "bc.xlsx", "truncated"),
        (_encrypted_flag, "bc.xlsx", "password"),
        (lambda: OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "bc.xlsx", "password"),
        (lambda: OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"), "bc.xlsx", "truncated"),
        (lambda: OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"), "bc.xls", "word"),
        (lambda: OLE + b"\0" * 600, "bc.xls", "truncated"),
        (lambda: b"\x09\x08\x10\x00" + b"\0" * 50, "bc.xls", "truncated"),
        (lambda: b"%PDF-1.7 ...", "bc.xlsx", "pdf"),
        (lambda: b"{\\rtf1 x}", "bc.xls", "word"),
        (lambda: b"<html><p>A01 = 5</p></html>", "bc.xls", "html"),
        (lambda: b"<html><table><tr><td>A01</td></tr></table></html>", "bc.xls", "no-codes"),
        (lambda: b"MIME-Version: 1.0\r\n\r\n<html>", "bc.xls", "web-archive"),
        (lambda: b"\xef\xbb\xbf\r\n<!DOCTYPE html><p>", "bc.xls", "html"),
        (lambda: "<html>".encode("utf-16"), "bc.xls", "html"),
        (lambda: b'<?xml version="1.0"?><html/>', "bc.xls", "html"),
        (
            lambda: b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
            "b.xls",
            "empty-workbook",
        ),
        (lambda: b'<?xml version="1.0"?><x/>', "b.xls", "unknown-kind"),
        ("Mã;Số\nA01;5\n".encode, "bc.xlsx", "no-value-column"),
        (lambda: "Số,5\n".encode() + b"\xff\xfa\xf8,1\n", "bc.csv", "text-encoding"),
        (lambda: b"\x89PNG\r\n\x1a\n", "bc.xlsx", "picture"),
        (lambda: b"Rar!\x1a\x07", "bc.xlsx", "archive-kind"),
        (lambda: packed({"a.txt": b"x"}), "bc.xlsx", "archive"),
        (lambda: b"PK\x05\x06" + b"\0" * 18, "bc.xlsx", "archive-empty"),
        (lambda: packed({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}), "bc.xlsx", "word"),
        (lambda: packed({"[Content_Types].xml": b"<x/>", "ppt/p.xml": b"<x/>"}), "bc.xlsx", "presentation"),
        (lambda: packed({"[Content_Types].xml": b"<x/>", "xl/workbook.bin": b"x"}), "bc.xlsx", "xlsb"),
        (_open_document, "bc.ods", "empty-workbook"),
        (lambda: packed({"mimetype": b"application/vnd.oasis.opendocument.text"}), "bc.xlsx", "word"),
        (lambda: packed({"mimetype": b"application/vnd.oasis.opendocument.presentation"}), "b.xlsx", "presentation"),
        (lambda: packed({"mimetype": b"image/x"}), "b.xlsx", "unknown-kind"),
        (lambda: packed({"mimetype": TEMPLATE}), "bc.xlsx", "template"),
        (lambda: packed({"[Content_Types].xml": b"<x t='spreadsheetml.template.main+xml'/>"}), "bc.xlsx", "template"),
        (lambda: packed({"[Content_Types].xml": b"<x/>"}), "bc.xlsx", "bad-structure"),
        (lambda: b"\x00\x01\x02\x03", "bc.xlsx", "unknown-kind"),
    ],
)
def test_that_each_kind_of_wrong_file_has_its_own_answer(make: Callable[[], bytes], name: str, code: str) -> None:
    assert _refused(make(), name) == code


def test_that_the_extension_proves_nothing() -> None:
    assert answer(Request(_good(), "bao cao.xls"), sample_catalogue(), DEFAULT_LIMITS).report is not None


def test_that_a_far_cell_is_refused_at_once_with_its_address() -> None:
    content = _book(Sheet("Sheet1", {"A1": 1, "XFD1048576": 1})).content()
    found = answer(Request(content, "bc.xlsx"), sample_catalogue(), DEFAULT_LIMITS)
    assert found.refused is not None
    assert found.refused[0] == "far-cell"
    assert "XFD1048576" in found.refused[1]


def test_that_borders_drawn_to_the_last_row_do_not_hinder() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(100, 60_000))
    book = _book()
    plain = book.content()
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        data = archive.read("xl/worksheets/sheet2.xml").replace(b"</sheetData>", rows.encode() + b"</sheetData>")
    content = book.content({"xl/worksheets/sheet2.xml": data})
    assert answer(Request(content, "bc.xlsx"), sample_catalogue(), DEFAULT_LIMITS).report is not None


def test_that_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = _good_with({"xl/sharedStrings.xml": b"<sst>" + b"0" * (80 << 20) + b"</sst>"})
    assert len(bomb) < 1 << 20
    assert _refused(bomb) == "unpacks-too-large"


def _good_with(parts: dict[str, bytes]) -> bytes:
    return _book().content(parts)


def test_that_a_directory_that_lies_about_sizes_is_found_while_unpacking() -> None:
    data = bytearray(_good_with({"xl/worksheets/sheet1.xml": b"<worksheet>" + b" " * 500_000 + b"</worksheet>"}))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        info = archive.getinfo("xl/worksheets/sheet1.xml")
    place = data.index(b"PK\x01\x02")
    while data[place + 46 : place + 46 + len(info.filename)] != info.filename.encode():
        place = data.index(b"PK\x01\x02", place + 4)
    data[place + 24 : place + 28] = struct.pack("<I", 100)
    assert _refused(bytes(data)) == "truncated"


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(file_size=1000), "too-large"),
        (Limits(members=3), "unpacks-too-large"),
        (Limits(unpacked_size=2000), "unpacks-too-large"),
        (Limits(styles_size=100), "unpacks-too-large"),
        (Limits(sheets=1), "too-many-sheets"),
        (Limits(filled_cells=5), "too-many-cells"),
    ],
)
def test_that_every_limit_holds(limits: Limits, code: str) -> None:
    assert _refused(_good(), limits=limits) == code


@pytest.mark.parametrize(
    "declaration",
    [
        b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        b'<!DOCTYPE w SYSTEM "file:///etc/passwd">',
        b'<!doctype w [<!ENTITY x SYSTEM "http://127.0.0.1/x">]>',
    ],
)
def test_that_declared_entities_are_refused(declaration: bytes) -> None:
    data = b'<?xml version="1.0"?>' + declaration + b"<worksheet><sheetData/></worksheet>"
    assert _refused(_good_with({"xl/worksheets/sheet1.xml": data})) == "has-entities"
    wide = (b'<?xml version="1.0"?>' + declaration + b"<worksheet/>").decode().encode("utf-16")
    assert _refused(_good_with({"xl/worksheets/sheet1.xml": wide})) == "has-entities"


@pytest.mark.parametrize(
    "row",
    [
        b'<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        b'<row r="1048577"><c r="A1048577"><v>1</v></c></row>',
        b'<row r="1"><c r="XFE1"><v>1</v></c></row>',
        b'<row r="1"><c r="a1"><v>1</v></c></row>',
        b'<row r="0"><c><v>1</v></c></row>',
        b'<row r="1"><c r="A1" t="s"><v>77</v></c></row>',
        b'<row r="1"><c r="A1" t="s"><v>x</v></c></row>',
        b'<row r="1"><c r="A1"><v>1</v></row>',
        b'<row r="1"><c r="A1"><v>&#xFFFF;</v></c></row>',
        b'<row r="1"><c r="A1"><v>&unknown;</v></c></row>',
    ],
)
def test_that_impossible_cells_are_refused(row: bytes) -> None:
    data = b"<worksheet><sheetData>" + row + b"</sheetData></worksheet>"
    assert _refused(_good_with({"xl/worksheets/sheet1.xml": data})) == "bad-structure"


def test_that_two_members_of_one_name_are_refused() -> None:
    assert _refused(_good_with({"XL/Worksheets/SHEET1.xml": b"<worksheet/>"})) == "bad-structure"


def test_that_missing_parts_are_refused() -> None:
    for part in ("xl/_rels/workbook.xml.rels", "xl/workbook.xml"):
        assert _refused(_book().content({part: None})) == "bad-structure"


def test_that_an_empty_workbook_is_refused() -> None:
    assert _refused(Book([Sheet("Sheet1", {})]).content()) == "empty-workbook"


@pytest.mark.parametrize("mark", ["MẬT", "Tối mật", "TUYỆT MẬT", "Độ mật: MẬT", "(Mật)", "MA\u0323\u0302T"])
def test_that_a_secrecy_mark_refuses_the_file_with_the_cell(mark: str) -> None:
    content = _book(Sheet("Sheet1", {"B2": mark})).content()
    found = answer(Request(content, "bc.xlsx"), sample_catalogue(), DEFAULT_LIMITS)
    assert found.refused is not None
    assert found.refused[0] == "secret"
    assert "B2" in found.refused[1]


def test_that_the_words_of_a_heading_are_no_secrecy_mark() -> None:
    content = _book(Sheet("Sheet1", {"B2": "Mức độ mật", "B3": "Bí mật nhà nước: không"})).content()
    assert answer(Request(content, "bc.xlsx"), sample_catalogue(), DEFAULT_LIMITS).report is not None


def test_that_text_in_the_font_of_another_encoding_is_refused() -> None:
    cell = Raw(' s="5" t="inlineStr"', "<is><t>B¸o c¸o cña §ån Biªn phßng, tæ tù qu¶n</t></is>")
    assert _refused(_book(Sheet("Sheet1", {"B2": cell})).content()) == "legacy-font"


def test_that_text_in_a_font_without_a_table_is_refused() -> None:
    run = '<is><r><rPr><rFont val="VN Times"/></rPr><t>T\u00ea t\u00f9 qu¶n</t></r></is>'
    assert _refused(_book(Sheet("Sheet1", {"B2": Raw(' t="inlineStr"', run)})).content()) == "legacy-font"


def test_that_plain_words_and_unicode_in_such_a_font_are_harmless() -> None:
    cells = {
        "B2": Raw(' s="3" t="inlineStr"', "<is><t>km</t></is>"),
        "B3": Raw(' s="3" t="inlineStr"', "<is><t>Tổ tự quản</t></is>"),
    }
    content = _book(Sheet("Sheet1", dict(cells))).content()
    assert answer(Request(content, "bc.xlsx"), sample_catalogue(), DEFAULT_LIMITS).report is not None


@pytest.mark.parametrize(
    "words",
    [
        "X· Lòng NÆm; §ån Biªn phßng; Tæ tù qu¶n; B¸o c¸o; T×nh h×nh",
        "Xaõ Luõng Naëm; Ñoàn Bieân phoøng; Toå töï quaûn; höôùng; ñöôøng",
    ],
)
def test_that_letters_of_an_old_encoding_without_their_font_are_refused(words: str) -> None:
    cells = {f"A{n}": part.strip() for n, part in enumerate(words.split(";") * 4, 1)}
    assert _refused(_book(Sheet("Sheet1", dict(cells))).content()) == "legacy-font"


def test_that_text_that_lost_its_letters_is_refused() -> None:
    cells = {f"A{n}": "S? phi?u ph?t ra c?a x?" for n in range(1, 9)}
    assert _refused(_book(Sheet("Sheet1", dict(cells))).content()) == "lost-text"


def _slow() -> bytes:
    """About a second of reading on any machine."""
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(10, 500_000))
    return _good_with({"xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode()})


def test_that_a_file_that_takes_too_long_is_given_up_and_the_next_one_reads() -> None:
    with WorkbookReader(Limits(seconds=0.1)) as reader:
        with pytest.raises(BadFile) as slow:
            reader.read(_slow(), "bc.xlsx", sample_catalogue())
        assert slow.value.code == "reader-timeout"
        assert reader.read(_good(), "bc.xlsx", sample_catalogue()).header.unit_code == "01417"


def test_that_cancelling_ends_the_reading_within_half_a_second() -> None:
    content = _slow()
    with WorkbookReader() as reader:
        reader.read(_good(), "bc.xlsx", sample_catalogue())
        began = time.monotonic()
        with pytest.raises(Cancelled):
            reader.read(content, "bc.xlsx", sample_catalogue(), lambda: time.monotonic() > began + 0.1)
        assert time.monotonic() - began < 0.6
        assert reader.read(_good(), "bc.xlsx", sample_catalogue()).header.unit_code == "01417"


def test_that_a_child_that_dies_while_reading_is_one_sentence_and_the_next_file_reads() -> None:
    with WorkbookReader() as reader:
        reader.start()
        process = reader._process
        assert process is not None

        def kill() -> bool:
            process.kill()
            return False

        with pytest.raises(BadFile) as died:
            reader.read(_slow(), "bc.xlsx", sample_catalogue(), kill)
        assert died.value.code == "reader-died"
        assert reader.read(_good(), "bc.xlsx", sample_catalogue()).header.unit_code == "01417"


def test_that_a_child_without_memory_answers_and_the_next_file_reads() -> None:
    with WorkbookReader(Limits(memory=60 << 20)) as reader:
        with pytest.raises(BadFile) as refused:
            reader.read(_slow(), "bc.xlsx", sample_catalogue())
        assert refused.value.code == "reader-died"
        assert reader.read(_good(), "bc.xlsx", sample_catalogue()).header.unit_code == "01417"


def test_that_too_large_a_file_never_reaches_the_child() -> None:
    with WorkbookReader(Limits(file_size=100)) as reader, pytest.raises(BadFile) as refused:
        reader.read(_good(), "bc.xlsx", sample_catalogue())
    assert refused.value.code == "too-large"


def test_that_one_file_can_be_read_in_a_child_of_its_own() -> None:
    assert read_workbook(_good(), "bc.xlsx", sample_catalogue()).header.unit_name == "Sóc Hà"


@pytest.mark.parametrize(
    "text", ["x" * 32_000, "(" * 32_000, "\n" * 32_000 + "x", "a? " * 10_000, "?" * 32_000, "1 " * 16_000]
)
def test_that_long_cells_do_not_slow_the_reading_down(text: str) -> None:
    cells = {f"{column}{row}": text for column in "ABEG" for row in (5, 6, 7, 8)}
    sheets = [header_sheet(), indicator_sheet([("A14", "hộ", 10)]), Sheet("Sheet1", {**cells, "Z1": "Æ?a"})]
    began = time.monotonic()
    answer(Request(Book(sheets).content(), "bc.xlsx"), sample_catalogue(), DEFAULT_LIMITS)
    answer(Request(Book([header_sheet(E8=text), indicator_sheet([("A14", "hộ", text)], G6=text)]).content(), "bc.xlsx"),
           sample_catalogue(), DEFAULT_LIMITS)  # fmt: skip
    assert time.monotonic() - began < 3
