"""The catalogue of the samples, read from their CSV: independent of the shipped presets."""

import csv
from functools import lru_cache
from pathlib import Path

from app.domain.indicators import AcrossUnits, Catalogue, Indicator, OverTime, OwnerLevel, ValueType

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
_OWNERS = {"post": OwnerLevel.BORDER_STATION}


@lru_cache(maxsize=1)
def sample_catalogue() -> Catalogue:
    """All 256 indicators as the samples define them."""
    with (SAMPLES / "indicators.csv").open(encoding="utf-8", newline="") as handle:
        return Catalogue(2021, tuple(_indicator(row) for row in csv.DictReader(handle)))


def _indicator(row: dict[str, str]) -> Indicator:
    return Indicator(
        code=row["code"],
        name=row["name_vi"],
        unit=row["unit"],
        value_type=ValueType(row["value_type"]),
        owner=_OWNERS.get(row["owner_level"]) or OwnerLevel(row["owner_level"]),
        across_units=AcrossUnits(row["across_units"]),
        over_time=OverTime(row["over_time"]),
        parts=("gam", "viên") if row["code"] == "G08" else (),
    )
