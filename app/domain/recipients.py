"""«Nơi nhận» of a paper: what it adds by itself, in which order recipients stand (Phụ lục I, II.9)."""

import re
from collections.abc import Iterable

from app.domain.papers import PaperKind
from app.text import clean, fold

AS_ABOVE = "Như trên"
#: Minutes go into the file of the meeting (mẫu 1.9).
MINUTES_ARCHIVE = "Lưu: VT, Hồ sơ"

_OWN_LINE = re.compile(r"(nhu tren|nhu dieu \d+|luu ?:.*)")
#: Words by which recipients are ranked, folded: those above, Party, council, administration, front, members of the
#: committee, offices, stations, communes.
_RANKS = tuple(
    re.compile(words)
    for words in (
        r"ban chi dao (tinh|trung uong)|bo chi huy|ban chi huy|ubnd tinh",
        r"(huyen|tinh|dang|thanh|thi) uy\b",
        r"\bhdnd\b|hoi dong nhan dan",
        r"\bubnd (huyen|quan|thi xa|thanh pho)\b|lanh dao ubnd|uy ban nhan dan",
        r"\bmttq\b|mat tran to quoc",
        r"thanh vien",
        r"(?<!bien )\bphong\b|ban, nganh",
        r"\btt van hoa|trung tam|dai truyen thanh",
        r"\bdon (bien phong|bpck|cong an)",
        r"\b(xa|phuong|thi tran)\b",
    )
)
_OFFICE = re.compile(r"van phong.*")


def recipient_lines(
    kind: PaperKind, recipients: Iterable[str], archive_line: str, *, has_addressees: bool, article: str = ""
) -> tuple[str, ...]:
    """The lines of «Nơi nhận»: «Như trên» or «Như Điều …» first, no line twice, the archive last.

    ``article`` is the article of a decision that says who carries it out ("Điều 3").
    """
    first = [AS_ABOVE] if has_addressees else [f"Như {article}"] if article else []
    archive = MINUTES_ARCHIVE if kind is PaperKind.MINUTES else archive_line
    lines = dict.fromkeys(line for text in recipients if (line := plain_line(text)) and not _OWN_LINE.match(fold(line)))
    return (*first, *lines, *([archive] if archive else []))


def plain_line(text: str) -> str:
    """A recipient without the dash before and the mark behind it."""
    return clean(text).strip(" -–;.,")


def in_order(recipients: Iterable[str]) -> tuple[str, ...]:
    """Recipients from those above to those below, those of one rank as they were."""
    return tuple(sorted(recipients, key=_rank))


def _rank(recipient: str) -> int:
    # An office is named after those it serves: it does not stand in their place.
    folded = _OFFICE.sub("phong", fold(recipient))
    return next((rank for rank, words in enumerate(_RANKS) if words.search(folded)), len(_RANKS))
