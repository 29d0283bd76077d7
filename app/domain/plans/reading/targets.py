"""Targets of a plan's text: «100% xã đạt …», «từ 20 đơn vị trở lên», «tăng thêm 50%», «đến năm 2025 có trên 70% …»."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from app.domain.plans.reading.falls import Fall, fall_of, fallen, goes_on, years_of
from app.domain.plans.reading.letters import containment, plain, sentences, trimmed
from app.domain.plans.reading.outline import Node, Section
from app.domain.plans.reading.phases import phase_above
from app.domain.plans.reading.proposals import Confidence, Evidence, Proposal, ProposalKind
from app.domain.plans.reading.timing import frequency_of
from app.domain.plans.spans import Frequency
from app.domain.plans.targets import Comparison, Reading, Target, TargetStep
from app.i18n import _

_NUMBER: Final = r"(?P<number>\d{1,3}(?:\.\d{3})+|\d{1,6}(?:,\d{1,2})?)"
_BEFORE: Final = (
    r"(?:\b(?P<before>it nhat|toi thieu|khong duoi|khong it hon|tren|hon|tu|duoi|khong qua|toi da"
    r"|khong vuot qua|tang them|tang|giam"
    r"|mo|to chuc|xay dung|thanh lap|thuc hien|co|dat)\s+)?"
)
_AFTER: Final = r"(?:\s+(?P<after>tro len|tro xuong))?"
_RATIO: Final = re.compile(rf"{_BEFORE}(?<![\w/.,-]){_NUMBER}\s?(?:%|phan tram){_AFTER}")
_COUNT: Final = re.compile(
    rf"{_BEFORE}(?<![\w/.,%-]){_NUMBER}\s+(?P<unit>(?!tro\b)[a-z]+(?: (?!tro (?:len|xuong))[a-z]+)?){_AFTER}"
)
_NONE: Final = re.compile(
    r"\bkhong (?:co|de xay ra|de)\s+(?P<unit>don vi|xa|vu viec|vu|truong hop|co quan|khu dan cu|ho)\b"
)
_FROM_YEAR: Final = re.compile(r"\b(?:den|toi)(?: het)?(?: cuoi)? nam (?P<year>20\d\d)")
#: Parts whose sentences may be aims, and how such a sentence begins.
_ALSO_AIMS: Final = frozenset({Section.PURPOSE, Section.SCOPE, Section.OTHER, Section.TASKS})
_AIM: Final = re.compile(
    r"(?:phan dau|bao dam|dam bao|den(?: het)?(?: cuoi)? nam 20\d\d|hang nam|moi nam)\b[^.;]{0,120}?"
    r"\d\s?(?:%|phan tram)|(?:(?:it nhat|toi thieu|tren|hon|tu)\s+)?\d{1,3}(?:,\d+)?\s?(?:%|phan tram)|phan dau\b"
)
_MORE: Final = frozenset({"tren", "hon"})
_LESS: Final = frozenset({"khong qua", "toi da", "khong vuot qua"})
_LIMITS: Final = frozenset({"it nhat", "toi thieu", "khong duoi", "khong it hon", *_MORE, *_LESS, "duoi"})
_DOING: Final = frozenset({"mo", "to chuc", "xay dung", "thanh lap", "thuc hien"})
_NOT_COUNTED: Final = re.compile(r"(?:nam|thang|ngay|huyen|tinh|gio|tuoi|cap|giai doan|loai|quy)\b")
_GENERAL: Final = re.compile(r"muc tieu (?:tong quat|chung)")
_SAME: Final = 0.7
_LONGEST_TITLE: Final = 300
#: A sentence of aims is no longer; steps of one target stand no further apart than so many targets.
_LONGEST_SENTENCE: Final = 3_000
_NEAR: Final = 60


@dataclass(frozen=True, slots=True)
class _Number:
    """A number found in a sentence; an unclear one is told with its words, without a level."""

    start: int
    end: int
    value: Decimal
    unit: str
    comparison: Comparison
    reading: Reading = Reading.ABSOLUTE
    is_unclear: bool = False


def read_targets(nodes: Sequence[Node]) -> tuple[Proposal, ...]:
    """The targets in the parts on aims, and aims that stand elsewhere; a later number of one thing is its next step."""
    found: list[Proposal] = []
    for node in nodes:
        if node.section is Section.GOALS and _is_told(node):
            aims = _of_node(node)
        elif node.section in _ALSO_AIMS and _is_told(node):
            aims = _shares(node)
        else:
            continue
        for one in aims:
            _add(found, one)
    return tuple(
        replace(one, value=replace(one.value, key=f"ct-{number}"))
        for number, one in enumerate(found, 1)
        if isinstance(one.value, Target)
    )


def _shares(node: Node) -> Iterator[Proposal]:
    """The percentages of a sentence that is an aim though it stands among purposes: «Phấn đấu 90% trở lên …»."""
    for start, end in sentences(node.text, node.start):
        first, _last = trimmed(node.text, start, end)
        if _AIM.match(plain(node.text), first):
            for one in _numbers(node, start, end):
                yield _proposal(node, one, (start, end))


def _is_told(node: Node) -> bool:
    """Whether the paragraph is no heading."""
    return node.parent is not None or any(sign.isdigit() for sign in node.body)


def _of_node(node: Node) -> Iterator[Proposal]:
    any_found = False
    for start, end in sentences(node.text, node.start):
        for one in _numbers(node, start, end):
            any_found = True
            yield _proposal(node, one, (start, end))
    if not any_found and _is_qualitative(node):
        start, end = trimmed(node.text, node.start, len(node.text))
        target = Target(
            key="", title=node.text[start:end][:_LONGEST_TITLE], clause=node.clause, quote=node.text[start:end]
        )
        yield Proposal(ProposalKind.TARGET, target, Evidence(node.index, start, end), Confidence.GUESS)


def _is_qualitative(node: Node) -> bool:
    """A numbered or dashed aim without a number; what only says the general aim is none."""
    is_item = ((node.label is not None and node.level > 1) or bool(node.bullet)) and not node.children
    over = [node, *node.above()]
    return is_item and len(node.body) > 40 and not any(_GENERAL.match(one.shown) for one in over)


def _numbers(node: Node, start: int, end: int) -> tuple[_Number, ...]:
    shown = plain(node.text)
    end = min(end, start + _LONGEST_SENTENCE)
    ratios = (_ratio(match) for match in _RATIO.finditer(shown, start, end))
    found = [one for one in (_fallen(node.text, start, number) for number in ratios) if one is not None]
    first_ratio = min((one.start for one in found), default=end)
    counts = (_count(node.text, match, shown[start:end]) for match in _COUNT.finditer(shown, start, first_ratio))
    counted = (_fallen(node.text, start, number) for number in counts if number is not None)
    found += [one for one in counted if one is not None]
    found += [
        _Number(match.start(), match.end(), Decimal(0), node.text[slice(*match.span("unit"))], Comparison.EXACTLY)
        for match in _NONE.finditer(shown, start, end)
    ]
    return tuple(sorted(found, key=lambda one: one.start))


def _fallen(text: str, since: int, one: _Number) -> _Number | None:
    """A number as «giảm» before it makes it: a fall, the level it falls to, ``None`` for where the fall begins."""
    found = fall_of(text, since, _digits(text, one))
    if found is Fall.FROM:
        return None
    if found is Fall.BY and one.unit == "%":
        return replace(one, reading=Reading.DECREASE)
    if found is Fall.DOWN_TO:
        is_strict = one.comparison is Comparison.LESS_THAN
        return replace(one, comparison=Comparison.LESS_THAN if is_strict else Comparison.AT_MOST)
    return one if found is Fall.NONE else replace(one, is_unclear=True)


def _digits(text: str, one: _Number) -> tuple[int, int]:
    """Where the digits of a number begin, and where it ends."""
    return next(place for place in range(one.start, one.end) if text[place].isdigit()), one.end


def _ratio(match: re.Match[str]) -> _Number:
    before, value = match["before"] or "", _value(match["number"])
    reading = Reading.POINTS if before == "tang them" else Reading.ABSOLUTE
    if before == "tang":
        reading = Reading.RELATIVE
    return _Number(match.start(), match.end(), value, "%", _comparison(before, match["after"] or "", value), reading)


def _count(text: str, match: re.Match[str], sentence: str) -> _Number | None:
    before, after = match["before"] or "", match["after"] or ""
    is_limit = before in _LIMITS or bool(after)
    is_yearly = before in _DOING and frequency_of(sentence) is not None
    if _NOT_COUNTED.match(match["unit"]) or not (is_limit or is_yearly):
        return None
    value = _value(match["number"])
    unit = text[slice(*match.span("unit"))].split(" ")
    return _Number(
        match.start(),
        match.end(),
        value,
        " ".join(unit[:2] if unit[0] == "đơn" or len(unit) < 2 else unit[:1]),
        _comparison(before, after, value),
    )


def _value(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", "."))


def _comparison(before: str, after: str, value: Decimal) -> Comparison:
    if before in _MORE:
        return Comparison.MORE_THAN
    if before == "duoi":
        return Comparison.LESS_THAN
    if before in _LESS or after == "tro xuong":
        return Comparison.AT_MOST
    return Comparison.EXACTLY if value == 100 else Comparison.AT_LEAST


def _proposal(node: Node, one: _Number, sentence: tuple[int, int]) -> Proposal:
    start, end = _segment(node, one, sentence)
    shown = plain(node.text)
    until = _FROM_YEAR.search(shown, sentence[0], one.start)
    step = TargetStep(
        value=one.value,
        comparison=one.comparison,
        reading=one.reading,
        phase=phase_above(node),
        from_year=int(until["year"]) if until is not None else None,
    )
    if one.reading is Reading.DECREASE and until is None:
        first, last = years_of(node.text[start : one.end])
        step = replace(step, from_year=first, to_year=last)
    title = node.text[start:end][:_LONGEST_TITLE]
    target = Target(
        key="",
        title=title,
        clause=node.clause,
        quote=title,
        unit=one.unit,
        frequency=frequency_of(node.text[sentence[0] : sentence[1]]) or frequency_of(node.body[:160]) or Frequency.YEAR,
        steps=() if one.is_unclear else (step,),
    )
    sure = Confidence.GUESS if one.is_unclear else Confidence.LIKELY
    return Proposal(ProposalKind.TARGET, target, Evidence(node.index, start, end), sure, doubts=_doubts(one))


def _doubts(one: _Number) -> tuple[str, ...]:
    if one.is_unclear:
        return (_("Câu này nói “giảm”, “không tăng” nhưng chưa rõ mức phải đạt; hãy xem và tự ghi mức."),)
    told = {
        Reading.RELATIVE: _("“Tăng” ở đây đang hiểu là theo tỷ lệ so với mức trước."),
        Reading.POINTS: _(
            "“Tăng thêm” có thể là thêm điểm phần trăm hoặc thêm theo tỷ lệ; đang hiểu là thêm điểm phần trăm."
        ),
        Reading.DECREASE: _("“Giảm” ở đây đang hiểu là theo tỷ lệ: số kỳ này so với số kỳ trước."),
    }
    return (told[one.reading],) if one.reading in told else ()


def _segment(node: Node, one: _Number, sentence: tuple[int, int]) -> tuple[int, int]:
    """The words of one number: up to the next number of the sentence, back to the one before."""
    others = _numbers(node, *sentence)
    place = next((index for index, other in enumerate(others) if other.start == one.start), 0)
    start = sentence[0]
    if place:
        comma = node.text.rfind(",", others[place - 1].end, one.start)
        start = comma + 1 if comma >= 0 else others[place - 1].end
        start = min(start, one.start)
    end = sentence[1]
    if place + 1 < len(others):
        comma = node.text.rfind(",", one.end, others[place + 1].start)
        end = comma if comma >= 0 else others[place + 1].start
    return trimmed(node.text, start, max(end, one.end))


def _add(found: list[Proposal], new: Proposal) -> None:
    """A step of another phase or year joins the target it steps up; otherwise it is a target of its own."""
    target = new.value
    assert isinstance(target, Target)
    if found and _goes_on(found[-1], new):
        found[-1] = _joined(found[-1], new)
        return
    if target.steps and (target.steps[0].phase or target.steps[0].from_year):
        near = [
            (_nearness(old.value, target), -place)
            for place, old in enumerate(found[-_NEAR:], max(0, len(found) - _NEAR))
            if isinstance(old.value, Target)
        ]
        best, place = max(near, default=(0.0, 0))
        if best >= _SAME:
            found[-place] = _joined(found[-place], new)
            return
    found.append(new)


def _goes_on(old: Proposal, new: Proposal) -> bool:
    """Whether a fall is that of the words before it in other years: «…; giai đoạn 2026 - 2027 mỗi năm giảm 15 %»."""
    before, target = old.value, new.value
    assert isinstance(before, Target)
    assert isinstance(target, Target)
    if old.evidence.paragraph != new.evidence.paragraph or not (before.is_of_before and target.is_of_before):
        return False
    years = {(step.from_year, step.to_year) for step in before.steps}
    return (target.steps[0].from_year, target.steps[0].to_year) not in years and goes_on(target.title)


def _joined(old: Proposal, new: Proposal) -> Proposal:
    """The target with the step that goes on with it."""
    assert isinstance(old.value, Target)
    assert isinstance(new.value, Target)
    merged = replace(old.value, steps=(*old.value.steps, *new.value.steps))
    doubts = tuple(dict.fromkeys((*old.doubts, *new.doubts)))
    return replace(old, value=merged, more=(*old.more, new.evidence), doubts=doubts)


def _nearness(old: Target, new: Target) -> float:
    """How likely the new number is the next step of the old target."""
    when = {(step.phase, step.from_year) for step in old.steps}
    step = new.steps[0]
    is_possible = bool(old.steps) and old.unit == new.unit and old.is_of_before == new.is_of_before
    if not is_possible or (step.phase, step.from_year) in when:
        return 0.0
    if new.is_of_before:
        return containment(fallen(old.title), fallen(new.title))
    return containment(old.title, new.title)
