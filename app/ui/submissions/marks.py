"""Which cells of a workbook stand out, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.findings import Severity, Where
from app.domain.submissions import FigureStatus, SubmissionDetail
from app.text import format_number

_WEIGHT = {Severity.ERROR: 0, Severity.QUESTION: 1, Severity.WARNING: 2, Severity.NOTE: 3}


@dataclass(frozen=True, slots=True)
class Marks:
    """What is known about cells: the worst open finding, a corrected value, figures of others."""

    findings: Mapping[Where, Severity] = field(default_factory=dict)
    corrected: Mapping[Where, str] = field(default_factory=dict)
    not_owned: frozenset[Where] = frozenset()

    def count(self, sheet: str) -> int:
        """How many cells of one sheet have an open finding."""
        return sum(1 for where in self.findings if where.sheet == sheet)


def marks_of(detail: SubmissionDetail) -> Marks:
    """The marks of a report under review."""
    worst: dict[Where, Severity] = {}
    for item in detail.findings:
        found = item.finding
        if item.is_open and found.where.cell and found.severity is not Severity.NOTE:
            known = worst.get(found.where)
            if known is None or _WEIGHT[found.severity] < _WEIGHT[known]:
                worst[found.where] = found.severity
    corrected = {
        item.figure.where: format_number(item.figure.value) if item.figure.value is not None else ""
        for item in detail.figures
        if item.figure.status is FigureStatus.CORRECTED
    }
    others = frozenset(i.figure.where for i in detail.figures if i.figure.status is FigureStatus.NOT_OWNED)
    return Marks(worst, corrected, others)
