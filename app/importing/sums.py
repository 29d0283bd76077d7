"""Sums the reader makes: of hamlets for the commune; what was typed is compared."""

from dataclasses import replace
from decimal import Decimal

from app.domain.findings import Severity
from app.domain.group_questions import hamlets_blank
from app.domain.indicators import Catalogue, OwnerLevel
from app.domain.submissions import FigureStatus, ReportedFigure
from app.importing.collector import Collector, candidate
from app.importing.hamlet_sheet import HamletTable, hamlet_sums
from app.text import format_number

_BLANK = "hamlets-blank"
_LEAST_TOGETHER = 2


def with_hamlet_sums(
    figures: list[ReportedFigure], table: HamletTable, catalogue: Catalogue, collector: Collector
) -> list[ReportedFigure]:
    """Hamlet-owned figures of the commune are sums of its hamlets; a typed sum that differs is reported."""
    sums = hamlet_sums(table)
    if not table.hamlets:
        sums = dict.fromkeys(table.codes)
    settled = [
        _with_sum(figure, sums, table.hidden_codes, collector)
        if catalogue[figure.indicator].owner is OwnerLevel.HAMLET and figure.indicator in table.codes
        else figure
        for figure in figures
    ]
    _ask_together(collector)
    return settled


def _ask_together(collector: Collector) -> None:
    """Totals of a commune that knows nothing of its hamlets are one question, not one for each figure."""
    sheets = {item.where.sheet for item in collector.findings if item.code == _BLANK}
    for sheet in sheets:
        asked = [item for item in collector.findings if item.code == _BLANK and item.where.sheet == sheet]
        if len(asked) < _LEAST_TOGETHER:
            continue
        collector.findings[:] = [item for item in collector.findings if item not in asked]
        typed = [value for item in asked for value in item.candidates[0].values]
        collector.findings.append(hamlets_blank(asked[0].where, typed))


def _with_sum(
    figure: ReportedFigure, sums: dict[str, Decimal | None], hidden: frozenset[str], collector: Collector
) -> ReportedFigure:
    code = figure.indicator
    is_uncalculated = collector.asks("formula-without-value", figure.where, code)
    collector.withdraw(figure.where, code)
    if code not in sums and code in hidden:
        # The answer about the hidden row settles the sum, and what was typed is compared then.
        return replace(figure, value=None, status=FigureStatus.ASKED)
    if code not in sums:
        # One hamlet is still asked: its sum is not known, but the clerk may have typed it.
        options = (figure.value,) if figure.value is not None else ()
        candidates = tuple(candidate(code, option) for option in (*options, None))
        collector.ask("hamlet-sum-open", figure.where, candidates, code, text=figure.raw)
        return replace(figure, value=None, status=FigureStatus.ASKED)
    total = sums[code]
    if total is None and is_uncalculated:
        # The form adds up the hamlets here, and none of them has a figure: so has their sum.
        collector.add("sum-not-calculated", Severity.WARNING, figure.where, code)
        return replace(figure, value=None, status=FigureStatus.REPORTED)
    if total is None:
        return _without_hamlets(figure, collector)
    if figure.status is FigureStatus.REPORTED and figure.value is not None and figure.value != total:
        data = {"typed": format_number(figure.value), "recomputed": format_number(total)}
        collector.add("sum-mismatch", Severity.ERROR, figure.where, code, **data)
    return replace(figure, value=total, status=FigureStatus.REPORTED)


def _without_hamlets(figure: ReportedFigure, collector: Collector) -> ReportedFigure:
    """No hamlet has a figure: what stands for the commune may be typed there, or be the sum of last year's hamlets.

    A sum of blank cells is 0 too, in some programs even where the form gives a blank.
    """
    if figure.value is None and figure.status is not FigureStatus.ASKED:
        return figure
    value = figure.value or Decimal(0)
    options = tuple(candidate(figure.indicator, option) for option in (value, None))
    is_open = figure.status is FigureStatus.ASKED
    code = "hamlet-sum-open" if is_open else _BLANK if value else "sum-of-blanks"
    typed = {} if is_open or not value else {"typed": format_number(value)}
    collector.ask(code, figure.where, options, figure.indicator, text=figure.raw, **typed)
    return replace(figure, value=None, status=FigureStatus.ASKED)
