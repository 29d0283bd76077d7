"""Lines and people of registers, and workbooks that list them (số liệu minh họa)."""

import io
from datetime import date
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook

from app.domain.plans.registers import RegisterEntry, RegisterPerson
from app.domain.plans.spans import span
from app.services.plans import registers
from app.services.workspace import Workspace


def course(title: str = "Lớp 1", on: date | None = date(2022, 3, 5), **values: str) -> RegisterEntry:
    """A training course."""
    return RegisterEntry(register="trainings", title=title, on_day=on, values=values)


def person(name: str, year: int | None = 1980, place: str = "Trạm y tế Sóc Hà") -> RegisterPerson:
    """Somebody who took part."""
    return RegisterPerson(full_name=name, birth_year=year, workplace=place)


def a_workbook(folder: Path, *rows: tuple[object, ...]) -> Path:
    """A workbook of these rows."""
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    path = folder / "danh sách.xlsx"
    path.write_bytes(buffer.getvalue())
    return path


def totals(ws: Workspace, key: str = "trainings", period: str = "2022") -> dict[str, Decimal | None]:
    """The totals of a register in a period, by their names."""
    return {total.name: found.value for total, found in registers.sheet(ws, key, span(period)).totals}
