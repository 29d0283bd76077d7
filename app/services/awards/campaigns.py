"""Seasons of commendation «đợt khen thưởng»: one for each report year, founded with the data file."""

from dataclasses import replace
from datetime import date

from app.db import nominations as db
from app.db.types import DbConnection
from app.domain.awards.nominations import Campaign
from app.errors import Refused
from app.i18n import _
from app.services import scope
from app.services.workspace import Workspace
from app.text import clean

#: Years a season may be of.
_YEARS = range(1990, 2101)


def campaigns(ws: Workspace) -> tuple[Campaign, ...]:
    """Every season, the latest year first."""
    with ws.store.read() as connection:
        return db.campaigns(connection)


def current(connection: DbConnection, year: int) -> Campaign | None:
    """The season of a report year, or ``None``; of several the one founded first."""
    return next((item for item in db.campaigns(connection) if item.year == year), None)


def of_year(ws: Workspace, year: int | None = None) -> Campaign:
    """The season of a report year, by default the one the committee works on; raises ``Refused`` when there is none."""
    with ws.store.read() as connection:
        wanted = scope.committee_of(connection).report_year if year is None else year
        found = current(connection, wanted)
    if found is None:
        sentence = _("Chưa có đợt khen thưởng của năm {year}.").format(year=wanted)
        raise Refused("no-campaign", sentence, _("Hãy lập đợt khen thưởng của năm đó trước."))
    return found


def found(connection: DbConnection, campaign_id: int) -> Campaign:
    """A season that must exist; raises ``Refused`` when there is none."""
    for item in db.campaigns(connection):
        if item.id == campaign_id:
            return item
    raise Refused("no-campaign", _("Không có đợt khen thưởng số {id}.").format(id=campaign_id))


def day_of(connection: DbConnection, campaign: Campaign, today: date) -> date:
    """The day whose law a season goes by: today, but no day before its report year or after the year of its events."""
    committee = scope.committee_of(connection)
    last = date(campaign.year + max(0, committee.event_year - committee.report_year), 12, 31)
    return min(max(today, date(campaign.year, 1, 1)), last)


def save(ws: Workspace, campaign: Campaign) -> Campaign:
    """Store a season: a new one when its ``id`` is 0; raises ``Refused`` without a name or when the year has one."""
    wanted = replace(campaign, name=clean(campaign.name), plan=clean(campaign.plan))
    with ws.store.write(_("Đợt khen thưởng: {name}").format(name=wanted.name or "…"), ws.actor) as connection:
        if not wanted.name:
            raise Refused("no-name", _("Đợt khen thưởng chưa có tên; chưa lưu gì."), _("Hãy ghi tên đợt."))
        if wanted.year not in _YEARS:
            raise Refused("bad-year", _("Năm {year} không hợp lệ; chưa lưu gì.").format(year=wanted.year))
        same = next((item for item in db.campaigns(connection) if _is_same(item, wanted)), None)
        if same is not None:
            told = _("Năm {year} đã có đợt “{name}”; chưa lưu gì.")
            raise Refused("campaign-exists", told.format(year=same.year, name=same.name))
        return replace(wanted, id=db.save_campaign(connection, wanted))


def _is_same(known: Campaign, wanted: Campaign) -> bool:
    return known.id != wanted.id and known.year == wanted.year
