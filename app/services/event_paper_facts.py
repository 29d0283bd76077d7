"""What the papers of an event are made of, read from the data file: names, organ, signer, tiers with their documents.

A commune's or hamlet's event has the papers of its commune: they are drafted in its letterhead and numbered there. What
the committee holds itself, and what it tells others, is its own.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from app.db import events as db_events
from app.db import obligations as db_obligations
from app.db import units
from app.db.types import DbConnection
from app.domain.event_assessment import Assessment
from app.domain.event_rulings import Ruling, rulings
from app.domain.events import Event, EventKind, HostLevel
from app.domain.obligations import Obligation, ObligationKind
from app.domain.paper_content import PaperContent
from app.domain.papers import PAPER_WORDS, PaperKind
from app.domain.units import COMMUNE_KINDS, RelationRole, Unit, UnitKind
from app.reports.event_facts import EventFacts, RuleFact
from app.services import organs, paper_sheets, scope
from app.services.event_assessments import Grounds
from app.services.workspace import Workspace
from app.text import admin_date

#: "15/TB-UBND" alone; the letters behind the stroke are the kind of the paper (Nghị định 30/2020/NĐ-CP, Phụ lục III).
_NUMBER = re.compile(r"\d+[a-z]?/(?:\d{4}/)?([A-ZĐa-z]+)(?:-.*)?")


def facts(
    connection: DbConnection, ws: Workspace, event: Event, grounds: Grounds | None = None, *, of_committee: bool = False
) -> EventFacts:
    """The facts of one event; ``of_committee`` for what the committee issues itself, whoever holds the event."""
    grounds = grounds or Grounds.read(connection, ws.today)
    committee = scope.committee_of(connection)
    plan = ws.presets.plan(committee.plan_preset)
    kind = db_events.find_kind(connection, event.kind) or _unknown_kind(event)
    day = event.starts_on or ws.today
    hosts = [grounds.units[unit_id] for unit_id in event.hosts if unit_id in grounds.units]
    owner = None if of_committee else owner_of(connection, event)
    own = PaperContent(PaperKind.PLAN, drafted_for=owner.id if owner else 0)
    sheet = paper_sheets.draft_sheet(connection, own, day)
    home = units.unit_of(connection, committee.unit_id)
    is_of_plan = event.year == committee.event_year
    name = f"Kế hoạch số {committee.plan_number}"
    issuer = plan.issued_by or f"Ban chỉ đạo {home.title}"
    assessment = grounds.assess(event)
    owed = _written(connection, event)
    return EventFacts(
        event=event,
        kind=kind,
        hosts=tuple(_named(connection, unit, day) for unit in hosts),
        organ=sheet.organ,
        signer=sheet.signer,
        report_year=event.year - (committee.event_year - committee.report_year),
        participants=tuple(
            organs.name_in_text(grounds.units[unit_id]) for unit_id in event.participants if unit_id in grounds.units
        ),
        movement=plan.movement,
        plan=name,
        plan_source=f"{name} {admin_date(plan.issued_on)} của {issuer}" if is_of_plan else "",
        bases=organs.legal_bases(plan, committee) if is_of_plan else (),
        rules=tuple(_rules(event, grounds, assessment)),
        stations=tuple(dict.fromkeys(_stations(connection, hosts, day))),
        superior=f"Ban chỉ đạo {home.title}" if owner else "",
        report_to=owed.owed_to if owed else assessment.report_to,
        report_due=owed.due_on if owed else None,
        setup=committee.page,
    )


def owner_of(connection: DbConnection, event: Event) -> Unit | None:
    """The commune whose own papers those of an event are; ``None`` where the committee itself issues them."""
    committee = scope.committee_of(connection)
    kind = db_events.find_kind(connection, event.kind)
    if kind is not None and kind.host_level is HostLevel.COMMITTEE:
        return None
    for unit_id in event.hosts:
        if unit_id == committee.unit_id:
            return None
        unit = commune_of(connection, unit_id, event.starts_on)
        if unit is not None:
            return None if unit.id == committee.unit_id else unit
    return None


def commune_of(connection: DbConnection, unit_id: int, day: date | None) -> Unit | None:
    """The commune a unit is or lies in on a day; a station that holds an event stands for itself."""
    unit = units.find_unit(connection, unit_id, day)
    while unit is not None and unit.kind not in COMMUNE_KINDS:
        if unit.kind is not UnitKind.HAMLET:
            return unit if unit.kind is UnitKind.BORDER_STATION else None
        unit = None if unit.parent_id is None else units.find_unit(connection, unit.parent_id, day)
    return unit


def owes_written(connection: DbConnection, event: Event) -> bool:
    """Whether a report in writing is owed instead of an event."""
    return _written(connection, event) is not None


def _written(connection: DbConnection, event: Event) -> Obligation | None:
    if not event.id:
        return None
    owed = db_obligations.obligations(connection, event.id)
    return next((item for item in owed if item.kind is ObligationKind.WRITTEN_REPORT and not item.is_waived), None)


def _unknown_kind(event: Event) -> EventKind:
    return EventKind(event.kind, event.name, HostLevel.COMMUNE, "", event.name, event.parts)


def _named(connection: DbConnection, unit: Unit, day: date) -> str:
    """A host as papers name it: a hamlet with its commune."""
    above = units.find_unit(connection, unit.id, day)
    if unit.kind is not UnitKind.HAMLET or above is None or above.parent_id is None:
        return organs.name_in_text(unit)
    return f"{unit.title}, {units.unit_of(connection, above.parent_id).title}"


def _stations(connection: DbConnection, hosts: list[Unit], day: date) -> Iterator[str]:
    for host in hosts:
        commune = commune_of(connection, host.id, day)
        if commune is not None and commune.kind is not UnitKind.BORDER_STATION:
            above = units.parents(connection, commune.id, day, RelationRole.STATION_IN_CHARGE)
            yield from (organs.name_in_text(station) for station in above)


# --- tiers -----------------------------------------------------------------------------------------------------------


def _rules(event: Event, grounds: Grounds, assessment: Assessment) -> Iterator[RuleFact]:
    """What holds for every unit somebody announced a tier for; what counts for the event is marked."""
    day = assessment.day
    if day is None:
        return
    highest = {item.matrix.key: item.weight for item in assessment.rulings}
    for item in rulings(event, grounds.paths(event, day), grounds.rules, day):
        if item.rule is not None and item.place.entry is not None:
            fact = rule_fact(item)
            yield replace(fact, is_strictest=item.weight == highest.get(item.matrix.key))


def rule_fact(ruling: Ruling) -> RuleFact:
    """One ruling as papers tell it."""
    entry, limit = ruling.place.entry, ruling.limit
    assert ruling.rule is not None
    return RuleFact(
        place=ruling.unit.title,
        level=ruling.words,
        rule=ruling.rule,
        decision=document_words(entry.document, entry.document_on, entry.authority) if entry else "",
        from_day=entry.from_day if entry else None,
        max_people=ruling.max_people,
        limit_document=document_words(limit.document, limit.document_on) if limit else "",
    )


def document_words(document: str, day: date | None = None, authority: str = "") -> str:
    """A paper as text cites it: "Thông báo số 15/TB-UBND ngày 20 tháng 02 năm 2022 của UBND huyện"."""
    name = document_name(document)
    dated = f" {admin_date(day)}" if day else ""
    return f"{name}{dated}{f' của {authority.strip()}' if authority.strip() else ''}" if name else ""


def document_name(document: str) -> str:
    """A paper by its kind and number: "Thông báo số 15/TB-UBND"; one that names its kind stays as it was entered."""
    name = document.strip()
    if found := _NUMBER.fullmatch(name):
        known = {kind.value: PAPER_WORDS[kind] for kind in PaperKind}
        return f"{known.get(found[1], 'văn bản')} số {name}"
    return name
