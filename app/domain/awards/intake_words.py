"""Words of a list of names: collective, person or household, which award is meant, one name or two.

What may mean two things is never decided here: the answer is ``None`` or several, and somebody is asked.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.awards.catalogue import AuthorityLevel, Award, AwardAuthority, AwardForm, NomineeKind
from app.text import clean, fold

#: Words that begin the name of a collective, with their tones: "Tổ" is one, "Tô" a family.
_GROUPS: Final = re.compile(
    r"(?:tập thể|cán bộ|nhân dân|dân quân|tổ|đội|ban|chi hội|chi đoàn|chi bộ|hội|nhóm|xóm|thôn|khối|trường|trạm|đồn|xã|"
    r"phường|thị trấn|ủy ban|uỷ ban|ubnd|mttq|ubmttq|mặt trận|câu lạc bộ|clb|trung đội|tiểu đội|phòng|trung tâm|đoàn|"
    r"công an|bch|đảng ủy|đảng uỷ|khu dân cư|kdc|khu|hợp tác xã|htx|cơ quan|đơn vị|hạt|liên đoàn|lực lượng)\b"
)
#: Families bear these too; then the words after them decide, as they do where a text has lost its tones.
_ALSO_FAMILIES: Final = frozenset({"đoàn", "ban", "hạt", "khu", "khối"})
_SURE: Final = re.compile(
    r"\S+ (?:tu quan|dan quan|bao ve|van nghe|cong tac|an ninh|thanh nien|phu nu|nong dan|hoa giai|quan ly|xung kich|"
    r"bien phong|chi huy|chi dao|mau giao|tieu hoc|trung hoc|cuu chien|dan pho|dan cu|van dong|xa\b|xom\b|thon\b)"
)
_HOUSEHOLD: Final = re.compile(r"(?:hộ (?:gia đình|ông|bà|anh|chị)|gia đình)\b")
#: After «Ông» these tell that it may be the family name Ông.
_MIDDLE: Final = frozenset({"văn", "thị", "đình", "hữu", "đức", "thế"})
_SALUTATION: Final = re.compile(
    r"^(?:(?P<man>ông|anh)|(?P<woman>bà|chị)|đồng chí|đ/c|đc|ông\s*/\s*bà|ông\s*\(\s*bà\s*\))[.:]?\s+(?=\S)",
    re.IGNORECASE,
)
_FOLDED_GROUPS: Final = re.compile(fold(_GROUPS.pattern.removesuffix("\\b")) + "\\b")
_NUMBERED: Final = re.compile(r"^\s*[0-9]{1,3}\s*[.)/-]\s*(?=\D)")
_HEADING: Final = re.compile(r"^(?:(?:[ivx]{1,5}|[a-e]|[0-9]{1,2})\s*[.)/:-]?\s+|phan [ivx0-9]+[.: -]*)?(?P<words>.*)$")
_TAIL: Final = re.compile(r"\s*(?:[:(;.,-]|gom|co|[0-9]).*$")
_BETWEEN: Final = re.compile(r"\s*(?:\n|;|&|\+|/|,|\bvà\b|\s-\s)\s*", re.IGNORECASE)
#: What follows a name in its cell and is none: a birth, a telephone, a number of identity, a people.
_FRAGMENT: Final = re.compile(
    r"[\s(,;:/–-]*(?:\b(?:sinh (?:năm|ngày|tháng)|năm sinh|ngày sinh|sinh \d|sn|ns|sđt|đt|(?:số )?điện thoại|"
    r"cccd|cmnd|cmt|căn cước|số cc|số định danh|dân tộc)\b|\d{3,}|\d{1,2}[/.]\d).*$",
    re.IGNORECASE | re.DOTALL,
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")
_MOST_WORDS: Final = 6
_KIND_WORDS: Final[Mapping[str, NomineeKind]] = {
    "tap the": NomineeKind.COLLECTIVE,
    "don vi": NomineeKind.COLLECTIVE,
    "tt": NomineeKind.COLLECTIVE,
    "ca nhan": NomineeKind.INDIVIDUAL,
    "cn": NomineeKind.INDIVIDUAL,
    "ho": NomineeKind.HOUSEHOLD,
    "ho gia dinh": NomineeKind.HOUSEHOLD,
    "gia dinh": NomineeKind.HOUSEHOLD,
    "hgd": NomineeKind.HOUSEHOLD,
}
_LIST_WORDS: Final = re.compile(r"^(?:danh sach|ve|doi voi|khen thuong|de nghi)?\s*(?:cac )?")


# --- kinds -----------------------------------------------------------------------------------------------------------


def kind_of_word(text: str) -> NomineeKind | None:
    """What a cell «Đối tượng» says."""
    return _KIND_WORDS.get(fold(text).strip(" .:"))


def kind_of_heading(text: str) -> NomineeKind | None:
    """The kind that a heading over rows names («I. TẬP THỂ», «II. Cá nhân: 03 người»)."""
    match = _HEADING.match(fold(text))
    words = _TAIL.sub("", match["words"]) if match else ""
    return _KIND_WORDS.get(_LIST_WORDS.sub("", clean(words)))


def kind_in_words(name: str) -> NomineeKind | None:
    """The kind a name itself tells: «Tổ tự quản …», «Hộ ông …», «Ông …»; ``None`` where it tells none for certain."""
    words = clean(_NUMBERED.sub("", name)).casefold()
    if _HOUSEHOLD.match(words):
        return NomineeKind.HOUSEHOLD
    if _SALUTATION.match(words):
        return NomineeKind.INDIVIDUAL
    is_sure = _SURE.match(fold(words)) is not None
    group = _GROUPS.match(words)
    if group is not None and (group[0] not in _ALSO_FAMILIES or is_sure):
        return NomineeKind.COLLECTIVE
    has_no_tones = fold(words) == words
    return NomineeKind.COLLECTIVE if has_no_tones and is_sure and _FOLDED_GROUPS.match(words) else None


def may_be_group(name: str) -> bool:
    """Whether a name begins with a word that collectives begin with, though it may be a family's."""
    return _GROUPS.match(clean(_NUMBERED.sub("", name)).casefold()) is not None


