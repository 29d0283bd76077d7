"""Shapes of a plan preset «kế hoạch» and of the facts about one locality that official lists do not tell.

A plan file starts a data file: who issued it, which units owe what by when, how many may be commended. Every date and
number carries the clause it comes from; where a plan states two dates for one duty, both are kept.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal, TypeAlias

import msgspec

from app.domain.awards.catalogue import NomineeKind
from app.domain.committee import LEVEL_KINDS, CommitteeLevel
from app.domain.events import EventKind
from app.domain.tiers import RuleMatrix
from app.domain.units import LineageKind, UnitKind
from app.i18n import _
from app.presets.plan_events import PlanEventKind, check_kinds
from app.presets.plan_rules import PlanMatrix, PlanTier, check_rules, matrices_of
from app.presets.reading import bad_preset
from app.presets.schema import PresetHeader

Party: TypeAlias = Literal["communes", "stations", "collecting_point", "committee"]


class PlanBasis(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One document of the chain «căn cứ» the plan stands on; ``note`` says what is odd about it."""

    document: str
    dated: date
    subject: str
    note: str = ""


class PlanCommittee(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The committee «Ban chỉ đạo» that issued the plan.

    ``unit_code`` is the code of its unit on that day, ``unit_name`` its name where the official lists give no code
    (provinces and districts that ended in 2025).
    """

    unit_code: str = ""
    unit_name: str = ""
    level: CommitteeLevel
    name: str
    parent_organ: str
    short_name: str
    symbol: str
    place: str
    archive_line: str
    recipients: tuple[str, ...]


class PlanHolder(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A person in office: who signs, under which title; ``note`` says how sure the dates are."""

    full_name: str
    committee_title: str
    agency_title: str = ""
    signing_form: str = ""
    valid_from: date
    valid_to: date | None = None
    note: str = ""


class PlanTerritory(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which units the plan is about.

    ``district`` is the name in the official list before 01/7/2025 ("Huyện Hà Quảng"); without it the province's units
    are taken. ``communes`` and ``stations`` owe reports, codes as of the day of the plan. ``locality`` names a preset
    with further facts.
    """

    province_code: str
    communes: tuple[str, ...]
    district: str = ""
    stations: tuple[str, ...] = ()
    collecting_point: str = ""
    locality: str = ""


class PlanDate(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One date the text states for a duty; "trước ngày 21/01" is not ``is_inclusive``: the 20th is the last day."""

    day: date
    clause: str
    quote: str
    is_inclusive: bool = False

    @property
    def due_on(self) -> date:
        """The last day on time."""
        return self.day if self.is_inclusive else self.day - timedelta(days=1)


class PlanObligation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A duty with its stated dates; several dates are a contradiction in the text, shown and not settled here."""

    id: str
    title: str
    owed_by: Party
    owed_to: str
    dates: tuple[PlanDate, ...] = ()
    copies: tuple[Literal["hard", "soft"], ...] = ()
    clause: str = ""
    note: str = ""

    @property
    def working_day(self) -> date | None:
        """The earliest last day: the one to work towards."""
        return min((item.due_on for item in self.dates), default=None)

    @property
    def last_day(self) -> date | None:
        """The latest last day: after it the duty is late under every reading."""
        return max((item.due_on for item in self.dates), default=None)


class PlanQuota(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many collectives and persons may be proposed for one award, per commune or for the whole committee.

    ``award_key`` is the award of the catalogue (presets of kind ``awards``), ``form_name`` what the column «Hình thức
    đề nghị» of the workbook says for it ("Giấy khen huyện"). Without ``households`` the plan does not speak of them.
    A quota that is not ``is_hard`` may be exceeded with a reason alone.
    """

    id: str
    award_key: str
    award: str
    giver: str
    form_name: str = ""
    scope: Literal["commune", "committee"]
    collectives: int
    individuals: int
    households: int | None = None
    is_hard: bool = True
    clause: str

    @property
    def places(self) -> dict[NomineeKind, int]:
        """The places the plan states, by kind."""
        stated = {
            NomineeKind.COLLECTIVE: self.collectives,
            NomineeKind.INDIVIDUAL: self.individuals,
            NomineeKind.HOUSEHOLD: self.households,
        }
        return {kind: number for kind, number in stated.items() if number is not None}


class PlanTarget(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Target «chỉ tiêu» of a plan; without ``value`` it is a sentence only."""

    id: str
    text: str
    clause: str = ""
    indicator: str = ""
    operator: Literal["", ">=", "<=", "=", "+points", "+percent"] = ""
    value: str = ""
    phase: str = ""


class PlanTask(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Task «nhiệm vụ» of a plan: who leads «chủ trì», who takes part «phối hợp», when, with what result."""

    id: str
    text: str
    clause: str = ""
    lead: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    due: str = ""
    deliverable: str = ""


class PlanPreset(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A plan «kế hoạch» ready to start from: number, years, committee, units it covers, duties, quotas, event rules.

    ``issued_by`` is whose plan it is where that is not the committee itself ("UBND tỉnh Bình Phước"). ``plans`` names
    the plans of programmes a new data file takes; from the first of them come bases and obligations not written here.
    """

    header: PresetHeader
    number: str
    issued_on: date
    issued_by: str = ""
    plans: tuple[str, ...] = ()
    report_year: int
    event_year: int
    outline: str
    movement: str
    committee: PlanCommittee
    territory: PlanTerritory
    bases: tuple[PlanBasis, ...] = ()
    holders: tuple[PlanHolder, ...] = ()
    obligations: tuple[PlanObligation, ...] = ()
    quotas: tuple[PlanQuota, ...] = ()
    targets: tuple[PlanTarget, ...] = ()
    tasks: tuple[PlanTask, ...] = ()
    matrices: tuple[PlanMatrix, ...] = ()
    tiers: tuple[PlanTier, ...] = ()
    event_kinds: tuple[PlanEventKind, ...] = ()

    @property
    def rule_matrices(self) -> tuple[RuleMatrix, ...]:
        """What may be held under each level of each danger; none when the plan knows of no danger."""
        return matrices_of(self.matrices, self.tiers)

    @property
    def matrix(self) -> RuleMatrix:
        """The first matrix, the one a report's column of tiers is about; empty when the plan has none."""
        return next(iter(self.rule_matrices), RuleMatrix())

    @property
    def kinds(self) -> tuple[EventKind, ...]:
        """The kinds of events the plan orders."""
        return tuple(item.kind for item in self.event_kinds)

    def obligation(self, obligation_id: str) -> PlanObligation | None:
        """The duty with this id, if the plan has it."""
        return next((item for item in self.obligations if item.id == obligation_id), None)


def check_plan(plan: PlanPreset, file_name: str) -> None:
    """What types cannot say: identities once, codes present, years in order, offices that end after they begin."""
    for key, ids in (
        ("plans", plan.plans),
        ("obligations", [item.id for item in plan.obligations]),
        ("quotas", [item.id for item in plan.quotas]),
        ("targets", [item.id for item in plan.targets]),
        ("tasks", [item.id for item in plan.tasks]),
        ("matrices", [item.id for item in plan.matrices]),
        ("territory.communes", plan.territory.communes),
        ("territory.stations", plan.territory.stations),
    ):
        if twice := _twice(ids):
            raise bad_preset(file_name, key, _("“{id}” có hai lần").format(id=twice))
    if plan.event_year < plan.report_year:
        raise bad_preset(
            file_name, "event_year", _("phải bằng hoặc sau năm báo cáo {year}").format(year=plan.report_year)
        )
    if not plan.territory.communes:
        raise bad_preset(file_name, "territory.communes", _("phải có ít nhất một xã nộp báo cáo"))
    if plan.territory.collecting_point and plan.territory.collecting_point not in plan.territory.stations:
        raise bad_preset(file_name, "territory.collecting_point", _("phải là một trong các đồn của kế hoạch"))
    for index, holder in enumerate(plan.holders):
        if holder.valid_to is not None and holder.valid_to <= holder.valid_from:
            raise bad_preset(file_name, f"holders[{index}].valid_to", _("phải sau ngày bắt đầu"))
    if any(number < 0 for item in plan.quotas for number in item.places.values()):
        raise bad_preset(file_name, "quotas", _("chỉ tiêu không được âm"))
    check_rules(plan.matrices, plan.tiers, file_name)
    check_kinds(plan.event_kinds, file_name)
    _check_level(plan, file_name)


def _check_level(plan: PlanPreset, file_name: str) -> None:
    if bool(plan.committee.unit_code) == bool(plan.committee.unit_name):
        raise bad_preset(file_name, "committee.unit_code", _("phải ghi mã đơn vị, hoặc tên khi danh mục không có mã"))
    is_commune = UnitKind.COMMUNE in LEVEL_KINDS[plan.committee.level]
    if is_commune and plan.committee.unit_code not in plan.territory.communes:
        raise bad_preset(file_name, "committee.unit_code", _("Ban chỉ đạo cấp xã phải là một xã của kế hoạch"))


def _twice(values: Iterable[str]) -> str:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            return value
        seen.add(value)
    return ""


# --- localities ------------------------------------------------------------------------------------------------------


class LocalFact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is known of an official unit beyond the list; ``era`` tells units of one code apart."""

    code: str
    era: Literal["before", "since"]
    source: str
    uid: str = ""
    is_border: bool = False
    aliases: tuple[str, ...] = ()


class LocalTie(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Communes that belonged to a district over a known time; ``district`` is a name, codes are those before 2025."""

    district: str
    communes: tuple[str, ...]
    source: str
    valid_from: date | None = None
    valid_to: date | None = None


class FormerUnit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A unit that was gone before the official list; without ``successor`` its successor is not known."""

    kind: UnitKind
    name: str
    valid_to: date
    source: str
    district: str = ""
    is_border: bool = False
    successor: str = ""
    change: LineageKind = LineageKind.MERGED


class LocalStation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A border station «đồn Biên phòng» and the communes it is in charge of (codes before 2025)."""

    code: str
    uid: str
    name: str
    source: str
    communes: tuple[str, ...] = ()
    communes_source: str = ""
    aliases: tuple[str, ...] = ()


class LocalHamlets(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Hamlets that a source names; ``is_current`` is false for lists known to be out of date, kept to compare with."""

    commune: str
    names: tuple[str, ...]
    source: str
    is_complete: bool = False
    is_current: bool = True


class LocalityPreset(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Facts about one district that official lists do not tell, each with its source."""

    header: PresetHeader
    province_code: str
    district: str
    district_code: str
    facts: tuple[LocalFact, ...] = ()
    ties: tuple[LocalTie, ...] = ()
    former: tuple[FormerUnit, ...] = ()
    stations: tuple[LocalStation, ...] = ()
    hamlets: tuple[LocalHamlets, ...] = ()


def check_locality(locality: LocalityPreset, file_name: str) -> None:
    """Identities once, and every district that is named is the present one or a former one."""
    for key, ids in (
        ("facts", [f"{item.code} {item.era}" for item in locality.facts]),
        ("stations", [item.code for item in locality.stations]),
        ("former", [f"{item.kind} {item.name}" for item in locality.former]),
        ("uid", [uid for uid in (*(f.uid for f in locality.facts), *(s.uid for s in locality.stations)) if uid]),
    ):
        if twice := _twice(ids):
            raise bad_preset(file_name, key, _("“{id}” có hai lần").format(id=twice))
    districts = {locality.district, *(item.name for item in locality.former if item.kind is UnitKind.DISTRICT), ""}
    for name in (*(item.district for item in locality.ties), *(item.district for item in locality.former)):
        if name not in districts:
            raise bad_preset(file_name, "district", _("không có huyện “{name}”").format(name=name))
