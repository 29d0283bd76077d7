"""A season of commendation: the dossier of a hundred, certificates, the checks of two thousand beside a thousand."""

import io
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.nominations import NominationState
from app.domain.awards.papers import IN_DOSSIER, PaperScope
from app.reports.faces import FACES, register_fonts
from app.reports.model import Document
from app.services.awards import campaigns, certificate_printing, certificates, checks, pack, papers
from app.services.awards.certificate_printing import CertificateOrder
from app.services.awards.season import Season
from app.services.workspace import Workspace
from benchmarks.large_season import AWARD, a_season, all_decided
from benchmarks.papers import bare_pdf, bare_word
from benchmarks.timing import Pair, pair

_IN_PACK, _CERTIFICATES, _FEW, _MANY = 100, 200, 1_000, 2_000


def measure(folder: Path, rounds: int) -> Iterator[Pair]:
    """Dossier and certificates against the bare libraries, checks against half as many nominees."""
    register_fonts()
    with closing(a_season(folder / "pack", _IN_PACK, NominationState.PROPOSED)) as ws:
        scope = PaperScope(campaigns.of_year(ws).id)
        made = [papers.document(ws, scope, sheet) for sheet in papers.available(ws, scope) if sheet.paper in IN_DOSSIER]
        yield pair(
            f"dossier of {_IN_PACK} nominees, PDF and Word",
            "bare reportlab and python-docx",
            "",
            lambda: _written(ws, scope, folder / "out"),
            lambda: [(bare_pdf(paper), bare_word(paper)) for paper in made],
            rounds=rounds,
            remark=_told(made),
        )
    with closing(a_season(folder / "certificates", _CERTIFICATES, NominationState.CANDIDATE)) as ws:
        order = CertificateOrder(all_decided(ws))
        yield pair(
            f"{_CERTIFICATES} certificates",
            "bare reportlab, the same lines",
            "",
            lambda: certificate_printing.prepare(ws, order),
            _bare_certificates(ws, order),
            rounds=rounds,
        )
    with (
        closing(a_season(folder / "few", _FEW, NominationState.CANDIDATE)) as few,
        closing(a_season(folder / "many", _MANY, NominationState.CANDIDATE)) as many,
    ):
        yield pair(
            f"checks of {_MANY:,} nominees",
            f"the same of {_FEW:,}",
            "≈ 2×",
            lambda: _checked(many),
            lambda: _checked(few),
            rounds=rounds,
        )


def _written(ws: Workspace, scope: PaperScope, folder: Path) -> None:
    pack.write(ws, scope, folder)
    shutil.rmtree(folder)


def _told(made: list[Document]) -> str:
    return f"{len(made)} papers; ours is one PDF with contents and bookmarks"


def _checked(ws: Workspace) -> None:
    with ws.store.read() as connection:
        checks.of_season(connection, ws, Season.read(connection, ws, campaigns.of_year(ws).id))


def _on_canvas(lines: list[tuple[str, float, float]], pages: int) -> bytes:
    """The same letters at the same places, written straight to a canvas."""
    target = io.BytesIO()
    canvas = Canvas(target)
    for _page in range(pages):
        for text, x_mm, y_mm in lines:
            canvas.setFont(FACES[False, False], 14)
            canvas.drawCentredString(x_mm * mm, y_mm * mm, text)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _bare_certificates(ws: Workspace, order: CertificateOrder) -> Callable[[], bytes]:
    prepared = certificate_printing.prepare(ws, order)
    if prepared.refused:
        raise RuntimeError(f"certificates were refused: {prepared.refused[0].reasons}")
    layout = next(
        item for item in certificates.layouts(ws) if (item.award, item.kind) == (AWARD, NomineeKind.INDIVIDUAL)
    )
    said = certificate_printing.samples(ws, campaigns.of_year(ws).id, layout)[0]
    lines = [
        (piece.text, layout.lines[piece.number].x_mm, layout.height_mm - layout.lines[piece.number].y_mm)
        for piece in certificate_printing.fitted(layout, said).pieces
    ]
    return partial(_on_canvas, lines, len(prepared.pages))
