"""The rows of a list of tiers: pasted or in a text file, or in a workbook, read in a child process with limits."""

import csv
import io
import re
from pathlib import Path

from app.domain.sheets import SheetGrid
from app.domain.tier_list import ListRow
from app.errors import BadFile
from app.i18n import _
from app.importing.limits import DEFAULT_LIMITS
from app.importing.raw import column_number
from app.importing.reader import read_grid
from app.services import workbooks
from app.text import clean

#: More rows than the picture of a sheet holds: a list of units of one committee is far shorter.
_MOST_ROWS = 5_000
#: Code of a file that nobody can take for a table, and what files of plain text are called.
_NO_TABLE, _TEXT_SUFFIXES = "unknown-kind", (".txt", ".csv")
_SIGNS = ("\t", ";", ",")
#: A place and behind it its level: of one word, or of those that belong together.
_LEVEL_BEHIND = re.compile(
    r"((?!(?:cấp|vùng|mức|màu)\b).+?)[\s:=–-]+"
    r"((?:cấp độ|cấp|vùng|mức độ|mức|màu)(?: dịch)?(?: \S+)?|không áp dụng|theo (?:cấp trên|xã|huyện)|\S+)",
    re.IGNORECASE,
)


def rows_of_file(path: Path) -> tuple[ListRow, ...]:
    """The filled rows of the one sheet that has any; raises :class:`BadFile` when there is none or more than one.

    A text file whose lines have no cells is read as if it had been pasted.
    """
    file = workbooks.load(path, DEFAULT_LIMITS.file_size)
    try:
        sheets = [sheet for sheet in read_grid(file.content, path.name) if sheet.rows]
    except BadFile as bad:
        text = _text(file.content) if path.suffix.casefold() in _TEXT_SUFFIXES else None
        if bad.code != _NO_TABLE or text is None:
            raise
        return rows_of_text(text)
    shown = [sheet for sheet in sheets if not sheet.is_hidden] or sheets
    if len(shown) != 1:
        names = ", ".join(f"“{sheet.name}”" for sheet in shown)
        sentence = _("Tệp có {count} trang có nội dung: {names}; chưa rõ danh sách cấp độ ở trang nào.")
        way_out = _("Hãy để danh sách trong một trang, hoặc chép các ô của nó rồi dán vào.")
        raise BadFile("several-sheets", sentence.format(count=len(shown), names=names), way_out)
    sheet = shown[0]
    if len(sheet.rows) >= _MOST_ROWS:
        sentence = _("Trang “{name}” có từ {count} dòng trở lên, quá dài cho một danh sách cấp độ.")
        raise BadFile(
            "list-too-long",
            sentence.format(name=sheet.name, count=_MOST_ROWS),
            _("Hãy chia danh sách thành nhiều tệp."),
        )
    return _rows(sheet)


def _text(content: bytes) -> str | None:
    """What a text file says, in the encodings that editors of today write; ``None`` for anything else."""
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def rows_of_text(text: str) -> tuple[ListRow, ...]:
    """The rows of a text: cells are told apart by tabs, or without any by semicolons or commas.

    Without any such sign a line ends with its level: "xã Sóc Hà: cấp độ 2".
    """
    sign = next((sign for sign in _SIGNS if sign in text), "")
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)) if sign else _said(text)
    except csv.Error:  # a quotation mark that belongs to the text
        records = [line.split(sign) for line in text.splitlines()]
    return tuple(
        ListRow(number, {place: cell for place, cell in enumerate(record) if clean(cell)})
        for number, record in enumerate(records, 1)
    )


def _said(text: str) -> list[list[str]]:
    found = ((line, _LEVEL_BEHIND.fullmatch(clean(line))) for line in text.splitlines())
    return [[line] if parts is None else [parts[1], parts[2]] for line, parts in found]


def _rows(sheet: SheetGrid) -> tuple[ListRow, ...]:
    """Rows with cells by place; what is shown once over merged cells holds for each of their rows."""
    cells = {
        row.number: {column_number(letters) - 1: text for letters, text in row.cells if clean(text)}
        for row in sheet.rows
    }
    for first, last in sheet.merged:
        (column, top), (end, bottom) = _place(first), _place(last)
        text = cells.get(top, {}).get(column, "")
        for number in range(top + 1, bottom + 1) if column == end and text else ():
            if number in cells:
                cells[number].setdefault(column, text)
    hidden = {row.number for row in sheet.rows if row.is_hidden}
    return tuple(
        ListRow(number, known, is_hidden=number in hidden, sheet=sheet.name) for number, known in sorted(cells.items())
    )


def _place(name: str) -> tuple[int, int]:
    """Column from 0 and row of "B12"."""
    letters = name.rstrip("0123456789")
    return column_number(letters) - 1, int(name[len(letters) :])
