"""What the officer says about each thing read from a plan's text: seen and taken, changed, left out, or not yet seen.

A task's time and products are looked at on their own: a task may be right and its quarter misread.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from app.domain.plans.plan import Agency
from app.domain.plans.reading.contradictions import Contradiction
from app.domain.plans.reading.proposals import Confidence, Evidence, HeadFact, HeadField, Proposal, ProposalKind, Value
from app.domain.plans.tasks import Deliverable, Task, Timing
from app.i18n import N_, _
from app.services.plans.reading import PlanPreview
from app.services.plans.reading_plan import NEEDED
from app.text import padded_count


class ItemKind(StrEnum):
    """The groups things are shown in, in this order."""

    CONTRADICTION = "contradiction"
    UNREAD = "unread"
    HEAD = "head"
    BASIS = "basis"
    PHASE = "phase"
    AGENCY = "agency"
    TARGET = "target"
    TASK = "task"
    TIME = "time"
    PRODUCT = "product"
    DUTY = "duty"
    QUOTA = "quota"
    BUDGET = "budget"
    RECIPIENT = "recipient"


ITEM_KIND_WORDS: Final[Mapping[ItemKind, str]] = MappingProxyType(
    {
        ItemKind.CONTRADICTION: N_("mâu thuẫn trong văn bản"),
        ItemKind.UNREAD: N_("câu có số, ngày hoặc căn cứ chưa đọc được"),
        ItemKind.HEAD: N_("thông tin đầu kế hoạch"),
        ItemKind.BASIS: N_("căn cứ"),
        ItemKind.PHASE: N_("giai đoạn"),
        ItemKind.AGENCY: N_("cơ quan"),
        ItemKind.TARGET: N_("chỉ tiêu"),
        ItemKind.TASK: N_("nhiệm vụ"),
        ItemKind.TIME: N_("thời gian của nhiệm vụ"),
        ItemKind.PRODUCT: N_("sản phẩm"),
        ItemKind.DUTY: N_("nghĩa vụ, thời hạn"),
        ItemKind.QUOTA: N_("chỉ tiêu khen thưởng"),
        ItemKind.BUDGET: N_("nguồn kinh phí"),
        ItemKind.RECIPIENT: N_("nơi nhận"),
    }
)


class Verdict(StrEnum):
    """What was said about an item."""

    OPEN = "open"
    TAKEN = "taken"
    CHANGED = "changed"
    LEFT = "left"


VERDICT_WORDS: Final[Mapping[Verdict, str]] = MappingProxyType(
    {
        Verdict.OPEN: N_("chưa xem"),
        Verdict.TAKEN: N_("đã nhận"),
        Verdict.CHANGED: N_("đã sửa"),
        Verdict.LEFT: N_("bỏ"),
    }
)
_NOTES: Final = frozenset({ItemKind.CONTRADICTION, ItemKind.UNREAD})
_KEPT: Final = frozenset({Verdict.TAKEN, Verdict.CHANGED})
ItemValue = Value | Timing | Deliverable | Contradiction


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at; ``places`` are the words it was read from, the main ones first (none: the text lacks it).

    ``owner`` is the number of the task a time or product belongs to.
    """

    number: int
    kind: ItemKind
    value: ItemValue
    places: tuple[Evidence, ...] = ()
    confidence: Confidence | None = None
    doubts: tuple[str, ...] = ()
    owner: int | None = None
    verdict: Verdict = Verdict.OPEN

    @property
    def is_open(self) -> bool:
        """Whether nobody has looked at it yet."""
        return self.verdict is Verdict.OPEN

    @property
    def is_kept(self) -> bool:
        """Whether it goes into the plan."""
        return self.verdict in _KEPT

    @property
    def is_note(self) -> bool:
        """Whether it is only to be looked at: a contradiction, a sentence nothing was read from."""
        return self.kind in _NOTES

    @property
    def is_lacking(self) -> bool:
        """Whether the plan needs it and the text does not say it."""
        return isinstance(self.value, HeadFact) and self.value.value in (None, "")


