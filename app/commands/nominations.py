"""``nominations``: candidates and what becomes of them, pairs that may be one, lists brought in."""

import argparse
from collections.abc import Callable, Sequence
from typing import Any

from app.commands import nomination_intake, nomination_lists, nomination_pairs, nomination_steps, nominees
from app.commands.console import Console
from app.commands.nomination_lines import finding_lines, nomination_json, row_line
from app.commands.opening import opened
from app.commands.outgoing import typed_day
from app.domain.awards.councils import AwardDecision
from app.domain.awards.nominations import Campaign, Nomination
from app.errors import Refused
from app.i18n import _
from app.services.awards import campaigns, nominations, steps
from app.services.workspace import Workspace
from app.text import short_date

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
    return name in ("list", "show") or getattr(args, "preview", False)


# --- entering --------------------------------------------------------------------------------------------------------


def _add(ws: Workspace, args: argparse.Namespace) -> _Answer:
    return _done(ws, [nominees.add(ws, args)], _("Đã thêm ứng viên"))


def _set(ws: Workspace, args: argparse.Namespace) -> _Answer:
    return _done(ws, [nominees.change(ws, args)], _("Đã sửa"))


def _remove(ws: Workspace, args: argparse.Namespace) -> _Answer:
    name = nominations.find(ws, args.id).name
    nominations.remove(ws, args.id)
    return {"id": args.id}, [_("Đã bỏ ứng viên số {id}: {name}").format(id=args.id, name=name)]


# --- steps -----------------------------------------------------------------------------------------------------------


def _propose(ws: Workspace, args: argparse.Namespace) -> _Answer:
    overrun = steps.Overrun(args.reason, args.document)
    return _each(ws, args.ids, lambda space, key: steps.propose(space, key, overrun), _("Đã đề nghị"))


def _receive(ws: Workspace, args: argparse.Namespace) -> _Answer:
    day = typed_day(args.on) if args.on else ws.today
    done = _("Đã nhận hồ sơ ngày {day}").format(day=short_date(day))
    return _each(ws, args.ids, lambda space, key: steps.receive(space, key, day), done)


def _appraise(ws: Workspace, args: argparse.Namespace) -> _Answer:
    return _each(ws, args.ids, lambda space, key: steps.appraise(space, key, args.text), _("Đã thẩm định"))


def _forward(ws: Workspace, args: argparse.Namespace) -> _Answer:
    return _each(ws, args.ids, steps.forward, _("Đã trình cấp trên"))


def _return(ws: Workspace, args: argparse.Namespace) -> _Answer:
    return _each(ws, args.ids, lambda space, key: steps.send_back(space, key, args.reason), _("Đã trả lại hồ sơ"))


def _withdraw(ws: Workspace, args: argparse.Namespace) -> _Answer:
    answer, lines = _each(ws, args.ids, lambda space, key: steps.withdraw(space, key, args.reason), _("Đã rút"))
    waiting = {row.id: row for key in args.ids for row in steps.next_in_line(ws, key)[:1]}
    offered = _("Còn chỗ trống; ứng viên tiếp theo: {id}. {name} (nominations propose {id})")
    lines += [offered.format(id=row.id, name=row.name) for row in waiting.values()]
    return {**answer, "offered": list(waiting)}, lines


def _each(ws: Workspace, ids: Sequence[int], step: Callable[[Workspace, int], Nomination], words: str) -> _Answer:
    """One step for one or many; where something was done, each refusal is told and both are counted."""
    done, refused = nomination_steps.each(ws, ids, step)
    answer, lines = _done(ws, done, words)
    if len(ids) == 1:
        return answer, lines
    counted = _("Làm được {done}, từ chối {refused}.").format(done=len(done), refused=len(refused))
    return {**answer, "refused": refused}, [*lines, *refused, counted]


def _done(ws: Workspace, done: Sequence[Nomination], words: str) -> _Answer:
    """What was done, with what is found about it now."""
    lines = []
    for item in done:
        row = nominations.find(ws, item.id)
        lines.append(f"{words}: {row_line(row)}")
        lines += finding_lines(row, ws.presets.catalogue(_season(ws, item).year))
    return {"nominations": [nomination_json(item) for item in done]}, lines


def _season(ws: Workspace, item: Nomination) -> Campaign:
    return next(one for one in campaigns.campaigns(ws) if one.id == item.campaign_id)


def _replace(ws: Workspace, args: argparse.Namespace) -> _Answer:
    if (args.by is None) == (not args.name.strip()):
        sentence = _("Hãy ghi ứng viên vào thay bằng --by SỐ, hoặc người, tập thể mới bằng --name TÊN.")
        raise Refused("who-replaces", sentence)
    old = nominations.find(ws, args.id)
    heir = (
        nominees.nominee_of(args, old.nominee.unit_id) if args.by is None else nominations.find(ws, args.by).nominee.id
    )
    new = steps.replace(ws, args.id, heir, args.reason)
    return _done(ws, [new], _("Đã thay “{name}”").format(name=old.name))


def _rank(ws: Workspace, args: argparse.Namespace) -> _Answer:
    changed = steps.rank(ws, args.id, args.rank)
    return _done(ws, changed, _("Thứ tự mới")) if changed else ({"nominations": []}, [_("Thứ tự đã như vậy.")])


def _change(ws: Workspace, args: argparse.Namespace) -> _Answer:
    return _done(ws, [nominees.change_award(ws, args)], _("Đã chuyển hình thức"))


def _record(ws: Workspace, args: argparse.Namespace) -> _Answer:
    first = nominations.find(ws, args.ids[0])
    item = first.nomination
    title = _("Quyết định tặng {award}").format(award=first.award_title)
    decision = AwardDecision(item.campaign_id, item.award, title, args.number, typed_day(args.on), args.signer)
    done = steps.record_decided(ws, args.ids, decision, steps.Overrun(args.reason, args.document))
    answer, lines = _done(ws, [nominations.find(ws, key).nomination for key in args.ids], _("Đã ghi"))
    return {**answer, "decision_id": done.id}, lines


_WORKS: dict[str, Callable[[Workspace, argparse.Namespace], _Answer]] = {
    "list": nomination_lists.list_,
    "show": nomination_lists.show,
    "add": _add,
    "set": _set,
    "remove": _remove,
    "propose": _propose,
    "receive": _receive,
    "appraise": _appraise,
    "forward": _forward,
    "return": _return,
    "withdraw": _withdraw,
    "replace": _replace,
    "rank": _rank,
    "change": _change,
    "record": _record,
    "duplicates": nomination_pairs.duplicates,
    "import": nomination_intake.import_,
}
