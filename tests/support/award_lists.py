"""A season of commendation for lists of names: catalogue and season as founding makes them, if they are not there."""

from app.db import awards as db_awards
from app.db import nominations as db
from app.domain.awards.nominations import Campaign, Nomination, Nominee
from app.presets.award_rules import award_rules
from app.services.workspace import Workspace


def a_campaign(ws: Workspace, year: int = 2021) -> int:
    """The season of a year."""
    with ws.store.write("Đợt khen thưởng", ws.actor) as connection:
        if not db_awards.rules(connection):
            for rule in award_rules(ws.presets):
                db_awards.save_rule(connection, rule)
        found = next((item.id for item in db.campaigns(connection) if item.year == year), None)
        return found or db.save_campaign(connection, Campaign(f"Tổng kết {year}", year))


def stored(ws: Workspace, campaign_id: int) -> list[tuple[Nomination, Nominee]]:
    """Every nomination of a season with its nominee."""
    with ws.store.read() as connection:
        people = {item.id: item for item in db.nominees(connection)}
        return [(item, people[item.nominee_id]) for item in db.nominations(connection, campaign_id)]
