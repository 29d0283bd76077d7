"""How long work reports and stops, without knowing who is watching."""

from collections.abc import Callable
from typing import Protocol


class Cancelled(Exception):
    """The user asked to stop; whoever catches it leaves no trace behind."""


class Progress(Protocol):
    """Called between steps; raises :class:`Cancelled` when the user asked to stop."""

    def __call__(self, done: int, total: int, text: str) -> None:
        """Report ``done`` of ``total`` steps; ``text`` names the step in Vietnamese."""


def silent(done: int, total: int, text: str) -> None:
    """Report to nobody: for commands and tests."""


def cancelled_by(progress: Progress, text: str) -> Callable[[], bool]:
    """For work that asks whether to stop: reports one step under way each time, which raises when it has to stop."""

    def ask() -> bool:
        progress(0, 1, text)
        return False

    return ask
