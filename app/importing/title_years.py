"""What the titles of the tables say against the report: another year, another commune.

A file put together from several ones betrays itself there: each sheet of the form names its unit.
"""

import re
from collections import Counter
from collections.abc import Iterator

from app.domain.findings import Where
from app.domain.layouts import Role
from app.domain.submissions import ReportHeader
from app.importing.collector import Collector, shorten, use_as_read
from app.importing.layout import Layout
from app.importing.raw import CellKind, RawCell, RawSheet
from app.text import fold

_YEAR = re.compile(r"\bnam (20[0-9]{2})\b")
_LONGEST = 120
#: «SỐ LIỆU NĂM 2020» inside a table stands over older figures; a longer line is a remark.
_HEADING = re.compile(r"(?:so lieu|ket qua|thuc hien|bieu|bao cao)\b.{0,25}\bnam 20[0-9]{2}|nam 20[0-9]{2}")
_UNIT = re.compile(
    r"\bdon vi(?: bao cao)? ?: ?((?:ubnd )?(?:xa|phuong|thi tran|dac khu) [^,;:()-]+|(?:don|dbp|dbpck) [^,;:()-]+)"
)


def ask_titles(layout: Layout, header: ReportHeader, collector: Collector) -> None:
    """Ask about tables titled for another year than the report, and about sheets that name another unit."""
    _ask_years(layout, header, collector)
    _ask_units(layout, header, collector)


def _ask_years(layout: Layout, header: ReportHeader, collector: Collector) -> None:
    """Last year's figures, or a title nobody changed; asked once."""
    if header.period is None or any(item.code == "period-differs" for item in collector.findings):
        return
    years = {str(header.period.start.year), str(header.period.end.year)}
    for sheet, table in _tables(layout):
        for cell in (*_above(sheet, table), *_headings(sheet, table)):
            said = set(_YEAR.findall(fold(cell.text)))
            if said and not said & years:
                data = {"typed": str(header.period.year), "hidden": min(said)}
                collector.ask("period-differs", Where(sheet.name, cell.name), (use_as_read(),), **data)
                return


def _tables(layout: Layout) -> Iterator[tuple[RawSheet, int]]:
    for role in (Role.INDICATORS, Role.HAMLETS):
        yield from layout.tables.get(role, ())
    yield from layout.registers.values()
    if Role.NARRATIVE in layout.by_role:
        yield layout.by_role[Role.NARRATIVE], layout.header_rows[Role.NARRATIVE]


def _above(sheet: RawSheet, table: int) -> Iterator[RawCell]:
    """The texts over a table."""
    for row in sorted(number for number in sheet.rows if number < table):
        for _, cell in sorted(sheet.rows[row].items()):
            if cell.kind is CellKind.TEXT and len(cell.text) <= _LONGEST:
                yield cell


def _headings(sheet: RawSheet, table: int) -> Iterator[RawCell]:
    """Lines inside a table that name a year and nothing else."""
    for row in sorted(number for number in sheet.rows if number > table and len(sheet.rows[number]) == 1):
        (cell,) = sheet.rows[row].values()
        if cell.kind is CellKind.TEXT and _HEADING.fullmatch(fold(cell.text[:_LONGEST]).strip(" .:()")):
            yield cell


def _ask_units(layout: Layout, header: ReportHeader, collector: Collector) -> None:
    """Sheets that name another unit than most do; one sheet alone may be named by whoever copied it."""
    named: dict[str, tuple[RawCell, str]] = {}
    for sheet, table in _tables(layout):
        for cell in _above(sheet, table):
            if unit := _unit_in(cell.text):
                named.setdefault(sheet.name, (cell, unit))
    usual = Counter(unit for _, unit in named.values()).most_common(1)
    for name, (cell, unit) in named.items():
        if unit != usual[0][0]:
            other = next(shorten(one.text) for one, said in named.values() if said == usual[0][0])
            data = {"text": shorten(cell.text), "other": other}
            collector.ask("sheet-of-other-unit", Where(name, cell.name), (use_as_read(),), **data)
    # A code typed over that of the form is right in a form handed on, and wrong in a header handed on.
    is_retyped = any(item.code == "unit-code-differs" for item in collector.findings)
    if usual and is_retyped and header.unit_name and fold(header.unit_name) not in usual[0][0]:
        text, other = shorten(header.unit_name), next(cell.text for cell, _ in named.values())
        where = Where(layout.by_role[Role.HEADER].name)
        collector.ask("sheet-of-other-unit", where, (use_as_read(),), text=text, other=shorten(other))


def _unit_in(text: str) -> str:
    found = _UNIT.search(fold(text))
    return " ".join(found[1].removeprefix("ubnd ").split()) if found else ""
