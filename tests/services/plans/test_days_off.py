"""Days off that ship, and those entered here."""

from datetime import date
from pathlib import Path

import pytest

from app.domain.plans.work import DayOff
from app.errors import Problem, Refused
from app.presets.days_off import shipped_calendar
from app.presets.load import PresetLibrary
from app.services.plans import days_off
from tests.support.workspaces import a_bare_workspace

TET_EVES = {
    2021: date(2021, 2, 11), 2022: date(2022, 1, 31), 2023: date(2023, 1, 20), 2024: date(2024, 2, 9),
    2025: date(2025, 1, 28), 2026: date(2026, 2, 16), 2027: date(2027, 2, 5),
}  # fmt: skip


@pytest.mark.parametrize("year", range(2021, 2028))
def test_that_each_shipped_year_has_the_eleven_days_of_the_law(year: int) -> None:
    calendar = shipped_calendar(PresetLibrary.shipped())
    days = [item for item in calendar.days if item.on_day.year == year]
    off = [item for item in days if not item.is_working]
    # Bộ luật Lao động 2019, Điều 112: 1 + 5 + 1 + 1 + 1 + 2; a day swapped is worked on a Saturday
    assert len(off) - (len(days) - len(off)) == 11
    assert all(item.on_day.weekday() < 5 for item in off)
    assert all(item.on_day.weekday() == 5 for item in days if item.is_working)
    assert sum("Tết Nguyên đán" in item.name for item in off) == 5
    assert not calendar.is_working(TET_EVES[year])
    assert all(item.document for item in days)
    assert calendar.knows(year)


def test_that_plan_74_left_eight_working_days() -> None:
    calendar = shipped_calendar(PresetLibrary.shipped())
    assert calendar.count(date(2022, 1, 11), date(2022, 1, 20)).words == "08 ngày làm việc"
    # the second date, over Tết: 8 until 20/01, then 21, 24-28/01 and 07-09/02
    assert calendar.count(date(2022, 1, 11), date(2022, 2, 9)).days == 17


def test_that_a_year_without_file_is_told() -> None:
    calendar = shipped_calendar(PresetLibrary.shipped())
    assert not calendar.knows(2030)
    assert calendar.count(date(2030, 11, 1), date(2030, 11, 14)).unknown == (2030,)


def test_that_what_is_entered_counts_before_what_ships(tmp_path: Path) -> None:
    with a_bare_workspace(tmp_path) as ws:
        days_off.save(ws, DayOff(on_day=date(2022, 1, 14), name="  Nghỉ  phòng dịch ", document="12/TB-UBND"))
        days_off.save(ws, DayOff(on_day=date(2022, 2, 4), name="Trực cả cơ quan", is_working=True))
        with ws.store.read() as connection:
            calendar = days_off.calendar(connection, ws)
        assert calendar.count(date(2022, 1, 11), date(2022, 1, 20)).days == 7
        assert calendar.is_working(date(2022, 2, 4))
        changed = days_off.save(ws, DayOff(on_day=date(2022, 1, 14), name="Nghỉ"))
        assert [item.name for item in days_off.days_off(ws, 2022) if item.id] == ["Nghỉ", "Trực cả cơ quan"]
        assert changed.id
        days_off.remove(ws, date(2022, 1, 14))
        days_off.remove(ws, date(2022, 2, 4))
        assert not any(item.id for item in days_off.days_off(ws))
        with ws.store.read() as connection:
            assert not days_off.calendar(connection, ws).is_working(date(2022, 2, 4))


def test_that_bad_days_are_refused_and_nothing_is_stored(tmp_path: Path) -> None:
    with a_bare_workspace(tmp_path) as ws:
        for item, code in (
            (DayOff(on_day=date(2022, 1, 14), name=" "), "no-name"),
            (DayOff(on_day=date(1022, 1, 14), name="Nghỉ"), "bad-year"),
        ):
            with pytest.raises(Refused) as refused:
                days_off.save(ws, item)
            assert refused.value.code == code
        with pytest.raises(Refused) as refused:
            days_off.remove(ws, date(2022, 2, 1))
        assert refused.value.code == "no-day-off"
        assert not any(item.id for item in days_off.days_off(ws))


