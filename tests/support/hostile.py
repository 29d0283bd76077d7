"""Files as they must not be, one or more for each class, made by a few lines each and always the same.

Each case says what has to become of it: the code of its refusal, or "read", and then what the figure A04 (24 in the
unharmed workbook) gives: its value, or "asked" when nobody but a person may decide.
"""

import io
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from tests.support.workbooks import Book, Raw, Sheet, Value, header_sheet, indicator_sheet, packed

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
READ = "read"
SHEET = "xl/worksheets/sheet2.xml"


@dataclass(frozen=True, slots=True)
class Hostile:
    """One file: its class, how it is made, and what has to become of it."""

    group: str
    name: str
    make: Callable[[], bytes]
    expected: str
    a04: str = ""
    file_name: str = "bc.xlsx"


def book(value: Value = 24, *sheets: Sheet, **changes: Value) -> Book:
    """A small report; ``value`` stands for A04, ``changes`` are cells of the sheet of indicators."""
    return Book([header_sheet(), indicator_sheet([("A04", "mốc", value), ("A14", "hộ", 10)], **changes), *sheets])


def good() -> bytes:
    """The unharmed report."""
    return book().content()


def with_part(name: str, part: bytes) -> bytes:
    """The report with another or one more member."""
    return book().content({name: part})


def sheet_of(body: str, head: str = "") -> bytes:
    """The report with another second sheet."""
    name = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return with_part(SHEET, f"{head}<worksheet xmlns='{name}'><sheetData>{body}</sheetData></worksheet>".encode())


def with_rows(rows: str, after: str = "") -> bytes:
    """The report with more XML in its sheet of indicators."""
    with zipfile.ZipFile(io.BytesIO(good())) as archive:
        data = archive.read(SHEET).decode()
    data = data.replace("</sheetData>", f"{rows}</sheetData>{after}")
    return book().content({SHEET: data.encode()})


def _flagged() -> bytes:
    data = bytearray(good())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def _ole(*names: str) -> bytes:
    return OLE + b"\0" * 1016 + b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in names)


def _more_members(count: int) -> bytes:
    return book().content({f"xl/media/{number}.png": b"" for number in range(count)})


def _lying_size() -> bytes:
    data = bytearray(sheet_of("<row r='1'><c r='A1'><v>1</v></c></row>" + " " * 300_000))
    place = data.index(SHEET.encode(), data.index(b"PK\x01\x02")) - 46
    struct.pack_into("<I", data, place + 24, 50)
    return bytes(data)


def _wrong_sum() -> bytes:
    data = bytearray(good())
    for mark, offset in ((b"PK\x03\x04", 14), (b"PK\x01\x02", 16)):
        place = data.index(SHEET.encode(), data.index(mark)) - (30 if mark.endswith(b"\x04") else 46)
        data[place + offset] ^= 0x55
    return bytes(data)


def _method(number: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good())) as old, zipfile.ZipFile(buffer, "w", number) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return buffer.getvalue()


def _link(target: str) -> bytes:
    name = "http://schemas.openxmlformats.org/package/2006/relationships"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath"
    link = f"<Relationship Id='r1' Type='{kind}' Target='{target}' TargetMode='External'/>"
    return f"<Relationships xmlns='{name}'>{link}</Relationships>".encode()


def _outside_sheet() -> bytes:
    content = good()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        links = archive.read("xl/_rels/workbook.xml.rels")
    return book().content(
        {"xl/_rels/workbook.xml.rels": links.replace(b"worksheets/sheet2.xml", b"../../../../etc/passwd")}
    )


def _million_cells() -> str:
    return "".join(
        f'<row r="{row}">{"".join(f"<c><v>{row * 7919 * n % 99991}</v></c>" for n in range(2_000))}</row>'
        for row in range(50, 560)
    )


def _kind(name: str, make: Callable[[], bytes], expected: str, a04: str = "", file_name: str = "bc.xlsx") -> Hostile:
    return Hostile("không phải bảng tính", name, make, expected, a04, file_name)


_DOCTYPE = '<?xml version="1.0"?><!DOCTYPE w ['
_BOMB = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
_ENTITY = f'{_DOCTYPE}<!ENTITY a "aaaaaaaaaa">{_BOMB}]>'


def _outside(address: str) -> str:
    return f'{_DOCTYPE}<!ENTITY x SYSTEM "{address}">]>'


