"""The register of outgoing papers «sổ đăng ký văn bản đi»: one line a number, never renumbered, never taken out.

Nghị định 30/2020/NĐ-CP, Điều 15 (numbers), Điều 16 and Phụ lục IV, I (columns; what is kept in software can be printed
with all of them).
"""

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.db import papers as db_papers
from app.db.papers import IssuedDocument
from app.db.types import DbConnection
from app.domain.number_series import NumberSeries, TakenNumber, gap_sentences, order_sentences, series_of
from app.domain.papers import PAPER_WORDS, PaperKind, PaperOrigin, symbol_of
from app.errors import Refused
from app.files import write_whole
from app.i18n import _
from app.reports import docx_writer, papers_register, pdf_writer
from app.reports.model import Document
from app.reports.papers_register import RegisterLine
from app.services import outgoing, scope
from app.services.workspace import Workspace
from app.text import clean, format_number, short_date

__all__ = ["IssuedDocument", "NumberSeries"]

_MOST_COPIES = 99_999

#: How the register prints a number, "05/KH-BCĐ"; "05/KH-BCĐ/2022" with the year of its series.
_PRINTED_NUMBER = re.compile(r"(\d{1,6}) ?/ ?([^/ ]+)(?:[/ ](\d{4}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class OutsidePaper:
    """A paper written elsewhere whose number is kept here; ``number`` ``None`` = the next of its series."""

    kind: PaperKind
    subject: str
    issued_on: date
    signer: str
    recipients: tuple[str, ...] = ()
    symbol: str = ""
    number: int | None = None
    copies: int | None = None
    kept_by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class RegisterColumns:
    """The columns that somebody fills in after a paper has left."""

    kept_by: str = ""
    copies: int | None = None
    sent_on: date | None = None
    note: str = ""


def lines(ws: Workspace, year: int) -> tuple[IssuedDocument, ...]:
    """The register of one calendar year by day and number, cancelled numbers included."""
    with ws.store.read() as connection:
        return db_papers.register(connection, year)


def series(ws: Workspace, year: int) -> tuple[NumberSeries, ...]:
    """Every series of one calendar year by symbol: the next number, the numbers passed over."""
    with ws.store.read() as connection:
        return _series(connection, year)


def gaps(ws: Workspace, year: int) -> tuple[str, ...]:
    """Numbers of a year that were passed over, as sentences."""
    return tuple(sentence for one in series(ws, year) for sentence in gap_sentences(one))


def numbered(ws: Workspace, text: str) -> IssuedDocument:
    """The paper of a number as the register prints it, "05/KH-BCĐ"; "05/KH-BCĐ/2022" tells years apart.

    Raises ``Refused`` for a bare figure, which would be a row of the drafts to one and a number to another, and when
    not exactly one paper has the number.
    """
    parts = _PRINTED_NUMBER.fullmatch(clean(text))
    if parts is None:
        sentence = _("“{text}” chưa đủ để biết văn bản nào: hãy ghi số và ký hiệu như trong sổ, ví dụ “05/KH-BCĐ”.")
        raise Refused("bad-number", sentence.format(text=text), _("Chưa có gì thay đổi."))
    symbol, year = parts[2].casefold(), parts[3]
    with ws.store.read() as connection:
        of_number = db_papers.with_number(connection, int(parts[1]))
    found = [line for line in of_number if line.symbol.casefold() == symbol and year in (None, str(line.series_year))]
    if not found:
        raise Refused("no-document", _("Không có số {text} trong sổ; chưa có gì thay đổi.").format(text=clean(text)))
    if len(found) > 1:
        sentence = _("Số {text} có trong sổ của các năm {years}; hãy ghi thêm năm, ví dụ {text}/{last}.")
        years = [str(line.series_year) for line in found]
        told = sentence.format(text=clean(text), years=", ".join(years), last=years[-1])
        raise Refused("ambiguous-number", told, _("Chưa có gì thay đổi."))
    return found[0]


def issued_id(ws: Workspace, text: str) -> int:
    """The id of an issued paper by its printed number, or by the id that a list of issued reviews shows."""
    return int(text) if text.isascii() and text.isdigit() else numbered(ws, text).id


def reservations(ws: Workspace, issued_id: int) -> tuple[str, ...]:
    """What has to be known before a numbered paper is used: cancelled, corrected, replaced; empty while it stands."""
    with ws.store.read() as connection:
        line = _line(connection, issued_id)
        later = db_papers.corrections(connection, issued_id)
    told = [_("Số này đã hủy: {reason}.").format(reason=line.cancel_reason)] if line.cancel_reason else []
    for item in later:
        replaced, corrected = (
            _("Được thay bằng số {number} ngày {day}."),
            _("Đã đính chính bằng số {number} ngày {day}."),
        )
        sentence = replaced if item.origin == PaperOrigin.REVIEW else corrected
        told.append(sentence.format(number=f"{item.number:02}/{item.symbol}", day=short_date(item.issued_on)))
    return tuple(told)


def next_number(ws: Workspace, symbol: str, year: int) -> int:
    """The number a paper of that symbol gets next."""
    with ws.store.read() as connection:
        return db_papers.next_number(connection, symbol, year)


def warnings(ws: Workspace, symbol: str, issued_on: date, number: int | None = None) -> tuple[str, ...]:
    """Why number and day look wrong beside the others of the series; to be shown before a paper is issued."""
    with ws.store.read() as connection:
        taken = _taken(connection, issued_on.year)[symbol]
        chosen = number or db_papers.next_number(connection, symbol, issued_on.year)
    return tuple(order_sentences(symbol, chosen, issued_on, taken))


def enter(ws: Workspace, paper: OutsidePaper) -> IssuedDocument:
    """Enter a paper written elsewhere; raises ``Refused`` when something is missing or the number is taken."""
    tidy = replace(paper, subject=clean(paper.subject), signer=clean(paper.signer), symbol=clean(paper.symbol))
    if not tidy.subject:
        raise Refused("missing-field", _("Văn bản cần có trích yếu nội dung; chưa có gì thay đổi."))
    _check_copies(tidy.copies)
    outgoing.refuse_day_ahead(ws.today, tidy.issued_on)
    with ws.store.write(_("Đăng ký văn bản {subject}").format(subject=tidy.subject), ws.actor) as connection:
        committee = scope.committee_of(connection)
        symbol = tidy.symbol or symbol_of(tidy.kind, committee.symbol)
        if "/" in symbol or " " in symbol:
            raise Refused("bad-symbol", _("Ký hiệu văn bản không chứa dấu cách hay dấu “/”, ví dụ “KH-BCĐ”."))
        line = IssuedDocument(
            origin=PaperOrigin.OUTSIDE,
            kind=tidy.kind,
            number=outgoing.take_number(connection, symbol, tidy.issued_on, tidy.number),
            symbol=symbol,
            subject=tidy.subject,
            unit_id=committee.unit_id,
            year=tidy.issued_on.year,
            issued_on=tidy.issued_on,
            signer=tidy.signer,
            figures="{}",
            content_sha256="",
            recipients=tuple(text for one in tidy.recipients if (text := clean(one))),
            kept_by=clean(tidy.kept_by),
            copies=tidy.copies,
            note=clean(tidy.note),
        )
        return outgoing.put_out(connection, ws.clock(), line, None)


def fill_in(ws: Workspace, issued_id: int, columns: RegisterColumns) -> None:
    """Fill in the columns of one line: who keeps a copy, how many, when it went out, a note. Its number stays."""
    _check_copies(columns.copies)
    with ws.store.write(_("Ghi sổ đăng ký văn bản đi"), ws.actor) as connection:
        line = _line(connection, issued_id)
        if columns.sent_on is not None and columns.sent_on < line.issued_on:
            sentence = _("Ngày chuyển {day} trước ngày ban hành {issued}; chưa có gì thay đổi.")
            told = sentence.format(day=short_date(columns.sent_on), issued=short_date(line.issued_on))
            raise Refused("sent-before-issue", told)
        changed = replace(
            line,
            kept_by=clean(columns.kept_by),
            copies=columns.copies,
            sent_on=columns.sent_on,
            note=clean(columns.note),
        )
        db_papers.update_issued(connection, changed)


def cancel(ws: Workspace, issued_id: int, reason: str) -> None:
    """Cancel a number «hủy số»: its line stays with the reason, the number is not given again."""
    if not clean(reason):
        raise Refused("reason-missing", _("Hủy một số văn bản phải ghi lý do; chưa có gì thay đổi."))
    with ws.store.write(_("Hủy số văn bản"), ws.actor) as connection:
        line = _line(connection, issued_id)
        if line.cancel_reason:
            raise Refused("already-cancelled", _("Số này đã hủy rồi; lý do cũ còn nguyên."))
        db_papers.update_issued(connection, replace(line, cancel_reason=clean(reason)))


def document(ws: Workspace, year: int) -> Document:
    """The printable register of one calendar year, with the ten columns of Phụ lục IV."""
    return papers_register.build(_content(ws, year))


def export(ws: Workspace, year: int, path: Path) -> Path:
    """Write the register of a year as .docx, .pdf or .xlsx; the file appears only when it is whole."""
    content = _content(ws, year)
    writers = {
        ".docx": lambda: docx_writer.render(papers_register.build(content)),
        ".pdf": lambda: pdf_writer.render(papers_register.build(content)).content,
        ".xlsx": lambda: papers_register.workbook(content),
    }
    write = writers.get(path.suffix.lower())
    if write is None:
        sentence = _("Không lập được tệp {name}: sổ đăng ký chỉ lập ra Word (.docx), PDF (.pdf), Excel (.xlsx).")
        raise Refused("bad-format", sentence.format(name=path.name))
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, write())
    return path


