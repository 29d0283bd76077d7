"""From the content of a form to the bytes of its workbook (.xlsx for Excel 2010 and later, WPS, LibreOffice).

XlsxWriter stores with each formula the value it has while nothing is filled: a file that nobody recalculated then
reads as blank, and not as a formula without value. Blank is the empty text, because 0 would be a figure.
"""

from io import BytesIO

import xlsxwriter

from app.reports.form import FIGURES, GENERAL, GUIDE, HAMLETS, META, NARRATIVE, WORDS, FormContent
from app.reports.form_book import FormBook
from app.reports.form_columns import LISTS, lists_of
from app.reports.form_figures import FiguresSheet, write_hamlets
from app.reports.form_front import write_general, write_guide, write_meta, write_narrative
from app.reports.form_lists import write_list
from app.reports.form_style import FONT

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_format_properties": {"font_name": FONT, "font_size": 11},
}


def form_bytes(content: FormContent) -> bytes:
    """The workbook of one unit, ready to be written to a file."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, _OPTIONS) as workbook:
        workbook.set_properties(
            {"title": f"{content.unit.name}, {content.period.words}", "created": content.made_at.replace(tzinfo=None)}
        )
        workbook.set_calc_mode("auto")
        _draw(FormBook(workbook, content))
    return stream.getvalue()


def _draw(book: FormBook) -> None:
    content = book.content
    write_guide(book, book.add(GUIDE))
    write_general(book, book.add(GENERAL))
    FiguresSheet(book, book.add(FIGURES)).write()
    if not content.is_station:
        write_hamlets(book, book.add(HAMLETS))
    for register in lists_of(is_station=content.is_station):
        write_list(book, book.add(LISTS[register].sheet), register)
    if not content.is_station:
        write_narrative(book, book.add(NARRATIVE))
    words, meta = book.add(WORDS), book.add(META)
    book.write_words(words)
    write_meta(content, meta)
    words.hide()
    meta.hide()