def _rows(count: int) -> str:
    return "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(50, count))


def _merged(count: int) -> str:
    return "<mergeCells>" + "".join(f'<mergeCell ref="H{n}:I{n}"/>' for n in range(50, count + 50)) + "</mergeCells>"


_LINKS = "xl/externalLinks/_rels/externalLink1.xml.rels"
_CONNECTION = b"<connections><connection id='1' odcFile='http://127.0.0.1:9/'/></connections>"
_ASIDE = '<hyperlinks><hyperlink ref="A1" id="h"/></hyperlinks><legacyDrawing id="d"/>'

WRONG_KINDS = (
    _kind("0 byte", lambda: b"", "empty-file"),
    _kind("tệp khóa của Excel", lambda: b"\x0bNguoi dung" + b" " * 150, "lock-file", "", "~$bc.xlsx"),
    _kind("PDF", lambda: b"%PDF-1.7\n1 0 obj", "pdf"),
    _kind("ảnh", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "picture"),
    _kind("Word 2007", lambda: packed({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}), "word"),
    _kind("Word 97", lambda: _ole("WordDocument"), "word", "", "bc.xls"),
    _kind("RTF", lambda: b"{\\rtf1 A04}", "word", "", "bc.xls"),
    _kind("trình chiếu", lambda: packed({"[Content_Types].xml": b"<x/>", "ppt/p.xml": b"<x/>"}), "presentation"),
    _kind("mẫu .xltx", lambda: with_part("[Content_Types].xml", b"<x a='spreadsheetml.template.main'/>"), "template"),
    _kind(".xlsb", lambda: packed({"[Content_Types].xml": b"<x/>", "xl/workbook.bin": b"x"}), "xlsb"),
    _kind("zip trong zip", lambda: packed({"bc.xlsx": good()}), "archive"),
    _kind("rar", lambda: b"Rar!\x1a\x07\x00" + b"\0" * 50, "archive-kind"),
    _kind("7z", lambda: b"7z\xbc\xaf\x27\x1c" + b"\0" * 50, "archive-kind"),
    _kind("zip rỗng", lambda: b"PK\x05\x06" + b"\0" * 18, "archive-empty"),
    _kind("chương trình", lambda: b"MZ\x90\0" + b"\0" * 500, "unknown-kind"),
    _kind("cơ sở dữ liệu", lambda: b"SQLite format 3\0" + b"\0" * 500, "unknown-kind"),
    _kind("trang web không bảng", lambda: b"<html><body>A04 24</body></html>", "html"),
    _kind("trang web .mht", lambda: b"MIME-Version: 1.0\r\n\r\n--x", "web-archive"),
    _kind("bảng tính rỗng", lambda: Book([Sheet("Sheet1", {})]).content(), "empty-workbook"),
    _kind("không có biểu nào", lambda: Book([Sheet("Sheet1", {"A1": "x"})]).content(), "no-codes"),
)