class Choices:
    """The things read from one text, with what was said about each."""

    def __init__(self, preview: PlanPreview) -> None:
        self.preview = preview
        self._items = _read(preview)

    # --- looking ---

    @property
    def items(self) -> tuple[Item, ...]:
        """Everything, group by group in the order of the text."""
        return tuple(self._items)

    def of(self, kind: ItemKind) -> tuple[Item, ...]:
        """The items of one group."""
        return tuple(one for one in self._items if one.kind is kind)

    def at(self, paragraph: int) -> tuple[Item, ...]:
        """What was read from a paragraph."""
        return tuple(one for one in self._items if any(place.paragraph == paragraph for place in one.places))

    def nearest(self, paragraph: int, letter: int) -> Item | None:
        """What was read from the fewest words around a letter of a paragraph, else from anywhere in it."""
        found = [
            (not place.start <= letter < place.end, one.is_note, place.end - place.start, one)
            for one in self.at(paragraph)
            for place in one.places
            if place.paragraph == paragraph
        ]
        return min(found, key=lambda some: some[:3])[3] if found else None

    def names(self) -> dict[str, str]:
        """The agencies by key, as they are called now."""
        return {one.value.key: one.value.name for one in self.of(ItemKind.AGENCY) if isinstance(one.value, Agency)}

    def owner(self, item: Item) -> str:
        """The task a time or product belongs to; "" for anything else."""
        task = self._items[item.owner].value if item.owner is not None else None
        return task.title if isinstance(task, Task) else ""

    @property
    def open(self) -> tuple[Item, ...]:
        """What nobody has looked at yet."""
        return tuple(one for one in self._items if one.is_open)

    @property
    def sure(self) -> tuple[Item, ...]:
        """What the text says under a label of its own, without a doubt, and nobody has looked at yet."""
        return tuple(one for one in self.open if one.confidence is Confidence.SURE and not one.doubts)

    @property
    def kept(self) -> tuple[Item, ...]:
        """What goes into the plan; contradictions and unread sentences are looked at, not taken."""
        return tuple(one for one in self._items if one.is_kept and not one.is_note)

    @property
    def is_touched(self) -> bool:
        """Whether anything was said yet, which leaving would lose."""
        return any(not one.is_open for one in self._items)

    def heading(self, kind: ItemKind) -> str:
        """«18 nhiệm vụ, 3 chưa xem»."""
        count = sum(one.is_open for one in self.of(kind))
        shown = self.count(kind)
        return _("{what}, {count} chưa xem").format(what=shown, count=count) if count else shown

    def count(self, kind: ItemKind) -> str:
        """«18 nhiệm vụ»."""
        return f"{padded_count(len(self.of(kind)))} {_(ITEM_KIND_WORDS[kind])}"

    # --- saying ---

    def take(self, numbers: Iterable[int]) -> None:
        """Take these as they are; what the text does not say cannot be taken."""
        self._say(numbers, Verdict.TAKEN)

    def leave(self, numbers: Iterable[int]) -> None:
        """Leave these out; a task takes its time and products along."""
        wanted = set(numbers)
        self._say([*wanted, *(one.number for one in self._items if one.owner in wanted)], Verdict.LEFT)

    def reopen(self, numbers: Iterable[int]) -> None:
        """As if nobody had looked at these."""
        self._say(numbers, Verdict.OPEN)

    def change(self, number: int, value: ItemValue) -> None:
        """Take one with another value."""
        self._items[number] = replace(self._items[number], value=value, verdict=Verdict.CHANGED)

    def take_head(self) -> None:
        """Take what was read of the facts a plan cannot be without, the surest reading of each; nothing left out."""
        for field in NEEDED:
            facts = [one for one in self.of(ItemKind.HEAD) if _is_of(one, field)]
            found = sorted((one for one in facts if one.is_open and not one.is_lacking), key=_certainty)
            if found and not any(one.is_kept for one in facts):
                self.take([found[0].number])

    @property
    def lacking(self) -> tuple[Item, ...]:
        """What the head cannot be made without: not in the text, or left out."""
        facts = [[one for one in self.of(ItemKind.HEAD) if _is_of(one, field)] for field in NEEDED]
        return tuple(
            some[0] for some in facts if some and all(one.is_lacking or one.verdict is Verdict.LEFT for one in some)
        )

    def fill(self, field: HeadField, value: object) -> None:
        """Say what the head needs and the text lacks, or says otherwise."""
        for one in self.of(ItemKind.HEAD):
            if isinstance(one.value, HeadFact) and one.value.field is field:
                self.change(one.number, HeadFact(field, value))

    def _say(self, numbers: Iterable[int], verdict: Verdict) -> None:
        for number in set(numbers):
            one = self._items[number]
            if verdict is Verdict.TAKEN and (one.is_lacking or one.verdict is Verdict.CHANGED):
                continue
            self._items[number] = replace(one, verdict=verdict)

    # --- what comes of it ---

    def chosen(self) -> tuple[Proposal, ...]:
        """The proposals taken, as they were changed, each task with the time and the products taken of it."""
        return tuple(self._proposal(one) for one in self.kept if one.owner is None)

    def contradictions(self) -> tuple[Contradiction, ...]:
        """The contradictions looked at."""
        seen = [one for one in self.of(ItemKind.CONTRADICTION) if one.is_kept]
        return tuple(one.value for one in seen if isinstance(one.value, Contradiction))

    def _proposal(self, one: Item) -> Proposal:
        value = one.value
        if isinstance(value, Task):
            parts = [item.value for item in self.kept if item.owner == one.number]
            timing = next((part for part in parts if isinstance(part, Timing)), Timing())
            products = tuple(part for part in parts if isinstance(part, Deliverable))
            # Phases were read from the time: without it, or with another one, they say nothing any more.
            phases = value.phases if timing == value.timing else ()
            value = replace(value, timing=timing, deliverables=products, phases=phases)
        assert not isinstance(value, (Timing, Deliverable, Contradiction))
        place = one.places[0] if one.places else Evidence(0, 0, 0)
        return Proposal(ProposalKind(one.kind.value), value, place, one.confidence or Confidence.SURE, one.places[1:])


