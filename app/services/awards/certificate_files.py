"""Certificates into a folder: the PDF for the blanks, and beside it the list of those that were not printed."""

from dataclasses import dataclass
from pathlib import Path

from app.db.types import DbConnection
from app.domain import file_names
from app.domain.paper_content import PaperContent
from app.domain.papers import PaperKind
from app.files import write_new
from app.i18n import _
from app.reports.awards import certificate_list
from app.reports.awards.certificate_list import RefusedLine
from app.reports.event_sheet import Frame
from app.services import outgoing, paper_sheets, scope
from app.services.awards import certificate_printing
from app.services.awards.certificate_printing import CertificateOrder, PreparedCertificates, RefusedCertificate
from app.services.outgoing import Printed
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class WrittenCertificates:
    """The files that were written, how many certificates they hold, and what could not be printed.

    ``notes`` are sentences for whoever prints them.
    """

    paths: tuple[Path, ...]
    count: int
    refused: tuple[RefusedCertificate, ...]
    notes: tuple[str, ...] = ()


def save(ws: Workspace, order: CertificateOrder, folder: Path) -> WrittenCertificates:
    """Write a PDF for each blank into ``folder``, never over another file, register the prints, list the refused.

    Where nothing can be printed only the list is written, and nothing is registered. The register is kept last: a file
    that could not be written was not printed.
    """
    prepared = certificate_printing.prepare(ws, order)
    listed = refused_list(ws, prepared) if prepared.refused else None
    if not prepared.pages and listed is None:
        certificate_printing.refuse_nothing(prepared)
    paths: list[Path] = []
    if prepared.pages:
        name = _("Bằng, giấy khen in thử") if order.is_trial else _("Bằng, giấy khen")
        try:
            for blank, content in prepared.parts:
                paths.append(write_new(folder, f"{file_names.fit(f'{name} - {blank}')}.pdf", content))
            if not order.is_trial:
                certificate_printing.record(ws, prepared, order.reason)
        except BaseException:
            # A PDF that was not registered must not lie about for somebody to print.
            for path in paths:
                path.unlink(missing_ok=True)
            raise
    if listed is not None:
        paths += outgoing.write(folder, listed, (".docx", ".pdf"))
    notes = prepared.notes
    if len(prepared.parts) > 1:
        told = _("Mỗi loại phôi một tệp, in riêng từng tệp: {count} tệp.")
        notes = (told.format(count=len(prepared.parts)), *notes)
    return WrittenCertificates(tuple(paths), len(prepared.pages), prepared.refused, notes)


def refused_list(ws: Workspace, prepared: PreparedCertificates) -> Printed:
    """The list of those that cannot be printed, as Word and PDF."""
    lines = tuple(RefusedLine(item.name, item.unit, item.award_title, item.reasons) for item in prepared.refused)
    with ws.store.read() as connection:
        return outgoing.print_(certificate_list.build(_frame(connection, ws), lines), _("Chưa in được bằng, giấy khen"))


def _frame(connection: DbConnection, ws: Workspace) -> Frame:
    sheet = paper_sheets.draft_sheet(connection, PaperContent(PaperKind.PLAN), ws.today)
    return Frame(sheet.organ, sheet.signer, ws.today.year, scope.committee_of(connection).page)
