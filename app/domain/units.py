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
from app.i18n import N_

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
    UnitKind.PROVINCE: N_("tỉnh"),
    UnitKind.DISTRICT: N_("huyện"),
    UnitKind.COMMUNE: N_("xã"),
    UnitKind.WARD: N_("phường"),
    UnitKind.TOWNSHIP: N_("thị trấn"),
    UnitKind.SPECIAL_ZONE: N_("đặc khu"),
    UnitKind.HAMLET: N_("xóm"),
    UnitKind.BORDER_STATION: N_("Đồn Biên phòng"),
}
#: What names of hamlets, districts and provinces may begin with instead ("bản" is as often a part of the name).
_OWN_WORDS = (
    "thành phố ", "thị xã ", "quận ", "thôn ", "xóm ", "ấp ", "buôn ", "khóm ", "tổ ", "khu ",
)  # fmt: skip


def brings_its_word(kind: UnitKind, name: str) -> bool:
    """Whether a name begins with a word of kind, so that none is put before it."""
    if kind is UnitKind.BORDER_STATION:
        return name.lower().startswith("đồn ")
    own = () if kind in COMMUNE_KINDS else _OWN_WORDS
    return name.lower().startswith((f"{KIND_WORDS[kind]} ", *own))


def titled(kind: UnitKind, name: str) -> str:
    """A unit as running text names it: "xã Sóc Hà", "thành phố Huế", "Đồn Biên phòng Tổng Cọt"."""
    if not brings_its_word(kind, name):
        return f"{KIND_WORDS[kind]} {name}"
    return name if kind is UnitKind.BORDER_STATION else name[0].lower() + name[1:]


def commune_word(units: Iterable["Unit"], unknown: str = "xã") -> str:
    """What the communes of a paper are called together: "xã", "phường", or "xã, phường"; ``unknown`` without any."""
    kinds = {unit.kind for unit in units}
    return ", ".join(KIND_WORDS[kind] for kind in UnitKind if kind in kinds & COMMUNE_KINDS) or unknown


class LineageKind(StrEnum):
    """How a unit became another."""

    MERGED = "merged"
    SPLIT = "split"
    RENAMED = "renamed"
    RECODED = "recoded"


LINEAGE_WORDS = {
    LineageKind.MERGED: N_("sáp nhập"),
    LineageKind.SPLIT: N_("chia tách"),
    LineageKind.RENAMED: N_("đổi tên"),
    LineageKind.RECODED: N_("đổi mã"),
}


class RelationRole(StrEnum):
    """The two trees, and the point that collects reports (which is not the station in charge: plan 74/KH-BCĐ)."""

    ADMINISTRATION = "administration"
    STATION_IN_CHARGE = "station_in_charge"
    COLLECTING_POINT = "collecting_point"


ROLE_WORDS = {
    RelationRole.ADMINISTRATION: N_("Địa giới hành chính"),
    RelationRole.STATION_IN_CHARGE: N_("Đồn Biên phòng phụ trách"),
    RelationRole.COLLECTING_POINT: N_("Nơi nhận báo cáo"),
}


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
