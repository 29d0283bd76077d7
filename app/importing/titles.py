"""Header words: how columns and labels are found wherever they stand, whatever the accents, case and order."""

import re
from functools import lru_cache

from app.importing.raw import MergedRange, RawSheet
from app.text import clean, fold

_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_JOINS = re.compile(r"[\s.,:;*_/-]+")

_OTHER_TIME = re.compile(
    r"\b(?:nam truoc|ky truoc|cung ky|luy ke|ke hoach|chi tieu giao|du kien|(?:19|20)[0-9]{2}|so voi|so sanh)\b"
)
#: Words under a title that add nothing to it.
_NAMELESS_PARTS = frozenset({"so", "tong so", "so luong", "ten", "ho ten", "ho va ten", "gia tri", "noi dung"})

#: No title is longer; what follows is not looked at.
_LONGEST = 250

#: Header rows stand near the top; below this many filled rows nobody writes one.
HEADER_ROWS = 40


@lru_cache(maxsize=8192)
def title(text: str) -> str:
    """A header text for comparison: folded, without brackets, signs and double spaces."""
    return _JOINS.sub(" ", _BRACKETS.sub(" ", fold(text[:_LONGEST]))).strip()


def tidy(text: str) -> str:
    """Text without double spaces and spaces around it; lines of a longer text are kept."""
    if "  " not in text and "\u00a0" not in text:
        return text.strip()
    return "\n".join(clean(line) for line in text.split("\n")).strip()


@lru_cache(maxsize=8192)
def label(text: str) -> str:
    """A label for comparison, brackets kept («… (km)»)."""
    return _JOINS.sub(" ", fold(text[:_LONGEST]).replace("(", " ").replace(")", " ")).strip()


def merged_at(sheet: RawSheet, row: int, column: int) -> MergedRange | None:
    """The merged range that covers a place, if any."""
    for merged in sheet.merged:
        if merged.first_row <= row <= merged.last_row and merged.first_column <= column <= merged.last_column:
            return merged
    return None


def shown_at(sheet: RawSheet, row: int, column: int) -> str:
    """The text seen at a place: its own, or that of the merged cell it belongs to."""
    own = sheet.text(row, column)
    if own or not sheet.merged:
        return own
    merged = merged_at(sheet, row, column)
    return sheet.text(merged.first_row, merged.first_column) if merged else ""


class HeaderRow:
    """A row of column titles, together with a merged row above it or below it."""

    def __init__(self, sheet: RawSheet, row: int, anchor: int) -> None:
        """``anchor`` is the column whose title tells how many rows the header takes."""
        self.sheet = sheet
        self.row = row
        merged = merged_at(sheet, row, anchor)
        self.first = merged.first_row if merged else row
        self.last = merged.last_row if merged else row
        if merged is None and self._has_second_row(anchor):
            self.last = row + 1

    def _has_second_row(self, anchor: int) -> bool:
        """Whether a title that spans columns is told apart by words in the row below, beside an empty anchor."""
        below = self.sheet.rows.get(self.row + 1, {})
        spans = [
            merged
            for merged in self.sheet.merged
            if merged.first_row == merged.last_row == self.row and 0 < merged.last_column - merged.first_column < 8
        ]
        if anchor in below or not spans:
            return False
        texts = [
            below[column].text for m in spans for column in range(m.first_column, m.last_column + 1) if column in below
        ]
        return bool(texts) and all(any(ch.isalpha() for ch in text) for text in texts)

    def columns(self) -> list[int]:
        """Columns that have a title of their own or are filled below the header."""
        found: set[int] = set()
        for row in self.sheet.rows:
            if row >= self.first:
                found.update(self.sheet.rows[row])
        return sorted(found)

    def text(self, column: int) -> str:
        """The words over a column as shown, from the top row down."""
        rows = range(self._top(column), self.last + 1)
        return " ".join(dict.fromkeys(part for row in rows if (part := shown_at(self.sheet, row, column))))

    def title(self, column: int) -> str:
        """The words over a column for comparison."""
        return title(self.text(column))

    def readings(self, column: int) -> tuple[str, ...]:
        """What a title may be meant as, the fullest first: all its rows, the lowest one, the upper ones.

        Under a title of another year or a plan the lower words mean something else than alone.
        """
        if self.first == self.last and not self.sheet.merged:
            words = title(self.sheet.text(self.row, column))
            return (words,) if words else ()
        rows = range(self._top(column), self.last + 1)
        parts = list(dict.fromkeys(part for row in rows if (part := title(shown_at(self.sheet, row, column)))))
        if len(parts) < 2:
            return tuple(parts)
        upper, lower = " ".join(parts[:-1]), parts[-1]
        together = (f"{upper} {lower}", f"{lower} {upper}")
        if _OTHER_TIME.search(upper):
            return together
        return (*together, lower, upper) if lower in _NAMELESS_PARTS else (*together, lower)

    def _top(self, column: int) -> int:
        """A merged title that spans columns in the row above belongs to the header."""
        above = merged_at(self.sheet, self.first - 1, column) if self.sheet.merged else None
        return self.first - 1 if above and 0 < above.last_column - above.first_column < 8 else self.first


def first_rows(sheet: RawSheet) -> list[int]:
    """The rows in which a header may stand."""
    return sorted(sheet.rows)[:HEADER_ROWS]


ORDER_TITLES = frozenset({"stt", "tt", "so tt", "so thu tu", "thu tu", "s tt"})
