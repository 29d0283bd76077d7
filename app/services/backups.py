"""Backups of the open data folder: make, list, restore; and the check of everything the data file promises."""

from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from app.db import backup, soundness
from app.db.engine import SCHEMA_VERSION
from app.db.lock import DataFileLock
from app.domain.periods import VIETNAM
from app.errors import DataFileProblem
from app.i18n import N_, _
from app.services.workspace import DataFolder, Workspace

_MANUAL = "sao-luu-tay"
_REASONS = {
    _MANUAL: N_("Sao lưu tay"),
    "hang-ngay": N_("Hằng ngày"),
    "truoc-nang-cap": N_("Trước khi nâng cấp dữ liệu"),
    "truoc-khoi-phuc": N_("Trước khi khôi phục"),
}


@dataclass(frozen=True, slots=True)
class BackupRow:
    """One backup as it is listed; ``made_at`` is Vietnam time, ``refusal`` says why it cannot be restored."""

    path: Path
    made_at: datetime
    size: int
    reason: str
    is_sound: bool
    refusal: str

    @property
    def name(self) -> str:
        """File name."""
        return self.path.name


def back_up(ws: Workspace, folder: Path | None = None, *, reason: str = _MANUAL) -> Path:
    """Make a verified backup, in the data folder's own place unless another is named; the 10 newest are kept."""
    return backup.back_up(ws.store, folder or ws.folder.backups, reason=reason)


def backups(ws: Workspace) -> tuple[BackupRow, ...]:
    """All backups of the data folder, newest first, each verified now: work for the worker."""
    return tuple(_row(file) for file in backup.backups(ws.folder.backups))


def last_day(ws: Workspace) -> date | None:
    """Day of the newest backup by its name, without opening it: cheap enough for the status bar."""
    return backup.last_day(ws.folder.backups)


def verify(path: Path) -> str:
    """Why a file cannot be restored; empty when it can."""
    refused = backup.verify(path)
    return "" if refused is None else refused.sentence


def restore(ws: Workspace, path: Path) -> Path | None:
    """Go on with the data of a backup; returns where the former data file is kept.

    The workspace stays open and all pages hear of the change. Raises :class:`~app.errors.DataFileProblem` for a
    damaged, foreign, newer or empty backup, the data being untouched.
    """
    refused = backup.verify(path)
    if refused is not None:
        raise refused
    label = _("Khôi phục từ bản sao lưu {name}").format(name=path.name)
    return ws.store.exchange(label, ws.actor, lambda target: backup.restore(path, target, clock=ws.clock))


def restore_into(place: Path, path: Path) -> Path | None:
    """As :func:`restore` for a data folder that is not open: also when its data file is damaged or missing.

    Takes the lock, so that no window works on what is exchanged under it.
    """
    refused = backup.verify(path)
    if refused is not None:
        raise refused
    target = DataFolder.of(place).data_file
    target.parent.mkdir(parents=True, exist_ok=True)
    lock = DataFileLock(target)
    lock.acquire()
    try:
        return backup.restore(path, target)
    finally:
        lock.release()


def check(ws: Workspace) -> tuple[str, ...]:
    """Read the whole data file and compare every accepted report with its seal; sentences of what is wrong.

    Empty means: structure and links are sound and each accepted report is, to the letter, what was accepted.
    """
    try:
        faults = ws.store.faults()
        said = () if not faults else (_structure(faults),)
        changed = _changed_content(ws)
        return (*said, *changed, *_newest_sound(ws, is_needed=bool(faults or changed)))
    except DataFileProblem as problem:
        return (problem.sentence, *_newest_sound(ws, is_needed=True))


def _row(file: backup.BackupFile) -> BackupRow:
    known = next((text for slug, text in _REASONS.items() if file.reason.startswith(slug)), None)
    reason = _(known) if known else file.reason
    return BackupRow(
        file.path,
        file.made_at.astimezone(VIETNAM),
        file.size,
        reason,
        file.is_sound,
        "" if file.is_sound else _refusal(file),
    )


def _refusal(file: backup.BackupFile) -> str:
    return _("Bản mới hơn phần mềm") if file.schema > SCHEMA_VERSION else verify(file.path)


def _structure(faults: tuple[str, ...]) -> str:
    sentence = _("Tệp dữ liệu có {count} chỗ hỏng về cấu trúc ({first}). Hãy khôi phục từ bản sao lưu.")
    return sentence.format(count=len(faults), first=faults[0])


def _changed_content(ws: Workspace) -> tuple[str, ...]:
    report = _("Báo cáo đã duyệt của {unit} năm {year} (lần {version}) không còn đúng như lúc duyệt.")
    original = _("Tệp gốc {name} không còn đúng như lúc nhận.")
    with ws.store.read() as connection:
        reports = soundness.broken_reports(connection)
        names = soundness.broken_files(connection)
    return (
        *(report.format(unit=item.unit_name, year=item.period_end.year, version=item.version) for item in reports),
        *(original.format(name=name) for name in names),
    )


def _newest_sound(ws: Workspace, *, is_needed: bool) -> tuple[str, ...]:
    if not is_needed:
        return ()
    good = next((file for file in backup.backups(ws.folder.backups) if file.is_sound), None)
    if good is None:
        return (_("Không có bản sao lưu nào còn tốt trong {folder}.").format(folder=ws.folder.backups),)
    moment = good.made_at.astimezone(VIETNAM).strftime("%H:%M %d/%m/%Y")
    return (_("Bản sao lưu tốt mới nhất: {name}, lúc {moment}.").format(name=good.path.name, moment=moment),)


def last_at(ws: Workspace) -> datetime | None:
    """The day of the last backup, as the moment it began."""
    day = backup.last_day(ws.folder.backups)
    return None if day is None else datetime.combine(day, time(), VIETNAM)
