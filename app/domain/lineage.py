"""Lineage «sáp nhập, chia tách, đổi tên» as arithmetic: what part of a unit of one day is which unit of another day.

Figures never move: they stay with the unit that reported them. A total restated on another day multiplies them with the
shares found here. What no document settles is listed as unresolved, never guessed and never counted twice:

    shares of one unit over its targets + its unresolved share = 1
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import groupby

from app.domain.units import Lineage, Unit

_ONE = Decimal(1)
_NONE = Decimal(0)


class UnresolvedReason(StrEnum):
    """Why a part of a unit has no known place on the other day."""

    NO_SUCCESSOR = "no_successor"
    SHARE_UNKNOWN = "share_unknown"
    NOT_THERE = "not_there"
    SEVERAL_PREDECESSORS = "several_predecessors"


@dataclass(frozen=True, slots=True)
class Portion:
    """``share`` of the source unit belongs to the target unit."""

    source_id: int
    target_id: int
    share: Decimal


@dataclass(frozen=True, slots=True)
class Unresolved:
    """``share`` of the source unit that no target is known for; it got lost at unit ``at_id``."""

    source_id: int
    at_id: int
    share: Decimal
    reason: UnresolvedReason


@dataclass(frozen=True, slots=True)
class RollUp:
    """Where units of one day belong on another day."""

    portions: tuple[Portion, ...]
    unresolved: tuple[Unresolved, ...]

    def of(self, source_id: int) -> dict[int, Decimal]:
        """Target unit -> share, for one source unit."""
        return {item.target_id: item.share for item in self.portions if item.source_id == source_id}

    def onto(self, target_id: int) -> dict[int, Decimal]:
        """Source unit -> share of it, for one target unit."""
        return {item.source_id: item.share for item in self.portions if item.target_id == target_id}


class _Tree:
    """Units and their lineage, indexed for walks."""

    def __init__(self, units: Iterable[Unit], lineage: Iterable[Lineage]) -> None:
        self.units: Mapping[int, Unit] = {unit.id: unit for unit in units}
        self.forward: dict[int, list[Lineage]] = {}
        self.backward: dict[int, list[Lineage]] = {}
        for edge in sorted(lineage, key=lambda item: (item.on, item.successor_id)):
            self.forward.setdefault(edge.predecessor_id, []).append(edge)
            self.backward.setdefault(edge.successor_id, []).append(edge)

    def is_valid(self, unit_id: int, day: date) -> bool:
        unit = self.units.get(unit_id)
        return unit is not None and unit.is_valid_on(day)


class _Walk:
    """The way of one source unit to another day."""

    def __init__(self, tree: _Tree, source_id: int, until: date) -> None:
        self._tree = tree
        self._source_id = source_id
        self._until = until
        self._found: dict[int, Decimal] = {}
        self._lost: list[Unresolved] = []

    def result(self) -> tuple[list[Portion], list[Unresolved]]:
        portions = [Portion(self._source_id, target, share) for target, share in self._found.items()]
        return portions, self._lost

    def lose(self, at_id: int, share: Decimal, reason: UnresolvedReason) -> None:
        if share > _NONE:
            self._lost.append(Unresolved(self._source_id, at_id, share, reason))

    def keep(self, unit_id: int, share: Decimal) -> None:
        if share > _NONE:
            self._found[unit_id] = self._found.get(unit_id, _NONE) + share

    def forward(self, unit_id: int, share: Decimal, since: date, *, is_start: bool = True) -> None:
        """Follow ``share`` of the source, now at ``unit_id``, through the events after ``since``."""
        edges = [
            edge
            for edge in self._tree.forward.get(unit_id, ())
            if edge.on <= self._until and (edge.on > since if is_start else edge.on >= since)
        ]
        rest = share
        for day, group in groupby(edges, key=lambda edge: edge.on):
            rest = self._event(unit_id, rest, day, tuple(group))
        if self._tree.is_valid(unit_id, self._until):
            self.keep(unit_id, rest)
        else:
            self.lose(unit_id, rest, UnresolvedReason.NO_SUCCESSOR)

    def _event(self, unit_id: int, whole: Decimal, day: date, edges: Sequence[Lineage]) -> Decimal:
        """Hand on the known shares; an unknown one leaves the rest of the unit unresolved. Returns what stays."""
        rest = whole
        for edge in edges:
            if edge.share is not None:
                part = min(whole * edge.share, rest)
                rest -= part
                self.forward(edge.successor_id, part, day, is_start=False)
        if any(edge.share is None for edge in edges):
            self.lose(unit_id, rest, UnresolvedReason.SHARE_UNKNOWN)
            return _NONE
        return rest

    def backward(self, unit_id: int, seen: frozenset[int]) -> None:
        """Only an unbroken line of whole units leads back; a merged unit cannot be told apart again."""
        if self._tree.is_valid(unit_id, self._until):
            changed = [edge for edge in self._tree.backward.get(unit_id, ()) if edge.on > self._until]
            if changed:
                self.lose(unit_id, _ONE, UnresolvedReason.SEVERAL_PREDECESSORS)
            else:
                self.keep(unit_id, _ONE)
            return
        edges = [edge for edge in self._tree.backward.get(unit_id, ()) if edge.on > self._until]
        if not edges:
            self.lose(unit_id, _ONE, UnresolvedReason.NOT_THERE)
        elif len(edges) > 1 or edges[0].predecessor_id in seen:
            self.lose(unit_id, _ONE, UnresolvedReason.SEVERAL_PREDECESSORS)
        else:
            self.backward(edges[0].predecessor_id, seen | {unit_id})


def roll_up(sources: Iterable[int], units: Iterable[Unit], lineage: Iterable[Lineage], on: date, to: date) -> RollUp:
    """Where each source unit, taken as it was on day ``on``, belongs on day ``to``.

    Shares are parts of the predecessor as it was when the change came into force. Towards an earlier day only renamed
    or re-coded units can be followed, because figures of a merged unit cannot be taken apart again.
    """
    tree = _Tree(units, lineage)
    portions: list[Portion] = []
    unresolved: list[Unresolved] = []
    for source_id in dict.fromkeys(sources):
        walk = _Walk(tree, source_id, to)
        if not tree.is_valid(source_id, on):
            walk.lose(source_id, _ONE, UnresolvedReason.NOT_THERE)
        elif to >= on:
            walk.forward(source_id, _ONE, on)
        else:
            walk.backward(source_id, frozenset())
        found, lost = walk.result()
        portions += found
        unresolved += lost
    return RollUp(tuple(portions), tuple(unresolved))


def successors(unit_id: int, units: Iterable[Unit], lineage: Iterable[Lineage], on: date) -> tuple[int, ...]:
    """Units valid on ``on`` that took in the unit or a part of it, whatever the shares; itself when it still exists."""
    return _reach(unit_id, units, lineage, on, is_forward=True)


def predecessors(unit_id: int, units: Iterable[Unit], lineage: Iterable[Lineage], on: date) -> tuple[int, ...]:
    """Units valid on ``on`` whose territory, whole or in part, is in the unit; itself when it existed already."""
    return _reach(unit_id, units, lineage, on, is_forward=False)


def _reach(
    unit_id: int, units: Iterable[Unit], lineage: Iterable[Lineage], on: date, *, is_forward: bool
) -> tuple[int, ...]:
    tree = _Tree(units, lineage)
    found: dict[int, None] = {}
    seen: set[int] = set()
    waiting = [unit_id]
    while waiting:
        current = waiting.pop()
        if current in seen:
            continue
        seen.add(current)
        if tree.is_valid(current, on):
            found[current] = None
        waiting.extend(
            edge.successor_id if is_forward else edge.predecessor_id
            for edge in (tree.forward if is_forward else tree.backward).get(current, ())
            if (edge.on <= on) == is_forward
        )
    return tuple(sorted(found))


def has_circle(lineage: Iterable[Lineage]) -> bool:
    """Whether some unit would be its own successor."""
    forward: dict[int, set[int]] = {}
    for edge in lineage:
        forward.setdefault(edge.predecessor_id, set()).add(edge.successor_id)
    return has_loop(forward)


def has_loop(edges: Mapping[int, Iterable[int]]) -> bool:
    """Whether following ``edges`` from some node leads back to it."""
    done: set[int] = set()
    for start in edges:
        waiting = [(start, iter(edges.get(start, ())))]
        path = {start}
        while waiting:
            node, rest = waiting[-1]
            following = next((item for item in rest if item not in done), None)
            if following is None:
                waiting.pop()
                path.discard(node)
                done.add(node)
            elif following in path:
                return True
            else:
                path.add(following)
                waiting.append((following, iter(edges.get(following, ()))))
    return False
