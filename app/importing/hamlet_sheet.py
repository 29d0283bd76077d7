"""Sheet 03: hamlets in rows, codes in columns; the row CỘNG is compared and never added."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import product

from app.domain.findings import Severity, Where
from app.domain.indicators import Catalogue, Indicator, OwnerLevel, ValueType
from app.domain.layouts import LabelMeaning, Reason, Role, SheetLayout
from app.domain.submissions import FigureStatus, ReportedFigure, ReportedHamlet
from app.importing.code_slips import names_agree, possible_codes
from app.importing.codes import code_in
from app.importing.collector import (
    Collector,
    candidate,
    content_mark,
    leave_out,
    leave_out_row,
    shorten,
    use_as_read,
)
from app.importing.fingerprints import fingerprint, yearless
from app.importing.hamlet_rows import Line, RowKind, RowSorter
from app.importing.hamlet_titles import BORDER_TITLES, NAME_TITLES
from app.importing.raw import NUMBER, TEXT, MergedRange, NumberFormat, RawCell, RawSheet
from app.importing.scales import doubted, is_english, is_other_scale, says_other_scale
from app.importing.titles import ORDER_TITLES, merged_at, title
from app.importing.total_rows import LEAST_NUMBERED, LONGEST_RUN, Total, is_numbering, says_total
from app.importing.values import BLANK, Reading, means_unit, read_text, read_value, values_of
from app.text import clean, format_number, nfc

_CODE = frozenset({"ma xom", "ma thon", "ma", "ma xom ban"})
_UID = frozenset({"uid"})
_HEADER_DEPTH = 4
#: Under the titles a row may number the columns; further down, on a new page, more columns have to be numbered.
_NUMBERING_DEPTH = 3
_CERTAINLY_NUMBERED = 5
#: So many numbers under no code are a column of figures.
LEAST_UNREAD = 2
_WORDS_BEFORE_NAME = re.compile(r"(?:xóm|thôn) ")
#: For what every figure passes through, see :mod:`app.importing.raw`.
_REPORTED, _ASKED = FigureStatus.REPORTED, FigureStatus.ASKED
_REMARKS = {"unit-word": Severity.NOTE, "spelled-number": Severity.WARNING, "date-format": Severity.WARNING}


@dataclass(slots=True)
class HamletTable:
    """The hamlets with their figures, and what the row CỘNG says."""

    hamlets: list[ReportedHamlet] = field(default_factory=list)
    figures: list[ReportedFigure] = field(default_factory=list)
    codes: frozenset[str] = frozenset()
    #: figures whose sum is open only because a hidden hamlet is asked about
    hidden_codes: frozenset[str] = frozenset()


class HamletSheet:
    """Reads sheet 03."""

    def __init__(
        self, sheet: RawSheet, codes_row: int, catalogue: Catalogue, collector: Collector, year: int | None = None
    ) -> None:
        self.sheet = sheet
        self.year = year
        self.codes_row = codes_row
        self.collector = collector
        self.catalogue = catalogue
        self.columns: dict[int, Indicator] = {}
        self.identity: dict[str, int] = {}
        self.known: set[int] = set()
        #: columns whose meaning a person confirmed, whatever stands over them
        self.confirmed: set[int] = set()
        self.names: dict[str, int] = {}
        self.sums_typed: list[int] = []
        #: hamlets in hidden rows, with the cell of their name
        self.hidden: dict[str, Where] = {}
        self.scaled: dict[int, bool] = {}
        #: the row after the titles
        self.first_row = codes_row + 1
        self.is_english = False
        #: places that share one number in merged cells: it belongs to one of them, or to none
        self.shared: dict[tuple[int, int], RawCell] = {}
        self.table = HamletTable()

    def read(self) -> HamletTable:
        """The hamlets, their figures and the row of totals; everything else that is filled is named."""
        self._find_columns()
        if "name" not in self.identity:
            self.collector.add("hamlet-names-missing", Severity.ERROR, Where(self.sheet.name))
            return self.table
        lines = self._lines()
        if self._settle_unread(lines):
            lines = self._lines()
        self.table.codes = frozenset(item.code for item in self.columns.values())
        for merged in self.sheet.merged:
            self._share(merged)
        self.is_english = any(
            is_english(self.sheet.cell(line.row, column), item.value_type)
            for line in lines
            for column, item in self.columns.items()
        )
        for line, kind in zip(lines, RowSorter(lines).kinds(), strict=True):
            self._read_row(line, kind)
        return self.table

    def _find_columns(self) -> None:
        self._find_figures()
        self._find_identity()

    def _find_figures(self) -> None:
        seen: dict[str, int] = {}
        for column, cell in self.sheet.rows[self.codes_row].items():
            code = self._code_of(column, cell)
            if not code:
                continue
            where = Where(self.sheet.name, cell.name)
            if code not in self.catalogue:
                self.collector.add("unknown-code", Severity.WARNING, where, code=code, text="")
            elif self.catalogue[code].owner is not OwnerLevel.HAMLET:
                self.collector.add("not-hamlet-code", Severity.WARNING, where, code, code=code)
            elif code in seen:
                content = self._content(column)
                self.collector.ask("code-column-twice", where, (use_as_read(),), code, code=code, content=content)
            else:
                seen[code] = column
                self.columns[column] = self.catalogue[code]

    def _code_of(self, column: int, cell: RawCell) -> str:
        """The code over a column; a slip that can only be one code over its name is read and named."""
        code = code_in(cell.text)
        possible = () if code in self.catalogue else possible_codes(cell.text, self.catalogue)
        if not possible:
            return code
        names = [self.sheet.text(self.codes_row + step, column) for step in (1, -1, 2, -2)]
        if len(possible) > 1 or not any(names_agree(name, self.catalogue[possible[0]].name) for name in names):
            return ""
        where = Where(self.sheet.name, cell.name)
        self.collector.add("code-corrected", Severity.WARNING, where, possible[0], None, text=shorten(cell.text))
        return possible[0]

    def _share(self, merged: MergedRange) -> None:
        top = self.sheet.cell(merged.first_row, merged.first_column)
        if top is None or merged.first_column not in self.columns:
            return
        rows = range(merged.first_row, min(merged.last_row, merged.first_row + LONGEST_RUN) + 1)
        columns = [column for column in self.columns if merged.first_column <= column <= merged.last_column]
        if len(rows) * len(columns) > 1:
            self.shared |= dict.fromkeys(product(rows, columns), top)

    def _settle_unread(self, lines: list[Line]) -> bool:
        """Columns of numbers without a certain code: read by what is remembered, else asked; whether any is read."""
        filled: dict[int, int] = {}
        for line in lines:
            for column, cell in self.sheet.rows[line.row].items():
                if column not in self.known and cell.kind is NUMBER:
                    filled[column] = filled.get(column, 0) + 1
        open_columns = [column for column, count in sorted(filled.items()) if count >= LEAST_UNREAD]
        heads = {column: self._heads(column) for column in (*self.columns, *open_columns)} if open_columns else {}
        open_columns = [column for column in open_columns if title(heads[column]) not in ORDER_TITLES]
        mark = fingerprint(Role.HAMLETS, heads.values())
        known = self.collector.mappings.get(mark, {})
        titles = [yearless(heads[column]) for column in open_columns]
        labels = []
        for column, label in zip(open_columns, titles, strict=True):
            place, text = self.sheet.place(lines[0].row, column), shorten(heads[column])
            # A title that stands over two columns tells nothing about either.
            code = known.get(label, "") if titles.count(label) == 1 else ""
            is_read = code in self.catalogue and self.catalogue[code] not in self.columns.values()
            labels.append(LabelMeaning(label, text, place, code, reasons=(Reason.REMEMBERED,) if is_read else ()))
            self.known.add(column)
            if is_read:
                self.columns[column] = self.catalogue[code]
                self.confirmed.add(column)
            else:
                content = self._content(column)
                data = {"text": text, "count": str(filled[column]), "layout": mark, "label": label, "content": content}
                where = Where(self.sheet.name, place)
                self.collector.ask("column-without-code", where, (leave_out(),), None, None, **data)
        if labels:
            self.collector.layouts.append(SheetLayout(self.sheet.name, Role.HAMLETS, mark, tuple(labels)))
        return any(column in self.columns for column in open_columns)

    def _content(self, column: int) -> str:
        return content_mark(cells[column] for _, cells in sorted(self.sheet.rows.items()) if column in cells)

    def _heads(self, column: int) -> str:
        """The titles around the codes over one column."""
        rows = (self.codes_row - 1, self.codes_row, self.codes_row + 1)
        return " ".join(filter(None, (self.sheet.text(row, column) for row in rows)))

    def title_of(self, column: int) -> str:
        """What names a column: the row under the codes, or the one over them when that only gives units."""
        below, above = (self.sheet.text(self.codes_row + step, column) for step in (1, -1))
        return above if not below or means_unit(below, self.columns[column].unit) else below

    def _find_identity(self) -> None:
        for words, name in ((NAME_TITLES, "name"), (_CODE, "code"), (_UID, "uid"), (BORDER_TITLES, "border")):
            found = self._titled(words)
            if found:
                self.identity[name] = found
        self.known = {*self.columns, *self.identity.values()}

    def _titled(self, words: frozenset[str]) -> int:
        above = range(self.codes_row - 1, max(self.codes_row - _HEADER_DEPTH, 0), -1)
        for row in (*range(self.codes_row, self.codes_row + _HEADER_DEPTH), *above):
            for column, cell in sorted(self.sheet.rows.get(row, {}).items()):
                if column not in self.columns and title(cell.text) in words:
                    return column
        return 0

    def _first_row(self) -> int:
        """The row after the titles: names and units of the columns are text, figures are not."""
        rows = [row for row in range(self.codes_row, self.codes_row + _HEADER_DEPTH) if self._is_title_row(row)]
        return max(rows) + 1

    def _is_title_row(self, row: int) -> bool:
        cells = self.sheet.rows.get(row, {})
        name = cells.get(self.identity["name"])
        if row == self.codes_row or (name and title(name.text) in NAME_TITLES):
            return True
        units = [cells[column].text for column in self.columns if column in cells]
        return name is None and bool(units) and all(not any(ch.isdigit() for ch in text) for text in units)

    def _lines(self) -> list[Line]:
        """The filled rows under the titles with what tells a hamlet from a sum; column numbers are passed over."""
        first = self.first_row = self._first_row()
        return [
            self._line(row, cells)
            for row, cells in sorted(self.sheet.rows.items())
            if row >= first
            and not is_numbering(cells, LEAST_NUMBERED if row < first + _NUMBERING_DEPTH else _CERTAINLY_NUMBERED)
            and title(self.sheet.text(row, self.identity["name"])) not in NAME_TITLES
        ]

    def _line(self, row: int, cells: Mapping[int, RawCell]) -> Line:
        total = max((says_total(cells[column].text) for column in cells if self._may_name(column)), default=Total.NO)
        name_column = self.identity["name"]
        merged = merged_at(self.sheet, row, min(cells)) if self.sheet.merged else None
        is_heading = merged is not None and merged.last_column - merged.first_column > 1
        name = clean(self.sheet.text(row, name_column))
        return Line(row, name, total, self._numbers(row), self._is_identified(row), is_heading)

    def _read_row(self, line: Line, kind: RowKind) -> None:
        cells = self.sheet.rows[line.row]
        name = self.sheet.cell(line.row, self.identity["name"])
        if name is not None and name.format is NumberFormat.MARKED and kind is not RowKind.SUM:
            where = Where(self.sheet.name, name.name)
            content = content_mark(cells.values())
            self.collector.ask("struck-row", where, (leave_out_row(),), text=shorten(name.shown), content=content)
        elif kind is RowKind.SUM:
            self.sums_typed.append(line.row)
        elif kind is RowKind.DOUBTFUL:
            column = self.identity["name"] if self.identity["name"] in cells else min(cells)
            where = Where(self.sheet.name, cells[column].name)
            text = shorten(line.name or cells[column].shown)
            content = content_mark(cells.values())
            self.collector.ask("row-no-hamlet", where, (leave_out_row(),), text=text, content=content)
        elif kind is RowKind.REMARK:
            for _, cell in sorted(cells.items()):
                self.collector.not_understood(self.sheet, cell)
        elif kind is RowKind.NAMELESS:
            self._ask_nameless(cells)
        else:
            self._read_hamlet(line)

    def _ask_nameless(self, cells: Mapping[int, RawCell]) -> None:
        for column, cell in sorted(cells.items()):
            if column in self.columns:
                where = Where(self.sheet.name, cell.name)
                code = self.columns[column].code
                self.collector.ask("hamlet-without-name", where, (leave_out(),), code, text=shorten(cell.shown))
            else:
                self.collector.not_understood(self.sheet, cell)

    def _read_hamlet(self, line: Line) -> None:
        hamlet = self._hamlet(line.row, line.name)
        self.table.hamlets.append(hamlet)
        if line.row in self.sheet.hidden_rows:
            self.hidden[hamlet.name] = Where(self.sheet.name, self.sheet.place(line.row, self.identity["name"]))
        for column, indicator in self.columns.items():
            self.table.figures.append(self._figure(line.row, column, indicator, hamlet.name))
        for column, cell in self.sheet.rows[line.row].items():
            if column not in self.known:
                self.collector.beside(self.sheet, cell)

    def _numbers(self, row: int) -> dict[int, Decimal]:
        found = {}
        for column, indicator in self.columns.items():
            value = read_value(self.sheet.cell(row, column), indicator.value_type, indicator.unit).value
            if value is not None:
                found[column] = value
        return found

    def _may_name(self, column: int) -> bool:
        """Whether a column may hold the name of a row: a remark «Tổng số …» behind the figures names nothing."""
        return column in self.identity.values() or (column < self.identity["name"] and column not in self.columns)

    def _is_identified(self, row: int) -> bool:
        """Whether a code or our identifier says that the row is a hamlet."""
        places = [self.identity[name] for name in ("code", "uid") if name in self.identity]
        return any(any(ch.isdigit() for ch in self.sheet.text(row, column)) for column in places)

    def _hamlet(self, row: int, name: str) -> ReportedHamlet:
        code = clean(self.sheet.text(row, self.identity["code"])) if "code" in self.identity else ""
        where = Where(self.sheet.name, self.sheet.place(row, self.identity["name"]))
        key = _WORDS_BEFORE_NAME.sub("", nfc(name).casefold(), count=1)
        if key in self.names:
            self.collector.add("hamlet-twice", Severity.ERROR, where, None, name, name=name, row=str(self.names[key]))
            name = f"{name} ({code or row})"
        self.names.setdefault(key, row)
        uid = clean(self.sheet.text(row, self.identity["uid"])) if "uid" in self.identity else ""
        return ReportedHamlet(name, code, uid, is_border=self._is_border(row))

    def _is_border(self, row: int) -> bool:
        column = self.identity.get("border", 0)
        cell = self.sheet.cell(row, column)
        if cell is None:
            return False
        reading = read_value(cell, ValueType.BOOLEAN, "")
        if not reading.is_certain:
            where = Where(self.sheet.name, cell.name)
            self.collector.ask("border-mark-unclear", where, (use_as_read(),), text=shorten(cell.shown))
        return reading.value == 1

    def _figure(self, row: int, column: int, indicator: Indicator, hamlet: str) -> ReportedFigure:
        cell = self.shared.get((row, column)) or self.sheet.cell(row, column)
        where = Where(self.sheet.name, self.sheet.place(row, column))
        reading = read_value(cell, indicator.value_type, indicator.unit)
        if self.is_english:
            reading = doubted(reading, cell)
        if (row, column) in self.shared and reading != BLANK:
            reading = Reading(question="merged-value", options=(*values_of(reading), None))
        if indicator.code == "N02" and cell is not None and not reading.is_certain and cell.kind is TEXT:
            marked = read_text(cell.text, ValueType.BOOLEAN, "")
            reading = marked if marked.is_certain and marked.value == 1 else reading
        if reading.value and self._is_other_scale(column, indicator.unit):
            reading = Reading(question="other-unit", options=(reading.value, None))
        told: dict[str, str] = {}
        if comment := self.sheet.comment(row, column) if self.sheet.comments else "":
            reading, told = self.collector.weigh_comment(comment, reading, where, indicator, hamlet)
        raw = shorten(cell.shown) if cell else ""
        status, value = _REPORTED, reading.value
        if reading.question:
            candidates = tuple(candidate(indicator.code, option) for option in reading.options)
            self.collector.ask(
                reading.question, where, candidates, indicator.code, hamlet, text=raw, unit=indicator.unit, **told
            )
            status, value = _ASKED, None
        elif reading.remark:
            self.collector.add(
                reading.remark, _REMARKS[reading.remark], where, indicator.code, hamlet, text=raw, value=str(value)
            )
        source = shorten(cell.original) if cell and cell.original else raw
        return ReportedFigure(indicator.code, value, source, where, hamlet=hamlet, status=status)

    def _is_other_scale(self, column: int, unit: str) -> bool:
        """Whether a title or the unit over a column gives another size («nghìn người»)."""
        if column not in self.scaled:
            heads = [self.sheet.text(row, column) for row in range(self.codes_row - 1, self.first_row)]
            self.scaled[column] = any(is_other_scale(head, unit) or says_other_scale(head, unit) for head in heads)
        return self.scaled[column]

    def _sum_cells(self, column: int, indicator: Indicator) -> list[tuple[RawCell, Decimal]]:
        """The certain numbers of the rows of totals in one column."""
        cells = [cell for row in self.sums_typed if (cell := self.sheet.cell(row, column)) is not None]
        read = [(cell, read_value(cell, indicator.value_type, indicator.unit).value) for cell in cells]
        return [(cell, value) for cell, value in read if value is not None]

    def typed_totals(self) -> dict[str, set[Decimal]]:
        """Code -> what the rows of totals say."""
        found = {item.code: self._sum_cells(column, item) for column, item in self.columns.items()}
        return {code: {value for _, value in cells} for code, cells in found.items() if cells}

    def compare_totals(self, *sums: Mapping[str, Decimal | None]) -> None:
        """Every typed sum against the sums it may be of; a row that sums up only some hamlets agrees with none."""
        for column, indicator in self.columns.items():
            typed = self._sum_cells(column, indicator)
            totals = [known for item in sums if (known := item.get(indicator.code)) is not None]
            if not totals or not typed or any(value in totals for _, value in typed):
                continue
            cell, value = typed[-1]
            self.collector.add(
                "totals-mismatch", Severity.WARNING, Where(self.sheet.name, cell.name), indicator.code,
                typed=format_number(value), recomputed=format_number(totals[-1]),
            )  # fmt: skip


def hamlet_sums(table: HamletTable) -> dict[str, Decimal | None]:
    """Code -> sum over the hamlets with a figure; codes with an open question are left out."""
    sums: dict[str, Decimal | None] = {}
    asked = {item.indicator for item in table.figures if item.status is _ASKED}
    for item in table.figures:
        if item.indicator in asked:
            continue
        former = sums.setdefault(item.indicator, None)
        if item.value is not None:
            sums[item.indicator] = item.value if former is None else former + item.value
    return sums
