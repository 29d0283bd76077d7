"""Figures typed or pasted as a range: stored in one step, each that cannot be with its sentence.

A range is judged as it would stand when all of it is stored, so that the order of its cells does not matter: what is
divided may come before what divides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.db import plan_work
from app.db.types import DbConnection
from app.domain.plans.plan import Plan
from app.domain.plans.work import PlanFigure
from app.errors import Refused
from app.i18n import _
from app.services.plans import closed_years, figures, lookup, measures, register
from app.services.plans.figures import place_of
from app.services.plans.typed_numbers import typed_number
from app.services.workspace import Workspace

#: What is typed for "asked, not known".
UNKNOWN = "?"
_Place = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class TypedFigure:
    """A text typed for a measure, a period and an owner: a number, "?" for not known, nothing to take it out."""

    measure: str
    period: str
    text: str
    agency: str = ""
    unit_id: int | None = None


@dataclass(frozen=True, slots=True)
class _Edit:
    """What a text asks for: ``figure`` to be stored, or to be taken out."""

    figure: PlanFigure
    is_taken_out: bool


def type_in(ws: Workspace, key: str, typed: Sequence[TypedFigure]) -> tuple[str, ...]:
    """Store texts in one step that one undo takes back; a sentence for each that was refused, "" for the others.

    Raises ``Refused`` for a closed plan.
    """
    refused: dict[int, str] = {}
    with ws.store.write(_label(ws, key, typed), ws.actor) as connection:
        plan = register.found(connection, key)
        register.refuse_closed(connection, plan)
        before: dict[_Place, PlanFigure] = {
            place_of(item): item for item in plan_work.entries(connection, PlanFigure, plan.id)
        }
        edits: dict[int, _Edit] = {}
        for number, item in enumerate(typed):
            try:
                edit = _understood(connection, ws, plan, item, before)
                closed_years.refuse_closed_work(connection, edit.figure)
                edits[number] = edit
            except Refused as error:
                refused[number] = str(error)
        refused.update(_impossible(ws, plan, before, edits))
        for number, wanted in edits.items():
            if number not in refused:
                _store(connection, wanted, before)
    return tuple(refused.get(number, "") for number in range(len(typed)))


def _label(ws: Workspace, key: str, typed: Sequence[TypedFigure]) -> str:
    names = {item.measure for item in typed}
    if len(names) > 1:
        return _("Nhập một dải số liệu kế hoạch")
    name = measures.known(ws, register.find(ws, key), *names).name if names else ""
    return _("Số liệu kế hoạch: {measure}").format(measure=name)


def _understood(
    connection: DbConnection, ws: Workspace, plan: Plan, item: TypedFigure, before: Mapping[_Place, PlanFigure]
) -> _Edit:
    text = item.text.strip()
    at = (item.measure, item.period, item.agency, item.unit_id)
    for stored in before.values() if not text else ():
        if at == (stored.measure, stored.period, stored.agency, stored.unit_id):
            # What is taken out need not be of a measure, an agency or a time the plan still has.
            return _Edit(stored, is_taken_out=True)
    value = typed_number(text) if text and text != UNKNOWN else None
    wanted = PlanFigure(
        plan_id=plan.id,
        measure=item.measure,
        period=lookup.period(plan, item.period).text,
        value=value,
        agency=item.agency,
        unit_id=item.unit_id,
    )
    old = before.get(place_of(wanted))
    if not text:
        return _Edit(old or wanted, is_taken_out=True)
    known = figures.checked(connection, ws, plan, wanted)
    if old is not None:
        # What was written beside the figure (document, remark) is of the figure, not of its last number.
        known = PlanFigure(
            plan_id=plan.id, measure=known.measure, period=known.period, value=value, agency=old.agency,
            unit_id=old.unit_id, document=old.document, note=old.note, id=old.id,
        )  # fmt: skip
    return _Edit(known, is_taken_out=False)


def _impossible(
    ws: Workspace, plan: Plan, before: Mapping[_Place, PlanFigure], edits: Mapping[int, _Edit]
) -> dict[int, str]:
    """Edits that cannot stand, with why: the last of those that contradict each other goes, until the rest can."""
    found: dict[int, str] = {}
    while True:
        after = dict(before)
        left = [(number, edit) for number, edit in edits.items() if number not in found]
        for _number, edit in left:
            after[place_of(edit.figure)] = edit.figure
            if edit.is_taken_out:
                del after[place_of(edit.figure)]
        faults = (
            (number, sentence)
            for number, edit in reversed(left)
            if not edit.is_taken_out
            for sentence in figures.faults(ws, plan, edit.figure, after.values())
        )
        worst = next(faults, None)
        if worst is None:
            return found
        found[worst[0]] = _("{fault} Chưa lưu ô này.").format(fault=worst[1])


def _store(connection: DbConnection, edit: _Edit, before: Mapping[_Place, PlanFigure]) -> None:
    if not edit.is_taken_out:
        plan_work.save(connection, edit.figure)
    elif (old := before.get(place_of(edit.figure))) is not None:
        plan_work.remove(connection, old)
