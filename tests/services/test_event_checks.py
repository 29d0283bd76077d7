"""Reports beside the register of events: when they are read, when events change, and once they are accepted."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from app.domain.events import CancelReason
from app.domain.findings import Severity
from app.domain.submissions import SubmissionState
from app.services import event_checks, event_kinds, event_saving, event_steps, events, history, submissions
from app.services.workspace import Workspace
from tests.support.sent_workbooks import LUNG_NAM, SOC_HA, YEAR_2021, changed_copy, read_one, received
from tests.support.stored_events import enter, listed
from tests.support.stored_reports import accept_all, finding

_OF_SOC_HA = listed(SOC_HA)


def about_events(ws: Workspace, submission_id: int) -> list[tuple[str, str | None]]:
    return [
        (item.finding.code, item.finding.indicator)
        for item in submissions.detail(ws, submission_id).findings
        if item.finding.code.startswith("register-")
    ]


def test_that_a_report_that_says_what_the_register_says_is_not_asked_about_it(ws: Workspace) -> None:
    enter(ws, "Lũng Nặm", listed(LUNG_NAM))
    enter(ws, "Sóc Hà", _OF_SOC_HA)
    for submission_id in received(ws, YEAR_2021 / LUNG_NAM, YEAR_2021 / SOC_HA).values():
        assert about_events(ws, submission_id) == []


def test_that_a_report_that_differs_is_asked_about_when_it_is_read(ws: Workspace) -> None:
    conference, *others = _OF_SOC_HA
    enter(ws, "Sóc Hà", [replace(conference, delegate_count=70), *others])
    read = [item for item in read_one(ws, YEAR_2021 / SOC_HA).findings if item.code.startswith("register-")]
    assert [(item.code, item.indicator) for item in read] == [
        ("register-differs", "N04"),
        ("register-event-differs", None),
    ]
    (stored,) = received(ws, YEAR_2021 / SOC_HA).values()
    told = finding(submissions.detail(ws, stored), "register-differs", "N04")
    # 64 + 8 + 12 delegates in the workbook, six more at the conference in the register.
    assert (told.finding.data["typed"], told.finding.data["known"]) == ("84", "90")
    assert (told.finding.severity, told.finding.where.sheet) == (Severity.WARNING, "02_ChiTieu")


def test_that_an_event_entered_after_the_reading_is_looked_at_on_receipt(ws: Workspace) -> None:
    results = submissions.read(ws, [YEAR_2021 / SOC_HA], lambda *_: None)
    enter(ws, "Sóc Hà", [replace(_OF_SOC_HA[0], people_count=1)])
    (stored,) = submissions.receive(ws, results)
    assert ("register-differs", "N05") in about_events(ws, stored)


def test_that_a_changed_event_makes_the_findings_of_a_received_report_anew(ws: Workspace) -> None:
    (stored,) = received(ws, YEAR_2021 / SOC_HA).values()
    assert about_events(ws, stored) == []
    entered = enter(ws, "Sóc Hà", _OF_SOC_HA[1:])
    with ws.store.write("thử", "thử") as connection:
        for event in entered:
            event_checks.check_reports(connection, ws, None, event)
    assert about_events(ws, stored) == [
        ("register-differs", code) for code in ("N01", "N03", "N04", "N05", "N06", "N07", "N08", "N09", "N10")
    ] + [("register-event-unknown", None)]


def test_that_an_accepted_report_keeps_its_figures_and_gets_the_question_beside_it(ws: Workspace) -> None:
    ids = received(ws, YEAR_2021 / SOC_HA)
    accept_all(ws, ids, ["Sóc Hà"])
    before = submissions.detail(ws, ids["Sóc Hà"])
    entered = enter(ws, "Sóc Hà", [replace(_OF_SOC_HA[0], gift_count=12), *_OF_SOC_HA[1:]])
    with ws.store.write("thử", "thử") as connection:
        for event in entered:
            event_checks.check_reports(connection, ws, None, event)
    after = submissions.detail(ws, ids["Sóc Hà"])
    assert (after.state, after.figures) == (SubmissionState.ACCEPTED, before.figures)
    later = [(item.finding.code, item.finding.indicator) for item in after.findings if item.is_later]
    assert later == [("register-differs", "N09"), ("register-event-differs", None)]
    with ws.store.write("thử", "thử") as connection:
        for event in entered:
            event_checks.check_reports(connection, ws, None, event)
    assert len(submissions.detail(ws, ids["Sóc Hà"]).findings) == len(after.findings)


def test_that_events_of_another_year_touch_no_report(ws: Workspace) -> None:
    (stored,) = received(ws, YEAR_2021 / SOC_HA).values()
    entered = enter(ws, "Sóc Hà", _OF_SOC_HA[:1], starts_on=None, year=2022)
    with ws.store.write("thử", "thử") as connection:
        for event in entered:
            event_checks.check_reports(connection, ws, None, event)
    assert about_events(ws, stored) == []


def test_that_every_step_of_an_event_looks_at_the_reports_again(ws: Workspace) -> None:
    (stored,) = received(ws, YEAR_2021 / SOC_HA).values()
    kept = [item.id for item in enter(ws, "Sóc Hà", _OF_SOC_HA)]
    conference = events.detail(ws, kept[0]).event
    event_saving.save(ws, replace(conference, result=replace(conference.result, delegate_count=65)))
    assert about_events(ws, stored) == [("register-differs", "N04"), ("register-event-differs", None)]
    event_saving.save(ws, conference)
    assert about_events(ws, stored) == []
    (planned,) = enter(ws, "Sóc Hà", [replace(_OF_SOC_HA[1], name="Ngày hội xóm", status="kế hoạch")])
    event_steps.cancel(ws, planned.id, CancelReason.WEATHER)
    assert about_events(ws, stored) == []
    event_saving.remove(ws, planned.id)
    event_saving.save(ws, replace(conference, starts_on=date(2021, 3, 2)))
    assert about_events(ws, stored) == [("register-event-differs", None)]
    history.undo(ws)
    assert about_events(ws, stored) == []


def test_that_what_only_the_plan_says_touches_no_report(ws: Workspace) -> None:
    (stored,) = received(ws, YEAR_2021 / SOC_HA).values()
    (conference, *_others) = enter(ws, "Sóc Hà", _OF_SOC_HA[:1])
    with ws.store.write("thử", "thử") as connection:
        other = replace(conference, plan=replace(conference.plan, chair="Chủ tịch"), version=2)
        event_checks.check_reports(connection, ws, conference, other)
    assert about_events(ws, stored) == []


def test_that_lists_are_held_against_the_season_of_the_kind_as_it_is_now(ws: Workspace, tmp_path: Path) -> None:
    sent = changed_copy(YEAR_2021 / SOC_HA, tmp_path / SOC_HA, "09_SuKien", {"D7": 44260})
    (stored,) = received(ws, sent).values()

    def late() -> list[str]:
        found = (item.finding for item in submissions.detail(ws, stored).findings)
        return [item.data["limit"] for item in found if item.code == "event-outside-window"]

    assert late() == ["03/03/2021"]
    kinds = [item for item in event_kinds.kinds(ws) if item.word in {"Ngày hội", "Sơ kết xã"}]
    longer = [event_kinds.save(ws, replace(kind, closes_days_after=2)) for kind in kinds]
    assert late() == []
    event_kinds.save(ws, replace(longer[-1], closes_days_after=1))
    event_kinds.save(ws, replace(longer[0], closes_days_after=1))
    assert late() == ["04/03/2021"]
