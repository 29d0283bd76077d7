"""Everything that ships is there, has all Vietnamese letters, and says under which licence it came."""

import tomllib
import unicodedata
import xml.etree.ElementTree as ET
from itertools import product
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from app import paths

FONTS = sorted((paths.resources() / "fonts").glob("*.ttf"))
ICONS = sorted((paths.resources() / "icons").glob("*.svg"))
PRESETS = sorted(paths.resources().rglob("*.toml"))

TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
LOWER = [unicodedata.normalize("NFC", base + tone) for base, tone in product("aăâeêioôơuưy", TONES)] + ["đ"]
LETTERS = "".join(LOWER) + "".join(LOWER).upper()
# What the program writes besides letters: dashes, quotes, ellipsis, the đồng sign, the middle dot.
SIGNS = "–—“”‘’…·₫«»°"


def test_that_there_are_146_vietnamese_letters() -> None:
    assert len(set(LETTERS)) == 146
    assert all(len(letter) == 1 for letter in LOWER)


@pytest.mark.parametrize("font", FONTS, ids=lambda path: path.stem)
def test_that_a_shipped_font_has_every_vietnamese_letter(font: Path) -> None:
    with TTFont(font) as opened:
        covered = set(opened.getBestCmap())
    assert [sign for sign in LETTERS + SIGNS if ord(sign) not in covered] == []


@pytest.mark.parametrize("icon", ICONS, ids=lambda path: path.stem)
def test_that_an_icon_can_be_recoloured(icon: Path) -> None:
    root = ET.parse(icon).getroot()
    assert root.tag.endswith("svg")
    assert "currentColor" in icon.read_text(encoding="utf-8")


@pytest.mark.parametrize("preset", PRESETS, ids=lambda path: path.stem)
def test_that_a_preset_is_readable(preset: Path) -> None:
    assert tomllib.loads(preset.read_text(encoding="utf-8"))


@pytest.mark.parametrize("folder", ["fonts", "icons"])
def test_that_the_licence_lies_beside(folder: str) -> None:
    texts = [path for path in (paths.resources() / folder).glob("*.txt") if path.stat().st_size > 500]
    assert texts, f"no licence text in resources/{folder}"


def test_that_a_missing_resource_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="no-such-font"):
        paths.resource("fonts", "no-such-font.ttf")
    assert paths.resource("fonts").is_dir()
