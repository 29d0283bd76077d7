"""Catalogue, money and decisions of awards by command."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from app import cli

HUYEN = "Giấy khen huyện"
TITLE = "Giấy khen của Chủ tịch Ủy ban nhân dân huyện Hà Quảng"


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of the plan of 2022 and one of a commune of 2026."""
    folder = tmp_path_factory.mktemp("danh-muc")
    for plan in ("ha-quang-2022", "truong-ha-2026"):
        assert cli.main(["init", "--plan", plan, "--data", str(folder / plan)]) == 0
    return folder


@pytest.fixture
def district(founded: Path, tmp_path: Path, run: Any) -> Any:
    """Commands on the data of the district of 2022."""
    shutil.copytree(founded / "ha-quang-2022", tmp_path / "dữ liệu")
    return run


@pytest.fixture
def commune(founded: Path, tmp_path: Path, run: Any) -> Any:
    """Commands on the data of the commune of 2026."""
    shutil.copytree(founded / "truong-ha-2026", tmp_path / "dữ liệu")
    return run


def appraised(
    run: Any, name: str, *words: object, unit: str = "Sóc Hà", award: str = HUYEN, on: str = "18/01/2022"
) -> int:
    """The number of somebody whose dossier was appraised."""
    said = run(
        "nominations", "add", name, "--unit", unit, "--award", award, "--born", "05/03/1980",
        "--achievement", "Tuần tra, báo tin kịp thời", *words, "--json",
    )  # fmt: skip
    assert said.code == 0, said.err
    key = int(said.json["nominations"][0]["id"])
    for step in (("propose", key), ("receive", key, "--on", on), ("appraise", key, "--text", "Đủ tiêu chuẩn")):
        assert run("nominations", *step).code == 0
    return key


def test_that_the_rules_of_a_day_are_listed_with_clause_and_confidence(district: Any) -> None:
    told = district("awards", "rules", "--on", "03/03/2022", "--kind", "coefficient").out.splitlines()
    assert told[0] == "hệ số tiền thưởng (coefficient):"
    (line,) = [line for line in told if "bang-khen-tinh.collective" in line]
    assert "tập thể 2; từ 01/10/2017 đến trước 01/01/2024; Nghị định số 91/2017/NĐ-CP, Điều 73; B" in line
    rows = district("awards", "rules", "--on", "03/03/2026", "--json").json["rules"]
    assert {row["key"] for row in rows if row["kind"] == "regime"} == {"R3"}
    assert not any(row["key"] == "giay-khen-huyen" for row in rows)
    assert all(row["clause"] and row["confidence"] in "ABC" for row in rows)
    assert district("awards", "rules", "--on", "03/03/1990").out == "Không có dòng nào áp dụng.\n"


def test_that_a_rule_is_changed_from_a_day_on_added_and_taken_out(district: Any) -> None:
    salary = district("awards", "rules", "--kind", "base_salary", "--json").json["rules"][-1]
    clause = "clause=Nghị định số 1/2027/NĐ-CP"
    done = district("awards", "rules", "set", salary["id"], "amount=2.700.000", clause, "--from", "01/07/2027")
    assert "luong-co-so: 2.700.000 đồng; từ 01/07/2027; Nghị định số 1/2027/NĐ-CP" in done.out
    before = district("awards", "rules", "--on", "30/06/2027", "--kind", "base_salary", "--json").json["rules"]
    assert [row["content"]["amount"] for row in before] == [2_530_000]
    ended = district("awards", "rules", "set", salary["id"], "--until", "01/05/2027", "--json").json
    assert ended["valid_to"] == "2027-05-01"
    added = district(
        "awards", "rules", "add", "coefficient", "award=giay-khen-don", "kind=individual", "value=0,3",
        "note=theo hướng dẫn của đơn vị", "--from", "01/01/2022", "--until", "01/01/2024", "--json",
    ).json  # fmt: skip
    assert (added["key"], added["confidence"], added["content"]["value"]) == ("giay-khen-don.individual", "C", "0.3")
    assert "Đã bỏ: " in district("awards", "rules", "remove", added["id"]).out
    for words, said in (
        (("set", salary["id"], "amount"), "phải có dạng TRƯỜNG=GIÁ_TRỊ"),
        (("set", salary["id"], "amount=x"), "amount phải là một số nguyên"),
        (("set", "9999", "amount=1"), "không có dòng số 9999"),
        (("remove", added["id"]), "Danh mục khen thưởng không có dòng số"),
    ):
        refused = district("awards", "rules", *words)
        assert refused.code == 2
        assert said in refused.err


def test_that_the_purse_of_the_plan_is_told_in_words(district: Any) -> None:
    told = district("awards", "money", "--quotas", "--on", "03/03/2022")
    assert f"{TITLE}: 14.400.000 đồng. Bằng chữ: Mười bốn triệu bốn trăm nghìn đồng" in told.out
    asked = district("awards", "money", "--quotas", "--on", "03/03/2022", "--json").json
    assert (asked["total"], asked["unknown"]) == (14_400_000 + 2_980_000 + 1_490_000 + 900_000 + 450_000, 0)


