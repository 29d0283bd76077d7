"""Presets: overriding, years, lifting of old files, and mistakes that name file and key."""

from pathlib import Path

import pytest

from app import paths
from app.errors import Problem
from app.presets.lifting import current_version
from app.presets.load import PresetLibrary
from app.presets.reading import read_table

HEADER = """
schema_version = 2
kind = "indicators"
id = "{id}"
title = "Nhóm thử"
legal_basis = "Kế hoạch thử"
valid_from = {valid_from}
{valid_to}
confidence = "C"
version = {version}
group = "Z"
group_name = "Nhóm thử"
order = 99
"""
ENTRY = """
[indicator.{code}]
name = "{name}"
unit = "tổ"
value_type = "integer"
owner = "commune"
across_units = "sum"
over_time = "stock"
"""


def a_preset(
    folder: Path,
    file_name: str,
    entries: str,
    *,
    preset_id: str = "indicators-z",
    version: int = 1,
    valid_from: str = "2015-01-01",
    valid_to: str = "",
) -> Path:
    path = folder / "indicators" / file_name
    path.parent.mkdir(parents=True, exist_ok=True)
    until = f"valid_to = {valid_to}" if valid_to else ""
    header = HEADER.format(id=preset_id, version=version, valid_from=valid_from, valid_to=until)
    path.write_text(header + entries, encoding="utf-8")
    return path


def an_entry(code: str = "Z01", name: str = "Tổ thử") -> str:
    return ENTRY.format(code=code, name=name)


def test_that_a_definition_changes_with_the_year_and_old_years_keep_theirs(tmp_path: Path) -> None:
    a_preset(tmp_path, "cu.toml", an_entry(name="Tổ theo cách cũ"), valid_to="2023-01-01")
    a_preset(tmp_path, "moi.toml", an_entry(name="Tổ theo cách mới"), version=2, valid_from="2023-01-01")
    library = PresetLibrary(tmp_path)
    names = {year: library.catalogue(year)["Z01"].name for year in (2021, 2022, 2023, 2024)}
    assert names == {
        2021: "Tổ theo cách cũ",
        2022: "Tổ theo cách cũ",
        2023: "Tổ theo cách mới",
        2024: "Tổ theo cách mới",
    }
    assert len(library.catalogue(2014)) == 0
    assert library.headers("indicators")[0].version == 2


def test_that_the_folder_of_the_user_overrides_and_adds(tmp_path: Path) -> None:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    a_preset(shipped, "z.toml", an_entry() + an_entry("Z02", "Giữ nguyên"))
    a_preset(own, "z.toml", an_entry(name="Tên của huyện") + an_entry("Z03", "Thêm"), preset_id="cua-huyen")
    library = PresetLibrary(shipped, own)
    assert {item.code: item.name for item in library.catalogue(2021)} == {
        "Z01": "Tên của huyện",
        "Z02": "Giữ nguyên",
        "Z03": "Thêm",
    }
    a_preset(own, "z.toml", an_entry(name="Cùng tên tệp"))
    assert [item.name for item in PresetLibrary(shipped, own).catalogue(2021)] == ["Cùng tên tệp"]


def test_that_the_shipped_presets_take_a_folder_of_the_user(tmp_path: Path) -> None:
    a_preset(tmp_path, "z.toml", an_entry())
    assert "Z01" in PresetLibrary.shipped(tmp_path).catalogue(2021)
    assert "Z01" not in PresetLibrary.shipped().catalogue(2021)


def test_that_a_file_of_an_older_schema_is_lifted() -> None:
    old = PresetLibrary(Path(__file__).parent.parent / "fixtures" / "presets" / "v1").catalogue(2016)["A14"]
    assert old.owner.value == "border_station"
    assert old.outline_leaves == ("I-2", "I-3")
    assert old.rules == ("<=A16", "warn:>=0")
    assert current_version("indicators") == 2


MISTAKES = {
    "missing": (an_entry().replace('unit = "tổ"\n', ""), "khóa indicator.Z01", "thiếu khóa “unit”"),
    "unknown": (an_entry() + "nam = 1\n", "khóa indicator.Z01", "có khóa lạ “nam”"),
    "enum": (an_entry().replace('"commune"', '"huyện"'), "indicator.Z01.owner", "“huyện” không nằm trong danh sách"),
    "type": (an_entry().replace('"tổ"', "3"), "indicator.Z01.unit", "cần kiểu str nhưng đang là kiểu int"),
    "group": (an_entry("Y01"), "indicator.Y01", "mã phải bắt đầu bằng “Z”"),
    "reference": (an_entry() + 'numerator = "A99"\n', "indicator.Z01.numerator", "không có chỉ tiêu “A99”"),
    "rule": (an_entry() + 'rules = ["<=A1"]\n', "indicator.Z01.rules", "sai ở ký tự thứ 3"),
    "toml": (an_entry() + "x = = 1\n", "", "sai cú pháp TOML ở dòng"),
    "unfinished": (an_entry() + 'x = "abc', "", "sai cú pháp TOML ở cuối tệp"),
}


