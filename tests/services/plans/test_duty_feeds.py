"""Duties whose receipts other parts of the program keep: reports with their copies, dossiers, the review, events."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.domain.awards.catalogue import NomineeKind
from app.domain.events import CancelReason, EventResult
from app.domain.plans.duty_standing import DutyState
from app.errors import Refused
from app.services import events, obligations, submissions
from app.services.awards import campaigns, dossiers, steps
from app.services.plans import duties, duty_entries, register
from app.services.workspace import Workspace
from tests.support.award_season import a_candidate, a_nominee
from tests.support.duty_boards import line, lines, on, plan_74
from tests.support.planned_events import a_stored_event, commune
from tests.support.sent_workbooks import FORMS_2021

AFTER = date(2022, 3, 20)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with plan_74(tmp_path, date(2022, 1, 25)) as found:
        yield found


def test_that_dossiers_are_partly_here_then_whole(ws: Workspace) -> None:
    season = campaigns.of_year(ws)
    item = a_candidate(ws, season, a_nominee(ws, "Sóc Hà", "Nông Văn Một", NomineeKind.INDIVIDUAL), "giay-khen-huyen")
    assert line(ws, "award-dossier", "Sóc Hà").arrival.missing == ()
    steps.propose(ws, item.id)
    first = next(part.key for part in dossiers.find(ws, item.id).dossier.required)
    dossiers.receive_paper(ws, item.id, first, hard_on=date(2022, 1, 20))
    part = line(ws, "award-dossier", "Sóc Hà")
    assert part.standing.state is DutyState.BETWEEN
    assert part.standing.sentence.startswith("Thiếu hồ sơ của Nông Văn Một (")
    dossiers.receive_papers(ws, (item.id,), hard_on=date(2022, 1, 24))
    whole = line(ws, "award-dossier", "Sóc Hà")
    assert (whole.standing.state, whole.arrival.came_on) == (DutyState.DONE_BETWEEN, date(2022, 1, 24))
    assert line(ws, "award-dossier", "Tổng Cọt").standing.state is DutyState.BETWEEN


def test_that_a_conference_held_settles_its_duty(ws: Workspace) -> None:
    event = a_stored_event(ws, commune(ws, "Sóc Hà"))
    assert line(ws, "conference", "Sóc Hà").standing.state is DutyState.NOT_DUE
    later = on(ws, AFTER)
    events.mark_held(later, event.id, EventResult(delegate_count=40))
    held = line(later, "conference", "Sóc Hà")
    assert (held.standing.state, held.arrival.came_on) == (DutyState.DONE, date(2022, 3, 2))
    assert line(later, "conference", "Tổng Cọt").standing.state is DutyState.OVERDUE


def test_that_what_an_event_owes_stands_under_the_duty_of_its_plan(ws: Workspace) -> None:
    event = a_stored_event(ws, commune(ws, "Sóc Hà"))
    events.cancel(ws, event.id, CancelReason.WEATHER, "Bão số 3", "Đồn BPCK Sóc Giang")
    assert line(ws, "conference", "Sóc Hà").standing.state is DutyState.WAIVED
    (row,) = lines(ws, "tier-4-report")
    assert row.owner.name == "xã Sóc Hà"
    assert row.at.obligation_id
    assert row.title.startswith("Báo cáo kết quả bằng văn bản của xã, xóm vùng cấp độ 4: ")
    done = duty_entries.receive(ws, row.at, hard_on=date(2022, 1, 25))
    assert done.arrival.came_on == date(2022, 1, 25)
    assert obligations.obligations(ws)[0].obligation.settled_on == date(2022, 1, 25)
    back = duty_entries.correct(ws, row.at, hard_on=None, soft_on=None)
    assert back.standing.is_owed
    waived = duty_entries.waive(ws, row.at, "Không phải nộp")
    assert waived.standing.state is DutyState.WAIVED
    assert duty_entries.take_back_waiver(ws, row.at).standing.is_owed
    assert duty_entries.correct(ws, row.at, hard_on=date(2022, 1, 24), soft_on=None).arrival.came_on
    with pytest.raises(Refused) as refused:
        duty_entries.extend(ws, row.at, date(2022, 2, 1), "Mưa lũ")
    assert refused.value.code == "kept-elsewhere"


def test_that_reports_of_events_without_a_plan_are_on_the_board(ws: Workspace) -> None:
    event = a_stored_event(ws, commune(ws, "Sóc Hà"))
    events.cancel(ws, event.id, CancelReason.WEATHER, "Bão số 3", "Đồn BPCK Sóc Giang")
    register.remove(ws, "ha-quang-2022", even_with_work=True)
    (row,) = duties.board(ws)
    assert row.plan_id == 0
    assert row.plan_title == event.name
    assert row.source == "written_reports"


def test_that_a_report_counts_with_both_its_copies(ws: Workspace, tmp_path: Path) -> None:
    copy = tmp_path / FORMS_2021[0].name
    shutil.copy(FORMS_2021[0], copy)
    results = submissions.read(ws, [copy], lambda *_: None)
    (submission_id,) = submissions.receive(ws, results)
    unit = next(row for row in submissions.board(ws, 2021) if row.submission_id == submission_id)
    row = line(ws, "commune-report", unit.unit_name)
    assert row.standing.is_owed
    assert "bản cứng" in row.arrival.missing
    submissions.record_copies(ws, submission_id, date(2022, 1, 18), date(2022, 1, 21))
    done = line(ws, "commune-report", unit.unit_name)
    assert (done.standing.state, done.standing.days) == (DutyState.DONE_LATE, 1)
