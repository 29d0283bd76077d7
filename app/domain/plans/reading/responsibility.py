"""Who leads and who takes part, out of a sentence: «X chủ trì, phối hợp với Y», «Giao X …», «do X chủ trì»."""

import re
from dataclasses import dataclass
from typing import Final

from app.domain.plans.reading.agency_names import Mention, begins, listed
from app.domain.plans.reading.letters import plain

_OPENING: Final = re.compile(
    r"(?:[-+\s]*(?:de nghi|giao cho|giao|phan cong|yeu cau|uy quyen|doi voi|do)\s+)?(?:lanh dao |thu truong |chi huy )?"
)
_WITH: Final = re.compile(r"phoi hop(?: chat che)?(?:,? (?:cung|dong bo|thuong xuyen))?(?: voi| cung)?\s+")
#: «X chủ trì; Y, Z làm tham mưu»
_HELPING: Final = re.compile(r"\bchu tri\s*[;,]\s*(?=[^;.]{3,200}\b(?:lam )?(?:tham muu|phoi hop|giup viec))")
_HOST: Final = re.compile(r"\bdo\s+(?=[^,;.:]{3,90}?\s(?:chu tri|to chuc|chu quan))")
_LEADS: Final = re.compile(r"\bchu tri\b|\blam dau moi\b")
_ALSO: Final = re.compile(r"\s*(?:theo|can cu) (?:chuc nang|nhiem vu|tham quyen)[^.;:]{0,60}? va\s+")
_VERB: Final = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Roles:
    """Agencies of one sentence; ``is_leading`` says that «chủ trì» stands there, or an order («Giao …»)."""

    leads: tuple[Mention, ...] = ()
    partners: tuple[Mention, ...] = ()
    is_leading: bool = False


def roles(text: str, start: int, end: int) -> Roles:
    """Who does what in the sentence from ``start`` to ``end`` that begins with an agency."""
    shown = plain(text)
    opening = _OPENING.match(shown, start, end)
    at = opening.end() if opening is not None else start
    leads = listed(text, at, end)
    if not leads:
        return Roles()
    also = _ALSO.match(shown, leads[-1].end, end)
    leads += listed(text, also.end(), end) if also is not None else ()
    with_whom = _WITH.search(shown, leads[-1].end, end)
    partners = listed(text, with_whom.end(), end) if with_whom is not None else ()
    helping = _HELPING.search(shown, leads[-1].end, end)
    partners = partners or (listed(text, helping.end(), end) if helping is not None else ())
    is_leading = at > start or _LEADS.search(shown, leads[-1].end, end) is not None
    return Roles(leads, partners, is_leading)


def partners_in(text: str, start: int, end: int) -> tuple[Mention, ...]:
    """Everyone a sentence tells to work with, wherever in it."""
    found: list[Mention] = []
    for match in _WITH.finditer(plain(text), start, end):
        found += listed(text, match.end(), end)
    return tuple(found)


def hosts(text: str, start: int) -> tuple[Mention, ...]:
    """Who runs what this plan only takes part in: «do Bộ Quốc phòng chủ trì»."""
    found = _HOST.search(plain(text), start)
    return listed(text, found.end()) if found is not None and begins(text, found.end()) else ()


def is_order(text: str, start: int) -> bool:
    """Whether the sentence gives a task to somebody: «Giao Sở Tư pháp …»."""
    found = re.match(r"[-+\s]*(?:giao cho|giao)\s+", plain(text)[start:])
    return found is not None and begins(text, start + found.end())


def subject(text: str, start: int) -> Roles:
    """The roles of a line that begins with an agency and goes on with what it does; none for a bare list."""
    opening = _OPENING.match(plain(text), start)
    if not begins(text, opening.end() if opening is not None else start):
        return Roles()
    found = roles(text, start, len(text))
    rest = text[found.leads[-1].end :].strip(" .;,:") if found.leads else ""
    return found if rest and rest[0].islower() and _VERB.match(rest) else Roles()
