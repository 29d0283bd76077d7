"""Rule matrices «ma trận quy định» and local limits of people, changed with dates and with their documents."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.db import events, tiers, units
from app.db.types import DbConnection
from app.domain import tier_rules
from app.domain.event_changes import Consequence
from app.domain.event_rulings import TierRules
from app.domain.events import EventStatus
from app.domain.tier_history import PeopleLimit, TierRegister
from app.domain.tier_rules import LevelInUse
from app.domain.tiers import RuleMatrix, TierRule
from app.errors import Refused
from app.i18n import _
from app.services import checking, event_changes, tier_notices
from app.services.tier_places import TierCalendar, TierPlaces
from app.services.workspace import Workspace
from app.text import clean, fold, short_date


@dataclass(frozen=True, slots=True)
class Changed:
    """What was stored: key of the matrix or id of the limit, and what follows for planned events."""

    key: str
    consequences: tuple[Consequence, ...] = ()


def save_matrix(ws: Workspace, matrix: RuleMatrix) -> Changed:
    """Store a matrix whole, a new one when its key is empty.

    Raises ``Refused`` for what cannot be, and when a day of an event or of an entry would lose its rule: a row that
    was in force stays.
    """
    with ws.store.write(_("Sửa bảng quy định “{name}”").format(name=clean(matrix.name)), ws.actor) as connection:
        return _save(connection, ws, matrix)


def change_rule(ws: Workspace, key: str, rule: TierRule) -> Changed:
    """Let a row hold from its first day on; the row that held then ends on that day and stays readable."""
    words = {"level": rule.words, "day": short_date(rule.valid_from)}
    label = _("Sửa quy định của {level} từ ngày {day}").format(**words)
    with ws.store.write(label, ws.actor) as connection:
        return _save(connection, ws, tier_rules.changed(_matrix(connection, key), rule))


def remove_matrix(ws: Workspace, key: str) -> None:
    """Take out a matrix under which nothing was announced; raises ``Refused`` otherwise."""
    with ws.store.write(_("Bỏ bảng quy định"), ws.actor) as connection:
        matrix = _matrix(connection, key)
        announced = sum(item.matrix == key for item in tiers.entries(connection))
        limited = sum(item.matrix == key for item in tiers.limits(connection))
        if announced or limited:
            said = _("“{name}” đã có {entries} lần ghi cấp độ và {limits} giới hạn số người nên không bỏ được.")
            sentence = said.format(name=matrix.name, entries=announced, limits=limited)
            raise Refused("matrix-in-use", sentence, _("Hãy ghi ngày kết thúc cho các quy định của bảng này."))
        tiers.remove_matrix(connection, key)


def _save(connection: DbConnection, ws: Workspace, given: RuleMatrix) -> Changed:
    known = tiers.matrices(connection)
    key = given.key or tier_rules.key_of(given.name, (item.key for item in known))
    matrix = replace(given, key=key, name=clean(given.name))
    wrong = tier_rules.faults(matrix, known)
    if wrong:
        raise Refused("bad-matrix", " ".join(item.sentence for item in wrong[:3]), _("Chưa thay đổi gì."))
    former = next((item for item in known if item.key == key), RuleMatrix())
    lost = tier_rules.without_rule(former, matrix, _levels_in_use(connection, key))
    if lost:
        raise Refused("rule-in-use", lost)
    before = _rules(connection)
    tiers.save_matrix(connection, matrix)
    follows = event_changes.apply_rules(connection, ws, before, _rules(connection))
    tier_notices.draft(connection, ws, follows)
    checking.check_received(connection, ws)
    return Changed(key, follows)


def _rules(connection: DbConnection) -> TierRules:
    return TierRules(tiers.matrices(connection), TierRegister(tiers.entries(connection)), tiers.limits(connection))


def matrix(ws: Workspace, key: str = "") -> RuleMatrix:
    """One matrix by its key or name, the first one without; raises ``Refused`` when there is none such."""
    with ws.store.read() as connection:
        return _matrix(connection, key)


def _matrix(connection: DbConnection, key: str) -> RuleMatrix:
    everyone = tiers.matrices(connection)
    found = next((item for item in everyone if key in ("", item.key) or fold(key) == fold(item.name)), None)
    if found is None:
        if not everyone:
            raise Refused(
                "no-matrix",
                _("Dữ liệu này chưa có bảng quy định nào, vì kế hoạch không có cấp độ; chưa ghi gì."),
                _("Hãy thêm ở trang Ngày hội, phần Quy tắc, hoặc lấy của kế hoạch khác: events adopt ha-quang-2022."),
            )
        said = _("Không có bảng quy định “{key}”; đang có: {known}.")
        raise Refused("unknown-matrix", said.format(key=key, known=", ".join(item.key for item in everyone)))
    return found


def _levels_in_use(connection: DbConnection, key: str) -> Iterator[LevelInUse]:
    """Levels with a day on which somebody went by their rule: days of entries, and days of events."""
    known = [item for item in tiers.entries(connection) if item.matrix == key]
    for entry in known:
        if entry.level is not None:
            place = units.unit_of(connection, entry.unit_id).title
            yield LevelInUse(entry.level, entry.from_day, _("cấp độ đã ghi của {place}").format(place=place))
    register, calendar = TierRegister(known), TierCalendar(connection)
    for event in events.events(connection):
        if event.starts_on is None or event.last_day is None or event.status is EventStatus.CANCELLED:
            continue
        what = _("sự kiện “{name}”").format(name=event.name)
        for day in _days(event.starts_on, event.last_day):
            for unit_id in event.units:
                level = register.effective(calendar.on(day).path(unit_id), key, day).level
                if level is not None:
                    yield LevelInUse(level, day, what)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=step) for step in range((last - first).days + 1))


# --- local limits of people --------------------------------------------------------------------------------------


def limits(ws: Workspace) -> tuple[PeopleLimit, ...]:
    """Every local limit of people, by unit and day."""
    with ws.store.read() as connection:
        return tiers.limits(connection)


def save_limit(ws: Workspace, limit: PeopleLimit) -> Changed:
    """Store a local limit with its document; a new one when ``id`` is 0. Raises ``Refused`` for one that cannot be."""
    given = replace(limit, document=clean(limit.document))
    with ws.store.read() as connection:
        place = units.unit_of(connection, given.unit_id).title
    label = _("Ghi giới hạn số người của {place}").format(place=place)
    with ws.store.write(label, ws.actor) as connection:
        _refuse_limit(connection, ws, given)
        before = _rules(connection)
        limit_id = tiers.save_limit(connection, given)
        return Changed(str(limit_id), event_changes.apply_rules(connection, ws, before, _rules(connection)))


def remove_limit(ws: Workspace, limit_id: int) -> Changed:
    """Take out a limit that was entered by mistake; one that ended gets its last day instead."""
    with ws.store.write(_("Bỏ giới hạn số người"), ws.actor) as connection:
        if all(item.id != limit_id for item in tiers.limits(connection)):
            raise Refused("unknown-limit", _("Không có giới hạn số người mang số {id}.").format(id=limit_id))
        before = _rules(connection)
        tiers.remove_limit(connection, limit_id)
        return Changed(str(limit_id), event_changes.apply_rules(connection, ws, before, _rules(connection)))


def _refuse_limit(connection: DbConnection, ws: Workspace, limit: PeopleLimit) -> None:
    matrix, unit = _matrix(connection, limit.matrix), units.unit_of(connection, limit.unit_id)
    wrong = tier_rules.limit_faults(limit, matrix, ws.today)
    if wrong:
        raise Refused(f"bad-limit-{wrong[0].field.replace('_', '-')}", wrong[0].sentence, _("Chưa ghi gì."))
    data = {"unit": unit.title, "day": short_date(limit.valid_from)}
    if limit.unit_id not in TierPlaces.of(connection, limit.valid_from).inside:
        said = _("Ngày {day}, {unit} không thuộc địa bàn của Ban chỉ đạo.").format(**data)
        raise Refused("tier-outside", said, _("Chưa ghi gì."))
    same = (limit.matrix, limit.level, limit.unit_id, limit.valid_from)
    others = (item for item in tiers.limits(connection) if item.id != limit.id)
    if any((item.matrix, item.level, item.unit_id, item.valid_from) == same for item in others):
        said = _("Đã có giới hạn số người của {unit} ở cấp độ này từ ngày {day}.").format(**data)
        raise Refused("limit-twice", said, _("Hãy sửa giới hạn đã có, hoặc ghi ngày bắt đầu khác."))
