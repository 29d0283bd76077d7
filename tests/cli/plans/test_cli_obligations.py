"""``obligations`` by command: the board, receipts, more time, rulings, reminders, the calendar, days off."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from app import cli
from app.services import workspace
from app.services.plans import register
from tests.support.ics_reader import read

PLANS = ("ha-quang-2022", "binh-phuoc-2022")


@pytest.fixture(scope="session")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of plan 74/KH-BCĐ with that plan and one whose reports come back every year."""
    folder = tmp_path_factory.mktemp("duties") / "data"
    assert cli.main(["init", "--plan", "ha-quang-2022", "--data", str(folder)]) == 0
    ws = workspace.open_(folder, actor="người thử")
    try:
        here = {plan.key for plan in register.plans(ws)}
        for key in PLANS:
            if key not in here:
                register.adopt(ws, key)
    finally:
        ws.close()
    return folder


@pytest.fixture
def owed(planned: Path, tmp_path: Path, run: Any) -> Any:
    """``obligations`` on a copy of it."""
    shutil.copytree(planned, tmp_path / "dữ liệu")
    return lambda *words: run("obligations", *words)


def test_that_the_board_lists_who_owes_what(owed: Any) -> None:
    said = owed("list", "--plan", "ha-quang-2022", "--agency", "sóc hà")
    assert said.code == 0
    assert "20/01/2022  xã Sóc Hà: Báo cáo sơ kết của xã gửi Đồn Biên phòng cửa khẩu Sóc Giang." in said.out
    assert "[ha-quang-2022 commune-report, mục IV.6]" in said.out
    rows = owed("list", "--plan", "ha-quang-2022", "--json").json["obligations"]
    assert sum(row["duty"] == "commune-report" for row in rows) == 8
    dossier = next(row for row in rows if row["duty"] == "award-dossier")
    assert (dossier["working"], dossier["last"], dossier["is_contradicted"]) == ("2022-01-20", "2022-02-09", True)
    assert [item["clause"] for item in dossier["dates"]] == ["IV.6", "III(2).3"]


def test_that_the_list_ends_with_who_was_in_time(owed: Any) -> None:
    line = ("binh-phuoc-2022", "bao-cao-nam", "ubnd-huyen", "--period", "2022")
    owed("receive", *line, "--soft", "14/11/2022")
    wanted = ("list", "--plan", "binh-phuoc-2022", "--year", "2022", "--agency", "ubnd-huyen")
    assert owed(*wanted, "--json").json["on_time"] == {"expected": 2, "came": 1, "in_time": 1, "between": 0}
    assert "Đã đến hạn: 1/2 đúng hạn (50 %), 1/2 đã nộp." in owed(*wanted).out


def test_that_filters_narrow_the_list(owed: Any) -> None:
    late = owed("list", "--late", "--json").json
    assert late["obligations"]
    assert {row["state"] for row in late["obligations"]} == {"overdue"}
    assert owed("list", "--due-in", "5", "--json").json["obligations"] == []
    year = owed("list", "--year", "2024", "--plan", "binh-phuoc-2022", "--json").json["obligations"]
    assert {row["working"] for row in year if row["working"]} == {"2024-11-14", "2024-11-19"}
    undated = owed("list", "--open", "--plan", "ha-quang-2022", "--agency", "sóc hà", "--json").json["obligations"]
    assert undated[-1]["tone"] == "ask"
    assert owed("list", "--due-in", "-1").refusals == ("bad-days",)


