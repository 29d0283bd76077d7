"""Which column of a list is which column of a register: by its heading, in any order; others are told, not guessed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.awards.intake_table import ListRow, ListTable
from app.domain.plans.registers import TITLE, RegisterDefinition, RegisterField, names_informant
from app.errors import Refused
from app.i18n import _
from app.text import clean, fold

_BRACKETS: Final = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_SIGNS: Final = re.compile(r"[^\w]+")
_ORDER: Final = re.compile(r"s?tt|so tt|so thu tu|no")
_TITLE_ROWS: Final = 15
#: With their tones: Tổng Cọt and Cộng Hòa are communes.
_TOTAL: Final = re.compile(r"(?:tổng (?:cộng|số)|tong (?:cong|so))\b.*|(?:tổng|cộng)(?:\s*[:(=\d].*)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class RegisterColumns:
    """The columns of one table by the keys of the register; ``first`` is the first row below the headings."""

    places: Mapping[str, int]
    first: int
    told: tuple[str, ...]


def columns_of(
    definition: RegisterDefinition, tables: Sequence[ListTable]
) -> tuple[tuple[ListTable, RegisterColumns], ...]:
    """Each table that is a list of the register with its columns; raises ``Refused`` where none is."""
    found = [(table, columns) for table in tables if not table.is_hidden and (columns := _best(definition, table))]
    if not found:
        sentence = _("Không thấy cột “{title}” của sổ “{name}” trong danh sách; chưa lưu gì.")
        known = ", ".join(column.name for column in definition.columns)
        raise Refused(
            "no-columns",
            sentence.format(title=definition.title_name, name=definition.name),
            _("Dòng tiêu đề ghi các cột: {known}.").format(known=known),
        )
    return tuple(found)


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
            told.append(_("không hiểu cột “{title}” nên không đọc").format(title=heading))
    return RegisterColumns(places, index + 1, tuple(told))


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
