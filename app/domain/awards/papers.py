"""Which papers commendation needs, what each is about, and who must be on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.awards.nominations import HOLDING, Nomination, NominationState
from app.i18n import N_


class AwardPaper(StrEnum):
    """What a paper of commendation is for, in the order in which they are needed and lie in a dossier."""

    PROPOSAL = "proposal"
    LIST = "list"
    MINUTES = "minutes"
    MERIT = "merit"
    APPRAISAL = "appraisal"
    RECEIPT = "receipt"
    RETURN_SLIP = "return_slip"
    ESTIMATE = "estimate"
    DECISION = "decision"
    PROOF = "proof"
    HANDED = "handed"
    NOTICE = "notice"


AWARD_PAPER_WORDS: Mapping[AwardPaper, str] = {
    AwardPaper.PROPOSAL: N_("Tờ trình"),
    AwardPaper.LIST: N_("Danh sách đề nghị"),
    AwardPaper.MINUTES: N_("Biên bản họp xét"),
    AwardPaper.MERIT: N_("Báo cáo thành tích"),
    AwardPaper.APPRAISAL: N_("Phiếu thẩm định"),
    AwardPaper.RECEIPT: N_("Phiếu tiếp nhận hồ sơ"),
    AwardPaper.RETURN_SLIP: N_("Phiếu trả hồ sơ"),
    AwardPaper.ESTIMATE: N_("Dự toán tiền thưởng"),
    AwardPaper.DECISION: N_("Dự thảo quyết định"),
    AwardPaper.PROOF: N_("Bản in thử tên, hình thức"),
    AwardPaper.HANDED: N_("Danh sách trao thưởng"),
    AwardPaper.NOTICE: N_("Thông báo kết quả"),
}

#: Those that get a number of the committee's series and are issued among the papers.
NUMBERED = frozenset({AwardPaper.PROPOSAL, AwardPaper.MINUTES, AwardPaper.NOTICE})
#: One for each nominee.
OF_NOMINEE = frozenset({AwardPaper.MERIT, AwardPaper.APPRAISAL, AwardPaper.RECEIPT, AwardPaper.RETURN_SLIP})
#: One for each award: another authority decides, another fund pays.
OF_AWARD = frozenset({AwardPaper.PROPOSAL, AwardPaper.LIST, AwardPaper.DECISION, AwardPaper.HANDED, AwardPaper.NOTICE})
#: What a dossier that is sent up consists of; the rest is the committee's own work with it.
IN_DOSSIER = frozenset(
    {
        AwardPaper.PROPOSAL,
        AwardPaper.LIST,
        AwardPaper.MINUTES,
        AwardPaper.MERIT,
        AwardPaper.ESTIMATE,
        AwardPaper.DECISION,
    }
)
#: States of a nomination that stands in the papers that are sent.
_SENT = HOLDING - {NominationState.RETURNED}
#: Papers about an award that was given.
_AFTERWARDS = frozenset({AwardPaper.HANDED, AwardPaper.NOTICE})
#: Papers that hold nobody back: they tell what is wrong, or look at a dossier before it is judged.
UNCHECKED = frozenset({AwardPaper.APPRAISAL, AwardPaper.RECEIPT, AwardPaper.RETURN_SLIP, AwardPaper.PROOF})


@dataclass(frozen=True, slots=True)
class PaperScope:
    """What papers are wanted about: ``unit_id`` who proposes (0 = the whole committee), ``award`` one award or all.

    ``nomination_ids`` narrows to some.
    """

    campaign_id: int
    unit_id: int = 0
    award: str = ""
    nomination_ids: tuple[int, ...] = ()

    def holds(self, item: Nomination) -> bool:
        """Whether a nomination belongs to what is wanted."""
        return (
            item.campaign_id == self.campaign_id
            and self.unit_id in (0, item.unit_id)
            and self.award in ("", item.award)
            and (not self.nomination_ids or item.id in self.nomination_ids)
        )


def stands_in(item: Nomination, paper: AwardPaper) -> bool:
    """Whether a nomination in its state stands in a paper."""
    if paper is AwardPaper.RETURN_SLIP:
        return item.state in (NominationState.RETURNED, NominationState.RECEIVED)
    if paper in _AFTERWARDS:
        return item.state is NominationState.DECIDED
    return item.state in _SENT
