"""``tiers offers``: levels that reports tell otherwise than the register, entered or let pass."""

import argparse
from collections.abc import Sequence
from typing import Any

from app.commands.tier_rules import Answer, consequence_lines, consequences_json, day_of
from app.domain.tier_history import TierEntry
from app.domain.tier_words import entry_words
from app.i18n import _
from app.services import overview, tier_offers, tiers
from app.services.tier_offers import DecidingPaper, OfferedTier
from app.services.workspace import Workspace
from app.text import short_date


def offers(ws: Workspace, args: argparse.Namespace) -> Answer:
    """List what reports tell otherwise than the register, or enter some of it, or let it pass."""
    year = overview.year_of(ws, args.year)
    found = tier_offers.offered(ws, year)
    if args.accept:
        paper = DecidingPaper(args.document, day_of(args.document_on), args.authority)
        done = tier_offers.accept(ws, tier_offers.of_reports(found, args.accept), paper)
        told = _("Đã ghi {count} cấp độ.").format(count=len(done.ids))
        answer = {"ids": list(done.ids), "consequences": consequences_json(done.consequences)}
        return answer, [told, *consequence_lines(done.consequences)]
    if args.ignore:
        passed = tier_offers.of_reports(found, args.ignore)
        tier_offers.ignore(ws, passed, args.reason)
        told = _("Đã bỏ qua cấp độ của {count} báo cáo.").format(count=len(passed))
        return {"ignored": [item.submission_id for item in passed]}, [told]
    return _offered(ws, year, found)


def _offered(ws: Workspace, year: int, found: Sequence[OfferedTier]) -> Answer:
    matrix = next(iter(tiers.matrices(ws)), None)
    rows = [
        {
            "report": item.submission_id,
            "name": item.unit.title,
            **entry_json(item.entry),
            "known": item.known is not None,
        }
        for item in found
    ]
    lines = []
    for item in found:
        known = entry_words(item.known, matrix) if item.known else _("chưa ghi")
        said = _("{id}. {unit}: báo cáo ghi {words} ngày {day}; sổ cấp độ: {known}")
        data = {"words": entry_words(item.entry, matrix), "day": short_date(item.entry.from_day), "known": known}
        lines.append(said.format(id=item.submission_id, unit=item.unit.title, **data))
    if lines:
        lines.append(_("Ghi theo báo cáo: --accept SỐ --document VĂN_BẢN; giữ theo sổ: --ignore SỐ --reason LÝ_DO."))
    return {"year": year, "offers": rows}, lines or [_("Không có báo cáo nào ghi cấp độ khác sổ cấp độ.")]


def entry_json(entry: TierEntry) -> dict[str, Any]:
    """One line of the register, for programs."""
    return {
        "unit": entry.unit_id,
        "standing": entry.standing.value,
        "level": entry.level,
        "from": entry.from_day.isoformat(),
        "document": entry.document,
        "document_on": entry.document_on and entry.document_on.isoformat(),
        "authority": entry.authority,
        "note": entry.note,
        "entered_by": entry.entered_by,
    }
