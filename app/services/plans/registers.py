"""Registers «sổ theo dõi»: their lines entered, changed, taken out; totals of a period; people told apart."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from app.db import plan_registers as db
from app.db import plans as db_plans
from app.db import units
from app.db.types import DbConnection
from app.domain.plans.plan import Plan
from app.domain.plans.register_persons import DistinctPersons, PersonDoubt, contradicts, distinct
from app.domain.plans.register_secrecy import closed, is_marked
from app.domain.plans.register_totals import RegisterCount, by_group, count, within
from app.domain.plans.registers import (
    DAY,
    NUMBERS,
    PLAN,
    TASK,
    UNIT,
    UNTIL,
    YES,
    EntryFault,
    FieldKind,
    RegisterDefinition,
    RegisterEntry,
    RegisterField,
    RegisterPerson,
    RegisterTotal,
    SamePerson,
    faults_of,
    named_by_marker,
)
from app.domain.plans.spans import Span
from app.errors import Refused
from app.i18n import _
from app.presets import registers as presets
from app.services.plans import register_lines
from app.services.plans.closed_lines import refuse_closed_lines
from app.services.workspace import Workspace
from app.text import clean, format_number, short_date

_EARLIEST, _LATEST = 1945, 2100
_MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A line as a list shows it, with names in place of numbers; ``cells`` are its own columns by heading, in words."""

    entry: RegisterEntry
    cells: tuple[tuple[str, str], ...]
    unit_title: str
    plan_title: str
    task_title: str
    persons: tuple[RegisterPerson, ...]

    @property
    def shut(self) -> "RegisterRow":
        """The line as who may not read it sees it: that there is one, its day, its unit and its mark."""
        return RegisterRow(closed(self.entry), (), self.unit_title, "", "", ())


@dataclass(frozen=True, slots=True)
class RegisterSheet:
    """A register for a period: its lines, those without a day among them, and its totals.

    ``by_unit`` and ``by_agency`` count lines; a line without one stands under the empty name.
    """

    definition: RegisterDefinition
    rows: tuple[RegisterRow, ...]
    totals: tuple[tuple[RegisterTotal, RegisterCount], ...]
    by_unit: Mapping[str, RegisterCount]
    by_agency: Mapping[str, RegisterCount]


# --- looking ---------------------------------------------------------------------------------------------------------


def definitions(ws: Workspace) -> tuple[RegisterDefinition, ...]:
    """Every register there is: those that ship with the program and those of the data folder."""
    return presets.registers(ws.presets, ws.today)


def definition(ws: Workspace, key: str) -> RegisterDefinition:
    """One register; raises :class:`~app.errors.Problem` where there is none of that key."""
    return presets.register(ws.presets, key)


def sheet(ws: Workspace, key: str, span: Span, plan_id: int | None = None, unit_id: int | None = None) -> RegisterSheet:
    """A register for a period, of one plan or one unit if it is given."""
    with ws.store.read() as connection:
        return sheet_of(connection, ws, key, span, plan_id, unit_id)


def sheet_of(
    connection: DbConnection,
    ws: Workspace,
    key: str,
    span: Span,
    plan_id: int | None = None,
    unit_id: int | None = None,
) -> RegisterSheet:
    """:func:`sheet` inside a transaction."""
    known = register_lines.read(connection, ws.presets, key, span)
    if plan_id is not None:
        known = known.only(lambda entry: entry.plan_id == plan_id)
    if unit_id is not None:
        known = known.only(lambda entry: entry.unit_id == unit_id)
    names, of = _Names.read(connection), known.definition
    chosen = (entry for entry in known.entries if entry.on_day is None or within(entry, span.first, span.last, of.time))
    return RegisterSheet(
        of,
        tuple(names.row(of, entry, known.persons) for entry in chosen),
        tuple((total, count(known, total.of, span.first, span.last)) for total in of.totals),
        by_group(known, lambda entry: names.unit(entry.unit_id), "", span.first, span.last),
        by_group(known, lambda entry: entry.agency, "", span.first, span.last),
    )


