"""Paired timing: the program and its reference take turns in one run, so what disturbs one disturbs both."""

import gc
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

#: What the clock of the processors can tell apart.
_TICK = 0.01


@dataclass(frozen=True, slots=True)
class Seconds:
    """What one round took: by the clock on the wall, and of all processors together (also those of children)."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Seconds of the program and of the reference, one per round."""

    name: str
    reference: str
    aim: str
    ours: tuple[Seconds, ...]
    theirs: tuple[Seconds, ...]
    remark: str = ""

    def wall(self) -> tuple[float, float, float]:
        """Median, smallest and largest of the ratios of each round by the clock."""
        return _ratios([mine.wall / other.wall for mine, other in zip(self.ours, self.theirs, strict=True)])

    def cpu(self) -> tuple[float, float, float]:
        """The same by the work of the processors, which other programs disturb less."""
        return _ratios([mine.cpu / max(other.cpu, _TICK) for mine, other in zip(self.ours, self.theirs, strict=True)])


def _ratios(ratios: list[float]) -> tuple[float, float, float]:
    return median(ratios), min(ratios), max(ratios)


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


def _seconds(work: Callable[[], object]) -> Seconds:
    gc.collect()
    start, used = time.perf_counter(), _cpu()
    work()
    return Seconds(time.perf_counter() - start, _cpu() - used)


def _cpu() -> float:
    """Seconds of all processors so far: of this process and of its children that have ended."""
    return sum(os.times()[:4])
