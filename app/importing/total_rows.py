"""Which rows of a table of hamlets are no hamlets: totals, parts of totals, means, other years, signatures."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from app.importing.titles import is_total, title
from app.text import clean

_ONLY_TOTALS = (
    "tong cong", "tong so", "tong hop", "tong toan", "tong cac", "tong xa", "cong toan", "toan xa", "toan thi tran",
    "ca xa", "sum", "total",
)  # fmt: skip
#: With its mark the word «cộng» begins no name, but for these; without it «Công» begins many.
_SUM = re.compile(r"(?:tổng )?cộng(?! đồng| tác| hòa| hoà| sản| hưởng)(?:[^\w]|$)")
_COMPARISONS = (
    "binh quan", "trung binh", "ty le", "ti le", "nam truoc", "ky truoc", "cung ky", "so voi", "so sanh", "tang giam",
    "ke hoach", "luy ke",
)  # fmt: skip
_YEAR = re.compile(r"(?:nam|ky) (?:19|20)[0-9]{2}")
#: Communes have tens of hamlets; a longer run is never added up.
_LONGEST_RUN = 200
_LEAST_COLUMNS = 3

Numbers = Mapping[int, Decimal]


def says_total(text: str) -> bool:
    """Whether words mark a row of totals or of a part of them («Cộng 11 xóm», «Cộng xóm giáp biên», «Σ»)."""
    words = title(text)
    if is_total(text) or clean(text) in ("Σ", "∑"):
        return True
    starts = any(words == start or words.startswith(f"{start} ") for start in _ONLY_TOTALS)
    return starts or _SUM.match(clean(text).casefold()) is not None


def says_comparison(text: str) -> bool:
    """Whether words mark a mean, a rate, a plan or another year under the hamlets."""
    words = title(text)
    return any(words == start or words.startswith(f"{start} ") for start in _COMPARISONS) or bool(_YEAR.match(words))


def adds_up(row: Numbers, others: Sequence[Numbers]) -> bool:
    """Whether the numbers of a row are those of a run of neighbours (nearest last) added up, at least two of them."""
    filled = [column for column, value in row.items() if value]
    if len(filled) < _LEAST_COLUMNS:
        return False
    sums = dict.fromkeys(filled, Decimal(0))
    for count, other in enumerate(reversed(others[-_LONGEST_RUN:]), 1):
        for column in filled:
            sums[column] += other.get(column, Decimal(0))
        # One column may be added up wrongly: that is what the comparison with the totals is for.
        if count > 1 and 5 * sum(sums[column] == row[column] for column in filled) >= 4 * len(filled):
            return True
    return False
