"""A new data file from a plan «kế hoạch»: its units, stations, committee and signers, in one operation."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from app.db import committee as committees
from app.db import unit_changes, units
from app.db.history import OperationKind
from app.db.types import DbConnection
from app.domain.committee import LEVEL_KINDS
from app.domain.territory import Territory
from app.domain.units import Lineage, RelationRole, Unit, UnitRelation
from app.errors import Refused
from app.i18n import _
from app.presets.load import PresetLibrary
from app.presets.plans import LocalityPreset, PlanPreset
from app.presets.territory import territory_of, with_border
from app.services.first_committee import found_committee
from app.services.plan_contents import found_contents
from app.services.unit_checks import check_code, check_lineage
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """A plan one may start from, as the first page lists it."""

    id: str
    title: str
    number: str
    issued_on: date
    place: str
    report_year: int
    event_year: int
    communes: int
    stations: int


@dataclass(frozen=True, slots=True)
class AddedUnits:
    """What came into the data file; ``unresolved`` names what the sources leave open and is therefore not in it."""

    units: int
    unresolved: tuple[str, ...]


def plans(presets: PresetLibrary) -> tuple[PlanChoice, ...]:
    """The plans one may start from, the best attested first, then the newest; a broken file raises its ``Problem``."""
    found = [presets.plan(header.id) for header in presets.plans()]
    return tuple(
        PlanChoice(
            id=plan.header.id,
            title=plan.header.title,
            number=plan.number,
            issued_on=plan.issued_on,
            place=plan.committee.place,
            report_year=plan.report_year,
            event_year=plan.event_year,
            communes=len(plan.territory.communes),
            stations=len(plan.territory.stations),
        )
        for plan in sorted(found, key=lambda item: (item.header.confidence, -item.issued_on.toordinal(), item.number))
    )


def apply_plan(ws: Workspace, plan_id: str) -> AddedUnits:
    """Write units, stations, ties, committee and signers of a plan; refused when there is a committee already."""
    plan = ws.presets.plan(plan_id)
    territory = _territory(ws.presets, plan)
    label = _("Tạo dữ liệu từ {number}").format(number=plan.number)
    with ws.store.write(label, ws.actor, kind=OperationKind.SET_UP) as connection:
        if (existing := committees.load(connection)) is not None:
            raise Refused(
                "already-set-up",
                _("Tệp dữ liệu đã thuộc {name}; chưa có gì thay đổi.").format(name=existing.name),
                _("Hãy tạo tệp dữ liệu mới cho kế hoạch khác."),
            )
        count = _store(connection, territory)
        communes = _by_codes(connection, plan.territory.communes, plan.issued_on, _("xã, phường"))
        stations = _by_codes(connection, plan.territory.stations, plan.issued_on, _("đồn"))
        _collect(connection, plan, communes)
        found_committee(connection, plan, _own_unit(connection, plan), (communes, stations))
        found_contents(connection, ws, plan, communes)
        return AddedUnits(count, tuple(territory.unresolved))


def _territory(presets: PresetLibrary, plan: PlanPreset) -> Territory:
    where = plan.territory
    locality = presets.locality(where.locality) if where.locality else None
    territory = territory_of(presets.official_units(), where.province_code, where.district, locality)
    note = _("Xã biên giới theo kế hoạch {number}").format(number=plan.number)
    return with_border(territory, where.communes, plan.issued_on, note)


def add_from_official(ws: Workspace, province: str, district: str = "") -> AddedUnits:
    """Take more units from the shipped tables: a province by code or name, or one district as named before 2025."""
    official = ws.presets.official_units()
    found = official.province(province)
    territory = territory_of(official, found.code, district, _locality(ws.presets, found.code, district))
    label = _("Thêm đơn vị của {place}").format(place=district or found.name)
    with ws.store.write(label, ws.actor) as connection:
        count = _store(connection, territory)
        if not count:
            raise Refused("nothing-new", _("Mọi đơn vị của {place} đã có.").format(place=district or found.name))
        return AddedUnits(count, tuple(territory.unresolved))


def _locality(presets: PresetLibrary, province: str, district: str) -> LocalityPreset | None:
    for header in presets.headers("locality"):
        locality = presets.locality(header.id)
        if locality.province_code == province and district in ("", locality.district):
            return locality
    return None


def _store(connection: DbConnection, territory: Territory) -> int:
    """Store what is not there yet, by identity; a unit that is there keeps what the users made of it."""
    before = {unit.uid: unit.id for unit in units.all_units(connection)}
    fresh = [draft for draft in territory.units.values() if draft.uid not in before]
    for draft in fresh:
        check_code(connection, draft)
    unit_changes.add_units(connection, fresh)
    ids = {unit.uid: unit.id for unit in units.all_units(connection)}
    new = {ids[draft.uid] for draft in fresh}
    for draft in fresh:
        for alias in draft.aliases:
            unit_changes.add_alias(connection, ids[draft.uid], alias)
    ties = (
        UnitRelation(ids[t.child_uid], ids[t.parent_uid], t.role, t.valid_from, t.valid_to, t.segment, t.document)
        for t in territory.relations
    )
    unit_changes.add_relations(connection, [tie for tie in ties if tie.child_id in new])
    edges = (
        Lineage(ids[e.predecessor_uid], ids[e.successor_uid], e.kind, e.on, e.share, e.document)
        for e in territory.lineage
    )
    for edge in edges:
        if edge.predecessor_id in new or edge.successor_id in new:
            unit_changes.add_lineage(connection, edge)
    check_lineage(connection)
    return len(fresh)


def _own_unit(connection: DbConnection, plan: PlanPreset) -> Unit:
    """The unit of the committee on the day of the plan, by its code, or by its name where it never had one."""
    given = plan.committee
    if given.unit_code:
        return _by_codes(connection, [given.unit_code], plan.issued_on, _("Ban chỉ đạo của đơn vị"))[0]
    found = units.named(connection, given.unit_name, plan.issued_on, LEVEL_KINDS[given.level])
    if len(found) != 1:
        sentence = _("Kế hoạch là của {name} nhưng ngày ban hành có {count} đơn vị tên này; chưa có gì thay đổi.")
        raise Refused(
            "unknown-unit", sentence.format(name=given.unit_name, count=len(found)), _("Hãy sửa tệp kế hoạch.")
        )
    return found[0]


def _by_codes(connection: DbConnection, codes: Iterable[str], on: date, what: str) -> list[Unit]:
    found = []
    for code in codes:
        unit = units.by_code(connection, code, on)
        if unit is None:
            raise Refused(
                "unknown-code",
                _("Kế hoạch nêu {what} mã {code} nhưng ngày ban hành không có đơn vị này; chưa có gì thay đổi.").format(
                    what=what, code=code
                ),
                _("Hãy sửa tệp kế hoạch."),
            )
        found.append(unit)
    return found


def _collect(connection: DbConnection, plan: PlanPreset, communes: Iterable[Unit]) -> None:
    """Tie the communes to the collecting point «đầu mối»: another thing than the station in charge (74/KH-BCĐ)."""
    where = plan.territory
    if not where.collecting_point:
        return
    point = _by_codes(connection, [where.collecting_point], plan.issued_on, _("đồn"))[0]
    duty = plan.obligation("commune-report")
    document = _("{number}, mục {clause}").format(number=plan.number, clause=duty.clause) if duty else plan.number
    start = date(plan.report_year, 1, 1)
    for commune in communes:
        tie = UnitRelation(commune.id, point.id, RelationRole.COLLECTING_POINT, start, commune.valid_to, "", document)
        if commune.valid_from > start:
            tie = replace(tie, valid_from=commune.valid_from)
        unit_changes.add_relation(connection, tie)
