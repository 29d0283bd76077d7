"""Figures of a leaf for a screen: sentences as pieces, and the palette of what may be put into a text."""

from collections.abc import Iterable, Sequence

from app.domain.leaf_text import LeafIndicator, LeafPiece
from app.domain.phrases import FigureToken
from app.reports import coverage_marks, wording
from app.reports.model import FigureField, Run
from app.reports.phrase_context import PhraseContext


def pieces(runs: Sequence[Run]) -> tuple[LeafPiece, ...]:
    """Runs of a sentence as a screen shows them."""
    return tuple(_piece(run) for run in runs)


def _piece(run: Run) -> LeafPiece:
    if run.figure is None:
        return LeafPiece(run.text)
    field = str(FigureToken(run.figure.code, run.figure.part))
    return LeafPiece(run.text, run.figure.code, run.figure.is_partial, run.is_missing, field)


def palette(codes: Iterable[str], context: PhraseContext) -> tuple[LeafIndicator, ...]:
    """The figures behind some codes, each part by itself; codes that the year does not know are left out."""
    return tuple(
        _indicator(code, part, context)
        for code in dict.fromkeys(codes)
        if code in context.catalogue
        for part in context.catalogue[code].parts or ("",)
    )


def _indicator(code: str, part: str, context: PhraseContext) -> LeafIndicator:
    indicator = context.catalogue[code]
    total = context.consolidation.cells.get(code)
    figure = FigureField(code, total.reported if total else 0, total.expected if total else 0, part)
    return LeafIndicator(
        code=code,
        name=indicator.name,
        unit=part or indicator.unit,
        field=str(FigureToken(code, part)),
        value=wording.text_of_total(total, indicator, part) if total else "",
        coverage=coverage_marks.coverage_text(figure, context),
        is_partial=total is not None and not total.is_complete,
        trend=wording.trend_text(total, indicator, context) if total else "",
    )
