"""Who issues and signs the report of one commune or station: names as they are called on the day."""

from datetime import date, timedelta

from app.db import units
from app.db.types import DbConnection
from app.domain.committee import Committee, OfficeHolder
from app.domain.units import Unit, UnitKind
from app.reports.review import IssuingOrgan

#: Since this day the Border Guard of a province is a "Ban Chỉ huy" under its military command (866-NQ/QUTW, 2025).
BORDER_COMMANDS_END = date(2025, 7, 1)


def border_command(connection: DbConnection, home: Unit, day: date) -> str:
    """The command over the stations of the province of ``home``, as it is called on ``day``."""
    word = "Bộ Chỉ huy BĐBP" if day < BORDER_COMMANDS_END else "Ban Chỉ huy BĐBP"
    province: Unit | None = home
    while province is not None and province.kind is not UnitKind.PROVINCE:
        # A former district belonged to its province until its last day.
        last = day if province.is_valid_on(day) or province.valid_to is None else province.valid_to - timedelta(days=1)
        province = next(iter(units.parents(connection, province.id, last)), None)
    return f"{word} {province.title}" if province else word


def organ_of_unit(connection: DbConnection, committee: Committee, owner: Unit, day: date) -> IssuingOrgan:
    """A commune's committee or a station, as the letterhead of its own report needs it."""
    home = units.unit_of(connection, committee.unit_id)
    own_committee = committee.name.removesuffix(home.title).strip()
    recipients = (f"Ban chỉ đạo {home.title}", "Lưu: VT.")
    if owner.kind is UnitKind.BORDER_STATION:
        command = border_command(connection, home, day)
        return IssuingOrgan(command, owner.name, owner.name, "ĐBP", committee.place, recipients)
    name = owner.title
    return IssuingOrgan(
        f"UBND {name}", committee.short_name, f"{own_committee} {name}", committee.symbol, owner.name, recipients
    )


def head_of_unit(owner: Unit) -> OfficeHolder:
    """The office that signs a unit's own report; the name is written by hand."""
    is_station = owner.kind is UnitKind.BORDER_STATION
    title = "Đồn trưởng" if is_station else "Trưởng ban"
    return OfficeHolder(0, "", title, "", "", owner.valid_from)
