"""Totals of a register for a stretch of days: lines, sums, people, with how many lines gave the figure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.plans.measures import MeasureTime
from app.domain.plans.register_persons import distinct
from app.domain.plans.registers import (
    NUMBERS,
    PERSONS,
    TURNS,
    YES,
    FieldKind,
    RegisterDefinition,
    RegisterEntry,
    RegisterField,
    RegisterPerson,
    SamePerson,
    markers_in,
)
from app.text import fold


@dataclass(frozen=True, slots=True)
class RegisterCount:
    """A total: ``given`` of ``expected`` lines say it, ``undated`` lines belong to no period.

    ``value`` is ``None`` where no line says anything; ``least`` is lower only while it is open whether some people
    are one.
    """

    value: Decimal | None
    given: int
    expected: int
    undated: int = 0
    least: Decimal | None = None
    doubts: int = 0


@dataclass(frozen=True, slots=True)
class RegisterLines:
    """What is counted: the lines of one register with the people under them and what was said about those."""

    definition: RegisterDefinition
    entries: Sequence[RegisterEntry]
    persons: Sequence[RegisterPerson] = ()
    answers: Sequence[SamePerson] = ()

    def only(self, is_wanted: Callable[[RegisterEntry], bool]) -> "RegisterLines":
        """The same register with some of its lines."""
        return RegisterLines(
            self.definition, [item for item in self.entries if is_wanted(item)], self.persons, self.answers
        )


def within(entry: RegisterEntry, first: date, last: date, time: MeasureTime) -> bool:
    """Whether a line counts for the days from ``first`` to ``last``: done then, or there on the last of them."""
    if entry.on_day is None:
        return False
    if time is MeasureTime.FLOW:
        return first <= entry.on_day <= last
    return entry.on_day <= last and (entry.until_day is None or entry.until_day >= last)


def count(lines: RegisterLines, of: str, first: date, last: date, time: MeasureTime | None = None) -> RegisterCount:
    """The total ``of`` something in a stretch of days; ``of`` as in ``RegisterSource``, found right before.

    A register in which nothing was ever written says nothing, which is not zero; neither do lines of which nobody wrote
    the day, where no others are of the days asked.
    """
    counted_as = lines.definition.time if time is None else time
    undated = sum(entry.on_day is None for entry in lines.entries)
    if not lines.entries:
        return RegisterCount(None, 0, 0)
    found = [entry for entry in lines.entries if within(entry, first, last, counted_as)]
    whole = len(found) + undated
    if undated and not found:
        return RegisterCount(None, 0, whole, undated)
    if of in (PERSONS, TURNS):
        return _people(lines, of, found, whole, undated)
    key, sign, word = of.partition("=")
    column = lines.definition.field(key)
    if column is None:
        return RegisterCount(Decimal(len(found)), len(found), whole, undated)
    said = [text for entry in found if (text := entry.values.get(key, ""))]
    value = Decimal(said.count(word)) if sign else _of_field(column, said)
    return RegisterCount(value if said or not found else None, len(said), whole, undated)


def _people(lines: RegisterLines, of: str, found: Sequence[RegisterEntry], whole: int, undated: int) -> RegisterCount:
    ids = {entry.id for entry in found}
    persons = [item for item in lines.persons if item.entry_id in ids]
    given = len({item.entry_id for item in persons})
    if found and not persons:
        return RegisterCount(None, 0, whole, undated)
    people = distinct(persons, lines.answers)
    if of == TURNS:
        return RegisterCount(Decimal(people.turns), given, whole, undated)
    return RegisterCount(Decimal(people.count), given, whole, undated, Decimal(people.least), len(people.doubts))


def _of_field(column: RegisterField, said: Iterable[str]) -> Decimal:
    if column.kind in NUMBERS:
        return sum(map(Decimal, said), Decimal(0))
    if column.kind is FieldKind.YES_NO:
        return Decimal(sum(text == YES for text in said))
    if column.kind is FieldKind.MARKERS:
        return Decimal(len({marker for text in said for marker in markers_in(text) or ()}))
    return Decimal(len({fold(text) for text in said}))


def by_group(
    lines: RegisterLines, group: Callable[[RegisterEntry], str], of: str, first: date, last: date
) -> Mapping[str, RegisterCount]:
    """The same total for each group of lines (unit, agency, task), in the order the groups first appear."""
    groups: dict[str, list[RegisterEntry]] = {}
    for entry in lines.entries:
        groups.setdefault(group(entry), []).append(entry)
    parts = {name: RegisterLines(lines.definition, some, lines.persons, lines.answers) for name, some in groups.items()}
    return {name: count(part, of, first, last) for name, part in parts.items()}
