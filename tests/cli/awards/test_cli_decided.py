"""Decisions by command: who is not as far, what is doubtful, what is undone only by who says so; names proved."""

from typing import Any

import pytest

from tests.support.award_commands import HUYEN, entered, proposed


@pytest.fixture
def drafted(season: Any) -> Any:
    """Commands where decision 1 is drafted for one who is appraised, received on 10/03/2022."""
    (one,) = proposed(season, "Nông Văn Một")
    season("nominations", "receive", one, "--on", "10/03/2022")
    season("nominations", "appraise", one, "--text", "Đủ tiêu chuẩn")
    assert season("awards", "draft", HUYEN, one).code == 0
    return season


def test_that_a_draft_says_who_is_not_appraised_and_what_lacks(season: Any) -> None:
    one, two = proposed(season, "Nông Văn Một", "Lý Thị Hai")
    season("nominations", "receive", one, "--on", "18/01/2022")
    season("nominations", "papers", one, "--hard", "18/01/2022", "--soft", "18/01/2022")
    season("nominations", "appraise", one, "--text", "Đủ tiêu chuẩn")
    told = season("awards", "draft", HUYEN, one, two).out.splitlines()
    assert told[1] == f"Chưa thẩm định xong nên chưa ghi quyết định được: {two}. Lý Thị Hai (đã đề nghị)"
    assert told[2].startswith(f"Hồ sơ còn thiếu của {two}. Lý Thị Hai: Văn bản đề nghị kèm danh sách; ")
    assert len(told) == 3
    again = season("awards", "assign", 1, one, "--json").json
    assert (again["waiting"], again["missing_papers"]) == ([], {str(one): []})


def test_that_a_decision_dated_before_its_dossier_asks_first(drafted: Any) -> None:
    words = ("awards", "decide", 1, "--number", "15/QĐ-UBND", "--on", "20/02/2022")
    asked = drafted(*words)
    assert asked.refusals == ("doubtful-day",)
    assert "20/02/2022 trước ngày nhận 01 hồ sơ (Nông Văn Một)" in asked.err
    assert "--yes" in asked.err
    assert drafted("awards", "decisions", "--json").json["decisions"][0]["state"] == "dự thảo"
    assert drafted(*words, "--yes").code == 0


def test_that_an_issued_decision_is_undone_only_by_who_says_yes(drafted: Any) -> None:
    assert drafted("awards", "decide", 1, "--number", "15/QĐ-UBND", "--on", "20/03/2022").code == 0
    refused = drafted("undo")
    assert refused.refusals == ("undo-gone-out",)
    assert "Chắc chắn thì thêm --yes." in refused.err
    assert drafted("awards", "decisions", "--json").json["decisions"][0]["state"] == "đã quyết định"
    assert drafted("undo", "--yes").code == 0
    assert drafted("awards", "decisions", "--json").json["decisions"][0]["state"] == "dự thảo"


def test_that_a_cancelled_decision_says_whose_reason_it_is(drafted: Any) -> None:
    drafted("awards", "decide", 1, "--number", "15/QĐ-UBND", "--on", "20/03/2022")
    drafted("awards", "cancel", 1, "--reason", "ghi nhầm ngày ký")
    shown = drafted("nominations", "show", 1).out
    assert "Lý do: Quyết định 15/QĐ-UBND ngày 20/03/2022 đã hủy: ghi nhầm ngày ký" in shown.splitlines()


def test_that_names_are_proved_by_number_and_the_proof_taken_back(season: Any) -> None:
    one, two = proposed(season, "Nông Văn Một", "Lý Thị Hai")
    certificates = ("papers", "certificates")
    assert season(*certificates).out.count("tên chưa được ký duyệt") == 2
    assert season(*certificates, "--prove").refusals == ("nobody-named",)
    assert season(*certificates, "--prove", "--only", one, 99).refusals == ("no-nomination",)
    assert season(*certificates).out.count("tên chưa được ký duyệt") == 2
    proved = season(*certificates, "--prove", "--only", one)
    assert proved.out.splitlines()[0] == "Đã ghi ký duyệt 01 tên"
    assert proved.out.splitlines()[1].startswith(f"{one}. Nông Văn Một (xã Sóc Hà) – ")
    (waiting,) = [line for line in season(*certificates).out.splitlines() if "tên chưa được ký duyệt" in line]
    assert waiting.startswith(f"{two}. ")
    back = season(*certificates, "--unprove", "--only", one, "--json").json
    assert (back["changed"], back["is_proved"]) == (1, False)
    assert season(*certificates).out.count("tên chưa được ký duyệt") == 2


def test_that_units_stand_in_the_order_of_the_alphabet(season: Any) -> None:
    units = ("Trường Hà", "Cần Yên", "Cải Viên", "Sóc Hà")
    for number, unit in enumerate(units):
        key = entered(season, f"Nông Văn {['Một', 'Hai', 'Ba', 'Tư'][number]}", unit=unit, award="Giấy khen xã")
        assert season("nominations", "propose", key).code == 0
    wanted = ["xã Cải Viên", "xã Cần Yên", "xã Sóc Hà", "xã Trường Hà"]
    money = season("awards", "money", "--on", "03/03/2022", "--json").json
    assert [line["unit"] for line in money["lines"]] == wanted
    assert [item["label"] for item in money["sums"]["unit"]] == wanted
    assert [cell["unit"] for cell in season("quotas", "--json").json["unlimited"]] == wanted
    purse = [item["unit"] for item in season("awards", "money", "--quotas", "--json").json["quotas"]]
    alone = [unit for unit in dict.fromkeys(purse) if unit]
    assert alone[:3] == ["xã Cải Viên", "xã Cần Nông", "xã Cần Yên"]
    assert purse[-4:] == [""] * 4
