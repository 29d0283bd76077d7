"""The columns of sheet 02: code, value of this period, unit, note, and what each other column is."""

import re
from dataclasses import dataclass, field

from app.domain.layouts import Role
from app.importing.codes import commune_code_in
from app.importing.fingerprints import fingerprint
from app.importing.raw import CellKind, RawSheet
from app.importing.refusals import refusal
from app.importing.titles import ORDER_TITLES, HeaderRow, title
from app.text import clean

_YEAR = re.compile(r"\b(20[0-9]{2})\b")
_THIS_PERIOD = ("ky nay", "nam nay", "trong ky", "nam bao cao", "ca nam")
_LAST_YEAR = ("nam truoc", "ky truoc", "cung ky")
_CUMULATIVE = ("luy ke", "cong don")
_NAME_WORDS = ("chi tieu", "noi dung", "ten chi tieu")
_UNIT_TITLES = ("dvt", "don vi tinh", "don vi")
_VALUE_WORDS = ("thuc hien", "ket qua", "so lieu", "so luong", "gia tri")
#: What was planned stands beside what was done under the same year.
_PLANNED = ("ke hoach", "du kien", "muc tieu", "phan dau", "nghi quyet", "duoc giao", "giao nam")
_COMPARED = ("so voi", "so sanh", "tang giam", "ty le", "ti le", "%")
_PART_OF_YEAR = re.compile(r"\b([0-9]+ thang|thang [0-9]+|quy [0-9iv]+|dau nam|cuoi nam|nua nam)\b")
#: «Xã Sóc Hà (01417)» or «01417 - Sóc Hà» over a column of a station.
_NAMED_CODE = re.compile(r"(?:[^0-9]*\()?([0-9]{5})(?:\)|\s*[-–].*)?", re.DOTALL)
#: Names of communes stand up to so many rows over their codes.
_NAMES_ABOVE = 2
_YEAR_NUMBER = re.compile(r"20[0-9]{2}(\.0)?")

#: So many numbers under a title nobody knows are a column of figures.
LEAST_NUMBERS = 3


@dataclass(slots=True)
class IndicatorColumns:
    """Where the parts of sheet 02 stand; ``values`` has more than one column when two could be meant."""

    code: int
    first_row: int
    #: the year of the report, if known
    year: int | None = None
    #: by what this table is known again
    fingerprint: str = ""
    values: list[int] = field(default_factory=list)
    name: int = 0
    unit: int = 0
    note: int = 0
    communes: dict[int, str] = field(default_factory=dict)
    #: everything that heads such a column: «Xã Sóc Hà 01417»
    titles: dict[int, str] = field(default_factory=dict)
    #: columns that are understood and not taken: order, name, last year, cumulative, outline
    passed: set[int] = field(default_factory=set)
    #: columns of the figure added up since the year began; some offices fill only these
    cumulative: set[int] = field(default_factory=set)
    others: set[int] = field(default_factory=set)
    #: the column of last year's figures, if there is one
    previous: int = 0


def find_columns(
    sheet: RawSheet, row: int, code: int, year: int | None, *, is_station: bool = True
) -> IndicatorColumns:
    """Recognise the columns by their titles; refuses a sheet without a column for this period."""
    header = HeaderRow(sheet, row, code)
    mark = fingerprint(Role.INDICATORS, map(header.text, header.columns()))
    columns = IndicatorColumns(code, header.last + 1, year, mark)
    weak: list[int] = []
    for column in header.columns():
        if column != code:
            _place(columns, weak, column, header, year)
    if all(_has(header.title(column), *_THIS_PERIOD, *_VALUE_WORDS) for column in columns.values):
        columns.others.update(weak if columns.values else ())
        columns.values = columns.values or weak
    else:
        # «Năm 2021» beside «Thực hiện»: either may be the one that counts.
        done = [column for column in weak if not _PART_OF_YEAR.search(header.title(column))]
        columns.others.update(set(weak) - set(done))
        columns.values = sorted((*columns.values, *done))
    if not is_station:
        # Only a station has columns of other units; in the workbook of a commune its own code may head its figures.
        columns.values = columns.values or sorted(columns.communes)
        columns.others.update(set(columns.communes) - set(columns.values))
        columns.communes.clear()
    _settle_values(columns, sheet)
    if not columns.values and not columns.communes:
        raise refusal("no-value-column", sheet=sheet.name)
    return columns


