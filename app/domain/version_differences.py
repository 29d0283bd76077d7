"""What a later version of a report says otherwise: figures, lines of the lists, texts.

A correction after approval is judged by this list, so nothing that counts or is printed may be missing from it.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, fields

from app.domain.registers import Register
from app.domain.submissions import Difference, NarrativeText, ReportedRow, SubmissionDetail, differences


@dataclass(frozen=True, slots=True)
class RowDifference:
    """One line of a list that is new, gone, or says something else; ``fields`` names what, for a changed one."""

    register: Register
    before: ReportedRow | None
    after: ReportedRow | None
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextDifference:
    """One text «thuyết minh» that differs; ``None`` where there is none."""

    leaf: str
    before: NarrativeText | None
    after: NarrativeText | None


@dataclass(frozen=True, slots=True)
class VersionDifferences:
    """Everything in which two versions differ."""

    figures: tuple[Difference, ...] = ()
    rows: tuple[RowDifference, ...] = ()
    texts: tuple[TextDifference, ...] = ()

    @property
    def count(self) -> int:
        """How many differences there are."""
        return len(self.figures) + len(self.rows) + len(self.texts)


def between(before: SubmissionDetail, after: SubmissionDetail) -> VersionDifferences:
    """In what ``after`` differs from ``before``."""
    return VersionDifferences(
        differences((item.figure for item in before.figures), (item.figure for item in after.figures)),
        row_differences(before.rows, after.rows),
        text_differences(before.narrative, after.narrative),
    )


def row_differences(before: Iterable[ReportedRow], after: Iterable[ReportedRow]) -> tuple[RowDifference, ...]:
    """Lines that differ, list by list: the changed and new ones in the order of ``after``, then those that are gone.

    The same line is the one that says the same, else the one with the same natural key, else the one in its place.
    """
    found: list[RowDifference] = []
    old, new = list(before), list(after)
    for register in Register:
        left = [item for item in old if item.register is register]
        right = [item for item in new if item.register is register]
        found += _of_register(register, left, right)
    return tuple(found)


def _of_register(
    register: Register, left: Sequence[ReportedRow], right: Sequence[ReportedRow]
) -> Iterable[RowDifference]:
    partners = _pairs(left, right)
    for place, item in enumerate(right):
        was = left[partners[place]] if place in partners else None
        changed = _changed_fields(was, item) if was else ()
        if was is None or changed:
            yield RowDifference(register, was, item, changed)
    taken = set(partners.values())
    for place, gone in enumerate(left):
        if place not in taken:
            yield RowDifference(register, gone, None)


def _pairs(left: Sequence[ReportedRow], right: Sequence[ReportedRow]) -> dict[int, int]:
    """Place in ``right`` -> place in ``left`` of the same line."""
    pairs: dict[int, int] = {}
    keys: tuple[Callable[[ReportedRow], Hashable], ...] = (
        lambda item: repr(item.row),
        lambda item: item.natural_key or None,
        lambda item: (item.sheet, item.row_no),
    )
    for key in keys:
        free: dict[Hashable, list[int]] = {}
        for place, item in enumerate(left):
            if place not in set(pairs.values()):
                free.setdefault(key(item), []).append(place)
        for place, item in enumerate(right):
            places = free.get(key(item)) if place not in pairs and key(item) is not None else None
            if places:
                pairs[place] = places.pop(0)
    return pairs


def _changed_fields(was: ReportedRow, now: ReportedRow) -> tuple[str, ...]:
    names = [item.name for item in fields(now.row)]
    return tuple(name for name in names if getattr(was.row, name) != getattr(now.row, name))


def text_differences(before: Iterable[NarrativeText], after: Iterable[NarrativeText]) -> tuple[TextDifference, ...]:
    """Texts that differ, in the order of ``after``, then those that are gone."""
    old, new = {item.leaf: item for item in before}, {item.leaf: item for item in after}
    leaves = (*new, *(leaf for leaf in old if leaf not in new))
    pairs = [(leaf, old.get(leaf), new.get(leaf)) for leaf in leaves]
    return tuple(
        TextDifference(leaf, was, now)
        for leaf, was, now in pairs
        if (was.text if was else None) != (now.text if now else None)
    )
