"""``tiers``: the tier of every unit on a day, entries and lists of them and what reports say."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from app.commands.console import Console
from app.commands.opening import opened
from app.commands.tier_offering import entry_json, offers
from app.commands.tier_rules import (
    Answer,
    advise,
    consequence_lines,
    consequences_json,
    day_of,
    day_or_season,
    limit,
    rules,
)
from app.domain.event_changes import Consequence
from app.domain.event_words import capital
from app.domain.tier_board import BoardRow, PlaceTier
from app.domain.tier_history import TierEntry, TierPeriod
from app.domain.tier_words import document_words, entry_words, read_standing
from app.errors import Refused
from app.i18n import _
from app.services import tier_map, tier_rules, tiers, tiers_list
from app.services.tiers import EntryPreview, Recorded
from app.services.tiers_list import ListDefaults, TierListing
from app.services.workspace import Workspace
from app.text import short_date


def tiers_(args: argparse.Namespace, console: Console) -> int:
    """Run ``tiers`` itself or one of the commands under it."""
    work, is_reading = _WORKS[args.work]
    with opened(args, console, read_only=is_reading or _only_looks(args)) as ws:
        answer, lines = work(ws, args)
    if args.json:
        console.json(answer)
    else:
        for line in lines:
            console.line(line)
    return 0


def _only_looks(args: argparse.Namespace) -> bool:
    is_list = args.work == "offers" and not (args.accept or args.ignore)
    return is_list or getattr(args, "preview", False)


# --- the map and the history -----------------------------------------------------------------------------------------


def _board(ws: Workspace, args: argparse.Namespace) -> Answer:
    day = day_or_season(ws, args.on)
    if args.history:
        if not args.unit:
            raise Refused("no-unit", _("--history cần --unit để biết là đơn vị nào."))
        return _history(ws, tiers.place_named(ws, args.unit, day).id)
    shown = tier_map.board(ws, day)
    rows: Sequence[BoardRow] = shown.rows
    if args.unit:
        unit = tiers.place_named(ws, args.unit, day)
        found = shown.row(unit.id)
        rows = () if found is None else (found,)
        if found is None:
            said = _("Ngày {day}, bảng cấp độ không có {unit}; xem các lần ghi bằng --history.")
            raise Refused("not-on-board", said.format(day=short_date(day), unit=unit.title))
    names = {item.key: item.name for item in shown.matrices}
    counts = [{**asdict(item), "origin": item.origin and item.origin.value} for item in shown.counts]
    answer = {"day": day.isoformat(), "units": [_row_json(row) for row in rows], "counts": counts}
    totals = [
        _("{words}: {communes} xã, {hamlets} xóm").format(words=c.words, communes=c.communes, hamlets=c.hamlets)
        for c in shown.counts
    ]
    lines = [*(line for row in rows for line in _row_lines(row, names)), *([] if args.unit else totals)]
    empty = _("Ngày {day} địa bàn không có xã nào; hãy ghi --on với ngày khác.").format(day=short_date(day))
    return answer, lines or [empty]


def _row_json(row: BoardRow) -> dict[str, Any]:
    told = {
        "id": row.unit.id,
        "code": row.unit.code,
        "name": row.unit.name,
        "tiers": [_tier_json(t) for t in row.tiers],
    }
    return {**told, "hamlets": [_row_json(item) for item in row.hamlets]} if row.hamlets else told


def _tier_json(tier: PlaceTier) -> dict[str, Any]:
    entry = tier.entry
    return {
        "matrix": tier.matrix,
        "level": tier.level,
        "origin": tier.origin.value,
        "words": tier.words,
        "strictness": tier.strictness,
        "permission": tier.permission,
        "from": entry.from_day.isoformat() if entry else None,
        "document": document_words(entry) if entry else "",
    }


def _row_lines(row: BoardRow, names: dict[str, str], indent: str = "") -> Iterator[str]:
    told = []
    for tier in row.tiers:
        name = f"{names[tier.matrix]}: " if len(names) > 1 else ""
        told.append(f"{name}{tier.words}" + (f" ({tier.permission})" if tier.permission else ""))
    yield f"{indent}{capital(row.unit.title)}: {'; '.join(told) or _('không có bảng quy định nào')}"
    for item in row.hamlets:
        yield from _row_lines(item, names, f"{indent}  ")


def _history(ws: Workspace, unit_id: int) -> Answer:
    found = tiers.history(ws, unit_id)
    told = [(item.matrix, period) for item in found for period in item.periods]
    answer = [{"matrix": matrix.key, **_period_json(period)} for matrix, period in told]
    lines = [f"{matrix.name}: {_period_words(entry_words(period.entry, matrix), period)}" for matrix, period in told]
    return {"entries": answer}, lines or [_("Đơn vị này chưa có lần ghi cấp độ nào.")]


def _period_json(period: TierPeriod) -> dict[str, Any]:
    until = {"until": period.until and period.until.isoformat(), "is_replaced": period.is_replaced}
    return {**entry_json(period.entry), **until}


def _period_words(words: str, period: TierPeriod) -> str:
    entry = period.entry
    until = _(" đến trước {day}").format(day=short_date(period.until)) if period.until else ""
    if period.is_replaced:
        until = _(" (đã thay trong ngày)")
    said = _("từ {day}{until}: {words}").format(day=short_date(entry.from_day), until=until, words=words)
    return f"{said}, {document_words(entry)}" if document_words(entry) else said


# --- entering --------------------------------------------------------------------------------------------------------


def _set(ws: Workspace, args: argparse.Namespace) -> Answer:
    matrix, day = tier_rules.matrix(ws, args.matrix), day_of(args.from_day)
    if day is None:
        raise Refused("no-day", _("Chưa ghi áp dụng từ ngày nào; hãy thêm --from, ví dụ --from 15/02/2022."))
    said = read_standing(args.level, matrix, day)
    if said is None:
        told = _("Không hiểu cấp độ “{typed}”; hãy ghi 1, 2, 3, 4, “không áp dụng” hoặc “theo xã”.")
        raise Refused("unclear-level", told.format(typed=args.level))
    unit = tiers.place_named(ws, args.unit, day)
    papers = (args.document, day_of(args.document_on), args.authority, args.note)
    entry = TierEntry(unit.id, matrix.key, said[0], day, said[1], *papers)
    shown = tiers.preview(ws, [entry])
    if args.preview:
        return _previewed(shown.lines, shown.consequences)
    done = tiers.record(ws, [entry])
    return _recorded(done.ids, shown.lines, done.consequences)


def _previewed(lines: Iterable[EntryPreview], consequences: Sequence[Consequence]) -> Answer:
    known = list(lines)
    answer = {"lines": [_preview_json(line) for line in known], "consequences": consequences_json(consequences)}
    return answer, [*(text for line in known for text in _preview_lines(line)), *consequence_lines(consequences)]


def _preview_json(line: EntryPreview) -> dict[str, Any]:
    return {
        **entry_json(line.entry),
        "name": line.unit.title,
        "before": line.before.words if line.before else None,
        "after": line.after.words if line.after else None,
        "faults": [asdict(item) for item in line.faults],
    }


def _preview_lines(line: EntryPreview) -> Iterator[str]:
    if line.before is not None and line.after is not None:
        said = _("{unit}: {before} → {after} từ {day}; {permission}")
        data = {"before": line.before.words, "after": line.after.words, "day": short_date(line.entry.from_day)}
        yield said.format(unit=capital(line.unit.title), permission=line.after.permission, **data).rstrip("; ")
    yield from (item.sentence for item in line.faults)


def _recorded(ids: Sequence[int], lines: Iterable[EntryPreview], consequences: Sequence[Consequence]) -> Answer:
    told = [text for line in lines for text in _preview_lines(line)]
    done = _("Đã ghi {count} cấp độ.").format(count=len(ids))
    answer = {"ids": list(ids), "consequences": consequences_json(consequences)}
    return answer, [*told, done, *consequence_lines(consequences)]


def _import(ws: Workspace, args: argparse.Namespace) -> Answer:
    defaults = ListDefaults(args.matrix, day_of(args.from_day), args.document, day_of(args.document_on), args.authority)
    chosen = dict(_chosen(ws, text, day_or_season(ws, args.from_day)) for text in args.choose)
    source: str | Path = sys.stdin.read() if args.file == "-" else Path(args.file)
    listing = tiers_list.read(ws, source, defaults, chosen)
    answer = {
        "columns": list(listing.columns),
        "unknown_columns": list(listing.unknown_columns),
        "lines": _lines(listing),
    }
    told = [_("Hiểu các cột: {columns}.").format(columns=", ".join(listing.columns))]
    told += [f"{_('Dòng')} {line.number}: {line.shown}. {text}" for line in listing.lines for text in _said(line)]
    if args.preview:
        consequences = listing.preview.consequences
        answer["consequences"] = consequences_json(consequences)
        counts = _("{new} dòng sẽ ghi, {refused} dòng chưa rõ.")
        summary = counts.format(new=len(listing.new), refused=len(listing.refused))
        return answer, [*told, summary, *consequence_lines(consequences)]
    done = _record_list(ws, listing, leaves_out_refused=args.leave_out)
    recorded, said = _recorded(done.ids, (), done.consequences)
    return {**answer, **recorded}, [*told, *said]


def _record_list(ws: Workspace, listing: TierListing, *, leaves_out_refused: bool) -> Recorded:
    """The service tells what to do; here it is told how that is typed."""
    try:
        return tiers_list.record(ws, listing, leaves_out_refused=leaves_out_refused)
    except Refused as refused:
        if refused.code != tiers_list.LINES_REFUSED:
            raise
        line = listing.refused[0].number
        way_out = _(
            "Chưa ghi dòng nào. Hãy sửa danh sách, hoặc thêm --choose {line}=MÃ để chỉ đơn vị của dòng, hoặc "
            "--leave-out để bỏ các dòng này."
        )
        raise Refused(refused.code, refused.sentence, way_out.format(line=line)) from refused


def _said(line: tiers_list.TierLine) -> list[str]:
    return [item.sentence for item in line.faults]


def _lines(listing: TierListing) -> list[dict[str, Any]]:
    return [
        {
            "number": line.number,
            "shown": line.shown,
            "entry": entry_json(line.entry) if line.entry else None,
            "faults": [asdict(item) for item in line.faults],
            "candidates": [{"id": unit.id, "code": unit.code, "name": unit.title} for unit in line.candidates],
        }
        for line in listing.lines
    ]


def _chosen(ws: Workspace, text: str, day: date) -> tuple[int, int]:
    number, sign, unit = text.partition("=")
    if not sign or not (number.isascii() and number.isdigit()):
        raise Refused("bad-choice", _("“{text}” phải có dạng DÒNG=ĐƠN_VỊ, ví dụ 5=01366.").format(text=text))
    return int(number), tiers.place_named(ws, unit, day).id


#: Work and whether it only reads.
_WORKS = {
    None: (_board, True),
    "set": (_set, False),
    "import": (_import, False),
    "offers": (offers, False),
    "rules": (rules, True),
    "limit": (limit, False),
    "advise": (advise, True),
}