def _settle_values(columns: IndicatorColumns, sheet: RawSheet) -> None:
    """Leave out blank columns; numbers in sight beside a hidden column may be the ones that count."""
    below = [cells for number, cells in sheet.rows.items() if number >= columns.first_row]
    filled = {column for cells in below for column in cells}
    columns.values = [column for column in columns.values if column in filled] or columns.values
    if sheet.hidden_columns.isdisjoint(columns.values):
        return
    for column in sorted(columns.others - sheet.hidden_columns):
        if sum(column in cells and cells[column].kind is CellKind.NUMBER for cells in below) >= LEAST_NUMBERS:
            columns.values.append(column)
            columns.others.remove(column)


def _place(columns: IndicatorColumns, weak: list[int], column: int, header: HeaderRow, year: int | None) -> None:
    text = header.title(column)
    own = header.sheet.text(header.row, column)
    named = _NAMED_CODE.fullmatch(own.strip())
    commune = commune_code_in(header.text(column)) or commune_code_in(named[1] if named else own)
    # A bare «2021» over a column is the year, not the code 02021 without its zero.
    if commune and not _YEAR_NUMBER.fullmatch(own.strip()):
        columns.communes[column] = commune
        above = (header.sheet.text(row, column) for row in range(max(1, header.first - _NAMES_ABOVE), header.first))
        columns.titles[column] = clean(" ".join((*above, header.text(column))))
        return
    kind = _kind(text, year)
    if kind == "value":
        columns.values.append(column)
    elif kind == "weak":
        weak.append(column)
    elif kind == "unit" and not columns.unit:
        columns.unit = column
    elif kind == "note" and not columns.note:
        columns.note = column
    elif kind == "passed":
        columns.passed.add(column)
        if _has(text, *_CUMULATIVE):
            columns.cumulative.add(column)
        if _is_last_year(text, year):
            columns.previous = columns.previous or column
        columns.name = columns.name or (column if text.startswith(_NAME_WORDS) else 0)
    else:
        columns.others.add(column)


def heads_figures(text: str) -> bool:
    """Whether a title heads figures of some time or plan («Thực hiện», «Năm 2020», «Kế hoạch»), none of a place."""
    return _kind(title(text), None) in ("value", "weak", "passed")


def _kind(text: str, year: int | None) -> str:
    found = _YEAR.search(text)
    is_this_year = found is not None and year in (None, int(found[1]))
    tests = (
        (not text, "other"),
        (text in ORDER_TITLES or text.startswith(_NAME_WORDS), "passed"),
        (_has(text, *_CUMULATIVE, "de cuong", *_LAST_YEAR, *_COMPARED), "passed"),
        (text.startswith(_PLANNED) or (_has(text, *_PLANNED) and not _has(text, *_VALUE_WORDS)), "passed"),
        (_PART_OF_YEAR.search(text) is not None and (found is None or is_this_year), "weak"),
        (_has(text, *_THIS_PERIOD) or is_this_year, "value"),
        (found is not None, "passed"),
        (text in _UNIT_TITLES, "unit"),
        (text.startswith("ghi chu") or "giai trinh" in text, "note"),
        (_has(text, *_VALUE_WORDS), "weak"),
    )
    return next((kind for is_it, kind in tests if is_it), "other")


def _is_last_year(text: str, year: int | None) -> bool:
    """Whether a title heads what was done the year before, not planned for it or compared with it."""
    said = _has(text, *_LAST_YEAR) or (year is not None and str(year - 1) in text and str(year) not in text)
    return said and not _has(text, *_PLANNED, *_COMPARED, *_CUMULATIVE) and not _PART_OF_YEAR.search(text)


def _has(text: str, *words: str) -> bool:
    return any(word in text for word in words)
