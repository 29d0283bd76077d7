"""A unit that goes on under another name or code keeps its tier «cấp độ» and its limits of people."""

from dataclasses import replace
from datetime import date

from app.db import tiers
from app.db.types import DbConnection
from app.domain.periods import is_valid_on
from app.domain.tier_history import TierRegister


def carry_on(connection: DbConnection, former_id: int, new_id: int, on: date) -> None:
    """Enter for the new unit what holds for the former on ``on``, and what was announced for days after it.

    Without it a commune that is only renamed would be without a level, and everything would be allowed there. What a
    merger makes of several levels is not carried on: that is for the authority to announce.
    """
    register = TierRegister(tiers.entries(connection))
    for matrix in tiers.matrices(connection):
        now = register.own(former_id, matrix.key, on)
        later = (item for item in register.history(former_id, matrix.key) if item.from_day > on)
        for entry in (*((now,) if now else ()), *later):
            tiers.add_entry(connection, replace(entry, unit_id=new_id, from_day=max(entry.from_day, on), id=0))
    for limit in tiers.limits(connection):
        day = max(limit.valid_from, on)
        if limit.unit_id == former_id and is_valid_on(day, limit.valid_from, limit.valid_to):
            tiers.save_limit(connection, replace(limit, unit_id=new_id, valid_from=day, id=0))
