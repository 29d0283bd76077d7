"""The table of ``python -m benchmarks``: each figure is a ratio against a named reference measured in the same run.

Options: ``--files N`` (workbooks to read), ``--communes N`` (communes of the large data file), ``--rounds N``.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import commendation, consolidation, papers, reading, start
from benchmarks.timing import Pair


def _row(result: Pair) -> str:
    def shown(ratios: tuple[float, float, float]) -> str:
        return f"{ratios[0]:.2f}× ({ratios[1]:.2f}–{ratios[2]:.2f})"

    return (
        f"| {result.name} | {result.reference} | {shown(result.cpu())} | {shown(result.wall())} | {result.aim} |"
        f" {result.remark} |"
    )


def _show(*lines: str) -> None:
    """At once: a run takes minutes."""
    for line in lines:
        print(line, flush=True)


def main() -> int:
    """Measure everything and print one table; in a process of its own that may keep compiled modules."""
    if os.environ.get("PYTHONPYCACHEPREFIX"):
        return _measure()
    # A computer on which Python keeps none would compile the program anew at every start.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as compiled:
        environment["PYTHONPYCACHEPREFIX"] = compiled
        command = [sys.executable, "-m", "benchmarks", *sys.argv[1:]]
        return subprocess.run(command, env=environment, check=False).returncode


def _measure() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--communes", type=int, default=248)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # First, while this process has done nothing else.
        before, after = reading.memory_of_main(folder / "memory", options.files)
        _show("| what | reference | processors, median (smallest–largest round) | clock | aim | remark |")
        _show("|---|---|---|---|---|---|")
        _show(*map(_row, consolidation.measure(folder / "large", options.communes, options.rounds)))
        _show(*map(_row, reading.measure(folder / "books", options.files, options.rounds)))
        _show(*map(_row, papers.measure(options.rounds)))
        _show(*map(_row, commendation.measure(folder / "awards", options.rounds)))
        _show(*map(_row, start.measure(folder / "start", options.rounds)))
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"\nMain process while {options.files} workbooks are read: {before} MB before, {after} MB after")
    print(f"Peak memory: main process {own} MB, largest child (reader or window) {child} MB")
    return 0
