"""What was entered about a task, beside the tree: files dropped on it, units of a group, corrected, taken out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel

from app.domain.plans.progress import TaskState
from app.domain.plans.spans import Frequency
from app.domain.plans.tasks import Deliverable, ProgressState, Timing
from app.domain.plans.work import TaskProgress
from app.services import history
from app.services.plans import register, task_entries, tasks
from app.ui import dialogs
from app.ui.dialogs import Box
from app.ui.forms import Form
from app.ui.plans.task_entry_list import EntryList
from app.ui.plans.task_panel import TaskPanel
from app.ui.plans.tasks_tab import TasksTab
from app.ui.widgets.buttons import Button, IconButton
from app.ui.window import MainWindow
from tests.support.made_plans import a_plan, a_task
from tests.support.plan_windows import Opener, tasks_on
from tests.support.windows import box_of, idle

LANG_SON, HA_QUANG = "lang-son-pbgdpl-2021", "ha-quang-2022"


@pytest.fixture
def on(make_window: Callable[[], MainWindow], open_data: Opener) -> Callable[[str], TasksTab]:
    """The tab of a plan on 18 January 2022."""
    return lambda plan: tasks_on(make_window(), open_data, date(2022, 1, 18), plan)


def drop(panel: TaskPanel, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    none = Qt.KeyboardModifier.NoModifier
    panel.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none))


def words(entries: EntryList) -> list[str]:
    QApplication.processEvents()  # a person reads it once it is drawn
    return [found.text() for found in entries.findChildren(QLabel) if found.isVisible()]


def tool(entries: EntryList, tip: str) -> IconButton:
    QApplication.processEvents()
    return next(found for found in entries.findChildren(IconButton) if found.toolTip() == tip and found.isVisible())


def file_names(entries: EntryList) -> list[str]:
    QApplication.processEvents()  # a person reads it once it is drawn
    return [found.text() for found in entries.findChildren(Button) if found.isVisible()]


def test_that_a_file_dropped_on_the_panel_becomes_evidence_and_goes_and_comes_with_its_entry(
    on: Callable[[str], TasksTab], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = on(LANG_SON)
    tab.open_part("4")
    paper = tmp_path / "Tài liệu.pdf"
    paper.write_bytes(b"%PDF-1.4 minh chung")
    panel = tab.side
    drop(panel, paper)
    assert panel.is_telling
    panel.form.form.set_values(state=ProgressState.DONE.value, on_day="30/11/2021", document="5/BC-STP")
    panel.press()
    assert file_names(panel.facts.entries) == ["Tài liệu.pdf"]
    assert "5/BC-STP" in words(panel.facts.entries)
    ws = tab.context.workspace
    (kept,) = tasks.find(ws, LANG_SON, "4").evidence
    copy = tmp_path / "bản sao.pdf"
    monkeypatch.setattr(dialogs, "pick_target", lambda *_args: (copy, 0))
    panel.evidence.save(kept)
    assert copy.read_bytes() == paper.read_bytes()
    panel.evidence.remove(LANG_SON, kept)
    assert file_names(panel.facts.entries) == []
    history.undo(ws)
    assert file_names(panel.facts.entries) == ["Tài liệu.pdf"]
    tool(panel.facts.entries, "Bỏ mục này").click()
    assert tasks.find(ws, LANG_SON, "4").evidence == ()
    history.undo(ws)
    assert file_names(panel.facts.entries) == ["Tài liệu.pdf"]


def test_that_a_program_is_kept_but_never_opened(
    on: Callable[[str], TasksTab], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = on(LANG_SON)
    tab.open_part("4")
    program = tmp_path / "phim.exe"
    program.write_bytes(b"MZ")
    tab.tell()
    monkeypatch.setattr(dialogs, "pick_files", lambda *_args: [program])
    tab.side.form.pick_files()
    tab.side.form.form.set_values(state=ProgressState.DOING.value)
    tab.side.press()
    (kept,) = tasks.find(tab.context.workspace, LANG_SON, "4").evidence
    offered = {action.text(): action.isEnabled() for action in tab.side.evidence.menu_of(LANG_SON, kept).actions()}
    assert offered["Mở"] is False
    assert offered["Lưu thành tệp khác…"] is True


def test_that_each_commune_is_told_by_itself_and_the_rest_is_named(on: Callable[[str], TasksTab]) -> None:
    tab = on(HA_QUANG)
    tab.open_part("1.b")
    units = tab.side.row.groups["cac-xa"] if tab.side.row else ()
    assert len(units) == 8
    tab.tell()
    tab.side.form.form.set_values(state=ProgressState.DONE.value, on_day="17/01/2022", who=f"cac-xa/{units[0].id}")
    tab.side.press()
    told = [found.text() for found in tab.side.facts.slots.findChildren(QLabel)]
    assert "Các xã biên giới: đang làm (1/8 đơn vị xong)" in told
    missing = next(text for text in told if text.startswith("còn "))
    assert all(unit.title in missing for unit in units[1:])
    assert units[0].title not in missing


def test_that_an_entry_is_corrected_where_it_stands(on: Callable[[str], TasksTab]) -> None:
    tab = on(LANG_SON)
    tab.open_part("2")
    tab.tell()
    form = tab.side.form
    form.form.set_values(state=ProgressState.PRODUCT.value, on_day="10/06/2021", count="2", note="gõ nhầm")
    tab.side.press()
    assert "Có sản phẩm: 2 lớp" in words(tab.side.facts.entries)
    tool(tab.side.facts.entries, "Sửa mục này").click()
    assert form.form.text_of("count") == "2"
    form.form.set_values(count="3", note="")
    tab.side.press()
    assert "Có sản phẩm: 3 lớp" in words(tab.side.facts.entries)
    row = tasks.find(tab.context.workspace, LANG_SON, "2")
    assert row.standing is not None
    assert len(row.standing.slots[0].entries) == 1


def test_that_leads_are_named_one_by_one_only_where_they_differ_and_what_is_done_short_is_amber(
    on: Callable[[str], TasksTab],
) -> None:
    tab = on(HA_QUANG)
    ws = tab.context.workspace
    clips = Deliverable(key="clip", text="Clip", count=Decimal(5), unit="clip")
    register.save(ws, a_plan([a_task("1", leads=("stp", "cat"), timing=Timing(ends="2022"), deliverables=(clips,))]))
    QApplication.processEvents()
    tab.context.go("plans", ("tasks", "minh-hoa", "1"))
    done = TaskProgress(part_id=0, state=ProgressState.DONE, on_day=date(2022, 1, 17), agency="stp")
    slots = tab.side.facts.slots
    assert "Sở Tư pháp: chưa bắt đầu" not in [found.text() for found in slots.findChildren(QLabel)]
    task_entries.record(ws, "minh-hoa", "1", done)
    told = [found.text() for found in slots.findChildren(QLabel)]
    assert {"Sở Tư pháp: xong", "Công an tỉnh: chưa bắt đầu"} <= set(told)
    row = tab.current
    column = next(item for item in tab.table.model.columns if item.key == "product")
    assert row is not None
    assert (column.text(row), column.look(row).tone) == ("–/5", "")
    task_entries.record(ws, "minh-hoa", "1", replace(done, agency="cat"))
    row = tab.current
    assert row is not None
    assert column.look(row).tone == "warn"


def test_that_of_many_slots_the_needed_ones_are_in_sight_and_all_are_one_press_away(
    on: Callable[[str], TasksTab],
) -> None:
    tab = on(HA_QUANG)
    register.save(tab.context.workspace, a_plan([a_task("1", timing=Timing(frequency=Frequency.MONTH))]))
    QApplication.processEvents()
    tab.context.go("plans", ("tasks", "minh-hoa", "1"))
    QApplication.processEvents()
    slots = tab.side.facts.slots
    assert tab.side.row is not None
    assert tab.side.row.standing is not None
    assert tab.side.row.standing.state is TaskState.NOT_STARTED
    more = next(found for found in slots.findChildren(Button) if found.isVisible())
    assert more.text() == "Xem cả 48 kỳ"
    more.click()
    QApplication.processEvents()
    titles = [found.text() for found in slots.findChildren(QLabel) if found.isVisible()]
    assert sum(text.startswith("Tháng ") for text in titles) == 48


def test_that_the_work_lists_of_all_agencies_are_written_into_a_folder(
    on: Callable[[str], TasksTab], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: object, boxes_open: None
) -> None:
    tab = on(LANG_SON)
    monkeypatch.setattr(dialogs, "pick_folder", lambda *_args: tmp_path / "phiếu")
    tab.print_lists()
    box = box_of(tab.window())
    form = box.findChild(Form)
    assert isinstance(form, Form)
    verb = _verb(box)
    form.set_values(agency="*", period="2035", format=".pdf")
    verb.click()
    assert "nằm ngoài thời gian thực hiện" in box.refusal.text()
    form.set_values(period="2021")
    verb.click()
    window = tab.window()
    assert isinstance(window, MainWindow)
    idle(qtbot, window)  # type: ignore[arg-type]  # pytest-qt's own fixture
    made = sorted(path.name for path in (tmp_path / "phiếu").iterdir())
    assert "Phiếu việc Sở Tư pháp năm 2021.pdf" in made
    assert all(name.endswith(".pdf") for name in made)


def _verb(box: Box) -> Button:
    return next(button for button in box.findChildren(Button) if button.property("kind") == "primary")
