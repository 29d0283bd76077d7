"""Workspace: one open data folder with all that a service needs; what commands and the window hold.

A data folder holds the data file ``phen-dau.pdau``, the backups ``sao-luu`` and the log ``nhat-ky``.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from app import paths
from app.db import backup, history, side_files
from app.db.header import schema_of
from app.db.lock import DataFileLock, login_name
from app.db.store import Store
from app.domain.figures import Consolidation
from app.domain.indicators import Catalogue
from app.domain.periods import VIETNAM
from app.domain.year_of_change import YearOfChange
from app.errors import DataFileProblem, Problem
from app.i18n import _
from app.presets.load import PresetLibrary

Clock = Callable[[], datetime]

DATA_FILE_NAME = "phen-dau.pdau"
"""Vietnam keeps UTC+7 all year; a calendar day is a day there, wherever the computer believes to be."""
_DAILY = "hang-ngay"
_CLOCK_TOLERANCE = timedelta(minutes=5)


def utc_now() -> datetime:
    """The clock of this computer, aware of its zone."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class DataFolder:
    """Where everything of one committee lies."""

    path: Path
    file_name: str = DATA_FILE_NAME

    @staticmethod
    def of(place: Path) -> "DataFolder":
        """The folder itself, or the folder of a data file."""
        if place.is_dir() or (not place.exists() and place.suffix != backup.SUFFIX):
            return DataFolder(place)
        return DataFolder(place.parent, place.name)

    def __str__(self) -> str:
        return str(self.path)

    @property
    def name(self) -> str:
        """Name of the folder, for titles."""
        return self.path.name

    @property
    def data_file(self) -> Path:
        """The data file."""
        return self.path / self.file_name

    @property
    def backups(self) -> Path:
        """Folder of the backups."""
        return self.path / "sao-luu"

    @property
    def logs(self) -> Path:
        """Folder of the program's log."""
        return paths.log_folder(self.path)

    @property
    def presets(self) -> Path:
        """Folder of the user's own presets; it need not exist."""
        return self.path / "quy-tac"

    @property
    def drafts(self) -> Path:
        """Folder of what was typed and is not stored yet; it need not exist."""
        return self.path / "ban-thao"


@dataclass(frozen=True, slots=True)
class Workspace:
    """An open data file, the rules, who works, and what time it is."""

    store: Store
    presets: PresetLibrary
    actor: str
    clock: Clock
    folder: DataFolder
    warnings: tuple[str, ...] = ()
    """Vietnamese sentences to show once after opening: bad place, wrong clock, daily backup that failed."""
    lock: DataFileLock | None = field(default=None, repr=False, compare=False)
    totals: dict[object, Consolidation] = field(default_factory=dict, repr=False, compare=False)
    """Totals made before, by the seals of the accepted reports they rest on; see :mod:`app.services.consolidation`."""
    gathered: dict[object, tuple[Catalogue, YearOfChange]] = field(default_factory=dict, repr=False, compare=False)
    """Figures of whole years behind those totals, with the definitions they were gathered by."""

    @property
    def today(self) -> date:
        """The calendar day in Vietnam."""
        return self.clock().astimezone(VIETNAM).date()

    @property
    def is_read_only(self) -> bool:
        """Whether the folder can only be read."""
        return self.store.read_only

    def close(self) -> None:
        """Close the data file and let others open it; closing twice is fine."""
        self.store.close()
        if self.lock is not None:
            self.lock.release()


def open_(place: Path, *, actor: str = "", clock: Clock = utc_now, read_only: bool = False) -> Workspace:
    """Open a data folder or data file, taking the lock, and make the backup of the day.

    With ``read_only`` no lock is taken, so that numbers can be looked at while a window is open. Raises
    :class:`~app.errors.DataFileProblem` when the file must not be opened or another program has it.
    """
    folder = DataFolder.of(place)
    schema_of(folder.data_file)
    if read_only:
        _finish_interrupted(folder, clock)
    lock = None if read_only else _locked(folder, clock)
    try:
        store = Store.open(folder.data_file, clock=clock, read_only=lock is None)
        ws = Workspace(store, presets_of(folder), actor or login_name(), clock, folder, store.warnings, lock)
        return replace(ws, warnings=(*store.warnings, *_clock_warning(ws), *_back_up_daily(ws)))
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def presets_of(folder: DataFolder) -> PresetLibrary:
    """The rules that ship with the program, and those of the data folder over them."""
    return PresetLibrary.shipped(folder.presets if folder.presets.is_dir() else None)


def _locked(folder: DataFolder, clock: Clock) -> DataFileLock | None:
    lock = DataFileLock(folder.data_file, clock=clock)
    try:
        lock.acquire()
    except DataFileProblem as refused:
        if refused.code == "read-only":
            return None
        raise
    return lock


def _finish_interrupted(folder: DataFolder, clock: Clock) -> None:
    """Let SQLite take back what a killed program left half written: who only reads the file may not do it."""
    if not any(path.exists() for path in side_files.of(folder.data_file)):
        return
    try:
        lock = _locked(folder, clock)
    except DataFileProblem:  # somebody is writing right now: that journal is alive
        return
    if lock is not None:
        try:
            Store.open(folder.data_file, clock=clock).close()
        finally:
            lock.release()


def _clock_warning(ws: Workspace) -> tuple[str, ...]:
    with ws.store.read() as connection:
        last = history.last_at(connection)
    if last is None or ws.clock() >= last - _CLOCK_TOLERANCE:
        return ()
    sentence = _(
        "Đồng hồ của máy chạy chậm hơn lần ghi cuối ({moment}). Dữ liệu an toàn; hãy chỉnh lại ngày giờ của máy."
    )
    return (sentence.format(moment=last.astimezone(VIETNAM).strftime("%H:%M %d/%m/%Y")),)


def _back_up_daily(ws: Workspace) -> tuple[str, ...]:
    if ws.is_read_only or backup.last_day(ws.folder.backups) == ws.today:
        return ()
    try:
        backup.back_up(ws.store, ws.folder.backups, reason=_DAILY)
    except Problem as failed:
        return (_("Chưa sao lưu được hằng ngày: {reason}").format(reason=failed),)
    return ()
