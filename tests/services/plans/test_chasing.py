"""Letters that remind: one to each office with all it owes, a draft among the papers, without a fault of form."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.plans.duty_rows import DutyFilter
from app.domain.plans.work import DutyRuling
from app.errors import Refused
from app.services import linting, papers
from app.services.plans import chasing, duties, duty_entries, duty_rulings
from app.services.workspace import Workspace
from tests.support.duty_boards import line, plan_74, taken

LATE = date(2022, 1, 25)


def _letter(ws: Workspace, who: str) -> str:
    owner = next(item.owner for item in chasing.reminders(ws) if who in item.owner.name)
    return chasing.content(ws, owner).body


def test_that_one_letter_tells_all_a_commune_owes(tmp_path: Path) -> None:
    with plan_74(tmp_path, LATE) as ws:
        found = chasing.reminders(ws)
        assert len(found) == 8
        assert {len(item.rows) for item in found} == {2}
        assert {item.late for item in found} == {2}
        body = _letter(ws, "Sóc Hà")
        assert body.startswith("Thực hiện Kế hoạch số 74/KH-BCĐ ngày 11 tháng 01 năm 2022 của ")
        assert "UBND xã Sóc Hà còn 02 nội dung đã qua hạn mà chưa nộp đủ" in body
        assert "Báo cáo sơ kết của xã (mục IV.6)" in body
        assert "trước ngày 21/01/2022 (mục IV.6); trước ngày 10/02/2022 (mục III.3)" in body
        assert "Chưa nộp, quá hạn 05 ngày" in body
        assert "Chưa nộp, đã qua hạn chính, còn nhận đến hết ngày 09/02/2022" in body


def test_that_what_is_due_soon_is_told_with_the_days_left(tmp_path: Path) -> None:
    with plan_74(tmp_path, date(2022, 1, 14)) as ws:
        body = _letter(ws, "Sóc Hà")
        assert "còn 02 nội dung chưa nộp đủ, cụ thể" in body
        assert "Chưa nộp, còn 05 ngày làm việc" in body
        assert "Nộp ngay" not in body


def test_that_late_and_soon_stand_apart(tmp_path: Path) -> None:
    with plan_74(tmp_path, LATE) as ws:
        report = line(ws, "commune-report", "Sóc Hà")
        duty_entries.extend(ws, report.at, date(2022, 1, 26), "Mưa lũ")
        body = _letter(ws, "Sóc Hà")
        assert "trong đó 01 nội dung đã qua hạn" in body
        assert "hết ngày 26/01/2022 (đã gia hạn)" in body
        ruling = DutyRuling(part_id=line(ws, "settlement", "Sóc Hà").at.part_id, due_on=LATE, document="15/CV-BCĐ")
        duty_rulings.rule(ws, ruling)
        assert "hết ngày 25/01/2022 (15/CV-BCĐ)" in _letter(ws, "Sóc Hà")


def test_that_a_meeting_not_held_is_not_asked_to_be_handed_in(tmp_path: Path) -> None:
    with plan_74(tmp_path, date(2022, 3, 10)) as ws:
        body = _letter(ws, "Sóc Hà")
        (meeting,) = [text for text in body.splitlines() if "Hội nghị sơ kết và phát động" in text]
        assert "Chưa tổ chức, quá hạn" in meeting
        assert "Chưa nộp" not in meeting
        assert "Ban Chỉ đạo" not in meeting
        assert "nội dung đã qua hạn mà chưa hoàn thành" in body
        assert "Nộp ngay, đủ bản theo yêu cầu các báo cáo, hồ sơ đã qua hạn" in body
        assert "Tổ chức các hội nghị, ngày hội đã qua hạn nêu trên" in body


def test_that_a_missing_copy_is_named(tmp_path: Path) -> None:
    with plan_74(tmp_path, LATE) as ws:
        taken(ws, "ha-quang-2022")
        row = line(ws, "settlement", "Sóc Hà")
        duty_rulings.rule(ws, DutyRuling(part_id=row.at.part_id, due_on=date(2022, 1, 21), document="15/CV-BCĐ"))
        with ws.store.read() as connection:
            from_plan = duties.find(connection, ws, row.at)
        assert from_plan.standing.days == 4
        assert "Thanh quyết toán kinh phí (mục IV.6)" in _letter(ws, "Sóc Hà")


def test_that_all_letters_are_drafts_written_in_one_step(tmp_path: Path) -> None:
    with plan_74(tmp_path, LATE) as ws:
        ids = chasing.write(ws)
        assert len(ids) == len(set(ids)) == 8
        assert chasing.write(ws) == ids
        assert len(papers.papers(ws)) == 8
        contents = [papers.content(ws, paper_id) for paper_id in ids]
        assert "UBND xã Sóc Hà" in {item.addressees[0] for item in contents}
        assert {"Đồn Biên phòng cửa khẩu Sóc Giang", "Phòng Nội vụ huyện Hà Quảng"} <= {
            name for item in contents for name in item.recipients
        }
        assert all(not [fault for fault in papers.lacks(ws, item) if not fault.is_hint] for item in contents)


def test_that_what_was_typed_stays_unless_written_anew(tmp_path: Path) -> None:
    with plan_74(tmp_path, LATE) as ws:
        owner = chasing.reminders(ws)[0].owner
        (paper_id,) = chasing.write(ws, [owner])
        typed = replace(papers.content(ws, paper_id), body="Đề nghị khẩn trương.")
        papers.save(ws, typed, paper_id)
        assert chasing.write(ws, [owner]) == (paper_id,)
        assert papers.content(ws, paper_id).body == "Đề nghị khẩn trương."
        assert chasing.write(ws, [owner], anew=True) == (paper_id,)
        assert "Thực hiện Kế hoạch số 74/KH-BCĐ" in papers.content(ws, paper_id).body
        papers.issue(ws, paper_id, LATE)
        assert chasing.write(ws, [owner]) != (paper_id,)


def test_that_the_letter_has_no_fault_of_form(tmp_path: Path) -> None:
    with plan_74(tmp_path / "data", LATE) as ws:
        written = chasing.export(ws, chasing.write(ws)[:2], tmp_path, (".docx",))
    assert all(path.name.startswith("Công văn đôn đốc UBND xã ") for path in written)
    results = linting.lint_all(written)
    assert len(results) == 2
    assert not any(result.problem for result in results)
    assert [finding.sentence for result in results for finding in result.findings] == []


def test_that_nobody_is_reminded_of_nothing(tmp_path: Path) -> None:
    with plan_74(tmp_path, date(2022, 1, 11)) as ws:
        assert chasing.reminders(ws) == ()
        with pytest.raises(Refused) as refused:
            chasing.write(ws)
        assert refused.value.code == "nothing-owed"
        owner = line(ws, "commune-report", "Sóc Hà").owner
        with pytest.raises(Refused) as refused:
            chasing.write(ws, [owner])
        assert refused.value.code == "nothing-owed"
        assert chasing.write(ws, [owner], DutyFilter(due_in=8))


def test_that_agencies_of_other_plans_are_reminded_by_name(tmp_path: Path) -> None:
    with plan_74(tmp_path, date(2022, 11, 16)) as ws:
        taken(ws, "binh-phuoc-2022")
        found = chasing.reminders(ws, DutyFilter(plan="binh-phuoc-2022", is_late=True))
        assert {item.owner.agency for item in found} >= {"cac-so", "ubnd-huyen"}
        body = chasing.content(ws, found[0].owner, DutyFilter(plan="binh-phuoc-2022", is_late=True)).body
        assert "Báo cáo tổng kết hằng năm (năm 2022) (mục VI.1)" in body
