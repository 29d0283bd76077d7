"""Small .xlsx files made part by part, so that tests can put anything into any of them."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from app.importing.raw import cell_name

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


@dataclass(frozen=True)
class Raw:
    """A cell as XML: its attributes (style, type) and what is inside."""

    attributes: str
    inside: str = ""


Value = str | int | float | bool | Raw | None


@dataclass
class Sheet:
    """One sheet: values by cell name, and XML before and after the rows."""

    name: str
    cells: dict[str, Value]
    state: str = "visible"
    before: str = ""
    after: str = ""
    row_attributes: dict[int, str] = field(default_factory=dict)


def table(rows: Sequence[Sequence[Value]], first_row: int = 1, first_column: int = 1) -> dict[str, Value]:
    """Values by cell name of a block of rows."""
    return {
        cell_name(first_row + r, first_column + c): value
        for r, row in enumerate(rows)
        for c, value in enumerate(row)
        if value is not None
    }


#: style 1: date, 2: percent, 3: .VnTime, 4: five digits, 5: VNI-Times
STYLES = f"""<styleSheet xmlns="{_MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>
<numFmt numFmtId="165" formatCode="00000"/></numFmts><fonts count="3"><font><name val="Times New Roman"/></font>
<font><name val=".VnTime"/></font><font><name val="VNI-Times"/></font></fonts><cellXfs count="6">
<xf numFmtId="0" fontId="0"/><xf numFmtId="164" fontId="0"/><xf numFmtId="10" fontId="0"/><xf numFmtId="0" fontId="1"/>
<xf numFmtId="165" fontId="0"/><xf numFmtId="0" fontId="2"/></cellXfs></styleSheet>"""


class Book:
    """Builds the bytes of a workbook; ``parts`` replace or add members, None removes one."""

    def __init__(self, sheets: Sequence[Sheet], *, shares_text: bool = False) -> None:
        self.sheets = list(sheets)
        self.shares_text = shares_text
        self._texts: list[str] = []

    def content(self, parts: Mapping[str, bytes | None] | None = None) -> bytes:
        """The file."""
        self._texts = []
        members: dict[str, bytes | None] = {
            "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "_rels/.rels": _relations([("rId1", f"{_RELATIONS}/officeDocument", "xl/workbook.xml")]),
            "xl/styles.xml": STYLES.encode(),
        }
        links = []
        for place, sheet in enumerate(self.sheets, 1):
            members[f"xl/worksheets/sheet{place}.xml"] = self._sheet(sheet).encode()
            links.append((f"rId{place}", f"{_RELATIONS}/worksheet", f"worksheets/sheet{place}.xml"))
        links.append(("rIdS", f"{_RELATIONS}/styles", "styles.xml"))
        if self.shares_text:
            links.append(("rIdT", f"{_RELATIONS}/sharedStrings", "sharedStrings.xml"))
            texts = "".join(f"<si><t>{escape(text)}</t></si>" for text in self._texts)
            members["xl/sharedStrings.xml"] = f'<sst xmlns="{_MAIN}">{texts}</sst>'.encode()
        members["xl/_rels/workbook.xml.rels"] = _relations(links)
        members["xl/workbook.xml"] = self._workbook().encode()
        members.update(parts or {})
        return packed({name: data for name, data in members.items() if data is not None})

    def _workbook(self) -> str:
        entries = "".join(
            f'<sheet name="{escape(sheet.name)}" sheetId="{place}" state="{sheet.state}" r:id="rId{place}"/>'
            for place, sheet in enumerate(self.sheets, 1)
        )
        return f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{entries}</sheets></workbook>'

    def _sheet(self, sheet: Sheet) -> str:
        rows: dict[int, list[str]] = {}
        for name, value in sheet.cells.items():
            row = int(name.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
            rows.setdefault(row, []).append(self._cell(name, value))
        body = "".join(
            f'<row r="{row}"{sheet.row_attributes.get(row, "")}>{"".join(cells)}</row>'
            for row, cells in sorted(rows.items())
        )
        return f'<worksheet xmlns="{_MAIN}">{sheet.before}<sheetData>{body}</sheetData>{sheet.after}</worksheet>'

    def _cell(self, name: str, value: Value) -> str:
        if isinstance(value, Raw):
            return f'<c r="{name}"{value.attributes}>{value.inside}</c>'
        if isinstance(value, bool):
            return f'<c r="{name}" t="b"><v>{int(value)}</v></c>'
        if not isinstance(value, str):
            return f'<c r="{name}"><v>{value!r}</v></c>'
        if self.shares_text:
            self._texts.append(value)
            return f'<c r="{name}" t="s"><v>{len(self._texts) - 1}</v></c>'
        return f'<c r="{name}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def _relations(links: Sequence[tuple[str, str, str]]) -> bytes:
    entries = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in links)
    return f'<Relationships xmlns="{_PACKAGE}">{entries}</Relationships>'.encode()


def packed(members: Mapping[str, bytes]) -> bytes:
    """A zip of the members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def header_sheet(**changes: Value) -> Sheet:
    """Sheet 01 of a commune; ``changes`` are cells (``C4="01417"``)."""
    cells = table(
        [
            ("Tên xã", None, "Sóc Hà"),
            ("Mã xã", None, "01417"),
            ("Huyện/Tỉnh", None, "Huyện Hà Quảng"),
            ("Kỳ báo cáo từ ngày", None, "01/01/2021"),
            ("Đến ngày", None, "31/12/2021"),
        ],
        first_row=3,
    )
    return Sheet("01_ThongTin", {**cells, **changes})


TITLES = ("Mã", "Chỉ tiêu", "ĐVT", "Thực hiện năm trước", "Thực hiện kỳ này", "Lũy kế", "Ghi chú / Giải trình")


def indicator_sheet(rows: Sequence[tuple[str, str, Value]], **changes: Value) -> Sheet:
    """Sheet 02 with (code, unit, value) rows from row 6, value in column E."""
    body = [(code, f"Chỉ tiêu {code}", unit, None, value) for code, unit, value in rows]
    return Sheet("02_ChiTieu", {**table([TITLES], 5), **table(body, 6), **changes})


def hamlet_sheet(rows: Sequence[Sequence[Value]], codes: Sequence[str] = ("A14", "A16", "D01")) -> Sheet:
    """Sheet 03 with (code, name, border, values …) rows from row 9."""
    cells = {
        **table([codes], 6, 5),
        **table([("uid", "Mã xóm", "Tên xóm", "Giáp biên (x)", *(f"Số {code}" for code in codes))], 7),
        **table([("hộ",) * len(codes)], 8, 5),
        **table([(None, *row) for row in rows], 9),
    }
    return Sheet("03_Xom", cells)
