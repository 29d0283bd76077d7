"""Plans with duties for tests: invented ones, and days off nobody has to look up."""

from datetime import date
from typing import Any

from app.domain.committee import CommitteeLevel
from app.domain.plans.duties import Duty, DutyDate
from app.domain.plans.plan import Agency, Phase, Plan, PlanHead
from app.domain.plans.workdays import KnownDay, WorkCalendar

START, END = date(2022, 7, 28), date(2025, 12, 31)


def a_head(starts: date = START, ends: date = END, **fields: Any) -> PlanHead:
    """The head of an invented plan."""
    wanted = {"title": "Kế hoạch minh họa", "issuer": "Ban chỉ đạo", "level": CommitteeLevel.DISTRICT} | fields
    return PlanHead(starts=starts, ends=ends, **wanted)


def a_plan(*duties: Duty, starts: date = START, ends: date = END, **fields: Any) -> Plan:
    """An invented plan with these duties, an office and two phases."""
    known: dict[str, Any] = {
        "agencies": (Agency(key="phong", name="Phòng Tư pháp"),),
        "phases": (
            Phase(key="gd1", name="Giai đoạn 1", starts="2022-Q3", ends="2023-Q4"),
            Phase(key="gd2", name="Giai đoạn 2", starts="2024", ends="2025-Q4"),
        ),
    } | fields
    head = known.pop("head", None) or a_head(starts, ends)
    return Plan(key=known.pop("key", "thu"), head=head, duties=duties, **known)


def a_duty(*dates: DutyDate, **fields: Any) -> Duty:
    """A duty of the office with these days."""
    wanted = {"key": "bao-cao", "title": "Báo cáo", "owed_by": ("phong",)} | fields
    return Duty(dates=dates, **wanted)


def on_day(year: int, month: int, day: int, clause: str = "IV.6", **fields: Any) -> DutyDate:
    """«Trước ngày …» of one year."""
    return DutyDate(day=date(year, month, day), clause=clause, **fields)


def every(month: int | None, day: int, **fields: Any) -> DutyDate:
    """«Trước ngày … hằng năm»; without a month of the last one of each period."""
    return DutyDate(month=month, month_day=day, **fields)


def tet_2022() -> WorkCalendar:
    """The days off around Tết Nhâm Dần, 31/01-04/02/2022, and New Year made up for on 03/01."""
    days = [KnownDay(on_day=date(2022, 1, 3), name="Nghỉ bù Tết Dương lịch")]
    days.append(KnownDay(on_day=date(2022, 1, 31), name="Tết Nguyên đán"))
    days += [KnownDay(on_day=date(2022, 2, day), name="Tết Nguyên đán") for day in range(1, 5)]
    return WorkCalendar(days, (2022,))
