"""Nominees of the sample reports as nominations: all of them once, by unit and award, and again nothing twice."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.db import nominations as db
from app.domain.awards.intake import LEAVE_OUT, LineState, SaidPaper
from app.domain.awards.nominations import DossierReceipt
from app.services import submissions
from app.services.awards import dossiers, intake
from app.services.awards import intake_storing as storing
from app.services.workspace import Workspace
from tests.support.award_lists import a_campaign, stored
from tests.support.sent_workbooks import LUNG_NAM, SOC_HA, YEAR_2021, changed_copy, received
from tests.support.stored_reports import accept_all

EXPECTED = json.loads(Path("tests/samples/expected/ha-quang-2021.json").read_text(encoding="utf-8"))["nominees"]
AWARDS = {
    "Giấy khen huyện": "giay-khen-huyen", "Bằng khen tỉnh": "bang-khen-tinh", "Giấy khen xã": "giay-khen-xa",
    "Giấy khen BCH BĐBP": "giay-khen-bch-bdbp", "Giấy khen đồn": "giay-khen-don",
}  # fmt: skip


def bring_in(ws: Workspace, *paths: Path) -> None:
    accept_all(ws, ids := received(ws, *paths), ids)


def test_that_every_nominee_of_the_samples_comes_once(full: Workspace) -> None:
    campaign = a_campaign(full)
    preview = intake.from_reports(full, campaign)
    assert preview.intake.questions == ()
    intake.store(full, preview)
    units = {row.unit_id: row.unit_name for row in submissions.board(full, 2021)}
    found = {
        (units[item.unit_id], person.name, item.award, person.born_on.isoformat() if person.born_on else None)
        for item, person in stored(full, campaign)
    }
    wanted = {(row["proposed_by"], row["name"], AWARDS[row["form"]], row["birth"]) for row in EXPECTED}
    both = {unit for unit, *_rest in wanted} & {unit for unit, *_rest in found}
    assert both == {"Sóc Hà", "Lũng Nặm", "Tổng Cọt", "Cần Yên", "Đồn Biên phòng cửa khẩu Sóc Giang"}
    assert {row for row in found if row[0] in both} == {row for row in wanted if row[0] in both}


def test_that_reading_the_reports_again_adds_nothing(ws: Workspace) -> None:
    bring_in(ws, YEAR_2021 / SOC_HA, YEAR_2021 / LUNG_NAM)
    campaign = a_campaign(ws)
    first = intake.store(ws, intake.from_reports(ws, campaign))
    assert len(first.entered) == 12
    assert all(item.submission_id and item.row_no for item in first.entered)
    again = intake.from_reports(ws, campaign)
    assert {line.state for line in again.intake.lines} == {LineState.KNOWN}
    done = intake.store(ws, again)
    assert (done.entered, done.changed, done.removed) == ((), (), ())
    assert len(stored(ws, campaign)) == 12


def test_that_names_of_a_report_nobody_accepted_are_told(ws: Workspace) -> None:
    campaign = a_campaign(ws)
    assert "chưa có báo cáo nào" in intake.from_reports(ws, campaign).intake.notes[0]
    bring_in(ws, YEAR_2021 / SOC_HA)
    assert intake.from_reports(ws, campaign).intake.notes == ()
    received(ws, YEAR_2021 / LUNG_NAM)
    found = intake.from_reports(ws, campaign).intake
    (note,) = found.notes
    assert "Lũng Nặm: báo cáo chưa duyệt" in note
    told = {"báo cáo chưa duyệt" in line.told for line in found.lines if "Lũng Nặm" in line.place}
    others = {"báo cáo chưa duyệt" in line.told for line in found.lines if "Sóc Hà" in line.place}
    assert (told, others) == ({True}, {False})


def test_that_storing_reports_is_taken_back_whole(ws: Workspace) -> None:
    bring_in(ws, YEAR_2021 / SOC_HA)
    campaign = a_campaign(ws)
    intake.store(ws, intake.from_reports(ws, campaign))
    assert ws.store.undo(ws.actor) == "Nhập danh sách khen thưởng"
    assert stored(ws, campaign) == []


@pytest.fixture
def newer(ws: Workspace, tmp_path: Path) -> tuple[Workspace, int]:
    """Sóc Hà's nominees stored, then a newer version: one achievement other, one person replaced by another."""
    bring_in(ws, YEAR_2021 / SOC_HA)
    campaign = a_campaign(ws)
    intake.store(ws, intake.from_reports(ws, campaign))
    changes: dict[str, str | float] = {"J7": "Bắt 02 vụ vượt biên", "C10": "Dương Văn Phú"}
    bring_in(ws, changed_copy(YEAR_2021 / SOC_HA, tmp_path / SOC_HA, "10_KhenThuong", changes))
    return ws, campaign


def test_that_a_newer_version_replaces_candidates_nobody_acted_on(newer: tuple[Workspace, int]) -> None:
    ws, campaign = newer
    preview = intake.from_reports(ws, campaign)
    assert [item.name for item in preview.intake.gone] == ["Dương Văn Phúc"]
    done = intake.store(ws, preview)
    assert (len(done.entered), len(done.changed), len(done.removed)) == (1, 5, 1)
    rows = {person.name: item for item, person in stored(ws, campaign)}
    assert "Dương Văn Phúc" not in rows
    assert rows["Hoàng Văn Sơn"].achievement == "Bắt 02 vụ vượt biên"
    assert len({item.submission_id for item in rows.values()}) == 1
    with ws.store.read() as connection:
        assert "Dương Văn Phúc" not in {person.name for person in db.nominees(connection)}


