"""Working papers of plans keep pages, letters and sizes of the law in both formats; they carry no number."""

import pytest

from app.reports import docx_writer, pdf_writer
from app.reports.docx_inspector import measure_docx
from app.reports.inspection import departures
from app.reports.pdf_inspector import measure_pdf
from tests.support.plan_papers import PLAN_PAPERS

#: What only a numbered paper has, and how a form to fill is set.
_NOT_THEIRS = frozenset(
    {"number-missing", "date-missing", "title-missing", "signature-missing", "recipients-missing", "end-mark"}
)
_OF_A_FORM = frozenset({"body-indent", "body-slant", "text-spaces"})


@pytest.mark.parametrize("name", PLAN_PAPERS)
def test_that_papers_of_plans_do_not_depart_from_the_law(name: str) -> None:
    make = PLAN_PAPERS[name]
    allowed = _NOT_THEIRS | (_OF_A_FORM if name.startswith("empty form") else frozenset())
    word = departures(measure_docx(docx_writer.render(make())))
    pages = departures(measure_pdf(pdf_writer.render(make()).content))
    assert [str(item) for item in (*word, *pages) if item.check.id not in allowed] == []
