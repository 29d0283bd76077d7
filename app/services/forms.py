"""The forms to fill «biểu mẫu» of a period: a workbook for each commune and station, prefilled with what is known.

Nothing is stored. All workbooks are made before the first file is written, so a cancel leaves no file behind, and no
file that is there already is touched: a clerk may have filled it.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from app.db import units
from app.db.types import DbConnection
from app.domain.indicators import Catalogue, Indicator, OwnerLevel
from app.domain.outline import Outline
from app.domain.periods import ReportingPeriod
from app.domain.submissions import ReportedHamlet
from app.domain.units import RelationRole, Unit, UnitKind
from app.errors import Refused
from app.files import write_new
from app.i18n import _
from app.presets.plans import PlanPreset
from app.progress import Cancelled, Progress
from app.reports.form import AwardForm, FormContent
from app.reports.form_writer import form_bytes
from app.services import scope
from app.services.event_form import EventLines
from app.services.form_last_year import LastYear, last_years
from app.services.scope import Expected
from app.services.workspace import Workspace
from app.text import clean, sort_key

_FILE_NAME = "BC_SoKet_{code}_{period}.xlsx"
_UNSAFE = re.compile(r"[^\w.-]+")


def write_forms(
    ws: Workspace,
    period: ReportingPeriod,
    unit_ids: Collection[int] | None,
    folder: Path,
    progress: Progress,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[Path, ...]:
    """Write the forms of a period into ``folder`` and return their paths, communes first, then stations.

    ``unit_ids`` chooses some of the units that owe a report for the period; ``None`` means all of them. Raises
    ``Refused`` when one of them owes none, no indicators are in force or the period is not within one year,
    ``Problem`` when the folder takes no files.
    """
    if period.start.year != period.end.year or period.start > period.end:
        sentence = _("Kỳ báo cáo {period} không nằm gọn trong một năm; chưa lập biểu nào.")
        raise Refused("bad-period", sentence.format(period=period.words))
    contents = _contents(ws, period, unit_ids)
    made = []
    for done, content in enumerate(contents):
        progress(done, len(contents), _("Đang lập biểu của {unit}").format(unit=content.unit.name))
        if cancelled is not None and cancelled():
            raise Cancelled
        made.append((_file_name(content), form_bytes(content)))
    paths = _write(folder, made)
    progress(len(made), len(made), _("Đã lập {count} biểu").format(count=len(made)))
    return paths


def _file_name(content: FormContent) -> str:
    code = _UNSAFE.sub("-", content.unit.code or content.unit.name).strip("-.")
    return _FILE_NAME.format(code=code, period=_file_period(content.period))


def _file_period(period: ReportingPeriod) -> str:
    """Short, for the name of a file: 2021, 2021_9T, 2021_0301-0515."""
    if period == ReportingPeriod.of_year(period.year):
        return str(period.year)
    return f"{period.year}_{period.name.upper() or f'{period.start:%m%d}-{period.end:%m%d}'}"


def _write(folder: Path, made: Collection[tuple[str, bytes]]) -> tuple[Path, ...]:
    """Put the files down, all or none; a name that is taken gets a number."""
    paths: list[Path] = []
    try:
        for name, content in made:
            paths.append(write_new(folder, name, content))
    except BaseException:
        for path in paths:
            path.unlink(missing_ok=True)
        raise
    return tuple(paths)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all forms of one run share."""

    ws: Workspace
    period: ReportingPeriod
    catalogue: Catalogue
    outline: Outline
    plan: PlanPreset
    committee: str
    plan_number: str
    last_year: Mapping[int, LastYear]
    events: EventLines


def _contents(ws: Workspace, period: ReportingPeriod, unit_ids: Collection[int] | None) -> tuple[FormContent, ...]:
    year = period.year
    with ws.store.read() as connection:
        expected = scope.of_period(connection, period)
        chosen = _chosen(expected, unit_ids, period)
        committee = scope.committee_of(connection)
        plan = ws.presets.plan(committee.plan_preset)
        catalogue = ws.presets.catalogue(year)
        frame = _Frame(
            ws,
            period,
            catalogue,
            ws.presets.outline(plan.outline),
            plan,
            committee.name,
            committee.plan_number,
            last_years(connection, ws, expected, period),
            EventLines.of(connection, catalogue, period),
        )
        if not frame.catalogue.indicators:
            sentence = _("Chưa có bộ chỉ tiêu nào áp dụng cho năm {year}; chưa lập biểu nào.")
            raise Refused("no-indicators", sentence.format(year=year))
        return tuple(_content(connection, frame, unit) for unit in chosen)


