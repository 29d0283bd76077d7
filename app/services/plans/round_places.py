"""A round of classification as it is worked on: every place with its grade now and before, and those not graded yet;
the targets of the plan its grades count towards.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.db import plan_classification as db
from app.db import plans as db_plans
from app.db import units
from app.db.types import DbConnection
from app.domain.plans.classification import ClassificationResult, ClassificationRound
from app.domain.plans.plan import Plan
from app.domain.plans.spans import Span, span
from app.domain.plans.target_states import TargetStanding
from app.domain.plans.target_steps import period_within
from app.domain.plans.targets import Target
from app.services import scope
from app.services.plans.classification import RoundSheet, sheet_of
from app.services.plans.target_standings import TargetStandings
from app.services.workspace import Workspace
from app.text import fold

_SOURCE = "classification:"


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place of a round; ``result.grade`` is empty and its ``id`` 0 while it is not graded.

    ``before`` is its grade in the round before, ``steps`` above 0 is better than then, ``None`` where nobody can say.
    """

    result: ClassificationResult
    before: str = ""
    steps: int | None = None

    @property
    def key(self) -> object:
        """What makes it the same place in another round."""
        return place_key(self.result)


@dataclass(frozen=True, slots=True)
class GradeTarget:
    """A target that counts places of a grade; ``by`` is the round it is counted by, another one where two lie in it."""

    grade: str
    target: Target
    standing: TargetStanding
    by: ClassificationRound | None


@dataclass(frozen=True, slots=True)
class OpenRound:
    """A round with all that is shown where it is worked on."""

    sheet: RoundSheet
    places: tuple[PlaceRow, ...]
    targets: tuple[GradeTarget, ...]


def place_key(item: ClassificationResult) -> object:
    """A place is its unit where it is one, else its kind and name."""
    return item.unit_id if item.unit_id is not None else (fold(item.category), fold(item.name))


def opened(ws: Workspace, round_id: int) -> OpenRound:
    """A round as it is worked on, read once; raises ``Refused`` where there is none."""
    with ws.store.read() as connection:
        sheet = sheet_of(connection, round_id)
        return OpenRound(sheet, _places(connection, sheet), _targets(connection, ws, sheet.round))


# --- places ----------------------------------------------------------------------------------------------------------


def _places(connection: DbConnection, sheet: RoundSheet) -> tuple[PlaceRow, ...]:
    """Those that are graded, as they were entered, then those of the round before and the units that are not."""
    there = {place_key(item): item.grade for item in sheet.former}
    graded = [_row(sheet, item, there) for item in sheet.results]
    return (*graded, *(PlaceRow(item, there.get(place_key(item), "")) for item in _waiting(connection, sheet)))


def _row(sheet: RoundSheet, item: ClassificationResult, there: dict[object, str]) -> PlaceRow:
    before = there.get(place_key(item), "")
    order = {grade: place for place, grade in enumerate(sheet.round.grades)}
    is_known = before in order and item.grade in order
    return PlaceRow(item, before, order[before] - order[item.grade] if is_known else None)


def _waiting(connection: DbConnection, sheet: RoundSheet) -> Iterator[ClassificationResult]:
    """Places of the round before without a grade now; units, where units are what the plan classifies or it is not
    known yet what it does. A unit that is there no more is not waited for.
    """
    of = sheet.round
    day = span(of.period).last
    known = {place_key(item) for item in sheet.results}
    there = {None, *(item.id for item in units.units(connection, day))}
    for item in sheet.former:
        is_over = item.unit_id not in there
        if place_key(item) not in known and not is_over:
            known.add(place_key(item))
            yield ClassificationResult(
                round_id=of.id, name=item.name, grade="", category=item.category, unit_id=item.unit_id
            )
    every = (*sheet.results, *sheet.former)
    if every and not any(item.unit_id is not None for item in every):
        return
    for unit in scope.expected(connection, day).all:
        if unit.id not in known:
            yield ClassificationResult(round_id=of.id, name=unit.title, grade="", unit_id=unit.id)


# --- targets ---------------------------------------------------------------------------------------------------------


def _targets(connection: DbConnection, ws: Workspace, of: ClassificationRound) -> tuple[GradeTarget, ...]:
    """The targets of the plan that count a grade, as they stand in the period of the round."""
    plan = db_plans.find(connection, of.plan_id) if of.plan_id is not None else None
    if plan is None:
        return ()
    grades = {item.key: item.source.removeprefix(_SOURCE) for item in plan.measures if _is_grade(item.source)}
    known = TargetStandings.read(connection, ws, plan)
    rounds = db.rounds(connection, plan.id)
    found = []
    for target in plan.targets:
        if target.numerator in grades:
            period = period_within(target, plan, span(of.period), ws.today)
            inside = [item for item in rounds if _lies(item, period)]
            by = max(inside, key=lambda item: (span(item.period).last, item.id), default=None)
            found.append(GradeTarget(grades[target.numerator], target, known.standing(target, period), by))
    return tuple(found)


def _is_grade(source: str) -> bool:
    return source.startswith(_SOURCE)


def _lies(item: ClassificationRound, period: Span) -> bool:
    held = span(item.period)
    return period.first <= held.first and held.last <= period.last


def counted_grades(plan: Plan) -> tuple[str, ...]:
    """The grades the measures of a plan count, in the order it names them; empty where it counts none."""
    named = (item.source.removeprefix(_SOURCE) for item in plan.measures if _is_grade(item.source))
    return tuple(dict.fromkeys(grade[:1].upper() + grade[1:] for grade in named))
