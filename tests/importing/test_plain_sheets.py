"""The quick way of reading a sheet gives the same cells as the parser, or leaves the sheet to it."""

import re
from collections.abc import Callable
from itertools import product
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import BadFile
from app.importing.cell_builder import CellBuilder, SheetContext
from app.importing.limits import DEFAULT_LIMITS
from app.importing.plain_cells import PlainCells
from app.importing.raw import RawCell, RawSheet
from app.importing.shared_text import SharedText, parsed_texts, read_shared_text
from app.importing.sheet_text import plain_part
from app.importing.sheet_xml import read_events, read_sheet
from app.importing.styles import read_styles
from tests.importing.conftest import YEAR_2020, YEAR_2021
from tests.support.workbooks import STYLES

_TEXTS = [SharedText("chung"), SharedText("hai"), SharedText("12", is_marked=True)]
Cells = dict[int, dict[int, RawCell]]


def _context() -> SheetContext:
    return SheetContext(_TEXTS, read_styles(STYLES.encode()), DEFAULT_LIMITS)


def _seen(sheet: RawSheet, context: SheetContext) -> tuple[Cells, object]:
    """Everything a reader keeps of a sheet."""
    fonts = [(item.row, item.column, item.runs) for item in context.legacy]
    around = (sheet.hidden_rows, sheet.hidden_columns, sheet.merged)
    return sheet.rows, (*around, fonts, context.was_decomposed)


def _quick(data: bytes) -> tuple[Cells, object] | str:
    sheet, context = RawSheet("s"), _context()
    try:
        read_sheet(data, sheet, PlainCells(context))
    except BadFile as problem:
        return problem.code
    return _seen(sheet, context)


def _parsed(data: bytes) -> tuple[Cells, object] | str:
    sheet, context = RawSheet("s"), _context()
    try:
        read_events(data, CellBuilder(sheet, context), [])
    except BadFile as problem:
        return problem.code
    return _seen(sheet, context)


def _sheet(body: str) -> bytes:
    return f"<worksheet><sheetData>{body}</sheetData></worksheet>".encode()


_CONTENT = st.sampled_from(
    ["", "<v>1</v>", "<v></v>", "<v/>", "<v> 2 </v>", "<v>a&amp;b</v>", "<v>&#65;&#x1EAD;</v>", "<v>&#0;</v>",
     "<v>&x;</v>",
     "<f>A1+1</f>", "<f>A1</f><v>3</v>", "<f>A1</f><v></v>", '<f t="shared" si="0"/><v>4</v>', "<is><t>chữ</t></is>",
     '<is><t xml:space="preserve"> a  b </t></is>', "<is><r><t>x</t></r><r><t>y</t></r></is>", "<v>1</v><extLst/>",
     "<is><t>e\u0301m</t></is>", "<is><t>Xãm Lßng</t></is>", "<v>0</v>", "<v>-1.50</v>",
     "<!-- --><v>5</v>", "<v><![CDATA[6]]></v>", "<is><t>a_x000D_b</t></is>", "<is/>", "<v>]]&gt;</v>"]
)  # fmt: skip
_KIND = st.sampled_from(["", ' t="n"', ' t="s"', ' t="str"', ' t="inlineStr"', ' t="b"', ' t="e"', ' t="d"', ' t="?"'])
_STYLE = st.sampled_from(["", ' s="0"', ' s="1"', ' s="3"', ' s="4"', ' s="5"', ' s="99"'])


@st.composite
def _cell(draw: st.DrawFn) -> str:
    name = draw(st.sampled_from(["A", "B", "C", "XFD", "XFE", "a"])) + draw(st.sampled_from(["1", "1", "1", "2"]))
    reference = draw(st.sampled_from([f' r="{name}"', f' r="{name}"', ""]))
    content = draw(_CONTENT)
    style, kind = draw(_STYLE), draw(_KIND)
    attributes = draw(st.sampled_from([reference + style + kind, style + reference + kind]))
    return f"<c{attributes}>{content}</c>" if content else f"<c{attributes}/>"


@given(
    st.lists(_cell(), max_size=4),
    st.sampled_from(
        ['<row r="1">', '<row r="1" hidden="1">', "<row>", '<row r="1048577">', '<row r="1" ht="1" x="y">']
    ),
    st.sampled_from(["", "\n", "<row r='2'><c r='A2'><v>9</v></c></row>", '<row r="3"/>']),
)
def test_that_both_ways_give_the_same_cells(cells: list[str], row: str, rest: str) -> None:
    data = _sheet(f"{row}{''.join(cells)}</row>{rest}")
    assert _quick(data) == _parsed(data)


