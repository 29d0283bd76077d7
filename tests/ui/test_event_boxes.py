"""Boxes and lists around events: a season planned at once, kinds, delegates from the registers, ma-két, papers."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.event_purposes import EventPurpose
from app.domain.events import Delegate, Event, EventPart, GroupOrigin, ParticipantGroup
from app.domain.participants import ParticipantSource, ProposedDelegate
from app.domain.tier_history import Standing, TierEntry
from app.services import event_kinds, events, founding, setup, tiers, units
from app.services.workspace import Workspace
from app.ui.context import UiContext
from app.ui.dialogs import Box
from app.ui.events import kind_presets
from app.ui.events.delegates_box import ProposalsBox, ask_proposals
from app.ui.events.editor_backdrop import ask_backdrop
from app.ui.events.editor_papers import PapersSection
from app.ui.events.kind_editor import KindEditor
from app.ui.events.planning_box import PlanningBox, ask_planning
from app.ui.widgets.buttons import Button
from tests.support.clocks import a_clock

DAY = date(2022, 3, 1)
pytestmark = pytest.mark.usefixtures("boxes_open")


@pytest.fixture
def ws(open_data: Callable[[str], Workspace]) -> Workspace:
    """An empty season."""
    return open_data("empty")


@pytest.fixture
def page(context: UiContext, ws: Workspace, qtbot: QtBot) -> Iterator[QWidget]:
    """Something to put boxes over."""
    context.attach(ws, 2021)
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1100, 600)
    made.show()
    yield made
    context.jobs.close()
    context.detach()


def idle(qtbot: QtBot, context: UiContext) -> None:
    """Wait for the worker."""
    qtbot.waitUntil(lambda: not context.jobs.jobs, timeout=30_000)


def unit(ws: Workspace, name: str) -> int:
    """A unit by its whole name."""
    return units.search(ws, name, DAY)[0].id


def conference(ws: Workspace, name: str = "Sóc Hà") -> Event:
    """A conference of a commune, stored."""
    kind = event_kinds.kinds(ws)[0]
    return events.save(ws, events.new(ws, kind.key, (unit(ws, name),), DAY)).event


def announce(ws: Workspace, name: str, level: int) -> None:
    """The commune is at a level from now on."""
    key = tiers.matrices(ws)[0].key
    document = ("15/TB-UBND", date(2022, 1, 16))
    tiers.record(ws, (TierEntry(unit(ws, name), key, Standing.LEVEL, date(2022, 1, 17), level, *document),))


# --- planning ---


def planning(page: QWidget, context: UiContext, qtbot: QtBot, **given: object) -> PlanningBox:
    """The box with its proposals."""
    box = ask_planning(page, context, **given)  # type: ignore[arg-type]  # handed through
    idle(qtbot, context)
    return box


def line_of(box: PlanningBox, ws: Workspace, name: str) -> int:
    """The row of a unit."""
    wanted = unit(ws, name)
    return next(row for row, line in enumerate(box.lines) if line.proposal.unit.id == wanted)


def test_that_every_border_commune_and_hamlet_is_proposed_with_its_tier_and_why(
    page: QWidget, context: UiContext, ws: Workspace, qtbot: QtBot
) -> None:
    announce(ws, "Nội Thôn", 4)
    announce(ws, "Sóc Hà", 3)
    box = planning(page, context, qtbot)
    assert box.verb.text() == f"Lập {len(box.lines)} sự kiện"
    noi_thon, soc_ha = (box.lines[line_of(box, ws, name)].proposal for name in ("Nội Thôn", "Sóc Hà"))
    assert noi_thon.parts == ()
    assert soc_ha.parts == (EventPart.REVIEW,)
    assert "không được tổ chức" in box.sentence.text()
    assert "II.3" in soc_ha.why
    box.reject()


def test_that_a_place_is_left_out_with_space_and_taken_back(
    page: QWidget, context: UiContext, ws: Workspace, qtbot: QtBot
) -> None:
    box = planning(page, context, qtbot)
    count = len(box.lines)
    box.table.view.setCurrentIndex(box.table.proxy.index(0, 1))
    QTest.keyClick(box.table.view, Qt.Key.Key_Space)
    assert box.verb.text() == f"Lập {count - 1} sự kiện"
    box.verb.click()
    assert len(box.planned or events.events(ws)) == count - 1
    left_out = box.lines[0].proposal
    planned = {(row.event.kind, host) for row in events.events(ws) for host in row.event.hosts}
    assert (left_out.kind.key, left_out.unit.id) not in planned


def test_that_another_day_is_judged_by_its_own_tier(
    page: QWidget, context: UiContext, ws: Workspace, qtbot: QtBot
) -> None:
    key = tiers.matrices(ws)[0].key
    later = TierEntry(unit(ws, "Sóc Hà"), key, Standing.LEVEL, date(2022, 2, 28), 3, "20/TB-UBND", date(2022, 1, 17))
    announce(ws, "Sóc Hà", 1)
    tiers.record(ws, (later,))
    box = planning(page, context, qtbot)
    row = line_of(box, ws, "Sóc Hà")
    column = next(number for number, item in enumerate(box.table.model.columns) if item.key == "day")
    for typed, parts in (("20/2", 2), ("1/3/2022", 1)):
        assert box.table.proxy.setData(box.table.proxy.index(row, column), typed)
        assert len(box.lines[row].proposal.parts) == parts, typed
    assert not box.table.proxy.setData(box.table.proxy.index(row, column), "31/2")
    assert box.lines[row].proposal.day == date(2022, 3, 1)
    assert "31/2" in box.sentence.text()
    box.done(0)


def test_that_a_day_outside_the_season_is_told_before_anything_is_planned(
    page: QWidget, context: UiContext, qtbot: QtBot
) -> None:
    box = planning(page, context, qtbot)
    column = next(number for number, item in enumerate(box.table.model.columns) if item.key == "day")
    assert "ngoài thời gian" not in box.sentence.text()
    assert box.table.proxy.setData(box.table.proxy.index(0, column), "12/06/2022")
    assert "1 ngoài thời gian của kế hoạch" in box.sentence.text()
    assert "Ngoài thời gian" not in box.table.model.columns[-1].text(box.lines[1])
    assert "ngoài thời gian của kế hoạch" in box.table.model.columns[-1].text(box.lines[0])
    box.done(0)


def test_that_a_second_planning_leaves_what_is_there_alone(
    page: QWidget, context: UiContext, ws: Workspace, qtbot: QtBot
) -> None:
    planning(page, context, qtbot).verb.click()
    before = [row.event for row in events.events(ws)]
    box = planning(page, context, qtbot)
    assert not box.verb.isEnabled()
    assert f"{len(before)} đã có" in box.sentence.text()
    box.reject()
    assert [row.event for row in events.events(ws)] == before


def test_that_after_planning_the_same_box_prints_or_takes_it_back(
    page: QWidget, context: UiContext, ws: Workspace, qtbot: QtBot
) -> None:
    printed: list[object] = []
    box = planning(page, context, qtbot, units=(unit(ws, "Sóc Hà"),), print_all=printed.append)
    box.verb.click()
    assert box.isVisible()
    assert box.verb.text() == "In tất cả giấy tờ…"
    with qtbot.waitSignal(context.undo_asked):
        box.undo.click()
    assert printed == []
    ws.store.undo(ws.actor)
    assert events.events(ws) == ()


def test_that_no_kind_and_reversed_days_are_told(
    page: QWidget, context: UiContext, ws: Workspace, qtbot: QtBot
) -> None:
    box = planning(page, context, qtbot)
    box.choices.days.set_values(first="3/3", last="1/3")
    box.propose()
    idle(qtbot, context)
    assert "trước ngày đầu" in box.sentence.text()
    assert not box.verb.isEnabled()
    for kind in box.choices.kinds.values():
        kind.setChecked(False)
    assert "ít nhất một loại" in box.sentence.text()
    box.reject()


def test_that_a_plan_without_an_epidemic_speaks_of_no_tier(
    page: QWidget, context: UiContext, tmp_path: Path, qtbot: QtBot
) -> None:
    ws = founding.create(tmp_path / "2026", "truong-ha-2026", actor="người thử", clock=a_clock("2026-01-20T08:00:00"))
    context.attach(ws, 2025)
    box = planning(page, context, qtbot)
    assert box.lines
    assert "tier" not in [column.key for column in box.table.model.columns]
    assert all("cấp độ" not in line.proposal.why.casefold() for line in box.lines)
    box.verb.click()
    idle(qtbot, context)
    assert len(events.events(ws)) == len(box.planned)
    context.detach()
    ws.close()


# --- kinds ---


@pytest.fixture
def kinds(page: QWidget, context: UiContext, qtbot: QtBot) -> KindEditor:
    """The editor of kinds, following the news."""
    made = KindEditor(context)
    qtbot.addWidget(made)
    context.changed.connect(lambda _change: made.refresh())
    made.show()
    return made


def test_that_an_own_kind_is_made_of_its_name_and_its_template(kinds: KindEditor, ws: Workspace) -> None:
    kinds.new_kind()
    kinds.form.set_values(
        name="Lễ hội xuống đồng", title="Lễ hội xuống đồng {unit} năm {event_year}", day="10", month="2"
    )
    kinds.programme.put(0, 0, "Dâng hương")
    kinds.backdrop.setPlainText("LỄ HỘI\nXUỐNG ĐỒNG NĂM {event_year}")
    kinds.save()
    made = next(item for item in event_kinds.kinds(ws) if item.name == "Lễ hội xuống đồng")
    assert (made.day, made.month, made.backdrop) == (10, 2, ("LỄ HỘI", "XUỐNG ĐỒNG NĂM {event_year}"))
    event = events.new(ws, made.key, (unit(ws, "Sóc Hà"),))
    assert event.name == "Lễ hội xuống đồng xã Sóc Hà năm 2022"
    assert [item.text for item in event.plan.programme] == ["Dâng hương"]


def test_that_a_mistake_in_a_kind_is_told_calmly_and_stored_nowhere(kinds: KindEditor, ws: Workspace) -> None:
    before = event_kinds.kinds(ws)
    kinds.open_kind(before[0].key)
    kinds.form.set_values(title="Hội nghị {nam}")
    kinds.save()
    assert "{nam}" in kinds.refusal.text()
    assert event_kinds.kinds(ws) == before
    kinds.form.set_values(title=before[0].title, day="ba")
    kinds.save()
    assert event_kinds.kinds(ws) == before


def test_that_opening_a_kind_and_leaving_it_changes_nothing(kinds: KindEditor, ws: Workspace, qtbot: QtBot) -> None:
    before = event_kinds.kinds(ws)
    for kind in before:
        kinds.open_kind(kind.key)
    with qtbot.waitSignal(kinds.closed):
        kinds.leave()
    assert event_kinds.kinds(ws) == before


def test_that_a_kind_is_retired_used_again_and_kept_while_events_are_of_it(
    kinds: KindEditor, ws: Workspace, qtbot: QtBot
) -> None:
    event = conference(ws)
    kinds.open_kind(event.kind)
    kinds.retire_button.click()
    assert kinds.chip.text() == "không dùng nữa"
    assert event.kind not in {item.key for item in event_kinds.kinds(ws, with_retired=False)}
    kinds.retire_button.click()
    assert event.kind in {item.key for item in event_kinds.kinds(ws, with_retired=False)}
    kinds.remove()
    (box,) = [item for item in kinds.findChildren(Box) if item.isVisible()]
    with qtbot.assertNotEmitted(kinds.closed):
        next(item for item in box.findChildren(Button) if item.property("kind") == "primary").click()
    assert event.kind in {item.key for item in event_kinds.kinds(ws)}


# --- delegates ---

GROUP = ParticipantGroup("Tổ trưởng tổ tự quản", GroupOrigin.LOCAL, sources=("team_leaders",))


def test_that_persons_of_the_registers_are_offered_and_only_the_ticked_are_taken(page: QWidget, qtbot: QtBot) -> None:
    people = [
        ProposedDelegate(Delegate(name, "Tổ trưởng", "Nà Nghiềng", GROUP.text), ParticipantSource.TEAM_LEADERS, origin)
        for name, origin in (("Nông Văn Hùng", "dòng 5"), ("Hoàng Thị Mai", "dòng 6"))
    ]
    taken: list[Delegate] = []
    box = ProposalsBox(page, [(GROUP, people)], taken.extend)
    box.open()
    assert box.verb.text() == "Thêm 2 người"
    head = box.tree.topLevelItem(0)
    assert head is not None
    second = head.child(1)
    assert second is not None
    second.setCheckState(0, Qt.CheckState.Unchecked)
    box.search.setText("hung")
    assert second.isHidden()
    box.verb.click()
    assert [item.name for item in taken] == ["Nông Văn Hùng"]


def test_that_an_empty_register_is_told_in_a_word(
    page: QWidget, context: UiContext, ws: Workspace, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(context.said) as said:
        assert ask_proposals(page, context, conference(ws), (GROUP,), lambda _people: None) is None
    assert "gõ tên hoặc dán" in said.args[0]


# --- ma-két and papers ---


def test_that_the_cloth_is_drawn_as_it_is_typed_and_a_bad_size_is_told(
    page: QWidget, context: UiContext, ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    event = conference(ws)
    box = ask_backdrop(page, context, event.id)
    assert not box.cloth.is_empty
    assert "NĂM 2021" in box.text_field.toPlainText()
    assert "2022" in box.foot.text_of("closing")
    box.size_box.setCurrentText("rất to")
    box.draw()
    assert not box.verb.isEnabled()
    assert "rất to" in box.notes.text()
    box.size_box.setCurrentText("4 x 2,5 m")
    box.draw()
    assert box.verb.isEnabled()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    box.verb.click()
    idle(qtbot, context)
    assert [path.suffix for path in tmp_path.glob("Ma-két*")] == [".pdf"]


def test_that_papers_of_an_event_are_listed_shown_and_written_on(
    page: QWidget, context: UiContext, ws: Workspace, qtbot: QtBot
) -> None:
    event = conference(ws)
    section = PapersSection(context)
    qtbot.addWidget(section)
    section.resize(800, 500)
    section.show_papers(event.id)
    section.show()
    idle(qtbot, context)
    assert section.preview.view.page_count >= 1
    rows = {row.purpose for row in section.table.model.rows}
    assert {EventPurpose.PLAN, EventPurpose.INVITATION, EventPurpose.PROGRAMME, EventPurpose.SIGN_IN} <= rows
    with qtbot.waitSignal(context.asked_to_go) as asked:
        section.write()
    place, paper_id = asked.args
    assert place == "papers"
    assert (EventPurpose.PLAN.value, paper_id) in events.detail(ws, event.id).papers
    section.table.select(lambda row: row.purpose is EventPurpose.PROGRAMME)
    assert section.write_button.isHidden()
    idle(qtbot, context)


def test_that_kinds_of_another_plan_are_shown_before_they_are_taken(
    page: QWidget, context: UiContext, ws: Workspace
) -> None:
    before = {kind.key for kind in event_kinds.kinds(ws)}
    assert len(kind_presets.menu_of_plans(page, context).actions()) == len(setup.plans(ws.presets))
    box = kind_presets.ask_take_over(page, context, "binh-phuoc-2022")
    offered = [item.text() for item in box.findChildren(QLabel)]
    assert any("sẽ thêm" in text for text in offered)
    next(item for item in box.findChildren(Button) if item.property("kind") == "primary").click()
    assert before < {kind.key for kind in event_kinds.kinds(ws)}
    again = kind_presets.ask_take_over(page, context, "binh-phuoc-2022")
    next(item for item in again.findChildren(Button) if item.property("kind") == "primary").click()
    assert again.isVisible()
    assert "đã có đủ" in again.refusal.text()
    again.reject()
