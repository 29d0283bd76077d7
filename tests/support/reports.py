"""Small reports made in place: a header, a few figures and rows, with cells where a clerk would find them."""

from collections.abc import Mapping
from decimal import Decimal

from app.domain.findings import Where
from app.domain.periods import ReportingPeriod
from app.domain.registers import ROW_TYPES, Register, RegisterRow
from app.domain.submissions import (
    NarrativeText,
    ParsedReport,
    ReportedFigure,
    ReportedHamlet,
    ReportedRow,
    ReportHeader,
)

REGISTERS = {row_type: register for register, row_type in ROW_TYPES.items()}


def a_figure(code: str, value: str | int | None, *, hamlet: str = "", note: str = "", part: str = "") -> ReportedFigure:
    """A figure at a cell named after its code."""
    number = None if value is None else Decimal(value)
    sheet = "03_Xom" if hamlet else "02_ChiTieu"
    where = Where(sheet, f"{code}{hamlet}")
    return ReportedFigure(code, number, str(value or ""), where, hamlet=hamlet, note=note, part=part)


def a_row(row: RegisterRow, number: int = 6) -> ReportedRow:
    """A row of the sheet its type belongs to; every field has a cell of its own name."""
    register = REGISTERS[type(row)]
    cells = {name: f"{name}:{number}" for name in type(row).__slots__}
    return ReportedRow(register, register.value, number, row, cells=cells)


def a_report(
    figures: Mapping[str, str | int | None] | None = None,
    *rows: RegisterRow,
    hamlets: Mapping[str, Mapping[str, str | int | None]] | None = None,
    narrative: Mapping[str, str] | None = None,
    header: ReportHeader | None = None,
    registers: frozenset[Register] = frozenset(),
) -> ParsedReport:
    """A report of 2021; hamlets whose name ends in "*" lie on the border."""
    cells = [a_figure(code, value) for code, value in (figures or {}).items()]
    names = []
    for mark, values in (hamlets or {}).items():
        name = mark.rstrip("*")
        names.append(ReportedHamlet(name, is_border=mark.endswith("*")))
        cells += [a_figure(code, value, hamlet=name) for code, value in values.items()]
    texts = [NarrativeText(leaf, text, Where("12_ThuyetMinh", leaf)) for leaf, text in (narrative or {}).items()]
    return ParsedReport(
        header or ReportHeader(unit_code="01417", unit_name="Sóc Hà", period=ReportingPeriod.of_year(2021)),
        tuple(names),
        tuple(cells),
        tuple(a_row(row, number) for number, row in enumerate(rows, 6)),
        tuple(texts),
        (),
        registers=registers,
    )
