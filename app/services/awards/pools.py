"""Shared places «suất chung» before the council: who stands for them, in which order, whom the votes choose."""

from collections.abc import Mapping, Sequence

from app.domain.awards.catalogue import NOMINEE_WORDS, NomineeKind
from app.domain.awards.councils import Ballot, CouncilSitting
from app.domain.awards.nominations import Nomination, NominationState, Nominee
from app.domain.awards.quotas import Quota
from app.domain.awards.votes import Pool, RankedBy, choose, ranked_by, ranking, result
from app.i18n import _
from app.services.awards.season import Season

_GONE = frozenset({NominationState.WITHDRAWN, NominationState.REPLACED})


def is_of_pool(season: Season, item: Nomination) -> bool:
    """Whether a nomination stands for a place that units share."""
    return _pool_of(season, item) is not None


def _pool_of(season: Season, item: Nomination) -> Quota | None:
    quota = season.allotment.quota_of(item, season.nominees[item.nominee_id])
    return quota if quota is not None and quota.unit_id is None else None


def pools(season: Season, sitting: CouncilSitting) -> tuple[Pool, ...]:
    """The candidates for the places of every pool, in their order; ties with what may help to settle them."""
    known = {item.id: item for item in season.nominations}
    found: dict[Quota, list[Ballot]] = {}
    for ballot in sitting.ballots:
        item = known.get(ballot.nomination_id)
        quota = _pool_of(season, item) if item else None
        if quota is not None:
            found.setdefault(quota, []).append(ballot)
    return tuple(_pool(season, sitting, quota, ballots, known) for quota, ballots in found.items())


def _pool(
    season: Season, sitting: CouncilSitting, quota: Quota, ballots: Sequence[Ballot], known: Mapping[int, Nomination]
) -> Pool:
    by = ranked_by(ballots)
    aids = {ballot.nomination_id: _aids(_nominee(season, known[ballot.nomination_id])) for ballot in ballots}
    title = f"{season.award_title(quota.award)} ({_(NOMINEE_WORDS[quota.kind])})"
    standing = [
        ballot
        for ballot in ballots
        if known[ballot.nomination_id].state not in _GONE and _may_be_chosen(sitting, ballot, by)
    ]
    places = _places(season, quota, {ballot.nomination_id for ballot in ballots})
    ranked = ranking(standing, by)
    return Pool(title, by, ranking(ballots, by, aids), choose(ranked, len(ranked) if places is None else places))


def _may_be_chosen(sitting: CouncilSitting, ballot: Ballot, by: RankedBy) -> bool:
    """Whom the council agreed to; places and scores also order those nobody voted about, who then all stand."""
    is_cast = bool(ballot.in_favour or ballot.against or ballot.abstained)
    return result(sitting, ballot).is_passed if is_cast else by is not RankedBy.VOTES


def _places(season: Season, quota: Quota, voted: set[int]) -> int | None:
    """Places the sitting can give: those of the pool without what others hold; ``None`` without limit."""
    if quota.places is None:
        return None
    standings = season.allotment.standings(season.nominations, season.nominees)
    holders = next(one.holders for one in standings if one.quota == quota)
    return max(quota.places - len(set(holders) - voted), 0)


def _nominee(season: Season, item: Nomination) -> Nominee:
    return season.nominees[item.nominee_id]


def _aids(nominee: Nominee) -> tuple[str, ...]:
    """What may help people to settle a tie (Nghị định 152/2025/NĐ-CP, Điều 4; Luật 06/2022/QH15, Điều 5)."""
    told = [_("nữ")] if nominee.is_woman else []
    if nominee.kind is NomineeKind.COLLECTIVE and nominee.women_percent is not None:
        told.append(_("tỷ lệ nữ {percent} %").format(percent=nominee.women_percent))
    if nominee.is_direct_worker:
        told.append(_("người trực tiếp lao động, sản xuất, công tác"))
    return tuple(told)
