"""The shipped indicators are those of the catalogue sheet, field by field."""

import csv
from pathlib import Path

import pytest

from app.domain.indicators import Indicator, OwnerLevel
from app.presets.load import PresetLibrary

SHEET = Path(__file__).parent.parent / "samples" / "indicators.csv"
LEVELS = {"post": "border_station"}
ROWS = list(csv.DictReader(SHEET.read_text(encoding="utf-8").splitlines()))


@pytest.fixture(scope="module")
def library() -> PresetLibrary:
    return PresetLibrary.shipped()


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(";") if part)


def test_that_the_order_and_number_of_codes_is_that_of_the_sheet(library: PresetLibrary) -> None:
    assert [item.code for item in library.catalogue(2026)] == [row["code"] for row in ROWS]
    assert len(ROWS) == 256


@pytest.mark.parametrize("row", ROWS, ids=[row["code"] for row in ROWS])
def test_that_every_field_of_an_indicator_equals_the_sheet(library: PresetLibrary, row: dict[str, str]) -> None:
    found: Indicator = library.catalogue(2026)[row["code"]]
    assert {
        "code": found.code,
        "name_vi": found.name,
        "unit": found.unit,
        "value_type": found.value_type.value,
        "owner_level": found.owner.value,
        "across_units": found.across_units.value,
        "over_time": found.over_time.value,
        "numerator": found.numerator or "",
        "denominator": found.denominator or "",
        "weight": found.weight or "",
        "core": "1" if found.is_core else "0",
        "note": found.note,
    } == {key: row[key] for key in row if key not in ("outline_section", "rules", "owner_level")} | {
        "owner_level": LEVELS.get(row["owner_level"], row["owner_level"])
    }
    assert found.outline_leaves == _split(row["outline_section"])
    assert found.rules == _split(row["rules"])


def test_that_the_form_of_a_commune_has_the_194_codes_of_a_to_q(library: PresetLibrary) -> None:
    assert sum(1 for item in library.catalogue(2021) if item.group in "ABCDEFGHKNQ") == 194


def test_that_an_indicator_has_exactly_one_owner_and_programmes_begin_with_their_plan(library: PresetLibrary) -> None:
    assert {item.group for item in library.catalogue(2021)} == set("ABCDEFGHKNQP")
    assert library.catalogue(2021)["G01"].owner is OwnerLevel.BORDER_STATION
    assert "T01" in library.catalogue(2022)
    assert "X01" not in library.catalogue(2023)
    assert "X01" in library.catalogue(2024)


PAIRS = {
    "E01": "E02", "C01": "C02", "C03": "C04", "C05": "C06", "C07": "C08", "D01": "D02", "D10": "D11", "F06": "F07",
    "G01": "G02", "G03": "G04", "G06": "G07", "K13": "K14", "K21": "K22", "E04": "E05", "N09": "N10",
}  # fmt: skip


def test_that_stock_phrases_are_linked_pairs(library: PresetLibrary) -> None:
    catalogue = library.catalogue(2021)
    assert PAIRS.items() <= {item.code: item.pair for item in catalogue}.items()
    seconds = [item.pair for item in catalogue if item.pair]
    assert len(seconds) == len(set(seconds))


def test_that_figures_with_two_units_of_measure_name_their_parts(library: PresetLibrary) -> None:
    assert {item.code: item.parts for item in library.catalogue(2026) if item.parts} == {
        "G08": ("gam", "viên"),
        "P20": ("loại", "bản"),
        "T19": ("mắt", "cụm"),
        "T20": ("điểm", "lượt"),
        "X13": ("dự toán", "thực hiện"),
    }


def test_that_group_names_come_in_catalogue_order(library: PresetLibrary) -> None:
    names = library.catalogue(2026).group_names
    assert [letter for letter, _name in names] == list("ABCDEFGHKNQPXT")
    assert dict(names)["N"] == "Ngày hội, hội nghị"
