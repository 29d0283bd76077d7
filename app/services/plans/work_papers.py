"""Work lists of agencies on paper: one of an agency, or one of every agency of a plan, as Word and PDF."""

from collections.abc import Sequence
from pathlib import Path

from app.domain import file_names
from app.domain.paper_content import PaperContent
from app.domain.papers import PaperKind
from app.domain.plans.duty_rows import agency_on
from app.errors import Refused
from app.i18n import _
from app.progress import Progress, silent
from app.reports.event_sheet import Frame
from app.reports.model import Document
from app.reports.plans import work_list as paper
from app.services import outgoing, paper_sheets, scope
from app.services.plans import lookup, register, tasks, work_lines
from app.services.workspace import Workspace

_BOTH = (".docx", ".pdf")
#: Letters of the name of one file.
_LONG = 80


def agencies(ws: Workspace, key: str) -> tuple[str, ...]:
    """The agencies of a plan that are there today, by their keys; who took another's place has its work, too."""
    plan = register.find(ws, key)
    return tuple(item.key for item in plan.agencies if agency_on(plan, item.key, ws.today) is item)


def document(ws: Workspace, key: str, agency: str, period: str = "") -> Document:
    """The work list of one agency (in a period) as it stands today; raises ``Refused`` for one the plan lacks."""
    with ws.store.read() as connection:
        plan = register.found(connection, key)
        named = lookup.agency(plan, agency)
        if not named:
            raise Refused("no-agency", _("Phải ghi cơ quan nào."))
        within = lookup.period(plan, period) if period else None
        sheet = paper_sheets.draft_sheet(connection, PaperContent(PaperKind.PLAN), ws.today)
        frame = Frame(sheet.organ, sheet.signer, ws.today.year, scope.committee_of(connection).page)
        return paper.build(work_lines.facts(connection, ws, plan, named, within, frame))


def refuse_empty(ws: Workspace, key: str, named: Sequence[str], period: str = "") -> None:
    """Refuse a list without a line before a folder is asked for: one agency without work, or none with any."""
    if not any(tasks.worklist(ws, key, agency, period) for agency in named or agencies(ws, key)):
        raise Refused("no-work", _("Kế hoạch không giao việc nào trong kỳ này; chưa lập phiếu."))


def write(
    ws: Workspace,
    key: str,
    folder: Path,
    named: Sequence[str] = (),
    period: str = "",
    suffixes: Sequence[str] = _BOTH,
    progress: Progress = silent,
) -> tuple[Path, ...]:
    """Write the lists of these agencies, or without any of each that has work, into ``folder``; over no other file.

    Raises ``Refused`` when there is nothing to write.
    """
    outgoing.refuse_suffixes(suffixes)
    refuse_empty(ws, key, named, period)
    wanted = named or tuple(item for item in agencies(ws, key) if tasks.worklist(ws, key, item, period))
    made = []
    for done, agency in enumerate(wanted):
        told = _("Đang lập phiếu việc {done}/{all}").format(done=done + 1, all=len(wanted))
        progress(done, len(wanted), told)
        made.append(outgoing.print_(document(ws, key, agency, period), _name(ws, key, agency, period)))
    progress(len(wanted), len(wanted), _("Đang ghi tệp"))
    return tuple(path for printed in made for path in outgoing.write(folder, printed, suffixes))


def _name(ws: Workspace, key: str, agency: str, period: str) -> str:
    plan = register.find(ws, key)
    when = f" {lookup.period(plan, period).words}" if period else ""
    who = lookup.agency_name(plan, lookup.agency(plan, agency))
    return file_names.fit(_("Phiếu việc {who}{when}").format(who=who, when=when), _LONG)
