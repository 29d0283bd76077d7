"""Measuring a Word file of anybody: sheets, looks, rules and page numbers as Word would resolve them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, repeat
from pathlib import Path

from app.domain.paper_checks import Departure
from app.reports import nd30
from app.reports.docx_numbering import Numbering
from app.reports.docx_package import Element, W, WordPackage
from app.reports.docx_page_numbers import PageNumbers
from app.reports.docx_styles import Cascade, Properties, measure
from app.reports.docx_walk import Figures, Piece, Spot, Walk, blocks
from app.reports.fonts import width_mm
from app.reports.inspection import departures
from app.reports.letter_parts import is_annex_label, split_at
from app.reports.measured import Measured, MeasuredPaper, Place, Sheet

_TWIP = 25.4 / 1440
_EMU = 1 / 36_000
#: Word's own defaults, where a section says nothing: Letter with an inch around.
_PAPER, _MARGIN = (12240.0, 15840.0), 1440.0
_DASHES = re.compile(r"\s*[-_–—⎯─*]{3,}\s*")
_LINE_SHAPES = frozenset({"line", "straightConnector1"})
_VML_POINT = re.compile(r"(-?\d+(?:\.\d+)?)(pt|in|cm|mm)?\s*,")
#: Between text of one page and text that certainly needs a second one, in letters.
_LONG = 5_000
#: A gap that Word makes by itself between paragraphs from web pages.
_AUTO_GAP_PT = 14.0


def inspect_docx(path: Path) -> list[Departure]:
    """Departures of a .docx file from the layout law; raises :class:`app.errors.BadFile`."""
    return departures(measure_docx(path.read_bytes(), path.name))


def measure_docx(content: bytes, name: str = "") -> MeasuredPaper:
    """Everything the law speaks of in a Word file; raises :class:`app.errors.BadFile` for what is none."""
    package = WordPackage(content, name)
    root = package.document()
    body = root.find(f"{W}body")
    if body is None:
        body = root
    cascade = Cascade(package.linked("styles"), package.linked("theme"))
    sections = [section for section in body.iter(f"{W}sectPr") if section.getparent().tag != f"{W}sectPrChange"]
    sections = sections or [body.makeelement(f"{W}sectPr")]
    walk = Walk(body, cascade)
    sheets = tuple(_sheets(body, sections, walk))
    reading = _Reading(walk, cascade, Numbering(package.linked("numbering")))
    lines = tuple(reading.lines(chain((_text_width(sheet) for sheet in sheets), repeat(_text_width(sheets[-1])))))
    return MeasuredPaper(
        sheets,
        lines,
        PageNumbers(package, cascade, sections).measured(sheets),
        nd30.FONT,
        is_long=_is_long(package, body, lines),
        as_typed=True,
        has_loose_rules=any(True for _shape in _line_shapes(body)),
        revisions=sum(1 for _mark in body.iter(f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")),
        comments=sum(1 for _mark in body.iter(f"{W}commentReference")),
    )


def _text_width(sheet: Sheet) -> float:
    return sheet.width - sheet.left - sheet.right


def _sheets(body: Element, sections: list[Element], walk: Walk) -> Iterator[Sheet]:
    waiting = iter(sections)
    has_table, opening = False, ""
    for block, following in blocks(body):
        has_table = has_table or (block.tag == f"{W}tbl" and walk.is_figures(block))
        opening = opening or "".join(item.text or "" for item in block.iter(f"{W}t")).strip()[:60]
        ends = block.tag == f"{W}p" and block.find(f"{W}pPr/{W}sectPr") is not None
        if ends or following is None:
            section = next(waiting, None)
            if section is not None:
                yield _sheet(section, has_table=has_table, has_annex=is_annex_label(opening))
            has_table, opening = False, ""
    for section in waiting:
        yield _sheet(section, has_table=has_table, has_annex=is_annex_label(opening))


def _sheet(section: Element, *, has_table: bool, has_annex: bool) -> Sheet:
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")

    def length(element: Element | None, name: str, default: float) -> float:
        found = None if element is None else measure(element.get(f"{W}{name}"))
        return abs(default if found is None else found) * _TWIP

    return Sheet(
        length(size, "w", _PAPER[0]),
        length(size, "h", _PAPER[1]),
        length(margins, "top", _MARGIN),
        length(margins, "bottom", _MARGIN),
        length(margins, "left", _MARGIN),
        length(margins, "right", _MARGIN),
        has_table=has_table,
        has_annex=has_annex,
    )


def _is_long(package: WordPackage, body: Element, lines: tuple[Measured, ...]) -> bool:
    if next(body.iter(f"{W}lastRenderedPageBreak"), None) is not None:
        return True
    if any(item.get(f"{W}type") == "page" for item in body.iter(f"{W}br")):
        return True
    facts = package.xml("docProps/app.xml")
    pages = (None if facts is None else facts.findtext("{*}Pages")) or ""
    return (pages.isdecimal() and int(pages) > 1) or sum(len(line.text) for line in lines) > _LONG


class _Reading:
    """Lines of one text, in order; lists count on from line to line."""

    def __init__(self, walk: Walk, cascade: Cascade, numbering: Numbering) -> None:
        self._walk, self._cascade, self._numbering = walk, cascade, numbering
        self._is_closing = False

    def lines(self, widths: Iterator[float]) -> Iterator[Measured]:
        for item in self._walk.spots(widths):
            if isinstance(item, Figures):
                yield self._figures(item.element)
            else:
                yield from self._paragraph(item)

    def _figures(self, table: Element) -> Measured:
        looks = [
            self._cascade.run(run.find(f"{W}rPr"), self._style_of(run))
            for run in table.iter(f"{W}r")
            if any((text.text or "").strip() for text in run.iterfind(f"{W}t"))
        ]
        fonts = frozenset(face for look in looks for face in look.fonts)
        colours = frozenset(look.colour for look in looks)
        return Measured(
            "", frozenset(), fonts, bold=False, italic=False, place=Place.TABLE, is_centred=False, colours=colours
        )

    def _style_of(self, run: Element) -> str:
        line = next(run.iterancestors(f"{W}p"), None)
        return self._cascade.paragraph(None if line is None else line.find(f"{W}pPr")).get("pStyle", "")

    def _paragraph(self, spot: Spot) -> Iterator[Measured]:
        layout = self._cascade.paragraph(spot.element.find(f"{W}pPr"))
        label = self._numbering.label(layout)
        pieces = self._walk.pieces(spot.element, layout)
        text = "".join(piece.text for piece in pieces)
        if not text.strip() or _DASHES.fullmatch(text):
            return
        self._is_closing = self._is_closing or text.lstrip().startswith("Nơi nhận")
        halves = split_at(pieces, is_closing=self._is_closing, may_be_head=spot.place is Place.PAGE)
        for part, place in halves:
            whole = self._measured(replace(spot, place=place or spot.place), part, layout)
            yield replace(whole, label=label)
            label = ""

    def _measured(self, spot: Spot, pieces: list[Piece], layout: Properties) -> Measured:
        raw = "".join(piece.text for piece in pieces).strip("\n")
        looks = [piece.look for piece in pieces if piece.text.strip()]
        sizes = frozenset(look.size for look in looks)
        size = max(sizes, default=14.0)
        lines = tuple(line.strip() for line in raw.split("\n") if line.strip())
        rule, offset = self._rule(spot, layout)
        if rule is None and looks and all(look.is_underlined for look in looks):
            rule = width_mm(lines[-1], size, bold=looks[0].bold)
        jc = layout.get("jc", "")
        return Measured(
            text=" ".join(lines).replace("\t", " "),
            sizes=sizes,
            fonts=frozenset(face for look in looks for face in look.fonts),
            bold=all(look.bold for look in looks),
            italic=all(look.italic for look in looks),
            place=spot.place,
            is_centred=jc == "center",
            is_justified=jc in ("both", "distribute"),
            first_line_mm=_first_line(layout, raw),
            gap_pt=_gap(layout, "before") + _gap(layout, "after"),
            gap_above_pt=_gap(layout, "before"),
            spacing=_spacing(layout, size),
            outline=_whole(layout.get("outlineLvl")),
            rule_mm=rule,
            rule_offset_mm=offset,
            last_line=lines[-1],
            lines=tuple(raw.split("\n")),
            colours=frozenset(look.colour for look in looks),
            opens_bold=looks[0].bold,
            page=spot.page,
            in_box=spot.in_box,
        )

    def _rule(self, spot: Spot, layout: Properties) -> tuple[float | None, float]:
        """Length of the line drawn right below, and how far its middle is from the text's."""
        shapes = list(_line_shapes(spot.element))
        if len(shapes) == 1 and shapes[0] is not None:
            return shapes[0], 0.0
        if _has_border(spot.element, "bottom"):
            return _between(layout, spot.width_mm)
        following = spot.following
        if following is None:
            return None, 0.0
        below = self._cascade.paragraph(following.find(f"{W}pPr"))
        text = "".join(item.text or "" for item in following.iter(f"{W}t"))
        if not text.strip() and (_has_border(following, "top") or _has_border(following, "bottom")):
            return _between(below, spot.width_mm)
        if _DASHES.fullmatch(text):
            return width_mm(text.strip(), 13), 0.0
        return None, 0.0


