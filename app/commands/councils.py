"""``councils``: sittings about awards by command: begun, members, rules, votes, closed; whom they chose is proposed."""

import argparse
from collections.abc import Callable, Mapping
from typing import Any

from app.commands import council_entering
from app.commands.console import Console
from app.commands.council_lines import sitting_json, sitting_line, sitting_lines
from app.commands.nomination_life import proposed
from app.commands.opening import opened
from app.domain.awards.councils import CouncilSitting
from app.errors import Refused
from app.i18n import _
from app.services.awards import campaigns, closing, councils, lookup, nominations
from app.services.workspace import Workspace

_Answer = tuple[dict[str, Any], list[str]]


def councils_(args: argparse.Namespace, console: Console) -> int:
    """Run ``councils`` itself or one of the commands under it."""
    name = args.work or "list"
    with opened(args, console, read_only=name in ("list", "show")) as ws:
        answer, lines = _WORKS[name](ws, args)
    if args.json:
        console.json(answer)
    else:
        for line in lines:
            console.line(line)
    return 0


def _list(ws: Workspace, args: argparse.Namespace) -> _Answer:
    campaign = campaigns.of_year(ws, args.year)
    found = [councils.find(ws, item.id) for item in councils.sittings(ws, campaign.id)]
    lines = [sitting_line(item.sitting) for item in found]
    empty = _("Chưa có phiên họp xét khen thưởng; lập bằng councils begin.")
    return {"sittings": [sitting_json(item) for item in found]}, lines or [empty]


def _show(ws: Workspace, args: argparse.Namespace) -> _Answer:
    return _told(ws, args.id)


def _told(ws: Workspace, sitting_id: int) -> _Answer:
    found = councils.find(ws, sitting_id)
    awards = {row.id: row.award_title for row in nominations.rows(ws, found.sitting.campaign_id)}
    return sitting_json(found), list(sitting_lines(found, awards))


def _begin(ws: Workspace, args: argparse.Namespace) -> _Answer:
    campaign = campaigns.of_year(ws, getattr(args, "year", None))
    award = lookup.award_named(ws, campaign.id, args.award) if args.award else ""
    return _told(ws, councils.begin(ws, campaign.id, args.name, award).id)


def _saving(change: Callable[[CouncilSitting, argparse.Namespace], CouncilSitting]) -> Callable[..., _Answer]:
    """A work that stores what the command line changes of an open sitting."""

    def work(ws: Workspace, args: argparse.Namespace) -> _Answer:
        former = councils.find(ws, args.id).sitting
        councils.save(ws, change(former, args))
        return _told(ws, args.id)

    return work


def _close(ws: Workspace, args: argparse.Namespace) -> _Answer:
    left = closing.doubts(councils.find(ws, args.id))
    if left and not args.yes:
        told = _("{doubts}; chưa kết thúc phiên họp.")
        sentence = told.format(doubts="; ".join(item.sentence for item in left))
        way = _(
            "Ghi phiếu hoặc thứ hạng của cả suất chung bằng councils vote, bỏ bằng councils vote {id} SỐ --drop; "
            "nếu vẫn kết thúc thì thêm --yes."
        )
        raise Refused(left[0].code, sentence, way.format(id=args.id))
    done = councils.close(ws, args.id)
    answer, lines = _told(ws, done.id)
    return answer, [*lines, _("Biên bản: papers awards --only bien-ban --out THƯ_MỤC")]


def _reopen(ws: Workspace, args: argparse.Namespace) -> _Answer:
    return _told(ws, councils.reopen(ws, args.id, args.reason).id)


def _propose(ws: Workspace, args: argparse.Namespace) -> _Answer:
    found = councils.find(ws, args.id)
    if not found.sitting.is_closed:
        way = _("Hãy kết thúc phiên họp trước: councils close {id}.").format(id=args.id)
        raise Refused("sitting-open", _("Phiên họp chưa kết thúc nên chưa chọn ai; chưa đổi gì."), way)
    if not found.may_propose:
        if left := closing.unsettled(found):
            told = _("Không còn ai được chọn mà chưa được đề nghị; còn suất chung chưa chọn được ai. {left}.")
            way = _("Mở lại bằng councils reopen, ghi thứ hạng bằng councils vote --place, rồi kết thúc lại.")
            raise Refused("nobody-chosen", told.format(left=". ".join(left)), way)
        raise Refused("nobody-chosen", _("Phiên họp không còn ai được chọn vào suất chung mà chưa được đề nghị."))
    answer, lines = proposed(ws, found.may_propose)
    left = closing.unsettled(found)
    return {**answer, "unsettled": list(left)}, [*lines, *(f"{text}." for text in left)]


def _remove(ws: Workspace, args: argparse.Namespace) -> _Answer:
    sitting = councils.find(ws, args.id).sitting
    councils.remove(ws, args.id)
    return {"id": args.id}, [_("Đã bỏ phiên họp số {id}: {name}").format(id=args.id, name=sitting.name)]


_WORKS: Mapping[str, Callable[[Workspace, argparse.Namespace], _Answer]] = {
    "list": _list,
    "show": _show,
    "begin": _begin,
    "set": _saving(council_entering.details),
    "member": _saving(council_entering.member),
    "vote": _saving(council_entering.votes),
    "close": _close,
    "reopen": _reopen,
    "propose": _propose,
    "remove": _remove,
}
