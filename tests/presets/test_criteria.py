"""The two criteria sets as data: which one holds on which day, and what their sources leave open."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.tier_adviser import Situation, advise
from app.errors import Problem
from app.presets.load import PresetLibrary

D = Decimal
SHIPPED = PresetLibrary.shipped()


def test_that_each_day_has_its_set() -> None:
    days = (date(2021, 10, 11), date(2022, 1, 26), date(2022, 1, 27), date(2024, 1, 1))
    assert [[item.id for item in SHIPPED.criteria(day)] for day in days] == [[], ["covid-4800"], ["covid-218"], []]


def test_that_known_cases_come_out_as_they_were_announced() -> None:
    (former,) = SHIPPED.criteria(date(2021, 12, 15))
    # A district of Hà Nội in December 2021: 177 cases on 100.000 people, put at level 3.
    shares = {"adult_first_dose": D(95), "elderly_full": D(90)}
    told = advise(former, Situation(rates={"new_cases": D(177)}, shares=shares))
    assert (told.levels, told.confidence) == ((3,), "C")
    (later,) = SHIPPED.criteria(date(2022, 3, 1))
    vaccinated = {"population_full": D(90), "risk_full": D(95)}
    # Communes of Hà Nội in March 2022 with a high capacity: degree 3 is level 2, degree 4 level 3.
    levels = [
        advise(later, Situation(rates={"new_cases": rate, **NOBODY}, shares=vaccinated, choice="cao")).levels
        for rate in (D(10), D(100), D(500), D(700))
    ]
    assert levels == [(1,), (1,), (2,), (3,)]
    low = advise(later, Situation(rates={"new_cases": D(500), **NOBODY}, shares=vaccinated, choice="thấp"))
    assert low.levels == ()


NOBODY = {"oxygen_cases": D(0), "deaths": D(0)}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("below = 50", "below = 10"), "khóa measures[0]: các ngưỡng phải tăng dần"),
        (('selector = "adult_first_dose"', 'selector = "x"'), "khóa selector: không có ngưỡng “x”"),
    ],
)
def test_that_a_mistake_names_file_and_key(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    folder = tmp_path / "criteria"
    folder.mkdir()
    text = Path("resources/presets/criteria/covid-4800.toml").read_text(encoding="utf-8")
    (folder / "covid-4800.toml").write_text(text.replace(*change), encoding="utf-8")
    with pytest.raises(Problem) as problem:
        PresetLibrary(tmp_path).criteria(date(2021, 12, 1))
    assert said in problem.value.sentence
