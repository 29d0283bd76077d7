"""Shapes of a criteria preset «bộ tiêu chí»: by which figures a level of an epidemic is assessed, as far as known."""

from decimal import Decimal
from typing import Literal

import msgspec

from app.domain.tier_adviser import Bound, Cell, CriteriaRow, CriteriaSet, RateMeasure, Threshold
from app.i18n import _
from app.presets.reading import bad_preset
from app.presets.schema import PresetHeader

Mark = Literal["A", "B", "B-", "C"]


class CriteriaBound(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rate below which the degree of this place holds."""

    below: int
    confidence: Mark


class CriteriaMeasure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One table ``[[measures]]``; without ``bounds`` the source names the figure, but not its degrees."""

    key: str
    name: str
    per: int
    bounds: tuple[CriteriaBound, ...] = ()


class CriteriaThreshold(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One table ``[[thresholds]]``; ``raises`` is a number of levels, or "unknown"."""

    key: str
    name: str
    at_least: int
    confidence: Mark
    raises: int | Literal["unknown"] | None = None


class CriteriaCell(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one degree leads to; no levels where the source does not tell."""

    levels: tuple[int, ...] = ()
    confidence: Mark


class CriteriaLine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One table ``[[rows]]``: the cells from degree 1 on."""

    choice: str
    cells: tuple[CriteriaCell, ...]


class CriteriaBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The body of a criteria preset."""

    document: str
    measures: tuple[CriteriaMeasure, ...]
    rows: tuple[CriteriaLine, ...]
    thresholds: tuple[CriteriaThreshold, ...] = ()
    selector: str = ""
    selector_name: str = ""
    top_level: int = 4
    note: str = ""


def criteria_of(header: PresetHeader, body: CriteriaBody, file_name: str) -> CriteriaSet:
    """The domain value; raises ``Problem`` where rising bounds fall or a row is chosen by nothing."""
    for index, measure in enumerate(body.measures):
        bounds = [item.below for item in measure.bounds]
        if bounds != sorted(set(bounds)) or measure.per < 1:
            raise bad_preset(file_name, f"measures[{index}]", _("các ngưỡng phải tăng dần, trên ít nhất một người"))
    if body.selector and body.selector not in {item.key for item in body.thresholds}:
        raise bad_preset(file_name, "selector", _("không có ngưỡng “{key}”").format(key=body.selector))
    return CriteriaSet(
        id=header.id,
        title=header.title,
        document=body.document,
        valid_from=header.valid_from,
        valid_to=header.valid_to,
        measures=tuple(map(_measure, body.measures)),
        thresholds=tuple(map(_threshold, body.thresholds)),
        rows=tuple(CriteriaRow(item.choice, tuple(map(_cell, item.cells))) for item in body.rows),
        selector=body.selector,
        selector_name=body.selector_name,
        top=body.top_level,
        note=body.note,
    )


def _measure(item: CriteriaMeasure) -> RateMeasure:
    bounds = tuple(Bound(Decimal(bound.below), bound.confidence) for bound in item.bounds)
    return RateMeasure(item.key, item.name, item.per, bounds)


def _threshold(item: CriteriaThreshold) -> Threshold:
    raises_by = item.raises if isinstance(item.raises, int) else None
    is_raising = item.raises is not None
    return Threshold(item.key, item.name, Decimal(item.at_least), item.confidence, is_raising, raises_by)


def _cell(item: CriteriaCell) -> Cell:
    return Cell(item.levels, item.confidence)
