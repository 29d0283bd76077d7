"""What is entered about duties, and what is refused with nothing stored."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.db import plan_work
from app.domain.plans.duty_rows import DutyAt, DutyRow
from app.domain.plans.duty_standing import DutyState
from app.domain.plans.work import DutyReceipt, DutyRuling
from app.errors import Refused
from app.services import history
from app.services.plans import duty_entries, duty_rulings
from app.services.workspace import Workspace
from tests.support.duty_boards import line, lines, plan_74, taken

TODAY = date(2022, 8, 12)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with plan_74(tmp_path, TODAY) as found:
        taken(found, "binh-phuoc-2022")
        yield found


def _plan_of_districts(ws: Workspace) -> DutyRow:
    return line(ws, "ke-hoach", "ubnd-huyen")


def _stored(ws: Workspace) -> tuple[Any, ...]:
    with ws.store.read() as connection:
        return (*plan_work.entries(connection, DutyReceipt), *plan_work.entries(connection, DutyRuling))


def test_that_a_receipt_settles_a_duty(ws: Workspace) -> None:
    row = _plan_of_districts(ws)
    assert row.standing.days == 3
    done = duty_entries.receive(ws, row.at, soft_on=date(2022, 8, 10), document="12/KH-UBND")
    assert (done.standing.state, done.standing.days) == (DutyState.DONE_LATE, 1)
    assert done.receipt is not None
    assert done.receipt.document == "12/KH-UBND"


def test_that_a_receipt_is_corrected_and_taken_back(ws: Workspace) -> None:
    row = _plan_of_districts(ws)
    duty_entries.receive(ws, row.at, soft_on=date(2022, 8, 10), hard_on=date(2022, 8, 11))
    right = duty_entries.correct(ws, row.at, soft_on=None, hard_on=date(2022, 8, 9))
    assert right.standing.state is DutyState.DONE
    assert right.receipt is not None
    assert right.receipt.soft_copy_on is None
    assert duty_entries.correct(ws, row.at, soft_on=None, hard_on=None).receipt is None
    assert _stored(ws) == ()


def test_that_more_time_needs_a_reason_and_a_later_day(ws: Workspace) -> None:
    row = _plan_of_districts(ws)
    longer = duty_entries.extend(ws, row.at, date(2022, 8, 18), " Mưa lũ ", "20/CV-BCĐ")
    assert longer.due.last == date(2022, 8, 18)
    assert longer.standing.state is DutyState.DUE_SOON
    assert longer.receipt is not None
    assert longer.receipt.extension_reason == "Mưa lũ"
    assert line(ws, "ke-hoach", "cac-so").due.last == date(2022, 8, 9)
    assert duty_entries.take_back_extension(ws, row.at).standing.state is DutyState.OVERDUE


def test_that_a_waiver_needs_a_reason_and_is_taken_back(ws: Workspace) -> None:
    row = _plan_of_districts(ws)
    assert duty_entries.waive(ws, row.at, "Sáp nhập").standing.state is DutyState.WAIVED
    assert duty_entries.take_back_waiver(ws, row.at).standing.state is DutyState.OVERDUE
    duty_entries.waive(ws, row.at, "Sáp nhập")
    assert duty_entries.receive(ws, row.at, hard_on=TODAY).standing.state is DutyState.DONE_LATE


def test_that_a_ruling_sets_a_day_where_the_plan_has_none(ws: Workspace) -> None:
    row = line(ws, "settlement", "Sóc Hà")
    ruled = duty_rulings.rule(
        ws, DutyRuling(part_id=row.at.part_id, due_on=date(2022, 8, 30), document="21/CV-BCĐ", decided_on=TODAY)
    )
    assert ruled.due.working == date(2022, 8, 30)
    again = duty_rulings.rule(ws, DutyRuling(part_id=row.at.part_id, due_on=date(2022, 9, 5), document="22/CV-BCĐ"))
    assert again.due.ruling is not None
    assert len(_stored(ws)) == 1
    assert line(ws, "settlement", "Sóc Hà").due.last == date(2022, 9, 5)
    assert duty_rulings.take_back_ruling(ws, row.at.part_id).due.working is None


def test_that_coming_years_are_seen(ws: Workspace) -> None:
    row = lines(ws, "bao-cao-nam")[0]
    found = duty_rulings.occurrences(ws, row.at.part_id)
    assert [slot.due.working for slot in found] == [date(year, 11, 14) for year in (2022, 2023, 2024, 2025)]
    ahead = [slot.period.text for slot in duty_rulings.following(ws, row.at.part_id, "2022")]
    assert ahead == ["2023", "2024", "2025"]
    assert duty_rulings.following(ws, row.at.part_id, "2025") == ()
    assert duty_rulings.following(ws, _plan_of_districts(ws).at.part_id, "") == (), "owed once"
    ruled = duty_rulings.rule(
        ws, DutyRuling(part_id=row.at.part_id, period="2023", due_on=date(2023, 11, 20), document="1/CV")
    )
    assert ruled.period.text == "2023"
    days = [slot.due.working for slot in duty_rulings.occurrences(ws, row.at.part_id)]
    assert days[1] == date(2023, 11, 20)
    assert days[2] == date(2024, 11, 14)


def test_that_a_day_before_the_period_is_asked_about_and_taken_once_confirmed(ws: Workspace) -> None:
    at = next(row.at for row in lines(ws, "bao-cao-nam") if row.period.text == "2023")
    for entered in (duty_entries.receive, duty_entries.correct):
        with pytest.raises(Refused) as refused:
            entered(ws, at, soft_on=TODAY, hard_on=TODAY)
        assert refused.value.code == "before-period"
        assert "trước khi kỳ này bắt đầu (01/01/2023)" in str(refused.value)
    row = duty_entries.receive(ws, at, soft_on=TODAY, hard_on=TODAY, is_early=True)
    assert row.arrival.came_on == TODAY


def test_that_every_step_is_undone(ws: Workspace) -> None:
    row = _plan_of_districts(ws)
    before = row.standing
    duty_entries.receive(ws, row.at, hard_on=TODAY)
    history.undo(ws)
    assert _plan_of_districts(ws).standing == before


REFUSALS: tuple[tuple[str, Callable[[Workspace, DutyAt], object]], ...] = (
    ("no-day", duty_entries.receive),
    ("future-day", lambda ws, at: duty_entries.receive(ws, at, hard_on=date(2022, 8, 13))),
    ("before-plan", lambda ws, at: duty_entries.receive(ws, at, hard_on=date(2022, 7, 27))),
    ("future-day", lambda ws, at: duty_entries.correct(ws, at, soft_on=date(2023, 1, 1), hard_on=None)),
    ("no-reason", lambda ws, at: duty_entries.extend(ws, at, date(2022, 8, 30), "  ")),
    ("earlier-day", lambda ws, at: duty_entries.extend(ws, at, date(2022, 8, 9), "Mưa lũ")),
    ("no-reason", lambda ws, at: duty_entries.waive(ws, at, "")),
    ("no-duty", lambda ws, at: duty_entries.receive(ws, DutyAt(at.part_id, "2099", at.agency), hard_on=TODAY)),
    ("no-ruling", lambda ws, at: duty_rulings.take_back_ruling(ws, at.part_id)),
    ("no-period", lambda ws, at: duty_rulings.take_back_ruling(ws, at.part_id, "2022")),
    ("no-duty", lambda ws, at: duty_rulings.occurrences(ws, 99_999)),
    ("no-document", lambda ws, at: duty_rulings.rule(ws, _ruling(at, document=" "))),
    ("before-plan", lambda ws, at: duty_rulings.rule(ws, _ruling(at, due_on=date(2022, 7, 1)))),
    ("before-plan", lambda ws, at: duty_rulings.rule(ws, _ruling(at, decided_on=date(2022, 7, 1)))),
    ("future-day", lambda ws, at: duty_rulings.rule(ws, _ruling(at, decided_on=date(2022, 9, 1)))),
)


def _ruling(at: DutyAt, **fields: Any) -> DutyRuling:
    wanted: dict[str, Any] = {"part_id": at.part_id, "due_on": date(2022, 8, 20), "document": "15/TB-BCĐ"} | fields
    return DutyRuling(**wanted)


@pytest.mark.parametrize(("code", "doing"), REFUSALS)
def test_that_bad_input_is_refused_and_nothing_is_stored(
    ws: Workspace, code: str, doing: Callable[[Workspace, DutyAt], object]
) -> None:
    at = _plan_of_districts(ws).at
    with pytest.raises(Refused) as refused:
        doing(ws, at)
    assert refused.value.code == code
    assert _stored(ws) == ()


def test_that_more_time_without_a_day_asks_for_the_day_first(ws: Workspace) -> None:
    with pytest.raises(Refused) as refused:
        duty_entries.extend(ws, line(ws, "settlement", "Sóc Hà").at, date(2022, 8, 30), "Mưa lũ")
    assert refused.value.code == "no-deadline"


def test_that_what_is_kept_elsewhere_is_not_entered_here(ws: Workspace) -> None:
    report, dossier = line(ws, "commune-report", "Sóc Hà"), line(ws, "award-dossier", "Sóc Hà")
    doings: tuple[Callable[[], object], ...] = (
        lambda: duty_entries.receive(ws, report.at, hard_on=TODAY),
        lambda: duty_entries.receive(ws, dossier.at, hard_on=TODAY),
        lambda: duty_entries.extend(ws, dossier.at, date(2022, 9, 1), "Mưa lũ"),
        lambda: duty_entries.waive(ws, dossier.at, "Không có ai"),
    )
    for doing in doings:
        with pytest.raises(Refused) as refused:
            doing()
        assert refused.value.code == "kept-elsewhere"
    assert _stored(ws) == ()
    longer = duty_entries.extend(ws, report.at, date(2022, 8, 30), "Mưa lũ")
    assert longer.due.last == date(2022, 8, 30)
