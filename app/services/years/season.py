"""Years that belong together: a report year, the season of its events, the season of commendation after it."""

from datetime import date

from app.db import board, units
from app.db import events as db_events
from app.db import nominations as db_nominations
from app.db import years as db
from app.db.types import DbConnection
from app.domain.awards.nominations import Campaign
from app.domain.awards.quotas import Quota
from app.domain.lineage import successors
from app.errors import Refused
from app.i18n import _
from app.services import consolidation, scope
from app.services.awards import campaigns
from app.services.workspace import Workspace
from app.text import short_date

#: What stands in the place of a clause until the plan of the new year is known.
NO_BASIS = "chưa có căn cứ"


def of(connection: DbConnection, year: int) -> int:
    """The year in which the events of a report year are held."""
    committee = scope.committee_of(connection)
    return year + committee.event_year - committee.report_year


def years_with_data(connection: DbConnection) -> set[int]:
    """Report years that have a stored report, or events whose season is theirs."""
    back = of(connection, 0)
    return {*board.years_with_reports(connection), *(event.year - back for event in db_events.events(connection))}


def refuse_unclosable(connection: DbConnection, ws: Workspace, year: int) -> None:
    """Raise ``Refused`` for a year that is closed, not over, ahead of the committee's own, or without any data."""
    own = scope.committee_of(connection).report_year
    known = db.find(connection, year)
    if known is not None and known.is_closed:
        sentence = _("Năm {year} đã khóa ngày {day}; không có gì thay đổi.")
        raise Refused("already-closed", sentence.format(year=year, day=short_date(known.closed_on)))
    if year > own:
        sentence = _("Ban chỉ đạo đang làm năm {own}; chưa khóa năm {year} được.")
        raise Refused("year-ahead", sentence.format(own=own, year=year), _("Hãy khóa năm {own} trước.").format(own=own))
    if ws.today <= date(year, 12, 31):
        told = _("Năm {year} chưa hết nên chưa khóa được.")
        raise Refused("year-not-over", told.format(year=year), _("Hãy khóa từ ngày 01/01 năm sau."))
    if year not in years_with_data(connection) and not consolidation.has_accepted(connection, year):
        told = _("Năm {year} chưa có báo cáo, sự kiện nào nên không có gì để khóa.")
        raise Refused("empty-year", told.format(year=year), _("Hãy kiểm tra năm."))


def quotas_to_carry(connection: DbConnection, year: int, today: date) -> tuple[Quota, ...]:
    """The quotas of a season as drafts of the next, on the units of today; none when the next season is there already.

    Units that merged get one quota: places of one unit are never added up, the plan gives them to each unit anew.
    """
    campaign = campaigns.current(connection, year)
    if campaign is None or campaigns.current(connection, year + 1) is not None:
        return ()
    everyone, lineage = units.all_units(connection), units.lineage(connection)
    made: dict[tuple[str, str, int | None], Quota] = {}
    for quota in db_nominations.quotas(connection, campaign.id):
        heirs: tuple[int | None, ...] = (None,)
        if quota.unit_id is not None:
            heirs = successors(quota.unit_id, everyone, lineage, today) or ()
        for unit_id in heirs:
            key = (quota.award, quota.kind, unit_id)
            draft = Quota(
                0, quota.award, quota.kind, unit_id, quota.places, quota.is_hard, _(NO_BASIS), _origin(quota, year)
            )
            known = made.get(key)
            made[key] = draft if known is None else _larger(known, draft)
    return tuple(made.values())


def _origin(quota: Quota, year: int) -> str:
    told = _("theo chỉ tiêu năm {year}: {clause}").format(year=year, clause=quota.clause or _(NO_BASIS))
    return f"{quota.note}; {told}" if quota.note else told


def _larger(known: Quota, other: Quota) -> Quota:
    """Of two quotas that meet in one unit the one with more places; without limit is the most."""
    if known.places is None or (other.places is not None and other.places <= known.places):
        return known
    return other


def next_campaign(connection: DbConnection, year: int) -> Campaign | None:
    """The season to follow that of ``year``, under the same name; ``None`` when neither is needed or it is there."""
    campaign = campaigns.current(connection, year)
    if campaign is None or campaigns.current(connection, year + 1) is not None:
        return None
    return Campaign(campaign.name.replace(str(year), str(year + 1)), year + 1)
