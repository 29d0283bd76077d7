"""Which tables of a file are lists of names, and which column of each says what; the others are told."""

import re
from collections.abc import Iterator, Sequence

from app.domain.awards.intake import PassedRow
from app.domain.awards.intake_columns import IntakeColumns, columns_of, halves
from app.domain.awards.intake_dittos import with_dittos
from app.domain.awards.intake_table import ListTable
from app.domain.awards.intake_titles import COLUMN_WORDS, IntakeColumn
from app.errors import Refused
from app.i18n import _
from app.services.awards.intake_asked import chosen_columns, column_key
from app.services.awards.intake_grounds import Questions
from app.text import fold

_SHORT = 3
_LETTERHEAD = re.compile("cong hoa xa hoi|doc lap")


def lists(
    tables: Sequence[ListTable], questions: Questions, passed: list[PassedRow]
) -> Iterator[tuple[ListTable, IntakeColumns | None]]:
    """Each table, with its columns when it is a list: those with titles and what goes on, else what looks like it.

    In a workbook with other lists of people only those about commendation count. The others are told.
    """
    found: list[tuple[ListTable, IntakeColumns | None]] = []
    before: IntakeColumns | None = None
    for table in (part for whole in tables for part in halves(whole)):
        columns = None if table.is_hidden else columns_of(table, chosen_columns(questions.answers, table))
        if columns is not None and columns.is_guessed and is_letterhead(table):
            columns = None
        if columns is not None and columns.is_guessed and before is not None and _goes_on(table, before):
            columns = IntakeColumns(before.places, 0, before.titles, before.unknown)
        if columns is not None and not columns.is_guessed:
            before = columns
        questions.met |= {column_key(table, place) for row in table.rows for place in row.cells}
        found.append((table, columns))
    known = [columns for _table, columns in found if columns is not None]
    if not known:
        sentence = _("Không thấy cột họ tên, tên tập thể nào trong danh sách; chưa lưu gì.")
        way_out = _("Hãy thêm một dòng tiêu đề, ví dụ: Họ và tên, Ngày sinh, Đơn vị đề nghị, Hình thức đề nghị.")
        raise Refused("no-names", sentence, way_out)
    has_titled = any(not columns.is_guessed for columns in known)
    is_about_awards = any(columns.says_for_what for columns in known)
    for table, columns in found:
        is_list = columns is not None and not (has_titled and columns.is_guessed)
        if columns is not None and is_list and (columns.says_for_what or not is_about_awards):
            yield with_dittos(table, columns), columns
        else:
            reason = _("trang ẩn") if table.is_hidden else _("không phải danh sách khen thưởng")
            passed.append(PassedRow(table.name, table.rows[0].shown if table.rows else "", reason))
            yield table, None


def _goes_on(table: ListTable, before: IntakeColumns) -> bool:
    """Whether a table without titles goes on from the one before: it has its columns."""
    widest = max((column for row in table.rows for column in row.cells), default=0)
    return widest == max((*before.places.values(), *before.unknown), default=0)


def is_letterhead(table: ListTable) -> bool:
    """Whether a short table is the head of a letter set as a table."""
    return len(table.rows) <= _SHORT and any(_LETTERHEAD.search(fold(row.shown)) for row in table.rows)


def columns_told(columns: IntakeColumns) -> Iterator[str]:
    """What each column was taken for, those that are read together as one."""
    for column, place in columns.places.items():
        some = sorted({place, *columns.more.get(column, ()), *(columns.ticked if column is IntakeColumn.AWARD else ())})
        yield f"{_(COLUMN_WORDS[column])}: {' + '.join(titled(columns, item) for item in some)}"


def titled(columns: IntakeColumns, place: int) -> str:
    """A column as its title says, or by its number."""
    title = columns.titles.get(place, "")
    return f"“{title}”" if title else _("cột {number}").format(number=place + 1)
