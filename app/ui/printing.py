"""Printing the pages of a PDF: which printer, which pages, how many copies; drawn on the worker, page by page."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pypdfium2
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from app.errors import Refused
from app.i18n import _
from app.progress import Cancelled, Progress
from app.ui import forms, operations
from app.ui.context import UiContext
from app.ui.forms import Field, FieldKind, Form

_DOTS_PER_INCH = 300
_POINTS_PER_INCH = 72
_MOST_COPIES = 200
_RANGE = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+)?)?")
_SIDES = {
    "one": QPrinter.DuplexMode.DuplexNone,
    "long": QPrinter.DuplexMode.DuplexLongSide,
    "short": QPrinter.DuplexMode.DuplexShortSide,
}


@dataclass(frozen=True, slots=True)
class PrintJob:
    """What to print: the PDF, its pages from 0, and how."""

    title: str
    content: bytes
    pages: tuple[int, ...]
    copies: int = 1
    sides: str = "one"


def pages_in(text: str, count: int) -> tuple[int, ...]:
    """Pages from 0 for "1-3, 5, 8-"; all for an empty text. ``ValueError`` says in a sentence what is wrong."""
    if not text.strip():
        return tuple(range(count))
    found: dict[int, None] = {}
    for piece in re.split(r"[,;\s]+(?![-–])", re.sub(r"\s*[-–]\s*", "-", text.strip())):
        match = _RANGE.fullmatch(piece)
        if not match:
            raise ValueError(_("Ghi số trang dạng 1-3, 5"))
        first = int(match[1])
        last = int(match[2]) if match[2] else (count if "-" in piece else first)
        if not 1 <= first <= last <= count:
            raise ValueError(_("Chỉ có trang 1 đến {count}").format(count=count))
        found.update(dict.fromkeys(range(first - 1, last)))
    return tuple(found)


def ask(
    page: QWidget, context: UiContext, title: str, content: bytes, *, sent: Callable[[], None] | None = None
) -> None:
    """Ask for printer, pages and copies, then print; a computer without a printer says what to do instead.

    ``sent`` is called once the pages went to the printer.
    """
    printers = QPrinterInfo.availablePrinterNames()
    if not printers:
        raise Refused(
            "no-printer",
            _("Máy tính này chưa cài máy in nên chưa in được; văn bản vẫn còn nguyên."),
            _("Xuất ra PDF rồi in ở máy khác, hoặc cài máy in rồi thử lại."),
        )
    with pypdfium2.PdfDocument(content) as document:
        count = len(document)
    form = _form(printers, count)

    def act(values: dict[str, forms.Value]) -> None:
        job = _job(title, content, count, values)
        name = str(values["printer"])

        def done(_nothing: None) -> None:
            context.say(_("Đã gửi {count} trang tới máy in {name}").format(count=len(job.pages), name=name))
            if sent:
                sent()

        operations.run(
            page,
            context,
            _("In {title}").format(title=title),
            lambda progress: print_pages(job, lambda: _printer(name), progress),
            done=done,
        )

    forms.ask_form(page.window(), _("In {title}").format(title=title), "", _("In"), form, act)


def _form(printers: Sequence[str], count: int) -> Form:
    form = Form(
        (
            Field("printer", _("Máy in"), FieldKind.CHOICE, tuple((name, name) for name in printers)),
            Field("pages", _("Trang"), hint=_("Tất cả {count} trang; hoặc 1-3, 5").format(count=count)),
            Field("copies", _("Số bản"), FieldKind.NUMBER),
            Field(
                "sides",
                _("Mặt giấy"),
                FieldKind.CHOICE,
                (
                    ("one", _("In một mặt")),
                    ("long", _("Hai mặt, lật cạnh dài")),
                    ("short", _("Hai mặt, lật cạnh ngắn")),
                ),
            ),
        )
    )
    form.set_values(printer=QPrinterInfo.defaultPrinterName() or printers[0], copies="1", sides="one")
    return form


def _job(title: str, content: bytes, count: int, values: dict[str, forms.Value]) -> PrintJob:
    """What was asked for; raises ``Refused`` with the sentence for pages or copies that cannot be."""
    try:
        pages = pages_in(str(values["pages"] or ""), count)
    except ValueError as wrong:
        raise Refused("bad-pages", _("{sentence}; chưa in gì.").format(sentence=wrong)) from None
    copies = int(str(values["copies"]))
    if not 1 <= copies <= _MOST_COPIES:
        raise Refused("bad-copies", _("In từ 1 đến {most} bản; chưa in gì.").format(most=_MOST_COPIES))
    return PrintJob(title, content, pages, copies, str(values["sides"]))


def _printer(name: str) -> QPrinter:
    return QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)


def print_pages(job: PrintJob, make_printer: Callable[[], QPrinter], progress: Progress) -> None:
    """Print on the printer that ``make_printer`` gives; raises ``Refused`` when it takes no pages.

    Every page keeps its own direction and true size; a page that is cut off by the printer's margins is never shrunk,
    because the margins of a paper are the law's.
    """
    printer = make_printer()
    printer.setDocName(job.title)
    printer.setResolution(_DOTS_PER_INCH)
    printer.setFullPage(True)
    printer.setDuplex(_SIDES[job.sides])
    copies = 1 if printer.supportsMultipleCopies() else job.copies
    if printer.supportsMultipleCopies():
        printer.setCopyCount(job.copies)
    order = job.pages * copies
    painter = QPainter()
    try:
        with pypdfium2.PdfDocument(job.content) as document:
            for done, number in enumerate(order):
                progress(done, len(order), _("Đang in trang {page}").format(page=number + 1))
                width, height = document.get_page_size(number)
                _turn(printer, width, height)
                if not (printer.newPage() if done else painter.begin(printer)):
                    raise Refused("printer-refused", _("Máy in không nhận trang; hãy xem máy in rồi in lại."))
                _draw(painter, document, number)
        progress(len(order), len(order), _("Đã gửi tới máy in"))
    except Cancelled:
        printer.abort()
        raise
    finally:
        painter.end()


def _turn(printer: QPrinter, width: float, height: float) -> None:
    is_wide = width > height
    short, long = sorted((width, height))
    printer.setPageSize(QPageSize(QSizeF(short, long), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait)


def _draw(painter: QPainter, document: pypdfium2.PdfDocument, number: int) -> None:
    scale = _DOTS_PER_INCH / _POINTS_PER_INCH
    bitmap = document[number].render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
    image = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
    painter.drawImage(QRectF(0, 0, bitmap.width, bitmap.height), image)
