"""Backups «bản sao lưu»: made by SQLite's own copying, verified before they get their name, rotated, restored.

A backup is a data file of its own. Beside it stands the SHA-256 of its bytes: a flipped bit that SQLite would not
notice is noticed.
"""

import hashlib
import re
import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import files
from app.crash_points import CrashPoint, reach
from app.db import side_files
from app.db.engine import Access, connect, driver, faults
from app.db.header import schema_of
from app.db.problems import problem, problem_of
from app.domain.periods import VIETNAM
from app.errors import DataFileProblem, Problem
from app.text import fold

if TYPE_CHECKING:
    from app.db.store import Store

SUFFIX = ".pdau"
_STAMP = "%Y-%m-%d_%H-%M-%S"
_PAGES = 1024
#: Reasons of backups that ordinary ones never push out, and how many of each are kept.
_WAYS_BACK = ("truoc-nang-cap", "truoc-khoi-phuc")
_KEPT_APART = 3
_SPARE_BYTES = 4 * 1024 * 1024
_NAME = re.compile(
    r"(?P<name>.+)_(?P<number>\d{4,})_(?P<at>\d{4}-\d{2}-\d{2}_\d{2}-\d{2}-\d{2})_(?P<reason>[a-z0-9-]+)"
    + re.escape(SUFFIX)
)


@dataclass(frozen=True, slots=True)
class BackupFile:
    """One backup in its folder; ``schema`` is 0 when the file does not say."""

    path: Path
    made_at: datetime
    size: int
    is_sound: bool
    schema: int
    reason: str
    number: int


def back_up(store: "Store", folder: Path, *, reason: str) -> Path:
    """Copy the open data file into ``folder`` and keep the 10 newest; returns the verified backup."""
    with store.read() as connection:
        raw = connection.connection.dbapi_connection
        made = copy(raw, folder, name=store.path.stem, at=store.clock(), reason=reason)
    rotate(folder)
    reach(CrashPoint.BACKUP_ROTATED)
    return made


def copy(raw: Any, folder: Path, *, name: str, at: datetime, reason: str) -> Path:
    """Copy the database behind a DB-API connection; nothing is left behind when it fails."""
    number = max((_number(path) for path in _candidates(folder)), default=0) + 1
    stamp = at.astimezone(VIETNAM).strftime(_STAMP)
    target = folder / f"{name}_{number:04d}_{stamp}_{_slug(reason)}{SUFFIX}"
    temporary = files.beside(target)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _refuse_full_disk(raw, target)
        _copy_pages(raw, temporary)
        files.sync_file(temporary)
        reach(CrashPoint.BACKUP_SYNCED)
        _compare(raw, temporary, target)
        reach(CrashPoint.BACKUP_VERIFIED)
        _write_digest(temporary, target)
        files.place(temporary, target)
    except (OSError, driver().Error) as error:
        side_files.discard(seal_of(target))
        raise (problem_of(error, target) or error) from error
    finally:
        side_files.discard(temporary)
    reach(CrashPoint.BACKUP_PLACED)
    return target


def backups(folder: Path) -> list[BackupFile]:
    """The backups of a folder, newest first (by their running number: clocks may be wrong)."""
    found = [_describe(path) for path in _candidates(folder)]
    return sorted(found, key=lambda file: (file.number, file.made_at, file.path.name), reverse=True)


def last_day(folder: Path) -> date | None:
    """Day (in Vietnam) of the newest backup by its name, without looking into any file; ``None`` without backups."""
    numbered = [(int(matched["number"]), matched["at"]) for matched in map(_matched, _candidates(folder)) if matched]
    return date.fromisoformat(max(numbered)[1][:10]) if numbered else None


def verify(path: Path) -> Problem | None:
    """What forbids restoring this backup; ``None`` when it is sound, ours, and not newer than the program."""
    try:
        schema_of(path)
        digest = seal_of(path)
        if digest.exists() and digest.read_text(encoding="ascii", errors="replace").split(" ")[0] != sha256_of(path):
            return problem("backup-damaged", path)
        with closing(connect(path, Access.READ, is_immutable=True)) as raw:
            is_sound = not faults(raw, is_thorough=True)
            is_whole = is_sound and not raw.execute("PRAGMA foreign_key_check").fetchall()
    except DataFileProblem as refused:
        return refused
    except (OSError, driver().Error):
        return problem("backup-damaged", path)
    return None if is_whole else problem("backup-damaged", path)


def rotate(folder: Path, keep: int = 10) -> None:
    """Remove one backup, the oldest of its sort, when there are more than ``keep``; whatever the clock says.

    Those made before an upgrade or a restoration are the way back: the newest three of each are kept besides.
    """
    numbered = sorted((path for path in _candidates(folder) if _number(path)), key=_number)
    apart = [[path for path in numbered if _reason(path).startswith(reason)] for reason in _WAYS_BACK]
    usual = [path for path in numbered if not _reason(path).startswith(_WAYS_BACK)]
    too_many = [(usual, keep), *((group, _KEPT_APART) for group in apart)]
    oldest = next((group[0] for group, most in too_many if len(group) > most), None)
    if oldest is not None:
        oldest.unlink()
        seal_of(oldest).unlink(missing_ok=True)


