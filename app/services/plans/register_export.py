"""A register as a workbook: its lines with the headings a list is read by, the people under them, its totals."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from app.domain.file_names import fit
from app.domain.plans.register_secrecy import is_closed
from app.domain.plans.registers import (
    AGENCY,
    DAY,
    FIELD_KIND_WORDS,
    NOTE,
    NUMBERS,
    PLAN,
    SECRECY,
    TASK,
    TITLE,
    UNIT,
    UNTIL,
    YES,
    FieldKind,
    RegisterField,
)
from app.domain.plans.spans import Span, span
from app.domain.sheet_copies import CopiedCell, CopiedKind, SheetCopy, WorkbookCopy
from app.files import write_new
from app.i18n import _
from app.reports import plain_workbook
from app.services.plans import register, registers
from app.services.plans.register_values import remarks
from app.services.plans.registers import RegisterRow, RegisterSheet
from app.services.workspace import Workspace
from app.text import short_date

_Row = Sequence[tuple[str, CopiedKind]]


def export(
    ws: Workspace, key: str, period: Span, folder: Path, plan_id: int | None = None, *, reader: str = ""
) -> Path:
    """Write a register of a period as .xlsx into a folder; never over another file.

    Lines above ``reader``, a level of secrecy or empty, stay out; how many is said beside the totals.
    """
    shown, hidden = open_to(registers.sheet(ws, key, period, plan_id), reader)
    plans = {plan.id: plan.key for plan in register.plans(ws)}
    units = {str(key): title for key, title in registers.unit_titles(ws).items()}
    content = plain_workbook.write(WorkbookCopy(tuple(_sheets(shown, plans, units, hidden))))
    return write_new(
        folder, f"{fit(_('Sổ {name} {period}').format(name=shown.definition.name, period=period.text))}.xlsx", content
    )


def open_to(shown: RegisterSheet, reader: str) -> tuple[RegisterSheet, int]:
    """A register without the lines above a reader's level, and how many those are; they stay in its totals."""
    rows = tuple(row for row in shown.rows if not is_closed(shown.definition, row.entry, reader))
    return replace(shown, rows=rows), len(shown.rows) - len(rows)


def blank(ws: Workspace, key: str, folder: Path) -> Path:
    """Write an empty form of a register: its headings, and on a second sheet how each column is filled."""
    of = registers.definition(ws, key)
    heads = [_text(column.name) for column in of.columns]
    told = [list(map(_text, (_("Cột"), _("Cách ghi"), _("Bắt buộc"))))]
    told += [
        [_text(column.name), _text(_way(column)), _text(_("phải ghi") if column.is_required else "")]
        for column in of.columns
    ]
    content = plain_workbook.write(WorkbookCopy((_sheet(_("Sổ"), [heads]), _sheet(_("Cách ghi"), told))))
    return write_new(folder, f"{fit(_('Biểu mẫu sổ {name}').format(name=of.name))}.xlsx", content)


def _way(column: RegisterField) -> str:
    """How a column is filled."""
    known = ", ".join(column.choices) if column.choices else _(FIELD_KIND_WORDS[column.kind])
    ways = {
        PLAN: _("mã, số hoặc tên kế hoạch"),
        TASK: _("mã hoặc tên nhiệm vụ của kế hoạch"),
    }
    return " ".join(filter(None, (ways.get(column.key, known), f"({column.unit})" if column.unit else "", column.hint)))


def _sheets(shown: RegisterSheet, plans: dict[int, str], units: dict[str, str], hidden: int) -> Iterable[SheetCopy]:
    columns = shown.definition.columns
    lines = [[_cell(row, column, plans, units) for column in columns] for row in shown.rows]
    yield _sheet(_("Sổ"), [[_text(column.name) for column in columns], *lines])
    if shown.definition.has_persons:
        heads = (_("Thuộc dòng"), _("Ngày của dòng"), _("Họ và tên"), _("Năm sinh"), _("Nơi công tác"), _("Chức vụ"))
        yield _sheet(_("Danh sách người"), [list(map(_text, heads)), *_people(shown.rows)])
    told = _("{count} dòng có độ mật được tính vào số cộng, không ghi ra đây.").format(count=hidden)
    titles = list(map(_text, (_("Nội dung"), _("Số"), _("Đơn vị tính"), _("Căn cứ"))))
    yield _sheet(_("Số cộng"), [titles, *_totals(shown), *([[_text(told)]] if hidden else [])])


def _people(rows: Iterable[RegisterRow]) -> Iterable[_Row]:
    for row in rows:
        day = short_date(row.entry.on_day) if row.entry.on_day else ""
        for item in row.persons:
            year = str(item.birth_year) if item.birth_year else ""
            yield [
                _text(row.entry.title), _text(day), _text(item.full_name), (year, CopiedKind.NUMBER),
                _text(item.workplace), _text(item.role),
            ]  # fmt: skip


def _totals(shown: RegisterSheet) -> Iterable[_Row]:
    for total, found in shown.totals:
        value = _("chưa có số liệu") if found.value is None else f"{found.value:f}"
        kind = CopiedKind.TEXT if found.value is None else CopiedKind.NUMBER
        told = _("{given}/{all} dòng ghi số này").format(given=found.given, all=found.expected)
        why = " ".join([told, *remarks(shown.definition.noun, found)])
        yield [_text(total.name), (value, kind), _text(total.unit), _text(why)]


def _text(text: str) -> tuple[str, CopiedKind]:
    return text, CopiedKind.TEXT


def _cell(
    row: RegisterRow, column: RegisterField, plans: dict[int, str], units: dict[str, str]
) -> tuple[str, CopiedKind]:
    entry = row.entry
    shared = {
        TITLE: entry.title,
        DAY: short_date(entry.on_day) if entry.on_day else "",
        UNTIL: short_date(entry.until_day) if entry.until_day else "",
        UNIT: row.unit_title,
        AGENCY: entry.agency,
        SECRECY: entry.secrecy,
        PLAN: plans.get(entry.plan_id or 0, ""),
        TASK: entry.task,
        NOTE: entry.note,
    }
    if column.key in shared:
        return _text(shared[column.key])
    return shown_value(column, entry.values.get(column.key, ""), units)


def shown_value(column: RegisterField, text: str, units: dict[str, str]) -> tuple[str, CopiedKind]:
    """A value as a sheet holds it."""
    if not text or column.kind in NUMBERS:
        return text, CopiedKind.NUMBER if text else CopiedKind.TEXT
    words = {
        FieldKind.YES_NO: _("có") if text == YES else _("không"),
        FieldKind.UNIT: units.get(text, text),
    }
    if column.kind is FieldKind.DAY:
        return _text(short_date(span(text).first))
    return _text(words.get(column.kind, text))


def _sheet(name: str, rows: Iterable[_Row]) -> SheetCopy:
    cells = [
        CopiedCell(number, place, kind, text)
        for number, row in enumerate(rows, 1)
        for place, (text, kind) in enumerate(row, 1)
        if text
    ]
    return SheetCopy(name, tuple(cells))
