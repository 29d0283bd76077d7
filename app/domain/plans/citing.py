"""Which parts of a plan stand on a clause of its text: read beside the paragraph, each is followed somewhere."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.plans.citations import cited
from app.domain.plans.plan import PartKind, Plan


@dataclass(frozen=True, slots=True)
class CitingPart:
    """A part that cites a clause; ``quote`` are the words it rests on, where somebody noted them."""

    kind: PartKind
    key: str
    title: str
    clause: str
    quote: str = ""


def citing(plan: Plan) -> Mapping[str, tuple[CitingPart, ...]]:
    """The parts that cite each clause, in the order of the plan; a duty is named at every clause that states a day."""
    found: dict[str, list[CitingPart]] = {}
    for part in _parts(plan):
        if part.clause:
            found.setdefault(part.clause, []).append(part)
    return {clause: tuple(dict.fromkeys(some)) for clause, some in found.items()}


def standing_at(plan: Plan) -> Mapping[int, int]:
    """How many parts rest on the words of each paragraph, by its number; a part the text does not have is left out."""
    found = (cited(plan.paragraphs, part.clause, part.quote) for some in citing(plan).values() for part in some)
    return Counter(place.paragraph for place in found if place is not None)


def _parts(plan: Plan) -> Iterator[CitingPart]:
    for target in plan.targets:
        yield CitingPart(PartKind.TARGET, target.key, target.title, target.clause, target.quote)
    for task in plan.tasks:
        yield CitingPart(PartKind.TASK, task.key, task.title, task.clause, task.quote)
    for duty in plan.duties:
        stated = {item.clause: item.quote for item in duty.dates if item.clause}
        for clause, quote in (stated or {duty.clause: duty.quote}).items():
            yield CitingPart(PartKind.DUTY, duty.key, duty.title, clause, quote)
        if duty.clause not in stated and stated:
            yield CitingPart(PartKind.DUTY, duty.key, duty.title, duty.clause, duty.quote)
    for phase in plan.phases:
        yield CitingPart(PartKind.PHASE, phase.key, phase.name, phase.clause)
    for agency in plan.agencies:
        yield CitingPart(PartKind.AGENCY, agency.key, agency.name, agency.clause)
