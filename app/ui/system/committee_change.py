"""The committee gets another level, unit or name from a day on; what it was before stays with its own days."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.committee import LEVEL_KINDS, Committee, CommitteeLevel
from app.domain.units import UNKNOWN_START, Unit, UnitKind
from app.i18n import _
from app.services import committee as committees
from app.services import units
from app.services.workspace import Workspace
from app.text import short_date
from app.ui.context import UiContext
from app.ui.dialogs import Box
from app.ui.forms import Field, FieldKind, Form, Value, ask_form
from app.ui.units.mergers import all_units
from app.ui.units.words import kind_and_name


def bearers(ws: Workspace, on: date) -> tuple[Unit, ...]:
    """The units a committee may belong to on a day: provinces, districts, communes, from above."""
    kinds = frozenset[UnitKind]().union(*LEVEL_KINDS.values())
    return tuple(item for item in all_units(ws, on) if item.kind in kinds)


def ask_change(page: QWidget, context: UiContext) -> Box:
    """Ask from which day the committee is that of which unit, and how its papers begin then."""
    ws = context.workspace
    now, known = committees.profile(ws), {str(item.id): item for item in bearers(ws, ws.today)}
    own, _above = units.standing(ws, now.unit_id, ws.today)
    # A unit that is no more still bears the committee until the change is written down.
    known.setdefault(str(own.id), own)
    choices = tuple((key, kind_and_name(item)) for key, item in known.items())
    form = Form(
        (
            Field("on", _("Từ ngày"), FieldKind.DATE, is_required=True),
            Field("unit", _("Ban chỉ đạo của"), FieldKind.CHOICE, choices),
            Field("name", _("Tên đầy đủ trong văn bản"), is_required=True),
            Field("parent_organ", _("Cơ quan chủ quản (dòng trên)")),
            Field("short_name", _("Cơ quan ban hành (dòng dưới)"), is_required=True),
            Field("symbol", _("Ký hiệu cơ quan trong số văn bản"), is_required=True),
            Field("place", _("Địa danh ghi trước ngày"), is_required=True),
            Field("document", _("Theo văn bản"), hint=_("số, ngày, cơ quan ban hành")),
        ),
        columns=2,
    )
    form.set_values(
        on=ws.today,
        unit=str(now.unit_id),
        name=now.name,
        parent_organ=now.parent_organ,
        short_name=now.short_name,
        symbol=now.symbol,
        place=now.place,
    )

    def act(values: dict[str, Value]) -> None:
        day, unit = values["on"], known.get(str(values["unit"]))
        if isinstance(day, date):
            committees.change(ws, _typed(_at(now, unit), {key: str(value or "") for key, value in values.items()}, day))

    title = _("Đổi cấp, tên Ban chỉ đạo từ một ngày")
    text = _("Văn bản, báo cáo của những ngày trước đó vẫn là của Ban chỉ đạo trước; hoàn tác được.")
    return ask_form(page.window(), title, text, _("Ghi thay đổi"), form, act, width=720)


def _typed(now: Committee, texts: dict[str, str], day: date) -> Committee:
    return replace(
        now,
        name=texts["name"],
        parent_organ=texts["parent_organ"],
        short_name=texts["short_name"],
        symbol=texts["symbol"],
        place=texts["place"],
        document=texts["document"],
        valid_from=day,
    )


def _at(now: Committee, unit: Unit | None) -> Committee:
    """The committee at another unit, with the level of that unit."""
    if unit is None:
        return now
    level = next((level for level, kinds in LEVEL_KINDS.items() if unit.kind in kinds), now.level)
    return replace(now, unit_id=unit.id, level=CommitteeLevel(level))


def history(ws: Workspace) -> tuple[str, ...]:
    """The committee over time in lines, the last first; one that never changed needs none."""
    past = committees.past(ws)
    return tuple(_line(item) for item in reversed(past)) if len(past) > 1 else ()


def _line(item: Committee) -> str:
    by = _(", theo {document}").format(document=item.document) if item.document else ""
    if item.valid_from == UNKNOWN_START:
        return _("Trước đó: {name}{by}").format(name=item.name, by=by)
    return _("Từ {day}: {name}{by}").format(day=short_date(item.valid_from), name=item.name, by=by)
