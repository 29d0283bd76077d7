""".csv and other text with columns into a :class:`RawWorkbook` of one sheet; loaded only when such a file comes.

The sign between columns is the one that cuts most lines into equally many fields. A line with more fields than its
header, or lines of uneven length in a file without quotes, mean that a comma inside a number was taken for a column:
then nothing is read, because every figure behind it would stand under a wrong title.
"""

import csv
import io
import re
from collections.abc import Sequence
from decimal import Decimal

from app.importing.cell_builder import LAST_COLUMN, LAST_ROW, CellBuilder, SheetContext
from app.importing.limits import Limits
from app.importing.plain_text import PlainText, decoded, plain_cell, shown_workbook
from app.importing.raw import NO_RUNS, CellKind, RawSheet, RawWorkbook
from app.importing.refusals import refusal
from app.importing.styles import NO_STYLES
from app.text import format_number

#: Comma last: where two signs cut equally well, a comma is rather the one before decimals.
_SIGNS = ("\t", ";", "|", ",")
_NAMED_SIGN = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)
_SAMPLE = 64_000
_SHEET = "CSV"
#: Blank fields cost time as well; a report has some ten of them for each filled one.
_MOST_FIELDS = 10
_NUMBER = re.compile(r"[0-9][0-9.,]*")

Records = Sequence[Sequence[str]]


def read_csv_text(content: bytes, limits: Limits) -> RawWorkbook:
    """Read text with columns as one sheet; raises :class:`BadFile` for what has none."""
    source = decoded(content)
    text, sign = _sign_of(source.text)
    if text.count(sign) + text.count("\n") > _MOST_FIELDS * limits.filled_cells:
        raise refusal("too-many-cells")
    records = _records(text, sign)
    if records is None:
        _refuse_long(text)
        raise refusal("csv-quotes")
    _refuse_shifted(records, sign, is_quoted='"' in text)
    context = SheetContext([], NO_STYLES, limits)
    builder = CellBuilder(RawSheet(_SHEET), context)
    for row, record in enumerate(records, 1):
        for column, stored in enumerate(record, 1):
            _keep(builder, (row, column), stored, source)
    builder.check_extent()
    return shown_workbook((builder.sheet,), context, source)


def _keep(builder: CellBuilder, place: tuple[int, int], stored: str, source: PlainText) -> None:
    row, column = place
    if not stored or stored.isspace():
        return
    if row > LAST_ROW or column > LAST_COLUMN:
        raise refusal("too-many-cells")
    cell = plain_cell(row, column, builder.context.compose(stored))
    if cell is None:
        return
    builder.keep_cell(cell)
    if source.font and cell.kind is CellKind.TEXT:
        builder.context.note_fonts(builder.sheet, row, column, cell.text, NO_RUNS, source.font)


def _sign_of(text: str) -> tuple[str, str]:
    """The text without a line that names the sign between columns, and that sign."""
    named = _NAMED_SIGN.match(text)
    if named:
        return text[named.end() :], named[1]
    sample = text[:_SAMPLE]
    if len(sample) < len(text):
        sample = sample[: sample.rfind("\n") + 1] or sample
    return text, max(_SIGNS, key=lambda sign: _fitness(sample, sign))


def _fitness(sample: str, sign: str) -> tuple[int, int]:
    """How many lines a sign cuts, and how equally; ties go to the sign that is tried first."""
    records = _records(sample, sign)
    if records is None:
        # A sample may end inside quotes, so that only the whole file tells: signs per line have to do.
        return (sum(sign in line for line in sample.splitlines()), -len(sample))
    widths = [len(record) for record in records if len(record) > 1]
    return len(widths), -len(set(widths))


def _records(text: str, sign: str) -> list[list[str]] | None:
    """The lines as fields; None where quotes do not close or stand inside a field."""
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True))
    except csv.Error:
        return None


def _refuse_long(text: str) -> None:
    """A field longer than the reader takes; behind an open quote everything is one field, which is told as such."""
    limit = csv.field_size_limit()
    if '"' not in text and len(max(text.splitlines(), key=len, default="")) > limit:
        raise refusal("csv-long-cell", limit=format_number(Decimal(limit)))


def _refuse_shifted(records: Records, sign: str, *, is_quoted: bool) -> None:
    widths = [(row, len(record), _filled(record)) for row, record in enumerate(records, 1)]
    wordy = [filled for row, _, filled in widths if not _has_number(records[row - 1])]
    several = [filled for _, _, filled in widths if filled > 1]
    widest = max(wordy, default=0) if max(wordy, default=0) > 1 else next(iter(several), 0)
    too_wide = next((row for row, _, filled in widths if filled > widest), 0)
    if too_wide:
        raise refusal("csv-columns", row=str(too_wide))
    if sign == "," and not is_quoted:
        lengths = {length for row, length, _ in widths if _has_number(records[row - 1]) and length > 1}
        if len(lengths) > 1:
            raise refusal("csv-columns", row=str(next(row for row, length, _ in widths if length == max(lengths))))


def _filled(record: Sequence[str]) -> int:
    return max((place for place, text in enumerate(record, 1) if text.strip()), default=0)


def _has_number(record: Sequence[str]) -> bool:
    return any(_NUMBER.fullmatch(text.strip()) for text in record)
