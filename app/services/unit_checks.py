"""What keeps the units sound: each check refuses with the sentence that names the other unit and the way out."""

from datetime import date
from decimal import Decimal

from app.db import units
from app.db.types import DbConnection
from app.domain.lineage import has_circle
from app.domain.territory import UnitDraft
from app.domain.units import COMMUNE_KINDS, RelationRole, Unit, UnitKind, UnitRelation
from app.errors import Refused
from app.i18n import _
from app.text import clean, short_date

#: How high a kind stands in the administration; a parent must stand higher.
_HEIGHT = {
    UnitKind.PROVINCE: 3,
    UnitKind.DISTRICT: 2,
    **dict.fromkeys(COMMUNE_KINDS, 1),
    UnitKind.HAMLET: 0,
    UnitKind.BORDER_STATION: 0,
}


def overlap(first: tuple[date, date | None], second: tuple[date, date | None]) -> bool:
    """Whether two half-open ranges share a day."""
    (start, end), (other_start, other_end) = first, second
    return (end is None or other_start < end) and (other_end is None or start < other_end)


def check_draft(connection: DbConnection, draft: UnitDraft, own_id: int | None = None) -> None:
    """Name, range and code of a unit before it is stored or changed."""
    if not clean(draft.name):
        raise Refused("no-name", _("Đơn vị chưa có tên."), _("Hãy ghi tên đơn vị."))
    check_range(draft.valid_from, draft.valid_to)
    check_code(connection, draft, own_id)


def check_range(start: date, end: date | None) -> None:
    """An end must come after the beginning."""
    if end is not None and end <= start:
        raise Refused(
            "empty-range",
            _("Ngày hết hiệu lực {end} không sau ngày bắt đầu {start}; chưa có gì thay đổi.").format(
                end=short_date(end), start=short_date(start)
            ),
            _("Hãy sửa một trong hai ngày."),
        )


def check_code(connection: DbConnection, draft: UnitDraft, own_id: int | None = None) -> None:
    """One code, one unit on one day; the same code later or earlier is fine (01392)."""
    for other in units.bearers(connection, draft.code) if draft.code else ():
        is_other = other.id != own_id
        if is_other and overlap((draft.valid_from, draft.valid_to), (other.valid_from, other.valid_to)):
            raise Refused(
                "duplicate-code",
                _("Mã {code} đang là mã của {other}{until}; chưa có gì thay đổi.").format(
                    code=draft.code, other=other.title, until=_until(other)
                ),
                _("Hãy dùng mã khác, hoặc ghi ngày kết thúc cho {other} trước.").format(other=other.title),
            )


def _until(unit: Unit) -> str:
    return "" if unit.valid_to is None else _(" (đến hết trước ngày {day})").format(day=short_date(unit.valid_to))


def check_relation(connection: DbConnection, tie: UnitRelation) -> None:
    """A tie joins units that may stand so to each other, while both exist, without a circle or a second parent."""
    check_range(tie.valid_from, tie.valid_to)
    child, parent = units.unit_of(connection, tie.child_id), units.unit_of(connection, tie.parent_id)
    _check_roles(child, parent, tie.role)
    for unit in (child, parent):
        if tie.valid_from < unit.valid_from or _ends_before(unit, tie.valid_to):
            raise Refused(
                "outside-life",
                _("Quan hệ từ {start} nằm ngoài thời gian tồn tại của {unit}; chưa có gì thay đổi.").format(
                    start=short_date(tie.valid_from), unit=unit.title
                ),
                _("Hãy chọn ngày trong thời gian {unit} còn hiệu lực.").format(unit=unit.title),
            )
    _check_rivals(connection, tie, child)
    if _is_above(connection, tie):
        sentence = _("{child} không thể thuộc {parent} vì sẽ thành vòng tròn; chưa có gì thay đổi.")
        raise Refused("circle", sentence.format(child=child.title, parent=parent.title))


def _ties_upward(connection: DbConnection, unit_id: int, tie: UnitRelation) -> list[UnitRelation]:
    """The ties of one role in which a unit stands below, while ``tie`` would hold."""
    return [
        item
        for item in units.relations_above(connection, unit_id, tie.role)
        if overlap((item.valid_from, item.valid_to), (tie.valid_from, tie.valid_to))
    ]


def _is_above(connection: DbConnection, tie: UnitRelation) -> bool:
    """Whether the child of the new tie already stands above its parent: only the way up from there matters."""
    waiting, seen = [tie.parent_id], set[int]()
    while waiting:
        current = waiting.pop()
        if current == tie.child_id:
            return True
        if current not in seen:
            seen.add(current)
            waiting += [item.parent_id for item in _ties_upward(connection, current, tie)]
    return False


