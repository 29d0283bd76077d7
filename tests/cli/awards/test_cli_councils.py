"""Sittings of the council by command: begun, members, rules, votes, closed with minutes; who was chosen is proposed."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from app import cli

TINH = "Bằng khen tỉnh"


@pytest.fixture(scope="session")
def begun(plan_2022: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sitting 1 looks at one who is proposed (1) and at two who wait for one shared place (2, 3); three members."""
    folder = tmp_path_factory.mktemp("sitting") / "data"
    shutil.copytree(plan_2022, folder)
    entered = (
        ("Nông Văn Một", "Sóc Hà", "Giấy khen huyện"),
        ("Lý Thị Hai", "Sóc Hà", TINH),
        ("Mã Văn Ba", "Cải Viên", TINH),
    )
    about = ("--born", "05/03/1980", "--achievement", "Tuần tra, báo tin kịp thời")
    for name, unit, award in entered:
        _done(folder, "nominations", "add", name, "--unit", unit, "--award", award, *about)
    _done(folder, "nominations", "propose", "1")
    _done(folder, "councils", "begin", "--name", "Họp xét đợt 1")
    _done(folder, "councils", "member", "1", "Triệu Đình Dũng", "--remove")
    for name in ("Hoàng Văn Chủ", "Bế Thị Thư", "Lục Văn Ủy"):
        _done(folder, "councils", "member", "1", name, "--role", "Ủy viên")
    return folder


def _done(folder: Path, *words: str) -> None:
    assert cli.main([*words, "--data", str(folder)]) == 0


@pytest.fixture
def sitting(begun: Path, tmp_path: Path, run: Any) -> Any:
    """Commands on a copy of the data folder with the sitting."""
    shutil.copytree(begun, tmp_path / "dữ liệu")
    return run


def test_that_a_sitting_looks_at_whoever_is_proposed_or_waits_for_a_shared_place(sitting: Any) -> None:
    shown = sitting("councils", "show", 1, "--json").json
    assert sorted(item["id"] for item in shown["ballots"]) == [1, 2, 3]
    assert (shown["present"], shown["is_quorate"], shown["is_closed"]) == (3, True, False)


def test_that_a_sitting_is_held_by_command_from_begin_to_minutes(sitting: Any, tmp_path: Path) -> None:
    told = sitting(
        "councils", "set", 1, "--on", "22/01/2022", "--from", "8:00", "--to", "10:30", "--place", "Hội trường",
        "--discussion", "Thống nhất danh sách", "--conclusion", "Thông qua",
    ).out  # fmt: skip
    assert "Giờ họp: 08:00 – 10:30" in told
    assert "Nơi họp: Hội trường" in told
    sitting("councils", "member", 1, "bế thị thư", "--wrote", "đi học", "--title", "Công chức")
    shown = sitting("councils", "show", 1).out
    assert "Thành viên: có mặt 2/3, gửi ý kiến 1; đủ để họp" in shown
    assert "  Bế Thị Thư; Công chức; Ủy viên; vắng, gửi ý kiến (đi học)" in shown
    assert "Suất chung" not in shown
    voted = sitting("councils", "vote", 1, 1, 2, "--yes", 3, "--remark", "nhất trí").out
    assert "3 đồng ý, 0 không, 0 trắng: đạt 100 %; nhất trí" in voted
    left = sitting("councils", "close", 1)
    assert left.refusals == ("unvoted",)
    assert "01 trường hợp chưa có phiếu: 3;" in left.err
    tally = sitting("councils", "vote", 1, 3, "--yes", 1, "--no", 1, "--blank", 1).out
    assert "1 đồng ý, 1 không, 1 trắng: không đạt 33,33 %" in tally
    closed = sitting("councils", "close", 1, "--json").json
    assert (closed["is_closed"], closed["may_propose"]) == (True, [2])
    assert sitting("councils", "vote", 1, 3, "--yes", 3).refusals == ("sitting-closed",)
    assert "Đã đề nghị: 2. Lý Thị Hai" in sitting("councils", "propose", 1).out
    assert sitting("councils", "propose", 1).refusals == ("nobody-chosen",)
    assert sitting("councils").out == "1. Họp xét đợt 1: 22/01/2022; đã kết thúc; xét 3 trường hợp\n"
    out = tmp_path / "bien-ban"
    written = sitting("papers", "awards", "--only", "bien-ban", "--out", out)
    assert written.code == 0, written.err
    assert list(out.rglob("*.docx"))


