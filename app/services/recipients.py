"""Sets of recipients «bộ nơi nhận» that go together under a name: offered when a paper is written."""

from collections.abc import Iterable
from dataclasses import replace

from app.db import papers as db_papers
from app.db.papers import RecipientSet
from app.db.types import DbConnection
from app.domain.committee import Committee
from app.domain.paper_content import MAY_HAVE_ADDRESSEES
from app.domain.papers import PaperKind
from app.domain.recipients import in_order, plain_line
from app.domain.units import Unit, UnitKind
from app.errors import Refused
from app.i18n import _
from app.services.organs import addressee
from app.services.workspace import Workspace
from app.text import clean

__all__ = ["RecipientSet", "in_order"]

#: More «Kính gửi» than this fill the page: a province writes to its communes by a list of its own.
_MOST_ADDRESSEES = 20


def sets(ws: Workspace, kind: PaperKind | None = None) -> tuple[RecipientSet, ...]:
    """All sets by name; of a kind those offered for it, without «Kính gửi» where the kind has none."""
    with ws.store.read() as connection:
        found = db_papers.recipient_sets(connection)
    if kind is None:
        return found
    offered = [item for item in found if not item.kinds or kind in item.kinds]
    if kind not in MAY_HAVE_ADDRESSEES:
        offered = [replace(item, addressees=()) for item in offered if item.recipients]
    return tuple(offered)


def save_set(ws: Workspace, item: RecipientSet) -> int:
    """Store a set: a new one when ``id`` is 0; «Lưu» is added by every paper itself. Returns the id."""
    tidy = replace(
        item, name=clean(item.name), addressees=_tidy(item.addressees), recipients=_without_archive(item.recipients)
    )
    if not tidy.name or not (tidy.addressees or tidy.recipients):
        raise Refused("missing-field", _("Bộ nơi nhận cần có tên và ít nhất một nơi nhận; chưa có gì thay đổi."))
    with ws.store.write(_("Ghi bộ nơi nhận {name}").format(name=tidy.name), ws.actor) as connection:
        others = [other for other in db_papers.recipient_sets(connection) if other.id != tidy.id]
        if any(other.name.casefold() == tidy.name.casefold() for other in others):
            sentence = _("Đã có bộ nơi nhận tên “{name}”; chưa có gì thay đổi.")
            raise Refused("name-taken", sentence.format(name=tidy.name), _("Hãy đặt tên khác."))
        return db_papers.save_recipient_set(connection, tidy)


def remove_set(ws: Workspace, set_id: int) -> None:
    """Take out a set; papers keep their own lines."""
    with ws.store.write(_("Bỏ bộ nơi nhận"), ws.actor) as connection:
        db_papers.remove_recipient_set(connection, set_id)


def found_sets(
    connection: DbConnection, committee: Committee, communes: Iterable[Unit], stations: Iterable[Unit]
) -> None:
    """The sets a new data file begins with: the recipients of the plan, its communes, its stations."""
    named = _("Nơi nhận của {number}").format(number=committee.plan_number)
    samples = [RecipientSet(named, (), _without_archive(committee.recipients))]
    letter = (PaperKind.LETTER.value,)
    for units in (tuple(communes), tuple(stations)):
        if 0 < len(units) <= _MOST_ADDRESSEES:
            is_station = units[0].kind is UnitKind.BORDER_STATION
            name = _("Gửi các đồn Biên phòng") if is_station else _("Gửi Ban chỉ đạo các xã")
            samples.append(RecipientSet(name, tuple(addressee(unit) for unit in units), (), letter))
    for item in samples:
        if item.addressees or item.recipients:
            db_papers.save_recipient_set(connection, item)


def _tidy(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for text in lines if (line := plain_line(text))))


def _without_archive(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for line in _tidy(lines) if not line.casefold().startswith("lưu:"))