def _chosen(expected: Expected, unit_ids: Collection[int] | None, period: ReportingPeriod) -> tuple[Unit, ...]:
    if unit_ids is None and not expected.all:
        sentence = _("Kỳ {period} không có đơn vị nào phải báo cáo cho Ban chỉ đạo này; chưa lập biểu nào.")
        raise Refused(
            "nobody-reports", sentence.format(period=period.words), _("Kiểm tra kỳ báo cáo và danh mục đơn vị.")
        )
    if unit_ids is None:
        return expected.all
    wanted = set(unit_ids)
    found = tuple(item for item in expected.reporting if item.id in wanted)
    if len(found) < len(wanted):
        sentence = _("Có đơn vị không phải báo cáo kỳ này; chưa lập biểu nào.")
        raise Refused("unit-owes-no-report", sentence, _("Kiểm tra kỳ báo cáo và danh mục đơn vị."))
    return found


def _content(connection: DbConnection, frame: _Frame, unit: Unit) -> FormContent:
    on = frame.period.end
    if unit.valid_to is not None and unit.valid_to <= on:
        on = unit.valid_to - timedelta(days=1)
    is_station = unit.kind is UnitKind.BORDER_STATION
    above = _above(connection, unit, on)
    before = frame.last_year.get(unit.id)
    in_charge = RelationRole.STATION_IN_CHARGE
    hamlets = {} if is_station else _hamlets(connection, unit, on)
    return FormContent(
        unit=unit,
        is_station=is_station,
        place=_place(above),
        period=frame.period,
        committee=frame.committee,
        plan_number=frame.plan_number,
        made_at=frame.ws.clock(),
        catalogue=frame.catalogue,
        indicators=_indicators(frame, is_station=is_station),
        outline=frame.outline,
        hamlets=tuple(hamlets.values()),
        communes=units.children(connection, unit.id, on, in_charge) if is_station else (),
        stations=() if is_station else tuple(item.name for item in units.parents(connection, unit.id, on, in_charge)),
        last_year=before.values if before else {},
        last_period=before.period if before else None,
        awards=_awards(frame.plan),
        budget_sources=_sources(above, unit),
        known=frame.events.known(unit.id, hamlets),
    )


def _indicators(frame: _Frame, *, is_station: bool) -> tuple[Indicator, ...]:
    """What the plan's outline asks for; a station gets only what it owns."""
    asked = [item for item in frame.catalogue if any(frame.outline.under(leaf) for leaf in item.outline_leaves)]
    return tuple(item for item in asked if not is_station or item.owner is OwnerLevel.BORDER_STATION)


def _above(connection: DbConnection, unit: Unit, on: date) -> tuple[Unit, ...]:
    """The units over one in the administration of that day, nearest first; of a station those of its communes."""
    start = unit.id
    if unit.kind is UnitKind.BORDER_STATION:
        served = units.children(connection, unit.id, on, RelationRole.STATION_IN_CHARGE)
        start = served[0].id if served else unit.id
    found: list[Unit] = []
    while parents := units.parents(connection, start, on):
        found.append(parents[0])
        start = parents[0].id
    return tuple(found)


def _place(above: tuple[Unit, ...]) -> str:
    text = ", ".join(item.title for item in above)
    return text[:1].upper() + text[1:]


def _hamlets(connection: DbConnection, unit: Unit, on: date) -> dict[int, ReportedHamlet]:
    """The hamlets of a commune by their id, in the order of code, then name; two of one name are told apart."""
    known = [item for item in units.children(connection, unit.id, on) if item.kind is UnitKind.HAMLET]
    known.sort(key=lambda item: (item.code is None, item.code or "", sort_key(item.name), item.id))
    names = scope.labels(tuple(known))
    return {item.id: ReportedHamlet(clean(names[item.id]), item.code or "", item.uid, item.is_border) for item in known}


#: Awards that every commune and station gives by itself; plans name those of higher levels.
_OWN_AWARDS = ("Giấy khen xã", "Giấy khen đồn")


def _awards(plan: PlanPreset) -> tuple[AwardForm, ...]:
    """What may be proposed: the awards of the plan, with the quota where it is one for each commune."""
    named = [
        AwardForm(item.form_name, *((item.collectives, item.individuals) if item.scope == "commune" else ()))
        for item in plan.quotas
        if item.form_name
    ]
    known = {item.name for item in named}
    return (*named, *(AwardForm(name) for name in _OWN_AWARDS if name not in known))


def _sources(above: tuple[Unit, ...], unit: Unit) -> tuple[str, ...]:
    """Budgets a unit may be paid from: those of the levels over it, its own, and gifts of society."""
    words = {UnitKind.PROVINCE: "tỉnh", UnitKind.DISTRICT: "huyện"}
    levels = [words[item.kind] for item in reversed(above) if item.kind in words]
    own = "phường" if unit.kind is UnitKind.WARD else "xã"
    return (*levels, own, "xã hội hóa")