def export_paper(ws: Workspace, issued_id: int, folder: Path) -> tuple[Path, ...]:
    """Write one issued paper into ``folder``, byte for byte as it left; never over another file."""
    with ws.store.read() as connection:
        kept = outgoing.printed(connection, _line(connection, issued_id))
    if kept is None:
        raise Refused("no-file-kept", _("Văn bản này soạn ngoài chương trình nên không có tệp được giữ."))
    return outgoing.write(folder, kept, (".docx", ".pdf"))


def _content(ws: Workspace, year: int) -> papers_register.RegisterContent:
    with ws.store.read() as connection:
        committee = scope.committee_of_year(connection, year)
        found = db_papers.register(connection, year)
        notes = tuple(sentence for one in _series(connection, year) for sentence in gap_sentences(one))
    return papers_register.RegisterContent(
        committee.parent_organ, committee.short_name, year, tuple(map(_register_line, found)), notes
    )


def _register_line(line: IssuedDocument) -> RegisterLine:
    cancelled = _("ĐÃ HỦY: {reason}").format(reason=line.cancel_reason) if line.cancel_reason else ""
    return RegisterLine(
        f"{line.number:02}/{line.symbol}",
        line.issued_on,
        f"{PAPER_WORDS[PaperKind(line.kind)]}: {line.subject}",
        line.signer,
        line.recipients,
        line.kept_by,
        line.copies,
        line.sent_on,
        "; ".join(text for text in (cancelled, line.note) if text),
    )


def _line(connection: DbConnection, issued_id: int) -> IssuedDocument:
    line = db_papers.find_issued(connection, issued_id)
    if line is None:
        raise Refused("no-document", _("Không có văn bản này trong sổ."))
    return line


def _check_copies(copies: int | None) -> None:
    if copies is not None and not 1 <= copies <= _MOST_COPIES:
        sentence = _("Số lượng bản phải từ 1 đến {most}, hoặc để trống; chưa có gì thay đổi.")
        raise Refused("bad-copies", sentence.format(most=format_number(_MOST_COPIES)))


def _series(connection: DbConnection, year: int) -> tuple[NumberSeries, ...]:
    taken = _taken(connection, year)
    return tuple(series_of(symbol, year, taken[symbol]) for symbol in sorted(taken))


def _taken(connection: DbConnection, year: int) -> defaultdict[str, list[TakenNumber]]:
    found: defaultdict[str, list[TakenNumber]] = defaultdict(list)
    for line in db_papers.register(connection, year):
        found[line.symbol].append(TakenNumber(line.number, line.issued_on))
    return found
