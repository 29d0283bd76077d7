"""Shapes of the preset files «tệp quy tắc», as TOML writes them; a shape knows nothing of where it was read.

Every preset file is one table with the keys of :class:`PresetHeader` and, beside them, the body of its kind. Ranges
are half-open like everywhere: ``valid_to`` is the first day the preset no longer holds.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal

import msgspec

from app.domain.chart_plan import ChartForm
from app.domain.indicators import AcrossUnits, Indicator, OverTime, OwnerLevel, ValueType
from app.domain.outline import AidKind


class PresetHeader(msgspec.Struct, frozen=True, kw_only=True):
    """What every preset says about itself.

    ``confidence`` is A (text of the law or plan read), B (a reliable report about it) or C (practice, may differ).
    """

    schema_version: int
    kind: str
    id: str
    title: str
    legal_basis: str
    valid_from: date
    valid_to: date | None = None
    confidence: Literal["A", "B", "C"]
    version: int

    def is_valid_on(self, day: date) -> bool:
        """Whether the preset holds on ``day``."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


class PresetFile(msgspec.Struct, frozen=True, kw_only=True):
    """One file after reading and lifting: its header, and the rest of the table still unchecked."""

    header: PresetHeader
    body: Mapping[str, Any]
    path: Path
    rank: int

    @property
    def file_name(self) -> str:
        """What complaints call the file."""
        return self.path.name


class IndicatorEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One table ``[indicator.CODE]`` of an indicator preset (schema version 2)."""

    name: str
    unit: str
    value_type: ValueType
    owner: OwnerLevel
    across_units: AcrossUnits
    over_time: OverTime
    numerator: str | None = None
    denominator: str | None = None
    weight: str | None = None
    core: bool = False
    leaves: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    pair: str | None = None
    parts: tuple[str, ...] = ()
    definition: str = ""
    note: str = ""

    def to_indicator(self, code: str) -> Indicator:
        """The domain value that the rest of the program uses."""
        return Indicator(
            code=code,
            name=self.name,
            unit=self.unit,
            value_type=self.value_type,
            owner=self.owner,
            across_units=self.across_units,
            over_time=self.over_time,
            numerator=self.numerator,
            denominator=self.denominator,
            weight=self.weight,
            is_core=self.core,
            outline_leaves=self.leaves,
            rules=self.rules,
            pair=self.pair,
            parts=self.parts,
            definition=self.definition,
            note=self.note,
        )


class IndicatorsBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Body of a preset of kind ``indicators``: one letter group, in the order the form prints it."""

    group: str
    group_name: str
    order: int
    indicator: dict[str, Any]


class NodeEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One heading ``[[node]]`` of an outline preset; ``parent`` is empty on the first level, a leaf takes text.

    ``short`` is what screens call it; the paper prints ``heading``. The other keys are those of
    :class:`app.domain.outline.OutlineLeaf`.
    """

    code: str
    heading: str
    short: str = ""
    number: str = ""
    parent: str = ""
    leaf: bool = False
    indicators: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    aids: tuple[AidKind, ...] = ()
    aid_groups: tuple[str, ...] = ()
    is_ahead: bool = False


class ChartEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One picture ``[[chart]]`` of an outline preset, with the keys of :class:`app.domain.chart_plan.ChartPlan`."""

    title: str
    form: ChartForm
    indicators: tuple[str, ...]
    labels: tuple[str, ...] = ()


class OutlineBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Body of a preset of kind ``outline``; nodes stand in printed order."""

    node: tuple[NodeEntry, ...]
    chart: tuple[ChartEntry, ...] = ()
