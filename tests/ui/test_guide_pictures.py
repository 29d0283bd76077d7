"""Pictures of the user guide, taken from the program itself: ``poe shots`` writes them beside the guide."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.paths import program_root, resources
from app.reports import docx_writer
from app.services import events, papers, templates
from app.services.appearance import tokens
from app.services.templates import Filling
from app.services.workspace import Workspace
from app.ui import application
from app.ui.events.page import EventsPage
from app.ui.papers.page import PapersPage
from app.ui.plans.page import PlansPage
from app.ui.reviews.page import ReviewsPage
from app.ui.submissions.page import SubmissionsPage
from app.ui.window import MainWindow
from tests.support.filled_plans import filled
from tests.support.ordinary_papers import LETTER, ORDINARY_PAPERS
from tests.support.spoiling import colour, look, size
from tests.support.spoiling import spoilt as spoilt_by
from tests.support.word_templates import a_template

pytestmark = pytest.mark.shots

FOLDER = program_root() / "docs" / "huong-dan"
SAMPLES = program_root() / "tests" / "samples" / "ha-quang-2021"


class Camera:
    """Waits until nothing moves any more, then keeps what the window shows."""

    def __init__(self, window: MainWindow, app: QApplication, qtbot: QtBot) -> None:
        self.window, self._app, self._qtbot = window, app, qtbot

    def rest(self) -> None:
        """Wait for the worker, and for what follows a pause in typing or writing."""
        self._qtbot.waitUntil(lambda: not self.window.jobs.jobs, timeout=60_000)
        # Words wrap once their width is known, and the rows below move once more after that.
        for _pass in range(4):
            self._app.processEvents()

    def wait(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is in sight."""
        self._qtbot.waitUntil(is_so, timeout=60_000)

    def take(self, name: str) -> None:
        """Write one picture."""
        self.rest()
        self.window.snackbar.hide()
        assert self.window.grab().save(str(FOLDER / f"{name}.png"))


@pytest.fixture
def camera(make_window: Callable[[], MainWindow], qapp: QApplication, qtbot: QtBot) -> Camera:
    application.dress(qapp, tokens(), mode="light", percent=100)
    window = make_window()
    window.resize(1366, 768)
    return Camera(window, qapp, qtbot)


def _submissions(window: MainWindow) -> SubmissionsPage:
    window.go("submissions", None)
    page = window.pages.currentWidget()
    assert isinstance(page, SubmissionsPage)
    return page


def _take_import(camera: Camera, open_data: Callable[[str], Workspace]) -> None:
    """Some reports are here already, three communes are new; then one workbook before it is received."""
    window = camera.window
    window.show_workspace(open_data("sent"))
    page = _submissions(window)
    page.take_files([SAMPLES])
    camera.rest()
    page.intake.files.table.select(lambda row: row.unit_name == "Nội Thôn")
    camera.take("02-nhap-bao-cao")
    page.intake.open_preview()
    camera.take("02b-xem-truoc")
    window.go("submissions", "questions")
    camera.take("02c-cau-hoi")


def _take_papers(camera: Camera) -> None:
    """A letter beside its pages, a Word file with three departures, a template with its tags."""
    window = camera.window
    ws = window.context.workspace
    letter = papers.save(ws, LETTER)
    templates.add(ws, "Thư đôn đốc", a_template("Kính gửi {{ kinh_gui }}"), Filling("unit", window.context.year))
    window.go("papers", letter)
    page = window.pages.currentWidget()
    assert isinstance(page, PapersPage)
    camera.wait(lambda: page.papers.editor.preview.view.page_count > 0)
    camera.take("07-van-ban")
    with TemporaryDirectory() as folder:
        spoilt = Path(folder) / "Kế hoạch của xã.docx"
        content = docx_writer.render(ORDINARY_PAPERS["KH issued"]())
        for spoil in (size("CỘNG HÒA", 16), look("Độc lập", "bold", value=False), colour("Trên đây")):
            content = spoilt_by(content, spoil)
        spoilt.write_bytes(content)
        page.take_files([spoilt])
        camera.take("08-kiem-tra-the-thuc")
    window.go("papers", "templates")
    camera.rest()
    camera.take("09-mau-word")


def test_that_the_guide_has_its_pictures(camera: Camera, open_data: Callable[[str], Workspace], qtbot: QtBot) -> None:
    window = camera.window
    camera.take("00-bat-dau")
    _take_import(camera, open_data)
    window.show_workspace(open_data("demo"))
    window.go("overview", None)
    camera.take("01-tong-quan")
    page = _submissions(window)
    worst = max(page.board.rows, key=lambda row: row.errors)
    assert worst.submission_id is not None
    page.open_report(worst.submission_id)
    camera.take("03-duyet-bao-cao")
    window.go("reviews", None)
    review = window.pages.currentWidget()
    assert isinstance(review, ReviewsPage)
    camera.rest()
    review.report.outline.select("II.2.a-3")
    qtbot.waitUntil(lambda: review.report.preview.view.page_count > 0, timeout=60_000)
    camera.take("04-bao-cao-so-ket")
    window.go("reviews", "figures")
    camera.rest()
    review.figures.show_code("C01")
    camera.take("05-so-lieu-tong-hop")
    _take_papers(camera)
    window.go("system", "backups")
    camera.take("06-sao-luu")


def test_that_the_guide_shows_a_season(camera: Camera, open_data: Callable[[str], Workspace]) -> None:
    window = camera.window
    window.show_workspace(open_data("demo"))
    window.go("events", "plan")
    camera.take("10-ke-hoach-mua")
    partly = next(row.event.id for row in events.events(window.context.workspace) if row.event.dropped)
    window.go("events", partly)
    page = window.pages.currentWidget()
    assert isinstance(page, EventsPage)
    page.events.editor.tab_bar.setCurrentIndex(2)
    camera.take("11-su-kien")
    window.go("events", "tiers")
    tiers = page.tiers
    tiers.table.select(lambda line: line.unit.name == "Sóc Hà")
    tiers.enter_level()
    tiers.entry.suggest(3)
    tiers.entry.form.set_values(document="30/TB-UBND", document_on=date(2022, 1, 18), authority="UBND huyện")
    tiers.entry.look_ahead()
    camera.take("12-cap-do")
    tiers.close_entry()
    window.go("events", "rules")
    camera.take("13-quy-tac")


def test_that_the_guide_shows_commendation(camera: Camera, open_data: Callable[[str], Workspace]) -> None:
    window = camera.window
    window.show_workspace(open_data("demo"))
    window.go("awards", "board")
    camera.take("14-khen-thuong")


def test_that_the_guide_shows_plans(camera: Camera, open_data: Callable[[str], Workspace]) -> None:
    """A year under a plan, filled by rule with figures that are nobody's; then the text of another is read."""
    window = camera.window
    window.show_workspace(filled(open_data("demo"), "binh-phuoc-2022", 2022))
    window.go("plans", ("plans", "binh-phuoc-2022", ""))
    camera.take("15-bang-theo-doi")
    window.go("plans", ("tasks", "binh-phuoc-2022"))
    camera.take("16-nhiem-vu")
    window.go("plans", "plans")
    page = window.pages.currentWidget()
    assert isinstance(page, PlansPage)
    page.take_files([resources() / "presets" / "plans" / "lao-cai-1219.txt"])
    camera.take("17-doc-ke-hoach")
