"""Phases of a plan's text: «Giai đoạn 1: Từ Quý I/2022 đến Quý IV/2023»."""

import re
from collections.abc import Sequence
from typing import Final

from app.domain.plans.plan import Phase
from app.domain.plans.reading.letters import plain, trimmed
from app.domain.plans.reading.outline import Node, Section
from app.domain.plans.reading.proposals import Confidence, Evidence, Proposal, ProposalKind
from app.domain.plans.reading.timing import timing_of

_NUMBER: Final = r"giai doan (?:thu )?(?P<number>[1-9]|iv|i{1,3}|mot|hai|ba|nhat|dau)(?![^\W_]|[/.]\d)"
_PHASE: Final = re.compile(rf"{_NUMBER}\s*(?P<sign>[(:,-]|tu\b)\s*(?P<rest>[^;)]{{0,120}})")
_AT_START: Final = re.compile(rf"[*+\s-]*{_NUMBER}")
_VALUES: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "mot": 1, "hai": 2, "ba": 3, "nhat": 1, "dau": 1}
_SKIPPED: Final = frozenset({Section.RECIPIENTS, Section.ANNEX})


def phase_key(number: int) -> str:
    """The key of a phase: "gd-1"."""
    return f"gd-{number}"


def phase_above(node: Node) -> str:
    """The key of the phase whose heading a paragraph stands under, or begins with; "" for none."""
    for one in (node, *node.above()):
        found = _AT_START.match(one.shown)
        if found is not None:
            return phase_key(_number(found))
    return ""


def _number(found: re.Match[str]) -> int:
    text = found["number"]
    return _VALUES.get(text) or int(text)


def read_phases(nodes: Sequence[Node]) -> tuple[Proposal, ...]:
    """Each phase once, as first told with its time; told elsewhere otherwise it contradicts itself."""
    found: dict[int, Proposal] = {}
    for node in nodes:
        if node.section not in _SKIPPED:
            for number, proposal in told_phases(node):
                found.setdefault(number, proposal)
    return tuple(found[number] for number in sorted(found))


def told_phases(node: Node) -> list[tuple[int, Proposal]]:
    """The phases one paragraph tells with their time."""
    found = []
    shown = plain(node.text)
    for match in _PHASE.finditer(shown, node.start):
        start, end = match.span()
        timing = timing_of(
            node.text[slice(*match.span("rest"))] if match["sign"] != "tu" else node.text[match.start("sign") : end]
        )
        if not (timing.starts and timing.ends):
            continue
        number = _number(match)
        start, end = trimmed(node.text, start, end)
        name = node.text[match.start() : match.end("number")]
        phase = Phase(
            key=phase_key(number),
            name=name[:1].upper() + name[1:],
            starts=timing.starts,
            ends=timing.ends,
            clause=node.clause,
        )
        found.append((number, Proposal(ProposalKind.PHASE, phase, Evidence(node.index, start, end), Confidence.SURE)))
    return found
