"""One step for many nominations, each in its own transaction: what was done, and whom it was refused for and why."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.domain.awards.nominations import Nomination
from app.errors import Refused
from app.i18n import _
from app.services.awards import nominations
from app.services.workspace import Workspace

Step = Callable[[Workspace, int], Nomination]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why one of many was refused; ``name`` is empty where there is no such nomination."""

    nomination_id: int
    name: str
    problem: Refused

    def __str__(self) -> str:
        who = f"{self.nomination_id}. {self.name}" if self.name else str(self.nomination_id)
        return f"{who}: {self.problem}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a step for many."""

    done: tuple[Nomination, ...]
    refused: tuple[Refusal, ...]

    def counted(self, words: str) -> str:
        """ "Đã đề nghị 36, từ chối 9." for the words of the step, "Đã đề nghị"."""
        told = _("{words} {done}, từ chối {refused}.") if self.refused else _("{words} {done}.")
        return told.format(words=words, done=len(self.done), refused=len(self.refused))


def each(ws: Workspace, nomination_ids: Iterable[int], step: Step) -> Outcome:
    """Take one step with many nominations; a refusal of one changes nothing for the others."""
    done: list[Nomination] = []
    refused: list[Refusal] = []
    for nomination_id in nomination_ids:
        try:
            done.append(step(ws, nomination_id))
        except Refused as problem:
            refused.append(Refusal(nomination_id, _name(ws, nomination_id), problem))
    return Outcome(tuple(done), tuple(refused))


def _name(ws: Workspace, nomination_id: int) -> str:
    try:
        return nominations.find(ws, nomination_id).name
    except Refused:
        return ""
