"""Measuring a PDF file: letters with face, size and place, drawn lines, page numbers; lines become paragraphs again."""

import re
from collections.abc import Iterator
from ctypes import byref, c_double, c_int, create_string_buffer
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from app.domain.paper_checks import Departure
from app.reports import nd30
from app.reports.inspection import departures
from app.reports.letter_parts import is_annex_label, kind_of
from app.reports.measured import Measured, MeasuredPaper, PageNumber, Place, Sheet
from app.text import nfc

_MM = 25.4 / 72
#: A letter at the end of a full line may lack this much of the margin: the white at its own right side.
_BEARING_PT = 3
#: What begins a paragraph of its own, however short the one before is.
_OPENS = re.compile(r"(-|\d{1,2}\.|[a-zđ]\)|Điều \d+\.) ")
#: Lines of one paragraph follow each other within this pitch, in parts of the size.
_SAME_PARAGRAPH = 1.75


@dataclass(frozen=True, slots=True)
class _Letter:
    """One character with its box (points, from the bottom left) and look."""

    text: str
    left: float
    right: float
    base: float
    size: float
    font: str


@dataclass(frozen=True, slots=True)
class _Line:
    """One printed line on one page."""

    letters: tuple[_Letter, ...]
    page: int
    #: Left and right edge of the text area of its page.
    edges: tuple[float, float] = (0, 0)

    @property
    def text(self) -> str:
        return "".join(letter.text for letter in self.letters).strip()

    @property
    def left(self) -> float:
        return next(letter.left for letter in self.letters if letter.text.strip())

    @property
    def right(self) -> float:
        return next(letter.right for letter in reversed(self.letters) if letter.text.strip())

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def base(self) -> float:
        return self.letters[0].base

    @property
    def size(self) -> float:
        return max(letter.size for letter in self.letters)


@dataclass(frozen=True, slots=True)
class _Stroke:
    """One straight drawn line."""

    page: int
    left: float
    right: float
    bottom: float
    top: float

    @property
    def is_level(self) -> bool:
        return self.top - self.bottom < 2 and self.right - self.left > 8


def inspect_pdf(path: Path) -> list[Departure]:
    """Departures of a PDF file from the layout law."""
    return departures(measure_pdf(path.read_bytes()))


def measure_pdf(content: bytes) -> MeasuredPaper:
    """Everything the law speaks of, measured in the finished pages."""
    with pypdfium2.PdfDocument(content) as pdf:
        sizes = [page.get_size() for page in pdf]
        lines = [line for number, page in enumerate(pdf) for line in _lines(number, page)]
        strokes = [stroke for number, page in enumerate(pdf) for stroke in _strokes(number, page)]
    numbers = [line for line in lines if _is_page_number(line, sizes)]
    text_lines = [line for line in lines if line not in numbers]
    left, right = _upright_edges(text_lines, strokes, sizes)
    edges = [(left, width - sizes[0][0] + right) for width, _ in sizes]
    text_lines = [replace(line, edges=edges[line.page]) for line in text_lines]
    paragraphs = tuple(_paragraphs(text_lines, strokes))
    margins = _margins(text_lines, sizes)
    sheet = Sheet(sizes[0][0] * _MM, sizes[0][1] * _MM, *margins, has_table=True)
    return MeasuredPaper(
        (sheet,), paragraphs, _numbering(numbers, text_lines, edges), nd30.PDF_FONT, is_long=len(sizes) > 1
    )


def _lines(number: int, page: Any) -> Iterator[_Line]:
    text_page = page.get_textpage()
    current: list[_Letter] = []
    for index in range(text_page.count_chars()):
        letter = _letter(text_page.raw, index)
        if letter is None:
            continue
        if current and _starts_new_line(current[-1], letter):
            yield from _whole_line(current, number)
            current = []
        current.append(letter)
    yield from _whole_line(current, number)


def _whole_line(letters: list[_Letter], number: int) -> Iterator[_Line]:
    if any(letter.text.strip() for letter in letters):
        yield _Line(tuple(letters), number)


def _starts_new_line(last: _Letter, letter: _Letter) -> bool:
    gap, is_other = letter.left - last.right, (letter.size, letter.font) != (last.size, last.font)
    return abs(letter.base - last.base) > 2 or letter.left < last.left - 1 or gap > (15 if is_other else 60)


