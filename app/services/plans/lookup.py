"""What somebody names when entering something under a plan: an agency, a task, a period, a day, a number.

Each raises ``Refused`` with one sentence for what cannot be, before anything is stored.
"""

import re
from datetime import date
from decimal import Decimal

from app.db import units
from app.db.types import DbConnection
from app.domain.plans.counted import is_counted
from app.domain.plans.plan import Plan
from app.domain.plans.spans import Span, span
from app.domain.plans.targets import Target
from app.domain.plans.tasks import Task
from app.domain.plans.timing import phase_span
from app.domain.plans.work_list import agencies_named
from app.domain.units import Unit
from app.errors import Refused
from app.i18n import _
from app.services.workspace import Workspace
from app.text import fold, format_number, short_date

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_QUARTER = re.compile(r"(?:quy|q) ?(i{1,3}|iv|[1-4]) ?(?:/|nam|-| ) ?(\d{4})")
_MONTH = re.compile(r"(?:thang|t) ?(\d{1,2}) ?(?:/|nam|-| ) ?(\d{4})")
_HALF = re.compile(r"(?:6|sau) thang (dau|cuoi)(?: nam|/)? ?(\d{4})")
_YEAR = re.compile(r"(?:nam )?(\d{4})")


def agency(plan: Plan, text: str) -> str:
    """The key of the agency somebody looks for; "" for no text, which means the whole; a unit's code is its group."""
    if not text.strip():
        return ""
    some = agencies_named(plan, text.strip())
    if len(some) == 1:
        return some[0].key
    if not some:
        known = ", ".join(item.key for item in plan.agencies) or _("chưa có cơ quan nào")
        told = _("Kế hoạch không có cơ quan “{text}”; có: {known}.")
        raise Refused("no-agency", told.format(text=text, known=known))
    names = ", ".join(f"{item.name} ({item.key})" for item in some)
    raise Refused("which-agency", _("“{text}” có thể là: {names}; hãy ghi mã.").format(text=text, names=names))


def teller(plan: Plan, text: str) -> str:
    """The key of the agency something is entered of; "" for no text.

    Raises ``Refused`` for the code of one unit of a group: what one unit tells must not become that of all of them.
    """
    code = text.strip()
    group = next((item for item in plan.agencies if code in item.unit_codes), None)
    if group is not None and all(item.key != code for item in plan.agencies):
        told = _("“{code}” là mã của một đơn vị thuộc “{group}”, không phải của cả nhóm; chưa lưu gì.")
        help_ = _("Hãy ghi của đơn vị ấy; trong dòng lệnh: --unit {code}.").format(code=code)
        raise Refused("unit-not-agency", told.format(code=code, group=group.name), help_)
    return agency(plan, text)


def has_agency(plan: Plan, text: str) -> bool:
    """Whether the plan knows an agency of that name."""
    return bool(agencies_named(plan, text.strip()))


def has_period(plan: Plan, text: str) -> bool:
    """Whether a period is one of the plan's execution."""
    try:
        return bool(period(plan, text))
    except Refused:
        return False


def agency_name(plan: Plan, key: str) -> str:
    """What the plan calls an agency; the key itself for one it no longer has."""
    return next((item.name for item in plan.agencies if item.key == key), key)


def unit(connection: DbConnection, unit_id: int) -> Unit:
    """A unit by its number; raises ``LookupError`` for one that was never ours."""
    return units.unit_of(connection, unit_id)


def unit_in(connection: DbConnection, unit_id: int, within: Span) -> Unit:
    """A unit something is entered of; raises ``Refused`` for one that is not there on any day of the time."""
    found = unit(connection, unit_id)
    if found.valid_from > within.last:
        told = _("{unit} chưa có trong {period}: có từ {day}; chưa lưu gì.")
        raise _of_other_time(told, found, within, found.valid_from)
    if found.valid_to is not None and found.valid_to <= within.first:
        told = _("{unit} không còn trong {period}: có đến hết {day}; chưa lưu gì.")
        raise _of_other_time(told, found, within, found.valid_to - date.resolution)
    return found


def _of_other_time(told: str, of: Unit, within: Span, day: date) -> Refused:
    name = of.title[0].upper() + of.title[1:]
    return Refused("unit-of-other-time", told.format(unit=name, period=within.words, day=short_date(day)))


def task(plan: Plan, key: str) -> Task:
    """The task of a key."""
    found = next((item for item in plan.tasks if item.key == key), None)
    if found is None:
        told = _("Kế hoạch “{plan}” không có nhiệm vụ “{key}”.")
        raise Refused("no-task", told.format(plan=plan.key, key=key))
    return found


