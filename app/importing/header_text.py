"""Who reports and for which period, from running text («UBND XÃ …», «Từ ngày … đến ngày …») and from the file name.

Used only for workbooks without the sheet of general facts; the unit found in this way is always confirmed by a person.
"""

import re
from dataclasses import replace

from app.domain.periods import ReportingPeriod
from app.domain.submissions import ReportHeader
from app.importing.dates import read_date_text
from app.importing.raw import CellKind, RawSheet, RawWorkbook
from app.text import clean, fold

_FIRST_ROWS = 15
_LONGEST = 400
_DAY = r"[0-9]{1,2}\s*[/.-]\s*[0-9]{1,2}\s*[/.-]\s*[0-9]{4}"
_PERIOD = re.compile(rf"từ\s*(?:ngày)?\s*({_DAY})\s*(?:đến|-|–)\s*(?:hết)?\s*(?:ngày)?\s*({_DAY})", re.IGNORECASE)
_KINDS = r"xã|phường|thị trấn|đặc khu"
_UNIT = re.compile(
    rf"^(?:ubnd|uỷ ban nhân dân|ủy ban nhân dân|đơn vị\s*:?)\s+((?:{_KINDS})\s+[^,;(\n]+)", re.IGNORECASE
)
_NUMBER = re.compile(r"^số\s*:?\s*([0-9]+\s*/\s*[^\s,;]+)", re.IGNORECASE)
_IN_FILE_NAME = re.compile(
    r"\b((?:xa|phuong|thi tran|dac khu)\s+[^\W\d_]+(?:\s+[^\W\d_]+){0,3}?)"
    r"(?=\s+(?:bao cao|bc|so lieu|so ket|tong ket|nam|gui|bieu)\b|\s*[0-9]|\s*$)"
)


def header_from_text(header: ReportHeader, workbook: RawWorkbook, file_name: str) -> ReportHeader:
    """The header with what the first rows of the sheets and the file name add; nothing known is replaced."""
    texts = [text for sheet in workbook.sheets for text in _first_texts(sheet)]
    if header.period is None:
        header = replace(header, period=_only([found for text in texts if (found := _period(text))]))
    if not header.document_number:
        header = replace(header, document_number=_first(_NUMBER, texts))
    if not header.unit_name and not header.unit_code:
        header = replace(header, unit_name=_first(_UNIT, texts) or _unit_in_file_name(file_name))
    return header


def _first_texts(sheet: RawSheet) -> list[str]:
    rows = sorted(sheet.rows)[:_FIRST_ROWS]
    cells = (cell for row in rows for _, cell in sorted(sheet.rows[row].items()))
    return [clean(cell.text) for cell in cells if cell.kind is CellKind.TEXT and len(cell.text) <= _LONGEST]


def _period(text: str) -> ReportingPeriod | None:
    found = _PERIOD.search(text)
    if found is None:
        return None
    start, end = read_date_text(found[1]).day, read_date_text(found[2]).day
    return ReportingPeriod(start, end) if start and end and start <= end else None


def _only(periods: list[ReportingPeriod]) -> ReportingPeriod | None:
    """The period that all places agree on."""
    return periods[0] if periods and all(item == periods[0] for item in periods) else None


def _first(pattern: re.Pattern[str], texts: list[str]) -> str:
    return next((clean(found[1]) for text in texts if (found := pattern.search(text))), "")


def _unit_in_file_name(file_name: str) -> str:
    stem = file_name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
    found = _IN_FILE_NAME.search(re.sub(r"[\s_.()-]+", " ", fold(stem)))
    return found[1] if found else ""
