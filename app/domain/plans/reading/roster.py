"""The agencies of a plan as they are met in its text: one entry for all spellings, the fullest as its name."""

from dataclasses import dataclass, field, replace

from app.domain.plans.plan import Agency
from app.domain.plans.reading.agency_names import Mention, agency_key, agency_slug
from app.domain.plans.reading.letters import containment, plain
from app.domain.plans.reading.proposals import Confidence, Evidence, Proposal, ProposalKind

_GROUP_WORDS = ("cac ", "cac\u00a0", "tung ", "moi ")


@dataclass(slots=True)
class _Entry:
    agency: Agency
    evidence: Evidence
    spellings: dict[str, None] = field(default_factory=dict)
    has_block: bool = False


@dataclass(slots=True)
class Roster:
    """Gathers agencies while the parts of a plan are read."""

    _entries: dict[str, _Entry] = field(default_factory=dict)
    _keys: set[str] = field(default_factory=set)

    def met(self, mention: Mention, evidence: Evidence) -> str:
        """The key of the agency of a name."""
        return self._entry(mention.name, evidence).agency.key

    def block(self, mention: Mention, evidence: Evidence, clause: str, duties: tuple[str, ...]) -> None:
        """The agency has a block of its own in the part «Tổ chức thực hiện»."""
        entry = self._entry(mention.name, evidence)
        if not entry.has_block:
            entry.agency = replace(entry.agency, name=mention.name, clause=clause, duties=duties)
            entry.evidence, entry.has_block = evidence, True

    def block_named(self, mention: Mention) -> str:
        """The key of the block whose name holds the words of a group («các sở, ban, ngành»); "" for none."""
        blocks = (entry.agency for entry in self._entries.values() if entry.has_block and entry.agency.is_group)
        return next((one.key for one in blocks if containment(one.name, mention.name) >= 1), "")

    def proposals(self) -> tuple[Proposal, ...]:
        """One proposal an agency, in the order met; other spellings are its aliases."""
        return tuple(
            Proposal(
                ProposalKind.AGENCY,
                replace(entry.agency, aliases=tuple(one for one in entry.spellings if one != entry.agency.name)),
                entry.evidence,
                Confidence.SURE if entry.has_block else Confidence.LIKELY,
            )
            for entry in self._entries.values()
        )

    def _entry(self, name: str, evidence: Evidence) -> _Entry:
        same = agency_key(name)
        entry = self._entries.get(same)
        if entry is None:
            agency = Agency(key=self._new_key(name), name=name, is_group=_is_group(name))
            entry = self._entries[same] = _Entry(agency, evidence)
        entry.spellings.setdefault(name)
        return entry

    def _new_key(self, name: str) -> str:
        stem = agency_slug(name)
        key, number = stem, 2
        while key in self._keys:
            key, number = f"{stem}-{number}", number + 1
        self._keys.add(key)
        return key


def _is_group(name: str) -> bool:
    shown = f"{plain(name)} "
    return any(word in shown for word in _GROUP_WORDS) or any(sign.isdigit() for sign in shown)
