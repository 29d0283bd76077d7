"""Lists into a register: from a workbook, a Word file, a text or what was pasted; questions before anything is stored.

A cell that may mean two things is asked about; a line that stands there already is not stored twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.db.types import DbConnection
from app.domain.awards.intake import NO_ANSWERS, Answers, IntakeQuestion, LineState
from app.domain.awards.intake_table import ListTable
from app.domain.awards.intake_text import text_table
from app.errors import Refused
from app.i18n import _
from app.services.awards.intake_files import read_list
from app.services.awards.intake_grounds import Questions
from app.services.plans import registers
from app.services.plans.register_columns import COLUMN, columns_of
from app.services.plans.register_rows import EntryLine, ImportDefaults, Reading
from app.services.workspace import Workspace
from app.text import format_number

_MOST_ROWS = 20_000
_MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class EntryPreview:
    """A list as it was understood; ``told`` says which columns and rows were not read."""

    register: str
    tables: tuple[ListTable, ...]
    defaults: ImportDefaults
    lines: tuple[EntryLine, ...]
    questions: tuple[IntakeQuestion, ...]
    told: tuple[str, ...]
    answers: Answers = field(default_factory=dict)


def from_file(
    ws: Workspace, key: str, path: Path, defaults: ImportDefaults | None = None, answers: Answers = NO_ANSWERS
) -> EntryPreview:
    """The lines of a workbook, a Word table or a text; raises ``BadFile``, without a heading it knows ``Refused``."""
    return looked_at(ws, key, read_list(path), defaults, answers)


def from_text(
    ws: Workspace, key: str, text: str, defaults: ImportDefaults | None = None, answers: Answers = NO_ANSWERS
) -> EntryPreview:
    """The lines of a pasted range."""
    return looked_at(ws, key, (text_table(text),), defaults, answers)


def looked_at(
    ws: Workspace, key: str, tables: Sequence[ListTable], defaults: ImportDefaults | None, answers: Answers
) -> EntryPreview:
    """Tables as they are understood now; stores nothing."""
    with ws.store.read() as connection:
        return _understood(connection, ws, key, (tuple(tables), defaults or ImportDefaults()), answers)


def answer(ws: Workspace, preview: EntryPreview, answers: Answers) -> EntryPreview:
    """The same list with answers, those given before kept."""
    given = {**preview.answers, **answers}
    return looked_at(ws, preview.register, preview.tables, preview.defaults, given)


def store(ws: Workspace, preview: EntryPreview, *, leaves_out_open: bool = False) -> tuple[int, ...]:
    """Store the new and the changed lines in one step, understood by what is stored then; returns their numbers.

    Raises ``Refused`` while a question is open, unless ``leaves_out_open``: then those lines stay out. One about a
    column is about every line and must be answered.
    """
    of = registers.definition(ws, preview.register)
    with ws.store.write(_("Nhập danh sách vào sổ “{name}”").format(name=of.name), ws.actor) as connection:
        source = preview.tables, preview.defaults
        found = _understood(connection, ws, preview.register, source, preview.answers)
        if asked := must_answer(found.questions, leaves_out_open=leaves_out_open):
            raise _open(asked)
        wanted = [line.entry for line in found.lines if line.state in (LineState.NEW, LineState.CHANGED)]
        return tuple(registers.store(connection, of, entry, ws.today).id for entry in wanted if entry is not None)


def must_answer(questions: Sequence[IntakeQuestion], *, leaves_out_open: bool) -> tuple[IntakeQuestion, ...]:
    """The questions without whose answer nothing is stored: all, or those no line can be left out for."""
    return tuple(item for item in questions if item.code == COLUMN or not leaves_out_open)


def _open(questions: Sequence[IntakeQuestion]) -> Refused:
    rest = len(questions) - _MOST_TOLD
    more = _(" Còn {count} câu hỏi nữa.").format(count=format_number(rest)) if rest > 0 else ""
    told = " ".join(item.sentence for item in questions[:_MOST_TOLD]) + more
    sentence = _("Danh sách còn {count} câu hỏi; chưa lưu gì. {told}")
    return Refused(
        "intake-open",
        sentence.format(count=format_number(len(questions)), told=told),
        _("Hãy trả lời, hoặc nói rõ là bỏ những dòng đó ra."),
    )


# --- understanding ---------------------------------------------------------------------------------------------------


def _understood(
    connection: DbConnection,
    ws: Workspace,
    key: str,
    source: tuple[tuple[ListTable, ...], ImportDefaults],
    answers: Answers,
) -> EntryPreview:
    tables, defaults = source
    of = registers.definition(ws, key)
    if sum(len(table.rows) for table in tables) > _MOST_ROWS:
        sentence = _("Danh sách có hơn {count} dòng; hãy chia thành nhiều lần.")
        raise Refused("list-too-long", sentence.format(count=format_number(_MOST_ROWS)))
    reading = Reading(connection, ws.today, of, defaults, Questions(answers))
    lists = columns_of(of, tables, reading.questions)
    # While nobody has said what a column is, its lines say nothing certain and their own questions would mislead.
    is_read = not reading.questions.asked
    lines = [line for table, columns in lists for line in reading.lines(table, columns, is_read=is_read)]
    told = [words for _table, columns in lists for words in columns.told]
    passed = {id(table) for table, _columns in lists}
    told += [_("không đọc trang “{name}”").format(name=table.name) for table in tables if id(table) not in passed]
    return EntryPreview(
        key, tables, defaults, tuple(lines), tuple(reading.questions.asked.values()), tuple(told), dict(answers)
    )