def _is_of(one: Item, field: HeadField) -> bool:
    return isinstance(one.value, HeadFact) and one.value.field is field


def _certainty(one: Item) -> int:
    return list(Confidence).index(one.confidence) if one.confidence is not None else len(Confidence)


# --- from the preview ------------------------------------------------------------------------------------------------


def _read(preview: PlanPreview) -> list[Item]:
    items: list[Item] = []

    def add(kind: ItemKind, value: ItemValue, places: tuple[Evidence, ...] = (), one: Proposal | None = None) -> None:
        sure, doubts = (one.confidence, one.doubts) if one is not None else (None, ())
        items.append(Item(len(items), kind, value, places, sure, doubts))

    for contradiction in preview.contradictions:
        add(ItemKind.CONTRADICTION, contradiction, contradiction.evidence)
    for place in preview.unread:
        add(ItemKind.UNREAD, preview.words_at(place), (place,))
    for kind in ItemKind:
        for one in preview.proposals:
            if one.kind.value == kind.value:
                add(kind, one.value, (one.evidence, *one.more), one)
        if kind is ItemKind.HEAD:
            for fact in _lacking_facts(preview):
                add(kind, fact)
        if kind in (ItemKind.TIME, ItemKind.PRODUCT):
            _add_parts(preview, kind, items)
    return items


def _lacking_facts(preview: PlanPreview) -> tuple[HeadFact, ...]:
    """What the head needs and the text does not say."""
    known = {one.value.field for one in preview.proposals if isinstance(one.value, HeadFact)}
    return tuple(HeadFact(field, None) for field in NEEDED if field not in known)


def _add_parts(preview: PlanPreview, kind: ItemKind, items: list[Item]) -> None:
    """The times or the products of the tasks that are there already."""
    tasks = [one for one in preview.proposals if isinstance(one.value, Task)]
    owners = {one.value.key: one.number for one in items if isinstance(one.value, Task)}
    for one in tasks:
        assert isinstance(one.value, Task)
        task, timing = one.value, one.value.timing
        some: tuple[Timing | Deliverable, ...] = (timing,) if timing != Timing() else ()
        for part in some if kind is ItemKind.TIME else task.deliverables:
            places = _places(preview, one, part.text)
            items.append(Item(len(items), kind, part, places, one.confidence, owner=owners[task.key]))


def _places(preview: PlanPreview, one: Proposal, words: str) -> tuple[Evidence, ...]:
    """Where exactly a part of a task stands among the words the task was read from."""
    for place in (*one.more, one.evidence):
        start = preview.paragraphs[place.paragraph].text.find(words, place.start, place.end) if words else -1
        if start >= 0:
            return (Evidence(place.paragraph, start, start + len(words)),)
    return (one.evidence,)
