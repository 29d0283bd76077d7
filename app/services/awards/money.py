"""Reward money of a season: what is to be expected before a decision, what was locked after it, by source.

Before a decision the base salary of the day somebody expects it counts; a decision locks what is paid under it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.db import councils as db_councils
from app.db import nominations as db
from app.db.types import DbConnection
from app.domain.awards.book import printed
from app.domain.awards.case import circles
from app.domain.awards.catalogue import NOMINEE_WORDS, BaseSalary, DatedRule
from app.domain.awards.criteria import is_explained
from app.domain.awards.money import NO_SOURCE, MoneyLine, MoneySum, grouped, highest_only, price, summed
from app.domain.awards.nominations import Campaign, Nomination, NominationState
from app.domain.awards.quotas import Quota
from app.i18n import _
from app.services.awards.season import Season
from app.services.workspace import Workspace
from app.text import sort_key


@dataclass(frozen=True, slots=True)
class Estimate:
    """What the nominations that hold a place come to if they are decided on ``on``; locked ones as they were."""

    campaign: Campaign
    on: date
    base_salary: DatedRule[BaseSalary] | None
    lines: tuple[MoneyLine, ...]

    @property
    def total(self) -> MoneySum:
        """Everything; lines without an amount are counted, never summed."""
        return summed(_("Tổng cộng"), self.lines)

    @property
    def words(self) -> str:
        """The total as papers spell it, with what it leaves out; "chưa tính được" where no amount is known."""
        return self.total.words

    @property
    def sums(self) -> Mapping[str, tuple[MoneySum, ...]]:
        """Sums by award, authority, kind, unit and source, under these English names."""
        return {
            "award": grouped(self.lines, lambda line: line.title),
            "authority": grouped(self.lines, lambda line: line.authority),
            "kind": grouped(self.lines, lambda line: _(NOMINEE_WORDS[line.kind])),
            "unit": grouped(self.lines, lambda line: line.unit),
            "source": grouped(self.lines, lambda line: line.source or _(NO_SOURCE)),
        }


@dataclass(frozen=True, slots=True)
class QuotaMoney:
    """What the places of one quota cost when all are filled; ``amount`` is that of one place.

    ``amount`` is ``None`` where no rule tells it, ``total`` also where the places are without limit.
    """

    quota: Quota
    title: str
    unit: str
    source: str
    amount: int | None
    missing: str = ""

    @property
    def total(self) -> int | None:
        """The money for all places."""
        return None if self.amount is None or self.quota.places is None else self.amount * self.quota.places


def estimate(ws: Workspace, campaign_id: int, on: date | None = None) -> Estimate:
    """The money of a season by unit, decided on ``on`` or the day whose law the season goes by; raises ``Refused``."""
    with ws.store.read() as connection:
        return estimate_of(connection, Season.read(connection, ws, campaign_id), on)


def estimate_of(
    connection: DbConnection, season: Season, on: date | None = None, chosen: Iterable[Nomination] | None = None
) -> Estimate:
    """:func:`estimate` inside a running transaction, of ``chosen`` nominations only if they are given."""
    day = on or season.day
    season = season if day == season.day else season.at(connection, day)
    wanted = {item.id for item in season.nominations if item.holds_place} if chosen is None else {i.id for i in chosen}
    lines = [line for line in _lines(connection, season, day, wanted) if line.nomination_id in wanted]
    by_unit = tuple(sorted(lines, key=lambda line: sort_key(line.unit)))
    return Estimate(season.campaign, day, season.book.base_salary(day), by_unit)


def _lines(connection: DbConnection, season: Season, on: date, wanted: set[int]) -> tuple[MoneyLine, ...]:
    """The lines of the wanted ones and of all that are decided: of two for one achievement the higher is paid."""
    same = circles(db.matches(connection))
    days = {item.id: item.decided_on for item in db_councils.decisions(connection) if not item.cancel_reason}
    lines = []
    for item in season.nominations:
        is_decided = item.state is NominationState.DECIDED
        if is_decided or item.id in wanted:
            day = (days.get(item.decision_id or 0) or on) if is_decided else on
            achiever = min(same.get(item.nominee_id, frozenset({item.nominee_id})))
            lines.append(_line(season, item, day, achiever))
    regime = season.book.regime(on)
    return highest_only(lines) if regime is None or regime.content.pays_highest_only else tuple(lines)


def _line(season: Season, item: Nomination, on: date, achiever: int) -> MoneyLine:
    kind, law = season.nominees[item.nominee_id].kind, season.of(item)
    worth = price(season.book, item.award, kind, on)
    is_locked = item.state is NominationState.DECIDED and item.amount is not None
    return MoneyLine(
        nomination_id=item.id,
        achiever=achiever,
        name=item.snapshot.name,
        kind=kind,
        award=item.award,
        title=law.award_title(item.award, item.unit_id),
        authority=law.authority_title(item.award, item.unit_id),
        unit_id=item.unit_id,
        unit=season.unit_title(item.unit_id),
        source=item.money_source or source_of(law, item.award, item.unit_id),
        on=on,
        coefficient=worth.coefficient.content.value if worth.coefficient else None,
        amount=item.amount if is_locked else worth.amount,
        missing="" if is_locked else worth.missing,
        is_locked=is_locked,
        is_other_achievement=is_explained(item),
    )


def source_of(season: Season, award: str, unit_id: int | None) -> str:
    """Who pays for an award: the fund of the level that decides; empty where the catalogue does not say."""
    authority, giver = season.authority(award), season.giver(award, unit_id)
    return "" if authority is None else printed(authority.pays_from, giver.title if giver else _("đơn vị"))


def purse(ws: Workspace, campaign_id: int, on: date | None = None) -> tuple[QuotaMoney, ...]:
    """What all quotas of a season cost when every place is filled, by unit, the shared ones last."""
    with ws.store.read() as connection:
        season = Season.read(connection, ws, campaign_id, on)
        told = [_quota_money(season, quota) for quota in season.allotment.quotas]
        return tuple(sorted(told, key=lambda item: (not item.unit, sort_key(item.unit))))


def _quota_money(season: Season, quota: Quota) -> QuotaMoney:
    worth = price(season.book, quota.award, quota.kind, season.day)
    return QuotaMoney(
        quota=quota,
        title=season.award_title(quota.award, quota.unit_id),
        unit=season.unit_title(quota.unit_id),
        source=source_of(season, quota.award, quota.unit_id),
        amount=worth.amount,
        missing=worth.missing,
    )
