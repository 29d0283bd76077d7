"""A register as a working print in Word and PDF."""

from collections.abc import Iterator
from pathlib import Path

from app.domain.paper_content import PaperContent
from app.domain.papers import PaperKind
from app.domain.plans.spans import Span
from app.i18n import _
from app.reports.event_sheet import Frame
from app.reports.model import Document
from app.reports.plans import register_list
from app.reports.plans.register_list import PrintedLine, PrintedPerson, PrintedRegister
from app.services import outgoing, paper_sheets, scope
from app.services.plans import registers
from app.services.plans.register_export import open_to
from app.services.plans.register_texts import texts_of
from app.services.plans.register_values import remarks
from app.services.plans.registers import RegisterSheet
from app.services.workspace import Workspace
from app.text import format_number

_BOTH = (".docx", ".pdf")


def document(ws: Workspace, key: str, period: Span, plan_id: int | None = None, *, reader: str = "") -> Document:
    """A register for a period, of one plan if it is given, without the lines above a level of secrecy."""
    shown, hidden = open_to(registers.sheet(ws, key, period, plan_id), reader)
    units = registers.unit_titles(ws)
    lines = [
        PrintedLine(
            texts_of(shown.definition, row, units),
            tuple(
                PrintedPerson(one.full_name, str(one.birth_year or ""), one.workplace, one.role) for one in row.persons
            ),
        )
        for row in shown.rows
    ]
    printed = PrintedRegister(shown.definition, period.words, tuple(lines), tuple(_totals(shown)), hidden)
    return register_list.build(_frame(ws), printed)


def write(
    ws: Workspace, key: str, folder: Path, period: Span, plan_id: int | None = None, *, reader: str = ""
) -> tuple[Path, ...]:
    """Write a register in both formats; never over another file."""
    name = _("Sổ {name} {period}").format(name=registers.definition(ws, key).name, period=period.text)
    made = outgoing.print_(document(ws, key, period, plan_id, reader=reader), name)
    return outgoing.write(folder, made, _BOTH)


def _totals(shown: RegisterSheet) -> Iterator[str]:
    for total, found in shown.totals:
        value = _("chưa có số liệu") if found.value is None else f"{format_number(found.value)} {total.unit}"
        yield " ".join([f"{total.name}: {value}.", *remarks(shown.definition.noun, found)])


def _frame(ws: Workspace) -> Frame:
    with ws.store.read() as connection:
        sheet = paper_sheets.draft_sheet(connection, PaperContent(PaperKind.PLAN), ws.today)
        return Frame(sheet.organ, sheet.signer, ws.today.year, scope.committee_of(connection).page)