def unit_titles(ws: Workspace) -> Mapping[int, str]:
    """What every unit is called."""
    with ws.store.read() as connection:
        return _Names.read(connection).units


def find(ws: Workspace, entry_id: int) -> RegisterRow:
    """One line with the people under it; raises ``Refused`` where there is none."""
    with ws.store.read() as connection:
        entry = _found(connection, entry_id)
        of = definition(ws, entry.register)
        return _Names.read(connection).row(of, entry, db.persons(connection, entry.register))


@dataclass(frozen=True, slots=True)
class _Names:
    """What numbers stand for."""

    units: Mapping[int, str]
    plans: Mapping[int, Plan]

    @classmethod
    def read(cls, connection: DbConnection) -> "_Names":
        known = {item.id: item.title for item in units.all_units(connection)}
        return cls(known, {plan.id: plan for plan in db_plans.plans(connection)})

    def unit(self, unit_id: int | None) -> str:
        return "" if unit_id is None else self.units.get(unit_id, "")

    def cell(self, column: RegisterField, text: str) -> str:
        if column.kind in NUMBERS:
            return f"{format_number(Decimal(text))} {column.unit}".strip()
        if column.kind is FieldKind.DAY:
            return short_date(date.fromisoformat(text))
        if column.kind is FieldKind.YES_NO:
            return _("có") if text == YES else _("không")
        return self.unit(int(text)) if column.kind is FieldKind.UNIT else text

    def row(self, of: RegisterDefinition, entry: RegisterEntry, persons: Iterable[RegisterPerson]) -> RegisterRow:
        plan = None if entry.plan_id is None else self.plans.get(entry.plan_id)
        head = plan.head if plan else None
        tasks = {task.key: task.title for task in plan.tasks} if plan else {}
        return RegisterRow(
            entry,
            tuple(
                (column.name, self.cell(column, text))
                for column in of.fields
                if (text := entry.values.get(column.key, ""))
            ),
            self.unit(entry.unit_id),
            (head.short_title or head.title) if head else "",
            tasks.get(entry.task, entry.task),
            tuple(item for item in persons if entry.id and item.entry_id == entry.id),
        )


# --- writing ---------------------------------------------------------------------------------------------------------


def save(ws: Workspace, entry: RegisterEntry, persons: Sequence[RegisterPerson] | None = None) -> RegisterEntry:
    """Store a line, and the people under it when they are given; raises ``Refused`` with what is wrong.

    People who stand there already are kept as they are, with what was said about them; others come and go.
    """
    of = definition(ws, entry.register)
    words = _("Sửa dòng của sổ “{name}”: {title}") if entry.id else _("Ghi vào sổ “{name}”: {title}")
    with ws.store.read() as connection:
        former = db.find(connection, entry.id) if entry.id else None
    title = _named(entry, *filter(None, (former,)))
    with ws.store.write(words.format(name=of.name, title=title), ws.actor) as connection:
        stored = store(connection, of, entry, ws.today)
        if persons is not None:
            put_persons(connection, of, stored, persons)
        return stored


def _named(entry: RegisterEntry, *former: RegisterEntry) -> str:
    """A line as a step is named by it. Everybody reads the names of steps, so a marked line tells no title there."""
    if not any(is_marked(item.secrecy) for item in (entry, *former)):
        return clean(entry.title)
    day = short_date(entry.on_day) if entry.on_day else _("chưa có ngày")
    return _("dòng có độ mật ({day})").format(day=day)