@pytest.mark.parametrize(("text", "key", "what"), MISTAKES.values(), ids=MISTAKES)
def test_that_a_mistake_names_file_and_key(tmp_path: Path, text: str, key: str, what: str) -> None:
    a_preset(tmp_path, "sai.toml", text)
    with pytest.raises(Problem) as caught:
        PresetLibrary(tmp_path).catalogue(2021)
    assert caught.value.code == "bad-preset"
    assert "sai.toml" in caught.value.sentence
    assert key in caught.value.sentence
    assert what in caught.value.sentence
    assert caught.value.way_out


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('kind = "indicators"', 'kind = "outline"', "khóa kind: phải là “indicators”"),
        ("schema_version = 2", "schema_version = 3", "chương trình này đọc được từ 1 đến 2"),
        ("schema_version = 2", "schema_version = true", "khóa schema_version"),
        ('confidence = "C"', 'confidence = "D"', "khóa confidence"),
        ("valid_from = 2015-01-01", 'valid_from = "hôm nay"', "khóa valid_from"),
        ("version = 1\ngroup", "group", "thiếu khóa “version”"),
    ],
)
def test_that_a_mistake_in_the_header_is_named(tmp_path: Path, old: str, new: str, what: str) -> None:
    path = a_preset(tmp_path, "sai.toml", an_entry())
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(Problem, match=r"sai\.toml") as caught:
        PresetLibrary(tmp_path).catalogue(2021)
    assert what in caught.value.sentence


def test_that_a_code_defined_twice_in_one_folder_is_refused(tmp_path: Path) -> None:
    a_preset(tmp_path, "mot.toml", an_entry(), preset_id="mot")
    a_preset(tmp_path, "hai.toml", an_entry(), preset_id="hai")
    with pytest.raises(Problem, match=r"mã này đã có trong tệp hai\.toml"):
        PresetLibrary(tmp_path).catalogue(2021)


def test_that_text_of_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes("a = 'tổ'".encode("utf-16"))
    with pytest.raises(Problem, match="không phải văn bản UTF-8"):
        read_table(path)


def test_that_an_unknown_preset_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        PresetLibrary(tmp_path).outline("khong-co")
    assert caught.value.code == "unknown-preset"


OUTLINE = """
schema_version = 1
kind = "outline"
id = "thu"
title = "Thử"
legal_basis = "Không"
valid_from = 2020-01-01
confidence = "C"
version = 1
"""


@pytest.mark.parametrize(
    ("nodes", "what"),
    [
        ('[[node]]\ncode = "A"\nheading = "A"\nparent = "B"\n', "mục cha “B” phải đứng trước"),
        ('[[node]]\ncode = "A"\nheading = "A"\n[[node]]\ncode = "A"\nheading = "A"\n', "mã mục bị trùng"),
        ('[[node]]\ncode = "A"\n', "thiếu khóa “heading”"),
        ('[[node]]\ncode = "A"\nheading = "A"\nleaf = true\nphrases = ["Có [ba."]', "ngoặc vuông không khớp"),
        ('[[node]]\ncode = "A"\nheading = "A"\nleaf = true\nphrases = ["{Z99}."]', "nhắc chỉ tiêu Z99 không có"),
        ('node = []\n[[chart]]\ntitle = "A"\nform = "units"\nindicators = []\n', "ít nhất một chỉ tiêu"),
        ('node = []\n[[chart]]\ntitle = "A"\nform = "units"\nindicators = ["Z99"]\n', "không có chỉ tiêu Z99"),
        (
            'node = []\n[[chart]]\ntitle = "A"\nform = "units"\nindicators = ["A01"]\nlabels = ["a", "b"]\n',
            "mỗi chỉ tiêu phải có một tên gọi",
        ),
        ('node = []\n[[chart]]\ntitle = "A"\nform = "pie"\nindicators = ["A01"]\n', "giá trị “pie” không nằm trong"),
        ('[[node]]\ncode = "A"\nheading = "A"\nleaf = true\naids = ["khen"]', "giá trị “khen” không nằm trong"),
    ],
)
def test_that_a_mistake_in_an_outline_names_the_node(tmp_path: Path, nodes: str, what: str) -> None:
    (tmp_path / "outline").mkdir()
    (tmp_path / "outline" / "thu.toml").write_text(OUTLINE + nodes, encoding="utf-8")
    library = PresetLibrary(tmp_path)
    assert [header.id for header in library.outlines()] == ["thu"]
    with pytest.raises(Problem, match=what):
        library.outline("thu")


def test_that_every_shipped_preset_loads() -> None:
    library = PresetLibrary.shipped()
    assert len(library.catalogue(2026)) == 256
    for header in library.outlines():
        assert library.outline(header.id).leaves()
    for header in library.plans():
        assert library.plan(header.id)


def test_that_screens_may_call_a_leaf_shorter_than_the_paper_prints_it() -> None:
    outline = PresetLibrary(paths.resources() / "presets").outline("so-ket-74")
    assert all(len(node.short or node.heading) <= 34 for node in outline.walk())
    assert outline.leaf("II.2.a-3").short == "Tuần tra, phát quang, đăng ký"
    assert outline.leaf("II.2.a-3").heading.startswith("Kết quả chỉ đạo và tổ chức cho quần chúng nhân dân tuần tra")


def test_that_every_planned_chart_shows_indicators_of_one_unit_of_measure() -> None:
    library = PresetLibrary.shipped()
    catalogue = library.catalogue(2021)
    for header in library.outlines():
        for chart in library.outline(header.id).charts:
            assert len({catalogue[code].unit for code in chart.indicators}) == 1, chart.title
