"""Who owes a report, and for which place numbers are made."""

from dataclasses import dataclass
from datetime import date

from app.db import committee, units
from app.db.types import DbConnection
from app.domain.committee import Committee
from app.domain.units import RelationRole, Unit, UnitKind
from app.errors import Refused
from app.i18n import _


@dataclass(frozen=True, slots=True)
class Expected:
    """The place itself, and the communes and stations that report to it, each in Vietnamese order."""

    owner: Unit
    communes: tuple[Unit, ...]
    stations: tuple[Unit, ...]

    @property
    def all(self) -> tuple[Unit, ...]:
        """Communes, then stations."""
        return (*self.communes, *self.stations)


def committee_of(connection: DbConnection) -> Committee:
    """The committee this data file belongs to; raises ``Refused`` while nobody has set it."""
    found = committee.load(connection)
    if found is None:
        raise Refused(
            "no-committee",
            _("Dữ liệu này chưa có Ban chỉ đạo."),
            _("Tạo dữ liệu từ một kế hoạch, hoặc khai Ban chỉ đạo ở trang Hệ thống."),
        )
    return found


def expected(connection: DbConnection, on: date, unit_id: int | None = None) -> Expected:
    """Who owes a report on ``on``: to the committee, or of one unit (a station: the communes it is in charge of)."""
    owner_id = committee_of(connection).unit_id if unit_id is None else unit_id
    owner = units.unit_of(connection, owner_id)
    if owner.kind is UnitKind.BORDER_STATION:
        served = units.children(connection, owner_id, on, RelationRole.STATION_IN_CHARGE)
        return Expected(owner, served, (owner,))
    found = units.expected(connection, owner_id, on)
    is_station = UnitKind.BORDER_STATION
    return Expected(
        owner,
        tuple(item for item in found if item.kind is not is_station),
        tuple(item for item in found if item.kind is is_station),
    )


def alone(connection: DbConnection, unit_id: int) -> Expected:
    """One unit by itself: only what it has reported, nothing that others report about it."""
    owner = units.unit_of(connection, unit_id)
    is_station = owner.kind is UnitKind.BORDER_STATION
    return Expected(owner, () if is_station else (owner,), (owner,) if is_station else ())


def own_unit(connection: DbConnection) -> Unit:
    """The unit of the committee."""
    return units.unit_of(connection, committee_of(connection).unit_id)


def year_end(year: int) -> date:
    """The day the units of a year's report are looked at."""
    return date(year, 12, 31)


def unit_named(connection: DbConnection, text: str, on: date) -> Unit:
    """The committee's own unit or one that reports to it, by code or name; raises ``Refused`` when not exactly one."""
    scope = expected(connection, on)
    known = {item.id: item for item in (scope.owner, *scope.all)}
    coded = units.by_code(connection, text, on)
    if coded is not None and coded.id in known:
        return coded
    exact = [item for item in units.named(connection, text, on) if item.id in known]
    found = exact or [item for item in units.find(connection, text, on) if item.id in known]
    if len(found) == 1:
        return found[0]
    if not found:
        sentence = _("Không có đơn vị “{text}” trong phạm vi của Ban chỉ đạo.")
        raise Refused("unknown-unit", sentence.format(text=text))
    names = ", ".join(f"{item.name} ({item.code})" for item in found)
    raise Refused("ambiguous-unit", _("“{text}” có thể là: {names}; hãy ghi mã.").format(text=text, names=names))
