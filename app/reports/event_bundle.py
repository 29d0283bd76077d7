"""All papers of an event as one PDF with a page of contents, for one press of the printer."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import pypdfium2

from app.reports import pdf_writer
from app.reports.event_facts import one_line
from app.reports.model import Align, Cell, Column, Document, DocumentTitle, Paragraph, Row, Table, plain

_COLUMNS = (Column(12, Align.CENTER), Column(120), Column(30, Align.CENTER))
_TITLE = "GIẤY TỜ CỦA SỰ KIỆN"


@dataclass(frozen=True, slots=True)
class BundlePart:
    """One paper: what it is called, and its PDF."""

    name: str
    pdf: bytes


def render(name: str, hosts: str, parts: Sequence[BundlePart]) -> bytes:
    """The contents, then every paper; page numbers of the contents count through the whole file."""
    counts = [_pages(part.pdf) for part in parts]
    front = pdf_writer.render(_contents(name, hosts, parts, counts, 1))
    if front.pages > 1:
        front = pdf_writer.render(_contents(name, hosts, parts, counts, front.pages))
    return joined((front.content, *(part.pdf for part in parts)))


def joined(contents: Sequence[bytes]) -> bytes:
    """Several PDFs as one, page behind page."""
    stream = BytesIO()
    with pypdfium2.PdfDocument.new() as whole:
        for content in contents:
            with pypdfium2.PdfDocument(content) as pdf:
                whole.import_pages(pdf)
        whole.save(stream)
    return stream.getvalue()


def _pages(content: bytes) -> int:
    with pypdfium2.PdfDocument(content) as pdf:
        return len(pdf)


def _contents(name: str, hosts: str, parts: Sequence[BundlePart], counts: Sequence[int], front: int) -> Document:
    rows, page = [], front + 1
    for number, (part, count) in enumerate(zip(parts, counts, strict=True), 1):
        rows.append(Row(tuple(Cell(plain(text)) for text in (str(number), part.name, str(page)))))
        page += count
    head = Row(tuple(Cell(plain(text)) for text in ("TT", "Giấy tờ", "Từ trang")))
    blocks = (
        DocumentTitle(_TITLE, one_line(name)),
        *((Paragraph(plain(f"Đơn vị tổ chức: {one_line(hosts)}.")),) if hosts else ()),
        Table(_COLUMNS, (head,), tuple(rows), size_pt=13),
    )
    return Document(f"{_TITLE.capitalize()}: {one_line(name)}", one_line(hosts), blocks)
