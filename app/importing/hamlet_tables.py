"""One table of hamlets out of several: a matrix cut by its columns or by its rows, in one sheet or in more."""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.hamlet_names import without_local_word
from app.domain.indicators import Catalogue
from app.domain.submissions import FigureStatus, ReportedHamlet
from app.importing.blocks import has_codes
from app.importing.collector import Collector, candidate
from app.importing.hamlet_sheet import HamletSheet, HamletTable, hamlet_sums
from app.importing.hidden_hamlets import ask_hidden
from app.importing.named_sheets import NamedHamletSheet
from app.importing.raw import RawSheet
from app.importing.refusals import refusal
from app.importing.row_names import RowNames


def read_hamlets(
    tables: Sequence[tuple[RawSheet, int]], catalogue: Catalogue, collector: Collector, year: int | None
) -> HamletTable:
    """The whole table out of its parts, each by codes or by names; ``year`` is that of the report, if known.

    Refuses parts that give the same figure of one hamlet twice, as a copy of last year would.
    """
    kinds = [HamletSheet if has_codes(sheet, row, catalogue) else NamedHamletSheet for sheet, row in tables]
    readers = [kind(*table, catalogue, collector, year) for kind, table in zip(kinds, tables, strict=True)]
    return _together(readers, RowNames(catalogue, year), collector)


def _together(readers: Sequence[HamletSheet], names: RowNames, collector: Collector) -> HamletTable:
    whole = HamletTable()
    first = readers[0].sheet.name
    tables = [reader.read() for reader in readers]
    for reader, table in zip(readers, tables, strict=True):
        if not isinstance(reader, NamedHamletSheet):
            _ask_other_titles(reader, table, names, collector)
        ask_hidden(reader, table, collector)
    for reader, table in zip(readers, tables, strict=True):
        if whole.hamlets and not _join(whole, table):
            raise refusal("same-sheet-twice", first=first, second=reader.sheet.name)
        if not whole.hamlets:
            whole = HamletTable([*table.hamlets], [*table.figures], table.codes)
        whole.hidden_codes |= table.hidden_codes
    together = hamlet_sums(whole)
    for reader, table in zip(readers, tables, strict=True):
        reader.compare_totals(hamlet_sums(table), together)
    return whole


def _ask_other_titles(reader: HamletSheet, table: HamletTable, names: RowNames, collector: Collector) -> None:
    """A code over the title of something else: its figures may be those of the title."""
    titles = {item: reader.title_of(at) for at, item in reader.columns.items() if at not in reader.confirmed}
    found = {item.code: names.contradiction(item, title, "") for item, title in titles.items()}
    for place, figure in enumerate(table.figures):
        if (other := found.get(figure.indicator)) and figure.counts:
            code, value = figure.indicator, figure.value
            answers = (candidate(code, value), candidate(code, None))
            collector.ask("code-name-differ", figure.where, answers, code, figure.hamlet, text=figure.raw, other=other)
            table.figures[place] = replace(figure, value=None, status=FigureStatus.ASKED)


def _join(whole: HamletTable, part: HamletTable) -> bool:
    """Add a part; false when it gives figures that are there already."""
    known = {_key(item): item for item in whole.hamlets}
    names = {item.name: known.get(_key(item), item).name for item in part.hamlets}
    is_same_hamlet = any(_key(item) in known for item in part.hamlets)
    if is_same_hamlet and whole.codes & part.codes:
        return False
    for item in part.hamlets:
        held = known.get(_key(item))
        if held is None:
            whole.hamlets.append(item)
        elif item.is_border and not held.is_border:
            whole.hamlets[whole.hamlets.index(held)] = replace(held, is_border=True)
    whole.figures += [replace(item, hamlet=names.get(item.hamlet, item.hamlet)) for item in part.figures]
    whole.codes |= part.codes
    return True


def _key(hamlet: ReportedHamlet) -> str:
    return without_local_word(hamlet.name)
