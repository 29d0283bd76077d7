"""Commands about reports: import, accept, figures, sources, review, demo."""

import re
import shutil
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from app import cli
from tests.support.commands import ACK, process
from tests.support.sent_workbooks import (
    CAN_YEN,
    FORMS_2021,
    LUNG_NAM,
    SOC_HA,
    STATION,
    TONG_COT,
    YEAR_2021,
    changed_copy,
    expected,
    expected_file,
)

# --- import and accept -------------------------------------------------------------------------------------------


def test_that_import_tells_all_about_each_file(run: Any, tmp_path: Path) -> None:
    run("init", "--plan", "ha-quang-2022")
    picture = tmp_path / "ảnh.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n0000")
    said = run("import", *FORMS_2021, picture, "--json")
    assert said.code == 0
    assert said.acknowledged == {}
    files = {Path(item["path"]).name: item for item in said.json["files"]}
    assert len(files) == 7
    tong_cot = files[TONG_COT]
    assert tong_cot["unit"] == {"code": "01414", "name": "Tổng Cọt"}
    assert tong_cot["period"] == ["2021-01-01", "2021-12-31"]
    assert (tong_cot["verdict"], tong_cot["counts"]["blocking"]) == ("new", 5)
    assert len(tong_cot["sha256"]) == 64
    for told in expected_file(TONG_COT)["diagnostics"]:
        found = [
            item for item in tong_cot["findings"] if (item["sheet"], item["cell"]) == (told["sheet"], told["cell"])
        ]
        assert [item["severity"] for item in found] == [told["severity"]], told
        assert all(item["message"] and item["code"] for item in found)
    assert files[CAN_YEN]["counts"]["questions"] == 5
    unreadable = files["ảnh.xlsx"]
    assert (unreadable["verdict"], unreadable["unit"], unreadable["problem"]["code"]) == ("unreadable", None, "picture")
    assert said.refusals == ("picture",)
    assert said.err.startswith("ảnh.xlsx")


def test_that_only_reports_without_blockers_are_accepted_and_the_others_named(run: Any) -> None:
    run("init", "--plan", "ha-quang-2022")
    said = run("import", *FORMS_2021, "--accept", "--json")
    assert said.code == 0
    accepted = {item["unit"]["name"] for item in said.json["files"] if item["accepted"]}
    assert accepted == {"Sóc Hà", "Lũng Nặm", "Cải Viên", "Đồn Biên phòng cửa khẩu Sóc Giang"}
    ids = {item["submission_id"] for item in said.json["files"] if item["accepted"]}
    assert set(said.acknowledged) == ids
    assert said.refusals.count("not-acceptable") == 2
    again = run("import", *FORMS_2021, "--accept", "--json")
    assert again.acknowledged == {}
    assert {item["verdict"] for item in again.json["files"]} == {"same"}


def test_that_an_import_that_reaches_nothing_is_refused(run: Any, tmp_path: Path) -> None:
    run("init", "--plan", "ha-quang-2022")
    (tmp_path / "thư.docx").write_bytes(b"PK\x03\x04")
    assert run("import", tmp_path / "thư.docx").code == 2
    assert run("import", YEAR_2021 / TONG_COT, "--accept").code == 2
    (tmp_path / "trống").mkdir()
    said = run("import", tmp_path / "trống")
    assert (said.code, said.refusals[-1]) == (2, "no-files")


def test_that_two_files_of_one_unit_are_both_left_out(run: Any, tmp_path: Path) -> None:
    run("init", "--plan", "ha-quang-2022")
    changed_copy(YEAR_2021 / TONG_COT, tmp_path / "khác.xlsx", "02_ChiTieu", {"E68": 12})
    shutil.copy(YEAR_2021 / TONG_COT, tmp_path / "một.xlsx")
    shutil.copy(YEAR_2021 / SOC_HA, tmp_path / "hai.xlsx")
    shutil.copy(YEAR_2021 / SOC_HA, tmp_path / "ba.xlsx")
    said = run("import", tmp_path, "--json")
    received = [Path(item["path"]).name for item in said.json["files"] if item["submission_id"]]
    assert received == ["ba.xlsx"]
    assert said.err.count("same-unit-twice") == 2


def test_that_acceptance_by_name_acknowledges_or_says_why_not(run: Any) -> None:
    run("init", "--plan", "ha-quang-2022")
    run("import", *FORMS_2021)
    said = run("accept", "soc ha", "01414", "--json")
    assert said.code == 0
    assert [item["unit"] for item in said.json["accepted"]] == ["Sóc Hà"]
    assert [item["unit"] for item in said.json["refused"]] == ["Tổng Cọt"]
    assert list(said.acknowledged.values()) == [said.json["accepted"][0]["sha256"]]
    assert len(run("accept").acknowledged) == 3
    assert run("accept").code == 2
    assert run("accept", "không có").refusals[-1] == "unknown-unit"


