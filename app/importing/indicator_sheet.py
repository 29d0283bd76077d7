"""Sheet 02: one figure per code, wherever its row and columns stand."""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.findings import Candidate, Severity, Where
from app.domain.indicators import Catalogue, Indicator, OwnerLevel, ValueType
from app.domain.layouts import LabelMeaning, Reason, Role, SheetLayout
from app.domain.submissions import FigureStatus, ReportedFigure
from app.importing.code_slips import names_agree, possible_codes
from app.importing.codes import code_in, owns, part_of, partner_of
from app.importing.collector import Collector, candidate, leave_out, pair_candidate, shorten
from app.importing.comments import COMMENT_DIFFERS, weighed
from app.importing.fingerprints import yearless
from app.importing.indicator_columns import LEAST_NUMBERS, IndicatorColumns
from app.importing.raw import CellKind, RawCell, RawSheet, cell_name
from app.importing.row_names import RowNames
from app.importing.scales import doubted, is_english, is_other_scale, says_other_scale
from app.importing.titles import merged_at
from app.importing.values import BLANK, Reading, read_value, values_of

_REMARKS = {"unit-word": Severity.NOTE, "spelled-number": Severity.WARNING, "date-format": Severity.WARNING}
#: «ĐVT: nghìn đồng» stands alone in a line over the table.
_LINES_ABOVE, _FEW_CELLS, _LONGEST_LINE = 6, 2, 120


@dataclass(slots=True)
class Typed:
    """One row of sheet 02 that carries a known code."""

    indicator: Indicator
    row: int
    column: int
    part: str
    reading: Reading
    raw: str
    note: str
    where: Where
    commune_code: str = ""
    #: what the file holds when that differs from what is shown (text of an old encoding)
    source: str = ""
    #: the indicator whose name stands beside the code, when that is another one
    other: str = ""
    #: what a comment at the cell says, until a finding has told it
    comment: str = ""
    #: set when the figure has to be asked whatever its reading says
    is_asked: bool = False

    @property
    def key(self) -> tuple[str, str, str]:
        """What may stand only once in a report."""
        return (self.indicator.code, self.part, self.commune_code)


