"""The calendar of duties, tasks and events, and its file read back by a strict reader."""

from datetime import date, datetime
from pathlib import Path

import pytest

from app.domain.plans.work import DutyRuling
from app.errors import Refused
from app.services.plans import calendar, duty_entries, duty_rulings, register
from app.services.workspace import Workspace
from tests.support.duty_boards import line, lines, plan_74, taken
from tests.support.ics_reader import Part, read
from tests.support.planned_events import a_stored_event, commune

JANUARY = (date(2022, 1, 1), date(2022, 3, 31))


def _titles(ws: Workspace) -> dict[str, date]:
    return {item.title: item.first for item in calendar.entries(ws, *JANUARY)}


def test_that_each_last_day_is_one_entry_for_all(tmp_path: Path) -> None:
    with plan_74(tmp_path) as ws:
        titles = _titles(ws)
        assert titles["Hạn: Báo cáo sơ kết của xã, 08 đơn vị"] == date(2022, 1, 20)
        assert titles["Hạn: Hồ sơ khen thưởng, 08 đơn vị"] == date(2022, 1, 20)
        assert titles["Hạn cuối: Hồ sơ khen thưởng, 08 đơn vị"] == date(2022, 2, 9)
        assert titles["Hạn: Hội nghị sơ kết và phát động phong trào cấp xã, 08 đơn vị"] == date(2022, 3, 3)
        entry = next(item for item in calendar.entries(ws, *JANUARY) if "Hạn: Báo cáo sơ kết" in item.title)
        assert entry.remind_on == date(2022, 1, 17)
        assert "xã Sóc Hà: Sắp đến hạn" in entry.details
        assert any("Hạn nhiệm vụ" in title for title in titles)


def test_that_an_extension_is_a_day_of_its_own_and_a_ruling_leaves_one(tmp_path: Path) -> None:
    with plan_74(tmp_path) as ws:
        report = line(ws, "commune-report", "Sóc Hà")
        duty_entries.extend(ws, report.at, date(2022, 1, 28), "Mưa lũ")
        dossier = line(ws, "award-dossier", "Sóc Hà")
        duty_rulings.rule(ws, DutyRuling(part_id=dossier.at.part_id, due_on=date(2022, 1, 27), document="15/TB"))
        titles = _titles(ws)
        assert titles["Hạn: Báo cáo sơ kết của xã, 07 đơn vị"] == date(2022, 1, 20)
        assert titles["Hạn: Báo cáo sơ kết của xã, xã Sóc Hà"] == date(2022, 1, 28)
        assert titles["Hạn: Hồ sơ khen thưởng, 08 đơn vị"] == date(2022, 1, 27)
        assert not any(title.startswith("Hạn cuối") for title in titles)


def test_that_a_reminder_jumps_over_tet(tmp_path: Path) -> None:
    with plan_74(tmp_path) as ws:
        last = next(item for item in calendar.entries(ws, *JANUARY) if item.title.startswith("Hạn cuối"))
        assert last.remind_on == date(2022, 1, 28)


def _file(ws: Workspace, folder: Path) -> dict[str, Part]:
    path = calendar.export(ws, folder, *JANUARY)
    assert path.suffix == ".ics"
    return {event.text("UID"): event for event in read(path.read_bytes()).parts}


def test_that_the_file_is_read_back_with_its_reminders(tmp_path: Path) -> None:
    with plan_74(tmp_path) as ws:
        a_stored_event(ws, commune(ws, "Sóc Hà"))
        entries = {item.uid: item for item in calendar.entries(ws, *JANUARY)}
        events = _file(ws, tmp_path / "ra")
        assert events.keys() == entries.keys()
        for uid, event in events.items():
            entry = entries[uid]
            assert event.text("SUMMARY") == entry.title
            assert event.day("DTSTART") == entry.first
            expected = (
                datetime.combine(entry.remind_on, datetime.min.time()).replace(hour=8) if entry.remind_on else None
            )
            assert event.reminder() == expected
        assert any(event.text("CATEGORIES") == "Sự kiện" for event in events.values())


