"""Numbers at the head of a paragraph «số mục»: "III.", "A.", "2.", "2.1.", "a)", "Điều 5", and dashes before items."""

import re
from dataclasses import dataclass
from enum import StrEnum

_LETTERS = "abcdđefghijklmnopqrstuvwxyz"
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_SINGLE_ROMAN = ("I", "V", "X")
_LABEL = re.compile(
    r"(?:[-–—]\s+(?=[a-zđ]\d?\)))?"
    r"(?:(?P<word>(?:Phần|Chương|Mục|Điều)\s+(?:thứ\s+\w{1,10}|[IVX]{1,6}|\d{1,3})\b)"
    r"|(?P<dotted>\d{1,3}(?:\.\d{1,3}){1,8})(?=[.):\s])"
    r"|(?P<roman>[IVX]{1,6})(?=\s?[.)/:]|\s-)"
    r"|(?P<capital>[A-ZĐ])(?=\s?[.)/])"
    r"|(?P<number>\d{1,2})(?=\s?[.)/]|-\s)"
    r"|(?P<letter>[a-zđ]\d?)(?=[.)]))"
    r"\s?(?P<mark>[.)/:-]*)(?:\s+|$)"
)
_BULLET = re.compile(r"(?P<mark>[-–—+*•·●○▪])(?:\s+|(?=[^\W\d_]))")


class LabelKind(StrEnum):
    """In which way a paragraph is numbered."""

    WORD = "word"
    ROMAN = "roman"
    CAPITAL = "capital"
    NUMBER = "number"
    DOTTED = "dotted"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Label:
    """The number at the head of a paragraph; ``mark`` closes it, the words begin at ``ends``."""

    kind: LabelKind
    value: str
    mark: str
    ends: int

    @property
    def rank(self) -> str:
        """Labels of one rank are siblings: "1." and "1)" are not, "2.1" and "2.2" are, "2.1" and "2.1.1" are not."""
        if self.kind is LabelKind.WORD:
            return self.value.split()[0]
        if self.kind is LabelKind.DOTTED:
            return f"{self.kind}{self.value.count('.')}"
        if self.kind is LabelKind.LETTER:
            return f"{self.kind}{len(self.value)}{self.mark[:1]}"
        return f"{self.kind}{self.mark[:1]}" if self.kind is LabelKind.NUMBER else self.kind

    @property
    def is_numeric(self) -> bool:
        """Whether it is written in digits alone."""
        return self.kind in (LabelKind.NUMBER, LabelKind.DOTTED)

    def follows(self, other: "Label") -> bool:
        """Whether it is the letter right after another, in the order Vietnamese counts them (d, đ, e)."""
        letters = _LETTERS.upper() if self.value.isupper() else _LETTERS
        one_letter = len(self.value) == len(other.value) == 1 and self.value in letters and other.value in letters
        return one_letter and letters.index(self.value) == letters.index(other.value) + 1


def label_of(text: str) -> Label | None:
    """The number a paragraph begins with; a single I, V or X is taken for a Roman one."""
    found = _LABEL.match(text)
    if found is None:
        return None
    kind = next(kind for kind in LabelKind if found[kind])
    if kind is LabelKind.ROMAN and _ROMAN.fullmatch(found[kind]) is None:
        return None
    return Label(kind, " ".join(found[kind].split()), found["mark"], found.end())


def bullet_of(text: str) -> str:
    """The dash or plus sign a paragraph begins with, all dashes as "-"; "" without one."""
    found = _BULLET.match(text)
    if found is None:
        return ""
    return "-" if found["mark"] in "–—" else found["mark"]
