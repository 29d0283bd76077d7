"""Where things may happen, beyond the import contracts of pyproject.toml."""

import ast
import re
import sys

from tests.support.tree import Source, imported_names, offenders, sources

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


def test_that_only_the_store_commits() -> None:
    others = [source for source in sources("app") if source.name != "app/db/store.py"]
    assert offenders(others, lambda source: calls(source, "commit")) == {}


def test_that_the_domain_needs_no_library() -> None:
    def foreign(source: Source) -> set[str]:
        return {
            name
            for name in imported_names(source.tree)
            if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith(DOMAIN_MAY_USE)
        }

    assert offenders([one for one in sources("app") if one.name.startswith("app/domain/")], foreign) == {}


def test_that_sql_is_written_in_db_only() -> None:
    statement = re.compile(r"\b(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|PRAGMA\s+\w+)\b", re.S)

    def statements(source: Source) -> list[int]:
        texts = [
            node for node in ast.walk(source.tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
        return [node.lineno for node in texts if statement.search(str(node.value))]

    assert offenders([one for one in sources("app") if not one.name.startswith("app/db/")], statements) == {}


def test_that_packages_re_export_nothing() -> None:
    def code(source: Source) -> list[int]:
        return [node.lineno for node in source.tree.body if not isinstance(node, ast.Expr)]

    assert offenders([one for one in sources("app") if one.name.endswith("__init__.py")], code) == {}


def test_that_tests_do_not_sleep() -> None:
    def waits(source: Source) -> list[int]:
        bot_waits = [
            node.lineno
            for node in ast.walk(source.tree)
            if isinstance(node, ast.Attribute) and node.attr == "wait" and ast.unparse(node.value) == "qtbot"
        ]
        return calls(source, *WAITING) + bot_waits

    assert offenders(sources("tests"), waits) == {}


def test_that_every_exception_from_a_rule_gives_its_reason() -> None:
    bare = re.compile(r"#\s*(noqa(:\s*[A-Z0-9, ]+)?|type:\s*ignore(\[[\w, -]+\])?)\s*$", re.M)

    def unexplained(source: Source) -> list[int]:
        return [source.text.count("\n", 0, match.start()) + 1 for match in bare.finditer(source.text)]

    assert offenders([*sources("app"), *sources("tests")], unexplained) == {}


def test_that_the_zone_of_viet_nam_stands_in_one_place() -> None:
    assert sum(source.text.count("timedelta(hours=7)") for source in sources("app")) == 1
