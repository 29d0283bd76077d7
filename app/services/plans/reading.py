"""Reading a plan's text into proposals, and the plan the officer makes of those he confirms; nothing is stored here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeVar

from app.domain.committee import CommitteeLevel
from app.domain.plans.duties import Duty
from app.domain.plans.paragraphs import paragraphs_of
from app.domain.plans.plan import Agency, Basis, Phase, Plan, PlanHead, PlanParagraph
from app.domain.plans.reading.agency_names import agency_slug
from app.domain.plans.reading.contradictions import Contradiction, contradictions
from app.domain.plans.reading.proposals import (
    HEAD_FIELD_WORDS,
    HeadFact,
    HeadField,
    Proposal,
    ProposalKind,
)
from app.domain.plans.reading.reader import read_plan, too_long
from app.domain.plans.reading.table_lines import with_tables
from app.domain.plans.targets import Target
from app.domain.plans.tasks import Task
from app.errors import BadFile, Refused
from app.i18n import N_, _
from app.importing.limits import DEFAULT_LIMITS
from app.importing.reader import read_text_file
from app.services import workbooks

_WAY_OUT: Final = N_("Chọn một tệp Word (.docx) hay tệp chữ (.txt), hoặc chép toàn văn kế hoạch rồi dán vào.")
_OTHERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "pdf": N_("Tệp {name} là PDF, không lấy được chữ của kế hoạch từ đó; chưa lưu gì."),
        "picture": N_("Tệp {name} là ảnh, không lấy được chữ của kế hoạch từ đó; chưa lưu gì."),
        "word-old": N_("Tệp {name} là văn bản Word kiểu cũ (.doc, .rtf), không đọc được; chưa lưu gì."),
        "unknown-kind": N_("Tệp {name} không phải văn bản Word hay tệp chữ; chưa lưu gì."),
        "empty-file": N_("Tệp {name} rỗng, không có gì để đọc; chưa lưu gì."),
        workbooks.SKIPPED: N_("Tệp {name} là tệp nén; ở đây nhận từng tệp kế hoạch, chưa lưu gì."),
    }
)
_Value = TypeVar("_Value")
#: What a plan cannot be stored without.
_NEEDED: Final = (HeadField.TITLE, HeadField.ISSUER, HeadField.LEVEL, HeadField.STARTS, HeadField.ENDS)


@dataclass(frozen=True, slots=True)
class PlanPreview:
    """A plan's text as it was read; ``name`` is that of its file, "" for pasted text."""

    paragraphs: tuple[PlanParagraph, ...]
    proposals: tuple[Proposal, ...]
    contradictions: tuple[Contradiction, ...]
    name: str = ""

    def words(self, proposal: Proposal) -> str:
        """The words a proposal was read from."""
        place = proposal.evidence
        return self.paragraphs[place.paragraph].text[place.start : place.end]


def read_file(path: Path) -> PlanPreview:
    """A Word file (.docx) or a text (.txt), read in a process of its own; raises :class:`~app.errors.BadFile`."""
    if path.is_dir():
        raise BadFile(
            "folder", _("{name} là thư mục; ở đây nhận từng tệp kế hoạch.").format(name=path.name), _(_WAY_OUT)
        )
    try:
        text = read_text_file(workbooks.load(path, DEFAULT_LIMITS.file_size).content, path.name)
    except BadFile as problem:
        if problem.code not in _OTHERS:
            raise
        raise BadFile(problem.code, _(_OTHERS[problem.code]).format(name=path.name), _(_WAY_OUT)) from problem
    return replace(read_text(text), name=path.name)


def read_text(text: str) -> PlanPreview:
    """The pasted text of a plan; raises ``Refused`` for one that is empty, or too long to be a plan."""
    _refuse_long(len(text), text.count("\n") if len(text) > DEFAULT_LIMITS.file_size else 0)
    paragraphs = paragraphs_of(with_tables(text.replace("\r\n", "\n").replace("\r", "\n")))
    if not paragraphs:
        raise Refused("plan-text-empty", _("Chưa có chữ nào của kế hoạch để đọc."), _(_WAY_OUT))
    _refuse_long(len(text), len(paragraphs))
    proposals = read_plan(paragraphs)
    return PlanPreview(paragraphs, proposals, contradictions(paragraphs, proposals))


def _refuse_long(length: int, paragraphs: int) -> None:
    if told := too_long(length, paragraphs):
        raise Refused("plan-text-long", told, _("Chỉ dán phần kế hoạch, bỏ phụ lục và các văn bản khác; chưa lưu gì."))


