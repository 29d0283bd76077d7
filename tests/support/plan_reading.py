"""Plans in other styles than those the program ships, invented for tests (số liệu minh họa), read and taken apart."""

from pathlib import Path
from typing import TypeVar

from app.domain.plans.paragraphs import paragraphs_of
from app.domain.plans.reading.contradictions import Contradiction, contradictions
from app.domain.plans.reading.proposals import HeadFact, HeadField, Proposal
from app.domain.plans.reading.reader import read_plan
from app.domain.plans.reading.table_lines import with_tables
from app.domain.plans.tasks import Task

_FOLDER = Path(__file__).parents[1] / "fixtures" / "plans"
STYLES = tuple(sorted(path.stem for path in _FOLDER.glob("*.txt")))
_Value = TypeVar("_Value")


def styled(name: str) -> str:
    """The text of an invented plan."""
    return (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def read(text: str) -> tuple[Proposal, ...]:
    """What a text proposes."""
    return read_plan(paragraphs_of(with_tables(text)))


def told(text: str) -> tuple[Contradiction, ...]:
    """What in a text does not agree with itself."""
    paragraphs = paragraphs_of(with_tables(text))
    return contradictions(paragraphs, read_plan(paragraphs))


def values(proposals: tuple[Proposal, ...], kind: type[_Value]) -> list[_Value]:
    """The values of one kind."""
    return [one.value for one in proposals if isinstance(one.value, kind)]


def head(proposals: tuple[Proposal, ...]) -> dict[HeadField, object]:
    """The facts of the head."""
    return {one.field: one.value for one in values(proposals, HeadFact)}


def leaves(proposals: tuple[Proposal, ...]) -> list[Task]:
    """The tasks that are done themselves."""
    known = values(proposals, Task)
    parents = {one.parent for one in known}
    return [one for one in known if one.key not in parents]
