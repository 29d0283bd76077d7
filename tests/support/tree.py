"""The source tree as the guard tests see it: tracked files, parsed modules, imports, interface texts.

Guards ask here from within their tests, never while they are collected: parsing the house takes seconds, and each
process of a test run collects all tests.
"""

import ast
import gc
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "app"
_NOT_OURS = {".git", ".venv", "out", "build", "dist", "__pycache__", ".mypy_cache", ".ruff_cache", ".hypothesis"}


@dataclass(frozen=True, slots=True)
class Source:
    """One parsed module; ``name`` is its path below the root, with slashes."""

    name: str
    text: str
    tree: ast.Module


@cache
def tracked_files() -> tuple[Path, ...]:
    """Files under version control; in a copy without git, every file that is not made by tools."""
    result = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if result.returncode == 0:
        names = [name for name in result.stdout.decode().split("\0") if name]
        return tuple(path for name in names if (path := ROOT / name).is_file())
    return tuple(path for path in ROOT.rglob("*") if path.is_file() and not _NOT_OURS & set(path.parts))


@cache
def sources(place: str = "app") -> tuple[Source, ...]:
    """Python modules below a folder, or one file; migrations left out: those are history, not design."""
    found = []
    start = ROOT / place
    for path in [start] if start.is_file() else sorted(start.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if "/migrations/versions/" not in name:
            text = path.read_text(encoding="utf-8")
            found.append(Source(name, text, ast.parse(text, name)))
    gc.freeze()  # kept until the end: nobody need look through millions of nodes for garbage
    return tuple(found)


def offenders(checked: Iterable[Source], fault: Callable[[Source], object]) -> dict[str, object]:
    """The modules in which a guard finds something, each with what it found."""
    return {source.name: found for source in checked if (found := fault(source))}


def imported_names(tree: ast.Module) -> Iterator[str]:
    """Dotted names of everything the module imports, wherever the import stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            # `from app.services import units` imports the module app.services.units
            for alias in node.names:
                submodule = APP.parent / Path(*node.module.split("."), alias.name)
                is_module = submodule.with_suffix(".py").is_file() or submodule.is_dir()
                yield f"{node.module}.{alias.name}" if is_module else node.module


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@cache
def interface_texts() -> tuple[tuple[str, int, str], ...]:
    """File, line and text of every sentence marked with ``_()`` or ``N_()``."""
    return tuple(_interface_texts())


def _interface_texts() -> Iterator[tuple[str, int, str]]:
    for source in sources():
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "N_"}:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield source.name, node.lineno, first.value


@cache
def class_names() -> frozenset[str]:
    """Names of all classes of the program."""
    return frozenset(
        node.name for source in sources() for node in ast.walk(source.tree) if isinstance(node, ast.ClassDef)
    )
