"""Contradictions inside one plan: two dates for one duty, a paragraph twice, a number twice, a name spelled two ways.

Each is told in one sentence with both clauses; none is decided here, and no text is changed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.plans.duties import Duty, DutyDate
from app.domain.plans.plan import Phase, PlanParagraph
from app.domain.plans.reading.documents import documents
from app.domain.plans.reading.letters import containment
from app.domain.plans.reading.outline import Node, Section, outline
from app.domain.plans.reading.phases import told_phases
from app.domain.plans.reading.proposals import Evidence, HeadFact, HeadField, Proposal
from app.domain.plans.reading.repeats import counted_otherwise, repeated, spelled_otherwise, wrong_count
from app.domain.plans.spans import Frequency, span
from app.i18n import _
from app.text import short_date


class ContradictionKind(StrEnum):
    """In which way a plan contradicts itself."""

    TWO_DATES = "two-dates"
    REPEATED = "repeated"
    SAME_NUMBER = "same-number"
    WRONG_SIGN = "wrong-sign"
    PHASE_YEARS = "phase-years"
    COUNTS = "counts"
    SPELLING = "spelling"
    BEFORE_PLAN = "before-plan"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One contradiction: its sentence, and the places of the text that do not agree."""

    kind: ContradictionKind
    sentence: str
    evidence: tuple[Evidence, ...]


_MOST_DUTIES = 150
_SAME_THING = 0.75
_SAME_PLACE = 0.6


def contradictions(paragraphs: Sequence[PlanParagraph], proposals: Sequence[Proposal]) -> tuple[Contradiction, ...]:
    """What in the text does not agree with itself, in the order of the kinds."""
    nodes = outline(paragraphs)
    return (
        *_two_dates(proposals),
        *_of_repeats(nodes),
        *_same_numbers(nodes),
        *_wrong_signs(nodes),
        *_phase_years(nodes, proposals),
        *_of_counts(nodes, proposals),
        *_of_names(nodes),
        *_before_plan(proposals),
    )


def where(clause: str) -> str:
    """A clause as it is said: "mục III.2.a"; the opening has none."""
    return _("mục {clause}").format(clause=clause) if clause else _("phần mở đầu")


def _place(node: Node) -> Evidence:
    return Evidence(node.index, 0, len(node.text))


# --- dates -----------------------------------------------------------------------------------------------------------


def _two_dates(proposals: Sequence[Proposal]) -> Iterator[Contradiction]:
    duties = [(one, one.value) for one in proposals if isinstance(one.value, Duty) and one.value.dates][:_MOST_DUTIES]
    for number, (first, one) in enumerate(duties):
        for second, other in duties[number + 1 :]:
            if _is_same_duty(one, other) and _moment(one.dates[0]) != _moment(other.dates[0]):
                told = _("{thing}: {first} ghi “{one}”, {second} ghi “{other}”; một việc có hai hạn.")
                yield Contradiction(
                    ContradictionKind.TWO_DATES,
                    told.format(
                        thing=one.title,
                        first=where(one.clause),
                        one=one.dates[0].quote,
                        second=where(other.clause),
                        other=other.dates[0].quote,
                    ),
                    (first.evidence, second.evidence),
                )


def _is_same_duty(one: Duty, other: Duty) -> bool:
    """The same thing to the same place, by the same ones where both are told; worded alike or not."""
    is_same_thing = containment(one.title, other.title) >= _SAME_THING
    is_same_place = not one.owed_to or not other.owed_to or containment(one.owed_to, other.owed_to) >= _SAME_PLACE
    known = one.owed_by and other.owed_by
    # The report of each month and that of each year are two, whatever they are called.
    often = {one.frequency, other.frequency} - {Frequency.ONCE}
    is_same_owner = not known or bool(set(one.owed_by) & set(other.owed_by))
    return is_same_thing and is_same_place and is_same_owner and len(often) <= 1


def _moment(due: DutyDate) -> tuple[date | None, int | None, int | None, int]:
    return (due.day, due.month, due.month_day, due.periods_later)


def _before_plan(proposals: Sequence[Proposal]) -> Iterator[Contradiction]:
    issued = next(
        (
            (one, one.value.value)
            for one in proposals
            if isinstance(one.value, HeadFact) and one.value.field is HeadField.ISSUED_ON
        ),
        None,
    )
    if issued is None or not isinstance(issued[1], date):
        return
    for one in proposals:
        due = one.value.dates[0].day if isinstance(one.value, Duty) and one.value.dates else None
        if due is not None and due < issued[1] and isinstance(one.value, Duty):
            told = _("{where} đòi {thing} trước {due}, sớm hơn ngày ban hành kế hoạch ({issued}).")
            shown = where(one.value.clause)
            yield Contradiction(
                ContradictionKind.BEFORE_PLAN,
                told.format(
                    where=shown[:1].upper() + shown[1:],
                    thing=one.value.title.lower(),
                    due=short_date(due),
                    issued=short_date(issued[1]),
                ),
                (one.evidence, issued[0].evidence),
            )


# --- numbers and paragraphs ------------------------------------------------------------------------------------------


def _of_repeats(nodes: Sequence[Node]) -> Iterator[Contradiction]:
    for first, second in repeated(nodes):
        told = _("Hai đoạn gần như giống hệt nhau ở {first} và {second}: “{words}…”; có thể chép thừa hay nhầm.")
        shown = told.format(first=where(first.clause), second=where(second.clause), words=first.body[:80].strip())
        yield Contradiction(ContradictionKind.REPEATED, shown, (_place(first), _place(second)))


