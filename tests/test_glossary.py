"""docs/GLOSSARY.md is true: its words are those of the code and of the interface."""

import ast
import re
import unicodedata
from dataclasses import dataclass
from functools import cache

import pytest

from app.text import fold
from tests.support.tree import ROOT, class_names, interface_texts, sources

GLOSSARY = (ROOT / "docs" / "GLOSSARY.md").read_text(encoding="utf-8")
REACHED = set(map(int, re.findall(r"\d", re.findall(r"^Reached: ([\d, ]+)$", GLOSSARY, re.M)[0])))
# Other words that only look alike without their accents.
HOMOGRAPHS = {"phần lẻ", "tra lại", "tờ tự quản", "đình chính"}


# Names of files are written without accents on purpose: they travel on memory sticks.
FILE_NAME = re.compile(r"\.(docx|pdf|xlsx|pdau)$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a table of the glossary."""

    terms: tuple[str, ...]
    identifiers: tuple[str, ...]
    milestone: int


def entries() -> list[Entry]:
    rows = re.findall(r"^\| (.+?) \| (`.+?`) \| (\d) \|", GLOSSARY, re.M)
    return [Entry(tuple(term.split(", ")), tuple(re.findall(r"`(\w+)`", ids)), int(at)) for term, ids, at in rows]


@cache
def names_in_code() -> set[str]:
    found: set[str] = set()
    for source in sources():
        found.update(part for part in source.name.removesuffix(".py").split("/"))
        for node in ast.walk(source.tree):
            match node:
                case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.Name(id=name) | ast.arg(arg=name):
                    found.add(name)
                case ast.Attribute(attr=name):
                    found.add(name)
                case _:
                    pass
    return found


ENTRIES = entries()
DUE = [(entry.terms[0], name) for entry in ENTRIES if entry.milestone in REACHED for name in entry.identifiers]


def test_that_the_glossary_is_read_whole() -> None:
    rows = [line for line in GLOSSARY.splitlines() if line.startswith("| ") and not line.startswith("| Vietnamese")]
    assert len(ENTRIES) == len(rows) > 50


@pytest.mark.parametrize(("term", "name"), DUE, ids=fold)
def test_that_an_identifier_of_a_reached_milestone_exists(term: str, name: str) -> None:
    assert name in (class_names() if name[0].isupper() and not name.isupper() else names_in_code()), term


def _misspellings(term: str, text: str) -> list[str]:
    """Places where the text has the letters of the term with other accents or capitals."""
    wrong = []
    folded = [fold(char) if len(fold(char)) == 1 else char for char in text]
    for match in re.finditer(rf"(?<!\w){re.escape(fold(term))}(?!\w)", "".join(folded)):
        found = text[match.start() : match.end()]
        same = found[0].lower() + found[1:] == term[0].lower() + term[1:]
        if not same and not found.isupper() and found.lower() not in HOMOGRAPHS:
            wrong.append(found)
    return wrong


@pytest.mark.parametrize("term", [t for e in ENTRIES for t in e.terms if " " in t], ids=fold)
def test_that_the_interface_spells_the_term_like_the_glossary(term: str) -> None:
    wrong = [
        (file, line, found)
        for file, line, text in interface_texts()
        if not FILE_NAME.search(text)
        for found in _misspellings(term, text)
    ]
    assert wrong == []


def test_that_a_misspelling_would_be_found() -> None:
    assert _misspellings("đồn Biên phòng", "Đồn biên phòng Sóc Giang") == ["Đồn biên phòng"]
    assert _misspellings("sơ kết", "báo cáo sơ kêt") == ["sơ kêt"]
    assert _misspellings("đồn Biên phòng", "ĐỒN BIÊN PHÒNG và Đồn Biên phòng") == []


# Tone on the first vowel of oa, oe, uy in open syllables, as in official papers: hòa, khỏe, hủy.
NEW_STYLE_TONE = re.compile(r"o[àáảãạèéẻẽẹ](?!\w)|(?<!q)u[ỳýỷỹỵ](?!\w)", re.I)


def test_that_interface_texts_are_clean() -> None:
    faults = []
    for file, line, text in interface_texts():
        if unicodedata.normalize("NFC", text) != text:
            faults.append((file, line, "not NFC"))
        if "..." in text or re.search(r"\w  +\w", text):
            faults.append((file, line, "three dots for …, or a double space"))
        if NEW_STYLE_TONE.search(text):
            faults.append((file, line, "tone mark on the second vowel"))
        if re.search(r"đoàn biên phòng", text, re.I):
            faults.append((file, line, "đồn, not đoàn"))
    assert faults == []


def test_that_interface_texts_are_literals() -> None:
    """A sentence put together before `_()` cannot be found, checked or translated."""
    faults = [
        (source.name, node.lineno)
        for source in sources()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "N_"
        and not (len(node.args) == 1 and isinstance(node.args[0], ast.Constant))
    ]
    joined = [
        (source.name, node.lineno)
        for source in sources()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "_"
        and isinstance(node.args[0], ast.JoinedStr | ast.BinOp)
    ]
    assert faults + joined == []