def restore(backup_path: Path, target_path: Path, *, clock: Callable[[], datetime] | None = None) -> Path | None:
    """Put a backup in the place of the data file, which must be closed; returns where the former file is kept.

    Whatever happens on the way, a data file that opens stands under ``target_path``. ``None`` when there was none.
    """
    refused = verify(backup_path)
    if refused is not None:
        raise refused
    reach(CrashPoint.RESTORE_VERIFIED)
    now = clock() if clock is not None else datetime.now(UTC)
    temporary = files.beside(target_path)
    try:
        target_path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(backup_path, temporary)
        files.sync_file(temporary)
        if sha256_of(temporary) != sha256_of(backup_path):
            raise problem("io-error", target_path)
        reach(CrashPoint.RESTORE_COPIED)
        kept = _keep_former(target_path, now)
        files.place(temporary, target_path)
    except OSError as error:
        raise (problem_of(error, target_path) or error) from error
    finally:
        side_files.discard(temporary)
    reach(CrashPoint.RESTORE_PLACED)
    return kept


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, read in pieces."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def seal_of(path: Path) -> Path:
    """The small file beside a backup that holds its SHA-256, in the form of ``sha256sum``."""
    return path.with_name(path.name + ".sha256")


def _keep_former(target: Path, now: datetime) -> Path | None:
    if not target.exists():
        for leftover in side_files.of(target):
            leftover.unlink(missing_ok=True)
        return None
    kept = _free_name(target, now)
    _settle(target)
    # A journal of the former file must never be played into the new one.
    for leftover in side_files.of(target):
        if leftover.exists():
            leftover.rename(kept.with_name(kept.name + leftover.name.removeprefix(target.name)))
    reach(CrashPoint.RESTORE_SETTLED)
    try:
        kept.hardlink_to(target)
    except OSError:  # a disk without links: the copy takes longer but is the same
        shutil.copyfile(target, kept)
        files.sync_file(kept)
    files.sync_folder(target.parent)
    reach(CrashPoint.RESTORE_KEPT)
    return kept


def _settle(target: Path) -> None:
    """Let SQLite finish what a crash left undone; a file too damaged for that stays as it is."""
    try:
        schema_of(target)
    except DataFileProblem:
        return
    with suppress(driver().Error), closing(connect(target, Access.WRITE)) as raw:
        raw.execute("SELECT count(*) FROM sqlite_master").fetchall()


def _free_name(target: Path, now: datetime) -> Path:
    stamp = now.astimezone(VIETNAM).strftime(_STAMP)
    name = target.with_name(f"{target.stem}.truoc-khoi-phuc_{stamp}{target.suffix}")
    attempt = 1
    while name.exists():
        attempt += 1
        name = target.with_name(f"{target.stem}.truoc-khoi-phuc_{stamp}_{attempt}{target.suffix}")
    return name


def _candidates(folder: Path) -> list[Path]:
    return [path for path in folder.glob(f"*{SUFFIX}") if not path.name.startswith(".")] if folder.is_dir() else []


def _number(path: Path) -> int:
    matched = _matched(path)
    return int(matched["number"]) if matched else 0


def _reason(path: Path) -> str:
    matched = _matched(path)
    return matched["reason"] if matched else ""


def _matched(path: Path) -> re.Match[str] | None:
    """The parts of a name this program gives; ``None`` for any other name, also one with an impossible date."""
    matched = _NAME.fullmatch(path.name)
    if matched is None:
        return None
    try:
        datetime.strptime(matched["at"], _STAMP).replace(tzinfo=VIETNAM)
    except ValueError:
        return None
    return matched


def _slug(reason: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(reason)).strip("-") or "sao-luu"


def _describe(path: Path) -> BackupFile:
    matched = _matched(path)
    facts = path.stat()
    made_at = datetime.fromtimestamp(facts.st_mtime, UTC)
    if matched:
        made_at = datetime.strptime(matched["at"], _STAMP).replace(tzinfo=VIETNAM)
    try:
        schema = schema_of(path)
    except DataFileProblem:
        schema = 0
    reason = matched["reason"] if matched else ""
    return BackupFile(path, made_at, facts.st_size, verify(path) is None, schema, reason, _number(path))


def _refuse_full_disk(raw: Any, target: Path) -> None:
    pages = raw.execute("PRAGMA page_count").fetchone()[0] * raw.execute("PRAGMA page_size").fetchone()[0]
    if shutil.disk_usage(target.parent).free < pages + _SPARE_BYTES:
        raise problem("disk-full", target)


def _copy_pages(raw: Any, temporary: Path) -> None:
    side_files.discard(temporary)
    reach(CrashPoint.BACKUP_STARTED)
    with closing(connect(temporary, Access.CREATE)) as copied:
        raw.backup(copied, pages=_PAGES, progress=lambda *_counts: reach(CrashPoint.BACKUP_PAGES))


def _compare(raw: Any, temporary: Path, target: Path) -> None:
    with closing(connect(temporary, Access.READ, is_immutable=True)) as copied:
        if faults(copied, is_thorough=True) or _row_counts(copied) != _row_counts(raw):
            raise problem("backup-damaged", target)


def _row_counts(raw: Any) -> dict[str, int]:
    names = [row[0] for row in raw.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall()]
    count = "SELECT count(*) FROM main.{}"
    return {name: raw.execute(count.format(name)).fetchone()[0] for name in names}


def _write_digest(temporary: Path, target: Path) -> None:
    digest = seal_of(target)
    digest.write_text(f"{sha256_of(temporary)} *{target.name}\n", encoding="ascii", errors="replace")
    files.sync_file(digest)
