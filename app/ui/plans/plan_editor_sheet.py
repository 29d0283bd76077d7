"""The plan on the screen while it is written: parts put, added, moved, taken out, taken back; its faults by place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.domain.plans import part_order
from app.domain.plans.duties import Duty
from app.domain.plans.fault_words import sentence_of, what_of
from app.domain.plans.measures import Measure
from app.domain.plans.part_keys import PART_NAMES, mentions, parts_of, provisional, with_parts, without
from app.domain.plans.plan import Agency, PartKind, Phase, Plan, PlanParagraph, ReportSection
from app.domain.plans.targets import Target
from app.domain.plans.tasks import Task
from app.i18n import _
from app.services.plans import drafts
from app.services.plans.drafts import PlanDraft
from app.services.workspace import Workspace
from app.ui.plans.plan_editor_outline import NAMELESS, SECTION_WORDS, Place

_MAKERS: Mapping[str, Callable[[str], Any]] = {
    "agencies": lambda key: Agency(key=key, name=""),
    "phases": lambda key: Phase(key=key, name="", starts="", ends=""),
    "measures": lambda key: Measure(key=key, name="", unit=""),
    "targets": lambda key: Target(key=key, title=""),
    "tasks": lambda key: Task(key=key, title=""),
    "duties": lambda key: Duty(key=key, title="", owed_by=()),
    "head.sections": lambda key: ReportSection(key=key, heading=""),
}
_SECTIONS: Mapping[PartKind, str] = {
    PartKind.AGENCY: "agencies",
    PartKind.PHASE: "phases",
    PartKind.MEASURE: "measures",
    PartKind.TARGET: "targets",
    PartKind.TASK: "tasks",
    PartKind.DUTY: "duties",
}
_MOST_BACK = 100


@dataclass(frozen=True, slots=True)
class Wrong:
    """Something wrong: where, at which field, what is told there, and the whole sentence."""

    place: Place
    field: str
    what: str
    sentence: str


class PlanSheet:
    """A draft that is being written, with what was typed and could not be read."""

    def __init__(self, ws: Workspace, draft: PlanDraft) -> None:
        self._ws = ws
        self.draft = draft
        self._reasons: dict[str, str] = {}
        self._before: list[PlanDraft] = []

    @property
    def plan(self) -> Plan:
        """The plan as it stands."""
        return self.draft.plan

    def part(self, place: Place) -> Any:
        """What stands at a place: the head for sections about it, ``None`` for a list itself and for what is gone."""
        section, key = place
        if section in ("head", "grounds"):
            return self.plan.head
        if section not in PART_NAMES:
            return None
        return next((item for item in parts_of(self.plan, section) if item.key == key), None)

    # --- typing ---

    def put(self, place: Place, part: Any, unread: Mapping[str, tuple[str, str]]) -> None:
        """Take over what stands in the form of a place."""
        section, key = place
        plan = self.plan
        if section in ("head", "grounds"):
            plan = replace(plan, head=part)
        elif part != self.part(place):
            plan = with_parts(plan, section, (part if it.key == key else it for it in parts_of(plan, section)))
        others = {at: text for at, text in self.draft.typed.items() if not at.startswith(f"{section}|{key}|")}
        own = {f"{section}|{key}|{path}": text for path, (text, _reason) in unread.items()}
        self._reasons |= {f"{section}|{key}|{path}": reason for path, (_text, reason) in unread.items()}
        self.draft = replace(self.draft, plan=plan, typed=others | own)

    def put_paragraphs(self, paragraphs: tuple[PlanParagraph, ...]) -> None:
        """Take over the text."""
        if paragraphs != self.plan.paragraphs:
            self.draft = replace(self.draft, plan=replace(self.plan, paragraphs=paragraphs))

    @property
    def lost_clauses(self) -> int:
        """How many parts cite a clause that the text does not have."""
        known = {item.clause for item in self.plan.paragraphs}
        cited = [getattr(part, "clause", "") for section in PART_NAMES for part in parts_of(self.plan, section)]
        return sum(bool(clause) and clause not in known for clause in cited) if known else 0

    def typed(self, place: Place) -> dict[str, str]:
        """Texts at a place that could not be read, by path."""
        stem = f"{place[0]}|{place[1]}|"
        return {at.removeprefix(stem): text for at, text in self.draft.typed.items() if at.startswith(stem)}

    def put_plan(self, plan: Plan) -> None:
        """Take over another plan as a whole, with nothing unread of the one before; it can be taken back."""
        self._remember()
        self.draft = replace(self.draft, plan=plan, typed={})

    # --- parts ---

    def add(self, place: Place) -> Place:
        """A new part behind the one at a place, in the same tree; at the end where the place is the section."""
        section, key = place
        self._remember()
        parts = list(parts_of(self.plan, section))
        made = _MAKERS[section](provisional(item.key for item in parts))
        at = next((number for number, item in enumerate(parts) if item.key == key), len(parts) - 1)
        if key and part_order.above(parts[at]):
            made = replace(made, parent=part_order.above(parts[at]))
        self._put_parts(section, (*parts[: at + 1], made, *parts[at + 1 :]))
        return section, made.key

    def named_by(self, place: Place) -> int:
        """How often a part is named by others."""
        return mentions(self.plan, *place)

    def remove(self, place: Place) -> Place:
        """Take a part out with every mention of it; the place to go to then."""
        section, key = place
        self._remember()
        keys = [item.key for item in parts_of(self.plan, section)]
        at = keys.index(key)
        near = [*keys[at + 1 :], *reversed(keys[:at]), ""][0]
        kept = {name: text for name, text in self.draft.typed.items() if not name.startswith(f"{section}|{key}|")}
        self.draft = replace(self.draft, plan=without(self.plan, section, key), typed=kept)
        return section, near

    def move(self, place: Place, step: int) -> None:
        """Put a part before or after its next sibling."""
        self._change_order(place, lambda parts, key: part_order.moved(parts, key, step))

    def shift(self, place: Place, step: int) -> None:
        """Put a part below the one before it (1), or out of the one it is in (-1)."""
        self._change_order(place, part_order.indented if step > 0 else part_order.outdented)

    def _change_order(self, place: Place, change: Callable[[tuple[Any, ...], str], tuple[Any, ...]]) -> None:
        section, key = place
        changed = change(parts_of(self.plan, section), key)
        if changed != parts_of(self.plan, section):
            self._remember()
            self._put_parts(section, changed)

    def _put_parts(self, section: str, parts: tuple[Any, ...]) -> None:
        self.draft = replace(self.draft, plan=with_parts(self.plan, section, parts))

    # --- taking back ---

    def _remember(self) -> None:
        self._before = [*self._before[-_MOST_BACK:], self.draft]

    @property
    def can_undo(self) -> bool:
        """Whether a part was added, moved or taken out since the plan was opened."""
        return bool(self._before)

    def undo(self) -> None:
        """Take back the last part that was added, moved or taken out, and what was typed since."""
        if self._before:
            self.draft = self._before.pop()

    # --- faults ---

    def wrong(self) -> tuple[Wrong, ...]:
        """What keeps the plan from being stored, in the order of the sections."""
        plan = self.plan
        found = [self._unread(at) for at in self.draft.typed]
        for fault in drafts.faults(self._ws, plan):
            section = _SECTIONS[fault.kind] if fault.kind else "head"
            if fault.kind is None and fault.field == "sections":
                section = "head.sections"
            what = what_of(fault, plan)
            told = f"{what[:1].upper()}{what[1:]}."
            found.append(Wrong((section, fault.key), fault.field, told, sentence_of(fault, plan)))
        order = list(SECTION_WORDS)
        return tuple(sorted(found, key=lambda item: order.index(item.place[0])))

    def _unread(self, at: str) -> Wrong:
        section, key, path = at.split("|", 2)
        part = self.part((section, key))
        name = str(getattr(part, PART_NAMES[section])) if key and part is not None else ""
        where = f"{_(SECTION_WORDS[section])} “{name or _(NAMELESS)}”" if key else _(SECTION_WORDS[section])
        reason = self._reasons.get(at) or _("có ô gõ chưa đúng")
        return Wrong((section, key), path, "", f"{where}: {reason}.")
