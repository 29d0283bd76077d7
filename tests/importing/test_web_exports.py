"""What office software exports under the name .xls: tables of web pages and spreadsheets as one XML file."""

from decimal import Decimal

import pytest

from app.importing.legacy_fonts import TCVN3, encoded
from app.importing.limits import DEFAULT_LIMITS, Limits
from app.importing.raw import CellKind, MergedRange, NumberFormat, RawSheet
from app.importing.worker import Request, answer, open_workbook
from tests.support.readings import figure_of
from tests.support.sample_catalogue import sample_catalogue

PAGE = """<html><head><meta charset="utf-8"><title>bỏ qua</title>
<style>td {{mso-number-format:General}} .xl24, td.xl25 {{font-family:".VnTime", serif; color:red}}</style></head>
<body><p>UBND xã Sóc Hà</p><div>Từ ngày 01/01/2021 đến ngày 31/12/2021</div>{tables}</body></html>"""
TABLE = """<table border=1><tr><th>Mã<th>Chỉ tiêu<th>ĐVT<th>Thực hiện kỳ này
<tr><td>A04<td>Mốc<td>mốc<td align=right>24
<tr><td>D05</td><td>Số hộ<br>đăng ký</td><td>hộ</td><td>1.120</td></tr>
<tr><td>A02</td><td>Đường biên trên đất liền</td><td>km</td><td x:num="20.203">20,2</td></tr></table>"""

WORD = b"""<?xml version="1.0"?><?mso-application progid="Word.Document"?>
<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>"""


def html(tables: str = TABLE) -> bytes:
    return PAGE.format(tables=tables).encode()


def xml_2003(rows: str, more: str = "", styles: str = "") -> bytes:
    """A workbook of one sheet."""
    return f"""<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:html="http://www.w3.org/TR/REC-html40"><Styles>
<Style ss:ID="Default"><Font ss:FontName="Arial"/></Style>
<Style ss:ID="pct"><NumberFormat ss:Format="Percent"/></Style>
<Style ss:ID="fix"><NumberFormat ss:Format="Fixed"/></Style>
<Style ss:ID="pad"><NumberFormat ss:Format="00000"/></Style>
<Style ss:ID="old" ss:Parent="pad"><Font ss:FontName=".VnTime"/></Style>{styles}</Styles>
<Worksheet ss:Name="Biểu"><Table>{rows}</Table>{more}</Worksheet></Workbook>""".encode()


def _sheet(content: bytes) -> RawSheet:
    return open_workbook(content, "bc.xls", DEFAULT_LIMITS).sheets[0]


def _texts(sheet: RawSheet) -> dict[str, tuple[str, str]]:
    return {cell.name: (cell.kind.name, cell.text) for row in sheet.rows.values() for cell in row.values()}


def _code(content: bytes, limits: Limits = DEFAULT_LIMITS) -> str:
    found = answer(Request(content, "bc.xls"), sample_catalogue(), limits)
    assert found.bug == ""
    return found.refused[0] if found.refused else "read"


def _cell(kind: str, text: str, **places: str) -> str:
    """One cell; ``places`` are its attributes (``Index="3"``)."""
    more = " ".join(f'ss:{name}="{value}"' for name, value in places.items())
    return f'<Cell {more}><Data ss:Type="{kind}">{text}</Data></Cell>'


def test_that_a_report_saved_as_a_web_page_is_read() -> None:
    report = answer(Request(html(), "bc.xls"), sample_catalogue(), DEFAULT_LIMITS).report
    assert report is not None
    assert {(item.indicator, item.value, item.where.cell) for item in report.figures} == {
        ("A04", Decimal(24), "D4"),
        ("D05", Decimal(1120), "D5"),
        ("A02", Decimal("20.203"), "D6"),
    }
    assert report.header.unit_name == "xã Sóc Hà"
    assert report.header.period is not None


def test_that_spans_breaks_and_hidden_places_of_a_page_are_seen() -> None:
    sheet = _sheet(
        html(
            '<table><col><col style="display:none"><tr><td rowspan=2 colspan=2>gộp</td><td>C</td></tr>'
            "<tr style='display: none'><td>dưới</td></tr><tr><td>a<p>b</p><td>&#272;ồn&nbsp;BP</table><p>cuối"
        )
    )
    assert _texts(sheet) == {
        "A1": ("TEXT", "UBND xã Sóc Hà"),
        "A2": ("TEXT", "Từ ngày 01/01/2021 đến ngày 31/12/2021"),
        "A3": ("TEXT", "gộp"),
        "C3": ("TEXT", "C"),
        "C4": ("TEXT", "dưới"),
        "A5": ("TEXT", "a\nb"),
        "B5": ("TEXT", "Đồn BP"),
        "A6": ("TEXT", "cuối"),
    }
    assert sheet.merged == (MergedRange(3, 1, 4, 2),)
    assert (sheet.hidden_rows, sheet.hidden_columns) == (frozenset({4}), frozenset({2}))


