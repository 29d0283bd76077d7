"""Sheets without codes: figures by the names of rows (sheet of the commune) and of columns (matrix of the hamlets).

What a single indicator can be meant is read and named in a remark; everything else is asked with the indicators it may
be, and no figure is taken until somebody answers.
"""

from dataclasses import replace
from decimal import Decimal

from app.domain.findings import Candidate, Severity, Where
from app.domain.indicators import Catalogue, Indicator, OwnerLevel
from app.domain.layouts import Role, SheetLayout
from app.domain.submissions import FigureStatus, ReportedFigure
from app.importing.collector import Collector, leave_out, shorten
from app.importing.hamlet_sheet import LEAST_UNREAD, HamletSheet, HamletTable
from app.importing.indicator_columns import IndicatorColumns
from app.importing.indicator_sheet import IndicatorSheet
from app.importing.indicator_words import asks_for_mark, is_part, terms
from app.importing.name_matching import NamedRow, NameMatcher
from app.importing.name_tables import NamedLine, hamlet_columns, match_lines, remember
from app.importing.raw import CellKind, RawCell, RawSheet, cell_name
from app.importing.titles import ORDER_TITLES, HeaderRow, title
from app.importing.values import read_value
from app.text import clean

_BORDER_PLACE = "ở xóm giáp biên"
_MARKS = frozenset({"x", "X", "✓", "v", "V", "1"})


class NamedIndicatorSheet(IndicatorSheet):
    """Reads a sheet of the commune whose rows are named; ``columns.code`` is the column of the names."""

    def __init__(
        self,
        sheet: RawSheet,
        columns: IndicatorColumns,
        catalogue: Catalogue,
        collector: Collector,
        *,
        is_station: bool,
    ) -> None:
        super().__init__(sheet, columns, catalogue, collector, is_station=is_station)
        self.lines = {line.place: line for line in self._lines()}
        lines = list(self.lines.values())
        mark = columns.fingerprint
        remember(lines, collector.mappings.get(mark, {}), catalogue)
        match_lines(lines, NameMatcher(catalogue), is_grouped=True)
        self._ask_twice_named()
        labels = tuple(line.meaning(cell_name(line.place, columns.code)) for line in lines if line.row.text)
        collector.layouts.append(SheetLayout(sheet.name, Role.INDICATORS, mark, labels))

    def _lines(self) -> list[NamedLine]:
        lines, section, parent, previous = [], frozenset[str](), frozenset[str](), frozenset[str]()
        columns = self.columns
        for row in sorted(self.sheet.rows):
            if row < columns.first_row:
                continue
            text = clean(self.sheet.text(row, columns.code))
            if not any(column in self.sheet.rows[row] for column in columns.values):
                heading = text or clean(self.sheet.text(row, min(self.sheet.rows[row])))
                section = terms(heading)
                parent = previous = frozenset()
                continue
            context = section | parent if is_part(text) else section
            unit = clean(self.sheet.text(row, columns.unit)) if columns.unit else ""
            lines.append(NamedLine(row, NamedRow(text, unit, context), previous))
            previous = terms(text)
            parent = parent if is_part(text) else previous
        return lines

    def _ask_twice_named(self) -> None:
        """Two rows that seem to name one indicator: neither is taken."""
        places: dict[str, list[NamedLine]] = {}
        for line in self.lines.values():
            places.setdefault(line.match.code, []).append(line)
        for code, lines in places.items():
            if code and len(lines) > 1 and not self.catalogue[code].parts:
                for line in lines:
                    line.match = replace(line.match, code="", candidates=(code,))

    def _code_at(self, row: int, code_cell: RawCell | None) -> str:
        line = self.lines.get(row)
        if line is None or not line.match.code:
            return ""
        code = line.match.code
        if not line.match.is_exact and code_cell is not None:
            where = Where(self.sheet.name, code_cell.name)
            self.collector.add("name-matched", Severity.NOTE, where, code, None, **line.data(self.columns.fingerprint))
        return code

    def _unknown_row(self, row: int, code_cell: RawCell | None) -> None:
        line = self.lines.get(row)
        if line is None or not line.match.candidates:
            super()._unknown_row(row, code_cell)
            return
        for column in self.columns.values:
            cell = self.sheet.cell(row, column)
            if cell is not None:
                where = Where(self.sheet.name, cell.name)
                candidates = tuple(found for code in line.match.candidates for found in self._answers(code, cell))
                self.collector.ask(
                    "name-unclear", where, (*candidates, leave_out()),
                    unit=line.row.unit, value=shorten(cell.shown), **line.data(self.columns.fingerprint),
                )  # fmt: skip

    def _answers(self, code: str, cell: RawCell) -> list[Candidate]:
        """What the cell would mean for an indicator that the unit may report."""
        indicator = self.catalogue[code]
        reading = read_value(cell, indicator.value_type, indicator.unit)
        if not self._may_enter(indicator) or not reading.is_certain or reading.value is None or indicator.parts:
            return []
        return [Candidate(f"{code} – {indicator.name}", ((code, reading.value),))]

    def _may_enter(self, indicator: Indicator) -> bool:
        taken = {line.match.code for line in self.lines.values()}
        return indicator.owner is OwnerLevel.COMMUNE and indicator.code not in taken


