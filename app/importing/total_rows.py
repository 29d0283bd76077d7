"""Which rows of a table are no entries: totals, parts of totals, means, other years, column numbers, signatures.

Tones tell «Cộng» from a person called Công and «Tổng xã» from a hamlet Tống Xá; a word that agrees only without its
tones, or that may begin a name, is a doubt which the numbers have to settle.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise

from app.importing.raw import CellKind, RawCell
from app.importing.titles import title
from app.text import clean, fold, spelling_key


class Total(IntEnum):
    """Whether words mark a row of totals."""

    NO = 0
    PERHAPS = 1
    YES = 2


_WHOLE = ("cộng", "tổng", "tổng cộng", "tổng số", "cộng chung", "toàn xã", "sum", "total")
_STARTS = (
    "tổng cộng", "tổng số", "tổng hợp", "tổng toàn", "tổng các", "tổng xã", "tổng chung", "cộng toàn", "cộng các",
    "cộng xóm", "cộng thôn", "cộng bản", "cộng tổ", "cộng khu", "cộng cụm", "cộng số", "cộng chung", "cộng xã",
    "cộng mục", "cộng phần", "cộng nhóm", "toàn xã", "toàn thị trấn", "toàn phường", "cả xã", "cả phường", "sum of",
    "total",
)  # fmt: skip
#: «Cộng 11 xóm», «Tổng (11 xóm)», «Cộng I»: a number, a bracket or a sign is no name.
_COUNTED = re.compile(r"(?:tổng )?(?:cộng|tổng) *(?:[0-9(\[:;.,+=/-]|[ivx]+\b)")
_BEGINS = re.compile(r"(?:cộng|tổng cộng)(?:[^\w]|$)")
_COMPARISONS = (
    "binh quan", "trung binh", "ty le", "ti le", "nam truoc", "ky truoc", "cung ky", "so voi", "so sanh", "tang giam",
    "ke hoach", "luy ke",
)  # fmt: skip
_YEAR = re.compile(r"(?:nam|ky) (?:19|20)[0-9]{2}")
_SIGNATURES = re.compile(
    r"nguoi (?:lap|ghi|tong hop|viet|ky|duyet|kiem tra)\b|(?:ky|ghi) (?:ten|ro ho ten)|t/?m\.? |k/?t\.? |tuq\.? |"
    r"xac nhan|thu truong|noi nhan|luu y|ghi chu\b|.*\bngay .{0,12}\bthang .{0,12}\bnam\b|"
    r"(?:pho )?(?:chu tich|truong ban|don truong|doi truong|bi thu)(?: (?:ubnd|dang uy|xa).*)?$"
)
_SECTION = re.compile(r"(?:[IVX]{1,5}|[A-E])\s*[.)/-]\s*\S|phần (?:thứ )?[0-9IVX]+\b")
#: Communes have tens of hamlets; a longer run is never added up.
LONGEST_RUN = 200
_LEAST_COLUMNS = 3
LEAST_NUMBERED = 3

Numbers = Mapping[int, Decimal]


@lru_cache(maxsize=4096)
def says_total(text: str) -> Total:
    """Whether words mark a row of totals or of a part of them («Cộng 11 xóm», «Cộng xóm giáp biên», «Σ»)."""
    shown = clean(text)
    if shown in ("Σ", "∑"):
        return Total.YES
    words = spelling_key(" ".join(re.sub(r"[^\w()\[\]/+=-]+", " ", shown).split()))
    bare = _bare(words)
    if bare in _KEYS or _starts(bare, _START_KEYS) or _COUNTED.match(shown.casefold()):
        return Total.YES
    # A sheet without any tones: two words are enough, one may be a name.
    plain, has_no_tones = title(text), fold(shown) == shown.casefold()
    if has_no_tones and _starts(plain, _PLAIN_STARTS):
        return Total.YES
    is_near = plain in _PLAIN_WHOLE or _starts(plain, _PLAIN_STARTS) or bool(_BEGINS.match(shown.casefold()))
    return Total.PERHAPS if is_near else Total.NO


def _bare(words: str) -> str:
    return re.sub(r"[()\[\]/+=-]+", " ", words).strip()


def _starts(words: str, starts: Iterable[str]) -> bool:
    return any(words == start or words.startswith(f"{start} ") for start in starts)


_KEYS = frozenset(map(spelling_key, _WHOLE[:-2])) | {"total"}
_START_KEYS = tuple(map(spelling_key, _STARTS))
_PLAIN_WHOLE = frozenset(map(fold, _WHOLE))
_PLAIN_STARTS = tuple(map(fold, _STARTS))


def says_comparison(text: str) -> bool:
    """Whether words mark a mean, a rate, a plan or another year under the hamlets."""
    words = title(text)
    return _starts(words, _COMPARISONS) or bool(_YEAR.match(words))


def says_signature(text: str) -> bool:
    """Whether words are those of a signature or a remark under a table («Người lập biểu», «TM. UBND xã»)."""
    return _SIGNATURES.match(fold(text)) is not None


def says_section(text: str) -> bool:
    """Whether words are numbered like a heading («I. Tổ tự quản đường biên»)."""
    return _SECTION.match(clean(text)) is not None


def is_numbering(cells: Mapping[int, RawCell], least: int = LEAST_NUMBERED) -> bool:
    """Whether a row only numbers the columns, at least so many: «1 2 3 …», «(1) (2) (3)», «A B 1 2», «1 2 3=1+2»."""
    numbers: list[int] = []
    for _, cell in sorted(cells.items()):
        text = cell.text.strip().strip("()[]") if cell.kind is CellKind.TEXT else cell.text
        found = re.match(r"([0-9]{1,3})(?:\.0)?(?:\s*=.*)?$", text)
        if found:
            numbers.append(int(found[1]))
        elif not re.fullmatch(r"[A-Za-zĐđ]", text) or numbers:
            return False
    steps = {later - former for former, later in pairwise(numbers)}
    return len(numbers) >= least and steps == {1} and numbers[0] <= max(cells, default=0)


def adds_up(row: Numbers, others: Sequence[Numbers]) -> bool:
    """Whether the numbers of a row are those of a run of neighbours (nearest last) added up, at least two of them."""
    filled = [column for column, value in row.items() if value]
    if len(filled) < _LEAST_COLUMNS:
        return False
    sums = dict.fromkeys(filled, Decimal(0))
    for count, other in enumerate(reversed(others[-LONGEST_RUN:]), 1):
        for column in filled:
            sums[column] += other.get(column, Decimal(0))
        # One column may be added up wrongly: that is what the comparison with the totals is for.
        if count > 1 and 5 * sum(sums[column] == row[column] for column in filled) >= 4 * len(filled):
            return True
        if 5 * sum(sums[column] > row[column] for column in filled) > len(filled):
            return False
    return False


def sums_up_run(row: Numbers, others: Sequence[Numbers]) -> bool:
    """Whether every number of a row is the sum of the same run of at least two others, wherever they stand."""
    filled = [column for column, value in row.items() if value]
    if len(filled) < _LEAST_COLUMNS:
        return False
    near = others[-LONGEST_RUN:]
    sizes = [sum((other.get(column, Decimal(0)) for column in filled), Decimal(0)) for other in near]
    wanted, size, start = sum(row[column] for column in filled), Decimal(0), 0
    for end, added in enumerate(sizes):
        size += added
        while size > wanted:
            size -= sizes[start]
            start += 1
        run = near[start : end + 1]
        if size == wanted and len(run) > 1 and all(_sum(run, column) == row[column] for column in filled):
            return True
    return False


def _sum(rows: Sequence[Numbers], column: int) -> Decimal:
    return sum((row.get(column, Decimal(0)) for row in rows), Decimal(0))


def is_whole_sum(row: Numbers, totals: Numbers, *, is_counted: bool) -> bool:
    """Whether every number of a row is the sum of all other rows; ``is_counted`` says it is in ``totals`` itself."""
    filled = [column for column, value in row.items() if value]
    times = 2 if is_counted else 1
    return len(filled) >= _LEAST_COLUMNS and all(totals.get(column) == times * row[column] for column in filled)


def cannot_be_sum(row: Numbers, others: Sequence[Numbers]) -> bool:
    """Whether at least two numbers of a row are smaller than one of the rows it would be the sum of."""
    smaller = [
        column for column, value in row.items() if any(other.get(column, Decimal(0)) > value for other in others)
    ]
    return len(smaller) > 1
