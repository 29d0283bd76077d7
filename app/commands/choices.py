"""Words for values that are typed into a command: Vietnamese without marks, or as programs read them in the answers."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.councils import VoteBase
from app.domain.awards.nominations import NominationState
from app.domain.awards.papers import AwardPaper
from app.domain.backdrop import Ground
from app.domain.committee import CommitteeLevel
from app.domain.event_purposes import EventPurpose
from app.domain.events import CancelReason, EventPart
from app.domain.plans.progress import TaskState
from app.domain.plans.targets import Reading
from app.domain.plans.tasks import ProgressState
from app.domain.targets import TargetState

PARTS: Final[Mapping[str, EventPart]] = MappingProxyType(
    {"so-ket": EventPart.REVIEW, "phan-le": EventPart.CEREMONY, "phan-hoi": EventPart.FESTIVITIES}
)
REASONS: Final[Mapping[str, CancelReason]] = MappingProxyType(
    {"cap-do": CancelReason.TIER, "thien-tai": CancelReason.WEATHER, "khac": CancelReason.OTHER}
)
#: A person's sex as it is stored; papers print «nam», «nữ».
SEXES: Final[Mapping[str, str]] = MappingProxyType({"nam": "nam", "nu": "nữ"})
GROUNDS: Final[Mapping[str, Ground]] = MappingProxyType({"do": Ground.RED, "trang": Ground.WHITE})
PURPOSES: Final[Mapping[str, EventPurpose]] = MappingProxyType(
    {
        "ke-hoach": EventPurpose.PLAN,
        "thong-bao": EventPurpose.NOTICE,
        "giay-moi": EventPurpose.INVITATION,
        "chuong-trinh": EventPurpose.PROGRAMME,
        "kich-ban": EventPurpose.SCRIPT,
        "dai-bieu": EventPurpose.DELEGATES,
        "ky-ten": EventPurpose.SIGN_IN,
        "trao-thuong": EventPurpose.AWARDS,
        "nhan-qua": EventPurpose.GIFTS,
        "kinh-phi": EventPurpose.BUDGET,
        "bien-ban": EventPurpose.MINUTES,
        "bao-cao-van-ban": EventPurpose.WRITTEN_REPORT,
        "bao-cao-ket-qua": EventPurpose.RESULT_REPORT,
    }
)

KINDS: Final[Mapping[str, NomineeKind]] = MappingProxyType(
    {"tap-the": NomineeKind.COLLECTIVE, "ca-nhan": NomineeKind.INDIVIDUAL, "ho": NomineeKind.HOUSEHOLD}
)
STATES: Final[Mapping[str, NominationState]] = MappingProxyType(
    {
        "ung-vien": NominationState.CANDIDATE,
        "da-de-nghi": NominationState.PROPOSED,
        "da-nhan": NominationState.RECEIVED,
        "da-tham-dinh": NominationState.APPRAISED,
        "da-trinh": NominationState.FORWARDED,
        "da-quyet-dinh": NominationState.DECIDED,
        "tra-lai": NominationState.RETURNED,
        "da-rut": NominationState.WITHDRAWN,
        "da-thay": NominationState.REPLACED,
    }
)
VOTE_BASES: Final[Mapping[str, VoteBase]] = MappingProxyType({"co-mat": VoteBase.PRESENT, "toan-the": VoteBase.ALL})
AWARD_PAPERS: Final[Mapping[str, AwardPaper]] = MappingProxyType(
    {
        "to-trinh": AwardPaper.PROPOSAL,
        "danh-sach": AwardPaper.LIST,
        "bien-ban": AwardPaper.MINUTES,
        "thanh-tich": AwardPaper.MERIT,
        "tham-dinh": AwardPaper.APPRAISAL,
        "tiep-nhan": AwardPaper.RECEIPT,
        "tra-ho-so": AwardPaper.RETURN_SLIP,
        "du-toan": AwardPaper.ESTIMATE,
        "quyet-dinh": AwardPaper.DECISION,
        "in-thu": AwardPaper.PROOF,
        "trao-thuong": AwardPaper.HANDED,
        "thong-bao": AwardPaper.NOTICE,
    }
)
TASK_STATES: Final[Mapping[str, TaskState]] = MappingProxyType(
    {
        "chua-den-ky": TaskState.NOT_DUE,
        "cho-dieu-kien": TaskState.WAITING,
        "chua-bat-dau": TaskState.NOT_STARTED,
        "dang-lam": TaskState.DOING,
        "qua-han": TaskState.OVERDUE,
        "xong": TaskState.DONE,
        "xong-muon": TaskState.DONE_LATE,
        "khong-lam": TaskState.DROPPED,
    }
)
PROGRESS_STATES: Final[Mapping[str, ProgressState]] = MappingProxyType(
    {
        "dang-lam": ProgressState.DOING,
        "xong": ProgressState.DONE,
        "khong-lam": ProgressState.NOT_DONE,
        "san-pham": ProgressState.PRODUCT,
    }
)
TARGET_STATES: Final[Mapping[str, TargetState]] = MappingProxyType(
    {"dat": TargetState.REACHED, "chua-dat": TargetState.MISSED, "chua-ro": TargetState.OPEN}
)
READINGS: Final[Mapping[str, Reading]] = MappingProxyType(
    {"muc": Reading.ABSOLUTE, "diem": Reading.POINTS, "tuong-doi": Reading.RELATIVE}
)
LEVELS: Final[Mapping[str, CommitteeLevel]] = MappingProxyType(
    {"xa": CommitteeLevel.COMMUNE, "huyen": CommitteeLevel.DISTRICT, "tinh": CommitteeLevel.PROVINCE}
)


def typed(words: Mapping[str, StrEnum]) -> Callable[[str], str]:
    """Reads one of the words; the value that the answers for programs have in its place is taken for its word."""

    def read(text: str) -> str:
        return next((word for word, value in words.items() if text == value.value), text)

    return read


def word_of(value: StrEnum, words: Mapping[str, StrEnum]) -> str:
    """The word that is typed for a value."""
    return typed(words)(value.value)
