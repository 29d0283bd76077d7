"""A plan as the start of the one after it: the same parts, as many years later as the plan is long.

What was taken from the text of the former plan (its clauses, its sentences) is left out: the next one has its own.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from app.domain.plans.duties import Duty, DutyDate
from app.domain.plans.plan import PART_KIND_WORDS, Agency, PartKind, Phase, Plan, PlanHead
from app.domain.plans.targets import Target, TargetStep
from app.domain.plans.tasks import Task
from app.i18n import _

_YEAR = re.compile(r"^\d{4}")
_WRITTEN_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def next_term(plan: Plan) -> Plan:
    """The next plan, not stored yet: without number, day and text; its notes are what has to be looked at."""
    years = _length(plan.head)
    new = replace(
        plan,
        id=0,
        key="",
        head=_head(plan.head, years),
        agencies=tuple(_agency(item) for item in plan.agencies),
        phases=tuple(_phase(item, years) for item in plan.phases),
        targets=tuple(_target(item, years) for item in plan.targets),
        tasks=tuple(_task(item, years) for item in plan.tasks),
        duties=tuple(_duty(item, years) for item in plan.duties),
        paragraphs=(),
    )
    return replace(new, head=replace(new.head, notes=tuple(_old_names(plan.head, new))))


def with_units(agency: Agency, codes: Iterable[str], fewer: int) -> Agency:
    """An agency with the codes of its units in the new term; ``fewer`` of them than the former plan counted."""
    count = None if agency.count is None else max(agency.count - fewer, 0)
    return replace(agency, unit_codes=tuple(codes), count=count)


def _old_names(former: PlanHead, new: Plan) -> Iterator[str]:
    """Which names still tell a year of the former term: nobody but the writer knows what they are to say."""
    first = min(former.title_from or former.starts.year, former.starts.year)
    last = min(max(former.title_to or former.ends.year, former.ends.year), new.head.starts.year - 1)
    named = [(_("kế hoạch"), new.head.title)]
    named += [(_(PART_KIND_WORDS[PartKind.PHASE]), item.name) for item in new.phases]
    named += [(_(PART_KIND_WORDS[PartKind.MEASURE]), item.name) for item in new.measures]
    named += [(_(PART_KIND_WORDS[PartKind.TARGET]), item.title) for item in new.targets]
    named += [(_(PART_KIND_WORDS[PartKind.TASK]), item.title) for item in new.tasks]
    named += [(_(PART_KIND_WORDS[PartKind.DUTY]), item.title) for item in new.duties]
    for what, name in named:
        years = dict.fromkeys(year for year in _WRITTEN_YEAR.findall(name) if first <= int(year) <= last)
        if years:
            told = _("Cần xem lại: tên {what} “{name}” còn ghi năm {years} của kỳ trước.")
            yield told.format(what=what, name=name, years=", ".join(years))


def _length(head: PlanHead) -> int:
    """Years a plan runs, begun ones counted: the one from 01/07/2022 to 30/06/2023 is one year long."""
    years = max(head.ends.year - head.starts.year, 1)
    return years if _later(head.starts, years) > head.ends else years + 1


def _head(head: PlanHead, years: int) -> PlanHead:
    return replace(
        head,
        number="",
        issued_on=None,
        issued_text="",
        starts=_later(head.starts, years),
        ends=_later(head.ends, years),
        title_from=_later_year(head.title_from, years),
        title_to=_later_year(head.title_to, years),
        notes=(),
    )


def _agency(agency: Agency) -> Agency:
    return replace(agency, clause="")


def _phase(phase: Phase, years: int) -> Phase:
    return replace(phase, starts=_later_span(phase.starts, years), ends=_later_span(phase.ends, years), clause="")


def _target(target: Target, years: int) -> Target:
    def moved(step: TargetStep) -> TargetStep:
        return replace(step, from_year=_later_year(step.from_year, years), to_year=_later_year(step.to_year, years))

    return replace(target, steps=tuple(map(moved, target.steps)), clause="", quote="")


def _task(task: Task, years: int) -> Task:
    timing = task.timing
    starts, ends = _later_span(timing.starts, years), _later_span(timing.ends, years)
    return replace(task, timing=replace(timing, starts=starts, ends=ends, text=""), clause="", quote="")


def _duty(duty: Duty, years: int) -> Duty:
    def moved(stated: DutyDate) -> DutyDate:
        return replace(stated, day=stated.day and _later(stated.day, years), clause="", quote="")

    return replace(
        duty,
        dates=tuple(map(moved, duty.dates)),
        from_year=_later_year(duty.from_year, years),
        to_year=_later_year(duty.to_year, years),
        clause="",
        quote="",
    )


def _later_year(year: int | None, years: int) -> int | None:
    return None if year is None else year + years


def _later(day: date, years: int) -> date:
    """The same day; the 29th of February is the 28th where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _later_span(text: str, years: int) -> str:
    """The same span; "" stays."""
    if text.count("-") == 2:
        return _later(date.fromisoformat(text), years).isoformat()
    return _YEAR.sub(lambda found: f"{int(found[0]) + years:04}", text)
