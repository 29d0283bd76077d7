"""Sizes a reader can hold in mind: files, functions, the window, what one module leans on."""

import pytest

from tests.support.tree import Source, functions, imported_names, sources

FILE_LINES = 400
# The schema is read as one page; the window is what everybody edits.
FILE_EXCEPTIONS = {"app/db/tables.py": 840, "app/ui/window.py": 350}
FUNCTION_LINES = 40
OWN_IMPORTS = 15
# Everybody uses these few words; leaning on them says nothing about a module.
FOUNDATION = {
    f"app.{name}" for name in ("errors", "files", "i18n", "logs", "paths", "progress", "settings", "text", "version")
}

PROGRAM = [*sources("app"), *sources("benchmarks"), *sources("run.py")]
EVERYTHING = [*PROGRAM, *sources("tests")]


@pytest.mark.parametrize("source", EVERYTHING, ids=lambda source: source.name)
def test_that_a_file_fits_its_budget(source: Source) -> None:
    assert source.text.count("\n") <= FILE_EXCEPTIONS.get(source.name, FILE_LINES)


@pytest.mark.parametrize("source", PROGRAM, ids=lambda source: source.name)
def test_that_functions_fit_on_a_screen(source: Source) -> None:
    lengths = {
        f"{node.name}:{node.lineno}": (node.end_lineno or 0) - node.lineno + 1 for node in functions(source.tree)
    }
    assert {name: length for name, length in lengths.items() if length > FUNCTION_LINES} == {}


@pytest.mark.parametrize("source", PROGRAM, ids=lambda source: source.name)
def test_that_a_module_leans_on_few_others(source: Source) -> None:
    ours = {name for name in imported_names(source.tree) if name.split(".")[0] == "app"} - FOUNDATION
    assert len(ours) <= OWN_IMPORTS, sorted(ours)
