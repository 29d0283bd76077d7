"""Pictures of every page: ``poe shots`` writes them to out/shots for people to look at."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.paths import program_root
from app.services import events
from app.services.appearance import tokens
from app.services.workspace import Workspace
from app.ui import application
from app.ui.events.page import EventsPage
from app.ui.widgets.pdf_view import PdfView
from app.ui.window import MainWindow

pytestmark = pytest.mark.shots

FOLDER = program_root() / "out" / "shots"
VIEWS: tuple[tuple[str, str, object], ...] = (
    ("01-tong-quan", "overview", None),
    ("02-don-vi", "units", None),
    ("03-bao-cao-xa", "submissions", None),
    ("04-bao-cao-so-ket", "reviews", None),
    ("04a1-ngay-hoi-ke-hoach", "events", "plan"),
    ("04a2-ngay-hoi-su-kien", "events", "events"),
    ("04a3-ngay-hoi-cap-do", "events", "tiers"),
    ("04a4-ngay-hoi-quy-tac", "events", "rules"),
    ("04a8-khen-thuong-suat", "awards", "board"),
    ("04a8b-khen-thuong-de-nghi", "awards", "nominations"),
    ("04a8c-khen-thuong-hoi-dong", "awards", "council"),
    ("04a8d-khen-thuong-quyet-dinh", "awards", "decisions"),
    ("04a8e-khen-thuong-giay-to", "awards", "papers"),
    ("04a8f-khen-thuong-in-bang", "awards", "certificates"),
    ("04a8g-khen-thuong-danh-muc", "awards", "rules"),
    ("04a9-ke-hoach", "plans", "plans"),
    ("04a9a-ke-hoach-chi-tieu", "plans", "targets"),
    ("04a9b-ke-hoach-nhiem-vu", "plans", "tasks"),
    ("04a9c-ke-hoach-thoi-han", "plans", "duties"),
    ("04a9d-ke-hoach-so-theo-doi", "plans", "registers"),
    ("04a9e-ke-hoach-khao-sat", "plans", "surveys"),
    ("04a9f-ke-hoach-phan-loai", "plans", "classification"),
    ("04a9g-bang-theo-doi", "plans", ("plans", "ha-quang-2022", "")),
    ("04a9h-nguyen-van", "plans", ("plans", "ha-quang-2022", "IV.6")),
    ("04b-van-ban", "papers", "papers"),
    ("04c-so-van-ban-di", "papers", "register"),
    ("04d-kiem-tra-the-thuc", "papers", "lint"),
    ("04e-mau-word", "papers", "templates"),
    ("05a-ban-chi-dao", "system", "committee"),
    ("05b-sao-luu", "system", "backups"),
    ("05c-lich-su", "system", "history"),
    ("05d-may-nay", "system", "preferences"),
    ("05e-gioi-thieu", "system", "about"),
)
LOOKS = (
    ("light", 100, (1366, 768)),
    ("dark", 100, (1366, 768)),
    ("light", 150, (1366, 768)),
    ("dark", 150, (1366, 768)),
    ("light", 100, (1920, 1080)),
)


def _save(window: MainWindow, name: str, look: tuple[str, int, tuple[int, int]], data: str) -> Path:
    mode, percent, (width, height) = look
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{name}-{data}-{mode}-{percent}-{width}x{height}.png"
    assert window.grab().save(str(path))
    return path


def _has_pages(window: MainWindow) -> bool:
    return all(view.page_count for view in window.findChildren(PdfView) if view.isVisible())


@pytest.mark.parametrize("look_of", LOOKS, ids=lambda item: f"{item[0]}-{item[1]}-{item[2][0]}")
@pytest.mark.parametrize("data", ["empty", "demo"])
def test_that_every_page_is_drawn(
    make_window: Callable[[], MainWindow],
    open_data: Callable[[str], Workspace],
    qapp: QApplication,
    qtbot: QtBot,
    data: str,
    look_of: tuple[str, int, tuple[int, int]],
) -> None:
    mode, percent, (width, height) = look_of
    application.dress(qapp, tokens(), mode=mode, percent=percent)
    window = make_window()
    window.resize(width, height)
    qapp.processEvents()
    _save(window, "00-bat-dau", look_of, data)
    window.show_workspace(open_data(data))
    for name, place, target in VIEWS:
        window.go(place, target)
        qtbot.waitUntil(lambda: not window.jobs.jobs, timeout=60_000)
        qtbot.waitUntil(lambda: _has_pages(window), timeout=60_000)
        # Words wrap once their width is known, and the rows below move once more after that.
        for _pass in range(3):
            qapp.processEvents()
        _save(window, name, look_of, data)
        assert (window.width(), window.height()) == (width, height)


@pytest.mark.parametrize("look_of", LOOKS, ids=lambda item: f"{item[0]}-{item[1]}-{item[2][0]}")
def test_that_an_open_event_is_drawn_with_every_section(
    make_window: Callable[[], MainWindow],
    open_data: Callable[[str], Workspace],
    qapp: QApplication,
    qtbot: QtBot,
    look_of: tuple[str, int, tuple[int, int]],
) -> None:
    mode, percent, (width, height) = look_of
    application.dress(qapp, tokens(), mode=mode, percent=percent)
    window = make_window()
    window.resize(width, height)
    window.show_workspace(open_data("demo"))
    partly = next(row.event.id for row in events.events(window.context.workspace) if row.event.dropped)
    window.go("events", partly)
    page = window.page
    assert isinstance(page, EventsPage)
    editor = page.events.editor
    for number in range(editor.tab_bar.count()):
        editor.tab_bar.setCurrentIndex(number)
        qtbot.waitUntil(lambda: not window.jobs.jobs, timeout=60_000)
        qtbot.waitUntil(lambda: _has_pages(window), timeout=60_000)
        for _pass in range(3):
            qapp.processEvents()
        _save(window, f"04a5-su-kien-{number}", look_of, "demo")
        assert (window.width(), window.height()) == (width, height)
    page.events.close_one()
    page.open_target("tiers")
    page.tiers.enter_level()
    qapp.processEvents()
    _save(window, "04a6-ghi-cap-do", look_of, "demo")
    page.tiers.close_entry()
    page.open_target("rules")
    page.rules.kinds.select(lambda _kind: True)
    page.rules.kinds.view.setFocus()
    QTest.keyClick(page.rules.kinds.view, Qt.Key.Key_Return)
    assert page.rules.is_open
    qapp.processEvents()
    _save(window, "04a7-loai-su-kien", look_of, "demo")
