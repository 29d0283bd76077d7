"""Sizes a reader can hold in mind: files, functions, the window, what one module leans on."""

from tests.support.tree import Source, functions, imported_names, offenders, sources

FILE_LINES = 400
# The schema is read as one page; the window is what everybody edits.
FILE_EXCEPTIONS = {"app/db/tables.py": 840, "app/ui/window.py": 350}
FUNCTION_LINES = 40
OWN_IMPORTS = 15
# Everybody uses these few words; leaning on them says nothing about a module.
FOUNDATION = {
    f"app.{name}" for name in ("errors", "files", "i18n", "logs", "paths", "progress", "settings", "text", "version")
}


def program() -> tuple[Source, ...]:
    """All modules but the tests."""
    return (*sources("app"), *sources("benchmarks"), *sources("run.py"))


def test_that_a_file_fits_its_budget() -> None:
    def lines_over(source: Source) -> int:
        return max(0, source.text.count("\n") - FILE_EXCEPTIONS.get(source.name, FILE_LINES))

    assert offenders([*program(), *sources("tests")], lines_over) == {}


def test_that_functions_fit_on_a_screen() -> None:
    def long_ones(source: Source) -> dict[str, int]:
        lengths = {
            f"{node.name}:{node.lineno}": (node.end_lineno or 0) - node.lineno + 1 for node in functions(source.tree)
        }
        return {name: length for name, length in lengths.items() if length > FUNCTION_LINES}

    assert offenders(program(), long_ones) == {}


def test_that_a_module_leans_on_few_others() -> None:
    def too_many(source: Source) -> list[str]:
        ours = {name for name in imported_names(source.tree) if name.split(".")[0] == "app"} - FOUNDATION
        return sorted(ours) if len(ours) > OWN_IMPORTS else []

    assert offenders(program(), too_many) == {}
