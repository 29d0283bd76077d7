"""What the frame asks of the services: open, create, facts for the bars, search, undo.

Loaded with the first data file, not with the window: the services bring the database libraries along.
"""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.domain.submissions import SubmissionState
from app.domain.units import UnitKind
from app.i18n import _
from app.progress import Progress
from app.services import (
    backups,
    committee,
    founding,
    history,
    samples,
    season_board,
    submissions,
    units,
    workspace,
)
from app.services.workspace import Workspace
from app.text import short_date
from app.ui import hits
from app.ui.frame.search_box import Hit
from app.ui.units.words import kind_and_name

_YEARS_BACK = 4


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask before an undo: ``things`` are the reports that would go, ``verb`` what is done (else Hoàn tác)."""

    title: str
    text: str
    things: tuple[str, ...] = ()
    verb: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the bars of the window say; ``badges`` are place, count, tone."""

    committee: str
    province: str
    years: tuple[int, ...]
    years_with_reports: tuple[int, ...]
    event_year: int
    event_years: tuple[int, ...]
    last_backup_on: date | None
    badges: tuple[tuple[str, int, str], ...]


def plans() -> tuple[tuple[str, str], ...]:
    """Id and words of every plan that ships with the program."""
    return tuple((item.id, f"{item.title} ({item.number})") for item in samples.shipped_plans())


def open_folder(place: Path, operator: str) -> Workspace:
    """Open a data folder or data file."""
    return workspace.open_(place, actor=operator)


def create(folder: Path, plan_id: str, operator: str) -> Workspace:
    """Make a data file from a plan and open it."""
    return founding.create(folder, plan_id, actor=operator)


def create_sample(folder: Path, operator: str, progress: Progress) -> Workspace:
    """Make the sample data and open them."""
    return samples.create(folder, operator, progress)


def close(ws: Workspace) -> None:
    """Close the data file and let others open it."""
    ws.close()


def years(ws: Workspace) -> tuple[int, ...]:
    """Report years to choose from, the year of the plan first."""
    plan_year = committee.profile(ws).report_year
    return (plan_year, *(plan_year - back for back in range(1, _YEARS_BACK + 1)), plan_year + 1)


def facts(ws: Workspace, year: int) -> Facts:
    """Everything the bars show now; the committee is that of the year in sight, as its reports are."""
    profile, last = committee.profile(ws), date(year, 12, 31)
    own, above = units.standing(ws, committee.profile(ws, last).unit_id, last)
    with_reports = submissions.years_with_reports(ws)
    path = [item for item in above if item.kind is UnitKind.PROVINCE]
    return Facts(
        committee=_("BCĐ {unit}").format(unit=kind_and_name(own)),
        province=kind_and_name(path[0]) if path else "",
        years=tuple(sorted({*years(ws), year, *with_reports}, reverse=True)),
        years_with_reports=with_reports,
        event_year=profile.event_year,
        event_years=tuple(range(profile.event_year + 1, profile.report_year - 1, -1)),
        last_backup_on=backups.last_day(ws),
        badges=(_submission_badge(ws, year), ("events", season_board.waiting(ws), "block")),
    )


def _submission_badge(ws: Workspace, year: int) -> tuple[str, int, str]:
    rows = [item for item in submissions.board(ws, year) if item.is_here and item.state is not SubmissionState.ACCEPTED]
    blocked = sum(1 for item in rows if item.errors)
    asked = sum(1 for item in rows if item.questions and not item.errors)
    return ("submissions", blocked, "block") if blocked else ("submissions", asked, "warn")


def set_event_year(ws: Workspace, year: int) -> None:
    """Prepare the event of another year; the report year stays."""
    committee.save(ws, replace(committee.profile(ws), event_year=year))


def search(ws: Workspace, year: int, text: str) -> tuple[Hit, ...]:
    """What has every word, marks or none."""
    return hits.search(ws, year, text)


def undoable(ws: Workspace) -> str:
    """Label of the operation that Hoàn tác would take back; empty when there is none."""
    found = history.undoable(ws)
    return found.label if found else ""


def undo_question(ws: Workspace) -> Question | None:
    """What to ask before the last operation is taken back: it brought or accepted reports, left the house, is old."""
    found = history.undoable(ws)
    if found is None:
        return None
    done_at = _("“{label}”, làm lúc {time} ngày {day}.").format(
        label=found.label, time=f"{found.at:%H:%M}", day=short_date(found.at.date())
    )
    if gone := history.reports_added(ws, found.id):
        title = _("Hoàn tác sẽ bỏ {count} báo cáo khỏi số liệu").format(count=len(gone))
        return Question(title, _("{done} Tệp gốc của xã vẫn còn nguyên.").format(done=done_at), gone)
    if found.is_acceptance:
        again = history.reports_accepted(ws, found.id)
        title = _("Bỏ duyệt cả {count} báo cáo?") if len(again) > 1 else _("Bỏ duyệt báo cáo này?")
        sentence = _("{done} Báo cáo lại chờ duyệt, số ra khỏi tổng hợp; duyệt và bỏ duyệt đều nằm lại trong nhật ký.")
        return Question(title.format(count=len(again)), sentence.format(done=done_at), again, _("Bỏ duyệt"))
    if found.gone_out:
        sentence = _(
            "{done} Quyết định đã ký, phôi đã in nằm ngoài chương trình vẫn còn; hoàn tác nằm lại trong nhật ký."
        )
        return Question(_("Hoàn tác việc đã ra ngoài chương trình?"), sentence.format(done=done_at), found.gone_out)
    if found.at.date() != ws.today:
        return Question(_("Hoàn tác một việc của ngày khác?"), done_at)
    return None


def just_undone(ws: Workspace) -> str:
    """Label of what the newest operation took back; empty when it is no undo."""
    return history.just_undone(ws)


def redoable(ws: Workspace) -> bool:
    """Whether Làm lại has something to do."""
    return history.redoable(ws) is not None


def redo(ws: Workspace) -> str:
    """Do again what was taken back last."""
    return history.redo(ws)


def undo(ws: Workspace) -> str:
    """Take back the last operation that is offered; whatever hurts was asked before, see :func:`undo_question`."""
    return history.undo(ws, is_deliberate=True) if undoable(ws) else ""
