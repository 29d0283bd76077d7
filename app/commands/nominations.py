"""``nominations``: candidates and what becomes of them, pairs that may be one, lists brought in."""

import argparse
from collections.abc import Callable
from typing import Any

from app.commands import (
    nomination_dossiers,
    nomination_intake,
    nomination_life,
    nomination_lists,
    nomination_pairs,
    nominees,
)
from app.commands.console import Console
from app.commands.nomination_life import told
from app.commands.opening import opened
from app.i18n import _
from app.services.awards import nominations
from app.services.workspace import Workspace

_Answer = tuple[dict[str, Any], list[str]]


def nominations_(args: argparse.Namespace, console: Console) -> int:
    """Run ``nominations`` itself or one of the commands under it."""
    name = args.work or "list"
    with opened(args, console, read_only=_only_looks(name, args)) as ws:
        answer, lines = _WORKS[name](ws, args)
    if args.json:
        console.json(answer)
    else:
        for line in lines:
            console.line(line)
    return 0


def _only_looks(name: str, args: argparse.Namespace) -> bool:
    """Whether nothing is written, so that a window may have the data file open."""
    if name == "duplicates":
        return not (args.same or args.different)
    if name == "papers":
        return not (args.hard or args.soft or args.take_back)
    if name == "deadline":
        return not (args.due or args.document or args.take_back)
    return name in ("list", "show") or getattr(args, "preview", False)


# --- entering --------------------------------------------------------------------------------------------------------


def _add(ws: Workspace, args: argparse.Namespace) -> _Answer:
    return told(ws, [nominees.add(ws, args)], _("Đã thêm ứng viên"))


def _set(ws: Workspace, args: argparse.Namespace) -> _Answer:
    return told(ws, [nominees.change(ws, args)], _("Đã sửa"))


def _remove(ws: Workspace, args: argparse.Namespace) -> _Answer:
    name = nominations.find(ws, args.id).name
    nominations.remove(ws, args.id)
    return {"id": args.id}, [_("Đã bỏ ứng viên số {id}: {name}").format(id=args.id, name=name)]


_WORKS: dict[str, Callable[[Workspace, argparse.Namespace], _Answer]] = {
    "list": nomination_lists.list_,
    "show": nomination_lists.show,
    "add": _add,
    "set": _set,
    "remove": _remove,
    **nomination_life.WORKS,
    "papers": nomination_dossiers.papers,
    "deadline": nomination_dossiers.deadline,
    "duplicates": nomination_pairs.duplicates,
    "import": nomination_intake.import_,
}
