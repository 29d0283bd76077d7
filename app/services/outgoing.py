"""What leaves the building «văn bản đi»: a number of its series is taken, the bytes as signed are kept for ever.

Every paper with a number goes this way: the review and all that is written here. A number belongs to a symbol and a
calendar year (Nghị định 30/2020/NĐ-CP, Điều 15); the table itself refuses to hold one twice.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from app.db import papers as db_papers
from app.db import source_files
from app.db.papers import IssuedDocument, NumberTaken
from app.db.source_files import Original
from app.db.types import DbConnection
from app.domain import file_names
from app.errors import Refused
from app.files import write_new
from app.i18n import _
from app.reports import docx_writer, pdf_writer
from app.reports.model import Document
from app.text import short_date

#: A whole ministry stays below it in one series of one year.
_HIGHEST_NUMBER = 99_999


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper as it left: the name its files go by, and the bytes of both formats."""

    name: str
    docx: bytes
    pdf: bytes


def take_number(connection: DbConnection, symbol: str, issued_on: date, wanted: int | None = None) -> int:
    """The number a paper gets: the wanted one if it is free, else the next of the series.

    Raises ``Refused`` when it is taken already, no number at all, or beyond what an office issues in a year: a line of
    the register stays for ever, and so would all the numbers it passes over.
    """
    if wanted is None:
        return db_papers.next_number(connection, symbol, issued_on.year)
    if wanted < 1:
        raise Refused("bad-number", _("Số văn bản phải từ 01 trở lên; chưa có gì thay đổi."))
    if wanted > _HIGHEST_NUMBER:
        sentence = _("Số văn bản {number} lớn hơn {highest}: có lẽ gõ thừa chữ số; chưa có gì thay đổi.")
        raise Refused("bad-number", sentence.format(number=wanted, highest=_HIGHEST_NUMBER))
    if db_papers.has_number(connection, symbol, wanted, issued_on.year):
        raise number_taken(wanted, symbol, issued_on.year)
    return wanted


def refuse_day_ahead(today: date, issued_on: date) -> None:
    """Refuse a day that lies ahead: a number is given after the signature (Điều 15.2)."""
    if issued_on > today:
        sentence = _("Ngày ban hành {day} chưa đến; chưa có gì thay đổi.").format(day=short_date(issued_on))
        raise Refused("day-ahead", sentence, _("Hãy chọn ngày hôm nay hoặc trước đó."))


def number_taken(number: int, symbol: str, year: int) -> Refused:
    """Somebody has that number of the series already."""
    sentence = _("Số {number}/{symbol} đã dùng trong năm {year}; chưa có gì thay đổi.")
    return Refused(
        "number-taken", sentence.format(number=f"{number:02}", symbol=symbol, year=year), _("Hãy lấy số khác.")
    )


def put_out(
    connection: DbConnection,
    at: datetime,
    issued: IssuedDocument,
    paper: Document | None,
    submission_ids: Iterable[int] = (),
) -> IssuedDocument:
    """Enter ``issued`` in the register with the bytes of ``paper`` in both formats; returns it with its ids.

    ``paper`` is ``None`` for what was written elsewhere. The seal is the SHA-256 of ``figures``, all that the paper
    says. Raises ``Refused`` when the number went to another paper in between.
    """
    sealed = replace(issued, content_sha256=hashlib.sha256(issued.figures.encode()).hexdigest())
    if paper is not None:
        name = file_name(sealed)
        docx = _kept(connection, f"{name}.docx", docx_writer.render(paper), at)
        pdf = _kept(connection, f"{name}.pdf", pdf_writer.render(paper).content, at)
        sealed = replace(sealed, docx_file_id=docx, pdf_file_id=pdf)
    try:
        return replace(sealed, id=db_papers.insert_issued(connection, sealed, submission_ids))
    except NumberTaken as error:
        raise number_taken(sealed.number, sealed.symbol, sealed.series_year) from error


def print_(paper: Document, name: str = "") -> Printed:
    """Both formats of a paper that was not issued; its files go by ``name``, else by its title."""
    title = (name or paper.title).replace(": ", " - ")
    return Printed(file_names.fit(title), docx_writer.render(paper), pdf_writer.render(paper).content)


def renamed(printed: Printed, name: str) -> Printed:
    """The same paper whose files go by another name."""
    return replace(printed, name=file_names.fit(name))


def write(folder: Path, printed: Printed, suffixes: Sequence[str]) -> tuple[Path, ...]:
    """Write the wanted formats (.docx, .pdf) into ``folder``; never over another file."""
    content = {".docx": printed.docx, ".pdf": printed.pdf}
    refuse_suffixes(suffixes)
    return tuple(write_new(folder, f"{printed.name}{suffix}", content[suffix]) for suffix in suffixes)


def write_file(folder: Path, name: str, content: bytes) -> Path:
    """Write a file that is no paper (a calendar for other programs) into ``folder``; never over another file."""
    stem, dot, ending = name.rpartition(".")
    return write_new(folder, f"{file_names.fit(stem)}{dot}{ending}", content)


def refuse_suffixes(suffixes: Sequence[str]) -> None:
    """Raise ``Refused`` for a format that no paper is written in."""
    for suffix in suffixes:
        if suffix not in (".docx", ".pdf"):
            sentence = _("Không lập được tệp “{suffix}”: chỉ lập tệp Word (.docx) và PDF (.pdf).")
            raise Refused("bad-format", sentence.format(suffix=suffix))


def printed(connection: DbConnection, issued: IssuedDocument) -> Printed | None:
    """The bytes as they left; ``None`` where none were kept: a paper written elsewhere."""
    if issued.docx_file_id is None or issued.pdf_file_id is None:
        return None
    docx = db_papers.stored_bytes(connection, issued.docx_file_id)
    return Printed(file_name(issued), docx, db_papers.stored_bytes(connection, issued.pdf_file_id))


def file_name(issued: IssuedDocument) -> str:
    """The name of the files of a paper, without ending: "05-KH-BCĐ 2022"."""
    return file_names.fit(f"{issued.number:02}-{issued.symbol} {issued.series_year}")


def _kept(connection: DbConnection, name: str, content: bytes, at: datetime) -> int:
    return source_files.store(connection, Original(name, hashlib.sha256(content).hexdigest(), content), at)
