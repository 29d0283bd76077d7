"""Templates of phrases: figures, words and optional pieces; brackets that do not match are refused."""

import pytest

from app.domain.phrases import FigureToken, OptionalPiece, WordToken, figure_token, figures_in, parse_template


def test_that_a_template_is_figures_words_and_optional_pieces() -> None:
    assert parse_template("{scope}: {C01}[, {G08:gam} gam]") == (
        WordToken("scope"),
        ": ",
        FigureToken("C01"),
        OptionalPiece((", ", FigureToken("G08", "gam"), " gam")),
    )
    found = figures_in(parse_template("{scope}: {C01}[, {G08:gam}] hết"))
    assert found == (FigureToken("C01"), FigureToken("G08", "gam"))


@pytest.mark.parametrize("template", ["[a", "a]", "[a]]", "[[a]"])
def test_that_unmatched_brackets_are_refused(template: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_template(template)


@pytest.mark.parametrize("field", ["{D04}", "{G08:gam}", "{B13a}", "{C01:trend}"])
def test_that_a_figure_is_written_as_it_is_read(field: str) -> None:
    assert str(figure_token(field[1:-1])) == field


@pytest.mark.parametrize("name", ["scope", "d04", "D4", "D04:", ""])
def test_that_a_word_is_no_figure(name: str) -> None:
    assert figure_token(name) is None
