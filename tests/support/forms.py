"""Forms in tests: their content made up, filled the way a script would, and read back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.indicators import ValueType
from app.domain.periods import ReportingPeriod
from app.domain.registers import ROW_TYPES, Register, RegisterRow
from app.domain.submissions import ParsedReport, ReportedHamlet
from app.domain.units import UNKNOWN_START, Unit, UnitKind
from app.importing.limits import DEFAULT_LIMITS
from app.importing.worker import Request, answer
from app.presets.load import PresetLibrary
from app.reports.form import FIGURES, HAMLET_FIRST, HAMLETS, LIST_FIRST, NARRATIVE, AwardForm, FormContent
from app.reports.form_columns import LISTS, ColumnKind, columns_of
from app.reports.form_writer import form_bytes

PRESETS = PresetLibrary.shipped()
YEAR = 2021
#: Column of the figures on sheet 02, of the first commune of a station, of the remarks.
_NOW, _FIRST_COMMUNE, _NOTE = 5, 9, 7
_FIRST_HAMLET_FIGURE = 5

Value = Decimal | date | bool | str


@dataclass(frozen=True, slots=True)
class Filling:
    """What a clerk enters: figures by code and part, shares by commune, hamlets by name, lines, texts, remarks."""

    figures: Mapping[tuple[str, str], Decimal] = field(default_factory=dict)
    shares: Mapping[tuple[str, str, str], Decimal] = field(default_factory=dict)
    hamlets: Mapping[tuple[str, str], Decimal] = field(default_factory=dict)
    new_hamlets: Sequence[ReportedHamlet] = ()
    lines: Mapping[Register, Sequence[RegisterRow]] = field(default_factory=dict)
    narrative: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, Value] = field(default_factory=dict)


def a_commune(name: str = "Sóc Hà", code: str = "01417", kind: UnitKind = UnitKind.COMMUNE) -> Unit:
    """A commune as the data file knows it."""
    return Unit(1, f"uid-{code}", kind, code, name, UNKNOWN_START, is_border=True)


def a_form(*hamlets: ReportedHamlet, year: int = YEAR, **others: Any) -> FormContent:
    """The form of one commune."""
    catalogue, outline = PRESETS.catalogue(year), PRESETS.outline("so-ket-74")
    known: dict[str, Any] = {
        "unit": a_commune(),
        "is_station": False,
        "place": "Huyện Hà Quảng, tỉnh Cao Bằng",
        "period": ReportingPeriod.of_year(year),
        "committee": "Ban chỉ đạo huyện Hà Quảng",
        "plan_number": "74/KH-BCĐ",
        "made_at": datetime(year, 11, 20, tzinfo=UTC),
        "catalogue": catalogue,
        "indicators": tuple(item for item in catalogue if item.outline_leaves),
        "outline": outline,
        "hamlets": hamlets,
        "stations": ("Đồn Biên phòng cửa khẩu Sóc Giang",),
        "awards": (AwardForm("Giấy khen huyện", 1, 2), AwardForm("Bằng khen tỉnh")),
        "budget_sources": ("tỉnh", "huyện", "xã", "xã hội hóa"),
    }
    return FormContent(**{**known, **others})


def a_station_form(*communes: Unit, year: int = YEAR, **others: Any) -> FormContent:
    """The form of one border station in charge of some communes."""
    station = Unit(
        9, "uid-DBP-SG", UnitKind.BORDER_STATION, "DBP-SG", "Đồn Biên phòng cửa khẩu Sóc Giang", UNKNOWN_START
    )
    owned = tuple(item for item in PRESETS.catalogue(year) if item.owner.value == "border_station")
    known = {"unit": station, "is_station": True, "indicators": owned, "communes": communes}
    return a_form(year=year, **{**known, **others})


def filled(content: FormContent, filling: Filling) -> bytes:
    """The form with a filling, written by another library, which keeps no results of formulas."""
    book = openpyxl.load_workbook(BytesIO(form_bytes(content)))
    _fill_figures(book[FIGURES], content, filling)
    if not content.is_station:
        _fill_hamlets(book[HAMLETS], content, filling)
        for row in book[NARRATIVE].iter_rows(min_row=6):
            if row[0].value in filling.narrative:
                put(row[3], filling.narrative[str(row[0].value)])
    for register, lines in filling.lines.items():
        _fill_list(book, register, lines, is_station=content.is_station)
    for row in book["01_ThongTin"].iter_rows(min_row=3):
        if row[0].value in filling.facts:
            put(row[2], filling.facts[str(row[0].value)])
    return saved(book)


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def put(cell: Cell | Any, value: Value | None) -> None:
    """Enter one value; text that looks like a formula stays text."""
    cell.value = float(value) if isinstance(value, Decimal) else value
    if isinstance(value, str):
        cell.data_type = "s"


def _fill_figures(sheet: Worksheet, content: FormContent, filling: Filling) -> None:
    types = {item.code: item.value_type for item in content.catalogue}
    rows = content.rows()
    for (code, part), value in filling.figures.items():
        put(sheet.cell(rows[code, part], _NOW), _as_entered(value, types[code]))
    for code, note in filling.notes.items():
        put(sheet.cell(rows[code, ""], _NOTE), note)
    communes = [item.code for item in content.communes]
    for (code, part, commune), value in filling.shares.items():
        put(sheet.cell(rows[code, part], _FIRST_COMMUNE + communes.index(commune)), _as_entered(value, types[code]))


def _as_entered(value: Decimal, value_type: ValueType) -> Value:
    return ("Có" if value else "Không") if value_type is ValueType.BOOLEAN else value


def _fill_hamlets(sheet: Worksheet, content: FormContent, filling: Filling) -> None:
    names = [item.name for item in content.hamlets]
    for place, new in enumerate(filling.new_hamlets):
        row = HAMLET_FIRST + len(names) + place
        put(sheet.cell(row, 2), new.code)
        put(sheet.cell(row, 3), new.name)
        put(sheet.cell(row, 4), "x" if new.is_border else None)
    names += [item.name for item in filling.new_hamlets]
    codes = [item.code for item in content.hamlet_indicators]
    for (name, code), value in filling.hamlets.items():
        put(sheet.cell(HAMLET_FIRST + names.index(name), _FIRST_HAMLET_FIGURE + codes.index(code)), value)


def _fill_list(book: Workbook, register: Register, lines: Sequence[RegisterRow], *, is_station: bool) -> None:
    sheet = book[LISTS[register].sheet]
    columns = columns_of(register, is_station=is_station)
    for row, line in enumerate(lines, LIST_FIRST):
        for column, item in enumerate(columns, 1):
            value = getattr(line, item.field) if item.field else None
            if item.kind is ColumnKind.MARK:
                value = "x" if value else None
            if value not in (None, ""):
                put(sheet.cell(row, column), value)


def read_back(content: FormContent, workbook: bytes, name: str = "bc.xlsx") -> ParsedReport:
    """What the importer reads in a workbook."""
    found = answer(Request(workbook, name), content.catalogue, DEFAULT_LIMITS)
    assert found.bug == ""
    assert found.report is not None, found.refused
    return found.report


def values(report: ParsedReport) -> dict[tuple[str, str, str, str], Decimal]:
    """Every figure that counts, by code, part, hamlet and commune."""
    return {
        (item.indicator, item.part, item.hamlet, item.commune_code): item.value
        for item in report.figures
        if item.counts and item.value is not None
    }


def expected_values(content: FormContent, filling: Filling) -> dict[tuple[str, str, str, str], Decimal]:
    """What has to come back of a filling, with the sums of the hamlets."""
    found = {(code, part, "", ""): value for (code, part), value in filling.figures.items()}
    found |= {(code, part, "", commune): value for (code, part, commune), value in filling.shares.items()}
    for (name, code), value in filling.hamlets.items():
        found[code, "", name, ""] = value
        found[code, "", "", ""] = found.get((code, "", "", ""), Decimal(0)) + value
    return found


def a_full_filling(content: FormContent) -> Filling:
    """Something in every cell that a clerk may fill, every number another one."""
    number = iter(range(1, 100_000))
    own = [(item, part) for _heading, item, part in content.lines() if item is not None and item.owner is content.owner]
    amounts = {
        ValueType.BOOLEAN: lambda: Decimal(next(number) % 2),
        ValueType.DECIMAL3: lambda: Decimal(next(number)) / 8,
        ValueType.VND: lambda: Decimal(next(number)) * 100_000,
    }

    def amount(value_type: ValueType) -> Decimal:
        return amounts.get(value_type, lambda: Decimal(next(number)))()

    shared = [str(item.code) for item in content.communes] if content.is_station else []
    return Filling(
        figures={(item.code, part): amount(item.value_type) for item, part in own},
        shares={(item.code, part, code): amount(item.value_type) for item, part in own for code in shared},
        hamlets={
            (hamlet.name, item.code): amount(item.value_type)
            for hamlet in content.hamlets
            for item in content.hamlet_indicators
        },
        lines={register: a_list(register, is_station=content.is_station) for register in registers_of(content)},
        narrative={
            leaf.code: f"Mục {leaf.code}: tình hình ổn định.\nKhông có điểm nóng." for leaf in content.outline.leaves()
        } if not content.is_station else {},
        notes={item.code: f"Giải trình {item.code}" for item, part in own if not part},
        facts={"Người lập": "Nông Thị Lan (số liệu minh họa)", "Ngày ký": date(content.period.year + 1, 1, 13)},
    )  # fmt: skip


def registers_of(content: FormContent) -> list[Register]:
    """The lists of a form."""
    return [
        register for register, form in LISTS.items() if not content.is_station or form.sheet[:2] in ("07", "08", "10")
    ]


def a_list(register: Register, *, is_station: bool, count: int = 3) -> tuple[RegisterRow, ...]:
    """Some lines with every cell filled."""
    return tuple(_line(register, number, is_station=is_station) for number in range(1, count + 1))


def _line(register: Register, number: int, *, is_station: bool) -> RegisterRow:
    made: dict[str, Any] = {}
    for item in columns_of(register, is_station=is_station):
        if item.field:
            made[item.field] = _entry(item.kind, item.words, item.field, number)
    if register is Register.NOMINEES:
        made["born_on"] = date(1980, 1, number)
        made["birth_year"] = 1980
    return ROW_TYPES[register](**made)


def _entry(kind: ColumnKind, words: Sequence[str], name: str, number: int) -> Any:
    offered = words or (("G01",) if name == "kind" else ("Sóc Hà",))
    entries = {
        ColumnKind.COUNT: number,
        ColumnKind.LENGTH: Decimal(number) / 8,
        ColumnKind.MONEY: Decimal(number) * 1_000_000,
        ColumnKind.DATE: date(2020, 5, 1) + timedelta(days=number),
        ColumnKind.DATE_IN_PERIOD: date(YEAR, 5, 1) + timedelta(days=number),
        ColumnKind.MARK: bool(number % 2),
        ColumnKind.CHOICE: offered[number % len(offered)],
    }
    return entries.get(kind, f"{name} {number}")
