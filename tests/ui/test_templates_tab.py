"""«Mẫu Word»: taken in only without faults, each fault told with place and remedy, tags copied, papers made."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from app.services import templates
from app.services.templates import Filling, PaperTemplate
from app.ui.batch_box import BatchBox
from app.ui.forms import Form
from app.ui.papers.page import PapersPage
from app.ui.papers.templates_tab import TemplatesTab
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from tests.support.windows import box_of, drop, idle, press
from tests.support.word_templates import a_template, texts

pytestmark = [pytest.mark.data("empty"), pytest.mark.usefixtures("boxes_open")]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A letter to each unit."""
    path = tmp_path / "thư.docx"
    path.write_bytes(a_template("Kính gửi {{ kinh_gui }}"))
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """A letter with a misspelt tag."""
    path = tmp_path / "thư sai.docx"
    path.write_bytes(a_template("Thông báo", "Kính gửi {{ kinh_guii }}"))
    return path


def tab_of(window: MainWindow, qtbot: QtBot) -> TemplatesTab:
    """The tab, in sight, read to the end."""
    window.go("papers", "templates")
    idle(qtbot, window)
    assert isinstance(window.page, PapersPage)
    return window.page.templates


def with_one(window: MainWindow, good: Path, name: str = "Thư") -> int:
    """A template for units."""
    return templates.add(window.context.workspace, name, good.read_bytes(), Filling("unit", window.context.year))


def answer(window: MainWindow, **values: str) -> None:
    """Answer the box about a new template."""
    box = box_of(window)
    box.findChildren(Form)[0].set_values(**values)
    next(item for item in box.findChildren(Button) if item.property("kind") == "primary").click()


def stored(window: MainWindow) -> list[tuple[str, str]]:
    """Names and purposes of the templates in the data file."""
    return [(item.name, item.purpose) for item in templates.templates(window.context.workspace)]


def words_of(tab: TemplatesTab) -> str:
    """Everything that the check says."""
    return "\n".join(item.text() for item in tab.check.findChildren(QLabel))


def button(tab: TemplatesTab, words: str) -> Button:
    """The button under the check that was put there last."""
    return [item for item in tab.check.findChildren(Button) if item.text() == words][-1]


def into(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Answer the question where to."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))


def test_that_the_empty_tab_teaches_beside_the_palette(window: MainWindow, qtbot: QtBot) -> None:
    tab = tab_of(window, qtbot)
    assert tab._stack.currentIndex() == 0
    assert any(row.typed == "{{ so_hieu }}" for row in tab.palette_.table.model.rows)


def test_that_a_file_dropped_is_named_and_taken_in(window: MainWindow, qtbot: QtBot, good: Path) -> None:
    good.write_bytes(a_template("Kính gửi {{ ten_don_vi }}"))
    tab = tab_of(window, qtbot)
    drop(window, good)
    idle(qtbot, window)
    form = box_of(window).findChildren(Form)[0]
    # Only a letter to a unit knows the tag in it.
    assert (form.text_of("name"), form.text_of("purpose")) == ("thư", "unit")
    answer(window, name="Thư đôn đốc", purpose="unit")
    idle(qtbot, window)
    assert stored(window) == [("Thư đôn đốc", "unit")]
    assert tab.chosen is not None
    assert tab.check.name.text() == "Thư đôn đốc"
    assert tab.check.chip.text() == "Dùng được"
    window.context.undo_asked.emit()
    idle(qtbot, window)
    assert stored(window) == []
    assert tab._stack.currentIndex() == 0


def test_that_a_faulty_file_is_told_fault_by_fault_and_taken_in_once_mended(
    window: MainWindow, qtbot: QtBot, good: Path, bad: Path
) -> None:
    tab = tab_of(window, qtbot)
    tab.take(bad)
    idle(qtbot, window)
    answer(window, name="Thư", purpose="unit")
    assert stored(window) == []
    assert tab.check.name.text() == "thư sai.docx"
    assert tab.check.chip.text() == "1 chỗ phải sửa"
    told = words_of(tab)
    assert "có phải là “kinh_gui”?" in told
    assert "đoạn 2" in told
    assert "{{ kinh_guii }}" in told
    bad.write_bytes(good.read_bytes())
    button(tab, "Kiểm tra lại").click()
    idle(qtbot, window)
    assert stored(window) == [("Thư", "unit")]
    assert tab.refused is None


def test_that_a_refused_file_can_be_let_go(window: MainWindow, qtbot: QtBot, bad: Path) -> None:
    tab = tab_of(window, qtbot)
    tab.take(bad)
    idle(qtbot, window)
    answer(window, purpose="unit")
    button(tab, "Thôi, không thêm").click()
    assert tab._stack.currentIndex() == 0


def test_that_a_taken_name_keeps_the_box_open(window: MainWindow, qtbot: QtBot, good: Path) -> None:
    with_one(window, good)
    tab = tab_of(window, qtbot)
    tab.take(good)
    idle(qtbot, window)
    answer(window, name="thư")
    assert "Đã có mẫu tên" in box_of(window).refusal.text()
    assert stored(window) == [("Thư", "unit")]


def test_that_a_file_that_is_no_word_file_gets_one_sentence(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(b"khong phai Word")
    tab_of(window, qtbot).take(path)
    idle(qtbot, window)
    box = box_of(window)
    assert any("không phải văn bản Word" in item.text() for item in box.findChildren(QLabel))
    assert stored(window) == []


def test_that_a_newer_file_takes_the_place_only_without_faults(
    window: MainWindow, qtbot: QtBot, good: Path, bad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template_id = with_one(window, good)
    tab = tab_of(window, qtbot)
    ws = window.context.workspace
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(bad)], ""))
    tab.choose_newer()
    idle(qtbot, window)
    assert tab.refused is not None
    assert templates.content(ws, template_id) == good.read_bytes()
    bad.write_bytes(a_template("Kính gửi {{ don_vi }}"))
    button(tab, "Kiểm tra lại").click()
    idle(qtbot, window)
    assert templates.content(ws, template_id) == bad.read_bytes()
    assert stored(window) == [("Thư", "unit")]


