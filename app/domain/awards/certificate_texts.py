"""What the lines of a certificate say: patterns of the blank filled with the facts of one nomination.

Order of the content: Nghị định 98/2023/NĐ-CP, Điều 104. A collective has no Ông, Bà; a dead person is honoured by «truy
tặng»; a fact that is missing is told and never left out silently.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.certificates import CertificateLayout, CertificateLine, LineContent
from app.i18n import N_, _
from app.text import admin_date, clean, fold

#: Dots for what is not known yet, in a print to look at.
BLANK = "……"
_BLANKS: Mapping[str, str] = {"title": "Ông (bà)", "day": f"ngày {BLANK} tháng {BLANK} năm {BLANK}"}

#: The usual pattern of each line.
_PATTERNS: Mapping[LineContent, str] = {
    LineContent.AUTHORITY: "{authority}",
    LineContent.GIVES: "{gives}",
    LineContent.AWARD: "{award}",
    LineContent.NAME: "{title} {name}",
    LineContent.PLACE: "{place}",
    LineContent.ACHIEVEMENT: "{achievement}",
    LineContent.MERIT: "{achievement}",
    LineContent.DECISION: "Quyết định số: {number}, {day}",
    LineContent.GOLDEN_BOOK: "Số sổ vàng: {golden_book}",
    LineContent.PLACE_DATE: "{place_name}, {day}",
    LineContent.SIGNER_TITLE: "{signer_title}",
    LineContent.SIGNER: "{signer}",
    LineContent.FIXED: "",
}
#: What may stand in braces in a pattern, in words.
FIELD_WORDS: Mapping[str, str] = {
    "authority": N_("thẩm quyền khen thưởng"),
    "gives": N_("tặng hay truy tặng"),
    "award": N_("hình thức khen"),
    "title": N_("giới tính (để in Ông hay Bà)"),
    "name": N_("tên"),
    "place": N_("chức vụ, đơn vị"),
    "achievement": N_("thành tích"),
    "movement": N_("tên phong trào"),
    "year": N_("năm thành tích"),
    "number": N_("số quyết định"),
    "day": N_("ngày quyết định"),
    "golden_book": N_("số sổ vàng"),
    "place_name": N_("địa danh"),
    "signer_title": N_("chức vụ người ký"),
    "signer": N_("họ tên người ký"),
}
#: What a certificate may be without.
_OPTIONAL = frozenset({"place"})
_FIELD = re.compile(rf"\{{({'|'.join(FIELD_WORDS)})\}}")
_SEXES = {"nam": "Ông", "nu": "Bà"}
#: Common nouns of places, written small inside a sentence; «Bản» is part of many a name and stays.
_NOUNS = ("xóm ", "thôn ", "ấp ", "khóm ", "tổ dân phố ", "xã ", "phường ", "thị trấn ", "huyện ")
#: How a name in the register may begin already, folded.
_TITLED = ("dong chi ", "ho gia dinh ", "gia dinh ", "ho ong ", "ho ba ", "ong: ", "ba: ")


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """All that a certificate may say; the name as it was at the time, days as dates."""

    kind: NomineeKind
    name: str
    award: str = ""
    authority: str = ""
    sex: str = ""
    place: str = ""
    achievement: str = ""
    movement: str = ""
    year: int | None = None
    number: str = ""
    decided_on: date | None = None
    golden_book: str = ""
    place_name: str = ""
    signer_title: str = ""
    signer: str = ""
    is_posthumous: bool = False

    def value(self, field: str) -> str:
        """The words for one place of a pattern; empty where nobody knows."""
        if field == "gives":
            return _("Truy tặng") if self.is_posthumous else _("Tặng")
        if field == "day":
            return admin_date(self.decided_on) if self.decided_on else ""
        if field == "year":
            return str(self.year) if self.year else ""
        if field == "title":
            return self._title()
        said = clean(str(getattr(self, field)))
        # A line of a certificate is no sentence: it has no full stop.
        return said.rstrip(" .;,") if field == "achievement" else said

    def _title(self) -> str:
        word = _SEXES.get(fold(self.sex), "")
        if self.kind is NomineeKind.HOUSEHOLD:
            return f"Hộ {word.lower()}" if word else "Hộ gia đình"
        return word if self.kind is NomineeKind.INDIVIDUAL else ""

    def has_title_in_name(self) -> bool:
        """Whether nothing is to be put before the name: a collective, or a name that begins with its title."""
        return self.kind is NomineeKind.COLLECTIVE or fold(self.name).startswith(_TITLED)


def texts(layout: CertificateLayout, facts: CertificateFacts) -> tuple[str, ...]:
    """The text of every line of a layout; dots stand for what is missing."""
    return tuple(_text(line, facts) for line in layout.lines)


def lacks(layout: CertificateLayout, facts: CertificateFacts) -> tuple[str, ...]:
    """What the layout prints and nobody has entered, in words; empty when a certificate may be printed."""
    needed = [line for line in layout.lines if line.content is not LineContent.MERIT]
    used = dict.fromkeys(field for line in needed for field in _FIELD.findall(_pattern(line, facts)))
    return tuple(_(FIELD_WORDS[field]) for field in used if _is_missing(field, facts))


def place_words(position: str, place: str, unit_name: str, name: str = "") -> str:
    """Position, hamlet or office, unit: each once, "Trưởng xóm Nà Sác, xã Trường Hà"; not what the name says."""
    said: list[str] = []
    for part in (position, place, unit_name):
        words = within(clean(part))
        if words and fold(words) not in fold(", ".join((name, *said))):
            said.append(words)
    joined = ", ".join(said)
    return joined[:1].upper() + joined[1:]


def within(place: str) -> str:
    """A place as it stands inside a sentence: «Xóm Lũng Vai» is «xóm Lũng Vai» there; names keep their letters."""
    noun = place.lower().startswith(_NOUNS)
    return place[:1].lower() + place[1:] if noun and not place.isupper() else place


def _text(line: CertificateLine, facts: CertificateFacts) -> str:
    def filled(found: re.Match[str]) -> str:
        field = found[1]
        if _is_missing(field, facts):
            # What somebody did himself is told where it is known, and no gap is left where it is not.
            if line.content is LineContent.MERIT:
                return ""
            return _BLANKS.get(field, BLANK)
        return facts.value(field)

    text = clean(_FIELD.sub(filled, _pattern(line, facts)))
    return text.upper() if line.is_capital else text


def _pattern(line: CertificateLine, facts: CertificateFacts) -> str:
    """The pattern of a line; a text typed for «tặng» gives way to «truy tặng»."""
    if line.content is LineContent.GIVES and facts.is_posthumous:
        return _PATTERNS[LineContent.GIVES]
    pattern = clean(line.text) or _PATTERNS[line.content]
    return pattern.replace("{title}", "") if facts.has_title_in_name() else pattern


def _is_missing(field: str, facts: CertificateFacts) -> bool:
    return field not in _OPTIONAL and not facts.value(field)