def _same_numbers(nodes: Sequence[Node]) -> Iterator[Contradiction]:
    known: dict[str, Node] = {}
    for node in nodes:
        if node.label is None or node.section in (Section.RECIPIENTS, Section.ANNEX):
            continue
        stem, mark, _rest = node.clause.rpartition("(")
        if mark and node.clause.endswith(")") and stem in known:
            told = _("Có hai mục cùng số {clause}: “{first}” và “{second}”; dẫn “mục {clause}” thì không rõ mục nào.")
            first = known[stem]
            yield Contradiction(
                ContradictionKind.SAME_NUMBER,
                told.format(clause=stem, first=first.body[:60].strip(), second=node.body[:60].strip()),
                (_place(first), _place(node)),
            )
        known.setdefault(node.clause, node)


def _wrong_signs(nodes: Sequence[Node]) -> Iterator[Contradiction]:
    for one in documents(nodes):
        if one.mismatch:
            told = _("{where} gọi là “{kind}” nhưng số là {number}; loại văn bản và ký hiệu “{sign}” không khớp.")
            shown = where(one.node.clause)
            yield Contradiction(
                ContradictionKind.WRONG_SIGN,
                told.format(where=shown[:1].upper() + shown[1:], kind=one.kind, number=one.number, sign=one.mismatch),
                (Evidence(one.node.index, one.start, one.end),),
            )


# --- phases, counts, names -------------------------------------------------------------------------------------------


def _phase_years(nodes: Sequence[Node], proposals: Sequence[Proposal]) -> Iterator[Contradiction]:
    facts = {one.value.field: one for one in proposals if isinstance(one.value, HeadFact)}
    phases = [one for one in proposals if isinstance(one.value, Phase)]
    for field, phase, is_first in ((HeadField.TITLE_FROM, phases[:1], True), (HeadField.TITLE_TO, phases[-1:], False)):
        named = facts.get(field)
        if named is None or not phase or not isinstance(named.value, HeadFact) or not isinstance(phase[0].value, Phase):
            continue
        text = phase[0].value.starts if is_first else phase[0].value.ends
        year = span(text).first.year
        if year != named.value.value:
            told = _("Tên kế hoạch ghi {word} {named}, nhưng {where} cho {phase} {does} {year}.")
            yield Contradiction(
                ContradictionKind.PHASE_YEARS,
                told.format(
                    word=_("từ năm") if is_first else _("đến năm"),
                    named=named.value.value,
                    where=where(phase[0].value.clause),
                    phase=phase[0].value.name,
                    does=_("bắt đầu từ") if is_first else _("kết thúc ở"),
                    year=year,
                ),
                (named.evidence, phase[0].evidence),
            )
    yield from _phases_told_twice(nodes)


def _phases_told_twice(nodes: Sequence[Node]) -> Iterator[Contradiction]:
    known: dict[int, Proposal] = {}
    for node in nodes:
        if node.section in (Section.OPENING, Section.RECIPIENTS, Section.ANNEX):
            continue
        for number, told in told_phases(node):
            first = known.setdefault(number, told)
            assert isinstance(first.value, Phase)
            assert isinstance(told.value, Phase)
            one, other = first.value, told.value
            if (span(one.starts).first, span(one.ends).last) != (span(other.starts).first, span(other.ends).last):
                shown = _(
                    "{phase}: {first} ghi từ {one} đến {one_end}, {second} ghi từ {other} đến {other_end}."
                ).format(
                    phase=one.name,
                    first=where(one.clause),
                    one=span(one.starts).words,
                    one_end=span(one.ends).words,
                    second=where(other.clause),
                    other=span(other.starts).words,
                    other_end=span(other.ends).words,
                )
                yield Contradiction(ContradictionKind.PHASE_YEARS, shown, (first.evidence, told.evidence))


def _of_counts(nodes: Sequence[Node], proposals: Sequence[Proposal]) -> Iterator[Contradiction]:
    for first, second in counted_otherwise(nodes):
        told = _("{first} ghi “{one}”, {second} ghi “{other}”; cùng một thứ mà hai số.")
        shown = where(first.node.clause)
        yield Contradiction(
            ContradictionKind.COUNTS,
            told.format(
                first=shown[:1].upper() + shown[1:],
                one=first.words,
                second=where(second.node.clause),
                other=second.words,
            ),
            (first.evidence, second.evidence),
        )
    phases = [one for one in proposals if isinstance(one.value, Phase)]
    for one in wrong_count(nodes, len(phases)):
        told = _("{where} ghi “{words}”, nhưng kế hoạch nêu {count} giai đoạn.")
        shown = where(one.node.clause)
        found = told.format(where=shown[:1].upper() + shown[1:], words=one.words, count=len(phases))
        yield Contradiction(ContradictionKind.COUNTS, found, (one.evidence, *(phase.evidence for phase in phases)))


def _of_names(nodes: Sequence[Node]) -> Iterator[Contradiction]:
    for first, second in spelled_otherwise(nodes):
        told = _("Một cơ quan viết hai cách: “{one}” ở {first}, “{other}” ở {second}.")
        yield Contradiction(
            ContradictionKind.SPELLING,
            told.format(
                one=first.words,
                first=where(first.node.clause),
                other=second.words,
                second=where(second.node.clause),
            ),
            (first.evidence, second.evidence),
        )
