"""Totals of many communes over three years, against the plain SQL sums of the same figures."""

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite

from app.services import reviews, workspace
from app.services.workspace import Workspace
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


def measure(folder: Path, communes: int, rounds: int) -> tuple[Pair, Pair]:
    """Seconds for the totals of every year, made anew and asked for again, and each time for the bare sums."""
    large_data.make(folder, communes, _YEARS)
    ws = workspace.open_(folder, actor="bench")
    plain = sqlite.connect(str(ws.store.path))
    try:
        return _pairs(ws, plain, communes, rounds)
    finally:
        plain.close()
        ws.close()


def _pairs(ws: Workspace, plain: Any, communes: int, rounds: int) -> tuple[Pair, Pair]:
    def again() -> None:
        for year in _YEARS:
            reviews.consolidate(ws, year)

    def anew() -> None:
        # An open data file remembers its totals; the first time is what is measured here.
        ws.totals.clear()
        ws.gathered.clear()
        again()

    def sums() -> None:
        for year in _YEARS:
            plain.execute(_SUMS, (f"{year}-12-31",)).fetchall()

    what = f"totals of {communes} communes × {len(_YEARS)} years"
    remark = "made anew: coverage, missing units, distinct markers and events, ratios, last year"
    kept = "only looks whether the accepted reports still bear the same seals"
    return (
        pair(what, "the plain SQL sums", "≤ 2×", anew, sums, rounds=rounds, remark=remark),
        pair("the same totals asked for again", "the plain SQL sums", "≤ 2×", again, sums, rounds=rounds, remark=kept),
    )
