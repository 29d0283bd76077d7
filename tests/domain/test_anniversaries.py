"""Anniversaries are counted from their day, not typed."""

from datetime import date

from app.domain.events import Anniversary


def test_that_years_are_counted_from_the_day() -> None:
    border_guard, all_people = Anniversary("", date(1959, 3, 3)), Anniversary("", date(1989, 3, 3))
    assert [(border_guard.years(year), all_people.years(year)) for year in (2022, 2026)] == [(63, 33), (67, 37)]
