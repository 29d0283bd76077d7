"""House look of the form: Times New Roman, yellow cells to fill, grey ones that are not, thin lines, A4."""

from collections.abc import Mapping
from math import ceil
from typing import Any

FONT = "Times New Roman"
#: Letters are a little narrower than the digits that columns are measured by.
_LETTER = 0.92
_LINE = "#BFBFBF"
_INPUT, _LOCKED, _HEAD, _GROUP = "#FFF9DB", "#EFEFEF", "#DCE6DF", "#F3F6F4"
_WRONG = "#F9D9D5"
DATE = "dd/mm/yyyy"
COUNT, PLAIN, RATIO, TEXT = "#,##0", "General", "0.00", "@"

_Options = Mapping[str, Any]


class _EmptyText(str):
    """An empty result of a formula that says so in the file; for a plain "" XlsxWriter leaves the result out."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return False


#: What formulas give while nothing is filled: no figure, which 0 would be.
EMPTY = _EmptyText()
_CELL: _Options = {"border": 1, "border_color": _LINE, "valign": "vcenter"}
_WRAPPED: _Options = {**_CELL, "text_wrap": True}
_FILLED: _Options = {**_CELL, "bg_color": _INPUT, "locked": False}
_SHUT: _Options = {**_CELL, "bg_color": _LOCKED}

_STYLES: Mapping[str, _Options] = {
    "title": {"bold": True, "font_size": 14, "valign": "vcenter"},
    "subtitle": {"italic": True, "valign": "vcenter"},
    "line": {"text_wrap": True, "valign": "top"},
    "strong line": {"text_wrap": True, "valign": "top", "bold": True},
    "head": {**_WRAPPED, "bold": True, "align": "center", "bg_color": _HEAD},
    "code head": {**_CELL, "align": "center", "bg_color": _HEAD, "font_size": 9},
    "unit head": {**_CELL, "align": "center", "bg_color": _HEAD, "italic": True, "font_size": 10},
    "group": {**_WRAPPED, "bold": True, "bg_color": _GROUP},
    "label": {**_WRAPPED, "indent": 1},
    "centred label": {**_WRAPPED, "align": "center"},
    "locked": {**_SHUT, "text_wrap": True, "indent": 1},
    "locked text": {**_SHUT, "num_format": TEXT, "indent": 1},
    "locked centre": {**_SHUT, "align": "center"},
    "locked date": {**_SHUT, "num_format": DATE, "align": "left", "indent": 1},
    "locked count": {**_SHUT, "num_format": COUNT},
    "locked number": {**_SHUT, "num_format": PLAIN},
    "locked ratio": {**_SHUT, "num_format": RATIO},
    "total": {**_SHUT, "bold": True, "num_format": COUNT},
    "total text": {**_SHUT, "bold": True, "indent": 1},
    "count": {**_FILLED, "num_format": COUNT},
    "number": {**_FILLED, "num_format": PLAIN},
    "date": {**_FILLED, "num_format": DATE, "align": "left"},
    "text": {**_FILLED, "num_format": TEXT, "text_wrap": True, "indent": 1},
    "mark": {**_FILLED, "align": "center"},
    # Rows below the drawn ones may be filled too, and look like paper.
    "more count": {"num_format": COUNT, "locked": False},
    "more number": {"num_format": PLAIN, "locked": False},
    "more date": {"num_format": DATE, "align": "left", "locked": False},
    "more text": {"num_format": TEXT, "text_wrap": True, "locked": False},
    "more mark": {"align": "center", "locked": False},
    "above": {},
    "wrong": {"bg_color": _WRONG},
}


class Styles:
    """The formats of one workbook, each made when it is first asked for."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = self._book.add_format({"font_name": FONT, "font_size": 11, **_STYLES[name]})
        return self._made[name]


_LINE_HEIGHT = 15


def height_of(text: str, width: float) -> float:
    """Points a wrapped text needs in a column of so many letters: not every program fits rows by itself."""
    return _LINE_HEIGHT * max(1, ceil(len(text) * _LETTER / width))


#: What a clerk may still do on a protected sheet: look around, widen columns, add and remove lines of a list.
_ALLOWED = {"format_columns": True, "format_rows": True}
_LIST_ALLOWED = {**_ALLOWED, "insert_rows": True, "sort": True, "autofilter": True}


def finish(sheet: Any, *, landscape: bool, repeated_rows: int = 0, is_list: bool = False) -> None:
    """Print set-up (A4, one page wide, titles on every page) and protection without a password."""
    sheet.set_paper(9)
    if landscape:
        sheet.set_landscape()
    sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f'&L&"{FONT},Italic"&9&A&R&"{FONT},Regular"&9&P/&N')
    if repeated_rows:
        sheet.repeat_rows(repeated_rows - 1)
    sheet.hide_gridlines(1)
    # Codes are text on purpose: no green corners beside them.
    sheet.ignore_errors({"number_stored_as_text": "A1:AZ600"})
    sheet.protect("", dict(_LIST_ALLOWED if is_list else _ALLOWED))
