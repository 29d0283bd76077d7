"""Steps of a nomination: what may follow what, where they lead, and the sentence for each that may not."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.awards import steps
from app.domain.awards.nominations import HOLDING, Nomination, NominationState, NomineeSnapshot
from app.domain.awards.steps import STEP_WORDS, Step

S = NominationState


def at(state: NominationState) -> Nomination:
    return Nomination(1, 1, 1, "giay-khen-huyen", state, NomineeSnapshot("Nông Văn Mẫu"))


def test_that_the_way_leads_from_candidate_to_decision() -> None:
    way = {
        S.CANDIDATE: Step.PROPOSE, S.PROPOSED: Step.RECEIVE, S.RECEIVED: Step.APPRAISE, S.APPRAISED: Step.FORWARD,
        S.FORWARDED: Step.DECIDE, S.DECIDED: None,
    }  # fmt: skip
    assert {state: steps.next_step(state) for state in way} == way
    assert all(step is None or steps.may(state, step) for state, step in way.items())


def test_that_a_unit_that_decides_itself_forwards_nothing() -> None:
    assert steps.next_step(S.APPRAISED, is_own_level=True) is Step.DECIDE
    assert not steps.may(S.APPRAISED, Step.FORWARD, is_own_level=True)
    assert steps.may(S.PROPOSED, Step.DECIDE, is_own_level=True)
    assert not steps.may(S.PROPOSED, Step.DECIDE)
    sentence, way = steps.refusal(at(S.APPRAISED), Step.FORWARD, is_own_level=True)
    assert "không trình cấp trên được" in sentence
    assert way == "Hình thức này do chính đơn vị quyết định; hãy ghi quyết định."


def test_that_a_returned_dossier_may_come_in_again_or_be_proposed_again() -> None:
    assert steps.possible(S.RETURNED) == (Step.PROPOSE, Step.RECEIVE, Step.RECORD, Step.WITHDRAW, Step.REPLACE)
    assert steps.next_step(S.RETURNED) is Step.RECEIVE


@pytest.mark.parametrize("state", [S.DECIDED, S.REPLACED])
def test_that_nothing_follows_a_decision_or_a_replacement(state: NominationState) -> None:
    assert steps.possible(state) == ()
    assert steps.next_step(state) is None


def test_that_what_was_withdrawn_may_only_be_proposed_again() -> None:
    assert steps.possible(S.WITHDRAWN) == (Step.PROPOSE,)


def test_that_an_award_decided_already_is_recorded_from_wherever_it_stands() -> None:
    open_states = {S.CANDIDATE, *HOLDING} - {S.DECIDED}
    assert {state for state in S if steps.may(state, Step.RECORD)} == open_states


@pytest.mark.parametrize("is_own", [False, True])
@pytest.mark.parametrize("state", list(S))
@pytest.mark.parametrize("step", list(Step))
def test_that_each_refused_step_says_where_it_stands_and_what_to_do(
    step: Step, state: NominationState, is_own: bool
) -> None:
    sentence, way = steps.refusal(at(state), step, is_own_level=is_own)
    if steps.may(state, step, is_own_level=is_own):
        assert (sentence, way) == ("", "")
    else:
        assert sentence.startswith("“Nông Văn Mẫu”")
        assert STEP_WORDS[step] in sentence
        assert sentence.endswith("chưa đổi gì.")
        assert way.endswith(".")


def test_that_a_candidate_is_told_in_words() -> None:
    assert steps.refusal(at(S.CANDIDATE), Step.FORWARD)[0] == (
        "“Nông Văn Mẫu” còn là ứng viên, không trình cấp trên được; chưa đổi gì."
    )


def test_that_an_unread_nomination_forgets_its_dossier_and_nothing_else() -> None:
    plain, day = replace(at(S.WITHDRAWN), achievement="02 vụ", reason="Xin rút"), date(2022, 1, 17)
    read = replace(plain, received_on=day, appraisal="Đủ", appraised_by="An", appraised_on=day)
    assert steps.unread(replace(read, sitting_id=2, decision_id=3)) == plain
