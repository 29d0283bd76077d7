"""Where things may happen, beyond the import contracts of pyproject.toml."""

import ast
import re
import sys

import pytest

from tests.support.tree import Source, imported_names, sources

APP = sources("app")
TESTS = sources("tests")
DOMAIN_MAY_USE = ("app.domain", "app.text", "app.i18n", "app.errors", "app.progress")
WAITING = {"sleep", "qWait", "qSleep", "msleep", "usleep"}


def calls(source: Source, *names: str) -> list[int]:
    """Lines on which one of these methods or functions is called."""
    found = []
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call):
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
            if name in names:
                found.append(node.lineno)
    return found


@pytest.mark.parametrize("source", APP, ids=lambda source: source.name)
def test_that_only_the_store_commits(source: Source) -> None:
    if source.name != "app/db/store.py":
        assert calls(source, "commit") == []


@pytest.mark.parametrize("source", [s for s in APP if s.name.startswith("app/domain/")], ids=lambda source: source.name)
def test_that_the_domain_needs_no_library(source: Source) -> None:
    foreign = {
        name
        for name in imported_names(source.tree)
        if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith(DOMAIN_MAY_USE)
    }
    assert foreign == set()


@pytest.mark.parametrize("source", [s for s in APP if not s.name.startswith("app/db/")], ids=lambda source: source.name)
def test_that_sql_is_written_in_db_only(source: Source) -> None:
    statement = re.compile(r"\b(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|PRAGMA\s+\w+)\b", re.S)
    texts = [node for node in ast.walk(source.tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    assert [node.lineno for node in texts if statement.search(str(node.value))] == []


@pytest.mark.parametrize("source", [s for s in APP if s.name.endswith("__init__.py")], ids=lambda source: source.name)
def test_that_packages_re_export_nothing(source: Source) -> None:
    code = [node for node in source.tree.body if not isinstance(node, ast.Expr)]
    assert code == []


@pytest.mark.parametrize("source", TESTS, ids=lambda source: source.name)
def test_that_tests_do_not_sleep(source: Source) -> None:
    bot_waits = [
        node.lineno
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Attribute) and node.attr == "wait" and ast.unparse(node.value) == "qtbot"
    ]
    assert calls(source, *WAITING) + bot_waits == []


@pytest.mark.parametrize("source", [*APP, *TESTS], ids=lambda source: source.name)
def test_that_every_exception_from_a_rule_gives_its_reason(source: Source) -> None:
    bare = re.compile(r"#\s*(noqa(:\s*[A-Z0-9, ]+)?|type:\s*ignore(\[[\w, -]+\])?)\s*$", re.M)
    assert [source.text.count("\n", 0, match.start()) + 1 for match in bare.finditer(source.text)] == []


def test_that_the_zone_of_viet_nam_stands_in_one_place() -> None:
    assert sum(source.text.count("timedelta(hours=7)") for source in APP) == 1
