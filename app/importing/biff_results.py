"""Which results of the formulas of an old workbook (.xls) are none, although the library shows 0 or blank.

A program that left the calculation to the next one stores 0, and so do programs other than Excel where a formula gives
a text in a cell that shows numbers. ``IF(…,"",…)`` that came out empty is blank as in every other kind of file; what
cannot be told from 0 counts as not calculated, and is asked.
"""

from typing import TYPE_CHECKING, NamedTuple

import xlrd
from xlrd.formula import get_externsheet_local_range  # type: ignore[attr-defined]  # missing from the stubs only

from app.importing.biff_records import StoredFormula, StoredFormulas, stored_formulas
from app.importing.biff_tokens import Guess, Place, Result, worked_out

if TYPE_CHECKING:
    from xlrd.book import Book

_BIFF3 = 30
_EMPTY_TEXT = b"\x17\x00"
#: A formula built upon so many others is not followed further.
_DEEPEST = 50


class NoResults(NamedTuple):
    """Places (row and column from 0) of formulas without result, and of those whose result is the empty text."""

    uncalculated: frozenset[tuple[int, int]]
    blank: frozenset[tuple[int, int]]


class FormulaResults:
    """The formulas of one open workbook."""

    def __init__(self, book: "Book") -> None:
        self._book = book
        self._sheets: dict[int, StoredFormulas] = {}
        self._known: dict[tuple[int, int, int], Result] = {}
        self._depth = 0

    def without_result(self, sheet: int) -> NoResults:
        """The formulas of a sheet (its index) whose shown result is none."""
        if self._book.biff_version < _BIFF3:
            return NoResults(frozenset(), frozenset())
        uncalculated, blank = set(), set()
        for place, formula in self._formulas(sheet).found.items():
            result = self._result(sheet, Place(*place), formula)
            if result == "":
                blank.add(place)
            elif isinstance(result, str) or result in (Guess.DOUBT, Guess.TEXT):
                uncalculated.add(place)
        return NoResults(frozenset(uncalculated), frozenset(blank))

    def _formulas(self, sheet: int) -> StoredFormulas:
        if sheet not in self._sheets:
            # The library knows where each sheet begins and shows it nowhere.
            starts: list[int] = vars(self._book)["_sh_abs_posn"]
            self._sheets[sheet] = stored_formulas(bytes(self._book.mem or b""), starts[sheet])
        return self._sheets[sheet]

    def _result(self, sheet: int, place: Place, formula: StoredFormula) -> Result:
        """What a formula gives instead of its stored 0 or blank; 0 when these are its result."""
        if formula.is_empty:
            return "" if _EMPTY_TEXT in formula.tokens else Guess.DOUBT
        if not formula.is_zero:
            return 0.0
        if formula.is_left:
            return Guess.DOUBT
        key = (sheet, *place)
        if key not in self._known:
            self._known[key] = Guess.UNKNOWN
            self._known[key] = self._instead_of_zero(sheet, place, formula)
        return self._known[key]

    def _instead_of_zero(self, sheet: int, place: Place, formula: StoredFormula) -> Result:
        formulas = self._formulas(sheet)
        if not formulas.is_biff8:
            return 0.0
        if self._depth > _DEEPEST:
            return Guess.DOUBT if _EMPTY_TEXT in formula.tokens and not formulas.by_excel else 0.0

        def cells(reference: int | None, top: int, low: int, left: int, right: int) -> list[Result]:
            number = sheet if reference is None else self._sheet_of(reference)
            return [Guess.UNKNOWN] if number is None else self._cells(number, top, low, left, right)

        self._depth += 1
        found = worked_out(formula.tokens, place, cells)
        self._depth -= 1
        # Excel stores a text as one: only what can be nothing else is believed instead of its 0.
        is_text = found is Guess.TEXT if formulas.by_excel else isinstance(found, str) or found is not Guess.UNKNOWN
        return found if is_text and found is not None and not isinstance(found, float) else 0.0

    def _sheet_of(self, reference: int) -> int | None:
        first, last = get_externsheet_local_range(self._book, reference)
        return int(first) if 0 <= first == last else None

    def _cells(self, sheet: int, top: int, low: int, left: int, right: int) -> list[Result]:
        source = self._book.sheet_by_index(sheet)
        rows = range(top, min(low + 1, source.nrows))
        return [
            self._cell(sheet, Place(row, column))
            for row in rows
            for column in range(left, min(right + 1, source.row_len(row)))
        ]

    def _cell(self, sheet: int, place: Place) -> Result:
        source = self._book.sheet_by_index(sheet)
        kind, value = source.cell_type(*place), source.cell_value(*place)
        formula = self._formulas(sheet).found.get(place)
        if formula and (formula.is_zero or formula.is_empty):
            return self._result(sheet, place, formula)
        if kind == xlrd.XL_CELL_TEXT:
            return str(value)
        if kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE, xlrd.XL_CELL_BOOLEAN):
            return float(value)
        return Guess.UNKNOWN if kind == xlrd.XL_CELL_ERROR else None
