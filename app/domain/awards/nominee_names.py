"""Names of nominees without what writers add or leave out: tones, ranks, titles, local words, ways to number.

Two keys, one for people and one for groups. They serve comparison alone and are never printed.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.text import fold

#: "Lý" and "Lí", "Quý" and "Quí", "Sỹ" and "Sĩ" are one spelling; "Hay" and "Hai" are two names.
_Y_FOR_I = re.compile(r"(?<=[bcdghklmnpqrstvx])y\b|(?<=qu)y\b|\by$")
_NO_WORD = re.compile(r"[\W_]+")

_RANKS = (
    "binh nhat", "binh nhi", "ha si", "trung si", "thuong si", "thieu uy", "trung uy", "thuong uy", "dai uy",
    "thieu ta", "trung ta", "thuong ta", "dai ta", "thieu tuong", "trung tuong", "thuong tuong", "dai tuong",
    "qncn", "cnvqp", "chuyen nghiep", "cn",
)  # fmt: skip
_ADDRESSES = (
    "ong", "ba", "anh", "chi", "dong chi", "d c", "dc", "thay giao", "co giao", "bac si", "bs", "ths", "th s", "ts",
)  # fmt: skip
_OFFICES = (
    "(?:pho )?truong (?:xom|thon|ban|ap|khu|to|phong|tram|cong an|doan)", "pho (?:xom|thon|ban)",
    "(?:pho )?bi thu(?: chi bo| chi doan| doan| dang uy)?", "(?:pho )?chu tich(?: hoi| ubnd| hdnd| uy ban)?",
    "(?:chi hoi|xom|thon|ap|to|doi|don|tram|chi huy|hieu|lop|ban)(?: doi)? (?:truong|pho)",
    "chinh tri vien(?: pho)?", "chien si", "can bo", "nhan vien", "cong an vien", "giao vien", "to vien", "doi vien",
    "hoi vien", "chu ho", "thanh vien", "uy vien", "dan quan", "gia lang", "nguoi (?:co )?uy tin", "nghe nhan",
    "nong dan",
)  # fmt: skip
_TITLE = re.compile(rf"^(?:{'|'.join((*_RANKS, *_OFFICES))})\b\s*")
_ADDRESS = re.compile(rf"^(?:{'|'.join(_ADDRESSES)})\b\s*(?=\S)")
_TITLES_ALONE = re.compile(rf"(?:(?:{'|'.join((*_RANKS, *_OFFICES, *_ADDRESSES))})(?:\s+|$))+")
_OFFICE = re.compile(rf"^(?:{'|'.join(_OFFICES)})\b")
_TRAILING = re.compile(rf"\s(?:{'|'.join((*_RANKS, *_OFFICES))})\b.*$")
_BIRTH = re.compile(r"\b(?:sinh nam|sinh ngay|nam sinh|sn)\b.*$|\b\d\w*\b")
_HOUSEHOLD = re.compile(r"^(?:(?:ho|gia dinh|chu ho|nha)\s+)+")
#: «Hộ ông … và bà …»: the head of the household is the first.
_COUPLE = re.compile(r"\s+va\s+(?:(?:ong|ba|vo|chong)\b).*$")
#: Where a name ends and its owner's office begins, or the other way round.
_PARTS = re.compile(r"[,;()\[\]–—:|\n]+|\s-\s")
_LEAST_WORDS = 2
#: Parts that say where somebody lives or who he is; "Bàn" is a family name.
_NO_NAME = re.compile(
    r"^(?:sinh|sn|nam sinh|xom|thon|xa|phuong|khu|huyen|tinh|dan toc|to dan pho|thi tran)\b"
    r"(?! (?:doi )?(?:truong|pho)\b)"
)


def plain(text: str) -> str:
    """Folded words with one space between them, punctuation gone, y and i alike where they sound alike."""
    return _Y_FOR_I.sub("i", _NO_WORD.sub(" ", fold(text)).strip())


@lru_cache(maxsize=16384)
def person_words(name: str) -> tuple[str, ...]:
    """The words of a person's name alone: "Đ/c Đại uý Lý Văn Sỹ (Đồn trưởng)" gives li, van, si."""
    parts = [part for part in map(plain, _PARTS.split(name)) if part]
    parts = [part for part in parts if not (_NO_NAME.match(part) or _TITLES_ALONE.fullmatch(part))] or parts
    # "Trưởng xóm Kéo Sỹ, Nông Văn Thắng": the part that begins with an office is not the name.
    parts.sort(key=lambda part: bool(_OFFICE.match(part)))
    words = [_without_titles(part) for part in parts]
    return next((found for found in words if len(found) >= _LEAST_WORDS), words[0] if words else ())


def head_words(name: str) -> tuple[str, ...]:
    """The words of the name of the head of a household: "Hộ gia đình ông Nông Văn Thắng" gives nong, van, thang."""
    alone = _HOUSEHOLD.sub("", plain(name)) if not _PARTS.search(name) else _head_of(name)
    return person_words(_COUPLE.sub("", alone))