def test_that_an_acknowledgement_comes_only_after_the_commit(tmp_path: Path) -> None:
    folder = str(tmp_path / "x")
    assert cli.main(["init", "--plan", "ha-quang-2022", "--data", folder]) == 0
    assert cli.main(["import", str(YEAR_2021 / SOC_HA), "--data", folder]) == 0
    words = ("accept", "--data", folder)
    died = process(*words, APP_TEST="1", APP_CRASH_AT="write-before-commit")
    assert (died.returncode, died.stdout) == (-9, "")
    assert process("check", "--data", folder).returncode == 0
    done = process(*words)
    assert done.returncode == 0
    assert ACK.search(done.stdout)


def test_that_findings_lead_to_sheet_and_cell(filled: Any) -> None:
    listed = filled("findings", "--unit", "Tổng Cọt", "--json").json["findings"]
    assert {item["unit"] for item in listed} == {"Tổng Cọt"}
    assert {"02_ChiTieu!E22", "03_Xom!Z14"} <= {f"{item['sheet']}!{item['cell']}" for item in listed}
    assert all(item["open"] and item["message"] for item in listed)
    assert "02_ChiTieu!E22" in filled("findings").out


# --- figures and sources -----------------------------------------------------------------------------------------


def test_that_figures_have_the_promised_shape(filled: Any) -> None:
    told = filled("figures", "--year", 2021, "--json").json
    assert told["scope"] == {"code": "045", "name": "Hà Quảng"}
    assert set(expected()["totals"]) <= set(told["indicators"])
    length = told["indicators"]["A01"]
    assert (length["value"], length["unit"], length["reported"], length["expected"]) == ("32.27", "km", 3, 8)
    assert length["missing"] == ["Cần Nông", "Cần Yên", "Nội Thôn", "Tổng Cọt", "Trường Hà"]
    source = next(item for item in length["sources"] if item["unit"] == "Sóc Hà")
    assert {key: source[key] for key in ("code", "value", "file", "sheet")} == {
        "code": "01417",
        "value": "11.118",
        "file": SOC_HA,
        "sheet": "02_ChiTieu",
    }
    assert re.fullmatch(r"E\d+", source["cell"])
    assert told["indicators"]["G08"]["value"] == {
        part: str(value) for part, value in expected()["totals"]["G08"]["value"].items()
    }
    assert set(told["indicators"]["K08"]["value"]) == {"mean", "min", "max"}
    unreported = [item for item in told["indicators"].values() if item["reported"] == 0]
    assert unreported
    assert all(item["value"] is None for item in unreported)


@pytest.mark.parametrize("name", [SOC_HA, LUNG_NAM])
def test_that_figures_of_one_commune_equal_the_expected_file(filled: Any, name: str) -> None:
    wanted = expected_file(name)
    told = filled("figures", "--unit", wanted["unit_code"], "--json", "--hamlets").json
    assert told["scope"]["name"] == wanted["unit_name"]
    for code, value in wanted["indicators"].items():
        found = told["indicators"][code]
        if found["sources"] and found["sources"][0]["unit"] != wanted["unit_name"]:
            continue  # what a station says about the commune
        number = found["value"]["mean"] if isinstance(found["value"], dict) else found["value"]
        if value is not None:
            assert float(number) == pytest.approx(value), code
    for hamlet in wanted["hamlets"]:
        for code, value in hamlet["values"].items():
            one = next(item for item in told["indicators"][code]["hamlets"] if item["name"] == hamlet["name"])
            assert (None if one["value"] is None else float(one["value"])) == value, (hamlet["name"], code)


def test_that_hamlets_beside_a_percentage_say_which_part_each_number_is(filled: Any) -> None:
    told = filled("figures", "--unit", "01417", "--json", "--hamlets").json["indicators"]
    first = [item for item in told["A23"]["hamlets"] if item["name"] == told["A14"]["hamlets"][0]["name"]]
    assert {item["indicator"] for item in first} == {"A14", "A22"}
    assert "indicator" not in told["A14"]["hamlets"][0]
    lines = filled("figures", "--unit", "01417", "--hamlets").out.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("A23"))
    assert {line.split()[0] for line in lines[start + 1 : start + 23]} == {"A14", "A22"}


@pytest.mark.parametrize("typed", ["F05k", "f05K", "b13A", "a01"])
def test_that_codes_are_understood_in_capitals_and_small_letters(filled: Any, typed: str) -> None:
    told = filled("source", typed, "--json").json
    assert told["code"].casefold() == typed.casefold()
    assert told["value"] is not None


def test_that_a_number_leads_back_to_unit_file_sheet_and_cell(filled: Any) -> None:
    said = filled("source", "a01")
    assert said.code == 0
    assert "Sóc Hà: 11,118" in said.out
    assert f"{SOC_HA} · 02_ChiTieu!E" in said.out
    assert "thiếu: Cần Nông" in said.out
    told = filled("source", "G12", "--json").json
    assert len(told["sources"]) == int(told["value"])
    assert {item["file"] for item in told["sources"]} == {STATION}
    assert filled("source", "Z99").refusals[-1] == "unknown-indicator"


