"""Every finding has words: a complete sentence, a title and a way out; codes used in the tree are all known."""

import ast
import re
from pathlib import Path

import pytest

from app.domain.findings import MORE, Finding, Severity, Where
from app.domain.findings_text import WORDS, remedy, sentence, severity_word, title
from app.presets.load import PresetLibrary

CATALOGUE = PresetLibrary.shipped().catalogue(2021)
APP = Path(__file__).parents[2] / "app"
KEBAB = re.compile(r"[a-z]+(?:-[a-z]+)*")
#: Calls whose first text is the code of a finding, and keywords that carry one.
MAKERS = frozenset({"Finding", "error", "warning", "note", "add", "ask", "_ask", "told"})
KEYWORDS = frozenset({"question", "remark"})
#: Names of rejected files, problems and log records are no findings.
FOLDERS = ("domain", "importing", "services")
#: Questions about a list of names bring their own sentence.
APART = "intake_"


def codes_in(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        values = [keyword.value for keyword in node.keywords if keyword.arg in KEYWORDS]
        if name in MAKERS and node.args:
            values.append(node.args[0])
        for value in values:
            texts = [leaf.value for leaf in ast.walk(value) if isinstance(leaf, ast.Constant)]
            found |= {text for text in texts if isinstance(text, str) and KEBAB.fullmatch(text) and "-" in text}
    return found


def test_that_every_code_used_in_the_tree_has_words() -> None:
    modules = (path for folder in FOLDERS for path in (APP / folder).rglob("*.py"))
    used = {code for path in modules if not path.name.startswith(APART) for code in codes_in(path)}
    assert len(used) > 60
    assert sorted(used - WORDS.keys()) == []


@pytest.mark.parametrize("code", WORDS)
def test_that_words_are_complete_vietnamese(code: str) -> None:
    words = WORDS[code]
    assert KEBAB.fullmatch(code)
    assert title(code)[0].isupper()
    assert not title(code).endswith(".")
    assert words.sentence.endswith((".", "?"))
    assert remedy(code).endswith(".")
    said = sentence(Finding(code, Severity.WARNING, Where("02_ChiTieu", "E9"), "A16"), CATALOGUE)
    assert "{" not in said
    assert said[0] == said[0].upper()


def test_that_the_hamlet_stands_in_front_of_the_sentence() -> None:
    data = {"typed": "1", "recomputed": "2"}
    finding = Finding("sum-mismatch", Severity.ERROR, Where("03_Xom", "E9"), "A16", "Pác Bó", data)
    assert sentence(finding, CATALOGUE).startswith("Xóm Pác Bó: Số khẩu (A16) ghi 1, các xóm cộng lại 2")
    inside = Finding("border-hamlet-without-team", Severity.WARNING, Where(), "D01", "Pác Bó")
    assert sentence(inside, CATALOGUE).startswith("Xóm Pác Bó giáp biên")


def test_that_a_code_of_a_newer_version_is_still_said() -> None:
    said = sentence(Finding("from-the-future", Severity.NOTE, Where("02_ChiTieu", "E9")), CATALOGUE)
    assert said == "Có điều cần xem lại ở E9 (mã from-the-future)."


def test_that_data_an_older_version_did_not_store_is_an_ellipsis() -> None:
    said = sentence(Finding("zero-or-blank", Severity.QUESTION, Where("02", "E9"), "Z99"), CATALOGUE)
    assert said == "Z99: ô ghi “…”, có thể là 0 hoặc chưa có số liệu."


def test_that_how_many_more_there_are_stands_behind_the_sentence() -> None:
    found = Finding("value-without-code", Severity.WARNING, Where("02", "F9"), data={"text": "5", MORE: "1.240"})
    assert sentence(found, CATALOGUE) == (
        "Ô F9 ghi “5” nhưng dòng này không có mã chỉ tiêu. Trang này còn 1.240 chỗ như vậy nữa."
    )


def test_that_severities_have_their_words() -> None:
    assert [severity_word(level) for level in Severity] == ["Chặn", "Câu hỏi", "Cảnh báo", "Gợi ý"]
