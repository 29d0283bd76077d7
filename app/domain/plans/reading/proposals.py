"""Proposal: one thing the text of a plan seems to say, with the words it was read from; the officer decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.plans.duties import Duty
from app.domain.plans.plan import Agency, Basis, Phase
from app.domain.plans.targets import Target
from app.domain.plans.tasks import Task
from app.i18n import N_


class ProposalKind(StrEnum):
    """What a proposal is of; the order is that in which they are confirmed."""

    HEAD = "head"
    BASIS = "basis"
    PHASE = "phase"
    AGENCY = "agency"
    TARGET = "target"
    TASK = "task"
    DUTY = "duty"
    QUOTA = "quota"
    BUDGET = "budget"
    RECIPIENT = "recipient"


PROPOSAL_KIND_WORDS: Mapping[ProposalKind, str] = {
    ProposalKind.HEAD: N_("phần đầu kế hoạch"),
    ProposalKind.BASIS: N_("căn cứ"),
    ProposalKind.PHASE: N_("giai đoạn"),
    ProposalKind.AGENCY: N_("cơ quan"),
    ProposalKind.TARGET: N_("chỉ tiêu kế hoạch"),
    ProposalKind.TASK: N_("nhiệm vụ"),
    ProposalKind.DUTY: N_("nghĩa vụ báo cáo"),
    ProposalKind.QUOTA: N_("chỉ tiêu khen thưởng"),
    ProposalKind.BUDGET: N_("nguồn kinh phí"),
    ProposalKind.RECIPIENT: N_("nơi nhận"),
}


class Confidence(StrEnum):
    """How sure a proposal is: by a label of its own, by a phrase, or only by where it stands."""

    SURE = "sure"
    LIKELY = "likely"
    GUESS = "guess"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of one paragraph, from ``start`` up to ``end``, to be shown highlighted."""

    paragraph: int
    start: int
    end: int


class HeadField(StrEnum):
    """A fact of the plan's head; the names are those of :class:`~app.domain.plans.plan.PlanHead`."""

    NUMBER = "number"
    ISSUED_ON = "issued_on"
    ISSUED_TEXT = "issued_text"
    PLACE = "place"
    TITLE = "title"
    ISSUER = "issuer"
    LEVEL = "level"
    SIGNER = "signer"
    SIGNER_TITLE = "signer_title"
    STANDING_AGENCY = "standing_agency"
    SCOPE = "scope"
    TITLE_FROM = "title_from"
    TITLE_TO = "title_to"
    STARTS = "starts"
    ENDS = "ends"


HEAD_FIELD_WORDS: Mapping[HeadField, str] = {
    HeadField.NUMBER: N_("số, ký hiệu"),
    HeadField.ISSUED_ON: N_("ngày ban hành"),
    HeadField.ISSUED_TEXT: N_("ngày ban hành còn để trống"),
    HeadField.PLACE: N_("địa danh"),
    HeadField.TITLE: N_("trích yếu"),
    HeadField.ISSUER: N_("cơ quan ban hành"),
    HeadField.LEVEL: N_("cấp ban hành"),
    HeadField.SIGNER: N_("người ký"),
    HeadField.SIGNER_TITLE: N_("chức vụ người ký"),
    HeadField.STANDING_AGENCY: N_("cơ quan thường trực"),
    HeadField.SCOPE: N_("phạm vi"),
    HeadField.TITLE_FROM: N_("năm đầu theo tên"),
    HeadField.TITLE_TO: N_("năm cuối theo tên"),
    HeadField.STARTS: N_("ngày bắt đầu thực hiện"),
    HeadField.ENDS: N_("ngày kết thúc thực hiện"),
}


@dataclass(frozen=True, slots=True)
class HeadFact:
    """One fact of the head: ``value`` is a text, a date, a year or a level, as the field asks."""

    field: HeadField
    value: object


@dataclass(frozen=True, slots=True)
class QuotaClaim:
    """So many collectives and persons a place of the text may propose («01 tập thể và 02 cá nhân»), for what."""

    award: str
    collectives: int | None
    individuals: int | None
    households: int | None = None
    clause: str = ""
    quote: str = ""


Value = HeadFact | Basis | Phase | Agency | Target | Task | Duty | QuotaClaim | str


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing proposed; ``evidence`` is its sentence, ``more`` what else it was read from; ``doubts`` in words."""

    kind: ProposalKind
    value: Value
    evidence: Evidence
    confidence: Confidence = Confidence.LIKELY
    more: tuple[Evidence, ...] = ()
    doubts: tuple[str, ...] = ()
