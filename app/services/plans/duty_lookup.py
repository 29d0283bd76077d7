"""Which line of the board somebody means who types plan, duty, who owes it and the period."""

from collections.abc import Sequence

from app.domain.plans.duty_rows import DutyFilter, DutyRow
from app.errors import Refused
from app.i18n import _
from app.services.plans import duties
from app.services.workspace import Workspace
from app.text import fold


def line(ws: Workspace, plan: str, duty: str, who: str = "", period: str = "") -> DutyRow:
    """The only line meant; raises ``Refused`` for none and for several, naming those there are.

    ``duty`` is the key of the duty, or that of an event's report as the list shows it ("event-12").
    """
    known = of_duty(ws, plan, duty)
    found = _chosen(known, [row for row in known if _is_named(row, who)], who)
    in_period = [row for row in found if period in ("", row.period.text)]
    if not in_period:
        _refuse_period(duty, period, found)
    if len(in_period) > 1:
        several = {row.period.text for row in in_period}
        if len(several) > 1:
            _refuse_period(duty, period, in_period)
        names = "; ".join(row.owner.name for row in in_period)
        told = _("“{who}” có thể là: {names}; hãy ghi rõ hơn.").format(who=who or duty, names=names)
        raise Refused("which-owner", told)
    return in_period[0]


def of_duty(ws: Workspace, plan: str, duty: str) -> tuple[DutyRow, ...]:
    """Every line of a duty; raises ``Refused`` when the plan has none of this key, naming those it has."""
    rows = duties.board(ws, DutyFilter(plan=plan))
    found = tuple(row for row in rows if duty in (row.duty.key, f"event-{row.at.obligation_id}"))
    if found:
        return found
    if not rows:
        known = ", ".join(sorted({row.plan_key for row in duties.board(ws) if row.plan_key})) or _("chưa có")
        raise Refused("no-plan", _("Không có kế hoạch “{plan}”; có: {known}.").format(plan=plan, known=known))
    known = ", ".join(dict.fromkeys(row.duty.key for row in rows))
    told = _("Kế hoạch “{plan}” không có nghĩa vụ “{duty}”; có: {known}.")
    raise Refused("no-duty", told.format(plan=plan, duty=duty, known=known))


def _is_named(row: DutyRow, who: str) -> bool:
    wanted = fold(who)
    return not wanted or wanted in (fold(row.owner.agency), fold(row.owner.name)) or wanted in fold(row.owner.name)


def _chosen(all_rows: Sequence[DutyRow], found: Sequence[DutyRow], who: str) -> Sequence[DutyRow]:
    """Those named exactly before those that only hold the words."""
    if not found:
        names = "; ".join(dict.fromkeys(row.owner.name for row in all_rows))
        told = _("“{who}” không có nghĩa vụ này; có: {names}.").format(who=who, names=names)
        raise Refused("no-owner", told)
    exact = [row for row in found if fold(who) in (fold(row.owner.agency), fold(row.owner.name))]
    return exact or found


def _refuse_period(duty: str, period: str, rows: Sequence[DutyRow]) -> None:
    known = ", ".join(dict.fromkeys(row.period.text for row in rows if row.period.text)) or _("một lần")
    told = _("Nghĩa vụ “{duty}” có các kỳ {known}; hãy ghi kỳ bằng --period.")
    if period:
        told = _("Nghĩa vụ “{duty}” không có kỳ “{period}”; có: {known}.")
    raise Refused("which-period", told.format(duty=duty, period=period, known=known))
