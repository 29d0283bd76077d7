"""Tasks a plan gives only where it speaks of its agencies: «Phòng Nội vụ: Phối hợp với … thẩm định hồ sơ»."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from app.domain.plans.reading.agency_names import Mention, distinct
from app.domain.plans.reading.fields import field_at_start
from app.domain.plans.reading.letters import plain, sentences, trimmed
from app.domain.plans.reading.outline import Node, Section
from app.domain.plans.reading.proposals import Confidence, Evidence, Proposal, ProposalKind
from app.domain.plans.reading.responsibility import partners_in, roles
from app.domain.plans.reading.roster import Roster
from app.domain.plans.reading.timing import deadline_in
from app.domain.plans.tasks import Task
from app.i18n import _

_WHOLE_PLAN: Final = re.compile(
    r"\bchu tri\b[^.;]{0,200}\b(?:thuc hien|trien khai)\b[^.;]{0,80}\b(?:ke hoach nay|ke hoach|de an)\b"
)
_TOP_SHARE: Final = 0.6
_SHORTEST: Final = 25


def with_assigned(tasks: Sequence[Proposal], nodes: Sequence[Node], roster: Roster) -> tuple[Proposal, ...]:
    """The tasks, and where none of them says who leads, what the part on organisation says of it."""
    if _are_led(tasks):
        return tuple(tasks)
    blocks = _blocks(nodes)
    inline = [(node, start) for node in blocks if (start := _words_behind(node)) is not None]
    if blocks and len(inline) >= _TOP_SHARE * len(blocks):
        return (*tasks, *_of_blocks(inline, roster))
    return tuple(_with_leader(tasks, nodes, roster))


def _are_led(tasks: Sequence[Proposal]) -> bool:
    """Whether the plan says of its tasks themselves who leads: of half of them at least."""
    known = [one.value for one in tasks if isinstance(one.value, Task)]
    parents = {one.parent for one in known}
    leaves = [one for one in known if one.key not in parents]
    return bool(leaves) and 2 * sum(bool(one.leads) for one in leaves) >= len(leaves)


def _blocks(nodes: Sequence[Node]) -> list[Node]:
    """The numbered items of the part on organisation that begin with an agency."""
    return [
        node
        for node in nodes
        if node.section is Section.ORGANISATION
        and node.label is not None
        and node.parent is not None
        and field_at_start(node) is None
        and roles(node.text, node.start, len(node.text)).leads
    ]


def _words_behind(node: Node) -> int | None:
    """Where the duty begins in «Agency: duty»; ``None`` where the line is but the heading of lines below."""
    leads = roles(node.text, node.start, len(node.text)).leads
    colon = node.text.find(":", leads[-1].end)
    if 0 <= colon < leads[-1].end + 60 and len(node.text) - colon > _SHORTEST:
        return colon + 1
    return None


def _of_blocks(blocks: Sequence[tuple[Node, int]], roster: Roster) -> Iterator[Proposal]:
    for node, start in blocks:
        leads = roles(node.text, node.start, len(node.text)).leads
        for number, (first, last) in enumerate(sentences(node.text, start), 1):
            begin, end = trimmed(node.text, first, last)
            if end - begin < _SHORTEST:
                continue
            words = node.text[begin:end]
            evidence = Evidence(node.index, begin, end)
            keys = _keys(leads, node, roster)
            partners = tuple(key for key in _keys(partners_in(node.text, begin, end), node, roster) if key not in keys)
            clause = "-".join(re.findall(r"[a-z0-9]+", plain(node.clause)))
            task = Task(
                key=f"nv-{clause}-{number}",
                title=words[:1].upper() + words[1:],
                clause=node.clause,
                quote=words,
                leads=keys,
                partners=partners,
                timing=deadline_in(words),
            )
            yield Proposal(ProposalKind.TASK, task, evidence, Confidence.LIKELY)


def _keys(names: Sequence[Mention], node: Node, roster: Roster) -> tuple[str, ...]:
    kept = (one for one in distinct(names) if not one.is_generic)
    return tuple(dict.fromkeys(roster.met(one, Evidence(node.index, one.start, one.end)) for one in kept))


def _with_leader(tasks: Sequence[Proposal], nodes: Sequence[Node], roster: Roster) -> Iterator[Proposal]:
    """«Chủ trì, phối hợp với các ngành … thực hiện Kế hoạch này» in one agency's block holds for tasks without lead."""
    found = _leader(nodes)
    parents = {one.value.parent for one in tasks if isinstance(one.value, Task)}
    for one in tasks:
        if found is None or not isinstance(one.value, Task) or one.value.leads or one.value.key in parents:
            yield one
            continue
        node, line, start, end = found
        keys = _keys(roles(node.text, node.start, len(node.text)).leads, node, roster)
        doubt = _("Nhiệm vụ này không ghi cơ quan chủ trì; lấy theo câu giao chủ trì chung của cả kế hoạch.")
        yield replace(
            one,
            value=replace(one.value, leads=keys),
            more=(*one.more, Evidence(line.index, start, end)),
            doubts=(*one.doubts, doubt),
        )


def _leader(nodes: Sequence[Node]) -> tuple[Node, Node, int, int] | None:
    """The block of the agency that leads the whole plan, the line that says so, and where in it."""
    for node in _blocks(nodes):
        for line in (node, *node.children):
            for start, end in sentences(line.text, line.start):
                if _WHOLE_PLAN.search(plain(line.text), start, end):
                    return node, line, *trimmed(line.text, start, end)
    return None
