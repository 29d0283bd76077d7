"""From blocks to placed lines: what both writers draw, so that Word and PDF cannot drift apart.

A paper becomes sections of five primitives: text, a drawn rule, a grid, a picture and a new page. All sizes, distances
and balanced line breaks of Nghị định 30 are decided here; a writer only knows how its format draws a primitive.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from app.domain.page_setup import PageSetup
from app.reports import border_strip, charts, ending, letterhead, nd30
from app.reports.drawing import Drawing
from app.reports.fonts import balanced_lines, printable
from app.reports.fonts import width_mm as line_width
from app.reports.model import (
    Addressees,
    Align,
    Annex,
    Block,
    BorderStrip,
    Cell,
    Chart,
    Closing,
    Document,
    DocumentTitle,
    Heading,
    HeadingLevel,
    LegalBasis,
    Letterhead,
    Orientation,
    PageBreak,
    Paragraph,
    Row,
    Run,
    Signature,
    Table,
)
from app.reports.placed import Grid, GridCell, Item, NewPage, Picture, Rule, Section, Style, Text

_SIGNING_SPACE_PT = 66
#: Between the text of a boxed line and its frame.
_BOX_ROOM_MM = 2
#: What a frame adds to the line pitch of its text.
_FRAME_PT = 3
#: Room that the caption of a picture, its note and the gaps between them take from its page.
_CAPTION_ROOM_PT = 96
_PT_PER_MM = 72 / 25.4
_BLANK = "\u00a0"
#: Keeps a drawn rule clear of the letters above it.
_ABOVE_RULE_PT = 1.5


@dataclass(frozen=True, slots=True)
class _Frame:
    """What a block needs to know about the page it stands on."""

    setup: PageSetup
    sizes: nd30.Sizes
    orientation: Orientation = Orientation.PORTRAIT

    @property
    def width_mm(self) -> float:
        """Width between the margins."""
        return page_text_width(self.setup, self.orientation)

    @property
    def height_mm(self) -> float:
        """Height between the margins."""
        return page_size(self.orientation)[1] - self.setup.top_mm - self.setup.bottom_mm

    def style(self, size: float, align: Align = Align.CENTER, *, bold: bool = False, italic: bool = False) -> Style:
        return Style(size, self.sizes.pitch(size), align, bold=bold, italic=italic)

    @property
    def body(self) -> Style:
        return replace(
            self.style(self.sizes.body, Align.JUSTIFY),
            first_line_mm=nd30.FIRST_LINE_MM[1],
            after_pt=nd30.PARAGRAPH_GAP_PT,
        )


def lay_out(document: Document) -> tuple[Section, ...]:
    """The sections of a paper: the body, then each annex with its own page numbers."""
    body = _Frame(document.setup, nd30.SIZES[document.setup.size_set], document.orientation)
    sections = [Section(_items(document.blocks, body), document.orientation)]
    for annex in document.annexes:
        frame = replace(body, orientation=annex.orientation)
        sections.append(Section((*_annex_head(annex, frame), *_items(annex.blocks, frame)), annex.orientation))
    return tuple(sections)


def page_size(orientation: Orientation) -> tuple[float, float]:
    """Width and height of the paper in millimetres."""
    if orientation is Orientation.LANDSCAPE:
        return nd30.PAGE_HEIGHT_MM, nd30.PAGE_WIDTH_MM
    return nd30.PAGE_WIDTH_MM, nd30.PAGE_HEIGHT_MM


def page_text_width(setup: PageSetup, orientation: Orientation = Orientation.PORTRAIT) -> float:
    """Width between the margins in millimetres."""
    return page_size(orientation)[0] - setup.left_mm - setup.right_mm


def _items(blocks: tuple[Block, ...], frame: _Frame) -> tuple[Item, ...]:
    items: list[Item] = []
    for block in blocks:
        items.extend(_LAYOUTS[type(block)](block, frame))
    return ending.kept(items, frame.width_mm)


def _line(text: str, style: Style) -> Text:
    return Text(((Run(printable(text)),),), style)


def _lines(lines: tuple[str, ...], style: Style) -> Text:
    return Text(tuple((Run(line),) for line in lines), style)


def _letterhead(block: Letterhead, frame: _Frame) -> tuple[Item, ...]:
    sizes = frame.sizes
    left, right = letterhead.column_widths(frame.setup)
    organ = letterhead.organ_lines(block.organ, sizes.organ, left, bold=True)
    parent = letterhead.organ_lines(block.parent_organ, sizes.organ, left, bold=False)
    organ_cell = (
        *((_lines(parent, frame.style(sizes.organ)),) if parent else ()),
        _lines(organ, replace(frame.style(sizes.organ, bold=True), after_pt=_ABOVE_RULE_PT)),
        Rule(letterhead.rule_length(organ[-1], sizes.organ), left, 6),
    )
    nation_cell = (
        _line(nd30.QUOC_HIEU, frame.style(sizes.quoc_hieu, bold=True)),
        _line(nd30.TIEU_NGU, replace(frame.style(sizes.tieu_ngu, bold=True), after_pt=_ABOVE_RULE_PT)),
        Rule(letterhead.tieu_ngu_length(sizes.tieu_ngu), right, 6),
    )
    rows = [(GridCell(organ_cell), GridCell(nation_cell))]
    under_organ = _under_organ(block, frame, left)
    under_nation: tuple[Text | Rule, ...] = ()
    if block.has_date:
        date_style = frame.style(sizes.place_date, italic=True)
        under_nation = (_line(letterhead.place_date_line(block), date_style),)
    if under_organ or under_nation:
        rows.append((GridCell(under_organ), GridCell(under_nation)))
    return (Grid((left, right), tuple(rows), after_pt=12, stays_whole=True),)


def _under_organ(block: Letterhead, frame: _Frame, width_mm: float) -> tuple[Text | Rule, ...]:
    items: list[Text | Rule] = []
    if block.has_number:
        style = replace(frame.style(nd30.NUMBER_PT), pitch=frame.sizes.pitch(frame.sizes.place_date))
        items.append(_line(letterhead.number_line(block), style))
    if block.letter_subject:
        size = frame.sizes.letter_subject
        lines = balanced_lines(f"V/v {block.letter_subject}", size, width_mm - 4, bold=False)
        items.append(_lines(lines, frame.style(size)))
        items[-2:-1] = [
            replace(item, style=replace(item.style, after_pt=6)) for item in items[-2:-1] if isinstance(item, Text)
        ]
    if block.draft_mark:
        items = [
            replace(item, style=replace(item.style, after_pt=6)) if isinstance(item, Text) else item for item in items
        ]
        size = frame.sizes.body - 1
        side = (width_mm - line_width(block.draft_mark, size, bold=True)) / 2 - _BOX_ROOM_MM
        mark = replace(frame.style(size, bold=True), box_side_mm=max(side, 0))
        items.append(_line(block.draft_mark, mark))
    if block.urgency is not None:
        items = [replace(item, style=replace(item.style, after_pt=6)) for item in items if isinstance(item, Text)]
        width, height = nd30.URGENCY_MM[block.urgency]
        style = replace(
            frame.style(frame.sizes.body, bold=True),
            pitch=height * _PT_PER_MM - _FRAME_PT,
            box_side_mm=(width_mm - width) / 2,
            color=nd30.URGENCY_COLOR,
        )
        items.append(_line(block.urgency, style))
    return tuple(items)


def _title(block: DocumentTitle, frame: _Frame) -> tuple[Item, ...]:
    size = frame.sizes.title
    style = replace(frame.style(size, bold=True), keeps_with_next=True)
    if not block.subject:
        return (_line(block.kind, replace(style, after_pt=12)),)
    lines = balanced_lines(block.subject, size, frame.width_mm - 12)
    return (
        _line(block.kind, style),
        _lines(lines, replace(style, after_pt=_ABOVE_RULE_PT)),
        Rule(letterhead.rule_length(lines[-1], size), frame.width_mm, 12),
    )


def _addressees(block: Addressees, frame: _Frame) -> tuple[Item, ...]:
    style = replace(frame.style(frame.sizes.body), after_pt=12)
    names = tuple(printable(name).rstrip(" ;.") for name in block.names)
    if len(names) == 1:
        return (_line(f"Kính gửi: {names[0]}", style),)
    size = frame.sizes.body
    rest = [f"- {name}{'.' if index == len(names) - 1 else ';'}" for index, name in enumerate(names)]
    # The dashes stand under the colon, and all of it in the middle of the page as far as it fits.
    to_colon, dash = line_width("Kính gửi", size), line_width("- ", size)
    indent = max((frame.width_mm - to_colon - max(line_width(line, size) for line in rest)) / 2, nd30.FIRST_LINE_MM[0])
    left = replace(
        frame.style(size, Align.LEFT), left_mm=indent + to_colon + dash, first_line_mm=-dash, keeps_with_next=True
    )
    head = _line("Kính gửi:", replace(left, left_mm=indent, first_line_mm=0))
    items = [_line(line, left) for line in rest]
    items[-1] = replace(items[-1], style=replace(left, after_pt=12, keeps_with_next=False))
    return (head, *items)


def _basis(block: LegalBasis, frame: _Frame) -> tuple[Item, ...]:
    style = replace(frame.body, italic=True)
    return tuple(_line(line, style) for line in letterhead.basis_lines(block))


_OUTLINE = {
    HeadingLevel.PART: 0,
    HeadingLevel.ARTICLE: 1,
    HeadingLevel.SECTION: 1,
    HeadingLevel.ITEM: 2,
    HeadingLevel.POINT: 3,
}
_BOLD = frozenset({HeadingLevel.PART, HeadingLevel.ARTICLE, HeadingLevel.SECTION, HeadingLevel.ITEM})


def _heading(block: Heading, frame: _Frame) -> tuple[Item, ...]:
    text = printable(f"{block.number} {block.text}").strip()
    is_bold = block.level in _BOLD
    style = replace(
        frame.body,
        bold=is_bold,
        keeps_with_next=is_bold or line_width(text, frame.sizes.body) < frame.width_mm,
        outline=_OUTLINE.get(block.level),
    )
    if block.level is HeadingLevel.PART:
        centred = replace(style, align=Align.CENTER, first_line_mm=0)
        title = balanced_lines(block.text, frame.sizes.body, frame.width_mm - 12)
        number = replace(_line(block.number, replace(centred, after_pt=0)), bookmark=text)
        return (number, _lines(title, replace(centred, outline=None)))
    return (_line(text, style),)


def _paragraph(block: Paragraph, frame: _Frame) -> tuple[Item, ...]:
    style = replace(
        frame.body,
        align=block.align,
        first_line_mm=nd30.FIRST_LINE_MM[1] if block.is_indented else 0,
        keeps_with_next=block.keeps_with_next,
    )
    return (Text((_clean(block.runs),), style),)


def _clean(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(replace(run, text=printable(run.text)) for run in runs)


def _table(block: Table, frame: _Frame) -> tuple[Item, ...]:
    scale = frame.width_mm / sum(column.width_mm for column in block.columns)
    widths = tuple(column.width_mm * scale for column in block.columns)
    head = tuple(_table_row(replace(row, is_bold=True), block, frame, is_head=True) for row in block.head)
    rows = tuple(_table_row(row, block, frame, is_head=False) for row in block.rows)
    group_titles = {index for index, row in enumerate(block.rows[:-1]) if row.is_bold and len(row.cells) == 1}
    # A sum does not stand on a page by itself.
    before_sum = {len(block.rows) - 2} if len(block.rows) > 1 and block.rows[-1].is_bold else set()
    return (
        Grid(
            widths,
            head + rows,
            len(head),
            is_ruled=True,
            padding_mm=block.padding_mm,
            after_pt=nd30.PARAGRAPH_GAP_PT,
            kept_rows=frozenset(len(head) + index for index in group_titles | before_sum),
        ),
    )


def _table_row(row: Row, table: Table, frame: _Frame, *, is_head: bool) -> tuple[GridCell, ...]:
    cells, position = [], 0
    for cell in row.cells:
        align = Align.CENTER if is_head else cell.align or table.columns[min(position, len(table.columns) - 1)].align
        cells.append(_table_cell(cell, replace(frame.style(table.size_pt, align), bold=row.is_bold)))
        position += cell.columns
    if table.row_pt and not is_head and not row.cells[-1].runs[0].text:
        # A blank on a high line holds the row open in both formats.
        cells[-1] = GridCell((_line(_BLANK, replace(frame.style(table.size_pt), pitch=table.row_pt)),))
    return tuple(cells)


def _table_cell(cell: Cell, style: Style) -> GridCell:
    return GridCell((Text((_clean(cell.runs),), style),), cell.columns, cell.rows)


def _closing(block: Closing, frame: _Frame) -> tuple[Item, ...]:
    left_width = frame.width_mm * 0.48
    right_width = frame.width_mm - left_width
    right = _signature(block.signature, frame, right_width)
    left: tuple[Text | Rule, ...] = ()
    if block.left_signature is not None:
        left = _signature(block.left_signature, frame, left_width)
    elif block.recipients:
        left = _recipients(block, frame)
    items: tuple[Item, ...] = (Grid((left_width, right_width), ((GridCell(left), GridCell(right)),), stays_whole=True),)
    if block.left_signature is not None and block.recipients:
        items = (replace(items[0], after_pt=12) if isinstance(items[0], Grid) else items[0], *_recipients(block, frame))
    return items


def _recipients(block: Closing, frame: _Frame) -> tuple[Text | Rule, ...]:
    label = frame.style(nd30.RECIPIENTS_LABEL_PT, Align.LEFT, bold=True, italic=True)
    lines = frame.style(nd30.RECIPIENTS_PT, Align.LEFT)
    return (
        _line(nd30.RECIPIENTS_LABEL, label),
        *(_line(line, lines) for line in letterhead.recipient_lines(block)),
    )


def _signature(signature: Signature, frame: _Frame, width_mm: float) -> tuple[Text | Rule, ...]:
    size = frame.sizes.body
    style = frame.style(size, bold=True)
    authority = tuple(line for text in signature.authority for line in balanced_lines(text, size, width_mm - 2))
    items = [_lines(authority, replace(style, after_pt=_SIGNING_SPACE_PT))]
    if signature.agency_title:
        items.append(_lines(balanced_lines(signature.agency_title, size, width_mm - 2), style))
    items.append(_line(signature.full_name, style))
    return tuple(items)


def _annex_head(annex: Annex, frame: _Frame) -> tuple[Item, ...]:
    label = replace(frame.style(nd30.ANNEX_LABEL_PT, bold=True), keeps_with_next=True, outline=0)
    title = replace(frame.style(frame.sizes.title, bold=True), keeps_with_next=True)
    reference = replace(frame.style(frame.sizes.title, italic=True), keeps_with_next=True, after_pt=12)
    lines = balanced_lines(annex.title.upper(), frame.sizes.title, frame.width_mm - 12)
    first = replace(_line(annex.label, label), bookmark=printable(f"{annex.label}. {annex.title}"))
    if not annex.reference:
        return (first, _lines(lines, replace(title, after_pt=12)))
    reference_lines = balanced_lines(annex.reference, frame.sizes.title, frame.width_mm - 12, bold=False)
    return (first, _lines(lines, title), _lines(reference_lines, reference))


def _chart(block: Chart, frame: _Frame) -> tuple[Item, ...]:
    title = f"{block.title} ({block.unit})" if block.unit else block.title
    drawings = charts.draw(block, *_picture_limits(frame))
    return _captioned(drawings, title, block.note, charts.alt_text(block), frame)


def _strip(block: BorderStrip, frame: _Frame) -> tuple[Item, ...]:
    drawings = border_strip.draw(block, *_picture_limits(frame))
    return _captioned(drawings, block.title, block.note, border_strip.alt_text(block), frame)


def _picture_limits(frame: _Frame) -> tuple[float, float]:
    return frame.width_mm * _PT_PER_MM, frame.height_mm * _PT_PER_MM - _CAPTION_ROOM_PT


def _captioned(drawings: tuple[Drawing, ...], title: str, note: str, alt: str, frame: _Frame) -> tuple[Item, ...]:
    """Title, picture and note on one page; a picture that goes on says so in its title."""
    caption = replace(
        frame.style(nd30.CAPTION_PT, bold=True),
        keeps_with_next=True,
        after_pt=nd30.PARAGRAPH_GAP_PT,
        is_caption=True,
    )
    remark = replace(frame.style(nd30.NOTE_PT, Align.LEFT, italic=True), after_pt=12, is_caption=True)
    limit = _picture_limits(frame)[1]
    items: list[Item] = []
    for index, drawing in enumerate(drawings):
        lines = balanced_lines(f"{title} (tiếp theo)" if index else title, nd30.CAPTION_PT, frame.width_mm - 12)
        is_last = index == len(drawings) - 1
        has_note = bool(note) and is_last
        after = nd30.PARAGRAPH_GAP_PT if has_note else 12
        scale = min(limit / drawing.height, 1)
        items += [_lines(lines, caption), Picture(drawing, alt, scale, after, keeps_with_next=has_note)]
    return (*items, _line(note, remark)) if note else tuple(items)


def _new_page(_block: PageBreak, _frame: _Frame) -> tuple[Item, ...]:
    return (NewPage(),)


_LAYOUTS: Mapping[type[Block], Callable[..., tuple[Item, ...]]] = {
    Letterhead: _letterhead,
    DocumentTitle: _title,
    Addressees: _addressees,
    LegalBasis: _basis,
    Heading: _heading,
    Paragraph: _paragraph,
    Table: _table,
    Chart: _chart,
    BorderStrip: _strip,
    Closing: _closing,
    PageBreak: _new_page,
}
