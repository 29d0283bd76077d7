"""Column types: no REAL anywhere; lengths and decimals are integers in thousandths, instants are UTC text."""

from datetime import UTC, date, datetime
from typing import Any, TypeAlias

from sqlalchemy import Connection, String
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

#: What services pass on between the functions of this package without looking inside.
DbConnection: TypeAlias = Connection


class Day(TypeDecorator[date]):
    """A calendar day as ISO text, equal on every database."""

    impl = String(10)
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """ISO text of the day."""
        return None if value is None else value.isoformat()[:10]

    def process_result_value(self, value: Any | None, dialect: Dialect) -> date | None:
        """The day behind the text."""
        return None if value is None else date.fromisoformat(value)


class Instant(TypeDecorator[datetime]):
    """An instant in UTC as ISO text; naive times are refused."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """UTC text of the instant; raises ``ValueError`` for a naive time."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("naive instant")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """The instant behind the text."""
        return None if value is None else datetime.fromisoformat(value)
