"""What the papers of an event are made of, read from the data file: names, organ, signer, tiers with their documents.

A commune's or hamlet's event has the papers of its commune: they are drafted in its letterhead and numbered there. What
the committee holds itself, and what it tells others, is its own.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from app.db import units
from app.db.types import DbConnection
from app.domain.committee import Committee
from app.domain.events import Event, EventKind, HostLevel
from app.presets.plans import PlanPreset
from app.reports.event_facts import EventFacts, RuleFact
from app.services import event_awards, organs, scope
from app.services.event_assessments import Grounds
from app.services.event_owner import acting, named_host, owed_reports, own_sheet, owner_of, stations, written_out
from app.services.event_paper_rules import rule_facts
from app.services.workspace import Workspace


def facts(
    connection: DbConnection,
    ws: Workspace,
    event: Event,
    *,
    of_committee: bool = False,
    with_awards: bool = False,
    grounds: Grounds | None = None,
) -> EventFacts:
    """The facts of one event; ``of_committee`` for what it issues itself, ``with_awards`` with who gets one."""
    grounds = grounds or Grounds.read(connection, ws.today)
    day = event.starts_on or ws.today
    committee = scope.committee_of(connection, day)
    plan = ws.presets.plan(committee.plan_preset)
    hosts = [grounds.units[unit_id] for unit_id in event.hosts]
    guests = [grounds.units[unit_id] for unit_id in event.participants if unit_id in grounds.units]
    owner = None if of_committee else owner_of(connection, grounds, event)
    sheet = own_sheet(connection, owner, day)
    home = f"Ban chỉ đạo {units.unit_of(connection, committee.unit_id).title}"
    is_of_plan = event.year == committee.event_year
    known = EventFacts(
        event=event,
        kind=grounds.kinds.get(event.kind) or _unknown_kind(event),
        hosts=tuple(named_host(grounds, unit, day) for unit in hosts),
        organ=sheet.organ,
        signer=sheet.signer,
        report_year=event.year - (committee.event_year - committee.report_year),
        organizers=tuple(acting(grounds, unit, day) for unit in hosts),
        participants=tuple(acting(grounds, unit, day) for unit in guests),
        movement=plan.movement,
        plan=_plan_name(committee),
        plan_source=_plan_source(committee, plan, home, is_told=owner is not None) if is_of_plan else "",
        bases=organs.legal_bases(plan, committee) if is_of_plan else (),
        stations=tuple(dict.fromkeys(stations(connection, grounds, hosts, day))),
        superior=home if owner else "",
        awards=event_awards.lines(connection, ws, event) if with_awards else (),
        setup=committee.page,
    )
    return _with_tiers(connection, known, grounds, day)


def _with_tiers(connection: DbConnection, known: EventFacts, grounds: Grounds, day: date) -> EventFacts:
    """The same facts with the rules of the tiers, and who is owed a report by when."""
    assessment = grounds.assess(known.event)
    owed = owed_reports(connection, known.event)
    addressees = dict.fromkeys(item.to for item in assessment.reports)
    if owed:
        addressees = dict.fromkeys(item.owed_to for item in owed)
    return replace(
        known,
        rules=_rules(connection, rule_facts(known.event, grounds, assessment), day),
        reports_to=tuple(written_out(connection, name, day) for name in addressees),
        report_due=min((item.due_on for item in owed if item.due_on), default=None),
    )


def _plan_name(committee: Committee) -> str:
    return f"Kế hoạch số {committee.plan_number}" if committee.plan_number else "kế hoạch"


def _plan_source(committee: Committee, plan: PlanPreset, home: str, *, is_told: bool) -> str:
    """The plan with its day and issuer; whose own plan it is needs not be said by itself."""
    source = f" của {plan.issued_by or home}" if is_told or plan.issued_by else ""
    return f"{organs.plan_cited(committee)}{source}"


def _rules(connection: DbConnection, rules: Iterable[RuleFact], day: date) -> tuple[RuleFact, ...]:
    """The rules with the full names of those who are to be reported to."""
    return tuple(
        replace(fact, rule=replace(fact.rule, report_to=written_out(connection, fact.rule.report_to, day)))
        for fact in rules
    )


def _unknown_kind(event: Event) -> EventKind:
    return EventKind(event.kind, event.name, HostLevel.COMMUNE, "", event.name, event.parts)