def test_that_values_beside_the_text_of_a_page_win() -> None:
    cells = (
        '<td x:num="0.125">12,5%</td><td x:num="44561">31/12/2021</td><td x:num>7</td><td x:err="#REF!">#REF!</td>'
        '<td x:bool="TRUE">TRUE</td><td x:fmla="=A1"></td><td sdval="7.235" sdnum="1066;">7,24</td><td>01417</td>'
        "<td x:num='nan'>5,5</td>"
    )
    row = _sheet(html(f"<table><tr>{cells}</tr></table>")).rows[3]
    assert [(cell.kind, cell.text, cell.format) for cell in row.values()] == [
        (CellKind.NUMBER, "0.125", NumberFormat.PERCENT),
        (CellKind.NUMBER, "44561", NumberFormat.DATE),
        (CellKind.NUMBER, "7", NumberFormat.PLAIN),
        (CellKind.ERROR, "#REF!", NumberFormat.PLAIN),
        (CellKind.BOOLEAN, "1", NumberFormat.PLAIN),
        (CellKind.UNCALCULATED, "", NumberFormat.PLAIN),
        (CellKind.NUMBER, "7.235", NumberFormat.PLAIN),
        (CellKind.TEXT, "01417", NumberFormat.PLAIN),
        (CellKind.TEXT, "5,5", NumberFormat.PLAIN),
    ]


@pytest.mark.parametrize(
    "cell",
    ["<td class=xl24>{}</td>", "<td class='n XL25'>{}", '<td><font face=".VnTime">{}</font>',
     "<td style=\"font-family:'.VnTime'\">{}</td>", "<td><font face='.VnTime, Arial'><b>{}</b></font></td>"],
)  # fmt: skip
def test_that_fonts_of_a_page_decide_how_its_letters_are_read(cell: str) -> None:
    words = encoded("Trường Hà đường biên", TCVN3)
    page = PAGE.format(tables=f"<table><tr>{cell.format(words)}</table>").replace("utf-8", "windows-1252")
    page = page.replace("UBND xã Sóc Hà", "x").replace("Từ ngày 01/01/2021 đến ngày", "y").replace("bỏ qua", "z")
    sheet = _sheet(page.encode("latin-1"))
    assert sheet.text(3, 1) == "Trường Hà đường biên"


def test_that_a_page_in_an_old_encoding_without_fonts_is_converted_and_named() -> None:
    page = encoded(PAGE.format(tables=TABLE).replace('<meta charset="utf-8">', "").replace(".VnTime", "Arial"), TCVN3)
    report = answer(Request(page.encode("latin-1"), "bc.xls"), sample_catalogue(), DEFAULT_LIMITS).report
    assert report is not None
    assert figure_of(report, "D05").value == Decimal(1120)
    assert "encoding-guessed" in {item.code for item in report.findings}
    assert report.header.unit_name == "xã Sóc Hà"


def test_that_sheets_that_a_page_names_stay_apart() -> None:
    page = (
        "<meta charset=utf-8><hr><h1>Overview</h1><A HREF='#table0'>a</A><hr>"
        "<A NAME='table0'><h1>Sheet 1: <em>01: Thông tin</em></h1></A><table><tr><td>Tên xã"
        "<comment>lời</comment></table>"
        "<A NAME='table1'><h1>Sheet 2: <em>02</em></h1></A><table><tr><td>Mã</table>"
    )
    sheets = open_workbook(page.encode(), "bc.xls", DEFAULT_LIMITS).sheets
    assert [(sheet.name, _texts(sheet)) for sheet in sheets] == [
        ("01: Thông tin", {"A1": ("TEXT", "Tên xã")}),
        ("02", {"A1": ("TEXT", "Mã")}),
    ]
    assert _code(page.encode(), Limits(sheets=1)) == "too-many-sheets"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (html("<p>không có bảng"), "html"),
        (html("<table><tr><td><table><tr><td>1</table></table>"), "bad-structure"),
        (b"<table><tr><td></table>", "empty-workbook"),
        (html(f"<table>{'<tr><td>1' * 50}</table>"), "no-codes"),
        (html(f"<table><tr>{'<td colspan=999>1' * 17}</table>"), "bad-structure"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html>", "web-archive"),
        (html("<script>fetch('http://127.0.0.1/')</script><table><tr><td>1"), "no-codes"),
    ],
)
def test_that_pages_without_a_report_are_refused(content: bytes, code: str) -> None:
    assert _code(content) == code


