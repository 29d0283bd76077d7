"""What makes each working print of commendation: those about several people, and those of one nominee each."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from app.domain.awards.papers import AwardPaper
from app.reports.awards import letters, lists, merits, money, slips
from app.reports.awards.facts import AwardFacts, NomineeFact
from app.reports.model import Document

OF_SEVERAL: Mapping[AwardPaper, Callable[[AwardFacts], Document]] = MappingProxyType(
    {
        AwardPaper.LIST: lists.proposed,
        AwardPaper.ESTIMATE: money.estimate,
        AwardPaper.DECISION: letters.decision,
        AwardPaper.PROOF: lists.proof,
        AwardPaper.HANDED: lists.handed,
    }
)
OF_ONE: Mapping[AwardPaper, Callable[[AwardFacts, NomineeFact], Document]] = MappingProxyType(
    {
        AwardPaper.MERIT: merits.report,
        AwardPaper.APPRAISAL: slips.appraisal,
        AwardPaper.RECEIPT: slips.receipt,
        AwardPaper.RETURN_SLIP: slips.return_slip,
    }
)