def target(plan: Plan, key: str) -> Target:
    """The target of a key."""
    found = next((item for item in plan.targets if item.key == key), None)
    if found is None:
        known = ", ".join(item.key for item in plan.targets) or _("chưa có chỉ tiêu nào")
        told = _("Kế hoạch “{plan}” không có chỉ tiêu “{key}”; có: {known}.")
        raise Refused("no-target", told.format(plan=plan.key, key=key, known=known))
    return found


def period(plan: Plan, text: str) -> Span:
    """The span somebody means: "2022", "2022-Q3", "Quý III/2022", "tháng 7/2022", a phase; within the execution."""
    found = any_period(plan, text)
    head = plan.head
    if found.last < head.starts or found.first > head.ends:
        told = _("{period} nằm ngoài thời gian thực hiện của kế hoạch ({starts} - {ends}); chưa lưu gì.")
        words = found.words[0].upper() + found.words[1:]
        days = {"starts": short_date(head.starts), "ends": short_date(head.ends)}
        raise Refused("period-outside", told.format(period=words, **days))
    return found


def any_period(plan: Plan, text: str) -> Span:
    """The same, also outside of the execution: what is compared with may lie before it."""
    typed = text.strip()
    phase = next((item for item in plan.phases if typed and fold(typed) in (fold(item.key), fold(item.name))), None)
    try:
        return phase_span(phase) if phase is not None else span(_short_form(typed))
    except ValueError as error:
        raise _bad_period(text) from error


def typed_span(text: str) -> Span:
    """The span somebody types without a plan: "6 tháng đầu năm 2022", "Quý III/2022", "tháng 7/2022", "2022"."""
    try:
        return span(_short_form(text.strip()))
    except ValueError as error:
        raise _bad_period(text) from error


def _bad_period(text: str) -> Refused:
    told = _("Không hiểu kỳ “{text}”; hãy ghi như 2022, Quý III/2022, 6 tháng đầu năm 2022, tháng 7/2022.")
    return Refused("bad-period", told.format(text=text))


def _short_form(typed: str) -> str:
    plain = fold(typed)
    if found := _QUARTER.fullmatch(plain):
        return f"{found[2]}-Q{_QUARTERS[found[1]]}"
    if found := _HALF.fullmatch(plain):
        return f"{found[2]}-H{1 if found[1] == 'dau' else 2}"
    if found := _MONTH.fullmatch(plain):
        return f"{found[2]}-{int(found[1]):02}"
    if found := _YEAR.fullmatch(plain):
        return found[1]
    return typed


def refuse_day(ws: Workspace, plan: Plan, day: date) -> None:
    """Refuse a day before the plan begins or to come."""
    if day < plan.head.starts:
        told = _("Ngày {day} trước khi kế hoạch bắt đầu ({starts}); chưa lưu gì.")
        raise Refused("day-before-plan", told.format(day=short_date(day), starts=short_date(plan.head.starts)))
    if day > ws.today:
        raise Refused("day-to-come", _("Ngày {day} chưa đến; chưa lưu gì.").format(day=short_date(day)))


def refuse_to_come(ws: Workspace, within: Span) -> None:
    """Refuse a period that has not begun."""
    if within.first > ws.today:
        told = _("{period} chưa đến; chưa lưu gì.")
        raise Refused("period-to-come", told.format(period=within.words[0].upper() + within.words[1:]))


def refuse_number(value: Decimal | None, what: str, unit: str = "") -> None:
    """Refuse a number below 0, one with more than three places, one that is none; ``what`` it counts.

    With a ``unit`` of things that are counted («người», «xã»), a fraction of one is refused, too.
    """
    if value is None:
        return
    if not value.is_finite():
        raise Refused("bad-number", _("{what} không phải là một số; chưa lưu gì.").format(what=what))
    if value < 0:
        told = _("{what} là {value}, không được âm; chưa lưu gì.")
        raise Refused("negative-number", told.format(what=what, value=format_number(value)))
    if value * 1000 % 1:
        told = _("{what} là {value}, có hơn ba chữ số thập phân; chưa lưu gì.")
        raise Refused("too-many-places", told.format(what=what, value=format_number(value)))
    if value >= Decimal(10) ** 15:
        raise Refused("bad-number", _("{what} quá lớn; chưa lưu gì.").format(what=what))
    if value % 1 and is_counted(unit):
        told = _("{what} đếm bằng {unit}, phải là số nguyên, không thể là {value}; chưa lưu gì.")
        told = told.format(what=what, unit=unit, value=format_number(value))
        raise Refused("not-whole", told, _("Hãy sửa con số; nếu có phần lẻ thật thì sửa đơn vị tính trong kế hoạch."))
