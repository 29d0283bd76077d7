"""The catalogue of awards of a data file: what law and practice say, as dated rows that may be edited.

A rule that changes on a day is not overwritten: the old row ends and a new one begins, so that papers and money of
before stay as they were.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.db import awards as db_awards
from app.db import nominations as db
from app.db.remembering import remembered
from app.db.types import DbConnection
from app.domain.awards.book import RuleBook
from app.domain.awards.catalogue import RULE_WORDS, AwardRule, RuleKind
from app.domain.awards.rule_checks import faults
from app.errors import Refused
from app.i18n import _
from app.services.workspace import Workspace


@remembered
def book(connection: DbConnection) -> RuleBook:
    """Every row of the catalogue, ready to be asked by day."""
    return RuleBook(db_awards.rules(connection))


def rules(ws: Workspace, on: date | None = None) -> tuple[AwardRule, ...]:
    """Every row, or those that hold on a day."""
    with ws.store.read() as connection:
        return db_awards.rules(connection, on)


def find(ws: Workspace, rule_id: int) -> AwardRule:
    """One row; raises ``Refused`` when there is none."""
    with ws.store.read() as connection:
        return _found(connection, rule_id)


def save(ws: Workspace, rule: AwardRule) -> AwardRule:
    """Store a row: a new one when its ``id`` is 0; raises ``Refused`` for what would leave the catalogue unclear."""
    with ws.store.write(_("Danh mục khen thưởng: {key}").format(key=rule.key or "…"), ws.actor) as connection:
        if rule.id:
            _found(connection, rule.id)
        return _stored(connection, rule)


def follow(ws: Workspace, rule_id: int, successor: AwardRule) -> AwardRule:
    """Let a row end on the day ``successor`` begins, which then holds instead, as long as the old one would have.

    Raises ``Refused`` when that day is not after the old row's first day, or after its end.
    """
    with ws.store.write(_("Danh mục khen thưởng: {key}").format(key=successor.key), ws.actor) as connection:
        former, start = _found(connection, rule_id), successor.valid_from
        if start <= former.valid_from or (former.valid_to is not None and start >= former.valid_to):
            sentence = _("Dòng số {id} không áp dụng đến ngày đó nên không nối tiếp được; chưa lưu gì.")
            raise Refused("bad-day", sentence.format(id=rule_id), _("Hãy chọn một ngày trong thời gian áp dụng."))
        db_awards.save_rule(connection, replace(former, valid_to=start))
        return _stored(connection, replace(successor, valid_to=former.valid_to, id=0))


def remove(ws: Workspace, rule_id: int) -> None:
    """Take out a row; raises ``Refused`` when others rest on it, or nominations on its award."""
    with ws.store.write(_("Bỏ một dòng của danh mục khen thưởng"), ws.actor) as connection:
        rule = _found(connection, rule_id)
        others = tuple(item for item in db_awards.rules(connection) if item.id != rule_id)
        if rule.kind is RuleKind.AWARD and not any(_is_same_award(item, rule) for item in others):
            used = sum(1 for item in db.nominations(connection) if item.award == rule.key)
            if used:
                told = _("Đang có {count} đề nghị hình thức này nên không bỏ được; chưa đổi gì.")
                raise Refused("award-used", told.format(count=used), _("Muốn ngừng áp dụng, hãy ghi ngày kết thúc."))
        _refuse_faults(others, db_awards.rules(connection))
        db_awards.remove_rule(connection, rule_id)


def _found(connection: DbConnection, rule_id: int) -> AwardRule:
    for rule in db_awards.rules(connection):
        if rule.id == rule_id:
            return rule
    raise Refused("no-rule", _("Danh mục khen thưởng không có dòng số {id}.").format(id=rule_id))


def _stored(connection: DbConnection, rule: AwardRule) -> AwardRule:
    before = db_awards.rules(connection)
    _refuse_faults((*(item for item in before if item.id != rule.id or not rule.id), rule), before)
    return replace(rule, id=db_awards.save_rule(connection, rule))


def _refuse_faults(wanted: Sequence[AwardRule], before: Sequence[AwardRule]) -> None:
    """Refuse what is wrong with the rows now and was not before."""
    known = {(fault.rule.id, fault.what) for fault in faults(before)}
    for fault in faults(wanted):
        if (fault.rule.id, fault.what) not in known:
            told = _("Danh mục khen thưởng, {kind} “{key}”: {what}; chưa lưu gì.")
            kind = _(RULE_WORDS[fault.rule.kind])
            raise Refused("bad-rule", told.format(kind=kind, key=fault.rule.key, what=fault.what))


def _is_same_award(one: AwardRule, other: AwardRule) -> bool:
    return (one.kind, one.key) == (other.kind, other.key)
