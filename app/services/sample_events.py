"""Sample season of events: tiers, a plan for every commune and border hamlet, and what a rising tier did to one.

Everything is «số liệu minh họa» and goes through the same services as real data.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.domain.events import Event, GiftPart
from app.domain.tier_history import PeopleLimit, Standing, TierEntry
from app.i18n import _
from app.services import event_planning, events, participants, tier_rules, tiers
from app.services.workspace import Workspace

_MATRIX = "covid-19"
_ANNOUNCED, _CHANGED = date(2022, 1, 10), date(2022, 1, 17)
#: The levels that the sample workbooks of the communes name, and one for the commune whose workbook names none.
_COMMUNES = {
    "xã Cần Nông": 1, "xã Cần Yên": 1, "xã Lũng Nặm": 1, "xã Cải Viên": 1,
    "xã Sóc Hà": 2, "xã Trường Hà": 2, "xã Nội Thôn": 2, "xã Tổng Cọt": 3,
}  # fmt: skip
_HAMLETS = {"xóm Kéo Sỹ, xã Tổng Cọt": 2, "xóm Pác Bó, xã Trường Hà": 3}
_RISEN = {"xóm Lũng Vai, xã Cần Yên": 4}
_DISTRICT, _LIMITS = "huyện Hà Quảng", {2: 200, 3: 50}
_RICH, _LATE = "xã Sóc Hà", "xã Nội Thôn"


def add(ws: Workspace) -> int:
    """Announce tiers, plan the season, fill one event with all that can be planned, let one tier rise.

    Returns how many events were planned: none on a computer whose clock lies before the papers of the sample, which
    the register of tiers would rightly refuse.
    """
    if ws.today < _CHANGED:
        return 0
    _announce(ws, {**_COMMUNES, **_HAMLETS}, _ANNOUNCED, "15/TB-UBND")
    for level, count in _LIMITS.items():
        document = _("16/HD-UBND (số liệu minh họa)")
        limit = PeopleLimit(_MATRIX, level, _place(ws, _DISTRICT), count, document, _ANNOUNCED, _ANNOUNCED)
        tier_rules.save_limit(ws, limit)
    made = event_planning.plan(ws, event_planning.propose(ws))
    planned = {event.hosts[0]: event for event in (row.event for row in events.events(ws))}
    events.save(ws, _filled(ws, planned[_place(ws, _RICH)]))
    events.save(ws, replace(planned[_place(ws, _LATE)], starts_on=date(2022, 3, 5)))
    _announce(ws, _RISEN, _CHANGED, "22/TB-UBND")
    return len(made)


def _place(ws: Workspace, name: str) -> int:
    return tiers.place_named(ws, name, _ANNOUNCED).id


def _announce(ws: Workspace, levels: dict[str, int], day: date, document: str) -> None:
    entries = [
        TierEntry(
            _place(ws, name),
            _MATRIX,
            Standing.LEVEL,
            day,
            level,
            document,
            day,
            _("UBND huyện Hà Quảng"),
            _("số liệu minh họa"),
        )
        for name, level in levels.items()
    ]
    tiers.record(ws, entries)


def _filled(ws: Workspace, event: Event) -> Event:
    offered = participants.propose_for(ws, event, event.plan.groups)
    delegates = tuple(item.delegate for some in offered for item in some[:6])
    gifts = (
        GiftPart(_("Gia đình chính sách"), 12, Decimal(500_000), _("Đồn Biên phòng")),
        GiftPart(_("Học sinh nghèo vượt khó"), 20, Decimal(300_000), _("Xã hội hóa")),
    )
    planned = (Decimal(3_000_000), Decimal(2_500_000), Decimal(4_000_000))
    costs = tuple(
        replace(cost, source=_("Ngân sách xã"), planned=amount)
        for cost, amount in zip(event.plan.costs, planned, strict=False)
    )
    plan = replace(
        event.plan,
        delegates=delegates,
        gifts=gifts,
        costs=costs,
        expected_delegates=len(delegates),
        expected_people=120,
        note=_("số liệu minh họa"),
    )
    return replace(event, place=_("Hội trường UBND xã"), plan=plan)