def looks_like_person(name: str) -> bool:
    """Whether every word of a short text begins with a capital: "Nông Văn Thắng", "NÔNG VĂN THẮNG"."""
    words = clean(name).split(" ")
    if not 2 <= len(words) <= _MOST_WORDS:
        return False
    return all(_WORD.fullmatch(word) and word[0].isupper() for word in words)


@dataclass(frozen=True, slots=True)
class SaidName:
    """A name without what stands before it, and what that says of the sex.

    ``parts`` are several where the cell may name more than one, ``whole`` is the name with an «Ông» that may be a
    family name, ``bare`` the name without the birth or the number that follows it.
    """

    name: str
    sex: str = ""
    parts: tuple[str, ...] = ()
    whole: str = ""
    bare: str = ""


def read_name(text: str) -> SaidName:
    """A name from a cell; numbering and «Ông», «Bà», «Đồng chí» go, all else stays as typed."""
    lines = "\n".join(clean(line) for line in text.split("\n")).strip()
    alone = _FRAGMENT.sub("", lines)
    parts = tuple(dict.fromkeys(_bare(part)[0] for part in _BETWEEN.split(alone) if clean(part)))
    one_line = clean(lines.replace("\n", " "))
    name, sex = _bare(one_line)
    plain = clean(_NUMBERED.sub("", one_line))
    whole = plain if sex == "nam" and name.casefold().split(" ")[0] in _MIDDLE else ""
    is_one = len(parts) < 2 or not any(looks_like_person(part) for part in parts)
    if kind_in_words(one_line) in (NomineeKind.COLLECTIVE, NomineeKind.HOUSEHOLD):
        is_one, alone = is_one or "\n" not in alone, lines
    bare = _bare(clean(alone.replace("\n", " ")))[0]
    return SaidName(name, sex, () if is_one else parts, whole, bare if bare != name else "")


def _bare(text: str) -> tuple[str, str]:
    plain = clean(_NUMBERED.sub("", text))
    match = _SALUTATION.match(plain)
    if match is None:
        return plain, ""
    return plain[match.end() :], "nam" if match["man"] else "nữ" if match["woman"] else ""


# --- awards ----------------------------------------------------------------------------------------------------------

