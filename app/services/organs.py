"""Who issues and signs the report of one commune or station: names as they are called on the day."""

from datetime import date, timedelta

from app.db import committee as committees
from app.db import units
from app.db.types import DbConnection
from app.domain.committee import Committee, OfficeHolder, signer_on
from app.domain.periods import is_valid_on
from app.domain.units import RelationRole, Unit, UnitKind
from app.presets.plans import PlanPreset
from app.reports.review import IssuingOrgan
from app.services import scope
from app.text import admin_date

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


def committee_and_signer(connection: DbConnection, day: date) -> tuple[IssuingOrgan, OfficeHolder | None]:
    """The committee as the organ of a paper, and who signs for it on ``day``."""
    organ = IssuingOrgan.of_committee(scope.committee_of(connection, day))
    return organ, signer_on(committees.all_holders(connection), day)


def legal_bases(plan: PlanPreset, committee: Committee) -> tuple[str, ...]:
    """The documents the plan stands on, and the plan itself; those with a reservation are left out."""
    lines = []
    for basis in plan.bases:
        issuer, _colon, what = basis.subject.partition(": ")
        if not basis.note and what:
            lines.append(f"Căn cứ {basis.document} {admin_date(basis.dated)} của {issuer} về {what}")
    issuer = plan.issued_by or committee.name
    if committee.plan_number:
        lines.append(f"Căn cứ {plan_cited(committee)} của {issuer}")
    return tuple(lines)


def plan_cited(committee: Committee) -> str:
    """The plan the committee works by as papers cite it; its day is left out where nobody has written it down."""
    named = f"Kế hoạch số {committee.plan_number}" if committee.plan_number else "kế hoạch"
    return f"{named} {admin_date(committee.plan_on)}" if committee.plan_on else named


def name_in_text(unit: Unit) -> str:
    """How running text names a unit: "xã Sóc Hà", a station by its own name."""
    return unit.name if unit.kind is UnitKind.BORDER_STATION else unit.title


def acting(unit: Unit) -> str:
    """Who acts for a unit: "UBND xã Sóc Hà"; a station and a hamlet act for themselves."""
    stands_alone = unit.kind in (UnitKind.BORDER_STATION, UnitKind.HAMLET)
    return name_in_text(unit) if stands_alone else f"UBND {unit.title}"


def addressee(unit: Unit) -> str:
    """Whom a paper about the report of a unit is sent to."""
    return unit.name if unit.kind is UnitKind.BORDER_STATION else f"Ban chỉ đạo {unit.title}"


def collecting_points(connection: DbConnection, unit: Unit, day: date) -> list[str]:
    """Who takes in the reports of a unit; of one that has ended, who did on its last day."""
    if unit.valid_to is not None and day >= unit.valid_to:
        day = unit.valid_to - timedelta(days=1)
    return [
        units.unit_of(connection, tie.parent_id).name
        for tie in units.relations(connection, unit.id)
        if tie.role is RelationRole.COLLECTING_POINT
        and tie.child_id == unit.id
        and is_valid_on(day, tie.valid_from, tie.valid_to)
    ]
