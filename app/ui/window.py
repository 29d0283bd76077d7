"""Main window: the frame around all pages, made from the list of places. It knows no page and no service by name."""

import importlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QMainWindow, QStackedWidget, QWidget

from app.errors import Problem
from app.i18n import _
from app.ui import application, dialogs, operations, theme
from app.ui.context import Change, UiContext
from app.ui.frame import keys, placement
from app.ui.frame.nav import NavBar
from app.ui.frame.status_bar import StatusBar
from app.ui.frame.top_bar import TopBar
from app.ui.frame.undoing import Undoing
from app.ui.jobs import JobRunner
from app.ui.places import PLACES, make_page
from app.ui.start.page import StartPage
from app.version import PROGRAM

if TYPE_CHECKING:
    from app.ui.widgets.page import Page

_SHORT_WIDTH = 1100


class MainWindow(QMainWindow):
    """Navigation, top bar, pages, status bar; owns the worker and the context."""

    def __init__(self, settings_path: Path, tokens: Mapping[str, Any]) -> None:
        super().__init__()
        self._tokens = tokens
        self.jobs = JobRunner(self)
        self.context = UiContext(settings_path, self.jobs, self)
        # Loaded with the data file, not with the window: it brings the services and the database libraries.
        self._desk: Any = None
        self._is_closing = False
        self._pages: dict[str, Page] = {}
        self.setWindowTitle(PROGRAM)
        self.setAcceptDrops(True)
        self.nav = NavBar(PLACES)
        self.top_bar = TopBar()
        self.status_bar = StatusBar()
        self.pages = QStackedWidget()
        self.start = StartPage(self.context)
        self.front = QStackedWidget()
        self.front.addWidget(self.start)
        self._shell = self._make_shell()
        self.front.addWidget(self._shell)
        self.setCentralWidget(self.front)
        self._undoing = Undoing(self, self.context, self.pages, self.status_bar, self.load_desk)
        self.snackbar = self._undoing.snackbar
        self.undo, self.redo = self._undoing.undo, self._undoing.redo
        self._connect()
        keys.install(self)
        self.setMinimumSize(placement.LEAST)
        wanted = QSize(theme.current().px(1200), theme.current().px(760))
        placement.place(self, self.context.settings.window_geometry, wanted)
        self.nav.set_wanted_narrow(is_narrow=self.context.settings.is_nav_collapsed)

    def _make_shell(self) -> QWidget:
        shell = QWidget()
        grid = QGridLayout(shell)
        theme.space(grid, gap=0)
        grid.addWidget(self.nav, 0, 0, 2, 1)
        grid.addWidget(self.top_bar, 0, 1)
        # Where the screen is lower than a page can be, the page scrolls and the status bar stays in sight.
        grid.addWidget(placement.PageArea(self.pages), 1, 1)
        grid.addWidget(self.status_bar, 2, 0, 1, 2)
        grid.setRowStretch(1, 1)
        grid.setColumnStretch(1, 1)
        return shell

    def _connect(self) -> None:
        self.nav.chosen.connect(self.go)
        self.nav.collapse_toggled.connect(lambda value: self.context.remember(is_nav_collapsed=value))
        self.top_bar.help_asked.connect(self.show_help)
        self.top_bar.theme_asked.connect(self.toggle_theme)
        self.top_bar.report_year.year_chosen.connect(self.context.set_year)
        self.top_bar.event_year.year_chosen.connect(self._set_event_year)
        self.top_bar.search.finder = self._find
        self.top_bar.search.went.connect(self._go_to_hit)
        self.status_bar.stop_asked.connect(self.jobs.cancel_all)
        self.jobs.changed.connect(self._show_jobs)
        self.context.changed.connect(self._on_changed)
        self.context.year_changed.connect(lambda _year: self._refresh_frame())
        self.context.asked_to_go.connect(self.go)
        self.context.look_changed.connect(self.apply_look)
        self.context.folder_chosen.connect(self.open_folder)
        self.context.close_asked.connect(self.close_data)
        self.start.plans = lambda: self.load_desk().plans()
        self.start.plan_asked.connect(self._create)
        self.start.sample_asked.connect(self._open_sample)

    # --- the data file ---

    def begin(self, named: Path | None) -> None:
        """Open the folder named on the command line, else the one used last, else stay on the start page."""
        last = self.context.settings.data_folder
        folder = named or (Path(last) if last else None)
        if folder is None or (named is None and not folder.exists()):
            self.start.refresh()
            return
        self.open_folder(folder)

    def load_desk(self) -> Any:
        """The part of the frame that speaks to the services."""
        if self._desk is None:
            self._desk = importlib.import_module("app.ui.desk")
        return self._desk

    def open_folder(self, folder: Path) -> None:
        """Open a data folder on the worker: an older file is lifted to the present schema there."""
        self._open(_("Mở số liệu"), lambda: self.load_desk().open_folder(folder, self.context.settings.operator))

    def _create(self, folder: Path, plan_id: str) -> None:
        actor = self.context.settings.operator
        self._open(_("Tạo số liệu từ kế hoạch"), lambda: self.load_desk().create(folder, plan_id, actor))

    def _open_sample(self, folder: Path) -> None:
        actor = self.context.settings.operator
        operations.run(
            self,
            self.context,
            _("Tạo số liệu mẫu"),
            lambda progress: self.load_desk().create_sample(folder, actor, progress),
            done=self.show_workspace,
        )

    def _open(self, title: str, work: Any) -> None:
        self.start.show_busy(title)
        operations.run(
            self, self.context, title, lambda _progress: work(), done=self.show_workspace, failed=self._opening_failed
        )

    def _opening_failed(self, problem: Problem) -> bool:
        self.start.show_busy("")
        self.front.setCurrentWidget(self._shell if self.context.is_open else self.start)
        dialogs.show_problem(self, problem)
        return True

    def show_workspace(self, workspace: Any) -> None:
        """Work on an open data file, starting at the first place."""
        self._detach()
        self.start.show_busy("")
        folder = str(workspace.folder.data_file)
        recent = [folder, *(item for item in self.context.settings.recent_folders.splitlines() if item != folder)]
        self.context.remember(data_folder=folder, recent_folders="\n".join(recent[:6]))
        years = self.load_desk().years(workspace)
        kept = self.context.settings.year
        self.context.attach(workspace, kept if kept in years else years[0])
        self.front.setCurrentWidget(self._shell)
        self._refresh_frame()
        self.go(PLACES[0].key)
        if not self.context.settings.has_read_secrecy_notice:
            dialogs.show_secrecy(self, self.context)

    def close_data(self) -> None:
        """Close the data file and show the start page."""
        self._detach()
        self.context.remember(data_folder="")
        self.front.setCurrentWidget(self.start)
        self.start.refresh()

    def _detach(self) -> None:
        if not self.context.is_open:
            return
        # A job may be reading: the file is closed only when the worker is idle.
        if not self._is_closing:
            self.jobs.drain()
        workspace = self.context.workspace
        self.context.detach()
        for page in self._pages.values():
            self.pages.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self.snackbar.hide()
        self.load_desk().close(workspace)

    # --- places ---

    def go(self, key: str, target: object = None) -> None:
        """Open a place; with ``target`` the exact thing there."""
        place = next(item for item in PLACES if item.key == key)
        if not self.context.is_open:
            return
        if key not in self._pages:
            self._pages[key] = make_page(place, self.context)
            self.pages.addWidget(self._pages[key])
        page = self._pages[key]
        self.nav.set_current(key)
        self.pages.setCurrentWidget(page)
        page.ensure_fresh()
        page.setFocus()
        if target is not None:
            page.open_target(target)
        if self.snackbar.isVisible():
            self.snackbar.raise_()

    @property
    def page(self) -> QWidget:
        """The page in sight."""
        if self.front.currentWidget() is self.start:
            return self.start
        return self.pages.currentWidget() or self.start

    def _find(self, text: str) -> Any:
        if not self.context.is_open:
            return ()
        return self.load_desk().search(self.context.workspace, self.context.year, text)

    def _go_to_hit(self, hit: Any) -> None:
        self.go(hit.place, hit.target)

    def _set_event_year(self, year: int) -> None:
        operations.write(self, lambda: self.load_desk().set_event_year(self.context.workspace, year))

    # --- news ---

    def _on_changed(self, change: Change) -> None:
        if not self.context.is_open:  # the news of a write that ended while the data file was being closed
            return
        self._refresh_frame()
        if not change.tables <= getattr(self.page, "quiet_tables", frozenset()):
            self._undoing.announce(change)

    def _refresh_frame(self) -> None:
        if not self.context.is_open:
            return
        desk, workspace = self.load_desk(), self.context.workspace
        facts = desk.facts(workspace, self.context.year)
        self.top_bar.committee.setText(facts.committee)
        self.top_bar.province.setText(facts.province)
        self.top_bar.report_year.show_year(self.context.year, facts.years, facts.years_with_reports)
        self.top_bar.event_year.show_year(facts.event_year, facts.event_years)
        self.status_bar.show_file(workspace.folder.path.name, str(workspace.folder.data_file))
        self.status_bar.show_backup(facts.last_backup_on)
        self._undoing.refresh()
        self.setWindowTitle(f"{facts.committee} - {PROGRAM}" if facts.committee else PROGRAM)
        for key, count, tone in facts.badges:
            self.nav.show_count(key, count, tone)
        self._show_jobs()
        self._fit()

    def _show_jobs(self) -> None:
        jobs = self.jobs.jobs
        if jobs:
            self.status_bar.show_job(jobs[0], len(jobs) - 1)
        else:
            self.status_bar.show_saved("")
            # However an opening ended: also stopped, or with a bug that only its box tells of.
            self.start.show_busy("")

    def show_help(self) -> None:
        """Explain the page in sight, with its keys."""
        lines = getattr(self.page, "help_lines", ())
        keys.show_help(self, lines)

    # --- look ---

    def toggle_theme(self) -> None:
        """Switch between light and dark."""
        self.context.remember(theme="light" if theme.current().is_dark else "dark")
        self.apply_look()

    def zoom(self, by: int) -> None:
        """Larger or smaller letters; 0 is 100 %."""
        percent = self.context.settings.font_percent + by if by else 100
        percent = min(theme.LARGEST_PERCENT, max(theme.SMALLEST_PERCENT, percent))
        self.context.remember(font_percent=percent)
        self.apply_look()

    def apply_look(self) -> None:
        """Put the settings of the look into force."""
        settings = self.context.settings
        application.dress(theme.application(), self._tokens, mode=settings.theme, percent=settings.font_percent)
        self.nav.apply()
        self._fit()

    def _fit(self) -> None:
        percent = theme.current().percent
        width = self.width() * 100 / percent
        self.nav.set_forced_narrow(is_narrow=width < theme.current().sizes["collapse_below"])
        self.top_bar.set_short(is_short=width < _SHORT_WIDTH)
        self.status_bar.set_short(is_short=width < _SHORT_WIDTH)

    # --- events of Qt ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Collapse what needs room."""
        super().resizeEvent(event)
        self._fit()
        QTimer.singleShot(0, self.snackbar.place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc stops what runs, when nothing nearer took the key."""
        if event.key() == Qt.Key.Key_Escape and self.jobs.jobs:
            self.jobs.cancel_all()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders are welcome anywhere once a data file is open."""
        if self.context.is_open and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand what was dropped to the page in sight, else to the one that reads reports."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.take_files(paths)

    def take_files(self, paths: list[Path]) -> None:
        """Let the page in sight take files or folders, else start to read them as reports."""
        if any(page is self.page and page.take_files(paths) for page in self._pages.values()):
            return
        self.go("submissions")
        page = self._pages["submissions"]
        page.take_files(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask while something runs; then stop it, wait, and close the data file."""
        if self.jobs.jobs:
            event.ignore()
            titles = [job.title for job in self.jobs.jobs]
            text = _("Việc chưa xong sẽ dừng, không ghi gì nửa chừng.")
            dialogs.ask(self, _("Đang có việc chạy"), text, _("Dừng việc và đóng"), self._stop_and_close, things=titles)
            return
        self.context.remember(window_geometry=placement.kept(self))
        self.context.save_settings()
        self._is_closing = True
        self.jobs.close()
        self._detach()
        event.accept()

    def _stop_and_close(self) -> None:
        self.jobs.close()
        self.close()
