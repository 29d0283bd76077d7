"""Boxes of «Khen thưởng»: nothing is chosen by itself, refusals of many are told, quotas are written, Esc asks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.nominations import Campaign
from app.services.awards import campaigns, nominations, quotas
from app.ui.awards import propose_boxes
from app.ui.awards.page import AwardsPage
from app.ui.dialogs import Box
from app.ui.forms import Form
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from tests.support.award_board import proposed
from tests.support.windows import box_of, primary

pytestmark = [
    pytest.mark.data("empty"),
    pytest.mark.usefixtures("boxes_open"),
]


def opened(window: MainWindow) -> AwardsPage:
    """The page of the season."""
    window.go("awards", "board")
    assert isinstance(window.page, AwardsPage)
    return window.page


def form_of(window: MainWindow) -> Form:
    """The form of the box that is open."""
    form = box_of(window).findChild(Form)
    assert isinstance(form, Form)
    return form


def press(window: MainWindow, words: str) -> None:
    """Press a button of the box that is open."""
    next(button for button in box_of(window).findChildren(Button) if button.text() == words).click()


def test_that_who_adds_in_a_hurry_is_asked_to_choose_unit_and_award(window: MainWindow) -> None:
    page = opened(window)
    season = campaigns.of_year(window.context.workspace)
    page._add(None)
    form = form_of(window)
    form.set_values(name="Nông Văn Vội")
    press(window, "Thêm ứng viên")
    assert box_of(window).isVisible()
    told = [form._errors[key].property("text") for key in ("unit", "award")]
    assert told == ["Chưa chọn", "Chưa chọn"]
    assert nominations.rows(window.context.workspace, season.id) == ()


def test_that_refusals_of_many_name_number_and_person_and_are_counted(window: MainWindow) -> None:
    ws = window.context.workspace
    page = opened(window)
    made = [proposed(ws, "Sóc Hà", name).id for name in ("Nông Văn Một", "Hoàng Thị Mai", "Lục Văn Hải")]
    propose_boxes.propose_many(page, window.context, made)
    box = box_of(window)
    words = box.findChildren(type(box.text))[0].text()
    assert words == "Đã đề nghị 2, từ chối 1."
    from_box = box.findChildren(QPlainTextEdit)[0].toPlainText()
    assert from_box.startswith(f"{made[2]}. Lục Văn Hải: ")


def test_that_esc_asks_once_before_typed_words_are_lost(window: MainWindow) -> None:
    page = opened(window)
    page._add(None)
    box = box_of(window)
    form_of(window).set_values(name="Nông Văn Gõ")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.isVisible()
    assert "chưa được ghi" in box.refusal.text()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not [item for item in window.findChildren(Box) if item.isVisible()]
    page._add(None)
    QTest.keyClick(box_of(window), Qt.Key.Key_Escape)
    assert not [item for item in window.findChildren(Box) if item.isVisible()]


def test_that_a_season_without_quotas_asks_for_them_and_takes_them_for_each_commune(window: MainWindow) -> None:
    ws = window.context.workspace
    campaigns.save(ws, Campaign("Khen thưởng năm sau", window.context.year + 1))
    window.context.set_year(window.context.year + 1)
    page = opened(window)
    button = primary(page)
    assert button.text() == "Ghi chỉ tiêu…"
    assert "chưa có chỉ tiêu" in page.sentence.text()
    button.click()
    form = form_of(window)
    form.set_values(award="giay-khen-huyen", whom="each", kind=NomineeKind.INDIVIDUAL.value, places="2")
    press(window, "Ghi chỉ tiêu")
    season = campaigns.of_year(ws, window.context.year)
    cells = quotas.board(ws, season.id).cells
    assert {cell.places for cell in cells} == {2}
    assert len(cells) == 8
    window.undo()
    assert quotas.board(ws, season.id).hint
