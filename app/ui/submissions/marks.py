"""Which cells of a workbook stand out, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.domain.findings import Finding, Severity, Where
from app.domain.submissions import FigureStatus, ReadResult, ReportedFigure, ReportedRow, SubmissionDetail
from app.text import format_number

_WEIGHT = {Severity.ERROR: 0, Severity.QUESTION: 1, Severity.WARNING: 2, Severity.NOTE: 3}


@dataclass(frozen=True, slots=True)
class Marks:
    """What is known about cells: the worst open finding, a corrected value, figures of others, where values stand."""

    findings: Mapping[Where, Severity] = field(default_factory=dict)
    corrected: Mapping[Where, str] = field(default_factory=dict)
    not_owned: frozenset[Where] = frozenset()
    values: frozenset[Where] = frozenset()

    def count(self, sheet: str) -> int:
        """How many cells of one sheet have an open finding."""
        return sum(1 for where in self.findings if where.sheet == sheet)


def marks_of(detail: SubmissionDetail) -> Marks:
    """The marks of a report under review."""
    worst = _worst(item.finding for item in detail.findings if item.is_open)
    corrected = {
        item.figure.where: format_number(item.figure.value) if item.figure.value is not None else ""
        for item in detail.figures
        if item.figure.status is FigureStatus.CORRECTED
    }
    figures = [item.figure for item in detail.figures]
    return Marks(worst, corrected, _of_others(figures), _values(figures, detail.rows))


def marks_of_file(result: ReadResult) -> Marks:
    """The marks of a file that was read but not received."""
    figures = result.report.figures if result.report else ()
    rows = result.report.rows if result.report else ()
    return Marks(_worst(result.findings), {}, _of_others(figures), _values(figures, rows))


def _values(figures: Iterable[ReportedFigure], rows: Iterable[ReportedRow]) -> frozenset[Where]:
    read = {item.where for item in figures if item.where.cell}
    return frozenset(read | {Where(item.sheet, cell) for item in rows for cell in item.cells.values() if cell})


def _worst(findings: Iterable[Finding]) -> Mapping[Where, Severity]:
    worst: dict[Where, Severity] = {}
    for found in findings:
        if found.where.cell and found.severity is not Severity.NOTE:
            known = worst.get(found.where)
            if known is None or _WEIGHT[found.severity] < _WEIGHT[known]:
                worst[found.where] = found.severity
    return worst


def _of_others(figures: Iterable[ReportedFigure]) -> frozenset[Where]:
    return frozenset(item.where for item in figures if item.status is FigureStatus.NOT_OWNED)
