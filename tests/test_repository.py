"""The repository says nothing about machines or people, its locks fit together, its versions agree."""

import re
import sys
import tomllib
from itertools import pairwise

import pytest

from app.version import VERSION
from tests.support.tree import ROOT, imported_names, sources, tracked_files

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-bench.lock")
TEXT = {".py", ".md", ".toml", ".lock", ".json", ".csv", ".spec", ".txt", ".svg", ""}
# Licence texts are quoted as they are.
QUOTED = re.compile(r"(OFL|LICENSE|LICENCE)[^/]*\.txt$")
PATTERNS = {
    "path of one machine": re.compile(r"(?<![\w./~*{}-])/(work|root|tmp)/(?=\w)"),
    "e-mail address": re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)*\.[a-z]{2,}\b"),
    "telephone number": re.compile(
        r"(?<![\w.,+-])(0|\+84)\d{2,3}[. ]\d{3}[. ]\d{3,4}(?!\w)|(?<![\w.,-])0[35789]\d{8}(?!\w)"
    ),
    "package host": re.compile("files\\.python" + "hosted|pypi" + "\\.org"),
}


def texts() -> list[tuple[str, str]]:
    names = [(path.relative_to(ROOT).as_posix(), path) for path in tracked_files() if path.suffix in TEXT]
    return [(name, path.read_text(encoding="utf-8")) for name, path in names if not QUOTED.search(name)]


@pytest.mark.parametrize("kind", PATTERNS)
def test_that_no_tracked_file_contains(kind: str) -> None:
    found = [(name, match.group()) for name, text in texts() for match in [PATTERNS[kind].search(text)] if match]
    assert found == []


def test_that_the_patterns_find_what_they_name() -> None:
    """Put together here, so that this file does not hold what it forbids."""
    assert PATTERNS["path of one machine"].search("open('/" + "root/x.db')")
    assert PATTERNS["e-mail address"].search("an" + "@" + "example.vn")
    assert PATTERNS["telephone number"].search("ĐT: 0912" + ".345.678")
    assert PATTERNS["telephone number"].search("0912" + "345678")
    assert PATTERNS["package host"].search("https://pypi" + ".org/simple")


def locked(name: str) -> dict[str, set[str]]:
    """Pinned package → its hashes."""
    text = (ROOT / name).read_text(encoding="utf-8")
    blocks = re.findall(r"^([a-z0-9-]+==[^ ;\\]+)(.*?)(?=^[a-z]|\Z)", text, re.M | re.S)
    return {pin: set(re.findall(r"--hash=sha256:([0-9a-f]{64})", rest)) for pin, rest in blocks}


@pytest.mark.parametrize("name", LOCKS)
def test_that_a_lock_names_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"http|://|--index|--find-links|@", text)
    pins = locked(name)
    assert len(pins) == len(re.findall(r"==", re.sub(r"sys_platform == |implementation != ", "", text)))
    assert all(pins.values())


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("requirements.lock", PROJECT["project"]["dependencies"]),
        ("requirements-dev.lock", [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]),
        ("requirements-bench.lock", PROJECT["dependency-groups"]["bench"]),
    ],
)
def test_that_a_lock_holds_what_the_project_asks_for(name: str, wanted: list[str]) -> None:
    assert {pin.lower() for pin in wanted} - set(locked(name)) == set()


def test_that_tests_run_with_the_versions_that_ship() -> None:
    shipped, tested = locked(LOCKS[0]), locked(LOCKS[1])
    assert {pin: tested.get(pin) for pin in shipped} == shipped


def test_that_pyside_stays_below_the_version_that_loses_references() -> None:
    assert any(re.match(r"pyside6-essentials==6\.11\.", pin) for pin in locked(LOCKS[0]))


def test_that_versions_agree() -> None:
    entries = re.findall(r"^## \[(\d+\.\d+\.\d+)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    assert entries[0] == VERSION == PROJECT["project"]["version"]
    numbers = [tuple(map(int, entry.split("."))) for entry in entries]
    assert all(newer > older for newer, older in pairwise(numbers))


def test_that_every_dependency_is_in_the_changelog() -> None:
    """Each library is a decision that users carry: the changelog names it once."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").lower()
    names = [
        re.split(r"[=<>]", pin)[0].lower().removesuffix("-essentials") for pin in PROJECT["project"]["dependencies"]
    ]
    assert [name for name in names if name not in text and name.removesuffix("3") not in text] == []


def test_that_the_program_declares_exactly_the_libraries_it_imports() -> None:
    """Nothing ships unused, nothing works only because something else brought it along."""
    modules = {"pyside6-essentials": "PySide6", "python-docx": "docx", "pypdfium2": "pypdfium2"}
    declared = {re.split(r"[=<>]", pin)[0].lower() for pin in PROJECT["project"]["dependencies"]}
    wanted = {modules.get(name, name) for name in declared}
    tops = {name.split(".")[0] for source in sources("app") for name in imported_names(source.tree)}
    # shiboken6 is the other half of PySide6, lxml that of python-docx, PIL that of reportlab.
    assert tops - set(sys.stdlib_module_names) - {"app", "shiboken6", "lxml", "PIL"} == wanted


def test_that_no_work_is_left_marked() -> None:
    marks = re.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b")
    code = [(name, text) for name, text in texts() if name.endswith((".py", ".toml", ".spec"))]
    assert [name for name, text in code if marks.search(text)] == []
