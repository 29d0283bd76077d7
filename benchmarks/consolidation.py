"""Totals of many communes over three years, against the plain SQL sums of the same figures."""

from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from app.services import reviews, workspace
from benchmarks import large_data
from benchmarks.timing import Pair, pair

_YEARS = range(2019, 2022)
_SUMS = """
SELECT figure.indicator, figure.part, SUM(figure.value_milli), COUNT(figure.value_milli)
FROM figure JOIN submission ON submission.id = figure.submission_id
WHERE submission.state = 'accepted' AND submission.period_end = ? AND figure.scope = 'unit'
  AND figure.status IN ('reported', 'corrected')
GROUP BY figure.indicator, figure.part
"""


def measure(folder: Path, communes: int, rounds: int) -> Pair:
    """Seconds for the totals of every year, with coverage, shares and last year, and for the bare sums."""
    large_data.make(folder, communes, _YEARS)
    ws = workspace.open_(folder, actor="bench")
    plain = sqlite.connect(str(ws.store.path))

    def ours() -> None:
        for year in _YEARS:
            reviews.consolidate(ws, year)

    def sums() -> None:
        for year in _YEARS:
            plain.execute(_SUMS, (f"{year}-12-31",)).fetchall()

    try:
        return pair(
            f"totals of {communes} communes × {len(_YEARS)} years",
            "the plain SQL sums",
            "≤ 2×",
            ours,
            sums,
            rounds=rounds,
            remark="with coverage, missing units, distinct markers and events, ratios, last year",
        )
    finally:
        plain.close()
        ws.close()
