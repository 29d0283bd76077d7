"""The plan's paragraphs as a tree, each knowing the part of the plan it stands in (aims, tasks, organisation, …)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from app.domain.plans.labels import Label, bullet_of, label_of
from app.domain.plans.paragraphs import ANNEX, RECIPIENTS
from app.domain.plans.plan import PlanParagraph
from app.domain.plans.reading.letters import plain


class Section(StrEnum):
    """What a part of a plan is about."""

    OPENING = "opening"
    PURPOSE = "purpose"
    GOALS = "goals"
    SCOPE = "scope"
    PHASES = "phases"
    TASKS = "tasks"
    FORM = "form"
    ORGANISATION = "organisation"
    BUDGET = "budget"
    AWARDS = "awards"
    REPORTS = "reports"
    RECIPIENTS = "recipients"
    ANNEX = "annex"
    OTHER = "other"


_HEADINGS: Final = (
    (Section.AWARDS, re.compile(r"thi dua,? khen thuong|khen thuong")),
    (Section.BUDGET, re.compile(r"(?:nguon |du toan )?kinh phi")),
    (
        Section.REPORTS,
        re.compile(r"che do (?:thong tin|bao cao)|thoi gian bao cao|thong tin,? bao cao|bao cao ket qua"),
    ),
    (Section.PHASES, re.compile(r"lo trinh|cac giai doan|phan ky|tien do thuc hien")),
    (Section.SCOPE, re.compile(r"doi tuong|pham vi|dia ban trien khai")),
    (Section.GOALS, re.compile(r"muc tieu|chi tieu")),
    (Section.PURPOSE, re.compile(r"muc dich|yeu cau|quan diem|su can thiet|can cu phap ly")),
    (Section.ORGANISATION, re.compile(r"to chuc thuc hien|phan cong|trach nhiem|to chuc trien khai|co che phoi hop")),
    (Section.TASKS, re.compile(r"noi dung|nhiem vu|giai phap|cac hoat dong|hoat dong cu the|cong viec|phan viec")),
    (Section.FORM, re.compile(r"hinh thuc|thanh phan|thoi gian,? dia diem")),
)
_LONGEST_INNER_HEADING: Final = 48
_LONGEST_HEADING: Final = 160
#: Sections stand at most so deep.
_DEEPEST_SECTION: Final = 3


@dataclass(slots=True, eq=False)
class Node:
    """One paragraph in the tree; ``start`` is where its words begin, behind number or dash; ``place`` among siblings.

    ``has_numbered`` says that one of its children is numbered.
    """

    index: int
    text: str
    clause: str
    start: int
    level: int
    label: Label | None = None
    bullet: str = ""
    section: Section = Section.OPENING
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)
    place: int = 0
    has_numbered: bool = False

    @property
    def body(self) -> str:
        """Its words without the number."""
        return self.text[self.start :]

    @property
    def shown(self) -> str:
        """Its words plain, without the number."""
        return plain(self.text)[self.start :]

    @property
    def is_section(self) -> bool:
        """Whether it is the heading of a part («2. Giải pháp chủ yếu»), not of a thing to do."""
        is_heading = self.label is not None and len(self.shown) <= _LONGEST_INNER_HEADING
        return self.parent is None or (is_heading and any(form.match(self.shown) for _section, form in _HEADINGS))

    def above(self) -> Iterator["Node"]:
        """The nodes above, the nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def below(self) -> Iterator["Node"]:
        """All nodes below in the order of the text."""
        waiting = list(reversed(self.children))
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.children)


def outline(paragraphs: Sequence[PlanParagraph]) -> tuple[Node, ...]:
    """The paragraphs as nodes, in order."""
    nodes: list[Node] = []
    stack: list[Node] = []
    for index, paragraph in enumerate(paragraphs):
        node = _node(index, paragraph)
        if _is_bare_heading(node):
            stack = []
            node.level = 1
        elif stack and node.level <= stack[0].level and stack[0].label is None and node.label is None:
            node.level = stack[0].level + 1
        while stack and stack[-1].level >= node.level:
            stack.pop()
        if stack:
            _hang(node, stack[-1])
        node.section = _section_of(node)
        if node.level > 0:
            stack.append(node)
        nodes.append(node)
    return tuple(nodes)


def _hang(node: Node, parent: Node) -> None:
    node.parent, node.place = parent, len(parent.children)
    parent.children.append(node)
    parent.has_numbered = parent.has_numbered or node.label is not None


def _node(index: int, paragraph: PlanParagraph) -> Node:
    text = paragraph.text
    label = label_of(text)
    bullet = bullet_of(text) if label is None else ""
    start = label.ends if label is not None else 0
    if bullet:
        start = len(text) - len(text[1:].lstrip())
    return Node(index, text, paragraph.clause, min(start, len(text)), paragraph.level, label, bullet)


def _is_bare_heading(node: Node) -> bool:
    """A heading that lost its number: in capitals, and beginning with the word of a part of plans."""
    if node.label is not None or node.bullet or len(node.text) > _LONGEST_HEADING or not node.text.isupper():
        return False
    return any(form.match(node.shown) for _section, form in _HEADINGS) and not _is_closed(node.clause)


def _is_closed(clause: str) -> bool:
    return clause.startswith((RECIPIENTS, ANNEX))


def _section_of(node: Node) -> Section:
    if node.clause.startswith(ANNEX):
        return Section.ANNEX
    if node.clause.startswith(RECIPIENTS):
        return Section.RECIPIENTS
    above = node.parent.section if node.parent is not None else Section.OPENING
    if node.bullet or node.level > _DEEPEST_SECTION or (node.label is None and not _is_bare_heading(node)):
        return above
    heading = node.shown[:_LONGEST_HEADING].partition(":")[0].strip()
    if node.parent is None:
        found = [(match.start(), section) for section, form in _HEADINGS if (match := form.search(heading))]
        return min(found, key=lambda item: item[0])[1] if found else Section.OTHER
    if len(heading) <= _LONGEST_INNER_HEADING:
        return next((section for section, form in _HEADINGS if form.match(heading)), above)
    return above
