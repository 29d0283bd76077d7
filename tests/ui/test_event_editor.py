"""The editor of an event: kept while one types, assessed live, refused in calm sentences, adjusted under a tier."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from app.domain.events import Event, EventPart, EventStatus, GiftPart
from app.domain.tier_history import Standing, TierEntry
from app.services import event_kinds, events, history, tiers, units
from app.services.workspace import Workspace
from app.ui.context import UiContext
from app.ui.dialogs import Box
from app.ui.events import editor_decisions
from app.ui.events.editor import EventEditor
from app.ui.widgets.buttons import Button

CTRL = Qt.KeyboardModifier.ControlModifier
DAY = date(2022, 3, 1)


@pytest.fixture
def ws(open_data: Callable[[str], Workspace]) -> Workspace:
    """An empty season."""
    return open_data("empty")


@pytest.fixture
def editor(context: UiContext, ws: Workspace, qtbot: QtBot) -> Iterator[EventEditor]:
    """An editor that follows the news of its data file, as its page lets it."""
    context.attach(ws, 2021)
    made = EventEditor(context)
    qtbot.addWidget(made)
    made.resize(1100, 560)
    context.changed.connect(lambda _change: made.refresh())
    made.show()
    made.activateWindow()
    yield made
    # Pages may still be drawn; the data file is closed after this.
    made.forget()
    context.jobs.close()
    context.detach()


def unit(ws: Workspace, name: str) -> int:
    """A unit by its whole name."""
    return units.search(ws, name, DAY)[0].id


def conference(ws: Workspace) -> str:
    """The kind of the plan that communes hold."""
    return event_kinds.kinds(ws)[0].key


def begun(editor: EventEditor, ws: Workspace, name: str = "Sóc Hà") -> Event:
    """A new conference of a commune, open in the editor."""
    editor.new_event(conference(ws), (unit(ws, name),), DAY)
    return stored(editor)


def stored(editor: EventEditor) -> Event:
    """The open event as the data file has it."""
    return events.detail(editor.context.workspace, editor.event_id).event


def announce(ws: Workspace, name: str, level: int) -> None:
    """The commune is at a level from now on."""
    matrix = tiers.matrices(ws)[0].key
    entry = TierEntry(unit(ws, name), matrix, Standing.LEVEL, date(2022, 1, 17), level, "15/TB-UBND", date(2022, 1, 16))
    tiers.record(ws, (entry,))


def refusal(editor: EventEditor) -> str:
    """The code of what could not be kept; empty when everything is."""
    return editor.refusal.code if editor.refusal else ""


def verbs(editor: EventEditor) -> dict[str, Button]:
    """Buttons of what has to be decided, by their words."""
    return {item.text(): item for item in editor.panel.notice.findChildren(Button)}


# --- keeping ---


def test_that_a_new_event_begins_with_the_template_of_its_kind(editor: EventEditor, ws: Workspace) -> None:
    event = begun(editor, ws)
    kind = event_kinds.kinds(ws)[0]
    assert [item.text for item in editor.sections.programme.rows.rows()] == [item.text for item in event.plan.programme]
    assert len(event.plan.programme) == len(kind.programme) == 8
    assert editor.sections.general.hosts.ids() == (unit(ws, "Sóc Hà"),)
    assert editor.title.text() == event.name


def test_that_what_is_typed_is_kept_when_the_editor_is_left(editor: EventEditor, ws: Workspace, qtbot: QtBot) -> None:
    begun(editor, ws)
    general = editor.sections.general
    general.days.set_values(place="Nhà văn hóa xã", starts_at="7h30", expected_people="1.200")
    general.days.changed.emit()
    with qtbot.waitSignal(editor.closed):
        editor.leave()
    event = stored(editor)
    assert (event.place, event.starts_at, event.plan.expected_people) == ("Nhà văn hóa xã", time(7, 30), 1200)


def test_that_a_pause_keeps_what_was_typed_and_says_so(editor: EventEditor, ws: Workspace, qtbot: QtBot) -> None:
    begun(editor, ws)
    editor.sections.programme.rows.put(0, 3, "Phó Chủ tịch UBND xã")
    assert editor.saved.text() == "Đang ghi…"
    qtbot.waitUntil(lambda: editor.saved.text() == "đã lưu", timeout=10_000)
    assert stored(editor).plan.programme[0].in_charge == "Phó Chủ tịch UBND xã"


def test_that_opening_and_leaving_writes_nothing(editor: EventEditor, ws: Workspace) -> None:
    begun(editor, ws)
    before = history.entries(ws)
    for _turn in range(editor.tab_bar.count()):
        editor.turn(1)
    editor.leave()
    assert history.entries(ws) == before


def test_that_undo_shows_the_event_as_it_was(editor: EventEditor, ws: Workspace) -> None:
    event = begun(editor, ws)
    editor.sections.general.name.set_values(name="Hội nghị xã")
    editor.save()
    assert stored(editor).name == "Hội nghị xã"
    ws.store.undo(ws.actor)
    assert editor.sections.general.name.text_of("name") == event.name
    assert stored(editor) == event


def test_that_a_value_that_cannot_be_read_keeps_the_former_one_and_says_so(editor: EventEditor, ws: Workspace) -> None:
    begun(editor, ws)
    days = editor.sections.general.days
    days.set_values(starts_on="31/2")
    days.changed.emit()
    editor.judge()
    editor.save()
    assert stored(editor).starts_on == DAY
    assert days.text_of("starts_on") == "31/2", "what was typed stays to be mended"
    assert days._errors["starts_on"].property("text") == "Không có ngày này"


def test_that_days_that_are_reversed_are_told_and_nothing_typed_is_lost(
    editor: EventEditor, ws: Workspace, qtbot: QtBot, boxes_open: None
) -> None:
    begun(editor, ws)
    editor.sections.general.days.set_values(ends_on="28/2/2022", place="Sân vận động")
    editor.save()
    assert refusal(editor) == "days-reversed"
    assert "chưa lưu" in editor.saved.text()
    assert stored(editor).place == ""
    with qtbot.assertNotEmitted(editor.closed):
        editor.leave()
    (box,) = [item for item in editor.findChildren(Box) if item.isVisible()]
    box.reject()
    editor.sections.general.days.set_values(ends_on="2/3/2022")
    editor.save()
    assert refusal(editor) == ""
    assert (stored(editor).place, stored(editor).ends_on) == ("Sân vận động", date(2022, 3, 2))


# --- another window ---


def changed_elsewhere(editor: EventEditor, ws: Workspace) -> None:
    """Another window has given the event a chair; the editor, which types a place, does not know yet."""
    event = stored(editor)
    editor.sections.general.days.set_values(place="Trường tiểu học")
    editor._is_saving = True  # the news does not come: the other window has its own program
    events.save(ws, replace(event, plan=replace(event.plan, chair="Bí thư Đảng ủy")), event)
    editor._is_saving = False
    editor.save()


def test_that_a_change_in_another_window_is_told_and_either_can_be_kept(editor: EventEditor, ws: Workspace) -> None:
    begun(editor, ws)
    changed_elsewhere(editor, ws)
    assert refusal(editor) == "event-changed"
    assert set(verbs(editor)) == {"Lấy bản mới", "Giữ chữ của tôi"}
    verbs(editor)["Giữ chữ của tôi"].click()
    assert refusal(editor) == ""
    assert stored(editor).place == "Trường tiểu học"


def test_that_the_version_of_the_other_window_can_be_taken(editor: EventEditor, ws: Workspace) -> None:
    begun(editor, ws)
    changed_elsewhere(editor, ws)
    verbs(editor)["Lấy bản mới"].click()
    assert refusal(editor) == ""
    assert stored(editor).plan.chair == "Bí thư Đảng ủy"
    assert editor.sections.general.days.text_of("chair") == "Bí thư Đảng ủy"
    assert editor.sections.general.days.text_of("place") == ""


# --- live assessment ---


def test_that_taking_a_unit_in_is_assessed_before_it_is_kept(editor: EventEditor, ws: Workspace) -> None:
    announce(ws, "Sóc Hà", 1)
    announce(ws, "Trường Hà", 3)
    begun(editor, ws)
    assert editor.panel.verdict.title.text() == "Được tổ chức đủ các phần"
    picker = editor.sections.general.participants
    QTest.keyClicks(picker.field, "truong ha")
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    editor.judge()
    assert editor.panel.verdict.title.text() == "Chỉ được tổ chức sơ kết"
    festivities = editor.sections.general.parts[EventPart.FESTIVITIES]
    assert festivities.text() == "phần hội: phải bỏ theo cấp độ"
    assert any(fault.code == "tier-forbids" for fault in editor.panel.faults)


def test_that_a_fault_leads_to_its_field(editor: EventEditor, ws: Workspace) -> None:
    begun(editor, ws)
    editor.sections.gifts.rows.show_rows([GiftPart("Suất quà", 10, Decimal(500_000))])
    editor.sections.gifts.totals.set_values(gift_total="12")
    editor.judge()
    (fault,) = [item for item in editor.panel.faults if item.code == "gift-total"]
    assert editor.sections.gifts.totals._errors["gift_total"].property("text") == fault.sentence
    editor._go_to_field(fault.field)
    assert editor.stack.currentWidget() is editor.sections.gifts


def test_that_what_falls_away_is_marked_with_its_reason_in_the_programme(editor: EventEditor, ws: Workspace) -> None:
    begun(editor, ws)
    announce(ws, "Sóc Hà", 3)
    rows = editor.sections.programme.rows
    parts = [column.key for column in rows.columns].index("part")
    shown = {row.text: rows.table.proxy.index(at, parts).data() for at, row in enumerate(rows.rows())}
    marked = {text for text, part in shown.items() if part == "không tổ chức"}
    assert marked == {row.text for row in rows.rows() if row.part is EventPart.FESTIVITIES}
    assert marked
    tooltip = next(editor.sections.programme._look(row.part).tooltip for row in rows.rows() if row.text in marked)
    assert "cấp độ 3" in tooltip


def test_that_looking_at_a_part_that_is_not_held_does_not_change_it(editor: EventEditor, ws: Workspace) -> None:
    before = begun(editor, ws).plan.programme
    announce(ws, "Sóc Hà", 3)
    rows = editor.sections.programme.rows
    row = next(at for at, item in enumerate(rows.rows()) if item.part is EventPart.FESTIVITIES)
    rows.go(row, [column.key for column in rows.columns].index("part"))
    QTest.keyClick(rows.table.view, Qt.Key.Key_F2)
    box = rows.table.view.viewport().findChild(QComboBox)
    assert box is not None
    assert box.currentText() == "phần hội"
    QTest.keyClick(box, Qt.Key.Key_Return)
    editor.save()
    assert stored(editor).plan.programme == before


# --- adjusting ---


def test_that_a_risen_tier_shows_before_and_after_and_is_accepted_with_a_notice(
    editor: EventEditor, ws: Workspace, boxes_open: None
) -> None:
    original = begun(editor, ws)
    announce(ws, "Sóc Hà", 3)
    assert stored(editor).status is EventStatus.TO_ADJUST
    assert editor.chip.text() == "cần điều chỉnh"
    verbs(editor)["Điều chỉnh và soạn thông báo"].click()
    (box,) = [item for item in editor.findChildren(Box) if item.isVisible()]
    next(item for item in box.findChildren(Button) if item.property("kind") == "primary").click()
    event = stored(editor)
    assert (event.status, event.dropped) == (EventStatus.PLANNED, (EventPart.FESTIVITIES,))
    assert [purpose for purpose, _paper in events.detail(ws, event.id).papers] == ["notice"]
    assert events.versions(ws, event.id)[0].event.parts == original.parts
    assert editor.sections.versions.table.model.rowCount() > 0


def test_that_a_fallen_tier_is_offered_and_taken_back_by_one_button(editor: EventEditor, ws: Workspace) -> None:
    begun(editor, ws)
    announce(ws, "Sóc Hà", 3)
    events.adjust(ws, editor.event_id)
    announce(ws, "Sóc Hà", 1)
    assert stored(editor).dropped == (EventPart.FESTIVITIES,)
    verbs(editor)["Khôi phục phần hội"].click()
    assert stored(editor).dropped == ()


def test_that_level_4_is_cancelled_and_the_plan_is_locked(editor: EventEditor, ws: Workspace) -> None:
    begun(editor, ws)
    announce(ws, "Sóc Hà", 4)
    assert stored(editor).status is EventStatus.CANCELLED
    assert editor.chip.text() == "không tổ chức"
    assert editor.sections.programme.rows.is_locked


# --- people, pictures ---


def test_that_a_range_of_names_is_pasted_into_the_group_under_the_cursor(editor: EventEditor, ws: Workspace) -> None:
    begun(editor, ws)
    section = editor.sections.delegates
    section.groups.go(1)
    section.people.go(0)
    QGuiApplication.clipboard().setText("1\tNông Văn Hùng\tTrưởng xóm\tNà Nghiềng\n2\tHoàng Thị Mai\tBí thư\tCốc Sâu\n")
    QTest.keyClick(section.people.table.view, Qt.Key.Key_V, CTRL)
    editor.save()
    people = stored(editor).plan.delegates
    group = stored(editor).plan.groups[1].text
    assert [(item.name, item.title, item.place, item.group) for item in people] == [
        ("Nông Văn Hùng", "Trưởng xóm", "Nà Nghiềng", group),
        ("Hoàng Thị Mai", "Bí thư", "Cốc Sâu", group),
    ]
    section.mark_present()
    editor.save()
    assert [item.attended for item in stored(editor).plan.delegates] == [True, True]


def test_that_a_picture_comes_in_and_what_is_none_is_told(editor: EventEditor, ws: Workspace, tmp_path: Path) -> None:
    begun(editor, ws)
    picture, text = tmp_path / "Le chao co.png", tmp_path / "khong phai anh.jpg"
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    assert image.save(str(picture))
    text.write_text("đây là chữ", encoding="utf-8")
    assert editor.take_files([picture, text])
    photos = editor.sections.photos
    assert photos.list.count() == 1
    assert "khong phai anh.jpg" in photos.problems.text()
    photos.list.item(0).setText("Lễ chào cờ")
    assert [item.caption for item in events.detail(ws, editor.event_id).photos] == ["Lễ chào cờ"]
    photos.list.setCurrentRow(0)
    QTest.keyClick(photos.list, Qt.Key.Key_Delete)
    assert photos.list.count() == 0
    assert events.detail(ws, editor.event_id).photos == ()


def test_that_blank_figures_are_filled_from_the_lists_and_typed_ones_stay(editor: EventEditor, ws: Workspace) -> None:
    begun(editor, ws)
    editor.sections.gifts.rows.show_rows([GiftPart("Suất quà", 10, Decimal(500_000))])
    editor.sections.result.figures.set_values(gift_count="9")
    editor.save()
    editor.sections.result.take_told()
    editor.save()
    result = stored(editor).result
    assert (result.gift_count, result.gift_value) == (9, Decimal(5_000_000))
    assert result.people_count is None
    assert editor.sections.result.take.isHidden()


# --- steps ---


def test_that_the_menu_of_steps_goes_with_the_state(editor: EventEditor, ws: Workspace) -> None:
    begun(editor, ws)
    words = [action.text() for action in editor_decisions.menu_of_steps(editor).actions()]
    assert {"Hoãn…", "Không tổ chức…", "Ghi đã tổ chức", "Ma-két…", "Bỏ sự kiện…"} <= set(words)
    announce(ws, "Sóc Hà", 4)
    words = [action.text() for action in editor_decisions.menu_of_steps(editor).actions()]
    assert "Hoãn…" not in words


def test_that_an_event_is_taken_out_after_a_question(
    editor: EventEditor, ws: Workspace, qtbot: QtBot, boxes_open: None
) -> None:
    event = begun(editor, ws)
    editor_decisions.remove(editor)
    (box,) = [item for item in editor.findChildren(Box) if item.isVisible()]
    with qtbot.waitSignal(editor.closed):
        next(item for item in box.findChildren(Button) if item.property("kind") == "danger").click()
    assert event.id not in {row.event.id for row in events.events(ws)}
    QApplication.processEvents()
