"""What a list of names was understood as: lines, questions before anything is stored, and what stays out.

Nothing of a line is stored while one of its questions is open; a question that several lines share is asked once.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from app.domain.awards.nominations import Nominee
from app.i18n import N_
from app.text import fold

#: The answer that leaves a line or a column out.
LEAVE_OUT: Final = "-"
#: The answer that makes one line of each name in a cell.
SPLIT: Final = "split"
Answers = Mapping[str, str]
NO_ANSWERS: Answers = MappingProxyType({})


class LineState(StrEnum):
    """What storing makes of a line."""

    NEW = "new"
    KNOWN = "known"
    CHANGED = "changed"
    ASKED = "asked"
    LEFT_OUT = "left_out"


LINE_WORDS: Final[Mapping[LineState, str]] = MappingProxyType(
    {
        LineState.NEW: N_("mới"),
        LineState.KNOWN: N_("đã có, giữ nguyên"),
        LineState.CHANGED: N_("thay theo bản mới"),
        LineState.ASKED: N_("còn câu hỏi"),
        LineState.LEFT_OUT: N_("bỏ ra"),
    }
)


@dataclass(frozen=True, slots=True)
class IntakeChoice:
    """One possible answer: what is stored, and how it reads."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class IntakeQuestion:
    """One thing that is not certain; ``key`` is what an answer is given for.

    ``place`` names the first cell it is about; with ``takes_text`` an answer may be typed.
    """

    key: str
    code: str
    sentence: str
    choices: tuple[IntakeChoice, ...] = ()
    place: str = ""
    takes_text: bool = False


@dataclass(frozen=True, slots=True)
class EarlierAward:
    """An award that a list says somebody has already."""

    year: int
    title: str


class SaidPaper(StrEnum):
    """A paper that a unit says it sends with a nominee; that it came is another matter."""

    LETTER = "letter"
    MINUTES = "minutes"
    REPORT = "report"


PAPER_WORDS: Final[Mapping[SaidPaper, str]] = MappingProxyType(
    {
        SaidPaper.LETTER: N_("tờ trình"),
        SaidPaper.MINUTES: N_("biên bản"),
        SaidPaper.REPORT: N_("báo cáo thành tích"),
    }
)
#: By folded name which paper of a checklist it is.
_PAPERS: Final = (
    (SaidPaper.LETTER, re.compile(r"to trinh\b|van ban de nghi\b")),
    (SaidPaper.MINUTES, re.compile(r"(?:trich )?bien ban\b")),
    (SaidPaper.REPORT, re.compile(r"(?:ban )?bao cao (?:tom tat )?thanh tich\b")),
)


def paper_of(name: str) -> SaidPaper | None:
    """The paper that a line of a checklist asks for; ``None`` for one that no report ticks."""
    words = fold(name)
    return next((paper for paper, pattern in _PAPERS if pattern.match(words)), None)


@dataclass(frozen=True, slots=True)
class IntakeLine:
    """One name of a list; ``nominee.id`` is that of somebody who is known already, ``nomination_id`` of a former line.

    ``asks`` are keys of open questions. ``told`` says what is worth knowing but changes nothing.
    ``is_unit_chosen``: the list names no unit, it is that of the choice for the whole list.
    """

    key: str
    place: str
    shown: str
    nominee: Nominee
    unit_id: int = 0
    award: str = ""
    rank: int = 0
    achievement: str = ""
    is_different_achievement: bool = False
    is_posthumous: bool = False
    earlier: tuple[EarlierAward, ...] = ()
    submission_id: int | None = None
    row_no: int | None = None
    nomination_id: int = 0
    state: LineState = LineState.NEW
    asks: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    papers: frozenset[SaidPaper] = frozenset()
    is_unit_chosen: bool = False


@dataclass(frozen=True, slots=True)
class PassedRow:
    """A row that is no name (heading, total, signature) or a sheet that is no list: never lost in silence."""

    place: str
    shown: str
    reason: str


@dataclass(frozen=True, slots=True)
class GoneNomination:
    """A candidate that a newer report does not name any more; ``stays`` where somebody has acted on it."""

    nomination_id: int
    name: str
    stays: bool = False
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Intake:
    """A whole list as it was understood; ``columns`` says in words what each column was taken for.

    ``notes`` are what is to be known of the whole; ``idle`` keys of answers to what nobody asked.
    """

    lines: tuple[IntakeLine, ...] = ()
    questions: tuple[IntakeQuestion, ...] = ()
    passed: tuple[PassedRow, ...] = ()
    gone: tuple[GoneNomination, ...] = ()
    columns: tuple[str, ...] = ()
    unknown_columns: tuple[str, ...] = ()
    answers: Answers = field(default_factory=lambda: NO_ANSWERS)
    notes: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()

    def of(self, *states: LineState) -> tuple[IntakeLine, ...]:
        """The lines of some states."""
        return tuple(line for line in self.lines if line.state in states)

    @property
    def is_settled(self) -> bool:
        """Whether nothing is asked any more."""
        return not self.questions
