"""Dossiers by command: each paper as it comes, the two deadlines of the plan, a receipt corrected, what comes late."""

from typing import Any

import pytest

from tests.support.award_commands import entered, proposed

LETTER, REPORT, MINUTES = "van-ban-de-nghi", "bao-cao-thanh-tich", "bien-ban"


def test_that_each_paper_is_received_with_its_copies_and_taken_back(season: Any) -> None:
    one, two = proposed(season, "Nông Văn Một", "Lý Thị Hai")
    listed = season("nominations", "papers", one).out
    assert f"  {LETTER}: Văn bản đề nghị kèm danh sách (bắt buộc): chưa nhận" in listed
    words = ("nominations", "papers", one, two, "--item", LETTER, MINUTES, "--hard", "18/01/2022", "--json")
    first, second = season(*words).json["dossiers"]
    assert [paper["hard_on"] for paper in first["papers"] if paper["item"] == LETTER] == ["2022-01-18"]
    assert (first["missing"], second["missing"]) == (["Báo cáo thành tích"],) * 2
    mended = season("nominations", "papers", one, "--item", LETTER, "--hard", "19/01/2022", "--soft", "20/01/2022").out
    assert "bản cứng 19/01/2022, bản mềm 20/01/2022" in mended
    assert "thiếu bản cứng" in season("nominations", "papers", one, "--item", REPORT, "--soft", "20/01/2022").out
    whole = season(
        "nominations", "papers", one, "--hard", "20/01/2022", "--soft", "20/01/2022", "--note", "qua thư"
    ).out
    assert "  Đủ giấy tờ bắt buộc." in whole
    assert "; qua thư" in whole
    gone = season("nominations", "papers", one, "--item", REPORT, "--take-back", "--json").json["dossiers"][0]
    assert gone["missing"] == ["Báo cáo thành tích"]
    assert season("undo").code == 0
    assert season("nominations", "papers", one, "--json").json["dossiers"][0]["missing"] == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--item", LETTER), "no-day"),
        (("--item", "giay-la", "--hard", "18/01/2022"), "unknown-paper"),
        (("--item", LETTER, "--hard", "18/01/2100"), "future-day"),
        (("--item", LETTER, "--take-back"), "no-receipt"),
        (("--take-back",), "bad-arguments"),
    ],
)
def test_that_what_cannot_be_received_is_refused(season: Any, words: tuple[str, ...], code: str) -> None:
    (one,) = proposed(season, "Nông Văn Một")
    refused = season("nominations", "papers", one, *words)
    assert (refused.code, refused.refusals) == (2, (code,))
    assert {
        paper["hard_on"] for paper in season("nominations", "papers", one, "--json").json["dossiers"][0]["papers"]
    } == {None}


def test_that_a_late_dossier_is_told_when_it_comes_and_when_it_is_shown(season: Any) -> None:
    one, two = proposed(season, "Nông Văn Một", "Lý Thị Hai")
    due = "hạn chính đến hết ngày 20/01/2022, hạn cuối đến hết ngày 09/02/2022"
    said = season("nominations", "receive", one, "--on", "10/02/2022")
    late = f"Hạn nộp: {due}. Nộp quá hạn cuối 09/02/2022; còn thiếu 03 giấy tờ."
    assert f"Nhận hồ sơ số {one} ngày 10/02/2022. {late}" in said.out.splitlines()
    assert late in season("nominations", "show", one).out.splitlines()
    between = season("nominations", "receive", two, "--on", "21/01/2022", "--json").json["remarks"]
    standing = f"Hạn nộp: {due}. Nộp sau hạn chính, còn trong hạn III.3; còn thiếu 03 giấy tờ."
    assert between == [f"Nhận hồ sơ số {two} ngày 21/01/2022. {standing}"]
    shown = season("nominations", "show", one, "--json").json["dossier"]
    assert (shown["is_late"], shown["is_between"]) == (True, False)


