"""Evidence «minh chứng»: files that show what an entry about a task says, kept as their bytes."""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from app.db import papers as db_papers
from app.db import plan_work, source_files, task_evidence
from app.db.source_files import Original
from app.db.types import DbConnection
from app.domain.plans.work import Evidence, TaskProgress
from app.errors import BadFile, Refused
from app.files import write_whole
from app.i18n import _
from app.services import outgoing
from app.services.plans import closed_years, register
from app.services.workspace import Workspace
from app.text import clean

#: Endings of files that show something and do not run; others are saved, not opened.
_HARMLESS = frozenset(
    {
        ".pdf", ".docx", ".doc", ".xlsx", ".xls", ".pptx", ".ppt", ".odt", ".ods", ".odp", ".txt", ".csv", ".rtf",
        ".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic",
        ".mp3", ".mp4", ".avi", ".mov", ".wav", ".m4a",
    }
)  # fmt: skip
#: Bytes of the largest file that is kept.
_MOST_BYTES = 20 * 1024 * 1024


def add(ws: Workspace, key: str, entry_id: int, paths: Sequence[Path], caption: str = "") -> None:
    """Put files under an entry; a file that cannot be kept raises :class:`~app.errors.BadFile`, and none is stored."""
    originals = [original(path) for path in paths]
    with ws.store.write(_("Thêm minh chứng"), ws.actor) as connection:
        plan = register.found(connection, key)
        register.refuse_closed(connection, plan)
        entry = next((it for it in plan_work.entries(connection, TaskProgress, plan.id) if it.id == entry_id), None)
        if entry is None:
            raise Refused("no-entry", _("Kế hoạch không có mục tiến độ số {id}.").format(id=entry_id))
        closed_years.refuse_closed_work(connection, entry)
        keep(connection, ws, entry_id, originals, caption)


def keep(
    connection: DbConnection, ws: Workspace, entry_id: int, originals: Iterable[Original], caption: str = ""
) -> None:
    """Put read files under an entry; one that is there already is not added twice."""
    known = task_evidence.files_of(connection, entry_id)
    for item in originals:
        file_id = source_files.store(connection, item, ws.clock())
        if file_id not in known:
            known.add(file_id)
            task_evidence.add(connection, entry_id, file_id, clean(caption))


def remove(ws: Workspace, key: str, evidence_id: int) -> None:
    """Take a file off its entry; undoing brings it back."""
    with ws.store.write(_("Bỏ minh chứng"), ws.actor) as connection:
        plan = register.found(connection, key)
        register.refuse_closed(connection, plan)
        shown = next((item for item in task_evidence.of_plan(connection, plan.id) if item.id == evidence_id), None)
        if shown is None:
            raise Refused("no-evidence", _("Không có minh chứng số {id}.").format(id=evidence_id))
        closed_years.refuse_closed_work(connection, plan_work.find(connection, TaskProgress, shown.progress_id))
        task_evidence.remove(connection, evidence_id)


def content(ws: Workspace, evidence: Evidence) -> bytes:
    """The file as it came."""
    with ws.store.read() as connection:
        return db_papers.stored_bytes(connection, evidence.source_file_id)


def is_harmless(evidence: Evidence) -> bool:
    """Whether a file may be opened in the program the system has for it."""
    return Path(evidence.name).suffix.lower() in _HARMLESS


def copy_to(ws: Workspace, evidence: Evidence, folder: Path) -> Path:
    """Write a file as it came into ``folder``, never over another one; returns where it lies."""
    return outgoing.write_file(folder, evidence.name, content(ws, evidence))


def save_as(ws: Workspace, evidence: Evidence, path: Path) -> None:
    """Write a file as it came under a name, also over a file of that name."""
    write_whole(path, content(ws, evidence))


def original(path: Path) -> Original:
    """A file read to be kept; raises :class:`~app.errors.BadFile` for one that cannot be, is empty or too large."""
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= _MOST_BYTES else b""
    except OSError as error:
        told = _("Không đọc được tệp “{name}”; chưa lưu gì.").format(name=path.name)
        raise BadFile("unreadable", told, _("Hãy chọn tệp khác.")) from error
    if size > _MOST_BYTES:
        told = _("Tệp “{name}” lớn hơn {most} MB; chưa lưu gì.")
        raise BadFile("too-large", told.format(name=path.name, most=_MOST_BYTES // 1024 // 1024))
    if not content:
        raise BadFile("empty-file", _("Tệp “{name}” trống; chưa lưu gì.").format(name=path.name))
    return Original(path.name, hashlib.sha256(content).hexdigest(), content)
