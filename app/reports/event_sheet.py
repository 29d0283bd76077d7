"""The frame of working prints «giấy tờ phục vụ» of an event: letterhead without number, title, table, signatures.

They are no State papers with a number of a series (Nghị định 30/2020/NĐ-CP, Phụ lục III): lists, programmes, vouchers.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.page_setup import PageSetup
from app.domain.signing import Signer
from app.reports.event_facts import DOTS, EventFacts, one_line, place_words, when_words
from app.reports.model import (
    Align,
    Block,
    Cell,
    Closing,
    Column,
    Document,
    DocumentTitle,
    Letterhead,
    Orientation,
    Paragraph,
    Row,
    Run,
    Signature,
    Table,
    plain,
)
from app.reports.review import IssuingOrgan

_TABLE_PT = 12


def sheet(
    facts: EventFacts,
    kind: str,
    subject: str,
    blocks: Iterable[Block],
    *,
    left: str = "Người lập",
    orientation: Orientation = Orientation.PORTRAIT,
) -> Document:
    """One working print: ``kind`` in capitals over ``subject``, then its blocks and who signs."""
    frame = Frame(facts.organ, facts.signer, facts.event.year, facts.setup)
    return framed(frame, kind, subject, blocks, left=left, orientation=orientation)


@dataclass(frozen=True, slots=True)
class Frame:
    """Who prints a working print, who signs it, the year of its dotted date, how its pages are set up."""

    organ: IssuingOrgan
    signer: Signer
    year: int
    setup: PageSetup


def framed(
    frame: Frame, kind: str, subject: str, blocks: Iterable[Block], *, left: str, orientation: Orientation
) -> Document:
    """A working print within its letterhead and signatures; ``left`` signs beside the head of the organ."""
    organ, signer = frame.organ, frame.signer
    head = Letterhead(
        organ=(organ.short_name.upper(),),
        parent_organ=(organ.parent.upper(),) if organ.parent else (),
        symbol=organ.symbol,
        place=organ.place,
        year=frame.year,
        has_number=False,
    )
    closing = Closing(
        Signature(signer.authority, signer.full_name, signer.agency_title),
        left_signature=Signature((left.upper(),), ""),
    )
    return Document(
        f"{kind.capitalize()}: {subject}",
        organ.full_name,
        (head, DocumentTitle(kind, subject), *blocks, closing),
        setup=frame.setup,
        orientation=orientation,
    )


def facts_lines(facts: EventFacts) -> tuple[Block, ...]:
    """When, where, who holds it."""
    lines = [
        ("Thời gian:", when_words(facts.event)),
        ("Địa điểm:", place_words(facts.event)),
        ("Đơn vị tổ chức:", facts.host_words),
    ]
    return tuple(Paragraph((Run(label), Run(f" {one_line(text) or DOTS}."))) for label, text in lines)


def note(text: str) -> Paragraph:
    """A sentence under a table."""
    return Paragraph(plain(text))


def ruled(
    columns: Sequence[tuple[str, float, Align]],
    rows: Iterable[Sequence[str]],
    *,
    totals: Iterable[Sequence[str]] = (),
    size_pt: float = _TABLE_PT,
) -> Table:
    """A table from heads with width and alignment; ``totals`` are its last rows, in bold."""
    return Table(
        tuple(Column(width, align) for _head, width, align in columns),
        (Row(tuple(Cell(plain(head)) for head, _width, _align in columns)),),
        (
            *(Row(tuple(Cell(plain(one_line(text))) for text in row)) for row in rows),
            *(Row(tuple(Cell(plain(one_line(text))) for text in row), is_bold=True) for row in totals),
        ),
        size_pt=size_pt,
    )


def group_row(text: str, columns: int) -> Row:
    """The title of a group across the table."""
    return Row((Cell(plain(one_line(text)), Align.LEFT, columns=columns),), is_bold=True)


def cells(texts: Iterable[str]) -> Row:
    """One row of texts."""
    return Row(tuple(Cell(plain(one_line(text))) for text in texts))
