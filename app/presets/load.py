"""PresetLibrary: legal and working rules as files, by kind, identity, version and day.

Shipped files lie in ``resources/presets/<kind>/*.toml``; a folder of the user may add files or override shipped ones.
Among files of one id the highest version that holds on the day counts; at equal versions the later folder wins. Each
kind is read the first time it is asked for.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Self

from app.domain.indicators import Catalogue, Indicator
from app.domain.outline import Outline, OutlineLeaf, OutlineSection
from app.domain.rules import parse
from app.domain.tier_adviser import CriteriaSet
from app.errors import Problem
from app.i18n import _
from app.paths import resources
from app.presets.criteria import CriteriaBody, criteria_of
from app.presets.founding_plans import with_programme
from app.presets.official import OfficialUnits
from app.presets.outline_charts import charts_of
from app.presets.outline_phrases import check_phrases
from app.presets.plans import LocalityPreset, PlanPreset, check_locality, check_plan
from app.presets.reading import bad_preset, convert, read_preset
from app.presets.schema import (
    IndicatorEntry,
    IndicatorsBody,
    NodeEntry,
    OutlineBody,
    PresetFile,
    PresetHeader,
)


class PresetLibrary:
    """All presets of one or more folders; a later folder overrides an earlier one."""

    def __init__(self, *folders: Path) -> None:
        self._folders = folders
        self._files: dict[str, tuple[PresetFile, ...]] = {}
        self._catalogues: dict[int, Catalogue] = {}
        self._outlines: dict[str, Outline] = {}
        self._plans: dict[str, PlanPreset] = {}

    @classmethod
    def shipped(cls, user_folder: Path | None = None) -> Self:
        """The presets that ship with the program, and those of the user's folder if it is given."""
        return cls(resources() / "presets", *([user_folder] if user_folder else []))

    def presets(self, kind: str) -> tuple[PresetFile, ...]:
        """Every file of a kind, all versions, as read and lifted."""
        if kind not in self._files:
            self._files[kind] = tuple(
                read_preset(path, kind, rank)
                for rank, folder in enumerate(self._folders)
                for path in sorted((folder / kind).glob("*.toml"))
            )
        return self._files[kind]

    def in_force(self, kind: str, day: date) -> tuple[PresetFile, ...]:
        """Of each id the file that counts on ``day``."""
        best: dict[str, PresetFile] = {}
        for item in self.presets(kind):
            if item.header.is_valid_on(day) and _weight(item) >= _weight(best.get(item.header.id)):
                best[item.header.id] = item
        return tuple(best.values())

    def newest(self, kind: str, preset_id: str) -> PresetFile:
        """The highest version of one preset, whatever its range."""
        found = max((item for item in self.presets(kind) if item.header.id == preset_id), key=_weight, default=None)
        if found is None:
            known = ", ".join(sorted({item.header.id for item in self.presets(kind)}))
            raise Problem(
                "unknown-preset",
                _("Không có tệp quy tắc “{id}” thuộc loại “{kind}”.").format(id=preset_id, kind=kind),
                _("Đang có: {known}.").format(known=known or _("không tệp nào")),
            )
        return found

    def headers(self, kind: str) -> tuple[PresetHeader, ...]:
        """Headers of the newest version of each id, in the order of their titles' files."""
        ids = dict.fromkeys(item.header.id for item in self.presets(kind))
        return tuple(self.newest(kind, preset_id).header for preset_id in ids)

    def catalogue(self, year: int) -> Catalogue:
        """The indicators in force at the end of ``year``: each year keeps the definitions it was reported with."""
        if year not in self._catalogues:
            self._catalogues[year] = _catalogue(year, self.in_force("indicators", date(year, 12, 31)))
        return self._catalogues[year]

    def outline(self, outline_id: str) -> Outline:
        """The outline «đề cương» with this id."""
        if outline_id not in self._outlines:
            item = self.newest("outline", outline_id)
            body = convert(item.body, OutlineBody, item.file_name)
            known = self.indicator_codes()
            check_phrases(body, known, item.file_name)
            self._outlines[outline_id] = replace(_outline(item, body), charts=charts_of(body, known, item.file_name))
        return self._outlines[outline_id]

    def indicator_codes(self) -> frozenset[str]:
        """Codes of all indicators that any year knows: an outline may be older or newer than some."""
        return frozenset(code for item in self.presets("indicators") for code in item.body.get("indicator", ()))

    def outlines(self) -> tuple[PresetHeader, ...]:
        """Which outlines there are."""
        return self.headers("outline")

    def plan(self, plan_id: str) -> PlanPreset:
        """The plan «kế hoạch» with this id."""
        if plan_id not in self._plans:
            item = self.newest("founding", plan_id)
            plan = convert({**item.body, "header": item.header}, PlanPreset, item.file_name)
            for programme_id in plan.plans:
                plan = with_programme(plan, self.newest("plans", programme_id))
            check_plan(plan, item.file_name)
            self._plans[plan_id] = plan
        return self._plans[plan_id]

    def plans(self) -> tuple[PresetHeader, ...]:
        """Which plans one may start from."""
        return self.headers("founding")

    def criteria(self, day: date) -> tuple[CriteriaSet, ...]:
        """The criteria sets «bộ tiêu chí» by which levels were assessed on a day."""
        return tuple(
            criteria_of(item.header, convert(item.body, CriteriaBody, item.file_name), item.file_name)
            for item in self.in_force("criteria", day)
        )

    def locality(self, locality_id: str) -> LocalityPreset:
        """What is known of one district beyond the official lists."""
        item = self.newest("locality", locality_id)
        locality = convert({**item.body, "header": item.header}, LocalityPreset, item.file_name)
        check_locality(locality, item.file_name)
        return locality

    def official_units(self) -> OfficialUnits:
        """The official units of the border provinces that ship with the program."""
        return OfficialUnits(resources() / "units")


