"""What commands say: lines for people, one JSON object for programs, acknowledgements that are flushed at once."""

import json
import os
from typing import Any, TextIO

from app.errors import Problem


class Console:
    """Standard output and standard error of one command."""

    def __init__(self, out: TextIO, err: TextIO) -> None:
        self._out = out
        self._err = err

    def line(self, text: str = "") -> None:
        """One line for the reader of the output."""
        self._out.write(f"{text}\n")

    def json(self, value: Any) -> None:
        """The answer for programs, on one line."""
        self._out.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n")

    def acknowledge(self, submission_id: int, sha256: str) -> None:
        """Promise that an accepted report is on the disk: only after its commit, and at once.

        It is for programs; who reads a terminal is told in words.
        """
        if not self._out.isatty():
            self._out.write(f"ACK {submission_id} {sha256}\n")
        self._out.flush()

    def error(self, text: str) -> None:
        """One line beside the output."""
        self._out.flush()
        self._err.write(f"{text}\n")
        self._err.flush()

    def refuse(self, problem: Problem, subject: str = "") -> None:
        """Sentence of a refusal; ``subject`` names the file or unit it is about, unless the sentence does.

        Programs get the code behind it in brackets; a terminal shows words only.
        """
        about = f"{subject}: " if subject and subject not in str(problem) else ""
        code = "" if self._err.isatty() else f" [{problem.code}]"
        self.error(f"{about}{problem}{code}")

    def progress(self, done: int, total: int, text: str) -> None:
        """Show how far the work is on one line of a terminal; nothing when nobody is watching."""
        if self._err.isatty():
            self._err.write(f"\r\033[K{done}/{total} {text}" if done < total else "\r\033[K")
            self._err.flush()

    def flush(self) -> None:
        """Let nothing wait in a buffer."""
        self._out.flush()

    def give_up_output(self) -> None:
        """Throw away what nobody reads any more, so that leaving does not complain about it."""
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, self._out.fileno())
        os.close(quiet)
