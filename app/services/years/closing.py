"""Closing «khóa» a report year, and opening it again: each is one operation that one undo takes back whole."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from app.db import committee as committees
from app.db import nominations as db_nominations
from app.db import years as db
from app.db.types import DbConnection
from app.domain.years.closing import OPEN_WORDS, Closing, YearPreview
from app.errors import Refused
from app.i18n import _
from app.services import checking, scope
from app.services.awards import campaigns
from app.services.years import preview, season
from app.text import clean

if TYPE_CHECKING:
    from app.services.workspace import Workspace

#: How many open matters a refusal names.
_NAMED = 3


def close(ws: "Workspace", year: int, *, even_with_open: bool = False, note: str = "") -> Closing:
    """Close a year; when it is the committee's own, its years move on and the next season begins with draft quotas.

    Raises ``Refused`` for a year that may not be closed, and, unless ``even_with_open``, with what is still open in it.
    """
    with ws.store.write(_("Khóa năm {year}").format(year=year), ws.actor) as connection:
        season.refuse_unclosable(connection, ws, year)
        # Looked at inside the write: nothing can be accepted or sent in between.
        seen = preview.looked_at(connection, ws, year)
        if seen.open_matters and not even_with_open:
            raise _open(seen)
        known = db.find(connection, year)
        if seen.moves_on:
            _move_on(connection, ws, year)
        closing = Closing(year, ws.today, ws.actor, seen.carried, clean(note), id=known.id if known else 0)
        return replace(closing, id=db.save(connection, closing))


def _open(seen: YearPreview) -> Refused:
    parts = []
    for matter in seen.open_matters:
        names = ", ".join(matter.names[:_NAMED]) + (", …" if matter.count > _NAMED else "")
        parts.append(
            _("{count} {what} ({names})").format(count=matter.count, what=_(OPEN_WORDS[matter.kind]), names=names)
        )
    sentence = _("Năm {year} còn việc chưa xong: {parts}; chưa khóa, chưa có gì thay đổi.")
    advice = _("Hãy làm xong, hoặc xác nhận khóa cả khi còn việc.")
    return Refused("year-open", sentence.format(year=seen.year, parts="; ".join(parts)), advice)


def _move_on(connection: DbConnection, ws: "Workspace", year: int) -> None:
    """The committee works on the next year, whose plan is not known yet; quotas go on as drafts without a basis."""
    quotas = season.quotas_to_carry(connection, year, ws.today)
    following = season.next_campaign(connection, year)
    if following is not None:
        campaign_id = db_nominations.save_campaign(connection, following)
        for quota in quotas:
            db_nominations.save_quota(connection, replace(quota, campaign_id=campaign_id))
    now = scope.committee_of(connection)
    moved = replace(now, report_year=now.report_year + 1, event_year=now.event_year + 1, plan_number="", plan_on=None)
    committees.save(connection, moved)


def reopen(ws: "Workspace", year: int, reason: str) -> Closing:
    """Let a closed year be changed again, with the reason; what was carried over stays, the committee's years too."""
    why = clean(reason)
    with ws.store.write(_("Mở lại năm {year}: {reason}").format(year=year, reason=why or "…"), ws.actor) as connection:
        known = db.find(connection, year)
        if known is None or not known.is_closed:
            sentence = _("Năm {year} không khóa nên không có gì để mở lại.")
            raise Refused("not-closed", sentence.format(year=year))
        if not why:
            sentence = _("Mở lại năm {year} cần ghi lý do; chưa có gì thay đổi.")
            raise Refused("no-reason", sentence.format(year=year))
        opened = replace(known, reopened_on=ws.today, reopened_by=ws.actor, reopen_reason=why)
        db.save(connection, opened)
        return opened


def set_plan(ws: "Workspace", number: str, issued_on: date | None) -> int:
    """Write down the plan of the committee's year: papers cite it, draft quotas rest on it from now on.

    Returns how many quotas were waiting for it. Raises ``Refused`` without a number or for a day ahead.
    """
    told = clean(number)
    with ws.store.write(_("Ghi kế hoạch {number}").format(number=told or "…"), ws.actor) as connection:
        if not told:
            raise Refused("no-number", _("Chưa ghi số kế hoạch; chưa có gì thay đổi."))
        if issued_on is not None and issued_on > ws.today:
            raise Refused("future-day", _("Ngày kế hoạch không thể sau hôm nay; chưa có gì thay đổi."))
        now = scope.committee_of(connection)
        committees.save(connection, replace(now, plan_number=told, plan_on=issued_on))
        waiting = _confirm_quotas(connection, now.report_year, told)
        checking.check_received(connection, ws)
        return waiting


def _confirm_quotas(connection: DbConnection, year: int, number: str) -> int:
    campaign = campaigns.current(connection, year)
    if campaign is None:
        return 0
    db_nominations.save_campaign(connection, replace(campaign, plan=number))
    waiting = [item for item in db_nominations.quotas(connection, campaign.id) if item.clause == _(season.NO_BASIS)]
    for quota in waiting:
        db_nominations.save_quota(connection, replace(quota, clause=number))
    return len(waiting)
