"""Rows of a list read for a register: cell by cell, with a question for whatever may mean two things."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from app.db import plan_registers as db
from app.db import plans as db_plans
from app.db.types import DbConnection
from app.domain.awards.intake import LEAVE_OUT, IntakeChoice, IntakeQuestion, LineState
from app.domain.awards.intake_table import ListCell, ListRow, ListTable
from app.domain.plans.plan import Plan
from app.domain.plans.registers import (
    AGENCY,
    DAY,
    NOTE,
    PLAN,
    SECRECY,
    STANDARD,
    TASK,
    TITLE,
    UNIT,
    UNTIL,
    RegisterDefinition,
    RegisterEntry,
    RegisterField,
    faults_of,
    named_by_marker,
)
from app.i18n import _
from app.services import scope
from app.services.awards.intake_doubts import quoted
from app.services.awards.intake_grounds import Questions, leave_out
from app.services.plans.register_columns import RegisterColumns, is_total
from app.services.plans.register_reading import Said, blank, read_cell, read_typed
from app.text import clean, fold

_TAKE, _REPLACE, _ADD, _ABOVE = "take", "replace", "add", "above"
#: What people write in a cell for «the same as above».
_DITTO = re.compile(r"nt|n/t|n\.t\.?|như trên|-? ?nt ?-?|-?\s*(?:\"|''|”|“|〃|″)\s*-?", re.IGNORECASE)
#: What a row without a name takes from the one above: cells merged over rows stand in the first one alone.
_OF_ABOVE = (TITLE, DAY, UNTIL)


@dataclass(frozen=True, slots=True)
class ImportDefaults:
    """What holds for every line of a list that does not say otherwise."""

    plan_id: int | None = None
    task: str = ""
    agency: str = ""
    unit_id: int | None = None


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One row of a list and what storing makes of it; ``entry`` is ``None`` while it is asked or left out."""

    place: str
    shown: str
    state: LineState
    entry: RegisterEntry | None = None


class Reading:
    """One list being read; what is stored already is known by title, day and unit."""

    def __init__(
        self,
        connection: DbConnection,
        today: date,
        of: RegisterDefinition,
        defaults: ImportDefaults,
        questions: Questions,
    ) -> None:
        self.connection = connection
        self.today = today
        self.of = of
        self.defaults = defaults
        self.questions = questions
        self.plans = db_plans.plans(connection)
        self.known: dict[object, RegisterEntry] = {_who(item): item for item in db.entries(connection, of.key)}
        self.read: set[object] = set()
        #: What the row above says in each column, as it is kept and as it was written.
        self.above: dict[str, _Above] = {}

    def lines(self, table: ListTable, columns: RegisterColumns, *, is_read: bool = True) -> Iterator[EntryLine]:
        """Every row of a table but those that add up the others and those with nothing in the columns it knows.

        Without ``is_read`` the rows are only shown, as rows that still have a question.
        """
        self.above = {}
        for row in table.rows[columns.first :]:
            place = table.place(row)
            if is_total(row) or not any(row.text(at) for at in columns.places.values()):
                continue
            if not is_read:
                yield EntryLine(place, row.shown, LineState.ASKED)
            elif row.text(columns.places[TITLE]):
                yield self._line(table, row, columns).line()
            else:
                yield self._nameless(table, row, columns)

    def _line(self, table: ListTable, row: ListRow, columns: RegisterColumns) -> "_Line":
        return _Line(self, f"{table.key or table.name}#{row.number}", table.place(row), row, columns.places)

    def _nameless(self, table: ListTable, row: ListRow, columns: RegisterColumns) -> EntryLine:
        """A row with figures and no name: never dropped in silence, it may go on with the one above."""
        place = table.place(row)
        told = _("{place} ({text}) không có “{title}”; có bỏ dòng này không?")
        sentence = told.format(place=place, text=quoted(row.shown), title=self.of.title_name)
        same = [
            self.above[key].text
            for key in _OF_ABOVE
            if key in self.above and key in columns.places and not row.text(columns.places[key])
        ]
        above = (IntakeChoice(_ABOVE, _("Như dòng trên: {text}").format(text=", ".join(same))),) if same else ()
        question = IntakeQuestion(f"nameless:{place}", "nameless", sentence, (*above, leave_out()), place)
        given = self.questions.answer(question)
        if given == _ABOVE:
            line = self._line(table, row, columns)
            line.is_of_above = True
            return line.line()
        return EntryLine(place, row.shown, LineState.ASKED if given is None else LineState.LEFT_OUT)

    def unit_number(self, text: str, day: date | None) -> int:
        """The number of the unit of that name on a day; raises ``Refused`` where that is not exactly one."""
        return scope.place_named(self.connection, text, day or self.today).id


