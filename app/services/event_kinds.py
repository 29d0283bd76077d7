"""Kinds of events «loại sự kiện»: those of the plan and own ones, edited, copied, retired, taken out when unused."""

import re
from dataclasses import replace

from app.db import events as db_events
from app.db.payloads import to_json
from app.db.types import DbConnection
from app.domain.event_templates import PLACES
from app.domain.events import EventKind
from app.errors import Refused
from app.i18n import _
from app.services import checking
from app.services.workspace import Workspace
from app.text import clean, fold

_NO_KEY_LETTER = re.compile(r"[^a-z0-9]+")
_BRACES = re.compile(r"\{(\w*)\}")
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def kinds(ws: Workspace, *, with_retired: bool = True) -> tuple[EventKind, ...]:
    """Every kind in its order."""
    with ws.store.read() as connection:
        return tuple(kind for kind in db_events.kinds(connection) if with_retired or not kind.is_retired)


def uses(ws: Workspace) -> dict[str, int]:
    """How many events there are of each kind."""
    with ws.store.read() as connection:
        known = [event.kind for event in db_events.events(connection)]
    return {key: known.count(key) for key in dict.fromkeys(known)}


def faults(kind: EventKind) -> tuple[str, ...]:
    """Why a kind cannot be stored, one sentence each."""
    found = []
    if not clean(kind.name):
        found.append(_("Loại sự kiện chưa có tên."))
    if not kind.parts:
        found.append(_("Loại sự kiện chưa có phần nào: sơ kết, phần lễ hay phần hội."))
    if (kind.month is None) != (kind.day is None) or not _is_day(kind.month, kind.day):
        found.append(_("Ngày của loại sự kiện không đúng; hãy ghi cả ngày và tháng, ví dụ 3 và 3."))
    numbers = (kind.opens_days_before, kind.closes_days_after, kind.result_report_days)
    if any(number is not None and not 0 <= number <= 366 for number in numbers):
        found.append(_("Số ngày trước, số ngày sau và hạn báo cáo phải từ 0 đến 366."))
    typed = [name for text in (kind.title, *kind.backdrop) for name in _BRACES.findall(text)]
    if unknown := [name for name in dict.fromkeys(typed) if name not in PLACES]:
        told = _("Không có chỗ điền {unknown}; có thể dùng: {known}.")
        found.append(told.format(unknown=_braced(unknown), known=_braced(PLACES)))
    return tuple(found)


def _is_day(month: int | None, day: int | None) -> bool:
    if month is None or day is None:
        return True
    # 29/2 would be no day in most years.
    return 1 <= month <= 12 and 1 <= day <= _LONGEST_MONTHS[month - 1] and (month, day) != (2, 29)


def _braced(names: "tuple[str, ...] | list[str]") -> str:
    return ", ".join("{" + name + "}" for name in names)


def save(ws: Workspace, kind: EventKind) -> EventKind:
    """Store a kind: a new one when it has no ``id``, under a key made from its name; the same again changes nothing.

    Events planned before stay as they are. Raises ``Refused`` with everything that is wrong.
    """
    wrong = faults(kind)
    if wrong:
        raise Refused("bad-kind", " ".join(wrong), _("Chưa lưu gì."))
    tidy = replace(kind, name=clean(kind.name), title=clean(kind.title) or clean(kind.name))
    _refuse_broken_text(tidy)
    known = kinds(ws)
    same_name = next((item for item in known if fold(item.name) == fold(tidy.name) and item.id != tidy.id), None)
    if same_name is not None:
        raise Refused("kind-name-taken", _("Đã có loại sự kiện tên “{name}”.").format(name=same_name.name))
    if tidy in known:
        return tidy
    label = _("Sửa loại sự kiện: {name}") if tidy.id else _("Thêm loại sự kiện: {name}")
    with ws.store.write(label.format(name=tidy.name), ws.actor) as connection:
        taken = {item.key for item in db_events.kinds(connection)}
        if tidy.id:
            _refuse_gone(connection, tidy)
        else:
            tidy = replace(tidy, key=free_key(tidy.name, taken))
        stored = replace(tidy, id=db_events.save_kind(connection, tidy))
        # Lists of communes are held against the season of the kinds.
        checking.check_received(connection, ws)
        return stored


def free_key(name: str, taken: "set[str] | frozenset[str]") -> str:
    """A key made of a name that no other kind has."""
    base = _NO_KEY_LETTER.sub("-", fold(name)).strip("-") or "loai"
    numbered = (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3)))
    return next(key for key in numbered if key not in taken)


def _refuse_gone(connection: DbConnection, kind: EventKind) -> None:
    stored = db_events.find_kind(connection, kind.key)
    if stored is None or stored.id != kind.id:
        raise Refused("unknown-kind", _("Loại sự kiện “{name}” không còn trong tệp dữ liệu.").format(name=kind.name))


def _refuse_broken_text(kind: EventKind) -> None:
    try:
        to_json(kind)
    except UnicodeEncodeError as error:
        sentence = _("Loại sự kiện có ký tự không trọn vẹn (thường do dán từ nơi khác); chưa lưu gì.")
        raise Refused("bad-text", sentence, _("Hãy xóa ký tự hiện thành ô vuông rồi lưu lại.")) from error


def copy(ws: Workspace, key: str, name: str = "") -> EventKind:
    """A kind of one's own that begins as another one."""
    source = _known(ws, key)
    wanted = clean(name) or _("{name} (bản chép)").format(name=source.name)
    return save(ws, replace(source, id=0, key="", name=wanted, is_retired=False))


def retire(ws: Workspace, key: str, *, is_retired: bool = True) -> EventKind:
    """Offer a kind no longer for new events, or again; events of it stay."""
    kind = _known(ws, key)
    if kind.is_retired == is_retired:
        return kind
    label = _("Không dùng nữa: {name}") if is_retired else _("Dùng lại: {name}")
    with ws.store.write(label.format(name=kind.name), ws.actor) as connection:
        stored = replace(kind, is_retired=is_retired)
        db_events.save_kind(connection, stored)
        checking.check_received(connection, ws)
        return stored


def remove(ws: Workspace, key: str) -> None:
    """Take out a kind that no event is of; raises ``Refused`` otherwise."""
    kind = _known(ws, key)
    with ws.store.write(_("Bỏ loại sự kiện: {name}").format(name=kind.name), ws.actor) as connection:
        count = sum(event.kind == key for event in db_events.events(connection))
        if count:
            told = _("“{name}” còn {count} sự kiện nên không bỏ được.")
            advice = _("Hãy chọn “Không dùng nữa”: loại này không còn hiện khi lập sự kiện mới.")
            raise Refused("kind-in-use", told.format(name=kind.name, count=count), advice)
        db_events.remove_kind(connection, key)
        checking.check_received(connection, ws)


def _known(ws: Workspace, key: str) -> EventKind:
    kind = next((item for item in kinds(ws) if item.key == key), None)
    if kind is None:
        raise Refused("unknown-kind", _("Không có loại sự kiện “{key}”.").format(key=key))
    return kind
