"""Which column of a list is which column of a register: by its heading, in any order; others are asked about."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.domain.awards.intake import LEAVE_OUT, IntakeChoice, IntakeQuestion
from app.domain.awards.intake_table import ListRow, ListTable
from app.domain.plans.registers import TITLE, RegisterDefinition, RegisterField, names_informant
from app.errors import Refused
from app.i18n import _
from app.services.awards.intake_grounds import Questions
from app.text import clean, fold

_BRACKETS: Final = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_SIGNS: Final = re.compile(r"[^\w]+")
_ORDER: Final = re.compile(r"s?tt|so tt|so thu tu|no")
_TITLE_ROWS: Final = 15
#: The code of a question about a column: it is about every line, and no line can be stored without it.
COLUMN: Final = "column"
#: With their tones: Tổng Cọt and Cộng Hòa are communes.
_TOTAL: Final = re.compile(r"(?:tổng (?:cộng|số)|tong (?:cong|so))\b.*|(?:tổng|cộng)(?:\s*[:(=\d].*)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class RegisterColumns:
    """The columns of one table by the keys of the register; ``first`` is the first row below the headings.

    ``unknown`` are columns, by their places, whose headings the register does not know.
    """

    places: Mapping[str, int]
    first: int
    told: tuple[str, ...]
    unknown: Mapping[int, str]


def columns_of(
    definition: RegisterDefinition, tables: Sequence[ListTable], questions: Questions
) -> tuple[tuple[ListTable, RegisterColumns], ...]:
    """Each table that is a list of the register with its columns; raises ``Refused`` where none is.

    A column with an unknown heading and something in it is asked about: which one it is, or that it is not read.
    """
    found = [(table, columns) for table in tables if not table.is_hidden and (columns := _best(definition, table))]
    if not found:
        sentence = _("Không thấy cột “{title}” của sổ “{name}” trong danh sách; chưa lưu gì.")
        known = ", ".join(column.name for column in definition.columns)
        raise Refused(
            "no-columns",
            sentence.format(title=definition.title_name, name=definition.name),
            _("Dòng tiêu đề ghi các cột: {known}.").format(known=known),
        )
    return tuple((table, _settled(definition, table, columns, questions)) for table, columns in found)


def _settled(
    definition: RegisterDefinition, table: ListTable, columns: RegisterColumns, questions: Questions
) -> RegisterColumns:
    """The columns with those somebody named by an answer."""
    places, told = dict(columns.places), list(columns.told)
    for place, heading in columns.unknown.items():
        unread = _("không hiểu cột “{title}” nên không đọc").format(title=heading)
        if not any(row.text(place) for row in table.rows[columns.first :] if not is_total(row)):
            told.append(unread)
            continue
        free = sorted(
            (column for column in definition.columns if column.key not in places),
            key=lambda column: -len(_shared(heading, column)),
        )
        choices = tuple(IntakeChoice(column.key, column.name) for column in free)
        asked = _("Trang “{table}”: cột “{title}” là cột nào của sổ “{name}”?")
        sentence = asked.format(table=table.name, title=heading, name=definition.name)
        key, out = f"{COLUMN}:{table.key or table.name}#{place}", IntakeChoice(LEAVE_OUT, _("Không đọc cột này"))
        given = questions.answer(IntakeQuestion(key, COLUMN, sentence, (*choices, out), table.name))
        if given == LEAVE_OUT:
            told.append(unread)
        elif given is not None:
            places[given] = place
    return replace(columns, places=places, told=tuple(told))


def _shared(heading: str, column: RegisterField) -> set[str]:
    """Words of a heading that stand in the names of a column, too: those are offered first."""
    names = {word for name in (column.name, *column.aliases) for word in _plain(name).split()}
    return names & set(_plain(heading).split())


def is_total(row: ListRow) -> bool:
    """Whether a row adds up the others."""
    return _TOTAL.fullmatch(clean(row.cells[min(row.cells)].text).casefold()) is not None


def _best(definition: RegisterDefinition, table: ListTable) -> RegisterColumns | None:
    tried = [_by_headings(definition, row, index) for index, row in enumerate(table.rows[:_TITLE_ROWS])]
    best = max((item for item in tried if TITLE in item.places), key=lambda item: len(item.places), default=None)
    # A heading alone in its row is likelier a line of the list that bears the same words.
    return best if best is not None and (len(best.places) > 1 or len(table.rows[best.first - 1].cells) == 1) else None


def _by_headings(definition: RegisterDefinition, row: ListRow, index: int) -> RegisterColumns:
    places: dict[str, int] = {}
    told: list[str] = []
    unknown: dict[int, str] = {}
    for place, cell in sorted(row.cells.items()):
        heading = clean(cell.text.replace("\n", " "))
        column = _column(definition, heading)
        if names_informant(heading):
            told.append(_("cột “{title}” không được nhận: không ghi người báo tin").format(title=heading))
        elif column is not None and column.key in places:
            told.append(_("có hai cột “{title}”; chỉ đọc cột đầu").format(title=heading))
        elif column is not None:
            places[column.key] = place
        elif not _ORDER.fullmatch(_plain(heading)):
            unknown[place] = heading
    return RegisterColumns(places, index + 1, tuple(told), unknown)


def _column(definition: RegisterDefinition, heading: str) -> RegisterField | None:
    """The column of a heading; names before other headings it goes by, with brackets before without them."""
    for wanted in dict.fromkeys((_plain(heading), _plain(_BRACKETS.sub(" ", heading)))):
        for column in definition.columns:
            if wanted in (_plain(column.name), _plain(_BRACKETS.sub(" ", column.name)), column.key):
                return column
        for column in definition.columns:
            if wanted in map(_plain, column.aliases):
                return column
    return None


def _plain(text: str) -> str:
    return clean(_SIGNS.sub(" ", fold(text)))
