"""Steps of nominations by command: proposed, received, appraised, forwarded, returned, withdrawn, replaced, decided."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from app.commands import nomination_steps, nominees
from app.commands.nomination_dossiers import lacking_line, standing_line
from app.commands.nomination_lines import finding_lines, nomination_json, row_line
from app.commands.outgoing import typed_day
from app.domain.awards.councils import AwardDecision
from app.domain.awards.nominations import Nomination
from app.errors import Refused
from app.i18n import _
from app.services.awards import bulk, campaigns, dossiers, nominations, steps
from app.services.awards.dossiers import DossierRow
from app.services.workspace import Workspace
from app.text import short_date

_Answer = tuple[dict[str, Any], list[str]]


def told(ws: Workspace, done: Sequence[Nomination], words: str) -> _Answer:
    """What was done, with what is found about it now."""
    lines = []
    for item in done:
        row = nominations.find(ws, item.id)
        catalogue = ws.presets.catalogue(_year(ws, item))
        lines += [f"{words}: {row_line(row)}", *finding_lines(row, catalogue)]
    return {"nominations": [nomination_json(item) for item in done]}, lines


def _year(ws: Workspace, item: Nomination) -> int:
    return next(one.year for one in campaigns.campaigns(ws) if one.id == item.campaign_id)


def _propose(ws: Workspace, args: argparse.Namespace) -> _Answer:
    return proposed(ws, args.ids, steps.Overrun(args.reason, args.document))


def proposed(ws: Workspace, ids: Sequence[int], overrun: steps.Overrun | None = None) -> _Answer:
    """Propose some candidates; who cannot be is told with number and reason."""
    wanted = overrun or steps.Overrun()
    return _each(ws, ids, lambda space, key: steps.propose(space, key, wanted), _("Đã đề nghị"))


def _receive(ws: Workspace, args: argparse.Namespace) -> _Answer:
    day = typed_day(args.on) if args.on else ws.today
    return _each(ws, args.ids, lambda space, key: _received(space, key, day), _("Đã nhận hồ sơ"), _received_line)


def _received_line(row: DossierRow) -> str:
    day = row.nomination.received_on
    told = _("Nhận hồ sơ số {id} ngày {day}. {standing}")
    return told.format(id=row.id, day=short_date(day), standing=standing_line(row)) if day else ""


def _received(ws: Workspace, key: int, day: date) -> Nomination:
    """Received; who is received already is told how a day written down wrongly is corrected."""
    try:
        return steps.receive(ws, key, day)
    except Refused as problem:
        if nominations.find(ws, key).nomination.received_on is None:
            raise
        way = _("{way} Ngày đã ghi nhầm thì sửa bằng lệnh: nominations set {id} --received NGÀY.")
        raise Refused(problem.code, problem.sentence, way.format(way=problem.way_out, id=key).strip()) from problem


def _appraise(ws: Workspace, args: argparse.Namespace) -> _Answer:
    done = _("Đã thẩm định")
    return _each(ws, args.ids, lambda space, key: steps.appraise(space, key, args.text), done, lacking_line)


def _forward(ws: Workspace, args: argparse.Namespace) -> _Answer:
    def forward(space: Workspace, key: int) -> Nomination:
        return steps.forward(space, key, args.against_council)

    return _each(ws, args.ids, forward, _("Đã trình cấp trên"), lacking_line)


def _return(ws: Workspace, args: argparse.Namespace) -> _Answer:
    return _each(ws, args.ids, lambda space, key: steps.send_back(space, key, args.reason), _("Đã trả lại hồ sơ"))


def _withdraw(ws: Workspace, args: argparse.Namespace) -> _Answer:
    answer, lines = _each(ws, args.ids, lambda space, key: steps.withdraw(space, key, args.reason), _("Đã rút"))
    waiting = {row.id: row for key in args.ids for row in steps.next_in_line(ws, key)[:1]}
    offered = _("Còn suất trống; ứng viên tiếp theo: {id}. {name} (nominations propose {id})")
    lines += [offered.format(id=row.id, name=row.name) for row in waiting.values()]
    return {**answer, "offered": list(waiting)}, lines


def _each(
    ws: Workspace,
    ids: Sequence[int],
    step: bulk.Step,
    words: str,
    remark: Callable[[DossierRow], str] = lambda row: "",
) -> _Answer:
    """One step for one or many; where something was done, each refusal is told and both are counted.

    ``remark`` is what has to be said about the dossier after the step; empty for nothing.
    """
    found = nomination_steps.each(ws, ids, step)
    answer, lines = told(ws, found.done, words)
    remarks = [text for item in found.done if (text := remark(dossiers.find(ws, item.id)))]
    answer, lines = {**answer, "remarks": remarks}, [*lines, *remarks]
    if len(ids) == 1:
        return answer, lines
    refused = [str(item) for item in found.refused]
    return {**answer, "refused": refused}, [*lines, *refused, found.counted(words)]


def _replace(ws: Workspace, args: argparse.Namespace) -> _Answer:
    if (args.by is None) == (not args.name.strip()):
        sentence = _("Hãy ghi ứng viên vào thay bằng --by SỐ, hoặc người, tập thể mới bằng --name TÊN.")
        raise Refused("who-replaces", sentence)
    old = nominations.find(ws, args.id)
    heir = (
        nominees.nominee_of(args, old.nominee.unit_id) if args.by is None else nominations.find(ws, args.by).nominee.id
    )
    new = steps.replace(ws, args.id, heir, args.reason)
    return told(ws, [new], _("Đã thay “{name}”").format(name=old.name))


def _rank(ws: Workspace, args: argparse.Namespace) -> _Answer:
    changed = steps.rank(ws, args.id, args.rank)
    return told(ws, changed, _("Thứ tự mới")) if changed else ({"nominations": []}, [_("Thứ tự đã như vậy.")])


def _change(ws: Workspace, args: argparse.Namespace) -> _Answer:
    return told(ws, [nominees.change_award(ws, args)], _("Đã chuyển hình thức"))


def _record(ws: Workspace, args: argparse.Namespace) -> _Answer:
    first = nominations.find(ws, args.ids[0])
    item = first.nomination
    title = _("Quyết định tặng {award}").format(award=first.award_title)
    decision = AwardDecision(item.campaign_id, item.award, title, args.number, typed_day(args.on), args.signer)
    overrun = steps.Overrun(args.reason, args.document)
    done = steps.record_decided(ws, args.ids, decision, overrun, args.against_council)
    answer, lines = told(ws, [nominations.find(ws, key).nomination for key in args.ids], _("Đã ghi"))
    return {**answer, "decision_id": done.id}, lines


WORKS: Mapping[str, Callable[[Workspace, argparse.Namespace], _Answer]] = {
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
}
