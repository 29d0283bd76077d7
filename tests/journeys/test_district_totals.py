"""The nine workbooks as offices sent them: answered, accepted, and every district total equal to the expected file."""

import json
from decimal import Decimal
from typing import Any

import pytest

from app.domain.figures import Consolidation, Total
from app.services import founding, reviews
from tests.support.nine_workbooks import NINE, accept_files
from tests.support.tree import ROOT

SAMPLES = ROOT / "tests" / "samples"
EXPECTED: dict[str, dict[str, Any]] = json.loads((SAMPLES / "expected" / "ha-quang-2021.json").read_text("utf-8"))[
    "totals"
]


@pytest.fixture(scope="module")
def totals(tmp_path_factory: pytest.TempPathFactory) -> Consolidation:
    ws = founding.create(tmp_path_factory.mktemp("district") / "số liệu", "ha-quang-2022", actor="người thử")
    try:
        accept_files(ws, NINE)
        return reviews.consolidate(ws, 2021)
    finally:
        ws.close()


def _decimal(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _value(total: Total, expected: object) -> object:
    if not isinstance(expected, dict):
        return total.value
    if "mean" in expected:
        return {"mean": total.value, "min": total.minimum, "max": total.maximum}
    return dict(total.parts)


def test_that_no_workbook_is_left_out() -> None:
    assert len(NINE) == 9


@pytest.mark.parametrize("code", EXPECTED)
def test_that_a_district_total_equals_the_expected_one(totals: Consolidation, code: str) -> None:
    expected, total = EXPECTED[code], totals.cells[code]
    wanted = expected["value"]
    value = {key: _decimal(item) for key, item in wanted.items()} if isinstance(wanted, dict) else _decimal(wanted)
    assert _value(total, wanted) == value
    assert (total.reported, total.expected) == (expected["reported"], expected["expected"])
