"""Rows ↔ the committee of this data file and its office-holders."""

import json
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from app.db.remembering import remembered
from app.db.rows import picked, put
from app.db.tables import committee as committee_table
from app.db.tables import office_holder
from app.domain.committee import Committee, CommitteeLevel, OfficeHolder, committee_on, holders_on
from app.domain.page_setup import PageSetup, SizeSet

#: Columns that are fields of the same name.
_PLAIN = (
    "name", "parent_organ", "short_name", "symbol", "place", "archive_line", "plan_preset", "plan_number", "plan_on",
    "report_year", "event_year", "valid_from", "document",
)  # fmt: skip


def load(connection: Connection, on: date | None = None) -> Committee | None:
    """The committee this data file belongs to, by default as it is now; ``None`` before set-up."""
    return committee_on(committees(connection), on or date.max)


@remembered
def committees(connection: Connection) -> tuple[Committee, ...]:
    """The committee as it was over time, the first one first: its level and its names may change on a day."""
    rows = connection.execute(select(committee_table).order_by(committee_table.c.valid_from))
    return tuple(_committee(row) for row in rows)


def _committee(row: Row[Any]) -> Committee:
    return Committee(
        unit_id=row.unit_id,
        level=CommitteeLevel(row.level),
        recipients=tuple(json.loads(row.recipients)),
        page=PageSetup(SizeSet(row.size_set), row.top_mm, row.bottom_mm, row.left_mm, row.right_mm),
        **{name: getattr(row, name) for name in _PLAIN},
    )


def save(connection: Connection, committee: Committee) -> None:
    """Store the committee of its ``valid_from``: in the place of the one that begins on that day, or as the next."""
    values = {
        "unit_id": committee.unit_id,
        "level": committee.level.value,
        "recipients": json.dumps(list(committee.recipients), ensure_ascii=False),
        "size_set": committee.page.size_set.value,
        "top_mm": committee.page.top_mm,
        "bottom_mm": committee.page.bottom_mm,
        "left_mm": committee.page.left_mm,
        "right_mm": committee.page.right_mm,
        **picked(committee, _PLAIN),
    }
    same_day = select(committee_table.c.id).where(committee_table.c.valid_from == committee.valid_from)
    put(connection, committee_table, values, connection.scalar(same_day) or 0)


def all_holders(connection: Connection) -> tuple[OfficeHolder, ...]:
    """Everybody who ever held an office, oldest first."""
    statement = select(office_holder).order_by(office_holder.c.valid_from, office_holder.c.id)
    return tuple(
        OfficeHolder(
            id=row.id,
            full_name=row.full_name,
            committee_title=row.committee_title,
            agency_title=row.agency_title,
            signing_form=row.signing_form,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )
        for row in connection.execute(statement)
    )


def holders(connection: Connection, on: date) -> tuple[OfficeHolder, ...]:
    """Who is in office on ``on``, the one appointed last first."""
    return holders_on(all_holders(connection), on)


def set_holder(connection: Connection, holder: OfficeHolder) -> int:
    """Store an office-holder: a new one when ``id`` is 0, else the changed one; returns the id."""
    values = {
        "full_name": holder.full_name,
        "committee_title": holder.committee_title,
        "agency_title": holder.agency_title,
        "signing_form": holder.signing_form,
        "valid_from": holder.valid_from,
        "valid_to": holder.valid_to,
    }
    if holder.id:
        connection.execute(update(office_holder).where(office_holder.c.id == holder.id).values(values))
        return holder.id
    key = connection.execute(insert(office_holder).values(values)).inserted_primary_key
    if key is None:
        raise LookupError(holder.full_name)
    return int(key[0])


def remove_holder(connection: Connection, holder_id: int) -> None:
    """Take out an office-holder that was entered by mistake."""
    connection.execute(delete(office_holder).where(office_holder.c.id == holder_id))
