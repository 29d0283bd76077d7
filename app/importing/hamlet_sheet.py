"""Sheet 03: hamlets in rows, codes in columns; the row CỘNG is compared and never added."""

from dataclasses import dataclass, field
from decimal import Decimal

from app.domain.findings import Severity, Where
from app.domain.indicators import Catalogue, Indicator, OwnerLevel, ValueType
from app.domain.submissions import FigureStatus, ReportedFigure, ReportedHamlet
from app.importing.codes import code_in
from app.importing.collector import Collector, candidate, leave_out, shorten, use_as_read
from app.importing.raw import CellKind, RawSheet, cell_name
from app.importing.titles import is_total, title
from app.importing.values import Reading, read_text, read_value
from app.text import clean, format_number

_NAME = frozenset(
    {"ten xom", "xom", "ten thon", "thon", "ten ban", "ten xom ban", "ten to dan pho", "xom ban", "ten thon xom"}
)
_CODE = frozenset({"ma xom", "ma thon", "ma", "ma xom ban"})
_UID = frozenset({"uid"})
_BORDER = frozenset({"giap bien", "xom giap bien", "giap bien gioi", "bien gioi"})
_HEADER_DEPTH = 4
_REMARKS = {"unit-word": Severity.NOTE, "spelled-number": Severity.WARNING, "date-format": Severity.WARNING}


@dataclass(slots=True)
class HamletTable:
    """The hamlets with their figures, and what the row CỘNG says."""

    hamlets: list[ReportedHamlet] = field(default_factory=list)
    figures: list[ReportedFigure] = field(default_factory=list)
    totals: dict[str, tuple[Reading, Where]] = field(default_factory=dict)
    codes: frozenset[str] = frozenset()


