"""The look: contrast, letters, icons, words."""

import re
import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.paths import program_root, resources
from app.services.appearance import tokens
from app.ui import application, icons, theme
from app.ui.qt_vi import VietnameseForQt
from app.ui.widgets.labels import label

TOKENS = tokens()


def _luminance(name: str) -> float:
    parts = [int(name[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, two: str) -> float:
    low, high = sorted((_luminance(one), _luminance(two)))
    return (high + 0.05) / (low + 0.05)


PAIRS = [
    (which, kind, front, ground)
    for which in ("light", "dark")
    for kind in ("text", "shape")
    for front, grounds in TOKENS["contrast"][kind].items()
    for ground in grounds
]


@pytest.mark.parametrize(("which", "kind", "front", "ground"), PAIRS)
def test_that_every_pair_of_colours_reaches_wcag_aa(which: str, kind: str, front: str, ground: str) -> None:
    colors = TOKENS[which]
    least = 4.5 if kind == "text" else 3.0
    assert _contrast(colors[front], colors[ground]) >= least


@pytest.mark.parametrize("which", ["light", "dark"])
@pytest.mark.parametrize("kind", list(TOKENS["chip"]))
def test_that_every_chip_can_be_read(which: str, kind: str) -> None:
    ground, letters, _icon, *_tone = TOKENS["chip"][kind]
    assert _contrast(TOKENS[which][ground], TOKENS[which][letters]) >= 4.5


def test_that_both_themes_have_the_same_tokens() -> None:
    assert set(TOKENS["light"]) == set(TOKENS["dark"])


def _vietnamese_letters() -> str:
    bases = "aăâeêioôơuưy"
    tones = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
    composed = [unicodedata.normalize("NFC", base + tone) for base in bases for tone in tones]
    lower = "".join(composed) + "đ"
    return lower + lower.upper()


@pytest.mark.parametrize("path", sorted((resources() / "fonts").glob("NotoSans-*.ttf")), ids=lambda path: path.name)
def test_that_every_vietnamese_letter_is_in_the_font(path: Path) -> None:
    with TTFont(path, lazy=True) as font:
        known = font.getBestCmap()
    assert len(_vietnamese_letters()) == 146
    assert [ch for ch in _vietnamese_letters() if ord(ch) not in known] == []


def _words_in_source() -> set[str]:
    found: set[str] = set()
    for path in (program_root() / "app" / "ui").rglob("*.py"):
        found.update(re.findall(r'"([a-z0-9-]+)"', path.read_text(encoding="utf-8")))
    return found | {item[2] for item in TOKENS["chip"].values()}


def test_that_every_icon_file_is_used() -> None:
    files = {path.stem for path in (resources() / "icons").glob("*.svg")}
    assert files - _words_in_source() == set()


def test_that_every_chip_icon_has_a_file() -> None:
    files = {path.stem for path in (resources() / "icons").glob("*.svg")}
    assert {item[2] for item in TOKENS["chip"].values() if item[2]} <= files


def test_that_icons_take_the_colour_of_the_theme(qapp: QApplication) -> None:
    made = icons.icon("check", "accenttext")
    for mode in ("light", "dark"):
        application.dress(qapp, TOKENS, mode=mode, percent=100)
        picture = made.pixmap(16, 16, QIcon.Mode.Normal).toImage()
        seen = {
            picture.pixelColor(x, y).name()
            for x in range(16)
            for y in range(16)
            if picture.pixelColor(x, y).alpha() == 255
        }
        assert QColor(TOKENS[mode]["accenttext"]).name() in seen


def test_that_an_icon_of_a_button_is_drawn_in_the_dots_of_the_screen(qapp: QApplication) -> None:
    """At 150 % sixteen pixels are twenty-four dots; drawn in sixteen and stretched, it was blurred."""
    application.dress(qapp, TOKENS, mode="light", percent=100)
    for made in (icons.icon("check", "text"), icons.brand_icon()):
        picture = made.pixmap(QSize(16, 16), 1.5)
        assert (picture.size(), picture.devicePixelRatio()) == (QSize(24, 24), 1.5)
    wanted = icons.pixmap("check", theme.current().color("text"), 16, 1.5).toImage()
    assert icons.icon("check", "text").pixmap(QSize(16, 16), 1.5).toImage() == wanted


@pytest.mark.parametrize(
    ("button", "words"),
    [
        (QDialogButtonBox.StandardButton.Ok, "Đồng ý"),
        (QDialogButtonBox.StandardButton.Cancel, "Thôi"),
        (QDialogButtonBox.StandardButton.Save, "Lưu"),
        (QDialogButtonBox.StandardButton.Discard, "Bỏ thay đổi"),
        (QDialogButtonBox.StandardButton.Yes, "Có"),
    ],
)
def test_that_qts_own_buttons_speak_vietnamese(
    qtbot: QtBot, button: QDialogButtonBox.StandardButton, words: str
) -> None:
    box = QDialogButtonBox(button)
    qtbot.addWidget(box)
    assert box.button(button).text().replace("&", "") == words


def test_that_the_menu_of_a_field_speaks_vietnamese(qtbot: QtBot) -> None:
    field = QLineEdit("chữ")
    qtbot.addWidget(field)
    words = [action.text().split("\t")[0].replace("&", "") for action in field.createStandardContextMenu().actions()]
    assert [word for word in words if word] == ["Hoàn tác", "Làm lại", "Cắt", "Chép", "Dán", "Xóa", "Chọn tất cả"]


def test_that_an_unknown_text_of_qt_comes_back_as_it_is() -> None:
    assert VietnameseForQt().translate("QShortcut", "Ctrl") == "Ctrl"


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_that_letters_and_measures_grow_together(qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.show()
    theme.fix(holder, height=40)
    application.dress(qapp, TOKENS, mode="light", percent=percent)
    assert theme.current().font().pixelSize() == round(13 * percent / 100)
    assert holder.height() == round(40 * percent / 100)


def test_that_a_percentage_out_of_range_is_held_in_range() -> None:
    assert theme.make_theme(TOKENS, is_dark=False, percent=500).percent == 200
    assert theme.make_theme(TOKENS, is_dark=False, percent=10).percent == 80


def test_that_markup_in_a_label_is_shown_as_it_is(qtbot: QtBot) -> None:
    made = label("<b>xã</b><img src='file:///etc/passwd'>")
    qtbot.addWidget(made)
    plain = QLabel("xã")
    qtbot.addWidget(plain)
    assert made.text().startswith("<b>")
    assert made.sizeHint().width() > 3 * plain.sizeHint().width()
