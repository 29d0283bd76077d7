"""Who stands in which paper."""

from dataclasses import replace

import pytest

from app.domain.awards.nominations import Nomination, NominationState, NomineeSnapshot
from app.domain.awards.papers import AWARD_PAPER_WORDS, OF_AWARD, OF_NOMINEE, AwardPaper, PaperScope, stands_in

NOMINATION = Nomination(1, 1, 7, "giay-khen-huyen", NominationState.PROPOSED, NomineeSnapshot("Nông Văn Mẫu"), id=4)


@pytest.mark.parametrize(
    ("state", "papers"),
    [
        (NominationState.CANDIDATE, set()),
        (NominationState.PROPOSED, {AwardPaper.PROPOSAL, AwardPaper.MERIT}),
        (NominationState.RECEIVED, {AwardPaper.PROPOSAL, AwardPaper.MERIT, AwardPaper.RETURN_SLIP}),
        (NominationState.RETURNED, {AwardPaper.RETURN_SLIP}),
        (NominationState.DECIDED, {AwardPaper.PROPOSAL, AwardPaper.MERIT, AwardPaper.HANDED, AwardPaper.NOTICE}),
        (NominationState.REPLACED, set()),
        (NominationState.WITHDRAWN, set()),
    ],
)
def test_that_only_who_is_proposed_now_stands_in_a_paper(state: NominationState, papers: set[AwardPaper]) -> None:
    asked = (AwardPaper.PROPOSAL, AwardPaper.MERIT, AwardPaper.RETURN_SLIP, AwardPaper.HANDED, AwardPaper.NOTICE)
    assert {paper for paper in asked if stands_in(replace(NOMINATION, state=state), paper)} == papers


@pytest.mark.parametrize(
    ("scope", "holds"),
    [
        (PaperScope(1), True),
        (PaperScope(2), False),
        (PaperScope(1, 7), True),
        (PaperScope(1, 8), False),
        (PaperScope(1, 7, "giay-khen-huyen"), True),
        (PaperScope(1, 7, "bang-khen-tinh"), False),
        (PaperScope(1, nomination_ids=(4,)), True),
        (PaperScope(1, nomination_ids=(5,)), False),
    ],
)
def test_that_a_scope_holds_what_it_names(scope: PaperScope, holds: bool) -> None:
    assert scope.holds(NOMINATION) is holds


def test_that_every_paper_has_a_name_and_is_about_one_thing() -> None:
    assert set(AWARD_PAPER_WORDS) == set(AwardPaper)
    assert not OF_AWARD & OF_NOMINEE
