"""Document → PDF file, drawn from the same placed lines as the Word file; equal documents give equal bytes."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Spacer,
    TableStyle,
)
from reportlab.platypus import Paragraph as PdfParagraph
from reportlab.platypus import Table as PdfTable

from app.files import write_whole
from app.progress import Progress, silent
from app.reports import nd30
from app.reports.faces import FACES, register_fonts
from app.reports.flowables import Bookmark, BoxedLine, CenteredRule, HeadedFlow, TailedTable
from app.reports.flowables import Picture as PdfPicture
from app.reports.fonts import drawable, printable
from app.reports.layout import lay_out, page_size
from app.reports.model import Align, Document, Run
from app.reports.placed import Grid, Item, NewPage, Picture, Rule, Section, Style, Text, spread

_ALIGN: dict[Align, Literal[0, 1, 2, 4]] = {
    Align.LEFT: TA_LEFT,
    Align.CENTER: TA_CENTER,
    Align.RIGHT: TA_RIGHT,
    Align.JUSTIFY: TA_JUSTIFY,
}
_GRID_LINE_PT = 0.5
#: Height that the Word file needs for the paragraph behind every table.
_AFTER_GRID_PT = 1
#: Size of the page numbers of a file of several papers, at the foot.
_FOOT_PT = 10
#: Level of the bookmark of a whole paper: above all that the paper itself has.
_ABOVE_ALL = -1


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes of the PDF, its number of pages, and characters the font does not have (drawn as a box)."""

    content: bytes
    pages: int
    replaced: frozenset[str]


@dataclass(frozen=True, slots=True)
class Bundle:
    """Several papers as one PDF: its bytes, its number of pages, the page in the file on which each part begins."""

    content: bytes
    pages: int
    starts: tuple[int, ...]


def write(document: Document, path: Path, progress: Progress = silent) -> frozenset[str]:
    """Write ``document`` as PDF and return the characters that had to be replaced by a box.

    Raises Problem when the file cannot be replaced; Cancelled leaves nothing behind.
    """
    progress(0, 2, "Dựng văn bản PDF")
    rendered = render(document, progress)
    progress(1, 2, "Ghi tệp PDF")
    write_whole(path, rendered.content)
    progress(2, 2, "Ghi tệp PDF")
    return rendered.replaced


def render(document: Document, progress: Progress = silent) -> Rendered:
    """The PDF in memory, as the preview shows it."""
    register_fonts()
    target = io.BytesIO()
    paper = _Paper(document, target, progress)
    paper.add(document)
    paper.build(paper.story, canvasmaker=Canvas)
    return Rendered(target.getvalue(), paper.page, frozenset(paper.replaced))


def render_bundle(front: Document, parts: Sequence[tuple[str, Document]], progress: Progress = silent) -> Bundle:
    """Several papers as one file: ``front`` and then every part by its name, which is a bookmark.

    Every page carries its number in the file at its foot; the papers keep their own at the head. Page set-up is that
    of ``front``.
    """
    register_fonts()
    target = io.BytesIO()
    paper = _Paper(front, target, progress, is_bundle=True)
    paper.add(front)
    for name, document in parts:
        paper.add(document, name)
    paper.build(paper.story, canvasmaker=Canvas)
    return Bundle(target.getvalue(), paper.page, tuple(paper.first_pages[index] for index in paper.starts[1:]))


