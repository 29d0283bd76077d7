"""The register of outgoing papers as it is printed and bound: cover, then the ten columns of Phụ lục IV, I.

As a workbook the same columns stand on one sheet, dates and counts as what they are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from app.reports.fonts import printable
from app.reports.form_style import FONT, height_of
from app.reports.model import (
    Align,
    Annex,
    Block,
    Cell,
    Column,
    Document,
    Orientation,
    Paragraph,
    Row,
    Run,
    Table,
    plain,
)
from app.text import padded_count, short_date

TITLE = "SỔ ĐĂNG KÝ VĂN BẢN ĐI"
#: Head and width in millimetres of each column, in the order of Phụ lục IV.
_COLUMNS = (
    ("Số, ký hiệu văn bản", 29, Align.LEFT),
    ("Ngày tháng văn bản", 21, Align.CENTER),
    ("Tên loại và trích yếu nội dung văn bản", 58, Align.LEFT),
    ("Người ký", 26, Align.LEFT),
    ("Nơi nhận văn bản", 40, Align.LEFT),
    ("Đơn vị, người nhận bản lưu", 22, Align.LEFT),
    ("Số lượng bản", 13, Align.CENTER),
    ("Ngày chuyển", 21, Align.CENTER),
    ("Ký nhận", 15, Align.LEFT),
    ("Ghi chú", 29, Align.LEFT),
)
_TABLE_PT = 10
_BLANK = "\u00a0"
#: The copy that is kept has a column of its own.
_ARCHIVE = "Lưu:"
_LONGEST_CELL = 32_767
_LONGEST_PRINTED = 400


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One line of the register; the column for a signature of receipt stays empty for the pen."""

    number: str
    issued_on: date
    title: str
    signer: str
    recipients: tuple[str, ...]
    kept_by: str
    copies: int | None
    sent_on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class RegisterContent:
    """The register of one calendar year; ``notes`` name the numbers that were passed over."""

    parent_organ: str
    organ: str
    year: int
    lines: tuple[RegisterLine, ...]
    notes: tuple[str, ...] = ()


def build(content: RegisterContent) -> Document:
    """The register for printing: cover, then all lines on pages on their side."""
    heads = Row(tuple(Cell(plain(head)) for head, _width, _align in _COLUMNS))
    numbers = Row(tuple(Cell(plain(f"({number})")) for number in range(1, len(_COLUMNS) + 1)))
    rows = tuple(Row(tuple(Cell(plain(_short(text))) for text in _texts(line))) for line in content.lines)
    columns = tuple(Column(width, align) for _head, width, align in _COLUMNS)
    table = Table(columns, (heads, numbers), rows, size_pt=_TABLE_PT, padding_mm=0.8)
    notes = tuple(Paragraph(plain(note, italic=True)) for note in content.notes)
    inside = Annex(f"Năm {content.year}", TITLE, (table, *notes), orientation=Orientation.LANDSCAPE)
    title = f"Sổ đăng ký văn bản đi năm {content.year}"
    return Document(title, content.organ, tuple(_cover(content)), (inside,), orientation=Orientation.LANDSCAPE)


def workbook(content: RegisterContent) -> bytes:
    """The register as .xlsx; equal registers give equal bytes."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, _options()) as book:
        # A fixed time: equal registers give equal bytes.
        made = datetime(content.year, 1, 1)  # noqa: DTZ001 - the file format wants a time without zone
        book.set_properties({"title": f"{TITLE} {content.year}", "created": made})
        sheet = book.add_worksheet(f"Năm {content.year}")
        looks = {
            "title": book.add_format({"bold": True, "font_size": 14}),
            "head": book.add_format({"bold": True, "border": 1, "text_wrap": True, "align": "center"}),
            "cell": book.add_format({"border": 1, "text_wrap": True, "valign": "top"}),
            "day": book.add_format({"border": 1, "num_format": "dd/mm/yyyy", "align": "center", "valign": "top"}),
        }
        _fill(sheet, content, looks)
    return stream.getvalue()


def _options() -> dict[str, Any]:
    """Text stays text; made anew each time because the library writes into what it is given."""
    return {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "default_format_properties": {"font_name": FONT, "font_size": 11, "font_scheme": "none"},
    }


def _fill(sheet: Any, content: RegisterContent, looks: dict[str, Any]) -> None:
    sheet.write_string(0, 0, f"{TITLE} NĂM {content.year}", looks["title"])
    sheet.write_string(1, 0, _cell_text(content.organ))
    sheet.set_row(3, 48)
    for column, (head, width, _align) in enumerate(_COLUMNS):
        sheet.set_column(column, column, width / 2)
        sheet.write_string(3, column, head, looks["head"])
        sheet.write_string(4, column, f"({column + 1})", looks["head"])
    for row, line in enumerate(content.lines, 5):
        texts = _texts(line)
        sheet.set_row(row, max(height_of(text, _COLUMNS[column][1] / 2) for column, text in enumerate(texts)))
        for column, text in enumerate(texts):
            sheet.write_string(row, column, _cell_text(text), looks["cell"])
        sheet.write_datetime(row, 1, line.issued_on, looks["day"])
        if line.copies is not None:
            sheet.write_number(row, 6, line.copies, looks["cell"])
        if line.sent_on is not None:
            sheet.write_datetime(row, 7, line.sent_on, looks["day"])
    for row, note in enumerate(content.notes, 6 + len(content.lines)):
        sheet.write_string(row, 0, _cell_text(note))
    sheet.freeze_panes(5, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(3, 4)


def _cover(content: RegisterContent) -> Iterator[Block]:
    for text, bold in ((content.parent_organ, False), (content.organ, True)):
        if text:
            yield _centred(text.upper(), bold=bold)
    yield from (_centred(_BLANK) for _line in range(7))
    yield _centred(TITLE, bold=True)
    yield _centred(f"Năm: {content.year}")
    if content.lines:
        first, last = content.lines[0].issued_on, content.lines[-1].issued_on
        yield _centred(f"Từ ngày {short_date(first)} đến ngày {short_date(last)}")
        yield _centred(f"Gồm {padded_count(len(content.lines))} văn bản")
    yield _centred("Quyển số: ………")


def _centred(text: str, *, bold: bool = False) -> Paragraph:
    return Paragraph((Run(text, bold=bold),), Align.CENTER, is_indented=False)


def _texts(line: RegisterLine) -> tuple[str, ...]:
    return (
        line.number,
        short_date(line.issued_on),
        line.title,
        line.signer,
        "; ".join(text for text in line.recipients if not text.startswith(_ARCHIVE)),
        line.kept_by,
        "" if line.copies is None else str(line.copies),
        "" if line.sent_on is None else short_date(line.sent_on),
        "",
        line.note,
    )


def _short(text: str) -> str:
    """What a cell of the narrowest column shows without growing past the page."""
    return text if len(text) <= _LONGEST_PRINTED else f"{text[: _LONGEST_PRINTED - 1].rstrip()}…"


def _cell_text(text: str) -> str:
    return printable(text)[:_LONGEST_CELL]