def test_that_a_day_written_down_wrongly_is_corrected_and_the_refusal_says_how(season: Any) -> None:
    (one,) = proposed(season, "Nông Văn Một")
    season("nominations", "receive", one, "--on", "31/12/2021")
    again = season("nominations", "receive", one, "--on", "18/01/2022")
    assert again.refusals == ("wrong-state",)
    assert f"nominations set {one} --received NGÀY" in again.err
    assert season("nominations", "set", one, "--received", "18/01/2022").code == 0
    assert "Nhận hồ sơ ngày: 18/01/2022" in season("nominations", "show", one).out
    first = season("nominations", "receive", entered(season, "Mã Văn Ba", unit="Cải Viên"))
    assert "--received" not in first.err


def test_that_what_lacks_is_told_with_every_step_on(season: Any) -> None:
    (one,) = proposed(season, "Nông Văn Một")
    season("nominations", "receive", one, "--on", "18/01/2022")
    season("nominations", "papers", one, "--item", LETTER, MINUTES, "--hard", "18/01/2022")
    assert (
        f"Hồ sơ số {one} còn thiếu: Báo cáo thành tích" in season("nominations", "appraise", one, "--text", "Đạt").out
    )
    season("nominations", "papers", one, "--item", REPORT, "--hard", "19/01/2022")
    assert "còn thiếu" not in season("nominations", "forward", one).out


def test_that_the_committee_settles_the_contradicted_deadline_and_takes_it_back(season: Any) -> None:
    told = season("nominations", "deadline").out
    assert "Kế hoạch, IV.6: đúng hạn đến hết ngày 20/01/2022" in told
    assert "Kế hoạch, III.3: đúng hạn đến hết ngày 09/02/2022" in told
    assert "Kế hoạch nêu hai hạn cho một việc" in told
    (one,) = proposed(season, "Nông Văn Một")
    season("nominations", "receive", one, "--on", "25/01/2022")
    ruled = season(
        "nominations", "deadline", "--due", "09/02/2022", "--document", "12/TB-BCĐ", "--on", "20/01/2022",
        "--by", "Trưởng ban",
    )  # fmt: skip
    assert "Ban chỉ đạo đã chốt: đến hết ngày 09/02/2022 (12/TB-BCĐ, 20/01/2022, Trưởng ban)" in ruled.out
    assert "Nộp đúng hạn (đến hết ngày 09/02/2022)" in season("nominations", "show", one).out
    back = season("nominations", "deadline", "--take-back", "--json").json
    assert (back["working"], back["last"], back["ruling"]) == ("2022-01-20", "2022-02-09", None)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--due", "09/02/2022"), "no-document"),
        (("--document", "12/TB-BCĐ"), "no-day"),
        (("--due", "09/02/2022", "--document", "12/TB-BCĐ", "--on", "01/01/2100"), "future-day"),
        (("--take-back",), "no-ruling"),
    ],
)
def test_that_a_ruling_without_its_ground_is_refused(season: Any, words: tuple[str, ...], code: str) -> None:
    assert season("nominations", "deadline", *words).refusals == (code,)
    assert season("nominations", "deadline", "--json").json["ruling"] is None


def test_that_sex_and_ethnicity_which_certificates_print_are_entered_and_shown(season: Any) -> None:
    one = entered(season, "Mã Thị Thơm", "--sex", "Nữ", "--ethnicity", "Tày")
    told = season("nominations", "show", one).out.splitlines()
    assert {"Sinh: 05/03/1980", "Giới tính: nữ", "Dân tộc: Tày"} <= set(told)
    assert season("nominations", "set", one, "--sex", "nam").code == 0
    again = season("nominations", "show", one).out.splitlines()
    assert {"Giới tính: nam", "Dân tộc: Tày"} <= set(again)
    assert season("nominations", "set", one, "--sex", "khác").code == 2
