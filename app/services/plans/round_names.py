"""The units a round of classification names: which unit a name is, and names of units there are not."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.db import units
from app.db.remembering import remembered
from app.db.types import DbConnection
from app.domain.lineage import successors
from app.domain.plans.classification import ClassificationResult, ClassificationRound
from app.domain.plans.spans import span
from app.domain.units import Unit
from app.errors import Refused
from app.i18n import _
from app.services import scope
from app.text import fold, short_date

_UNIT_WORD = re.compile(r"(?:xa|phuong|thi tran|dac khu|don bien phong) \S")

#: Words people write before the name of a unit, as :func:`app.db.units.named` leaves them out.
_BEFORE = ("ubnd ", "xa ", "phuong ", "thi tran ", "dac khu ", "huyen ", "tinh ", "xom ", "thon ", "ban ", "don ")

#: A place without a kind may be a unit.
_UNIT_KIND = re.compile(r"$|xa\b|phuong\b|thi tran\b|dac khu\b|don vi\b")


def unit_of(connection: DbConnection, name: str, of: ClassificationRound) -> int | None:
    """The unit of that name on the last day of the round, else on its first one, where there is exactly one.

    A unit that was merged within the time of the round is still that unit in it.
    """
    return _units_of(connection, (name,), of).get(name)


def with_units(
    connection: DbConnection, of: ClassificationRound, results: Sequence[ClassificationResult]
) -> tuple[ClassificationResult, ...]:
    """Results with the unit each name is, so that one place is one in every round."""
    found = _units_of(connection, {item.name for item in results if item.unit_id is None}, of)
    return tuple(item if item.unit_id is not None else replace(item, unit_id=found.get(item.name)) for item in results)


def _units_of(connection: DbConnection, names: Collection[str], of: ClassificationRound) -> dict[str, int]:
    held = span(of.period)
    found = _units_on(connection, names, held.last)
    return found | _units_on(connection, [name for name in names if name not in found], held.first)


def _units_on(connection: DbConnection, names: Collection[str], day: date) -> dict[str, int]:
    """Of the names those that are exactly one unit of the area on a day, each with that unit."""
    bearers = _bearers(connection, day) if names else {}
    borne = {name: found for name in names if (found := _named(bearers, name))}
    known = _area(connection, day) if borne else frozenset()
    inside = {name: [item.id for item in found if item.id in known] for name, found in borne.items()}
    return {name: keys[0] for name, keys in inside.items() if len(keys) == 1}


@remembered
def _area(connection: DbConnection, day: date) -> frozenset[int]:
    return frozenset(item.id for item in scope.area(connection, day))


@remembered
def _bearers(connection: DbConnection, day: date | None) -> Mapping[str, Sequence[Unit]]:
    """Units of a day, or of all times, by each name and alias they bear, tones and case aside.

    Most places of a round are no unit; asked for one by one they would cost a search through all units each.
    """
    some = units.all_units(connection) if day is None else units.units(connection, day)
    aliases = units.aliases_of(connection, [item.id for item in some])
    found: dict[str, list[Unit]] = {}
    for item in some:
        for name in {fold(text) for text in (item.name, *aliases.get(item.id, ()))}:
            found.setdefault(name, []).append(item)
    return found


def _named(bearers: Mapping[str, Sequence[Unit]], name: str) -> tuple[Unit, ...]:
    """What :func:`app.db.units.named` answers, out of what was read already."""
    plain = bare = fold(name)
    for word in _BEFORE:
        if bare.startswith(word) and len(bare) > len(word):
            bare = bare[len(word) :]
    if not plain:
        return ()
    found = (*bearers.get(plain, ()), *bearers.get(bare, ()))
    return tuple({item.id: item for item in found}.values())


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
    now = _units_on(connection, {item.name for item in listed}, day)
    kinds = {fold(item.category) for item in listed if item.name in now}
    for item in listed:
        if item.name in now or (fold(item.name), fold(item.category)) in there:
            continue
        kind = fold(item.category)
        former = _former(connection, item.name, day) if _UNIT_KIND.match(kind) else ""
        if former or kind in kinds or _UNIT_WORD.match(fold(item.name)):
            told = _("“{name}” không có trong danh mục đơn vị ngày {day}.")
            yield item, " ".join(filter(None, (told.format(name=item.name, day=short_date(day)), former)))


def _former(connection: DbConnection, name: str, day: date) -> str:
    """What became of a unit that was there before; "" for a name none bore, or that somebody bears on the day."""
    bearers = _named(_bearers(connection, None), name)
    if not bearers or any(item.valid_to is None or item.valid_to > day for item in bearers):
        return ""
    try:
        scope.place_named(connection, name, day)
    except Refused as refused:
        if refused.way_out:
            return refused.way_out
    last = max(item.valid_to for item in bearers if item.valid_to is not None) - date.resolution
    return _("Đơn vị tên ấy có đến hết ngày {day}.").format(day=short_date(last))
