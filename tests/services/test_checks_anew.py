"""Findings rest on more than their own file: they are made anew when last year's report or the plan becomes another."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.submissions import StoredFinding
from app.paths import resources
from app.presets.load import PresetLibrary
from app.progress import silent
from app.services import committee, history, submissions
from app.services.workspace import Workspace
from tests.support.sent_workbooks import CAI_VIEN, TONG_COT, YEAR_2020, YEAR_2021, received
from tests.support.stored_reports import figure

LAST_YEAR = YEAR_2020 / "BC_SoKet_01414_2020.xlsx"
#: What only last year's figures can tell of the workbook with mistakes.
COMPARED = {"stock-jump", "differs-from-last-year"}


def compared(ws: Workspace, submission_id: int) -> list[tuple[str, str | None]]:
    found = submissions.detail(ws, submission_id).findings
    told = [(item.finding.code, item.finding.indicator) for item in found if item.finding.code in COMPARED]
    by_last_year = [item for item in found if "12,604" in item.finding.data.get("basis", "")]
    return sorted([*told, *((item.finding.code, item.finding.indicator) for item in by_last_year)], key=str)


@pytest.fixture
def now(ws: Workspace) -> int:
    """This year's report, received while nothing is known of last year."""
    return received(ws, YEAR_2021 / TONG_COT)["Tổng Cọt"]


@pytest.fixture
def before(ws: Workspace, now: int) -> int:
    """Last year's report, received after this year's."""
    del now
    return received(ws, LAST_YEAR)["Tổng Cọt"]


def test_that_accepting_last_year_later_makes_the_comparison(ws: Workspace, now: int, before: int) -> None:
    assert compared(ws, now) == []
    submissions.accept(ws, before)
    assert ("magnitude", "E06") in compared(ws, now)
    history.undo(ws, is_deliberate=True)
    assert compared(ws, now) == []
    history.redo(ws)
    assert ("magnitude", "E06") in compared(ws, now)


def test_that_last_year_corrected_by_an_amendment_is_compared_anew(ws: Workspace, now: int, before: int) -> None:
    submissions.accept(ws, before)
    assert ("stock-jump", "A22") not in compared(ws, now)
    amendment = submissions.amend(ws, before, "ghi nhầm")
    poor = figure(submissions.detail(ws, amendment), "A22")
    for hamlet in submissions.detail(ws, amendment).hamlets:
        item = figure(submissions.detail(ws, amendment), "A22", hamlet.name)
        submissions.correct(ws, amendment, item.id, Decimal(1), "ghi nhầm")
    assert figure(submissions.detail(ws, amendment), "A22").figure.value != poor.figure.value
    assert ("stock-jump", "A22") not in compared(ws, now)
    submissions.accept(ws, amendment)
    assert ("stock-jump", "A22") in compared(ws, now)


def test_that_a_decision_about_something_else_stays(ws: Workspace, now: int, before: int) -> None:
    def kept() -> list[StoredFinding]:
        return [item for item in submissions.detail(ws, now).findings if item.reason == "đã hỏi xã"]

    listed = next(item for item in submissions.detail(ws, now).findings if item.finding.code == "part-gt-whole")
    submissions.override(ws, now, listed.id, "đã hỏi xã")
    submissions.accept(ws, before)
    assert [item.finding for item in kept()] == [listed.finding]
    assert not kept()[0].is_open


def test_that_a_file_read_before_and_received_after_is_compared(ws: Workspace) -> None:
    read = submissions.read(ws, [YEAR_2021 / TONG_COT], silent)
    submissions.accept(ws, received(ws, LAST_YEAR)["Tổng Cọt"])
    (now,) = submissions.receive(ws, read)
    assert ("magnitude", "E06") in compared(ws, now)


def test_that_an_accepted_report_keeps_its_findings_until_it_is_amended(ws: Workspace) -> None:
    now = received(ws, YEAR_2021 / CAI_VIEN)["Cải Viên"]
    submissions.accept(ws, now)
    before = received(ws, YEAR_2020 / "BC_SoKet_01402_2020.xlsx")["Cải Viên"]
    item = figure(submissions.detail(ws, before), "B01")
    submissions.correct(ws, before, item.id, Decimal(900), "ghi nhầm")
    told = submissions.detail(ws, now).findings
    submissions.accept(ws, before)
    later = submissions.detail(ws, now).findings
    assert tuple(item for item in later if not item.is_later) == told
    assert [item.finding.code for item in later if item.is_later] == ["magnitude"]
    amendment = submissions.amend(ws, now, "so lại với năm trước")
    found = {item.finding.code for item in submissions.detail(ws, amendment).findings}
    assert found - {item.finding.code for item in told}


def test_that_another_plan_checks_received_reports_anew(ws: Workspace, now: int, tmp_path: Path) -> None:
    def quota() -> list[str]:
        found = submissions.detail(ws, now).findings
        return [item.finding.code for item in found if item.finding.code.startswith("quota")]

    assert quota() == ["quota-exceeded"]
    text = (resources() / "presets" / "founding" / "ha-quang-2022.toml").read_text(encoding="utf-8")
    (tmp_path / "founding").mkdir()
    other = text.replace('id = "ha-quang-2022"', 'id = "khac"').replace("individuals = 2", "individuals = 9")
    (tmp_path / "founding" / "khac.toml").write_text(other, encoding="utf-8")
    ws = replace(ws, presets=PresetLibrary.shipped(tmp_path))
    committee.save(ws, replace(committee.profile(ws), plan_preset="khac"))
    assert quota() == ["quota-unfilled"]
