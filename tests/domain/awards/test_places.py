"""Who holds a place of a quota, and how many are left."""

import pytest

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.nominations import Nomination, NominationState, NomineeSnapshot
from app.domain.awards.quotas import Quota, QuotaStanding


@pytest.mark.parametrize(
    ("state", "holds"),
    [
        (NominationState.CANDIDATE, False),
        (NominationState.PROPOSED, True),
        (NominationState.RETURNED, True),
        (NominationState.DECIDED, True),
        (NominationState.WITHDRAWN, False),
        (NominationState.REPLACED, False),
    ],
)
def test_that_a_place_is_held_from_the_proposal_until_it_is_given_up(state: NominationState, holds: bool) -> None:
    made = Nomination(1, 1, 1, "giay-khen-huyen", state, NomineeSnapshot("Nông Văn Mẫu"))
    assert made.holds_place is holds


def test_that_free_places_go_below_nothing_when_more_are_held_and_are_unknown_without_limit() -> None:
    quota = Quota(1, "giay-khen-huyen", NomineeKind.INDIVIDUAL, unit_id=2, places=2)
    assert QuotaStanding(quota, holders=(4, 5, 6)).free == -1
    assert QuotaStanding(Quota(1, "giay-khen-xa", NomineeKind.INDIVIDUAL), holders=(4,)).free is None
