"""New nominations: one typed into a box, or lists from reports, files and the clipboard."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.nominations import Campaign, Nomination, NominationState, Nominee, NomineeSnapshot
from app.i18n import _
from app.services.awards import adding, choices
from app.ui.awards.intake_box import pick_file, read_clipboard, read_file, read_reports
from app.ui.awards.nomination_forms import award_choices, kind_choices, read_birth, unit_choices
from app.ui.context import UiContext
from app.ui.dialogs import Box
from app.ui.forms import Field, FieldKind, Form, Value, ask_form

__all__ = ["ask_new", "read_clipboard", "read_file", "read_reports", "show_ways"]


#: At 100 %; awards are read whole.
_WIDE = 760


def ask_new(page: QWidget, context: UiContext, campaign: Campaign, place: object, done: Callable[[int], object]) -> Box:
    """Ask who, where and for which award; ``place`` fixes award, unit and kind as the board knows them."""
    found = choices.of_campaign(context.workspace, campaign.id)
    form = Form(
        (
            Field("kind", _("Đối tượng"), FieldKind.CHOICE, kind_choices()),
            Field("name", _("Tên đầy đủ, đúng như sẽ in"), is_required=True),
            Field(
                "unit", _("Đơn vị đề nghị"), FieldKind.CHOICE, unit_choices(found), _("chọn đơn vị"), is_required=True
            ),
            Field("born", _("Ngày sinh hoặc năm sinh (cá nhân)"), hint=_("ví dụ 14/05/1978 hoặc 1978")),
            Field(
                "award",
                _("Hình thức đề nghị"),
                FieldKind.CHOICE,
                award_choices(found),
                _("chọn hình thức"),
                is_required=True,
            ),
            Field("place", _("Xóm, cơ quan, nơi ở")),
            Field("achievement", _("Tóm tắt thành tích")),
        ),
        columns=2,
    )
    form.set_values(kind=NomineeKind.INDIVIDUAL.value)
    if isinstance(place, tuple):
        award, unit_id, kind = place
        form.set_values(award=award)
        if unit_id is not None:
            form.set_values(unit=str(unit_id))
        if kind is not None:
            form.set_values(kind=kind.value)

    def act(values: dict[str, Value]) -> None:
        done(_store(context, campaign, values))

    text = _("Ứng viên mới đứng sau các ứng viên đã có; đề nghị giữ suất là bước sau.")
    return ask_form(page.window(), _("Thêm đề nghị khen thưởng"), text, _("Thêm ứng viên"), form, act, width=_WIDE)


def _store(context: UiContext, campaign: Campaign, values: dict[str, Value]) -> int:
    kind = NomineeKind(str(values["kind"]))
    unit_id = int(str(values["unit"]))
    born_on, year = read_birth(str(values["born"] or "")) if kind is NomineeKind.INDIVIDUAL else (None, None)
    nominee = Nominee(kind, str(values["name"]), unit_id, born_on=born_on, birth_year=year, place=str(values["place"]))
    item = Nomination(
        campaign.id,
        0,
        unit_id,
        str(values["award"]),
        NominationState.CANDIDATE,
        NomineeSnapshot(nominee.name),
        achievement=str(values["achievement"] or ""),
    )
    return adding.add(context.workspace, nominee, item).id


def show_ways(page: QWidget, context: UiContext, campaign: Campaign) -> QMenu:
    """Lists of names: from the reports of communes, a file, the clipboard."""
    menu = QMenu(page)
    for words, act in (
        (_("Từ báo cáo xã của năm {year}").format(year=campaign.year), read_reports),
        (_("Từ tệp Word, Excel…"), pick_file),
        (_("Dán vùng đã chép (Ctrl+V)"), read_clipboard),
    ):
        menu.addAction(words).triggered.connect(partial(_start, act, page, context, campaign))
    menu.popup(QCursor.pos())
    return menu


def _start(
    act: Callable[[QWidget, UiContext, Campaign], None],
    page: QWidget,
    context: UiContext,
    campaign: Campaign,
    *_checked: bool,
) -> None:
    act(page, context, campaign)
