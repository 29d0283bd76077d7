"""What the command line changes of an open sitting: when and by which rules, who is there, how they voted."""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from app.commands.choices import VOTE_BASES
from app.commands.event_entering import time_typed
from app.commands.outgoing import typed_day
from app.domain.awards.councils import Ballot, CouncilMember, CouncilSitting, VoteRules
from app.errors import Refused
from app.i18n import _
from app.text import clean, fold

#: What takes a score or a place away.
_NONE = "-"


def details(sitting: CouncilSitting, args: argparse.Namespace) -> CouncilSitting:
    """The sitting with what the command line says of day, hours, place, rules and minutes; the rest stays."""
    given: dict[str, Any] = {
        name: clean(text) if name in ("name", "place") else text
        for name in ("name", "place", "discussion", "conclusion")
        if (text := getattr(args, name)) is not None
    }
    if args.on is not None:
        given["held_on"] = typed_day(args.on)
    if args.starts is not None:
        given["starts_at"] = time_typed(args.starts)
    if args.ends is not None:
        given["ends_at"] = time_typed(args.ends)
    return replace(sitting, rules=_rules(sitting.rules, args), **given)


def _rules(rules: VoteRules, args: argparse.Namespace) -> VoteRules:
    given: dict[str, Any] = {}
    if args.quorum is not None:
        given["quorum_percent"] = _number(args.quorum)
    if args.base is not None:
        given["base"] = VOTE_BASES[args.base]
    if (share := args.least if args.over is None else args.over) is not None:
        given |= {"pass_percent": _number(share), "is_strict": args.over is not None}
    if args.counts_written is not None:
        given["counts_written"] = args.counts_written
    return replace(rules, **given)


def _number(text: str) -> Decimal:
    """A typed number or percentage; raises ``Refused`` for what is none."""
    try:
        found = Decimal(clean(text).rstrip("% ").replace(",", "."))
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        raise Refused("bad-value", _("“{text}” không phải là số; chưa lưu gì.").format(text=text))
    return found


# --- members ---------------------------------------------------------------------------------------------------------


def member(sitting: CouncilSitting, args: argparse.Namespace) -> CouncilSitting:
    """The sitting with one member changed, added under a new name, or taken out."""
    places = [number for number, one in enumerate(sitting.members) if fold(one.name) == fold(args.name)]
    if len(places) > 1:
        places = [number for number in places if args.title and fold(sitting.members[number].title) == fold(args.title)]
        if len(places) != 1:
            told = _("Có nhiều thành viên tên “{name}”; chưa lưu gì.").format(name=args.name)
            raise Refused("several-members", told, _("Hãy ghi thêm --title với chức vụ đang ghi của người ấy."))
    if not places:
        if args.remove or args.rename:
            told = _("Phiên họp không có thành viên “{name}”; chưa lưu gì.").format(name=args.name)
            raise Refused("no-member", told, _("Có: {names}.").format(names=_names(sitting.members)))
        added = _changed(CouncilMember(clean(args.name)), args)
        return replace(sitting, members=(*sitting.members, added))
    members = list(sitting.members)
    members[places[0]] = _changed(members[places[0]], args)
    if args.remove:
        del members[places[0]]
    return replace(sitting, members=tuple(members))


def _names(members: Sequence[CouncilMember]) -> str:
    return "; ".join(one.name for one in members) or _("chưa có ai")


def _changed(one: CouncilMember, args: argparse.Namespace) -> CouncilMember:
    words = {"name": args.rename, "title": args.title, "role": args.role}
    given: dict[str, Any] = {name: clean(text) for name, text in words.items() if text is not None}
    if args.present:
        given |= {"is_present": True, "wrote": False, "absence": ""}
    elif args.absent is not None:
        given |= {"is_present": False, "wrote": False, "absence": clean(args.absent)}
    elif args.wrote is not None:
        given |= {"is_present": False, "wrote": True, "absence": clean(args.wrote)}
    return replace(one, **given)


# --- votes -----------------------------------------------------------------------------------------------------------


def votes(sitting: CouncilSitting, args: argparse.Namespace) -> CouncilSitting:
    """The sitting with the same votes about each nomination named; one that was not looked at is added."""
    ballots = {ballot.nomination_id: ballot for ballot in sitting.ballots}
    given = _given(args)
    if not given and not args.drop:
        sentence = _("Chưa ghi phiếu nào (--yes, --no, --blank), điểm, thứ hạng hay ghi chú; chưa lưu gì.")
        raise Refused("bad-arguments", sentence)
    for key in args.ids:
        if not args.drop:
            ballots[key] = replace(ballots.get(key, Ballot(key)), **given)
        elif ballots.pop(key, None) is None:
            raise Refused("no-ballot", _("Phiên họp không xét đề nghị số {id}; chưa lưu gì.").format(id=key))
    return replace(sitting, ballots=tuple(ballots.values()))


def _given(args: argparse.Namespace) -> dict[str, Any]:
    counts = {"in_favour": args.yes, "against": args.no, "abstained": args.blank}
    given: dict[str, Any] = {name: value for name, value in counts.items() if value is not None}
    if args.score is not None:
        given["score"] = None if args.score == _NONE else _number(args.score)
    if args.place is not None:
        given["place"] = None if args.place == _NONE else _place(args.place)
    if args.remark is not None:
        given["remark"] = clean(args.remark)
    return given


def _place(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise Refused("bad-value", _("Thứ hạng “{text}” không phải là số nguyên; chưa lưu gì.").format(text=text))
    return int(text)