def store(connection: DbConnection, of: RegisterDefinition, entry: RegisterEntry, today: date) -> RegisterEntry:
    """:func:`save` of one line inside a transaction."""
    former = _found(connection, entry.id) if entry.id else entry
    refuse_closed_lines(connection, of, entry, former)
    values = {key: text for key, text in entry.values.items() if text}
    tidy = replace(entry, title=clean(entry.title), agency=clean(entry.agency), values=values, origin="")
    tidy = named_by_marker(tidy, of)
    wrong = [fault.sentence for fault in entry_faults(connection, of, tidy, today)]
    if wrong:
        raise Refused("bad-entry", _("{faults} Chưa lưu gì.").format(faults=" ".join(wrong[:_MOST_TOLD])))
    return replace(tidy, id=db.save(connection, tidy))


def save_all(ws: Workspace, key: str, entries: Sequence[RegisterEntry]) -> tuple[int, ...]:
    """Store lines of one register in one step, all or none; returns their numbers."""
    of = definition(ws, key)
    words = _("Ghi {count} dòng vào sổ “{name}”").format(count=format_number(len(entries)), name=of.name)
    with ws.store.write(words, ws.actor) as connection:
        return tuple(store(connection, of, entry, ws.today).id for entry in entries)


def entry_faults(
    connection: DbConnection, of: RegisterDefinition, entry: RegisterEntry, today: date
) -> tuple[EntryFault, ...]:
    """All that keeps a line from being stored: by the columns of its register, and what it points at."""
    days = ((DAY, entry.on_day), (UNTIL, entry.until_day))
    odd = (
        EntryFault(key, _("Năm {year} không hợp lệ.").format(year=day.year))
        for key, day in days
        if day and not _EARLIEST <= day.year <= _LATEST
    )
    return (*faults_of(entry, of, today), *_wrong_places(connection, entry), *odd)


def _wrong_places(connection: DbConnection, entry: RegisterEntry) -> Iterator[EntryFault]:
    """What a line points at and is not there."""
    if entry.unit_id is not None and units.find_unit(connection, entry.unit_id) is None:
        yield EntryFault(UNIT, _("Không có đơn vị đã chọn."))
    plan = None if entry.plan_id is None else db_plans.find(connection, entry.plan_id)
    if entry.plan_id is not None and plan is None:
        yield EntryFault(PLAN, _("Không có kế hoạch đã chọn."))
    if entry.task and plan is None:
        yield EntryFault(TASK, _("Chọn nhiệm vụ thì phải chọn kế hoạch của nhiệm vụ đó."))
    elif plan is not None and entry.task and entry.task not in {task.key for task in plan.tasks}:
        told = _("Kế hoạch “{plan}” không có nhiệm vụ “{task}”.")
        yield EntryFault(TASK, told.format(plan=plan.key, task=entry.task))


def remove(ws: Workspace, entry_id: int, *more: int) -> None:
    """Take out a line, or lines of one register, with the people under them, in one step."""
    wanted = (entry_id, *more)
    with ws.store.read() as connection:
        gone = [_found(connection, one) for one in wanted]
    of = definition(ws, gone[0].register)
    words = _("Bỏ khỏi sổ “{name}”: {title}")
    title = _named(gone[0]) if len(gone) == 1 else _("{count} dòng").format(count=format_number(len(gone)))
    label = words.format(name=of.name, title=title)
    with ws.store.write(label, ws.actor) as connection:
        for one in wanted:
            refuse_closed_lines(connection, of, _found(connection, one))
            db.remove(connection, one)


def _found(connection: DbConnection, entry_id: int) -> RegisterEntry:
    entry = db.find(connection, entry_id)
    if entry is None:
        raise Refused("no-entry", _("Không có dòng số {id} trong các sổ; chưa đổi gì.").format(id=entry_id))
    return entry


# --- people ----------------------------------------------------------------------------------------------------------


