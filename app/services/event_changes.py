"""What a change of tiers, rules or limits does to events: shown before, done in the transaction of the change.

Nothing that was planned is written over: the plan before the change stays as a version.
"""

from dataclasses import replace

from app.db import events as db_events
from app.db import obligations as db_obligations
from app.db import tiers as db_tiers
from app.db.types import DbConnection
from app.domain.event_assessment import Assessment
from app.domain.event_changes import Consequence, consequence, is_cancelled_by_tier
from app.domain.event_duties import WrittenDue, written_due_on
from app.domain.event_rulings import TierRules
from app.domain.events import Event
from app.domain.obligations import Obligation, ObligationKind
from app.domain.tier_history import TierRegister
from app.i18n import _
from app.services import event_checks, scope
from app.services.event_assessments import Grounds
from app.services.workspace import Workspace

#: Duties of a plan whose day is that of a written report, the first one that states a day (see `due_on`).
_TIER_REPORT, _COMMUNE_REPORT = "tier-4-report", "commune-report"


def preview(
    connection: DbConnection, ws: Workspace, before: TierRegister, after: TierRegister
) -> tuple[Consequence, ...]:
    """What a change of the register would mean for every event it touches; nothing is written."""
    return preview_rules(connection, ws, *_with_stored(connection, before, after))


def apply(
    connection: DbConnection, ws: Workspace, before: TierRegister, after: TierRegister
) -> tuple[Consequence, ...]:
    """Do what a change of the register means for every event it touches; runs inside the write of the change."""
    return apply_rules(connection, ws, *_with_stored(connection, before, after))


def preview_rules(
    connection: DbConnection, ws: Workspace, before: TierRules, after: TierRules
) -> tuple[Consequence, ...]:
    """The same for a change of a matrix or of a limit of people."""
    grounds = Grounds.read(connection, ws.today)
    former, coming = grounds.under(before), grounds.under(after)
    found = (consequence(event, former.assess(event), coming.assess(event)) for event in db_events.events(connection))
    return tuple(item for item in found if item is not None)


def apply_rules(
    connection: DbConnection, ws: Workspace, before: TierRules, after: TierRules
) -> tuple[Consequence, ...]:
    """The same for a change of a matrix or of a limit of people, see :func:`apply`."""
    found = preview_rules(connection, ws, before, after)
    changed = [item for item in found if item.is_stored]
    stored = [_kept(connection, ws, item.event, item.after, item.reason) for item in changed]
    event_checks.check_changes(connection, ws, [(item.event, now) for item, now in zip(changed, stored, strict=True)])
    for item in found:
        if is_cancelled_by_tier(item.after):
            owe_report(connection, ws, item.event, item.now)
    return found


def keep(connection: DbConnection, ws: Workspace, before: Event, after: Event, reason: str) -> Event:
    """Keep the plan as it was and store what becomes of it; returns it with its new version."""
    stored = _kept(connection, ws, before, after, reason)
    event_checks.check_reports(connection, ws, before, stored)
    return stored


def _kept(connection: DbConnection, ws: Workspace, before: Event, after: Event, reason: str) -> Event:
    db_events.keep_version(connection, before, reason, ws.actor, ws.clock())
    stored = replace(after, version=before.version + 1)
    db_events.save(connection, stored)
    return stored


def _with_stored(connection: DbConnection, before: TierRegister, after: TierRegister) -> tuple[TierRules, TierRules]:
    matrices, limits = db_tiers.matrices(connection), db_tiers.limits(connection)
    return TierRules(matrices, before, limits), TierRules(matrices, after, limits)


# --- the report in writing -------------------------------------------------------------------------------------------


def owe_report(connection: DbConnection, ws: Workspace, event: Event, assessment: Assessment) -> None:
    """Open the obligations of the hosts to report in writing, one to each addressee.

    A host owes none twice; nothing is owed where no rule names anybody to report to.
    """
    due = due_on(connection, ws, event, assessment)
    instead = _("thay cho {event}").format(event=event.name)
    day, kind, note = due.day, ObligationKind.WRITTEN_REPORT, f"{instead}; {due.words}" if due.words else instead
    for item in assessment.reports:
        owe(connection, Obligation(item.unit_id, kind, item.to, day, item.clause, event.id, note=note))


def owe(connection: DbConnection, owed: Obligation) -> None:
    """Open an obligation for an event, unless the unit has one to the same addressee already, done or not."""
    known = (item for item in db_obligations.obligations(connection, owed.event_id) if not item.is_waived)
    if (owed.unit_id, owed.kind, owed.owed_to) not in {(item.unit_id, item.kind, item.owed_to) for item in known}:
        db_obligations.save(connection, owed)


def waive_reports(connection: DbConnection, event_id: int, *kinds: ObligationKind) -> None:
    """Reports of these kinds that are still open for an event are owed no longer: their ground fell away."""
    for item in db_obligations.obligations(connection, event_id):
        if item.kind in kinds and item.is_open:
            db_obligations.save(connection, replace(item, is_waived=True))


def due_on(connection: DbConnection, ws: Workspace, event: Event, assessment: Assessment) -> WrittenDue:
    """By when the report in writing is due: the plan says only "đúng thời gian quy định", so its other days stand in.

    The day of that duty if the plan states one, else that of the communes' reports, else that of the result report.
    """
    plan = ws.presets.plan(scope.committee_of(connection).plan_preset)
    duties = (plan.obligation(_TIER_REPORT), plan.obligation(_COMMUNE_REPORT))
    stated = [None if duty is None else duty.working_day for duty in duties]
    return written_due_on(stated, db_events.find_kind(connection, event.kind), event, assessment)
