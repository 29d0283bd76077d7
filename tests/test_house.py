"""The nets of conftest.py catch what they are there for, and Qt loses no reference on this Python."""

import logging
import sys

import platformdirs
import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

_MANY = 300


class _Bell(QObject):
    rang = Signal(bool)


def test_that_an_unexpected_question_fails_the_test(qtbot: QtBot) -> None:
    with pytest.raises(AssertionError, match=r"QMessageBox\.question .*Xóa"):
        QMessageBox.question(None, "Xóa", "Xóa thật không?")
    with pytest.raises(AssertionError, match=r"QFileDialog\.getOpenFileName"):
        QFileDialog.getOpenFileName()
    dialog = QDialog()
    qtbot.addWidget(dialog)
    with pytest.raises(AssertionError, match=r"QDialog\.exec"):
        dialog.exec()


@pytest.mark.expected_log("WARNING tests.house: disk almost full")
def test_that_a_marked_log_record_is_accepted() -> None:
    logging.getLogger("tests.house").warning("disk almost full")


def test_that_no_folder_of_the_user_is_touched() -> None:
    assert "phen-dau-tests-" in str(platformdirs.user_data_path("PhenDau"))
    assert "phen-dau-tests-" in str(platformdirs.user_config_path("PhenDau"))


def test_that_qt_does_not_lose_references_to_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python 3.11 lost one per call and ended the process after some thousands of them."""
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setText("x")
    before = sys.getrefcount(None)
    for _ in range(_MANY):
        field.setText("x")
    assert sys.getrefcount(None) - before > -_MANY // 4


def test_that_qt_does_not_lose_references_to_true(qtbot: QtBot) -> None:
    """The same fault ate one reference to True for every emitted signal."""
    bell = _Bell()
    heard: list[int] = []
    bell.rang.connect(lambda _on: heard.append(1))
    bell.rang.emit(True)
    before = sys.getrefcount(True)
    for _ in range(_MANY):
        bell.rang.emit(True)
    assert len(heard) == _MANY + 1
    assert sys.getrefcount(True) - before > -_MANY // 4
