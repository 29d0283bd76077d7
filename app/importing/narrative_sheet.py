"""Sheet 12: one text per leaf of the outline «đề cương»."""

import importlib
import re

from app.domain.findings import Severity, Where
from app.domain.layouts import Role
from app.domain.submissions import NarrativeText
from app.importing.collector import Collector, leave_out, shorten
from app.importing.layout import Layout, narrative_columns
from app.importing.raw import CellKind, RawSheet
from app.text import clean

#: Longest text of one leaf; a cell of a spreadsheet holds 32,767 characters.
LONGEST = 32_000
_LEAF = re.compile(r"[IVX]+(?:[.-](?:[0-9]+|[a-zđ]))*")


def read_narratives(layout: Layout, collector: Collector) -> list[NarrativeText]:
    """The texts of the sheet with leaf codes; without one, those of a sheet that names the headings of the outline."""
    sheet = layout.by_role.get(Role.NARRATIVE)
    if sheet is not None:
        return _read_coded(sheet, layout.header_rows[Role.NARRATIVE], collector)
    # The headings come from the presets, which most workbooks do not need.
    headings = importlib.import_module("app.importing.narrative_headings") if layout.unknown else None
    texts, used = headings.read_headed(layout.unknown, collector) if headings is not None else ([], [])
    layout.unknown = [item for item in layout.unknown if item not in used]
    return list(texts)


def _read_coded(sheet: RawSheet, row: int, collector: Collector) -> list[NarrativeText]:
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
