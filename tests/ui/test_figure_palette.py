"""Choosing a figure for the text by word or code, with the keyboard alone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.reviews.figure_palette import FigurePalette, PaletteEntry

ENTRIES = (
    PaletteEntry("A01", "Chiều dài đường biên giới", "75,365 km"),
    PaletteEntry("D04", "Tập thể đăng ký tự quản", "84", is_own=True),
    PaletteEntry("D05", "Hộ đăng ký tự quản", "246", is_own=True),
)


@pytest.fixture
def palette(qtbot: QtBot) -> Iterator[FigurePalette]:
    """An open palette with three figures."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    made = FigurePalette(window)
    made.open_at(window.mapToGlobal(QPoint(400, 390)), ENTRIES)
    yield made
    window.close()


def test_that_it_stays_inside_the_window(palette: FigurePalette) -> None:
    assert palette.window().rect().contains(palette.geometry())


def shown(palette: FigurePalette) -> list[str]:
    """The lines of the list."""
    return [palette.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(palette.list.count())]


def test_that_figures_of_the_leaf_come_first(palette: FigurePalette) -> None:
    assert shown(palette) == ["D04", "D05", "A01"]
    assert palette.list.item(0).text() == "D04  ·  Tập thể đăng ký tự quản  ·  84"


@pytest.mark.parametrize(("typed", "fields"), [("dang ky ho", ["D05"]), ("a01", ["A01"]), ("BIÊN", ["A01"]), ("x", [])])
def test_that_words_in_any_order_and_codes_narrow_the_list(
    palette: FigurePalette, typed: str, fields: list[str]
) -> None:
    palette.search.setText(typed)
    assert shown(palette) == fields
    assert palette.list.isHidden() is not bool(fields)


def test_that_the_phrase_comes_before_pieces_of_words(palette: FigurePalette) -> None:
    entries = (
        PaletteEntry("B08", "Ban tự quản được kiện toàn", "40", is_own=True),
        PaletteEntry("D02", "Quản lý tự động của tổ", "3"),
        PaletteEntry("D01", "Tổ tự quản", "47"),
    )
    palette.open_at(QPoint(40, 40), entries)
    palette.search.setText("tổ tự quản")
    assert shown(palette) == ["D01", "D02", "B08"]


def test_that_arrows_and_enter_choose(palette: FigurePalette, qtbot: QtBot) -> None:
    QTest.keyClick(palette.search, Qt.Key.Key_Down)
    with qtbot.waitSignal(palette.picked) as picked:
        QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert picked.args == ["D05"]
    assert not palette.isVisible()


def test_that_enter_on_nothing_chooses_nothing(palette: FigurePalette, qtbot: QtBot) -> None:
    palette.search.setText("không có")
    with qtbot.assertNotEmitted(palette.picked):
        QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert palette.isVisible()
    with qtbot.waitSignal(palette.closed):
        QTest.keyClick(palette.search, Qt.Key.Key_Escape)
    assert not palette.isVisible()
