"""``nominations`` and ``nominations show``: the nominations of a season, and one whole."""

import argparse
from typing import Any

from app.commands.choices import STATES
from app.commands.nomination_dossiers import dossier_json, lacking_line, standing_line
from app.commands.nomination_lines import criterion_line, detail_lines, nomination_json, row_json, row_line
from app.i18n import _
from app.services import overview
from app.services.awards import campaigns, checks, dossiers, lookup, nominations
from app.services.workspace import Workspace

_Answer = tuple[dict[str, Any], list[str]]


def list_(ws: Workspace, args: argparse.Namespace) -> _Answer:
    """The nominations of a season, those the command line asks for."""
    campaign = campaigns.of_year(ws, args.year)
    unit = overview.unit_named(ws, args.unit, campaign.year).id if args.unit else None
    award = lookup.award_named(ws, campaign.id, args.award) if args.award else None
    state = STATES[args.state] if args.state else None
    rows = [
        row
        for row in nominations.rows(ws, campaign.id)
        if unit in (None, row.nomination.unit_id)
        and award in (None, row.nomination.award)
        and state in (None, row.nomination.state)
    ]
    catalogue = ws.presets.catalogue(campaign.year)
    counted = _("{count} đề nghị, {held} giữ suất, {blocked} còn điều chặn")
    held, blocked = sum(row.nomination.holds_place for row in rows), sum(row.is_blocked for row in rows)
    lines = [*map(row_line, rows), counted.format(count=len(rows), held=held, blocked=blocked)]
    return {"year": campaign.year, "nominations": [row_json(row, catalogue) for row in rows]}, lines


def show(ws: Workspace, args: argparse.Namespace) -> _Answer:
    """One nomination with what is found and the conditions of its award."""
    row = nominations.find(ws, args.id)
    campaign = next(item for item in campaigns.campaigns(ws) if item.id == row.nomination.campaign_id)
    catalogue = ws.presets.catalogue(campaign.year)
    results = checks.criteria(ws, args.id)
    told = [
        {
            "text": item.rule.content.text,
            "verdict": item.verdict.value,
            "proof": item.proof,
            "clause": item.rule.clause,
            "confidence": item.rule.confidence.value,
        }
        for item in results
    ]
    answer = {**row_json(row, catalogue), "nomination": nomination_json(row.nomination), "criteria": told}
    dossier = dossiers.find(ws, args.id)
    answer["missing_papers"] = list(dossier.dossier.missing_words())
    answer["dossier"] = dossier_json(dossier)
    papers = [line for line in (standing_line(dossier), lacking_line(dossier)) if line]
    return answer, [*detail_lines(row, catalogue), *papers, *map(criterion_line, results)]
