"""Finding «phát hiện»: code and data; the Vietnamese sentence is made late, from the catalogue below.

``ERROR`` «chặn» stops acceptance, ``WARNING`` «cảnh báo» may be overridden with a reason, ``QUESTION`` «câu hỏi»
waits for an answer and keeps its figure out of every total, ``NOTE`` «gợi ý» informs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Final

#: Key of a finding's data: how many more of its kind the sheet has that are not named one by one.
MORE: Final = "more"
#: Codes of the notes on what was answered or understood as before, without asking again.
FROM_MEMORY: Final = frozenset({"answer-repeated", "meaning-remembered"})


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    QUESTION = "question"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Where:
    """A place in the sender's workbook, as a clerk would say it on the phone."""

    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}" if self.cell else self.sheet


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible answer to a question: the values it would give to indicators (``None`` = no figure)."""

    label: str
    values: tuple[tuple[str, Decimal | None], ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong or unclear, with the place and the numbers that disagree."""

    code: str
    severity: Severity
    where: Where = Where()
    indicator: str | None = None
    hamlet: str | None = None
    data: Mapping[str, str] = field(default_factory=dict)
    candidates: tuple[Candidate, ...] = ()

    @property
    def identity(self) -> tuple[str, str, str, str, str]:
        """What makes it the same finding when the same file is read again."""
        return (self.code, self.where.sheet, self.where.cell, self.indicator or "", self.hamlet or "")
