"""Tags «thẻ» that a user's own template may hold: what each prints, what stands under it, over which lists it may run.

A tag is a value and nothing else: a template reaches only what is written here, no attribute of any Python object.
"""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from app.i18n import N_

#: How alike a misspelt name and a known one must be; half of the letters in order is too little for short names.
_LIKENESS = 0.6


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: the text it prints, the tags under it ("A14.nam_truoc"), and the lines of a list.

    ``is_missing`` marks «(chưa có số liệu)»: printed, yet false in a condition. A list prints nothing by itself;
    ``row`` is what each of its lines has, filled in or not. ``meaning`` explains the tag in the palette.
    """

    text: str = ""
    meaning: str = ""
    fields: Mapping[str, "Tag"] = field(default_factory=dict)
    rows: tuple["Tag", ...] = ()
    row: "Tag | None" = None
    is_missing: bool = False

    @property
    def is_list(self) -> bool:
        """Whether a loop runs over it."""
        return self.row is not None

    def __str__(self) -> str:
        return self.text

    def __iter__(self) -> "Iterator[Tag]":
        return iter(self.rows)

    def __bool__(self) -> bool:
        return bool(self.rows) if self.is_list else bool(self.text) and not self.is_missing


#: The palette of a template: tags by name.
Tags = Mapping[str, Tag]


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """What stands in the way of using a template: where («bảng 1, dòng 2, ô 3»), the words there, and the sentence."""

    code: str
    place: str
    excerpt: str
    sentence: str


def of_list(meaning: str, row: Tag, rows: tuple[Tag, ...]) -> Tag:
    """A tag to run over; every line has the fields of ``row``."""
    return Tag(meaning=meaning, rows=rows, row=row)


def nearest(name: str, known: Mapping[str, object]) -> str:
    """The known name that a misspelt one most likely means; empty when none is near."""
    by_key = {item.casefold().replace("_", ""): item for item in reversed(list(known))}
    key = name.casefold().replace("_", "")
    close = [key] if key in by_key else difflib.get_close_matches(key, by_key, 1, _LIKENESS)
    return by_key[close[0]] if close else ""


#: What each purpose is for, as screens and the sample say it.
PURPOSES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "review": N_("báo cáo sơ kết của Ban chỉ đạo"),
        "paper": N_("văn bản bất kỳ của Ban chỉ đạo"),
        "unit": N_("văn bản gửi từng xã, đồn (mỗi đơn vị một tệp)"),
    }
)