def put_persons(
    connection: DbConnection, of: RegisterDefinition, entry: RegisterEntry, persons: Sequence[RegisterPerson]
) -> None:
    """Make ``persons`` those under a line; raises ``Refused`` where its register has none."""
    if not of.has_persons and persons:
        raise Refused("no-persons", _("Sổ “{name}” không ghi danh sách người; chưa lưu gì.").format(name=of.name))
    former = {item.id: item for item in db.persons(connection, of.key) if item.entry_id == entry.id}
    kept = {item.id for item in persons if item.id}
    if kept - former.keys():
        raise Refused("no-person", _("Danh sách người của dòng này vừa thay đổi ở nơi khác; hãy mở lại."))
    db.remove_persons(connection, former.keys() - kept)
    for person in persons:
        tidy = replace(person, full_name=clean(person.full_name), workplace=clean(person.workplace), entry_id=entry.id)
        if not tidy.full_name:
            raise Refused("no-name", _("Có dòng chưa ghi họ tên; chưa lưu gì."))
        db.save_person(connection, tidy)


def add_persons(ws: Workspace, entry_id: int, persons: Sequence[RegisterPerson]) -> RegisterRow:
    """Add people under a line, beside those who stand there."""
    with ws.store.read() as connection:
        of = definition(ws, _found(connection, entry_id).register)
    with ws.store.write(_("Ghi danh sách người: {name}").format(name=of.name), ws.actor) as connection:
        entry = _found(connection, entry_id)
        refuse_closed_lines(connection, of, entry)
        former = [item for item in db.persons(connection, of.key) if item.entry_id == entry_id]
        put_persons(connection, of, entry, [*former, *persons])
    return find(ws, entry_id)


def people_of(ws: Workspace, key: str, entry_id: int) -> DistinctPersons:
    """The people under one line: different ones and names, by what was said about those of its register."""
    with ws.store.read() as connection:
        persons, answers = _people(connection, key)
        return distinct((item for item in persons if item.entry_id == entry_id), answers)


def doubts(ws: Workspace, key: str) -> tuple[PersonDoubt, ...]:
    """Pairs of a register's people that may be one and about whom nobody said anything yet."""
    with ws.store.read() as connection:
        persons, answers = _people(connection, key)
        return distinct(persons, answers).doubts


def decide(ws: Workspace, first_id: int, second_id: int, *, is_same: bool, reason: str = "") -> None:
    """Say whether two names are one person.

    Raises ``Refused`` where that contradicts what was said before, and where it would change what a closed year counts.
    """
    one, other = sorted((first_id, second_id))
    told = _("Ghi hai tên trong sổ là một người") if is_same else _("Ghi hai tên trong sổ là hai người")
    with ws.store.write(told, ws.actor) as connection:
        some = [db.find_person(connection, item) for item in (one, other)]
        entries = [_found(connection, item.entry_id) for item in some if item is not None]
        if one == other or None in some or len({entry.register for entry in entries}) > 1:
            raise Refused("no-pair", _("Không có hai người đó trong cùng một sổ; chưa đổi gì."))
        _refuse_closed_pair(connection, definition(ws, entries[0].register), *entries)
        answer = SamePerson(one, other, is_same, clean(reason))
        persons, answers = _people(connection, entries[0].register)
        others = [item for item in answers if (item.first_id, item.second_id) != (one, other)]
        if contradicts(persons, [*others, answer]):
            sentence = _("Trái với điều đã ghi về những người này (A là B, B là C thì A là C); chưa đổi gì.")
            raise Refused("contradiction", sentence, _("Hãy sửa kết luận trước đó rồi ghi lại."))
        db.save_answer(connection, answer)


def _refuse_closed_pair(
    connection: DbConnection, of: RegisterDefinition, first: RegisterEntry, second: RegisterEntry
) -> None:
    """Refuse a pair of which both stand in closed years; with an open one it is that year's pair too."""
    try:
        refuse_closed_lines(connection, of, first)
    except Refused:
        refuse_closed_lines(connection, of, second)


def _people(connection: DbConnection, key: str) -> tuple[tuple[RegisterPerson, ...], tuple[SamePerson, ...]]:
    persons = db.persons(connection, key)
    return persons, db.answers(connection, [item.id for item in persons])
