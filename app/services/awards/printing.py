"""Papers of commendation as single files: each as Word and PDF in a new folder, all of them or none."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from app.domain import file_names
from app.domain.awards.papers import AwardPaper, PaperScope
from app.errors import Refused
from app.i18n import _
from app.progress import Progress, silent
from app.services import new_folders, outgoing
from app.services.awards import papers
from app.services.awards.paper_choice import sheets
from app.services.awards.paper_grounds import PaperGrounds
from app.services.workspace import Workspace

_SUFFIXES = (".docx", ".pdf")
#: Letters of the name of one file.
_LONG = 80


def write(
    ws: Workspace,
    scope: PaperScope,
    folder: Path,
    only: Collection[AwardPaper],
    suffixes: Sequence[str] = _SUFFIXES,
    progress: Progress = silent,
) -> tuple[Path, ...]:
    """Write the papers of the wanted kinds into a new folder inside ``folder``; returns the files in their order.

    Raises ``Refused`` where there is no such paper now, and for somebody who is held up, by name.
    """
    outgoing.refuse_suffixes(suffixes)
    with ws.store.read() as connection:
        grounds = PaperGrounds.read(connection, ws, scope.campaign_id)
        chosen = tuple(sheets(connection, grounds, scope, only))
        if not chosen:
            raise Refused("no-paper", _("Hiện chưa có giấy tờ khen thưởng nào như vậy để in."))
        for sheet in chosen:
            papers.refuse_blocked(sheet)
        made = []
        for done, sheet in enumerate(chosen):
            told = _("Đang lập giấy tờ {done}/{all}").format(done=done + 1, all=len(chosen))
            progress(done, len(chosen), told)
            name = file_names.fit(f"{done + 1:02} {sheet.short}", _LONG)
            made.append(outgoing.print_(papers.made(connection, grounds, sheet), name))
    progress(len(chosen), len(chosen), _("Đang ghi tệp"))

    def fill(staging: Path) -> Iterator[Path]:
        for printed in made:
            yield from outgoing.write(staging, printed, suffixes)

    name = _("Giấy tờ khen thưởng năm {year}").format(year=grounds.season.campaign.year)
    return new_folders.placed(folder, file_names.fit(name), fill)
