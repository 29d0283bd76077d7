"""Units in words."""

from app.domain.units import KIND_WORDS, Unit, UnitKind, brings_its_word
from app.i18n import _

#: Kinds that file a report of their own.
REPORTING = (UnitKind.COMMUNE, UnitKind.WARD, UnitKind.TOWNSHIP, UnitKind.SPECIAL_ZONE)


def kind_and_name(unit: Unit) -> str:
    """ "xã Trường Hà", "Đồn Biên phòng Sóc Giang": the kind unless the name begins with a word of kind."""
    return unit.name if brings_its_word(unit.kind, unit.name) else f"{_(KIND_WORDS[unit.kind])} {unit.name}"
