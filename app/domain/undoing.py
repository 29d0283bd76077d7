"""Taking an import back on a later day: what became of every single thing it had brought.

Each one ends in exactly one place: reversed (as before the import), kept (somebody changed it since, so it is theirs)
or failed (nobody changed it, but something else rests on it).
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.findings import Where


class BroughtKind(StrEnum):
    """What an import brings."""

    FIGURE = "figure"
    ROW = "row"
    TEXT = "text"
    COPIES = "copies"
    HAMLET = "hamlet"
    ALIAS = "alias"


@dataclass(frozen=True, slots=True)
class BroughtItem:
    """One thing an import brought: in the report of ``unit``, called ``name`` (code, leaf, hamlet), with its place.

    ``reason`` says why it was kept or failed; it is empty for what was reversed.
    """

    kind: BroughtKind
    unit: str
    name: str
    place: str
    where: Where
    reason: str = ""


@dataclass(frozen=True, slots=True)
class UndoReport:
    """What undoing the import ``operation_id`` does, or did ``at`` that moment."""

    operation_id: int
    label: str
    reversed: tuple[BroughtItem, ...]
    kept: tuple[BroughtItem, ...]
    failed: tuple[BroughtItem, ...]
    at: datetime | None = None

    @property
    def total(self) -> int:
        """Everything the import had brought or somebody has added to it since."""
        return len(self.reversed) + len(self.kept) + len(self.failed)
