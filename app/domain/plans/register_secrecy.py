"""Secrecy level «mức độ mật» of a register's lines: who reads below it sees that there is a line, not what it says."""

from dataclasses import replace
from typing import Final

from app.domain.plans.registers import RegisterDefinition, RegisterEntry
from app.text import fold

#: What reports write for lines that bear no mark.
NO_MARK: Final = frozenset({"", "khong", "khong mat", "thuong", "binh thuong", "cong khai"})


def is_marked(secrecy: str) -> bool:
    """Whether words of a report are a mark of secrecy."""
    return fold(secrecy).strip(" .") not in NO_MARK


def is_closed(definition: RegisterDefinition, entry: RegisterEntry, reader: str) -> bool:
    """Whether a line is above the level of its reader; ``reader`` is one of the register's levels or empty.

    A mark nobody knows is above every level.
    """
    if not is_marked(entry.secrecy):
        return False
    levels = [fold(level) for level in definition.secrecy]
    mark, own = fold(entry.secrecy), fold(reader)
    if mark not in levels:
        return True
    return own not in levels or levels.index(mark) > levels.index(own)


def closed(entry: RegisterEntry) -> RegisterEntry:
    """What may be shown of a closed line: that there is one, its day, its unit and its mark."""
    return replace(entry, title="", agency="", task="", plan_id=None, values={}, note="", origin="")
