"""The units a round of classification names: which unit a name is, and names of units there are not."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

from app.db import units
from app.db.types import DbConnection
from app.domain.lineage import successors
from app.domain.plans.classification import ClassificationResult, ClassificationRound
from app.domain.plans.spans import span
from app.errors import Refused
from app.i18n import _
from app.services import scope
from app.text import fold, short_date

_UNIT_WORD = re.compile(r"(?:xa|phuong|thi tran|dac khu|don bien phong) \S")

#: A place without a kind may be a unit.
_UNIT_KIND = re.compile(r"$|xa\b|phuong\b|thi tran\b|dac khu\b|don vi\b")


def unit_of(connection: DbConnection, name: str, of: ClassificationRound) -> int | None:
    """The unit of that name on the last day of the round, else on its first one, where there is exactly one.

    A unit that was merged within the time of the round is still that unit in it.
    """
    held = span(of.period)
    found = _unit_on(connection, name, held.last)
    return found if found is not None else _unit_on(connection, name, held.first)


def _unit_on(connection: DbConnection, name: str, day: date) -> int | None:
    named = units.named(connection, name, day)
    known = {item.id for item in scope.area(connection, day)} if named else set()
    inside = [item.id for item in named if item.id in known]
    return inside[0] if len(inside) == 1 else None


def with_units(
    connection: DbConnection, of: ClassificationRound, results: Sequence[ClassificationResult]
) -> tuple[ClassificationResult, ...]:
    """Results with the unit each name is, so that one place is one in every round."""
    return tuple(
        item if item.unit_id is not None else replace(item, unit_id=unit_of(connection, item.name, of))
        for item in results
    )


def as_named_now(
    connection: DbConnection, of: ClassificationRound, former: Sequence[ClassificationResult]
) -> tuple[ClassificationResult, ...]:
    """Places of the round before, where a unit went on under its name as the unit it is on the last day of a round."""
    day = span(of.period).last
    everyone = {item.id: item for item in units.all_units(connection)}
    over = {key for key, item in everyone.items() if item.valid_to is not None and item.valid_to <= day}
    if not any(item.unit_id in over for item in former):
        return tuple(former)
    lineage, here = units.lineage(connection), {item.id for item in scope.area(connection, day)}

    def now(unit_id: int) -> int:
        heirs = here.intersection(successors(unit_id, tuple(everyone.values()), lineage, day))
        same = [key for key in heirs if fold(everyone[key].name) == fold(everyone[unit_id].name)]
        return same[0] if len(same) == 1 else unit_id

    return tuple(
        replace(item, unit_id=now(item.unit_id)) if item.unit_id is not None and item.unit_id in over else item
        for item in former
    )


def strange(
    connection: DbConnection,
    of: ClassificationRound,
    known: Collection[ClassificationResult],
    listed: Sequence[ClassificationResult],
) -> Iterator[tuple[ClassificationResult, str]]:
    """Those that name a unit there is not on the last day of the round, each with a sentence on it.

    That they mean a unit shows by their word, by units of the same kind beside them, or by a unit that was there
    before. What stands in ``known`` already is none.
    """
    there = {(fold(item.name), fold(item.category)) for item in known}
    day = span(of.period).last
    now = [_unit_on(connection, item.name, day) for item in listed]
    kinds = {fold(item.category) for item, unit_id in zip(listed, now, strict=True) if unit_id is not None}
    for item, unit_id in zip(listed, now, strict=True):
        if unit_id is not None or (fold(item.name), fold(item.category)) in there:
            continue
        kind = fold(item.category)
        former = _former(connection, item.name, day) if _UNIT_KIND.match(kind) else ""
        if former or kind in kinds or _UNIT_WORD.match(fold(item.name)):
            told = _("“{name}” không có trong danh mục đơn vị ngày {day}.")
            yield item, " ".join(filter(None, (told.format(name=item.name, day=short_date(day)), former)))


def _former(connection: DbConnection, name: str, day: date) -> str:
    """What became of a unit that was there before; "" for a name none bore, or that somebody bears on the day."""
    bearers = units.named(connection, name, None)
    if not bearers or any(item.valid_to is None or item.valid_to > day for item in bearers):
        return ""
    try:
        scope.place_named(connection, name, day)
    except Refused as refused:
        if refused.way_out:
            return refused.way_out
    last = max(item.valid_to for item in bearers if item.valid_to is not None) - date.resolution
    return _("Đơn vị tên ấy có đến hết ngày {day}.").format(day=short_date(last))