class IndicatorSheet:
    """Reads sheet 02 of a commune or a station into rows, questions and remarks."""

    def __init__(
        self,
        sheet: RawSheet,
        columns: IndicatorColumns,
        catalogue: Catalogue,
        collector: Collector,
        *,
        is_station: bool,
    ) -> None:
        self.sheet = sheet
        self.columns = columns
        self.catalogue = catalogue
        self.collector = collector
        self.is_station = is_station
        self.names = RowNames(catalogue, columns.year)
        self.name_column = self.names.column(sheet, columns)
        self.known = collector.mappings.get(columns.fingerprint, {})
        #: by column and unit whether the words over the column give another size
        self.scaled: dict[tuple[int, str], bool] = {}
        #: rows whose code is not written properly
        self.slips: list[LabelMeaning] = []

    def read(self) -> list[Typed]:
        """Every row with a known code, in order; other filled cells are named."""
        typed: list[Typed] = []
        for row in sorted(self.sheet.rows):
            if row >= self.columns.first_row:
                typed += self._read_row(row)
        self._doubt_points(typed)
        self._report_unused()
        if self.slips:
            labels = tuple(self.slips)
            self.collector.layouts.append(
                SheetLayout(self.sheet.name, Role.INDICATORS, self.columns.fingerprint, labels)
            )
        return typed

    def _doubt_points(self, typed: list[Typed]) -> None:
        """«31.000» beside «1,234» is 31 thousand, or 31 with its decimals."""
        cells = [self.sheet.cell(item.row, item.column) for item in typed]
        if any(is_english(cell, item.indicator.value_type) for cell, item in zip(cells, typed, strict=True)):
            for cell, item in zip(cells, typed, strict=True):
                item.reading = doubted(item.reading, cell)

    def _read_row(self, row: int) -> list[Typed]:
        code_cell = self.sheet.cell(row, self.columns.code) or self._merged_code(row)
        code = self._code_at(row, code_cell)
        if code not in self.catalogue:
            self._unknown_row(row, code_cell)
            return []
        indicator = self.catalogue[code]
        note = self.sheet.text(row, self.columns.note) if self.columns.note else ""
        part = part_of(indicator, self.sheet.text(row, self.columns.unit) if self.columns.unit else "")
        found = []
        if self.columns.values:
            found.append(self._typed(indicator, row, part, note))
        if self.columns.communes and owns(indicator, is_station=self.is_station):
            found += [
                self._from_column(indicator, row, column, part, commune)
                for column, commune in sorted(self.columns.communes.items())
            ]
        # A code that was typed wrong was settled by the words beside it, or by a person.
        is_settled = code_cell is not None and any(slip.cell == code_cell.name for slip in self.slips[-1:])
        self._ask_other_name(row, [] if is_settled else found)
        for item in found if self.sheet.comments else ():
            item.comment = self.sheet.comment(row, item.column)
            item.reading = weighed(item.reading, item.comment, indicator.value_type, part or indicator.unit)
        return found

    def _ask_other_name(self, row: int, found: list[Typed]) -> None:
        """A code beside the name of something else: codes or names have slipped by a row, or the year is another."""
        unit = self.sheet.text(row, self.columns.unit) if self.columns.unit else ""
        other = self.names.contradiction(found[0].indicator, self._name_at(row), unit) if found else ""
        for item in found if other else ():
            if item.reading.is_certain and item.reading != BLANK:
                item.reading = Reading(question="code-name-differ", options=(*values_of(item.reading), None))
                item.other = other

    def _merged_code(self, row: int) -> RawCell | None:
        """The code of a row with a figure whose code stands in a cell merged with rows above."""
        is_filled = any(column in self.sheet.rows[row] for column in (*self.columns.values, *self.columns.communes))
        merged = merged_at(self.sheet, row, self.columns.code) if self.sheet.merged and is_filled else None
        return self.sheet.cell(merged.first_row, merged.first_column) if merged else None

    def _name_at(self, row: int) -> str:
        return self.sheet.text(row, self.name_column) if self.name_column else ""

    def _code_at(self, row: int, code_cell: RawCell | None) -> str:
        """The code of a row, empty when it has none; a slip that can only be one code beside its name is read."""
        code = code_in(code_cell.text) if code_cell else ""
        if code_cell is None or code in self.catalogue:
            return code
        possible = possible_codes(code_cell.text, self.catalogue)
        if not possible:
            return code
        name = self._name_at(row)
        label = yearless(f"{code_cell.text} {name}")
        text = shorten(code_cell.text)
        found, reason = self.known.get(label, ""), Reason.REMEMBERED
        is_alike = len(possible) == 1 and names_agree(name, self.catalogue[possible[0]].name)
        if not found and is_alike:
            found, reason = possible[0], Reason.SPELLING
            where = Where(self.sheet.name, code_cell.name)
            self.collector.add("code-corrected", Severity.WARNING, where, found, None, text=text)
        reasons = (reason,) if found else ()
        self.slips.append(LabelMeaning(label, text, code_cell.name, found, possible, 100 if found else 50, reasons))
        return found or code

    def _typed(self, indicator: Indicator, row: int, part: str | None, note: str) -> Typed:
        """The figure of the reporting unit; two value columns that disagree are asked."""
        chosen = self._from_column(indicator, row, self.columns.values[0], part, "")
        chosen.note = note
        for column in self.columns.values[1:]:
            other = self._from_column(indicator, row, column, part, "")
            if other.reading != chosen.reading:
                options = tuple(dict.fromkeys((chosen.reading.value, other.reading.value)))
                chosen.reading = Reading(question="two-value-columns", options=options)
                chosen.raw = f"{chosen.raw} | {other.raw}"
        return self._cumulative(chosen) if chosen.reading == BLANK else chosen

    def _cumulative(self, blank: Typed) -> Typed:
        """A blank beside a number under «Lũy kế»: perhaps the figure, written one column too far."""
        for column in sorted(self.columns.cumulative):
            other = self._from_column(blank.indicator, blank.row, column, blank.part, "")
            values = values_of(other.reading)
            if any(values):
                other.reading = Reading(question="only-cumulative", options=(*values, None))
                other.note = blank.note
                return other
        return blank

    def _from_column(self, indicator: Indicator, row: int, column: int, part: str | None, commune: str) -> Typed:
        cell = self.sheet.cell(row, column)
        unit = part or indicator.unit
        reading = read_value(cell, indicator.value_type, unit)
        if part is None and reading != BLANK:
            reading = Reading(question="part-unknown", options=values_of(reading))
        elif self._is_shared(row, column):
            reading = self._merged(indicator, row, column)
        elif reading.value and self._is_other_scale(row, column, unit):
            reading = Reading(question="other-unit", options=(reading.value, None))
        where = Where(self.sheet.name, cell_name(row, column))
        raw = shorten(cell.shown) if cell else ""
        source = shorten(cell.original) if cell else ""
        return Typed(indicator, row, column, part or "", reading, raw, "", where, commune, source)

    def _is_other_scale(self, row: int, column: int, unit: str) -> bool:
        """Whether the unit of the row, the title of the column or a line over the table gives another size."""
        written = self.sheet.text(row, self.columns.unit) if self.columns.unit else ""
        if (column, unit) not in self.scaled:
            self.scaled[column, unit] = any(says_other_scale(text, unit) for text in self._above(column))
        return self.scaled[column, unit] or is_other_scale(written, unit)

    def _above(self, column: int) -> set[str]:
        """The title of a column and the lines over the table."""
        header = range(max(1, self.columns.first_row - _LINES_ABOVE), self.columns.first_row)
        rows = [self.sheet.rows.get(row, {}) for row in header]
        titles = {cells[column].text for cells in rows if column in cells}
        lines = {cell.text for cells in rows if len(cells) <= _FEW_CELLS for cell in cells.values()}
        return {text for text in titles | lines if len(text) <= _LONGEST_LINE}

    def _merged(self, indicator: Indicator, row: int, column: int) -> Reading:
        """One number for several places belongs to one of them, or to none: all of them are asked."""
        merged = merged_at(self.sheet, row, column)
        top = self.sheet.cell(merged.first_row, merged.first_column) if merged else None
        reading = read_value(top, indicator.value_type, indicator.unit)
        return reading if reading == BLANK else Reading(question="merged-value", options=(*values_of(reading), None))

    def _is_shared(self, row: int, column: int) -> bool:
        """Whether a merged cell gives one number for several rows or communes."""
        merged = merged_at(self.sheet, row, column) if self.sheet.merged else None
        if merged is None:
            return False
        across = [at for at in self.columns.communes if merged.first_column <= at <= merged.last_column]
        return merged.last_row > merged.first_row or len(across) > 1

    def _unknown_row(self, row: int, code_cell: RawCell | None) -> None:
        """A row without a known code: its numbers would get lost in silence."""
        columns = self.columns
        cells = [self.sheet.rows[row][column] for column in sorted(self.sheet.rows[row])]
        values = [cell for cell in cells if cell.column in columns.values or cell.column in columns.communes]
        code = code_in(code_cell.text) if code_cell else ""
        slip = next((item for item in self.slips if code_cell and item.cell == code_cell.name), None)
        if slip is not None:
            self._ask_code(slip, values)
        elif code_cell and code:
            text = "; ".join(cell.shown for cell in values)
            where = Where(self.sheet.name, code_cell.name)
            self.collector.add("unknown-code", Severity.WARNING, where, code=code, text=shorten(text))
        elif values:
            for cell in values:
                where = Where(self.sheet.name, cell.name)
                self.collector.add("value-without-code", Severity.WARNING, where, text=shorten(cell.shown))
        elif code_cell and len(cells) > 1:
            self.collector.not_understood(self.sheet, code_cell)

    def _ask_code(self, slip: LabelMeaning, values: list[RawCell]) -> None:
        """A code typed almost right: which one it is decides a person, for each number of the row."""
        for cell in values:
            where = Where(self.sheet.name, cell.name)
            communes = {"commune": self.columns.communes[cell.column]} if cell.column in self.columns.communes else {}
            answers = [
                Candidate(f"{code} – {indicator.name}", ((code, reading.value),))
                for code in slip.candidates
                if owns(indicator := self.catalogue[code], is_station=self.is_station)
                and (reading := read_value(cell, indicator.value_type, indicator.unit)).value is not None
            ]
            data = {"text": slip.text, "value": shorten(cell.shown), "codes": ", ".join(slip.candidates)}
            memory = {"layout": self.columns.fingerprint, "label": slip.label}
            self.collector.ask("code-unclear", where, (*answers, leave_out()), None, None, **data, **memory, **communes)

    def _report_unused(self) -> None:
        """A column of numbers nobody knows is named once, as it may be the one that counts; texts together."""
        for column in sorted(self.columns.others - {self.name_column}):
            cells = [
                cell
                for row, cells in sorted(self.sheet.rows.items())
                if row >= self.columns.first_row and (cell := cells.get(column)) is not None
            ]
            numbers = [cell for cell in cells if cell.kind is CellKind.NUMBER]
            if len(numbers) >= LEAST_NUMBERS:
                where = Where(self.sheet.name, numbers[0].name)
                head = shorten(self.sheet.text(self.columns.first_row - 1, column))
                self.collector.add("column-not-read", Severity.WARNING, where, text=head, count=str(len(numbers)))
                cells = [cell for cell in cells if cell.kind is not CellKind.NUMBER]
            for cell in cells:
                self.collector.beside(self.sheet, cell)


