"""The figures of the overview: never cut, growth people can imagine, and a sentence that fits what is missing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.overview import YearOnYear
from app.services import tier_rules, tiers
from app.services.appearance import tokens
from app.ui import application, theme
from app.ui.events.page import EventsPage
from app.ui.overview.page import OverviewPage, bar_of, why_no_bars
from app.ui.overview.tiers import TierRow
from app.ui.widgets.labels import fitted
from app.ui.widgets.tiles import Bar, BarPairs
from app.ui.widgets.timeline import TimelineEntry, TimelineList
from app.ui.window import MainWindow
from app.ui.wording import day_of
from tests.support.seasons import the_district


def _year_on_year(value: str, previous: str) -> YearOnYear:
    return YearOnYear("D01", "Km phát quang", "km", Decimal(value), Decimal(previous), 5, 8)


@pytest.mark.parametrize(
    ("value", "previous", "shown"),
    [
        ("20257.991", "55", "gấp 368 lần"),
        ("60", "6", "gấp 10 lần"),
        ("59", "6", "+883 %"),
        ("286", "190", "+51 %"),
        ("16", "19", "−16 %"),
        ("0", "19", "−100 %"),
        ("5", "5", "0 %"),
    ],
)
def test_that_growth_beyond_imagining_is_told_in_times(value: str, previous: str, shown: str) -> None:
    assert bar_of(_year_on_year(value, previous)).change == shown


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("width", [220, 330, 410])
def test_that_figures_beside_the_bars_have_the_room_they_need(
    qapp: QApplication, qtbot: QtBot, percent: int, width: int
) -> None:
    application.dress(qapp, tokens(), mode="light", percent=percent)
    bars = BarPairs(
        [Bar("Tiền ủng hộ", 65.2e6, 49e6, "65.200.000", "+33 %"), Bar("Km", 20257, 55, "20.257,991", "gấp 368 lần")]
    )
    qtbot.addWidget(bars)
    bars.resize(max(width, bars.minimumSizeHint().width()), 80)
    look = theme.current()
    values, changes = bars.figure_widths()
    assert values > QFontMetrics(look.font("strong")).horizontalAdvance("65.200.000")
    assert changes > QFontMetrics(look.font("caption")).horizontalAdvance("gấp 368 lần")
    name, bar = bars.name_and_bar_widths()
    assert name > 0
    assert bar > 0
    assert name + bar + values + changes <= bars.width()


def test_that_accepted_reports_without_a_year_before_are_told_as_that(window: MainWindow) -> None:
    window.go("overview")
    page = window.page
    assert isinstance(page, OverviewPage)
    facts = replace(page._overview, accepted=2, year_on_year=())
    page._show_years(facts)
    assert page._no_bars.isVisible()
    assert page._no_bars.text() == "Chưa có số liệu năm 2020 đã duyệt để so sánh."
    assert why_no_bars(replace(facts, accepted=0)) == "Chưa có báo cáo nào được duyệt của năm này."
    waiting = replace(facts, accepted=1, year=2021, waiting_before=8)
    assert why_no_bars(waiting) == "8 báo cáo năm 2020 đang chờ duyệt; duyệt xong thì so sánh được."


def test_that_a_deadline_of_another_year_shows_its_year(window: MainWindow) -> None:
    assert day_of(date(2022, 1, 20), date(2022, 1, 18)) == "20/01"
    assert day_of(date(2022, 1, 20), date(2026, 11, 21)) == "20/01/2022"
    window.go("overview")
    page = window.page
    assert isinstance(page, OverviewPage)
    assert {item.weekday for item in page.deadlines._entries} >= {"Thứ Năm"}
    page._show_deadlines(replace(page._overview, today=date(2026, 11, 21)))
    assert {item.weekday for item in page.deadlines._entries} == {"năm 2022"}


def test_that_a_name_breaks_between_words_before_it_is_cut(qapp: QApplication) -> None:
    application.dress(qapp, tokens(), mode="light", percent=100)
    metrics = QFontMetrics(theme.current().font("micro"))
    name = "Lượt dân quân tham gia tuần tra cùng Bộ đội Biên phòng"
    width = metrics.horizontalAdvance("Lượt dân quân tham gia tuần tra cùng")
    assert fitted(name, metrics, width, 2) == "Lượt dân quân tham gia tuần tra cùng\nBộ đội Biên phòng"
    cut = fitted(name, metrics, metrics.horizontalAdvance("Lượt dân quân tham"), 2)
    assert cut.startswith("Lượt dân quân tham\n")
    assert cut.endswith("…")
    assert fitted("", metrics, 50, 2) == ""


def test_that_a_deadline_grows_instead_of_hiding_what_it_rests_on(qtbot: QtBot) -> None:
    line = TimelineList()
    qtbot.addWidget(line)
    quote = "“Nộp báo cáo bản cứng và bản mềm về đồn trước ngày 21/01/2022” · IV.6"
    line.show_entries([TimelineEntry("20/01", "Thứ Năm", "Báo cáo sơ kết", quote, "còn 2 ngày", "soon")])
    assert line.heightForWidth(320) > line.heightForWidth(900)


@pytest.mark.parametrize(("width", "is_beside"), [(1500, True), (1060, False)])
def test_that_the_facts_keep_room_for_their_words(
    window: MainWindow, qtbot: QtBot, width: int, is_beside: bool
) -> None:
    window.go("overview")
    page = window.page
    assert isinstance(page, OverviewPage)
    page.resize(width, 768)
    facts, deadlines = page.submitted, page.deadlines

    def stand_beside() -> bool:
        tops = [part.mapTo(page, part.rect().topLeft()).y() for part in (facts, deadlines)]
        return abs(tops[0] - tops[1]) < facts.height()

    qtbot.waitUntil(lambda: stand_beside() is is_beside)


# --- tiers ---


@pytest.mark.data("season")
def test_that_the_strictest_places_are_named_and_the_others_counted(window: MainWindow) -> None:
    district = the_district(window.context.workspace)
    window.go("overview", None)
    page = window.page
    assert isinstance(page, OverviewPage)
    page.reload()
    panel = page.tiers
    assert panel.places == ("Lũng Vai", "Tổng Cọt")
    rows = [row for row in panel.findChildren(TierRow) if not row.isHidden()]
    assert [row.text() for row in rows] == ["xóm Lũng Vai, Cần Yên", "xã Tổng Cọt"]
    assert "không tổ chức" in rows[0].accessibleName()
    assert panel.rest.text() == "Còn lại 3 xã cấp 1, 4 xã cấp 2."
    assert panel.caption.text() == "cập nhật 18/01"
    assert not panel.enter.isVisibleTo(panel)
    QTest.keyClick(rows[0], Qt.Key.Key_Return)
    events = window.page
    assert isinstance(events, EventsPage)
    assert events.tab is events.tiers
    assert events.tiers.table.current_unit().unit.id == district.units["Lũng Vai"]


@pytest.mark.data("empty")
def test_that_a_panel_without_any_tier_leads_to_the_first_one(window: MainWindow) -> None:
    window.go("overview", None)
    page = window.page
    assert isinstance(page, OverviewPage)
    page.reload()
    assert page.tiers.places == ()
    assert page.tiers.rest.text() == "Còn lại 8 xã chưa công bố."
    page.tiers.enter.click()
    events = window.page
    assert isinstance(events, EventsPage)
    assert events.tiers.is_entering


@pytest.mark.data("empty")
def test_that_without_rules_there_is_no_panel_of_tiers(window: MainWindow) -> None:
    ws = window.context.workspace
    for matrix in tiers.matrices(ws):
        tier_rules.remove_matrix(ws, matrix.key)
    window.go("overview", None)
    page = window.page
    assert isinstance(page, OverviewPage)
    page.reload()
    assert page.tiers.isHidden()
