"""Which unit somebody means by a code or a name on a day: a code means a unit only together with a day."""

from collections.abc import Collection
from datetime import date, timedelta

from app.db import units
from app.db.types import DbConnection
from app.domain.units import Unit, UnitKind
from app.errors import Refused
from app.i18n import _
from app.text import clean, short_date


def named(connection: DbConnection, text: str, on: date, kinds: Collection[UnitKind] | None = None) -> Unit:
    """The one unit of ``on`` that bears a code, name or alias; raises ``Refused`` for none, or naming several.

    A whole name goes before a part of one. A code that is no unit's on that day is told with whose it is when.
    """
    wanted = clean(text)
    coded = units.by_code(connection, wanted, on)
    if coded is not None:
        return coded
    found = units.named(connection, wanted, on, kinds) or tuple(units.find(connection, wanted, on, kinds))
    if len(found) == 1:
        return found[0]
    if not found:
        sentence = _("Ngày {day} không có đơn vị “{text}”; chưa có gì thay đổi.").format(
            day=short_date(on), text=wanted
        )
        raise Refused("unknown-unit", sentence, times_of(connection, wanted) or _("Hãy kiểm tra tên, mã và ngày."))
    names = ", ".join(f"{item.title} ({item.code or item.id})" for item in found)
    raise Refused("ambiguous-unit", _("“{text}” có thể là: {names}; hãy ghi mã.").format(text=wanted, names=names))


def times_of(connection: DbConnection, code: str) -> str:
    """Whose a code is or was, and when; empty where no unit ever bore it."""
    told = []
    for unit in units.bearers(connection, code):
        words = unit.title
        if unit.known_start is not None:
            words = _("{unit} từ {day}").format(unit=words, day=short_date(unit.known_start))
        if unit.valid_to is not None:
            words = _("{unit} đến {day}").format(unit=words, day=short_date(unit.valid_to - timedelta(days=1)))
        told.append(words)
    if not told:
        return ""
    return _("Mã {code}: {units}.").format(code=clean(code), units="; ".join(told))


def whole(connection: DbConnection, text: str, on: date, kind: UnitKind) -> Unit | None:
    """The unit of ``on`` and of a kind that bears exactly this code or name; ``None`` when there is none or several."""
    coded = units.by_code(connection, clean(text), on)
    if coded is not None:
        return coded
    found = units.named(connection, text, on, {kind})
    return found[0] if len(found) == 1 else None