def test_that_money_nobody_knows_is_never_told_as_nought(district: Any) -> None:
    told = district("awards", "money", "--quotas", "--on", "03/03/2015")
    assert f"{TITLE}: chưa tính được" in told.out
    assert "Không đồng" not in told.out
    assert district("awards", "money", "--quotas", "--on", "03/03/2015", "--json").json["words"] == "chưa tính được"
    appraised(district, "Nông Văn Một")
    told = district("awards", "money", "--on", "03/03/2015")
    assert told.out.splitlines()[-1] == "Tổng cộng: chưa tính được (01 đề nghị)."
    assert district("awards", "money", "--on", "03/03/2015", "--json").json["words"] == "chưa tính được"


def test_that_money_is_estimated_decided_and_locked(district: Any) -> None:
    one, two = appraised(district, "Nông Văn Một"), appraised(district, "Bế Thị Hai", unit="Tổng Cọt")
    told = district("awards", "money").out
    assert "mức lương cơ sở 1.490.000 (Nghị định số 38/2019/NĐ-CP)" in told
    assert "Quỹ thi đua, khen thưởng huyện Hà Quảng: 900.000 đồng (02 đề nghị)" in told
    assert told.splitlines()[-1].endswith("Bằng chữ: Chín trăm nghìn đồng")
    draft = district("awards", "draft", HUYEN, one, "--json").json
    assert (draft["state"], draft["amount"]) == ("dự thảo", 450_000)
    assert len(district("awards", "assign", draft["id"], one, two, "--json").json["nominations"]) == 2
    preview = district("awards", "preview", draft["id"], "--on", "01/07/2023", "--json").json
    assert (preview["total"], preview["expected"]) == (1_080_000, 900_000)
    assert "(+180.000)" in preview["difference"]
    done = district(
        "awards", "decide", draft["id"], "--number", "15/QĐ-UBND", "--on", "20/02/2022", "--signer", "Nông Văn Ký",
        "--json",
    ).json  # fmt: skip
    assert (done["state"], done["base_salary"], done["difference"]) == ("đã quyết định", 1_490_000, "")
    assert [item["amount"] for item in done["nominations"]] == [450_000, 450_000]
    assert "15/QĐ-UBND ngày 20/02/2022; đã quyết định" in district("awards", "decisions").out
    refused = district("awards", "drop", draft["id"])
    assert (refused.code, "đã ban hành" in refused.err) == (2, True)
    cancelled = district("awards", "cancel", draft["id"], "--reason", "Ghi nhầm tên")
    assert "thu hồi hiện vật và 900.000 đồng" in cancelled.out
    (kept,) = district("awards", "decisions").out.splitlines()
    assert kept.startswith(f"{draft['id']}. 15/QĐ-UBND ngày 20/02/2022; đã hủy; ")
    assert "lý do hủy: Ghi nhầm tên. " in kept
    assert "900.000 đồng tiền thưởng của 02 đề nghị: Nông Văn Một (450.000); Bế Thị Hai (450.000)" in kept
    again = district("awards", "draft", HUYEN, one, "--json").json
    assert district("awards", "drop", again["id"]).out == f"Đã bỏ dự thảo quyết định số thứ tự {again['id']}.\n"


def test_that_a_wrong_day_is_one_sentence_and_nothing_is_stored(district: Any) -> None:
    draft = district("awards", "draft", HUYEN, appraised(district, "Nông Văn Một"), "--json").json
    refused = district("awards", "decide", draft["id"], "--number", "1/QĐ", "--on", "01/07/2025")
    assert refused.code == 2
    assert "không còn thẩm quyền tặng Giấy khen của Chủ tịch Ủy ban nhân dân huyện Hà Quảng" in refused.err
    assert district("awards", "decisions", "--json").json["decisions"][0]["state"] == "dự thảo"


def test_that_a_commune_of_2026_gives_its_own_award_to_a_household_by_data_alone(commune: Any) -> None:
    words = ("--kind", "ho")
    own = appraised(commune, "Hộ ông Nông Văn Năm", *words, unit="Trường Hà", award="Giấy khen xã", on="20/01/2026")
    high = appraised(commune, "Hộ bà Bế Thị Sáu", *words, unit="Trường Hà", award="Bằng khen tỉnh", on="20/01/2026")
    lines = {
        line["nomination_id"]: line for line in commune("awards", "money", "--on", "03/03/2026", "--json").json["lines"]
    }
    assert (lines[own]["amount"], lines[own]["coefficient"]) == (1_060_000, "0.45")
    assert (lines[high]["amount"], lines[high]["coefficient"]) == (5_270_000, "2.25")
    assert lines[own]["title"] == "Giấy khen của Chủ tịch Ủy ban nhân dân xã Trường Hà"
    assert lines[own]["source"] == "Quỹ thi đua, khen thưởng xã Trường Hà"
    later = {
        line["nomination_id"]: line for line in commune("awards", "money", "--on", "01/10/2026", "--json").json["lines"]
    }
    assert (later[own]["amount"], later[high]["amount"]) == (1_140_000, 5_700_000)
    draft = commune("awards", "draft", "Giấy khen xã", own, "--json").json
    decide = ("awards", "decide", draft["id"], "--number", "08/QĐ-UBND", "--on", "02/03/2026")
    asked = commune(*decide)
    assert (asked.code, "chưa họp xét" in asked.err) == (2, True)
    done = commune(*decide, "--yes", "--json").json
    assert (done["amount"], done["base_salary"]) == (1_060_000, 2_340_000)
    refused = commune("awards", "draft", HUYEN, high)
    assert (refused.code, "01/07/2025" in refused.err) == (2, True)
