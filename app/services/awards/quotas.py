"""Quotas of a season: the board of places with who holds them, and changing a quota without taking anybody's place."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from app.db import nominations as db
from app.db.types import DbConnection
from app.domain.awards.catalogue import NOMINEE_WORDS, NomineeKind
from app.domain.awards.nominations import NOMINATION_WORDS, Campaign, Nomination, NominationState
from app.domain.awards.quotas import Allotment, Quota, QuotaStanding
from app.errors import Refused
from app.i18n import _
from app.services.awards.moving_up import move_up
from app.services.awards.season import Season
from app.services.workspace import Workspace
from app.text import clean, sort_key

#: More places than people live in any district.
_MOST_PLACES = 1_000_000


@dataclass(frozen=True, slots=True)
class PlaceHolder:
    """Somebody on the board: who holds a place, or waits for one by rank."""

    nomination_id: int
    name: str
    unit_title: str
    state: NominationState
    rank: int
    over_quota: str = ""

    @property
    def state_words(self) -> str:
        """Where it stands, in words."""
        return _(NOMINATION_WORDS[self.state])


@dataclass(frozen=True, slots=True)
class QuotaCell:
    """Places of one award for one kind, for a unit or (``unit_id`` ``None``) all together.

    ``quota`` is ``None`` where no plan fixes one: then there is no limit, or, where the award is limited for others, no
    place (``is_unforeseen``). ``award_name`` is what reports call the award, in short.
    """

    award: str
    award_title: str
    kind: NomineeKind
    unit_id: int | None = None
    unit_title: str = ""
    quota: Quota | None = None
    is_unforeseen: bool = False
    award_name: str = ""
    holders: tuple[PlaceHolder, ...] = ()
    candidates: tuple[PlaceHolder, ...] = ()

    @property
    def places(self) -> int | None:
        """Places there are; ``None`` without limit."""
        if self.quota is None:
            return 0 if self.is_unforeseen else None
        return self.quota.places

    @property
    def used(self) -> int:
        """Places that are held."""
        return len(self.holders)

    @property
    def free(self) -> int | None:
        """Places still free, below 0 where more are held; ``None`` without limit."""
        return None if self.places is None else self.places - self.used

    @property
    def is_over(self) -> bool:
        """Whether more places are held than there are."""
        return self.free is not None and self.free < 0

    @property
    def kind_words(self) -> str:
        """Collective, person or household, in words."""
        return _(NOMINEE_WORDS[self.kind])

    @property
    def words(self) -> str:
        """The cell in short: "đã dùng 1/2, còn 1"."""
        if self.free is None:
            return _("đã đề nghị {used}, không giới hạn").format(used=self.used)
        if self.is_over:
            told = _("đã dùng {used}/{places}, vượt {over}")
            return told.format(used=self.used, places=self.places, over=-self.free)
        return _("đã dùng {used}/{places}, còn {free}").format(used=self.used, places=self.places, free=self.free)


@dataclass(frozen=True, slots=True)
class QuotaRow:
    """The cells of one unit."""

    unit_id: int
    unit_title: str
    cells: tuple[QuotaCell, ...]

    def cell(self, award: str, kind: NomineeKind) -> QuotaCell | None:
        """The cell of one column; ``None`` where this unit has none."""
        return next((item for item in self.cells if (item.award, item.kind) == (award, kind)), None)


@dataclass(frozen=True, slots=True)
class QuotaBoard:
    """Quotas of a season: unit × award, the pools of the committee, and awards without limit that were proposed.

    ``titles`` are what the awards of the rows are called whichever unit gives them.
    """

    campaign: Campaign
    rows: tuple[QuotaRow, ...] = ()
    pools: tuple[QuotaCell, ...] = ()
    unlimited: tuple[QuotaCell, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[tuple[str, str, NomineeKind], ...]:
        """Award, its title and kind of every column of the rows, in the order of the plan."""
        found = dict.fromkeys((cell.award, cell.kind) for row in self.rows for cell in row.cells)
        return tuple((award, self.titles.get(award, award), kind) for award, kind in found)

    @property
    def hint(self) -> str:
        """What to do about a season nobody has given a quota, in which nothing is limited; empty for any other."""
        if self.rows or self.pools:
            return ""
        return _("Đợt chưa có chỉ tiêu nên chưa hạn chế đề nghị nào. Hãy ghi chỉ tiêu theo kế hoạch trước khi đề nghị.")

    @property
    def cells(self) -> tuple[QuotaCell, ...]:
        """Every cell there is."""
        return (*(cell for row in self.rows for cell in row.cells), *self.pools, *self.unlimited)


def board(ws: Workspace, campaign_id: int) -> QuotaBoard:
    """Who holds which place of a season, who waits, and how many places are free."""
    with ws.store.read() as connection:
        return board_of(Season.read(connection, ws, campaign_id))


def board_of(season: Season) -> QuotaBoard:
    """The board of a season that was read already."""
    standings = season.allotment.standings(season.nominations, season.nominees)
    cells = [_cell(season, item) for item in standings]
    told = {holder.nomination_id for cell in cells for holder in (*cell.holders, *cell.candidates)}
    free = _without_quota(season, [item for item in season.nominations if item.id not in told])
    by_unit: dict[int, list[QuotaCell]] = {}
    for cell in cells:
        if cell.unit_id is not None:
            by_unit.setdefault(cell.unit_id, []).append(cell)
    rows = [QuotaRow(unit_id, season.unit_title(unit_id), tuple(some)) for unit_id, some in by_unit.items()]
    return QuotaBoard(
        season.campaign,
        tuple(sorted(rows, key=lambda row: sort_key(row.unit_title))),
        tuple(cell for cell in cells if cell.unit_id is None),
        tuple(free),
        {quota.award: season.common_title(quota.award) for quota in season.allotment.quotas},
    )


def _cell(season: Season, standing: QuotaStanding) -> QuotaCell:
    quota = standing.quota
    return QuotaCell(
        quota.award,
        season.award_title(quota.award, quota.unit_id),
        quota.kind,
        quota.unit_id,
        season.unit_title(quota.unit_id),
        quota,
        award_name=season.award_name(quota.award),
        holders=tuple(_holder(season, season.nomination(item)) for item in standing.holders),
        candidates=tuple(_holder(season, season.nomination(item)) for item in standing.candidates),
    )


def _without_quota(season: Season, some: Iterable[Nomination]) -> Iterable[QuotaCell]:
    """A cell for every award, kind and unit that is proposed without a quota."""
    found: dict[tuple[int, str, NomineeKind], list[Nomination]] = {}
    for item in some:
        if item.holds_place or item.state is NominationState.CANDIDATE:
            found.setdefault((item.unit_id, item.award, season.nominees[item.nominee_id].kind), []).append(item)
    for unit_id, award, kind in sorted(found, key=lambda about: sort_key(season.unit_title(about[0]))):
        known = found[unit_id, award, kind]
        yield QuotaCell(
            award,
            season.award_title(award, unit_id),
            kind,
            unit_id,
            season.unit_title(unit_id),
            is_unforeseen=season.room(known[0]).is_unforeseen,
            award_name=season.award_name(award),
            holders=tuple(_holder(season, item) for item in known if item.holds_place),
            candidates=tuple(_holder(season, item) for item in known if not item.holds_place),
        )


def _holder(season: Season, item: Nomination) -> PlaceHolder:
    return PlaceHolder(
        item.id, item.snapshot.name, season.unit_title(item.unit_id), item.state, item.rank, item.over_quota
    )


# --- changing --------------------------------------------------------------------------------------------------------


def save_quota(ws: Workspace, quota: Quota) -> Quota:
    """Store a quota: a new one when its ``id`` is 0.

    Raises ``Refused`` when it leaves somebody without the place held now (naming who), when there is one for the same
    award, kind and unit, and for awards and units that do not exist.
    """
    return save_quotas(ws, (quota,))[0]


def save_quotas(ws: Workspace, some: Iterable[Quota]) -> tuple[Quota, ...]:
    """:func:`save_quota` for several, as one step: all of them or none."""
    with ws.store.write(_("Chỉ tiêu khen thưởng"), ws.actor) as connection:
        return tuple(_saved(connection, ws, quota) for quota in some)


def _saved(connection: DbConnection, ws: Workspace, quota: Quota) -> Quota:
    wanted = replace(quota, clause=clean(quota.clause), note=clean(quota.note))
    season = Season.read(connection, ws, quota.campaign_id)
    _refuse_unstorable(season, wanted)
    others = tuple(item for item in season.allotment.quotas if item.id != wanted.id)
    if wanted.id and len(others) == len(season.allotment.quotas):
        raise _no_quota(wanted.id)
    _refuse_taking_places(season, (*others, wanted), _fewer(season, wanted))
    wanted = replace(wanted, id=db.save_quota(connection, wanted))
    move_up(connection, season.under(*others, wanted))
    return wanted


def remove_quota(ws: Workspace, quota_id: int) -> None:
    """Take out a quota; raises ``Refused`` when somebody holds a place of it, naming who."""
    with ws.store.write(_("Bỏ chỉ tiêu khen thưởng"), ws.actor) as connection:
        season = _season_of(connection, ws, quota_id)
        standings = season.allotment.standings(season.nominations, season.nominees)
        standing = next(item for item in standings if item.quota.id == quota_id)
        if standing.holders:
            told = _("Không bỏ được chỉ tiêu {quota}: {names} đang giữ suất.")
            raise Refused(
                "quota-held",
                told.format(quota=quota_words(season, standing.quota), names=names_of(season, standing.holders)),
                _("Hãy rút hoặc thay thế các đề nghị đó trước."),
            )
        db.remove_quota(connection, quota_id)
        move_up(connection, season.under(*(item for item in season.allotment.quotas if item.id != quota_id)))


def _season_of(connection: DbConnection, ws: Workspace, quota_id: int) -> Season:
    for campaign in db.campaigns(connection):
        if any(item.id == quota_id for item in db.quotas(connection, campaign.id)):
            return Season.read(connection, ws, campaign.id)
    raise _no_quota(quota_id)


def _no_quota(quota_id: int) -> Refused:
    return Refused("no-quota", _("Không có chỉ tiêu khen thưởng số {id}.").format(id=quota_id))


def _refuse_unstorable(season: Season, quota: Quota) -> None:
    if season.award(quota.award) is None:
        known = "; ".join(f"{rule.key}: {season.common_title(rule.key)}" for rule in season.book.awards(season.day))
        told = _("Danh mục không có hình thức khen thưởng “{key}”; có: {known}.")
        raise Refused("unknown-award", told.format(key=quota.award, known=known))
    if quota.unit_id is not None and quota.unit_id not in season.units:
        raise Refused("unknown-unit", _("Không có đơn vị số {id}; chưa lưu gì.").format(id=quota.unit_id))
    if quota.places is not None and quota.places < 0:
        raise Refused("bad-places", _("Số chỉ tiêu không được âm; chưa lưu gì."), _("Để trống nếu không giới hạn."))
    if quota.places is not None and quota.places > _MOST_PLACES:
        told = _("Số chỉ tiêu quá lớn (nhiều nhất {most}); chưa lưu gì.").format(most=_MOST_PLACES)
        raise Refused("bad-places", told, _("Để trống nếu không giới hạn."))
    twin = next(
        (item for item in season.allotment.quotas if item.id != quota.id and _about(item) == _about(quota)), None
    )
    if twin is not None:
        told = _("Đã có chỉ tiêu {quota}; chưa lưu gì.")
        raise Refused("quota-exists", told.format(quota=quota_words(season, twin)), _("Hãy sửa chỉ tiêu đó."))


def _about(quota: Quota) -> tuple[str, NomineeKind, int | None]:
    return quota.award, quota.kind, quota.unit_id


def _fewer(season: Season, wanted: Quota) -> Callable[[str], Refused]:
    def refusal(names: str) -> Refused:
        told = _("Không đặt được chỉ tiêu {quota} là {places}: {names} đang giữ suất; chưa đổi gì.")
        sentence = told.format(quota=quota_words(season, wanted), places=_count(wanted.places), names=names)
        return Refused("quota-below-places", sentence, _("Hãy rút hoặc thay thế bớt trước khi giảm chỉ tiêu."))

    return refusal


def _count(places: int | None) -> str:
    return _("không giới hạn") if places is None else str(places)


def _refuse_taking_places(season: Season, quotas: tuple[Quota, ...], refusal: Callable[[str], Refused]) -> None:
    """Refuse quotas under which somebody who holds a place now, not beyond a quota, would hold none."""
    after = replace(season.allotment, quotas=quotas)
    before = {item.quota.id: item for item in season.allotment.standings(season.nominations, season.nominees)}
    for item in after.standings(season.nominations, season.nominees):
        known = before.get(item.quota.id)
        is_as_before = known is not None and (known.quota, known.holders) == (item.quota, item.holders)
        regular = [one for one in item.holders if not season.nomination(one).over_quota]
        if not is_as_before and item.quota.places is not None and len(regular) > item.quota.places:
            raise refusal(names_of(season, item.holders))
    homeless = [item.id for item in season.nominations if item.holds_place and _loses(season, after, item)]
    if homeless:
        raise refusal(names_of(season, homeless))


def _loses(season: Season, after: Allotment, item: Nomination) -> bool:
    nominee = season.nominees[item.nominee_id]
    return season.allotment.quota_of(item, nominee) is not None and after.quota_of(item, nominee) is None


# --- words -----------------------------------------------------------------------------------------------------------


def quota_words(season: Season, quota: Quota) -> str:
    """A quota in running text: "Giấy khen của …, cá nhân, xã Sóc Hà"."""
    whose = season.unit_title(quota.unit_id) if quota.unit_id is not None else _("toàn địa bàn")
    title = season.award_title(quota.award, quota.unit_id)
    return _("{award} cho {kind} của {unit}").format(award=title, kind=_(NOMINEE_WORDS[quota.kind]), unit=whose)


def names_of(season: Season, nomination_ids: Iterable[int]) -> str:
    """Names of nominations as they were proposed, separated by commas."""
    return ", ".join(season.nomination(item).snapshot.name for item in nomination_ids)
