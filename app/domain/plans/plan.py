"""Plan «kế hoạch» of a programme as data: who issued it, on what it stands, over which time, and what it orders.

The five plans the program ships and the one a user writes next are told in these shapes alone; nothing in the program
knows a plan by name. Every part cites its clause, and the text of the plan is kept paragraph by paragraph beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.committee import CommitteeLevel
from app.domain.plans.duties import Duty
from app.domain.plans.measures import Measure
from app.domain.plans.targets import Target
from app.domain.plans.tasks import Task
from app.i18n import N_


class PartKind(StrEnum):
    """What a part of a plan is."""

    AGENCY = "agency"
    PHASE = "phase"
    MEASURE = "measure"
    TARGET = "target"
    TASK = "task"
    DUTY = "duty"


PART_KIND_WORDS: Mapping[PartKind, str] = {
    PartKind.AGENCY: N_("cơ quan"),
    PartKind.PHASE: N_("giai đoạn"),
    PartKind.MEASURE: N_("số đo"),
    PartKind.TARGET: N_("chỉ tiêu kế hoạch"),
    PartKind.TASK: N_("nhiệm vụ"),
    PartKind.DUTY: N_("nghĩa vụ báo cáo"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """One document of the chain «căn cứ» the plan stands on; ``note`` says what is odd about it."""

    document: str
    dated: date | None = None
    subject: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """Phase «giai đoạn»: ``starts`` and ``ends`` are spans ("2022-Q1", "2023-Q4"), both inside; how it closes."""

    key: str
    name: str
    starts: str
    ends: str
    closing: str = ""
    clause: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """An agency of the plan, dated: names and seats change, the papers of a day keep the name of that day.

    ``is_group`` stands for many of a kind ("UBND 09 xã, phường biên giới"); ``unit_codes`` are its units on the day of
    the plan, ``count`` how many the plan says there are. ``duties`` are the lines of its own block in the part
    «Tổ chức thực hiện». ``became`` is the key of the agency that took its place on ``valid_to`` (the first day it no
    longer was).
    """

    key: str
    name: str
    short_name: str = ""
    aliases: tuple[str, ...] = ()
    clause: str = ""
    duties: tuple[str, ...] = ()
    is_group: bool = False
    count: int | None = None
    unit_codes: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    became: str = ""
    note: str = ""


class SectionContent(StrEnum):
    """What a section of a plan's report is filled with beside the officer's text."""

    TEXT = "text"
    TARGETS = "targets"
    TASKS = "tasks"
    AGENCIES = "agencies"
    DUTIES = "duties"
    REGISTERS = "registers"
    SURVEYS = "surveys"
    CLASSIFICATION = "classification"
    MONEY = "money"
    GROUP = "group"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSection:
    """One heading of the plan's own report outline; ``parent`` is the key of the heading above it.

    ``registers`` names the registers a section of that content lists.
    """

    key: str
    heading: str
    content: SectionContent = SectionContent.TEXT
    parent: str = ""
    registers: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanHead:
    """What the plan says of itself.

    ``issued_on`` and ``number`` may be empty: issued texts often lack them; ``issued_text`` is then what stands there
    ("tháng 3/2026"). The years of the title need not be those of the execution: a scheme of 2012-2016 is carried on in
    2021. ``is_inclusive`` says whether «trước ngày 21/01» still takes the 21st; by itself it does not.
    """

    number: str = ""
    issued_on: date | None = None
    issued_text: str = ""
    title: str
    short_title: str = ""
    issuer: str
    level: CommitteeLevel
    signer: str = ""
    signer_title: str = ""
    standing_agency: str = ""
    scope: str = ""
    title_from: int | None = None
    title_to: int | None = None
    starts: date
    ends: date
    parent: str = ""
    bases: tuple[Basis, ...] = ()
    related: tuple[str, ...] = ()
    budget_sources: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str = ""
    is_inclusive: bool = False
    sections: tuple[ReportSection, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanParagraph:
    """One paragraph of the plan's text: its clause as the plan numbers it ("III.2.a"), "" before the first number."""

    text: str
    clause: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A plan whole; ``key`` is its stable name in files and commands, ``id`` its number in the data file."""

    key: str
    head: PlanHead
    agencies: tuple[Agency, ...] = ()
    phases: tuple[Phase, ...] = ()
    measures: tuple[Measure, ...] = ()
    targets: tuple[Target, ...] = ()
    tasks: tuple[Task, ...] = ()
    duties: tuple[Duty, ...] = ()
    paragraphs: tuple[PlanParagraph, ...] = field(default=(), repr=False)
    id: int = 0
