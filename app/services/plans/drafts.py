"""Drafts of plans: what was typed into the editor and is not stored yet, kept beside the data file until it is.

A plan with a fault cannot be stored, and for a while a plan that is being written has one. The draft is a file in the
folder of the data, written while one types, so that neither leaving the page nor a power cut loses anything.
"""

import contextlib
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from app.db.payloads import to_json, understood
from app.domain.plans.fault_places import Fault
from app.domain.plans.fault_words import sentence_of
from app.domain.plans.faults import faults as faults_of
from app.domain.plans.part_keys import key_of, with_lasting_keys
from app.domain.plans.plan import Plan, PlanHead
from app.errors import Refused
from app.files import write_whole
from app.i18n import _
from app.services import committee
from app.services.plans import register
from app.services.workspace import Workspace

_SUFFIX = ".json"
_NEW, _CHANGED = "moi-", "sua-"


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """A plan as it stands on the screen; ``seen`` is the stored one it began with, ``None`` for a new plan.

    ``typed`` are texts that could not be read, by section, part and field: they stay as they were typed.
    """

    name: str
    plan: Plan
    seen: Plan | None = None
    typed: dict[str, str] = field(default_factory=dict)

    @property
    def is_new(self) -> bool:
        """Whether the plan is not in the data file yet."""
        return self.seen is None

    @property
    def title(self) -> str:
        """How lists name it."""
        head = self.plan.head
        return head.short_title or head.title or _("(kế hoạch mới, chưa có tên)")

    @property
    def is_changed(self) -> bool:
        """Whether it says anything that is not stored."""
        return self.plan != self.seen or bool(self.typed)


def drafts(ws: Workspace) -> tuple[PlanDraft, ...]:
    """Every draft that is kept; one that cannot be read is left where it is."""
    found = (_read(path) for path in sorted(ws.folder.drafts.glob(f"*{_SUFFIX}")))
    return tuple(draft for draft in found if draft is not None)


def begin(ws: Workspace, plan: Plan) -> PlanDraft:
    """The draft of a plan: the kept one of a stored plan if there is one, else one that says what the plan says."""
    if not plan.id:
        plan = replace(plan, key="")
        taken = {path.stem for path in ws.folder.drafts.glob(f"{_NEW}*{_SUFFIX}")}
        number = next(number for number in range(1, len(taken) + 2) if f"{_NEW}{number}" not in taken)
        return PlanDraft(f"{_NEW}{number}", plan)
    # Numbers of removed plans are used again: the file of that number may hold the draft of one that is gone.
    number = 1
    while True:
        name = f"{_CHANGED}{plan.id}" if number == 1 else f"{_CHANGED}{plan.id}-{number}"
        path = ws.folder.drafts / f"{name}{_SUFFIX}"
        kept = _read(path)
        if kept is not None and kept.seen is not None and _is_of(kept.seen, plan):
            return replace(kept, name=name)
        if not path.exists():
            return PlanDraft(name, plan, plan)
        number += 1


def blank(ws: Workspace) -> Plan:
    """A plan nobody has written yet: of the committee, for this year."""
    own, year = committee.profile(ws), ws.today.year
    starts, ends = date(year, 1, 1), date(year, 12, 31)
    return Plan(key="", head=PlanHead(title="", issuer=own.name, level=own.level, starts=starts, ends=ends))


def keep(ws: Workspace, draft: PlanDraft) -> None:
    """Write a draft down; one that says nothing new is let go instead."""
    if not draft.is_changed:
        drop(ws, draft)
        return
    ws.folder.drafts.mkdir(exist_ok=True)
    write_whole(ws.folder.drafts / f"{draft.name}{_SUFFIX}", to_json(draft).encode())


def drop(ws: Workspace, draft: PlanDraft) -> None:
    """Let a draft go for good."""
    (ws.folder.drafts / f"{draft.name}{_SUFFIX}").unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        ws.folder.drafts.rmdir()  # only when it is empty


def faults(ws: Workspace, plan: Plan) -> tuple[Fault, ...]:
    """What keeps a plan from being stored."""
    return faults_of(plan, ws.presets.indicator_codes())


def is_outdated(ws: Workspace, draft: PlanDraft) -> bool:
    """Whether the stored plan is another than the one the draft began with, or its text is."""
    return draft.seen is not None and not is_orphan(ws, draft) and register.find(ws, draft.seen.key) != draft.seen


def is_orphan(ws: Workspace, draft: PlanDraft) -> bool:
    """Whether the plan it began with is no longer stored."""
    return draft.seen is not None and not any(_is_of(draft.seen, plan) for plan in register.plans(ws))


def _is_of(seen: Plan, plan: Plan) -> bool:
    return (seen.id, seen.key) == (plan.id, plan.key)


def store(ws: Workspace, draft: PlanDraft, *, even_with_work: bool = False, even_outdated: bool = False) -> Plan:
    """Store what a draft says and let it go; raises ``Refused`` with the first fault, by names, and keeps it then.

    Also refused, unless asked for: a plan changed elsewhere since, one that is gone, which is stored as a new one then,
    and parts that are gone with what was entered there.
    """
    for fault in faults(ws, draft.plan):
        raise Refused("bad-plan", sentence_of(fault, draft.plan), _("Chưa lưu gì."))
    is_gone = is_orphan(ws, draft)
    if not even_outdated and is_gone:
        told = _("Kế hoạch này không còn trong dữ liệu; chưa lưu gì.")
        raise Refused("plan-gone", told, _("Có thể lưu bản đang soạn thành một kế hoạch mới."))
    if not even_outdated and is_outdated(ws, draft):
        told = _("Kế hoạch này đã được sửa ở nơi khác từ khi mở; chưa lưu gì.")
        raise Refused("plan-changed", told, _("Lưu đè thì bản ở nơi khác mất; vẫn hoàn tác được."))
    plan = with_lasting_keys(draft.plan)
    if is_gone or not plan.id:
        head = plan.head
        taken = {item.key for item in register.plans(ws)}
        plan = replace(plan, id=0, key="" if is_gone and plan.key in taken else plan.key)
        name = f"{head.number} {head.short_title or head.title}"
        plan = replace(plan, key=plan.key or key_of(name, taken, "ke-hoach"))
    stored = register.save(ws, plan, even_with_work=even_with_work)
    drop(ws, draft)
    return stored


def _read(path: Path) -> PlanDraft | None:
    try:
        return understood(path.read_text(encoding="utf-8"), PlanDraft)
    except (OSError, UnicodeDecodeError):
        return None
