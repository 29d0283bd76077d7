"""Registers that ship with the program: each loads, its totals count columns there are, none asks who gave a tip."""

from datetime import date
from pathlib import Path

import pytest

from app.domain.plans.registers import FieldKind, names_informant
from app.errors import Problem
from app.presets.load import PresetLibrary
from app.presets.registers import register, registers

SHIPPED = registers(PresetLibrary.shipped(), date(2026, 1, 1))
#: What an office follows under its plans.
WANTED = {
    "trainings", "sessions", "materials", "media", "contests", "agreements", "inspections", "initiatives", "incidents",
    "markers", "registrations", "teams",
}  # fmt: skip


def test_that_every_register_ships_and_holds_for_the_years_of_the_plans() -> None:
    assert {item.key for item in SHIPPED} >= WANTED
    assert {item.key for item in registers(PresetLibrary.shipped(), date(2021, 1, 1))} >= WANTED


@pytest.mark.parametrize("key", sorted(WANTED))
def test_that_headings_of_a_register_tell_its_columns_apart(key: str) -> None:
    of = register(PresetLibrary.shipped(), key)
    names = [name.casefold() for column in of.columns for name in (column.name, *column.aliases)]
    assert len(set(names)) == len(names)
    assert of.totals
    assert not any(names_informant(name) for name in names)


def test_that_only_people_who_came_are_listed_and_incidents_are_secret() -> None:
    assert {item.key for item in SHIPPED if item.has_persons} == {"trainings", "contests"}
    assert register(PresetLibrary.shipped(), "incidents").secrecy == ("Mật", "Tối mật", "Tuyệt mật")
    marked = {item.key for item in SHIPPED if any(column.kind is FieldKind.MARKERS for column in item.fields)}
    assert marked == {"incidents", "markers", "registrations", "teams"}


def test_that_a_mistake_in_a_file_is_told_with_file_and_place(tmp_path: Path) -> None:
    shipped = (Path(__file__).parents[2] / "resources/presets/registers/contests.toml").read_text(encoding="utf-8")
    folder = tmp_path / "registers"
    folder.mkdir()
    for wrong, told in (
        (shipped.replace('of = "entries"', 'of = "xe"'), r"contests\.toml, khóa totals\[1\]: .*không có cột “xe”"),
        (shipped.replace('noun = "cuộc thi"\n', ""), "thiếu khóa “noun”"),
        (shipped.replace('title_name = "', 'name = "x"\ntitle_name = "'), "có khóa lạ “name”"),
        (shipped.replace('kind = "number"', 'kind = "con số"'), "không nằm trong danh sách"),
    ):
        (folder / "contests.toml").write_text(wrong, encoding="utf-8")
        with pytest.raises(Problem, match=told):
            registers(PresetLibrary.shipped(tmp_path), date(2022, 1, 1))
