"""``figures`` and ``source``: consolidated numbers, and the way back to unit, file, sheet and cell."""

import argparse
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from app.commands import wording
from app.commands.console import Console
from app.commands.opening import opened
from app.domain.figures import Total
from app.domain.indicators import AcrossUnits, Catalogue, Indicator, OwnerLevel
from app.domain.units import Unit
from app.i18n import _
from app.services import overview, reviews
from app.services.reviews import Source
from app.services.workspace import Workspace
from app.text import format_number


def figures(args: argparse.Namespace, console: Console) -> int:
    """Totals of a year over the whole area, or the figures one unit has reported itself, with coverage and sources."""
    with opened(args, console, read_only=True) as ws:
        year = overview.year_of(ws, args.year)
        place = overview.unit_named(ws, args.unit, year) if args.unit else overview.own_unit(ws, year)
        scope_id = place.id if args.unit else None
        totals = reviews.consolidate(ws, year, scope_id, alone=True)
        catalogue = ws.presets.catalogue(year)
        sources = reviews.all_sources(ws, year, scope_id, alone=True)
        if args.json:
            console.json(_figures_json(catalogue, totals.cells.values(), sources, _Scope(year, place, args.hamlets)))
        else:
            _print_figures(console, catalogue, totals.cells.values(), sources if args.hamlets else {})
    return 0


class _Scope:
    """What was asked for."""

    def __init__(self, year: int, place: Unit, hamlets: bool) -> None:
        self.year = year
        self.place = place
        self.hamlets = hamlets


def _figures_json(
    catalogue: Catalogue, cells: Iterable[Total], sources: dict[str, tuple[Source, ...]], scope: _Scope
) -> dict[str, Any]:
    return {
        "year": scope.year,
        "scope": {"code": scope.place.code or "", "name": scope.place.name},
        "indicators": {
            total.code: _total_json(catalogue[total.code], total, sources.get(total.code, ()), scope) for total in cells
        },
    }


def _total_json(indicator: Indicator, total: Total, sources: Iterable[Source], scope: _Scope) -> dict[str, Any]:
    found: dict[str, Any] = {
        "value": value_json(indicator, total),
        "unit": indicator.unit,
        "reported": total.reported,
        "expected": total.expected,
        "missing": list(total.missing),
        "sources": [_source_json(item, indicator) for item in sources if item.counts],
    }
    if total.partial:
        found["partial"] = {name: {"reported": some, "expected": all_} for name, (some, all_) in total.partial.items()}
    if total.shared:
        found["shared"] = wording.plain(total.shared)
    if total.own:
        found["own_events"] = wording.plain(total.own)
    if total.from_events:
        found["from_events"] = list(total.from_events)
    if total.previous is not None:
        found["previous"] = wording.plain(total.previous)
    if scope.hamlets:
        hamlets = [item for item in sources if item.scope == "hamlet"]
        if hamlets:
            found["hamlets"] = [_hamlet_json(item, indicator) for item in hamlets]
    return found


def value_json(indicator: Indicator, total: Total) -> str | dict[str, str | None] | None:
    """A number as text; an object for a figure in several units of measure, and for a mean with its ends."""
    if indicator.parts:
        return {part: wording.plain(value) for part, value in total.parts.items()} or None
    if _counts_units(indicator) and total.expected <= 1:
        return None  # how many units did something is a total, never the figure of one unit
    # One unit has a value, not a mean; only several have ends.
    if indicator.across_units is AcrossUnits.MEAN and total.expected > 1 and total.value is not None:
        return {
            "mean": wording.plain(total.value),
            "min": wording.plain(total.minimum),
            "max": wording.plain(total.maximum),
        }
    return wording.plain(total.value)


def _counts_units(indicator: Indicator) -> bool:
    is_derived = indicator.owner is OwnerLevel.COMPUTED and indicator.across_units is AcrossUnits.LIST
    return is_derived and indicator.unit == "đơn vị"


def _source_json(item: Source, indicator: Indicator) -> dict[str, Any]:
    found: dict[str, Any] = {
        "unit": item.unit,
        "code": item.code,
        "value": wording.plain(item.value),
        "file": item.file,
        "sheet": item.sheet,
        "cell": item.cell,
        "submission_id": item.submission_id,
    }
    if item.event_id:
        found["event_id"] = item.event_id
    if item.is_overridden:
        found["overridden"] = item.override_reason
    if item.part:
        found["part"] = item.part
    if item.indicator != indicator.code:
        found["indicator"] = item.indicator
    if item.place:
        found["place"] = {"code": item.place_code, "name": item.place}
    return found


