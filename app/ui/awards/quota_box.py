"""A quota in a box: how many places of an award for whom, by which clause; for one unit, each commune, or all."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.quotas import Quota
from app.domain.units import COMMUNE_KINDS
from app.i18n import _
from app.services.awards import choices, quotas
from app.services.awards.choices import Choices
from app.ui import operations
from app.ui.awards.nomination_forms import award_choices, kind_choices, unit_choices
from app.ui.context import UiContext
from app.ui.dialogs import Box
from app.ui.forms import Field, FieldKind, Form, Value, ask_form

_EACH, _ALL = "each", "all"
#: At 100 %; awards are read whole.
_WIDE = 760


def ask_new_quota(page: QWidget, context: UiContext, campaign_id: int) -> Box:
    """Ask for places that are not limited yet."""
    found = choices.of_campaign(context.workspace, campaign_id)
    whom = ((_EACH, _("mỗi xã, phường")), (_ALL, _("chung toàn địa bàn, chọn trong số ứng viên")), *unit_choices(found))
    form = Form(
        (
            Field(
                "award", _("Hình thức"), FieldKind.CHOICE, award_choices(found), _("chọn hình thức"), is_required=True
            ),
            Field("whom", _("Dành cho"), FieldKind.CHOICE, whom, _("chọn nơi được dành"), is_required=True),
            Field("kind", _("Đối tượng"), FieldKind.CHOICE, kind_choices(), _("chọn đối tượng"), is_required=True),
            *_fields(),
        ),
        columns=2,
    )
    form.set_values(is_hard=True)

    def act(values: dict[str, Value]) -> None:
        quota = Quota(campaign_id, str(values["award"]), NomineeKind(str(values["kind"])))
        made = _written(quota, values)
        wanted = [replace(made, unit_id=unit_id) for unit_id in _units(str(values["whom"]), found)]
        quotas.save_quotas(context.workspace, wanted)

    text = _("Số suất ghi đúng theo kế hoạch; nơi không ghi chỉ tiêu của hình thức này thì không được đề nghị.")
    return ask_form(page.window(), _("Chỉ tiêu khen thưởng"), text, _("Ghi chỉ tiêu"), form, act, width=_WIDE)


def ask_quota(page: QWidget, context: UiContext, cell: quotas.QuotaCell) -> Box:
    """Change the number of places of a quota, or take it out."""
    quota = cell.quota
    if quota is None:
        raise ValueError(cell)
    form = Form(_fields(), columns=2)
    places = "" if quota.places is None else str(quota.places)
    form.set_values(places=places, clause=quota.clause, is_hard=quota.is_hard)

    def act(values: dict[str, Value]) -> None:
        quotas.save_quota(context.workspace, _written(quota, values))

    title = _("Chỉ tiêu {award}, {kind}").format(award=cell.award_title, kind=cell.kind_words)
    text = cell.unit_title or _("Chung toàn địa bàn")
    box = ask_form(page.window(), title, text[:1].upper() + text[1:], _("Ghi chỉ tiêu"), form, act)
    remove = box.add_quiet(_("Bỏ chỉ tiêu này"))
    remove.clicked.connect(lambda: operations.write(page, lambda: quotas.remove_quota(context.workspace, quota.id)))
    return box


def _fields() -> tuple[Field, ...]:
    return (
        Field("places", _("Số suất"), FieldKind.NUMBER, is_required=True),
        Field("clause", _("Điều khoản của kế hoạch"), hint=_("ví dụ 74/KH-BCĐ, mục III.3")),
        Field("is_hard", _("Chỉ tiêu cứng: vượt phải có văn bản cho phép"), FieldKind.CHECK),
    )


def _written(quota: Quota, values: dict[str, Value]) -> Quota:
    places, clause = int(str(values["places"])), str(values["clause"])
    return replace(quota, places=places, clause=clause, is_hard=bool(values["is_hard"]))


def _units(whom: str, found: Choices) -> list[int | None]:
    if whom == _ALL:
        return [None]
    if whom == _EACH:
        return [unit.id for unit in found.units if unit.kind in COMMUNE_KINDS]
    return [int(whom)]
