"""Kinds of papers and their symbols (Nghị định 30/2020/NĐ-CP, Phụ lục I II.3 and Phụ lục III)."""

import pytest

from app.domain.papers import KIND_TITLES, ORIGIN_WORDS, PAPER_WORDS, PaperKind, PaperOrigin, symbol_of


@pytest.mark.parametrize(
    ("kind", "unit", "symbol"),
    [
        (PaperKind.PLAN, "", "KH-BCĐ"),
        (PaperKind.DECISION, "VP", "QĐ-BCĐ"),
        (PaperKind.PROPOSAL, "", "TTr-BCĐ"),
        (PaperKind.LETTER, "VP", "BCĐ-VP"),
        (PaperKind.LETTER, "", "BCĐ"),
    ],
)
def test_that_only_a_letter_has_no_abbreviation_of_its_kind(kind: PaperKind, unit: str, symbol: str) -> None:
    assert symbol_of(kind, "BCĐ", unit) == symbol


def test_that_every_kind_but_the_letter_has_a_title_and_all_have_words() -> None:
    assert set(PaperKind) - set(KIND_TITLES) == {PaperKind.LETTER}
    assert set(PAPER_WORDS) == set(PaperKind)
    assert set(ORIGIN_WORDS) == set(PaperOrigin)
    assert all(title == title.upper() for title in KIND_TITLES.values())
