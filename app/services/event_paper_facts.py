"""What the papers of an event are made of, read from the data file: names, organ, signer, tiers with their documents.

A commune's or hamlet's event has the papers of its commune: they are drafted in its letterhead and numbered there. What
the committee holds itself, and what it tells others, is its own.
"""

from dataclasses import replace

from app.db import events as db_events
from app.db import units
from app.db.types import DbConnection
from app.domain.events import Event, EventKind, HostLevel
from app.reports.event_facts import EventFacts
from app.services import event_awards, organs, scope
from app.services.event_assessments import Grounds
from app.services.event_owner import acting, named_host, owed_report, own_sheet, owner_of, stations, written_out
from app.services.event_paper_rules import rule_facts
from app.services.workspace import Workspace
from app.text import admin_date


def facts(
    connection: DbConnection,
    ws: Workspace,
    event: Event,
    *,
    of_committee: bool = False,
    with_awards: bool = False,
    grounds: Grounds | None = None,
) -> EventFacts:
    """The facts of one event; ``of_committee`` for what the committee issues itself, whoever holds the event.

    ``with_awards`` looks up in the reports whom an award is handed to; ``grounds`` are read unless they are given.
    """
    grounds = grounds or Grounds.read(connection, ws.today)
    committee = scope.committee_of(connection)
    plan = ws.presets.plan(committee.plan_preset)
    kind = db_events.find_kind(connection, event.kind) or _unknown_kind(event)
    day = event.starts_on or ws.today
    hosts = [grounds.units[unit_id] for unit_id in event.hosts]
    owner = None if of_committee else owner_of(connection, event)
    sheet = own_sheet(connection, owner, day)
    home = f"Ban chỉ đạo {units.unit_of(connection, committee.unit_id).title}"
    is_of_plan = event.year == committee.event_year
    name = f"Kế hoạch số {committee.plan_number}"
    # Whose own plan it is needs not be said by itself.
    source = f" của {plan.issued_by or home}" if owner or plan.issued_by else ""
    assessment = grounds.assess(event)
    owed = owed_report(connection, event)
    return EventFacts(
        event=event,
        kind=kind,
        hosts=tuple(named_host(connection, unit, day) for unit in hosts),
        organ=sheet.organ,
        signer=sheet.signer,
        report_year=event.year - (committee.event_year - committee.report_year),
        organizers=tuple(acting(connection, unit, day) for unit in hosts),
        participants=tuple(
            acting(connection, grounds.units[unit_id], day)
            for unit_id in event.participants
            if unit_id in grounds.units
        ),
        movement=plan.movement,
        plan=name,
        plan_source=f"{name} {admin_date(plan.issued_on)}{source}" if is_of_plan else "",
        bases=organs.legal_bases(plan, committee) if is_of_plan else (),
        rules=tuple(
            replace(fact, rule=replace(fact.rule, report_to=written_out(connection, fact.rule.report_to, day)))
            for fact in rule_facts(event, grounds, assessment)
        ),
        stations=tuple(dict.fromkeys(stations(connection, hosts, day))),
        superior=home if owner else "",
        report_to=written_out(connection, owed.owed_to if owed else assessment.report_to, day),
        report_due=owed.due_on if owed else None,
        awards=event_awards.lines(connection, ws, event) if with_awards else (),
        setup=committee.page,
    )


def _unknown_kind(event: Event) -> EventKind:
    return EventKind(event.kind, event.name, HostLevel.COMMUNE, "", event.name, event.parts)
