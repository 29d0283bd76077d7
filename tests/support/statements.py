"""What is asked of a data file: statements counted while something is done."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event


@contextmanager
def statements(start: str) -> Iterator[list[str]]:
    """The statements beginning with some words that are sent to any data file inside the block."""
    seen: list[str] = []

    def counted(*args: object) -> None:
        if str(args[2]).startswith(start):
            seen.append(str(args[2]))

    event.listen(Engine, "before_cursor_execute", counted)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", counted)
