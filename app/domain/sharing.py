"""Things that two units list are counted once: a marker on their common limit, an event they held together.

A total of such an indicator is the sum of what the units report, less what more than one of them reported. So each
source keeps the number it wrote, and the difference can be shown beside the total.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from functools import lru_cache

from app.domain.figures import UnitFigures
from app.domain.indicators import Catalogue
from app.domain.list_definitions import DEFINITIONS, ONE, ZERO, Amount, is_held
from app.domain.lists import in_period
from app.domain.markers import marker_key
from app.domain.registers import Marker, Register, RegisterRow, ReportedEvent
from app.domain.rules import EqualsList, parse
from app.text import fold

Group = tuple[tuple[int, RegisterRow], ...]

_JOINT = frozenset({Register.MARKERS, Register.EVENTS})
_FIRST_NUMBER = re.compile(r"[0-9]+")
_PREFIXES = ("xa ", "phuong ", "thi tran ", "dac khu ")


def _self_managed(row: RegisterRow) -> Decimal | None:
    return ONE if isinstance(row, Marker) and row.is_self_managed else ZERO


#: list name -> what one row adds to it, for the lists of things that units can share.
_AMOUNTS: Mapping[str, tuple[Register, Amount]] = {
    **{name: (item.register, item.amount) for name, item in DEFINITIONS.items() if item.register in _JOINT},
    "regs_markers": (Register.MARKERS, _self_managed),
}


def bare_name(unit_name: str) -> str:
    """Folded name of a commune without the word for its kind, so that "Xã Cải Viên" is "Cải Viên"."""
    folded = fold(unit_name)
    return next((folded.removeprefix(prefix) for prefix in _PREFIXES if folded.startswith(prefix)), folded)


def joint_key(row: RegisterRow, unit_name: str) -> str:
    """Equal for the same thing in the lists of two units; empty for what no other unit can list.

    Two communes may well hold meetings of one name on one day, so an event is joint only when it names its partner.
    """
    if isinstance(row, Marker):
        return marker_key(row.number)
    if isinstance(row, ReportedEvent) and row.partner_commune and row.starts_on and is_held(row):
        partners = {bare_name(name) for name in row.partner_commune.replace(" và ", ",").replace(";", ",").split(",")}
        return "|".join([fold(row.kind), row.starts_on.isoformat(), *sorted({bare_name(unit_name), *partners})])
    return ""


@lru_cache(maxsize=16384)
def rough_key(natural_key: str) -> str:
    """Equal for every spelling of one marker, sometimes for neighbours: finds the rows worth a closer look."""
    found = _FIRST_NUMBER.search(natural_key)
    return str(int(found[0])) if found else natural_key


class SharedThings:
    """What the given units have in common, found in one pass over their lists."""

    def __init__(self, reports: Iterable[UnitFigures]) -> None:
        found: dict[tuple[Register, str], dict[int, RegisterRow]] = {}
        for report in reports:
            for item in report.rows:
                if item.register not in _JOINT or not in_period(item.row, report.period):
                    continue
                if key := joint_key(item.row, report.unit_name):
                    found.setdefault((item.register, key), {})[report.unit_id] = item.row
        self._groups: dict[Register, list[Group]] = {register: [] for register in _JOINT}
        for (register, _key), rows in found.items():
            if len(rows) > 1:
                self._groups[register].append(tuple(rows.items()))

    def surplus(self, list_name: str, unit_ids: Collection[int]) -> Decimal:
        """How much the units together report too much of this list; where they differ the larger figure stays."""
        if list_name not in _AMOUNTS:
            return ZERO
        register, amount = _AMOUNTS[list_name]
        surplus = ZERO
        for group in self._groups[register]:
            amounts = [amount(row) or ZERO for unit_id, row in group if unit_id in unit_ids]
            if len(amounts) > 1:
                surplus += sum(amounts) - max(amounts)
        return surplus


def list_names(catalogue: Catalogue) -> dict[str, str]:
    """indicator code -> name of the list it must equal."""
    names = {}
    for indicator in catalogue:
        for text in indicator.rules:
            if isinstance(body := parse(text, indicator.code).body, EqualsList):
                names[indicator.code] = body.name
    return names
