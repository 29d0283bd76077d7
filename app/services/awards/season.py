"""One season of commendation as it is stored: quotas, nominations, nominees, awards by the law of its day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from app.db import councils, units
from app.db import nominations as db
from app.db.remembering import remembered
from app.db.types import DbConnection
from app.domain.awards.book import RuleBook, printed
from app.domain.awards.catalogue import AuthorityLevel, Award, AwardAuthority, NomineeKind
from app.domain.awards.nominations import Campaign, Nomination, Nominee, NomineeSnapshot
from app.domain.awards.quotas import Allotment, Quota, Room
from app.domain.awards.short_names import of_unit, short_name
from app.domain.units import Unit, UnitKind
from app.errors import Refused
from app.i18n import _
from app.services import scope
from app.services.awards import campaigns, catalogue
from app.services.workspace import Workspace
from app.text import sort_key

#: Of which unit above the committee an authority of each level is.
_SEATS: Mapping[AuthorityLevel, UnitKind] = {
    AuthorityLevel.PROVINCE: UnitKind.PROVINCE,
    AuthorityLevel.MILITARY: UnitKind.PROVINCE,
    AuthorityLevel.AGENCY: UnitKind.PROVINCE,
    AuthorityLevel.DISTRICT: UnitKind.DISTRICT,
}


@dataclass(frozen=True, slots=True)
class Season:
    """Read once in a transaction and asked often; ``day`` is the one whose law holds, ``seats`` are units by kind.

    ``nominations`` stand by unit, award, kind and rank: so every list shows them.
    ``decided`` are the days of the decisions nominations stand under, ``seats_on`` the seats of those days.
    """

    campaign: Campaign
    day: date
    book: RuleBook
    allotment: Allotment
    nominations: tuple[Nomination, ...]
    nominees: Mapping[int, Nominee]
    units: Mapping[int, Unit]
    seats: Mapping[UnitKind, Unit]
    decided: Mapping[int, date] = field(default_factory=dict)
    seats_on: Mapping[date, Mapping[UnitKind, Unit]] = field(default_factory=dict)

    @staticmethod
    @remembered
    def read(connection: DbConnection, ws: Workspace, campaign_id: int, on: date | None = None) -> "Season":
        """Everything of one season, by the law of ``on`` where a day is given; raises ``Refused`` for no season."""
        campaign = campaigns.found(connection, campaign_id)
        day = on or campaigns.day_of(connection, campaign, ws.today)
        book = catalogue.book(connection)
        known = {unit.id: unit for unit in units.all_units(connection)}
        nominees = {item.id: item for item in db.nominees(connection)}
        nominations = _in_order(db.nominations(connection, campaign_id), nominees, known)
        decided = _decided(connection, campaign_id, nominations)
        return Season(
            campaign,
            day,
            book,
            _allotment(book, day, db.quotas(connection, campaign_id)),
            nominations,
            nominees,
            known,
            _seats(connection, known, day),
            decided,
            {on: _seats(connection, known, on) for on in frozenset(decided.values())},
        )

    def of(self, nomination: Nomination) -> "Season":
        """The season by the law of the day a nomination was decided on; as it is for one nobody has decided on."""
        on = self.decided.get(nomination.id)
        return self if on is None else self._by_law(on, self.seats_on[on])

    def at(self, connection: DbConnection, day: date) -> "Season":
        """The season by the law of another day."""
        return self._by_law(day, _seats(connection, self.units, day))

    def _by_law(self, day: date, seats: Mapping[UnitKind, Unit]) -> "Season":
        allotment = _allotment(self.book, day, self.allotment.quotas)
        return replace(self, day=day, allotment=allotment, seats=seats)

    def title_of(self, nomination: Nomination) -> str:
        """The award of a nomination as printed, by the law of its decision."""
        return self.of(nomination).award_title(nomination.award, nomination.unit_id)

    def short_title_of(self, nomination: Nomination) -> str:
        """The same where there is little room: "GK huyện", "GK xã Sóc Hà"."""
        told = short_name(self.of(nomination).award_name(nomination.award))
        is_own = self.is_own_level(nomination.award)
        return of_unit(told, self.unit_title(nomination.unit_id)) if is_own else told

    def award(self, key: str) -> Award | None:
        """An award by its key, also one that exists no more; ``None`` when the catalogue never had it."""
        rule = self.book.award(key, self.day) or self.book.last_known(key)
        return None if rule is None else rule.content

    def award_title(self, key: str, unit_id: int | None = None) -> str:
        """The award as printed; ``unit_id`` is the unit that gives it where units give it themselves."""
        award = self.award(key)
        if award is None:
            return key
        unit = self.giver(key, unit_id)
        if unit is None and not award.is_own_level and award.form_name:
            return award.form_name
        return printed(award.title, unit.title if unit else _("đơn vị"))

    def common_title(self, key: str) -> str:
        """What an award is called where no one unit is meant: of the units' own ones the workbook's word."""
        award = self.award(key)
        return award.form_name if award and award.is_own_level and award.form_name else self.award_title(key)

    def authority(self, key: str) -> AwardAuthority | None:
        """Who decides on an award; ``None`` where nobody knows."""
        award = self.award(key)
        if award is None:
            return None
        rule = self.book.authority(award.authority, self.day) or self.book.last_known_authority(award.authority)
        return None if rule is None else rule.content

    def authority_title(self, key: str, unit_id: int | None = None) -> str:
        """Who decides on an award, as certificates and lists name them; empty where nobody knows."""
        authority, unit = self.authority(key), self.giver(key, unit_id)
        return "" if authority is None else printed(authority.title, unit.title if unit else _("đơn vị"))

    def giver(self, key: str, unit_id: int | None = None) -> Unit | None:
        """The unit whose authority gives an award: that of the committee's place or above it, or ``unit_id`` itself.

        ``None`` where no such unit stands above the committee, as a district after 30/6/2025.
        """
        award, authority = self.award(key), self.authority(key)
        if award is None or award.is_own_level or authority is None or authority.level not in _SEATS:
            return self.units.get(unit_id or 0)
        return self.seats.get(_SEATS[authority.level])

    def award_name(self, key: str) -> str:
        """What reports call an award, in short: "Bằng khen tỉnh"; without a short name the printed title."""
        award = self.award(key)
        return (award.form_name if award else "") or self.award_title(key)

    def is_own_level(self, award: str) -> bool:
        """Whether the unit that proposes decides on this award itself."""
        return award in self.allotment.without_limit

    def unit_title(self, unit_id: int | None) -> str:
        """A unit as running text names it; empty for none."""
        unit = None if unit_id is None else self.units.get(unit_id)
        return unit.title if unit else ""

    def room(self, nomination: Nomination) -> Room:
        """What a nomination finds where it belongs."""
        return self.allotment.room(nomination, self.nominations, self.nominees)

    def nomination(self, nomination_id: int) -> Nomination:
        """One nomination of the season; raises ``Refused`` when there is none."""
        for item in self.nominations:
            if item.id == nomination_id:
                return item
        raise no_nomination(nomination_id)

    def having(self, *changed: Nomination) -> "Season":
        """The season with some of its nominations as they are now."""
        now = {item.id: item for item in changed}
        return replace(self, nominations=tuple(now.get(item.id, item) for item in self.nominations))

    def under(self, *quotas: Quota) -> "Season":
        """The season with these quotas and no others."""
        return replace(self, allotment=replace(self.allotment, quotas=quotas))

    def snapshot(self, nominee: Nominee) -> NomineeSnapshot:
        """How a nominee is called now."""
        return NomineeSnapshot(nominee.name, nominee.position, nominee.place, self.unit_title(nominee.unit_id))


def no_nomination(nomination_id: int) -> Refused:
    """The refusal of a number nobody has."""
    return Refused("no-nomination", _("Không có đề nghị khen thưởng số {id}.").format(id=nomination_id))


def of_nomination(connection: DbConnection, ws: Workspace, nomination_id: int, on: date | None = None) -> Season:
    """The season a nomination belongs to, by the law of ``on`` where given; raises ``Refused`` for no nomination."""
    found = db.find_nomination(connection, nomination_id)
    if found is None:
        raise no_nomination(nomination_id)
    return Season.read(connection, ws, found.campaign_id, on)


def _allotment(book: RuleBook, day: date, quotas: tuple[Quota, ...]) -> Allotment:
    """Quotas as the law of a day reads them."""
    regime = book.regime(day)
    own = frozenset(rule.key for rule in book.awards(day) if rule.content.is_own_level)
    return Allotment(quotas, regime is None or regime.content.household_is_own, own)


def _in_order(
    nominations: Iterable[Nomination], nominees: Mapping[int, Nominee], known: Mapping[int, Unit]
) -> tuple[Nomination, ...]:
    """By the title of the unit, award, kind and rank."""
    kinds = tuple(NomineeKind)

    def place(item: Nomination) -> tuple[object, ...]:
        title = item.snapshot.unit_name or known[item.unit_id].title
        kind = kinds.index(nominees[item.nominee_id].kind)
        return sort_key(title), item.unit_id, item.award, kind, item.rank, item.id

    return tuple(sorted(nominations, key=place))


def _decided(connection: DbConnection, campaign_id: int, nominations: Iterable[Nomination]) -> dict[int, date]:
    """The day of the decision each nomination stands under, where it has one."""
    days = {item.id: item.decided_on for item in councils.decisions(connection, campaign_id)}
    found = ((item.id, days.get(item.decision_id or 0)) for item in nominations)
    return {key: day for key, day in found if day is not None}


def _seats(connection: DbConnection, known: Mapping[int, Unit], day: date) -> dict[UnitKind, Unit]:
    """The committee's unit and those above it, by kind."""
    unit_id: int | None = scope.committee_of(connection, day).unit_id
    seats: dict[UnitKind, Unit] = {}
    while unit_id is not None:
        seats[known[unit_id].kind] = known[unit_id]
        above = units.find_unit(connection, unit_id, day)
        unit_id = above.parent_id if above else None
    return seats
