"""What can be done on the board of places: steps by a menu, a candidate into a place, a name onto another place."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.nominations import NominationState
from app.domain.awards.steps import Step
from app.i18n import _
from app.services.awards import steps
from app.services.awards.nominations import NominationRow
from app.services.awards.quotas import QuotaBoard
from app.ui import dialogs, operations
from app.ui.awards import propose_boxes, quota_box, step_boxes
from app.ui.awards.board_rows import RowKey, kinds_of
from app.ui.awards.place_boxes import Spot
from app.ui.awards.words import worst_tone

if TYPE_CHECKING:
    from app.ui.awards.board_tab import BoardTab


def take(tab: "BoardTab", row: NominationRow, step: Step, *_checked: bool) -> None:
    """Take a step of a nomination."""
    step_boxes.take(tab, tab.context, row, step)


def withdraw(tab: "BoardTab", nomination_id: int) -> None:
    """Give up a place, with a reason; of who cannot give it up the refusal is said."""
    row = tab.side.row(nomination_id)
    if row is not None and Step.WITHDRAW in row.steps:
        take(tab, row, Step.WITHDRAW)
    elif row is not None:
        operations.write(tab, lambda: steps.withdraw(tab.context.workspace, row.id, ""))


def menu_of(tab: "BoardTab", spot: Spot) -> QMenu:
    """What can be done with a place: propose a candidate, add one, the steps of who holds it."""
    menu = QMenu(tab)
    row = tab.side.row(tab.grid.box_at(spot).nomination_id)
    if row is not None:
        for step in row.steps:
            menu.addAction(step_boxes.words_of(step)).triggered.connect(partial(take, tab, row, step))
        menu.addSeparator()
        menu.addAction(_("Mở đề nghị")).triggered.connect(lambda _checked=False: tab.opened.emit(row.id))
        _offer_quota(tab, spot, menu)
        return menu
    for candidate in _candidates(tab, spot):
        words = _("Đề nghị {name} ({unit})").format(name=candidate.name, unit=candidate.unit_title)
        act = menu.addAction(words.replace("&", "&&"))
        act.triggered.connect(partial(take, tab, candidate, Step.PROPOSE))
    menu.addSeparator()
    adding = menu.addAction(_("Thêm người, tập thể vào suất này…"))
    adding.triggered.connect(lambda _checked=False: tab.adding.emit(_cell_of(tab, spot)))
    _offer_quota(tab, spot, menu)
    return menu


def _offer_quota(tab: "BoardTab", spot: Spot, menu: QMenu) -> None:
    """How many places there are is changed where they stand."""
    menu.addSeparator()
    cells = tab.board.cells if tab.board else ()
    wanted = _cell_of(tab, spot)
    cell = next((cell for cell in cells if cell.quota and (cell.award, cell.unit_id, cell.kind) == wanted), None)
    if cell is not None:
        menu.addAction(_("Sửa chỉ tiêu…")).triggered.connect(
            lambda _checked=False: quota_box.ask_quota(tab, tab.context, cell)
        )
    menu.addAction(_("Thêm chỉ tiêu…")).triggered.connect(partial(ask_quota, tab))


def _cell_of(tab: "BoardTab", spot: Spot) -> tuple[str, int | None, NomineeKind] | None:
    key = tab.grid.row_at(spot).key
    if tab.board is None or not isinstance(key, RowKey):
        return None
    return key.award, key.unit_id, kinds_of(tab.board)[spot.column]


def _candidates(tab: "BoardTab", spot: Spot) -> Sequence[NominationRow]:
    wanted = _cell_of(tab, spot)
    cells = tab.board.cells if tab.board else ()
    some = [cell for cell in cells if (cell.award, cell.unit_id, cell.kind) == wanted]
    numbers = [item.nomination_id for cell in some for item in cell.candidates]
    return [row for number in numbers if (row := tab.side.row(number))]


def move(tab: "BoardTab", nomination_id: int, spot: Spot) -> None:
    """A name was let go over a place: it replaces who is there, is considered for that award, or is proposed."""
    row, key = tab.side.row(nomination_id), tab.grid.row_at(spot).key
    if row is None or not isinstance(key, RowKey):
        return
    held = tab.side.row(tab.grid.box_at(spot).nomination_id)
    if held is not None and held.id != row.id and Step.REPLACE in held.steps:
        step_boxes.ask_heir(tab, tab.context, held, row)
    elif row.nomination.award != key.award:
        step_boxes.change_award(tab, tab.context, row, key.award)
    elif row.nomination.state is NominationState.CANDIDATE:
        take(tab, row, Step.PROPOSE)


def with_place(board: QuotaBoard, rows: Sequence[NominationRow]) -> tuple[int, ...]:
    """Candidates of units that have a free place and nothing against them; of pools somebody chooses."""
    free = {
        item.nomination_id
        for cell in board.cells
        if cell.unit_id is not None and cell.free is not None and cell.free > 0
        for item in cell.candidates[: cell.free]
    }
    own = {item.nomination_id for cell in board.unlimited if not cell.is_unforeseen for item in cell.candidates}
    return tuple(row.id for row in rows if row.id in free | own and worst_tone(row) != "block")


def propose_all(tab: "BoardTab") -> None:
    """Propose every candidate that has a place, after one question that names them."""
    rows = (
        [row for number in with_place(tab.board, tab.side.rows) if (row := tab.side.row(number))] if tab.board else []
    )
    things = [f"{row.name} ({row.unit_title})" for row in rows]
    text = _("Mỗi người, tập thể nhận đúng suất của đơn vị mình; ai vướng quy định thì vẫn là ứng viên.")

    def act() -> None:
        propose_boxes.propose_many(tab, tab.context, [row.id for row in rows])

    title = _("Đề nghị {count} ứng viên có suất?").format(count=len(rows))
    dialogs.ask(tab.window(), title, text, _("Đề nghị tất cả"), act, things=things)


def ask_quota(tab: "BoardTab", *_checked: bool) -> None:
    """Ask for places that are not limited yet."""
    if tab.board is not None:
        quota_box.ask_new_quota(tab, tab.context, tab.board.campaign.id)
