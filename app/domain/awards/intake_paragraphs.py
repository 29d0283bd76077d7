"""A list of names without a table: numbered paragraphs such as «1. Ông Nông Văn An, sinh năm 1970, trưởng xóm …».

Each becomes a row of number, name, birth and what else is said. The columns stay guesses, so that each is asked about;
a paragraph that does not begin with a name keeps its whole text in the place of the name, where it is asked about too.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.intake_table import CellDoubt, ListCell, ListRow, ListTable
from app.domain.awards.intake_words import kind_in_words, looks_like_person, read_name
from app.i18n import _
from app.text import clean

_NUMBERED: Final = re.compile(r"^\s*([0-9]{1,3})\s*[.)/-]\s*(?=[^\W\d])")
_BULLET: Final = re.compile(r"^\s*[-–+•*]\s*(?=[^\W\d])")
_END_OF_NAME: Final = re.compile(r"\s*(?:[,;:(\n]|\s[-–]\s)\s*")
_BIRTH: Final = re.compile(
    r"(?:,\s*|\(\s*)?\b(?:sinh (?:năm|ngày)|năm sinh|ngày sinh|sn|ns)\s*:?\s*([0-9][0-9/.-]{3,9})\s*\)?", re.IGNORECASE
)
_COMMAS: Final = re.compile(r"(?:\s*,)+")
_LEAST: Final = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a text; ``is_listed`` where its number or bullet is not part of its text."""

    text: str
    is_listed: bool = False


def paragraph_list(paragraphs: Sequence[Paragraph]) -> ListTable | None:
    """The list in numbered paragraphs, at least two of which most begin with names; ``None`` where there is none."""
    numbered = [_NUMBERED.match(item.text) is not None for item in paragraphs]
    if not any(numbered):
        numbered = [item.is_listed or _BULLET.match(item.text) is not None for item in paragraphs]
    entries = [is_one and not clean(item.text).endswith(":") for item, is_one in zip(paragraphs, numbered, strict=True)]
    texts = [item.text for item, is_entry in zip(paragraphs, entries, strict=True) if is_entry]
    if len(texts) < _LEAST or 2 * sum(map(_begins_with_name, texts)) <= len(texts):
        return None
    rows = (
        _row(number, item.text, is_entry=is_entry)
        for number, (item, is_entry) in enumerate(zip(paragraphs, entries, strict=True), 1)
        if clean(item.text)
    )
    return ListTable(_("Đoạn văn"), tuple(rows))


def _bare(text: str) -> str:
    return _BULLET.sub("", _NUMBERED.sub("", text))


def _begins_with_name(text: str) -> bool:
    name = _END_OF_NAME.split(_bare(text), maxsplit=1)[0]
    return kind_in_words(name) is not None or looks_like_person(read_name(name).name)


def _row(number: int, text: str, *, is_entry: bool) -> ListRow:
    """A paragraph as a row; one that is no entry stands where the numbers stand, so that it is no name."""
    if not is_entry:
        return ListRow(number, {0: _cell(number, text)})
    match, bare = _NUMBERED.match(text), _bare(text)
    births = [match[1] for match in _BIRTH.finditer(bare)]
    bare = _BIRTH.sub(",", bare)
    # «Tổ tự quản đường biên, mốc quốc giới xóm …»: the names of groups hold commas themselves.
    is_open = not _begins_with_name(text) or kind_in_words(bare) is NomineeKind.COLLECTIVE
    name = bare if is_open else _END_OF_NAME.split(bare, maxsplit=1)[0]
    rest = _COMMAS.sub(",", bare[len(name) :].strip(" ,;:().-–"))
    said = {0: match[1] if match else "", 2: " / ".join(births), 3: rest}
    cells = {place: _cell(number, words) for place, words in said.items() if clean(words)}
    doubt = CellDoubt.OPEN_END if is_open and name_ends(name) else CellDoubt.NONE
    return ListRow(number, {**cells, 1: _cell(number, _COMMAS.sub(",", name), doubt)})


def name_ends(text: str) -> tuple[str, ...]:
    """Where a name in running text may end, the shortest first; empty where nothing follows it."""
    ends = [match.start() for match in _END_OF_NAME.finditer(text)]
    return tuple(dict.fromkeys(clean(text[:end]) for end in ends if clean(text[:end])))


def _cell(number: int, text: str, doubt: CellDoubt = CellDoubt.NONE) -> ListCell:
    return ListCell(clean(text), _("đoạn {number}").format(number=number), doubt=doubt)
