"""People under a line of a register, from a list: names, births and places read as lists of nominees are.

Who stands there already by the same name, year and place is not added again; a name that merely repeats is asked about.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.awards.intake import NO_ANSWERS, Answers, IntakeChoice, IntakeQuestion, LineState
from app.domain.awards.intake_columns import IntakeColumns, columns_of
from app.domain.awards.intake_table import ListRow, ListTable
from app.domain.awards.intake_text import text_table
from app.domain.awards.intake_titles import IntakeColumn
from app.domain.plans.registers import RegisterPerson
from app.errors import Refused
from app.i18n import _
from app.services.awards.intake_cells import LineCells
from app.services.awards.intake_doubts import quoted
from app.services.awards.intake_files import read_list
from app.services.awards.intake_grounds import Questions, leave_out
from app.services.plans import registers
from app.services.plans.register_columns import is_total
from app.services.plans.registers import RegisterRow
from app.services.workspace import Workspace
from app.text import fold, format_number

_C = IntakeColumn
_TAKE, _ADD = "take", "add"
_MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One row of a list of people and what storing makes of it."""

    place: str
    shown: str
    state: LineState
    person: RegisterPerson | None = None


@dataclass(frozen=True, slots=True)
class PeoplePreview:
    """A list of people as it was understood."""

    entry_id: int
    tables: tuple[ListTable, ...]
    lines: tuple[PersonLine, ...]
    questions: tuple[IntakeQuestion, ...]
    answers: Answers = field(default_factory=dict)


def from_file(ws: Workspace, entry_id: int, path: Path, answers: Answers = NO_ANSWERS) -> PeoplePreview:
    """The people of a workbook, a Word file or a text; raises ``BadFile``, ``Refused`` where nothing is a name."""
    return looked_at(ws, entry_id, read_list(path), answers)


def from_text(ws: Workspace, entry_id: int, text: str, answers: Answers = NO_ANSWERS) -> PeoplePreview:
    """The people of a pasted range."""
    return looked_at(ws, entry_id, (text_table(text),), answers)


def answer(ws: Workspace, preview: PeoplePreview, answers: Answers) -> PeoplePreview:
    """The same list with answers, those given before kept."""
    return looked_at(ws, preview.entry_id, preview.tables, {**preview.answers, **answers})


def looked_at(ws: Workspace, entry_id: int, tables: Sequence[ListTable], answers: Answers) -> PeoplePreview:
    """Tables as they are understood now; stores nothing."""
    row = registers.find(ws, entry_id)
    if not registers.definition(ws, row.entry.register).has_persons:
        raise Refused("no-persons", _("Sổ này không ghi danh sách người; chưa lưu gì."))
    questions = Questions(answers)
    reading = _People(ws, questions, list(row.persons))
    lines: list[PersonLine] = []
    for table in tables:
        columns = None if table.is_hidden else columns_of(table, {})
        if columns is not None and _is_meant(table, columns, questions):
            lines += reading.lines(table, columns)
    if not lines and not questions.asked:
        sentence = _("Không thấy cột họ tên trong danh sách; chưa lưu gì.")
        raise Refused("no-names", sentence, _("Dòng tiêu đề ghi ví dụ: Họ và tên, Năm sinh, Nơi công tác, Chức vụ."))
    return PeoplePreview(entry_id, tuple(tables), tuple(lines), tuple(questions.asked.values()), dict(answers))


def store(ws: Workspace, preview: PeoplePreview, *, leaves_out_open: bool = False) -> RegisterRow:
    """Store the new people; raises ``Refused`` while a question is open, unless ``leaves_out_open``."""
    found = looked_at(ws, preview.entry_id, preview.tables, preview.answers)
    if found.questions and not leaves_out_open:
        told = " ".join(item.sentence for item in found.questions[:_MOST_TOLD])
        sentence = _("Danh sách còn {count} câu hỏi; chưa lưu gì. {told}")
        shown = sentence.format(count=format_number(len(found.questions)), told=told)
        raise Refused("intake-open", shown, _("Hãy trả lời, hoặc nói rõ là bỏ những dòng đó ra."))
    fresh = [line.person for line in found.lines if line.state is LineState.NEW and line.person is not None]
    return registers.add_persons(ws, preview.entry_id, fresh)


