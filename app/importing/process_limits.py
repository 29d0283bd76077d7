"""Bounds that the reading process puts on itself before it opens anything."""

import signal
import sys
from pathlib import Path

if sys.platform != "win32":
    import resource


def limit_this_process(memory: int) -> None:
    """At most ``memory`` bytes more address space than now, no core dumps; Ctrl+C is the parent's business.

    Windows has no such call without a job object; there the wall clock and the checks before parsing hold alone.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        bound = _address_space() + memory
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (bound if hard < 0 else min(bound, hard), hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _address_space() -> int:
    """Bytes of address space in use; 0 where the system does not tell."""
    statistics = Path("/proc/self/statm")
    if sys.platform == "win32" or not statistics.exists():
        return 0
    return int(statistics.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
