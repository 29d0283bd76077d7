"""The sender's own workbook: its bytes, and its sheets as they look."""

from app.db import source_files
from app.domain.sheets import SheetGrid
from app.domain.submissions import ReadResult
from app.importing.reader import read_grid
from app.services.workspace import Workspace


def original(ws: Workspace, submission_id: int) -> tuple[str, bytes]:
    """File name and bytes of the workbook one version was read from."""
    with ws.store.read() as connection:
        found = source_files.of_submission(connection, submission_id)
    return found.name, found.content


def grid(ws: Workspace, submission_id: int) -> tuple[SheetGrid, ...]:
    """The sheets of that workbook, read anew in the child process."""
    name, content = original(ws, submission_id)
    return read_grid(content, name)


def preview(file: ReadResult) -> tuple[SheetGrid, ...]:
    """The sheets of a file that was read but not received."""
    return read_grid(file.content, file.file_name)
