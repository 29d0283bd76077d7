"""The plan after a stored one, with the units its groups have by then: after a merger old codes mean other communes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from app.db import units as db_units
from app.db.types import DbConnection
from app.domain.plans.next_term import next_term, with_units
from app.domain.plans.plan import Agency, Plan
from app.domain.units import Unit
from app.i18n import _
from app.services.plans import group_units
from app.services.workspace import Workspace


def begun(ws: Workspace, plan: Plan) -> Plan:
    """The next plan, not stored yet; its notes name units that became others, those lost, and names to look at."""
    new = next_term(plan)
    with ws.store.read() as connection:
        known = [_followed(connection, plan, item, new.head.starts) for item in new.agencies]
    notes = tuple(note for _agency, some in known for note in some)
    return replace(
        new,
        agencies=tuple(agency for agency, _some in known),
        head=replace(new.head, notes=(*notes, *new.head.notes)),
    )


def _followed(connection: DbConnection, plan: Plan, agency: Agency, day: date) -> tuple[Agency, tuple[str, ...]]:
    """An agency with the codes its units have on a later day, and what has to be said of them."""
    codes: dict[str, None] = {}
    notes: list[str] = []
    changed: list[str] = []
    for code in agency.unit_codes:
        unit = db_units.by_code(connection, code, group_units.day_of(plan))
        later = _later(connection, plan, replace(agency, unit_codes=(code,)), day) if unit is not None else ()
        codes.update((item.code, None) for item in later if item.code)
        if unit is None:
            notes += _unknown(connection, agency, code, day, codes)
        elif not later:
            told = _("Cần xem lại: “{agency}” không còn {unit} ({code}), chưa rõ nay thuộc đơn vị nào.")
            notes.append(told.format(agency=agency.name, unit=unit.title, code=code))
        elif unit not in later:
            changed.append(_("{old} nay là {new}").format(old=_called(unit), new=", ".join(map(_called, later))))
    if changed:
        told = _("Cần xem lại tên và số đơn vị của “{agency}”: {changed}.")
        notes.append(told.format(agency=agency.name, changed="; ".join(changed)))
    return with_units(agency, codes, len(agency.unit_codes) - len(codes)), tuple(notes)


def _later(connection: DbConnection, plan: Plan, one: Agency, day: date) -> tuple[Unit, ...]:
    """What became of a unit; nothing where nobody recorded it."""
    return tuple(unit for unit in group_units.of_agency(connection, plan, one, day) if unit.is_valid_on(day))


def _unknown(connection: DbConnection, agency: Agency, code: str, day: date, codes: dict[str, None]) -> Iterator[str]:
    """A code nobody bore stays, unless it would silently be somebody now."""
    other = db_units.by_code(connection, code, day)
    if other is None:
        codes[code] = None
        return
    told = _("Cần xem lại: mã {code} của “{agency}” trước đây chưa có trong dữ liệu, nay là {unit}; đã bỏ mã ấy.")
    yield told.format(code=code, agency=agency.name, unit=other.title)


def _called(unit: Unit) -> str:
    return f"{unit.title} ({unit.code})" if unit.code else unit.title
