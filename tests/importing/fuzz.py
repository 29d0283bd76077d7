"""Whole files damaged at random: ``python -m tests.importing.fuzz [count] [first number]`` (``poe fuzz``).

Two things must hold: a damaged file is read or refused with a sentence, never anything else; and where only the
container is damaged, whose check sums tell, a file that is still read gives exactly the figures of the whole one.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from app.domain.submissions import ParsedReport
from app.importing.limits import DEFAULT_LIMITS
from app.importing.worker import Request, answer
from tests.support.hostile import good
from tests.support.hostile_kinds import HOSTILE, TCVN3_XLS
from tests.support.mutations import Mutation, mutated
from tests.support.sample_catalogue import SAMPLES, sample_catalogue
from tests.support.three_formats import FOLDER

_SOUND = ("BIFF8 lành", "BIFF5 lành", "lành")


@dataclass(frozen=True, slots=True)
class Failure:
    """A damaged file that broke the rule, by its source and number."""

    source: str
    number: int
    what: str


@cache
def sources() -> dict[str, bytes]:
    """Sound files of every kind, small ones and the real form."""
    found = {f"{case.group} {case.name}": case.make() for case in HOSTILE if case.name in _SOUND}
    found["xlsx"] = good()
    found["xlsx của xã"] = (SAMPLES / "ha-quang-2021" / "BC_SoKet_01417_2021.xlsx").read_bytes()
    found["xls TCVN3"] = TCVN3_XLS.read_bytes()
    for path in sorted(FOLDER.iterdir()):
        found[path.name] = path.read_bytes()
    return found


def _figures(report: ParsedReport) -> list[tuple[object, ...]]:
    return [
        (item.indicator, item.part, item.hamlet, item.commune_code, item.value, item.status) for item in report.figures
    ]


@cache
def _sound(source: str) -> list[tuple[object, ...]]:
    found = answer(Request(sources()[source], "bc"), sample_catalogue(), DEFAULT_LIMITS).report
    assert found is not None, source
    return _figures(found)


def verdict(source: str, mutation: Mutation) -> tuple[str, str]:
    """What became of a damaged file, and what is wrong with that (empty: nothing)."""
    found = answer(Request(mutation.content, "bc"), sample_catalogue(), DEFAULT_LIMITS)
    if found.bug:
        return "bug", found.bug
    if found.refused is not None:
        return found.refused[0], ""
    if found.report is None:
        return "nothing", "neither read nor refused"
    if mutation.is_outside and _figures(found.report) != _sound(source):
        return "read", "other figures than the whole file"
    return "read", ""


def runs(count: int, first: int = 0) -> Iterator[tuple[str, int, str, str]]:
    """Source, number, outcome and mistake of ``count`` damaged files of every source in turn."""
    names = list(sources())
    for number in range(first, first + count):
        source = names[number % len(names)]
        yield source, number, *verdict(source, mutated(sources()[source], number))


def failures(count: int, first: int = 0) -> list[Failure]:
    """The damaged files that broke a rule."""
    return [Failure(source, number, what) for source, number, _, what in runs(count, first) if what]


def main() -> int:
    """Run and print; 1 when a rule was broken."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    outcomes: Counter[str] = Counter()
    broken = 0
    for source, number, outcome, what in runs(count, first):
        outcomes[outcome] += 1
        if what:
            broken += 1
            print(f"{source} {number}: {what}")
    print(", ".join(f"{name} {times}" for name, times in outcomes.most_common()))
    print(f"{count} damaged files, {broken} broke a rule")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
