"""Merging «sáp nhập» and splitting «chia tách» a unit, and figures of a split, each asked in a form."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from app.domain.territory import UnitDraft
from app.domain.units import KIND_WORDS, RelationRole, Unit, UnitKind
from app.i18n import _
from app.services import split_figures, unit_changes, units
from app.text import format_number
from app.ui.forms import Field, FieldKind, Form, Value, ask_form
from app.ui.units.words import REPORTING, kind_and_name

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.services.workspace import Workspace


def day_and_document() -> tuple[Field, Field]:
    """What every change by decision asks for."""
    return (
        Field("on", _("Có hiệu lực từ ngày"), FieldKind.DATE, is_required=True),
        Field("document", _("Văn bản"), hint=_("số, ngày, cơ quan ban hành")),
    )


def named(found: list[Unit] | tuple[Unit, ...]) -> tuple[tuple[str, str], ...]:
    """Units as choices of a form: id and name, with the code where there is one."""
    return tuple((str(item.id), " · ".join(filter(None, (kind_and_name(item), item.code)))) for item in found)


def peers(ws: "Workspace", unit: Unit, on: date) -> list[Unit]:
    """Units of the same level on that day, those below the same parent first."""
    kinds = REPORTING if unit.kind in REPORTING else (unit.kind,)
    path = units.profile(ws, unit.id, on).path
    near = list(units.profile(ws, path[-1].id, on).children) if path else []
    if unit.kind is not UnitKind.HAMLET:
        known = {item.id for item in near}
        near += [item for item in all_units(ws, on) if item.id not in known]
    return [item for item in near if item.id != unit.id and item.kind in kinds]


def all_units(ws: "Workspace", on: date, role: RelationRole = RelationRole.ADMINISTRATION) -> list[Unit]:
    """Every unit of a tree of that day, from above."""
    return _flat(units.tree(ws, on, role))


def _flat(nodes: tuple["units.UnitNode", ...]) -> list[Unit]:
    found = []
    for node in nodes:
        found += [node.unit, *_flat(node.children)]
    return found


def _kind_field(key: str, unit: Unit) -> Field:
    kinds = REPORTING if unit.kind in REPORTING else (unit.kind,)
    return Field(key, _("Loại"), FieldKind.CHOICE, tuple((kind.value, _(KIND_WORDS[kind])) for kind in kinds))


def ask_merge(page: "QWidget", ws: "Workspace", unit: Unit, on: date, opened: Callable[[int], None]) -> None:
    """Several units become one: a new one, or ``unit`` which goes on."""
    form = Form(
        (
            Field("others", _("Cùng với"), FieldKind.PICK, named(peers(ws, unit, on)), is_required=True),
            Field("name", _("Tên đơn vị mới"), hint=_("để trống: nhập vào {unit}").format(unit=unit.name)),
            _kind_field("kind", unit),
            Field("code", _("Mã đơn vị mới")),
            *day_and_document(),
        ),
        columns=2,
    )
    form.set_values(kind=unit.kind.value)

    def act(values: dict[str, Value]) -> None:
        day, others, name = values["on"], values["others"], str(values["name"])
        if not isinstance(day, date) or not isinstance(others, tuple):
            return
        into: UnitDraft | int = unit.id
        if name:
            kind, is_border = UnitKind(str(values["kind"])), unit.is_border
            into = UnitDraft("", kind, name, str(values["code"]) or None, day, None, is_border)
        sources = [unit.id, *map(int, others)]
        opened(unit_changes.merge(ws, sources, into, day, str(values["document"])))

    title = _("Sáp nhập {unit}").format(unit=kind_and_name(unit))
    text = _("Xóm đi theo đơn vị mới; số liệu đã báo cáo vẫn ở đơn vị cũ và tính lại được theo địa giới mới.")
    ask_form(page.window(), title, text, _("Sáp nhập"), form, act)


def ask_split(page: "QWidget", ws: "Workspace", unit: Unit, on: date, opened: Callable[[int], None]) -> None:
    """Part of a unit becomes another one; the rest becomes a second one or goes on under its own name."""
    hamlets = [item for item in units.profile(ws, unit.id, on).children if item.kind is UnitKind.HAMLET]
    takes_hamlets = (Field("hamlets", _("Xóm sang phần tách ra"), FieldKind.PICK, named(hamlets)),) if hamlets else ()
    form = Form(
        (
            Field("name", _("Tên phần tách ra"), is_required=True),
            _kind_field("kind", unit),
            Field("code", _("Mã phần tách ra")),
            Field("share", _("Tỷ lệ tách ra (%)"), FieldKind.PERCENT, hint=_("để trống khi chưa rõ")),
            *takes_hamlets,
            Field("rest", _("Tên mới của phần còn lại"), hint=_("để trống: vẫn là {unit}").format(unit=unit.name)),
            Field("rest_code", _("Mã mới của phần còn lại")),
            *day_and_document(),
        ),
        columns=2,
    )
    form.set_values(kind=unit.kind.value)

    def act(values: dict[str, Value]) -> None:
        day, share, taken = values["on"], values["share"], values.get("hamlets", ())
        if not isinstance(day, date) or not isinstance(taken, tuple):
            return
        gone = tuple(map(int, taken))
        part = Decimal(share) if isinstance(share, Decimal) else None
        kind = UnitKind(str(values["kind"]))
        drafts = [UnitDraft("", kind, str(values["name"]), str(values["code"]) or None, day, None, unit.is_border)]
        parts = [unit_changes.Part(part, drafts[0], None, gone)]
        if rest := str(values["rest"]):
            left = tuple(item.id for item in hamlets if item.id not in gone)
            draft = UnitDraft("", unit.kind, rest, str(values["rest_code"]) or None, day, None, unit.is_border)
            parts.append(unit_changes.Part(None if part is None else 1 - part or None, draft, None, left))
        done = unit_changes.split(ws, unit.id, parts, day, str(values["document"]), goes_on=not rest)
        opened(done.unit_ids[0])

    title = _("Chia tách {unit}").format(unit=kind_and_name(unit))
    text = _("Tỷ lệ dùng để tính lại số liệu cũ theo địa giới mới; phần chưa rõ được ghi là chưa chia được.")
    ask_form(page.window(), title, text, _("Chia tách"), form, act)


def ask_split_figures(page: "QWidget", ws: "Workspace", unit: Unit, heirs: tuple[Unit, ...]) -> None:
    """What one heir took of the figures a split unit had reported, as the handing-over document names them."""
    known = split_figures.figures(ws, unit.id)
    form = Form(
        (
            Field("heir", _("Đơn vị nhận"), FieldKind.CHOICE, named(heirs), hint=_("Chọn đơn vị"), is_required=True),
            Field("year", _("Số liệu của năm"), FieldKind.NUMBER, is_required=True),
            Field("values", _("Số liệu nhận"), FieldKind.LINES, hint=_("mỗi dòng: mã = số, ví dụ C01 = 12")),
            Field("document", _("Văn bản"), hint=_("biên bản bàn giao, số, ngày")),
        )
    )

    def act(values: dict[str, Value]) -> None:
        lines = values["values"]
        figures = split_figures.typed(lines if isinstance(lines, tuple) else ())
        ends = (unit.id, int(str(values["heir"])))
        split_figures.record(ws, ends, int(str(values["year"])), figures, str(values["document"]))

    names = {item.id: item.name for item in heirs}
    told = "; ".join(
        f"{names.get(item.successor_id, '')} {item.year} {item.indicator} = {format_number(item.value)}"
        for item in known
    )
    text = _("Số liệu ghi ở đây thay cho tỷ lệ; để trống sau dấu = thì rút lại.")
    if told:
        text += _(" Đã ghi: {figures}.").format(figures=told)
    title = _("Số liệu chia của {unit}").format(unit=kind_and_name(unit))
    ask_form(page.window(), title, text, _("Ghi số liệu"), form, act)