def test_that_a_template_goes_by_delete_and_comes_back(window: MainWindow, qtbot: QtBot, good: Path) -> None:
    with_one(window, good)
    tab = tab_of(window, qtbot)
    tab.table.view.setFocus()
    press(window, Qt.Key.Key_Delete)
    assert stored(window) == []
    window.context.undo_asked.emit()
    assert stored(window) == [("Thư", "unit")]


def test_that_each_stored_template_shows_its_check(window: MainWindow, qtbot: QtBot, good: Path) -> None:
    with_one(window, good)
    tab = tab_of(window, qtbot)
    (row,) = tab.table.model.rows
    assert isinstance(row, PaperTemplate)
    assert tab.table.model.columns[1].text(row) == "Dùng được"
    tab.faults = {row.id: templates.check(window.context.workspace, a_template("{{ sai }}"), Filling("unit", 2021))}
    tab._show()
    assert "1 mẫu phải sửa" in "".join(part if isinstance(part, str) else part.text for part in tab.sentence())


# --- the palette ---


def test_that_a_tag_is_found_and_copied_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    tab = tab_of(window, qtbot)
    tab.palette_.search.setFocus()
    QTest.keyClicks(tab.palette_.search, "a14")
    assert tab.palette_.table.proxy.index(0, 0).data() == "{{ A14 }}"
    press(window, Qt.Key.Key_Down)
    assert tab.palette_.table.view.hasFocus()
    press(window, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "{{ A14 }}"


def test_that_tags_under_others_come_with_a_search_only(window: MainWindow, qtbot: QtBot) -> None:
    tab = tab_of(window, qtbot)
    assert "{{ A14.nam_truoc }}" not in [row.typed for row in tab.palette_.table.model.rows]
    tab.palette_.search.setText("A14.nam_truoc")
    assert "{{ A14.nam_truoc }}" in [row.typed for row in tab.palette_.table.model.rows]
    tab.palette_.search.clear()
    assert all(not row.parent for row in tab.palette_.table.model.rows)


def test_that_the_palette_follows_the_purpose(window: MainWindow, qtbot: QtBot, good: Path) -> None:
    with_one(window, good)
    tab = tab_of(window, qtbot)
    typed = {row.typed for row in tab.palette_.table.model.rows}
    assert "{{ tinh_trang }}" in typed
    tab.palette_.show_purpose("review")
    idle(qtbot, window)
    assert "{{ tinh_trang }}" not in {row.typed for row in tab.palette_.table.model.rows}


# --- papers and files ---


def test_that_a_sample_with_every_tag_is_saved_and_passes_its_own_check(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    into(monkeypatch, tmp_path)
    tab = tab_of(window, qtbot)
    tab.palette_.show_purpose("unit")
    tab.save_sample()
    idle(qtbot, window)
    (made,) = tmp_path.glob("Mẫu*.docx")
    assert templates.check(window.context.workspace, made.read_bytes(), Filling("unit", window.context.year)) == ()


def test_that_a_stored_template_is_saved_to_be_changed_and_never_over_a_file(
    window: MainWindow, qtbot: QtBot, good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_one(window, good, "Thư: đôn đốc")
    folder = tmp_path / "ra"
    folder.mkdir()
    into(monkeypatch, folder)
    tab = tab_of(window, qtbot)
    for _again in range(2):
        tab.save_content()
        idle(qtbot, window)
    assert {path.name for path in folder.iterdir()} == {"Thư- đôn đốc.docx", "Thư- đôn đốc (2).docx"}
    assert (folder / "Thư- đôn đốc.docx").read_bytes() == good.read_bytes()


def test_that_one_letter_for_each_unit_is_made(
    window: MainWindow, qtbot: QtBot, good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_one(window, good)
    folder = tmp_path / "ra"
    into(monkeypatch, folder)
    tab = tab_of(window, qtbot)
    button(tab, "Lập văn bản…").click()
    (box,) = window.findChildren(BatchBox)
    assert len(box.items()) == 12
    box.rule.field.setText("{loai} {don_vi}")
    box.verb.click()
    idle(qtbot, window)
    assert len(list(folder.iterdir())) == 12
    assert texts((folder / "Thư Sóc Hà.docx").read_bytes()) == ["Kính gửi Ban chỉ đạo xã Sóc Hà"]


def test_that_a_template_for_papers_says_when_there_is_no_paper_yet(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    content = a_template("{{ trich_yeu }}")
    templates.add(window.context.workspace, "Bìa", content, Filling("paper", window.context.year))
    tab = tab_of(window, qtbot)
    with qtbot.waitSignal(window.context.said) as told:
        tab.make()
    assert "Chưa soạn văn bản nào" in told.args[0]
    assert window.findChildren(BatchBox) == []
