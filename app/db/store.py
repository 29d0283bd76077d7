"""The data file while it is open: the one door to reading, writing and undoing.

Each thread that uses the store keeps one connection of its own. Writers take turns; a write is one operation of the
history and is announced to listeners only after its commit.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from app.crash_points import CrashPoint, reach
from app.db import history, opening, undo
from app.db.engine import BUSY_SECONDS, Access, begin_immediately, faults, make_engine
from app.db.gate import Gate
from app.db.history import OperationKind, UndoableOperation
from app.db.location import Location, locate
from app.db.problems import problem, problem_of
from app.db.remembering import one_view
from app.errors import Refused
from app.i18n import _

_log = logging.getLogger(__name__)

Clock = Callable[[], datetime]
Exchanged = TypeVar("Exchanged")


@dataclass(frozen=True, slots=True)
class Change:
    """A write that has been committed: its label and the logged tables whose rows it changed."""

    label: str
    tables: frozenset[str]


def utc_now() -> datetime:
    """The clock of the computer, aware of its zone."""
    return datetime.now(UTC)


class Store:
    """One open data file; made by :meth:`open` or :meth:`create`, ended by :meth:`close`."""

    def __init__(self, path: Path, *, clock: Clock, read_only: bool, location: Location) -> None:
        self.path = path
        self.clock = clock
        self.read_only = read_only
        self.location = location
        self._engine: Engine = make_engine(path, Access.READ if read_only else Access.WRITE)
        self._writing = threading.Lock()
        self._gate = Gate()
        self._local = threading.local()
        self._connections: dict[threading.Thread, Connection] = {}
        self._registry = threading.Lock()
        self._listeners: list[Callable[[Change], None]] = []
        self._is_closed = False

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        clock: Clock,
        read_only: bool = False,
        locate: Callable[[Path], Location] = locate,
    ) -> "Store":
        """Open an existing data file, migrating an older one after a verified backup.

        Where the folder cannot be written the store comes back with ``read_only`` set. Raises
        :class:`~app.errors.DataFileProblem` and leaves the file as it is when it must not be opened.
        """
        is_read_only = opening.prepare(path, at=clock(), read_only=read_only)
        return cls(path, clock=clock, read_only=is_read_only, location=locate(path))

    @classmethod
    def create(cls, path: Path, *, clock: Clock, locate: Callable[[Path], Location] = locate) -> "Store":
        """Make a new, empty data file and open it; an existing file is never written over."""
        opening.make_new(path)
        return cls.open(path, clock=clock, locate=locate)

    @property
    def warnings(self) -> tuple[str, ...]:
        """Vietnamese sentences about where the file lies; empty when the place is good."""
        return self.location.warnings()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent view of the data; inside a write or another read of this thread, that same view."""
        running = self._running()
        if running is not None:
            yield running
            return
        with self._gate.inside(), self._translated():
            connection = self._connection()
            self._pragma(connection, "query_only=ON")
            begin_immediately(connection, is_immediate=False)
            with connection.begin(), one_view(connection):
                yield connection

    @contextmanager
    def write(self, label: str, actor: str, *, kind: OperationKind = OperationKind.EDIT) -> Iterator[Connection]:
        """One operation: committed when the block ends, wholly absent when it raises.

        ``kind`` decides whether it can be undone. A write inside a write or a read of the same thread is a bug
        (``RuntimeError``).
        """
        with self._operation(label, actor, kind=kind) as connection:
            yield connection

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Call ``listener`` after every commit, on the thread that wrote; returns the way to stop it."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def undo(self, actor: str) -> str:
        """Take back the newest operation still in force; returns its label, raises ``Refused`` with the reason."""
        with self.read() as connection:
            step = history.latest(connection)
        if step is None:
            raise Refused("nothing-to-undo", _("Không còn việc nào để hoàn tác."))
        if step.is_final:
            raise _is_final(step)
        self._take_back(step, _("Hoàn tác: {label}").format(label=step.label), actor)
        return step.label

    def redo(self, actor: str) -> str:
        """Take back the newest undo; returns its label, raises ``Refused`` when there is none or new work since."""
        with self.read() as connection:
            step = history.latest_undo(connection)
        if step is None:
            raise Refused("nothing-to-redo", _("Không còn việc nào để làm lại."))
        label = step.label.removeprefix(_("Hoàn tác: {label}").format(label=""))
        self._take_back(step, _("Làm lại: {label}").format(label=label), actor)
        return label

    def undoable(self) -> UndoableOperation | None:
        """What :meth:`undo` would take back; ``None`` when there is nothing or it is final."""
        with self.read() as connection:
            step = history.latest(connection)
        return None if step is None or step.is_final else UndoableOperation(step.id, step.label, step.at, step.kind)

    def redoable(self) -> UndoableOperation | None:
        """What :meth:`redo` would bring back."""
        with self.read() as connection:
            step = history.latest_undo(connection)
        return None if step is None else UndoableOperation(step.id, step.label, step.at)

    def faults(self) -> tuple[str, ...]:
        """What SQLite finds wrong in the whole file, in its own words; empty when it is sound."""
        with self.read() as connection:
            raw: Any = connection.connection.dbapi_connection
            dangling = raw.execute("PRAGMA foreign_key_check").fetchall()
            return (
                *faults(raw, is_thorough=True),
                *(f"row {row[1]} of {row[0]} points to no {row[2]}" for row in dangling),
            )

    def exchange(self, label: str, actor: str, swap: Callable[[Path], Exchanged]) -> Exchanged:
        """Let ``swap`` put another file in the place of this one while nobody uses it, then go on with that one.

        The history of the new file gets one operation named ``label``; listeners hear that every table changed.
        """
        if self.read_only:
            raise problem("read-only", self.path)
        with self._alone():
            self._close_connections()
            swapped = swap(self.path)
            opening.prepare(self.path, at=self.clock())
        with self._operation(label, actor, changed=frozenset(table.name for table in history.logged_tables())):
            pass
        return swapped

    def close(self) -> None:
        """Close every connection; the file is then one file and may be copied. Closing twice is fine."""
        if self._is_closed:
            return
        self._is_closed = True
        self._close_connections()
        if not self.read_only:
            opening.mark_closed(self.path)

    # ------------------------------------------------------------------------------------------------- inside

    def _take_back(self, step: history.Step, label: str, actor: str) -> None:
        with self._operation(label, actor, undoes_id=step.id, has_foreign_keys=False) as connection:
            undo.replay(connection, step)

    @contextmanager
    def _operation(
        self,
        label: str,
        actor: str,
        *,
        kind: OperationKind = OperationKind.EDIT,
        undoes_id: int | None = None,
        has_foreign_keys: bool = True,
        changed: frozenset[str] = frozenset(),
    ) -> Iterator[Connection]:
        if self.read_only:
            raise problem("read-only", self.path)
        if self._running() is not None:
            raise RuntimeError("write inside another transaction of the same thread")
        with self._turn(), self._gate.inside(), self._translated():
            connection = self._connection()
            self._pragma(connection, "query_only=OFF")
            self._pragma(connection, f"foreign_keys={'ON' if has_foreign_keys else 'OFF'}")
            self._follow(connection)
            begin_immediately(connection, is_immediate=True)
            with connection.begin() as transaction:
                operation_id = history.begin_operation(
                    connection, at=self.clock(), actor=actor, label=label, kind=kind, undoes_id=undoes_id
                )
                yield connection
                if not transaction.is_active:
                    raise RuntimeError("the transaction was ended inside the write")
                tables = history.end_operation(connection, operation_id)
                reach(CrashPoint.WRITE_BEFORE_COMMIT)
        reach(CrashPoint.WRITE_AFTER_COMMIT)
        self._announce(Change(label, tables | changed))

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._writing.acquire(timeout=BUSY_SECONDS):
            raise problem("busy", self.path)
        try:
            yield
        finally:
            self._writing.release()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if self._running() is not None:
            raise RuntimeError("exchange inside a transaction of the same thread")
        try:
            with self._turn(), self._gate.alone(BUSY_SECONDS):
                yield
        except TimeoutError as error:
            raise problem("busy", self.path) from error

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            understood = problem_of(error, self.path)
            if understood is None:
                raise
            raise understood from error

    def _announce(self, change: Change) -> None:
        for listener in tuple(self._listeners):
            try:
                listener(change)
            except Exception:  # noqa: BLE001 - the write is done; a page that fails to refresh must not deny it
                _log.exception("listener failed after %s", change.label)

    def _running(self) -> Connection | None:
        """The connection of this thread while it is inside a read or a write."""
        connection: Connection | None = getattr(self._local, "connection", None)
        return connection if connection is not None and not connection.closed and connection.in_transaction() else None

    def _connection(self) -> Connection:
        if self._is_closed:
            raise RuntimeError("the store is closed")
        connection: Connection | None = getattr(self._local, "connection", None)
        if connection is None or connection.closed:
            with self._translated():
                connection = self._engine.connect()
            self._pragma(connection, "query_only=ON")
            self._local.connection = connection
            self._keep(connection)
        return connection

    @staticmethod
    def _follow(connection: Connection) -> None:
        """Have the log follow what a connection writes, from its first write on: most only ever read.

        A connection that got only half of the log is closed; the next write begins with a new one.
        """
        if "is_followed" in connection.info:
            return
        raw = connection.connection.dbapi_connection
        try:
            history.install(raw)
            undo.install(raw)
        except BaseException:
            connection.close()
            raise
        connection.info["is_followed"] = True

    def _keep(self, connection: Connection) -> None:
        with self._registry:
            for thread in [thread for thread in self._connections if not thread.is_alive()]:
                self._connections.pop(thread).close()
            self._connections[threading.current_thread()] = connection

    def _close_connections(self) -> None:
        with self._registry:
            for connection in self._connections.values():
                connection.close()
            self._connections.clear()
        self._engine.dispose()

    @staticmethod
    def _pragma(connection: Connection, setting: str) -> None:
        # Past SQLAlchemy, which would begin a transaction first; both settings are ignored inside one.
        raw: Any = connection.connection.dbapi_connection
        raw.execute(f"PRAGMA {setting}")


def _is_final(step: history.Step) -> Refused:
    if step.kind is OperationKind.SET_UP:
        sentence = _("“{label}” là việc lập tệp dữ liệu này nên không hoàn tác được; chưa có gì thay đổi.")
        advice = _("Hãy lập thư mục dữ liệu mới, hoặc sửa ở trang Đơn vị và Ban chỉ đạo.")
        return Refused("undo-set-up", sentence.format(label=step.label), advice)
    sentence = _("“{label}” đã ra khỏi cơ quan hoặc đã khóa nên không hoàn tác được.")
    return Refused("undo-final", sentence.format(label=step.label))
