"""Tests that take long: the everyday run leaves them out, so that it ends within half an hour on two processors.

``tests/long_tests.txt`` lists them, measured and not chosen: `poe thorough` runs everything and prints durations, and
`python -m tests.support.long_tests REPORT` writes the list anew from what that printed. What must be proved by every
run however long it takes is marked ``everyday``.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from statistics import median

LIST = Path(__file__).resolve().parent.parent / "long_tests.txt"
#: Seconds with all that is set up for it, with three tests at once on two processors; of all its parameters the middle
#: one, so that what the first sets up for all is not its own.
LONG_SECONDS = 1.25
_PART = re.compile(r"^(?P<seconds>\d+\.\d+)s (?:setup|call|teardown) +(?P<test>tests/\S+?::.+?) *$", re.MULTILINE)


def names() -> frozenset[str]:
    """The tests of the list, as "tests/ui/test_window.py::test_that_every_place_opens", without parameters."""
    return frozenset(LIST.read_text(encoding="utf-8").split())


def measured(report: str) -> list[str]:
    """The long ones of a report of durations of pytest, in order."""
    whole: dict[str, float] = defaultdict(float)
    for found in _PART.finditer(report):
        whole[found["test"]] += float(found["seconds"])
    of: dict[str, list[float]] = defaultdict(list)
    for test, seconds in whole.items():
        of[test.split("[")[0]].append(seconds)
    return sorted(name for name, seconds in of.items() if median(seconds) >= LONG_SECONDS)


def write(long: Iterable[str]) -> None:
    """Write the list anew."""
    LIST.write_text("".join(f"{name}\n" for name in long), encoding="utf-8")


if __name__ == "__main__":
    write(measured(Path(sys.argv[1]).read_text(encoding="utf-8")))
