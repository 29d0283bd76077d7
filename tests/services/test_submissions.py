"""Received versions on the sample workbooks and changed copies: storing, accepting, returning, amending."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.domain.submissions import FigureStatus, SubmissionState, Verdict, blockers
from app.errors import Refused
from app.progress import silent
from app.services import backups, reviews, submissions
from app.services.workspace import Workspace
from tests.support.sent_workbooks import (
    CAN_YEN,
    SOC_HA,
    STATION,
    TONG_COT,
    YEAR_2020,
    YEAR_2021,
    changed_copy,
    expected_file,
    read_one,
    received,
)
from tests.support.stored_reports import STATION_NAME, figure, operations

if TYPE_CHECKING:
    from collections.abc import Callable


# --- receiving ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [SOC_HA, TONG_COT, CAN_YEN, STATION])
def test_that_every_stored_figure_is_the_expected_one_or_asked(full: Workspace, ids: dict[str, int], name: str) -> None:
    told = expected_file(name)
    unit = STATION_NAME if name == STATION else told["unit_name"]
    detail = submissions.detail(full, ids[unit])
    right = asked = 0
    for item in detail.figures:
        reported = item.figure
        if reported.status is FigureStatus.ASKED:
            asked += 1
            continue
        if reported.status is FigureStatus.NOT_OWNED:
            continue
        if reported.hamlet:
            hamlet = next(one for one in told["hamlets"] if one["name"] == reported.hamlet)
            wanted = hamlet["values"].get(reported.indicator)
        elif reported.commune_code:
            wanted = told["by_commune"][reported.commune_code].get(reported.indicator)
        else:
            wanted = told["indicators"][reported.indicator]
        wanted = wanted.get(reported.part) if isinstance(wanted, dict) else wanted
        assert reported.value == (None if wanted is None else Decimal(str(wanted))), reported
        right += 1
    assert right >= 90
    assert asked == (7 if name == CAN_YEN else 0)


def test_that_a_batch_is_one_operation_and_one_undo_takes_it_back(ws: Workspace) -> None:
    before = operations(ws)
    received(ws, YEAR_2020)
    undoable = ws.store.undoable()
    assert undoable is not None
    assert undoable.label == "Tiếp nhận 8 báo cáo"
    assert operations(ws) == before + 1
    ws.store.undo(ws.actor)
    assert all(row.submission_id is None for row in submissions.board(ws, 2020))
    assert len(received(ws, YEAR_2020)) == 8


def test_that_the_same_file_again_changes_nothing(full: Workspace) -> None:
    before = operations(full)
    result = read_one(full, YEAR_2021 / SOC_HA)
    assert (result.verdict, result.known_version) == (Verdict.SAME, 1)
    with pytest.raises(Refused, match="không có gì thay đổi"):
        submissions.receive(full, [result])
    assert operations(full) == before


def test_that_a_file_read_before_it_was_received_elsewhere_is_not_received_twice(ws: Workspace) -> None:
    early = read_one(ws, YEAR_2021 / SOC_HA)
    submissions.receive(ws, [early])
    with pytest.raises(Refused) as refused:
        submissions.receive(ws, [early])
    assert refused.value.code == "already-received"


def test_that_a_changed_file_becomes_the_next_version_with_its_differences(full: Workspace, tmp_path: Path) -> None:
    path = changed_copy(YEAR_2021 / TONG_COT, tmp_path / "sửa.xlsx", "02_ChiTieu", {"E68": 12})
    result = read_one(full, path)
    assert (result.verdict, result.known_version, result.differences) == (Verdict.NEWER, 1, 1)
    (submission_id,) = submissions.receive(full, [result])
    assert [(one.indicator, one.before, one.after) for one in submissions.differences(full, submission_id)] == [
        ("C03", Decimal(60), Decimal(12))
    ]
    row = next(one for one in submissions.board(full, 2021) if one.unit_name == "Tổng Cọt")
    assert (row.version, row.submission_id) == (2, submission_id)


def test_that_an_older_version_can_no_longer_be_accepted(full: Workspace, ids: dict[str, int], tmp_path: Path) -> None:
    path = changed_copy(YEAR_2021 / "BC_SoKet_01402_2021.xlsx", tmp_path / "s.xlsx", "02_ChiTieu", {"E68": 1})
    received(full, path)
    with pytest.raises(Refused, match="mới hơn"):
        submissions.accept(full, ids["Cải Viên"])


def test_that_two_files_of_one_unit_are_not_received_together(ws: Workspace, tmp_path: Path) -> None:
    other = changed_copy(YEAR_2021 / TONG_COT, tmp_path / "khác.xlsx", "02_ChiTieu", {"E68": 12})
    results = submissions.read(ws, [YEAR_2021 / TONG_COT, other], silent)
    with pytest.raises(Refused) as refused:
        submissions.receive(ws, results)
    assert refused.value.code == "same-unit-twice"
    assert all(row.submission_id is None for row in submissions.board(ws, 2021))


def test_that_the_original_comes_back_byte_for_byte_and_as_sheets(full: Workspace, ids: dict[str, int]) -> None:
    name, content = submissions.original(full, ids["Sóc Hà"])
    assert (name, content) == (SOC_HA, (YEAR_2021 / SOC_HA).read_bytes())
    sheets = {sheet.name: sheet for sheet in submissions.grid(full, ids["Sóc Hà"])}
    row = next(row for row in sheets["02_ChiTieu"].rows if dict(row.cells).get("A") == "A01")
    assert dict(row.cells)["E"].replace(".", ",") == "11,118"


def test_that_reports_are_compared_with_each_other_when_they_are_received(full: Workspace, ids: dict[str, int]) -> None:
    told = {(item.finding.code, str(item.finding.where)) for item in submissions.detail(full, ids["Tổng Cọt"]).findings}
    assert ("duplicate-nominee", "10_KhenThuong!C9") in told
    submissions.return_(full, ids[STATION_NAME], "thiếu chữ ký")
    codes = [item.finding.code for item in submissions.detail(full, ids["Tổng Cọt"]).findings]
    assert "duplicate-nominee" not in codes


def test_that_every_listed_diagnostic_is_found_at_its_cell(full: Workspace, ids: dict[str, int]) -> None:
    detail = submissions.detail(full, ids["Tổng Cọt"])
    found = {
        (item.finding.where.sheet, item.finding.where.cell): item.finding.severity.value for item in detail.findings
    }
    for told in expected_file(TONG_COT)["diagnostics"]:
        assert found.get((told["sheet"], told["cell"])) == told["severity"], told


# --- accepting, returning, amending ------------------------------------------------------------------------------


def test_that_acceptance_seals_and_locks(full: Workspace, ids: dict[str, int]) -> None:
    acceptance = submissions.accept(full, ids["Sóc Hà"])
    assert len(acceptance.content_sha256) == 64
    assert backups.check(full) == ()
    detail = submissions.detail(full, ids["Sóc Hà"])
    attempts: tuple[Callable[[], object], ...] = (
        lambda: submissions.accept(full, detail.id),
        lambda: submissions.return_(full, detail.id, "thử"),
        lambda: submissions.correct(full, detail.id, detail.figures[0].id, Decimal(1), "thử"),
        lambda: submissions.override(full, detail.id, detail.findings[0].id, "thử"),
    )
    for attempt in attempts:
        with pytest.raises(Refused, match="khóa"):
            attempt()
    assert submissions.detail(full, detail.id) == detail


def test_that_an_acceptance_can_be_undone(full: Workspace, ids: dict[str, int]) -> None:
    submissions.accept(full, ids["Sóc Hà"])
    assert full.store.undo(full.actor) == "Duyệt báo cáo Sóc Hà"
    assert submissions.detail(full, ids["Sóc Hà"]).state is SubmissionState.RECEIVED
    assert reviews.consolidate(full, 2021).cells["A01"].reported == 0
    submissions.accept(full, ids["Sóc Hà"])


def test_that_a_returned_report_waits_for_another_file(full: Workspace, ids: dict[str, int], tmp_path: Path) -> None:
    submissions.return_(full, ids["Cải Viên"], "thiếu số liệu")
    assert submissions.detail(full, ids["Cải Viên"]).return_reason == "thiếu số liệu"
    with pytest.raises(Refused, match="trả lại"):
        submissions.accept(full, ids["Cải Viên"])
    again = read_one(full, YEAR_2021 / "BC_SoKet_01402_2021.xlsx")
    assert again.verdict is Verdict.SAME
    assert "trả lại" in again.problem
    path = changed_copy(YEAR_2021 / "BC_SoKet_01402_2021.xlsx", tmp_path / "s.xlsx", "02_ChiTieu", {"E68": 1})
    assert read_one(full, path).verdict is Verdict.NEWER
    submissions.accept(full, received(full, path)["Cải Viên"])


def test_that_an_amendment_counts_only_when_it_is_accepted(full: Workspace, ids: dict[str, int]) -> None:
    submissions.accept(full, ids["Sóc Hà"])
    amendment = submissions.amend(full, ids["Sóc Hà"], "xã đính chính đường biên")
    detail = submissions.detail(full, amendment)
    assert (detail.version, detail.amend_reason) == (2, "xã đính chính đường biên")
    land, length = figure(detail, "A02"), figure(detail, "A01")
    assert land.figure.value is not None
    assert length.figure.value is not None
    submissions.correct(full, amendment, land.id, land.figure.value + 1, "đo lại")
    submissions.correct(full, amendment, length.id, length.figure.value + 1, "đo lại")
    before = reviews.consolidate(full, 2021).cells["A01"].value
    assert before == Decimal("11.118")
    with pytest.raises(Refused, match="đang chờ duyệt"):
        submissions.amend(full, ids["Sóc Hà"], "lần nữa")
    submissions.accept(full, amendment)
    assert reviews.consolidate(full, 2021).cells["A01"].value == before + 1
    assert submissions.detail(full, ids["Sóc Hà"]).state is SubmissionState.SUPERSEDED
    assert [item.indicator for item in submissions.differences(full, amendment)] == ["A01", "A02"]
    assert backups.check(full) == ()


def test_that_a_file_after_acceptance_waits_as_a_new_version(
    full: Workspace, ids: dict[str, int], tmp_path: Path
) -> None:
    submissions.accept(full, ids["Cải Viên"])
    path = changed_copy(YEAR_2021 / "BC_SoKet_01402_2021.xlsx", tmp_path / "s.xlsx", "02_ChiTieu", {"E68": 1})
    assert read_one(full, path).verdict is Verdict.AFTER_ACCEPTANCE
    received(full, path)
    total = reviews.consolidate(full, 2021).cells["C03"].by_unit
    assert list(total.values()) == [figure(submissions.detail(full, ids["Cải Viên"]), "C03").figure.value]


def test_that_two_periods_that_overlap_are_not_both_accepted(
    full: Workspace, ids: dict[str, int], tmp_path: Path
) -> None:
    submissions.accept(full, ids["Cải Viên"])
    half = changed_copy(
        YEAR_2021 / "BC_SoKet_01402_2021.xlsx", tmp_path / "n.xlsx", "01_ThongTin", {"C6": "01/07/2021"}
    )
    half = changed_copy(half, tmp_path / "nửa năm.xlsx", "_META", {"B4": "", "B5": ""})
    submission_id = received(full, half)["Cải Viên"]
    for item in blockers(submissions.detail(full, submission_id)):
        submissions.override(full, submission_id, item.id, "thử")
    with pytest.raises(Refused) as refused:
        submissions.accept(full, submission_id)
    assert refused.value.code == "period-overlap"


def test_that_soft_and_hard_copy_are_independent_receipts(full: Workspace, ids: dict[str, int]) -> None:
    assert submissions.detail(full, ids["Sóc Hà"]).soft_copy_on == full.today
    submissions.record_copies(full, ids["Sóc Hà"], date(2022, 1, 17), date(2022, 1, 18))
    row = next(one for one in submissions.board(full, 2021) if one.unit_name == "Sóc Hà")
    assert (row.soft_copy_on, row.hard_copy_on) == (date(2022, 1, 17), date(2022, 1, 18))
    with pytest.raises(Refused):
        submissions.record_copies(full, ids["Sóc Hà"], None, date(2022, 2, 1))


def test_that_the_board_names_every_expected_unit(full: Workspace) -> None:
    rows = submissions.board(full, 2021)
    assert [row.is_station for row in rows] == [False] * 8 + [True] * 4
    assert [row.unit_name for row in rows if row.submission_id is None] == [
        "Cần Nông",
        "Nội Thôn",
        "Trường Hà",
        "Đồn Biên phòng Cần Yên",
        "Đồn Biên phòng Lũng Nặm",
        "Đồn Biên phòng Tổng Cọt",
    ]


def test_that_a_report_that_is_not_there_is_said_to_be_so(ws: Workspace) -> None:
    with pytest.raises(Refused) as refused:
        submissions.detail(ws, 404)
    assert refused.value.code == "no-submission"
