"""V15 for the review: numbers typed in the text of a leaf against the tables, and in attributed words against the unit.

A paragraph that begins "Xã Sóc Hà, xã Cần Yên: …" is held against the figures of these units, every other against the
totals; lines below an attributed one may be of either. It only tells; nothing is changed.
"""

import re
from collections.abc import Iterable, Iterator

from app.domain.check_narrative import KnownFigures, NumberMismatch
from app.domain.figures import Consolidation
from app.domain.indicators import Catalogue
from app.domain.leaf_text import LeafMismatch
from app.domain.outline import OutlineLeaf
from app.domain.units import COMMUNE_KINDS, KIND_WORDS
from app.reports.coverage_marks import coverage_text
from app.reports.model import FigureField
from app.reports.phrase_context import PhraseContext
from app.reports.wording import figure_text
from app.text import clean, fold

_HEAD = re.compile(r"^(?P<names>[^:]{1,200}):")
_BETWEEN = re.compile(r"\s*[,;]\s*|\s+và\s+")
_KIND = re.compile(rf"^(?:các\s+)?(?:{'|'.join(sorted(KIND_WORDS[kind] for kind in COMMUNE_KINDS))})\s+", re.IGNORECASE)


class TextChecker:
    """Holds texts against the figures of one consolidation."""

    def __init__(self, catalogue: Catalogue, consolidation: Consolidation) -> None:
        self._catalogue = catalogue
        self._totals = KnownFigures(catalogue, {code: total.value for code, total in consolidation.cells.items()})
        self._names = {**consolidation.expected_communes, **consolidation.expected_stations}
        self._ids = {fold(name): unit_id for unit_id, name in self._names.items()}
        self._of_units = {
            unit_id: KnownFigures(
                catalogue, {code: total.by_unit.get(unit_id) for code, total in consolidation.cells.items()}
            )
            for unit_id in self._names
        }

    def mismatches(self, leaf: OutlineLeaf, text: str, context: PhraseContext) -> tuple[LeafMismatch, ...]:
        """What the text of a leaf says otherwise than the tables; a leaf about the year to come is left alone."""
        if leaf.is_ahead:
            return ()
        codes = self._codes(leaf)
        found: list[LeafMismatch] = []
        speakers: tuple[int, ...] = ()
        for line in text.splitlines():
            heads = self._attributed(line)
            if heads or not line.strip():
                speakers = heads
            found += self._of_line(clean(line), codes, speakers, context, is_headed=bool(heads))
        return tuple(dict.fromkeys(found))

    def _codes(self, leaf: OutlineLeaf) -> set[str]:
        """The indicators a leaf may speak of: its own, and any where it has none (the assessment)."""
        own = {*leaf.indicators, *(item.code for item in self._catalogue.of_leaf(leaf.code))}
        return own or {item.code for item in self._catalogue}

    def _attributed(self, line: str) -> tuple[int, ...]:
        """The units a paragraph is attributed to; nobody when it begins with anything else."""
        head = _HEAD.match(clean(line))
        names = [_KIND.sub("", name) for name in _BETWEEN.split(head["names"])] if head else []
        ids = tuple(self._ids[key] for key in map(fold, names) if key in self._ids)
        return ids if len(ids) == len(names) else ()

    def _of_line(
        self, line: str, codes: set[str], speakers: Iterable[int], context: PhraseContext, *, is_headed: bool
    ) -> Iterator[LeafMismatch]:
        total = list(self._totals.mismatches(line, codes))
        by_unit = {unit_id: list(self._of_units[unit_id].mismatches(line, codes)) for unit_id in speakers}
        if not by_unit:
            yield from (self._told(item, context) for item in total)
            return
        wrong_as_total = {item.start for item in total}
        for unit_id, items in by_unit.items():
            for item in items:
                if is_headed or item.start in wrong_as_total:
                    yield self._told(item, context, self._names[unit_id])

    def _told(self, item: NumberMismatch, context: PhraseContext, unit: str = "") -> LeafMismatch:
        total = context.consolidation.cells[item.indicator.code]
        figure = FigureField(item.indicator.code, total.reported, total.expected)
        return LeafMismatch(
            code=item.indicator.code,
            name=item.indicator.name,
            text=f"{item.number} {item.words}",
            value=figure_text(item.value, item.indicator),
            coverage="" if unit else coverage_text(figure, context),
            unit=unit,
        )
