"""What can be done to the event of a place from the board: adjusted, restored, its report settled."""

from datetime import date
from typing import TYPE_CHECKING

from app.domain.obligations import OBLIGATION_WORDS, Obligation
from app.domain.season_board import SeasonRow
from app.i18n import _
from app.services import event_printing, obligations
from app.ui import exporting
from app.ui.events import editor_steps
from app.ui.events.board_panel import PanelActions
from app.ui.forms import Field, FieldKind, Form, Value, ask_form
from app.ui.widgets.buttons import IconButton

if TYPE_CHECKING:
    from app.ui.events.board import BoardTab


def actions_of(tab: "BoardTab") -> PanelActions:
    """The actions of the panel beside a board."""
    return PanelActions(
        open_event=lambda row: _open(tab, row),
        adjust=lambda row: _adjust(tab, row),
        restore=lambda row: _restore(tab, row),
        plan=lambda row: tab.planning_asked.emit((row.unit.id,)),
        papers=lambda row: _open_papers(tab, row),
        settle=lambda owed: settle(tab, owed),
        show_tier=lambda row: tab.tier_asked.emit(row.unit.id),
        closed=tab.close_assessment,
    )


def print_button(tab: "BoardTab") -> IconButton:
    """Print the table of the season: unit, what is held, why, when."""
    return IconButton("printer", _("In bảng tổng hợp đơn vị, nội dung, lý do, ngày"), lambda: _print(tab))


def _print(tab: "BoardTab") -> None:
    season = tab.season
    if season is not None:
        ws, year = tab.context.workspace, season.year
        title = _("In bảng tổng hợp")
        exporting.into_folder(
            tab, tab.context, title, lambda folder, _progress: event_printing.print_season(ws, year, folder)
        )


def _open(tab: "BoardTab", row: SeasonRow) -> None:
    if row.event is not None:
        tab.event_opened.emit(row.event.id)


def _open_papers(tab: "BoardTab", row: SeasonRow) -> None:
    if row.event is not None:
        tab.papers_opened.emit(row.event.id)


def _adjust(tab: "BoardTab", row: SeasonRow) -> None:
    if row.event is not None:
        editor_steps.ask_adjust(tab, tab.context, row.event, row.assessment)


def _restore(tab: "BoardTab", row: SeasonRow) -> None:
    if row.event is not None:
        editor_steps.restore(tab, tab.context, row.event.id)


def settle(tab: "BoardTab", owed: Obligation) -> None:
    """Note the report that was sent, or another last day for it."""
    form = Form(
        (
            Field("settled_on", _("Ngày đã gửi"), FieldKind.DATE),
            Field("document", _("Số, ký hiệu văn bản"), hint=_("ví dụ 12/BC-BCĐ")),
            Field("due_on", _("Hạn gửi"), FieldKind.DATE),
        )
    )
    today = tab.context.workspace.today
    form.set_values(settled_on=today, document=owed.document, due_on=owed.due_on or "")

    def act(values: dict[str, Value]) -> None:
        ws, sent, due = tab.context.workspace, values["settled_on"], values["due_on"]
        if isinstance(due, date) and due != owed.due_on:
            obligations.move(ws, owed.id, due)
        if isinstance(sent, date):
            obligations.settle(ws, owed.id, sent, str(values["document"]))

    title = _("{what} gửi {to}").format(what=_(OBLIGATION_WORDS[owed.kind]), to=owed.owed_to)
    text = _("Để trống ngày đã gửi nếu chỉ đổi hạn.")
    ask_form(tab.window(), title[:1].upper() + title[1:], text, _("Ghi nghĩa vụ"), form, act)