_AROUND = st.sampled_from(
    [
        '<worksheet xmlns="urn:x"><dimension ref="A1"/><sheetData>{}</sheetData><mergeCell ref="A1:B2"/></worksheet>',
        "<worksheet><cols><col min='2' max='3' hidden='1'/></cols><sheetData>{}</sheetData></worksheet>",
        '<?xml version="1.0" encoding="UTF-8"?>\n<worksheet><sheetData>{}</sheetData></worksheet>',
        "<worksheet><sheetData>{}</sheetData><sheetData/></worksheet>",
        "<worksheet><!-- a --><sheetData>{}</sheetData></worksheet>",
        "<worksheet><sheetData>{}</sheetData><broken></worksheet>",
        "<worksheet><sheetData>{}</sheetData></worksheet",
    ]
)


@given(st.lists(_cell(), max_size=3), _AROUND, st.sampled_from(["", "\n ", "\r\n", "<!-- -->", "text"]))
def test_that_both_ways_agree_whatever_stands_around_the_rows(cells: list[str], around: str, between: str) -> None:
    rows = f'<row r="1">{"".join(cells)}</row>{between}<row r="4" hidden="true"><c r="A4"><v>4</v></c></row>{between}'
    data = around.format(rows).encode()
    assert _quick(data) == _parsed(data)
    # A prefix on every name says the same; there only the parser reads.
    prefixed = re.sub(r"<(/?)(?=[A-Za-z])", r"<\1x:", around.format(rows)).replace("xmlns=", "xmlns:x=")
    assert _quick(prefixed.encode()) == _parsed(prefixed.encode())


@pytest.mark.parametrize("last", ["<c r='B9'><v>1</v></c>", '<c r="A9" s="1" t="inlineStr"><is><t>x</t></is></c>', ""])
def test_that_a_sheet_of_several_blocks_is_kept_whole_and_once(last: str) -> None:
    many = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{"chữ " * 50}{n}</t></is></c>'
        f'<c r="C{n}" s="4"><v>{n}</v></c></row>'
        for n in range(10, 9_000)
    )
    data = _sheet(f'{many}<row r="9">{last}</row>')
    assert len(data) > 2 << 20
    quick, parsed = _quick(data), _parsed(data)
    assert quick == parsed
    assert len(quick[0]) in (8_990, 8_991)


_ITEMS = (
    "", "<si><t>chữ</t></si>", '<si><t xml:space="preserve"> a &amp; b </t></si>\n', "<si><t>&#65;&#0;</t></si>",
    "<si/>",
    "<si></si>", "<si><t/></si>", "<si><r><rPr><rFont val='.VnTime'/></rPr><t>a</t></r><r><t>b</t></r></si>",
    "<si><t>a</t><rPh><t>b</t></rPh></si>", "<si><t>x</si>", "<si><t>a\r\nb</t></si>", "<x><si><t>y</t></si></x>",
    "<si ><t>c</t></si>", "<x/>", "<si><si><t>d</t></si></si>", "chữ", "&lt;", "</si>", "<si>",
    "<si><r><rPr><strike/></rPr><t>12</t></r></si>", "<!-- <si> -->", "<si><t>]]></t></si>", "<si><t>b</t></si><y/>",
)  # fmt: skip


@pytest.mark.parametrize("rest", ["", "<z>", "<extLst><si><t>z</t></si></extLst>"])
def test_that_both_ways_give_the_same_shared_texts(rest: str) -> None:
    def tried(read: Callable[[bytes], list[SharedText]], data: bytes) -> list[SharedText] | str:
        try:
            return read(data)
        except BadFile as problem:
            return problem.code

    for items in product(_ITEMS, repeat=3):
        data = f'<?xml version="1.0"?><sst xmlns="urn:x">{"".join(items)}{rest}</sst>'.encode()
        assert tried(read_shared_text, data) == tried(parsed_texts, data), data


def test_that_the_samples_go_the_quick_way_with_the_same_result() -> None:
    for path in [*sorted(YEAR_2020.glob("*.xlsx")), *sorted(YEAR_2021.glob("*.xlsx"))]:
        with ZipFile(path) as archive:
            for name in archive.namelist():
                if name.startswith("xl/worksheets/sheet"):
                    data = archive.read(name)
                    part = plain_part(data)
                    assert part is not None
                    assert any(part.rows())
                    assert _quick(data) == _parsed(data)


def _sheet_parts(path: Path) -> list[bytes]:
    try:
        with ZipFile(path) as archive:
            return [archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name.casefold()]
    except (OSError, ValueError, RuntimeError, NotImplementedError, BadZipFile):
        return []


CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the collection of odd workbooks is not on this machine")
def test_that_both_ways_agree_on_odd_workbooks() -> None:
    seen = 0
    for path in sorted(CORPUS.glob("*.xls[xm]")):
        for data in _sheet_parts(path):
            assert _quick(data) == _parsed(data), path.name
            seen += 1
    assert seen > 100
