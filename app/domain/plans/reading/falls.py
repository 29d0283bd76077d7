"""«Giảm …» before a number: by how much, down to what, or not to be told; never a level to be reached from below."""

import re
from enum import Enum, auto
from typing import Final

from app.domain.plans.reading.letters import plain

_FALL: Final = re.compile(r"\b(?:giảm|không (?:để )?tăng)\b(?! (?:nghèo|nhẹ|tải)\b)", re.IGNORECASE)
_NEVER: Final = re.compile(r"\bkhông\s*$", re.IGNORECASE)
_LIMIT: Final = r"it nhat|toi thieu|tren|hon|tu|khong duoi|khong it hon|khoang|duoi|toi da|khong qua|khong vuot qua"
_OFTEN: Final = r"(?:moi|hang|tung) (?:nam|quy|thang|ky)|binh quan|trung binh"
_BY: Final = re.compile(rf"(?:\s+(?:{_LIMIT}|{_OFTEN}|thieu|them|duoc|dan))*\s*")
_DOWN_TO: Final = re.compile(rf"\b(?:xuong|con)(?:\s+(?:con|muc|chi|{_LIMIT}))*\s*$")
_DOWN_FROM: Final = re.compile(r"\s*(?:xuong|con)\b")
_AGAINST: Final = re.compile(r"[^.;,\d]{0,80}\bso voi\b")
#: What follows a comma and is about something else: «giảm vi phạm, phấn đấu trên 90 % xã …».
_ANEW: Final = re.compile(
    rf"\s*(?:(?:{_LIMIT})\s*)?|.*\b(?:phan dau|bao dam|dam bao|dat|co|duy tri|xay dung|to chuc)\b.*"
)
_YEARS: Final = re.compile(r"\b(?:giai doan|tu nam) (20\d\d)\s*(?:-|den(?: het)?)\s*(?:nam )?(20\d\d)")
_YEAR: Final = re.compile(r"\bnam (20\d\d)")
#: Words that say no more than when and by how much: such a number goes on with what was told before it.
_BARE: Final = re.compile(
    r"(?:\b(?:giai doan|tu|den|het|nam|cac|tiep theo|moi|hang|va|giam|so voi|truoc|lien ke|cung ky|it nhat|toi thieu"
    r"|tren|hon|tro len)\b|[\d\s%,.:-])+"
)


class Fall(Enum):
    """What «giảm» before a number makes of it; FROM is a number that is only where the fall begins."""

    NONE = auto()
    BY = auto()
    DOWN_TO = auto()
    FROM = auto()
    UNCLEAR = auto()


def fall_of(text: str, since: int, number: tuple[int, int]) -> Fall:
    """What the words between ``since`` and a number say of it; ``number`` is its range with its sign."""
    falls = list(_FALL.finditer(text, since, number[0]))
    if not falls:
        return Fall.NONE
    last, shown = falls[-1], plain(text)
    between, after = shown[last.end() : number[0]], shown[number[1] :]
    if _DOWN_TO.search(between):
        return Fall.DOWN_TO
    if not any(sign.isdigit() for sign in between) and _DOWN_FROM.match(after):
        return Fall.FROM
    if last[0].lower() != "giảm" or _NEVER.search(text, since, last.start()):
        return Fall.UNCLEAR
    return _how_much(between, after)


def _how_much(between: str, after: str) -> Fall:
    """What a number after «giảm» is by the words between them and those after it."""
    if _BY.fullmatch(between):
        return Fall.BY
    _words, comma, rest = between.rpartition(",")
    if comma and _ANEW.fullmatch(rest):
        return Fall.NONE
    is_alone = not re.search(r"[\d,:]", between)
    return Fall.BY if is_alone and _AGAINST.match(after) else Fall.UNCLEAR


def years_of(words: str) -> tuple[int | None, int | None]:
    """The years a fall is for, before «so với»: «giai đoạn 2026 - 2027», «năm 2025»."""
    shown = plain(words).partition("so voi")[0]
    if found := _YEARS.search(shown):
        return int(found[1]), int(found[2])
    if found := _YEAR.search(shown):
        return int(found[1]), int(found[1])
    return None, None


def fallen(words: str) -> str:
    """What is to fall, without when and by how much."""
    return _BARE.sub(" ", plain(words))


def goes_on(words: str) -> bool:
    """Whether the words name nothing that falls: they go on with what the sentence told before."""
    return _BARE.fullmatch(plain(words)) is not None
