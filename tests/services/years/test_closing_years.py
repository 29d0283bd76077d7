"""Closing a year: what it finds, what it carries over, what it refuses, and that one undo takes it back whole."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.overview import TodoKind
from app.domain.plans.duty_rows import DutyFilter
from app.domain.years.closing import CarriedKind, OpenKind
from app.errors import Problem, Refused
from app.services import committee, deadlines, event_list, events, organs, season_todos
from app.services.awards import campaigns, quotas
from app.services.plans import duties, register
from app.services.workspace import Workspace
from app.services.years import closing, preview
from app.services.years.season import NO_BASIS
from tests.support.award_season import a_candidate, a_nominee
from tests.support.seasons import a_district
from tests.support.years import go_to, held, on_a_day


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with on_a_day(tmp_path, date(2022, 1, 20)) as opened:
        a_district(opened)
        go_to(opened, date(2023, 1, 5))
        yield opened


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with on_a_day(tmp_path_factory.mktemp("years"), date(2022, 1, 20)) as opened:
        a_district(opened)
        go_to(opened, date(2023, 1, 5))
        yield opened


def test_that_the_preview_names_what_is_open_and_changes_nothing(ws: Workspace) -> None:
    before = held(ws)
    seen = preview.preview(ws, 2021)
    found = {matter.kind: matter for matter in seen.open_matters}
    assert found[OpenKind.MISSING_REPORT].count == 12
    assert found[OpenKind.NO_REVIEW].names == ("huyện Hà Quảng",)
    planned = {row.event.name for row in event_list.events(ws, 2022)}
    assert set(found[OpenKind.EVENT_RESULT].names) <= planned
    assert OpenKind.UNDECIDED not in found
    assert (seen.season, seen.moves_on) == (2022, True)
    assert {item.kind: item.count for item in seen.carried}[CarriedKind.QUOTA] == 20
    assert held(ws) == before


def test_that_what_plans_are_owed_past_its_day_is_open_as_the_list_of_deadlines_tells_it(ws: Workspace) -> None:
    if not any(plan.key == "ha-quang-2022" for plan in register.plans(ws)):
        register.adopt(ws, "ha-quang-2022")
    (owed,) = (one for one in preview.preview(ws, 2021).open_matters if one.kind is OpenKind.OPEN_DUTY)
    late = duties.board(ws, DutyFilter(plan="ha-quang-2022", is_late=True))
    assert {f"{row.owner.name}: {row.title}" for row in late} == set(owed.names)
    assert "xã Sóc Hà: Báo cáo sơ kết của xã" in owed.names


def test_that_what_is_owed_for_the_next_year_does_not_keep_a_year_open(ws: Workspace) -> None:
    register.adopt(ws, "binh-phuoc-2022")
    late = duties.board(ws, DutyFilter(plan="binh-phuoc-2022", is_late=True))
    of_2022 = {f"{row.owner.name}: {row.title}" for row in late if row.period.last.year == 2022}
    assert of_2022
    told = {name for one in preview.preview(ws, 2021).open_matters for name in one.names}
    assert of_2022.isdisjoint(told)


def test_that_open_matters_keep_a_year_open_until_somebody_says_so(ws: Workspace) -> None:
    before = held(ws)
    with pytest.raises(Refused, match="Năm 2021 còn việc chưa xong: 12 đơn vị chưa có báo cáo") as caught:
        closing.close(ws, 2021)
    assert caught.value.code == "year-open"
    assert held(ws) == before
    done = closing.close(ws, 2021, even_with_open=True, note=" đã họp  tổng kết ")
    assert (done.year, done.closed_on, done.note, done.is_closed) == (2021, date(2023, 1, 5), "đã họp tổng kết", True)


def test_that_the_years_move_on_and_the_plan_of_the_new_year_is_not_known(ws: Workspace) -> None:
    before = committee.profile(ws)
    closing.close(ws, 2021, even_with_open=True)
    after = committee.profile(ws)
    assert (after.report_year, after.event_year, after.plan_number, after.plan_on) == (2022, 2023, "", None)
    assert (
        replace(after, report_year=2021, event_year=2022, plan_number=before.plan_number, plan_on=before.plan_on)
        == before
    )
    assert organs.plan_cited(after) == "kế hoạch"
    plan = ws.presets.plan(after.plan_preset)
    assert organs.legal_bases(plan, before)[:-1] == organs.legal_bases(plan, after)


def test_that_dates_of_the_old_plan_do_not_pass_for_those_of_the_new_year(ws: Workspace) -> None:
    closing.close(ws, 2021, even_with_open=True)
    assert deadlines.deadlines_of(ws, 2022, (), is_issued=False) == ()
    assert deadlines.deadlines_of(ws, 2021, (), is_issued=False) != ()


def test_that_quotas_go_on_as_drafts_until_the_new_plan_is_written_down(ws: Workspace) -> None:
    old = quotas.board(ws, campaigns.of_year(ws, 2021).id)
    closing.close(ws, 2021, even_with_open=True)
    season = campaigns.of_year(ws)
    assert (season.name, season.year, season.plan) == ("Khen thưởng phong trào năm 2022", 2022, "")
    made = [cell.quota for cell in quotas.board(ws, season.id).cells if cell.quota]
    was = [cell.quota for cell in old.cells if cell.quota]
    assert {(q.award, q.kind, q.unit_id, q.places) for q in made} == {
        (q.award, q.kind, q.unit_id, q.places) for q in was
    }
    assert {q.clause for q in made} == {NO_BASIS}
    assert closing.set_plan(ws, " 15/KH-BCĐ ", date(2023, 1, 4)) == len(made)
    again = [cell.quota for cell in quotas.board(ws, season.id).cells if cell.quota]
    assert {q.clause for q in again} == {"15/KH-BCĐ"}
    assert campaigns.of_year(ws).plan == "15/KH-BCĐ"
    assert organs.plan_cited(committee.profile(ws)) == "Kế hoạch số 15/KH-BCĐ ngày 04 tháng 01 năm 2023"
    assert closing.set_plan(ws, "15/KH-BCĐ", None) == 0


def test_that_communes_merged_on_1_7_2025_get_one_quota_of_what_each_had(ws: Workspace) -> None:
    board = quotas.board(ws, campaigns.of_year(ws).id)
    (sent,) = {row.unit_id for row in board.rows if row.unit_title == "xã Nội Thôn"}
    old = next(cell.quota for cell in board.cells if cell.quota and cell.quota.unit_id == sent)
    quotas.save_quota(ws, replace(old, places=(old.places or 0) + 3))
    go_to(ws, date(2026, 1, 5))
    closing.close(ws, 2021, even_with_open=True)
    made = quotas.board(ws, campaigns.of_year(ws).id)
    assert {row.unit_title for row in made.rows} == {"xã Cần Yên", "xã Lũng Nặm", "xã Trường Hà", "xã Tổng Cọt"}
    same = [
        cell.quota.places
        for row in made.rows
        for cell in row.cells
        if cell.quota and row.unit_title == "xã Tổng Cọt" and (cell.award, cell.kind) == (old.award, old.kind)
    ]
    assert same == [(old.places or 0) + 3]


def test_that_figures_nominations_and_events_stay_with_their_year(ws: Workspace) -> None:
    season = campaigns.of_year(ws)
    a_candidate(ws, season, a_nominee(ws, "Sóc Hà", "Nông Văn Chỉ"), award="giay-khen-huyen")
    closing.close(ws, 2021, even_with_open=True)
    assert event_list.events(ws, 2023) == ()
    assert event_list.events(ws, 2022) != ()
    board = quotas.board(ws, campaigns.of_year(ws).id)
    assert not any(cell.holders or cell.candidates for cell in board.cells)


def test_that_undoing_a_closing_leaves_the_data_as_they_were(ws: Workspace) -> None:
    before = held(ws)
    closing.close(ws, 2021, even_with_open=True)
    assert held(ws) != before
    assert ws.store.undo(ws.actor) == "Khóa năm 2021"
    assert held(ws) == before


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    places=st.lists(st.integers(0, 5), min_size=1, max_size=4),
    note=st.text(max_size=20),
    plan=st.sampled_from(["", "15/KH-BCĐ"]),
)
def test_that_closing_and_undoing_is_nothing_whatever_the_quotas(
    lasting: Workspace, places: list[int], note: str, plan: str
) -> None:
    season = campaigns.of_year(lasting, 2021)
    known = [cell.quota for cell in quotas.board(lasting, season.id).cells if cell.quota]
    for quota, count in zip(known, places, strict=False):
        quotas.save_quota(lasting, replace(quota, places=count, note=note.replace("\x00", "")))
    before = held(lasting)
    closing.close(lasting, 2021, even_with_open=True)
    if plan:
        closing.set_plan(lasting, plan, None)
        lasting.store.undo(lasting.actor)
    lasting.store.undo(lasting.actor)
    assert held(lasting) == before


def test_that_a_reopened_year_says_why_and_is_closed_again_without_carrying_twice(ws: Workspace) -> None:
    closing.close(ws, 2021, even_with_open=True)
    with pytest.raises(Refused) as caught:
        closing.reopen(ws, 2021, "  ")
    assert caught.value.code == "no-reason"
    opened = closing.reopen(ws, 2021, "xã Sóc Hà nộp bổ sung")
    assert (opened.is_closed, opened.reopen_reason) == (False, "xã Sóc Hà nộp bổ sung")
    with pytest.raises(Refused, match="không khóa nên không có gì để mở lại"):
        closing.reopen(ws, 2021, "nữa")
    again = closing.close(ws, 2021, even_with_open=True)
    assert again.is_closed
    assert (again.carried, again.reopen_reason) == ((), "")
    assert [item.year for item in campaigns.campaigns(ws)] == [2022, 2021]
    assert committee.profile(ws).report_year == 2022


def test_that_a_closed_year_refuses_changes_of_its_events(tmp_path: Path) -> None:
    with on_a_day(tmp_path, date(2022, 1, 20)) as ws:
        known = a_district(ws).events["Cần Yên"]
        committee.save(ws, replace(committee.profile(ws), report_year=2022))
        go_to(ws, date(2023, 1, 5))
        closing.close(ws, 2022, even_with_open=True)
        before = held(ws)
        for work in (lambda: events.save(ws, replace(known, place="sân trường")), lambda: events.remove(ws, known.id)):
            with pytest.raises(Refused, match="Năm 2022 đã khóa ngày 05/01/2023") as caught:
                work()
            assert caught.value.code == "year-closed"
        assert held(ws) == before
        closing.reopen(ws, 2022, "sửa địa điểm")
        assert events.save(ws, replace(known, place="sân trường")).event.place == "sân trường"


def test_that_years_that_may_not_be_closed_are_refused_in_one_sentence(ws: Workspace) -> None:
    def refusal(year: int) -> str:
        with pytest.raises(Refused) as caught:
            closing.close(ws, year, even_with_open=True)
        assert caught.value.sentence.endswith(".")
        with pytest.raises(Refused):
            preview.preview(ws, year)
        return caught.value.code

    assert refusal(2022) == "year-ahead"
    assert refusal(2009) == "empty-year"
    go_to(ws, date(2021, 12, 31))
    assert refusal(2021) == "year-not-over"
    go_to(ws, date(2023, 1, 5))
    closing.close(ws, 2021, even_with_open=True)
    before = held(ws)
    assert refusal(2021) == "already-closed"
    assert held(ws) == before


def test_that_the_plan_of_a_year_needs_a_number_and_no_day_ahead(ws: Workspace) -> None:
    before = held(ws)
    for number, day, code in (("  ", None, "no-number"), ("15/KH-BCĐ", date(2024, 1, 1), "future-day")):
        with pytest.raises(Refused) as caught:
            closing.set_plan(ws, number, day)
        assert caught.value.code == code
    assert held(ws) == before


def test_that_a_running_import_keeps_the_year_open(ws: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.db.store.BUSY_SECONDS", 0.05)
    writing, done = threading.Event(), threading.Event()

    def import_() -> None:
        with ws.store.write("Tiếp nhận", "thử"):
            writing.set()
            done.wait(30)

    worker = threading.Thread(target=import_)
    worker.start()
    try:
        assert writing.wait(30)
        with pytest.raises(Problem) as caught:
            closing.close(ws, 2021, even_with_open=True)
        assert caught.value.code == "busy"
    finally:
        done.set()
        worker.join()
    assert not any(item.is_closed for item in preview.standings(ws))


def test_that_the_first_page_offers_to_close_a_year_that_is_over(ws: Workspace) -> None:
    def asked(page: int) -> list[int]:
        _urgent, later = season_todos.todos(ws, page)
        return [item.count for item in later if item.kind is TodoKind.CLOSE_YEAR]

    assert asked(2021) == [2021]
    go_to(ws, date(2022, 3, 20))
    assert (asked(2021), asked(2022)) == ([], [2021])
    go_to(ws, date(2021, 12, 31))
    assert asked(2022) == []
    go_to(ws, date(2023, 1, 5))
    closing.close(ws, 2021, even_with_open=True)
    assert asked(2021) == []


def test_that_every_year_with_data_has_a_standing(ws: Workspace) -> None:
    (only,) = preview.standings(ws)
    assert (only.year, only.is_due, only.is_closed) == (2021, True, False)
    closing.close(ws, 2021, even_with_open=True)
    now, then = preview.standings(ws)
    assert (now.year, now.is_due, then.year, then.is_closed) == (2022, False, 2021, True)
