"""Figures of many units by indicator: percentages on demand, units that have every part, spellings of markers."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.columns import Columns, Shares
from app.domain.figures import UnitFigures
from app.domain.indicators import Catalogue
from app.domain.sharing import rough_key
from app.presets.load import PresetLibrary

CATALOGUE = PresetLibrary.shipped().catalogue(2021)


def a_unit(unit_id: int, **values: int) -> UnitFigures:
    return UnitFigures(
        unit_id, f"Xã {unit_id}", f"{unit_id}", False, {(code, ""): Decimal(value) for code, value in values.items()}
    )


def test_that_shares_are_a_mapping_like_any_other() -> None:
    shares = Shares([1, 2, 3], {1: Decimal(1), 2: Decimal(1)}, {1: Decimal(4), 2: Decimal(0)})
    assert dict(shares) == {1: Decimal("25.00"), 2: None, 3: None}
    assert shares == {1: Decimal("25.00"), 2: None, 3: None}
    assert (len(shares), list(shares), repr(shares)) == (3, [1, 2, 3], "{1: Decimal('25.00'), 2: None, 3: None}")
    with pytest.raises(KeyError):
        shares[4]


def test_that_a_percentage_of_units_has_one_as_its_whole() -> None:
    assert dict(Shares([1, 2], {1: Decimal(1)}, None)) == {1: Decimal("100.00"), 2: None}


def test_that_units_count_where_they_have_every_part() -> None:
    columns = Columns(CATALOGUE, [a_unit(1, A14=10, A22=3), a_unit(2, A14=20), a_unit(3)])
    assert columns.with_all(["A14"]) == {1, 2}
    assert columns.with_all(["A14", "A22"]) == {1}
    assert columns.with_all(["A14", "A14"]) == {1, 2}
    assert columns.with_all([]) == {1, 2, 3}
    assert columns.by_unit(CATALOGUE["A14"]) == {1: 10, 2: 20, 3: None}


def test_that_a_derived_figure_the_catalogue_does_not_know_is_left_out() -> None:
    typed = dict.fromkeys(("G01", "G02", "G03", "G04", "G06", "G07", "G09"), 0)
    station = replace(a_unit(9, **typed), is_station=True)
    known = Catalogue(2021, tuple(item for item in CATALOGUE if item.code != "G13"))
    columns = Columns(known, [station])
    assert columns["G12"] == {9: Decimal(0)}
    assert columns["G13"] == {}


@pytest.mark.parametrize(
    ("one", "other"), [("mốc688", "688"), ("0688", "688"), ("688/1", "688(2)"), ("chưarõ", "chưarõ"), ("", "")]
)
def test_that_spellings_of_one_marker_share_a_rough_key(one: str, other: str) -> None:
    assert rough_key(one) == rough_key(other)


def test_that_other_markers_have_other_rough_keys() -> None:
    assert len({rough_key(text) for text in ("688", "689", "chưarõ", "")}) == 4