def test_that_last_year_has_its_own_figures(filled: Any) -> None:
    told = filled("figures", "--year", 2020, "--json").json
    assert told["indicators"]["A14"]["reported"] == 8
    assert filled("figures", "--year", 99999).refusals[-1] == "bad-year"


# --- review and demo ---------------------------------------------------------------------------------------------


def test_that_the_review_is_written_as_word_and_pdf(filled: Any, tmp_path: Path) -> None:
    word, pdf = tmp_path / "a.docx", tmp_path / "a.pdf"
    said = filled("review", "--year", 2021, "--out", word, "--out", pdf)
    assert said.code == 0
    assert word.read_bytes().startswith(b"PK")
    assert pdf.read_bytes().startswith(b"%PDF")
    longer = tmp_path / "b.pdf"
    assert filled("review", "--year", 2021, "--sources", "--out", longer).code == 0
    with pypdfium2.PdfDocument(pdf) as usual, pypdfium2.PdfDocument(longer) as with_sources:
        assert len(with_sources) > len(usual)
    assert filled("review", "--out", tmp_path / "a.txt").refusals[-1] == "bad-format"


@pytest.mark.everyday
def test_that_demo_does_the_whole_job_and_lists_every_file(run: Any, tmp_path: Path) -> None:
    out = tmp_path / "thử nghiệm"
    said = run("demo", "--out", out)
    assert said.code == 0
    listed = {line.split("  ")[1] for line in said.out.splitlines() if line.startswith("  ") and " KB" in line}
    made = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert listed == made
    assert {"bao-cao-so-ket.docx", "bao-cao-so-ket.pdf"} <= made
    awards = {Path(name).name for name in made if name.startswith("khen-thuong/")}
    assert {"Hồ sơ khen thưởng năm 2021 xã Sóc Hà.pdf", "01 Tờ trình GK huyện.docx"} <= awards
    assert "Bằng, giấy khen in thử - GK huyện - khổ A4.pdf" in awards
    assert len(said.acknowledged) >= 12


def test_that_demo_makes_its_own_folder_anew_and_leaves_every_other_one_alone(run: Any, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run("demo", "--out", out).code == 0
    assert run("demo", "--out", out).code == 0
    (out / "cua-toi.txt").write_text("giữ", encoding="utf-8")
    refused = run("demo", "--out", out)
    assert (refused.code, refused.refusals[-1]) == (2, "not-empty")
    assert (out / "bao-cao-so-ket.pdf").exists()


def test_that_a_review_says_what_it_rests_on(run: Any, tmp_path: Path) -> None:
    run("init", "--plan", "ha-quang-2022")
    said = run("review", "--out", tmp_path / "rong.docx")
    assert said.code == 0
    assert "0/8 xã" in said.err
    assert "accept" in said.err


def test_that_no_command_writes_over_a_paper_or_makes_a_folder_of_its_own(run: Any, tmp_path: Path) -> None:
    run("init", "--plan", "ha-quang-2022")
    kept = {name: tmp_path / name for name in ("kết.docx", "sổ.pdf")}
    for path in kept.values():
        path.write_text("của tôi", encoding="utf-8")
    said = run("review", "--out", kept["kết.docx"], "--out", kept["kết.docx"])
    assert [line.rsplit("/")[-1] for line in said.out.splitlines()] == ["kết (2).docx", "kết (3).docx"]
    assert run("papers", "register", "--out", kept["sổ.pdf"]).out.endswith("sổ (2).pdf\n")
    assert {path.read_text(encoding="utf-8") for path in kept.values()} == {"của tôi"}
    assert (tmp_path / "kết (3).docx").read_bytes().startswith(b"PK")
    for words in (("review",), ("papers", "register")):
        said = run(*words, "--out", tmp_path / "không có" / "a.pdf")
        assert said.err.startswith(f"Không có thư mục {tmp_path / 'không có'}; chưa lập tệp nào.")
    assert not (tmp_path / "không có").exists()


def test_that_a_folder_name_nobody_can_use_is_refused(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--data", str(tmp_path / ("a" * 300))]) == 2
    assert capfd.readouterr().err.endswith(" [bad-folder]\n")


def test_that_crash_points_are_listed(run: Any) -> None:
    assert "write-before-commit" in run("crash-points").out.split()


def test_that_a_second_copy_of_a_file_is_said_to_be_one(run: Any, tmp_path: Path) -> None:
    run("init", "--plan", "ha-quang-2022")
    copy = tmp_path / "bản sao.xlsx"
    shutil.copyfile(YEAR_2021 / SOC_HA, copy)
    said = run("import", YEAR_2021 / SOC_HA, copy)
    lines = said.out.splitlines()
    other = next(line for line in lines if "từng byte giống" in line)
    assert other.endswith("chỉ tiếp nhận một lần")
    assert sum("báo cáo mới" in line for line in lines) == 1
    assert sum("đã tiếp nhận" in line for line in lines) == 1
