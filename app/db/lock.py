"""One program at a time on a data file: a lock of the operating system, which a killed process loses by itself.

Beside the lock stands who holds it, for the sentence the second one reads.
"""

import getpass
import json
import os
import socket
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from app import files
from app.db.problems import problem_of
from app.domain.periods import VIETNAM
from app.errors import DataFileProblem
from app.i18n import _

_PATIENCE_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class LockHolder:
    """Who has the data file open; ``since`` is ISO text in UTC."""

    machine: str
    user: str
    pid: int
    since: str


def login_name() -> str:
    """Who is logged in at this computer."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a system account without a name, as in a bare container
        return "?"


def _utc_now() -> datetime:
    return datetime.now(UTC)


class DataFileLock:
    """The right to write one data file; free again when released or when the process ends in whatever way."""

    def __init__(self, path: Path, *, clock: Callable[[], datetime] = _utc_now) -> None:
        self._path = path
        self._clock = clock
        self._holder_file = path.with_name(path.name + ".nguoi-mo")
        # Released by whoever closes the workspace, which need not be the thread that opened it.
        self._lock_file = path.with_name(path.name + ".khoa")
        self._lock = FileLock(self._lock_file, timeout=_PATIENCE_SECONDS, thread_local=False)

    @property
    def is_held(self) -> bool:
        """Whether this object holds the lock."""
        return bool(self._lock.is_locked)

    def acquire(self) -> None:
        """Take the lock or raise ``DataFileProblem("second-instance")`` naming the holder; twice is a bug."""
        if self.is_held:
            raise RuntimeError("the lock is held already")
        try:
            self._lock.acquire()
        except Timeout as error:
            raise self._second_instance() from error
        except OSError as error:
            raise (problem_of(error, self._path) or error) from error
        self._name_holder()

    def release(self) -> None:
        """Give the lock back; not holding it is fine."""
        if self.is_held:
            self._holder_file.unlink(missing_ok=True)
            if os.name != "nt":
                # Gone before the lock is free: whoever waits on the nameless file notices and begins again.
                self._lock_file.unlink(missing_ok=True)
            self._lock.release()

    def holder(self) -> LockHolder | None:
        """Who says to hold the lock; ``None`` when nobody does or it cannot be read yet."""
        try:
            told = json.loads(self._holder_file.read_text(encoding="utf-8"))
            return LockHolder(str(told["machine"]), str(told["user"]), int(told["pid"]), str(told["since"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _name_holder(self) -> None:
        since = self._clock().astimezone(UTC).isoformat(timespec="seconds")
        holder = LockHolder(socket.gethostname(), login_name(), os.getpid(), since)
        temporary = files.beside(self._holder_file)
        try:
            temporary.write_text(json.dumps(asdict(holder), ensure_ascii=False), encoding="utf-8")
            files.place(temporary, self._holder_file)
        except OSError as error:
            self.release()
            temporary.unlink(missing_ok=True)
            raise (problem_of(error, self._path) or error) from error

    def _second_instance(self) -> DataFileProblem:
        holder = self.holder()
        if holder is None:
            sentence = _("Dữ liệu đang được mở ở một cửa sổ khác. Hãy dùng cửa sổ ấy hoặc đóng nó trước.")
            return DataFileProblem("second-instance", sentence)
        since = datetime.fromisoformat(holder.since).astimezone(VIETNAM)
        sentence = _(
            "Dữ liệu đang được {user} mở trên máy {machine} từ {since}. Hãy dùng cửa sổ ấy hoặc đóng nó trước."
        )
        moment = since.strftime("%H:%M %d/%m/%Y")
        return DataFileProblem(
            "second-instance", sentence.format(user=holder.user, machine=holder.machine, since=moment)
        )
