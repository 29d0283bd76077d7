"""The years that a list of names says it is for: in its title, in its other sheets, in the name of its file.

Days and numbers of documents say when something was written, not for which year, so that they count for nothing.
"""

import re
from collections.abc import Iterable
from itertools import takewhile
from typing import Final

from app.domain.awards.intake_table import ListRow, ListTable
from app.domain.awards.intake_titles import meaning
from app.text import clean

_YEAR: Final = re.compile(
    r"(?<!sinh )\bnăm(?: báo cáo)?\s*:?\s*((?:19|20)[0-9]{2})\b(?!\s*[-–]\s*[0-9])", re.IGNORECASE
)
_DAY: Final = re.compile(r"\b(?:ngày|tháng)\b[^,;]*?\bnăm\s*(?:19|20)[0-9]{2}\b", re.IGNORECASE)
_PROSE: Final = re.compile(
    r"^\s*(?:\(|căn cứ|theo|thực hiện|kèm theo|nơi nhận)|\b(?:luật|nghị định|thông tư|quyết định|kế hoạch|so với)\b",
    re.IGNORECASE,
)
_IN_NAME: Final = re.compile(r"(?<![0-9.-])((?:19|20)[0-9]{2})(?![0-9]|[.-][0-9])")
_FIRST_ROWS: Final = 15
_LONGEST: Final = 160
#: A row with so many cells that are titles of columns ends the head of a table.
_FEW: Final = 2


def years_said(tables: Iterable[ListTable], file_name: str) -> frozenset[int]:
    """Every year that the heads of the tables, what stands above them, and the name of the file speak of."""
    stem = file_name.rpartition(".")[0] or file_name
    found = {int(year) for year in _IN_NAME.findall(stem)}
    for table in tables:
        heads = takewhile(_is_above_titles, table.rows[:_FIRST_ROWS])
        texts = (clean(cell.text) for row in heads for cell in row.cells.values())
        for text in (*map(clean, table.above or ()), *texts):
            if len(text) <= _LONGEST and _PROSE.search(text) is None:
                found |= {int(year) for year in _YEAR.findall(_DAY.sub(" ", text))}
    return frozenset(found)


def _is_above_titles(row: ListRow) -> bool:
    return sum(meaning(cell.text) is not None for cell in row.cells.values()) < _FEW
