"""Units in words."""

from app.domain.units import LineageKind, RelationRole, Unit, UnitKind
from app.i18n import N_, _
from app.text import fold

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
_OWN_WORDS = ("don ", "thon ", "ban ", "to ", "khu ", "xom ", "tinh ", "thanh pho ", "quan ", "thi xa ")


def kind_and_name(unit: Unit) -> str:
    """ "xã Trường Hà", "Đồn Biên phòng Sóc Giang": the kind unless the name begins with a word of kind."""
    kind = _(KIND_WORDS[unit.kind])
    has_own = unit.kind in (UnitKind.HAMLET, UnitKind.BORDER_STATION, UnitKind.PROVINCE, UnitKind.DISTRICT)
    if fold(unit.name).startswith(fold(kind) + " ") or (has_own and fold(unit.name).startswith(_OWN_WORDS)):
        return unit.name
    return f"{kind} {unit.name}"
