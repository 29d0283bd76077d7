"""``events kinds``, ``events obligations`` and ``events photos``: what belongs to events, listed and changed."""

import argparse
from typing import Any

from app.commands import event_figures
from app.commands.event_lines import duty_json, duty_line, plain
from app.commands.outgoing import typed_day
from app.domain.event_words import part_words
from app.domain.events import EventKind
from app.i18n import _
from app.services import event_kinds, event_photos, obligations
from app.services.workspace import Workspace

_Answer = tuple[dict[str, Any], list[str]]
_NONE = "-"


#: Options that change something.
_CHANGING = {
    "kinds": ("copy", "retire", "use", "remove"),
    "obligations": ("settle", "move", "waive", "reopen"),
    "photos": ("add",),
}


def only_lists(work: str, args: argparse.Namespace) -> bool:
    """Whether one of these commands was asked to change nothing."""
    return work in _CHANGING and not any(getattr(args, name) for name in _CHANGING[work])


def kinds(ws: Workspace, args: argparse.Namespace) -> _Answer:
    """List the kinds, after one of them was copied, retired, taken up again or removed."""
    if args.copy:
        event_kinds.copy(ws, args.copy, args.name)
    elif args.retire or args.use:
        event_kinds.retire(ws, args.retire or args.use, is_retired=bool(args.retire))
    elif args.remove:
        event_kinds.remove(ws, args.remove)
    found, uses = event_kinds.kinds(ws), event_kinds.uses(ws)
    answer = [{**plain(kind), "events": uses.get(kind.key, 0)} for kind in found]
    return {"kinds": answer}, [_kind_line(kind, uses.get(kind.key, 0)) for kind in found]


def _kind_line(kind: EventKind, uses: int) -> str:
    told = _("{key}: {name} ({parts}); {uses} sự kiện").format(
        key=kind.key, name=kind.name, parts=part_words(kind.parts), uses=uses
    )
    return f"{told} ({_('không dùng nữa')})" if kind.is_retired else told


def duties(ws: Workspace, args: argparse.Namespace) -> _Answer:
    """List the reports that are owed, after one of them was settled, moved or waived."""
    day = typed_day(args.on) if args.on and args.on != _NONE else None
    if args.settle:
        obligations.settle(ws, args.settle, day, args.document)
    elif args.move:
        obligations.move(ws, args.move, day)
    elif args.waive:
        obligations.waive(ws, args.waive, args.note)
    elif args.reopen:
        obligations.reopen(ws, args.reopen)
    rows = obligations.obligations(ws, args.year, only_open=args.open)
    lines = [*map(duty_line, rows), _("{count} báo cáo").format(count=len(rows))]
    return {"obligations": [duty_json(row) for row in rows]}, lines


def photos(ws: Workspace, args: argparse.Namespace) -> _Answer:
    """List the pictures of an event, after files were added; a file that is no picture is told."""
    taken = event_photos.add(ws, args.id, args.add)
    found = event_photos.photos(ws, args.id)
    answer = {"photos": plain(found), "problems": [str(problem) for problem in taken.problems]}
    lines = [f"{number}. {photo.caption}" for number, photo in enumerate(found, 1)]
    return answer, [*lines, *map(str, taken.problems), _("{count} ảnh").format(count=len(found))]


#: Commands under ``events`` by name.
WORKS = {
    "kinds": kinds,
    "obligations": duties,
    "photos": photos,
    "figures": event_figures.figures,
    "compare": event_figures.compare,
}