class Figures:
    """Turns the rows of sheet 02 into figures: ownership, doubles, pairs, questions."""

    def __init__(self, catalogue: Catalogue, collector: Collector, *, is_station: bool) -> None:
        self.catalogue = catalogue
        self.collector = collector
        self.is_station = is_station

    def settle(self, typed: list[Typed]) -> list[ReportedFigure]:
        """Figures in sheet order; hamlet-owned ones still carry what was typed."""
        once = self._without_doubles(typed)
        by_key = {item.key: item for item in once}
        for item in once:
            self._settle_pair(item, by_key)
        figures = [self._figure(item) for item in once]
        for item in typed:
            self.collector.note_comment(item.where, item.indicator.code, None, item.comment)
        return figures

    def _without_doubles(self, typed: list[Typed]) -> list[Typed]:
        kept: dict[tuple[str, str, str], Typed] = {}
        for item in typed:
            former = kept.setdefault(item.key, item)
            if former is item:
                continue
            data = {"code": item.indicator.code, "first": former.where.cell, "second": item.where.cell}
            if former.reading == item.reading:
                self.collector.add("code-twice", Severity.NOTE, item.where, item.indicator.code, None, **data)
                continue
            options = tuple(dict.fromkeys((*values_of(former.reading), *values_of(item.reading))))
            former.reading = Reading(question="code-twice-differs", options=options)
            former.raw = f"{former.raw} | {item.raw}"
        return list(kept.values())

    def _settle_pair(self, item: Typed, by_key: dict[tuple[str, str, str], Typed]) -> None:
        """A pair typed into one cell belongs to two codes when the cell of the second one is empty."""
        reading = item.reading
        if reading.question != "pair" or reading.second is None or not owns(item.indicator, is_station=self.is_station):
            return
        partner = by_key.get((partner_of(self.catalogue, item.indicator.code), "", item.commune_code))
        if partner is None or partner.reading != BLANK or not reading.options or reading.options[0] is None:
            return
        if reading.second != reading.second.to_integral_value() and partner.indicator.value_type is ValueType.INTEGER:
            return
        code, other = item.indicator.code, partner.indicator.code
        self.collector.ask(
            "pair-split", item.where, (pair_candidate(code, reading.options[0], other, reading.second),), code,
            commune=item.commune_code, text=item.raw, partner=other,
        )  # fmt: skip
        item.is_asked = partner.is_asked = True

    def _figure(self, item: Typed) -> ReportedFigure:
        if not owns(item.indicator, is_station=self.is_station):
            return self._foreign(item)
        status = FigureStatus.REPORTED
        value = item.reading.value
        if item.is_asked:
            status, value = FigureStatus.ASKED, None
        elif item.reading.question:
            self._ask(item)
            status, value = FigureStatus.ASKED, None
        elif item.reading.remark:
            self.collector.add(
                item.reading.remark, _REMARKS[item.reading.remark], item.where, item.indicator.code,
                text=item.raw, value=str(value),
            )  # fmt: skip
        return _reported(item, value, status)

    def _foreign(self, item: Typed) -> ReportedFigure:
        """A figure that another level owns is shown and never counted; the checks report it when it is a number."""
        is_ratio = item.indicator.owner is OwnerLevel.COMPUTED and item.indicator.value_type is ValueType.PERCENT
        if item.raw and item.reading.value is None and not is_ratio:
            self.collector.add(
                "not-owner", Severity.WARNING, item.where, item.indicator.code,
                text=item.raw, owner=item.indicator.owner.value,
            )  # fmt: skip
        return _reported(item, item.reading.value, FigureStatus.NOT_OWNED)

    def _ask(self, item: Typed) -> None:
        code = item.indicator.code
        candidates = tuple(candidate(code, option) for option in item.reading.options)
        data = {"text": item.raw, "unit": item.part or item.indicator.unit}
        if item.reading.question == COMMENT_DIFFERS:
            data["comment"], item.comment = shorten(item.comment), ""
        if item.other:
            data["other"] = item.other
        if item.part:
            data["part"] = item.part
        if item.commune_code:
            data["commune"] = item.commune_code
        self.collector.ask(item.reading.question, item.where, candidates, code, **data)


def _reported(item: Typed, value: Decimal | None, status: FigureStatus) -> ReportedFigure:
    return ReportedFigure(
        indicator=item.indicator.code,
        value=value,
        raw=item.source or item.raw,
        where=item.where,
        part=item.part,
        commune_code=item.commune_code,
        note=item.note,
        status=status,
    )
