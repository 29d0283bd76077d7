"""Hamlets «xóm» of reports: the units they stand for, made when they are new, and what a person decides about them."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, delete, func, select, update

from app.db import unit_changes
from app.db.payloads import to_json
from app.db.submissions import HamletMatch, hamlet_matches
from app.db.tables import figure, submission, unit_alias, unit_relation
from app.db.tables import unit as unit_table
from app.db.units import aliases_of, by_uid, children, lineage, unit_of
from app.domain.hamlet_names import HamletMatches, KnownHamlet, match_hamlets
from app.domain.submissions import ReportedHamlet, SubmissionState
from app.domain.territory import UnitDraft
from app.domain.units import RelationRole, Unit, UnitKind, UnitRelation
from app.text import clean

#: Versions that a person may still change.
_OPEN_STATES = (SubmissionState.RECEIVED.value, SubmissionState.RETURNED.value, SubmissionState.DRAFT.value)


def match(connection: Connection, commune_id: int, reported: Sequence[ReportedHamlet], on: date) -> HamletMatches:
    """Which hamlets of this commune on ``on`` a report means; stores nothing."""
    known = [item for item in children(connection, commune_id, on) if item.kind is UnitKind.HAMLET]
    names = aliases_of(connection, [item.id for item in known])
    return match_hamlets([KnownHamlet(item, names.get(item.id, ())) for item in known], reported)


def ensure_hamlets(
    connection: Connection, commune_id: int, reported: Sequence[ReportedHamlet], on: date
) -> tuple[int, ...]:
    """The units the hamlets of one report stand for, in its order; what is new or not clear becomes a unit.

    A known hamlet keeps its name and learns the new spelling as alias, takes the code it had none of, and becomes a
    border hamlet when the report marks it so.
    """
    matches = match(connection, commune_id, reported, on)
    return tuple(
        _learn(connection, matches.found[place], hamlet)
        if place in matches.found
        else _new_hamlet(connection, commune_id, hamlet)
        for place, hamlet in enumerate(reported)
    )


def ensure_hamlet(connection: Connection, commune_id: int, hamlet: ReportedHamlet, on: date) -> int:
    """The unit one reported hamlet stands for, see :func:`ensure_hamlets`."""
    return ensure_hamlets(connection, commune_id, (hamlet,), on)[0]


def _learn(connection: Connection, found: Unit, hamlet: ReportedHamlet) -> int:
    if clean(hamlet.name) not in ("", found.name):
        unit_changes.add_alias(connection, found.id, hamlet.name)
    if hamlet.code and not found.code:
        unit_changes.set_code(connection, found.id, hamlet.code)
    if hamlet.is_border and not found.is_border:
        unit_changes.set_border(connection, found.id, is_border=True)
    return found.id


def settle(connection: Connection, submission_id: int, name: str, chosen_id: int) -> bool:
    """Let the hamlet ``name`` of a version be the known unit ``chosen_id``; false when another row already is.

    Every version of the commune that is still open follows, and the unit made meanwhile goes when nothing needs it.
    """
    row = connection.execute(select(submission).where(submission.c.id == submission_id)).one()
    held = hamlet_matches(row.hamlets)
    meanwhile = next((item for item in held if item.hamlet.name == name), None)
    if meanwhile is None or meanwhile.unit_id == chosen_id:
        return meanwhile is not None
    if any(item.unit_id == chosen_id for item in held):
        return False
    others = select(submission.c.id, submission.c.hamlets, submission.c.state).where(
        submission.c.unit_id == row.unit_id
    )
    for other in connection.execute(others).all():
        if other.state in _OPEN_STATES:
            _exchange(connection, other.id, hamlet_matches(other.hamlets), meanwhile.unit_id, chosen_id)
    _learn(connection, unit_of(connection, chosen_id), meanwhile.hamlet)
    _remove_unused(connection, row.unit_id, meanwhile.unit_id)
    return True


def _exchange(
    connection: Connection, submission_id: int, held: Sequence[HamletMatch], old_id: int, new_id: int
) -> None:
    ids = {item.unit_id for item in held}
    if old_id not in ids or new_id in ids:
        return
    changed = tuple(HamletMatch(item.hamlet, new_id if item.unit_id == old_id else item.unit_id) for item in held)
    connection.execute(update(submission).where(submission.c.id == submission_id).values(hamlets=to_json(changed)))
    its = (figure.c.submission_id == submission_id, figure.c.unit_id == old_id)
    connection.execute(update(figure).where(*its).values(unit_id=new_id))


def _remove_unused(connection: Connection, commune_id: int, unit_id: int) -> None:
    texts = connection.scalars(select(submission.c.hamlets).where(submission.c.unit_id == commune_id)).all()
    is_held = any(item.unit_id == unit_id for text in texts for item in hamlet_matches(text))
    has_figures = connection.scalar(select(func.count()).select_from(figure).where(figure.c.unit_id == unit_id))
    if is_held or has_figures:
        return
    connection.execute(delete(unit_alias).where(unit_alias.c.unit_id == unit_id))
    connection.execute(delete(unit_relation).where(unit_relation.c.child_id == unit_id))
    connection.execute(delete(unit_table).where(unit_table.c.id == unit_id))


def _new_hamlet(connection: Connection, commune_id: int, hamlet: ReportedHamlet) -> int:
    is_taken = bool(hamlet.uid) and by_uid(connection, hamlet.uid) is not None
    commune = unit_of(connection, commune_id)
    made = unit_changes.add_unit(
        connection,
        UnitDraft(
            "" if is_taken else hamlet.uid,
            UnitKind.HAMLET,
            hamlet.name,
            hamlet.code or None,
            commune.valid_from,
            is_border=hamlet.is_border,
        ),
    )
    ties = [UnitRelation(made, commune_id, RelationRole.ADMINISTRATION, commune.valid_from, commune.valid_to)]
    while commune.valid_to is not None and (heir := _only_heir(connection, commune)) is not None:
        ties.append(UnitRelation(made, heir.id, RelationRole.ADMINISTRATION, commune.valid_to, heir.valid_to))
        commune = heir
    for tie in ties:
        unit_changes.add_relation(connection, tie)
    return made


def _only_heir(connection: Connection, closed: Unit) -> Unit | None:
    """The one unit that took in the whole of a closed unit on its last day, so that its hamlets went there too."""
    if closed.valid_to is None:
        return None
    heirs = [edge for edge in lineage(connection, closed.id) if edge.predecessor_id == closed.id]
    if len(heirs) != 1 or heirs[0].share != 1 or heirs[0].on != closed.valid_to:
        return None
    return unit_of(connection, heirs[0].successor_id)
