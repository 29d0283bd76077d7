"""Calendar files are read back by a strict reader; months have their days."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.plans.calendar_months import month_of
from app.domain.plans.ics import CalendarEntry, calendar_file
from tests.support.duties import tet_2022
from tests.support.ics_reader import read

AT = datetime(2022, 1, 11, 3, 30, tzinfo=UTC)
REPORT = CalendarEntry(
    uid="duty-1@phen-dau",
    first=date(2022, 1, 20),
    last=date(2022, 1, 20),
    title="Hạn: Báo cáo sơ kết; xã Sóc Hà, bản cứng\\mềm",
    details="Mục IV.6\nKế hoạch số 74/KH-BCĐ",
    place="Đồn Biên phòng cửa khẩu Sóc Giang",
    category="Thời hạn",
    remind_on=date(2022, 1, 17),
)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=120)
DAYS = st.dates(date(1990, 1, 2), date(2100, 12, 1))


def test_that_an_entry_comes_back_as_it_was() -> None:
    (event,) = read(calendar_file([REPORT], AT, "Thời hạn, nghĩa vụ")).parts
    assert event.text("SUMMARY") == REPORT.title
    assert event.text("DESCRIPTION") == REPORT.details
    assert event.text("LOCATION") == REPORT.place
    assert event.text("CATEGORIES") == REPORT.category
    assert (event.day("DTSTART"), event.day("DTEND")) == (date(2022, 1, 20), date(2022, 1, 21))
    assert event.one("DTSTAMP") == "20220111T033000Z"
    assert event.reminder() == datetime(2022, 1, 17, 8)  # noqa: DTZ001 - the clock of the wall


def test_that_a_reminder_on_the_day_itself_rings_in_its_morning() -> None:
    same = CalendarEntry(uid="a", first=AT.date(), last=AT.date(), title="x", remind_on=AT.date())
    (event,) = read(calendar_file([same], AT, "")).parts
    assert event.reminder() == datetime(2022, 1, 11, 8)  # noqa: DTZ001 - the clock of the wall


def test_that_what_is_empty_is_left_out() -> None:
    (event,) = read(calendar_file([CalendarEntry(uid="a", first=AT.date(), last=AT.date(), title="x")], AT, "")).parts
    assert not event.all("DESCRIPTION")
    assert not event.all("LOCATION")
    assert event.reminder() is None
    assert read(calendar_file([], AT, "Trống")).parts == []


@given(TEXTS, TEXTS, DAYS, st.integers(0, 40), st.none() | st.integers(-60, 0))
def test_that_any_text_and_any_days_come_back(
    title: str, details: str, first: date, length: int, ahead: int | None
) -> None:
    remind_on = None if ahead is None else first + timedelta(days=ahead)
    last = first + timedelta(days=length)
    entry = CalendarEntry(uid="a@b", first=first, last=last, title=title, details=details, remind_on=remind_on)
    (event,) = read(calendar_file([entry], AT, title)).parts
    assert event.text("SUMMARY") == title
    assert event.all("DESCRIPTION") == [] if not details else event.text("DESCRIPTION") == details
    assert (event.day("DTSTART"), event.day("DTEND") - timedelta(days=1)) == (first, last)
    reminder = event.reminder() if title else None
    assert reminder is None or reminder.date() == remind_on


def test_that_a_month_has_whole_weeks_with_its_days() -> None:
    weeks = month_of(2022, 1, [REPORT], tet_2022())
    assert [len(week) for week in weeks] == [7] * 6
    assert (weeks[0][0].day, weeks[0][0].is_inside) == (date(2021, 12, 27), False)
    days = {item.day: item for week in weeks for item in week}
    assert days[date(2022, 1, 20)].entries == (REPORT,)
    assert days[date(2022, 1, 20)].is_working
    tet = days[date(2022, 1, 31)]
    assert not tet.is_working
    assert tet.known is not None
    assert tet.known.name == "Tết Nguyên đán"


@pytest.mark.parametrize("letter", ["Đ", "ệ", "😀", "a", ","])
def test_that_long_lines_are_folded_between_letters(letter: str) -> None:
    title = letter * 200
    (event,) = read(calendar_file([CalendarEntry(uid="a", first=AT.date(), last=AT.date(), title=title)], AT, "")).parts
    assert event.text("SUMMARY") == title


def test_that_there_is_no_thirteenth_month() -> None:
    with pytest.raises(ValueError, match="13"):
        month_of(2022, 13, [], tet_2022())
