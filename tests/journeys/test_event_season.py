"""A season of the district of plan 74/KH-BCĐ: planned under mixed tiers, then tiers rise and fall, papers follow."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.db import units
from app.domain.event_changes import Becoming
from app.domain.event_purposes import EventPurpose
from app.domain.events import CancelReason, Event, EventResult, EventStatus
from app.domain.periods import ReportingPeriod
from app.domain.tier_history import TierEntry
from app.reports import docx_writer, pdf_writer
from app.services import event_backdrop, event_papers, event_register, events, history, tiers
from app.services.event_backdrop import BackdropOrder
from tests.support.backdrops import pages
from tests.support.district_season import (
    BY_THE_PLAN,
    CEREMONY,
    FESTIVAL,
    FESTIVITIES,
    LEVELS,
    OWN_LEVELS,
    REVIEW,
    Season,
    planned,
)
from tests.support.made_once import MadeOnce


@pytest.fixture
def season(tmp_path: Path, made_once: MadeOnce) -> Iterator[Season]:
    """The season as planned."""
    with planned(tmp_path, made_once) as made:
        yield made


def test_that_every_unit_holds_exactly_what_the_plan_allows(season: Season) -> None:
    rows = {row.event.hosts[0]: row for row in events.events(season.ws, 2022)}
    hamlets = {name: id_ for name, id_ in season.ids.items() if id_ in rows and name not in LEVELS}
    assert len(rows) == 8 + len(hamlets)
    assert OWN_LEVELS.keys() <= hamlets.keys()
    with season.ws.store.read() as connection:
        commune_of = {name: units.parents(connection, id_, date(2022, 2, 14))[0].name for name, id_ in hamlets.items()}
    for name in (*LEVELS, *hamlets):
        row = rows[season.ids[name]]
        level = OWN_LEVELS.get(name) or LEVELS[commune_of.get(name, name)]
        conference, festival, is_limited = BY_THE_PLAN[level]
        wanted = conference if name in LEVELS else festival
        is_held = row.event.status is EventStatus.PLANNED
        assert (set(row.event.held_parts) if is_held else set()) == wanted, name
        assert (row.event.status is EventStatus.CANCELLED) == (level == 4), name
        assert row.assessment.is_limited == is_limited, name
        assert row.assessment.tier_words == f"cấp độ {level}", name
        assert any("II.3" in f"{reason.text} {reason.detail}" for reason in row.assessment.reasons), name
    # 5K stands in the plan beside level 1 only.
    assert rows[season.ids["Cải Viên"]].assessment.measures == ("5K",)
    assert rows[season.ids["Cần Yên"]].assessment.asks_limit == ("xã Cần Yên",)


def test_that_level_4_owes_a_report_to_the_post_the_plan_names(season: Season) -> None:
    owed = season.written_reports()
    assert set(owed) == {season.ids["Lũng Nặm"], season.ids["Kéo Sỹ"]}
    for to, due_on, clause in owed.values():
        assert (to, clause) == ("Đồn BPCK Sóc Giang", "II.3")
        assert due_on is not None


def test_that_every_event_lies_in_the_season_of_the_plan(season: Season) -> None:
    days = [row.event.starts_on for row in events.events(season.ws, 2022)]
    assert all(day is not None and date(2022, 2, 14) <= day <= date(2022, 3, 3) for day in days)


# --- three days before: tiers rise and fall --------------------------------------------------------------------------


def three_changes(season: Season) -> list[TierEntry]:
    """One commune from 2 to 3, one from 3 to 4, one from 3 to 2, each before its event."""
    from_day = date(2022, 2, 15)
    return [season.announced(*change, from_day) for change in (("Trường Hà", 3), ("Sóc Hà", 4), ("Nội Thôn", 2))]


def test_that_a_change_of_tiers_is_shown_before_and_done_as_shown(season: Season) -> None:
    before = events.events(season.ws, 2022)
    shown = tiers.preview(season.ws, three_changes(season)).consequences
    assert events.events(season.ws, 2022) == before
    done = tiers.record(season.ws, three_changes(season)).consequences
    assert [(item.event_id, item.becomes, item.sentence) for item in shown] == [
        (item.event_id, item.becomes, item.sentence) for item in done
    ]
    becoming = {item.event.hosts[0]: item.becomes for item in done}
    assert becoming[season.ids["Trường Hà"]] is Becoming.TO_ADJUST
    assert becoming[season.ids["Sóc Hà"]] is Becoming.CANCELLED
    assert becoming[season.ids["Nội Thôn"]] is Becoming.RELAXED_OFFER
    # Pác Bó has a level of its own: what is announced for its commune does not touch it.
    assert season.ids["Pác Bó"] not in becoming
    assert becoming[season.ids["Bản Hoong"]] is Becoming.TO_ADJUST
    assert becoming[season.ids["Lũng Pươi"]] is Becoming.CANCELLED
    untouched = {season.ids[name] for name in ("Cải Viên", "Cần Nông", "Cần Yên", "Lũng Nặm", "Tổng Cọt")}
    assert not untouched & set(becoming)


def test_that_from_2_to_3_the_festivities_fall_away_and_the_original_plan_stays(season: Season) -> None:
    planned = season.event("Trường Hà")
    tiers.record(season.ws, three_changes(season))
    now = season.event("Trường Hà")
    assert (now.status, now.held_parts) == (EventStatus.TO_ADJUST, (REVIEW,))
    (version,) = events.versions(season.ws, now.id)
    assert (version.version, version.event) == (1, planned)
    assert "phần hội" in version.reason
    notice = events.adjust(season.ws, now.id).paper_id
    adjusted = season.event("Trường Hà")
    assert (adjusted.status, adjusted.held_parts) == (EventStatus.PLANNED, (REVIEW,))
    written = {paper.purpose: paper.paper_id for paper in event_papers.available(season.ws, now.id)}
    assert written[EventPurpose.NOTICE] == notice
    text = season.said(now.id, EventPurpose.NOTICE)
    assert "cấp độ 3" in text
    assert "phần hội" in text
    assert events.versions(season.ws, now.id)[0] == version


def test_that_from_3_to_4_the_event_is_not_held_and_the_report_in_writing_is_owed(season: Season) -> None:
    planned = season.event("Sóc Hà")
    tiers.record(season.ws, three_changes(season))
    now = season.event("Sóc Hà")
    assert (now.status, now.reason) == (EventStatus.CANCELLED, CancelReason.TIER)
    assert [item.event for item in events.versions(season.ws, now.id)] == [planned]
    to, due_on, clause = season.written_reports()[season.ids["Sóc Hà"]]
    assert (to, clause) == ("Đồn BPCK Sóc Giang", "II.3")
    assert due_on is not None
    purposes = {paper.purpose for paper in event_papers.available(season.ws, now.id)}
    assert EventPurpose.WRITTEN_REPORT in purposes
    assert EventPurpose.INVITATION not in purposes
    assert "Sóc Giang" in season.said(now.id, EventPurpose.WRITTEN_REPORT)


def test_that_a_falling_tier_is_offered_and_done_only_when_taken(season: Season) -> None:
    planned = season.event("Nội Thôn")
    assert planned.held_parts == (REVIEW,)
    tiers.record(season.ws, three_changes(season))
    assert season.event("Nội Thôn") == planned
    assert events.detail(season.ws, planned.id).offered == (FESTIVITIES,)
    assert events.restore_offered(season.ws, planned.id).held_parts == (REVIEW, FESTIVITIES)
    assert [item.event for item in events.versions(season.ws, planned.id)] == [planned]


def test_that_all_papers_of_changed_events_are_made_anew_and_fit_the_page(season: Season, tmp_path: Path) -> None:
    tiers.record(season.ws, three_changes(season))
    for name in ("Trường Hà", "Sóc Hà", "Nội Thôn", "Bản Hoong"):
        event = season.event(name)
        if event.status is EventStatus.TO_ADJUST:
            events.adjust(season.ws, event.id)
        for paper in event_papers.available(season.ws, event.id):
            document = event_papers.document(season.ws, event.id, paper.purpose)
            assert docx_writer.render(document)
            assert pdf_writer.render(document).pages >= 1
    programme = season.said(season.event("Trường Hà").id, EventPurpose.PROGRAMME)
    # Plan III.A.2, first item: part of the festivities, so it goes with them; the second stays.
    assert "Văn nghệ chào mừng" not in programme
    assert "tuyên bố lý do" in programme
    path = event_backdrop.save_pdf(season.ws, season.event("Trường Hà").id, tmp_path, BackdropOrder("4000x2500"))
    lines = " ".join(line.text for line in pages(path.read_bytes())[0].lines)
    assert "NĂM 2021 VÀ PHÁT ĐỘNG PHONG TRÀO NĂM 2022" in lines


def test_that_undo_restores_the_season_whole(season: Season) -> None:
    def everything() -> tuple[object, ...]:
        ws = season.ws
        rows = events.events(ws, 2022)
        versions = [events.versions(ws, row.event.id) for row in rows]
        return rows, versions, season.written_reports(), tiers.register(ws).history(season.ids["Sóc Hà"], "covid-19")

    before = everything()
    tiers.record(season.ws, three_changes(season))
    changed = everything()
    events.adjust(season.ws, season.event("Trường Hà").id)
    history.undo(season.ws)
    assert everything() == changed
    history.undo(season.ws)
    assert everything() == before
    history.redo(season.ws)
    assert everything() == changed


def test_that_the_register_only_grows(season: Season) -> None:
    before = tiers.register(season.ws).history(season.ids["Sóc Hà"], "covid-19")
    tiers.record(season.ws, three_changes(season))
    after = tiers.register(season.ws).history(season.ids["Sóc Hà"], "covid-19")
    assert after[: len(before)] == before
    assert [item.level for item in after] == [3, 4]


# --- a joint event (E6) ----------------------------------------------------------------------------------------------


def joint(season: Season) -> Event:
    """A festival of two communes at levels 1 and 3 on one day."""
    hosts = (season.ids["Cải Viên"], season.ids["Nội Thôn"])
    event = events.new(season.ws, FESTIVAL, hosts, date(2022, 2, 20))
    return events.save(season.ws, replace(event, name="Ngày hội liên xã")).event


def test_that_the_strictest_tier_counts_for_a_joint_event_and_says_why(season: Season) -> None:
    event = joint(season)
    judged = events.detail(season.ws, event.id).row.assessment
    assert judged.tier_words == "cấp độ 3"
    assert judged.allowed == {REVIEW, CEREMONY}
    assert event.held_parts == (CEREMONY,)
    told = " ".join(reason.text for reason in judged.reasons)
    assert "Nội Thôn" in told
    assert "cấp độ 3" in told


def test_that_one_more_unit_never_allows_more(season: Season) -> None:
    event = joint(season)
    wider = replace(event, participants=(season.ids["Lũng Nặm"],))
    assert (
        events.judge(season.ws, event).assessment.allowed > events.judge(season.ws, wider).assessment.allowed == set()
    )


def test_that_a_joint_event_counts_once_and_each_host_as_a_unit(season: Season) -> None:
    event = joint(season)
    result = EventResult(delegate_count=60, people_count=40, arts=0, sports=0, games=0, summary="Đã tổ chức")
    limited = replace(event, plan=replace(event.plan, expected_delegates=60, expected_people=40))
    season.ws.clock.now = datetime(2022, 2, 21, 1, 0, tzinfo=UTC)  # type: ignore[attr-defined]  # the clock of the test
    events.save(season.ws, limited)
    judged = events.mark_held(season.ws, event.id, result)
    assert judged.assessment.asks_limit == ("xã Nội Thôn",)
    with season.ws.store.read() as connection:
        known = [item for item in event_register.registered(connection, ReportingPeriod.of_year(2022)) if item.is_held]
    assert [item.event.id for item in known] == [event.id]
    assert set(known[0].commune_ids) == {season.ids["Cải Viên"], season.ids["Nội Thôn"]}
