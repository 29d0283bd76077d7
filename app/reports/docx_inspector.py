"""Measuring a Word file: margins, looks, rules and page numbers as Word would resolve them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.section import Section
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from app.reports import nd30
from app.reports.inspection import Measured, MeasuredPaper, PageNumber, Place, departures
from app.reports.nd30 import Departure


def inspect_docx(path: Path) -> list[Departure]:
    """Departures of a .docx file from the layout law."""
    word = docx.Document(str(path))
    margins = tuple(_margins(section) for section in word.sections)
    section = word.sections[0]
    width = _mm(section.page_width) - _mm(section.left_margin) - _mm(section.right_margin)
    paragraphs = tuple(_measured_all(word, width))
    return departures(MeasuredPaper(margins, paragraphs, _page_number(word.sections), nd30.FONT))


def _xml(proxy: Any) -> Any:
    return proxy._element  # noqa: SLF001 - the library's proxies hide borders, rules and fields


def _section_xml(section: Section) -> Any:
    return section._sectPr  # noqa: SLF001 - numbering of pages has no public name


def _mm(length: Any) -> float:
    return float(length.mm) if length is not None else 0.0


def _margins(section: Section) -> tuple[float, float, float, float]:
    return (
        _mm(section.top_margin),
        _mm(section.bottom_margin),
        _mm(section.left_margin),
        _mm(section.right_margin),
    )


def _page_number(sections: Any) -> PageNumber:
    header = sections[0].header
    lines = [line for line in header.paragraphs if "PAGE" in "".join(_xml(line).xpath(".//w:instrText/text()"))]
    size = None
    if lines:
        sizes = [run.font.size.pt for run in lines[0].runs if run.font.size is not None]
        size = max(sizes, default=None)
    starts = [_section_xml(section).xpath("string(w:pgNumType/@w:start)") for section in sections]
    return PageNumber(
        is_centred=bool(lines) and lines[0].alignment == WD_ALIGN_PARAGRAPH.CENTER,
        is_in_top_margin=all(0 < _mm(section.header_distance) < _mm(section.top_margin) for section in sections),
        is_first_hidden=all(
            section.different_first_page_header_footer and not "".join(_first_texts(section)) for section in sections
        ),
        is_right=bool(lines) and all(start == "1" for start in starts),
        size=size,
    )


def _first_texts(section: Section) -> Iterator[str]:
    header = section.first_page_header
    if not header.is_linked_to_previous:
        for line in header.paragraphs:
            yield from (str(text) for text in _xml(line).xpath(".//w:t/text() | .//w:instrText/text()"))


def _measured_all(word: Any, width: float) -> Iterator[Measured]:
    for block in word.iter_inner_content():
        if isinstance(block, Paragraph):
            yield from _with_rules([(block, Place.PAGE, width)])
        else:
            yield from _measured_table(block)


def _with_rules(items: list[tuple[Paragraph, Place, float]]) -> Iterator[Measured]:
    for paragraph, place, width in items:
        if paragraph.text.strip():
            yield _measured(paragraph, place, width)


def _measured_table(table: Table) -> Iterator[Measured]:
    element = _xml(table)
    if element.xpath("w:tblPr/w:tblBorders"):
        yield _measured_figures(element)
        return
    for row in table.rows:
        for index, cell in enumerate(row.cells):
            place = (Place.LEFT, Place.RIGHT)[min(index, 1)]
            yield from _with_rules([(paragraph, place, _mm(cell.width)) for paragraph in cell.paragraphs])


def _measured_figures(element: Any) -> Measured:
    """A table of figures as one piece: the law sets no size inside tables, only the font."""
    names = {str(name) for name in element.xpath(".//w:rFonts/@w:ascii | .//w:rFonts/@w:hAnsi | .//w:rFonts/@w:cs")}
    names |= {str(name) for name in element.xpath(".//w:rFonts/@w:asciiTheme | .//w:rFonts/@w:hAnsiTheme")}
    return Measured("", frozenset(), frozenset(names), bold=False, italic=False, place=Place.TABLE, is_centred=False)


def _measured(paragraph: Paragraph, place: Place, width: float) -> Measured:
    runs = [run for run in paragraph.runs if run.text.strip()]
    layout = paragraph.paragraph_format
    sizes = frozenset(_size(run, paragraph) for run in runs)
    rule, offset = _rule_below(paragraph, width)
    return Measured(
        text=paragraph.text.replace("\n", " "),
        sizes=sizes,
        fonts=frozenset(name for run in runs for name in _fonts(run, paragraph)),
        bold=all(_flag("bold", run, paragraph) for run in runs),
        italic=all(_flag("italic", run, paragraph) for run in runs),
        place=place,
        is_centred=paragraph.alignment == WD_ALIGN_PARAGRAPH.CENTER,
        is_justified=paragraph.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY,
        first_line_mm=_mm(layout.first_line_indent),
        gap_pt=layout.space_after.pt if layout.space_after is not None else 0.0,
        spacing=_spacing(paragraph, max(sizes, default=14.0)),
        outline=_outline(paragraph),
        rule_mm=rule,
        rule_offset_mm=offset,
        last_line=paragraph.text.split("\n")[-1],
    )


def _outline(paragraph: Paragraph) -> int | None:
    level = _xml(paragraph).xpath("string(w:pPr/w:outlineLvl/@w:val)")
    return int(level) if level else None


def _styles(paragraph: Paragraph) -> Iterator[Any]:
    style: Any = paragraph.style
    while style is not None:
        yield style
        style = style.base_style


def _defaults(paragraph: Paragraph) -> Any:
    return paragraph.part.document.styles.element  # type: ignore[attr-defined]  # the part of a body is the document


def _size(run: Run, paragraph: Paragraph) -> float:
    for font in (run.font, *(style.font for style in _styles(paragraph))):
        if font.size is not None:
            return float(font.size.pt)
    found = _defaults(paragraph).xpath("string(w:docDefaults//w:sz/@w:val)")
    return float(found) / 2 if found else 10.0


def _flag(name: str, run: Run, paragraph: Paragraph) -> bool:
    for font in (run.font, *(style.font for style in _styles(paragraph))):
        value = getattr(font, name)
        if value is not None:
            return bool(value)
    return False


def _fonts(run: Run, paragraph: Paragraph) -> Iterator[str]:
    """Names for Latin and complex letters; a theme font counts as foreign, since it wins over the name."""
    elements = [_xml(run).rPr, *(style.element.rPr for style in _styles(paragraph))]
    elements += _defaults(paragraph).xpath("w:docDefaults//w:rPr")
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        for element in elements:
            fonts = None if element is None else element.find(qn("w:rFonts"))
            if fonts is None:
                continue
            theme = fonts.get(qn(f"w:{script}Theme"))
            name = fonts.get(qn(f"w:{script}"))
            if theme or name:
                yield str(theme or name)
                break


def _spacing(paragraph: Paragraph, size: float) -> float:
    layout = paragraph.paragraph_format
    if layout.line_spacing is None:
        return 1.0
    if layout.line_spacing_rule in (WD_LINE_SPACING.EXACTLY, WD_LINE_SPACING.AT_LEAST):
        pitch = float(layout.line_spacing.pt) / (size * nd30.SINGLE_LINE)
        return max(1.0, pitch) if layout.line_spacing_rule == WD_LINE_SPACING.AT_LEAST else pitch
    return float(layout.line_spacing)


def _rule_below(paragraph: Paragraph, width: float) -> tuple[float | None, float]:
    """Length of the line drawn by the empty paragraph below, and how far its middle is from the text's."""
    following = _xml(paragraph).getnext()
    if following is None or not following.xpath("w:pPr/w:pBdr/w:top") or following.xpath("w:r"):
        return None, 0.0
    left = float(following.xpath("string(w:pPr/w:ind/@w:left)") or 0) * 25.4 / 1440
    right = float(following.xpath("string(w:pPr/w:ind/@w:right)") or 0) * 25.4 / 1440
    return width - left - right, (left - right) / 2