def test_that_several_days_are_entered_changed_and_taken_out_as_one(tmp_path: Path) -> None:
    with a_bare_workspace(tmp_path) as ws:
        first, last = date(2030, 2, 1), date(2030, 2, 7)
        made = days_off.save_days(ws, DayOff(on_day=first, name="Tết Canh Tuất"), last)
        assert [item.on_day.day for item in made] == [1, 4, 5, 6, 7], "Saturday and Sunday are off anyway"
        (span,) = days_off.listed(ws, 2030)
        assert (span.first, span.last, span.is_own) == (first, last, True)
        days_off.save_days(ws, DayOff(on_day=date(2030, 2, 4), name="Tết"), date(2030, 2, 8), span.days)
        (span,) = days_off.listed(ws, 2030)
        assert (span.name, span.first, span.last) == ("Tết", date(2030, 2, 4), date(2030, 2, 8))
        ws.store.undo(ws.actor)
        assert [item.name for item in days_off.listed(ws, 2030)] == ["Tết Canh Tuất"]
        days_off.remove_days(ws, days_off.listed(ws, 2030)[0])
        assert days_off.listed(ws, 2030) == ()
        saturday = days_off.save_days(
            ws, DayOff(on_day=date(2030, 2, 9), name="Làm bù", is_working=True), date(2030, 2, 9)
        )
        assert len(saturday) == 1


def test_that_bad_spans_are_refused(tmp_path: Path) -> None:
    with a_bare_workspace(tmp_path) as ws:
        for first, last, code in (
            (date(2022, 2, 4), date(2022, 2, 1), "bad-span"),
            (date(2022, 2, 4), date(2023, 2, 4), "bad-span"),
            (date(2022, 2, 5), date(2022, 2, 6), "weekend"),
            (date(2022, 2, 4), date(2922, 2, 6), "bad-year"),
        ):
            with pytest.raises(Refused) as refused:
                days_off.save_days(ws, DayOff(on_day=first, name="Nghỉ"), last)
            assert refused.value.code == code
        with pytest.raises(Refused) as refused:
            days_off.remove_days(ws, days_off.listed(ws, 2022)[0])
        assert refused.value.code == "no-day-off"
        assert "08 ngày làm việc" in days_off.count_words(ws, date(2022, 1, 11), date(2022, 1, 20))


def _file(folder: Path, days: str) -> PresetLibrary:
    (folder / "days-off").mkdir()
    head = 'schema_version = 1\nkind = "days-off"\nid = "ngay-nghi-2030"\ntitle = "x"\nlegal_basis = "x"\n'
    dated = 'valid_from = 2030-01-01\nconfidence = "C"\nversion = 1\nyear = 2030\n'
    (folder / "days-off" / "2030.toml").write_text(head + dated + days, encoding="utf-8")
    return PresetLibrary.shipped(folder)


def test_that_a_file_of_the_user_adds_a_year(tmp_path: Path) -> None:
    calendar = shipped_calendar(_file(tmp_path, '[[days]]\non_day = 2030-01-01\nname = "Tết Dương lịch"\n'))
    assert calendar.knows(2030)
    entry = calendar.entry(date(2030, 1, 1))
    assert entry is not None
    assert entry.confidence == "C"


@pytest.mark.parametrize(
    ("days", "what"),
    [
        ('[[days]]\non_day = 2031-01-01\nname = "x"\n', "ngày 01/01/2031 không thuộc năm 2030"),
        ('[[days]]\non_day = 2030-01-01\nname = "x"\n' * 2, "ngày 01/01/2030 có hai lần"),
        ('[[days]]\non_day = 2030-01-01\nname = "x"\nlunar = true\n', "có khóa lạ “lunar”"),
    ],
)
def test_that_a_wrong_file_is_named_with_its_place(tmp_path: Path, days: str, what: str) -> None:
    with pytest.raises(Problem) as told:
        shipped_calendar(_file(tmp_path, days))
    assert "2030.toml" in str(told.value)
    assert what in str(told.value)
