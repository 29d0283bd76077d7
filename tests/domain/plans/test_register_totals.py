"""Totals of a register: of the days asked for, with how many lines gave the figure; blank is not zero."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.plans.measures import MeasureTime
from app.domain.plans.register_totals import RegisterCount, RegisterLines, by_group, count
from app.domain.plans.registers import FieldKind, RegisterDefinition, RegisterEntry, RegisterField, RegisterPerson

OF = RegisterDefinition(
    key="so",
    name="Sổ",
    noun="dòng",
    title_name="Tên",
    has_persons=True,
    fields=(
        RegisterField(key="people", name="Người", kind=FieldKind.NUMBER),
        RegisterField(key="done", name="Xong", kind=FieldKind.YES_NO),
        RegisterField(key="form", name="Loại", kind=FieldKind.CHOICE, choices=("a", "b")),
        RegisterField(key="owner", name="Chủ"),
        RegisterField(key="marks", name="Mốc", kind=FieldKind.MARKERS),
    ),
)
YEAR = date(2022, 1, 1), date(2022, 12, 31)


def line(number: int, on: date | None, until: date | None = None, agency: str = "", **values: str) -> RegisterEntry:
    return RegisterEntry(
        register="so", title=f"D{number}", on_day=on, until_day=until, agency=agency, values=values, id=number
    )


LINES = RegisterLines(
    OF,
    (
        line(1, date(2022, 1, 1), people="30", done="yes", form="a", owner="Xóm Kéo Sỹ", marks="675; 676"),
        line(2, date(2022, 12, 31), people="20", done="no", form="b", owner="xóm kéo sỹ", marks="676"),
        line(3, date(2022, 6, 1), agency="Công an"),
        line(4, date(2021, 12, 31), people="99", owner="X"),
        line(5, None, people="7"),
    ),
    (
        RegisterPerson(full_name="Lý Hoa", birth_year=1980, workplace="Trạm", entry_id=1, id=1),
        RegisterPerson(full_name="Lý Hoa", birth_year=1980, workplace="Trạm", entry_id=2, id=2),
        RegisterPerson(full_name="Lý Hoa", birth_year=None, workplace="Trạm", entry_id=2, id=3),
        RegisterPerson(full_name="Mã Ba", birth_year=1990, workplace="Trạm", entry_id=4, id=4),
    ),
)


@pytest.mark.parametrize(
    ("of", "value", "given"),
    [
        ("", 3, 3), ("people", 50, 2), ("done", 1, 2), ("form=a", 1, 2), ("form=b", 1, 2), ("owner", 1, 2),
        ("marks", 2, 2), ("turns", 3, 2),
    ],
)  # fmt: skip
def test_that_a_total_counts_the_lines_of_its_days_and_says_how_many_gave_it(of: str, value: int, given: int) -> None:
    assert count(LINES, of, *YEAR) == RegisterCount(Decimal(value), given, 4, 1)


def test_that_people_are_counted_once_with_their_doubts() -> None:
    assert count(LINES, "persons", *YEAR) == RegisterCount(Decimal(2), 2, 4, 1, Decimal(1), 1)


def test_that_no_line_says_nothing_and_no_line_of_the_days_says_none() -> None:
    assert count(RegisterLines(OF, ()), "", *YEAR) == RegisterCount(None, 0, 0)
    empty = date(2030, 1, 1), date(2030, 12, 31)
    dated = LINES.only(lambda entry: entry.on_day is not None)
    assert count(dated, "", *empty) == RegisterCount(Decimal(0), 0, 0)
    assert count(dated, "people", *empty).value == 0
    assert count(dated, "persons", *empty).value == 0


@pytest.mark.parametrize("of", ["", "people", "persons", "turns", "form=a"])
def test_that_lines_of_unknown_days_are_no_nought(of: str) -> None:
    empty = date(2030, 1, 1), date(2030, 12, 31)
    assert count(LINES, of, *empty) == RegisterCount(None, 0, 1, 1)


def test_that_a_figure_no_line_gives_is_none() -> None:
    alone = RegisterLines(OF, (line(3, date(2022, 6, 1)),))
    for of in ("people", "owner", "form=a", "persons"):
        assert count(alone, of, *YEAR) == RegisterCount(None, 0, 1), of


@pytest.mark.parametrize(
    ("on", "until", "there"),
    [
        (date(2020, 5, 1), None, 1), (date(2020, 5, 1), date(2022, 12, 31), 1),
        (date(2020, 5, 1), date(2022, 12, 30), 0), (date(2023, 1, 1), None, 0), (None, None, None),
    ],
)  # fmt: skip
def test_that_a_stock_is_what_is_there_on_the_last_day(on: date | None, until: date | None, there: int | None) -> None:
    found = count(RegisterLines(OF, (line(1, on, until),)), "", *YEAR, MeasureTime.STOCK)
    assert found.value == there


def test_that_groups_have_totals_of_their_own() -> None:
    found = by_group(LINES, lambda entry: entry.agency, "", *YEAR)
    assert {name: item.value for name, item in found.items()} == {"": 2, "Công an": 1}


_DAYS = st.dates(date(2021, 1, 1), date(2023, 12, 31))


@given(st.lists(st.tuples(_DAYS, st.integers(0, 10**9)), min_size=1, max_size=20), _DAYS)
def test_that_two_stretches_add_up_to_the_whole(rows: list[tuple[date, int]], cut: date) -> None:
    known = RegisterLines(OF, tuple(line(n, day, people=str(number)) for n, (day, number) in enumerate(rows, 1)))
    whole = count(known, "people", date(2021, 1, 1), date(2023, 12, 31)).value
    first = count(known, "people", date(2021, 1, 1), cut).value
    rest = count(known.only(lambda entry: entry.on_day is not None and entry.on_day > cut), "people", cut, date.max)
    assert whole == (first or 0) + (rest.value or 0) == sum(number for _day, number in rows)
