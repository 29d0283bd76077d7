"""What a reading transaction was asked already. It is one view of the data, so an answer holds until it ends.

Units and committee are asked for again and again by everything a screen shows; a write forgets nothing because it never
remembers.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection

_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")
_KEY = "remembered"


@contextmanager
def one_view(connection: Connection) -> Iterator[None]:
    """Remember answers until the block, a transaction that only reads, ends."""
    connection.info[_KEY] = {}
    try:
        yield
    finally:
        del connection.info[_KEY]


def remembered(
    find: Callable[Concatenate[Connection, _Asked], _Answer],
) -> Callable[Concatenate[Connection, _Asked], _Answer]:
    """A query asked once in a view; its arguments can be keys of a dictionary, its answer nobody changes."""

    @wraps(find)
    def ask(connection: Connection, /, *args: _Asked.args, **options: _Asked.kwargs) -> _Answer:
        known = connection.info.get(_KEY)
        if known is None:
            return find(connection, *args, **options)
        key = (find, args, tuple(options.items()))
        if key not in known:
            known[key] = find(connection, *args, **options)
        answer: _Answer = known[key]
        return answer

    return ask