@dataclass(frozen=True, slots=True)
class _Above:
    """What a cell of the row above says: as it is kept, and as it was written."""

    value: str
    text: str


def _who(entry: RegisterEntry) -> object:
    return fold(entry.title), entry.on_day, entry.unit_id, entry.plan_id, entry.task


@dataclass(slots=True)
class _Line:
    """One row: its cells read, its questions asked."""

    reading: Reading
    key: str
    place: str
    row: ListRow
    places: Mapping[str, int]
    is_open: bool = False
    is_out: bool = False
    is_of_above: bool = False
    day: date | None = None
    asked: set[str] = field(default_factory=set)
    here: dict[str, _Above] = field(default_factory=dict)

    def line(self) -> EntryLine:
        """What the row says, and what storing makes of it."""
        if self.row.is_hidden or self.row.is_shifted:
            told = _("{place} ({text}) bị ẩn hoặc lệch cột; có lấy dòng này không?")
            self._ask(
                "row",
                told.format(place=self.place, text=quoted(self.row.shown)),
                (IntakeChoice(_TAKE, _("Lấy dòng này")),),
            )
        values: dict[str, str] = {}
        for column in self.reading.of.columns:
            if column.key in self.places:
                values[column.key] = self._value(column)
            if column.key == DAY:
                # Units are those of the day of the line, which stands before them.
                self.day = _day(values.get(DAY, ""))
        self.reading.above = self.here
        entry = named_by_marker(self._entry(values), self.reading.of)
        for fault in faults_of(entry, self.reading.of, self.reading.today):
            if fault.column in self.asked:
                continue
            self._ask(f"fault.{fault.column}", f"{self.place}: {fault.sentence}", ())
        state = LineState.NEW
        if not (self.is_open or self.is_out):
            state, entry = self._against_known(entry)
        if self.is_open or self.is_out:
            return EntryLine(self.place, self.row.shown, LineState.LEFT_OUT if self.is_out else LineState.ASKED)
        return EntryLine(self.place, self.row.shown, state, entry)

    def _unit(self, text: str) -> int:
        return self.reading.unit_number(text, self.day)

    def _value(self, column: RegisterField) -> str:
        cell, above = self.row.cells.get(self.places[column.key]), self.reading.above.get(column.key)
        text = clean(cell.text) if cell is not None else ""
        if not text and self.is_of_above and column.key in _OF_ABOVE and above is not None:
            self.here[column.key] = above
            return above.value
        value = self._read(column, cell, above if _DITTO.fullmatch(text) else None)
        if value:
            is_same = above is not None and value == above.value
            self.here[column.key] = above if is_same and above is not None else _Above(value, text)
        return value

    def _read(self, column: RegisterField, cell: ListCell | None, above: _Above | None) -> str:
        """The value of a cell; ``above`` is what the one above says where this one only refers to it."""
        said = read_cell(column, cell, self._unit)
        if cell is not None and above is not None:
            same = IntakeChoice(above.value, _("Như dòng trên: {text}").format(text=above.text))
            said = Said(doubt=_("có lẽ là như dòng trên"), choices=(same, *(said.choices or (blank(),))))
        if not said.doubt or cell is None:
            return said.value
        told = _("{cell}, cột “{name}” ghi {text}: {doubt}.")
        sentence = told.format(cell=cell.place, name=column.name, text=quoted(cell.text), doubt=said.doubt)
        given = self._ask(f"cell.{column.key}", sentence, said.choices, takes_text=True)
        if given is None:
            self.asked.add(column.key)
        if given is None or given in {choice.value for choice in said.choices}:
            return given or ""
        typed = read_typed(column, given, self._unit)
        if typed.doubt:
            told = _("{cell}, cột “{name}”: trả lời {text} cũng chưa rõ ({doubt}).")
            again = told.format(cell=cell.place, name=column.name, text=quoted(given), doubt=typed.doubt)
            self._ask(f"again.{column.key}", again, ())
        return typed.value

    def _entry(self, values: Mapping[str, str]) -> RegisterEntry:
        defaults = self.reading.defaults
        plan = self._plan(values.get(PLAN, ""))
        plan_id = plan.id if plan else defaults.plan_id
        return RegisterEntry(
            register=self.reading.of.key,
            title=values.get(TITLE, ""),
            on_day=_day(values.get(DAY, "")),
            until_day=_day(values.get(UNTIL, "")),
            plan_id=plan_id,
            task=self._task(values.get(TASK, ""), plan_id) or (defaults.task if plan is None else ""),
            agency=values.get(AGENCY, "") or defaults.agency,
            unit_id=int(values[UNIT]) if values.get(UNIT) else defaults.unit_id,
            secrecy=values.get(SECRECY, ""),
            values={key: text for key, text in values.items() if key not in STANDARD and text},
            note=values.get(NOTE, ""),
        )

    def _plan(self, text: str) -> Plan | None:
        """The plan a cell names by its key, number or title."""
        if not text:
            return None
        wanted = fold(text)
        found = [
            plan
            for plan in self.reading.plans
            if wanted in (fold(plan.key), fold(plan.head.number), fold(plan.head.short_title), fold(plan.head.title))
        ]
        choices = tuple(
            IntakeChoice(str(plan.id), plan.head.short_title or plan.head.title) for plan in self.reading.plans
        )
        if len(found) == 1:
            return found[0]
        told = _("{place}: không có kế hoạch {text}.").format(place=self.place, text=quoted(text))
        given = self._ask("plan", told, (*choices, IntakeChoice("", _("Không gắn kế hoạch"))))
        return next((plan for plan in self.reading.plans if str(plan.id) == given), None)

    def _task(self, text: str, plan_id: int | None) -> str:
        if not text:
            return ""
        plan = next((item for item in self.reading.plans if item.id == plan_id), None)
        tasks = plan.tasks if plan else ()
        found = [task.key for task in tasks if fold(text) in (fold(task.key), fold(task.title))]
        if len(found) == 1:
            return found[0]
        told = _("{place}: không có nhiệm vụ {text} trong kế hoạch.").format(place=self.place, text=quoted(text))
        choices = tuple(IntakeChoice(task.key, task.title) for task in tasks)
        return self._ask("task", told, (*choices, IntakeChoice("", _("Không gắn nhiệm vụ")))) or ""

    def _against_known(self, entry: RegisterEntry) -> tuple[LineState, RegisterEntry]:
        """A line that stands there already, or came in this list before: the same stays, another is asked about."""
        who = _who(entry)
        known, is_again = self.reading.known.get(who), who in self.reading.read
        self.reading.read.add(who)
        if is_again:
            told = _("{place} ({text}) trùng tên, ngày, nơi với một dòng trước trong danh sách.")
            choices = (IntakeChoice(_ADD, _("Là dòng khác, thêm vào")),)
            self._ask("again", told.format(place=self.place, text=quoted(entry.title)), choices)
            return LineState.NEW, entry
        if known is None:
            return LineState.NEW, entry
        if replace(known, id=0) == entry:
            return LineState.KNOWN, known
        told = _("{place} ({text}) trùng tên, ngày, nơi với dòng số {id} đã có nhưng khác nội dung.")
        both = (IntakeChoice(_REPLACE, _("Thay dòng đã có")), IntakeChoice(_ADD, _("Là dòng khác, thêm vào")))
        given = self._ask("known", told.format(place=self.place, text=quoted(entry.title), id=known.id), both)
        return (LineState.CHANGED, replace(entry, id=known.id)) if given == _REPLACE else (LineState.NEW, entry)

    def _ask(
        self, code: str, sentence: str, choices: tuple[IntakeChoice, ...], *, takes_text: bool = False
    ) -> str | None:
        question = IntakeQuestion(
            f"{code}:{self.key}", code.partition(".")[0], sentence, (*choices, leave_out()), self.place, takes_text
        )
        given = self.reading.questions.answer(question)
        self.is_open = self.is_open or given is None
        self.is_out = self.is_out or given == LEAVE_OUT
        return None if given == LEAVE_OUT else given


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
