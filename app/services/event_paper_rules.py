"""What the tiers say of an event, as its papers tell it: every unit with its level, the deciding paper, the clause."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from app.domain.event_assessment import Assessment
from app.domain.event_rulings import Ruling, rulings
from app.domain.events import Event
from app.domain.papers import PAPER_WORDS, PaperKind
from app.domain.tiers import TierRule
from app.reports.event_facts import RuleFact
from app.services.event_assessments import Grounds
from app.text import admin_date

#: "15/TB-UBND" alone; the letters behind the stroke are the kind of the paper (Nghị định 30/2020/NĐ-CP, Phụ lục III).
_NUMBER = re.compile(r"\d+[a-z]?/(?:\d{4}/)?([A-ZĐa-z]+)(?:-.*)?")


def rule_facts(event: Event, grounds: Grounds, assessment: Assessment) -> Iterator[RuleFact]:
    """What holds for every unit somebody announced a tier for, of each danger on the day that decides about it.

    What counts for the event is marked.
    """
    with_danger = len(grounds.rules.matrices) > 1
    for top in assessment.rulings:
        of_matrix = replace(grounds.rules, matrices=(top.matrix,))
        for item in rulings(event, grounds.paths(event, top.day), of_matrix, top.day):
            if item.rule is not None and item.place.entry is not None:
                level = f"{item.words} ({item.matrix.name})" if with_danger and item.matrix.name else item.words
                yield _fact(item, item.rule, level, is_strictest=item.weight == top.weight)


def _fact(ruling: Ruling, rule: TierRule, level: str, *, is_strictest: bool) -> RuleFact:
    entry, limit = ruling.place.entry, ruling.limit
    return RuleFact(
        place=ruling.unit.title,
        level=level,
        rule=rule,
        decision=document_words(entry.document, entry.document_on, entry.authority) if entry else "",
        from_day=entry.from_day if entry else None,
        max_people=ruling.max_people,
        limit_document=document_words(limit.document, limit.document_on) if limit else "",
        is_strictest=is_strictest,
    )


def document_words(document: str, day: date | None = None, authority: str = "") -> str:
    """A paper as text cites it: "Thông báo số 15/TB-UBND ngày 20 tháng 02 năm 2022 của UBND huyện"."""
    name = document_name(document)
    dated = f" {admin_date(day)}" if day else ""
    return f"{name}{dated}{f' của {authority.strip()}' if authority.strip() else ''}" if name else ""


def document_name(document: str) -> str:
    """A paper by its kind and number: "Thông báo số 15/TB-UBND"; one that names its kind stays as it was entered."""
    name = document.strip()
    if found := _NUMBER.fullmatch(name):
        known = {kind.value: PAPER_WORDS[kind] for kind in PaperKind}
        return f"{known.get(found[1], 'văn bản')} số {name}"
    return name