def _has_border(line: Element, side: str) -> bool:
    border = line.find(f"{W}pPr/{W}pBdr/{W}{side}")
    others = line.find(f"{W}pPr/{W}pBdr/{W}left")
    return border is not None and others is None and border.get(f"{W}val") not in ("nil", "none")


def _between(layout: Properties, width: float) -> tuple[float, float]:
    left = (measure(layout.get("left") or layout.get("start")) or 0) * _TWIP
    right = (measure(layout.get("right") or layout.get("end")) or 0) * _TWIP
    return width - left - right, (left - right) / 2


def _line_shapes(parent: Element) -> Iterator[float | None]:
    """Lengths in millimetres of the straight lines drawn in an element; ``None`` where the file does not tell."""
    for shape in parent.iter("{*}prstGeom"):
        if shape.get("prst") in _LINE_SHAPES:
            extent = next((item for item in shape.iterancestors() if item.tag.endswith(("}anchor", "}inline"))), None)
            size = None if extent is None else extent.find("{*}extent")
            width = "" if size is None else size.get("cx", "")
            yield float(width) * _EMU if width.isdecimal() else None
    for shape in parent.iter("{urn:schemas-microsoft-com:vml}line", "{urn:schemas-microsoft-com:vml}shape"):
        if any(above.tag.endswith("}Fallback") for above in shape.iterancestors()):
            continue
        if shape.tag.endswith("}line"):
            start, end = (_VML_POINT.match(f"{shape.get(name, '')},") for name in ("from", "to"))
            told = start and end and start[2] == end[2] == "pt"
            yield abs(float(end[1]) - float(start[1])) * 25.4 / 72 if told and start and end else None
        elif shape.get("type") in ("#_x0000_t32", "#_x0000_t20"):
            yield None


def _first_line(layout: Properties, raw: str) -> float | None:
    """Where the first line begins, from the margin; lists have their own indents."""
    if layout.get("numId", "0") not in ("", "0"):
        return None
    left = measure(layout.get("left") or layout.get("start")) or 0
    first = (measure(layout.get("firstLine")) or 0) - (measure(layout.get("hanging")) or 0)
    if not first and not left and raw.startswith("\t"):
        return nd30.FIRST_LINE_MM[1]
    return (first if first > 0 else left + first) * _TWIP


def _gap(layout: Properties, side: str) -> float:
    if layout.get(f"{side}Autospacing") in ("1", "true", "on"):
        return _AUTO_GAP_PT
    return (measure(layout.get(side)) or 0) / 20


def _spacing(layout: Properties, size: float) -> float:
    line = measure(layout.get("line"))
    if not line:
        return 1.0
    rule = layout.get("lineRule", "auto")
    if rule == "auto":
        return line / 240
    pitch = line / 20 / (size * nd30.SINGLE_LINE)
    return max(1.0, pitch) if rule == "atLeast" else pitch


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() else None