def test_that_the_same_thing_keeps_its_uid_when_its_day_moves(tmp_path: Path) -> None:
    with plan_74(tmp_path) as ws:
        before = _file(ws, tmp_path / "ra")
        settlement = line(ws, "settlement", "Sóc Hà").at.part_id
        dossier = line(ws, "award-dossier", "Sóc Hà").at.part_id
        duty_rulings.rule(ws, DutyRuling(part_id=dossier, due_on=date(2022, 1, 25), document="15/TB"))
        duty_rulings.rule(ws, DutyRuling(part_id=settlement, due_on=date(2022, 3, 15), document="16/TB"))
        after = _file(ws, tmp_path / "ra")
        gone, new = before.keys() - after.keys(), after.keys() - before.keys()
        assert [uid.split("@")[0] for uid in gone] == ["ha-quang-2022-award-dossier--cuoi"]
        assert [uid.split("@")[0] for uid in new] == ["ha-quang-2022-settlement-"]


def test_that_a_month_shows_its_days(tmp_path: Path) -> None:
    with plan_74(tmp_path) as ws:
        days = {item.day: item for week in calendar.month(ws, 2022, 1) for item in week}
        assert len(days[date(2022, 1, 20)].entries) >= 2
        assert days[date(2022, 2, 1)].known is not None
        assert not days[date(2022, 2, 1)].is_working


def test_that_recurring_days_are_in_the_calendar_of_every_year(tmp_path: Path) -> None:
    with plan_74(tmp_path) as ws:
        taken(ws, "binh-phuoc-2022")
        found = calendar.entries(ws, date(2023, 1, 1), date(2025, 12, 31))
        days = [item.first for item in found if item.title.startswith("Hạn: Báo cáo tổng kết hằng năm")]
        assert days == [date(year, 11, 14) for year in (2023, 2024, 2025)]


def test_that_bad_days_are_refused(tmp_path: Path) -> None:
    with plan_74(tmp_path) as ws:
        for doing, code in (
            (lambda: calendar.entries(ws, date(2022, 2, 1), date(2022, 1, 1)), "bad-span"),
            (lambda: calendar.month(ws, 2022, 13), "bad-month"),
            (lambda: calendar.month(ws, 22, 1), "bad-month"),
            (lambda: calendar.export(ws, tmp_path / "ra", date(1999, 1, 1), date(1999, 1, 2)), "nothing-falls"),
        ):
            with pytest.raises(Refused) as refused:
                doing()
            assert refused.value.code == code
        assert not (tmp_path / "ra").exists()


def test_that_what_a_closed_plan_never_got_is_not_called_done(tmp_path: Path) -> None:
    with plan_74(tmp_path, date(2023, 12, 20)) as ws:
        taken(ws, "binh-phuoc-2022")
        first, second, *_others = lines(ws, "bao-cao-tong-hop")
        duty_entries.receive(ws, first.at, hard_on=date(2022, 11, 10))
        duty_entries.waive(ws, second.at, "Đã báo cáo chung")
        register.close(ws, "binh-phuoc-2022", date(2023, 12, 20))
        found = calendar.entries(ws, date(2022, 1, 1), date(2025, 12, 31))
        told = [item.title for item in found if item.part == "bao-cao-tong-hop"]
        ends = ["(đã xong)", "(được miễn)", "(kế hoạch đã kết thúc)", "(kế hoạch đã kết thúc)"]
        assert [title[title.rindex("(") :] for title in told] == ends
        of_tasks = [item.title for item in found if item.plan_key == "binh-phuoc-2022" and "-nv-" in item.uid]
        assert of_tasks
        assert all(title.endswith("(kế hoạch đã kết thúc)") for title in of_tasks)
        assert not any(item.remind_on for item in found if item.plan_key == "binh-phuoc-2022")
