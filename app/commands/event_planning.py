"""``events plan`` and ``events adopt``: events for all units at one stroke, and kinds and rules of another plan."""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from app.commands.outgoing import typed_day
from app.domain.event_planning import Proposal, Prospect
from app.domain.event_words import part_words
from app.i18n import N_, _
from app.services import event_planning, event_presets, tiers
from app.services.event_presets import Offer, OfferedRule
from app.services.workspace import Workspace
from app.text import short_date

_Answer = tuple[dict[str, Any], list[str]]


def plan(ws: Workspace, args: argparse.Namespace) -> _Answer:
    """Propose, and unless it is a preview store; units that have such an event are left alone and said to be."""
    kinds = args.kind or ()
    day = event_planning.season_end(ws, kinds)
    units = [tiers.place_named(ws, text, day).id for text in args.unit] if args.unit else None
    first, last = (typed_day(text) if text else None for text in (args.first, args.last))
    found = event_planning.propose(ws, kinds, units, first, last)
    is_new = any(item.is_new for item in found)
    made = event_planning.plan(ws, found) if is_new and not args.preview else ()
    answer = {"preview": args.preview, "proposals": [_proposal_json(item) for item in found], "created": list(made)}
    return answer, [*(_line(item) for item in found), *_summary(found, len(made), is_preview=args.preview)]


def _proposal_json(item: Proposal) -> dict[str, Any]:
    return {
        "kind": item.kind.key,
        "unit_id": item.unit.id,
        "unit": item.unit.title,
        "day": item.day and item.day.isoformat(),
        "prospect": item.prospect.value,
        "parts": [part.value for part in item.parts],
        "fallen": [part.value for part in item.fallen],
        "why": item.why,
        "day_words": item.day_words,
        "existing": item.existing and item.existing.id,
    }


def _line(item: Proposal) -> str:
    day = short_date(item.day) if item.day else _("chưa có ngày")
    parts = part_words(item.parts) or _("không tổ chức")
    told = f"{day}  {item.unit.title}: {item.kind.name}: {parts}"
    notes = [text for text in (item.day_words if item.is_outside else "", item.why) if text]
    return f"{told} ({'; '.join(notes)})" if notes else told


_COUNTED = (
    (Prospect.WHOLE, N_("{count} nơi đủ các phần")),
    (Prospect.PARTLY, N_("{count} nơi bỏ bớt phần")),
    (Prospect.FORBIDDEN, N_("{count} nơi không được tổ chức")),
    (Prospect.EXISTS, N_("{count} nơi đã có, để nguyên")),
)


def _summary(found: Sequence[Proposal], made: int, *, is_preview: bool) -> Iterator[str]:
    counts = Counter(item.prospect for item in found)
    yield "; ".join(_(words).format(count=counts[key]) for key, words in _COUNTED if counts[key])
    if is_preview:
        yield _("Xem trước: chưa ghi gì.")
    else:
        yield _("Đã lập {count} sự kiện.").format(count=made)


# --- kinds and rules of another plan ---------------------------------------------------------------------------------


def adopt(ws: Workspace, args: argparse.Namespace) -> _Answer:
    """Take over what the data file does not have, and the kinds that are to be replaced; or only tell."""
    if args.preview:
        found = event_presets.preview(ws, args.plan)
    else:
        found = event_presets.apply(ws, args.plan, args.replace or ())
    rows = [
        {"key": item.key, "name": item.name, "is_matrix": item.is_matrix, "offer": item.offer.value} for item in found
    ]
    return {"preview": args.preview, "rules": rows}, [_offer_line(item) for item in found]


_OFFERS = {
    Offer.NEW: N_("chưa có trong dữ liệu"),
    Offer.DIFFERENT: N_("dữ liệu có bản khác"),
    Offer.SAME: N_("đã có"),
}


def _offer_line(item: OfferedRule) -> str:
    what = _("quy định") if item.is_matrix else _("loại sự kiện")
    return f"{item.key}: {item.name} ({what}, {_(_OFFERS[item.offer])})"
