"""Sizes of a ma-két: what people type, and what cannot be printed as one page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.backdrop_size import LONGEST_MM, SHORTEST_MM, BackdropSize, checked, read_size
from app.errors import Refused


@pytest.mark.parametrize(
    ("typed", "size"),
    [
        ("A4", (297, 210)),
        (" a3 ", (420, 297)),
        ("4000x2500", (4000, 2500)),
        ("4000 × 2500 mm", (4000, 2500)),
        ("4x2.5", (4000, 2500)),
        ("4 x 2,5 m", (4000, 2500)),
        ("4m x 2,5m", (4000, 2500)),
        ("400x250cm", (4000, 2500)),
        ("4M*250CM", (4000, 2500)),
        ("400x250", (400, 250)),
        ("1200,5x800 mm", (1200.5, 800)),
    ],
)
def test_that_a_size_is_read_as_it_is_meant(typed: str, size: tuple[float, float]) -> None:
    found = read_size(typed)
    assert (found.width_mm, found.height_mm) == size


@pytest.mark.parametrize(
    "typed", ["", "A9", "to", "4000", "4000x", "-4x2", "4x2x1", "4x2 km", "1e3x1e3", "٤x٢", "x" * 99]
)
def test_that_what_is_no_size_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        read_size(typed)
    assert refused.value.code == "bad-size"


def test_that_sizes_are_told_in_words() -> None:
    assert read_size("a4").words == "A4"
    assert read_size("4x2,5").words == "4000 × 2500 mm"
    assert BackdropSize(1200.25, 800).words == "1200,2 × 800 mm"


def test_that_a_cloth_beyond_a_page_of_pdf_is_refused_with_a_scale_that_fits() -> None:
    with pytest.raises(Refused) as refused:
        read_size("12 x 3 m")
    assert refused.value.code == "big-backdrop"
    assert "3000 × 750 mm" in refused.value.way_out
    assert "4 lần" in refused.value.way_out


def test_that_a_unit_said_once_holds_for_both_sides() -> None:
    with pytest.raises(Refused, match="4000 × 2500000 mm"):
        read_size("4 m x 2500")


def test_that_a_size_nobody_can_mean_is_refused_too() -> None:
    with pytest.raises(Refused, match="999999") as refused:
        read_size("999999x999999")
    assert "xem lại" in refused.value.way_out


@pytest.mark.parametrize("typed", ["99x500", "500x50", "0x0", "0,0 x 3 m"])
def test_that_a_scrap_of_paper_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        read_size(typed)
    assert refused.value.code == "small-backdrop"


@given(st.floats(SHORTEST_MM, LONGEST_MM), st.floats(SHORTEST_MM, LONGEST_MM))
def test_that_every_size_in_between_is_taken_and_leaves_room_for_letters(width: float, height: float) -> None:
    size = checked(BackdropSize(width, height))
    assert 8 <= size.margin_mm <= 0.25 * min(width, height)
