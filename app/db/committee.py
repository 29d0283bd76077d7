"""Rows ↔ the committee of this data file and its office-holders."""

import json
from datetime import date

from sqlalchemy import Connection, delete, insert, select, update

from app.db.tables import committee as committee_table
from app.db.tables import office_holder
from app.domain.committee import Committee, CommitteeLevel, OfficeHolder, holders_on
from app.domain.page_setup import PageSetup, SizeSet


def load(connection: Connection) -> Committee | None:
    """The committee this data file belongs to; ``None`` before set-up."""
    row = connection.execute(select(committee_table).order_by(committee_table.c.id)).first()
    if row is None:
        return None
    return Committee(
        unit_id=row.unit_id,
        level=CommitteeLevel(row.level),
        name=row.name,
        parent_organ=row.parent_organ,
        short_name=row.short_name,
        symbol=row.symbol,
        place=row.place,
        archive_line=row.archive_line,
        recipients=tuple(json.loads(row.recipients)),
        plan_preset=row.plan_preset,
        plan_number=row.plan_number,
        report_year=row.report_year,
        event_year=row.event_year,
        page=PageSetup(SizeSet(row.size_set), row.top_mm, row.bottom_mm, row.left_mm, row.right_mm),
    )


def save(connection: Connection, committee: Committee) -> None:
    """Store the committee; there is one for each data file."""
    values = {
        "unit_id": committee.unit_id,
        "level": committee.level.value,
        "name": committee.name,
        "parent_organ": committee.parent_organ,
        "short_name": committee.short_name,
        "symbol": committee.symbol,
        "place": committee.place,
        "archive_line": committee.archive_line,
        "recipients": json.dumps(list(committee.recipients), ensure_ascii=False),
        "plan_preset": committee.plan_preset,
        "plan_number": committee.plan_number,
        "report_year": committee.report_year,
        "event_year": committee.event_year,
        "size_set": committee.page.size_set.value,
        "top_mm": committee.page.top_mm,
        "bottom_mm": committee.page.bottom_mm,
        "left_mm": committee.page.left_mm,
        "right_mm": committee.page.right_mm,
    }
    if connection.execute(select(committee_table.c.id)).first() is None:
        connection.execute(insert(committee_table).values(values))
    else:
        connection.execute(update(committee_table).values(values))


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
