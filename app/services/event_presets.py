"""Rule matrices and kinds of events of a plan preset: into a new data file, or taken over later, seen before."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from app.db import events as db_events
from app.db import tiers as db_tiers
from app.db.types import DbConnection
from app.domain.events import EventKind
from app.domain.tiers import RuleMatrix
from app.errors import Refused
from app.i18n import _
from app.presets.plans import PlanPreset
from app.services.workspace import Workspace


class Offer(StrEnum):
    """How a matrix or kind of a preset stands to what the data file has under its key."""

    NEW = "new"
    DIFFERENT = "different"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class OfferedRule:
    """One matrix or kind of a preset; ``is_matrix`` tells the two apart."""

    key: str
    name: str
    offer: Offer
    is_matrix: bool = False


def found_event_rules(connection: DbConnection, plan: PlanPreset) -> None:
    """Store matrices and kinds of the plan a data file is founded with."""
    for matrix in plan.rule_matrices:
        db_tiers.save_matrix(connection, matrix)
    for kind in plan.kinds:
        db_events.save_kind(connection, kind)


def preview(ws: Workspace, plan_id: str) -> tuple[OfferedRule, ...]:
    """What the plan has, matrices first, and how it stands to the data file; nothing is stored."""
    plan = ws.presets.plan(plan_id)
    with ws.store.read() as connection:
        return _offered(connection, plan)


def apply(ws: Workspace, plan_id: str, replacing: Collection[str] = ()) -> tuple[OfferedRule, ...]:
    """Add what the data file does not have, in one step that can be undone; returns what was stored.

    What the data file has under the same key stays as somebody made it, unless ``replacing`` names the kind. A matrix
    is never replaced: levels were announced under its rows, and it is changed by dated rows. Refused when nothing is
    to be done.
    """
    plan = ws.presets.plan(plan_id)
    label = _("Lấy quy định và loại sự kiện từ {number}").format(number=plan.number)
    with ws.store.write(label, ws.actor) as connection:
        found = tuple(
            item
            for item in _offered(connection, plan)
            if item.offer is Offer.NEW
            or (item.offer is Offer.DIFFERENT and not item.is_matrix and item.key in replacing)
        )
        if not found:
            sentence = _("Dữ liệu đã có đủ quy định và loại sự kiện của {number}; chưa có gì thay đổi.")
            raise Refused("nothing-new", sentence.format(number=plan.number))
        wanted = {(item.is_matrix, item.key) for item in found}
        for matrix in plan.rule_matrices:
            if (True, matrix.key) in wanted:
                db_tiers.save_matrix(connection, matrix)
        for kind in plan.kinds:
            if (False, kind.key) in wanted:
                db_events.save_kind(connection, kind)
        return found


def _offered(connection: DbConnection, plan: PlanPreset) -> tuple[OfferedRule, ...]:
    matrices = {item.key: _in_order(item) for item in db_tiers.matrices(connection)}
    kinds = {item.key: _as_preset(item) for item in db_events.kinds(connection)}
    return (
        *(
            OfferedRule(item.key, item.name, _offer(matrices.get(item.key), _in_order(item)), is_matrix=True)
            for item in plan.rule_matrices
        ),
        *(OfferedRule(item.key, item.name, _offer(kinds.get(item.key), item)) for item in plan.kinds),
    )


def _in_order(matrix: RuleMatrix) -> RuleMatrix:
    return replace(matrix, rules=tuple(sorted(matrix.rules, key=lambda rule: (rule.level, rule.valid_from))))


def _as_preset(kind: EventKind) -> EventKind:
    return replace(kind, id=0, is_retired=False)


def _offer(stored: object, wanted: object) -> Offer:
    if stored is None:
        return Offer.NEW
    return Offer.SAME if stored == wanted else Offer.DIFFERENT
