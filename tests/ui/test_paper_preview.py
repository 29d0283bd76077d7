"""Pages of a paper on the screen: words are found without accents, pages are printed as chosen."""

import io
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from app.errors import Refused
from app.progress import Cancelled, silent
from app.reports.faces import FACES, register_fonts
from app.ui import printing
from app.ui.context import UiContext
from app.ui.forms import Value
from app.ui.printing import PrintJob, pages_in, print_pages
from app.ui.widgets.paper_preview import PaperPreview
from app.ui.widgets.pdf_search import PdfText

A4, WIDE = (595.0, 842.0), (842.0, 595.0)
SIZE = 14


def pdf(*pages: tuple[tuple[float, float], tuple[str, ...]]) -> bytes:
    """Pages with lines of text, 100 points from the left, the first baseline 100 points from the top."""
    register_fonts()
    made = io.BytesIO()
    canvas = Canvas(made)
    for size, lines in pages:
        canvas.setPageSize(size)
        canvas.setFont(FACES[False, False], SIZE)
        for number, line in enumerate(lines):
            canvas.drawString(100, size[1] - 100 - 20 * number, line)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


TWO_PAGES = pdf((A4, ("Xã Sóc Giang có 05 tổ tự quản", "và Đồn Biên phòng")), (WIDE, ("SÓC GIANG, xã Sóc", "Giang")))


@pytest.mark.parametrize("words", ["Sóc Giang", "soc giang", "SÓC GIANG", "So\u0301c  Giang"])
def test_that_words_are_found_whatever_their_accents_and_case(words: str) -> None:
    hits = PdfText(TWO_PAGES).find(words)
    assert [hit.page for hit in hits] == [0, 1, 1]
    register_fonts()
    box = hits[0].boxes[0]
    before = pdfmetrics.stringWidth("Xã ", FACES[False, False], SIZE)
    width = pdfmetrics.stringWidth("Sóc Giang", FACES[False, False], SIZE)
    assert box.left() == pytest.approx(100 + before, abs=1)
    assert box.width() == pytest.approx(width, abs=1.5)
    assert box.top() < 100 < box.bottom()


def test_that_words_broken_over_two_lines_have_a_box_on_each() -> None:
    hit = PdfText(TWO_PAGES).find("soc giang")[2]
    assert len(hit.boxes) == 2
    assert hit.boxes[1].top() > hit.boxes[0].bottom() - 4


@pytest.mark.parametrize("words", ["", "  ", "không có"])
def test_that_nothing_is_found_for_nothing(words: str) -> None:
    assert PdfText(TWO_PAGES).find(words) == ()
    assert PdfText(b"").find("Sóc Giang") == ()


def test_that_the_search_bar_goes_round_and_marks_the_place(qtbot: QtBot) -> None:
    preview = PaperPreview()
    qtbot.addWidget(preview)
    preview.resize(500, 500)
    preview.show()
    preview.show_bytes(TWO_PAGES)
    preview.open_search()
    field = preview.search.field
    QTest.keyClicks(field, "don bien phong")
    assert "1/1" in _words(preview)
    field.clear()
    QTest.keyClicks(field, "soc giang")
    assert "1/3" in _words(preview)
    assert [current for _box, current in preview.view.marks_on(0)] == [True]
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "2/3" in _words(preview)
    assert [current for _box, current in preview.view.marks_on(0)] == [False]
    box = next(box for box, is_current in preview.view.marks_on(1) if is_current)
    top = preview.view.page_rects()[1].top() + box.top() - preview.view.verticalScrollBar().value()
    assert 0 <= top <= preview.view.viewport().height() - box.height()
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert "3/3" in _words(preview)
    field.setText("mốc 999")
    assert "không thấy" in _words(preview)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not preview.view.marks_on(1)
    assert preview.search.isHidden()


def test_that_a_search_goes_on_when_the_paper_is_drawn_anew(qtbot: QtBot) -> None:
    preview = PaperPreview()
    qtbot.addWidget(preview)
    preview.show_bytes(TWO_PAGES)
    preview.open_search()
    preview.search.field.setText("soc giang")
    preview.show_bytes(pdf((A4, ("Sóc Giang",))))
    assert "1/1" in _words(preview)


def _words(preview: PaperPreview) -> list[str]:
    return [item.text() for item in preview.search.findChildren(QLabel)]


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", (0, 1, 2, 3, 4)),
        ("2", (1,)),
        ("1-3, 5", (0, 1, 2, 4)),
        ("4-", (3, 4)),
        ("2 – 3", (1, 2)),
        ("3;1", (2, 0)),
        ("1,1-2", (0, 1)),
    ],
)
def test_that_pages_are_named_as_people_write_them(text: str, pages: tuple[int, ...]) -> None:
    assert pages_in(text, 5) == pages


@pytest.mark.parametrize("text", ["0", "6", "3-1", "hai", "1-9", "-2"])
def test_that_pages_that_are_not_there_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"Ghi số trang|Chỉ có trang"):
        pages_in(text, 5)


def _into(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_that_printed_pages_keep_order_direction_and_true_size(qapp: object, tmp_path: Path) -> None:
    path = tmp_path / "in.pdf"
    print_pages(PrintJob("Báo cáo", TWO_PAGES, (1, 0)), lambda: _into(path), silent)
    with pypdfium2.PdfDocument(path) as printed, pypdfium2.PdfDocument(TWO_PAGES) as drawn:
        assert [printed.get_page_size(n) for n in range(len(printed))] == [
            pytest.approx(WIDE, abs=2),
            pytest.approx(A4, abs=2),
        ]
        for number, source in ((0, 1), (1, 0)):
            left, right = (page.render(scale=0.5).to_pil().convert("L") for page in (printed[number], drawn[source]))
            ink = [image.point(lambda level: 255 * (level < 160)).getbbox() for image in (left, right)]
            assert ink[0] == pytest.approx(ink[1], abs=3)


def test_that_a_stopped_print_sends_no_more_pages(qapp: object, tmp_path: Path) -> None:
    seen = []

    def stop(done: int, total: int, text: str) -> None:
        seen.append(done)
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        print_pages(PrintJob("Báo cáo", TWO_PAGES, (0, 1, 0)), lambda: _into(tmp_path / "in.pdf"), stop)
    assert seen == [0, 1]


def test_that_a_computer_without_a_printer_is_told_what_to_do(context: UiContext, qtbot: QtBot) -> None:
    if QPrinterInfo.availablePrinterNames():
        pytest.skip("this computer has a printer")
    preview = PaperPreview()
    qtbot.addWidget(preview)
    with pytest.raises(Refused, match="chưa cài máy in"):
        printing.ask(preview, context, "báo cáo", TWO_PAGES)


def _asked(**changed: Value) -> dict[str, Value]:
    return {"pages": "2", "copies": "3", "sides": "long", **changed}


def test_that_the_form_of_printing_becomes_a_job_or_one_sentence() -> None:
    job = printing._job("Báo cáo", TWO_PAGES, 2, _asked())
    assert (job.pages, job.copies, job.sides) == ((1,), 3, "long")
    with pytest.raises(Refused, match="Chỉ có trang 1 đến 2"):
        printing._job("Báo cáo", TWO_PAGES, 2, _asked(pages="9"))
    with pytest.raises(Refused, match="In từ 1 đến 200 bản"):
        printing._job("Báo cáo", TWO_PAGES, 2, _asked(copies="0"))
