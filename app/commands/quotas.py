"""``quotas``: the board of places with who holds them, and changing a quota."""

import argparse
from typing import Any

from app.commands.choices import KINDS
from app.commands.console import Console
from app.commands.nomination_lines import board_lines, cell_json
from app.commands.opening import opened
from app.domain.awards.quotas import Quota
from app.errors import Refused
from app.i18n import _
from app.services import overview
from app.services.awards import campaigns, lookup, quotas
from app.services.workspace import Workspace

_Answer = tuple[dict[str, Any], list[str]]
#: What takes the limit away.
_UNLIMITED = "-"


def quotas_(args: argparse.Namespace, console: Console) -> int:
    """Run ``quotas`` itself or one of the commands under it."""
    name = args.work or "board"
    with opened(args, console, read_only=name == "board") as ws:
        answer, lines = _WORKS[name](ws, args)
    if args.json:
        console.json(answer)
    else:
        for line in lines:
            console.line(line)
    return 0


def _board(ws: Workspace, args: argparse.Namespace) -> _Answer:
    board = quotas.board(ws, campaigns.of_year(ws, args.year).id)
    answer = {
        "campaign": board.campaign.name,
        "year": board.campaign.year,
        "units": [
            {"unit_id": row.unit_id, "unit": row.unit_title, "quotas": [cell_json(cell) for cell in row.cells]}
            for row in board.rows
        ],
        "pools": [cell_json(cell) for cell in board.pools],
        "unlimited": [cell_json(cell) for cell in board.unlimited],
    }
    return answer, list(board_lines(board))


def _set(ws: Workspace, args: argparse.Namespace) -> _Answer:
    campaign = campaigns.of_year(ws, getattr(args, "year", None))
    award = lookup.award_named(ws, campaign.id, args.award)
    unit = overview.unit_named(ws, args.unit, campaign.year).id if args.unit else None
    kind = KINDS[args.kind]
    cells = (cell.quota for cell in quotas.board(ws, campaign.id).cells if cell.quota)
    known = next((item for item in cells if (item.award, item.kind, item.unit_id) == (award, kind, unit)), None)
    quota = Quota(
        campaign.id,
        award,
        kind,
        unit,
        _places(args.places),
        is_hard=not args.soft,
        clause=args.clause or (known.clause if known else ""),
        note=known.note if known else "",
        id=known.id if known else 0,
    )
    done = quotas.save_quota(ws, quota)
    cell = next(cell for cell in quotas.board(ws, campaign.id).cells if cell.quota and cell.quota.id == done.id)
    told = _("Đã đặt chỉ tiêu số {id}: {award}, {kind}: {words}")
    return cell_json(cell), [told.format(id=done.id, award=cell.award_title, kind=cell.kind_words, words=cell.words)]


def _places(text: str) -> int | None:
    if text == _UNLIMITED:
        return None
    if not (text.isascii() and text.isdigit()):
        sentence = _("Số suất “{text}” không đúng; hãy ghi một số từ 0, hoặc “-” là không giới hạn.")
        raise Refused("bad-places", sentence.format(text=text))
    return int(text)


def _remove(ws: Workspace, args: argparse.Namespace) -> _Answer:
    quotas.remove_quota(ws, args.id)
    return {"id": args.id}, [_("Đã bỏ chỉ tiêu số {id}.").format(id=args.id)]


_WORKS = {"board": _board, "set": _set, "remove": _remove}
