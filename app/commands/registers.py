"""``registers``: registers of an office by command: their lines, lists read into them, the people under them."""

import argparse
from collections.abc import Iterator, Mapping
from typing import Any

from app.commands.console import Console
from app.commands.event_lines import plain
from app.commands.opening import opened
from app.commands.register_lines import (
    choices_of,
    level_of,
    period_of,
    plan_id_of,
    row_json,
    row_line,
    seen,
    seen_line,
)
from app.commands.register_lists import import_, persons
from app.domain.plans.register_persons import PersonDoubt
from app.domain.plans.register_secrecy import is_closed
from app.domain.plans.registers import (
    AGENCY,
    DAY,
    NOTE,
    PLAN,
    SECRECY,
    TASK,
    TITLE,
    UNIT,
    UNTIL,
    RegisterDefinition,
    RegisterEntry,
)
from app.i18n import _
from app.services.plans import register_export, registers
from app.services.plans.register_typing import typed
from app.services.plans.register_values import remarks
from app.services.workspace import Workspace
from app.text import format_number

_Answer = tuple[dict[str, Any], list[str]]
_READING = ("list", "show", "doubts", "export")
#: Options of the command line by the columns they fill.
_OPTIONS = {
    "title": TITLE, "on": DAY, "until": UNTIL, "unit": UNIT, "agency": AGENCY, "secrecy": SECRECY, "plan": PLAN,
    "task": TASK, "note": NOTE,
}  # fmt: skip


def registers_(args: argparse.Namespace, console: Console) -> int:
    """Run ``registers`` itself or one of the commands under it."""
    name = args.work or "list"
    with opened(args, console, read_only=name in _READING) as ws:
        answer, lines = _WORKS[name](ws, args)
    if args.json:
        console.json(answer)
    else:
        for line in lines:
            console.line(line)
    return 0


# --- looking ---------------------------------------------------------------------------------------------------------


def _list(ws: Workspace, args: argparse.Namespace) -> _Answer:
    del args
    found = registers.definitions(ws)
    told = [
        {"key": of.key, "name": of.name, "columns": [{"key": item.key, "name": item.name} for item in of.columns]}
        for of in found
    ]
    return {"registers": told}, [f"{of.key}: {of.name}" for of in found]


def _show(ws: Workspace, args: argparse.Namespace) -> _Answer:
    period = period_of(ws, args.period)
    sheet = registers.sheet(ws, args.register, period, plan_id_of(ws, args.plan))
    level = level_of(sheet.definition, args.level)
    rows = [seen(sheet.definition, row, level) for row in sheet.rows]
    # An agency only closed lines name is part of what they say.
    agencies = {row.entry.agency for row in rows}
    totals = [
        {"name": total.name, "unit": total.unit, **plain(found), "remarks": remarks(sheet.definition.noun, found)}
        for total, found in sheet.totals
    ]
    answer = {
        "register": sheet.definition.key,
        "period": period.text,
        "lines": [row_json(row) for row in rows],
        "totals": totals,
        "by_unit": {name: plain(found) for name, found in sheet.by_unit.items()},
        "by_agency": {name: plain(found) for name, found in sheet.by_agency.items() if name in agencies},
    }
    heading = _("{name}, {period}").format(name=sheet.definition.name, period=period.words)
    hidden = _hidden_words(sheet, level)
    return answer, [heading, *(row_line(row) for row in rows), *_total_lines(sheet), *hidden]


def _hidden_words(sheet: registers.RegisterSheet, level: str) -> Iterator[str]:
    """How many lines somebody of a level does not get to read, if any."""
    _open, hidden = register_export.open_to(sheet, level)
    if hidden:
        told = _(
            "{count} dòng có độ mật được tính vào số cộng nhưng không đưa ra; người được xem thì thêm --level MỨC."
        )
        yield told.format(count=format_number(hidden))


def _total_lines(sheet: registers.RegisterSheet) -> Iterator[str]:
    for total, found in sheet.totals:
        value = _("chưa có số liệu") if found.value is None else f"{format_number(found.value)} {total.unit}"
        told = " ".join([f"{total.name}: {value}", *(f"({text})" for text in remarks(sheet.definition.noun, found))])
        yield told


def _doubts(ws: Workspace, args: argparse.Namespace) -> _Answer:
    of = registers.definition(ws, args.register)
    every, level = registers.doubts(ws, args.register), level_of(of, args.level)
    found = [item for item in every if not _is_closed(ws, of, item, level)]
    told = list(map(_doubt_line, found))
    if len(found) < len(every):
        hidden = _("{count} cặp tên ở các dòng có độ mật không đưa ra; người được xem thì thêm --level MỨC.")
        told.append(hidden.format(count=format_number(len(every) - len(found))))
    none = [_("Không còn cặp tên nào phải xem lại.")]
    return {"doubts": [plain(item) for item in found]}, told or none


def _is_closed(ws: Workspace, of: RegisterDefinition, item: PersonDoubt, level: str) -> bool:
    return any(is_closed(of, registers.find(ws, one.entry_id).entry, level) for one in (item.first, item.second))


def _doubt_line(item: PersonDoubt) -> str:
    shown = [
        f"{one.id}. " + ", ".join(filter(None, (one.full_name, str(one.birth_year or ""), one.workplace)))
        for one in (item.first, item.second)
    ]
    return f"{shown[0]} – {shown[1]}: {', '.join(item.reasons)}"


# --- writing ---------------------------------------------------------------------------------------------------------


def _add(ws: Workspace, args: argparse.Namespace) -> _Answer:
    entry = typed(ws, RegisterEntry(register=args.register, title=args.title), _texts(args))
    return _told(ws, registers.save(ws, entry).id, args.level)


def _set(ws: Workspace, args: argparse.Namespace) -> _Answer:
    entry = typed(ws, registers.find(ws, args.id).entry, _texts(args))
    return _told(ws, registers.save(ws, entry).id, args.level)


def _texts(args: argparse.Namespace) -> dict[str, str]:
    given = {column: text for name, column in _OPTIONS.items() if (text := getattr(args, name, None)) is not None}
    return {**given, **choices_of(args.set)}


def _told(ws: Workspace, entry_id: int, level: str) -> _Answer:
    row = seen_line(ws, entry_id, level)
    return row_json(row), [row_line(row)]


def _remove(ws: Workspace, args: argparse.Namespace) -> _Answer:
    registers.remove(ws, args.id)
    return {"id": args.id}, [_("Đã bỏ dòng số {id}.").format(id=args.id)]


def _same(ws: Workspace, args: argparse.Namespace) -> _Answer:
    registers.decide(ws, args.first, args.second, is_same=not args.different, reason=args.reason)
    told = _("Đã ghi hai tên là hai người.") if args.different else _("Đã ghi hai tên là một người.")
    return {"first": args.first, "second": args.second, "is_same": not args.different}, [told]


def _export(ws: Workspace, args: argparse.Namespace) -> _Answer:
    period = period_of(ws, args.period)
    sheet = registers.sheet(ws, args.register, period, plan_id_of(ws, args.plan))
    level = level_of(sheet.definition, args.level)
    path = register_export.export(ws, args.register, period, args.out, plan_id_of(ws, args.plan), reader=level)
    return {"file": str(path)}, [str(path), *_hidden_words(sheet, level)]


_WORKS: Mapping[str, Any] = {
    "list": _list,
    "show": _show,
    "add": _add,
    "set": _set,
    "remove": _remove,
    "import": import_,
    "persons": persons,
    "doubts": _doubts,
    "same": _same,
    "export": _export,
}
