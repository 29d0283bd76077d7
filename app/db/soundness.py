"""What SQLite cannot know: whether accepted reports and original files are still what they were."""

import hashlib
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from app.db.seals import broken_seals
from app.db.tables import source_file, submission, unit
from app.errors import DataFileProblem
from app.i18n import _


@dataclass(frozen=True, slots=True)
class BrokenReport:
    """An accepted version whose content no longer gives the SHA-256 it was accepted with."""

    submission_id: int
    unit_name: str
    period_end: date
    version: int


def broken_reports(connection: Connection) -> tuple[BrokenReport, ...]:
    """Accepted and superseded versions that changed since.

    Raises :class:`~app.errors.DataFileProblem` where not even the period of one can be read.
    """
    ids = broken_seals(connection)
    query = (
        select(submission.c.id, unit.c.name, submission.c.period_end, submission.c.version)
        .join(unit, unit.c.id == submission.c.unit_id)
        .where(submission.c.id.in_(ids))
        .order_by(submission.c.id)
    )
    try:
        return tuple(BrokenReport(*row) for row in connection.execute(query))
    except (ValueError, TypeError) as error:
        sentence = _("Có báo cáo đã duyệt chứa dữ liệu không đọc được nữa: tệp dữ liệu bị hỏng.")
        raise DataFileProblem("damaged", sentence) from error


def broken_files(connection: Connection) -> tuple[str, ...]:
    """Names of original files whose bytes are not the ones that came in."""
    query = select(source_file.c.name, source_file.c.sha256, source_file.c.content).order_by(source_file.c.id)
    # One at a time: the originals of some years do not fit in memory together.
    rows = connection.execution_options(yield_per=1).execute(query)
    return tuple(row.name for row in rows if hashlib.sha256(row.content).hexdigest() != row.sha256)
