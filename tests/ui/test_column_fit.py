"""Columns share the room of a table: they narrow, then the least needed go, and nothing is wider than the room."""

from hypothesis import given
from hypothesis import strategies as st

from app.ui.widgets.column_fit import Wish, fitted

NAME, CHIP = Wish(180, 120, is_stretched=True), Wish(100, 100)
COUNT, DAY = Wish(50, 50, drop=1), Wish(90, 80, drop=2)


def test_that_the_stretched_column_takes_what_is_left() -> None:
    assert fitted([NAME, CHIP, COUNT], 500) == [350, 100, 50]


def test_that_columns_narrow_before_one_goes() -> None:
    assert fitted([NAME, CHIP, COUNT, DAY], 385) == [150, 100, 50, 85]


def test_that_the_least_needed_goes_first_and_the_rest_gets_its_room() -> None:
    assert fitted([NAME, CHIP, COUNT, DAY], 345) == [180 + 15, 100, 50, 0]
    assert fitted([NAME, CHIP, COUNT, DAY], 260) == [160, 100, 0, 0]


def test_that_what_has_to_be_scrolled_is_not_narrowed_as_well() -> None:
    assert fitted([NAME, CHIP, COUNT, DAY], 100) == [180, 100, 0, 0]


@given(
    st.lists(
        st.builds(
            lambda width, spare, drop, wide: Wish(width + spare, width, drop, wide),
            st.integers(20, 300),
            st.integers(0, 200),
            st.integers(0, 3),
            st.booleans(),
        ),
        max_size=9,
    ),
    st.integers(0, 1500),
)
def test_that_nothing_is_cut_while_something_can_give_way(wishes: list[Wish], room: int) -> None:
    widths = fitted(wishes, room)
    assert all(width == 0 or width >= wish.least for width, wish in zip(widths, wishes, strict=True))
    assert all(width or wish.drop for width, wish in zip(widths, wishes, strict=True))
    if sum(wish.least for wish in wishes if not wish.drop) <= room:
        assert sum(widths) <= room