def accept(preview: PlanPreview, chosen: Sequence[Proposal], key: str = "") -> Plan:
    """The plan of the proposals the officer confirmed, as he may have changed them; its text comes with it.

    What refers to a part that was not chosen is left out: an agency not taken leads nothing. Raises ``Refused`` where
    the head lacks what a plan needs. ``key`` is made from number and title by itself.
    """
    head = _head(chosen)
    agencies = _of(chosen, Agency)
    phases = _of(chosen, Phase)
    known = frozenset(one.key for one in agencies)
    phase_keys = frozenset(one.key for one in phases)
    return Plan(
        key=key or agency_slug(f"{head.number} {head.short_title or head.title}"),
        head=head,
        agencies=agencies,
        phases=phases,
        targets=tuple(_target(one, phase_keys) for one in _of(chosen, Target)),
        tasks=_tasks(_of(chosen, Task), known, phase_keys),
        duties=tuple(_duty(one, known) for one in _of(chosen, Duty)),
        paragraphs=preview.paragraphs,
    )


def _of(chosen: Iterable[Proposal], kind: type[_Value]) -> tuple[_Value, ...]:
    return tuple(one.value for one in chosen if isinstance(one.value, kind))


def _texts(chosen: Iterable[Proposal], kind: ProposalKind) -> tuple[str, ...]:
    return tuple(str(one.value) for one in chosen if one.kind is kind)


def _head(chosen: Sequence[Proposal]) -> PlanHead:
    facts = {one.field: one.value for one in _of(chosen, HeadFact)}
    lacking = [_(HEAD_FIELD_WORDS[field]) for field in _NEEDED if facts.get(field) in (None, "")]
    if lacking:
        told = _("Chưa có {fields} của kế hoạch.").format(fields=", ".join(lacking))
        raise Refused("plan-head", told, _("Điền hoặc chọn phần còn thiếu rồi nhận lại; chưa lưu gì."))
    starts, ends, level = facts[HeadField.STARTS], facts[HeadField.ENDS], facts[HeadField.LEVEL]
    issued = facts.get(HeadField.ISSUED_ON)
    first, last = facts.get(HeadField.TITLE_FROM), facts.get(HeadField.TITLE_TO)
    if not isinstance(starts, date) or not isinstance(ends, date) or starts > ends:
        raise Refused(
            "plan-span", _("Thời gian thực hiện của kế hoạch không rõ."), _("Sửa ngày bắt đầu, ngày kết thúc.")
        )

    def text(field: HeadField) -> str:
        return str(facts.get(field) or "")

    return PlanHead(
        number=text(HeadField.NUMBER),
        issued_on=issued if isinstance(issued, date) else None,
        issued_text=text(HeadField.ISSUED_TEXT),
        title=text(HeadField.TITLE),
        issuer=text(HeadField.ISSUER),
        level=CommitteeLevel(str(level)),
        signer=text(HeadField.SIGNER),
        signer_title=text(HeadField.SIGNER_TITLE),
        standing_agency=text(HeadField.STANDING_AGENCY),
        scope=text(HeadField.SCOPE),
        title_from=first if isinstance(first, int) else None,
        title_to=last if isinstance(last, int) else None,
        starts=starts,
        ends=ends,
        bases=_of(chosen, Basis),
        budget_sources=_texts(chosen, ProposalKind.BUDGET),
        recipients=_texts(chosen, ProposalKind.RECIPIENT),
        place=text(HeadField.PLACE),
    )


def _kept(keys: Iterable[str], known: frozenset[str]) -> tuple[str, ...]:
    return tuple(key for key in keys if key in known)


def _tasks(tasks: Sequence[Task], agencies: frozenset[str], phases: frozenset[str]) -> tuple[Task, ...]:
    known = frozenset(one.key for one in tasks)
    return tuple(
        replace(
            one,
            parent=one.parent if one.parent in known else "",
            leads=_kept(one.leads, agencies),
            partners=_kept(one.partners, agencies),
            hosts=_kept(one.hosts, agencies),
            phases=_kept(one.phases, phases),
        )
        for one in tasks
    )


def _target(one: Target, phases: frozenset[str]) -> Target:
    steps = tuple(replace(step, phase=step.phase if step.phase in phases else "") for step in one.steps)
    return replace(one, steps=steps)


def _duty(one: Duty, agencies: frozenset[str]) -> Duty:
    return replace(one, owed_by=_kept(one.owed_by, agencies), owed_to=one.owed_to if one.owed_to in agencies else "")