def _ends_before(unit: Unit, day: date | None) -> bool:
    return unit.valid_to is not None and (day is None or unit.valid_to < day)


def _check_roles(child: Unit, parent: Unit, role: RelationRole) -> None:
    is_allowed = {
        RelationRole.ADMINISTRATION: _HEIGHT[parent.kind] > _HEIGHT[child.kind],
        RelationRole.STATION_IN_CHARGE: parent.kind is UnitKind.BORDER_STATION and child.kind in COMMUNE_KINDS,
        RelationRole.COLLECTING_POINT: child.kind is not UnitKind.HAMLET and child.id != parent.id,
    }
    if is_allowed[role]:
        return
    sentences = {
        RelationRole.ADMINISTRATION: _("{child} không thể trực thuộc {parent}."),
        RelationRole.STATION_IN_CHARGE: _("Chỉ đồn Biên phòng phụ trách địa bàn; {parent} không phụ trách {child}."),
        RelationRole.COLLECTING_POINT: _("{parent} không thể là đầu mối nhận báo cáo của {child}."),
    }
    raise Refused("wrong-kind", sentences[role].format(child=child.title, parent=parent.title))


def _check_rivals(connection: DbConnection, tie: UnitRelation, child: Unit) -> None:
    """A second parent in the administration, or the very same tie again; stations may share a commune."""
    for item in _ties_upward(connection, tie.child_id, tie):
        is_again = item.parent_id == tie.parent_id and item.segment == tie.segment
        if is_again or tie.role is RelationRole.ADMINISTRATION:
            other = units.unit_of(connection, item.parent_id)
            raise Refused(
                "second-parent",
                _("{child} đã gắn với {other} trong thời gian này; chưa có gì thay đổi.").format(
                    child=child.title, other=other.title
                ),
                _("Hãy kết thúc quan hệ cũ trước."),
            )


def check_lineage(connection: DbConnection) -> None:
    """After a change: shares of one unit on one day add up to at most 1, and nothing descends from itself."""
    edges = units.lineage(connection)
    if has_circle(edges):
        raise Refused("circle", _("Một đơn vị không thể kế thừa chính nó; chưa có gì thay đổi."))
    sums: dict[tuple[int, date], Decimal] = {}
    for edge in edges:
        key = (edge.predecessor_id, edge.on)
        sums[key] = sums.get(key, Decimal(0)) + (edge.share or Decimal(0))
    for (unit_id, _day), total in sums.items():
        if total > 1:
            raise Refused(
                "shares-too-large",
                _("Các phần chia từ {unit} cộng lại vượt quá toàn bộ đơn vị; chưa có gì thay đổi.").format(
                    unit=units.unit_of(connection, unit_id).title
                ),
                _("Tổng các phần phải bằng 1 hoặc nhỏ hơn; phần chưa rõ thì để trống."),
            )


def check_share(share: Decimal | None) -> None:
    """A share is more than 0, at most 1, in thousandths; ``None`` says that it is not known."""
    if share is None or (0 < share <= 1 and share == share.quantize(Decimal("0.001"))):
        return
    raise Refused(
        "bad-share",
        _("Phần chia phải lớn hơn 0, không quá 1 và không quá ba chữ số thập phân; chưa có gì thay đổi."),
        _("Phần chưa rõ thì để trống."),
    )


def check_alive(unit: Unit, on: date) -> None:
    """The unit must exist on the day before ``on`` and, but for the change, on ``on``."""
    if unit.valid_from < on and unit.is_valid_on(on):
        return
    sentence = _("{unit} không còn hiệu lực hoặc chưa có trước ngày {day}; chưa có gì thay đổi.")
    raise Refused("not-alive", sentence.format(unit=unit.title, day=short_date(on)), _("Hãy chọn ngày khác."))


def check_ending(connection: DbConnection, unit: Unit, on: date) -> None:
    """A unit that is to end on ``on`` must exist until then, and no later change may be written down for it yet."""
    check_alive(unit, on)
    later = [edge for edge in units.lineage(connection, unit.id) if edge.predecessor_id == unit.id and edge.on >= on]
    if unit.valid_to is None and not later:
        return
    day = min([edge.on for edge in later] + ([unit.valid_to] if unit.valid_to else []))
    heirs = ", ".join(units.unit_of(connection, edge.successor_id).title for edge in later) or _("không còn")
    raise Refused(
        "later-change",
        _("{unit} đã được ghi thay đổi từ ngày {day} (thành {heirs}); chưa có gì thay đổi.").format(
            unit=unit.title, day=short_date(day), heirs=heirs
        ),
        _("Hãy chọn đơn vị còn hiệu lực, hoặc ngày sau ngày đó."),
    )
