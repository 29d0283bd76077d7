"""Paired timing: the program and its reference take turns in one run, so what disturbs one disturbs both."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Pair:
    """Seconds of the program and of the reference, one per round."""

    name: str
    reference: str
    aim: str
    ours: tuple[float, ...]
    theirs: tuple[float, ...]
    remark: str = ""

    @property
    def ratio(self) -> float:
        """Median of the ratios of each round."""
        return median(mine / other for mine, other in zip(self.ours, self.theirs, strict=True))

    @property
    def spread(self) -> tuple[float, float]:
        """Smallest and largest ratio of a round."""
        ratios = [mine / other for mine, other in zip(self.ours, self.theirs, strict=True)]
        return min(ratios), max(ratios)


def pair(
    name: str,
    reference: str,
    aim: str,
    ours: Callable[[], object],
    theirs: Callable[[], object],
    *,
    rounds: int,
    remark: str = "",
) -> Pair:
    """Run both ``rounds`` times in turn, after one unmeasured round each."""
    ours()
    theirs()
    mine, other = [], []
    for _ in range(rounds):
        mine.append(_seconds(ours))
        other.append(_seconds(theirs))
    return Pair(name, reference, aim, tuple(mine), tuple(other), remark)


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