class HamletSheet:
    """Reads sheet 03."""

    def __init__(self, sheet: RawSheet, codes_row: int, catalogue: Catalogue, collector: Collector) -> None:
        self.sheet = sheet
        self.codes_row = codes_row
        self.collector = collector
        self.catalogue = catalogue
        self.columns: dict[int, Indicator] = {}
        self.identity: dict[str, int] = {}
        self.known: set[int] = set()
        self.names: dict[str, int] = {}
        self.table = HamletTable()

    def read(self) -> HamletTable:
        """The hamlets, their figures and the row of totals; everything else that is filled is named."""
        self._find_columns()
        if "name" not in self.identity:
            self.collector.add("hamlet-names-missing", Severity.ERROR, Where(self.sheet.name))
            return self.table
        self.table.codes = frozenset(item.code for item in self.columns.values())
        first = self._first_row()
        for row in sorted(self.sheet.rows):
            if row >= first:
                self._read_row(row)
        self._compare_totals()
        return self.table

    def _find_columns(self) -> None:
        seen: dict[str, int] = {}
        for column, cell in self.sheet.rows[self.codes_row].items():
            code = code_in(cell.text)
            if not code:
                continue
            where = Where(self.sheet.name, cell.name)
            if code not in self.catalogue:
                self.collector.add("unknown-code", Severity.WARNING, where, code=code, text="")
            elif self.catalogue[code].owner is not OwnerLevel.HAMLET:
                self.collector.add("not-hamlet-code", Severity.WARNING, where, code, code=code)
            elif code in seen:
                self.collector.ask("code-column-twice", where, (use_as_read(),), code, code=code)
            else:
                seen[code] = column
                self.columns[column] = self.catalogue[code]
        for words, name in ((_NAME, "name"), (_CODE, "code"), (_UID, "uid"), (_BORDER, "border")):
            found = self._titled(words)
            if found:
                self.identity[name] = found
        self.known = {*self.columns, *self.identity.values()}

    def _titled(self, words: frozenset[str]) -> int:
        for row in range(self.codes_row, self.codes_row + _HEADER_DEPTH):
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
        if row == self.codes_row or (name and title(name.text) in _NAME):
            return True
        units = [cells[column].text for column in self.columns if column in cells]
        return name is None and bool(units) and all(not any(ch.isdigit() for ch in text) for text in units)

    def _read_row(self, row: int) -> None:
        cells = self.sheet.rows[row]
        if any(is_total(cells[column].text) for column in cells if column not in self.columns):
            self._keep_totals(row)
            return
        name = clean(self.sheet.text(row, self.identity["name"]))
        if not name:
            for column, cell in sorted(cells.items()):
                if column in self.columns:
                    where = Where(self.sheet.name, cell.name)
                    code = self.columns[column].code
                    self.collector.ask("hamlet-without-name", where, (leave_out(),), code, text=shorten(cell.shown))
                else:
                    self.collector.not_understood(self.sheet, cell)
            return
        hamlet = self._hamlet(row, name)
        self.table.hamlets.append(hamlet)
        for column, indicator in self.columns.items():
            self.table.figures.append(self._figure(row, column, indicator, hamlet.name))
        for column, cell in cells.items():
            if column not in self.known:
                self.collector.not_understood(self.sheet, cell)

    def _hamlet(self, row: int, name: str) -> ReportedHamlet:
        code = clean(self.sheet.text(row, self.identity["code"])) if "code" in self.identity else ""
        where = Where(self.sheet.name, cell_name(row, self.identity["name"]))
        if name in self.names:
            self.collector.add("hamlet-twice", Severity.ERROR, where, None, name, name=name, row=str(self.names[name]))
            name = f"{name} ({code or row})"
        self.names[name] = row
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
        cell = self.sheet.cell(row, column)
        where = Where(self.sheet.name, cell_name(row, column))
        reading = read_value(cell, indicator.value_type, indicator.unit)
        if indicator.code == "N02" and cell is not None and not reading.is_certain and cell.kind is CellKind.TEXT:
            marked = read_text(cell.text, ValueType.BOOLEAN, "")
            reading = marked if marked.is_certain and marked.value == 1 else reading
        raw = shorten(cell.shown) if cell else ""
        status, value = FigureStatus.REPORTED, reading.value
        if reading.question:
            candidates = tuple(candidate(indicator.code, option) for option in reading.options)
            self.collector.ask(
                reading.question, where, candidates, indicator.code, hamlet, text=raw, unit=indicator.unit
            )
            status, value = FigureStatus.ASKED, None
        elif reading.remark:
            self.collector.add(
                reading.remark, _REMARKS[reading.remark], where, indicator.code, hamlet, text=raw, value=str(value)
            )
        return ReportedFigure(
            indicator.code, value, shorten(cell.source) if cell else "", where, hamlet=hamlet, status=status
        )

    def _keep_totals(self, row: int) -> None:
        for column, indicator in self.columns.items():
            reading = read_value(self.sheet.cell(row, column), indicator.value_type, indicator.unit)
            self.table.totals[indicator.code] = (reading, Where(self.sheet.name, cell_name(row, column)))

    def _compare_totals(self) -> None:
        sums = self.sums()
        for code, (reading, where) in self.table.totals.items():
            typed = reading.value
            if typed is not None and sums.get(code) is not None and typed != sums[code]:
                self.collector.add(
                    "totals-mismatch", Severity.WARNING, where, code,
                    typed=format_number(typed), recomputed=format_number(sums[code] or 0),
                )  # fmt: skip

    def sums(self) -> dict[str, Decimal | None]:
        """Sum of the hamlets per code; None when no hamlet has a figure, nothing while one is still asked."""
        return hamlet_sums(self.table)


def hamlet_sums(table: HamletTable) -> dict[str, Decimal | None]:
    """Code -> sum over the hamlets with a figure; codes with an open question are left out."""
    sums: dict[str, Decimal | None] = {}
    asked = {item.indicator for item in table.figures if item.status is FigureStatus.ASKED}
    for item in table.figures:
        if item.indicator in asked:
            continue
        former = sums.setdefault(item.indicator, None)
        if item.value is not None:
            sums[item.indicator] = item.value if former is None else former + item.value
    return sums
