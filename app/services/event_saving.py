"""A new event as its kind has it, and saving one.

What is stored decides: saving looks again at the tiers inside its own transaction, and refuses to write over what
somebody else has saved meanwhile.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.db import events as db_events
from app.db import papers as db_papers
from app.db.payloads import to_json
from app.db.types import DbConnection
from app.domain.event_assessment import Assessment
from app.domain.event_faults import EventFault
from app.domain.event_templates import TemplateWords, from_kind, host_words
from app.domain.events import CancelReason, Event, EventKind, EventPart, EventResult, EventStatus
from app.errors import Refused
from app.i18n import _
from app.services import event_checks, scope
from app.services.event_assessments import Grounds, undated_day
from app.services.event_changes import keep
from app.services.event_steps import found, named
from app.services.workspace import Workspace
from app.services.years.lock import refuse_closed
from app.text import clean

#: What a closed event was: of whom; when and with which parts.
_WHO, _WHEN_AND_WHAT = ("kind", "year", "hosts", "participants"), ("parts", "dropped", "starts_on", "ends_on")
#: Years a season may be of.
_YEARS = range(1990, 2101)


@dataclass(frozen=True, slots=True)
class Saved:
    """An event as it was stored, what is wrong with it (nothing keeps a draft from being saved), what holds for it."""

    event: Event
    findings: tuple[EventFault, ...]
    assessment: Assessment

    @property
    def id(self) -> int:
        """The key of the event."""
        return self.event.id


# --- a new one -------------------------------------------------------------------------------------------------------


def new(ws: Workspace, kind_key: str, hosts: Sequence[int], starts_on: date | None = None) -> Event:
    """An event to begin with as its kind has it, not stored yet; parts its tier forbids have fallen away already."""
    with ws.store.read() as connection:
        kind = _kind(connection, kind_key)
        grounds = Grounds.read(connection, ws.today)
        hosts = tuple(dict.fromkeys(hosts))
        year = scope.committee_of(connection).event_year
        words = _words(connection, ws, grounds, hosts, starts_on or undated_day(kind, year))
        event = from_kind(kind, hosts, words, starts_on)
        return replace(event, dropped=_fallen(event, grounds.assess(event)))


def _words(connection: DbConnection, ws: Workspace, grounds: Grounds, hosts: Sequence[int], day: date) -> TemplateWords:
    """What stands in the template of an event of some hosts of the season the committee prepares."""
    committee = scope.committee_of(connection)
    unit = host_words(path for unit_id in hosts if (path := grounds.path(unit_id, day)))
    movement = ws.presets.plan(committee.plan_preset).movement
    return TemplateWords(committee.report_year, committee.event_year, movement, unit)


def _fallen(event: Event, assessment: Assessment) -> tuple[EventPart, ...]:
    """The forbidden parts, unless that is all of them: then the event itself has to be decided about."""
    return () if len(assessment.forbidden) == len(event.parts) else assessment.forbidden


def _kind(connection: DbConnection, key: str) -> EventKind:
    kind = db_events.find_kind(connection, key)
    if kind is None:
        known = ", ".join(item.key for item in db_events.kinds(connection) if not item.is_retired) or _(
            "chưa có loại nào"
        )
        raise Refused("unknown-kind", _("Không có loại sự kiện “{key}”; có: {known}.").format(key=key, known=known))
    return kind


def copy(ws: Workspace, event_id: int, hosts: Sequence[int] = ()) -> Saved:
    """A new draft with the plan of another event, of the same hosts or others; it has no day, no result, no papers."""
    with ws.store.read() as connection:
        event = found(connection, event_id)
    plan = replace(
        event.plan,
        delegates=tuple(replace(item, attended=None) for item in event.plan.delegates),
        programme=tuple(replace(item, day=None) for item in event.plan.programme),
        costs=tuple(replace(item, spent=None) for item in event.plan.costs),
    )
    fresh = replace(
        event, id=0, hosts=tuple(hosts) or event.hosts, starts_on=None, ends_on=None, plan=plan, result=EventResult(),
        dropped=(),
    )  # fmt: skip
    return save(ws, fresh)


# --- saving ----------------------------------------------------------------------------------------------------------


def save(ws: Workspace, event: Event, seen: Event | None = None) -> Saved:
    """Store an event: a new one when its ``id`` is 0; one that says the same already is left alone.

    ``seen`` is the event as the screen had loaded it. Where an event stands (status, reason, version) only the steps
    change. One that was called off keeps units, days and parts until it is reopened; a held one its units, and it takes
    nothing that would have kept it from being marked: another day or part keeps a version. Raises ``Refused`` for that,
    when it was changed meanwhile, and for what no file can hold: days that are reversed, units or kinds that do not
    exist.
    """
    _refuse_broken_text(event)
    with ws.store.read() as connection:
        grounds = Grounds.read(connection, ws.today)
        former = _former(connection, event, seen)
        wanted = _storable(event, former)
        if wanted == former:
            return _saved(connection, grounds, wanted)
    label = _("Sửa sự kiện: {name}") if event.id else _("Lập sự kiện: {name}")
    with ws.store.write(label.format(name=wanted.name or "…"), ws.actor) as connection:
        former = _former(connection, event, seen)
        wanted = _storable(event, former)
        for year in {wanted.year, (former or wanted).year}:
            refuse_closed(connection, year)
        grounds = Grounds.read(connection, ws.today)
        _refuse_unstorable(connection, wanted, grounds)
        wanted = _renamed(connection, ws, grounds, former, wanted)
        if former is not None and not former.is_open:
            _refuse_closed(former, wanted, grounds)
            if _differ(former, wanted, _WHEN_AND_WHAT):
                stored = keep(connection, ws, former, wanted, _("Sửa sau khi đã tổ chức"))
                return _saved(connection, grounds, stored)
        stored = replace(wanted, id=db_events.save(connection, wanted))
        event_checks.check_reports(connection, ws, former, stored)
        return _saved(connection, grounds, stored)


def _saved(connection: DbConnection, grounds: Grounds, event: Event) -> Saved:
    judged = grounds.judge(event, db_events.events_of(connection, event.hosts))
    return Saved(event, judged.faults, judged.assessment)


def _former(connection: DbConnection, event: Event, seen: Event | None) -> Event | None:
    if not event.id:
        return None
    former = found(connection, event.id)
    if former != (seen or former) or former.version != event.version:
        told = _("“{name}” vừa được sửa ở cửa sổ khác; chưa lưu gì của cửa sổ này.")
        advice = _("Hãy mở lại sự kiện để xem bản mới, rồi sửa tiếp.")
        raise Refused("event-changed", told.format(name=former.name), advice)
    return former


def _storable(event: Event, former: Event | None) -> Event:
    """The event in one form: names clean, no unit twice, standing as it is stored."""
    hosts = tuple(dict.fromkeys(event.hosts))
    parts = tuple(part for part in EventPart if part in event.parts)
    tidy = replace(
        event,
        name=clean(event.name),
        place=clean(event.place),
        hosts=hosts,
        participants=tuple(item for item in dict.fromkeys(event.participants) if item not in hosts),
        parts=parts,
        dropped=tuple(part for part in parts if part in event.dropped),
    )
    if former is None:
        return replace(tidy, status=EventStatus.PLANNED, reason=CancelReason.NONE, reason_text="", version=1)
    has_new_day = former.status is EventStatus.POSTPONED and former.starts_on is None and tidy.starts_on is not None
    if has_new_day:
        return replace(tidy, status=EventStatus.PLANNED, reason=CancelReason.NONE, reason_text="")
    return replace(tidy, status=former.status, reason=former.reason, reason_text=former.reason_text)


def _renamed(connection: DbConnection, ws: Workspace, grounds: Grounds, former: Event | None, event: Event) -> Event:
    """The event under the name its kind has for its hosts, if it had the one for its former hosts; typed ones stay."""
    if former is None or not event.hosts or former.hosts == event.hosts or former.name != event.name:
        return event
    kind = _kind(connection, event.kind)
    was, now = (
        clean(
            _words(connection, ws, grounds, item.hosts, item.starts_on or undated_day(kind, item.year)).fill(kind.title)
        )
        for item in (former, event)
    )
    return replace(event, name=now) if former.name == was else event


def _refuse_broken_text(event: Event) -> None:
    try:
        to_json(event)
    except UnicodeEncodeError as error:
        sentence = _("Sự kiện có ký tự không trọn vẹn (thường do dán từ nơi khác); chưa lưu gì.")
        raise Refused("bad-text", sentence, _("Hãy xóa ký tự hiện thành ô vuông rồi lưu lại.")) from error


def _refuse_unstorable(connection: DbConnection, event: Event, grounds: Grounds) -> None:
    _kind(connection, event.kind)
    if any(unit_id not in grounds.units for unit_id in event.units):
        sentence = _("Có đơn vị không còn trong danh sách đơn vị; chưa lưu gì.")
        raise Refused("unknown-unit", sentence, _("Hãy chọn lại đơn vị tổ chức, đơn vị tham gia."))
    if event.year not in _YEARS:
        raise Refused("bad-year", _("Năm {year} không hợp lệ; chưa lưu gì.").format(year=event.year))
    if event.ends_on is not None and (event.starts_on is None or event.ends_on < event.starts_on):
        sentence = _("Ngày kết thúc phải từ ngày bắt đầu trở đi; chưa lưu gì.")
        raise Refused("days-reversed", sentence, _("Hãy sửa ngày bắt đầu hoặc ngày kết thúc."))


def _refuse_closed(former: Event, event: Event, grounds: Grounds) -> None:
    """Duties, figures and papers of a closed event rest on where, when and as what it was held or called off."""
    advice = _("Hãy đặt lại thành kế hoạch rồi sửa.")
    if event.status is EventStatus.CANCELLED and _differ(former, event, _WHO + _WHEN_AND_WHAT):
        told = _("“{name}” không tổ chức nên đơn vị, ngày và các phần không sửa được nữa; chưa lưu gì.")
        raise Refused("event-closed", told.format(name=former.name), advice)
    if event.status is EventStatus.HELD and _differ(former, event, _WHO):
        told = _("“{name}” đã tổ chức nên đơn vị không sửa được nữa; chưa lưu gì.")
        raise Refused("event-closed", told.format(name=former.name), advice)
    if event.status is EventStatus.HELD:
        known = grounds.judge(former).blocking
        wrong = [fault.sentence for fault in grounds.judge(event).blocking if fault not in known]
        if wrong:
            raise Refused("event-blocked", _("Chưa lưu được: {reasons}").format(reasons=" ".join(wrong)))


def _differ(former: Event, event: Event, names: Sequence[str]) -> bool:
    return any(getattr(former, name) != getattr(event, name) for name in names)


def remove(ws: Workspace, event_id: int) -> None:
    """Take out an event that was planned by mistake; one that was held or has an issued paper stays."""
    with ws.store.write(_("Bỏ sự kiện: {name}").format(name=named(ws, event_id)), ws.actor) as connection:
        event = found(connection, event_id)
        refuse_closed(connection, event.year)
        reason = next(_stays(connection, event), "")
        if reason:
            raise Refused("event-stays", reason, _("Hãy ghi “Không tổ chức” nếu sự kiện không diễn ra."))
        db_events.remove(connection, event_id)
        event_checks.check_reports(connection, ws, event, None)


def _stays(connection: DbConnection, event: Event) -> Iterator[str]:
    if event.status is EventStatus.HELD:
        yield _("“{name}” đã tổ chức nên không bỏ khỏi sổ được.").format(name=event.name)
    for _purpose, paper_id in db_events.papers(connection, event.id):
        if db_papers.issued_of_draft(connection, paper_id) is not None:
            yield _("“{name}” đã có văn bản ban hành nên không bỏ khỏi sổ được.").format(name=event.name)
