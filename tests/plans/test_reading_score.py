"""How well the texts of the plans we ship are read; the figures are those of the files beside the texts."""

import pytest

from app.domain.plans.reading.contradictions import ContradictionKind, contradictions
from app.domain.plans.reading.reader import read_plan
from app.paths import resources
from app.presets.load import PresetLibrary
from app.presets.programmes import plan_headers, plan_preset
from tests.plans.score import scores

PRESETS = PresetLibrary(resources() / "presets")
PLANS = [header.id for header in plan_headers(PRESETS)]


@pytest.mark.parametrize("plan_id", PLANS)
def test_that_nine_of_ten_tasks_and_agencies_are_read(plan_id: str) -> None:
    found = scores(plan_preset(PRESETS, plan_id))
    for name in ("tasks", "agencies"):
        assert found[name].precision >= 0.9, name
        assert found[name].recall >= 0.9, name
    assert found["leads"].precision >= 0.9


def test_that_every_agency_of_the_programme_of_2026_is_read_right() -> None:
    found = scores(plan_preset(PRESETS, "lao-cai-1219"))
    assert (found["leads"].precision, found["leads"].recall) == (1, 1)
    assert (found["partners"].precision, found["partners"].recall) == (1, 1)
    assert found["targets"].recall == 1


def test_that_products_and_times_of_2021_are_read_right() -> None:
    found = scores(plan_preset(PRESETS, "lang-son-pbgdpl-2021"))
    assert all(
        (found[name].precision, found[name].recall) == (1, 1) for name in ("products", "times", "duties", "leads")
    )


def test_that_the_plan_of_ha_quang_contradicts_itself_in_four_ways() -> None:
    paragraphs = plan_preset(PRESETS, "ha-quang-2022").paragraphs
    told = contradictions(paragraphs, read_plan(paragraphs))
    assert [one.kind for one in told] == [
        ContradictionKind.TWO_DATES,
        ContradictionKind.REPEATED,
        ContradictionKind.SAME_NUMBER,
        ContradictionKind.WRONG_SIGN,
    ]
    assert "10/02/2022" in told[0].sentence
    assert "21/01/2022" in told[0].sentence
    assert "cấp độ 3" in told[1].sentence
    assert "số III" in told[2].sentence
    assert "2381/KH-BCĐ" in told[3].sentence


def test_that_a_station_spelled_two_ways_is_told() -> None:
    paragraphs = plan_preset(PRESETS, "ha-quang-2022").paragraphs
    (place,) = (number for number, one in enumerate(paragraphs) if one.clause == "IV.1")
    slipped = list(paragraphs)
    text = paragraphs[place].text
    slipped[place] = type(paragraphs[place])(
        text=text.replace("Đồn", "Đoàn"), clause=paragraphs[place].clause, level=paragraphs[place].level
    )
    told = contradictions(slipped, read_plan(slipped))
    assert [one.sentence for one in told if one.kind is ContradictionKind.SPELLING] == [
        "Một cơ quan viết hai cách: “đồn Biên phòng” ở mục III.A, “Đoàn Biên phòng” ở mục IV.1."
    ]
