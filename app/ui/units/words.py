"""Units in words."""

from app.domain.units import KIND_WORDS, LineageKind, RelationRole, Unit, UnitKind, brings_its_word
from app.i18n import N_, _

ROLE_WORDS = {
    RelationRole.ADMINISTRATION: N_("Địa giới hành chính"),
    RelationRole.STATION_IN_CHARGE: N_("Đồn Biên phòng phụ trách"),
    RelationRole.COLLECTING_POINT: N_("Nơi nhận báo cáo"),
}
LINEAGE_WORDS = {
    LineageKind.MERGED: N_("sáp nhập"),
    LineageKind.SPLIT: N_("chia tách"),
    LineageKind.RENAMED: N_("đổi tên"),
    LineageKind.RECODED: N_("đổi mã"),
}
#: Kinds that file a report of their own.
REPORTING = (UnitKind.COMMUNE, UnitKind.WARD, UnitKind.TOWNSHIP, UnitKind.SPECIAL_ZONE)


def kind_and_name(unit: Unit) -> str:
    """ "xã Trường Hà", "Đồn Biên phòng Sóc Giang": the kind unless the name begins with a word of kind."""
    return unit.name if brings_its_word(unit.kind, unit.name) else f"{_(KIND_WORDS[unit.kind])} {unit.name}"
