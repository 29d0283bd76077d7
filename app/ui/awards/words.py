"""Words and tones of nominations, the same on every tab of «Khen thưởng»."""

from collections.abc import Mapping
from typing import Any

from app.domain.awards.catalogue import CONFIDENCE_WORDS, DatedRule
from app.domain.awards.nominations import NominationState
from app.domain.findings import Severity
from app.i18n import _
from app.services.awards.nominations import NominationRow

#: The chip of each state.
STATE_CHIPS: Mapping[NominationState, str] = {
    NominationState.CANDIDATE: "none",
    NominationState.PROPOSED: "draft",
    NominationState.RECEIVED: "plain",
    NominationState.APPRAISED: "plain",
    NominationState.FORWARDED: "soon",
    NominationState.DECIDED: "ok",
    NominationState.RETURNED: "returned",
    NominationState.WITHDRAWN: "none",
    NominationState.REPLACED: "none",
}
_TONES: Mapping[Severity, str] = {
    Severity.ERROR: "block",
    Severity.QUESTION: "ask",
    Severity.WARNING: "warn",
    Severity.NOTE: "text2",
}
_ORDER = (Severity.ERROR, Severity.QUESTION, Severity.WARNING, Severity.NOTE)


def severity_tone(severity: Severity) -> str:
    """The tone of a finding, as chips and texts know it."""
    return _TONES[severity]


def worst(row: NominationRow | None) -> Severity | None:
    """The gravest severity among the findings of a nomination; ``None`` without any."""
    found = {item.severity for item in row.findings} if row else set()
    return next((severity for severity in _ORDER if severity in found), None)


def worst_tone(row: NominationRow | None) -> str:
    """The tone of a box of the board: held, warn or block."""
    severity = worst(row)
    if severity is Severity.ERROR:
        return "block"
    return "warn" if severity in (Severity.QUESTION, Severity.WARNING) else "held"


def needs_attention(row: NominationRow) -> bool:
    """Whether somebody has to do something about a nomination before it may go on."""
    is_ended = row.nomination.state in (NominationState.WITHDRAWN, NominationState.REPLACED)
    return not is_ended and worst_tone(row) != "held"


def rule_words(rule: DatedRule[Any]) -> str:
    """The clause a rule comes from and how sure it is: "Luật …, Điều 84; mức B – theo nguồn tin cậy"."""
    sure = _(CONFIDENCE_WORDS[rule.confidence])
    return "; ".join(part for part in (rule.clause, rule.note, _("mức {sure}").format(sure=sure)) if part)
