"""The chain of reasons behind an assessment, in the order people ask: what was announced, what counts, which clause."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.event_rulings import Ruling, TierRules
from app.domain.event_words import capital
from app.domain.events import Event
from app.domain.tier_history import STANDING_WORDS, TierEntry
from app.domain.tier_words import document_words, level_words, permission_words
from app.domain.tiers import RuleMatrix, TierRule
from app.domain.units import Unit
from app.i18n import _
from app.text import format_number, short_date


class ReasonKind(StrEnum):
    """What a line of the chain tells: what was announced, what of it counts, the clause, how many people, a gap."""

    ANNOUNCED = "announced"
    COUNTS = "counts"
    CLAUSE = "clause"
    LIMIT = "limit"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of the chain: ``detail`` is its document, clause or rule, ``strictness`` 0–4 the colour of its dot."""

    kind: ReasonKind
    text: str
    detail: str = ""
    strictness: int = 0


def reasons(
    event: Event, rules: TierRules, announced: Sequence[Ruling], strictest: Sequence[Ruling]
) -> Iterator[Reason]:
    """Of every matrix that says anything, the strictest first: its entries, what counts, the clause, people."""
    for top in strictest:
        own = [item for item in announced if item.matrix.key == top.matrix.key]
        of_day = [item for item in own if item.day == top.day]
        suffix = f" ({top.matrix.name})" if len(strictest) > 1 and top.matrix.name else ""
        yield from _announced(of_day, rules, suffix)
        yield from _counts(event, rules, own, top)
        if top.rule is not None:
            yield _clause(top.rule, top.matrix)
        yield from _people(of_day)
    if len([item for item in strictest if item.strictness]) > 1:
        text = _("Nhiều quy định cùng có hiệu lực: phần nào cũng phải được mọi quy định cho phép")
        yield Reason(ReasonKind.COUNTS, text, "", strictest[0].strictness)


def unknown_places(titles: Iterable[str]) -> Iterator[Reason]:
    """A hint for each place nobody announced a tier for."""
    detail = _("Chưa có công bố hoặc chưa nhập nên chưa cấm gì; đây không phải là cấp độ 1.")
    for title in titles:
        yield Reason(ReasonKind.HINT, _("{place}: chưa có cấp độ").format(place=capital(title)), detail)


def limit_source(ruling: Ruling) -> str:
    """Where a number of people comes from: the document of the locality, else the clause of the rule."""
    limit = ruling.limit
    if limit is not None:
        day = _(" ngày {day}").format(day=short_date(limit.document_on)) if limit.document_on else ""
        return f"{limit.document}{day}"
    return "" if ruling.rule is None else clause_words(ruling.rule, ruling.matrix)


def clause_words(rule: TierRule, matrix: RuleMatrix) -> str:
    """The clause and what the matrix is called: "Mục II.3, dịch COVID-19"."""
    is_whole = rule.clause.casefold().startswith(_CLAUSE_WORDS)
    clause = capital(rule.clause if is_whole else _("mục {clause}").format(clause=rule.clause))
    return f"{clause}, {matrix.name}" if matrix.name else clause


_CLAUSE_WORDS = ("mục", "điều", "khoản", "điểm", "chương", "phần")


# --- what was announced ----------------------------------------------------------------------------------------------


def _announced(rulings: Iterable[Ruling], rules: TierRules, suffix: str) -> Iterator[Reason]:
    """Every entry about the units of the event and those above them, from the top down, each once."""
    told: set[tuple[int, str]] = set()
    for item in rulings:
        for unit in reversed(item.path):
            entry = rules.register.own(unit.id, item.matrix.key, item.day)
            if entry is not None and (unit.id, entry.matrix) not in told:
                told.add((unit.id, entry.matrix))
                yield _entry(unit, entry, item, suffix)


def _entry(unit: Unit, entry: TierEntry, ruling: Ruling, suffix: str) -> Reason:
    rule = ruling.matrix.rule(entry.level, ruling.day)
    said = _(STANDING_WORDS[entry.standing])
    if entry.level is not None:
        said = level_words(ruling.matrix, entry.level, ruling.day)
    detail = _("{document}, từ {day}").format(
        document=document_words(entry) or _("chưa ghi văn bản"), day=short_date(entry.from_day)
    )
    text = f"{capital(unit.title)}: {said}{suffix}"
    return Reason(ReasonKind.ANNOUNCED, text, detail, 0 if rule is None else rule.strictness)


# --- which of them counts --------------------------------------------------------------------------------------------


def _counts(event: Event, rules: TierRules, rulings: Sequence[Ruling], top: Ruling) -> Iterator[Reason]:
    above = [unit for unit in top.path[1:] if rules.register.own(unit.id, top.matrix.key, top.day)]
    if above and top.place.is_own(top.unit.id):
        text = _("Cấp của {own} được dùng thay cấp của {above}").format(own=top.unit.title, above=above[0].title)
        yield Reason(ReasonKind.COUNTS, text, _("Nơi có cấp độ riêng thì theo cấp độ riêng"), top.strictness)
    if len({item.words for item in rulings if item.day == top.day}) > 1:
        text = _("Nhiều đơn vị: tính theo nơi nghiêm nhất, {tier} của {place}")
        role = _("đơn vị tổ chức") if top.unit.id in event.hosts else _("đơn vị tham gia")
        yield Reason(
            ReasonKind.COUNTS, text.format(tier=top.words, place=top.unit.title), capital(role), top.strictness
        )
    if len({item.words for item in rulings if item.unit.id == top.unit.id}) > 1:
        text = _("Nhiều ngày: tính theo ngày nghiêm nhất, {day}").format(day=short_date(top.day))
        yield Reason(ReasonKind.COUNTS, text, _("Cấp độ đổi trong những ngày tổ chức"), top.strictness)


# --- the clause and the number of people -----------------------------------------------------------------------------


def _clause(rule: TierRule, matrix: RuleMatrix) -> Reason:
    said = rule.quote or f"{capital(rule.words)}: {permission_words(rule)}."
    return Reason(ReasonKind.CLAUSE, said, clause_words(rule, matrix), rule.strictness)


def _people(rulings: Iterable[Ruling]) -> Iterator[Reason]:
    for item in rulings:
        place = capital(item.unit.title)
        if item.max_people is not None:
            text = _("{place}: nhiều nhất {count} người").format(place=place, count=format_number(item.max_people))
            yield Reason(ReasonKind.LIMIT, text, limit_source(item), item.strictness)
        elif item.asks_limit:
            asked = _("Theo quy định của địa phương: hãy nhập giới hạn với văn bản")
            text = _("{place}: hạn chế số người, chưa biết số").format(place=place)
            yield Reason(ReasonKind.LIMIT, text, asked, item.strictness)
