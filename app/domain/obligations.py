"""Obligation «nghĩa vụ báo cáo»: who owes what to whom by when, and whether it was done.

An event that may not be held opens one (plan 74/KH-BCĐ, II.3: a report in writing to the collecting station), and so
does one that was held: the report of its result.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.i18n import N_


class ObligationKind(StrEnum):
    """What is owed."""

    WRITTEN_REPORT = "written_report"
    RESULT_REPORT = "result_report"


OBLIGATION_WORDS: Mapping[ObligationKind, str] = {
    ObligationKind.WRITTEN_REPORT: N_("báo cáo kết quả bằng văn bản"),
    ObligationKind.RESULT_REPORT: N_("báo cáo kết quả tổ chức"),
}


@dataclass(frozen=True, slots=True)
class Obligation:
    """One duty of one unit; ``due_on`` is the last day on time, ``None`` where the plan states no day.

    ``is_waived`` is set when its ground fell away (the tier went down again and the event is held after all).
    """

    unit_id: int
    kind: ObligationKind
    owed_to: str
    due_on: date | None = None
    clause: str = ""
    event_id: int | None = None
    settled_on: date | None = None
    document: str = ""
    is_waived: bool = False
    note: str = ""
    id: int = 0

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do it."""
        return self.settled_on is None and not self.is_waived

    def is_late(self, today: date) -> bool:
        """Whether it is open and its last day is over."""
        return self.is_open and self.due_on is not None and today > self.due_on
