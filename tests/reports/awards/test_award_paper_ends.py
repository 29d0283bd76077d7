"""How papers of commendation end: no signature alone on its page, the report of one person on one page."""

from collections.abc import Callable

import pypdfium2
import pytest

from app.reports import docx_writer, pdf_writer
from app.reports.awards import lists, merits, money
from app.reports.awards.facts import AwardFacts
from app.reports.model import Document
from tests.support.award_papers import district, province
from tests.support.docx_parts import rows_kept_with_next

SIGNED = ("NGƯỜI LẬP", "NGƯỜI TRAO", "KẾ TOÁN")


def pages_of(paper: Document) -> list[list[str]]:
    """The lines of every page."""
    with pypdfium2.PdfDocument(pdf_writer.render(paper).content) as pages:
        return [page.get_textpage().get_text_bounded().splitlines() for page in pages]


@pytest.mark.parametrize("make", [lists.proposed, lists.handed, money.estimate])
def test_that_lines_of_the_paper_stand_with_its_signature(make: Callable[[AwardFacts], Document]) -> None:
    for people in range(1, 9):
        *_before, last = pages_of(make(district(people, 2)))
        signed = next(number for number, line in enumerate(last) if line.startswith(SIGNED))
        body = [line for line in last[:signed] if not line.strip().isdigit()]
        assert len(body) > 1, (people, last)


def test_that_a_word_file_holds_the_last_rows_to_what_follows() -> None:
    assert rows_kept_with_next(docx_writer.render(lists.proposed(district(9, 2))))[-1]


def test_that_the_report_of_a_person_fits_one_page() -> None:
    assert len(pages_of(merits.report(province(), province().nominees[1]))) == 1
