"""What one may start from: the shipped plans, and sample data, one district with two years of workbooks.

Samples go through the same services as real data."""

import importlib
from pathlib import Path

from app.domain.submissions import RECEIVABLE, blockers
from app.i18n import _
from app.paths import resource
from app.presets.load import PresetLibrary
from app.progress import Progress
from app.services import founding, setup, submissions
from app.services.setup import PlanChoice
from app.services.workspace import Clock, Workspace, utc_now

PLAN = "ha-quang-2022"
FOLDERS = ("ha-quang-2020", "ha-quang-2021")


def shipped_plans() -> tuple[PlanChoice, ...]:
    """The plans one may start from before any data file is open."""
    return setup.plans(PresetLibrary.shipped())


def sample_folders() -> tuple[Path, ...]:
    """Folders of the workbooks that ship with the program, the earlier year first."""
    return tuple(resource("samples", name) for name in FOLDERS)


def create(folder: Path, actor: str, progress: Progress, *, clock: Clock = utc_now) -> Workspace:
    """A new data file from the sample plan with all sample workbooks received, and accepted where nothing blocks.

    A cancel leaves no data file behind.
    """
    ws = founding.create(folder, PLAN, actor=actor, clock=clock)
    try:
        earlier, later = sample_folders()
        _bring_in(ws, earlier, progress)
        # The season brings the libraries of papers: whoever opens their own data does without.
        importlib.import_module("app.services.sample_events").add(ws)
        _bring_in(ws, later, progress)
        importlib.import_module("app.services.awards.sample").add(ws)
    except BaseException:
        ws.close()
        ws.folder.data_file.unlink(missing_ok=True)
        raise
    return ws


def _bring_in(ws: Workspace, source: Path, progress: Progress) -> None:
    read = submissions.read(ws, (source,), progress)
    ids = submissions.receive(ws, [item for item in read if item.verdict in RECEIVABLE])
    for done, submission_id in enumerate(ids):
        progress(done, len(ids), _("Duyệt báo cáo mẫu"))
        if not blockers(submissions.detail(ws, submission_id)):
            submissions.accept(ws, submission_id)
