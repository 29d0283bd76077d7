"""The sender's own workbook: its bytes, and its sheets as they look."""

from app.db import source_files
from app.domain.sheets import SheetGrid
from app.domain.submissions import ReadResult
from app.i18n import _
from app.importing.reader import read_grid
from app.progress import Progress, cancelled_by, silent
from app.services.workspace import Workspace


def original(ws: Workspace, submission_id: int) -> tuple[str, bytes]:
    """File name and bytes of the workbook one version was read from."""
    with ws.store.read() as connection:
        found = source_files.of_submission(connection, submission_id)
    return found.name, found.content


def grid(ws: Workspace, submission_id: int, progress: Progress = silent) -> tuple[SheetGrid, ...]:
    """The sheets of that workbook, read anew in the child process until ``progress`` says stop."""
    name, content = original(ws, submission_id)
    return read_grid(content, name, cancelled=cancelled_by(progress, _("Đang mở tệp")))


def preview(file: ReadResult, progress: Progress = silent) -> tuple[SheetGrid, ...]:
    """The sheets of a file that was read but not received, likewise."""
    return read_grid(file.content, file.file_name, cancelled=cancelled_by(progress, _("Đang mở tệp")))
