"""A table of tasks («TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian | Sản phẩm») as the lines a plan would write."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final

from app.domain.plans.reading.letters import plain
from app.text import clean


class Column(StrEnum):
    """What a column of a task table holds."""

    NUMBER = "number"
    TITLE = "title"
    LEAD = "lead"
    PARTNER = "partner"
    TIME = "time"
    PRODUCT = "product"


_HEADINGS: Final = (
    (Column.NUMBER, re.compile(r"(?:so )?(?:tt|stt)$|so thu tu")),
    (Column.LEAD, re.compile(r".*\bchu tri\b|.*\bdau moi\b|(?:co quan|don vi|bo phan) thuc hien|phan cong")),
    (Column.PARTNER, re.compile(r".*\bphoi hop\b")),
    (Column.TIME, re.compile(r"thoi gian|thoi han|tien do|hoan thanh|thoi diem")),
    (Column.PRODUCT, re.compile(r".*\bsan pham\b|ket qua|dau ra")),
    (Column.TITLE, re.compile(r"(?:ten )?(?:nhiem vu|noi dung|cong viec|hoat dong|giai phap|noi dung cong viec)")),
)
#: As plans label these facts in running text.
_LABELS: Final[Mapping[Column, str]] = {
    Column.LEAD: "Cơ quan chủ trì",
    Column.PARTNER: "Cơ quan phối hợp",
    Column.TIME: "Thời gian thực hiện",
    Column.PRODUCT: "Kết quả sản phẩm",
}
#: After the recipients a table is an annex of the plan; before them this line is but words.
HEADING: Final = "DANH MỤC NHIỆM VỤ (theo bảng)"
_ROMAN: Final = re.compile(r"[IVX]{1,5}$")
#: The line below the heading of a table set with bars.
_RULE: Final = re.compile(r"\|[-:| ]+\|")
_HEADER_WITHIN: Final = 3


def lines_of(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of a table: labelled facts under each task, or the words of its cells where it is no task table."""
    header = next((place for place, row in enumerate(rows[:_HEADER_WITHIN]) if _columns(row)), None)
    if header is None:
        for row in rows:
            for cell in row:
                yield from (line for part in cell.split("\n") if (line := clean(part)))
        return
    columns = _columns(rows[header])
    yield HEADING
    number = 0
    for row in rows[header + 1 :]:
        told = {column: clean(row[place].replace("\n", " ")) for place, column in columns.items() if place < len(row)}
        title = told.get(Column.TITLE, "")
        if not title or re.fullmatch(r"[\d()\s]*", title):
            continue
        number += 1
        yield f"{_number(told.get(Column.NUMBER, ''), number)} {title}"
        yield from (f"- {label}: {told[column]}" for column, label in _LABELS.items() if told.get(column))


def _columns(row: Sequence[str]) -> dict[int, Column]:
    """The meaning of each column by its heading; nothing where the row is no heading of a task table."""
    found: dict[int, Column] = {}
    for place, cell in enumerate(row):
        shown = plain(clean(cell.replace("\n", " "))).strip(" .:")
        column = next((column for column, form in _HEADINGS if form.match(shown)), None)
        if column is not None and column not in found.values() and len(shown) <= 60:
            found[place] = column
    known = set(found.values())
    return found if Column.TITLE in known and known & {Column.LEAD, Column.TIME, Column.PRODUCT} else {}


def _number(told: str, counted: int) -> str:
    """The number of a row as a paragraph bears it; a Roman one groups the rows below."""
    bare = told.strip(" .)")
    if _ROMAN.fullmatch(bare):
        return f"Mục {bare}."
    if re.fullmatch(r"\d{1,3}(?:\.\d{1,3})+", bare) or re.fullmatch(r"\d{1,2}", bare):
        return f"{bare}."
    return f"{bare})" if re.fullmatch(r"[a-zđ]", bare) else f"{counted}."


def with_tables(text: str) -> str:
    """Pasted text: consecutive lines with cells set apart by tabs, or bars, are one table."""
    lines: list[str] = []
    rows: list[list[str]] = []
    for line in text.split("\n"):
        if rows and _RULE.fullmatch(line.strip()):
            continue
        cells = _cells(line)
        if cells:
            rows.append(cells)
            continue
        lines += lines_of(rows)
        rows = []
        lines.append(line)
    return "\n".join([*lines, *lines_of(rows)])


def _cells(line: str) -> list[str]:
    """The cells of a line of a table; a lone tab behind a number is none."""
    bare = line.strip()
    if bare.startswith("|") and bare.endswith("|") and bare.count("|") > 2:
        return bare.strip("|").split("|")
    return line.split("\t") if line.count("\t") > 1 else []
