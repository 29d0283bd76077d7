"""The catalogue of the lint is complete: every check has a clause, words and a remedy, and a name of its own."""

import re

from app.domain.paper_checks import PAPER_CHECKS, CheckWeight, Departure, size_words
from app.domain.paper_elements import COPY_SYMBOLS, ELEMENT_WORDS, KIND_SYMBOLS, LOOKS, WITHOUT_ADDRESSEE, Element
from app.domain.papers import KIND_TITLES, PaperKind

_CLAUSE = re.compile(r"Phụ lục (I|II|III)(, .+)?|Điều \d+")
_BOXES = {"", "1", "2", "3", "4", "5a", "5b", "6", "7a", "7b", "9a", "9b"}


def test_that_there_are_more_checks_than_elements_of_a_paper() -> None:
    assert len(PAPER_CHECKS) >= 150
    assert {check.weight for check in PAPER_CHECKS.values()} == set(CheckWeight)


def test_that_every_check_says_where_it_stands_in_law_and_what_to_do() -> None:
    for name, check in PAPER_CHECKS.items():
        assert check.id == name
        assert _CLAUSE.fullmatch(check.clause), check
        assert check.box in _BOXES, check
        assert check.words.lstrip("“")[0].isupper(), check
        assert check.remedy.endswith("."), check


def test_that_every_element_with_a_look_has_a_check_of_its_size() -> None:
    for element in LOOKS:
        assert f"{element}-size" in PAPER_CHECKS
    assert set(ELEMENT_WORDS) == set(Element)


def test_that_our_own_kinds_are_shortened_as_the_law_does() -> None:
    own = {KIND_TITLES[kind]: str(kind) for kind in KIND_TITLES if kind is not PaperKind.SUPPLEMENT_SLIP}
    assert {title: KIND_SYMBOLS[title] for title in own} == own
    assert not COPY_SYMBOLS & set(KIND_SYMBOLS.values())
    assert set(KIND_SYMBOLS) >= WITHOUT_ADDRESSEE


def test_that_a_departure_reads_as_a_sentence() -> None:
    found = Departure(PAPER_CHECKS["margin-top"], "15.0 mm", "20–25 mm")
    assert str(found) == "Lề trên: 15.0 mm, phải là 20–25 mm (Phụ lục I, I.3)"
    assert (size_words(13, 13), size_words(13, 14)) == ("13", "13–14")