class NamedHamletSheet(HamletSheet):
    """Reads a matrix of hamlets whose columns are named."""

    def _find_figures(self) -> None:
        self.marked: set[str] = set()
        self.passed: set[int] = set()
        taken: dict[str, NamedLine] = {}
        last = self._last_title_row()
        mark, lines = hamlet_columns(self.sheet, self.codes_row, self.catalogue, self.collector.mappings, self.year)
        labels = tuple(line.meaning(self.sheet.place(last, line.place)) for line in lines)
        self.collector.layouts.append(SheetLayout(self.sheet.name, Role.HAMLETS, mark, labels))
        for line in lines:
            where = Where(self.sheet.name, self.sheet.place(last, line.place))
            code, data = line.match.code, line.data(mark)
            if not code or code in taken:
                self._pass_over(line, where, data)
                continue
            taken[code] = line
            self.columns[line.place] = self.catalogue[code]
            if asks_for_mark(line.row.text):
                self.marked.add(code)
            if not line.match.is_exact:
                self.collector.add("name-matched", Severity.NOTE, where, code, None, **data)

    def _pass_over(self, line: NamedLine, where: Where, data: dict[str, str]) -> None:
        """A column whose meaning is not certain is left out; its numbers would get lost in silence."""
        self.passed.add(line.place)
        below = [cells.get(line.place) for row, cells in self.sheet.rows.items() if row > self.codes_row]
        if sum(cell is not None and cell.kind is CellKind.NUMBER for cell in below) < LEAST_UNREAD:
            self.collector.add("column-not-known", Severity.WARNING, where, None, None, **data)
        else:
            code = line.match.code or None
            content = self._content(line.place)
            self.collector.ask("column-not-known", where, (leave_out(),), code, None, **data, content=content)

    def _find_identity(self) -> None:
        """The columns that say which hamlet it is; unknown ones were named once and are passed over."""
        super()._find_identity()
        titles = {column: title(cell.text) for column, cell in self.sheet.rows[self.codes_row].items()}
        self.known |= self.passed | {column for column, words in titles.items() if words in ORDER_TITLES}

    def _last_title_row(self) -> int:
        anchor = min(self.sheet.rows[self.codes_row])
        return HeaderRow(self.sheet, self.codes_row, anchor).last

    def _is_title_row(self, row: int) -> bool:
        return self.codes_row <= row <= self._last_title_row() or super()._is_title_row(row)

    def read(self) -> HamletTable:
        """As for a sheet with codes; marks that are not set mean no, and border figures follow from border hamlets."""
        table = super().read()
        self._fill_marks()
        self._derive_border_figures()
        return table

    def _fill_marks(self) -> None:
        """In a column of marks («(x)») a hamlet without mark says no, when other hamlets are marked."""
        table = self.table
        for code in self.marked:
            figures = [item for item in table.figures if item.indicator == code]
            filled = [item for item in figures if item.raw]
            if filled and all(item.raw.strip() in _MARKS and item.value == 1 for item in filled):
                table.figures = [
                    replace(item, value=Decimal(0)) if item.indicator == code and not item.raw else item
                    for item in table.figures
                ]

    def _derive_border_figures(self) -> None:
        """«Số hộ ở xóm giáp biên» is «Số hộ» of the hamlets marked as border hamlets, when no column gives it."""
        is_unclear = any(item.code == "border-mark-unclear" for item in self.collector.findings)
        if "border" not in self.identity or is_unclear:
            return
        border = {item.name for item in self.table.hamlets if item.is_border}
        for indicator, base in self._border_pairs():
            found = [item for item in self.table.figures if item.indicator == base.code]
            derived = [_derived(item, indicator.code, is_border=item.hamlet in border) for item in found]
            if any(item.status is FigureStatus.ASKED for item in found):
                continue
            self.table.figures += derived
            self.table.codes |= {indicator.code}
            self.collector.add("border-derived", Severity.NOTE, Where(self.sheet.name), indicator.code, base=base.code)

    def _border_pairs(self) -> list[tuple[Indicator, Indicator]]:
        """(figure of border hamlets, figure it is a part of) for those the sheet does not have."""
        owned = [item for item in self.catalogue if item.owner is OwnerLevel.HAMLET]
        place = terms(_BORDER_PLACE)
        return [
            (item, base)
            for item in owned
            for base in owned
            if item.code not in self.table.codes and base.code in self.table.codes and item.unit == base.unit
            and place <= terms(item.name) and terms(item.name) - place == terms(base.name)
        ]  # fmt: skip


def _derived(item: ReportedFigure, code: str, *, is_border: bool) -> ReportedFigure:
    return replace(item, indicator=code, value=item.value if is_border else Decimal(0), raw="")


def hamlet_figures_of_commune(figures: list[ReportedFigure], table: HamletTable, sheet: str) -> list[ReportedFigure]:
    """Figures of the commune that only its hamlets give, still without value: the sums are made for all layouts."""
    present = {item.indicator for item in figures}
    return [ReportedFigure(code, None, "", Where(sheet)) for code in sorted(table.codes - present)]
