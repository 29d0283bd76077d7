"""Sample workbooks in template layout as parsed reports, read independently of the program's reader."""

import json
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.findings import Where
from app.domain.periods import ReportingPeriod
from app.domain.registers import (
    BudgetLine,
    Incident,
    Marker,
    Patrol,
    Register,
    RegisterRow,
    Registration,
    ReportedEvent,
    ReportedNominee,
    Team,
)
from app.domain.submissions import (
    FigureStatus,
    NarrativeText,
    ParsedReport,
    ReportedFigure,
    ReportedHamlet,
    ReportedRow,
    ReportHeader,
)

SAMPLES = Path(__file__).parent.parent / "samples"
Field = tuple[str, str]

SHEETS: dict[str, tuple[Register, type[RegisterRow], dict[str, Field]]] = {
    "04_ToTuQuan": (
        Register.TEAMS,
        Team,
        {
            "B": ("code", "text"), "C": ("name", "text"), "D": ("kind", "text"), "E": ("hamlet", "text"),
            "H": ("leader", "text"), "I": ("member_count", "int"), "J": ("household_count", "int"),
            "K": ("length_km", "decimal"), "L": ("markers", "text"), "M": ("rating", "text"),
        },
    ),
    "05_DangKy": (
        Register.REGISTRATIONS,
        Registration,
        {
            "B": ("kind", "text"), "C": ("name", "text"), "D": ("hamlet", "text"), "E": ("from_marker", "text"),
            "F": ("to_marker", "text"), "G": ("length_km", "decimal"), "H": ("marker_count", "int"),
            "J": ("is_valid", "x"), "K": ("team_code", "text"),
        },
    ),
    "06_Moc": (
        Register.MARKERS,
        Marker,
        {
            "A": ("number", "text"), "B": ("kind", "text"), "C": ("pillar_count", "int"), "D": ("hamlet", "text"),
            "E": ("station", "text"), "F": ("condition", "text"), "H": ("shared_with", "text"),
            "I": ("is_self_managed", "x"),
        },
    ),
    "07_VuViec": (
        Register.INCIDENTS,
        Incident,
        {
            "B": ("happened_on", "date"), "C": ("kind", "text"), "D": ("hamlet", "text"),
            "F": ("offender_count", "int"), "H": ("is_from_tip", "x"), "I": ("measure", "text"),
        },
    ),
    "08_TuanTra_TT": (
        Register.PATROLS,
        Patrol,
        {"A": ("held_on", "date"), "B": ("kind", "text"), "E": ("attendance", "int")},
    ),
    "09_SuKien": (
        Register.EVENTS,
        ReportedEvent,
        {
            "A": ("name", "text"), "B": ("kind", "text"), "C": ("level", "text"), "D": ("starts_on", "date"),
            "E": ("ends_on", "date"), "F": ("place", "text"), "G": ("partner_commune", "text"), "H": ("tier", "text"),
            "I": ("has_ceremony", "x"), "J": ("has_festivities", "x"), "K": ("delegate_count", "int"),
            "L": ("people_count", "int"), "M": ("activities", "text"), "N": ("gift_count", "int"),
            "O": ("gift_value", "decimal"), "P": ("status", "text"),
        },
    ),
    "10_KhenThuong": (
        Register.NOMINEES,
        ReportedNominee,
        {
            "B": ("kind", "text"), "C": ("name", "text"), "E": ("born_on", "date"), "H": ("place", "text"),
            "I": ("award", "text"), "K": ("is_different_achievement", "x"), "M": ("priority", "int"),
            "N": ("has_letter", "x"), "O": ("has_minutes", "x"), "P": ("has_report", "x"), "Q": ("replaces_row", "int"),
        },
    ),
    "11_KinhPhi": (
        Register.BUDGET,
        BudgetLine,
        {
            "A": ("content", "text"), "B": ("source", "text"), "C": ("planned", "decimal"), "D": ("spent", "decimal"),
            "E": ("voucher", "text"),
        },
    ),
}  # fmt: skip
STATION_INCIDENTS = {
    "B": ("happened_on", "date"), "C": ("kind", "text"), "D": ("hamlet", "text"), "E": ("commune", "text"),
    "G": ("offender_count", "int"), "I": ("is_from_tip", "x"), "J": ("measure", "text"),
}  # fmt: skip


def _value(raw: Any, kind: str) -> Any:
    if kind == "x":
        return str(raw or "").strip().lower() == "x"
    if kind == "text":
        return "" if raw is None else str(raw)
    if raw is None:
        return None
    if kind == "date":
        return raw.date() if isinstance(raw, datetime) else None
    return int(raw) if kind == "int" else Decimal(str(raw))


