"""A clock that stands still, so that a test names the day on which it happens."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))


def a_clock(text: str = "2021-12-01T08:00:00") -> Callable[[], datetime]:
    """Clock that always answers this Vietnamese time, aware of its zone."""
    moment = datetime.fromisoformat(text).replace(tzinfo=VIETNAM)
    return lambda: moment