def _is_meant(table: ListTable, columns: IntakeColumns, questions: Questions) -> bool:
    """A list without headings is taken only by somebody's word."""
    if not columns.is_guessed:
        return True
    first = table.rows[0].shown if table.rows else ""
    told = _("Danh sách “{name}” không có dòng tiêu đề; có phải danh sách người không? Dòng đầu: {first}")
    question = IntakeQuestion(
        f"headings:{table.key or table.name}",
        "headings",
        told.format(name=table.name, first=first),
        (IntakeChoice(_TAKE, _("Đúng, đọc danh sách này")), leave_out()),
    )
    return questions.answer(question) == _TAKE


class _People:
    """People being read, beside those who stand there."""

    def __init__(self, ws: Workspace, questions: Questions, known: list[RegisterPerson]) -> None:
        self.today = ws.today
        self.questions = questions
        self.known = known

    def lines(self, table: ListTable, columns: IntakeColumns) -> Iterator[PersonLine]:
        for row in table.rows[columns.first :]:
            if is_total(row):
                continue
            if columns.text(row, _C.NAME):
                yield from self._row(table, columns, row)
            elif any(row.text(place) for place in row.cells if place != columns.places.get(_C.ORDER)):
                yield self._nameless(table, row)

    def _nameless(self, table: ListTable, row: ListRow) -> PersonLine:
        """A row that says something of nobody: never dropped in silence."""
        place = table.place(row)
        told = _("{place} ({text}) không ghi họ tên; có bỏ dòng này không?")
        sentence = told.format(place=place, text=quoted(row.shown))
        key = f"nameless:{table.key or table.name}#{row.number}"
        given = self.questions.answer(IntakeQuestion(key, "nameless", sentence, (leave_out(),), place))
        return PersonLine(place, row.shown, LineState.ASKED if given is None else LineState.LEFT_OUT)

    def _row(self, table: ListTable, columns: IntakeColumns, row: ListRow) -> Iterator[PersonLine]:
        place = table.place(row)
        cells = LineCells(f"{table.key or table.name}#{row.number}", place, row, columns, self.questions, self.today)
        names = cells.names()
        day, year = cells.born()
        role, note = cells.text(_C.POSITION), cells.text(_C.NOTE)
        places = dict.fromkeys(text for key in (_C.PLACE, _C.UNIT) if (text := cells.text(key)))
        people = [
            RegisterPerson(
                full_name=said.name,
                birth_year=day.year if day else year,
                workplace=", ".join(places).replace("\n", ", "),
                role=role.replace("\n", ", "),
                note=note,
            )
            for said in names
        ]
        states = [self._state(cells, person) for person in people]
        if cells.is_out or cells.asks:
            yield PersonLine(place, row.shown, LineState.LEFT_OUT if cells.is_out else LineState.ASKED)
            return
        self.known += people
        for person, state in zip(people, states, strict=True):
            yield PersonLine(place, row.shown, state, person)

    def _state(self, cells: LineCells, person: RegisterPerson) -> LineState:
        """Whether somebody stands there already; by a name alone nobody can tell."""
        alike = [item for item in self.known if fold(item.full_name) == fold(person.full_name)]
        same = [
            item
            for item in alike
            if (item.birth_year, fold(item.workplace)) == (person.birth_year, fold(person.workplace))
        ]
        if same and person.birth_year and person.workplace:
            return LineState.KNOWN
        if not any(_may_be_one(item, person) for item in alike):
            return LineState.NEW
        told = _("{place}: trong danh sách của dòng này đã có {name}; là một người hay người khác trùng tên?")
        sentence = told.format(place=cells.place, name=person.full_name)
        given = cells.ask("again", "", sentence, (IntakeChoice(_ADD, _("Người khác, thêm vào")),))
        return LineState.NEW if given == _ADD else LineState.LEFT_OUT


def _may_be_one(known: RegisterPerson, person: RegisterPerson) -> bool:
    return known.birth_year is None or person.birth_year is None or known.birth_year == person.birth_year