class _Paper(BaseDocTemplate):
    """Page templates of every section: its first page without, the others with their number in the top margin."""

    def __init__(self, document: Document, target: io.BytesIO, progress: Progress, *, is_bundle: bool = False) -> None:
        super().__init__(
            target,
            title=printable(document.title),
            author=printable(document.author),
            subject="",
            creator="Phên Dậu",
            lang="vi-VN",
            invariant=1,
            pageCompression=1,
            displayDocTitle=True,
            # Else the library names its own standard face, which is not embedded.
            initialFontName=FACES[False, False],
            pagesize=(nd30.PAGE_WIDTH_MM * mm, nd30.PAGE_HEIGHT_MM * mm),
        )
        self.progress = progress
        self.setup = document.setup
        self.replaced: set[str] = set()
        self.section_start = 1
        self.outline: list[int] = []
        self.bookmarks = 0
        self.number_size = nd30.SIZES[document.setup.size_set].page_number
        self.story: list[Flowable] = []
        self.is_bundle = is_bundle
        self.sections = 0
        self.starts: list[int] = []
        self.first_pages: dict[int, int] = {}

    def add(self, document: Document, name: str = "") -> None:
        """Put a paper behind what is there; of several, each is a bookmark by its name."""
        self.starts.append(self.sections)
        for section in lay_out(document):
            index = self.sections
            self.addPageTemplates(self._templates(index, section))
            if index:
                self.story += [NextPageTemplate(f"first{index}"), PageBreak()]
            if name and index == self.starts[-1]:
                self.outline = [_ABOVE_ALL]
                self.bookmarks += 1
                self.story.append(Bookmark(printable(name), f"b{self.bookmarks}", 0))
            self.story += self._flow(section)
            self.sections += 1

    def _templates(self, index: int, section: Section) -> list[PageTemplate]:
        width, height = (side * mm for side in page_size(section.orientation))
        left, top, bottom = self.setup.left_mm * mm, self.setup.top_mm * mm, self.setup.bottom_mm * mm
        box = (left, bottom, width - left - self.setup.right_mm * mm, height - top - bottom)

        def frame() -> Frame:
            return Frame(*box, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)

        size, follow = (width, height), f"later{index}"
        return [
            PageTemplate(f"first{index}", [frame()], self._first_page, pagesize=size, autoNextPageTemplate=follow),
            PageTemplate(follow, [frame()], self._later_page, pagesize=size),
        ]

    def _first_page(self, canvas: Canvas, paper: BaseDocTemplate) -> None:
        self.section_start = paper.page
        self.first_pages[int(str(paper.pageTemplate.id).removeprefix("first"))] = paper.page
        self.progress(0, 2, "Dựng văn bản PDF")
        self._foot(canvas, paper)

    def _later_page(self, canvas: Canvas, paper: BaseDocTemplate) -> None:
        self.progress(0, 2, "Dựng văn bản PDF")
        width, height = paper.pageTemplate.pagesize
        middle = (self.setup.left_mm * mm + width - self.setup.right_mm * mm) / 2
        canvas.saveState()
        canvas.setFont(FACES[False, False], self.number_size)
        top = height - nd30.PAGE_NUMBER_FROM_EDGE_MM * mm - 0.891 * self.number_size
        canvas.drawCentredString(middle, top, str(paper.page - self.section_start + 1))
        canvas.restoreState()
        self._foot(canvas, paper)

    def _foot(self, canvas: Canvas, paper: BaseDocTemplate) -> None:
        """The number of the page in a file of several papers."""
        if self.is_bundle:
            canvas.saveState()
            canvas.setFont(FACES[False, True], _FOOT_PT)
            right = paper.pageTemplate.pagesize[0] - self.setup.right_mm * mm
            canvas.drawRightString(right, nd30.PAGE_NUMBER_FROM_EDGE_MM * mm, f"Trang {paper.page}")
            canvas.restoreState()

    def _flow(self, section: Section) -> list[Flowable]:
        height = (page_size(section.orientation)[1] - self.setup.top_mm - self.setup.bottom_mm) * mm
        flow: list[Flowable] = []
        heads: list[Flowable] = []
        is_tail = False
        for item in section.items:
            if isinstance(item, NewPage):
                flow += [*heads, PageBreak()]
                heads = []
                continue
            if isinstance(item, Text) and item.style.outline is not None:
                heads.append(self._bookmark(item, item.style.outline))
            closes = isinstance(item, Grid) and item.stays_whole and item is section.items[-1]
            drawn = self._grid(item, is_last=True) if isinstance(item, Grid) and closes else self._drawn(item)
            if _keeps_with_next(item):
                heads.append(drawn)
                continue
            after = [Spacer(0, _AFTER_GRID_PT + item.after_pt)] if isinstance(item, Grid) and not closes else []
            if isinstance(item, Grid) and item.tail_rows:
                tailed = TailedTable(heads, drawn, item.tail_rows, height)
                tailed.tail += after
                flow.append(tailed)
                heads, is_tail = tailed.tail, True
                continue
            if is_tail:
                heads += [drawn, *after]
            else:
                flow += [HeadedFlow(heads, drawn, height) if heads else drawn, *after]
            heads, is_tail = [], False
        return flow + heads

    def _drawn(self, item: Text | Rule | Grid | Picture) -> Flowable:
        match item:
            case Grid():
                return self._grid(item)
            case Picture():
                for text in item.drawing.texts:
                    self.replaced |= drawable(text)[1]
                return PdfPicture(item.drawing, printable(item.alt), item.scale, item.after_pt)
            case _:
                return self._line(item)

    def _bookmark(self, item: Text, level: int) -> Bookmark:
        """The next bookmark; a level that the paper leaves out is left out in the list too."""
        while self.outline and self.outline[-1] >= level:
            self.outline.pop()
        self.outline.append(level)
        title = item.bookmark or "".join(run.text for line in item.lines for run in line)
        self.bookmarks += 1
        return Bookmark(printable(title), f"b{self.bookmarks}", len(self.outline) - 1)

    def _line(self, item: Text | Rule) -> Flowable:
        if isinstance(item, Rule):
            return CenteredRule(item.length_mm * mm, nd30.RULE_PT, item.after_pt)
        if item.style.box_side_mm is not None:
            text = "".join(self._drawable(run, item.style) for run in item.lines[0])
            look = (FACES[item.style.bold, item.style.italic], item.style.size)
            return BoxedLine(text, look, item.style.pitch, item.style.box_side_mm * mm, item.style.color)
        markup = "<br/>".join("".join(self._markup(run, item.style) for run in line) for line in item.lines)
        return PdfParagraph(markup or "\u00a0", _style(item.style))

    def _drawable(self, run: Run, style: Style) -> str:
        text, lost = drawable(run.text, bold=style.bold or run.bold, italic=style.italic or run.italic)
        self.replaced |= lost
        return text

    def _markup(self, run: Run, style: Style) -> str:
        """Text of one run; escaped, so that nothing in it is ever read as markup."""
        markup = escape(self._drawable(run, style))
        if run.italic and not style.italic:
            markup = f"<i>{markup}</i>"
        return f"<b>{markup}</b>" if run.bold and not style.bold else markup

    def _grid(self, grid: Grid, *, is_last: bool = False) -> Flowable:
        """A table; the last of a paper takes what stands behind it along, as in Word: it fits whole or goes on."""
        rows: list[list[object]] = []
        commands = _grid_commands(grid)
        for index, placed in enumerate(spread(grid)):
            row: list[object] = [""] * len(grid.widths_mm)
            for cell, column, continues in placed:
                if continues:
                    continue
                row[column] = [self._line(item) for item in cell.items] or ""
                if cell.columns > 1 or cell.rows > 1:
                    commands.append(("SPAN", (column, index), (column + cell.columns - 1, index + cell.rows - 1)))
            rows.append(row)
        widths = [width * mm for width in grid.widths_mm]
        heights: list[float | None] = [None] * len(rows)
        if is_last:
            rows.append([""] * len(widths))
            heights.append(_AFTER_GRID_PT + grid.after_pt)
        table = PdfTable(rows, widths, heights, repeatRows=grid.head_rows, style=TableStyle(commands))
        if self._has_row_beyond_page(table):
            commands = [command for command in commands if command[0] != "NOSPLIT"]
            table = PdfTable(rows, widths, style=TableStyle(commands), splitInRow=1)
        return table

    def _has_row_beyond_page(self, table: PdfTable) -> bool:
        """Whether a row is higher than a landscape page, so that it has to be cut after all."""
        table.wrap(nd30.PAGE_HEIGHT_MM * mm, 1e6)
        limit = (nd30.PAGE_WIDTH_MM - self.setup.top_mm - self.setup.bottom_mm) * mm
        heights: list[float] = vars(table)["_rowHeights"]
        return max(heights) > limit


