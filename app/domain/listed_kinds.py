"""The words of the column «Loại» of the list of events, and what an event counts for by them.

Reports know a kind of events by its word alone, and groups N and T are defined by these words (N04: "không gồm Ngày
hội 19/8"). So a kind of one's own counts as soon as it takes one of them; nothing else knows a kind by its name.
"""

from enum import StrEnum

from app.text import fold


class ListedKind(StrEnum):
    """The words the column offers; people also write longer ones, so they are looked for, not compared."""

    COMMUNE_REVIEW = "Sơ kết xã"
    HAMLET_REVIEW = "Sơ kết xóm"
    FESTIVAL = "Ngày hội"
    SECURITY_FESTIVAL = "Ngày hội 19/8"
    OTHER = "Khác"


class Family(StrEnum):
    """What words of the column have in common: by it an event is counted and finds its season."""

    REVIEW = "review"
    FESTIVAL = "festival"
    SECURITY_FESTIVAL = "security_festival"
    OTHER = "other"


def family_of(word: str) -> Family:
    """What an event called by this word counts as."""
    said = fold(word)
    if "19/8" in said:
        return Family.SECURITY_FESTIVAL
    if "so ket" in said:
        return Family.REVIEW
    return Family.FESTIVAL if "ngay hoi" in said else Family.OTHER


def is_of_movement(word: str) -> bool:
    """Whether it counts in group N: the festival of 19/8 has a figure of its own (T20)."""
    return family_of(word) is not Family.SECURITY_FESTIVAL


def is_meeting(word: str) -> bool:
    """Whether it is a review or a festival of the movement, as N01 and N02 ask."""
    return family_of(word) in (Family.REVIEW, Family.FESTIVAL)
