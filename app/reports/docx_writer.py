"""Document → Word file. The body is generated as XML text, element by element in the order of the schema.

Word is stricter than other programs about the order of elements, and the cell interface of the library is slow for
long tables; generated text settles both. Equal documents give equal bytes: all times in the file are fixed.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

import docx
from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from app.files import write_whole
from app.progress import Progress, silent
from app.reports import nd30
from app.reports.docx_pictures import Pictures
from app.reports.fonts import printable
from app.reports.layout import lay_out, page_size
from app.reports.model import Align, Document, Orientation, Run
from app.reports.placed import Grid, Item, NewPage, Picture, PlacedCell, Rule, Section, Style, Text, spread

_NAMESPACES = nsdecls("w", "r")
_JC = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right", Align.JUSTIFY: "both"}
_FIXED_TIME = datetime(2000, 1, 1)  # noqa: DTZ001 - the file format wants a time without zone
_FIXED_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
#: A paragraph that only closes a table or a section: as low as a line can be.
_TINY_PT = 1


def write(document: Document, path: Path, progress: Progress = silent) -> None:
    """Write ``document`` as .docx; raises Problem when the file cannot be replaced, Cancelled leaves nothing."""
    progress(0, 2, "Dựng văn bản Word")
    content = render(document)
    progress(1, 2, "Ghi tệp Word")
    write_whole(path, content)
    progress(2, 2, "Ghi tệp Word")


def render(document: Document) -> bytes:
    """The bytes of the .docx file."""
    word = empty_file(document)
    sections = lay_out(document)
    header_id = _page_number_header(word, nd30.SIZES[document.setup.size_set].page_number)
    body = word.element.body
    for child in list(body):
        body.remove(child)
    pictures = Pictures.of(word, sections)
    for index, section in enumerate(sections):
        for item in section.items:
            for xml in _item_xml(item, pictures):
                body.append(parse_xml(xml))
        properties = _section_properties(section, document, header_id)
        if index < len(sections) - 1:
            body.append(parse_xml(_tiny(properties)))
        else:
            body.append(parse_xml(properties.replace("<w:sectPr>", f"<w:sectPr {_NAMESPACES}>", 1)))
    return saved(word)


def empty_file(document: Document) -> WordFile:
    """A file with the properties and styles of ``document`` and one empty section."""
    word = docx.Document()
    _set_properties(word, document)
    _set_styles(word, document)
    return word


def _set_properties(word: WordFile, document: Document) -> None:
    core = word.core_properties
    core.title, core.author = printable(document.title)[:250], printable(document.author)[:250]
    core.last_modified_by = core.author
    core.subject, core.comments, core.keywords = "", "", ""
    core.language, core.revision = "vi-VN", 1
    core.created = core.modified = _FIXED_TIME
    package = word.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[key]


def _set_styles(word: WordFile, document: Document) -> None:
    """One font for every script, Vietnamese as the language; theme fonts would win over the names, so they go."""
    styles = word.styles.element
    for fonts in styles.iter(qn("w:rFonts")):
        for name in list(fonts.attrib):
            del fonts.attrib[name]
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), nd30.FONT)
    for language in styles.iter(qn("w:lang")):
        for script in ("val", "eastAsia", "bidi"):
            language.set(qn(f"w:{script}"), "vi-VN")
    for caption in styles.xpath("w:style[@w:styleId='Caption']"):
        # A caption is known by the name of its style; its look stands at its paragraphs.
        for properties in caption.xpath("w:pPr | w:rPr"):
            caption.remove(properties)
    size = str(nd30.SIZES[document.setup.size_set].body * 2)
    for element in styles.xpath("w:docDefaults//w:sz | w:docDefaults//w:szCs"):
        element.set(qn("w:val"), size)
    for spacing in styles.xpath("w:docDefaults//w:spacing"):
        spacing.attrib.clear()
        spacing.set(qn("w:after"), "0")


def _page_number_header(word: WordFile, size: int) -> str:
    header = word.sections[0].header
    header.is_linked_to_previous = False
    for paragraph in list(header.paragraphs):
        paragraph._p.getparent().remove(paragraph._p)  # noqa: SLF001 - the library has no removal
    field = "".join(
        f'<w:r><w:rPr>{_fonts_xml()}<w:sz w:val="{size * 2}"/><w:szCs w:val="{size * 2}"/></w:rPr>{part}</w:r>'
        for part in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>2</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    properties = '<w:pPr><w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/></w:pPr>'
    header._element.append(parse_xml(f"<w:p {_NAMESPACES}>{properties}{field}</w:p>"))  # noqa: SLF001 - no public door for a field
    return str(word.sections[0]._sectPr.xpath("w:headerReference/@r:id")[0])  # noqa: SLF001 - the id is not public


def _section_properties(section: Section, document: Document, header_id: str) -> str:
    setup = document.setup
    width, height = page_size(section.orientation)
    orient = ' w:orient="landscape"' if section.orientation is Orientation.LANDSCAPE else ""
    edge = _twips(nd30.PAGE_NUMBER_FROM_EDGE_MM)
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{header_id}"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{_twips(width)}" w:h="{_twips(height)}"{orient}/>'
        f'<w:pgMar w:top="{_twips(setup.top_mm)}" w:right="{_twips(setup.right_mm)}"'
        f' w:bottom="{_twips(setup.bottom_mm)}" w:left="{_twips(setup.left_mm)}"'
        f' w:header="{edge}" w:footer="{edge}" w:gutter="0"/>'
        '<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )


def _twips(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)


def _points(points: float) -> int:
    return round(points * 20)


def _item_xml(item: Item, pictures: Pictures) -> Iterator[str]:
    match item:
        case Picture():
            yield _picture_xml(item, pictures)
        case Text():
            yield _text_xml(item)
        case Rule():
            yield _rule_xml(item)
        case Grid():
            yield _grid_xml(item)
            yield _tiny(after_pt=item.after_pt, keeps_with_next=item.tail_rows > 0)
        case NewPage():
            yield _tiny(run='<w:r><w:br w:type="page"/></w:r>')


def _picture_xml(item: Picture, pictures: Pictures) -> str:
    """A line as high as the picture: its own letters are as low as a line can be."""
    keeps = "<w:keepNext/>" if item.keeps_with_next else ""
    spacing = f'<w:spacing w:before="0" w:after="{_points(item.after_pt)}" w:line="240" w:lineRule="auto"/>'
    mark = '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>'
    content = pictures.run_xml(item)
    return f'<w:p {_NAMESPACES}><w:pPr>{keeps}{spacing}<w:jc w:val="left"/>{mark}</w:pPr>{content}</w:p>'


def _tiny(section_properties: str = "", *, run: str = "", after_pt: float = 0, keeps_with_next: bool = False) -> str:
    keeps = "<w:keepNext/>" if keeps_with_next else ""
    spacing = f'<w:spacing w:before="0" w:after="{_points(after_pt)}" w:line="{_points(_TINY_PT)}" w:lineRule="exact"/>'
    mark = '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>'
    return f"<w:p {_NAMESPACES}><w:pPr>{keeps}{spacing}{mark}{section_properties}</w:pPr>{run}</w:p>"


def _text_xml(item: Text, *, keeps_with_next: bool = False) -> str:
    style = item.style
    runs = "<w:r><w:br/></w:r>".join("".join(_run_xml(run, style) for run in line) for line in item.lines)
    return f"<w:p {_NAMESPACES}>{_paragraph_properties(style, keeps_with_next=keeps_with_next)}{runs}</w:p>"


def _paragraph_properties(style: Style, *, keeps_with_next: bool) -> str:
    parts = ['<w:pStyle w:val="Caption"/>'] if style.is_caption else []
    parts += ["<w:keepNext/>" if style.keeps_with_next or keeps_with_next else "", "<w:widowControl/>"]
    if style.box_side_mm is not None:
        side = f'w:val="single" w:sz="6" w:space="2" w:color="{style.color}"'
        parts.append(f"<w:pBdr><w:top {side}/><w:left {side}/><w:bottom {side}/><w:right {side}/></w:pBdr>")
    parts.append(
        f'<w:spacing w:before="0" w:after="{_points(style.after_pt)}"'
        f' w:line="{_points(style.pitch)}" w:lineRule="atLeast"/>'
    )
    left = _twips(style.left_mm if style.box_side_mm is None else style.box_side_mm)
    right = "" if style.box_side_mm is None else f' w:right="{left}"'
    first = "hanging" if style.first_line_mm < 0 else "firstLine"
    parts.append(f'<w:ind w:left="{left}"{right} w:{first}="{_twips(abs(style.first_line_mm))}"/>')
    parts.append(f'<w:jc w:val="{_JC[style.align]}"/>')
    if style.outline is not None:
        parts.append(f'<w:outlineLvl w:val="{style.outline}"/>')
    # The mark at the end of a paragraph has a size too: in an empty cell it alone makes the height of the line.
    parts.append(f"<w:rPr>{_size_xml(style)}</w:rPr>")
    return f"<w:pPr>{''.join(parts)}</w:pPr>"


def _fonts_xml() -> str:
    return f'<w:rFonts w:ascii="{nd30.FONT}" w:hAnsi="{nd30.FONT}" w:eastAsia="{nd30.FONT}" w:cs="{nd30.FONT}"/>'


def _size_xml(style: Style) -> str:
    return f'<w:sz w:val="{round(style.size * 2)}"/><w:szCs w:val="{round(style.size * 2)}"/>'


def _run_xml(run: Run, style: Style) -> str:
    bold = "<w:b/><w:bCs/>" if style.bold or run.bold else ""
    italic = "<w:i/><w:iCs/>" if style.italic or run.italic else ""
    color = f'<w:color w:val="{style.color}"/>' if style.color != "000000" else ""
    size = _size_xml(style)
    text = escape(run.text)
    return f'<w:r><w:rPr>{_fonts_xml()}{bold}{italic}{color}{size}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _rule_xml(rule: Rule) -> str:
    side = _twips((rule.width_mm - rule.length_mm) / 2)
    return (
        f'<w:p {_NAMESPACES}><w:pPr><w:keepNext/><w:pBdr><w:top w:val="single" w:sz="{round(nd30.RULE_PT * 8)}"'
        f' w:space="0" w:color="000000"/></w:pBdr><w:spacing w:before="0" w:after="{_points(rule.after_pt)}"'
        f' w:line="{_points(2)}" w:lineRule="exact"/><w:ind w:left="{side}" w:right="{side}"/>'
        '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:pPr></w:p>'
    )


def _grid_xml(grid: Grid) -> str:
    borders = ""
    if grid.is_ruled:
        side = 'w:val="single" w:sz="4" w:space="0" w:color="000000"'
        names = ("top", "left", "bottom", "right", "insideH", "insideV")
        borders = f"<w:tblBorders>{''.join(f'<w:{name} {side}/>' for name in names)}</w:tblBorders>"
    padding = _twips(grid.padding_mm)
    properties = (
        f'<w:tblPr><w:tblW w:w="{sum(map(_twips, grid.widths_mm))}" w:type="dxa"/><w:jc w:val="center"/>{borders}'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:left w:w="{padding}" w:type="dxa"/><w:right w:w="{padding}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    )
    columns = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in grid.widths_mm)
    rows = "".join(_row_xml(index, cells, grid) for index, cells in enumerate(spread(grid)))
    return f"<w:tbl {_NAMESPACES}>{properties}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def _row_xml(index: int, row: list[PlacedCell], grid: Grid) -> str:
    head = "<w:tblHeader/>" if index < grid.head_rows else ""
    is_tail = index >= len(grid.rows) - grid.tail_rows
    keeps = grid.stays_whole or index < grid.head_rows or index in grid.kept_rows or is_tail
    cells = "".join(_cell_xml(placed, grid, keeps_with_next=keeps) for placed in row)
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>"


def _cell_xml(placed: PlacedCell, grid: Grid, *, keeps_with_next: bool) -> str:
    cell, column, continues = placed
    width = sum(map(_twips, grid.widths_mm[column : column + cell.columns]))
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    merge = "<w:vMerge/>" if continues else '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
    place = '<w:vAlign w:val="center"/>' if grid.is_ruled else ""
    items: Iterable[Text | Rule] = () if continues else cell.items
    content = "".join(
        _rule_xml(item) if isinstance(item, Rule) else _text_xml(item, keeps_with_next=keeps_with_next)
        for item in items
    ).replace(f" {_NAMESPACES}", "")
    if not content:
        content = _tiny().replace(f" {_NAMESPACES}", "")
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{place}</w:tcPr>{content}</w:tc>'


def saved(word: WordFile) -> bytes:
    """The bytes of a file; equal content gives equal bytes."""
    raw, fixed = io.BytesIO(), io.BytesIO()
    word.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _FIXED_ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return fixed.getvalue()
