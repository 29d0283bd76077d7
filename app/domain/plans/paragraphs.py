"""Text of a plan → its paragraphs, each with the clause it stands in and how deep it stands.

Plans number by Roman numbers, capitals, numbers, dotted numbers and letters, in any order and not always well: a
section number may come twice (two sections III in plan 74/KH-BCĐ), the number above may be missing. A clause is the
path of numbers as the text gives them: "III.2.a", "III.2.1.b"; what comes a second time below the same number is told
apart as "III(2)". Recipients and annexes, which begin to number anew, have clauses of their own.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from app.domain.plans.labels import Label, LabelKind, bullet_of, label_of
from app.domain.plans.plan import PlanParagraph

RECIPIENTS = "Nơi nhận"
ANNEX = "Phụ lục"

_RECIPIENTS = re.compile(r"nơi\s+nhận\s*:?$|nơi\s+nhận\s*:", re.IGNORECASE)
_ANNEX = re.compile(r"(?:PHỤ LỤC|ĐỀ CƯƠNG|BIỂU|MẪU|DANH MỤC|DANH SÁCH)\b")
_HEADING_MARKS = re.compile(r"#{1,6}\s+")
_EMPHASIS = re.compile(r"\*(?=\S)((?:\\\*|[^*])+)\*")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\ufeff]")
_SENTENCE_END = (".", ";", ":", "!", "?", "…", "/")
#: A shorter line is a heading of its own, never the first part of a broken sentence.
_SHORTEST_BROKEN_LINE = 40


def paragraphs_of(text: str) -> tuple[PlanParagraph, ...]:
    """The paragraphs of a plan's text, one a line; a sentence broken by the end of a page is one paragraph again."""
    walk = _Walk()
    return tuple(walk.next(line) for line in _whole(_lines(text)))


def _lines(text: str) -> Iterator[str]:
    """Lines without blanks at their ends, control characters and the marks text recognition leaves."""
    for raw in text.splitlines():
        line = " ".join(_CONTROL.sub("", raw).split())
        line = _HEADING_MARKS.sub("", line, count=1).replace("**", "").replace("~~", "")
        if line := _EMPHASIS.sub(r"\1", line).replace("\\*", "*").strip():
            yield line


def _whole(lines: Iterable[str]) -> Iterator[str]:
    parts: list[str] = []
    for line in lines:
        if parts and not _goes_on(parts[-1], line):
            yield " ".join(parts)
            parts = []
        parts.append(line)
    if parts:
        yield " ".join(parts)


def _goes_on(before: str, line: str) -> bool:
    is_broken = len(before) >= _SHORTEST_BROKEN_LINE and not before.endswith(_SENTENCE_END)
    return is_broken and line[0].islower() and label_of(line) is None and not bullet_of(line)


@dataclass(slots=True)
class _Walk:
    """Where in the text one is: the numbers above, the bullets opened below the last of them, what was seen."""

    root: str = ""
    above: list[Label] = field(default_factory=list)
    bullets: list[str] = field(default_factory=list)
    clause: str = ""
    seen: dict[str, int] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)

    def next(self, text: str) -> PlanParagraph:
        """The next paragraph."""
        if _RECIPIENTS.match(text) and self.clause:
            return self._opened(RECIPIENTS, text)
        if self.root and _ANNEX.match(text):
            return self._opened(ANNEX, text)
        label = label_of(text)
        if label is not None and (numbered := self._numbered(label)) is not None:
            return PlanParagraph(text=text, clause=self.clause, level=numbered)
        return PlanParagraph(text=text, clause=self.clause, level=self._below(text))

    def _opened(self, name: str, text: str) -> PlanParagraph:
        self.root = self.clause = self._told_apart(name)
        self.above, self.bullets, self.names = [], [], []
        return PlanParagraph(text=text, clause=self.clause, level=1)

    def _below(self, text: str) -> int:
        """The level of a paragraph without number: below its clause, "+" below "-"."""
        mark = bullet_of(text)
        if not mark:
            self.bullets = []
        elif mark in self.bullets:
            self.bullets = self.bullets[: self.bullets.index(mark) + 1]
        else:
            self.bullets.append(mark)
        return self._depth() + max(len(self.bullets), 1) if self.clause else 0

    def _depth(self) -> int:
        return len(self.names) + bool(self.root)

    def _numbered(self, label: Label) -> int | None:
        """The level of a numbered paragraph; ``None`` if what looks like a number is a name's first letter."""
        if self.root.startswith(RECIPIENTS):
            return None
        label = self._as_capital(label)
        ranks = [item.rank for item in self.above]
        if label.kind is LabelKind.CAPITAL and label.value != "A" and label.rank not in ranks:
            return None
        keep = ranks.index(label.rank) if label.rank in ranks else len(ranks)
        if label.kind is LabelKind.DOTTED:
            keep = self._kept_for_dotted(label, keep)
        self.above, self.names, self.bullets = [*self.above[:keep], label], self.names[:keep], []
        stem = ".".join(part for part in (self.root, *self._stems(label)) if part)
        self.clause = self._told_apart(stem)
        self.names.append(self.clause)
        return self._depth()

    def _stems(self, label: Label) -> tuple[str, ...]:
        """The clause above as it was told, and the number; a dotted number says the numbers above it itself."""
        over = next(
            (
                name
                for item, name in zip(reversed(self.above[:-1]), reversed(self.names), strict=True)
                if not (label.kind is LabelKind.DOTTED and item.is_numeric)
            ),
            "",
        )
        return (over.removeprefix(f"{self.root}.") if self.root else over, label.value)

    def _kept_for_dotted(self, label: Label, keep: int) -> int:
        """How many of the numbers above stay above a dotted one: those that begin it, and no others in digits."""
        for index, item in enumerate(self.above[:keep]):
            if item.is_numeric and not label.value.startswith(f"{item.value}."):
                return index
        return keep

    def _as_capital(self, label: Label) -> Label:
        """I, V and X are letters where the letter before them was the last of its kind."""
        capital = next((item for item in self.above if item.kind is LabelKind.CAPITAL), None)
        if capital is not None and label.kind is LabelKind.ROMAN and label.follows(capital):
            return replace(label, kind=LabelKind.CAPITAL)
        return label

    def _told_apart(self, clause: str) -> str:
        self.seen[clause] = self.seen.get(clause, 0) + 1
        return clause if self.seen[clause] == 1 else f"{clause}({self.seen[clause]})"
