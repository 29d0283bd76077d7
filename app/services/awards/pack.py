"""The whole dossier of a unit or of the committee in one step: one PDF to print, and every paper as a Word file.

Everything is made before anything is written: a stop, or somebody who is held up, leaves no half of it.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.db.types import DbConnection
from app.domain import file_names
from app.domain.awards.papers import IN_DOSSIER, AwardPaper, PaperScope
from app.errors import Refused
from app.files import write_new
from app.i18n import _
from app.progress import Progress, silent
from app.reports import docx_writer
from app.reports.awards import pack as pack_report
from app.reports.model import Document
from app.services import new_folders
from app.services.awards import decided, paper_drafts, papers
from app.services.awards.left_out import of_dossier
from app.services.awards.pack_cover import content_of, nominees_of
from app.services.awards.paper_choice import AwardSheet, sheets
from app.services.awards.paper_grounds import PaperGrounds
from app.services.workspace import Workspace

_WORD_FOLDER = "Word"
#: Letters of the name of one file: folder, name and number together stay short enough for Windows.
_LONG = 80


@dataclass(frozen=True, slots=True)
class Pack:
    """A dossier that was written: the PDF, the Word files, its pages and how many are in it.

    ``left_out`` says in one sentence each what no longer agrees with what was written before, then what is not in it,
    and why.
    """

    pdf: Path
    files: tuple[Path, ...]
    pages: int
    nominees: int
    parts: tuple[str, ...]
    left_out: tuple[str, ...] = ()


def write(
    ws: Workspace,
    scope: PaperScope,
    folder: Path,
    progress: Progress = silent,
    only: Collection[AwardPaper] = IN_DOSSIER,
) -> Pack:
    """Write the dossier into a new folder inside ``folder``; ``only`` are the papers it consists of.

    Raises ``Refused`` where nobody is proposed, and for somebody who is held up: the refusal says who and why.
    """
    with ws.store.read() as connection:
        grounds = PaperGrounds.read(connection, ws, scope.campaign_id)
        every = sheets(connection, grounds, scope, only, decided.not_given(grounds, scope))
        found = tuple(paper_drafts.compared(connection, grounds, every))
        chosen, left_out = of_dossier(grounds, scope, found, only)
        if not chosen:
            raise Refused("nobody-proposed", _("Chưa có ai được đề nghị khen thưởng nên chưa có hồ sơ để in."))
        for sheet in chosen:
            papers.refuse_blocked(sheet)
        made = tuple(_made(connection, grounds, chosen, progress))
        content = replace(content_of(connection, grounds, scope, nominees_of(chosen), made), left_out=left_out)
    progress(len(chosen), 2 * len(chosen) + 1, _("Đang ghép hồ sơ thành một tệp PDF"))
    bundle = pack_report.render(content, _quiet(progress, len(chosen)))
    words = tuple(_words([(sheet.short, paper) for sheet, (_name, paper) in zip(chosen, made, strict=True)], progress))
    progress(2 * len(made) + 1, 2 * len(made) + 1, _("Đang ghi tệp"))
    name = file_names.fit(f"{pack_report.TITLE.capitalize()} {content.subject}")

    def fill(staging: Path) -> Iterator[Path]:
        yield write_new(staging, f"{name}.pdf", bundle.content)
        for file_name, docx in words:
            yield write_new(staging / _WORD_FOLDER, f"{file_name}.docx", docx)

    files = new_folders.placed(folder, name, fill)
    parts = tuple(title for title, _paper in made)
    return Pack(files[0], files[1:], bundle.pages, len(nominees_of(chosen)), parts, left_out)


def _made(
    connection: DbConnection, grounds: PaperGrounds, chosen: Sequence[AwardSheet], progress: Progress
) -> Iterator[tuple[str, Document]]:
    for done, sheet in enumerate(chosen):
        told = _("Đang lập giấy tờ {done}/{all}").format(done=done + 1, all=len(chosen))
        progress(done, 2 * len(chosen) + 1, told)
        yield sheet.name, papers.made(connection, grounds, sheet)


def _words(made: Sequence[tuple[str, Document]], progress: Progress) -> Iterator[tuple[str, bytes]]:
    """Every paper as a Word file, named by its place in the dossier."""
    digits = len(str(len(made)))
    for number, (name, paper) in enumerate(made, 1):
        told = _("Đang lập tệp Word {done}/{all}").format(done=number, all=len(made))
        progress(len(made) + number, 2 * len(made) + 1, told)
        yield file_names.fit(f"{number:0{max(digits, 2)}} {name}", _LONG), docx_writer.render(paper)


def _quiet(progress: Progress, made: int) -> Progress:
    """The same progress for work in between: only a stop is heard."""

    words = _("Đang ghép hồ sơ thành một tệp PDF")

    def between(done: int, total: int, text: str) -> None:
        progress(made, 2 * made + 1, words)

    return between
