"""The nine workbooks as offices sent them: answered, accepted, and every district total equal to the expected file."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.domain.figures import Consolidation, Total
from app.domain.findings import Severity
from app.domain.submissions import StoredFinding, blockers
from app.progress import silent
from app.services import founding, reviews, submissions
from app.services.workspace import Workspace
from tests.support.tree import ROOT

SAMPLES = ROOT / "tests" / "samples"
EXPECTED: dict[str, dict[str, Any]] = json.loads((SAMPLES / "expected" / "ha-quang-2021.json").read_text("utf-8"))[
    "totals"
]


def _answer(found: StoredFinding) -> int | None:
    """As the expected file takes them: "không" and "-" stay without a figure, a pair is split, a name is confirmed."""
    candidates = found.finding.candidates
    if found.finding.code == "zero-or-blank":
        return next(n for n, item in enumerate(candidates) if all(value is None for _code, value in item.values))
    return 0 if candidates else None


def _settle(ws: Workspace, submission_id: int) -> None:
    while open_ones := blockers(submissions.detail(ws, submission_id)):
        first = open_ones[0]
        if first.finding.severity is Severity.QUESTION:
            submissions.answer(ws, submission_id, first.id, _answer(first))
        else:
            submissions.override(ws, submission_id, first.id, "xã xác nhận, số liệu minh họa")
    submissions.accept(ws, submission_id)


@pytest.fixture(scope="module")
def totals(tmp_path_factory: pytest.TempPathFactory) -> Consolidation:
    ws = founding.create(tmp_path_factory.mktemp("district") / "số liệu", "ha-quang-2022", actor="người thử")
    try:
        results = submissions.read(ws, [SAMPLES / "ha-quang-2021"], silent)
        for submission_id in submissions.receive(ws, results):
            _settle(ws, submission_id)
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
    assert len(list(Path(SAMPLES / "ha-quang-2021").iterdir())) == 9


@pytest.mark.parametrize("code", EXPECTED)
def test_that_a_district_total_equals_the_expected_one(totals: Consolidation, code: str) -> None:
    expected, total = EXPECTED[code], totals.cells[code]
    wanted = expected["value"]
    value = {key: _decimal(item) for key, item in wanted.items()} if isinstance(wanted, dict) else _decimal(wanted)
    assert _value(total, wanted) == value
    assert (total.reported, total.expected) == (expected["reported"], expected["expected"])
