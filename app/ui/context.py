"""What every page may use: the open data file, the worker, the settings, and the news between pages."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from app import settings as settings_file
from app.settings import Settings
from app.ui.jobs import JobRunner

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.workspace import Workspace


class Change(Protocol):
    """A write that was committed: what it was called and which tables it touched."""

    @property
    def label(self) -> str:
        """What was done, in Vietnamese."""

    @property
    def tables(self) -> frozenset[str]:
        """Names of the tables that are different now."""


class UiContext(QObject):
    """Handed to every page by the window that owns it.

    ``changed`` brings a :class:`Change` after each write; ``year_changed`` the report year; ``asked_to_go`` a place of
    the window with an optional target there; ``said`` one past-tense sentence for the snackbar and whether the
    operation can be undone; ``offered`` a sentence, a verb and what the verb does;
    ``undo_asked`` and ``redo_asked`` that the last operation be taken back or done again, with the question that needs;
    ``folder_chosen`` a data folder to open, ``close_asked`` that the open one be closed;
    ``leaving`` comes before it is let go, while what was typed can still be written.
    """

    changed = Signal(object)
    year_changed = Signal(int)
    asked_to_go = Signal(str, object)
    said = Signal(str, bool)
    offered = Signal(str, str, object)
    undo_asked = Signal()
    redo_asked = Signal()
    look_changed = Signal()
    folder_chosen = Signal(Path)
    close_asked = Signal()
    leaving = Signal()

    def __init__(self, settings_path: Path, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs = jobs
        self._settings_path = settings_path
        self.settings = settings_file.load(settings_path)
        self._workspace: Workspace | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self._year = 0
        self._saving = QTimer(self, singleShot=True, interval=400)
        self._saving.timeout.connect(self.save_settings)

    @property
    def workspace(self) -> "Workspace":
        """The open data file; asking before one is open is a bug."""
        if self._workspace is None:
            raise RuntimeError("no data file is open")
        return self._workspace

    @property
    def is_open(self) -> bool:
        """Whether a data file is open."""
        return self._workspace is not None

    def attach(self, workspace: "Workspace", year: int) -> None:
        """Work on ``workspace`` from now on, showing ``year``."""
        self.detach()
        self._workspace = workspace
        self._year = year
        # A write may end on the worker; emitting is safe there, and Qt delivers on the thread of the listener.
        self._unsubscribe = workspace.store.subscribe(self.changed.emit)

    def detach(self) -> None:
        """Let go of the data file; the caller closes it."""
        if self._unsubscribe:
            self._unsubscribe()
        self._unsubscribe = None
        if self._workspace is not None:
            self.leaving.emit()
        self._workspace = None

    @property
    def year(self) -> int:
        """The report year «năm số liệu» all pages show."""
        return self._year

    def set_year(self, year: int) -> None:
        """Show another report year everywhere."""
        if year != self._year:
            self._year = year
            self.remember(year=year)
            self.year_changed.emit(year)

    def go(self, place: str, target: object = None) -> None:
        """Open a place of the window, at the exact thing if ``target`` says which."""
        self.asked_to_go.emit(place, target)

    def say(self, sentence: str, *, can_undo: bool = False) -> None:
        """Show one sentence in the snackbar, with Hoàn tác when the last operation can be undone."""
        self.said.emit(sentence, can_undo)

    def offer(self, sentence: str, verb: str, act: "Callable[[], None]") -> None:
        """Show one sentence in the snackbar with a button that does ``act``."""
        self.offered.emit(sentence, verb, act)

    def remember(self, **values: Any) -> Settings:
        """Change settings of this computer; they are written a moment later."""
        self.settings = replace(self.settings, **values)
        self._saving.start()
        return self.settings

    def save_settings(self) -> None:
        """Write the settings now."""
        self._saving.stop()
        settings_file.save(self._settings_path, self.settings)
