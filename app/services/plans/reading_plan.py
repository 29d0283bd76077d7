"""The plan that is made of confirmed proposals: what they imply is added, what refers to nothing is left out.

Nothing is stored here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, TypeVar

from app.domain.committee import CommitteeLevel
from app.domain.plans.duties import Duty
from app.domain.plans.faults import faults
from app.domain.plans.plan import Agency, Basis, PartKind, Phase, Plan, PlanHead
from app.domain.plans.reading.agency_names import agency_slug
from app.domain.plans.reading.contradictions import Contradiction, ContradictionKind
from app.domain.plans.reading.measured import measured
from app.domain.plans.reading.proposals import (
    HEAD_FIELD_WORDS,
    HeadFact,
    HeadField,
    Proposal,
    ProposalKind,
    QuotaClaim,
)
from app.domain.plans.targets import Target
from app.domain.plans.tasks import Task
from app.errors import Refused
from app.i18n import _
from app.services.plans import register
from app.services.plans.reading import PlanPreview
from app.services.plans.reading_words import quota_words
from app.services.workspace import Workspace
from app.text import fold

_Value = TypeVar("_Value")
#: What a plan cannot be stored without.
NEEDED: Final = (HeadField.TITLE, HeadField.ISSUER, HeadField.LEVEL, HeadField.STARTS, HeadField.ENDS)
_LONGEST_KEY: Final = 40


def accept(
    preview: PlanPreview, chosen: Sequence[Proposal], key: str = "", confirmed: Sequence[Contradiction] = ()
) -> Plan:
    """The plan of the proposals the officer confirmed, as he may have changed them; its text comes with it.

    What refers to a part that was not chosen is left out: an agency not taken leads nothing. A number gets the measure
    that counts it. Contradictions he ``confirmed`` stay with the plan: two dates of one duty become one duty with both,
    and each is noted. Raises ``Refused`` where the head lacks what a plan needs. ``key`` is made from number and title
    by itself.
    """
    head = _head(chosen)
    agencies = _of(chosen, Agency)
    phases = _of(chosen, Phase)
    known = frozenset(one.key for one in agencies)
    phase_keys = frozenset(one.key for one in phases)
    targets, measures = measured([_target(one, phase_keys) for one in _of(chosen, Target)])
    return Plan(
        key=key or _key(head),
        head=replace(head, notes=_notes(chosen, confirmed), standing_agency=_key_of(head.standing_agency, agencies)),
        agencies=agencies,
        phases=phases,
        measures=measures,
        targets=targets,
        tasks=_tasks(_of(chosen, Task), known, phase_keys),
        duties=tuple(_duty(one, known) for one in _duties(chosen, confirmed)),
        paragraphs=preview.paragraphs,
    )


def _key_of(name: str, agencies: Sequence[Agency]) -> str:
    """The key of the agency that bears a name, or else may be meant by it; the name itself where none was taken."""
    wanted = fold(name)
    for is_same in (lambda words: words == wanted, lambda words: wanted in words or words in wanted):
        for one in agencies:
            if wanted and any(is_same(fold(words)) for words in (one.name, one.short_name, *one.aliases) if words):
                return one.key
    return name


def _key(head: PlanHead) -> str:
    """A short name out of the number, else out of the first words of the title."""
    words = agency_slug(head.number or head.short_title or head.title)
    year = str(head.starts.year)
    short = words if len(words) <= _LONGEST_KEY else words[:_LONGEST_KEY].rpartition("-")[0]
    return short if year in short else f"{short}-{year}"


def _notes(chosen: Sequence[Proposal], confirmed: Sequence[Contradiction]) -> tuple[str, ...]:
    """What a plan has no field for: contradictions, and how many may be proposed for commendation."""
    return (*(one.sentence for one in confirmed), *(quota_words(one) for one in _of(chosen, QuotaClaim)))


def _duties(chosen: Sequence[Proposal], confirmed: Sequence[Contradiction]) -> tuple[Duty, ...]:
    """The duties; one that the text gives two dates in two places is one with both."""
    found = [(one.evidence, one.value) for one in chosen if isinstance(one.value, Duty)]
    for one in confirmed:
        if one.kind is not ContradictionKind.TWO_DATES:
            continue
        places = [
            place
            for place, (evidence, duty) in enumerate(found)
            if evidence in one.evidence and duty.dates and duty.title.lower() in one.sentence.lower()
        ]
        if len(places) >= 2:
            first, second = (found[place][1] for place in places[:2])
            both = replace(
                first,
                dates=(*first.dates, *(due for due in second.dates if due not in first.dates)),
                copies=tuple(dict.fromkeys((*first.copies, *second.copies))),
                owed_by=first.owed_by or second.owed_by,
            )
            found[places[0]] = (found[places[0]][0], both)
            del found[places[1]]
    return tuple(duty for _evidence, duty in found)


def store(ws: Workspace, plan: Plan) -> Plan:
    """Store the plan that was made; raises ``Refused`` with its faults."""
    return register.save(ws, plan)


def faults_of(plan: Plan, indicators: Iterable[str] = ()) -> tuple[str, ...]:
    """What is wrong with a plan, each in a sentence; ``indicators`` are the codes of the catalogue."""
    return tuple(one.sentence for one in faults(plan, frozenset(indicators)))


def without_faults(plan: Plan, indicators: Iterable[str] = ()) -> tuple[Plan, tuple[str, ...]]:
    """The plan without the parts that have a fault, and what is wrong with each of those in a sentence.

    Faults of the head, which no part can be left out for, stay.
    """
    known = frozenset(indicators)
    told: list[str] = []
    while bad := [one for one in faults(plan, known) if one.kind is not None and one.key]:
        told += [one.sentence for one in bad]
        gone = {(one.kind, one.key) for one in bad}
        plan = replace(
            plan,
            agencies=_without(plan.agencies, PartKind.AGENCY, gone),
            phases=_without(plan.phases, PartKind.PHASE, gone),
            measures=_without(plan.measures, PartKind.MEASURE, gone),
            targets=_without(plan.targets, PartKind.TARGET, gone),
            tasks=_without(plan.tasks, PartKind.TASK, gone),
            duties=_without(plan.duties, PartKind.DUTY, gone),
        )
    return plan, tuple(dict.fromkeys(told))


def _without(parts: tuple[_Value, ...], kind: PartKind, gone: set[tuple[PartKind | None, str]]) -> tuple[_Value, ...]:
    return tuple(one for one in parts if (kind, getattr(one, "key", "")) not in gone)


def _of(chosen: Iterable[Proposal], kind: type[_Value]) -> tuple[_Value, ...]:
    return tuple(one.value for one in chosen if isinstance(one.value, kind))


def _texts(chosen: Iterable[Proposal], kind: ProposalKind) -> tuple[str, ...]:
    return tuple(str(one.value) for one in chosen if one.kind is kind)


def _head(chosen: Sequence[Proposal]) -> PlanHead:
    facts = {one.field: one.value for one in _of(chosen, HeadFact)}
    lacking = [_(HEAD_FIELD_WORDS[field]) for field in NEEDED if facts.get(field) in (None, "")]
    if lacking:
        told = _("Chưa có {fields} của kế hoạch.").format(fields=", ".join(lacking))
        raise Refused("plan-head", told, _("Điền hoặc chọn phần còn thiếu rồi nhận lại; chưa lưu gì."))
    starts, ends, level = facts[HeadField.STARTS], facts[HeadField.ENDS], facts[HeadField.LEVEL]
    issued = facts.get(HeadField.ISSUED_ON)
    first, last = facts.get(HeadField.TITLE_FROM), facts.get(HeadField.TITLE_TO)
    if not isinstance(starts, date) or not isinstance(ends, date) or starts > ends:
        raise Refused(
            "plan-span", _("Thời gian thực hiện của kế hoạch không rõ."), _("Sửa ngày bắt đầu, ngày kết thúc.")
        )

    def text(field: HeadField) -> str:
        return str(facts.get(field) or "")

    return PlanHead(
        number=text(HeadField.NUMBER),
        issued_on=issued if isinstance(issued, date) else None,
        issued_text=text(HeadField.ISSUED_TEXT),
        title=text(HeadField.TITLE),
        issuer=text(HeadField.ISSUER),
        level=CommitteeLevel(str(level)),
        signer=text(HeadField.SIGNER),
        signer_title=text(HeadField.SIGNER_TITLE),
        standing_agency=text(HeadField.STANDING_AGENCY),
        scope=text(HeadField.SCOPE),
        title_from=first if isinstance(first, int) else None,
        title_to=last if isinstance(last, int) else None,
        starts=starts,
        ends=ends,
        bases=_of(chosen, Basis),
        budget_sources=_texts(chosen, ProposalKind.BUDGET),
        recipients=_texts(chosen, ProposalKind.RECIPIENT),
        place=text(HeadField.PLACE),
    )


def _kept(keys: Iterable[str], known: frozenset[str]) -> tuple[str, ...]:
    return tuple(key for key in keys if key in known)


def _tasks(tasks: Sequence[Task], agencies: frozenset[str], phases: frozenset[str]) -> tuple[Task, ...]:
    known = frozenset(one.key for one in tasks)
    return tuple(
        replace(
            one,
            parent=one.parent if one.parent in known else "",
            leads=_kept(one.leads, agencies),
            partners=_kept(one.partners, agencies),
            hosts=_kept(one.hosts, agencies),
            phases=_kept(one.phases, phases),
        )
        for one in tasks
    )


def _target(one: Target, phases: frozenset[str]) -> Target:
    steps = tuple(replace(step, phase=step.phase if step.phase in phases else "") for step in one.steps)
    return replace(one, steps=steps)


def _duty(one: Duty, agencies: frozenset[str]) -> Duty:
    return replace(one, owed_by=_kept(one.owed_by, agencies), owed_to=one.owed_to if one.owed_to in agencies else "")