def _weight(item: PresetFile | None) -> tuple[int, int]:
    return (item.header.version, item.rank) if item else (-1, -1)


def _indicators(item: PresetFile, body: IndicatorsBody) -> Iterable[Indicator]:
    for code, entry in body.indicator.items():
        key = f"indicator.{code}"
        if not code.startswith(body.group):
            raise bad_preset(item.file_name, key, _("mã phải bắt đầu bằng “{group}”").format(group=body.group))
        yield convert(entry, IndicatorEntry, item.file_name, key).to_indicator(code)


def _catalogue(year: int, files: tuple[PresetFile, ...]) -> Catalogue:
    """Merge the groups; a code may come from one folder only once, a later folder replaces it."""
    chosen: dict[str, tuple[int, PresetFile, Indicator]] = {}
    groups: dict[str, tuple[int, str]] = {}
    for item in sorted(files, key=lambda file: file.rank):
        body = convert(item.body, IndicatorsBody, item.file_name)
        groups.setdefault(body.group, (body.order, body.group_name))
        for indicator in _indicators(item, body):
            former = chosen.get(indicator.code)
            if former and former[1].rank == item.rank:
                what = _("mã này đã có trong tệp {other}").format(other=former[1].file_name)
                raise bad_preset(item.file_name, f"indicator.{indicator.code}", what)
            chosen[indicator.code] = (body.order, item, indicator)
    ordered = tuple(entry[2] for entry in sorted(chosen.values(), key=lambda entry: entry[0]))
    _check_references(chosen)
    names = tuple((letter, name) for letter, (_order, name) in sorted(groups.items(), key=lambda pair: pair[1]))
    return Catalogue(year, ordered, names)


def _check_references(chosen: dict[str, tuple[int, PresetFile, Indicator]]) -> None:
    words = {*chosen, "UNITS", "PLAN", None}
    for code, (_order, item, indicator) in chosen.items():
        for text in indicator.rules:
            try:
                parse(text, code)
            except Problem as problem:
                what = problem.sentence.rstrip(".")
                raise bad_preset(item.file_name, f"indicator.{code}.rules", what) from problem
        for key in ("numerator", "denominator", "weight", "pair"):
            if (other := getattr(indicator, key)) not in words:
                what = _("không có chỉ tiêu “{code}” trong năm này").format(code=other)
                raise bad_preset(item.file_name, f"indicator.{code}.{key}", what)


def _outline(item: PresetFile, body: OutlineBody) -> Outline:
    """Build the tree from the flat list of nodes; every mistake names the node."""
    seen: set[str] = set()
    parents = {""}
    for node in body.node:
        if node.parent not in parents:
            raise bad_preset(
                item.file_name, node.code, _("mục cha “{parent}” phải đứng trước").format(parent=node.parent)
            )
        if node.code in seen:
            raise bad_preset(item.file_name, node.code, _("mã mục bị trùng"))
        seen.add(node.code)
        if not node.leaf:
            parents.add(node.code)
    return Outline(item.header.id, item.header.title, _children("", 1, body))


def _children(parent: str, level: int, body: OutlineBody) -> tuple[OutlineSection | OutlineLeaf, ...]:
    return tuple(_node(entry, level, body) for entry in body.node if entry.parent == parent)


def _node(entry: NodeEntry, level: int, body: OutlineBody) -> OutlineSection | OutlineLeaf:
    if entry.leaf:
        return OutlineLeaf(
            entry.code,
            entry.number,
            entry.heading,
            level,
            entry.indicators,
            entry.phrases,
            entry.short,
            entry.aids,
            entry.aid_groups,
            entry.is_ahead,
        )
    children = _children(entry.code, level + 1, body)
    return OutlineSection(entry.code, entry.number, entry.heading, level, children, entry.short)
