"""The review «báo cáo sơ kết»: totals with their sources, the paper, its issue.

Totals are never stored: they are made from the accepted versions, and say how many units they rest on.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from app.db.papers import IssuedDocument
from app.domain.figures import Consolidation
from app.errors import Refused
from app.files import make_folder_of
from app.i18n import _
from app.progress import Progress
from app.reports import docx_writer, pdf_writer, review_changes
from app.reports import review as review_paper
from app.reports.model import Document
from app.services import consolidation, issued_papers, issuing, review_content, tracing
from app.services.issued_papers import IssuedReview
from app.services.tracing import Source
from app.services.workspace import Workspace

__all__ = ["IssuedReview", "Source"]

_WRITERS = {".docx": docx_writer.write, ".pdf": pdf_writer.write}


def consolidate(
    ws: Workspace, year: int, scope_unit_id: int | None = None, *, provisional: bool = False, alone: bool = False
) -> Consolidation:
    """All totals of ``year``: of the committee's whole area, or of one commune or station with what belongs to it.

    ``provisional`` also takes reports that are received but not yet accepted. ``alone`` keeps to what the one unit
    itself reported, without what stations say about a commune or communes have to do with a station.
    """
    with ws.store.read() as connection:
        expected = consolidation.expected_of(connection, year, scope_unit_id, alone=alone)
        return consolidation.consolidate(connection, ws, year, expected, provisional=provisional)


def sources(
    ws: Workspace, year: int, code: str, scope_unit_id: int | None = None, *, alone: bool = False
) -> tuple[Source, ...]:
    """Every place the total of one indicator comes from, reporting units in the order of the board.

    For a percentage or a mean these are the places of its parts. Raises ``Refused`` for a code nobody defined.
    """
    catalogue = ws.presets.catalogue(year)
    if code not in catalogue:
        raise Refused(
            "unknown-indicator",
            _("Không có chỉ tiêu mang mã {code} trong danh mục năm {year}.").format(code=code, year=year),
        )
    with ws.store.read() as connection:
        expected = consolidation.expected_of(connection, year, scope_unit_id, alone=alone)
        return tracing.trace(connection, catalogue, expected, year, [code])[code]


def all_sources(
    ws: Workspace, year: int, scope_unit_id: int | None = None, *, alone: bool = False
) -> dict[str, tuple[Source, ...]]:
    """The sources of every total at once, by indicator code."""
    catalogue = ws.presets.catalogue(year)
    with ws.store.read() as connection:
        expected = consolidation.expected_of(connection, year, scope_unit_id, alone=alone)
        return tracing.trace(connection, catalogue, expected, year, [item.code for item in catalogue])


def notes(ws: Workspace, year: int, scope_unit_id: int | None = None) -> tuple[str, ...]:
    """What the paper says before any figure: who has reported, which former units have, what is in no total and why."""
    return review_paper.statements(review_content.current(ws, year, scope_unit_id))


def change_notes(year: int, totals: Consolidation) -> tuple[str, ...]:
    """What a merger or split in ``year`` leaves out of these totals, and why; nothing in a year without changes."""
    return review_changes.statements(year, totals)


# --- the paper ---------------------------------------------------------------------------------------------------


def document(ws: Workspace, year: int, scope_unit_id: int | None = None, *, with_sources: bool = False) -> Document:
    """The review as it stands now, as a value: for the preview and the writers.

    ``with_sources`` adds the annex that names file, sheet and cell of every figure.
    """
    return review_paper.build(review_content.current(ws, year, scope_unit_id, with_sources=with_sources))


def export(
    ws: Workspace,
    year: int,
    paths: Sequence[Path],
    progress: Progress,
    scope_unit_id: int | None = None,
    *,
    with_sources: bool = False,
) -> tuple[Path, ...]:
    """Write the review to every path (.docx, .pdf); each file appears only when it is whole."""
    _refuse_formats(paths)
    return _write(document(ws, year, scope_unit_id, with_sources=with_sources), paths, progress)


def _refuse_formats(paths: Sequence[Path]) -> None:
    for path in paths:
        if path.suffix.lower() not in _WRITERS:
            raise Refused(
                "bad-format",
                _("Không lập được tệp {name}: chỉ lập tệp Word (.docx) và PDF (.pdf).").format(name=path.name),
            )


def _write(paper: Document, paths: Sequence[Path], progress: Progress) -> tuple[Path, ...]:
    for done, path in enumerate(paths):
        progress(done, len(paths), _("Đang lập {name}").format(name=path.name))
        make_folder_of(path)
        _WRITERS[path.suffix.lower()](paper, path)
    progress(len(paths), len(paths), _("Đã lập xong"))
    return tuple(paths)


# --- issue -------------------------------------------------------------------------------------------------------


def issue(ws: Workspace, year: int, issued_on: date, number: int | None = None) -> IssuedDocument:
    """Issue «ban hành» the review: give it a number of the series of the year of ``issued_on``, freeze its figures.

    Cannot be undone. Raises ``Refused`` as :func:`app.services.issuing.issue` says.
    """
    return issuing.issue(ws, year, issued_on, number)


def issued(ws: Workspace, year: int) -> tuple[IssuedReview, ...]:
    """The issued reviews of a year, newest first, and whether their figures have changed since."""
    return issued_papers.issued(ws, year)


def issued_document(ws: Workspace, issued_id: int) -> Document:
    """The issued paper word for word as it was issued, whatever has changed since."""
    return issued_papers.issued_document(ws, issued_id)
