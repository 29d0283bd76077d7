"""The cells of a plainly written sheet into the sheet: what many cells say alike is worked out once."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from app.importing.cell_builder import CellBuilder, SheetContext, composed
from app.importing.plain_xml import characters
from app.importing.raw import NO_RUNS, CellKind, NumberFormat, RawCell
from app.importing.shared_text import SharedText
from app.importing.sheet_text import NotPlain, PlainCell, PlainPart, place_of, plain_cell
from app.importing.styles import Styles

#: Bounds of what is remembered, far above any real workbook.
_MOST_CONTENTS, _MOST_PLACES, _LONGEST = 20_000, 50_000, 200

#: A RawCell without its place: empty for a blank cell, None when the place matters.
Says = tuple[CellKind, str, NumberFormat, int, str] | tuple[()] | None


class _Places(dict[bytes, tuple[int, int]]):
    """Row and column by reference; every sheet has an A1."""

    def __missing__(self, reference: bytes) -> tuple[int, int]:
        if len(self) >= _MOST_PLACES:
            self.clear()
        self[reference] = place = place_of(reference)
        return place


@lru_cache(maxsize=1)
def _places() -> _Places:
    return _Places()


class _Contents(dict[bytes, Says]):
    """What cells say, by what is written behind their place; most of it comes many times."""

    def __init__(self, styles: Styles, texts: Sequence[SharedText] = ()) -> None:
        """``texts`` are the shared texts of the workbook, for cells that only name one."""
        super().__init__()
        self._styles = styles
        self._texts = texts

    def __missing__(self, rest: bytes) -> Says:
        says = self._says(plain_cell(rest))
        if len(rest) <= _LONGEST:
            if len(self) >= _MOST_CONTENTS:
                self.clear()
            self[rest] = says
        return says

    def _says(self, cell: PlainCell) -> Says:
        if not cell.content:
            return None if cell.is_formula or cell.kind == "s" else ()
        style = self._styles[cell.style]
        if cell.kind == "n":
            number = characters(cell.content).strip()[:400]
            return (CellKind.NUMBER, number, style.format, style.digits, "") if number else None
        needs_look = style.is_legacy or style.format is NumberFormat.MARKED
        text = None if needs_look else self._text(cell.kind, cell.content)
        # A decomposed text is noted for its workbook, so nobody may remember it for the next one.
        if text is None or not unicodedata.is_normalized("NFC", text):
            return None
        text = composed(text)
        return (CellKind.TEXT, text, NumberFormat.PLAIN, 0, "") if text and not text.isspace() else ()

    def _text(self, kind: str, content: str) -> str | None:
        """The text of a cell; None when its form, its fonts or an index that leads nowhere need a closer look."""
        if kind == "inlineStr":
            return characters(content)
        if kind == "s" and content.isdecimal() and len(content) < 9 and int(content) < len(self._texts):
            text, runs, is_marked = self._texts[int(content)]
            return None if runs or is_marked else text
        return None


@lru_cache(maxsize=4)
def _contents_without_texts(styles: Styles) -> _Contents:
    """Of all workbooks with equal styles and no shared texts: the communes of a district fill copies of one file."""
    return _Contents(styles)


class PlainCells:
    """Keeps the cells of the plainly written sheets of one workbook."""

    def __init__(self, context: SheetContext) -> None:
        self.context = context
        texts, styles = context.texts, context.styles
        self._contents = _Contents(styles, texts) if texts else _contents_without_texts(styles)

    def keep(self, part: PlainPart, builder: CellBuilder) -> bool:
        """Keep all cells of a sheet; false, with nothing kept, when it is not plain to its end."""
        filled, legacy = self.context.filled, len(self.context.legacy)
        try:
            for cells in part.rows():
                self._keep(cells, builder)
        except NotPlain:
            self.context.filled = filled
            del self.context.legacy[legacy:]
            builder.forget()
            return False
        return True

    def _keep(self, cells: list[bytes], builder: CellBuilder) -> None:
        """Keep one row; flat and nearly without calls, because every cell of every file passes through here."""
        places, contents, make, rows = _places(), self._contents, tuple.__new__, builder.sheet.rows
        count = last_row = last_column = 0
        kept: dict[int, RawCell] = {}
        for cell in cells:
            reference, _, rest = cell.partition(b'"')
            place = places[reference]
            says = contents[rest]
            if says:
                row, column = place
                if row != last_row:
                    kept, last_row = rows.setdefault(row, {}), row
                if column in kept:
                    # Written twice: the parser says so.
                    raise NotPlain
                # Half the price of RawCell(...), which would pass through Python once more for each cell.
                kept[column] = make(RawCell, place + says)
                count += 1
                if column > last_column:  # noqa: PLR1730 - max() is a call
                    last_column = column
            elif says is None:
                self._look_closer(builder, place, rest)
        builder.last_column = max(builder.last_column, last_column)
        builder.count(count)

    def _look_closer(self, builder: CellBuilder, place: tuple[int, int], rest: bytes) -> None:
        """Keep one cell the way the parser would have it kept."""
        cell = plain_cell(rest)
        stored = None if cell.content is None else characters(cell.content)
        builder.keep(*place, cell.kind, cell.style, stored, NO_RUNS, is_formula=cell.is_formula)
