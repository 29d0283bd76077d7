"""The smaller parts of a plan: blocks of agencies, quotas of commendation, sources of money."""

import re
from collections.abc import Sequence
from typing import Final

from app.domain.plans.reading.agency_names import Mention, listed
from app.domain.plans.reading.fields import field_at_start
from app.domain.plans.reading.letters import plain, sentence_at, sentences, trimmed
from app.domain.plans.reading.outline import Node, Section
from app.domain.plans.reading.proposals import Confidence, Evidence, Proposal, ProposalKind, QuotaClaim
from app.domain.plans.reading.responsibility import roles
from app.domain.plans.reading.roster import Roster

_MONEY: Final = re.compile(
    r"ngan sach|xa hoi hoa|tai tro|nguon (?:kinh phi|von|hop phap|luc)|kinh phi hop phap|dong gop|du toan chi"
)
_ONE: Final = r"(?P<{0}>\d{{1,3}}) (?P<{0}_of>tap the|ca nhan|ho gia dinh|ho)\b"
_QUOTA: Final = re.compile(
    _ONE.format("a")
    + r"(?:(?:,| va|, va|;)? (?:khong qua )?"
    + _ONE.format("b")
    + r")?(?:(?:,| va|, va|;)? (?:khong qua )?"
    + _ONE.format("c")
    + r")?"
)
_AWARD: Final = re.compile(
    r"\b(?:bang khen|giay khen|khen thuong|co thi dua|danh hieu|huan chuong|huy chuong|chien si thi dua)\b"
)
_ORDER: Final = re.compile(r"[-+\s]*(?:de nghi|giao cho|giao|phan cong|yeu cau)\s+")
#: «B. CẤP XÓM (BẢN)»: a heading that says who does what stands below it.
_LEVEL: Final = re.compile(r"(?:cap|cac) (?:tinh|huyen|thi xa|xa|phuong|thi tran|xom|thon|ban|ap|to dan pho)\b")
_CLOSING: Final = re.compile(r"trong qua trinh|tren day la|yeu cau (?:cac|thu truong)|nhan duoc ke hoach")
_LONGEST_BLOCK_NAME: Final = 200


def read_blocks(nodes: Sequence[Node], roster: Roster) -> None:
    """The agencies with a block of their own in the part on organisation, with the lines of their duties."""
    for node in nodes:
        if node.section is Section.FORM and node.label is not None and _LEVEL.match(node.shown) and node.text.isupper():
            name = f"{node.body[:1]}{node.body[1:].lower()}"
            roster.met(Mention(name, node.start, len(node.text)), Evidence(node.index, node.start, len(node.text)))
        if node.section is not Section.ORGANISATION or node.parent is None or field_at_start(node) is not None:
            continue
        if not (node.label is not None or _is_list_item(node)):
            continue
        names = _block_names(node)
        if not names or names[-1].end - node.start > _LONGEST_BLOCK_NAME:
            continue
        duties = _duties(node, names[-1].end)
        for one in names:
            roster.block(one, Evidence(node.index, one.start, one.end), node.clause, duties)


def _is_list_item(node: Node) -> bool:
    """«- Liên đoàn Lao động tỉnh: …»: a dash that names an agency before a colon."""
    return bool(node.bullet) and ":" in node.text[:_LONGEST_BLOCK_NAME]


def _block_names(node: Node) -> tuple[Mention, ...]:
    shown = plain(node.text)
    order = _ORDER.match(shown, node.start)
    start = order.end() if order is not None else node.start
    names = roles(node.text, start, len(node.text)).leads or listed(node.text, start)
    if not names:
        return ()
    rest = node.text[names[-1].end :].lstrip()
    is_block = not rest or rest[0] in ":(.;-–" or not node.bullet
    return names if is_block else ()


def _duties(node: Node, start: int) -> tuple[str, ...]:
    """The words behind the name, and the lines below."""
    first, last = trimmed(node.text, start, len(node.text))
    own = (node.text[first:last],) if last - first > 8 and node.text[first].isalpha() else ()
    lines = (one for one in node.children if not _CLOSING.match(one.shown))
    below = (one.text[slice(*trimmed(one.text, one.start, len(one.text)))] for one in lines)
    return (*own, *(text for text in below if text))


def read_quotas(nodes: Sequence[Node]) -> tuple[Proposal, ...]:
    """«Lựa chọn 01 tập thể, 02 cá nhân»: how many for which award."""
    found = []
    for node in nodes:
        if node.section in (Section.ANNEX, Section.RECIPIENTS, Section.OPENING):
            continue
        shown = plain(node.text)
        for match in _QUOTA.finditer(shown, node.start):
            start, end = sentence_at(node.text, match.start(), node.start)
            award = _award(node, start, end)
            if not award:
                continue
            counts = {match[f"{part}_of"]: int(match[part]) for part in "abc" if match[part]}
            claim = QuotaClaim(
                award=award,
                collectives=counts.get("tap the"),
                individuals=counts.get("ca nhan"),
                households=counts.get("ho gia dinh", counts.get("ho")),
                clause=node.clause,
                quote=node.text[start:end],
            )
            found.append(
                Proposal(
                    ProposalKind.QUOTA,
                    claim,
                    Evidence(node.index, *trimmed(node.text, *match.span())),
                    Confidence.LIKELY,
                )
            )
    return tuple(found)


def _award(node: Node, start: int, end: int) -> str:
    """The heading that names the award, or the sentence where it speaks of commendation."""
    for above in node.above():
        if above.parent is not None and _AWARD.search(above.shown[:80]):
            return above.text[slice(*trimmed(above.text, above.start, len(above.text)))][:160]
    return node.text[start:end][:160] if _AWARD.search(plain(node.text)[start:end]) else ""


def read_budget(nodes: Sequence[Node]) -> tuple[Proposal, ...]:
    """The sentences on where the money comes from."""
    found = []
    for node in nodes:
        if node.section is not Section.BUDGET:
            continue
        for start, end in sentences(node.text, node.start):
            first, last = trimmed(node.text, start, end)
            if last - first > 12 and _MONEY.search(plain(node.text)[first:last]):
                found.append(
                    Proposal(
                        ProposalKind.BUDGET, node.text[first:last], Evidence(node.index, first, last), Confidence.LIKELY
                    )
                )
    return tuple(found)
