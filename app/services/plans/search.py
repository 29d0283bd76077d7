"""Plans, targets, tasks and duties found by words of their titles, numbers and keys, marks or none."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.plans.duty_rows import plan_title
from app.domain.plans.plan import PartKind, Plan
from app.services.plans import register
from app.services.workspace import Workspace
from app.text import fold


@dataclass(frozen=True, slots=True)
class FoundPart:
    """A plan (``kind`` is ``None``) or one of its parts."""

    plan_key: str
    plan_title: str
    title: str
    kind: PartKind | None = None
    key: str = ""


def search(ws: Workspace, text: str) -> tuple[FoundPart, ...]:
    """What has every word, plans first; nothing for no words."""
    words = fold(text).split()
    if not words:
        return ()
    every = [found for plan in register.plans(ws) for found in _of(plan)]
    fitting = [found for searched, found in every if all(word in searched for word in words)]
    return tuple(sorted(fitting, key=lambda found: found.kind is not None))


def _of(plan: Plan) -> Iterator[tuple[str, FoundPart]]:
    head, name = plan.head, plan_title(plan)
    title = head.short_title or head.title
    yield fold(f"{plan.key} {head.number} {head.short_title} {head.title}"), FoundPart(plan.key, name, title)
    parts = (
        *((PartKind.TARGET, item.key, item.title) for item in plan.targets),
        *((PartKind.TASK, item.key, item.title) for item in plan.tasks),
        *((PartKind.DUTY, item.key, item.title) for item in plan.duties),
    )
    for kind, key, title in parts:
        yield fold(f"{key} {title}"), FoundPart(plan.key, name, title, kind, key)
