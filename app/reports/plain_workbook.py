"""Sheets as values → .xlsx: for files that cannot be edited themselves (.xls, .ods, .csv, web pages).

Values, merged ranges, hidden places and kinds of numbers are as sent; columns get the width their text needs. Text is
always text, whatever sign it begins with.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from itertools import groupby

from app.domain.sheet_copies import CopiedCell, CopiedKind, SheetCopy, WorkbookCopy
from app.reports.cell_text import cell_xml
from app.reports.sheet_part import address

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)
_NARROWEST, _WIDEST, _LONGEST_NAME = 6, 60, 31
_ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA"})
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")
_FIRST_FORMAT = 164
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", "_"))


def write(copy: WorkbookCopy) -> bytes:
    """The bytes of an .xlsx file; equal sheets give equal bytes."""
    formats = sorted({cell.format for sheet in copy.sheets for cell in sheet.cells if cell.format})
    names = sheet_names(copy)
    parts = {
        "[Content_Types].xml": _content_types(len(names)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _workbook(copy, names),
        "xl/_rels/workbook.xml.rels": _relations(
            [
                *(("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(names) + 1)),
                ("styles", "styles.xml"),
            ]
        ),
        "xl/styles.xml": _styles(formats),
    }
    numbers = {code: number for number, code in enumerate(formats, 1)}
    for number, sheet in enumerate(copy.sheets, 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = _sheet(sheet, numbers)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, text in parts.items():
            info = zipfile.ZipInfo(path, _FIXED_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            archive.writestr(info, (_HEAD + text).encode())
    return buffer.getvalue()


def sheet_names(copy: WorkbookCopy) -> tuple[str, ...]:
    """Names a spreadsheet allows: no forbidden sign, at most 31 letters, each once."""
    found: list[str] = []
    for number, sheet in enumerate(copy.sheets, 1):
        wanted = sheet.name.translate(_NOT_IN_NAMES).strip(" '")[:_LONGEST_NAME].strip(" '") or f"Trang {number}"
        name, count = wanted, 1
        while name.casefold() in {known.casefold() for known in found}:
            count += 1
            tail = f" ({count})"
            name = wanted[: _LONGEST_NAME - len(tail)] + tail
        found.append(name)
    return tuple(found)


def _content_types(sheets: int) -> str:
    overrides = [("xl/workbook.xml", "sheet.main"), ("xl/styles.xml", "styles")]
    overrides += [(f"xl/worksheets/sheet{number}.xml", "worksheet") for number in range(1, sheets + 1)]
    declared = "".join(f'<Override PartName="/{path}" ContentType="{_TYPE}.{kind}+xml"/>' for path, kind in overrides)
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{declared}</Types>'
    )


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_LINKS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _workbook(copy: WorkbookCopy, names: Sequence[str]) -> str:
    sheets = "".join(
        f'<sheet name="{cell_xml(name)}" sheetId="{number}" r:id="rId{number}"'
        f"{_flag('state', 'hidden', is_set=sheet.is_hidden)}/>"
        for number, (name, sheet) in enumerate(zip(names, copy.sheets, strict=True), 1)
    )
    epoch = ' date1904="1"' if copy.is_1904 else ""
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><workbookPr{epoch}/><bookViews><workbookView/></bookViews>'
        f"<sheets>{sheets}</sheets></workbook>"
    )


def _styles(formats: Sequence[str]) -> str:
    codes = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{cell_xml(code)}"/>'
        for number, code in enumerate(formats, _FIRST_FORMAT)
    )
    looks = "".join(
        f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        for number in range(_FIRST_FORMAT, _FIRST_FORMAT + len(formats))
    )
    declared = f'<numFmts count="{len(formats)}">{codes}</numFmts>' if formats else ""
    return (
        f'<styleSheet xmlns="{_MAIN}">{declared}'
        '<fonts count="1"><font><sz val="12"/><name val="Times New Roman"/></font></fonts><fills count="2"><fill>'
        '<patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(formats) + 1}">'
        f'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>{looks}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _sheet(sheet: SheetCopy, formats: dict[str, int]) -> str:
    rows = "".join(_row(row, cells, sheet, formats) for row, cells in _rows(sheet))
    merged = "".join(
        f'<mergeCell ref="{address(top, left)}:{address(bottom, right)}"/>' for top, left, bottom, right in sheet.merged
    )
    merged = f'<mergeCells count="{len(sheet.merged)}">{merged}</mergeCells>' if merged else ""
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0"/></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15.75"/>{_columns(sheet)}<sheetData>{rows}</sheetData>{merged}</worksheet>'
    )


def _rows(sheet: SheetCopy) -> Iterable[tuple[int, list[CopiedCell]]]:
    filled = {row: list(cells) for row, cells in groupby(sheet.cells, key=lambda cell: cell.row)}
    return ((row, filled.get(row, [])) for row in sorted({*filled, *sheet.hidden_rows}))


def _row(row: int, cells: Iterable[CopiedCell], sheet: SheetCopy, formats: dict[str, int]) -> str:
    hidden = _flag("hidden", "1", is_set=row in sheet.hidden_rows)
    return f'<row r="{row}"{hidden}>{"".join(_cell(cell, formats) for cell in cells)}</row>'


def _cell(cell: CopiedCell, formats: dict[str, int]) -> str:
    start = f'<c r="{address(cell.row, cell.column)}"'
    if cell.format:
        start += f' s="{formats[cell.format]}"'
    if cell.kind is CopiedKind.NUMBER and _NUMBER.fullmatch(cell.text):
        return f"{start}><v>{cell_xml(cell.text)}</v></c>"
    if cell.kind is CopiedKind.BOOLEAN and cell.text in ("0", "1"):
        return f'{start} t="b"><v>{cell_xml(cell.text)}</v></c>'
    if cell.kind is CopiedKind.ERROR and cell.text in _ERRORS:
        return f'{start} t="e"><v>{cell_xml(cell.text)}</v></c>'
    return f'{start} t="inlineStr"><is><t xml:space="preserve">{cell_xml(cell.text)}</t></is></c>'


def _columns(sheet: SheetCopy) -> str:
    """Columns as wide as what stands in them; a text over merged columns asks for nothing."""
    spread = {(top, left) for top, left, _bottom, right in sheet.merged if right > left}
    widths: dict[int, int] = dict.fromkeys(sheet.hidden_columns, _NARROWEST)
    for cell in sheet.cells:
        longest = 0 if (cell.row, cell.column) in spread else max(map(len, cell.text.split("\n")))
        widths[cell.column] = min(max(widths.get(cell.column, _NARROWEST), longest + 2), _WIDEST)
    columns = "".join(
        f'<col min="{column}" max="{column}" width="{width}" customWidth="1"'
        f"{_flag('hidden', '1', is_set=column in sheet.hidden_columns)}/>"
        for column, width in sorted(widths.items())
    )
    return f"<cols>{columns}</cols>" if columns else ""


def _flag(name: str, value: str, *, is_set: bool) -> str:
    return f' {name}="{value}"' if is_set else ""
