"""The list in pasted text or a text file: cells told apart by tabs, signs or several blanks, or numbered lines."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Final

from app.domain.awards.intake_joining import is_ticked_title
from app.domain.awards.intake_paragraphs import Paragraph, paragraph_list
from app.domain.awards.intake_table import ListCell, ListRow, ListTable
from app.domain.awards.intake_titles import IntakeColumn, meaning
from app.i18n import _
from app.text import clean, nfc

#: Signs that stand in few names; of so many lines one has to have them.
_SIGNS: Final = ("\t", ";", "|")
_SHARE: Final = 4
_BLANKS: Final = re.compile(r"[ \u00a0]{2,}")
_PART: Final = re.compile(r"\S+(?:[ \u00a0]\S+)*")

_Part = tuple[int, str]


def text_table(text: str) -> ListTable:
    """The table in a text; a line with another number of cells than the titles is marked as shifted.

    Without a sign that tells cells apart every line is one cell: names hold commas too.
    """
    plain = nfc(text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = plain.split("\n")
    filled = [line for line in lines if clean(line)]
    sign = next((sign for sign in _SIGNS if _SHARE * sum(sign in line for line in filled) > len(filled)), "")
    if not sign:
        if _SHARE * sum(_BLANKS.search(line.strip()) is not None for line in filled) > len(filled):
            return _of_blanks(lines)
        listed = paragraph_list([Paragraph(line) for line in lines])
        if listed is not None:
            return ListTable("", listed.rows)
        sign = "," if 2 * sum("," in line for line in filled) > len(filled) else "\t"
    return _of_sign(plain, lines, sign)


def _of_sign(plain: str, lines: Sequence[str], sign: str) -> ListTable:
    records = [line.split(sign) for line in lines]
    if (sign == "\t" or '"' in plain) and not _has_dittos(records):
        # A quotation mark that belongs to the text is no error.
        with suppress(csv.Error):
            records = list(csv.reader(io.StringIO(plain, newline=""), delimiter=sign, strict=True))
    found = [[(place, cell) for place, cell in enumerate(record) if clean(cell)] for record in records]
    widths = [max((place for place, _cell in parts), default=0) for parts in found]
    width = _width(found, widths)
    rows = (
        _row(number, parts, is_shifted=bool(width) and (wide > width or (sign == "," and 0 < wide < width)))
        for number, (parts, wide) in enumerate(zip(found, widths, strict=True), 1)
        if parts
    )
    return ListTable("", tuple(rows))


def _has_dittos(records: Sequence[Sequence[str]]) -> bool:
    """Whether a quotation mark alone fills a cell of lines that have as many cells as the first."""
    marked = [record for record in records if any(cell.strip() == '"' for cell in record)]
    return bool(marked) and all(len(record) == len(records[0]) for record in marked)


def _width(found: Sequence[Sequence[_Part]], widths: Sequence[int]) -> int:
    """The last column that has a title, in the row of titles or in the one below it; 0 in a list without titles."""
    for index, (parts, wide) in enumerate(zip(found, widths, strict=True)):
        if wide and _has_titles(parts):
            below = found[index + 1] if index + 1 < len(found) else ()
            is_second = all(meaning(text) is not None or is_ticked_title(text) for _place, text in below)
            return max(wide, widths[index + 1]) if below and is_second else wide
    return 0


def _has_titles(parts: Sequence[_Part]) -> bool:
    said = [meaning(text) for _place, text in parts]
    return IntakeColumn.NAME in said and sum(item is not None for item in said) > 1


def _of_blanks(lines: Sequence[str]) -> ListTable:
    """Cells that several blanks tell apart: by their number, or by standing under their titles."""
    found = [[(match.start(), match[0]) for match in _PART.finditer(line.expandtabs())] for line in lines]
    titles = next((parts for parts in found if _has_titles(parts)), max(found, key=len))
    return ListTable("", tuple(_rows_under(found, [start for start, _text in titles])))


def _rows_under(found: Sequence[Sequence[_Part]], starts: Sequence[int]) -> Iterator[ListRow]:
    for number, parts in enumerate(found, 1):
        places = [starts.index(start) if start in starts else -1 for start, _text in parts]
        is_whole = len(parts) in (1, len(starts))
        if is_whole or -1 in places:
            places = list(range(len(parts)))
        if parts:
            cells = [(place, text) for place, (_start, text) in zip(places, parts, strict=True)]
            yield _row(number, cells, is_shifted=not is_whole and places == list(range(len(parts))))


def _row(number: int, parts: Sequence[_Part], *, is_shifted: bool) -> ListRow:
    place = _("dòng {row}, cột {column}")
    cells = {column: ListCell(text, place.format(row=number, column=column + 1)) for column, text in parts}
    return ListRow(number, cells, is_shifted=is_shifted)