def _keeps_with_next(item: Item) -> bool:
    match item:
        case Text():
            return item.style.keeps_with_next
        case Picture():
            return item.keeps_with_next
        case _:
            return isinstance(item, Rule)


def _grid_commands(grid: Grid) -> list[Any]:
    padding = grid.padding_mm * mm
    edge = _GRID_LINE_PT / 2 if grid.is_ruled else 0
    everywhere = ((0, 0), (-1, -1))
    commands: list[Any] = [
        ("LEFTPADDING", *everywhere, padding),
        ("RIGHTPADDING", *everywhere, padding),
        ("TOPPADDING", *everywhere, edge),
        ("BOTTOMPADDING", *everywhere, edge),
        # A cell without content asks for a line of the table's own size, which no empty cell of Word does.
        ("FONTNAME", *everywhere, FACES[False, False]),
        ("FONTSIZE", *everywhere, 1),
        ("LEADING", *everywhere, 1),
        ("VALIGN", *everywhere, "MIDDLE" if grid.is_ruled else "TOP"),
    ]
    if grid.is_ruled:
        commands.append(("GRID", *everywhere, _GRID_LINE_PT, (0, 0, 0)))
    if grid.stays_whole:
        commands.append(("NOSPLIT", *everywhere))
    commands += [("NOSPLIT", (0, row), (-1, row + 1)) for row in sorted(grid.kept_rows)]
    return commands


def _style(style: Style) -> ParagraphStyle:
    return ParagraphStyle(
        "line",
        fontName=FACES[style.bold, style.italic],
        fontSize=style.size,
        leading=style.pitch,
        alignment=_ALIGN[style.align],
        firstLineIndent=style.first_line_mm * mm,
        leftIndent=style.left_mm * mm,
        spaceAfter=style.after_pt,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
        embeddedHyphenation=1,
        spaceShrinkage=0,
    )
