"""Where a plan has a fault and what it is, and mistakes that every part may have: keys twice, circles, bad spans."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from app.domain.plans.plan import PART_KIND_WORDS, PartKind, PlanHead
from app.domain.plans.spans import Span, span
from app.i18n import _

_TABLES: Mapping[PartKind, str] = {
    PartKind.AGENCY: "agencies",
    PartKind.PHASE: "phases",
    PartKind.MEASURE: "measures",
    PartKind.TARGET: "targets",
    PartKind.TASK: "tasks",
    PartKind.DUTY: "duties",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake: in which part (``None``: the head), in which of its fields, and what is wrong, without full stop."""

    field: str
    what: str
    kind: PartKind | None = None
    key: str = ""

    @property
    def place(self) -> str:
        """Where it stands in a file: "tasks[2.1.a].leads"."""
        return f"head.{self.field}" if self.kind is None else f"{_TABLES[self.kind]}[{self.key}].{self.field}"

    @property
    def sentence(self) -> str:
        """What a screen says: «Nhiệm vụ “2.1.a”: …»."""
        what = f"{self.what}."
        if self.kind is None:
            return what[0].upper() + what[1:]
        word = _(PART_KIND_WORDS[self.kind])
        return f"{word[0].upper()}{word[1:]} “{self.key}”: {what}"


def placed(kind: PartKind, key: str, found: Iterable[Fault]) -> Iterator[Fault]:
    """Faults of one part, told to be in it."""
    return (replace(fault, kind=kind, key=key) for fault in found)


def twice(values: Iterable[Hashable]) -> tuple[Hashable, ...]:
    """What comes more than once, each named once."""
    return tuple(value for value, number in Counter(values).items() if number > 1)


def in_circle(key: str, above: Mapping[str, str]) -> bool:
    """Whether going up from ``key`` one comes back to it."""
    seen: set[str] = set()
    at = above.get(key, "")
    while at and at not in seen:
        if at == key:
            return True
        seen.add(at)
        at = above.get(at, "")
    return False


def missing(field: str, text: str) -> Iterator[Fault]:
    """A field that must say something."""
    if not text.strip():
        yield Fault(field, _("phải ghi"))


def unknown(field: str, values: Iterable[str], known: Iterable[str], word: str) -> Iterator[Fault]:
    """Keys that name nothing of the plan."""
    there = frozenset(known)
    for value in values:
        if value not in there:
            yield Fault(field, _("không có {word} “{key}”").format(word=word, key=value))


def span_faults(starts: str, ends: str, head: PlanHead, *, is_strict: bool) -> Iterator[Fault]:
    """Spans that are no single spans, that end before they begin, or that lie outside the execution.

    ``is_strict`` wants them wholly inside; otherwise it is enough that they touch it.
    """
    first, last = _span_or_none(starts), _span_or_none(ends)
    for field, text, found in (("starts", starts, first), ("ends", ends, last)):
        if text and found is None:
            yield Fault(
                field, _("“{text}” không phải là thời gian (2022, 2022-Q3, 2022-07, 2022-07-28)").format(text=text)
            )
    if first and last and last.last < first.first:
        yield Fault(
            "ends", _("kết thúc ({ends}) trước khi bắt đầu ({starts})").format(ends=last.words, starts=first.words)
        )
        return
    for field, found in (("starts", first), ("ends", last)):
        if found is not None and _is_outside(found, head, is_strict=is_strict):
            yield Fault(field, _("{span} nằm ngoài thời gian thực hiện của kế hoạch").format(span=found.words))


def _span_or_none(text: str) -> Span | None:
    """A span that can begin or end something: one from one to another has a begin and an end of its own."""
    try:
        found = span(text)
    except ValueError:
        return None
    return None if found.is_joined else found


def _is_outside(found: Span, head: PlanHead, *, is_strict: bool) -> bool:
    if is_strict:
        return found.first < head.starts or found.last > head.ends
    return found.last < head.starts or found.first > head.ends
