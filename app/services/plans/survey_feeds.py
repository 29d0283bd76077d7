"""What the surveys of a plan count towards: its targets and products whose number is that of their forms."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.plans.plan import Plan
from app.services.plans import survey_values


@dataclass(frozen=True, slots=True)
class SurveyFeed:
    """A target or product that a survey counts towards: its words, its clause, the tab and part it is shown at."""

    words: str
    clause: str
    tab: str
    part: str


def feeds(plan: Plan) -> tuple[SurveyFeed, ...]:
    """Targets and products of a plan whose number comes from its surveys."""
    return tuple(_fed(plan))


def _fed(plan: Plan) -> Iterator[SurveyFeed]:
    fed = {item.key for item in plan.measures if survey_values.is_survey(item.source)}
    for target in plan.targets:
        if fed & {target.numerator, target.denominator, target.whole, *target.parts}:
            yield SurveyFeed(target.title, target.clause, "targets", target.key)
    for task in plan.tasks:
        for product in task.deliverables:
            if product.measure in fed:
                yield SurveyFeed(product.text, task.clause, "tasks", task.key)
