"""Register of plans «kế hoạch»: taken from a preset or written here, changed, closed, removed; and what a clause says.

A plan with a fault is never stored, and nothing that was entered under a part goes without being asked for.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from app.db import plans as db
from app.db.types import DbConnection
from app.domain.plans.faults import faults
from app.domain.plans.plan import PartKind, Plan, PlanParagraph
from app.errors import Refused
from app.i18n import _
from app.presets.programmes import plan_headers, plan_preset
from app.services.plans import losses as plan_losses
from app.services.workspace import Workspace
from app.text import clean, fold, short_date


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan of the data file; ``closed_on`` is the day it was closed, ``None`` while it runs."""

    plan: Plan
    closed_on: date | None = None

    @property
    def title(self) -> str:
        """How lists name it: its short title if it has one."""
        return self.plan.head.short_title or self.plan.head.title


@dataclass(frozen=True, slots=True)
class Offer:
    """A plan that ships with the program or lies in the user's folder; ``is_here`` says it was taken already."""

    id: str
    title: str
    is_here: bool


# --- looking ---------------------------------------------------------------------------------------------------------


def plans(ws: Workspace) -> tuple[Plan, ...]:
    """Every plan of the data file with all its parts, without its text; the newest execution first."""
    with ws.store.read() as connection:
        return db.plans(connection)


def rows(ws: Workspace) -> tuple[PlanRow, ...]:
    """Every plan as a list shows it, with the day it was closed."""
    with ws.store.read() as connection:
        closed = db.closed(connection)
        return tuple(PlanRow(plan, closed.get(plan.id)) for plan in db.plans(connection))


def offers(ws: Workspace) -> tuple[Offer, ...]:
    """Plans there are files of."""
    here = {plan.key for plan in plans(ws)}
    return tuple(Offer(item.id, item.title, item.id in here) for item in plan_headers(ws.presets))


def listed(connection: DbConnection) -> tuple[Plan, ...]:
    """:func:`plans` inside a transaction."""
    return db.plans(connection)


def part_ids(connection: DbConnection, plan: Plan, kind: PartKind) -> dict[str, int]:
    """The number of each part of a kind, by its key: what is entered under a plan names its part by it."""
    return db.part_ids(connection, plan.id, kind)


def find(ws: Workspace, key: str) -> Plan:
    """A plan whole, with its text; raises ``Refused`` when there is none of that key."""
    with ws.store.read() as connection:
        return found(connection, key)


def found(connection: DbConnection, key: str) -> Plan:
    """:func:`find` inside a transaction."""
    plan_id = db.id_of(connection, key)
    plan = None if plan_id is None else db.find(connection, plan_id)
    if plan is None:
        known = ", ".join(item.key for item in db.plans(connection)) or _("chưa có kế hoạch nào")
        raise Refused("no-plan", _("Không có kế hoạch “{key}”; có: {known}.").format(key=key, known=known))
    return plan


def named(ws: Workspace, text: str = "") -> Plan:
    """The plan somebody names by key, number or a part of its title; without text the only one there is.

    Raises ``Refused`` when there is none or more than one.
    """
    everything = plans(ws)
    wanted = fold(text)
    exact = [plan for plan in everything if text and text in (plan.key, plan.head.number)]
    some = exact or [plan for plan in everything if all(word in _words(plan) for word in wanted.split())]
    if len(some) == 1:
        return find(ws, some[0].key)
    known = ", ".join(plan.key for plan in some or everything)
    if not known:
        raise Refused("no-plan", _("Chưa có kế hoạch nào."), _("Hãy lấy một kế hoạch có sẵn hoặc lập kế hoạch mới."))
    if not some:
        raise Refused("no-plan", _("Không có kế hoạch “{key}”; có: {known}.").format(key=text, known=known))
    raise Refused("which-plan", _("Có nhiều kế hoạch: {known}; hãy ghi mã của một kế hoạch.").format(known=known))


def _words(plan: Plan) -> str:
    return fold(f"{plan.key} {plan.head.number} {plan.head.title} {plan.head.short_title}")


def clause_text(plan: Plan, clause: str) -> tuple[PlanParagraph, ...]:
    """The paragraphs of the plan's text that stand in a clause; none for a clause the text does not have."""
    return tuple(item for item in plan.paragraphs if clause and item.clause == clause)


# --- changing --------------------------------------------------------------------------------------------------------


def adopt(ws: Workspace, preset_id: str) -> Plan:
    """Take a plan that there is a file of into the data file; raises ``Refused`` when it is there already."""
    plan = plan_preset(ws.presets, preset_id)
    with ws.store.write(_("Lấy kế hoạch: {name}").format(name=_name(plan)), ws.actor) as connection:
        _refuse_key(plan)
        if db.id_of(connection, plan.key) is not None:
            raise Refused("plan-exists", _("Đã có kế hoạch “{key}”; chưa lấy gì.").format(key=plan.key))
        return found(connection, _stored(connection, plan))


