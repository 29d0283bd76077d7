"""Territory «địa bàn»: units, ties and lineage not stored yet, tied together by their identities."""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from app.domain.units import UNKNOWN_START, LineageKind, RelationRole, UnitKind


def derived_uid(*parts: str) -> str:
    """The same identity on every computer for the same official unit: eight and four hexadecimal digits."""
    digits = hashlib.sha256("|".join(parts).encode()).hexdigest()
    return f"{digits[:8]}-{digits[8:12]}"


@dataclass(frozen=True, slots=True)
class UnitDraft:
    """A unit to be stored under its ``uid``; an empty one is drawn when it is stored."""

    uid: str
    kind: UnitKind
    name: str
    code: str | None = None
    valid_from: date = UNKNOWN_START
    valid_to: date | None = None
    is_border: bool = False
    note: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RelationDraft:
    """A tie of one of the two trees, or to the collecting point."""

    child_uid: str
    parent_uid: str
    role: RelationRole = RelationRole.ADMINISTRATION
    valid_from: date = UNKNOWN_START
    valid_to: date | None = None
    segment: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class LineageDraft:
    """A line of lineage; ``share`` is ``None`` when the source does not say which part went over."""

    predecessor_uid: str
    successor_uid: str
    kind: LineageKind
    on: date
    share: Decimal | None = Decimal(1)
    document: str = ""


@dataclass(slots=True)
class Territory:
    """What is to be stored; ``unresolved`` names communes whose origin or fate the sources leave open."""

    units: dict[str, UnitDraft] = field(default_factory=dict)
    relations: list[RelationDraft] = field(default_factory=list)
    lineage: list[LineageDraft] = field(default_factory=list)
    unresolved: list[str] = field(default_factory=list)

    def add(self, draft: UnitDraft) -> str:
        """Take a unit in, once; returns its identity."""
        self.units.setdefault(draft.uid, draft)
        return draft.uid

    def find(self, kind: UnitKind, name: str) -> UnitDraft | None:
        """A unit of this kind and name, the oldest if there are several."""
        return min(
            (item for item in self.units.values() if item.kind is kind and item.name == name),
            key=lambda item: item.valid_from,
            default=None,
        )

    def by_code(self, code: str, on: date) -> UnitDraft | None:
        """The unit that bears a code on a day."""
        for item in self.units.values():
            is_valid = item.valid_from <= on and (item.valid_to is None or on < item.valid_to)
            if item.code == code and is_valid:
                return item
        return None
