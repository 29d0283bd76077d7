"""The committee of a new data file: profile, signers and sets of recipients, as its plan has them."""

from app.db import committee as committees
from app.db.types import DbConnection
from app.domain.committee import Committee, OfficeHolder
from app.domain.units import Unit
from app.presets.plans import PlanPreset
from app.services.committee import check, check_holder
from app.services.recipients import found_sets


def found_committee(
    connection: DbConnection, plan: PlanPreset, unit: Unit, reporting: tuple[list[Unit], list[Unit]]
) -> None:
    """Store the committee of ``unit``; ``reporting`` are the communes and the stations that owe it reports."""
    given = plan.committee
    committee = Committee(
        unit_id=unit.id,
        level=given.level,
        name=given.name,
        parent_organ=given.parent_organ,
        short_name=given.short_name,
        symbol=given.symbol,
        place=given.place,
        archive_line=given.archive_line,
        recipients=given.recipients,
        plan_preset=plan.header.id,
        plan_number=plan.number,
        plan_on=plan.issued_on,
        report_year=plan.report_year,
        event_year=plan.event_year,
    )
    check(connection, committee)
    committees.save(connection, committee)
    found_sets(connection, committee, *reporting)
    for person in plan.holders:
        holder = OfficeHolder(
            0,
            person.full_name,
            person.committee_title,
            person.agency_title,
            person.signing_form,
            person.valid_from,
            person.valid_to,
        )
        check_holder(connection, holder)
        committees.set_holder(connection, holder)
