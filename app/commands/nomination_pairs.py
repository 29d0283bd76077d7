"""``nominations duplicates``: pairs that may be one, and what is decided about two nominations."""

import argparse
from collections.abc import Iterator, Mapping
from typing import Any

from app.domain.awards.case import Pair
from app.domain.awards.nominations import SAMENESS_WORDS, Sameness
from app.domain.awards.reasons import says_something
from app.errors import Refused
from app.i18n import _
from app.services.awards import campaigns, checks, nominations
from app.services.awards.entries import Entry, entries
from app.services.workspace import Workspace

#: What stands before the number of somebody nobody proposes in this season, who has no number of a nomination.
_UNPROPOSED = "dt"


def duplicates(ws: Workspace, args: argparse.Namespace) -> tuple[dict[str, Any], list[str]]:
    """Pairs that may be one; first what the command line decides about two of them."""
    campaign = campaigns.of_year(ws, args.year)
    known = entries(ws, campaign.id)
    for two, sameness in ((args.same, Sameness.SAME), (args.different, Sameness.DIFFERENT)):
        if two:
            first, second = (_nominee(ws, known, text) for text in two)
            if sameness is Sameness.SAME and not says_something(args.reason):
                _refuse_unlike(known[first], known[second], checks.duplicates(ws, campaign.id))
            checks.decide_sameness(ws, first, second, sameness, args.reason)
    pairs = checks.duplicates(ws, campaign.id)
    lines = [line for pair in pairs for line in _lines(pair, known)]
    return {"pairs": [_json(pair, known) for pair in pairs]}, lines or [_("Không có ai trùng ai.")]


def _nominee(ws: Workspace, known: Mapping[int, Entry], text: str) -> int:
    """The nominee somebody means by the number of a nomination, or as the list names one that has none."""
    number = text.strip().lower().removeprefix(_UNPROPOSED)
    if not (number.isascii() and number.isdigit()):
        told = _("“{text}” không phải là số của một đề nghị; chưa lưu gì.").format(text=text)
        raise Refused("bad-number", told, _("Số đứng trước tên trong “nominations” và “nominations duplicates”."))
    if number == text.strip():
        return nominations.find(ws, int(number)).nominee.id
    if int(number) not in known:
        raise Refused("no-nominee", _("Không có đối tượng khen thưởng số {id}.").format(id=text))
    return int(number)


def _refuse_unlike(first: Entry, second: Entry, pairs: tuple[Pair, ...]) -> None:
    """Two that nothing makes alike are called one only with a reason: a number may have been mistyped."""
    two = {first.nominee.id, second.nominee.id}
    if len(two) == 1 or any({pair.first.id, pair.second.id} == two for pair in pairs):
        return
    told = _("{first} và {second} không phải là cặp nghi là một nên chưa ghi là một; chưa lưu gì.")
    way = _("Hãy xem lại hai số; nếu đúng là một thì thêm --reason LÝ_DO.")
    raise Refused("not-alike", told.format(first=_named(first), second=_named(second)), way)


def _number(entry: Entry) -> str:
    return ", ".join(map(str, entry.numbers)) or f"{_UNPROPOSED}{entry.nominee.id}"


def _named(entry: Entry) -> str:
    return f"{_number(entry)}. {entry.who}"


def _lines(pair: Pair, known: Mapping[int, Entry]) -> Iterator[str]:
    """Two nominees that may be the same, with why, or what was decided, each with what it is proposed for."""
    if pair.match is not None:
        ruled = (_(SAMENESS_WORDS[pair.match.sameness]).capitalize(), pair.match.reason)
        yield "; ".join(part for part in ruled if part) + ":"
    else:
        why = "; ".join(pair.likeness.reasons) if pair.likeness else ""
        yield _("Có thể là một: {why}").format(why=why)
    for entry in (known[pair.first.id], known[pair.second.id]):
        awards = "; ".join(entry.award_titles) or _("không có đề nghị trong đợt này")
        yield f"  {_named(entry)}: {awards}"


def _json(pair: Pair, known: Mapping[int, Entry]) -> dict[str, Any]:
    """Two nominees that may be the same, for programs."""
    return {
        "first": _entry_json(known[pair.first.id]),
        "second": _entry_json(known[pair.second.id]),
        "strength": pair.likeness.strength.value if pair.likeness else None,
        "reasons": list(pair.likeness.reasons) if pair.likeness else [],
        "decided": pair.match.sameness.value if pair.match else None,
    }


def _entry_json(entry: Entry) -> dict[str, Any]:
    """One of a pair; ``number`` is what ``--same`` and ``--different`` take."""
    return {
        "number": str(entry.numbers[0]) if entry.numbers else _number(entry),
        "ids": list(entry.numbers),
        "nominee_id": entry.nominee.id,
        "name": entry.nominee.name,
        "unit": entry.unit_title,
        "born": entry.birth,
        "awards": list(entry.award_titles),
    }
