"""The list of tests that take long names tests there are, and is made of what was measured."""

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

from tests.support import long_tests

ROOT = Path(__file__).resolve().parent.parent
_REPORT = """
slowest durations
9.00s setup    tests/ui/test_window.py::test_that_every_place_opens[overview-empty]
0.40s call     tests/ui/test_window.py::test_that_every_place_opens[overview-empty]
0.40s call     tests/ui/test_window.py::test_that_every_place_opens[help me-empty]
0.30s call     tests/ui/test_window.py::test_that_every_place_opens[events-empty]
0.55s setup    tests/ui/test_window.py::test_that_search_needs_no_accents
0.70s call     tests/ui/test_window.py::test_that_search_needs_no_accents
61.02s call     tests/db/test_history.py::TestUndoMachine::runTest
"""


@cache
def _tests_of(file: str) -> set[str]:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_that_every_long_test_is_there() -> None:
    gone = [
        name
        for name in long_tests.names()
        if not name.endswith("::runTest") and name.split("::")[1] not in _tests_of(name.split("::")[0])
    ]
    assert gone == []


def test_that_a_test_is_long_with_what_is_set_up_for_it_but_not_for_others() -> None:
    assert long_tests.measured(_REPORT) == [
        "tests/db/test_history.py::TestUndoMachine::runTest",
        "tests/ui/test_window.py::test_that_search_needs_no_accents",
    ]


def test_that_the_everyday_run_leaves_out_what_is_long_and_keeps_what_is_marked() -> None:
    file = "tests/services/awards/test_award_pack.py"
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", file]
    found = [
        subprocess.run([*command, *more], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
        for more in ((), ("--everyday",))
    ]
    every, everyday = (frozenset(line for line in lines if "::" in line) for lines in found)
    left = {name.split("[")[0] for name in every - everyday}
    assert f"{file}::test_that_a_dossier_has_contents_bookmarks_and_a_number_on_every_page" in everyday
    assert left == {name for name in long_tests.names() if name.startswith(file)} - everyday
    assert left
