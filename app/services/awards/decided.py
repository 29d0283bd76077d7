"""Who stands under a decision that was issued, and who was proposed beside them and is not in it."""

from collections.abc import Iterable

from app.domain.awards.councils import AwardDecision
from app.domain.awards.nominations import Nomination, NominationState
from app.domain.awards.papers import AwardPaper, PaperScope, stands_in
from app.services.awards.paper_grounds import PaperGrounds


def issued_for(grounds: PaperGrounds, item: Nomination) -> AwardDecision | None:
    """The decision that gave somebody the award; ``None`` while nobody has decided."""
    return grounds.decisions.get(item.decision_id or 0) if item.state is NominationState.DECIDED else None


def left_behind(grounds: PaperGrounds, items: Iterable[Nomination]) -> frozenset[int]:
    """Those of some whom no decision gives the award that one gave to others of them, nor the draft of a next one."""
    among = tuple(items)
    given = {_giver(grounds, item) for item in among if issued_for(grounds, item)}
    return frozenset(
        item.id
        for item in among
        if _giver(grounds, item) in given
        and item.state is not NominationState.DECIDED
        and item.decision_id not in grounds.decisions
    )


def not_given(grounds: PaperGrounds, scope: PaperScope) -> frozenset[int]:
    """The same of everybody who is proposed and wanted."""
    wanted = (item for item in grounds.season.nominations if scope.holds(item))
    return left_behind(grounds, (item for item in wanted if stands_in(item, AwardPaper.LIST)))


def numbers(grounds: PaperGrounds, items: Iterable[Nomination]) -> tuple[str, ...]:
    """The numbers of the decisions that were issued for others than these, of the same award and giver."""
    givers = {_giver(grounds, item) for item in items}
    found = (issued_for(grounds, item) for item in grounds.season.nominations if _giver(grounds, item) in givers)
    return tuple(dict.fromkeys(one.number for one in found if one is not None))


def _giver(grounds: PaperGrounds, item: Nomination) -> tuple[str, int]:
    """An award and who gives it: units that decide themselves each on their own."""
    return item.award, item.unit_id if grounds.season.is_own_level(item.award) else 0
