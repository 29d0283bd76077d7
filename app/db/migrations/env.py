"""How alembic meets our connection: the caller owns transaction, pragmas and connection."""

from typing import Any, Literal

from alembic import context
from sqlalchemy.types import TypeDecorator

from app.db.tables import metadata


def _plain_types(kind: str, item: Any, _context: object) -> str | Literal[False]:
    """Write column types of our own as what they are in the file: a migration imports no application code."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    return False


settings = context.config.attributes
context.configure(
    connection=settings["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    render_item=_plain_types,
    transactional_ddl=True,
    on_version_apply=settings.get("after_step"),
)
context.run_migrations()
