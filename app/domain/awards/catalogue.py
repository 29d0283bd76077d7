"""Awards «hình thức khen thưởng» and who decides them, as dated data: nothing here knows a year or an amount.

A steering committee «Ban chỉ đạo» proposes, it does not award (Luật Thi đua, khen thưởng names no such authority).
Every row carries how sure it is: A the law read, B a reliable report of it, C practice or memory; B and C may be
edited.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeAlias, TypeVar

from app.i18n import N_


class AwardForm(StrEnum):
    """Forms of award of this movement; OTHER for whatever another programme knows."""

    BANG_KHEN = "bang_khen"
    GIAY_KHEN = "giay_khen"
    OTHER = "other"


class NomineeKind(StrEnum):
    """Who may be proposed; a household is a kind of its own since Luật 06/2022/QH15."""

    COLLECTIVE = "collective"
    INDIVIDUAL = "individual"
    HOUSEHOLD = "household"


NOMINEE_WORDS: Mapping[NomineeKind, str] = {
    NomineeKind.COLLECTIVE: N_("tập thể"),
    NomineeKind.INDIVIDUAL: N_("cá nhân"),
    NomineeKind.HOUSEHOLD: N_("hộ gia đình"),
}


class Confidence(StrEnum):
    """How sure a rule is."""

    READ = "A"
    REPORTED = "B"
    PRACTICE = "C"


CONFIDENCE_WORDS: Mapping[Confidence, str] = {
    Confidence.READ: N_("A – đã đọc văn bản"),
    Confidence.REPORTED: N_("B – theo nguồn tin cậy"),
    Confidence.PRACTICE: N_("C – theo thông lệ, cần kiểm tra"),
}


class RuleKind(StrEnum):
    """What a row of the catalogue is about; each has a class of its own below."""

    REGIME = "regime"
    AUTHORITY = "authority"
    AWARD = "award"
    COEFFICIENT = "coefficient"
    BASE_SALARY = "base_salary"
    DOSSIER_ITEM = "dossier_item"
    CRITERION = "criterion"


RULE_WORDS: Mapping[RuleKind, str] = {
    RuleKind.REGIME: N_("chế độ pháp lý"),
    RuleKind.AUTHORITY: N_("thẩm quyền"),
    RuleKind.AWARD: N_("hình thức khen thưởng"),
    RuleKind.COEFFICIENT: N_("hệ số tiền thưởng"),
    RuleKind.BASE_SALARY: N_("mức lương cơ sở"),
    RuleKind.DOSSIER_ITEM: N_("giấy tờ của hồ sơ"),
    RuleKind.CRITERION: N_("tiêu chuẩn"),
}


class AuthorityLevel(StrEnum):
    """At which level an authority stands."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    MILITARY = "military"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class AwardRegime:
    """The law in force over a time: R1 Luật 2003 + NĐ 91/2017 … R4; ``bases`` are printed as căn cứ.

    ``decision_bases`` stand before them in decisions of People's committees, ``military_bases`` after them in papers to
    a military authority. ``household_is_own`` tells whether a household is paid and listed by itself; ``report_form``
    is the number of the form of the báo cáo thành tích by chuyên đề; ``rounding`` in đồng is what rewards are rounded
    up to; ``pays_highest_only``: of several awards for one achievement at one time only the highest is paid.
    """

    key: str
    name: str
    bases: tuple[str, ...]
    report_form: str = ""
    household_is_own: bool = True
    rounding: int = 10_000
    pays_highest_only: bool = True
    decision_bases: tuple[str, ...] = ()
    military_bases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AwardAuthority:
    """Who decides «thẩm quyền khen thưởng»: printed title, level, and through whom dossiers go.

    ``title`` may hold {unit} for the unit it belongs to ("Chủ tịch Ủy ban nhân dân {unit}"). ``organ`` is its organ in
    running text, ``through`` who receives and appraises dossiers for it.
    """

    key: str
    title: str
    organ: str
    level: AuthorityLevel
    signer_title: str = ""
    through: str = ""
    pays_from: str = ""


@dataclass(frozen=True, slots=True)
class Award:
    """One form given by one authority; ``title`` is printed in lists and decisions, never abbreviated.

    ``form_name`` is what the column «Hình thức đề nghị» of the workbook says for it; ``is_own_level`` where the unit
    that proposes decides itself. ``report_form`` overrides the regime's.
    """

    key: str
    form: AwardForm
    authority: str
    title: str
    form_name: str = ""
    kinds: tuple[NomineeKind, ...] = (NomineeKind.COLLECTIVE, NomineeKind.INDIVIDUAL, NomineeKind.HOUSEHOLD)
    is_own_level: bool = False
    report_form: str = ""
    copies: int = 1


@dataclass(frozen=True, slots=True)
class Coefficient:
    """How many times the base salary one award is worth for one kind; the doubling of a collective is in it."""

    award: str
    kind: NomineeKind
    value: Decimal


@dataclass(frozen=True, slots=True)
class BaseSalary:
    """Base salary «mức lương cơ sở» in đồng a month; the one in force on the day of the decision counts."""

    amount: int
    decree: str


@dataclass(frozen=True, slots=True)
class DossierItem:
    """One paper a dossier «hồ sơ» must have; empty ``awards`` or ``kinds`` mean all."""

    key: str
    name: str
    awards: tuple[str, ...] = ()
    kinds: tuple[NomineeKind, ...] = ()
    is_required: bool = True
    copies: int = 1


@dataclass(frozen=True, slots=True)
class Criterion:
    """One condition an award asks for; ``source`` names the data that proves it, empty where people judge."""

    key: str
    text: str
    awards: tuple[str, ...] = ()
    kinds: tuple[NomineeKind, ...] = ()
    source: str = ""
    is_required: bool = True


AwardContent: TypeAlias = AwardRegime | AwardAuthority | Award | Coefficient | BaseSalary | DossierItem | Criterion

#: Covariant: a rule about an award is a rule.
Content_co = TypeVar("Content_co", bound=AwardContent, covariant=True)


@dataclass(frozen=True)  # no slots: a frozen generic class with slots cannot be called by its alias
class DatedRule(Generic[Content_co]):
    """One dated row of the catalogue; ``valid_to`` is the first day it no longer holds, ``clause`` its source."""

    kind: RuleKind
    key: str
    content: Content_co
    valid_from: date
    valid_to: date | None = None
    clause: str = ""
    confidence: Confidence = Confidence.READ
    note: str = ""
    id: int = 0


#: A row about whatever it is; :class:`DatedRule` of one class where that is known.
AwardRule: TypeAlias = DatedRule[AwardContent]
