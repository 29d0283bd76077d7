"""What a basis «căn cứ» is called and about: laws without a number, and who issued a document on what matter."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.domain.plans.plan import Basis
from app.domain.plans.reading.letters import is_capital, plain, trimmed
from app.domain.plans.reading.outline import Node
from app.domain.plans.reading.proposals import Evidence
from app.domain.plans.reading.timing import day_of
from app.i18n import _

#: A paragraph of bases, and the items in it.
_LEAD: Final = re.compile(r"[-+\s]*(?P<word>can cu|thuc hien|theo|xet|tren co so)\b(?: vao)?\s+")
_NEXT: Final = re.compile(r"[;,]\s*(?:va\s+)?(?:can cu\s+)?|\s+va\s+(?=(?:bo luat|luat|phap lenh|hien phap)\b)")
_LAW: Final = re.compile(r"(?:bo luat|luat|phap lenh|hien phap)\b")
_PAPER: Final = re.compile(
    r"(?:nghi quyet|nghi dinh|quyet dinh|chi thi|ket luan|thong tu|ke hoach|cong van|huong dan|thong bao|chuong trinh"
    r"|quy che|de an|dieu le|cong dien|quy dinh|hiep dinh)\b"
)
_NAME_ENDS: Final = re.compile(r"\s+(?:ngay \d|cua\b|ve viec\b|do\b|duoc\b|da\b)|[;,.(]")
_DAY: Final = re.compile(r"\bngay (\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|\d{1,2} thang \d{1,2} nam \d{4})")
_NUMBERED: Final = re.compile(r"\d{1,5}(?:/\d{4})?\s?[/-]\s?[a-z]")
_ANY_DOCUMENT: Final = re.compile(rf"\b{_PAPER.pattern}(?: so)?:?\s+\d{{1,5}}(?:/\d{{4}})?\s?[/-]\s?[a-z]")
#: «…, UBND huyện ban hành Kế hoạch … như sau»: there the plan itself begins to speak.
_OWN: Final = re.compile(
    r",\s*(?:nay\s+)?[^,;]{3,200}?\s(?:ban hanh|xay dung|trien khai|lap|to chuc|de ra)\s[^;]{0,300}?"
    r"\b(?:nhu sau|sau day)\b"
)
#: With these the matter begins behind the issuer.
_MATTER: Final = re.compile(
    r"\b(?:ve(?: viec)?|phe duyet|ban hanh|quy dinh|huong dan|tiep tuc|trien khai|to chuc|thuc hien|sua doi|giao"
    r"|nham|thong qua)\s"
)
_QUOTED: Final = re.compile(r'"[^"]*"')
_LONGEST: Final = 500


@dataclass(frozen=True, slots=True)
class Subject:
    """ "Issuer: matter", as a basis keeps it; ``doubts`` say what was not understood."""

    words: str
    doubts: tuple[str, ...] = ()


def unnumbered(node: Node) -> Iterator[tuple[Basis, Evidence]]:
    """The laws a paragraph of bases names, and its other documents without a number («Căn cứ Quy chế làm việc …»)."""
    shown = plain(node.text)
    lead = _LEAD.match(shown, node.start)
    if lead is None:
        return
    starts = [lead.end(), *(found.end() for found in _NEXT.finditer(shown, lead.end()))]
    for place, start in enumerate(starts):
        law = _LAW.match(shown, start)
        paper = _PAPER.match(shown, start) if lead["word"] == "can cu" and _begins_item(shown, start, lead) else None
        if (law is None and paper is None) or not is_capital(node.text[start:]):
            continue
        stop = _NAME_ENDS.search(shown, start)
        first, last = trimmed(node.text, start, stop.start() if stop is not None else len(shown))
        until = starts[place + 1] if place + 1 < len(starts) else len(shown)
        if paper is not None and _NUMBERED.search(shown, start, until):
            continue
        day = _DAY.search(shown, last, until)
        about = Subject("") if law is not None else subject_of(node.text, day.end() if day is not None else last)
        basis = Basis(
            document=node.text[first:last],
            dated=day_of(day[1]) if day is not None else None,
            subject=about.words,
        )
        yield basis, Evidence(node.index, first, day.end() if day is not None else last)


def _begins_item(shown: str, start: int, lead: re.Match[str]) -> bool:
    """Whether a place begins an item of its own: the first of the paragraph, or behind a semicolon."""
    return start == lead.end() or ";" in shown[max(0, start - 12) : start]


def subject_of(text: str, start: int) -> Subject:
    """The issuer and the matter said behind a document's number and day."""
    first, last = trimmed(text, start, _subject_end(text, start))
    shown = plain(text)
    unclear = _("Chưa đọc rõ cơ quan ban hành, trích yếu của văn bản này; xem lại câu gốc.")
    if first >= last:
        return Subject("")
    if not shown.startswith("cua ", first):
        matter = _MATTER.match(shown, first, last)
        return Subject(_matter(text, matter, last)) if matter is not None else Subject("", (unclear,))
    begin = first + len("cua ")
    found = _MATTER.finditer(shown, begin, last)
    matter = next((one for one in found if not _is_quoted(shown, begin, one.start()) and _is_verb(text, one)), None)
    name, end = trimmed(text, begin, matter.start() if matter is not None else last, " \t,;.:-–—)")
    issuer = text[name:end]
    about = _matter(text, matter, last) if matter is not None else ""
    is_whole = last - start < _LONGEST and about.count("(") == about.count(")") and not plain(about).count('"') % 2
    doubts = () if issuer and is_whole and "," not in _QUOTED.sub("", plain(issuer)) else (unclear,)
    return Subject(f"{issuer}: {about}" if about else f"{issuer}:", doubts)


def _matter(text: str, found: re.Match[str], last: int) -> str:
    """The words of the matter, without «về việc» before them."""
    is_about = found[0].startswith("ve")
    first, end = trimmed(text, found.end() if is_about else found.start(), last)
    return text[first:end]


def _is_verb(text: str, found: re.Match[str]) -> bool:
    """«tổ chức» in small letters is a verb, «Ban Tổ chức» a name; «Quy định» often has a capital."""
    return text[found.start()].islower() or found[0].startswith("quy dinh")


def _is_quoted(shown: str, start: int, place: int) -> bool:
    return shown.count('"', start, place) % 2 == 1


def _subject_end(text: str, start: int) -> int:
    """Where the words on a document end: at the end of its item, at the next document of a list, at the plan's own."""
    shown = plain(text)
    limit = min(len(shown), start + _LONGEST)
    ends = [limit]
    for found in re.finditer(r";|\.(?=\s|$)", shown[:limit]):
        if found.start() >= start and not _is_quoted(shown, start, found.start()):
            ends.append(found.start())
            break
    owns = (found.start() for found in _OWN.finditer(shown, start, limit))
    ends += [place for place in owns if not _is_quoted(shown, start, place)][:1]
    for found in _ANY_DOCUMENT.finditer(shown, start, limit):
        if shown[start : found.start()].rstrip().endswith((",", " va")) or found.start() <= start + 1:
            ends.append(found.start() - (3 if shown[: found.start()].rstrip().endswith(" va") else 0))
            break
    return max(start, min(ends))
