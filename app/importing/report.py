"""A raw workbook and the catalogue of the year into a :class:`ParsedReport`; nothing is stored, nothing is guessed."""

import re
from decimal import Decimal

from app.domain.findings import Severity, Where
from app.domain.indicators import Catalogue, OwnerLevel
from app.domain.submissions import FigureStatus, ParsedReport, ReportedFigure, ReportHeader
from app.importing.codes import owns
from app.importing.collector import Collector, candidate
from app.importing.hamlet_sheet import HamletSheet, HamletTable, hamlet_sums
from app.importing.header_sheet import read_header
from app.importing.indicator_columns import find_columns
from app.importing.indicator_sheet import Figures, IndicatorSheet, Typed
from app.importing.layout import Layout, Role, code_column, find_layout
from app.importing.legacy_fonts import foreign_words, lost_words
from app.importing.list_sheets import ListSheet
from app.importing.narrative_sheet import read_narrative
from app.importing.raw import CellKind, RawSheet, RawWorkbook, column_name
from app.importing.refusals import refusal
from app.text import clean, format_number

_SECRET = re.compile(r"(?:độ mật\s*:?\s*)?\(?(mật|tối mật|tuyệt mật)\)?[.!]?")
_LEAST_ODD_WORDS = 5
_ODD_SHARE = 0.03


def read_report(workbook: RawWorkbook, catalogue: Catalogue) -> ParsedReport:
    """Everything one workbook says; raises :class:`BadFile` when it cannot be read for certain."""
    _refuse_unreadable_text(workbook)
    _refuse_secrets(workbook)
    layout = find_layout(workbook, catalogue)
    collector = Collector()
    is_1904 = workbook.date1904
    header = read_header(layout.by_role.get(Role.HEADER), layout.by_role.get(Role.META), collector, is_1904=is_1904)
    typed = _typed_figures(layout, catalogue, collector, header)
    table = _hamlets(layout, catalogue, collector, header)
    figures = Figures(catalogue, collector, is_station=header.is_station).settle(typed)
    figures = _with_sums(figures, table, catalogue, collector, is_station=header.is_station)
    if header.is_station:
        _compare_communes(figures, collector)
    rows = [
        row
        for register, (sheet, number) in layout.registers.items()
        for row in ListSheet(register, sheet, number, collector, is_1904=is_1904).read()
    ]
    narrative_sheet = layout.by_role.get(Role.NARRATIVE)
    narrative = (
        read_narrative(narrative_sheet, layout.header_rows[Role.NARRATIVE], collector) if narrative_sheet else []
    )
    _report_workbook(workbook, layout, collector)
    return ParsedReport(
        header=header,
        hamlets=tuple(table.hamlets),
        figures=(*figures, *table.figures),
        rows=tuple(rows),
        narrative=tuple(narrative),
        findings=tuple(collector.findings),
        ignored_sheets=tuple(sheet.name for sheet in layout.unknown),
        encodings=("unicode-nfd",) if workbook.was_decomposed else ("unicode-nfc",),
    )


def _texts(workbook: RawWorkbook) -> list[str]:
    return [
        cell.text
        for sheet in workbook.sheets
        for cells in sheet.rows.values()
        for cell in cells.values()
        if cell.kind is CellKind.TEXT
    ]


def _refuse_unreadable_text(workbook: RawWorkbook) -> None:
    """Text of an old encoding would be stored garbled: refuse by font, then by letters."""
    if workbook.legacy_fonts:
        raise refusal("legacy-font", fonts=", ".join(workbook.legacy_fonts[:3]))
    texts = _texts(workbook)
    odd, total = foreign_words(texts)
    if odd >= _LEAST_ODD_WORDS and odd > _ODD_SHARE * total:
        raise refusal("legacy-font", fonts="TCVN3, VNI")
    lost, example = lost_words(texts)
    if lost >= _LEAST_ODD_WORDS and lost > _ODD_SHARE * total:
        raise refusal("lost-text", example=example)


def _refuse_secrets(workbook: RawWorkbook) -> None:
    for sheet in workbook.sheets:
        for cells in sheet.rows.values():
            for cell in cells.values():
                if (
                    len(cell.text) < 25
                    and cell.kind is CellKind.TEXT
                    and _SECRET.fullmatch(clean(cell.text).casefold())
                ):
                    raise refusal("secret", sheet=sheet.name, cell=cell.name)


def _typed_figures(layout: Layout, catalogue: Catalogue, collector: Collector, header: ReportHeader) -> list[Typed]:
    sheet = layout.by_role[Role.INDICATORS]
    row = layout.header_rows[Role.INDICATORS]
    year = header.period.year if header.period else None
    columns = find_columns(sheet, row, code_column(sheet, row), year)
    reader = IndicatorSheet(sheet, columns, catalogue, collector, is_station=header.is_station)
    typed = reader.read()
    _report_missing_codes(sheet, typed, catalogue, collector, is_station=header.is_station)
    return typed


def _report_missing_codes(
    sheet: RawSheet, typed: list[Typed], catalogue: Catalogue, collector: Collector, *, is_station: bool
) -> None:
    """Codes that somebody deleted from the form: only in groups of which other codes are there."""
    present = {item.indicator.code for item in typed}
    groups = {code[0] for code in present}
    missing = [
        item.code
        for item in catalogue
        if item.group in groups and owns(item, is_station=is_station) and item.code not in present
    ]
    if missing:
        collector.add("codes-missing", Severity.WARNING, Where(sheet.name), codes=", ".join(missing))


