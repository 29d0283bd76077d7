"""Counts over the samples: figures read right, asked, wrong, missing. ``python -m tests.importing.score``."""

import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.domain.indicators import OwnerLevel
from app.domain.submissions import FigureStatus, ParsedReport, ReportedFigure
from app.errors import BadFile
from app.importing.reader import WorkbookReader
from tests.importing.golden import CAN_NONG, can_nong, expected_file
from tests.support.sample_catalogue import SAMPLES, sample_catalogue


def entries() -> dict[str, dict[str, Any]]:
    """File name -> what it must give; the commune of the totals with the figures that follow from them."""
    found = {entry["file"]: entry for entry in expected_file()["files"]}
    return {**found, CAN_NONG: {"indicators": can_nong()}}


def _verdict(figure: ReportedFigure | None, value: float | Decimal | None) -> str:
    if figure is not None and figure.status is FigureStatus.ASKED:
        return "asked"
    read = figure.value if figure and figure.counts else None
    if read == (None if value is None else Decimal(str(value))):
        return "right"
    return "missing" if read is None else "wrong"


def score(report: ParsedReport, entry: dict[str, Any]) -> Counter[str]:
    """Verdicts over all owned figures of the unit and of its hamlets."""
    found = {(item.indicator, item.part, item.hamlet): item for item in report.figures if not item.commune_code}
    asked = {code for item in report.findings for answer in item.candidates for code, _ in answer.values}
    verdicts: Counter[str] = Counter()
    for code, value in entry["indicators"].items():
        if sample_catalogue()[code].owner is not OwnerLevel.COMPUTED:
            parts = value if isinstance(value, dict) else {"": value}
            for part, item in parts.items():
                verdict = _verdict(found.get((code, part, "")), item)
                verdicts["asked" if verdict == "missing" and code in asked else verdict] += 1
    for hamlet in entry.get("hamlets", []):
        verdicts.update(
            _verdict(found.get((code, "", hamlet["name"])), value) for code, value in hamlet["values"].items()
        )
    return verdicts


def main() -> int:
    """Print one line per workbook; 1 when any figure is wrong or missing."""
    total: Counter[str] = Counter()
    columns = ("right", "asked", "wrong", "missing")
    print(f"{'tệp':46}" + "".join(f"{name:>9}" for name in columns))
    with WorkbookReader() as reader:
        for path in sorted([*Path(SAMPLES / "ha-quang-2020").iterdir(), *Path(SAMPLES / "ha-quang-2021").iterdir()]):
            try:
                report = reader.read(path.read_bytes(), path.name, sample_catalogue())
            except BadFile as refused:
                print(f"{path.name:46}  refused: {refused.code}")
                total["missing"] += 1
                continue
            entry = entries().get(path.name)
            if entry is None:
                counted = sum(item.counts for item in report.figures)
                print(f"{path.name:46}  read: {counted} figures, {len(report.findings)} remarks (no expected file)")
                continue
            verdicts = score(report, entry)
            total += verdicts
            print(f"{path.name:46}" + "".join(f"{verdicts[name]:9}" for name in columns))
    print(f"{'cộng':46}" + "".join(f"{total[name]:9}" for name in columns))
    return 1 if total["wrong"] or total["missing"] else 0


if __name__ == "__main__":
    sys.exit(main())
