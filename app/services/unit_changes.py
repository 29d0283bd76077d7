"""What happens to units: added, merged «sáp nhập», split «chia tách», renamed, re-coded, closed, tied to each other.

Every function is one operation of the history that can be undone. Figures stay with the unit that reported them: a
merger or a split only ends units, begins others and writes down who became whom.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from app.db import unit_changes, units
from app.db.types import DbConnection
from app.domain.territory import UnitDraft
from app.domain.units import UNKNOWN_START, Lineage, LineageKind, RelationRole, Unit, UnitKind, UnitRelation, titled
from app.errors import Refused
from app.i18n import _
from app.services import tier_succession, unit_checks
from app.text import clean, short_date

if TYPE_CHECKING:
    from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Part:
    """One successor of a split: a new unit, or one that exists; ``share=None`` when no document tells it.

    ``hamlet_ids`` are the hamlets that go over to it.
    """

    share: Decimal | None
    draft: UnitDraft | None = None
    unit_id: int | None = None
    hamlet_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SplitResult:
    """The successors in the order of the parts, and the hamlets nobody took over: they are left without a commune."""

    unit_ids: tuple[int, ...]
    unresolved_hamlets: tuple[Unit, ...]


def add(ws: "Workspace", draft: UnitDraft, parent_id: int | None = None) -> int:
    """Add a unit below ``parent_id``; returns its id."""
    label = _("Thêm {unit}").format(unit=titled(draft.kind, clean(draft.name)))
    with ws.store.write(label, ws.actor) as connection:
        return _add(connection, draft, parent_id)


def _add(connection: DbConnection, draft: UnitDraft, parent_id: int | None, document: str = "") -> int:
    unit_checks.check_draft(connection, draft)
    made = unit_changes.add_unit(connection, draft)
    for alias in draft.aliases:
        unit_changes.add_alias(connection, made, alias)
    if parent_id is not None:
        start = draft.valid_from
        if start == UNKNOWN_START:  # since when is not known: then as long as the parent is there
            start = units.unit_of(connection, parent_id).valid_from
        _tie(connection, UnitRelation(made, parent_id, RelationRole.ADMINISTRATION, start, None, "", document))
    return made


def _tie(connection: DbConnection, tie: UnitRelation) -> None:
    """Store a tie, cut to the life of both units when it is open at the end."""
    if tie.valid_to is None:
        ends = [units.unit_of(connection, key).valid_to for key in (tie.child_id, tie.parent_id)]
        end = min((end for end in ends if end is not None), default=None)
        if end is not None and end > tie.valid_from:
            tie = replace(tie, valid_to=end)
    unit_checks.check_relation(connection, tie)
    unit_changes.add_relation(connection, tie)


def correct(
    ws: "Workspace", unit_id: int, *, name: str | None = None, code: str | None = None, is_border: bool | None = None
) -> None:
    """Put right a misspelt name, a wrong code or the border mark, for all times; no new unit comes of it.

    The former spelling stays as an alias, so that old workbooks are still recognised.
    """
    with ws.store.write(_("Sửa thông tin đơn vị"), ws.actor) as connection:
        unit = units.unit_of(connection, unit_id)
        draft = _draft_of(unit, name=unit.name if name is None else name, code=unit.code if code is None else code)
        unit_checks.check_draft(connection, draft, unit_id)
        if clean(draft.name) != unit.name:
            unit_changes.add_alias(connection, unit_id, unit.name)
            unit_changes.rename_unit(connection, unit_id, draft.name)
        if draft.code != unit.code:
            unit_changes.set_code(connection, unit_id, draft.code)
        if is_border is not None and is_border != unit.is_border:
            unit_changes.set_border(connection, unit_id, is_border=is_border)


def _draft_of(unit: Unit, *, name: str, code: str | None) -> UnitDraft:
    return UnitDraft("", unit.kind, name, code or None, unit.valid_from, unit.valid_to, unit.is_border, unit.note)


def learn_alias(ws: "Workspace", unit_id: int, alias: str) -> None:
    """Remember another spelling of a unit."""
    with ws.store.write(_("Ghi nhớ cách viết “{alias}”").format(alias=clean(alias)), ws.actor) as connection:
        unit_changes.add_alias(connection, unit_id, alias)


def rename(ws: "Workspace", unit_id: int, name: str, on: date, document: str = "") -> int:
    """A new name by decision from ``on``: the old name stays on old papers. Returns the id of the renamed unit."""
    with ws.store.write(_("Đổi tên đơn vị thành {name}").format(name=clean(name)), ws.actor) as connection:
        return _replace(connection, unit_id, _Replacement(LineageKind.RENAMED, on, document, name=name))


def recode(ws: "Workspace", unit_id: int, code: str, on: date, document: str = "") -> int:
    """A new official code from ``on``; returns the id of the unit with the new code."""
    with ws.store.write(_("Đổi mã đơn vị thành {code}").format(code=clean(code)), ws.actor) as connection:
        return _replace(connection, unit_id, _Replacement(LineageKind.RECODED, on, document, code=code))


@dataclass(frozen=True, slots=True)
class _Replacement:
    kind: LineageKind
    on: date
    document: str
    name: str | None = None
    code: str | None = None


def _replace(connection: DbConnection, unit_id: int, change: _Replacement) -> int:
    """End a unit and begin it anew under another name or code, with its ties and its later life."""
    old = units.unit_of(connection, unit_id)
    unit_checks.check_alive(old, change.on)
    ties = [tie for tie in units.relations(connection, unit_id) if tie.valid_to is None or tie.valid_to > change.on]
    unit_changes.close_unit(connection, unit_id, change.on)
    draft = replace(_draft_of(old, name=change.name or old.name, code=change.code or old.code), valid_from=change.on)
    new = _add(connection, draft, None)
    for tie in ties:
        child_id, parent_id = (new if key == unit_id else key for key in (tie.child_id, tie.parent_id))
        start = max(tie.valid_from, change.on)
        unit_changes.add_relation(connection, replace(tie, child_id=child_id, parent_id=parent_id, valid_from=start))
    unit_changes.hand_on_lineage(connection, unit_id, new, change.on)
    tier_succession.carry_on(connection, unit_id, new, change.on)
    edge = Lineage(unit_id, new, change.kind, change.on, Decimal(1), change.document)
    unit_changes.add_lineage(connection, edge)
    unit_checks.check_lineage(connection)
    return new


def merge(ws: "Workspace", source_ids: Sequence[int], into: UnitDraft | int, on: date, document: str = "") -> int:
    """Merge units from ``on`` into a new one, or into one that goes on; their hamlets go along. Returns its id."""
    with ws.store.write(_("Sáp nhập {n} đơn vị").format(n=len(source_ids)), ws.actor) as connection:
        sources = [units.unit_of(connection, key) for key in dict.fromkeys(source_ids) if key != into]
        if not sources or (isinstance(into, UnitDraft) and len(sources) < 2):
            raise Refused("nothing-to-merge", _("Sáp nhập cần ít nhất hai đơn vị; chưa có gì thay đổi."))
        hamlets = [
            hamlet for source in sources for hamlet in units.children(connection, source.id, on - timedelta(days=1))
        ]
        parent_id = _parent_from(connection, sources, on)
        for source in sources:
            unit_checks.check_ending(connection, source, on)
            unit_changes.close_unit(connection, source.id, on)
        target = _target(connection, into, parent_id, on, document)
        for source in sources:
            unit_changes.add_lineage(
                connection, Lineage(source.id, target, LineageKind.MERGED, on, Decimal(1), document)
            )
        _move(connection, hamlets, target, on, document)
        unit_checks.check_lineage(connection)
        return target


def _parent_from(connection: DbConnection, sources: Sequence[Unit], on: date) -> int | None:
    """The parent the units share on ``on``; the province when their districts differ or end."""
    day = on - timedelta(days=1)
    chains: list[list[int]] = []
    for source in sources:
        chain: list[int] = []
        current: int | None = source.id
        while current is not None:
            above = units.parents(connection, current, day)
            current = above[0].id if above else None
            if current is not None and above[0].is_valid_on(on):
                chain.append(current)
        chains.append(chain)
    return next((key for key in chains[0] if all(key in chain for chain in chains)), None)


def _target(connection: DbConnection, into: UnitDraft | int, parent_id: int | None, on: date, document: str) -> int:
    if isinstance(into, UnitDraft):
        return _add(connection, replace(into, valid_from=on), parent_id, document)
    unit_checks.check_alive(units.unit_of(connection, into), on)
    return into


def _move(connection: DbConnection, hamlets: Sequence[Unit], target: int, on: date, document: str) -> None:
    """Hamlets keep their own life and change the commune; their former ties have ended with the commune."""
    if units.unit_of(connection, target).kind is UnitKind.HAMLET:
        return
    for hamlet in hamlets:
        for tie in units.relations(connection, hamlet.id):
            is_open = tie.valid_to is None or tie.valid_to > on
            if tie.child_id == hamlet.id and tie.role is RelationRole.ADMINISTRATION and is_open:
                unit_changes.end_relation(connection, tie, on)
        if hamlet.valid_to is None or hamlet.valid_to > on:
            _tie(connection, UnitRelation(hamlet.id, target, RelationRole.ADMINISTRATION, on, None, "", document))


def split(
    ws: "Workspace", unit_id: int, parts: Sequence[Part], on: date, document: str = "", *, goes_on: bool = False
) -> SplitResult:
    """Split a unit from ``on``; with ``goes_on`` it keeps what the shares leave, else it ends.

    What the shares leave over in a unit that ends, or an unknown share, shows as unresolved in every restated total.
    """
    with ws.store.write(_("Chia tách đơn vị thành {n} phần").format(n=len(parts)), ws.actor) as connection:
        old = units.unit_of(connection, unit_id)
        _check_parts(parts)
        if goes_on:
            unit_checks.check_alive(old, on)
        else:
            unit_checks.check_ending(connection, old, on)
        hamlets = units.children(connection, unit_id, on - timedelta(days=1))
        parent_id = _parent_from(connection, [old], on)
        if not goes_on:
            unit_changes.close_unit(connection, unit_id, on)
        made = []
        for part in parts:
            into = part.draft if part.draft is not None else part.unit_id
            target = _target(connection, into or 0, parent_id, on, document)
            unit_changes.add_lineage(connection, Lineage(unit_id, target, LineageKind.SPLIT, on, part.share, document))
            _move(connection, [item for item in hamlets if item.id in part.hamlet_ids], target, on, document)
            made.append(target)
        unit_checks.check_lineage(connection)
        taken = {key for part in parts for key in part.hamlet_ids}
        left = () if goes_on else tuple(item for item in hamlets if item.id not in taken)
        return SplitResult(tuple(made), left)


def _check_parts(parts: Sequence[Part]) -> None:
    if not parts or any((part.draft is None) == (part.unit_id is None) for part in parts):
        raise Refused("bad-parts", _("Mỗi phần phải là một đơn vị mới hoặc một đơn vị đã có; chưa có gì thay đổi."))
    for part in parts:
        unit_checks.check_share(part.share)
    taken = [key for part in parts for key in part.hamlet_ids]
    if len(taken) != len(set(taken)):
        raise Refused("hamlet-twice", _("Một xóm không thể về hai đơn vị; chưa có gì thay đổi."))
    if sum((part.share or Decimal(0) for part in parts), Decimal(0)) > 1:
        raise Refused(
            "shares-too-large",
            _("Các phần chia cộng lại vượt quá toàn bộ đơn vị; chưa có gì thay đổi."),
            _("Tổng các phần phải bằng 1 hoặc nhỏ hơn; phần chưa rõ thì để trống."),
        )


def close(ws: "Workspace", unit_id: int, on: date) -> None:
    """End a unit without a successor: ``on`` is the first day it no longer exists. Units below must have gone."""
    with ws.store.write(_("Kết thúc hiệu lực đơn vị"), ws.actor) as connection:
        unit = units.unit_of(connection, unit_id)
        unit_checks.check_ending(connection, unit, on)
        if below := units.children(connection, unit_id, on):
            raise Refused(
                "has-children",
                _("{unit} còn {n} đơn vị trực thuộc từ ngày {day}, ví dụ {first}; chưa có gì thay đổi.").format(
                    unit=unit.title, n=len(below), day=short_date(on), first=below[0].title
                ),
                _("Hãy chuyển các đơn vị này sang đơn vị khác trước."),
            )
        unit_changes.close_unit(connection, unit_id, on)


def set_relation(ws: "Workspace", tie: UnitRelation) -> None:
    """Tie two units from ``tie.valid_from``; a former administrative parent ends on that day."""
    with ws.store.write(_("Gắn quan hệ đơn vị"), ws.actor) as connection:
        if tie.role is RelationRole.ADMINISTRATION:
            for old in units.relations(connection, tie.child_id):
                is_own = old.child_id == tie.child_id and old.role is tie.role
                if (
                    is_own
                    and old.valid_from < tie.valid_from
                    and (old.valid_to is None or old.valid_to > tie.valid_from)
                ):
                    unit_changes.end_relation(connection, old, tie.valid_from)
        _tie(connection, tie)


def end_relation(ws: "Workspace", tie: UnitRelation, on: date) -> None:
    """End a tie: ``on`` is its first day outside."""
    with ws.store.write(_("Kết thúc quan hệ đơn vị"), ws.actor) as connection:
        unit_changes.end_relation(connection, tie, on)
