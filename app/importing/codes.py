"""Indicator codes as typed in cells, and who may enter them in which workbook."""

import re
from functools import lru_cache

from app.domain.indicators import Catalogue, Indicator, OwnerLevel
from app.text import clean, fold

_CODE = re.compile(r"([A-Za-z])([0-9]{2})([a-z]?)")
_COMMUNE_CODE = re.compile(r"[0-9]{4,5}")

_OWNED_BY_COMMUNE = (OwnerLevel.COMMUNE, OwnerLevel.HAMLET)
_OWNED_BY_STATION = (OwnerLevel.BORDER_STATION,)


@lru_cache(maxsize=16384)
def code_in(text: str) -> str:
    """The code a cell holds ("d15A" as "D15a"), empty when it looks like none."""
    match = _CODE.fullmatch(clean(text).replace(" ", "").casefold())
    return f"{match[1].upper()}{match[2]}{match[3]}" if match else ""


def commune_code_in(text: str) -> str:
    """An official commune code; a leading zero lost by the sheet is put back (commune codes have five digits)."""
    plain = clean(text)
    return plain.zfill(5) if _COMMUNE_CODE.fullmatch(plain) else ""


def owns(indicator: Indicator, *, is_station: bool) -> bool:
    """Whether this kind of workbook may enter the figure."""
    return indicator.owner in (_OWNED_BY_STATION if is_station else _OWNED_BY_COMMUNE)


def part_of(indicator: Indicator, unit_text: str) -> str | None:
    """Which part of a figure with several units of measure a row is; None when it cannot be told."""
    parts = indicator.parts
    if not parts:
        return ""
    wanted = fold(unit_text)
    return next((part for part in parts if fold(part) == wanted), None)


def partner_of(catalogue: Catalogue, code: str) -> str:
    """The second number of a stock phrase: the named pair, or the next indicator of the catalogue."""
    if code not in catalogue:
        return ""
    if catalogue[code].pair:
        return catalogue[code].pair or ""
    following = [item.code for item in catalogue]
    place = following.index(code) + 1
    return following[place] if place < len(following) and following[place][0] == code[0] else ""
