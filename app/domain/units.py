"""Unit «đơn vị»: places and posts with dates; name and official code are attributes, never the key.

Codes were re-used for other territories (01392 was Thị trấn Xuân Hòa, since 1/7/2025 it is xã Trường Hà), so a code
means a unit only together with a day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.domain.periods import is_valid_on

#: Stands for "was there before any report": the official lists do not say since when a unit exists.
UNKNOWN_START = date(1900, 1, 1)


class UnitKind(StrEnum):
    """What a unit is; the local word of a hamlet (xóm, thôn, bản) is display data."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    WARD = "ward"
    TOWNSHIP = "township"
    SPECIAL_ZONE = "special_zone"
    HAMLET = "hamlet"
    BORDER_STATION = "border_station"


#: Kinds that file a commune report.
COMMUNE_KINDS = frozenset({UnitKind.COMMUNE, UnitKind.WARD, UnitKind.TOWNSHIP, UnitKind.SPECIAL_ZONE})


#: Word before the name of a unit; names that bring their own word ("Thành phố Huế", "Phường 8") stay as they are.
KIND_WORDS = {
    UnitKind.PROVINCE: "tỉnh",
    UnitKind.DISTRICT: "huyện",
    UnitKind.COMMUNE: "xã",
    UnitKind.WARD: "phường",
    UnitKind.TOWNSHIP: "thị trấn",
    UnitKind.SPECIAL_ZONE: "đặc khu",
    UnitKind.HAMLET: "xóm",
}
_OWN_WORDS = ("thành phố ", "thị xã ", "quận ", "phường ", "thôn ", "xóm ", "tổ dân phố ", "khu phố ")


def titled(kind: UnitKind, name: str) -> str:
    """A unit as running text names it: "xã Sóc Hà", "thành phố Huế", "Đồn Biên phòng Tổng Cọt"."""
    word = KIND_WORDS.get(kind)
    if word is None:
        return name
    if name.lower().startswith(_OWN_WORDS):
        return name[0].lower() + name[1:]
    return f"{word} {name}"


def commune_word(units: Iterable["Unit"]) -> str:
    """What the communes of a paper are called together: "xã", "phường", or "xã, phường"; "xã" when there are none."""
    kinds = {unit.kind for unit in units}
    return ", ".join(KIND_WORDS[kind] for kind in UnitKind if kind in kinds & COMMUNE_KINDS) or "xã"


class LineageKind(StrEnum):
    """How a unit became another."""

    MERGED = "merged"
    SPLIT = "split"
    RENAMED = "renamed"
    RECODED = "recoded"


class RelationRole(StrEnum):
    """The two trees, and the point that collects reports (which is not the station in charge: plan 74/KH-BCĐ)."""

    ADMINISTRATION = "administration"
    STATION_IN_CHARGE = "station_in_charge"
    COLLECTING_POINT = "collecting_point"


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit «đơn vị» over its life; ``id`` is ours, ``uid`` travels in workbooks and packages."""

    id: int
    uid: str
    kind: UnitKind
    code: str | None
    name: str
    valid_from: date
    valid_to: date | None = None
    is_border: bool = False
    parent_id: int | None = None
    note: str = ""

    def is_valid_on(self, day: date) -> bool:
        """Whether the unit existed on ``day``."""
        return is_valid_on(day, self.valid_from, self.valid_to)

    @property
    def title(self) -> str:
        """The unit as running text names it: "xã Sóc Hà"."""
        return titled(self.kind, self.name)

    @property
    def known_start(self) -> date | None:
        """First day of the unit; ``None`` when no source tells it."""
        return None if self.valid_from == UNKNOWN_START else self.valid_from


@dataclass(frozen=True, slots=True)
class Lineage:
    """Lineage «sáp nhập, chia tách, đổi tên»: which unit became which, from when, with what share.

    ``share`` is the part of the predecessor that went to the successor (1 = all of it; ``None`` = unknown).
    """

    predecessor_id: int
    successor_id: int
    kind: LineageKind
    on: date
    share: Decimal | None = Decimal(1)
    document: str = ""


@dataclass(frozen=True, slots=True)
class UnitRelation:
    """A dated tie of the two trees: ``child`` belongs to, is guarded by, or reports through ``parent``."""

    child_id: int
    parent_id: int
    role: RelationRole
    valid_from: date
    valid_to: date | None = None
    segment: str = ""
    document: str = ""
