"""Small ways of spoiling a Word file in one place, as a clerk would by accident."""

import io
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

Spoil = Callable[[Any], None]


def spoilt(content: bytes, spoil: Spoil) -> bytes:
    """The file with one thing spoilt."""
    word = docx.Document(io.BytesIO(content))
    spoil(word)
    made = io.BytesIO()
    word.save(made)
    return made.getvalue()


def lines(word: Any) -> list[Paragraph]:
    """All paragraphs, those of tables too, in no order that matters."""
    cells = [cell for table in word.tables for row in table.rows for cell in row.cells]
    return [*word.paragraphs, *(line for cell in cells for line in cell.paragraphs)]


def line(word: Any, start: str) -> Paragraph:
    """The first paragraph that begins with some words."""
    return next(one for one in lines(word) if one.text.startswith(start))


def size(start: str, points: float) -> Spoil:
    """Another size for the whole line."""

    def spoil(word: Any) -> None:
        for run in line(word, start).runs:
            run.font.size = Pt(points)

    return spoil


def look(start: str, name: str, *, value: bool) -> Spoil:
    """A switch of the font for the whole line: bold, italic."""

    def spoil(word: Any) -> None:
        for run in line(word, start).runs:
            setattr(run.font, name, value)

    return spoil


def face(start: str, name: str) -> Spoil:
    """Another font for the whole line."""

    def spoil(word: Any) -> None:
        for run in line(word, start).runs:
            run.font.name = name

    return spoil


def colour(start: str) -> Spoil:
    """Red letters."""

    def spoil(word: Any) -> None:
        for run in line(word, start).runs:
            run.font.color.rgb = RGBColor(0xC0, 0, 0)

    return spoil


def text(start: str, words: str) -> Spoil:
    """Other words with the look of the line's beginning."""

    def spoil(word: Any) -> None:
        runs = line(word, start).runs
        for run in runs[1:]:
            run.text = ""
        runs[0].text = words

    return spoil


def replaced(old: str, new: str) -> Spoil:
    """Other words inside one run, wherever it stands first."""

    def spoil(word: Any) -> None:
        run = next(run for one in lines(word) for run in one.runs if old in run.text)
        run.text = run.text.replace(old, new, 1)

    return spoil


def layout(start: str, name: str, value: object) -> Spoil:
    """Another property of the paragraph's layout."""

    def spoil(word: Any) -> None:
        setattr(line(word, start).paragraph_format, name, value)

    return spoil


def margin(name: str, millimetres: float) -> Spoil:
    """Another margin of the first section."""

    def spoil(word: Any) -> None:
        setattr(word.sections[0], name, Mm(millimetres))

    return spoil


def rule(start: str, left: int, right: int) -> Spoil:
    """Other indents (twips) of the drawn rule below a line."""

    def spoil(word: Any) -> None:
        indent = line(word, start)._p.getnext().pPr.find(qn("w:ind"))
        indent.set(qn("w:left"), str(int(indent.get(qn("w:left"))) + left))
        indent.set(qn("w:right"), str(int(indent.get(qn("w:right"))) + right))

    return spoil


def no_rule(start: str) -> Spoil:
    """The drawn rule below a line taken away."""

    def spoil(word: Any) -> None:
        below = line(word, start)._p.getnext()
        below.getparent().remove(below)

    return spoil


def without(*starts: str) -> Spoil:
    """Lines taken away."""

    def spoil(word: Any) -> None:
        for start in starts:
            element = line(word, start)._p
            if element.getparent().tag == qn("w:tc") and len(element.getparent().findall(qn("w:p"))) == 1:
                for child in element.findall(qn("w:r")):
                    element.remove(child)
            else:
                element.getparent().remove(element)

    return spoil


def doubled(start: str, words: str) -> Spoil:
    """A line once more below itself, with other words."""

    def spoil(word: Any) -> None:
        first = line(word, start)
        copy = deepcopy(first._p)
        first._p.addnext(copy)
        runs = Paragraph(copy, first._parent).runs
        for run in runs[1:]:
            run.text = ""
        runs[0].text = words

    return spoil


def both(*spoils: Spoil) -> Spoil:
    """Several steps that make one mistake."""

    def spoil(word: Any) -> None:
        for step in spoils:
            step(word)

    return spoil


def landscape(word: Any) -> None:
    """The first pages turned."""
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def theme_font(word: Any) -> None:
    """A font of the theme, which wins over the named one."""
    run: Any = line(word, "Nhân dân").runs[0]._r
    run.rPr.find(qn("w:rFonts")).set(qn("w:asciiTheme"), "minorHAnsi")


def number_on_first_page(word: Any) -> None:
    """The first page shows its number."""
    word.sections[0].different_first_page_header_footer = False


def number_to_the_right(word: Any) -> None:
    """The number of the page stands on the right."""
    word.sections[0].header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def number_at_the_foot(word: Any) -> None:
    """The number of the page stands at the foot."""
    for section in word.sections:
        field = deepcopy(section.header.paragraphs[0]._p)
        section.footer.is_linked_to_previous = False
        section.footer._element.append(field)
    no_number(word)


def no_number(word: Any) -> None:
    """No number of pages at all."""
    header = word.sections[0].header.paragraphs[0]._p
    for field in header.findall(qn("w:r")):
        header.remove(field)


def number_look(name: str, value: object) -> Spoil:
    """Another look of the page number."""

    def spoil(word: Any) -> None:
        for run in word.sections[0].header.paragraphs[0].runs:
            setattr(run.font, name, value)

    return spoil


def counting(section: int, name: str, value: str) -> Spoil:
    """Another way of counting the pages of a section."""

    def spoil(word: Any) -> None:
        word.sections[section]._sectPr.find(qn("w:pgNumType")).set(qn(f"w:{name}"), value)

    return spoil


def paper_size(width: float, height: float) -> Spoil:
    """Another size of paper in every section."""

    def spoil(word: Any) -> None:
        for section in word.sections:
            is_wide = section.page_width > section.page_height
            section.page_width, section.page_height = (Mm(height), Mm(width)) if is_wide else (Mm(width), Mm(height))

    return spoil


def tracked(word: Any) -> None:
    """A word that somebody inserted and nobody accepted yet."""
    mark = f'<w:ins {nsdecls("w")} w:id="901" w:author="A" w:date="2022-01-01T00:00:00Z"/>'
    element = parse_xml(mark)
    run = line(word, "Trên đây").runs[0]._r
    run.addprevious(element)
    element.append(run)


def commented(word: Any) -> None:
    """A comment left in the margin."""
    one = line(word, "Trên đây")
    word.add_comment(one.runs, text="Xem lại", author="A", initials="A")