def test_that_typed_cells_of_xml_are_what_the_file_stores() -> None:
    row = "".join(
        [
            _cell("String", "Mã"),
            _cell("Number", "20.203"),
            _cell("Number", "0.5", StyleID="pct"),
            _cell("Number", "1417", StyleID="pad"),
            _cell("Number", "3", StyleID="fix"),
            _cell("DateTime", "2021-12-31T00:00:00.000"),
            _cell("Boolean", "1"),
            _cell("Error", "#REF!", Formula="=R1C1"),
            '<Cell ss:Formula="=R1C1"/>',
            _cell("String", "12 hộ", Index="12") + "<Cell><Comment><ss:Data>lời</ss:Data></Comment></Cell>",
        ]
    )
    found = _sheet(xml_2003(f"<Row>{row}</Row>")).rows[1]
    assert [(cell.name, cell.kind.name, cell.text, cell.format.name) for cell in found.values()] == [
        ("A1", "TEXT", "Mã", "PLAIN"),
        ("B1", "NUMBER", "20.203", "PLAIN"),
        ("C1", "NUMBER", "0.5", "PERCENT"),
        ("D1", "NUMBER", "1417", "PLAIN"),
        ("E1", "NUMBER", "3", "PLAIN"),
        ("F1", "NUMBER", "44561", "DATE"),
        ("G1", "BOOLEAN", "1", "PLAIN"),
        ("H1", "ERROR", "#REF!", "PLAIN"),
        ("I1", "UNCALCULATED", "", "PLAIN"),
        ("L1", "TEXT", "12 hộ", "PLAIN"),
    ]
    assert found[4].shown == "01417"


def test_that_places_spans_and_hidden_things_of_xml_are_seen() -> None:
    rows = (
        '<Column ss:Index="2" ss:Span="1" ss:Hidden="1"/><Row ss:Index="3" ss:Span="1" ss:Hidden="1">'
        + _cell("String", "a", MergeAcross="1", MergeDown="1")
        + _cell("String", "b")
        + "</Row>"
        + f"<Row>{_cell('String', 'c')}</Row>"
    )
    options = "<x:WorksheetOptions><x:Visible>SheetVeryHidden</x:Visible></x:WorksheetOptions>"
    sheet = _sheet(xml_2003(rows, options))
    assert set(_texts(sheet)) == {"A3", "C3", "A5"}
    assert sheet.merged == (MergedRange(3, 1, 4, 2),)
    assert (sheet.is_hidden, sheet.hidden_rows, sheet.hidden_columns) == (True, frozenset({3, 4}), frozenset({2, 3}))


def test_that_fonts_of_xml_decide_by_cell_and_by_piece() -> None:
    words = encoded("Trường", TCVN3)
    mixed = f'<Cell><ss:Data ss:Type="String">Xã <html:Font html:Face=".VnTime">{words}</html:Font></ss:Data></Cell>'
    sheet = _sheet(xml_2003("<Row>" + _cell("String", words, StyleID="old") + mixed + "</Row>"))
    assert [cell.text for cell in sheet.rows[1].values()] == ["Trường", "Xã Trường"]


def test_that_a_report_exported_as_xml_is_read() -> None:
    rows = [("Mã", "Chỉ tiêu", "ĐVT", "Thực hiện kỳ này"), ("A04", "Mốc", "mốc", "24"), ("A14", "Hộ", "hộ", "1.120")]
    body = "".join(f"<Row>{''.join(_cell('String', text) for text in row)}</Row>" for row in rows)
    report = answer(Request(b"\r\n" + xml_2003(body), "bc.xls"), sample_catalogue(), DEFAULT_LIMITS).report
    assert report is not None
    assert [(item.indicator, item.value) for item in report.figures] == [("A04", Decimal(24)), ("A14", Decimal(1120))]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (xml_2003(""), "empty-workbook"),
        (xml_2003("<Row>")[:-60], "bad-structure"),
        (xml_2003('<Row ss:Index="2000000">' + _cell("String", "x") + '</Row>'), "bad-structure"),
        (xml_2003('<Row>' + _cell("String", "x", Index="20000") + '</Row>'), "bad-structure"),
        (xml_2003('<Row>' + _cell("String", "x") + _cell("String", "y", Index="1") + '</Row>'), "bad-structure"),
        (xml_2003('<Row ss:Index="900000">' + _cell("String", "x", Index="9000") + '</Row>'), "far-cell"),
        (xml_2003("").replace(b"<Workbook", b'<!DOCTYPE x [<!ENTITY a "b">]><Workbook'), "has-entities"),
        (WORD, "word"),
    ],
)  # fmt: skip
def test_that_xml_that_is_no_workbook_is_refused(content: bytes, code: str) -> None:
    assert _code(content) == code


def test_that_limits_hold_for_exports() -> None:
    for content in (html(), xml_2003(f"<Row>{_cell('String', 'x') * 9}</Row>")):
        assert _code(content, Limits(filled_cells=3)) == "too-many-cells"
    sheets = xml_2003("").replace(b"</Workbook>", b'<Worksheet ss:Name="2"><Table/></Worksheet></Workbook>')
    assert _code(sheets, Limits(sheets=1)) == "too-many-sheets"
