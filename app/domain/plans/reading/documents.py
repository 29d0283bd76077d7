"""Documents a plan names: kind, number, day and issuer; those of its opening are the bases «căn cứ» it stands on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.domain.plans.plan import Basis
from app.domain.plans.reading.bases import subject_of, unnumbered
from app.domain.plans.reading.letters import plain
from app.domain.plans.reading.outline import Node, Section
from app.domain.plans.reading.proposals import Confidence, Evidence, Proposal, ProposalKind
from app.domain.plans.reading.timing import day_of

_KINDS: Final = (
    "nghi quyet lien tich|nghi quyet|nghi dinh|quyet dinh|chi thi|ket luan|thong tu lien tich|thong tu|"
    "ke hoach phoi hop|ke hoach|cong van|huong dan|thong bao|chuong trinh phoi hop|chuong trinh|"
    "quy che phoi hop|quy che|to trinh|bao cao|cong dien|thong tri|quy dinh|luat"
)
_DOCUMENT: Final = re.compile(
    rf"\b(?P<kind>{_KINDS})(?: lien tich)?,?(?:"
    rf" so)?:?\s+(?P<number>\d{{1,5}}(?:/\d{{4}})?(?:\s?[/-]\s?[a-z][a-z0-9]*(?:[-/][a-z0-9]+)*))"
    r"(?:,?\s*(?:ngay\s+)(?P<day>\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|\d{1,2} thang \d{1,2} nam \d{4}))?"
)
#: The sign in the number by which the kind of a document is told.
_SIGNS: Final = {
    "nghi quyet": ("nq",),
    "nghi dinh": ("nd",),
    "quyet dinh": ("qd",),
    "chi thi": ("ct",),
    "ket luan": ("kl",),
    "thong tu": ("tt",),
    "ke hoach": ("kh", "khph"),
    "cong van": (),
    "huong dan": ("hd",),
    "thong bao": ("tb",),
    "chuong trinh": ("ctr", "ct", "ctph", "ctp"),
    "to trinh": ("ttr",),
    "bao cao": ("bc",),
}
_ALL_SIGNS: Final = frozenset(sign for signs in _SIGNS.values() for sign in signs) - {"tt", "ct"}


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """One document named in a paragraph."""

    kind: str
    number: str
    dated: date | None
    node: Node
    start: int
    end: int

    @property
    def name(self) -> str:
        """As in "Quyết định 3863/QĐ-BQP"."""
        return f"{self.kind} {self.number}"

    @property
    def mismatch(self) -> str:
        """The sign of the number that is of another kind of document («Công văn số 2381/KH-BCĐ»); "" for none."""
        kind = next((one for one in _SIGNS if plain(self.kind).startswith(one)), "")
        signs = [part for part in re.split(r"[/\s-]", plain(self.number))[1:] if part in _ALL_SIGNS]
        if not kind or not signs or signs[0] in _SIGNS[kind]:
            return ""
        return self.number.split("/")[-1].split("-")[0]


def documents(nodes: Sequence[Node]) -> Iterator[NamedDocument]:
    """Every document with a number, in the order of the text."""
    for node in nodes:
        shown = plain(node.text)
        for found in _DOCUMENT.finditer(shown):
            kind = node.text[slice(*found.span("kind"))]
            number = re.sub(r"\s", "", node.text[slice(*found.span("number"))])
            yield NamedDocument(kind[:1].upper() + kind[1:], number, day_of(found["day"] or ""), node, *found.span())


def read_bases(nodes: Sequence[Node]) -> tuple[Proposal, ...]:
    """The documents of the opening, then those the text names elsewhere with number and day; each once."""
    found: dict[str, Proposal] = {}
    for node in nodes:
        for basis, evidence in unnumbered(node) if node.section is Section.OPENING else ():
            sure = Confidence.SURE if basis.dated is not None else Confidence.LIKELY
            found.setdefault(basis.document, Proposal(ProposalKind.BASIS, basis, evidence, sure))
    for one in documents(nodes):
        is_opening = one.node.section is Section.OPENING
        is_own = plain(one.node.text).startswith(("(kem theo", "kem theo"))
        is_elsewhere = (not is_opening and one.dated is None) or one.node.section in (Section.RECIPIENTS, Section.ANNEX)
        if is_elsewhere or is_own or any(_holds(known.evidence, one) for known in found.values()):
            continue
        subject = subject_of(one.node.text, one.end)
        sure = Confidence.GUESS if not is_opening else Confidence.LIKELY if subject.doubts else Confidence.SURE
        found.setdefault(
            one.number,
            Proposal(
                ProposalKind.BASIS,
                Basis(document=one.name, dated=one.dated, subject=subject.words),
                Evidence(one.node.index, one.start, one.end),
                sure,
                doubts=subject.doubts,
            ),
        )
    return tuple(sorted(found.values(), key=lambda one: (one.evidence.paragraph, one.evidence.start)))


def _holds(place: Evidence, one: NamedDocument) -> bool:
    """Whether a document is the number of a law that was read by its name."""
    return place.paragraph == one.node.index and place.start <= one.start < place.end
