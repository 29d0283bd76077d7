"""What may not be changed about a nominee while it holds a place: another kind or unit, another one by its name."""

from collections.abc import Sequence
from dataclasses import replace

from app.db import units
from app.db.types import DbConnection
from app.domain.awards.nominations import Nomination, NominationState, Nominee
from app.domain.awards.sameness import Portrait, is_somebody_else
from app.errors import Refused
from app.i18n import _
from app.services.awards.case import places
from app.services.awards.season import Season
from app.services.workspace import Workspace


def refuse_change(
    connection: DbConnection,
    ws: Workspace,
    of_this: Sequence[Nomination],
    change: tuple[Nominee, Nominee],
    *,
    corrects: bool,
) -> None:
    """Raise ``Refused`` for a change of somebody with a place that is no mistake mended.

    ``of_this`` are the nominations of the nominee in all seasons, ``change`` how it was and is to be. Without
    ``corrects`` it is only called differently from now on and may have any name: what was proposed keeps its own.
    """
    former, wanted = change
    held = [item for item in of_this if item.holds_place]
    for campaign_id in dict.fromkeys(item.campaign_id for item in held):
        season = Season.read(connection, ws, campaign_id)
        for item in (one for one in held if one.campaign_id == campaign_id):
            _refuse_other_place(season, item, former, wanted)
    if held and corrects and former.name != wanted.name:
        _refuse_somebody_else(connection, ws, former, wanted)


def _refuse_other_place(season: Season, item: Nomination, former: Nominee, wanted: Nominee) -> None:
    """Another kind or unit takes another place; who was decided on may move, the place stays where it was given."""
    is_decided = item.state is NominationState.DECIDED
    placed = item if is_decided else replace(item, home_id=None)
    was, now = (season.allotment.quota_of(placed, nominee) for nominee in (former, wanted))
    if was != now:
        told = _("“{name}” đang giữ một suất của chỉ tiêu nên chưa đổi được loại, đơn vị; chưa lưu gì.")
        way = _("Hãy rút đề nghị trước.")
        if is_decided:
            way = _("Khen thưởng đã quyết định thì giữ nguyên; nếu là người, tập thể khác, hãy lập mục mới.")
        raise Refused("nominee-holds-place", told.format(name=former.name), way)


def _refuse_somebody_else(connection: DbConnection, ws: Workspace, former: Nominee, wanted: Nominee) -> None:
    where = places(connection, units.all_units(connection), units.relations(connection), ws.today)
    if is_somebody_else(Portrait.of(former, where), Portrait.of(wanted, where)):
        told = _("“{name}” đang giữ một suất nên không sửa thành “{other}”, một người, tập thể khác; chưa lưu gì.")
        way = _("Muốn đổi sang người khác thì thay thế; nếu chỉ ghi sai tên thì rút đề nghị, sửa rồi đề nghị lại.")
        raise Refused("nominee-is-another", told.format(name=former.name, other=wanted.name), way)