CONTAINERS = (
    Hostile("mật khẩu", "xlsx mã hóa", lambda: _ole("EncryptionInfo", "EncryptedPackage"), "password"),
    Hostile("mật khẩu", "cờ mã hóa của zip", _flagged, "password"),
    Hostile("cắt cụt", "nửa tệp", lambda: good()[: len(good()) // 2], "truncated"),
    Hostile("cắt cụt", "thiếu byte cuối", lambda: good()[:-1], "truncated"),
    Hostile("cắt cụt", "thiếu đầu", lambda: b"PK\x03\x04" + good()[100:], READ, "24"),
    Hostile("hỏng", "sai tổng kiểm tra", _wrong_sum, "truncated"),
    Hostile("hỏng", "sai kích thước", _lying_size, "truncated"),
    Hostile(
        "hỏng", "hai phần một tên", lambda: with_part("XL/WORKSHEETS/SHEET2.xml", b"<worksheet/>"), "bad-structure"
    ),
    Hostile("hỏng", "thiếu workbook.xml", lambda: book().content({"xl/workbook.xml": None}), "bad-structure"),
    Hostile("hỏng", "thiếu liên kết", lambda: book().content({"xl/_rels/workbook.xml.rels": None}), "bad-structure"),
    Hostile("kiểu nén", "bzip2", lambda: _method(zipfile.ZIP_BZIP2), READ, "24"),
    Hostile("kiểu nén", "lzma", lambda: _method(zipfile.ZIP_LZMA), READ, "24"),
    Hostile("kiểu nén", "không nén", lambda: _method(zipfile.ZIP_STORED), READ, "24"),
    Hostile(
        "bom nén",
        "chữ dùng chung 80 MB",
        lambda: with_part("xl/sharedStrings.xml", b"<sst>" + b"0" * (80 << 20)),
        "unpacks-too-large",
    ),
    Hostile(
        "bom nén",
        "kiểu ô 40 MB",
        lambda: with_part("xl/styles.xml", b"<styleSheet>" + b" " * (40 << 20)),
        "unpacks-too-large",
    ),
    Hostile(
        "bom nén",
        "nhiều phần",
        lambda: book().content({f"x{n}": b"0" * (40 << 20) for n in range(8)}),
        "unpacks-too-large",
    ),
    Hostile("bom nén", "2.100 phần", lambda: _more_members(2_100), "unpacks-too-large"),
    Hostile(
        "đường dẫn", "phần tên ../../", lambda: book().content({"../../PWNED": b"x", "/etc/PWNED": b"x"}), READ, "24"
    ),
    Hostile("đường dẫn", "trang trỏ ra ngoài tệp", _outside_sheet, "bad-structure"),
)

XML = (
    Hostile("XML", "bom thực thể", lambda: sheet_of("<row><c><v>&i;</v></c></row>", head=_ENTITY), "has-entities"),
    Hostile("XML", "thực thể từ tệp", lambda: sheet_of("&x;", head=_outside("file:///etc/passwd")), "has-entities"),
    Hostile("XML", "thực thể từ mạng", lambda: sheet_of("&x;", head=_outside("http://127.0.0.1:9/x")), "has-entities"),
    Hostile(
        "XML",
        "thực thể trong chữ dùng chung",
        lambda: with_part("xl/styles.xml", _outside("x").encode() + b"<styleSheet/>"),
        "has-entities",
    ),
    Hostile("XML", "không khép", lambda: sheet_of("<row><c><v>1</v></row>"), "bad-structure"),
    Hostile("XML", "byte 0", lambda: sheet_of("<row>\0</row>"), "bad-structure"),
    Hostile("XML", "nửa ký tự thay thế", lambda: sheet_of("<row><c><v>&#xD800;</v></c></row>"), "bad-structure"),
    Hostile(
        "XML",
        "bảng mã không có",
        lambda: sheet_of("", head="<?xml version='1.0' encoding='x-khong-co'?>"),
        "bad-structure",
    ),
    Hostile("XML", "lồng 100.000 lớp", lambda: sheet_of("<a>" * 100_000 + "</a>" * 100_000), "no-codes"),
    Hostile("XML", "tham số dài 1 MB", lambda: with_rows(f'<row r="90" x="{"y" * (1 << 20)}"/>'), READ, "24"),
)

GRIDS = (
    Hostile(
        "ô", "ô cuối bảng XFD1048576", lambda: book(24, Sheet("x", {"A1": 1, "XFD1048576": 1})).content(), "far-cell"
    ),
    Hostile("ô", "cột ngoài bảng", lambda: with_rows('<row r="90"><c r="XFE90"><v>1</v></c></row>'), "bad-structure"),
    Hostile(
        "ô",
        "dòng ngoài bảng",
        lambda: with_rows('<row r="1048577"><c r="A1048577"><v>1</v></c></row>'),
        "bad-structure",
    ),
    Hostile("ô", "một ô ghi hai lần", lambda: with_rows('<row r="6"><c r="E6"><v>99</v></c></row>'), "bad-structure"),
    Hostile(
        "ô",
        "chữ dùng chung không có",
        lambda: with_rows('<row r="90"><c r="A90" t="s"><v>7</v></c></row>'),
        "bad-structure",
    ),
    Hostile("ô", "kẻ khung 200.000 dòng", lambda: with_rows(_rows(200_000)), READ, "24"),
    Hostile("ô", "60.000 ô gộp", lambda: with_rows("", after=_merged(60_000)), READ, "24"),
    Hostile("ô", "hơn một triệu ô", lambda: with_rows(_million_cells()), "too-many-cells"),
    Hostile("ô", "300 trang", lambda: book(24, *(Sheet(f"t{n}", {}) for n in range(300))).content(), "too-many-sheets"),
    Hostile(
        "ô",
        "hai trang một biểu",
        lambda: book(24, Sheet("bản sao", book().sheets[1].cells)).content(),
        "same-sheet-twice",
    ),
    Hostile("ô", "chú thích, hình, liên kết", lambda: with_rows("", after=_ASIDE), READ, "24"),
)

OUTSIDE = (
    Hostile("mở ra ngoài", "macro", lambda: with_part("xl/vbaProject.bin", OLE), READ, "24", "bc.xlsm"),
    Hostile("mở ra ngoài", "liên kết tới tệp khác", lambda: with_part(_LINKS, _link("file:///etc/passwd")), READ, "24"),
    Hostile("mở ra ngoài", "liên kết mạng", lambda: with_part(_LINKS, _link("http://127.0.0.1:9/x.xlsx")), READ, "24"),
    Hostile(
        "mở ra ngoài", "công thức DDE", lambda: book(Raw("", "<f>cmd|'/c calc'!A1</f><v>24</v>")).content(), READ, "24"
    ),
    Hostile("mở ra ngoài", "kết nối dữ liệu", lambda: with_part("xl/connections.xml", _CONNECTION), READ, "24"),
)

VALUES = tuple(
    Hostile("số", name, lambda value=value: book(value).content(), READ, a04)  # type: ignore[misc]  # default of a lambda
    for name, value, a04 in (
        ("ô lỗi", Raw(' t="e"', "<v>#REF!</v>"), "asked"),
        ("công thức chưa tính", Raw("", "<f>1+1</f>"), "asked"),
        ("nan", Raw("", "<v>nan</v>"), "asked"),
        ("inf", Raw("", "<v>inf</v>"), "asked"),
        ("1e400", Raw("", "<v>1e400</v>"), "asked"),
        ("số âm", -24, "asked"),
        ("số lẻ", 24.5, "asked"),
        ("số quá lớn", 10**12, "asked"),
        ("đúng sai", True, "asked"),
        ("ngày ở ô số đếm", Raw(' s="1"', "<v>44561</v>"), "asked"),
        ("số nhỏ định dạng ngày", Raw(' s="1"', "<v>24</v>"), "24"),
        ("phần trăm", Raw(' s="2"', "<v>0.24</v>"), "asked"),
        ("ngày ISO", Raw(' t="d"', "<v>2021-12-31</v>"), "asked"),
        ("chữ O và l", "2O", "asked"),
        ("hai số", "24 mốc/2 cột", "asked"),
        ("dấu phẩy", "1,234", "asked"),
        ("gạch ngang", "-", "asked"),
        ("công thức dạng chữ", "=1+1", "asked"),
        ("ký tự điều khiển", "24_x0001_", "24"),
        ("nửa ký tự thay thế dạng _x", "24_xD800_", "24"),
        ("chữ số toàn hình", "２４", "24"),
        ("khoảng trắng không ngắt", "\u00a024\u200b", "24"),
        ("chấm hàng nghìn", "1.024", "1024"),
        ("trống", None, ""),
    )
)

TEXTS = (
    Hostile("chữ", "dấu mật", lambda: book(24, Sheet("x", {"A1": "TUYỆT MẬT"})).content(), "secret"),
    Hostile(
        "chữ",
        "mật ong, bảo mật",
        lambda: book(24, Sheet("x", {"A1": "Mật ong", "A2": "bảo mật"})).content(),
        READ,
        "24",
    ),
    Hostile(
        "chữ",
        "đã mất dấu",
        lambda: book(24, Sheet("x", {f"A{n}": "S? phi?u ph?t ra c?a x?" for n in range(1, 9)})).content(),
        "lost-text",
    ),
    Hostile(
        "chữ",
        "phông cũ không có bảng",
        lambda: book(24, Sheet("x", {f"A{n}": "§ån Biªn phßng, tæ tù qu¶n" for n in range(1, 9)})).content(),
        "legacy-font",
    ),
    Hostile("chữ", "một ô 32.000 chữ", lambda: book(24, Sheet("x", {"A1": "x y" * 10_000})).content(), READ, "24"),
    Hostile(
        "chữ",
        "tên trang rất lạ",
        lambda: Book([header_sheet(), Sheet("<b>&'\u202e=cmd", indicator_sheet([("A04", "mốc", 24)]).cells)]).content(),
        READ,
        "24",
    ),
)