def _hamlets(layout: Layout, catalogue: Catalogue, collector: Collector, header: ReportHeader) -> HamletTable:
    sheet = layout.by_role.get(Role.HAMLETS)
    if sheet is None or header.is_station:
        if not header.is_station:
            collector.add("hamlet-sheet-missing", Severity.WARNING, Where())
        return HamletTable()
    return HamletSheet(sheet, layout.header_rows[Role.HAMLETS], catalogue, collector).read()


def _with_sums(
    figures: list[ReportedFigure], table: HamletTable, catalogue: Catalogue, collector: Collector, *, is_station: bool
) -> list[ReportedFigure]:
    """Hamlet-owned figures of the commune are sums of its hamlets; a typed sum that differs is reported."""
    if is_station:
        return figures
    sums = hamlet_sums(table)
    settled = []
    for figure in figures:
        if catalogue[figure.indicator].owner is OwnerLevel.HAMLET and figure.indicator in table.codes:
            settled.append(_with_sum(figure, sums, collector))
        else:
            settled.append(figure)
    return settled


def _with_sum(figure: ReportedFigure, sums: dict[str, Decimal | None], collector: Collector) -> ReportedFigure:
    code = figure.indicator
    if code not in sums:
        options = (figure.value,) if figure.value is not None else ()
        candidates = tuple(candidate(code, option) for option in (*options, None))
        collector.ask("hamlet-sum-open", figure.where, candidates, code, text=figure.raw)
        return _changed(figure, None, FigureStatus.ASKED)
    total = sums[code]
    if total is None:
        if figure.value is not None:
            collector.add("hamlets-blank", Severity.WARNING, figure.where, code, typed=format_number(figure.value))
        return figure
    # A question about the typed sum is void: the hamlets give the figure.
    collector.findings[:] = [
        item
        for item in collector.findings
        if not (item.severity is Severity.QUESTION and item.where == figure.where and item.indicator == code)
    ]
    if figure.status is FigureStatus.REPORTED and figure.value is not None and figure.value != total:
        collector.add(
            "sum-mismatch", Severity.ERROR, figure.where, code,
            typed=format_number(figure.value), recomputed=format_number(total),
        )  # fmt: skip
    return _changed(figure, total, FigureStatus.REPORTED)


def _changed(figure: ReportedFigure, value: Decimal | None, status: FigureStatus) -> ReportedFigure:
    return ReportedFigure(
        figure.indicator, value, figure.raw, figure.where, figure.part, figure.hamlet, figure.commune_code,
        figure.note, status,
    )  # fmt: skip


def _compare_communes(figures: list[ReportedFigure], collector: Collector) -> None:
    """A station's own total against its columns per commune."""
    sums: dict[tuple[str, str], Decimal] = {}
    for item in figures:
        if item.commune_code and item.counts and item.value is not None:
            key = (item.indicator, item.part)
            sums[key] = sums.get(key, Decimal(0)) + item.value
    for item in figures:
        total = sums.get((item.indicator, item.part))
        if item.commune_code or total is None or item.status is not FigureStatus.REPORTED:
            continue
        if item.value is None:
            collector.add(
                "station-total-blank", Severity.WARNING, item.where, item.indicator, recomputed=format_number(total)
            )
        elif item.value != total:
            collector.add(
                "communes-mismatch", Severity.WARNING, item.where, item.indicator,
                typed=format_number(item.value), recomputed=format_number(total),
            )  # fmt: skip


def _report_workbook(workbook: RawWorkbook, layout: Layout, collector: Collector) -> None:
    for sheet in layout.unknown:
        collector.add("unknown-sheet", Severity.NOTE, Where(sheet.name), cells=str(sum(map(len, sheet.rows.values()))))
    if workbook.has_macros:
        collector.add("macros-ignored", Severity.NOTE, Where())
    used = [(role, sheet) for role, sheet in layout.by_role.items() if role is not Role.META]
    used += [(Role.REGISTER, sheet) for sheet, _ in layout.registers.values()]
    for role, sheet in used:
        _report_hidden(role, sheet, collector)


def _report_hidden(role: Role, sheet: RawSheet, collector: Collector) -> None:
    """Hidden places are read like all others, and named, because the sender may not see them."""
    where = Where(sheet.name)
    if sheet.is_hidden:
        collector.add("hidden-sheet", Severity.WARNING, where)
    rows = sorted(row for row in sheet.hidden_rows if row in sheet.rows)
    if rows:
        collector.add("hidden-rows", Severity.WARNING, where, rows=", ".join(map(str, rows[:20])))
    filled = {column for cells in sheet.rows.values() for column in cells}
    columns = sorted(sheet.hidden_columns & filled)
    # The form itself hides the column of our hamlet identifiers.
    if role is Role.HAMLETS:
        columns = [column for column in columns if not _is_uid_column(sheet, column)]
    if columns:
        collector.add("hidden-columns", Severity.WARNING, where, columns=", ".join(_letters(columns)))


def _is_uid_column(sheet: RawSheet, column: int) -> bool:
    return any(cells[column].text.casefold() == "uid" for cells in sheet.rows.values() if column in cells)


def _letters(columns: list[int]) -> list[str]:
    return [column_name(number) for number in columns[:20]]
