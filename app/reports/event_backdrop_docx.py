"""Ma-két → a Word file of one A4 sheet on its side, for offices that change words and colours there themselves.

Lines, sizes and places are those of the PDF; the ground stays white, for Word prints no colour of pages.
"""

from itertools import groupby
from math import floor
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from app.domain.backdrop import Backdrop, Ground
from app.domain.backdrop_fit import BackdropLine
from app.domain.backdrop_size import BackdropSize, read_size
from app.reports import nd30
from app.reports.docx_writer import empty_file, saved
from app.reports.event_backdrop import COLOURS, BackdropStyle, cloth_of, is_slanted
from app.reports.model import Document

_NAMESPACES = nsdecls("w")
_TWIPS = 1440 / 25.4
_HALF_POINTS = 2 * 72 / 25.4
#: How far the face of Word hangs below the baseline, and the pitch of a block of one line; in parts of the size.
_DESCENT, _PITCH = 0.216, 1.3
#: The edges of the page are this much nearer than those of the letters, so that rounding breaks no line.
_SLACK_MM = 3.0


def render(backdrop: Backdrop) -> bytes:
    """The bytes of the .docx file; raises ``Refused`` as the PDF does."""
    size = read_size("A4")
    cloth = cloth_of(backdrop, size, BackdropStyle(Ground.WHITE))
    blocks = [list(lines) for _role, lines in groupby(cloth.fitted.lines, key=lambda line: line.role)]
    word = empty_file(Document(cloth.title, "", ()))
    body = word.element.body
    for child in list(body):
        body.remove(child)
    bottom = _top(blocks[0])
    body_xml = []
    for lines in blocks:
        body_xml.append(_paragraph(lines, max(0.0, _top(lines) - bottom)))
        bottom = lines[-1].baseline + _DESCENT * lines[-1].size
    for xml in (*body_xml, _section(size, _top(blocks[0]))):
        body.append(parse_xml(xml))
    return saved(word)


def _pitch(lines: list[BackdropLine]) -> float:
    return lines[1].baseline - lines[0].baseline if len(lines) > 1 else _PITCH * lines[0].size


def _top(lines: list[BackdropLine]) -> float:
    """Where the first line of a block begins: Word puts what a line has too much above its letters."""
    return lines[0].baseline + _DESCENT * lines[0].size - _pitch(lines)


def _paragraph(lines: list[BackdropLine], before_mm: float) -> str:
    first = lines[0]
    size = floor(first.size * _HALF_POINTS)
    fonts = "".join(f' w:{script}="{nd30.FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    slanted = "<w:i/><w:iCs/>" if is_slanted(first.role) else ""
    color = COLOURS[Ground.WHITE][1].lstrip("#")
    look = (
        f'<w:rPr><w:rFonts{fonts}/><w:b/><w:bCs/>{slanted}<w:color w:val="{color}"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    )
    runs = "<w:r><w:br/></w:r>".join(
        f'<w:r>{look}<w:t xml:space="preserve">{escape(line.text)}</w:t></w:r>' for line in lines
    )
    spacing = (
        f'<w:spacing w:before="{round(before_mm * _TWIPS)}" w:after="0" w:line="{floor(_pitch(lines) * _TWIPS)}"'
        ' w:lineRule="exact"/>'
    )
    return f'<w:p {_NAMESPACES}><w:pPr>{spacing}<w:jc w:val="center"/>{look}</w:pPr>{runs}</w:p>'


def _section(size: BackdropSize, top_mm: float) -> str:
    side = round((size.margin_mm - _SLACK_MM) * _TWIPS)
    return (
        f'<w:sectPr {_NAMESPACES}><w:pgSz w:w="{round(size.width_mm * _TWIPS)}"'
        f' w:h="{round(size.height_mm * _TWIPS)}" w:orient="landscape"/>'
        f'<w:pgMar w:top="{max(0, round(top_mm * _TWIPS))}" w:right="{side}" w:bottom="{round(5 * _TWIPS)}"'
        f' w:left="{side}" w:header="0" w:footer="0" w:gutter="0"/></w:sectPr>'
    )
