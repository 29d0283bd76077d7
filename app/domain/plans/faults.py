"""Faults of a plan: what a hand-written file or a screen got wrong, in the words both show.

A plan with a fault is neither loaded nor stored. What a plan merely leaves open (a duty without day, a target without
number) is no fault.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from app.domain.plans.duties import Duty
from app.domain.plans.fault_places import Fault, in_circle, missing, placed, span_faults, twice, unknown
from app.domain.plans.measures import Measure
from app.domain.plans.plan import Agency, PartKind, Phase, Plan, PlanHead
from app.domain.plans.spans import EARLIEST, LATEST
from app.domain.plans.target_faults import step_day_faults, sum_faults, target_faults
from app.domain.plans.targets import Target
from app.domain.plans.task_faults import duty_faults, period_faults, task_faults
from app.domain.plans.tasks import Task
from app.i18n import _
from app.text import fold, short_date

_SOURCE = re.compile(
    r"(?:indicator:\w+|register:[\w-]+(?::.+)?|classification(?::.+)?|survey(?::(?:handed_out|returned|forms))?)?"
)

#: The longest execution there can be, in years: a longer one is a year typed wrong.
_LONGEST = 30

_Part = Agency | Phase | Measure | Target | Task | Duty


def faults(plan: Plan, indicators: Collection[str] = ()) -> tuple[Fault, ...]:
    """Every fault of a plan; ``indicators`` are the codes of the catalogue, which need no declaring as measures."""
    found = tuple(_faults(plan, indicators))
    return (*found, *_late_faults(plan, found))


def _faults(plan: Plan, indicators: Collection[str]) -> Iterator[Fault]:
    head, agencies = plan.head, [item.key for item in plan.agencies]
    phases = [item.key for item in plan.phases]
    measures = {*indicators, *(item.key for item in plan.measures)}
    tasks = {item.key: item.parent for item in plan.tasks}
    yield from _head_faults(head)
    for kind, parts in _parts(plan):
        yield from _key_faults(kind, parts)
    for agency in plan.agencies:
        yield from placed(PartKind.AGENCY, agency.key, _agency_faults(agency, plan.agencies))
    for phase in plan.phases:
        yield from placed(PartKind.PHASE, phase.key, _phase_faults(phase, head))
    for measure in plan.measures:
        yield from placed(PartKind.MEASURE, measure.key, _measure_faults(measure))
    for target in plan.targets:
        yield from placed(PartKind.TARGET, target.key, target_faults(target, measures, phases, head))
        yield from placed(PartKind.TARGET, target.key, sum_faults(target, plan.targets))
    for task in plan.tasks:
        yield from placed(PartKind.TASK, task.key, task_faults(task, tasks, agencies, measures, head))
        yield from placed(PartKind.TASK, task.key, unknown("phases", task.phases, phases, _("giai đoạn")))
    for duty in plan.duties:
        yield from placed(PartKind.DUTY, duty.key, duty_faults(duty, agencies, head))


def _late_faults(plan: Plan, found: Sequence[Fault]) -> Iterator[Fault]:
    """What can be asked only where days are sound: that steps hold some day, that days of duties lie in a period."""
    if any(fault.kind in (None, PartKind.PHASE) for fault in found):
        return
    steps = {fault.key for fault in found if fault.kind is PartKind.TARGET and fault.field == "steps"}
    duties = {fault.key for fault in found if fault.kind is PartKind.DUTY}
    for target in plan.targets:
        if target.key not in steps:
            yield from placed(PartKind.TARGET, target.key, step_day_faults(target, plan))
    for duty in plan.duties:
        if duty.key not in duties:
            yield from placed(PartKind.DUTY, duty.key, period_faults(duty, plan))


def _parts(plan: Plan) -> tuple[tuple[PartKind, tuple[_Part, ...]], ...]:
    return (
        (PartKind.AGENCY, plan.agencies),
        (PartKind.PHASE, plan.phases),
        (PartKind.MEASURE, plan.measures),
        (PartKind.TARGET, plan.targets),
        (PartKind.TASK, plan.tasks),
        (PartKind.DUTY, plan.duties),
    )


def _key_faults(kind: PartKind, parts: Sequence[_Part]) -> Iterator[Fault]:
    for key in twice(item.key for item in parts):
        yield Fault("key", _("mã có hai lần"), kind, str(key))
    if any(not item.key.strip() for item in parts):
        yield Fault("key", _("phải ghi mã"), kind)


def _head_faults(head: PlanHead) -> Iterator[Fault]:
    yield from missing("title", head.title)
    yield from missing("issuer", head.issuer)
    if head.ends < head.starts:
        what = _("kế hoạch kết thúc ({ends}) trước khi bắt đầu ({starts})")
        yield Fault("ends", what.format(ends=short_date(head.ends), starts=short_date(head.starts)))
    yield from _year_faults(head)
    if head.title_from is not None and head.title_to is not None and head.title_to < head.title_from:
        what = _("giai đoạn trong tên, từ {first} đến {last}, là ngược")
        yield Fault("title_to", what.format(first=head.title_from, last=head.title_to))
    above = {item.key: item.parent for item in head.sections}
    for key in twice(item.key for item in head.sections):
        yield Fault("sections", _("mục “{key}” có hai lần").format(key=key))
    if any(not item.heading.strip() for item in head.sections):
        yield Fault("sections", _("có mục chưa ghi tên"))
    yield from unknown("sections", filter(None, above.values()), above, _("mục"))
    for key in above:
        if in_circle(key, above):
            yield Fault("sections", _("mục “{key}” nằm trong một vòng").format(key=key))


def _year_faults(head: PlanHead) -> Iterator[Fault]:
    """Days nobody plans for: worked out slot by slot, one year typed wrong would stop every list there is."""
    for field, day in (("issued_on", head.issued_on), ("starts", head.starts), ("ends", head.ends)):
        if day is not None and not EARLIEST <= day.year <= LATEST:
            what = _("năm {year} không thể đúng, phải từ {first} đến {last}")
            yield Fault(field, what.format(year=day.year, first=EARLIEST, last=LATEST))
    if head.ends.year - head.starts.year > _LONGEST:
        what = _("thời gian thực hiện từ {starts} đến {ends} dài quá {count} năm")
        days = {"starts": short_date(head.starts), "ends": short_date(head.ends)}
        yield Fault("ends", what.format(**days, count=_LONGEST))


def _agency_faults(agency: Agency, agencies: Sequence[Agency]) -> Iterator[Fault]:
    yield from missing("name", agency.name)
    if agency.count is not None and agency.count <= 0:
        yield Fault("count", _("số lượng phải lớn hơn 0"))
    if agency.valid_from is not None and agency.valid_to is not None and agency.valid_to <= agency.valid_from:
        yield Fault("valid_to", _("hết hiệu lực trước khi có hiệu lực"))
    if agency.became:
        yield from unknown("became", (agency.became,), (item.key for item in agencies), _("cơ quan"))
    if in_circle(agency.key, {item.key: item.became for item in agencies}):
        yield Fault("became", _("nằm trong một vòng: nối tiếp mãi lại thành chính nó"))
    for code in twice(agency.unit_codes):
        yield Fault("unit_codes", _("đơn vị “{code}” có hai lần").format(code=code))
    for other in agencies:
        if other.key < agency.key and fold(other.name) == fold(agency.name) and _at_one_time(agency, other):
            yield Fault("name", _("trùng tên với cơ quan “{key}” cùng thời gian").format(key=other.key))


def _at_one_time(one: Agency, other: Agency) -> bool:
    def ends_before(first: Agency, second: Agency) -> bool:
        return bool(first.valid_to and second.valid_from and first.valid_to <= second.valid_from)

    return not ends_before(one, other) and not ends_before(other, one)


def _phase_faults(phase: Phase, head: PlanHead) -> Iterator[Fault]:
    yield from missing("name", phase.name)
    for field in ("starts", "ends"):
        yield from missing(field, getattr(phase, field))
    yield from span_faults(phase.starts, phase.ends, head, is_strict=True)


def _measure_faults(measure: Measure) -> Iterator[Fault]:
    yield from missing("name", measure.name)
    if _SOURCE.fullmatch(measure.source) is None:
        what = _(
            "nguồn “{source}” phải là indicator:MÃ, register:SỔ, register:SỔ:CỘT, classification:LOẠI hoặc "
            "survey:returned"
        )
        yield Fault("source", what.format(source=measure.source))