def test_that_a_tie_is_shown_and_places_settle_it(sitting: Any) -> None:
    tied = sitting("councils", "vote", 1, 2, 3, "--yes", 2).out
    assert tied.count("hạng 1: ") == 2
    assert "bằng nhau, Hội đồng chọn" in tied
    sitting("councils", "vote", 1, 2, "--place", 2)
    settled = sitting("councils", "vote", 1, 3, "--place", 1).out
    assert "hạng 1: 3. Mã Văn Ba (xã Cải Viên) – được chọn" in settled
    scored = sitting("councils", "vote", 1, 3, "--place", "-", "--score", "8,5", "--json").json
    (ballot,) = [item for item in scored["ballots"] if item["id"] == 3]
    assert (ballot["score"], ballot["place"]) == ("8.5", None)


def test_that_the_rules_are_those_of_the_sitting(sitting: Any) -> None:
    words = ("--quorum", "100", "--base", "toan-the", "--least", "66,67", "--no-written")
    rules = sitting("councils", "set", 1, *words, "--on", "22/01/2022", "--json").json["rules"]
    assert rules == {"quorum": "100", "base": "toan-the", "pass": "66.67", "is_strict": False, "counts_written": False}
    sitting("councils", "vote", 1, 1, "--yes", 2)
    shown = sitting("councils", "show", 1, "--json").json
    assert {item["id"]: item["is_passed"] for item in shown["ballots"]} == {1: True, 2: False, 3: False}
    sitting("councils", "member", 1, "Hoàng Văn Chủ", "--absent", "công tác")
    assert sitting("councils", "close", 1, "--yes").refusals == ("no-quorum",)
    over = sitting("councils", "set", 1, "--over", "66,67", "--json").json["rules"]
    assert (over["pass"], over["is_strict"]) == ("66.67", True)


def test_that_a_closed_sitting_is_opened_again_with_a_reason_and_an_open_one_removed(sitting: Any) -> None:
    assert sitting("councils", "propose", 1).refusals == ("sitting-open",)
    assert sitting("councils", "close", 1, "--yes").refusals == ("no-day",)
    sitting("councils", "set", 1, "--on", "22/01/2022")
    assert sitting("councils", "close", 1, "--yes").code == 0
    assert sitting("councils", "remove", 1).refusals == ("sitting-closed",)
    assert sitting("councils", "reopen", 1, "--reason", "ghi nhầm số phiếu").code == 0
    assert sitting("councils", "vote", 1, 3, "--drop", "--json").code == 0
    assert sitting("councils", "remove", 1).out == "Đã bỏ phiên họp số 1: Họp xét đợt 1\n"
    assert "Chưa có phiên họp" in sitting("councils").out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("show", 9), "no-sitting"),
        (("vote", 1, 1), "bad-arguments"),
        (("vote", 1, 99, "--yes", 1), "no-nomination"),
        (("vote", 1, 99, "--drop"), "no-ballot"),
        (("vote", 1, 1, "--yes", 4), "bad-votes"),
        (("vote", 1, 1, "--place", "đầu"), "bad-value"),
        (("vote", 1, 1, "--score", "cao"), "bad-value"),
        (("set", 1, "--from", "25:00"), "bad-time"),
        (("set", 1, "--over", "nửa"), "bad-value"),
        (("set", 1, "--over", "50", "--least", "60"), "bad-arguments"),
        (("set", 1, "--name", " "), "no-name"),
        (("member", 1, "Người Lạ", "--remove"), "no-member"),
        (("member", 1, "Lục Văn Ủy", "--rename", "Hoàng Văn Chủ"), "bad-votes"),
    ],
)
def test_that_what_cannot_be_is_refused_and_changes_nothing(sitting: Any, words: tuple[Any, ...], code: str) -> None:
    before = sitting("councils", "show", 1).out
    refused = sitting("councils", *words)
    assert (refused.code, refused.refusals) == (2, (code,))
    assert sitting("councils", "show", 1).out == before


def test_that_two_members_of_one_name_are_told_apart_by_their_office(sitting: Any) -> None:
    sitting("councils", "member", 1, "Lục Văn Ủy", "--title", "Công an xã")
    sitting("councils", "member", 1, "Bế Thị Thư", "--rename", "Lục Văn Ủy", "--title", "Xã đội")
    assert sitting("councils", "member", 1, "Lục Văn Ủy", "--absent", "ốm").refusals == ("several-members",)
    told = sitting("councils", "member", 1, "Lục Văn Ủy", "--title", "Xã đội", "--absent", "ốm", "--json").json
    assert [one["title"] for one in told["members"] if not one["is_present"]] == ["Xã đội"]
