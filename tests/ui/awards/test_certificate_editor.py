"""The editor of a blank: lines moved by mouse, keys and numbers, refusals in red, kept, taken back."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.awards.catalogue import Confidence, NomineeKind
from app.domain.awards.certificates import CertificateLayout, LineContent
from app.services import history
from app.services.awards import certificates
from app.services.workspace import Workspace
from app.ui import dialogs
from app.ui.awards.certificate_editor import CertificateEditor
from app.ui.context import UiContext
from app.ui.forms import Form
from app.ui.widgets.buttons import Button
from tests.support.award_season import DISTRICT, a_candidate, a_nominee, a_season
from tests.support.pictures import a_png

SHIFT = Qt.KeyboardModifier.ShiftModifier
NAME = 3


@pytest.fixture
def ws(open_data: Callable[[str], Workspace]) -> Workspace:
    """A data file fresh from the plan."""
    return open_data("empty")


def stored(ws: Workspace) -> CertificateLayout:
    """The layout of persons of the district as it is stored."""
    found = certificates.layouts(ws)
    return next(item for item in found if (item.award, item.kind) == (DISTRICT, NomineeKind.INDIVIDUAL))


@pytest.fixture
def editor(context: UiContext, ws: Workspace, qtbot: QtBot) -> Iterator[CertificateEditor]:
    """The editor with the layout of persons, tried with a long and a short name."""
    season = a_season(ws)
    certificates.add_usual(ws, season.id)
    for name in ("Nông Văn Một", "Hoàng Thị Ngọc Bích"):
        a_candidate(ws, season, a_nominee(ws, "Sóc Hà", name))
    context.attach(ws, 2019)
    made = CertificateEditor(context)
    qtbot.addWidget(made)
    made.resize(1100, 600)
    context.changed.connect(lambda _change: made.refresh())
    made.show()
    made.activateWindow()
    made.open_layout(stored(ws), season.id)
    yield made
    made.forget()
    context.detach()


def line(editor: CertificateEditor, number: int = NAME) -> tuple[float, float]:
    """Where a line stands."""
    assert editor.shown is not None
    found = editor.shown.lines[number]
    return found.x_mm, found.y_mm


def test_that_the_longest_name_is_tried_first(editor: CertificateEditor) -> None:
    assert editor.blank.sample.currentText() == "Hoàng Thị Ngọc Bích"
    assert editor.blank.notes.text().startswith("Kéo dòng bằng chuột")
    assert [row.name for row in editor.table.model.rows][NAME] == "tên người, tập thể"


def test_that_arrows_move_a_line_and_it_is_kept(editor: CertificateEditor, ws: Workspace, qtbot: QtBot) -> None:
    editor.pick(NAME)
    x, y = line(editor)
    editor.canvas.setFocus()
    QTest.keyClick(editor.canvas, Qt.Key.Key_Right)
    QTest.keyClick(editor.canvas, Qt.Key.Key_Up)
    QTest.keyClick(editor.canvas, Qt.Key.Key_Down, SHIFT)
    assert line(editor) == (x + 0.5, y - 0.5 + 5)
    qtbot.waitUntil(lambda: stored(ws).lines[NAME].x_mm == x + 0.5)
    assert stored(ws).lines[NAME].y_mm == y + 4.5


def test_that_undoing_brings_the_line_back(editor: CertificateEditor, ws: Workspace) -> None:
    editor.pick(NAME)
    before = line(editor)
    QTest.keyClick(editor.canvas, Qt.Key.Key_Left, SHIFT)
    assert editor.save()
    assert line(editor) != before
    history.undo(ws)
    assert line(editor) == before
    assert stored(ws).lines[NAME].x_mm == before[0]


def test_that_a_line_stays_on_its_paper(editor: CertificateEditor) -> None:
    editor.pick(NAME)
    for _time in range(80):
        QTest.keyClick(editor.canvas, Qt.Key.Key_Left, SHIFT)
    assert line(editor)[0] == 0
    assert "nằm ra ngoài khổ giấy" in editor.blank.notes.text()
    assert editor.table.model.rows_at(NAME).is_refused


def test_that_page_keys_and_the_table_pick_a_line(editor: CertificateEditor) -> None:
    editor.pick(0)
    QTest.keyClick(editor.canvas, Qt.Key.Key_PageDown)
    assert editor.table.current_row().number == 1
    QTest.keyClick(editor.canvas, Qt.Key.Key_PageUp)
    QTest.keyClick(editor.canvas, Qt.Key.Key_PageUp)
    assert editor.table.current_row().number == 10
    editor.table.select(lambda row: row.number == NAME)
    x, _y = line(editor)
    QTest.keyClick(editor.canvas, Qt.Key.Key_Right)
    assert line(editor)[0] == x + 0.5


def test_that_the_mouse_drags_the_line_under_it(editor: CertificateEditor) -> None:
    x, y = line(editor)
    start = editor.canvas.point_of(x, y - 3).toPoint()
    way = editor.canvas.point_of(x + 20, y + 7).toPoint()
    QTest.mousePress(editor.canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(editor.canvas, start + QPoint(3, 2))
    QTest.mouseMove(editor.canvas, way)
    QTest.mouseRelease(editor.canvas, Qt.MouseButton.LeftButton, pos=way)
    assert line(editor) == pytest.approx((x + 20, y + 10), abs=0.6)
    QTest.mouseMove(editor.canvas, start)
    assert line(editor) == pytest.approx((x + 20, y + 10), abs=0.6)


def test_that_numbers_are_typed_in_the_table(editor: CertificateEditor) -> None:
    model = editor.table.model
    keys = [column.key for column in model.columns]
    assert model.setData(model.index(NAME, keys.index("x_mm")), "120,25 mm")
    assert model.setData(model.index(NAME, keys.index("size_pt")), "12")
    assert not model.setData(model.index(NAME, keys.index("y_mm")), "giữa")
    assert model.refused == "Ghi một số, ví dụ 12,5"
    assert editor.shown is not None
    changed = editor.shown.lines[NAME]
    assert (changed.x_mm, changed.size_pt, changed.least_pt) == (120.25, 12, 12)
    assert model.index(NAME, keys.index("x_mm")).data() == "120,25"


def test_that_a_text_that_cannot_be_printed_is_red_and_told(editor: CertificateEditor) -> None:
    model = editor.table.model
    keys = [column.key for column in model.columns]
    model.setData(model.index(NAME, keys.index("width_mm")), "20")
    model.setData(model.index(NAME, keys.index("most_lines")), "1")
    assert "dài quá 20 mm" in editor.blank.notes.text()
    assert editor.blank.notes.property("tone") == "block"
    editor.blank.sample.setCurrentIndex(1)
    assert "Nông Văn Một" in editor.blank.notes.text()


def test_that_measures_nobody_can_print_wait_with_a_sentence(editor: CertificateEditor, ws: Workspace) -> None:
    before = stored(ws)
    model = editor.table.model
    model.setData(model.index(NAME, [column.key for column in model.columns].index("width_mm")), "0")
    assert not editor.save()
    assert "bề rộng phải lớn hơn 0" in editor.blank.notes.text()
    editor.leave()
    assert stored(ws) == before
    assert editor.layout_id == before.id


def test_that_looks_of_a_line_are_chosen(editor: CertificateEditor, ws: Workspace) -> None:
    editor.pick(0)
    editor.form.looks.set_values(align="left", colour="#1a3a8f", bold=False, italic=True, capital=False)
    editor.form.looks.changed.emit()
    editor.form.text.set_values(text="  ỦY BAN {name} ")
    editor.form.text.changed.emit()
    assert editor.save()
    made = stored(ws).lines[0]
    assert (made.align, made.colour, made.is_bold, made.is_italic, made.is_capital) == (
        "left",
        "#1a3a8f",
        False,
        True,
        False,
    )
    assert made.text == "ỦY BAN {name}"


def test_that_a_colour_of_ones_own_is_kept(editor: CertificateEditor, ws: Workspace) -> None:
    shown = stored(ws)
    certificates.save(ws, replace(shown, lines=(replace(shown.lines[0], colour="#123456"), *shown.lines[1:])))
    editor.pick(0)
    editor.form.looks.set_values(italic=True)
    editor.form.looks.changed.emit()
    assert editor.save()
    assert stored(ws).lines[0].colour == "#123456"


def test_that_name_paper_and_source_of_a_blank_are_changed(
    editor: CertificateEditor, ws: Workspace, boxes_open: None
) -> None:
    QTest.keyClick(editor.canvas, Qt.Key.Key_Right)
    editor.ask_whole()
    (box,) = editor.findChildren(dialogs.Box)
    (form,) = box.findChildren(Form)
    form.set_values(name="Phôi của huyện", size="to", kind="household", note="đo tay", measured=True)
    press = next(item for item in box.findChildren(Button) if item.text() == "Lưu")
    press.click()
    assert "Khổ giấy “to” không đúng" in box.refusal.text()
    form.set_values(size="320 x 230")
    press.click()
    made = next(item for item in certificates.layouts(ws) if item.name == "Phôi của huyện")
    assert (made.width_mm, made.height_mm, made.kind, made.award) == (320, 230, NomineeKind.HOUSEHOLD, DISTRICT)
    assert made.confidence is Confidence.READ
    assert editor.head.chip.text() == "đã đo trên phôi"


def test_that_lines_come_and_go(editor: CertificateEditor, ws: Workspace) -> None:
    count = len(stored(ws).lines)
    editor.add_line(LineContent.FIXED)
    assert editor.save()
    assert stored(ws).lines[-1].text == "Chữ cố định"
    editor.remove_line()
    assert editor.save()
    assert len(stored(ws).lines) == count
    for _time in range(count + 3):
        editor.remove_line()
    assert editor.shown is not None
    assert len(editor.shown.lines) == 1


def test_that_a_scan_lies_behind_the_lines(
    editor: CertificateEditor, ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = tmp_path / "phoi.png"
    scan.write_bytes(a_png(40, 30))
    monkeypatch.setattr(dialogs, "pick_files", lambda *_args: [scan])
    QTest.keyClick(editor.canvas, Qt.Key.Key_Right)
    editor.blank.pick_scan()
    assert stored(ws).background_id is not None
    assert not editor.blank.no_scan.isHidden()
    page = editor.canvas.page_rect().toRect()
    corner = editor.canvas.grab().toImage().pixelColor(page.topLeft() + QPoint(4, 4))
    assert corner.name() == "#808080"
    editor.blank.drop_scan()
    assert stored(ws).background_id is None


def test_that_escape_goes_back_when_all_is_kept(editor: CertificateEditor, ws: Workspace, qtbot: QtBot) -> None:
    QTest.keyClick(editor.canvas, Qt.Key.Key_Right)
    with qtbot.waitSignal(editor.closed):
        QTest.keyClick(editor.canvas, Qt.Key.Key_Escape)
    assert stored(ws) == editor.shown
