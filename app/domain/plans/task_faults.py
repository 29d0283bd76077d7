"""Faults of tasks and duties: agencies named twice or not at all, products of nothing, days that cannot be."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from app.domain.plans.duties import Duty, DutyDate
from app.domain.plans.duty_slots import days_within, periods
from app.domain.plans.fault_places import Fault, in_circle, missing, span_faults, twice, unknown
from app.domain.plans.plan import Plan, PlanHead
from app.domain.plans.spans import LATEST, Frequency
from app.domain.plans.tasks import Deliverable, Task
from app.i18n import _
from app.text import short_date

#: Owners of a duty that the data file knows without the plan.
OWNERS = frozenset({"communes", "stations", "committee", "collecting_point"})
#: Who may already keep the receipts of a duty.
FEEDERS = frozenset({"", "submissions", "dossiers", "review", "events", "result_reports", "written_reports"})
_LEAP_YEAR = 2024
#: Periods whose last month is meant where a date names none.
_PARTS = (Frequency.MONTH, Frequency.QUARTER, Frequency.HALF_YEAR)


def task_faults(
    task: Task, tasks: Mapping[str, str], agencies: Collection[str], measures: Collection[str], head: PlanHead
) -> Iterator[Fault]:
    """The faults of one task; ``tasks`` are all keys with the key above each."""
    yield from missing("title", task.title)
    if task.parent:
        yield from unknown("parent", (task.parent,), tasks, _("nhiệm vụ"))
    if in_circle(task.key, tasks):
        yield Fault("parent", _("nằm trong một vòng: đi lên các nhiệm vụ cha lại gặp chính nó"))
    yield from unknown("supports", task.supports, tasks, _("nhiệm vụ"))
    if task.key in task.supports:
        yield Fault("supports", _("phục vụ chính nó"))
    yield from _agency_faults(task, agencies)
    yield from span_faults(task.timing.starts, task.timing.ends, head, is_strict=False)
    for key in twice(item.key for item in task.deliverables):
        yield Fault("deliverables", _("sản phẩm “{key}” có hai lần").format(key=key))
    for item in task.deliverables:
        yield from _deliverable_faults(item, measures)


def _agency_faults(task: Task, agencies: Collection[str]) -> Iterator[Fault]:
    for field, keys in (("leads", task.leads), ("partners", task.partners), ("hosts", task.hosts)):
        yield from unknown(field, keys, agencies, _("cơ quan"))
        for key in twice(keys):
            yield Fault(field, _("cơ quan “{key}” được nêu hai lần").format(key=key))
    for key in sorted(set(task.leads) & set(task.partners)):
        yield Fault("partners", _("cơ quan “{key}” vừa chủ trì vừa phối hợp").format(key=key))


def _deliverable_faults(item: Deliverable, measures: Collection[str]) -> Iterator[Fault]:
    if not item.text.strip():
        yield Fault("deliverables", _("sản phẩm “{key}” chưa có lời").format(key=item.key))
    if item.count is not None and not (item.count.is_finite() and item.count > 0):
        what = _("số lượng “{count}” của sản phẩm “{key}” phải lớn hơn 0")
        yield Fault("deliverables", what.format(count=item.count, key=item.key))
    if item.count is not None and not item.unit:
        yield Fault("deliverables", _("sản phẩm “{key}” có số lượng nhưng không có đơn vị tính").format(key=item.key))
    if item.measure:
        yield from unknown("deliverables", (item.measure,), measures, _("số đo"))


def duty_faults(duty: Duty, agencies: Collection[str], head: PlanHead) -> Iterator[Fault]:
    """The faults of one duty."""
    yield from missing("title", duty.title)
    if not duty.owed_by:
        yield Fault("owed_by", _("phải ghi ai có nghĩa vụ"))
    yield from unknown("owed_by", duty.owed_by, {*agencies, *OWNERS}, _("cơ quan"))
    yield from unknown("fed_by", (duty.fed_by,), FEEDERS, _("nguồn"))
    for field, values in (("owed_by", duty.owed_by), ("copies", duty.copies), ("dates", duty.dates)):
        for value in twice(values):
            told = _date_words(value) if isinstance(value, DutyDate) else value
            yield Fault(field, _("“{value}” có hai lần").format(value=told))
    if duty.from_year is not None and duty.to_year is not None and duty.to_year < duty.from_year:
        yield Fault(
            "to_year", _("từ năm {first} đến năm {last} là ngược").format(first=duty.from_year, last=duty.to_year)
        )
    yield from _year_faults(duty, head)
    for stated in duty.dates:
        yield from _date_faults(stated, duty, head)


def _year_faults(duty: Duty, head: PlanHead) -> Iterator[Fault]:
    """A plan may ask for the report of the year before it and be wound up in the year after it, not further off."""
    first, last = head.starts.year - 1, head.ends.year + 1
    for field, year in (("from_year", duty.from_year), ("to_year", duty.to_year)):
        if year is not None and not first <= year <= last:
            what = _("năm {year} nằm ngoài thời gian của kế hoạch, phải từ {first} đến {last}")
            yield Fault(field, what.format(year=year, first=first, last=last))


def period_faults(duty: Duty, plan: Plan) -> Iterator[Fault]:
    """Occurrences that could never be: of phases the plan does not have, by a day that lies in none of its periods."""
    found = periods(duty, plan)
    if not found:
        yield Fault("frequency", _("theo kỳ này thì kế hoạch không có kỳ nào phải nộp"))
        return
    for stated in duty.dates if duty.frequency is not Frequency.ONCE else ():
        spans = (days_within(stated, duty, item) for item in found)
        if stated.day is not None and not any(first <= stated.day <= last for first, last in spans):
            what = _(
                "hạn {day} không nằm trong kỳ nào của nghĩa vụ; việc chỉ nộp vào ngày đó thì chọn nộp một lần,"
                " hạn nằm trong kỳ kế tiếp thì ghi thêm “kỳ sau”"
            )
            yield Fault("dates", what.format(day=short_date(stated.day)))


def _date_words(stated: DutyDate) -> str:
    parts = (stated.month_day, stated.month)
    told = short_date(stated.day) if stated.day else "/".join(str(part) for part in parts if part is not None)
    return f"{told} {stated.later_words()}".strip()


def _date_faults(stated: DutyDate, duty: Duty, head: PlanHead) -> Iterator[Fault]:
    if stated.periods_later not in (0, 1):
        what = _("hạn chỉ ở trong kỳ (0) hoặc trong kỳ ngay sau (1), không phải {count} kỳ sau")
        yield Fault("dates", what.format(count=stated.periods_later))
    elif stated.periods_later and duty.frequency is Frequency.ONCE:
        yield Fault("dates", _("việc nộp một lần không có kỳ sau: ghi đủ ngày, tháng, năm của hạn"))
    is_repeated = stated.month is not None or stated.month_day is not None
    if is_repeated == (stated.day is not None):
        yield Fault("dates", _("ghi hoặc một ngày có cả năm, hoặc ngày và tháng của mỗi năm, không ghi cả hai"))
    elif stated.day is not None:
        yield from _day_faults(stated.day, head)
    elif stated.month is None:
        yield from _day_of_each_faults(stated, duty)
    elif not _is_in_calendar(stated.month, stated.month_day):
        yield Fault(
            "dates", _("ngày {day} tháng {month} không có trong lịch").format(day=stated.month_day, month=stated.month)
        )
    elif duty.frequency is Frequency.ONCE:
        yield Fault("frequency", _("hạn chỉ ghi ngày và tháng thì lặp lại mỗi năm: việc nộp một lần phải ghi cả năm"))


def _day_of_each_faults(stated: DutyDate, duty: Duty) -> Iterator[Fault]:
    """«Ngày 25 hằng tháng», «ngày 20 tháng cuối quý»: a day of the last month of each part of a year.

    «Ngày 05 tháng sau» is a day of the month after any period that comes back.
    """
    if not _is_in_calendar(1, stated.month_day):
        yield Fault("dates", _("ngày {day} không có trong tháng nào").format(day=stated.month_day))
    elif duty.frequency not in _PARTS and not (stated.periods_later and duty.frequency is not Frequency.ONCE):
        yield Fault("dates", _("chỉ ghi ngày, không ghi tháng: cần nghĩa vụ hằng tháng, quý hoặc 6 tháng"))


def _day_faults(day: date, head: PlanHead) -> Iterator[Fault]:
    plan_day = head.issued_on or head.starts
    if day < plan_day:
        what = _("hạn {day} trước ngày {plan_day} của kế hoạch")
        yield Fault("dates", what.format(day=short_date(day), plan_day=short_date(plan_day)))
    if day.year > LATEST:
        what = _("năm {year} của hạn không thể đúng, phải đến {last}")
        yield Fault("dates", what.format(year=day.year, last=LATEST))


def _is_in_calendar(month: int | None, day: int | None) -> bool:
    if month is None or day is None:
        return False
    try:
        date(_LEAP_YEAR, month, day)
    except ValueError:
        return False
    return True
