"""The cells of a plainly written sheet into the sheet: what many cells say alike is worked out once."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from app.importing.cell_builder import CellBuilder, SheetContext, column_of, composed, row_of
from app.importing.raw import NO_RUNS, CellKind, NumberFormat, RawCell, cell_name
from app.importing.refusals import refusal
from app.importing.shared_text import SharedText
from app.importing.sheet_text import Head, PlainCell, PlainPart, characters, head_of
from app.importing.styles import CellStyle, Styles

#: Bounds of what is remembered, far above any real workbook.
_MOST_CONTENTS, _MOST_FORMS = 20_000, 1_000

#: A RawCell without its place: empty for a blank cell, None when the place matters.
Says = tuple[CellKind, str, NumberFormat, int, str] | tuple[()] | None


class _Form(dict[str, Says]):
    """What the cells say that begin alike («s="4"><v>»), by their content; most contents come many times."""

    def __init__(self, head: Head, style: CellStyle, texts: Sequence[SharedText] = ()) -> None:
        """``texts`` are the shared texts of the workbook, for cells that only name one."""
        super().__init__()
        self.head = head
        self._style = style
        self._texts = texts

    def __missing__(self, stored: str) -> Says:
        if len(self) >= _MOST_CONTENTS:
            self.clear()
        self[stored] = says = self._says(stored)
        return says

    def _says(self, stored: str) -> Says:
        kind = self.head.kind
        if not stored:
            return None if self.head.is_formula or kind == "s" else ()
        if kind == "n":
            number = characters(stored).strip()[:400]
            return (CellKind.NUMBER, number, self._style.format, self._style.digits, "") if number else None
        needs_look = self._style.is_legacy or self._style.format is NumberFormat.MARKED
        text = None if needs_look else self._text(kind, stored)
        # A decomposed text is noted for its workbook, so nobody may remember it for the next one.
        if text is None or not unicodedata.is_normalized("NFC", text):
            return None
        text = composed(text)
        return (CellKind.TEXT, text, NumberFormat.PLAIN, 0, "") if text and not text.isspace() else ()

    def _text(self, kind: str, stored: str) -> str | None:
        """The text of a cell; None when its form, its fonts or an index that leads nowhere need a closer look."""
        if kind == "inlineStr":
            return characters(stored)
        if kind == "s" and stored.isdecimal() and len(stored) < 9 and int(stored) < len(self._texts):
            text, runs, is_marked = self._texts[int(stored)]
            return None if runs or is_marked else text
        return None


@lru_cache(maxsize=4)
def _common_forms(styles: Styles) -> dict[str, _Form]:
    """Forms of all workbooks with equal styles: the communes of a district fill copies of one file."""
    return {}


class _Forms(dict[str, _Form]):
    """The forms of one workbook by their beginning; those that say the same in others too are shared with them."""

    def __init__(self, context: SheetContext) -> None:
        super().__init__()
        self._context = context
        self._common = _common_forms(context.styles)

    def __missing__(self, beginning: str) -> _Form:
        before, formula, _ = beginning.partition("<f")
        if formula and beginning.endswith("</f><v>"):
            # Nearly every formula stands in one cell only; what its result means depends on the rest.
            return self[f"{before}<f/><v>"]
        form = self._common.get(beginning)
        if form is None:
            head = head_of(beginning)
            form = _Form(head, self._context.styles[head.style], self._context.texts)
            if head.kind != "s" and not head.is_formula and len(self._common) < _MOST_FORMS:
                self._common[beginning] = form
        self[beginning] = form
        return form


class PlainCells:
    """Keeps the cells of the plainly written sheets of one workbook."""

    def __init__(self, context: SheetContext) -> None:
        self.context = context
        self._forms = _Forms(context)

    def keep(self, part: PlainPart, builder: CellBuilder) -> bool:
        """Keep all cells of a sheet; false, with nothing kept, when it is not plain to its end."""
        filled, legacy = self.context.filled, len(self.context.legacy)
        for cells in part.blocks():
            if cells is None:
                self.context.filled = filled
                del self.context.legacy[legacy:]
                builder.forget()
                return False
            self._keep(cells, builder)
        return True

    def _keep(self, cells: Iterator[PlainCell], builder: CellBuilder) -> None:
        """Keep some rows; flat and nearly without calls, because every cell of every file passes through here."""
        forms, make, rows = self._forms, tuple.__new__, builder.sheet.rows
        count = row = last_column = 0
        last_digits = ""
        kept: dict[int, RawCell] = {}
        for letters, digits, head, value, text_head, text, bare in cells:
            if text_head is not None:
                says = forms[text_head][text]
            elif head is not None:
                says = forms[head][value]
            elif bare is not None:
                says = forms[bare][""]
            else:
                continue
            if not says:
                if says is None:
                    self._look_closer(builder, letters, digits, text_head or head or bare or "", text or value or "")
                continue
            column = column_of(letters)
            if digits != last_digits:
                row, last_digits = row_of(digits), digits
                kept = rows.setdefault(row, {})
            if column in kept:
                raise refusal("bad-structure", detail=f"ô {cell_name(row, column)} được ghi hai lần")
            # Half the price of RawCell(...), which would pass through Python once more for each cell.
            kept[column] = make(RawCell, (row, column, *says))
            count += 1
            if column > last_column:  # noqa: PLR1730 - max() is a call
                last_column = column
        builder.last_column = max(builder.last_column, last_column)
        builder.count(count)

    def _look_closer(self, builder: CellBuilder, letters: str, digits: str, head: str, content: str) -> None:
        """Keep one cell the way the parser would have it kept."""
        parts = self._forms[head].head
        stored = characters(content) if content or parts.has_value else None
        builder.keep(
            row_of(digits), column_of(letters), parts.kind, parts.style, stored, NO_RUNS, is_formula=parts.is_formula
        )
