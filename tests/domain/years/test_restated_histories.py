"""Totals as they were and on the units of another day are the same sum, whatever became of whom in between."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.lineage import roll_up
from app.domain.restating import restate
from tests.domain.test_lineage import DAY0, STARTS, Years, histories
from tests.domain.test_over_time import CATALOGUE, figures

#: A flow and a stock that simply add up.
FLOW, STOCK = "C01", "A14"
GIVEN = st.none() | st.integers(0, 10**6)


@settings(max_examples=120)
@given(histories(), st.lists(st.tuples(GIVEN, GIVEN), min_size=5, max_size=5), st.sampled_from(STARTS))
def test_that_trees_chains_and_splits_conserve_every_sum(
    history: Years, told: list[tuple[int | None, int | None]], on: object
) -> None:
    units, lineage, _to = history
    day = next(item for item in STARTS if item == on)
    there = [unit.id for unit in units if unit.is_valid_on(DAY0)]
    reports = []
    for unit_id, (flow, stock) in zip(there, told, strict=False):
        given_now = {code: value for code, value in ((FLOW, flow), (STOCK, stock)) if value is not None}
        reports.append(figures(unit_id, given_now))
    roll = roll_up(there, units, lineage, DAY0, day)
    restated = restate(CATALOGUE, reports, roll, {})
    for place, code in enumerate((FLOW, STOCK)):
        was = sum((Decimal(value) for one in told[: len(there)] if (value := one[place]) is not None), Decimal(0))
        moved = [report.values[code, ""] for report in restated.figures if (code, "") in report.values]
        stuck = [item.value for item in restated.unresolved if item.code == code]
        assert sum(moved, Decimal(0)) + sum(stuck, Decimal(0)) == was
        silent = {report.unit_id for report in reports if (code, "") not in report.values}
        for report in restated.figures:
            # A blank stays blank: a heir of units that gave nothing has nothing, not 0.
            if set(roll.onto(report.unit_id)) & {item.unit_id for item in reports} <= silent:
                assert (code, "") not in report.values