def save(ws: Workspace, plan: Plan, *, even_with_work: bool = False) -> Plan:
    """Store a plan: a new one when its ``id`` is 0, else the changed one.

    Raises ``Refused`` with the first fault, for a closed plan, and for entries that would have no place in it any more
    unless ``even_with_work``: then they are taken out.
    """
    wanted = replace(plan, key=clean(plan.key))
    with ws.store.write(_("Kế hoạch: {name}").format(name=_name(wanted)), ws.actor) as connection:
        _refuse_faults(ws, wanted)
        known = db.id_of(connection, wanted.key)
        if known is None:
            _refuse_key(wanted)
        if known is not None and known != wanted.id:
            raise Refused("plan-exists", _("Đã có kế hoạch “{key}”; chưa lưu gì.").format(key=wanted.key))
        before = db.find(connection, wanted.id) if wanted.id else None
        if wanted.id and before is None:
            raise Refused("no-plan", _("Kế hoạch này không còn trong dữ liệu; chưa lưu gì."))
        if before is not None:
            refuse_closed(connection, before)
            lost = plan_losses.changed(connection, before, wanted)
            if not even_with_work:
                _refuse_losing(plan_losses.told(before, lost, by_key=True))
            plan_losses.drop(connection, lost)
        return found(connection, _stored(connection, wanted))


def close(ws: Workspace, key: str, on: date) -> None:
    """Close a plan: nothing more is entered under it. Raises ``Refused`` for a day before its begin or to come."""
    with ws.store.write(_("Kết thúc kế hoạch: {key}").format(key=key), ws.actor) as connection:
        plan = found(connection, key)
        if not plan.head.starts <= on <= ws.today:
            told = _("Ngày kết thúc {day} phải từ ngày {starts} đến hôm nay; chưa lưu gì.")
            day, starts = short_date(on), short_date(plan.head.starts)
            raise Refused("bad-day", told.format(day=day, starts=starts))
        db.close(connection, plan.id, on)


def reopen(ws: Workspace, key: str) -> None:
    """Open a closed plan again."""
    with ws.store.write(_("Mở lại kế hoạch: {key}").format(key=key), ws.actor) as connection:
        db.close(connection, found(connection, key).id, None)


def remove(ws: Workspace, key: str, *, even_with_work: bool = False) -> None:
    """Take out a plan with its text; raises ``Refused`` when work was entered under it unless ``even_with_work``."""
    with ws.store.write(_("Bỏ kế hoạch: {key}").format(key=key), ws.actor) as connection:
        plan = found(connection, key)
        lost = plan_losses.under(connection, plan)
        if not even_with_work:
            told = plan_losses.told(plan, lost, by_key=True)
            _refuse_losing((*told, *plan_losses.beside(connection, plan)))
        plan_losses.drop(connection, lost)
        db.remove(connection, plan.id)


def losses(ws: Workspace, key: str) -> tuple[str, ...]:
    """What was entered under a plan and goes with it, part by part by their names; then what stays without it."""
    with ws.store.read() as connection:
        plan = found(connection, key)
        return (*plan_losses.told(plan, plan_losses.under(connection, plan)), *plan_losses.beside(connection, plan))


def refuse_closed(connection: DbConnection, plan: Plan) -> None:
    """Refuse to enter anything under a closed plan."""
    on = db.closed(connection).get(plan.id)
    if on is not None:
        sentence = _("Kế hoạch “{key}” đã kết thúc ngày {day}; chưa ghi gì.")
        way = _("Hãy mở lại kế hoạch trước khi ghi.")
        raise Refused("plan-closed", sentence.format(key=plan.key, day=short_date(on)), way)


def _stored(connection: DbConnection, plan: Plan) -> str:
    db.save(connection, plan)
    return plan.key


def _name(plan: Plan) -> str:
    return plan.head.short_title or plan.head.title or plan.key


def _refuse_faults(ws: Workspace, plan: Plan) -> None:
    if not plan.key:
        raise Refused("bad-plan", _("Kế hoạch chưa có mã; chưa lưu gì."))
    for fault in faults(plan, ws.presets.indicator_codes()):
        raise Refused("bad-plan", fault.sentence, _("Chưa lưu gì."))


def is_file_name(key: str) -> bool:
    """Whether a key can be the name of the files of its plan: no folder in it, nothing a system does not take."""
    return re.fullmatch(r"\w[\w.+ -]*", key) is not None


def _refuse_key(plan: Plan) -> None:
    if not is_file_name(plan.key):
        told = _("Mã kế hoạch “{key}” không dùng làm tên tệp được; chưa lưu gì.")
        raise Refused("bad-plan", told.format(key=plan.key), _("Hãy dùng chữ, số và dấu gạch nối."))


def _refuse_losing(parts: tuple[str, ...]) -> None:
    if parts:
        told = _("Đã ghi kết quả ở {parts}; bỏ đi thì mất các kết quả đó. Chưa lưu gì.")
        way = _("Muốn bỏ cả kết quả thì xác nhận rõ.")
        raise Refused("plan-has-work", told.format(parts="; ".join(parts)), way)