def test_that_both_dates_are_shown_and_one_is_decided(owed: Any) -> None:
    said = owed("conflicts")
    assert "ha-quang-2022 award-dossier: Hồ sơ khen thưởng" in said.out
    assert "mục III.3: trước ngày 10/02/2022: đến hết ngày 09/02/2022" in said.out
    assert "Làm theo hạn chính 20/01/2022, còn nhận đến hạn cuối 09/02/2022" in said.out
    words = ("--due", "27/01/2022", "--document", "15/TB-BCĐ", "--on", "24/01/2022", "--by", "Trưởng ban")
    ruled = owed("rule", "ha-quang-2022", "award-dossier", *words)
    told = "đến hết ngày 27/01/2022 (15/TB-BCĐ, 24/01/2022, Trưởng ban)"
    assert f"Đã chốt: {told}" in ruled.out
    assert "Thay hạn" not in ruled.out
    again = owed("rule", "ha-quang-2022", "award-dossier", "--due", "25/01/2022", "--document", "16/TB-BCĐ")
    assert f"Thay hạn đã chốt trước đó: {told}." in again.out
    assert owed("conflicts", "--json").json["conflicts"][0]["is_contradicted"] is False
    back = owed("rule", "ha-quang-2022", "award-dossier", "--take-back")
    assert back.code == 0
    assert owed("rule", "ha-quang-2022", "award-dossier", "--take-back").refusals == ("no-ruling",)


def test_that_coming_years_are_shown(owed: Any) -> None:
    said = owed("show", "binh-phuoc-2022", "bao-cao-nam")
    assert [f"năm {year}:" in said.out for year in (2022, 2023, 2024, 2025)] == [True] * 4
    assert "trước ngày 15/11/2023: đến hết ngày 14/11/2023" in said.out


def test_that_copies_come_and_are_corrected(owed: Any) -> None:
    line = ("binh-phuoc-2022", "bao-cao-nam", "ubnd-huyen", "--period", "2022")
    done = owed("receive", *line, "--soft", "14/11/2022", "--document", "9/BC-UBND", "--json").json
    assert (done["state"], done["came_on"], done["document"]) == ("done", "2022-11-14", "9/BC-UBND")
    assert "(bản mềm 14/11/2022, văn bản 9/BC-UBND)" in owed("list", "--plan", line[0]).out
    late = owed("receive", *line, "--correct", "--hard", "17/11/2022", "--json").json
    assert (late["state"], late["days_late"], late["soft_on"]) == ("done_late", 3, None)
    assert owed("receive", *line, "--correct", "--json").json["state"] == "overdue"
    early = ("--period", "2023", "--soft", "14/11/2022")
    asked = owed("receive", *line[:3], *early, "--json")
    assert "trước khi kỳ này bắt đầu (01/01/2023)" in asked.err
    assert owed("receive", *line[:3], *early, "--early", "--json").json["soft_on"] == "2022-11-14"


