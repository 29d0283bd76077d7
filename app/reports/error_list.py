"""The sheet «Danh sách lỗi»: everything to mend in one table, each line leading to its cell; A4 across when printed."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.annotations import LIST_TITLES, Annotation, AnnotationList
from app.domain.findings import Severity
from app.domain.findings_text import severity_word
from app.i18n import _
from app.reports.cell_text import cell_xml
from app.reports.style_part import GROUNDS, StylePart
from app.text import short_date

#: Widths of the columns in letters.
_WIDTHS = (5, 12, 19, 8, 30, 16, 46, 44)
_LETTERS = "ABCDEFGH"
GROUND_COLUMN = "I"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LEGEND_ROW = 4
#: Where the count of each severity stands: it is the legend of the colours too.
_LEGEND = ((Severity.ERROR, "B"), (Severity.QUESTION, "C"), (Severity.WARNING, "E"), (Severity.NOTE, "F"))
_BORDER = (
    '<border><left style="thin"><color rgb="FF808080"/></left><right style="thin"><color rgb="FF808080"/></right>'
    '<top style="thin"><color rgb="FF808080"/></top><bottom style="thin"><color rgb="FF808080"/></bottom>'
    "<diagonal/></border>"
)
_FONT = "Times New Roman"
#: Rows can be 409 points high.
_MOST_LINES = 25


@dataclass(frozen=True, slots=True)
class _Look:
    """Numbers of the cell formats of this sheet."""

    title: int
    line: int
    head: int
    text: int
    middle: int
    link: int
    grounds: Mapping[Severity, int]


def sheet_xml(
    content: AnnotationList,
    styles: StylePart,
    namespace: str,
    *,
    sheets: frozenset[str],
    grounds: Mapping[tuple[str, str], str],
) -> tuple[bytes, int]:
    """The part and the row of its titles.

    ``sheets`` are the names of sheets a line can lead to; ``grounds`` of marked cells are kept in a hidden column, so
    that they come back when the cell is mended.
    """
    look = _look(styles)
    rows = _head_rows(content, look)
    titles = len(rows) + 1
    rows.append(
        _row(titles, [(letter, _(text), look.head) for letter, text in zip(_LETTERS, LIST_TITLES, strict=True)])
    )
    links = []
    for row, item in enumerate(content.annotations, titles + 1):
        leads = bool(item.where.cell) and item.where.sheet in sheets
        ground = grounds.get((item.where.sheet, item.where.cell), "")
        rows.append(_annotation_row(row, item, look, number=row - titles, ground=ground, leads=leads))
        if leads:
            links.append(_link(row, item))
    if not content.annotations:
        rows.append(_row(titles + 1, [("A", _("Không có điều gì phải sửa."), look.line)]))
    links_xml = f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else ""
    xml = (
        f'{_HEAD}<worksheet xmlns="{namespace}">{_before_rows(titles)}'
        f"<sheetData>{''.join(rows)}</sheetData>{_merged(titles)}{links_xml}{_page(titles, len(rows) + 1)}</worksheet>"
    )
    return xml.encode(), titles


def _before_rows(titles: int) -> str:
    """A red tab, the titles frozen, the widths of the columns."""
    return (
        '<sheetPr><tabColor rgb="FFC00000"/><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">'
        f'<pane ySplit="{titles}" topLeftCell="A{titles + 1}" activePane="bottomLeft" state="frozen"/>'
        f'<selection pane="bottomLeft" activeCell="A{titles + 1}" sqref="A{titles + 1}"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15.75"/><cols>{_columns()}</cols>'
    )


def _merged(titles: int) -> str:
    """The lines above the table go across it; so does one part of the legend."""
    ranges = [f"A{row}:{_LETTERS[-1]}{row}" for row in range(1, titles) if row != _LEGEND_ROW] + ["C4:D4"]
    return f'<mergeCells count="{len(ranges)}">{"".join(f"<mergeCell ref={one!r}/>" for one in ranges)}</mergeCells>'


def _page(titles: int, last: int) -> str:
    """A4 across, one page wide; numbers that are text here are meant to be."""
    return (
        '<printOptions horizontalCentered="1"/>'
        '<pageMargins left="0.5" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        f"<headerFooter><oddFooter>&amp;C{cell_xml(_('Trang'))} &amp;P/&amp;N</oddFooter></headerFooter>"
        f'<ignoredErrors><ignoredError sqref="F{titles + 1}:F{last}" numberStoredAsText="1"/></ignoredErrors>'
    )


def _look(styles: StylePart) -> _Look:
    def font(inside: str, size: int = 12, color: str = "") -> int:
        return styles.added("fonts", f'<font>{inside}<sz val="{size}"/>{color}<name val="{_FONT}"/></font>')

    plain, bold, big = font(""), font("<b/>"), font("<b/>", 16)
    blue = font("<u/>", color='<color rgb="FF0563C1"/>')
    border = styles.added("borders", _BORDER)
    head = styles.added(
        "fills",
        '<fill><patternFill patternType="solid"><fgColor rgb="FFE7E6E6"/><bgColor indexed="64"/></patternFill></fill>',
    )

    def look(font_id: int, alignment: str, *, fill: int = 0, border_id: int = 0) -> int:
        return styles.added(
            "cellXfs",
            f'<xf numFmtId="49" fontId="{font_id}" fillId="{fill}" borderId="{border_id}" xfId="0" quotePrefix="1" '
            f'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">'
            f'<alignment vertical="{"center" if not border_id else "top"}" {alignment}/></xf>',
        )

    text = look(plain, 'wrapText="1"', border_id=border)
    middle = look(plain, 'horizontal="center" wrapText="1"', border_id=border)
    bold_middle = look(bold, 'horizontal="center" wrapText="1"', border_id=border)
    return _Look(
        title=look(big, 'horizontal="left"'),
        line=look(plain, 'horizontal="left" wrapText="1"'),
        head=look(bold, 'horizontal="center" wrapText="1"', fill=head, border_id=border),
        text=text,
        middle=middle,
        link=look(blue, 'horizontal="center"', border_id=border),
        grounds={severity: styles.marked(bold_middle, ground) for severity, ground in GROUNDS.items()},
    )


def _head_rows(content: AnnotationList, look: _Look) -> list[str]:
    lines = [
        _("Đơn vị: {unit}. Kỳ báo cáo: {period}.").format(unit=content.unit, period=content.period),
        _("Tệp: {file}. Ngày kiểm tra: {day}.").format(file=content.file_name, day=short_date(content.made_on)),
    ]
    rows = [_row(1, [("A", _("DANH SÁCH LỖI"), look.title)])]
    rows += [_row(number, [("A", text, look.line)]) for number, text in enumerate(lines, 2)]
    legend = [
        (letter, f"{severity_word(severity)}: {content.count(severity)}", look.grounds[severity])
        for severity, letter in _LEGEND
    ]
    rows.append(_row(_LEGEND_ROW, [*legend[:2], ("D", "", look.grounds[Severity.QUESTION]), *legend[2:]]))
    todo = _(
        "Bấm vào cột Ô để đến ô có màu, đọc ghi chú của ô và sửa ngay ở đó; lưu lại rồi gửi cả tệp này. "
        "Trang này được bỏ qua khi nhập lại, không cần xóa."
    )
    why = [_("Lý do trả lại: {why}").format(why=content.return_reason)] if content.return_reason else []
    rows += [
        _row(number, [("A", text, look.line)], height=_lines(text, sum(_WIDTHS)))
        for number, text in enumerate((*why, todo, *content.remarks), _LEGEND_ROW + 1)
    ]
    return rows


def _lines(text: str, width: int) -> int:
    """Lines a text needs in a column: not every program makes rows grow by themselves, and merged cells never do."""
    count = sum(1 + len(line) // max(width - 1, 1) for line in text.split("\n"))
    return min(count, _MOST_LINES)


def _annotation_row(row: int, item: Annotation, look: _Look, *, number: int, ground: str, leads: bool) -> str:
    word = severity_word(item.severity)
    if item.settled:
        word = _("{severity} (đã xong)").format(severity=word)
    colour = look.middle if item.settled else look.grounds[item.severity]
    cells: list[tuple[str, str | int, int]] = [
        ("A", number, look.middle),
        ("B", word, colour),
        ("C", item.where.sheet, look.text),
        ("D", item.where.cell, look.link if leads else look.middle),
        ("E", item.subject, look.text),
        ("F", item.written, look.text),
        ("G", item.wrong, look.text),
        ("H", item.settled or item.remedy, look.text),
    ]
    lines = (_lines(str(text), width) for (_letter, text, _style), width in zip(cells, _WIDTHS, strict=True))
    height = max(lines)
    return _row(row, [*cells, (GROUND_COLUMN, ground, look.line)] if ground else cells, height=height)


def _row(row: int, cells: list[tuple[str, str | int, int]], *, height: int = 1) -> str:
    written = []
    for letter, value, style in cells:
        if isinstance(value, int):
            written.append(f'<c r="{letter}{row}" s="{style}"><v>{value}</v></c>')
        else:
            text = f'<is><t xml:space="preserve">{cell_xml(value)}</t></is>'
            written.append(f'<c r="{letter}{row}" s="{style}" t="inlineStr">{text}</c>')
    size = f' ht="{height * 15.75}" customHeight="1"' if height > 1 else ""
    return f'<row r="{row}"{size}>{"".join(written)}</row>'


def _columns() -> str:
    shown = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(_WIDTHS, 1)
    )
    hidden = len(_WIDTHS) + 1
    return f'{shown}<col min="{hidden}" max="{hidden}" width="10" hidden="1" customWidth="1"/>'


def _link(row: int, item: Annotation) -> str:
    sheet = item.where.sheet.replace("'", "''")
    location = cell_xml(f"'{sheet}'!{item.where.cell}")
    return f'<hyperlink ref="D{row}" location="{location}" display="{cell_xml(item.where.cell)}"/>'