def person_key(name: str) -> str:
    """One string for all spellings of a person's name."""
    return " ".join(person_words(name))


def _head_of(name: str) -> str:
    return ", ".join(_HOUSEHOLD.sub("", plain(part)) for part in _PARTS.split(name))


def _without_titles(text: str) -> tuple[str, ...]:
    words = _BIRTH.sub(" ", text).split() or text.split()
    while True:
        shorter = _ADDRESS.sub("", " ".join(words)).split()
        if len(shorter) == len(words):
            shorter = _TITLE.sub("", " ".join(words)).split()
            if len(shorter) == len(words) or len(shorter) < _LEAST_WORDS:
                break
        words = shorter
    kept = _TRAILING.sub("", " ".join(words)).split()
    return tuple(kept if len(kept) >= _LEAST_WORDS else words)


# --- groups -----------------------------------------------------------------------------------------------------------

#: What offices shorten, folded.
_SHORT: Mapping[str, str] = {
    "antt": "an ninh trat tu",
    "dbmg": "duong bien moc quoc gioi",
    "dbmqg": "duong bien moc quoc gioi",
    "bch": "ban chi huy",
    "bchqs": "ban chi huy quan su",
    "chqs": "chi huy quan su",
    "qs": "quan su",
    "cqqs": "co quan quan su",
    "bcd": "ban chi dao",
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "mttq": "mat tran to quoc",
    "ccb": "cuu chien binh",
    "lhpn": "lien hiep phu nu",
    "hpn": "hoi phu nu",
    "dbp": "don bien phong",
    "bpck": "bien phong cua khau",
    "clb": "cau lac bo",
    "tnxk": "thanh nien xung kich",
    "tq": "tu quan",
    "ttq": "to tu quan",
    "bp": "bien phong",
    "nd": "nhan dan",
    "cb": "can bo",
}
_TOPICS: Mapping[str, re.Pattern[str]] = {
    "border": re.compile(r"\b(?:duong bien(?: gioi)?|(?:cot )?moc(?: quoc)? gioi|moc gioi|cot moc|bien gioi)\b"),
    "order": re.compile(r"\b(?:an ninh(?: trat tu)?|trat tu(?: an toan xa hoi)?)\b"),
}
_HEAD = re.compile(r"^(?:cac )?(to|doi|ban|nhom|cau lac bo)\b")
_COLLECTIVE = re.compile(r"^tap the (?=\S)")
_SELF_MANAGED = re.compile(r"\btu quan\b")
#: Words a writer sets or leaves out; "bản" may be the local word or part of a name.
_FILLING = frozenset(
    {"va", "cung", "cua", "thuoc", "tai", "so", "xom", "thon", "ban", "xa", "phuong", "khu", "ap", "khom", "buon"}
)
_ROMAN: Mapping[str, str] = {
    roman: str(number)
    for number, roman in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), 1)
}
_COUNTED: Mapping[str, str] = {
    word: str(number)
    for number, word in enumerate(("mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"), 1)
}


@dataclass(frozen=True, slots=True)
class GroupName:
    """What a collective's name says: ``head`` tổ, đội, ban …; ``topics`` what it guards; ``number`` among its like.

    ``words`` is what is left in alphabetical order: usually the hamlet.
    """

    head: str
    topics: frozenset[str]
    words: tuple[str, ...]
    number: str


_NO_COMMUNES: Final[frozenset[str]] = frozenset()


@lru_cache(maxsize=16384)
def group_name(name: str, communes: Collection[str] = _NO_COMMUNES) -> GroupName:
    """Take a collective's name apart; ``communes`` are plain names of communes it may add without meaning more."""
    text = " ".join(_SHORT.get(word, word) for word in plain(name).split())
    for commune in communes:
        text = re.sub(rf"\b(?:xa|phuong|thi tran|tt|dac khu) {re.escape(commune)}\b", " ", text)
    text = _COLLECTIVE.sub("", " ".join(text.split()))
    head = _HEAD.match(text)
    text = text[head.end() :] if head else text
    topics = frozenset(key for key, pattern in _TOPICS.items() if pattern.search(text))
    for pattern in (*_TOPICS.values(), _SELF_MANAGED):
        text = pattern.sub(" ", text)
    words, number = _numbered(text.split())
    kept = tuple(sorted(word for word in words if word not in _FILLING))
    return GroupName(head.group(1) if head else "", topics, kept, number)


def _numbered(words: list[str]) -> tuple[list[str], str]:
    """Words without the number; a Roman one only at the end or after "số", a spelled one only after "số"."""
    kept: list[str] = []
    number = ""
    for place, word in enumerate(words):
        is_after = place > 0 and words[place - 1] == "so"
        is_last = place == len(words) - 1 and place > 0
        found = word.lstrip("0") if word.isdecimal() else ""
        if not found and (is_after or is_last):
            found = _ROMAN.get(word, "")
        if not found and is_after:
            found = _COUNTED.get(word, "")
        if found:
            number = f"{number}/{found}".strip("/")
        else:
            kept.append(word)
    return kept, number
