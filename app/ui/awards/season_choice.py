"""The season of commendation of the report year: found, begun with a name, and what its absence says."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.domain.awards.nominations import Campaign
from app.i18n import _
from app.services.awards import campaigns, choices
from app.services.workspace import Workspace
from app.ui.context import UiContext
from app.ui.dialogs import Box
from app.ui.forms import Field, Form, Value, ask_form
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState


def season_of(ws: Workspace, year: int) -> Campaign | None:
    """The season of a report year, or ``None``."""
    return next((item for item in campaigns.campaigns(ws) if item.year == year), None)


def ask_season(page: QWidget, context: UiContext) -> Box:
    """Ask for the name of the season and begin it."""
    form = Form((Field("name", _("Tên đợt khen thưởng"), is_required=True), Field("plan", _("Theo kế hoạch"))))
    form.set_values(name=_("Khen thưởng phong trào năm {year}").format(year=context.year))

    def act(values: dict[str, Value]) -> None:
        campaigns.save(context.workspace, Campaign(str(values["name"]), context.year, str(values["plan"])))

    return ask_form(page.window(), _("Lập đợt khen thưởng"), "", _("Lập đợt"), form, act)


def no_season(page: QWidget, context: UiContext) -> EmptyState:
    """What a tab shows while the year has no season."""
    return EmptyState(
        _("Năm này chưa có đợt khen thưởng"),
        _("Đợt khen thưởng giữ chỉ tiêu của kế hoạch, người và tập thể được đề nghị, hồ sơ, quyết định, tiền thưởng."),
        (
            (_("Lập đợt khen thưởng của năm"), _("tên đợt, năm; chỉ tiêu ghi sau ở từng ô")),
            (_("Lấy danh sách từ báo cáo xã"), _("trang khen thưởng của các báo cáo đã nhận")),
            (_("hoặc dán danh sách, chọn tệp Word, Excel"), _("từng dòng có kết luận trước khi lưu")),
        ),
        (Button(_("Lập đợt khen thưởng"), "primary", "plus", lambda: ask_season(page, context)),),
    )


def no_quotas(ask: Callable[[], object]) -> EmptyState:
    """What the board shows while the season has neither quotas nor anybody in it."""
    return EmptyState(
        _("Đợt này chưa có chỉ tiêu"),
        _("Chưa có chỉ tiêu thì chưa hạn chế đề nghị nào; hãy ghi theo kế hoạch trước khi đề nghị."),
        (
            (_("Ghi chỉ tiêu của từng hình thức"), _("mấy suất, cho mỗi xã, một đơn vị hay chung toàn địa bàn")),
            (_("Thêm đề nghị, nhập danh sách"), _("ai quá số suất thì vẫn là ứng viên")),
        ),
        (Button(_("Ghi chỉ tiêu…"), "primary", "plus", ask),),
    )


def units_of(ws: Workspace, campaign_id: int) -> list[tuple[str, int]]:
    """Units that propose in a season, as a box of choices shows them; none without a season."""
    if not campaign_id:
        return []
    return [(unit.title[:1].upper() + unit.title[1:], unit.id) for unit in choices.of_campaign(ws, campaign_id).units]
