"""Original bytes of the workbooks, each stored once by its SHA-256, so a figure can be shown in its own file."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from app.db.tables import source_file, submission


@dataclass(frozen=True, slots=True)
class Original:
    """One workbook as it came: name at its first arrival, bytes, SHA-256 of the bytes."""

    name: str
    sha256: str
    content: bytes


def store(connection: Connection, original: Original, at: datetime) -> int:
    """Id of the stored bytes; equal bytes are kept once, whatever the file was called."""
    known = connection.scalar(select(source_file.c.id).where(source_file.c.sha256 == original.sha256))
    if known is not None:
        return int(known)
    result = connection.execute(
        insert(source_file)
        .values(
            sha256=original.sha256,
            name=original.name,
            size=len(original.content),
            content=original.content,
            stored_at=at,
        )
        .returning(source_file.c.id)
    )
    return int(result.scalar_one())


def of_submission(connection: Connection, submission_id: int) -> Original:
    """The bytes one version was read from, under the name the file had when it was sent."""
    row = connection.execute(
        select(submission.c.file_name, source_file.c.sha256, source_file.c.content)
        .join(source_file, source_file.c.id == submission.c.source_file_id)
        .where(submission.c.id == submission_id)
    ).one()
    return Original(row.file_name, row.sha256, bytes(row.content))