def _rows(
    sheet: Worksheet, register: Register, row_type: type[RegisterRow], fields: dict[str, Field]
) -> list[ReportedRow]:
    found = []
    for number in range(6, sheet.max_row + 1):
        if sheet[f"B{number}"].value is None:
            continue
        values = {name: _value(sheet[f"{column}{number}"].value, kind) for column, (name, kind) in fields.items()}
        cells = {name: f"{column}{number}" for column, (name, _kind) in fields.items()}
        found.append(ReportedRow(register, sheet.title, number, row_type(**values), cells=cells))
    return found


def _figure(code: str, raw: Any, where: Where, **more: Any) -> ReportedFigure:
    text = "" if raw is None else str(raw)
    return ReportedFigure(code, None if raw is None else Decimal(text), text, where, **more)


def _unit_figures(sheet: Worksheet, is_station: bool) -> list[ReportedFigure]:
    figures = []
    stations_own = {"A08", "A36", "A37", "A38", "A39", "C15", "E11", "H06", "K07", "K11", "K17", "K18", "K23"}
    stations_own |= {f"F{n:02}" for n in range(8, 13)} | {f"G{n:02}" for n in range(1, 12)}
    for number in range(6, sheet.max_row + 1):
        code = sheet[f"A{number}"].value
        if not code or sheet[f"C{number}"].value == "%":
            continue
        part = sheet[f"C{number}"].value if code == "G08" else ""
        status = FigureStatus.REPORTED if (code in stations_own) == is_station else FigureStatus.NOT_OWNED
        note = str(sheet[f"G{number}"].value or "")
        where = Where(sheet.title, f"E{number}")
        figures.append(_figure(code, sheet[f"E{number}"].value, where, part=part, note=note, status=status))
    return figures


def _hamlets(sheet: Worksheet) -> tuple[list[ReportedHamlet], list[ReportedFigure]]:
    hamlets, figures = [], []
    for row in sheet.iter_rows(min_row=9):
        name = str(row[2].value or "")
        if not name or "CỘNG" in (str(row[1].value or "") + name).upper():
            continue
        hamlets.append(ReportedHamlet(name, str(row[1].value), str(row[0].value), row[3].value == "x"))
        for column, cell in enumerate(row[4:], start=5):
            code = str(sheet.cell(row=6, column=column).value or "")
            if code and cell.value is not None:
                figures.append(_figure(code, cell.value, Where(sheet.title, cell.coordinate), hamlet=name))
    return hamlets, figures


@cache
def sample_report(name: str) -> ParsedReport:
    """The workbook ``name`` below tests/samples, as the template lays it out."""
    book = load_workbook(SAMPLES / name, data_only=True)
    info = book["01_ThongTin"]
    is_station = str(info["C4"].value).startswith("DBP")
    start, end = info["C6"].value, info["C7"].value
    header = ReportHeader(
        unit_code=str(info["C4"].value),
        unit_name=str(info["C3"].value),
        period=ReportingPeriod(start.date(), end.date()),
        tier=str(info["C14"].value or ""),
        border_length_km=Decimal(str(info["C17"].value)) if is_station else None,
        is_station=is_station,
    )
    figures = _unit_figures(book["02_ChiTieu"], is_station)
    hamlets: list[ReportedHamlet] = []
    if "03_Xom" in book.sheetnames:
        hamlets, more = _hamlets(book["03_Xom"])
        figures += more
    rows: list[ReportedRow] = []
    for title, (register, row_type, fields) in SHEETS.items():
        if title in book.sheetnames:
            used = STATION_INCIDENTS if is_station and register is Register.INCIDENTS else fields
            rows += _rows(book[title], register, row_type, used)
    narrative = []
    if "12_ThuyetMinh" in book.sheetnames:
        sheet = book["12_ThuyetMinh"]
        narrative = [
            NarrativeText(str(sheet[f"A{n}"].value), str(sheet[f"D{n}"].value), Where(sheet.title, f"D{n}"))
            for n in range(6, sheet.max_row + 1)
            if sheet[f"A{n}"].value and sheet[f"D{n}"].value
        ]
    book.close()
    return ParsedReport(header, tuple(hamlets), tuple(figures), tuple(rows), tuple(narrative), ())


@cache
def expected_2021() -> dict[str, Any]:
    """The expected file of 2021, numbers as exact decimals."""
    text = (SAMPLES / "expected" / "ha-quang-2021.json").read_text(encoding="utf-8")
    return dict(json.loads(text, parse_float=Decimal))


def a_day(text: str) -> date:
    """A date from ISO text."""
    return date.fromisoformat(text)
