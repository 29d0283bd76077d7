"""The map of tiers of a day as screens show it; nothing is changed here.

The first page reads it before it shows: what writes papers is not loaded with it.
"""

from datetime import date

from app.db import tiers
from app.db.types import DbConnection
from app.domain.tier_board import BoardSource, TierBoard
from app.domain.tier_board import board as map_of
from app.domain.tier_history import TierRegister
from app.services.tier_places import TierPlaces
from app.services.workspace import Workspace


def board(ws: Workspace, day: date) -> TierBoard:
    """The map of tiers of a day: border communes with their hamlets, and others that something was announced for."""
    with ws.store.read() as connection:
        places = TierPlaces.of(connection, day)
        known = tiers.entries(connection)
        source = _source(connection, places, TierRegister(known))
    named = {item.unit_id for item in known if item.from_day <= day}
    hamlets = places.hamlets()
    reporting = {item.id for item in places.expected}
    shown = [
        item
        for item in places.communes()
        if item.id in reporting or named & {item.id, *(hamlet.id for hamlet in hamlets.get(item.id, ()))}
    ]
    return map_of(source, shown, hamlets)


def _source(connection: DbConnection, places: TierPlaces, known: TierRegister) -> BoardSource:
    return BoardSource(places.day, places.by_id, tiers.matrices(connection), known, tiers.limits(connection))
