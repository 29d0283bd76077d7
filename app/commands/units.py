"""``units``: units of a day, whose a code is when, and mergers, splits, renames, re-codings, figures of a split."""

import argparse
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from app.commands.console import Console
from app.commands.opening import opened
from app.commands.outgoing import typed_day
from app.domain.territory import UnitDraft
from app.domain.units import LINEAGE_WORDS, Unit
from app.errors import Refused
from app.i18n import _
from app.services import split_figures, unit_changes, unit_naming, units
from app.services.unit_changes import Part
from app.services.units import LineageLine, UnitNode
from app.services.workspace import Workspace
from app.text import format_number, short_date

_Answer = tuple[dict[str, Any], list[str]]
_READING = ("list", "show")


def units_(args: argparse.Namespace, console: Console) -> int:
    """Run ``units`` itself or one of the commands under it."""
    name = args.work or "list"
    with opened(args, console, read_only=name in _READING) as ws:
        answer, lines = _WORKS[name](ws, args)
    if args.json:
        console.json(answer)
    else:
        for line in lines:
            console.line(line)
    return 0


def _json(unit: Unit) -> dict[str, Any]:
    return {
        "id": unit.id,
        "code": unit.code,
        "name": unit.title,
        "from": unit.known_start.isoformat() if unit.known_start else None,
        "to": _last(unit).isoformat() if unit.valid_to else None,
    }


def _last(unit: Unit) -> date:
    return (unit.valid_to or date.max) - timedelta(days=1)


def _line(unit: Unit) -> str:
    life = [_("từ {day}").format(day=short_date(unit.known_start))] if unit.known_start else []
    life += [_("đến {day}").format(day=short_date(_last(unit)))] if unit.valid_to else []
    return f"{unit.code or '-'}  {unit.title}" + (f" ({' '.join(life)})" if life else "")


# --- looking ---------------------------------------------------------------------------------------------------------


def _list(ws: Workspace, args: argparse.Namespace) -> _Answer:
    on = typed_day(args.on) if args.on else ws.today
    rows: list[tuple[int, Unit]] = []

    def walk(node: UnitNode, depth: int) -> None:
        rows.append((depth, node.unit))
        for child in node.children:
            walk(child, depth + 1)

    for root in units.tree(ws, on):
        walk(root, 0)
    answer = {"on": on.isoformat(), "units": [{**_json(unit), "depth": depth} for depth, unit in rows]}
    return answer, ["  " * depth + _line(unit) for depth, unit in rows]


def _show(ws: Workspace, args: argparse.Namespace) -> _Answer:
    on = typed_day(args.on) if args.on else None
    found = units.search(ws, args.unit, on)
    exact = [unit for unit in found if unit.code == args.unit.strip()]
    shown = sorted(exact, key=lambda unit: unit.valid_from) or list(found)
    if not shown:
        with ws.store.read() as connection:
            unit_naming.named(connection, args.unit, on or ws.today)
    answer, lines = [], []
    for unit in shown:
        known = units.profile(ws, unit.id, on or (unit.valid_to or date.max) - timedelta(days=1))
        lines += [_line(unit), *(f"  {line}" for line in _history(known.predecessors, known.successors))]
        answer.append({**_json(unit), "was": _edges(known.predecessors), "became": _edges(known.successors)})
    return {"units": answer}, lines


def _edges(some: tuple[LineageLine, ...]) -> list[dict[str, Any]]:
    return [
        {
            **_json(item.unit),
            "kind": item.kind,
            "on": item.on.isoformat(),
            "share": None if item.share is None else str(item.share),
        }
        for item in some
    ]


def _history(was: tuple[LineageLine, ...], became: tuple[LineageLine, ...]) -> list[str]:
    told = [(_("trước là {unit}"), item) for item in was] + [(_("thành {unit}"), item) for item in became]
    return [
        f"{short_date(item.on)} {_(LINEAGE_WORDS[item.kind])}: {words.format(unit=item.unit.title)}{_part(item.share)}"
        for words, item in told
    ]


def _part(share: Decimal | None) -> str:
    if share == 1:
        return ""
    return _(" (phần chưa rõ)") if share is None else f" ({share * 100:f} %)"


# --- changing --------------------------------------------------------------------------------------------------------


