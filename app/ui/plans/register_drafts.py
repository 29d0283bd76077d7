"""Texts of a register that are typed and not stored yet: kept by line, read together, told cell by cell."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from app.domain.plans.registers import RegisterDefinition, RegisterEntry
from app.services.plans import register_typing
from app.services.plans.register_typing import TypedLine
from app.ui.context import UiContext
from app.ui.plans.register_rows import GridRow


@dataclass(slots=True)
class _Draft:
    """One line: what it was, what was typed for it, how that was understood."""

    entry: RegisterEntry
    texts: dict[str, str] = field(default_factory=dict)
    read: TypedLine | None = None


class Drafts:
    """What waits, register by register; a line is known by its number, a new one by a negative."""

    def __init__(self, context: UiContext) -> None:
        self._context = context
        self._of: RegisterDefinition | None = None
        self._all: dict[str, dict[int, _Draft]] = {}
        self._last = 0

    @property
    def _here(self) -> dict[int, _Draft]:
        return self._all.setdefault(self._of.key if self._of else "", {})

    def turn_to(self, of: RegisterDefinition) -> None:
        """Look at another register; what waits in the former one stays there."""
        self._of = of

    # --- typing ---

    def add(self, entry: RegisterEntry) -> int:
        """A new line to be typed; its key."""
        self._last -= 1
        self._here[self._last] = _Draft(entry)
        return self._last

    def put(self, row: GridRow, texts: Mapping[str, str]) -> None:
        """Texts for cells of a row."""
        self._here.setdefault(row.key, _Draft(row.entry)).texts.update(texts)

    def check(self) -> None:
        """Read everything that waits; lines nobody typed anything for are gone."""
        here = self._here
        for key in [key for key, draft in here.items() if not any(draft.texts.values()) and key < 0]:
            del here[key]
        read = register_typing.checked(self._context.workspace, ((draft.entry, draft.texts) for draft in here.values()))
        for draft, line in zip(here.values(), read, strict=True):
            draft.read = line

    def forget(self, key: int) -> None:
        """Drop what was typed for one line."""
        self._here.pop(key, None)

    def drop_wrong(self) -> None:
        """Drop the lines with a wrong cell."""
        for key in self.wrong_rows:
            self.forget(key)

    def clear(self) -> None:
        """Drop everything that waits in this register."""
        self._here.clear()

    # --- what waits ---

    @property
    def is_waiting(self) -> bool:
        """Whether anything is typed and not stored."""
        return bool(self._here)

    @property
    def keys(self) -> tuple[int, ...]:
        """The lines that wait, as they were typed."""
        return tuple(self._here)

    @property
    def typed_count(self) -> int:
        """How many of them anything was typed for."""
        return sum(bool(draft.texts) for draft in self._here.values())

    @property
    def wrong_rows(self) -> tuple[int, ...]:
        """The lines with a wrong cell."""
        return tuple(key for key, draft in self._here.items() if draft.read and draft.read.faults)

    @property
    def has_faults(self) -> bool:
        """Whether any cell is wrong."""
        return bool(self.wrong_rows)

    @property
    def first_fault(self) -> str:
        """The first sentence about a wrong cell."""
        faults = (draft.read.faults for draft in self._here.values() if draft.read and draft.read.faults)
        return next((next(iter(some.values())) for some in faults), "")

    @property
    def entries(self) -> tuple[RegisterEntry, ...]:
        """The lines that are right, as they would be stored."""
        return tuple(draft.read.entry for draft in self._here.values() if draft.read and not draft.read.faults)

    def row(self, key: int) -> GridRow:
        """A new line as the grid shows it."""
        draft = self._here[key]
        faults = draft.read.faults if draft.read else {}
        return GridRow(key, 0, draft.entry, None, dict(draft.texts), frozenset(draft.texts), dict(faults))

    def over(self, rows: Iterable[GridRow]) -> list[GridRow]:
        """Stored rows with what was typed over them, new lines behind them."""
        here = self._here
        stored = [self._typed_over(row, here[row.key]) if row.key in here else row for row in rows]
        return [*stored, *(self.row(key) for key in here if key < 0)]

    @staticmethod
    def _typed_over(row: GridRow, draft: _Draft) -> GridRow:
        faults = draft.read.faults if draft.read else {}
        return replace(row, texts={**row.texts, **draft.texts}, typed=frozenset(draft.texts), faults=dict(faults))
