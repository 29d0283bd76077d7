"""Sheets 04–11 of the form: empty lines under titled columns, each with what it takes."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from app.domain.registers import Register
from app.domain.rules import EqualsList, parse
from app.i18n import _
from app.reports import form_rules as rules
from app.reports.form import HAMLET_FIRST, HAMLETS, LIST_FIRST, LIST_HEADER, LIST_LAST, FormContent
from app.reports.form_book import FormBook
from app.reports.form_columns import LISTS, ColumnKind, ListColumn, columns_of
from app.reports.form_counts import list_range
from app.reports.form_style import finish, height_of

#: Lines that are drawn; more may be filled below them.
_DRAWN = 25
_HEAD_HEIGHT, _KINDS_HEIGHT = 48, 64
_K = ColumnKind
_STYLES: Mapping[ColumnKind, str] = {
    _K.COUNT: "count",
    _K.MONEY: "count",
    _K.LENGTH: "number",
    _K.DATE: "date",
    _K.DATE_IN_PERIOD: "date",
    _K.MARK: "mark",
}
_WRAPPING = frozenset({_K.TEXT, _K.CHOICE, _K.HAMLET})
_INCIDENT_LIST = re.compile(r"incidents_([A-Z][0-9]{2}[a-z]?)")


def write_list(book: FormBook, sheet: Any, register: Register) -> None:
    """One list sheet."""
    form = LISTS[register]
    content, styles = book.content, book.styles
    known = content.known.rows.get(register, ())
    columns = columns_of(register, is_station=content.is_station)
    heights = {LIST_HEADER - 1: _HEAD_HEIGHT, 2: _KINDS_HEIGHT if register is Register.INCIDENTS else None}
    for number, row_known in enumerate(known, LIST_FIRST - 1):
        wrapped = (item for item in columns if item.kind in _WRAPPING)
        sheet.set_row(number, max(height_of(str(getattr(row_known, item.field)), item.width) for item in wrapped))
    for row in range(LIST_HEADER):
        sheet.set_row(row, heights.get(row), styles["above"])
    book.head(sheet, form.title)
    _write_note(book, sheet, register, len(columns))
    for column, item in enumerate(columns):
        style = _STYLES.get(item.kind, "text")
        sheet.set_column(column, column, item.width, styles[f"more {style}"])
        sheet.write_string(LIST_HEADER - 1, column, item.title, styles["head"])
        for row in range(LIST_FIRST - 1, LIST_FIRST - 1 + max(_DRAWN, len(known))):
            if item.kind is _K.ORDER:
                sheet.write_number(row, column, row - LIST_FIRST + 2, styles["mark"])
            else:
                line = known[row - LIST_FIRST + 1] if row - LIST_FIRST + 1 < len(known) else None
                _write_cell(sheet, row, column, None if line is None else getattr(line, item.field), styles[style])
        rule = _rule(book, register, item)
        if rule != rules.anything():
            sheet.data_validation(LIST_FIRST - 1, column, LIST_LAST - 1, column, rule)
    sheet.freeze_panes(LIST_HEADER, 0)
    finish(sheet, landscape=True, repeated_rows=LIST_HEADER, is_list=True)


def _write_cell(sheet: Any, row: int, column: int, value: object, style: Any) -> None:
    """One field of a line that is known, or an empty cell; a number nobody knows is no 0."""
    if value is None or value == "" or value is False:
        sheet.write_blank(row, column, None, style)
    elif value is True:
        sheet.write_string(row, column, "x", style)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, style)
    elif isinstance(value, int | Decimal):
        sheet.write_number(row, column, float(value), style)
    else:
        sheet.write_string(row, column, str(value), style)


def _write_note(book: FormBook, sheet: Any, register: Register, width: int) -> None:
    """What a clerk has to know before the first line, under the name of the unit."""
    note = _(LISTS[register].note)
    if book.content.known.rows.get(register):
        note = f"{note} {_('Các dòng ghi sẵn lấy từ sổ sự kiện của Ban chỉ đạo; sửa, bổ sung nếu khác thực tế.')}"
    if register is Register.INCIDENTS:
        kinds = "; ".join(f"{code}: {book.content.catalogue[code].name}" for code in incident_codes(book.content))
        note = " ".join(part for part in (note, kinds) if part)
        sheet.merge_range(2, 0, 2, width - 1, note, book.styles["line"])
        return
    if register is Register.NOMINEES:
        _write_quotas(book, sheet)
    elif note:
        sheet.write_string(2, 0, note, book.styles["subtitle"])


def incident_codes(content: FormContent) -> tuple[str, ...]:
    """The kinds of incident: indicators that the catalogue counts from this list."""
    found: dict[str, None] = {}
    for item in content.catalogue:
        for text in item.rules:
            body = parse(text, item.code).body
            named = _INCIDENT_LIST.match(body.name) if isinstance(body, EqualsList) else None
            if named and named[1] in content.catalogue:
                found[named[1]] = None
    return tuple(found)


def _write_quotas(book: FormBook, sheet: Any) -> None:
    """How many are proposed against how many the plan allows, counted while the clerk types."""
    is_station = book.content.is_station
    kind, award = (list_range(Register.NOMINEES, name, is_station=is_station) for name in ("kind", "award"))
    parts, cached = [], []
    for item in book.content.awards:
        if item.collectives is None or item.individuals is None or is_station:
            continue
        name = item.name.replace('"', '""')
        counts = [f'COUNTIFS({award},"{name}",{kind},"{word}")' for word in ("Tập thể", "Cá nhân")]
        parts.append(
            f'"{name}: tập thể "&{counts[0]}&"/{item.collectives}, cá nhân "&{counts[1]}&"/{item.individuals}"'
        )
        cached.append(f"{item.name}: tập thể 0/{item.collectives}, cá nhân 0/{item.individuals}")
    if parts:
        sheet.write_formula(2, 0, "=" + '&"; "&'.join(parts), book.styles["subtitle"], "; ".join(cached))


def _rule(book: FormBook, register: Register, item: ListColumn) -> rules.Options:
    """What the column takes, with its hint."""
    period = book.content.period
    plain: Mapping[ColumnKind, Callable[[], rules.Options]] = {
        _K.COUNT: rules.count,
        _K.MONEY: rules.money,
        _K.LENGTH: rules.decimal,
        _K.DATE: rules.day,
        _K.DATE_IN_PERIOD: lambda: rules.day(period.start, period.end),
        _K.MARK: lambda: rules.one_of(("x",)),
        _K.HAMLET: lambda: _hamlet_rule(book.content),
        _K.CHOICE: lambda: _choice_rule(book, register, item),
    }
    rule = plain.get(item.kind, rules.anything)()
    return rules.with_prompt(rule, item.title, _(item.hint) if item.hint else "")


def _hamlet_rule(content: FormContent) -> rules.Options:
    """The hamlets of sheet 03, new ones included; a station knows only names."""
    if content.is_station:
        return rules.anything()
    source = f"='{HAMLETS}'!$C${HAMLET_FIRST}:$C${content.last_hamlet_row}"
    return rules.from_range(source, is_strict=False)


def _choice_rule(book: FormBook, register: Register, item: ListColumn) -> rules.Options:
    words = item.words or _words(book.content, register, item.field)
    if not words:
        return rules.anything()
    return rules.from_range(book.words(words), is_strict=not item.is_open)


def _words(content: FormContent, register: Register, field: str) -> tuple[str, ...]:
    """Words that plan, catalogue or territory give."""
    known = {
        (Register.INCIDENTS, "kind"): incident_codes(content),
        (Register.INCIDENTS, "commune"): tuple(item.name for item in content.communes),
        (Register.NOMINEES, "award"): tuple(item.name for item in content.awards),
        (Register.BUDGET, "source"): content.budget_sources,
    }
    return known[register, field]