def test_that_more_time_and_a_waiver_need_their_reason(owed: Any) -> None:
    line = ("binh-phuoc-2022", "ke-hoach", "ubnd-huyen")
    assert owed("extend", *line, "--due", "20/08/2022").refusals == ("no-reason",)
    assert owed("extend", *line, "--reason", "Mưa lũ").refusals == ("no-day",)
    longer = owed("extend", *line, "--due", "20/08/2022", "--reason", "Mưa lũ", "--json").json
    assert (longer["extended_to"], longer["extension_reason"]) == ("2022-08-20", "Mưa lũ")
    assert owed("extend", *line, "--take-back", "--json").json["extended_to"] is None
    assert owed("waive", *line).refusals == ("no-reason",)
    assert owed("waive", *line, "--reason", "Sáp nhập", "--json").json["state"] == "waived"
    assert owed("waive", *line, "--take-back", "--json").json["state"] == "overdue"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("receive", "khac", "ke-hoach", "ubnd-huyen", "--hard", "1/8/2022"), "no-plan"),
        (("list", "--plan", "khac"), "no-plan"),
        (("chase", "--plan", "khac"), "no-plan"),
        (("receive", "binh-phuoc-2022", "khac", "ubnd-huyen", "--hard", "1/8/2022"), "no-duty"),
        (("receive", "binh-phuoc-2022", "ke-hoach", "khác", "--hard", "1/8/2022"), "no-owner"),
        (("receive", "binh-phuoc-2022", "bao-cao-nam", "ubnd-huyen", "--hard", "1/8/2022"), "which-period"),
        (("receive", "binh-phuoc-2022", "bao-cao-nam", "ubnd-huyen", "--period", "2030"), "which-period"),
        (("receive", "ha-quang-2022", "settlement", "xã", "--hard", "1/8/2022"), "which-owner"),
        (("receive", "binh-phuoc-2022", "ke-hoach", "ubnd-huyen"), "no-day"),
        (("receive", "binh-phuoc-2022", "ke-hoach", "ubnd-huyen", "--hard", "1/8/2099"), "future-day"),
        (("receive", "binh-phuoc-2022", "ke-hoach", "ubnd-huyen", "--hard", "1/7/2022"), "before-plan"),
        (("receive", "ha-quang-2022", "commune-report", "xã Sóc Hà", "--hard", "20/1/2022"), "kept-elsewhere"),
        (("rule", "binh-phuoc-2022", "ke-hoach", "--due", "1/7/2022", "--document", "x"), "before-plan"),
        (("rule", "binh-phuoc-2022", "ke-hoach", "--due", "20/8/2022"), "no-document"),
        (("ics", "--from", "2/1/2022", "--to", "1/1/2022", "--out", "/tmp"), "bad-span"),
        (("chase", "--out", "/tmp"), "no-draft"),
        (("days-off", "--add", "14/1/2022"), "no-name"),
        (("days-off", "--remove", "14/1/2022"), "no-day-off"),
        (("days-off", "--add", "14/1/2022", "--remove", "14/1/2022"), "bad-arguments"),
    ],
)
def test_that_bad_input_is_one_sentence(owed: Any, words: tuple[str, ...], code: str) -> None:
    said = owed(*words)
    assert (said.code, said.refusals) == (2, (code,))
    assert len(said.err.splitlines()) == 1


def test_that_everybody_late_gets_a_letter(owed: Any, tmp_path: Path) -> None:
    looked = owed("chase", "--plan", "ha-quang-2022")
    assert "UBND xã Sóc Hà: 02 việc, 02 đã qua hạn" in looked.out or "UBND xã Sóc Hà: 03 việc" in looked.out
    said = owed("chase", "--plan", "ha-quang-2022", "--draft", "--out", str(tmp_path / "ra"), "--json")
    assert len(said.json["papers"]) == len(said.json["reminders"]) == 8
    assert len(list((tmp_path / "ra").glob("*.docx"))) == 8
    assert owed("chase", "--plan", "ha-quang-2022", "--draft", "--json").json["papers"] == said.json["papers"]


def test_that_the_calendar_is_a_file(owed: Any, tmp_path: Path) -> None:
    said = owed("ics", "--from", "1/1/2022", "--to", "31/12/2022", "--out", str(tmp_path / "ra"), "--json").json
    calendar = read(Path(said["file"]).read_bytes())
    assert len(calendar.parts) == said["entries"] > 10


def test_that_days_off_are_listed_entered_and_taken_out(owed: Any) -> None:
    assert len(owed("days-off", "--year", "2022", "--json").json["days"]) == 11
    added = owed("days-off", "--year", "2022", "--add", "14/1/2022", "--name", "Nghỉ phòng dịch", "--json").json
    assert [item["on"] for item in added["days"] if item["is_own"]] == ["2022-01-14"]
    assert "14/01/2022 nghỉ: Nghỉ phòng dịch" in owed("days-off", "--year", "2022").out
    assert len(owed("days-off", "--remove", "14/1/2022", "--year", "2022", "--json").json["days"]) == 11
    tet = ("--add", "1/2/2030", "--until", "7/2/2030", "--name", "Tết Canh Tuất")
    assert len(owed("days-off", *tet, "--year", "2030", "--json").json["days"]) == 5
    assert "Chưa có ngày nghỉ nào" in owed("days-off", "--year", "2044").out
