"""What goes back to the sender of a workbook: each thing to mend with its place, and how our marks are known again.

A returned workbook carries coloured cells, comments by :data:`COMMENT_AUTHOR` and the sheet :data:`LIST_SHEET`. When it
comes in again after mending, the sheet is ours and says nothing about the unit.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.domain.findings import Severity, Where
from app.i18n import N_
from app.text import fold

LIST_SHEET: Final = N_("Danh sách lỗi")
#: Author of our comments, and the beginning of what they say: programs that drop authors keep the text.
COMMENT_AUTHOR: Final = "Phên Dậu"
COMMENT_LEAD: Final = f"{COMMENT_AUTHOR} – "

#: Titles over the columns of the list; the reader knows the sheet again by them.
LIST_TITLES: Final = (
    N_("STT"), N_("Mức"), N_("Trang"), N_("Ô"), N_("Chỉ tiêu"), N_("Đang ghi"), N_("Sai ở đâu"), N_("Cần làm"),
)  # fmt: skip
_KNOWN_BY = tuple(fold(title) for title in LIST_TITLES[:4])
#: The list has one sheet of its kind in a workbook; a few lines stand above its titles.
_MOST_LINES_ABOVE = 30


@dataclass(frozen=True, slots=True)
class Annotation:
    """One thing to mend: what is written at a place, what is wrong about it, what the sender has to do.

    ``settled`` says how the receiving office has settled it; nothing is asked of the sender then. ``kind`` is what
    things of one kind are called together; nothing is told together where it is empty.
    """

    severity: Severity
    where: Where
    subject: str
    written: str
    wrong: str
    remedy: str
    settled: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class AnnotationList:
    """Everything to mend in one workbook, the heaviest first; ``remarks`` are lines about the file as a whole.

    ``return_reason`` is why the report was returned «trả lại», in the words of whoever did it; empty while it was not.
    """

    unit: str
    period: str
    file_name: str
    made_on: date
    annotations: tuple[Annotation, ...]
    remarks: tuple[str, ...] = ()
    return_reason: str = ""

    @property
    def open(self) -> tuple[Annotation, ...]:
        """What the sender has to look at."""
        return tuple(item for item in self.annotations if not item.settled)

    def count(self, severity: Severity) -> int:
        """How many open things of one severity there are."""
        return sum(1 for item in self.open if item.severity is severity)


def is_own_list(name: str, rows: Iterable[Iterable[str]]) -> bool:
    """Whether a sheet is the list we added to a returned workbook; ``rows`` are the texts of its filled rows."""
    if not fold(name).startswith(fold(LIST_SHEET)):
        return False
    first = (
        tuple(fold(text) for text in row)[: len(_KNOWN_BY)]
        for row, _ in zip(rows, range(_MOST_LINES_ABOVE), strict=False)
    )
    return _KNOWN_BY in first
