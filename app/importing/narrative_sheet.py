"""Sheet 12: one text per leaf of the outline «đề cương»."""

import re

from app.domain.findings import Severity, Where
from app.domain.submissions import NarrativeText
from app.importing.collector import Collector, leave_out, shorten
from app.importing.layout import narrative_columns
from app.importing.raw import CellKind, RawSheet
from app.text import clean

#: Longest text of one leaf; a cell of a spreadsheet holds 32,767 characters.
LONGEST = 32_000
_LEAF = re.compile(r"[IVX]+(?:[.-](?:[0-9]+|[a-zđ]))*")


def read_narrative(sheet: RawSheet, row: int, collector: Collector) -> list[NarrativeText]:
    """The texts by leaf code, in sheet order; one code twice is asked."""
    leaf_column, text_column, known = narrative_columns(sheet, row)
    found: dict[str, NarrativeText] = {}
    for number in sorted(sheet.rows):
        if number <= row:
            continue
        cells = sheet.rows[number]
        for column, cell in cells.items():
            if column not in known:
                collector.not_understood(sheet, cell)
        written = cells.get(text_column)
        if written is None:
            continue
        leaf = _leaf(sheet.text(number, leaf_column))
        where = Where(sheet.name, written.name)
        if not leaf or written.kind is not CellKind.TEXT:
            collector.not_understood(sheet, written)
        elif leaf in found:
            collector.ask("leaf-twice", where, (leave_out(),), leaf=leaf, text=shorten(written.text))
        else:
            found[leaf] = NarrativeText(leaf, _limited(written.text, where, collector), where)
    return list(found.values())


def _leaf(text: str) -> str:
    plain = clean(text).replace(" ", "").rstrip(".")
    return plain if _LEAF.fullmatch(plain) else ""


def _limited(text: str, where: Where, collector: Collector) -> str:
    if len(text) <= LONGEST:
        return text.strip()
    collector.add("text-too-long", Severity.WARNING, where, length=str(len(text)), limit=str(LONGEST))
    return text[:LONGEST].strip()
