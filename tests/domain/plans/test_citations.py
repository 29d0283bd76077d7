"""Where a clause and its quote stand in the text of a plan."""

import pytest

from app.domain.plans.citations import Citation, cited, printed_clause
from app.domain.plans.paragraphs import paragraphs_of

TEXT = paragraphs_of(
    "I. MỤC ĐÍCH\nII. NỘI DUNG\n1. Nộp “báo cáo” bản cứng và  bản mềm (qua thư) trước ngày 21/01/2022.\n"
    "2. Hồ sơ gửi trước ngày 10/02/2022.\nIII. KHÁC\nNộp báo cáo"
)


@pytest.mark.parametrize(
    ("clause", "quote", "found"),
    [
        ("II.1", 'báo cáo" bản cứng và bản mềm', "báo cáo” bản cứng và bản mềm"),
        ("II", "hồ  sơ gửi", "Hồ sơ gửi"),
        ("II.1", "bản cứng … trước ngày 21/01/2022", "bản cứng và bản mềm (qua thư) trước ngày 21/01/2022"),
        ("II.1", "bản cứng...21/01", "bản cứng và bản mềm (qua thư) trước ngày 21/01"),
        ("I", "", "I. MỤC ĐÍCH"),
    ],
)
def test_that_a_quote_is_found_in_its_clause_or_below(clause: str, quote: str, found: str) -> None:
    place = cited(TEXT, clause, quote)
    assert place is not None
    assert TEXT[place.paragraph].text[place.start : place.end] == found


@pytest.mark.parametrize(
    ("clause", "quote"),
    [("I", "Hồ sơ"), ("IV", ""), ("II.1", "trước ngày … bản cứng"), ("II.1", "bản cứng … 10/02"), ("II.", "Hồ sơ")],
)
def test_that_what_does_not_stand_there_is_not_found(clause: str, quote: str) -> None:
    assert cited(TEXT, clause, quote) is None


def test_that_a_quote_of_gaps_alone_ends_soon_and_is_the_paragraph() -> None:
    assert cited(TEXT, "III", "… " * 5000) == Citation(4, 0, len("III. KHÁC"))


def test_that_a_clause_told_apart_is_printed_as_the_plan_prints_it() -> None:
    assert [printed_clause(clause) for clause in ("III(2).3", "Phụ lục(2).I", "IV.6")] == ["III.3", "Phụ lục.I", "IV.6"]
