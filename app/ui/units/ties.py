"""Where a unit belongs, its code and its end, each change asked in a form: parent, station, collecting point."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from app.domain.units import ROLE_WORDS, RelationRole, Unit, UnitKind, UnitRelation
from app.i18n import _
from app.services import unit_changes, units
from app.ui.forms import Field, FieldKind, Form, Value, ask_form
from app.ui.units.mergers import all_units, day_and_document, named
from app.ui.units.words import REPORTING, kind_and_name

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.services.workspace import Workspace

_ABOVE = {
    UnitKind.HAMLET: REPORTING,
    UnitKind.DISTRICT: (UnitKind.PROVINCE,),
    UnitKind.BORDER_STATION: (UnitKind.PROVINCE, UnitKind.DISTRICT),
}


def parents_for(ws: "Workspace", unit: Unit, role: RelationRole, on: date) -> list[Unit]:
    """Units that ``unit`` may be tied to in that role on that day."""
    kinds = _ABOVE.get(unit.kind, (UnitKind.DISTRICT, UnitKind.PROVINCE))
    if role is RelationRole.STATION_IN_CHARGE:
        kinds = (UnitKind.BORDER_STATION,)
    elif role is RelationRole.COLLECTING_POINT:
        kinds = (UnitKind.BORDER_STATION, UnitKind.DISTRICT, *REPORTING)
    # Stations stand in no tree of the administration; theirs is the one of who is in charge of what.
    known = [*all_units(ws, on, RelationRole.STATION_IN_CHARGE), *all_units(ws, on)]
    found = {item.id: item for item in known if item.kind in kinds and item.id != unit.id}
    return list(found.values())


def ask_tie(page: "QWidget", ws: "Workspace", unit: Unit, on: date, role: RelationRole) -> None:
    """Tie a unit to another one in a role; a former administrative parent ends on that day."""
    segment = (Field("segment", _("Đoạn biên giới")),) if role is RelationRole.STATION_IN_CHARGE else ()
    parents = named(parents_for(ws, unit, role, on))
    title = _(ROLE_WORDS[role])
    form = Form(
        (Field("parent", title, FieldKind.CHOICE, parents, is_required=True), *segment, *day_and_document()), columns=2
    )

    def act(values: dict[str, Value]) -> None:
        day = values["on"]
        if isinstance(day, date):
            words, document = str(values.get("segment", "")), str(values["document"])
            unit_changes.set_relation(
                ws, UnitRelation(unit.id, int(str(values["parent"])), role, day, None, words, document)
            )

    heading = _("{role} của {unit}").format(role=title, unit=kind_and_name(unit))
    ask_form(page.window(), heading, "", _("Gắn"), form, act)


def open_ties(ws: "Workspace", unit: Unit, on: date) -> list["units.RelationLine"]:
    """Ties to stations and collecting points that hold on that day; the administration is changed, never only ended."""
    lines = units.profile(ws, unit.id, on).relations
    return [
        line
        for line in lines
        if line.tie.child_id == unit.id
        and line.tie.role is not RelationRole.ADMINISTRATION
        and line.tie.valid_from <= on
        and (line.tie.valid_to is None or line.tie.valid_to > on)
    ]


def ask_end_tie(page: "QWidget", ws: "Workspace", unit: Unit, on: date) -> None:
    """End one of the ties that hold."""
    lines = open_ties(ws, unit, on)
    choices = tuple(
        (str(number), f"{_(ROLE_WORDS[line.tie.role])}: {kind_and_name(line.unit)}")
        for number, line in enumerate(lines)
    )
    form = Form(
        (
            Field("tie", _("Quan hệ"), FieldKind.CHOICE, choices, is_required=True),
            Field("on", _("Thôi từ ngày"), FieldKind.DATE, is_required=True),
        )
    )

    def act(values: dict[str, Value]) -> None:
        if isinstance(values["on"], date):
            unit_changes.end_relation(ws, lines[int(str(values["tie"]))].tie, values["on"])

    title = _("Kết thúc quan hệ của {unit}").format(unit=kind_and_name(unit))
    ask_form(page.window(), title, "", _("Kết thúc"), form, act)


def ask_recode(page: "QWidget", ws: "Workspace", unit: Unit, opened: Callable[[int], None]) -> None:
    """A new official code from a day on."""
    form = Form((Field("code", _("Mã mới"), is_required=True), *day_and_document()))

    def act(values: dict[str, Value]) -> None:
        if isinstance(values["on"], date):
            made = unit_changes.recode(ws, unit.id, str(values["code"]), values["on"], str(values["document"]))
            opened(made)

    title = _("Đổi mã {unit}").format(unit=kind_and_name(unit))
    text = _("Mã cũ vẫn chỉ đơn vị này trước ngày đó; sau ngày đó có thể là của đơn vị khác.")
    ask_form(page.window(), title, text, _("Đổi mã"), form, act)


def ask_close(page: "QWidget", ws: "Workspace", unit: Unit) -> None:
    """End a unit that nothing takes over from."""
    form = Form((Field("on", _("Không còn từ ngày"), FieldKind.DATE, is_required=True),))

    def act(values: dict[str, Value]) -> None:
        if isinstance(values["on"], date):
            unit_changes.close(ws, unit.id, values["on"])

    title = _("Kết thúc {unit}").format(unit=kind_and_name(unit))
    text = _("Chỉ khi không đơn vị nào kế thừa; số liệu cũ vẫn giữ nguyên. Có đơn vị kế thừa thì chọn sáp nhập.")
    ask_form(page.window(), title, text, _("Kết thúc"), form, act)


def offered(
    page: "QWidget", ws: "Workspace", unit: Unit, on: date, opened: Callable[[int], None]
) -> list[tuple[str, Callable[[], None]]]:
    """Words and action of every change of ties, code and life that fits ``unit``."""
    found: list[tuple[str, Callable[[], None]]] = []
    if unit.kind is not UnitKind.PROVINCE:
        move = partial(ask_tie, page, ws, unit, on, RelationRole.ADMINISTRATION)
        found.append((_("Chuyển sang đơn vị cấp trên khác…"), move))
    if unit.kind in REPORTING:
        station = partial(ask_tie, page, ws, unit, on, RelationRole.STATION_IN_CHARGE)
        found.append((_("Giao đồn Biên phòng phụ trách…"), station))
    if unit.kind in REPORTING or unit.kind is UnitKind.BORDER_STATION:
        point = partial(ask_tie, page, ws, unit, on, RelationRole.COLLECTING_POINT)
        found.append((_("Chọn nơi nhận báo cáo…"), point))
    if open_ties(ws, unit, on):
        found.append((_("Kết thúc một quan hệ…"), partial(ask_end_tie, page, ws, unit, on)))
    if unit.code:
        found.append((_("Đổi mã theo quyết định…"), partial(ask_recode, page, ws, unit, opened)))
    found.append((_("Kết thúc, không có đơn vị kế thừa…"), partial(ask_close, page, ws, unit)))
    return found
