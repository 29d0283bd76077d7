"""Changes of units by form, as a clerk makes them: merger, split, moves, codes, ends; refusals stay in the box."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.units import RelationRole, Unit
from app.services import split_figures, units
from app.ui.dialogs import Box
from app.ui.forms import Field, FieldKind, Form, Value, parse_percent
from app.ui.units.page import UnitsPage
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow

FIRST = date(2025, 9, 1)
#: After the merger of 1/7/2025 the units of the plan have no later change written down.
DAY = date(2026, 1, 1)
ON = date(2027, 1, 1)
Change = Callable[..., Box]


def _found(window: MainWindow, name: str, on: date = DAY) -> Unit:
    return next(item for item in units.search(window.context.workspace, name, on) if item.name == name)


@pytest.fixture
def change(window: MainWindow, boxes_open: None) -> Change:
    """Open the form of a change of a unit, fill it and press its verb."""

    def act(unit: str, words: str, **values: Value) -> Box:
        window.go("units")
        page = window.page
        assert isinstance(page, UnitsPage)
        page.day.setDate(QDate(DAY.year, DAY.month, DAY.day))
        page.open_target(_found(window, unit).id)
        next(item for item in page.menu_of_changes().actions() if item.text() == words).trigger()
        box = window.findChildren(Box)[-1]
        box.findChildren(Form)[0].set_values(**values)
        next(item for item in box.findChildren(Button) if item.property("kind") == "primary").click()
        return box

    return act


def test_that_two_communes_merge_into_a_new_one_with_their_hamlets(window: MainWindow, change: Change) -> None:
    ws = window.context.workspace
    first, second = _found(window, "Cần Yên"), _found(window, "Trường Hà")
    hamlets = {item.name for one in (first, second) for item in units.profile(ws, one.id, DAY).children}
    change("Cần Yên", "Sáp nhập với đơn vị khác…", others=(str(second.id),), name="Sóc Trường", code="99001", on=ON)
    made = _found(window, "Sóc Trường", ON)
    profile = units.profile(ws, made.id, ON)
    assert {item.name for item in profile.children} == hamlets
    assert {line.unit.name for line in profile.predecessors} == {"Cần Yên", "Trường Hà"}
    assert units.profile(ws, first.id, ON).unit.valid_to == ON


def test_that_a_merger_without_a_new_name_goes_into_the_unit_itself(window: MainWindow, change: Change) -> None:
    second = _found(window, "Trường Hà")
    change("Cần Yên", "Sáp nhập với đơn vị khác…", others=(str(second.id),), on=ON)
    kept = _found(window, "Cần Yên", ON)
    lines = units.profile(window.context.workspace, kept.id, ON).predecessors
    assert [line.unit.name for line in lines if line.on == ON] == ["Trường Hà"]


def test_that_a_part_with_its_hamlets_is_split_off(window: MainWindow, change: Change) -> None:
    ws = window.context.workspace
    hamlets = units.profile(ws, _found(window, "Cần Yên").id, DAY).children
    change("Cần Yên", "Chia tách…", name="Sóc Mới", code="99002", share="40", hamlets=(str(hamlets[0].id),), on=ON)
    made = units.profile(ws, _found(window, "Sóc Mới", ON).id, ON)
    assert [item.name for item in made.children] == [hamlets[0].name]
    assert [(line.unit.name, line.share) for line in made.predecessors] == [("Cần Yên", Decimal("0.4"))]
    assert _found(window, "Cần Yên", ON).is_valid_on(ON)


def test_that_both_parts_of_a_split_may_be_new(window: MainWindow, change: Change) -> None:
    ws = window.context.workspace
    old = _found(window, "Cần Yên")
    hamlets = units.profile(ws, old.id, DAY).children
    values = {"name": "Một", "share": "40", "hamlets": (str(hamlets[0].id),), "rest": "Hai"}
    change("Cần Yên", "Chia tách…", on=ON, **values)
    rest = units.profile(ws, _found(window, "Hai", ON).id, ON)
    assert {item.name for item in rest.children} == {item.name for item in hamlets[1:]}
    assert rest.predecessors[0].share == Decimal("0.6")
    assert not units.profile(ws, old.id, ON).unit.is_valid_on(ON)


def test_that_a_commune_gets_another_station_and_the_former_tie_ends(window: MainWindow, change: Change) -> None:
    ws, unit = window.context.workspace, _found(window, "Cần Yên")
    before = units.profile(ws, unit.id, DAY).stations
    other = next(item for item in units.search(ws, "Đồn Biên phòng Lũng Nặm", DAY))
    change("Cần Yên", "Giao đồn Biên phòng phụ trách…", parent=str(other.id), on=FIRST, segment="mốc 681–690")
    change("Cần Yên", "Kết thúc một quan hệ…", on=ON)
    after = units.profile(ws, unit.id, FIRST)
    assert other.name in {line.unit.name for line in after.stations}
    assert len(before) + 1 == len({line.tie.parent_id for line in after.relations if _is_station(line)})


def _is_station(line: units.RelationLine) -> bool:
    return line.tie.role is RelationRole.STATION_IN_CHARGE


def test_that_a_code_changes_from_a_day_on(window: MainWindow, change: Change) -> None:
    change("Cần Yên", "Đổi mã theo quyết định…", code="99003", on=ON)
    assert _found(window, "Cần Yên", ON).code == "99003"
    assert _found(window, "Cần Yên", DAY).code == "01366"


def test_that_a_refused_change_says_why_in_the_box_and_keeps_what_was_typed(window: MainWindow, change: Change) -> None:
    box = change("Cần Yên", "Kết thúc, không có đơn vị kế thừa…", on=ON)
    assert box.isVisible()
    assert any("đơn vị trực thuộc" in item.text() for item in box.findChildren(QLabel))
    assert box.findChildren(Form)[0].text_of("on") == "01/01/2027"
    assert _found(window, "Cần Yên", ON).valid_to != ON


def test_that_a_commune_is_added_below_a_district(window: MainWindow, change: Change) -> None:
    change("Cao Bằng", "Thêm xã, phường, thị trấn, đồn…", kind="commune", name="Xã Thử", code="99004", on=ON)
    path = units.profile(window.context.workspace, _found(window, "Xã Thử", ON).id, ON).path
    assert path[-1].name == "Cao Bằng"


@pytest.mark.parametrize(("text", "share"), [("45", "0.45"), ("45,5 %", "0.455"), ("100", "1")])
def test_that_a_share_is_typed_in_percent(text: str, share: str) -> None:
    assert parse_percent(text) == Decimal(share)


@pytest.mark.parametrize("text", ["0", "-5", "101", "nửa", "NaN", ""])
def test_that_no_other_share_is_taken(text: str) -> None:
    with pytest.raises(ValueError, match="từ 1 đến 100"):
        parse_percent(text)


def test_that_nothing_ticked_is_told_when_something_must_be(qtbot: QtBot) -> None:
    form = Form([Field("units", "Đơn vị", FieldKind.PICK, (("1", "một"), ("2", "hai")), is_required=True)])
    qtbot.addWidget(form)
    assert form.values() is None
    form.set_values(units=("2",))
    assert form.values() == {"units": ("2",)}


def test_that_figures_of_a_split_are_written_down_and_taken_back(window: MainWindow, change: Change) -> None:
    ws = window.context.workspace
    change("Cần Yên", "Chia tách…", name="Sóc Mới", code="99002", share="40", on=DAY)
    old, new = _found(window, "Cần Yên"), _found(window, "Sóc Mới", ON)
    told = change("Cần Yên", "Số liệu chia khi tách…", heir=str(new.id), year="2020", values=("C01",))
    assert "hãy ghi mã, dấu = và số" in told.refusal.text()
    told.reject()
    change("Cần Yên", "Số liệu chia khi tách…", heir=str(new.id), year="2020", values=("C01 = 12", "C02 = 1"))
    known = {item.indicator: item.value for item in split_figures.figures(ws, old.id)}
    assert known == {"C01": Decimal(12), "C02": Decimal(1)}
    again = change("Cần Yên", "Số liệu chia khi tách…", heir=str(new.id), year="2020", values=("C01 =",))
    assert "Sóc Mới 2020 C01 = 12" in again.text.text()
    assert [item.indicator for item in split_figures.figures(ws, old.id)] == ["C02"]