def _letter(text_page: Any, index: int) -> _Letter | None:
    code = pdfium.FPDFText_GetUnicode(text_page, index)
    if code in (0, 10, 13, 0xFFFE) or pdfium.FPDFText_IsGenerated(text_page, index) == 1:
        return None
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    pdfium.FPDFText_GetCharBox(text_page, index, byref(left), byref(right), byref(bottom), byref(top))
    x, y = c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(text_page, index, byref(x), byref(y))
    name = create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(text_page, index, name, 128, byref(c_int()))
    size = round(pdfium.FPDFText_GetFontSize(text_page, index), 2)
    font = name.value.decode("latin-1").partition("+")[2] or name.value.decode("latin-1")
    return _Letter(chr(code), min(left.value, x.value), max(right.value, x.value), y.value, size, font)


def _strokes(number: int, page: Any) -> Iterator[_Stroke]:
    for item in page.get_objects([pdfium.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = item.get_bounds()
        yield _Stroke(number, left, right, bottom, top)


def _is_page_number(line: _Line, sizes: list[tuple[float, float]]) -> bool:
    return line.text.isdigit() and line.base > sizes[line.page][1] - nd30.TOP_MM[0] / _MM


def _upright_edges(lines: list[_Line], strokes: list[_Stroke], sizes: list[tuple[float, float]]) -> tuple[float, float]:
    """Left and right edge of the text on upright pages, in points; of all pages where every one lies on its side.

    Such pages hold a table whose last column is often empty: there the lines of the table count too.
    """
    upright = [line for line in lines if sizes[line.page][0] < sizes[line.page][1]]
    if upright:
        return min(line.left for line in upright), max(line.right for line in upright)
    sides = [(line.left, line.right) for line in lines] + [(stroke.left, stroke.right) for stroke in strokes]
    return min(left for left, _right in sides), max(right for _left, right in sides)


def _margins(lines: list[_Line], sizes: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    """Margins as the text shows them; top and bottom only bound the true ones, so they are cut to the law's range."""
    top = min(sizes[line.page][1] - line.base - 0.891 * line.size for line in lines) * _MM
    bottom = min(line.base - 0.216 * line.size for line in lines) * _MM
    left, right = lines[0].edges
    return (
        top if top < nd30.TOP_MM[0] else min(top, nd30.TOP_MM[1]),
        bottom if bottom < nd30.BOTTOM_MM[0] - 0.5 else min(max(bottom, nd30.BOTTOM_MM[0]), nd30.BOTTOM_MM[1]),
        left * _MM,
        (sizes[0][0] - right) * _MM,
    )


def _numbering(numbers: list[_Line], lines: list[_Line], edges: list[tuple[float, float]]) -> PageNumber:
    """Pages of each section count from 1; a section starts at an annex label, its first page shows no number."""
    starts = {0, *(line.page for line in lines if is_annex_label(line.text))}
    expected, count = {}, 0
    for page in range(len(edges)):
        count = 1 if page in starts else count + 1
        if count > 1:
            expected[page] = str(count)
    found = {line.page: line.text for line in numbers}
    return PageNumber(
        is_shown=bool(numbers) or not expected,
        is_centred=all(abs(line.middle - sum(edges[line.page]) / 2) < 3 for line in numbers),
        is_in_top_margin=all(page in found for page in expected),
        is_first_hidden=not any(page in found for page in starts),
        is_from_one=found == expected
        or not all(page in found for page in expected)
        or any(page in found for page in starts),
        size=max((line.size for line in numbers), default=None),
    )


def _paragraphs(lines: list[_Line], strokes: list[_Stroke]) -> Iterator[Measured]:
    group: list[_Line] = []
    place = Place.PAGE
    for line in lines:
        here = _place(line, strokes)
        if group and (here is not place or not _continues(group[-1], line)):
            yield _measured(group, place, strokes, following=line)
            group = []
        group.append(line)
        place = here
    if group:
        yield _measured(group, place, strokes, following=None)


def _place(line: _Line, strokes: list[_Stroke]) -> Place:
    walls = [stroke for stroke in strokes if stroke.page == line.page and stroke.top - stroke.bottom > 8]
    if any(wall.bottom - 1 <= line.base <= wall.top + 1 for wall in walls if wall.right - wall.left < 2):
        return Place.TABLE
    left, right = line.edges
    width = right - left
    if abs(line.middle - (left + right) / 2) < 4 or line.right - line.left > width * 0.62 or _is_indented(line):
        return Place.PAGE
    if line.left - left < 3 and line.size > nd30.RECIPIENTS_LABEL_PT and not _is_bold(line):
        return Place.PAGE
    return Place.LEFT if line.middle < left + width * 0.42 else Place.RIGHT


def _is_indented(line: _Line) -> bool:
    indent = (line.left - line.edges[0]) * _MM
    return any(abs(indent - allowed) < 0.5 for allowed in nd30.FIRST_LINE_MM) and line.size >= 13


def _is_bold(line: _Line) -> bool:
    return all("Bold" in letter.font for letter in line.letters if letter.text.strip())


def _continues(last: _Line, line: _Line) -> bool:
    left, right = line.edges
    if line.page != last.page:
        return line.left - left < 3 and last.right > right - 40 and not last.text.endswith((".", ";", ":"))
    if not 0 < last.base - line.base < max(last.size, line.size) * _SAME_PARAGRAPH:
        return False
    if _stands_alone(last.text) or _OPENS.match(line.text) or (_is_indented(last) and _is_indented(line)):
        return False
    is_first_line = _is_indented(line) and line.right > right - 60
    if abs(line.middle - last.middle) < 3 and line.left - left > 6 and not is_first_line:
        return line.size == last.size and _is_bold(line) == _is_bold(last)
    return abs(line.left - left) < 3 and line.size == last.size and last.right > right - 60


def _stands_alone(text: str) -> bool:
    return text in (nd30.QUOC_HIEU, nd30.TIEU_NGU) or bool(kind_of(text)) or is_annex_label(text)


def _measured(
    group: list[_Line],
    place: Place,
    strokes: list[_Stroke],
    *,
    following: _Line | None,
) -> Measured:
    letters = [letter for line in group for letter in line.letters if letter.text.strip()]
    first, last = group[0], group[-1]
    left, right = first.edges
    is_centred = (
        place is Place.PAGE
        and not _OPENS.match(first.text)
        and abs(first.middle - (left + right) / 2) < 3
        and first.left - left > 4
    )
    rule = _rule_below(last, strokes)
    measured = Measured(
        text=nfc(" ".join(line.text for line in group)),
        sizes=frozenset(letter.size for letter in letters),
        fonts=frozenset(letter.font.partition("-")[0] for letter in letters),
        bold=all("Bold" in letter.font for letter in letters),
        italic=all("Italic" in letter.font for letter in letters),
        place=place,
        is_centred=is_centred,
        rule_mm=None if rule is None else (rule.right - rule.left) * _MM,
        rule_offset_mm=0 if rule is None else ((rule.left + rule.right) / 2 - last.middle) * _MM,
        last_line=last.text,
    )
    if place is not Place.PAGE or is_centred or not _is_indented(first):
        return measured
    return replace(
        measured,
        is_justified=all(line.right > right - _BEARING_PT for line in group[:-1]),
        first_line_mm=(first.left - left) * _MM,
        spacing=_pitch(group),
        gap_pt=_gap(last, following, group),
    )


def _pitch(group: list[_Line]) -> float | None:
    steps = [upper.base - lower.base for upper, lower in pairwise(group) if upper.page == lower.page]
    return max(steps) / (group[0].size * nd30.SINGLE_LINE) if steps else None


def _gap(last: _Line, following: _Line | None, group: list[_Line]) -> float | None:
    """Room below a paragraph beyond its own line pitch; only told between two indented paragraphs of one page."""
    pitch = _pitch(group)
    if pitch is None or following is None or following.page != last.page or not _is_indented(following):
        return None
    return last.base - following.base - pitch * group[0].size * nd30.SINGLE_LINE


def _rule_below(line: _Line, strokes: list[_Stroke]) -> _Stroke | None:
    near = [
        stroke
        for stroke in strokes
        if stroke.page == line.page
        and stroke.is_level
        and -1 < line.base - stroke.top < 10
        and stroke.left < line.middle < stroke.right
    ]
    return max(near, key=lambda stroke: stroke.top, default=None)
