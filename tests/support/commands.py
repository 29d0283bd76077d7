"""Commands in tests: what they say, and the program as a process of its own."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
REFUSAL = re.compile(r" \[([a-z0-9-]+)\]$")
ACK = re.compile(r"ACK (\d+) ([0-9a-f]{64})")


class Said:
    """What one command said."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code = code
        self.out = out
        self.err = err

    @property
    def json(self) -> Any:
        """The answer on the last line."""
        return json.loads(self.out.splitlines()[-1])

    @property
    def refusals(self) -> tuple[str, ...]:
        """The codes behind the sentences of refusals, in their order."""
        return tuple(found[1] for line in self.err.splitlines() if (found := REFUSAL.search(line)))

    @property
    def acknowledged(self) -> dict[int, str]:
        """Submission ids and seals of the ACK lines."""
        return {int(found[1]): found[2] for line in self.out.splitlines() if (found := ACK.fullmatch(line))}


def process(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "app", *words],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
