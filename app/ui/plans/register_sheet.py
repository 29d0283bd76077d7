"""A register as the screen shows it now: its rows, its totals under their columns, the totals that have no column."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.plans.register_secrecy import is_closed
from app.domain.plans.register_totals import RegisterCount
from app.domain.plans.registers import TITLE, RegisterDefinition, RegisterEntry, RegisterTotal
from app.i18n import _
from app.services.plans.register_texts import texts_of
from app.services.plans.register_values import remarks
from app.services.plans.registers import RegisterRow, RegisterSheet
from app.text import format_number
from app.ui.plans.register_rows import GridRow
from app.ui.tables import Cell
from app.ui.widgets.labels import Part

#: Between two totals.
GAP = "    "


@dataclass(frozen=True, slots=True)
class ShownSheet:
    """One register for a period; ``reader`` is up to which level of secrecy lines are shown."""

    sheet: RegisterSheet
    units: Mapping[int, str]
    reader: str = ""
    plan_id: int | None = None
    unit_id: int | None = None

    @property
    def definition(self) -> RegisterDefinition:
        """What the register is."""
        return self.sheet.definition

    @property
    def rows(self) -> list[GridRow]:
        """Every line; what is above the reader's level says only that it is there."""
        return [self._row(place, row) for place, row in enumerate(self.sheet.rows)]

    def _row(self, place: int, row: RegisterRow) -> GridRow:
        of, entry = self.definition, row.entry
        if is_closed(of, entry, self.reader):
            shut = row.shut
            return GridRow(entry.id, place, shut.entry, shut, texts_of(of, shut, self.units), is_closed=True)
        return GridRow(entry.id, place, entry, row, texts_of(of, row, self.units))

    @property
    def closed_count(self) -> int:
        """How many lines the reader may not see."""
        return sum(is_closed(self.definition, row.entry, self.reader) for row in self.sheet.rows)

    def blank(self) -> RegisterEntry:
        """A new line, of the plan and the unit that are looked at."""
        return RegisterEntry(register=self.definition.key, title="", plan_id=self.plan_id, unit_id=self.unit_id)

    # --- totals ---

    def total_cells(self) -> tuple[tuple[str, Cell], ...]:
        """The row of totals: each under its column, the number of lines under the name."""
        of = self.definition
        if not self.sheet.rows:
            return ()
        by_column = {total.of: found for total, found in self.sheet.totals if of.field(total.of)}
        lines = _("Cộng {count} dòng").format(count=format_number(len(self.sheet.rows)))
        return tuple(
            (lines, Cell(is_strong=True)) if column.key == TITLE else self._cell(by_column.get(column.key))
            for column in of.columns
        )

    def _cell(self, found: RegisterCount | None) -> tuple[str, Cell]:
        if found is None:
            return "", Cell()
        told = " ".join(remarks(self.definition.noun, found))
        value = "–" if found.value is None else format_number(found.value)
        return value, Cell(is_strong=True, tone="warn" if told else "", tooltip=told)

    def told(self) -> tuple[Part, ...]:
        """Totals in words, people beside «lượt», each with how many lines give it; what no period has comes last."""
        noun = self.definition.noun
        if not self.sheet.rows:
            nothing = _("Chưa có {noun} nào trong kỳ này: bấm Insert rồi gõ, dán từ Excel, hoặc nhập tệp ở góc phải.")
            return (Part(nothing.format(noun=noun)),)
        parts = [part for total, found in self.sheet.totals for part in _parts(total, found, noun)]
        undated = max((found.undated for _total, found in self.sheet.totals), default=0)
        if undated:
            told = _("{count} {noun} chưa ghi ngày nên chưa tính vào kỳ nào.")
            parts.append(Part(told.format(count=format_number(undated), noun=noun), "warn"))
        return tuple(parts)


def _parts(total: RegisterTotal, found: RegisterCount, noun: str) -> Iterator[Part]:
    value = _("chưa có số liệu") if found.value is None else f"{format_number(found.value)} {total.unit}"
    yield Part(f"{total.name}: ")
    yield Part(value, "text3" if found.value is None else "text")
    whole = found.expected - found.undated
    if found.value is not None and found.given < whole:
        yield Part(f" ({format_number(found.given)}/{format_number(whole)} {noun})", "warn")
    if found.doubts and found.least is not None:
        told = _(" (ít nhất {least}: còn {count} cặp tên chưa rõ có là một)")
        yield Part(told.format(least=format_number(found.least), count=found.doubts), "warn")
    yield Part(GAP)
