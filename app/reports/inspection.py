"""The lint of a measured paper: lines get their names, then each group of checks looks at them.

The inspectors of Word and PDF files only measure; what each line is, and where it departs from Nghị định
30/2020/NĐ-CP, is told here from one catalogue of checks (:mod:`app.domain.paper_checks`).
"""

from collections.abc import Callable, Iterator

from app.domain.paper_checks import Departure
from app.reports.lint_body import body_checks
from app.reports.lint_closing import annex_checks, closing_checks
from app.reports.lint_elements import named
from app.reports.lint_head import head_checks
from app.reports.lint_looks import look_checks
from app.reports.lint_page import face_checks, page_checks
from app.reports.lint_paper import NamedPaper
from app.reports.lint_text import text_checks
from app.reports.measured import MeasuredPaper

_GROUPS: tuple[Callable[[NamedPaper], Iterator[Departure]], ...] = (
    page_checks,
    face_checks,
    look_checks,
    head_checks,
    body_checks,
    closing_checks,
    annex_checks,
    text_checks,
)


def departures(paper: MeasuredPaper) -> list[Departure]:
    """Every departure of a measured paper from the law, in reading order."""
    return departures_of(named_paper(paper))


def named_paper(paper: MeasuredPaper) -> NamedPaper:
    """A measured paper with its lines named."""
    return NamedPaper(paper, named(paper.paragraphs))


def departures_of(case: NamedPaper) -> list[Departure]:
    """Every departure of a paper whose lines are named, in reading order."""
    found = dict.fromkeys(item for group in _GROUPS for item in group(case))
    return sorted(found, key=lambda item: item.paragraph)