_SHORT: Final = (
    (r"\bgk\b", "giay khen"),
    (r"\bbk\b", "bang khen"),
    (r"\bubnd\b", "uy ban nhan dan"),
    (r"\bct\b", "chu tich"),
    (r"\bbchqs\b", "bo chi huy quan su"),
    (r"\bchqs\b", "chi huy quan su"),
    (r"\bbtl\b", "bo tu lenh"),
    (r"\bch\b", "chi huy"),
    # BCH is «Bộ Chỉ huy» before July 2025 and «Ban Chỉ huy» after it; written out, one is not the other.
    (r"\bbch\b", "chihuy"),
    (r"\bbo chi huy\b", "chihuy bochihuy"),
    (r"\bban chi huy\b", "chihuy banchihuy"),
    (r"\bbđbp\b|\bbdbp\b|\bbp\b", "bo doi bien phong"),
    (r"\bbpck\b", "bien phong cua khau"),
    (r"\bbcd\b", "ban chi dao"),
    (r"\bp\b", "phuong"),
)
#: Words that only authorities of a level have; the military first, because its commands name their province too.
_LEVELS: Final = (
    (AuthorityLevel.MILITARY, frozenset({"don", "bien", "quan", "chihuy", "lenh"})),
    (AuthorityLevel.AGENCY, frozenset({"so", "giam", "tuong"})),
    (AuthorityLevel.PROVINCE, frozenset({"tinh"})),
    (AuthorityLevel.DISTRICT, frozenset({"huyen"})),
    (AuthorityLevel.COMMUNE, frozenset({"xa", "phuong", "tran", "khu"})),
)
#: What every title has, or none needs.
_LITTLE: Final = re.compile(r"\b(?:chu tich|uy ban nhan dan|nhan dan|cua|tang|de nghi|cap|thuong)\b")
_POSTHUMOUS: Final = re.compile(r"\btruy tang\b")


@dataclass(frozen=True, slots=True)
class KnownAward:
    """An award of the catalogue with its authority and its printed title, unit and all."""

    key: str
    award: Award
    authority: AwardAuthority | None
    title: str


@dataclass(frozen=True, slots=True)
class SaidAward:
    """The award that words mean, empty while it is not certain; ``candidates`` are those that may be meant then."""

    key: str = ""
    candidates: tuple[str, ...] = ()
    is_posthumous: bool = False


def says_award(text: str) -> bool:
    """Whether words speak of an award at all."""
    return bool(_forms(_long(text)))


def read_award(text: str, known: Sequence[KnownAward], proposer: str = "") -> SaidAward:
    """The award some words mean: by the words of the form, by its title, or by form and level when one alone fits.

    ``proposer`` is the title of the unit that proposes: "Giấy khen xã Sóc Hà" is its own. A name that belongs to no
    authority ("UBND huyện Bảo Lạc" in Hà Quảng) leaves it open.
    """
    words = _long(text)
    is_posthumous = _POSTHUMOUS.search(words) is not None
    words = clean(_POSTHUMOUS.sub(" ", words))
    exact = [item.key for item in known if words and words in {_long(name) for name in _names(item)}]
    if len(exact) == 1:
        return SaidAward(exact[0], (), is_posthumous)
    forms = _forms(words)
    formed = [item for item in known if item.award.form in forms]
    fitting = [item.key for item in formed if _fits(words, item, proposer)]
    if len(fitting) == 1 and len(forms) == 1:
        return SaidAward(fitting[0], (), is_posthumous)
    return SaidAward("", tuple(fitting or (item.key for item in formed or known)), is_posthumous)


def _names(item: KnownAward) -> Iterator[str]:
    return (name for name in (item.award.form_name, item.title, item.award.title) if name)


def _long(text: str) -> str:
    words = clean(re.sub(r"[^\w{}]+", " ", fold(text)))
    for short, long in _SHORT:
        words = re.sub(short, long, words)
    return words


def _forms(words: str) -> tuple[AwardForm, ...]:
    said = ((AwardForm.GIAY_KHEN, "giay khen"), (AwardForm.BANG_KHEN, "bang khen"))
    return tuple(form for form, name in said if name in words)


def _fits(words: str, item: KnownAward, proposer: str) -> bool:
    """Whether words name the level of an award's authority, and nothing that is foreign to it."""
    said = set(_LITTLE.sub(" ", words).split())
    level = next((level for level, signs in _LEVELS if said & signs), None)
    if item.authority is None or item.authority.level is not level:
        return False
    names = (item.title, item.award.form_name, item.authority.title, item.authority.organ)
    own = set(_long(" ".join((*names, proposer if item.award.is_own_level else ""))).split())
    return said <= own
