"""What can be done to a unit, each asked in a small form; a refusal is said inside the form."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from app.domain.territory import UnitDraft
from app.domain.units import KIND_WORDS, Unit, UnitKind
from app.i18n import _
from app.services import split_figures, unit_changes
from app.ui.forms import Field, FieldKind, Form, Value, ask_form
from app.ui.units import mergers, ties
from app.ui.units.words import REPORTING, kind_and_name

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.services.workspace import Workspace

Asked = Callable[[], None]


def offered(
    page: "QWidget", ws: "Workspace", unit: Unit, on: date, opened: Callable[[int], None]
) -> list[list[tuple[str, Callable[..., None]]]]:
    """Words and action of every change that fits ``unit`` as it is on that day, in groups.

    ``opened`` shows the unit that comes of it.
    """
    spelling: list[tuple[str, Asked]] = [
        (_("Đổi tên theo quyết định…"), partial(ask_rename, page, ws, unit, opened)),
        (_("Sửa chính tả, mã, giáp biên…"), partial(ask_correct, page, ws, unit)),
        (_("Thêm cách viết khác…"), partial(ask_alias, page, ws, unit)),
    ]
    below: list[tuple[str, Asked]] = []
    if unit.kind in REPORTING:
        below.append((_("Thêm xóm…"), partial(ask_hamlet, page, ws, unit)))
    if unit.kind in (UnitKind.PROVINCE, UnitKind.DISTRICT):
        below.append((_("Thêm xã, phường, thị trấn, đồn…"), partial(ask_unit, page, ws, unit, opened)))
    territory: list[tuple[str, Asked]] = []
    if unit.kind is not UnitKind.PROVINCE:
        territory.append((_("Sáp nhập với đơn vị khác…"), partial(mergers.ask_merge, page, ws, unit, on, opened)))
        territory.append((_("Chia tách…"), partial(mergers.ask_split, page, ws, unit, on, opened)))
    if heirs := split_figures.heirs(ws, unit.id):
        figures = partial(mergers.ask_split_figures, page, ws, unit, heirs)
        territory.append((_("Số liệu chia khi tách…"), figures))
    groups = (spelling, below, territory, ties.offered(page, ws, unit, on, opened))
    return [[(words, partial(_call, act)) for words, act in group] for group in groups if group]


def _call(act: Asked, *_checked: object) -> None:
    act()


def ask_rename(page: "QWidget", ws: "Workspace", unit: Unit, opened: Callable[[int], None]) -> None:
    """A new name from a day on."""
    fields = (
        Field("name", _("Tên mới"), is_required=True),
        Field("on", _("Từ ngày"), FieldKind.DATE, is_required=True),
        Field("document", _("Văn bản"), hint=_("số, ngày, cơ quan ban hành")),
    )

    def act(values: dict[str, Value]) -> None:
        on = values["on"]
        if isinstance(on, date):
            opened(unit_changes.rename(ws, unit.id, str(values["name"]), on, str(values["document"])))

    title = _("Đổi tên {unit}").format(unit=kind_and_name(unit))
    ask_form(page.window(), title, "", _("Đổi tên"), Form(fields), act)


def ask_correct(page: "QWidget", ws: "Workspace", unit: Unit) -> None:
    """Put a misspelling right."""
    form = Form(
        (
            Field("name", _("Tên"), is_required=True),
            Field("code", _("Mã")),
            Field("is_border", _("Giáp biên giới"), FieldKind.CHECK),
        )
    )
    form.set_values(name=unit.name, code=unit.code or "", is_border=unit.is_border)

    def act(values: dict[str, Value]) -> None:
        name, code = str(values["name"]), str(values["code"])
        unit_changes.correct(ws, unit.id, name=name, code=code, is_border=bool(values["is_border"]))

    title = _("Sửa thông tin {unit}").format(unit=kind_and_name(unit))
    text = _("Sửa cho mọi thời kỳ; tên cũ vẫn nhận ra được khi đọc tệp.")
    ask_form(page.window(), title, text, _("Sửa"), form, act)


def ask_alias(page: "QWidget", ws: "Workspace", unit: Unit) -> None:
    """Another spelling found in workbooks."""
    form = Form((Field("alias", _("Cách viết"), is_required=True),))

    def act(values: dict[str, Value]) -> None:
        unit_changes.learn_alias(ws, unit.id, str(values["alias"]))

    title = _("Cách viết khác của {unit}").format(unit=kind_and_name(unit))
    text = _("Tệp báo cáo ghi tên này sẽ được nhận ra là cùng một đơn vị.")
    ask_form(page.window(), title, text, _("Ghi nhớ"), form, act)


def ask_hamlet(page: "QWidget", ws: "Workspace", unit: Unit) -> None:
    """A new hamlet in a commune."""
    form = Form(
        (
            Field("name", _("Tên xóm"), is_required=True),
            Field("on", _("Từ ngày"), FieldKind.DATE, is_required=True),
            Field("is_border", _("Giáp biên giới"), FieldKind.CHECK),
        )
    )
    form.set_values(on=unit.valid_from)

    def act(values: dict[str, Value]) -> None:
        on = values["on"]
        if isinstance(on, date):
            is_border = bool(values["is_border"])
            draft = UnitDraft("", UnitKind.HAMLET, str(values["name"]), None, on, None, is_border)
            unit_changes.add(ws, draft, unit.id)

    title = _("Thêm xóm của {unit}").format(unit=kind_and_name(unit))
    ask_form(page.window(), title, "", _("Thêm xóm"), form, act)


def ask_unit(page: "QWidget", ws: "Workspace", unit: Unit, opened: Callable[[int], None]) -> None:
    """A new commune, ward, township or border station below a district or province."""
    kinds = (*REPORTING, UnitKind.BORDER_STATION)
    form = Form(
        (
            Field("kind", _("Loại"), FieldKind.CHOICE, tuple((kind.value, _(KIND_WORDS[kind])) for kind in kinds)),
            Field("name", _("Tên"), is_required=True),
            Field("code", _("Mã")),
            Field("on", _("Từ ngày"), FieldKind.DATE, is_required=True),
            Field("is_border", _("Giáp biên giới"), FieldKind.CHECK),
        )
    )

    def act(values: dict[str, Value]) -> None:
        on = values["on"]
        if isinstance(on, date):
            kind, code = UnitKind(str(values["kind"])), str(values["code"]) or None
            is_border = bool(values["is_border"])
            opened(unit_changes.add(ws, UnitDraft("", kind, str(values["name"]), code, on, None, is_border), unit.id))

    title = _("Thêm đơn vị của {unit}").format(unit=kind_and_name(unit))
    ask_form(page.window(), title, "", _("Thêm"), form, act)
