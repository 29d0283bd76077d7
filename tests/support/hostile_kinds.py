"""Hostile files of the other kinds: .xls, .ods, text, web pages, XML; with those of .xlsx the whole set."""

import struct
import unicodedata
from pathlib import Path

from tests.support import ods
from tests.support.biff import ErrorCode, Formula, OldBook, OldSheet, Value
from tests.support.hostile import CONTAINERS, GRIDS, OUTSIDE, READ, TEXTS, VALUES, WRONG_KINDS, XML, Hostile
from tests.support.workbooks import packed

TCVN3_XLS = Path(__file__).resolve().parents[1] / "samples" / "ha-quang-2021" / "BAOCAO SOKET XA TRUONG HA 2021.xls"
_HEADER: list[tuple[Value | None, ...]] = [
    ("Tên xã", None, "Sóc Hà"),
    ("Mã xã", None, "01417"),
    ("Từ ngày", None, "01/01/2021"),
    ("Đến ngày", None, "31/12/2021"),
]
_TITLES = ("Mã", "Chỉ tiêu", "ĐVT", "Thực hiện kỳ này")


def windows_1258(text: str) -> bytes:
    """Text as Windows wrote it: marks of the tone after the letter where no place holds both."""
    pieces = []
    for letter in text:
        try:
            pieces.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tone = next(part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323")
            pieces.append((unicodedata.normalize("NFC", parts.replace(tone, "")) + tone).encode("cp1258"))
    return b"".join(pieces)


def old_book(value: Value | None = 24, **book: int) -> bytes:
    """A report as a bare stream of records."""
    rows: list[list[tuple[Value | None, ...]]] = [_HEADER, [_TITLES, ("A04", "Mốc", "mốc", value)]]
    if book.get("version") == 5:
        rows = [[tuple(_narrow(item) for item in row) for row in sheet] for sheet in rows]
    sheets = [OldSheet(name, sheet) for name, sheet in zip(("01", "02"), rows, strict=True)]
    return OldBook(sheets, **book).content()  # type: ignore[arg-type]  # fields of the builder by name


def _narrow(value: Value | None) -> Value | None:
    return windows_1258(value) if isinstance(value, str) else value


def _locked() -> bytes:
    content = old_book()
    begin = struct.unpack_from("<H", content, 2)[0] + 4
    return content[:begin] + struct.pack("<HH", 0x2F, 4) + b"\0\0\0\0" + content[begin:]


def _record_too_long() -> bytes:
    content = bytearray(old_book())
    struct.pack_into("<H", content, content.index(struct.pack("<HH", 0x203, 14)) + 2, 0xFFFF)
    return bytes(content)


def _contained(change: "dict[int, int]") -> bytes:
    """A real container with words of its first sector table put to other values."""
    content = bytearray(TCVN3_XLS.read_bytes())
    fat = struct.unpack_from("<I", content, 76)[0] * 512 + 512
    for entry, value in change.items():
        struct.pack_into("<I", content, fat + entry * 4, value)
    return bytes(content)


def _ods_sheet(*rows: str, manifest: str = "") -> bytes:
    header = [ods.row(*(ods.words(str(item or "")) for item in row)) for row in _HEADER]
    titles = ods.row(*(ods.words(title) for title in _TITLES))
    return ods.document([ods.sheet("01", *header), ods.sheet("02", titles, *rows)], manifest=manifest)


def ods_report(value: str, *rows: str) -> bytes:
    """A report; ``value`` is the cell of A04."""
    return _ods_sheet(ods.row(ods.words("A04"), ods.words("Mốc"), ods.words("mốc"), value), *rows)


_ODS_24 = ods.cell("float", "24", "24")
_CSV = "Từ ngày 01/01/2021 đến ngày 31/12/2021;;;\nMã;Chỉ tiêu;ĐVT;Thực hiện kỳ này\nA04;Mốc quốc giới;mốc;24\n"
_HAMLETS = ";;;A14;A16;D01\nMã xóm;Tên xóm;x;Hộ;Hộ;Tổ\n1;Lũng;x;1;2;3\n"
_DDE = "<table:dde-links><table:dde-link/></table:dde-links>"
_EMPTY_CELLS = '<table:table-cell table:number-columns-repeated="16384"/>'
_OTS = b"application/vnd.oasis.opendocument.spreadsheet-template"
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_WORD_XML = b'<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>'
_DOCTYPE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def _repeated(rows: int, cell: str) -> str:
    return ods.row(cell, more=f'table:number-rows-repeated="{rows}"')


def _page(value: str) -> bytes:
    titles = "".join(f"<td>{title}" for title in _TITLES)
    return f"<html><meta charset=utf-8><table><tr>{titles}<tr><td>A04<td>Mốc<td>mốc<td>{value}</table>".encode()


_SS = 'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'


def _xml(value: str, more: str = "", head: str = "") -> bytes:
    rows = [("String", title) for title in _TITLES], [("String", "A04"), ("String", "Mốc"), ("String", "mốc")]
    made = [
        "".join(f'<ss:Cell><ss:Data ss:Type="{kind}">{text}</ss:Data></ss:Cell>' for kind, text in row) for row in rows
    ]
    return (
        f'<?xml version="1.0"?>{head}<ss:Workbook {_SS}><ss:Worksheet ss:Name="02"><ss:Table><ss:Row>{made[0]}</ss:Row>'
        f"<ss:Row>{made[1]}<ss:Cell>{value}</ss:Cell></ss:Row>{more}</ss:Table></ss:Worksheet></ss:Workbook>"
    ).encode()


_SS_24 = '<ss:Data ss:Type="Number">24</ss:Data>'

OLD = (
    Hostile(".xls", "BIFF8 lành", old_book, READ, "24", "bc.xls"),
    Hostile(".xls", "BIFF5 lành", lambda: old_book(version=5, code_page=1258), READ, "24", "bc.xls"),
    Hostile(".xls", "có mật khẩu", _locked, "password", "", "bc.xls"),
    Hostile(".xls", "ô lỗi", lambda: old_book(ErrorCode(0x17)), READ, "asked", "bc.xls"),
    Hostile(".xls", "công thức chưa tính", lambda: old_book(Formula(0.0, 2)), READ, "asked", "bc.xls"),
    Hostile(".xls", "số âm", lambda: old_book(-24), READ, "asked", "bc.xls"),
    Hostile(".xls", "inf", lambda: old_book(float("inf")), READ, "asked", "bc.xls"),
    Hostile(".xls", "nan", lambda: old_book(float("nan")), READ, "asked", "bc.xls"),
    Hostile(".xls", "cắt nửa", lambda: TCVN3_XLS.read_bytes()[:60_000], "truncated", "", "bc.xls"),
    Hostile(".xls", "bản ghi quá dài", _record_too_long, "truncated", "", "bc.xls"),
    Hostile(".xls", "bảng sector vòng", lambda: _contained({n: n for n in range(128)}), "truncated", "", "bc.xls"),
    Hostile(
        ".xls", "bảng sector vòng đôi", lambda: _contained({n: n ^ 1 for n in range(128)}), "truncated", "", "bc.xls"
    ),
    Hostile(
        ".xls",
        "bảng sector ra ngoài",
        lambda: _contained(dict.fromkeys(range(128), 2147483632)),
        "truncated",
        "",
        "bc.xls",
    ),
    Hostile(".xls", "chỉ có đầu OLE", lambda: TCVN3_XLS.read_bytes()[:512], "truncated", "", "bc.xls"),
    Hostile(".xls", "bảng rỗng", lambda: OldBook([OldSheet("a", [])]).content(), "empty-workbook", "", "bc.xls"),
)

OPEN = (
    Hostile(".ods", "lành", lambda: ods_report(_ODS_24), READ, "24", "bc.ods"),
    Hostile(
        ".ods", "có mật khẩu", lambda: _ods_sheet(manifest="<manifest:encryption-data/>"), "password", "", "bc.ods"
    ),
    Hostile(
        ".ods",
        "ô lỗi",
        lambda: ods_report(ods.words("#REF!", 'table:formula="of:=[.A1]" calcext:value-type="error"')),
        READ,
        "asked",
        "bc.ods",
    ),
    Hostile(
        ".ods",
        "công thức chưa tính",
        lambda: ods_report('<table:table-cell table:formula="of:=[.A1]"/>'),
        READ,
        "asked",
        "bc.ods",
    ),
    Hostile(".ods", "nan", lambda: ods_report(ods.cell("float", "nan", "nan")), READ, "asked", "bc.ods"),
    Hostile(
        ".ods",
        "lặp một triệu dòng có số",
        lambda: ods_report(_ODS_24, _repeated(1_000_000, ods.cell("float", "1"))),
        "too-many-cells",
        "",
        "bc.ods",
    ),
    Hostile(
        ".ods",
        "lặp 16.384 cột có số",
        lambda: ods_report(
            _ODS_24, _repeated(900, ods.cell("float", "1", "1", 'table:number-columns-repeated="16384"'))
        ),
        "too-many-cells",
        "",
        "bc.ods",
    ),
    Hostile(
        ".ods",
        "lặp dòng trống tới cuối",
        lambda: ods_report(_ODS_24, _repeated(1_048_500, _EMPTY_CELLS)),
        READ,
        "24",
        "bc.ods",
    ),
    Hostile(
        ".ods",
        "bảng trong bảng",
        lambda: ods_report(_ODS_24, "<table:table table:name='x'/>"),
        "bad-structure",
        "",
        "bc.ods",
    ),
    Hostile(".ods", "liên kết DDE", lambda: ods_report(_ODS_24, _DDE), READ, "24", "bc.ods"),
    Hostile(".ods", "thiếu content.xml", lambda: packed({"mimetype": _ODS}), "bad-structure", "", "bc.ods"),
    Hostile(".ods", "mẫu .ots", lambda: ods.document([], kind=_OTS), "template", "", "bc.ods"),
    Hostile(".ods", "cắt nửa", lambda: ods_report(_ODS_24)[:900], "truncated", "", "bc.ods"),
)

TEXT_FILES = (
    Hostile(".csv", "lành", _CSV.encode, READ, "24", "bc.csv"),
    Hostile(".csv", "nháy không khép", (_CSV + '"A14;Hộ;hộ;5\n').encode, "csv-quotes", "", "bc.csv"),
    Hostile(
        ".csv",
        "số lẻ cắt thành hai cột",
        lambda: _CSV.replace(";", ",").replace("mốc,24", "mốc,24,5").encode(),
        "csv-columns",
        "",
        "bc.csv",
    ),
    Hostile(
        ".csv",
        "bảng mã lạ",
        lambda: _CSV.encode("utf-8")[:-9] + b"\xfd\xfe\xff\xff;\xff\n",
        "text-encoding",
        "",
        "bc.csv",
    ),
    Hostile(".csv", "12 triệu dấu phẩy", lambda: b"a," + b"," * 12_000_000, "too-many-cells", "", "bc.csv"),
    Hostile(".csv", "một ô 5 MB", (_CSV + "A14;" + "x" * (5 << 20)).encode, "csv-long-cell", "", "bc.csv"),
    Hostile(".csv", "có byte 0", lambda: _CSV.replace("24", "2\x004").encode(), "text-encoding", "", "bc.csv"),
    Hostile(".csv", "công thức", lambda: _CSV.replace("24", "=cmd|'/c calc'!A1").encode(), READ, "asked", "bc.csv"),
    Hostile(".csv", "chỉ biểu xóm", _HAMLETS.encode, "one-sheet", "", "bc.csv"),
    Hostile("HTML", "lành", lambda: _page("24"), READ, "24", "bc.xls"),
    Hostile(
        "HTML",
        "kịch bản và ảnh mạng",
        lambda: _page("24<script>x</script><img src='http://127.0.0.1:9/x'>"),
        READ,
        "24",
        "bc.xls",
    ),
    Hostile("HTML", "bảng trong bảng", lambda: _page("<table><tr><td>24</table>"), "bad-structure", "", "bc.xls"),
    Hostile(
        "HTML",
        "100.000 thẻ không khép",
        lambda: _page("<b>" * 100_000 + "24" + "</i>" * 100_000),
        READ,
        "24",
        "bc.xls",
    ),
    Hostile(
        "HTML",
        "gộp một triệu ô",
        lambda: _page("24" + "<td rowspan=999999 colspan=999999>" * 5),
        READ,
        "24",
        "bc.xls",
    ),
    Hostile("XML 2003", "lành", lambda: _xml(_SS_24), READ, "24", "bc.xls"),
    Hostile("XML 2003", "ô lỗi", lambda: _xml('<ss:Data ss:Type="Error">#REF!</ss:Data>'), READ, "asked", "bc.xls"),
    Hostile(
        "XML 2003",
        "ngày ở ô số đếm",
        lambda: _xml('<ss:Data ss:Type="DateTime">2021-12-31T00:00:00.000</ss:Data>'),
        READ,
        "asked",
        "bc.xls",
    ),
    Hostile("XML 2003", "thực thể", lambda: _xml(_SS_24, head=_DOCTYPE), "has-entities", "", "bc.xls"),
    Hostile(
        "XML 2003",
        "ô cuối bảng",
        lambda: _xml(_SS_24, f'<ss:Row ss:Index="1048576"><ss:Cell ss:Index="16384">{_SS_24}</ss:Cell></ss:Row>'),
        "far-cell",
        "",
        "bc.xls",
    ),
    Hostile("XML 2003", "cắt nửa", lambda: _xml(_SS_24)[:-50], "bad-structure", "", "bc.xls"),
    Hostile("XML 2003", "Word XML", lambda: _WORD_XML, "word", "", "bc.xls"),
)

HOSTILE: tuple[Hostile, ...] = (
    *WRONG_KINDS,
    *CONTAINERS,
    *XML,
    *GRIDS,
    *OUTSIDE,
    *VALUES,
    *TEXTS,
    *OLD,
    *OPEN,
    *TEXT_FILES,
)
