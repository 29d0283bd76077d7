"""Who is proposed: a candidate entered or mended by command."""

import argparse
import re
from dataclasses import replace
from datetime import date
from typing import Any

from app.commands.choices import KINDS, SEXES
from app.commands.outgoing import typed_day
from app.domain.awards.nominations import Nomination, NominationState, Nominee, NomineeSnapshot
from app.services import overview
from app.services.awards import adding, campaigns, golden_book, lookup, nominations, steps
from app.services.workspace import Workspace

_BIRTH_YEAR = re.compile(r"\d{4}", re.ASCII)


def add(ws: Workspace, args: argparse.Namespace) -> Nomination:
    """Enter a candidate as the command line says it."""
    campaign = campaigns.of_year(ws, args.year)
    unit = overview.unit_named(ws, args.unit, campaign.year)
    of = overview.unit_named(ws, args.of, campaign.year) if args.of else unit
    award = lookup.award_named(ws, campaign.id, args.award)
    wanted = Nomination(
        campaign.id,
        0,
        unit.id,
        award,
        NominationState.CANDIDATE,
        NomineeSnapshot(args.name),
        achievement=args.achievement,
        is_posthumous=args.posthumous,
    )
    return adding.add(ws, nominee_of(args, of.id, is_deceased=args.posthumous), wanted)


def nominee_of(args: argparse.Namespace, unit_id: int, *, is_deceased: bool = False) -> Nominee:
    """Who the command line names, of a unit."""
    day, year = _birth(args.born)
    return Nominee(
        KINDS[args.kind],
        args.name,
        unit_id,
        born_on=day,
        birth_year=year,
        sex=SEXES.get(args.sex, ""),
        ethnicity=args.ethnicity,
        position=args.position,
        place=args.place,
        is_deceased=is_deceased,
    )


def _birth(text: str) -> tuple[date | None, int | None]:
    """A day or at least the year of a birth."""
    born = text.strip()
    year = int(born) if _BIRTH_YEAR.fullmatch(born) else None
    return (typed_day(born) if born and year is None else None), year


def change(ws: Workspace, args: argparse.Namespace) -> Nomination:
    """Store what the command line says otherwise about a nomination and who it is; what it does not say stays."""
    row = nominations.find(ws, args.id)
    about = {"achievement": args.achievement, "difference": args.different}
    of = {"name": args.name, "position": args.position, "place": args.place, "ethnicity": args.ethnicity}
    item: dict[str, Any] = {name: value for name, value in about.items() if value is not None}
    nominee: dict[str, Any] = {name: value for name, value in of.items() if value is not None}
    if args.different is not None:
        item["is_different_achievement"] = bool(args.different.strip())
    if args.sex is not None:
        nominee["sex"] = SEXES[args.sex]
    if args.born is not None:
        nominee["born_on"], nominee["birth_year"] = _birth(args.born)
    if args.posthumous:
        item["is_posthumous"] = nominee["is_deceased"] = True
    wanted = replace(row.nominee, **nominee) if nominee else None
    done = row.nomination
    if item or wanted:
        done = nominations.edit(ws, replace(row.nomination, **item), wanted, opened=(row.nomination, row.nominee))
    if args.received is not None:
        done = steps.mend_receipt(ws, args.id, typed_day(args.received))
    return done if args.golden_book is None else golden_book.set_number(ws, args.id, args.golden_book)


def change_award(ws: Workspace, args: argparse.Namespace) -> Nomination:
    """Have a candidate considered for the award the command line names."""
    item = nominations.find(ws, args.id).nomination
    return steps.change_award(ws, args.id, lookup.award_named(ws, item.campaign_id, args.award))
