"""Walking through the text of a Word file in reading order, into whatever wraps it.

Content controls, tracked insertions, links, smart tags and text boxes are entered; deleted and moved-away text, field
codes and notes are not text of the paper.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.errors import BadFile
from app.i18n import _
from app.reports.docx_package import Element, W, refusal
from app.reports.docx_styles import Cascade, Properties, RunLook, measure
from app.reports.measured import Place

#: A paper of 500 pages has some 10,000 paragraphs; beyond twice that somebody dropped a book or a trap.
PARAGRAPH_LIMIT = 20_000
_WRAPPERS = frozenset(
    f"{W}{name}"
    for name in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple", "dir", "bdo")
)
_BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}noBreakHyphen": "-"}
#: What a letterhead or the end of a paper says, so that its table is none of figures.
_MARKS = ("CỘNG H", "Độc lập", "Nơi nhận", "Số:")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one look; "\\n" is a forced line break and "\\t" a tab."""

    text: str
    look: RunLook


@dataclass(frozen=True, slots=True)
class Spot:
    """A paragraph element with the place and width it stands in; ``following`` is the next one there."""

    element: Element
    place: Place
    width_mm: float
    following: Element | None = None
    in_box: bool = False
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """A ruled table as one: the law sets no size inside, only the font."""

    element: Element


class Walk:
    """The paragraphs and ruled tables of one text."""

    def __init__(self, body: Element, cascade: Cascade) -> None:
        self._body, self._cascade = body, cascade
        self._count = 0
        has_pages = next(body.iter(f"{W}lastRenderedPageBreak"), None) is not None
        self._page: int | None = 1 if has_pages else None

    def spots(self, widths: Iterator[float]) -> Iterator[Spot | Figures]:
        """Everything of the body in order; ``widths`` is the text width of each section."""
        width = next(widths)
        for block, following in blocks(self._body):
            yield from self._block(block, following, Spot(block, Place.PAGE, width))
            if block.tag == f"{W}p" and block.find(f"{W}pPr/{W}sectPr") is not None:
                width = next(widths)

    def _block(self, block: Element, following: Element | None, here: Spot) -> Iterator[Spot | Figures]:
        if block.tag == f"{W}tbl":
            yield from self._table(block, here)
            return
        self._count += 1
        if self._count > PARAGRAPH_LIMIT:
            raise _too_long()
        next_one = following if following is not None and following.tag == f"{W}p" else None
        yield replace(here, element=block, following=next_one, page=self._page)
        if self._page is not None:
            self._page += sum(1 for _break in block.iter(f"{W}lastRenderedPageBreak"))
        for box in _boxes(block):
            for inner, after in blocks(box):
                yield from self._block(inner, after, replace(here, in_box=True))

    def _table(self, table: Element, here: Spot) -> Iterator[Spot | Figures]:
        if self.is_figures(table):
            self._count += sum(1 for _line in table.iter(f"{W}p"))
            if self._count > PARAGRAPH_LIMIT:
                raise _too_long()
            yield Figures(table)
            return
        for row in _children(table, "tr"):
            cells = [(cell, *_extent(cell)) for cell in _children(row, "tc")]
            whole = sum(width for _cell, width, _span in cells) or here.width_mm
            left = 0.0
            for cell, width, _span in cells:
                is_whole = len(cells) == 1 and here.place is Place.PAGE
                side = Place.LEFT if left + width / 2 < whole / 2 + 1 and left < whole / 2 - 1 else Place.RIGHT
                place = here.place if is_whole or here.place is not Place.PAGE else side
                left += width
                for block, following in blocks(cell):
                    yield from self._block(block, following, replace(here, place=place, width_mm=width))

    def is_figures(self, table: Element) -> bool:
        """Whether a table shows figures: it draws lines and is no letterhead and no closing."""
        if not self._cascade.has_borders(table):
            return False
        head = "".join(_all_text(table))[:4000]
        return not any(mark in head for mark in _MARKS)

    # --- text of a paragraph -------------------------------------------------------------------------------------

    def pieces(self, paragraph: Element, layout: Properties) -> list[Piece]:
        """Text of a paragraph with its looks, hidden text left out, equal neighbours joined."""
        found: list[Piece] = []
        style = layout.get("pStyle", "")
        for run in _runs(paragraph):
            text = "".join(_run_text(run))
            if not text:
                continue
            look = self._cascade.run(run.find(f"{W}rPr"), style)
            if look.is_hidden:
                continue
            text = text.upper() if look.is_upper else text
            if found and found[-1].look == look:
                found[-1] = Piece(found[-1].text + text, look)
            else:
                found.append(Piece(text, look))
        return found


def _too_long() -> BadFile:
    sentence = _("Văn bản quá dài (trên {count} đoạn) nên không kiểm tra, để máy không bị treo.")
    return refusal("docx-too-long", sentence.format(count=f"{PARAGRAPH_LIMIT:,}".replace(",", ".")))


def _children(parent: Element, name: str) -> Iterator[Element]:
    for child in parent:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, name)


def _flat(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _flat(child)


def blocks(parent: Element) -> Iterator[tuple[Element, Element | None]]:
    """Paragraphs and tables with what follows each."""
    last = None
    for block in _flat(parent):
        if last is not None:
            yield last, block
        last = block
    if last is not None:
        yield last, None


def _extent(cell: Element) -> tuple[float, int]:
    """Width in millimetres and columns of a cell; a cell that does not say its width gets an equal part."""
    properties = cell.find(f"{W}tcPr")
    width = None if properties is None else properties.find(f"{W}tcW")
    said = None if width is None or width.get(f"{W}type") in ("pct", "auto") else measure(width.get(f"{W}w"))
    span = None if properties is None else properties.find(f"{W}gridSpan")
    columns = (span.get(f"{W}val") or "1") if span is not None else "1"
    count = int(columns) if columns.isdecimal() else 1
    return (said * 25.4 / 1440 if said else 40.0 * count), count


def _boxes(paragraph: Element) -> Iterator[Element]:
    """Text boxes anchored in a paragraph; of two drawings of the same box only the first."""
    for box in paragraph.iter(f"{W}txbxContent"):
        if not any(above.tag.endswith("}Fallback") for above in box.iterancestors()):
            yield box


def _runs(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag == f"{W}r":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _runs(child)


def _run_text(run: Element) -> Iterator[str]:
    for child in run:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag] if child.get(f"{W}type") in (None, "textWrapping") else ""
        elif child.tag == f"{W}softHyphen":
            yield ""


def _all_text(element: Element) -> Iterator[str]:
    for item in element.iter(f"{W}t"):
        yield item.text or ""
