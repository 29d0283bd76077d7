"""What the pages of the frame say and do, on real data."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.overview import ProgressRow, Todo, TodoKind
from app.domain.submissions import SubmissionState
from app.domain.units import Unit, UnitKind
from app.services import committee, history, units
from app.services.workspace import Workspace
from app.ui.dialogs import Box
from app.ui.forms import Field, FieldKind, Form, parse_date
from app.ui.overview.page import OverviewPage
from app.ui.overview.progress import steps_of
from app.ui.overview.todos import words_of
from app.ui.submissions.page import INTAKE, SubmissionsPage
from app.ui.system.backups import BackupsTab
from app.ui.system.committee import CommitteeTab
from app.ui.system.page import SystemPage
from app.ui.units.page import UnitsPage
from app.ui.units.words import kind_and_name
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Part, Sentence
from app.ui.widgets.pdf_view import PdfView
from app.ui.window import MainWindow
from app.ui.wording import days_left, due_kind, listed, weekday, working_days

TODAY = date(2022, 1, 18)


def _overview(window: MainWindow) -> OverviewPage:
    window.go("overview")
    assert isinstance(window.page, OverviewPage)
    return window.page


def _system(window: MainWindow, tab: str) -> SystemPage:
    window.go("system", tab)
    assert isinstance(window.page, SystemPage)
    return window.page


@pytest.mark.data("sent")
def test_that_the_overview_names_who_is_missing_and_the_next_deadline(window: MainWindow) -> None:
    page = _overview(window)
    said = page.sentence.text()
    facts = page._overview
    assert f"{facts.submitted}/{facts.expected} xã đã nộp" in said
    assert facts.missing[0] in said
    assert "20/01, còn 2 ngày" in said


@pytest.mark.data("empty")
def test_that_the_empty_overview_teaches_and_offers_the_import(window: MainWindow, qtbot: QtBot) -> None:
    page = _overview(window)
    assert page._empty_panel.isVisible()
    texts = [item.text() for item in page._empty.findChildren(QLabel)]
    assert "Kéo cả thư mục báo cáo vào cửa sổ" in texts
    pick = next(item for item in page._empty.findChildren(Button) if item.text() == "Chọn báo cáo xã…")
    pick.click()
    assert isinstance(window.page, SubmissionsPage)
    assert window.page.tab_bar.currentIndex() == INTAKE


@pytest.mark.parametrize("kind", [TodoKind.IMPORT, TodoKind.RECORD_SOFT_COPY])
def test_that_a_task_about_files_opens_the_import(window: MainWindow, kind: TodoKind) -> None:
    words = words_of(Todo(kind, 1))
    window.context.go(words.place, words.target)
    assert isinstance(window.page, SubmissionsPage)
    assert window.page.tab_bar.currentIndex() == INTAKE


@pytest.mark.parametrize(
    ("kind", "name", "shown"),
    [
        (UnitKind.DISTRICT, "Thành phố Cao Bằng", "Thành phố Cao Bằng"),
        (UnitKind.DISTRICT, "Hà Quảng", "huyện Hà Quảng"),
        (UnitKind.HAMLET, "Xà Phìn", "xóm Xà Phìn"),
        (UnitKind.HAMLET, "Thôn Bản Giới", "Thôn Bản Giới"),
    ],
)
def test_that_a_unit_is_named_with_one_word_of_kind(kind: UnitKind, name: str, shown: str) -> None:
    assert kind_and_name(Unit(1, "u", kind, None, name, date(2020, 1, 1))) == shown


def test_that_enter_on_a_task_opens_the_exact_report(window: MainWindow, qtbot: QtBot) -> None:
    page = _overview(window)
    asked: list[tuple[str, object]] = []
    window.context.asked_to_go.connect(lambda place, target: asked.append((place, target)))
    first = page.todos.rows[0]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Return)
    todo = page._overview.todos[0]
    assert asked == [("submissions", todo.submission_id)]


@pytest.mark.parametrize("kind", list(TodoKind))
def test_that_every_kind_of_task_has_words_and_a_verb(kind: TodoKind) -> None:
    words = words_of(Todo(kind, 2, (1,), ("Sóc Hà",), 7))
    assert words.title
    assert words.verb
    assert words.place in ("submissions", "reviews", "events", "awards", "plans", "system")


@pytest.mark.parametrize(
    ("row", "done", "word"),
    [
        (ProgressRow(1, "A", is_station=False), 0, "thiếu"),
        (ProgressRow(1, "A", is_station=False, submission_id=1, state=SubmissionState.RECEIVED, errors=5), 1, "chặn 5"),
        (
            ProgressRow(1, "A", is_station=False, submission_id=1, state=SubmissionState.RECEIVED, questions=2),
            2,
            "hỏi 2",
        ),
        (ProgressRow(1, "A", is_station=False, submission_id=1, state=SubmissionState.RECEIVED), 3, None),
        (ProgressRow(1, "A", is_station=False, submission_id=1, state=SubmissionState.RETURNED), 1, "trả lại"),
        (ProgressRow(1, "A", is_station=False, submission_id=1, state=SubmissionState.ACCEPTED), 4, None),
    ],
)
def test_that_a_fault_stands_where_its_step_would_be(row: ProgressRow, done: int, word: str | None) -> None:
    steps, fault = steps_of(row)
    assert steps == done
    assert (fault.word if fault else None) == word


@pytest.mark.parametrize(
    ("day", "words", "kind"),
    [
        (date(2022, 1, 20), "còn 2 ngày", "soon"),
        (date(2022, 1, 18), "hôm nay", "soon"),
        (date(2022, 1, 24), "còn 6 ngày", "plain"),
        (date(2022, 1, 21), "còn 3 ngày", "soon"),
        (date(2022, 1, 15), "quá hạn 3 ngày", "past"),
        (date(2021, 1, 1), "đã quá hạn", "past"),
    ],
)
def test_that_days_left_are_said_and_weighed(day: date, words: str, kind: str) -> None:
    assert days_left(day, TODAY) == words
    assert due_kind(day, TODAY) == kind


def test_that_weekends_are_no_working_days() -> None:
    assert working_days(date(2022, 1, 21), date(2022, 1, 24)) == 1
    assert weekday(date(2022, 1, 20)) == "Thứ Năm"


def test_that_long_lists_of_names_are_shortened() -> None:
    assert listed(["A", "B", "C"]) == "A, B, C"
    assert listed(["A", "B", "C", "D", "E"]) == "A, B, C và 2 nơi khác"


@pytest.mark.parametrize("text", ["5/1/2022", "05.01.2022", "05012022", " 5-1-2022 ", "5/1/22", "05.01.22"])
def test_that_dates_are_read_as_people_type_them(text: str) -> None:
    assert parse_date(text) == date(2022, 1, 5)


@pytest.mark.parametrize("text", ["30/02/2022", "hôm qua", "2022-01-05", "1/13/2022", ""])
def test_that_a_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"ngày"):
        parse_date(text)


def test_that_a_wrong_field_says_so_and_keeps_what_was_typed(qtbot: QtBot) -> None:
    form = Form((Field("on", "Từ ngày", FieldKind.DATE, is_required=True),))
    qtbot.addWidget(form)
    form.show()
    form.set_values(on="30/02/2022")
    assert form.values() is None
    assert "Không có ngày này" in [item.text() for item in form.findChildren(QLabel) if item.isVisible()]
    assert form.text_of("on") == "30/02/2022"


def test_that_the_committee_is_edited_and_undone(window: MainWindow) -> None:
    page = _system(window, "committee")
    tab = page.tab
    assert isinstance(tab, CommitteeTab)
    before = committee.profile(window.context.workspace)
    tab.form.set_values(place="Xuân Hòa")
    tab.save()
    assert committee.profile(window.context.workspace).place == "Xuân Hòa"
    window.undo()
    assert committee.profile(window.context.workspace) == before
    assert tab.form.text_of("place") == before.place


def test_that_what_is_being_typed_survives_a_change_elsewhere(window: MainWindow) -> None:
    page = _system(window, "committee")
    tab = page.tab
    assert isinstance(tab, CommitteeTab)
    tab.form._inputs["place"].setProperty("text", "đang gõ")
    window._set_event_year(2023)
    assert tab.form.text_of("place") == "đang gõ"


def test_that_a_missing_required_field_is_not_stored(window: MainWindow) -> None:
    page = _system(window, "committee")
    tab = page.tab
    assert isinstance(tab, CommitteeTab)
    before = committee.profile(window.context.workspace)
    tab.form.set_values(symbol="")
    tab.save()
    assert committee.profile(window.context.workspace) == before


def test_that_a_backup_is_made_listed_and_restored(window: MainWindow, qtbot: QtBot) -> None:
    page = _system(window, "backups")
    tab = page.tab
    assert isinstance(tab, BackupsTab)
    tab.back_up()
    qtbot.waitUntil(lambda: not window.jobs.jobs and bool(tab.table.model.rows), timeout=30_000)
    assert all(row.is_sound for row in tab.table.model.rows)
    before = committee.profile(window.context.workspace)
    window._set_event_year(2024)
    newest = max(tab.table.model.rows, key=lambda row: row.made_at)
    tab.restore(newest.path)
    qtbot.waitUntil(lambda: not window.jobs.jobs, timeout=30_000)
    assert committee.profile(window.context.workspace) == before


def test_that_the_history_shows_what_became_of_what(window: MainWindow) -> None:
    window._set_event_year(2023)
    page = _system(window, "history")
    entries = page.tab.table.model.rows  # type: ignore[attr-defined]  # the history tab has a table
    assert entries[0].label == history.entries(window.context.workspace)[0].label
    lines = page.tab.lines.model.rows  # type: ignore[attr-defined]  # as above
    assert ("2022", "2023") in {(line.before, line.after) for line in lines}


def test_that_the_about_tab_says_what_must_not_be_kept_here(window: MainWindow) -> None:
    page = _system(window, "about")
    texts = " ".join(item.text() for item in page.tab.findChildren(QLabel))
    assert "Luật Bảo vệ bí mật nhà nước số 117/2025/QH15" in texts
    assert "Tuyệt mật" in texts


def test_that_the_tree_of_units_follows_the_day(window: MainWindow) -> None:
    window.go("units")
    page = window.page
    assert isinstance(page, UnitsPage)
    before = page.sentence.text()
    page._set_day(date(2025, 7, 1))
    assert page.sentence.text() != before
    assert "01/07/2025" in page.sentence.text()


def test_that_a_hamlet_is_added_by_form_and_shown(window: MainWindow, boxes_open: None) -> None:
    window.go("units", units.search(window.context.workspace, "Sóc Hà", date(2021, 12, 31))[0].id)
    page = window.page
    assert isinstance(page, UnitsPage)
    next(item for item in page.menu_of_changes().actions() if item.text() == "Thêm xóm…").trigger()
    box = window.findChildren(Box)[0]
    box.findChildren(Form)[0].set_values(name="Nà Thử", on=date(2020, 1, 1))
    next(item for item in box.findChildren(Button) if item.property("kind") == "primary").click()
    assert [item.name for item in units.search(window.context.workspace, "na thu")] == ["Nà Thử"]


def test_that_units_are_filtered_without_accents(window: MainWindow) -> None:
    window.go("units")
    page = window.page
    assert isinstance(page, UnitsPage)
    page.search.setText("luong thong")
    assert page.tree.count == 1
    page.search.setText("không có nơi này")
    assert page._nothing.isVisible()


def test_that_down_and_enter_lead_from_the_filter_to_the_unit_that_fits(window: MainWindow) -> None:
    window.go("units")
    page = window.page
    assert isinstance(page, UnitsPage)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        page.search.setFocus()
        page.search.setText("luong thong")
        QTest.keyClick(page.search, key)
        assert window.focusWidget() is page.tree
        assert "Lương Thông" in page.profile.heading.text()


def test_that_the_secrecy_notice_is_asked_once(
    make_window: Callable[[], MainWindow], open_data: Callable[[str], Workspace], boxes_open: None, tmp_path: Path
) -> None:
    window = make_window()
    window.context.remember(has_read_secrecy_notice=False)
    window.show_workspace(open_data("empty"))
    buttons = window.findChildren(Box)[0].findChildren(Button)
    next(item for item in buttons if item.property("kind") == "primary").click()
    assert window.context.settings.has_read_secrecy_notice


def test_that_a_sentence_wraps_and_keeps_all_its_words(qtbot: QtBot) -> None:
    said = Sentence([Part("7/8 xã đã nộp; "), Part("1 báo cáo có lỗi chặn", "block")])
    qtbot.addWidget(said)
    assert said.text() == "7/8 xã đã nộp; 1 báo cáo có lỗi chặn"
    assert said.heightForWidth(100) > said.heightForWidth(600)


def test_that_a_pdf_is_shown_page_by_page(qtbot: QtBot, tmp_path: Path) -> None:
    document = pypdfium2.PdfDocument.new()
    for _number in range(20):
        document.new_page(595, 842)
    document.save(tmp_path / "a.pdf")
    view = PdfView()
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show()
    view.show_file(tmp_path / "a.pdf")
    assert view.page_count == 20
    assert len(view._images) < 5
    view.go_to(10)
    assert view.page == 10
    view.set_zoom(2)
    assert view.image(3).width() == pytest.approx(595 * 96 / 72 * 2, abs=2)
