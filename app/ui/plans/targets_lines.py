"""Lines of the list of targets: each target, and above those of a distribution the whole with its parts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.plans.target_outlook import OUTLOOK_WORDS, Outlook
from app.domain.plans.target_parts import Distribution, members
from app.i18n import _
from app.services.plans.target_rows import TargetRow
from app.ui.widgets.labels import Part

#: Kind of chip for each outlook: amber for what warns, blue for what waits for somebody's word.
OUTLOOK_CHIPS = {
    Outlook.REACHED: "ok",
    Outlook.MISSED: "warn",
    Outlook.ABOVE: "ahead",
    Outlook.BELOW: "behind",
    Outlook.UNKNOWN: "none",
    Outlook.UNDIVIDED: "warn",
    Outlook.UNASKED: "plain",
    Outlook.UNJUDGED: "ask",
    Outlook.UNSURE: "ask",
    Outlook.AHEAD: "later",
}
#: What is short of what the plan asks, for good or so far: amber wherever it is drawn.
BEHIND: Final = frozenset({Outlook.MISSED, Outlook.BELOW})
#: How outlooks are told one after the other, and in which tone.
_ORDER = (
    (Outlook.REACHED, "text2"),
    (Outlook.MISSED, "warn"),
    (Outlook.ABOVE, "text2"),
    (Outlook.BELOW, "warn"),
    (Outlook.UNKNOWN, "warn"),
    (Outlook.UNDIVIDED, "warn"),
    (Outlook.UNJUDGED, "ask"),
    (Outlook.UNSURE, "ask"),
    (Outlook.UNASKED, "text2"),
    (Outlook.AHEAD, "text2"),
)


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target, or (``is_whole``) the distribution its target names; ``is_part`` stands below its whole."""

    row: TargetRow
    is_whole: bool = False
    is_part: bool = False

    @property
    def key(self) -> tuple[str, bool]:
        """What makes it the same line after it was read again."""
        return self.row.target.key, self.is_whole

    @property
    def distribution(self) -> Distribution | None:
        """The parts of a whole, on its own line alone."""
        return self.row.distribution if self.is_whole else None

    @property
    def state(self) -> tuple[str, str]:
        """Word and kind of its chip."""
        if self.distribution is not None:
            return _state_of(self.distribution)
        found = self.row.outlook
        words = _(OUTLOOK_WORDS[found])
        return words[:1].upper() + words[1:], OUTLOOK_CHIPS[found]


def _state_of(found: Distribution) -> tuple[str, str]:
    if found.whole is None:
        return _("Chưa có tổng"), "none"
    if found.fault:
        return _("Vượt tổng"), "warn"
    return (_("Chưa khớp tổng"), "behind") if found.remark else (_("Khớp tổng"), "ok")


def counted_parts(rows: Sequence[TargetRow]) -> dict[Outlook, Part]:
    """How many targets stand how, in the same words wherever they are counted: «1 đạt», «12 chưa có số liệu»."""
    counts = {found: sum(row.outlook is found for row in rows) for found, _tone in _ORDER}
    return {found: Part(f"{counts[found]} {_(OUTLOOK_WORDS[found])}", tone) for found, tone in _ORDER if counts[found]}


def lines_of(rows: Sequence[TargetRow]) -> tuple[TargetLine, ...]:
    """The lines of a list: targets in the order of the plan, those of a distribution together below their whole."""
    families = {row.target.key: _family(row, rows) for row in rows if row.distribution is not None}
    head_of: dict[str, str] = {}
    for head, keys in families.items():
        for key in keys:
            head_of.setdefault(key, head)
    return tuple(_lines(rows, families, head_of))


def _family(head: TargetRow, rows: Sequence[TargetRow]) -> tuple[str, ...]:
    named = [item.key for item in members(head.target, [row.target for row in rows])]
    return tuple(dict.fromkeys([*named, head.target.key]))


def _lines(
    rows: Sequence[TargetRow], families: dict[str, tuple[str, ...]], head_of: dict[str, str]
) -> Iterator[TargetLine]:
    by_key = {row.target.key: row for row in rows}
    shown: set[str] = set()
    for row in rows:
        head = head_of.get(row.target.key)
        if head is None:
            yield TargetLine(row)
        elif head not in shown:
            shown.add(head)
            yield TargetLine(by_key[head], is_whole=True)
            yield from (TargetLine(by_key[key], is_part=True) for key in families[head] if head_of[key] == head)


def parts_of(line: TargetLine, rows: Sequence[TargetRow]) -> tuple[tuple[str, TargetRow | None], ...]:
    """The names of the parts of a whole, each with the target that asks for it, if one does."""
    if line.row.distribution is None:
        return ()
    asked = {row.target.numerator: row for row in rows}
    keys = line.row.target.parts
    return tuple((name, asked.get(key)) for key, name in zip(keys, line.row.distribution.parts, strict=False))
