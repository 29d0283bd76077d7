"""The paragraphs of any plan → what they propose; pure, the same for every plan, in time that grows with the text."""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.plans.duties import Duty
from app.domain.plans.plan import Phase, PlanParagraph
from app.domain.plans.reading.assigned import with_assigned
from app.domain.plans.reading.documents import read_bases
from app.domain.plans.reading.duties import read_duties
from app.domain.plans.reading.head import read_head, read_recipients
from app.domain.plans.reading.outline import Node, outline
from app.domain.plans.reading.parts import read_blocks, read_budget, read_quotas
from app.domain.plans.reading.phases import read_phases
from app.domain.plans.reading.proposals import HeadFact, HeadField, Proposal
from app.domain.plans.reading.roster import Roster
from app.domain.plans.reading.targets import read_targets
from app.domain.plans.reading.tasks import read_tasks
from app.domain.plans.spans import span
from app.domain.plans.tasks import Task
from app.i18n import _
from app.text import format_number

#: No plan is longer: the longest of ours has 400 paragraphs; a whole book pasted by mistake is told, not read.
MOST_PARAGRAPHS = 5_000
LONGEST_TEXT = 800_000


def too_long(length: int, paragraphs: int) -> str:
    """Why a text is not read as a plan, in one sentence; "" where it may be."""
    if length > LONGEST_TEXT or paragraphs > MOST_PARAGRAPHS:
        told = _("Văn bản dài {length} chữ cái, {count} đoạn, quá dài với một kế hoạch (tối đa {most}, {paragraphs}).")
        return told.format(
            length=format_number(length),
            count=format_number(paragraphs),
            most=format_number(LONGEST_TEXT),
            paragraphs=format_number(MOST_PARAGRAPHS),
        )
    return ""


def read_plan(paragraphs: Sequence[PlanParagraph]) -> tuple[Proposal, ...]:
    """Everything the text proposes, in the order in which it is confirmed."""
    nodes = outline(paragraphs)
    phases = read_phases(nodes)
    head = read_head(nodes, phases)
    roster = Roster()
    read_blocks(nodes, roster)
    read = with_assigned(read_tasks(nodes, roster, _year(head)), nodes, roster)
    tasks = tuple(_with_phases(one, phases) for one in read)
    duties = _read_duties(nodes, roster)
    targets = read_targets(nodes)
    return (
        *head,
        *read_bases(nodes),
        *phases,
        *roster.proposals(),
        *targets,
        *tasks,
        *duties,
        *read_quotas(nodes),
        *read_budget(nodes),
        *read_recipients(nodes),
    )


def _read_duties(nodes: Sequence[Node], roster: Roster) -> tuple[Proposal, ...]:
    return tuple(one for one in read_duties(nodes, roster) if isinstance(one.value, Duty))


def _year(head: Sequence[Proposal]) -> int | None:
    """The year a quarter without one is of: that of the execution where it is one year."""
    facts = {one.value.field: one.value.value for one in head if isinstance(one.value, HeadFact)}
    starts, ends = facts.get(HeadField.STARTS), facts.get(HeadField.ENDS)
    first, last = getattr(starts, "year", None), getattr(ends, "year", None)
    return first if first == last else None


def _with_phases(one: Proposal, phases: Sequence[Proposal]) -> Proposal:
    """The phases a task's time touches."""
    task = one.value
    if not isinstance(task, Task) or not (task.timing.starts or task.timing.ends):
        return one
    first = span(task.timing.starts).first if task.timing.starts else span(task.timing.ends).first
    last = span(task.timing.ends).last if task.timing.ends else None
    touched = tuple(
        phase.value.key
        for phase in phases
        if isinstance(phase.value, Phase)
        and span(phase.value.ends).last >= first
        and (last is None or span(phase.value.starts).first <= last)
    )
    return replace(one, value=replace(task, phases=touched))
