"""Layouts of the usual blanks for the awards of a season, from the presets; loads no library of papers."""

from collections.abc import Iterator
from dataclasses import replace

from app.db import certificates as db
from app.db.types import DbConnection
from app.domain.awards.catalogue import NOMINEE_WORDS
from app.domain.awards.certificates import CertificateLayout
from app.i18n import _
from app.presets.certificates import blanks
from app.presets.load import PresetLibrary
from app.services.awards import campaigns
from app.services.awards.season import Season
from app.services.workspace import Workspace


def found_blanks(connection: DbConnection, ws: Workspace, year: int) -> None:
    """Store the usual blanks of a new data file for the awards of the season of its report year."""
    campaign = campaigns.current(connection, year)
    if campaign is not None:
        store_usual(connection, ws.presets, Season.read(connection, ws, campaign.id))


def store_usual(connection: DbConnection, presets: PresetLibrary, season: Season) -> tuple[CertificateLayout, ...]:
    """Store a layout for every award and kind that has none yet; those stored, none where all have theirs."""
    known = {(item.award, item.kind) for item in db.layouts(connection)}
    added = []
    for layout in _usual(presets, season):
        if (layout.award, layout.kind) not in known:
            named = replace(layout, name=free_name(connection, layout.name))
            added.append(replace(named, id=db.save_layout(connection, named)))
    return tuple(added)


def _usual(presets: PresetLibrary, season: Season) -> Iterator[CertificateLayout]:
    known = blanks(presets, season.day)
    for rule in season.book.awards(season.day):
        award, authority = rule.content, season.authority(rule.key)
        for blank in known:
            if authority is None or award.form is not blank.form or authority.level not in blank.levels:
                continue
            for kind in award.kinds:
                title = award.form_name or season.award_title(rule.key)
                name = f"{title}, {_(NOMINEE_WORDS[kind])} – {blank.name}"
                yield blank.layout(name, rule.key, kind)


def free_name(connection: DbConnection, name: str) -> str:
    """The name, or with the first number that makes it one no layout has."""
    taken = {item.name for item in db.layouts(connection)}
    numbers = (f"{name} ({number})" for number in range(2, len(taken) + 3))
    return next(free for free in (name, *numbers) if free not in taken)
