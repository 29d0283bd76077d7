"""Steps in the life of a nomination: which one may follow which state, and one sentence for each that may not.

Candidate → proposed → received → appraised → proposed upward → decided. A unit that decides itself needs no way
upward; an award that was decided already is recorded in one step from wherever it stands.
"""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from app.domain.awards.nominations import NOMINATION_WORDS, Nomination, NominationState
from app.i18n import N_, _


class Step(StrEnum):
    """What may be done with a nomination."""

    PROPOSE = "propose"
    RECEIVE = "receive"
    APPRAISE = "appraise"
    FORWARD = "forward"
    DECIDE = "decide"
    RECORD = "record"
    SEND_BACK = "send_back"
    WITHDRAW = "withdraw"
    REPLACE = "replace"


STEP_WORDS: Mapping[Step, str] = {
    Step.PROPOSE: N_("đề nghị"),
    Step.RECEIVE: N_("nhận hồ sơ"),
    Step.APPRAISE: N_("thẩm định"),
    Step.FORWARD: N_("trình cấp trên"),
    Step.DECIDE: N_("ghi quyết định"),
    Step.RECORD: N_("ghi khen thưởng đã có quyết định"),
    Step.SEND_BACK: N_("trả lại hồ sơ"),
    Step.WITHDRAW: N_("rút"),
    Step.REPLACE: N_("thay thế"),
}

_S = NominationState
_PENDING = frozenset({_S.PROPOSED, _S.RECEIVED, _S.APPRAISED, _S.FORWARDED})
_FROM: Mapping[Step, frozenset[NominationState]] = {
    Step.PROPOSE: frozenset({_S.CANDIDATE, _S.RETURNED, _S.WITHDRAWN}),
    Step.RECEIVE: frozenset({_S.PROPOSED, _S.RETURNED}),
    Step.APPRAISE: frozenset({_S.RECEIVED}),
    Step.FORWARD: frozenset({_S.APPRAISED}),
    Step.DECIDE: frozenset({_S.APPRAISED, _S.FORWARDED}),
    Step.RECORD: _PENDING | {_S.CANDIDATE, _S.RETURNED},
    Step.SEND_BACK: _PENDING,
    Step.WITHDRAW: _PENDING | {_S.CANDIDATE, _S.RETURNED},
    Step.REPLACE: _PENDING | {_S.RETURNED},
}
#: Where a unit decides itself, nobody has to appraise or forward.
_OWN_LEVEL: Mapping[Step, frozenset[NominationState]] = {
    Step.FORWARD: frozenset(),
    Step.DECIDE: frozenset({_S.PROPOSED, _S.RECEIVED, _S.APPRAISED}),
}
#: What to do first, by the state that stands in the way.
_WAYS: Mapping[NominationState, str] = {
    _S.CANDIDATE: N_("Hãy đề nghị trước."),
    _S.PROPOSED: N_("Hãy ghi ngày nhận hồ sơ trước."),
    _S.RECEIVED: N_("Hãy ghi ý kiến thẩm định trước."),
    _S.APPRAISED: N_("Hồ sơ đã thẩm định; bước tiếp là trình hoặc ghi quyết định."),
    _S.FORWARDED: N_("Hồ sơ đã trình; bước tiếp là ghi quyết định hoặc trả lại."),
    _S.DECIDED: N_("Muốn thay đổi thì phải hủy quyết định trước."),
    _S.RETURNED: N_("Hồ sơ đang trả lại; hãy nhận lại hồ sơ hoặc đề nghị lại trước."),
    _S.WITHDRAWN: N_("Đề nghị này đã rút; muốn xét lại thì đề nghị lại."),
    _S.REPLACED: N_("Người, tập thể thay đã giữ suất này; hãy làm trên đề nghị thay thế."),
}
#: The step that leads on, by state.
_NEXT: Mapping[NominationState, Step] = {
    _S.CANDIDATE: Step.PROPOSE,
    _S.PROPOSED: Step.RECEIVE,
    _S.RECEIVED: Step.APPRAISE,
    _S.APPRAISED: Step.FORWARD,
    _S.FORWARDED: Step.DECIDE,
    _S.RETURNED: Step.RECEIVE,
}


def may(state: NominationState, step: Step, *, is_own_level: bool = False) -> bool:
    """Whether a step may follow a state; ``is_own_level`` where the unit that proposes decides itself."""
    allowed = _OWN_LEVEL.get(step, _FROM[step]) if is_own_level else _FROM[step]
    return state in allowed


def possible(state: NominationState, *, is_own_level: bool = False) -> tuple[Step, ...]:
    """The steps that may be taken now, in the order of a nomination's life."""
    return tuple(step for step in Step if may(state, step, is_own_level=is_own_level))


def next_step(state: NominationState, *, is_own_level: bool = False) -> Step | None:
    """The step that leads on; ``None`` where nothing is to be done any more."""
    step = _NEXT.get(state)
    return Step.DECIDE if step is Step.FORWARD and is_own_level else step


def unread(nomination: Nomination) -> Nomination:
    """A nomination whose dossier has to come in (again): not received, appraised, voted about, under no decision."""
    return replace(
        nomination,
        received_on=None,
        appraisal="",
        appraised_by="",
        appraised_on=None,
        sitting_id=None,
        decision_id=None,
        against_council="",
    )


def refusal(nomination: Nomination, step: Step, *, is_own_level: bool = False) -> tuple[str, str]:
    """Why a step cannot be taken and what to do instead, two sentences; both empty when it can."""
    state = nomination.state
    if may(state, step, is_own_level=is_own_level):
        return "", ""
    told = _("“{name}” {state}, không {step} được; chưa đổi gì.")
    sentence = told.format(name=nomination.snapshot.name, state=_state_words(state), step=_(STEP_WORDS[step]))
    if is_own_level and step is Step.FORWARD:
        return sentence, _("Hình thức này do chính đơn vị quyết định; hãy ghi quyết định.")
    return sentence, _(_WAYS[state])


def _state_words(state: NominationState) -> str:
    words = _(NOMINATION_WORDS[state])
    return words if state is not NominationState.CANDIDATE else _("còn là ứng viên")
