"""${message}."""
# ruff: noqa: E501 - long lines as alembic writes them

import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward; there is no way back but the backup made before."""
    ${upgrades if upgrades else "pass"}