def _hamlet_json(item: Source, indicator: Indicator) -> dict[str, Any]:
    found: dict[str, Any] = {
        "unit": item.unit,
        "unit_code": item.code,
        "name": item.place,
        "code": item.place_code,
        "value": wording.plain(item.value) if item.is_certain else None,
        "file": item.file,
        "sheet": item.sheet,
        "cell": item.cell,
    }
    if item.indicator != indicator.code:
        found["indicator"] = item.indicator
    return found


def _print_figures(
    console: Console, catalogue: Catalogue, cells: Iterable[Total], sources: dict[str, tuple[Source, ...]]
) -> None:
    for total in cells:
        indicator = catalogue[total.code]
        coverage = f"{total.reported}/{total.expected}"
        console.line(f"{total.code}  {_shown(indicator, total)}  ({coverage})  {indicator.name}")
        for item in sources.get(total.code, ()):
            if item.scope == "hamlet":
                what = "" if item.indicator == total.code else f"{item.indicator} · "
                console.line(f"      {what}{item.unit} · {item.place}: {_number(item.value)}")


def _number(value: Decimal | None) -> str:
    return _("(chưa có số liệu)") if value is None else format_number(value)


def _shown(indicator: Indicator, total: Total) -> str:
    if indicator.parts:
        parts = [f"{format_number(value)} {part}" for part, value in total.parts.items()]
        return "; ".join(parts) or _number(None)
    number = _number(total.value)
    return number if total.value is None else f"{number} {indicator.unit}"


# --- source ----------------------------------------------------------------------------------------------------------


def source(args: argparse.Namespace, console: Console) -> int:
    """Where one total comes from: every unit, file, sheet and cell."""
    with opened(args, console, read_only=True) as ws:
        year = overview.year_of(ws, args.year)
        place = overview.unit_named(ws, args.unit, year) if args.unit else overview.own_unit(ws, year)
        catalogue = ws.presets.catalogue(year)
        typed = args.code.strip()
        # F05k has a small letter: whoever types F05K means it.
        code = next((item.code for item in catalogue if item.code.casefold() == typed.casefold()), typed.upper())
        sources = reviews.sources(ws, year, code, place.id if args.unit else None, alone=True)
        total = reviews.consolidate(ws, year, place.id if args.unit else None, alone=True).cells[code]
        indicator = catalogue[code]
        if args.json:
            console.json(
                {
                    "year": year,
                    "scope": {"code": place.code or "", "name": place.name},
                    "code": code,
                    **_total_json(indicator, total, sources, _Scope(year, place, hamlets=True)),
                }
            )
            return 0
        _print_sources(ws, console, sources, f"{code} {indicator.name}: {_shown(indicator, total)}")
        coverage = _("{reported}/{expected} đơn vị có số").format(reported=total.reported, expected=total.expected)
        missing = _("; thiếu: {names}").format(names=", ".join(total.missing)) if total.missing else ""
        console.line(coverage + missing)
        if total.shared:
            console.line(_("đã trừ {count} do các đơn vị cùng kê").format(count=format_number(total.shared)))
        if total.own:
            console.line(_("gồm {count} của sự kiện Ban chỉ đạo tổ chức").format(count=format_number(total.own)))
    return 0


def _print_sources(ws: Workspace, console: Console, sources: Iterable[Source], head: str) -> None:
    del ws
    console.line(head)
    for item in sources:
        place = f" · {item.place}" if item.place else ""
        version = _("bản {version}").format(version=item.version)
        where = f"{item.file} · {item.sheet}!{item.cell} ({version})"
        if item.event_id:
            where = f"{item.file} · {item.sheet} · {item.cell}"
        mark = "  " if item.counts else "    "
        passed = _("; lỗi được bỏ qua: {reason}").format(reason=item.override_reason) if item.is_overridden else ""
        shown = f"{mark}{item.unit}{place}: {_number(item.value)} {item.part} ← {where}{passed}"
        console.line(shown.replace("  ←", " ←"))
