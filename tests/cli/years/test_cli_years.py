"""Commands of years, units and the committee: what they say, what they refuse."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from app import cli


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("founded") / "data"
    assert cli.main(["init", "--plan", "ha-quang-2022", "--data", str(folder)]) == 0
    return folder


@pytest.fixture
def office(founded: Path, tmp_path: Path, run: Any) -> Any:
    shutil.copytree(founded, tmp_path / "dữ liệu")
    return run


def refused(said: Any) -> str:
    assert said.code == 2
    (code,) = said.refusals
    return str(code)


def test_that_a_year_is_looked_at_closed_reopened_and_undone(filled: Any) -> None:
    assert filled("years", "--json").json["years"][0] == {
        "year": 2021, "is_closed": False, "is_due": True, "closed_on": None, "closed_by": "", "reopened_on": None,
        "reopen_reason": "",
    }  # fmt: skip
    seen = filled("years", "preview", "--json").json
    assert (seen["year"], seen["season"], seen["moves_on"]) == (2021, 2022, True)
    kinds = {item["kind"] for item in seen["open"]}
    assert {"missing_report", "waiting_report", "no_review"} <= kinds
    assert "Chuyển sang năm 2022:" in filled("years", "preview").out
    assert refused(filled("years", "close")) == "year-open"
    done = filled("years", "close", "--yes", "--json").json
    assert (done["year"], done["is_closed"]) == (2021, True)
    # One for each of the four communes of after 1/7/2025 and each kind, and the pools.
    assert {"kind": "quota", "count": 12} in done["carried"]
    assert refused(filled("years", "close", "2021", "--yes")) == "already-closed"
    assert refused(filled("accept", "Lũng Nặm", "--year", "2021")) in {"year-closed", "nothing-to-accept"}
    assert filled("years", "reopen", "2021", "--reason", "nộp bổ sung").code == 0
    assert "2021: mở lại ngày" in filled("years").out
    assert filled("undo").code == 0
    assert filled("undo").code == 0
    assert not any(item["is_closed"] for item in filled("years", "--json").json["years"])


def test_that_years_that_may_not_be_closed_are_refused(filled: Any) -> None:
    assert refused(filled("years", "close", "2022", "--yes")) == "year-ahead"
    assert refused(filled("years", "close", "2005", "--yes")) == "empty-year"
    assert refused(filled("years", "close", "12", "--yes")) == "bad-year"
    assert refused(filled("years", "reopen", "2021", "--reason", "thử")) == "not-closed"
    assert refused(filled("years", "plan", " ")) == "no-number"


def test_that_the_plan_of_the_new_year_gives_its_quotas_their_basis(filled: Any) -> None:
    filled("years", "close", "--yes")
    assert "Đã ghi kế hoạch 15/KH-BCĐ; 12 chỉ tiêu" in filled("years", "plan", "15/KH-BCĐ", "--on", "04/01/2023").out


def test_that_a_code_is_told_with_its_days(office: Any) -> None:
    shown = office("units", "show", "01392", "--json").json["units"]
    assert [(item["name"], item["from"], item["to"]) for item in shown] == [
        ("thị trấn Xuân Hòa", None, "2025-06-30"),
        ("xã Trường Hà", "2025-07-01", None),
    ]
    assert shown[0]["became"][0]["name"] == "xã Trường Hà"
    (then,) = office("units", "show", "01392", "--on", "30/06/2025", "--json").json["units"]
    assert then["name"] == "thị trấn Xuân Hòa"
    said = office("figures", "--unit", "01392", "--year", "2021")
    assert refused(said) == "unknown-unit"
    assert "Mã 01392: thị trấn Xuân Hòa đến 30/06/2025; xã Trường Hà từ 01/07/2025." in said.err


def test_that_units_merge_split_and_get_other_names_by_command(office: Any) -> None:
    day = ("--on", "01/01/2026", "--document", "12/NQ-HĐND")
    (made,) = office(
        "units", "merge", "Cần Yên", "Lũng Nặm", "--into", "Nà Giàng", "--code", "99001", *day, "--json"
    ).json["units"]
    assert (made["name"], made["code"], made["from"]) == ("xã Nà Giàng", "99001", "2026-01-01")
    (renamed,) = office("units", "rename", "01414", "--name", "Tổng Cọt Mới", *day, "--json").json["units"]
    assert (renamed["name"], renamed["code"]) == ("xã Tổng Cọt Mới", "01414")
    (coded,) = office("units", "recode", "Hà Quảng", "--code", "99002", *day, "--json").json["units"]
    assert coded["code"] == "99002"
    parts = office("units", "split", "Trường Hà", "--part", "Sóc Hà=60", "--part", "Nà Sác=?", *day, "--json").json
    assert [item["name"] for item in parts["units"]] == ["xã Sóc Hà", "xã Nà Sác"]
    (old,) = office("units", "show", "Trường Hà", "--on", "31/12/2025", "--json").json["units"]
    assert [(item["name"], item["share"]) for item in old["became"]] == [("xã Sóc Hà", "0.6"), ("xã Nà Sác", None)]
    assert "60" in office("units", "show", "Trường Hà", "--on", "31/12/2025").out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("merge", "Cần Yên", "--into", "Mới"), "nothing-to-merge"),
        (("merge", "Cần Yên", "Không Có", "--into", "Mới"), "unknown-unit"),
        (("merge", "Cần Yên", "Lũng Nặm", "--into", "Mới", "--code", "01414"), "duplicate-code"),
        (("split", "Trường Hà", "--part", "A=70", "--part", "B=40"), "shares-too-large"),
        (("split", "Trường Hà", "--part", "A"), "bad-parts"),
        (("split", "Trường Hà", "--part", "A=0"), "bad-share"),
        (("rename", "00000", "--name", "X"), "unknown-unit"),
    ],
)
def test_that_a_change_that_cannot_be_is_refused_and_nothing_is_left(
    office: Any, words: tuple[str, ...], code: str
) -> None:
    before = office("units", "--on", "02/01/2026").out
    assert refused(office("units", *words, "--on", "01/01/2026")) == code
    assert office("units", "--on", "02/01/2026").out == before


def test_that_the_committee_changes_its_level_on_a_day(office: Any) -> None:
    change = (
        "--on",
        "01/07/2025",
        "--unit",
        "Cao Bằng",
        "--name",
        "Ban chỉ đạo tỉnh Cao Bằng",
        "--short-name",
        "Ban chỉ đạo tỉnh",
    )
    now = office("committee", "change", *change, "--document", "05/QĐ-UBND", "--recipient", "Tỉnh ủy", "--json").json
    assert (now["level"], now["valid_from"], now["recipients"][0]) == ("province", "2025-07-01", "Tỉnh ủy")
    then = office("committee", "--on", "30/06/2025", "--json").json
    assert (then["level"], then["valid_from"], len(then["past"])) == ("district", None, 2)
    assert "Ban chỉ đạo tỉnh Cao Bằng (từ ngày 01/07/2025); theo 05/QĐ-UBND" in office("committee").out
    assert refused(office("committee", "change", "--on", "01/06/2025", "--name", "X")) == "change-in-the-past"
    assert refused(office("committee", "change", "--on", "01/01/2090", "--name", "X")) == "future-day"
    assert refused(office("committee", "change", "--on", "01/08/2025", "--unit", "Xóm Không")) == "unknown-unit"


def test_that_figures_of_a_split_are_told_by_the_document_and_counted_so(filled: Any) -> None:
    """The handing-over record names both parts of a figure; other figures go by the share."""
    day = ("--on", "01/01/2021", "--document", "02/BB")
    filled("units", "split", "Sóc Hà", "--part", "Nà Mới=25", "--part", "Nà Cũ=50", "--goes-on", *day)
    whole = filled("figures", "--unit", "Sóc Hà", "--year", "2020", "--json").json["indicators"]["C01"]["value"]
    parts = ("units", "figures", "Sóc Hà", "--year", "2020", *day)
    told = filled(*parts, "--to", "Nà Mới", "--value", "C01=1", "--json").json
    assert told["figures"] == [{"year": 2020, "code": "C01", "value": "1"}]
    assert refused(filled(*parts, "--to", "Nà Cũ", "--value", f"C01={whole}")) == "parts-over-whole"
    assert refused(filled(*parts, "--to", "Cần Yên", "--value", "C01=1")) == "not-split"
    assert refused(filled(*parts, "--to", "Nà Mới", "--value", "K08=1")) == "not-splittable"
    assert refused(filled(*parts, "--to", "Nà Mới", "--value", "C01=-1")) == "bad-value"
    assert refused(filled(*parts, "--to", "Nà Mới", "--value", "C01")) == "bad-value"
    assert filled(*parts, "--to", "Nà Mới", "--value", "C01=", "--json").json["figures"] == []
