"""Sheet 01 and the hidden sheet _META: who reports, for which period, who signed."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from app.domain.findings import Severity, Where
from app.domain.indicators import ValueType
from app.domain.periods import ReportingPeriod
from app.domain.submissions import ReportHeader
from app.importing.codes import commune_code_in
from app.importing.collector import Collector, shorten, use_as_read
from app.importing.dates import read_date, read_date_text
from app.importing.raw import CellKind, RawCell, RawSheet
from app.importing.titles import label
from app.importing.values import read_value
from app.text import clean

#: folded label -> field of the header
_LABELS = {
    "ten xa": "unit_name",
    "ten don vi": "unit_name",
    "don vi": "unit_name",
    "ten xa thi tran": "unit_name",
    "ten xa phuong thi tran": "unit_name",
    "ma xa": "unit_code",
    "ma don vi": "unit_code",
    "ma xa thi tran": "unit_code",
    "huyen tinh": "place",
    "huyen": "place",
    "tinh": "place",
    "ky bao cao tu ngay": "start",
    "ky bao cao tu": "start",
    "tu ngay": "start",
    "den ngay": "end",
    "den": "end",
    "ky bao cao den ngay": "end",
    "don bien phong phu trach": "station_name",
    "don phu trach": "station_name",
    "cac xa phu trach": "communes",
    "nguoi lap": "prepared_by",
    "nguoi lap bieu": "prepared_by",
    "chuc vu": "prepared_title",
    "nguoi ky": "signed_by",
    "ngay ky": "signed_on",
    "so van ban": "document_number",
    "so ky hieu": "document_number",
    "cap do dich hien tai": "tier",
    "cap do dich": "tier",
    "ngay xac dinh cap do": "tier_on",
    "ngay xac dinh": "tier_on",
    "ghi chu sap nhap": "merger_note",
    "chieu dai duong bien quan ly km": "border_length_km",
    "chieu dai duong bien quan ly": "border_length_km",
    "so moc quoc gioi quan ly": "marker_count",
}
_DATES = frozenset({"start", "end", "signed_on", "tier_on"})
_NUMBERS = {"border_length_km": (ValueType.DECIMAL3, "km"), "marker_count": (ValueType.INTEGER, "mốc")}
_STATION_CODE = "DBP"


@dataclass(slots=True)
class _Facts:
    """What the sheet says so far."""

    texts: dict[str, str] = field(default_factory=dict)
    days: dict[str, date] = field(default_factory=dict)
    numbers: dict[str, Decimal] = field(default_factory=dict)


def count_labels(sheet: RawSheet) -> int:
    """How many labels of sheet 01 a sheet carries."""
    found = {
        _LABELS[label(cell.text)]
        for row in list(sheet.rows.values())[:60]
        for cell in row.values()
        if cell.kind is CellKind.TEXT and label(cell.text) in _LABELS
    }
    return len(found)


def read_header(sheet: RawSheet | None, meta: RawSheet | None, collector: Collector, *, is_1904: bool) -> ReportHeader:
    """The header; what sheet 01 leaves open comes from _META."""
    facts = _Facts()
    if sheet is not None:
        for row in sorted(sheet.rows):
            _read_row(sheet, row, facts, collector, is_1904)
    hidden = _read_meta(meta) if meta else {}
    code = facts.texts.get("unit_code", "")
    if sheet and code and hidden.get("unit_code") and _full(hidden["unit_code"]) != _full(code):
        collector.add("unit-code-differs", Severity.WARNING, Where(sheet.name), typed=code, hidden=hidden["unit_code"])
    _compare_years(sheet, facts, hidden, collector)
    code = code or hidden.get("unit_code", "")
    numbers = facts.numbers
    return ReportHeader(
        unit_code=code,
        unit_uid=hidden.get("unit_uid", ""),
        period=_period(facts, hidden),
        signed_on=facts.days.get("signed_on"),
        tier_on=facts.days.get("tier_on"),
        border_length_km=numbers.get("border_length_km"),
        marker_count=int(numbers["marker_count"]) if "marker_count" in numbers else None,
        is_station=code.upper().startswith(_STATION_CODE) or "communes" in facts.texts,
        **{name: facts.texts.get(name, "") for name in _TEXTS},
    )


_TEXTS = (
    "unit_name", "place", "station_name", "prepared_by", "prepared_title", "signed_by", "document_number", "tier",
    "merger_note",
)  # fmt: skip


def _read_row(sheet: RawSheet, row: int, facts: _Facts, collector: Collector, is_1904: bool) -> None:
    cells = [cell for _, cell in sorted(sheet.rows[row].items())]
    place = next(
        (n for n, cell in enumerate(cells) if cell.kind is CellKind.TEXT and label(cell.text) in _LABELS), None
    )
    if place is None:
        for cell in cells[1:] if cells[0].column == 1 else cells:
            collector.not_understood(sheet, cell)
        return
    name = _LABELS[label(cells[place].text)]
    for cell in cells[place + 2 :]:
        collector.not_understood(sheet, cell)
    if len(cells) > place + 1:
        _keep(sheet, name, cells[place + 1], facts, collector, is_1904=is_1904)


def _keep(sheet: RawSheet, name: str, cell: RawCell, facts: _Facts, collector: Collector, *, is_1904: bool) -> None:
    where = Where(sheet.name, cell.name)
    if name in _DATES:
        reading = read_date(cell, is_1904=is_1904)
        if reading.day:
            facts.days[name] = reading.day
        elif reading.question or reading.year:
            collector.add("date-unclear", Severity.WARNING, where, text=shorten(cell.shown))
    elif name in _NUMBERS:
        value = read_value(cell, *_NUMBERS[name])
        if value.is_certain and value.value is not None:
            facts.numbers[name] = value.value
        elif not value.is_certain:
            collector.add("number-unclear", Severity.WARNING, where, text=shorten(cell.shown))
    elif cell.kind in (CellKind.ERROR, CellKind.UNCALCULATED):
        collector.add("error-cell", Severity.WARNING, where, text=cell.text)
    elif name in facts.texts:
        collector.not_understood(sheet, cell)
    else:
        facts.texts[name] = clean(cell.shown)


def _compare_years(sheet: RawSheet | None, facts: _Facts, hidden: dict[str, str], collector: Collector) -> None:
    """A form made for one year and dated another may be last year's file with a new date: only the user knows."""
    made_for, typed = read_date_text(hidden.get("period_end", "")).day, facts.days.get("end")
    if sheet is not None and made_for and typed and made_for.year != typed.year:
        collector.ask(
            "period-differs", Where(sheet.name), (use_as_read(),), typed=str(typed.year), hidden=str(made_for.year)
        )


def _full(code: str) -> str:
    """A code for comparison, with the leading zero that a sheet may have dropped."""
    return commune_code_in(code) or code


def _period(facts: _Facts, hidden: dict[str, str]) -> ReportingPeriod | None:
    start = facts.days.get("start") or read_date_text(hidden.get("period_start", "")).day
    end = facts.days.get("end") or read_date_text(hidden.get("period_end", "")).day
    return ReportingPeriod(start, end) if start and end and start <= end else None


def _read_meta(sheet: RawSheet) -> dict[str, str]:
    """The facts of the hidden sheet: name in one column, value in the next."""
    found = {}
    for cells in sheet.rows.values():
        values = [cell.shown for _, cell in sorted(cells.items())]
        if len(values) >= 2:
            found[clean(values[0])] = clean(values[1])
    return found
