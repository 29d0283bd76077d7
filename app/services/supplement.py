"""The slip that asks a unit to mend its report «phiếu yêu cầu bổ sung», as Word or PDF."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from app.db import units
from app.domain.annotations import AnnotationList
from app.domain.file_names import fit
from app.domain.periods import VIETNAM
from app.domain.submissions import ReadResult
from app.errors import Refused
from app.files import write_new
from app.i18n import _
from app.reports import docx_writer, pdf_writer
from app.reports import supplement as supplement_paper
from app.reports.model import Document
from app.services import annotating, organs, submissions
from app.services.workspace import Workspace

_DRAFT = "DỰ THẢO"


def _pdf(paper: Document) -> bytes:
    return pdf_writer.render(paper).content


_WRITERS: Mapping[str, Callable[[Document], bytes]] = MappingProxyType({".docx": docx_writer.render, ".pdf": _pdf})


@dataclass(frozen=True, slots=True)
class Terms:
    """What the officer fills in: until when to mend, and number and day once the slip is signed."""

    deadline: date | None = None
    number: int | None = None
    issued_on: date | None = None


def document(ws: Workspace, submission_id: int, terms: Terms = Terms()) -> Document:
    """The slip about one stored version; raises ``Refused`` when there is nothing to ask for."""
    item = submissions.detail(ws, submission_id)
    came = item.received_at.astimezone(VIETNAM).date() if item.received_at else ws.today
    return _build(ws, item.unit_id, annotating.stored_list(ws, submission_id), item.soft_copy_on or came, terms)


def document_of_reading(ws: Workspace, result: ReadResult, terms: Terms = Terms()) -> Document:
    """The slip about a file that was only read; raises ``Refused`` also when its unit is not known."""
    if result.unit_id is None:
        sentence = _("Chưa lập được phiếu yêu cầu bổ sung cho tệp {name} vì chưa rõ là báo cáo của đơn vị nào.")
        raise Refused("unit-not-known", sentence.format(name=result.file_name), result.problem)
    return _build(ws, result.unit_id, annotating.reading_list(ws, result), ws.today, terms)


def rendered(paper: Document) -> Mapping[str, bytes]:
    """The slip in every format, by the ending of its file."""
    return {suffix: render(paper) for suffix, render in _WRITERS.items()}


def save(folder: Path, paper: Document, suffixes: Sequence[str] = (".docx", ".pdf")) -> tuple[Path, ...]:
    """Write the slip into ``folder``, named after what it is about; never over another file."""
    name = fit(paper.title.replace(":", " –"))
    return tuple(write_new(folder, f"{name}{suffix}", _WRITERS[suffix](paper)) for suffix in suffixes)


def _build(ws: Workspace, unit_id: int, work: AnnotationList, came: date, terms: Terms) -> Document:
    if not (supplement_paper.asked_for(work) or work.return_reason):
        sentence = _("Báo cáo của {unit} không có gì phải bổ sung nên không cần phiếu yêu cầu.")
        raise Refused("nothing-to-ask", sentence.format(unit=work.unit))
    with ws.store.read() as connection:
        unit = units.unit_of(connection, unit_id)
        day = terms.issued_on or ws.today
        points = organs.collecting_points(connection, unit, day)
        organ, signer = organs.committee_and_signer(connection, day)
    return supplement_paper.build(
        supplement_paper.SupplementContent(
            organ=organ,
            addressee=organs.addressee(unit),
            unit=organs.name_in_text(unit),
            work=work,
            received_on=came,
            today=ws.today,
            contact=", ".join(points),
            deadline=terms.deadline,
            signer=signer,
            number=terms.number,
            issued_on=terms.issued_on,
            draft_mark="" if terms.number else _DRAFT,
        )
    )
