"""The command that writes forms: for all, for named units, for programs; refused with 2 and nothing written."""

from pathlib import Path
from typing import Any


def test_that_forms_are_written_for_every_unit_and_named(run: Any, tmp_path: Path) -> None:
    run("init", "--plan", "ha-quang-2022")
    said = run("form", "--out", tmp_path / "biểu")
    written = sorted(path.name for path in (tmp_path / "biểu").iterdir())
    assert said.code == 0
    assert len(written) == 12
    assert sorted(line.rpartition("/")[2] for line in said.out.splitlines()) == written


def test_that_units_are_chosen_by_name_or_code(run: Any, tmp_path: Path) -> None:
    run("init", "--plan", "ha-quang-2022")
    said = run("form", "--year", 2021, "--unit", "Sóc Hà", "01393", "--unit", "DBP-SG", "--out", tmp_path, "--json")
    assert said.code == 0
    assert said.json["year"] == 2021
    assert [Path(name).name for name in said.json["files"]] == [
        "BC_SoKet_01393_2021.xlsx", "BC_SoKet_01417_2021.xlsx", "BC_SoKet_DBP-SG_2021.xlsx",
    ]  # fmt: skip


def test_that_a_form_is_written_for_a_part_of_the_year(run: Any, tmp_path: Path) -> None:
    run("init", "--plan", "ha-quang-2022")
    for words, name, span in (
        (("--period", "9T"), "9T", ["2021-01-01", "2021-09-30"]),
        (("--period", "01/03-15/05"), "0301-0515", ["2021-03-01", "2021-05-15"]),
    ):
        said = run("form", "--year", 2021, "--unit", "01417", *words, "--out", tmp_path, "--json")
        assert (said.code, said.json["period"]) == (0, span)
        assert [Path(path).name for path in said.json["files"]] == [f"BC_SoKet_01417_2021_{name}.xlsx"]


def test_that_what_cannot_be_written_is_refused(run: Any, tmp_path: Path) -> None:
    run("init", "--plan", "ha-quang-2022")
    for words, code in (
        (("--unit", "Hà Nội"), "unknown-unit"),
        (("--unit", "Hà Quảng"), "unit-owes-no-report"),
        (("--year", 1800), "bad-year"),
        (("--year", 2030), "nobody-reports"),
        (("--period", "quý ba"), "bad-period"),
        (("--period", "30/09-01/03"), "bad-period"),
        (("--period", "30/02-01/03"), "bad-period"),
    ):
        said = run("form", *words, "--out", tmp_path / "biểu")
        assert (said.code, said.refusals[-1]) == (2, code)
    assert not (tmp_path / "biểu").exists()


def test_that_the_help_names_the_command(run: Any) -> None:
    assert "lập biểu mẫu để xã, đồn điền" in run("--help").out
