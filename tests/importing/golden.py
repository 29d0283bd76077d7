"""What the samples must give: expected figures per file, for one unlisted commune from the totals of the district."""

import json
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import openpyxl

from app.domain.indicators import OwnerLevel
from tests.support.sample_catalogue import SAMPLES, sample_catalogue

CAN_NONG = "Bao cao xa Can Nong nam 2021.xlsx"
_CAI_VIEN = SAMPLES / "ha-quang-2021" / "BC_SoKet_01402_2021.xlsx"
_TYPED_LEVELS = (OwnerLevel.COMMUNE, OwnerLevel.HAMLET)


@lru_cache(maxsize=1)
def expected_file() -> dict[str, Any]:
    """The expected file, whole."""
    data: dict[str, Any] = json.loads((SAMPLES / "expected" / "ha-quang-2021.json").read_text(encoding="utf-8"))
    return data


def _typed(path: Path) -> dict[str, Decimal | None]:
    """Column E of sheet 02 as another library reads it."""
    sheet = openpyxl.load_workbook(path, data_only=True)["02_ChiTieu"]
    return {
        str(row[0].value): None if row[4].value is None else Decimal(repr(row[4].value))
        for row in sheet.iter_rows(min_row=6, max_col=5)
        if str(row[0].value) in sample_catalogue()
    }


@lru_cache(maxsize=1)
def can_nong() -> dict[str, Decimal]:
    """Figures of the commune that is in the totals only: total of the eight minus the seven others.

    Left out: figures that are not summed, that not every unit has, or that count shared things once.
    """
    others = [item["indicators"] for item in expected_file()["files"] if item["kind"] == "commune"]
    others.append(_typed(_CAI_VIEN))
    found = {}
    for code, total in expected_file()["totals"].items():
        is_sum = total["rule"] == "sum" and sample_catalogue()[code].owner in _TYPED_LEVELS
        values = [item.get(code) for item in others]
        if is_sum and total["reported"] == len(others) + 1 and None not in values:
            found[code] = Decimal(repr(total["value"])) - sum((Decimal(str(value)) for value in values), Decimal(0))
    return found
