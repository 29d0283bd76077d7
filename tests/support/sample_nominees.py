"""The nominees of the nine sample workbooks, as the expected file lists them, entered as candidates."""

import json
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from app.db import nominations as db
from app.db import units
from app.db.types import DbConnection
from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.nominations import Campaign, Nomination, NominationState, Nominee, NomineeSnapshot
from app.services.awards import nominations
from app.services.awards.season import Season
from app.services.workspace import Workspace

EXPECTED = Path(__file__).parent.parent / "samples" / "expected" / "ha-quang-2021.json"
DAY = date(2022, 1, 11)


@cache
def expected() -> dict[str, Any]:
    """The whole expected file."""
    return dict(json.loads(EXPECTED.read_text(encoding="utf-8")))


def enter_all(ws: Workspace) -> Campaign:
    """Every nominee of the samples as a candidate of the unit that sent it; nothing is called the same."""
    with ws.store.write("thử", "thử") as connection:
        (campaign,) = db.campaigns(connection)
        season = Season.read(connection, ws, campaign.id)
        forms = {rule.content.form_name: rule.key for rule in season.book.awards(season.day)}
        wanted = []
        for row in sorted(expected()["nominees"], key=lambda item: (item["proposed_by"], item["row"])):
            nominee = _nominee(connection, row)
            nominee = replace(nominee, id=db.save_nominee(connection, nominee))
            snapshot = NomineeSnapshot(nominee.name)
            made = Nomination(
                campaign.id, nominee.id, nominee.unit_id, forms[row["form"]], NominationState.CANDIDATE, snapshot
            )
            wanted.append(replace(made, achievement=f"Việc làm của dòng {row['row']}, {row['proposed_by']}"))
        nominations.enter(connection, ws, campaign.id, wanted)
        return campaign


def _nominee(connection: DbConnection, row: dict[str, Any]) -> Nominee:
    (unit,) = units.named(connection, row["proposed_by"], DAY)
    kind = NomineeKind.COLLECTIVE if row["object"] == "Tập thể" else NomineeKind.INDIVIDUAL
    born = date.fromisoformat(row["birth"]) if row["birth"] else None
    return Nominee(kind, row["name"], unit.id, born_on=born, place=row["unit"])