def test_that_what_was_acted_on_stays_and_is_told(newer: tuple[Workspace, int]) -> None:
    ws, campaign = newer
    rows = {person.name: item for item, person in stored(ws, campaign)}
    with ws.store.write("nhận", ws.actor) as connection:
        for name in ("Dương Văn Phúc", "Hoàng Văn Sơn"):
            db.save_receipt(connection, DossierReceipt(rows[name].id, "bao-cao-thanh-tich"))
    preview = intake.from_reports(ws, campaign)
    assert [(item.name, item.stays) for item in preview.intake.gone] == [("Dương Văn Phúc", True)]
    done = intake.store(ws, preview)
    assert (len(done.entered), len(done.changed), done.removed) == (1, 4, ())
    after = {person.name: item for item, person in stored(ws, campaign)}
    assert after["Hoàng Văn Sơn"].achievement == rows["Hoàng Văn Sơn"].achievement
    assert after["Dương Văn Phúc"] == rows["Dương Văn Phúc"]


def test_that_a_received_report_counts_before_it_is_accepted(ws: Workspace) -> None:
    received(ws, YEAR_2021 / SOC_HA)
    assert len(intake.from_reports(ws, a_campaign(ws)).intake.of(LineState.NEW)) == 6


def test_that_a_post_and_a_commune_that_name_one_person_name_two(full: Workspace) -> None:
    campaign = a_campaign(full)
    intake.store(full, intake.from_reports(full, campaign))
    same = [(item, person) for item, person in stored(full, campaign) if person.name == "Nông Văn Thắng"]
    assert len({person.id for _item, person in same}) == len({item.unit_id for item, _person in same}) == 2
    assert len({person.unit_id for _item, person in same}) == 1


def test_that_nothing_of_a_unit_is_taken_out_while_one_of_its_lines_is_open_or_left_out(
    ws: Workspace, tmp_path: Path
) -> None:
    bring_in(ws, YEAR_2021 / SOC_HA)
    campaign = a_campaign(ws)
    intake.store(ws, intake.from_reports(ws, campaign))
    changes: dict[str, str | float] = {"C10": "Dương Văn Phúc và Lý Thị Hoa"}
    bring_in(ws, changed_copy(YEAR_2021 / SOC_HA, tmp_path / SOC_HA, "10_KhenThuong", changes))
    preview = intake.from_reports(ws, campaign)
    (question,) = preview.intake.questions
    assert preview.intake.gone == ()
    assert intake.answer(ws, preview, {question.key: LEAVE_OUT}).intake.gone == ()
    settled = intake.answer(ws, preview, {question.key: "Dương Văn Phúc"})
    assert (settled.intake.gone, {line.state for line in settled.intake.lines}) == ((), {LineState.CHANGED})


def test_that_ticked_papers_stand_in_the_dossier_as_the_units_word_alone(ws: Workspace) -> None:
    bring_in(ws, YEAR_2021 / SOC_HA)
    campaign = a_campaign(ws)
    preview = intake.from_reports(ws, campaign)
    ticked = [line for line in preview.intake.lines if line.papers]
    assert ticked
    assert all("chỉ coi là đã nhận khi ghi ngày" in line.told[-1] for line in ticked)
    intake.store(ws, preview)
    rows = dossiers.dossiers(ws, campaign)
    said = {row.id: {line.key for line in row.dossier.lines if line.receipt} for row in rows}
    assert sum(map(bool, said.values())) == len(ticked)
    assert all(line.soft_on is None and line.hard_on is None for row in rows for line in row.dossier.lines)
    assert {row.dossier.percent for row in rows if said[row.id]} == {0}
    assert {line.receipt.note for row in rows for line in row.dossier.lines if line.receipt} == {
        "đơn vị ghi đã có trong báo cáo"
    }
    again = intake.from_reports(ws, campaign)
    assert {line.state for line in again.intake.lines} == {LineState.KNOWN}


def test_that_a_tick_that_is_gone_takes_the_units_word_along(newer: tuple[Workspace, int]) -> None:
    ws, campaign = newer
    rows = {person.name: item for item, person in stored(ws, campaign)}
    item = rows["Hoàng Văn Sơn"]
    preview = intake.from_reports(ws, campaign)
    line = next(line for line in preview.intake.lines if line.nomination_id == item.id)
    assert line.state is LineState.CHANGED
    with ws.store.read() as connection:
        before = {receipt.item for receipt in db.receipts(connection, item.id)}
    with ws.store.write("bỏ dấu", ws.actor) as connection:
        storing.change(connection, ws, replace(line, papers=frozenset()))
        assert db.receipts(connection, item.id) == ()
        storing.change(connection, ws, replace(line, papers=frozenset(SaidPaper)))
        after = {receipt.item for receipt in db.receipts(connection, item.id)}
    assert before <= after
    assert {"bien-ban", "bao-cao-thanh-tich"} <= after
