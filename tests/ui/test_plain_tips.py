"""Tooltips show what people typed letter by letter."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument

from app.ui.tables import Cell, Column, TableModel


@pytest.mark.parametrize("text", ["<b>Kế hoạch</b>", "<img src=x> 1\nhai", "A & B", "&lt;b&gt;", "a < b"])
def test_that_the_tooltip_of_a_cell_says_a_name_letter_by_letter(qapp: object, text: str) -> None:
    column = Column[str]("name", "Tên", str, cell=lambda row: Cell(tooltip=row))
    model: TableModel[str] = TableModel(())
    model.set_columns((column,), [text])
    tip = model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    document = QTextDocument()
    document.setHtml(tip)
    assert document.toPlainText() == text


def test_that_the_tooltip_of_a_name_without_signs_is_the_name(qapp: object) -> None:
    model: TableModel[str] = TableModel(())
    model.set_columns((Column[str]("name", "Tên", str, cell=lambda row: Cell(tooltip=row)),), ["Sở Tư pháp"])
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "Sở Tư pháp"