def _eve(ws: Workspace, text: str, day: date) -> Unit:
    """A unit as it is called the day before a change: a code or a name that begins with the change is another one."""
    with ws.store.read() as connection:
        return unit_naming.named(connection, text, day - timedelta(days=1))


def _merge(ws: Workspace, args: argparse.Namespace) -> _Answer:
    day = typed_day(args.on)
    sources = [_eve(ws, text, day) for text in args.units]
    going_on = next(
        (unit for unit in sources if args.into in (unit.name, unit.title, unit.code) and not args.code), None
    )
    into: UnitDraft | int
    if going_on is not None:
        into = going_on.id
    else:
        into = UnitDraft("", sources[0].kind, args.into, args.code or None, day, is_border=_any_border(sources))
    made = unit_changes.merge(ws, [unit.id for unit in sources], into, day, args.document)
    return _told(ws, [made])


def _any_border(some: list[Unit]) -> bool:
    return any(unit.is_border for unit in some)


def _split(ws: Workspace, args: argparse.Namespace) -> _Answer:
    day = typed_day(args.on)
    old = _eve(ws, args.unit, day)
    parts = [_typed_part(ws, text, old, day) for text in args.part]
    done = unit_changes.split(ws, old.id, parts, day, args.document, goes_on=args.goes_on)
    answer, lines = _told(ws, done.unit_ids)
    left = [unit.title for unit in done.unresolved_hamlets]
    if left:
        lines.append(_("Chưa rõ về đơn vị nào: {names}").format(names=", ".join(left)))
    return {**answer, "unresolved_hamlets": left}, lines


def _typed_part(ws: Workspace, text: str, old: Unit, day: date) -> Part:
    """ "Sóc Hà=60", "Sóc Hà=?": a unit that exists by its whole name or code, else a new one of the same kind."""
    name, equals, typed = text.rpartition("=")
    share = _share(typed) if equals and name.strip() else None
    if not equals or not name.strip() or (share is None and typed.strip() not in ("?", "")):
        sentence = _("“{text}” không đúng; hãy ghi tên đơn vị, dấu = và phần trăm, ví dụ “Sóc Hà=60”.")
        raise Refused("bad-parts", sentence.format(text=text))
    with ws.store.read() as connection:
        known = unit_naming.whole(connection, name, day, old.kind)
    if known is not None and known.id != old.id:
        return Part(share, unit_id=known.id)
    return Part(share, UnitDraft("", old.kind, name.strip(), None, day, is_border=old.is_border))


def _share(text: str) -> Decimal | None:
    try:
        found = Decimal(text.strip().removesuffix("%").strip().replace(",", ".")) / 100
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _rename(ws: Workspace, args: argparse.Namespace) -> _Answer:
    day = typed_day(args.on)
    return _told(ws, [unit_changes.rename(ws, _eve(ws, args.unit, day).id, args.name, day, args.document)])


def _recode(ws: Workspace, args: argparse.Namespace) -> _Answer:
    day = typed_day(args.on)
    return _told(ws, [unit_changes.recode(ws, _eve(ws, args.unit, day).id, args.code, day, args.document)])


def _figures(ws: Workspace, args: argparse.Namespace) -> _Answer:
    day = typed_day(args.on)
    old = _eve(ws, args.unit, day)
    with ws.store.read() as connection:
        heir = unit_naming.named(connection, args.to, day)
    split_figures.record(ws, (old.id, heir.id), args.year, split_figures.typed(args.value), args.document)
    known = [item for item in split_figures.figures(ws, old.id) if item.successor_id == heir.id]
    lines = [f"{item.year}  {item.indicator}  {format_number(item.value)}  {heir.title}" for item in known]
    told = [{"year": item.year, "code": item.indicator, "value": str(item.value)} for item in known]
    return {"unit": _json(old), "heir": _json(heir), "figures": told}, lines


def _told(ws: Workspace, unit_ids: Any) -> _Answer:
    found = [units.standing(ws, unit_id, ws.today)[0] for unit_id in unit_ids]
    return {"units": [_json(unit) for unit in found]}, [_line(unit) for unit in found]


_WORKS = {
    "list": _list,
    "show": _show,
    "merge": _merge,
    "split": _split,
    "rename": _rename,
    "recode": _recode,
    "figures": _figures,
}
