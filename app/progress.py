"""How long work reports and stops, without knowing who is watching."""

from typing import Protocol


class Cancelled(Exception):
    """The user asked to stop; whoever catches it leaves no trace behind."""


class Progress(Protocol):
    """Called between steps; raises :class:`Cancelled` when the user asked to stop."""

    def __call__(self, done: int, total: int, text: str) -> None:
        """Report ``done`` of ``total`` steps; ``text`` names the step in Vietnamese."""


def silent(done: int, total: int, text: str) -> None:
    """Report to nobody: for commands and tests."""
