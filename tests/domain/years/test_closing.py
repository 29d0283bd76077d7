"""A closed year as a value: when it may be closed, when it is open again."""

from dataclasses import replace
from datetime import date

from app.domain.years.closing import (
    CARRIED_WORDS,
    OPEN_WORDS,
    CarriedKind,
    Closing,
    OpenKind,
    OpenMatter,
    YearPreview,
    YearStanding,
    is_due,
)

CLOSED = Closing(2021, date(2023, 1, 4), "Nông Thị Lan")


def test_that_a_year_is_due_only_after_the_season_of_its_events() -> None:
    assert not is_due(2021, 2022, date(2022, 12, 31))
    assert is_due(2021, 2022, date(2023, 1, 1))
    assert is_due(2021, 2021, date(2022, 1, 1))


def test_that_a_reopened_year_is_not_closed() -> None:
    assert CLOSED.is_closed
    assert YearStanding(2021, CLOSED, is_own=True, is_due=True).is_closed
    opened = replace(CLOSED, reopened_on=date(2023, 1, 5))
    assert not opened.is_closed
    assert not YearStanding(2021, opened, is_own=True, is_due=True).is_closed
    assert not YearStanding(2021, None, is_own=True, is_due=True).is_closed


def test_that_open_matters_are_counted_by_what_they_name() -> None:
    matters = (
        OpenMatter(OpenKind.MISSING_REPORT, ("Cải Viên", "Sóc Hà")),
        OpenMatter(OpenKind.NO_REVIEW, ("Hà Quảng",)),
    )
    assert YearPreview(2021, 2022, matters, (), moves_on=True).open_count == 3
    assert YearPreview(2021, 2022, (), (), moves_on=True).open_count == 0


def test_that_every_kind_has_words() -> None:
    assert set(OPEN_WORDS) == set(OpenKind)
    assert set(CARRIED_WORDS) == set(CarriedKind)
