"""The lines of a register as they count: what was entered here, and the rows of accepted reports that feed it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from app.db import plan_registers, totals, units
from app.db import submissions as versions
from app.db.types import DbConnection
from app.domain.markers import expand
from app.domain.plans.measures import MeasureTime
from app.domain.plans.register_faults import fed_fields
from app.domain.plans.register_totals import RegisterLines
from app.domain.plans.registers import NO, YES, FieldKind, RegisterDefinition, RegisterEntry, RegisterField, markers_in
from app.domain.plans.spans import Span
from app.domain.registers import Marker, Register
from app.i18n import _
from app.presets.load import PresetLibrary
from app.presets.registers import register
from app.services import gathering
from app.text import fold

#: What names a row of a report, the day something was done, and the day from which it is there; the first a row has.
_TITLES = ("name", "number", "content", "kind")
_DAYS = ("happened_on", "held_on", "starts_on")
_BEGINNINGS = ("decided_on", "signed_on")


def read(connection: DbConnection, presets: PresetLibrary, key: str, span: Span | None) -> RegisterLines:
    """One register: its lines with the people under them, and the rows of reports for the years of ``span``."""
    definition = register(presets, key)
    own = plan_registers.entries(connection, key)
    persons = plan_registers.persons(connection, key)
    answers = plan_registers.answers(connection, [item.id for item in persons])
    fed = tuple(_reported(connection, presets, definition, span)) if definition.fed_by and span else ()
    listed = {_sameness(definition, item) for item in fed}
    kept = [item for item in own if _sameness(definition, item) not in listed]
    return RegisterLines(definition, in_order(definition, [*kept, *fed]), persons, answers)


def in_order(definition: RegisterDefinition, entries: Iterable[RegisterEntry]) -> list[RegisterEntry]:
    """Lines by their markers in the order of the border line where the register has any, else as they are."""
    column = next((item for item in definition.fields if item.kind is FieldKind.MARKERS), None)
    if column is None or definition.time is MeasureTime.FLOW:
        return list(entries)
    found = [(markers_in(entry.values.get(column.key, "")), entry) for entry in entries]
    known = sorted(((markers, entry) for markers, entry in found if markers), key=lambda item: item[0])
    return [entry for _markers, entry in known] + [entry for markers, entry in found if not markers]


def _sameness(definition: RegisterDefinition, entry: RegisterEntry) -> object:
    """What two lines of one unit share when they tell the same thing; a thing done is told by its day, too."""
    day = entry.on_day if definition.time is MeasureTime.FLOW else None
    markers = [item.key for item in definition.fields if item.kind is FieldKind.MARKERS and item.is_required]
    title = tuple(entry.values.get(key, "") for key in markers) or fold(entry.title)
    return entry.unit_id, title, day


def _reported(
    connection: DbConnection, presets: PresetLibrary, definition: RegisterDefinition, span: Span
) -> Iterator[RegisterEntry]:
    """The rows of the reports that count; of a stock those of the last year that has any."""
    for year in _years(definition, span):
        everybody = units.all_units(connection)
        chosen = gathering.chosen_versions(connection, everybody, year)
        titles = {item.id: item.title for item in everybody}
        rows = [
            entry
            for unit_id, some in chosen.items()
            for entry in _of_unit(connection, presets, definition, (unit_id, titles[unit_id]), some)
        ]
        yield from rows
        if rows and definition.time is MeasureTime.STOCK:
            return


_STOCK_YEARS = 5


def _years(definition: RegisterDefinition, span: Span) -> Sequence[int]:
    if definition.time is MeasureTime.FLOW:
        return range(span.first.year, span.last.year + 1)
    return range(span.last.year, span.last.year - _STOCK_YEARS, -1)


def _of_unit(
    connection: DbConnection,
    presets: PresetLibrary,
    definition: RegisterDefinition,
    unit: tuple[int, str],
    chosen: Sequence[versions.Version],
) -> Iterator[RegisterEntry]:
    kind = Register(definition.fed_by)
    keys = fed_fields(definition)
    columns = [item for item in definition.fields if item.key in keys]
    found = totals.rows_of(connection, [item.id for item in chosen], [kind, Register.MARKERS])
    listed = {item.row.number for rows in found.values() for item in rows if isinstance(item.row, Marker)}
    for version in chosen:
        for item in found.get(version.id, ()):
            if item.register is not kind:
                continue
            title = next((text for name in _TITLES if (text := getattr(item.row, name, ""))), "")
            yield RegisterEntry(
                register=definition.key,
                title=_title(presets, title, version.period.end.year),
                on_day=_day(item.row, definition, version.period.start),
                unit_id=unit[0],
                secrecy=getattr(item.row, "secrecy", ""),
                values={
                    column.key: text
                    for column in columns
                    if (text := _text(column, getattr(item.row, column.key), listed))
                },
                note=getattr(item.row, "note", ""),
                origin=_("báo cáo của {unit}, {sheet} dòng {row}").format(
                    unit=unit[1], sheet=item.sheet, row=item.row_no
                ),
            )


def _title(presets: PresetLibrary, title: str, year: int) -> str:
    """The name of an offence instead of its code."""
    catalogue = presets.catalogue(year)
    return catalogue[title].name if title in catalogue else title


def _day(row: object, definition: RegisterDefinition, start: date) -> date | None:
    """The day of a row; what is there by a report was there from the beginning of its period at the latest."""
    is_flow = definition.time is MeasureTime.FLOW
    found = next((day for name in (_DAYS if is_flow else _BEGINNINGS) if (day := getattr(row, name, None))), None)
    return found if found is not None or is_flow else start


def _text(column: RegisterField, value: Any, listed: Collection[str]) -> str:
    """A value of a report as a register keeps it; what its column does not take is not there.

    "718 - 723" is every marker the unit itself lists from one to the other.
    """
    if isinstance(value, bool):
        return YES if value else NO
    text = "" if value is None else value.isoformat() if isinstance(value, date) else str(value)
    if column.kind is FieldKind.MARKERS:
        return "; ".join(map(str, markers_in(text) or expand(text, listed) or ()))
    return text if column.kind is not FieldKind.CHOICE or text in column.choices else ""
