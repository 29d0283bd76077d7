"""How many of what was owed came, and came in time: of one duty, of one office, of all; and both as a matrix.

Only what is over counts: something not yet due and not yet here says nothing about anybody. What was waived is not
expected. In time is in time by the day worked towards; what came between two stated days is told apart, because only
a decision says whether it was.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from app.domain.plans.duty_rows import DutyOwner, DutyRow
from app.domain.plans.duty_standing import DutyState
from app.i18n import _
from app.text import format_number

_CAME: Final = frozenset({DutyState.DONE, DutyState.DONE_BETWEEN, DutyState.DONE_LATE})
_OVER: Final = _CAME | {DutyState.BETWEEN, DutyState.OVERDUE}


@dataclass(frozen=True, slots=True)
class DutyRate:
    """``expected`` were to come by now, ``came`` came, ``in_time`` of them by the day worked towards.

    ``between`` came after it, but before the last day the plan states.
    """

    expected: int
    came: int
    in_time: int
    between: int

    @property
    def short(self) -> str:
        """«7/8», "–" where nothing was to come yet."""
        return f"{self.in_time}/{self.expected}" if self.expected else "–"

    @property
    def words(self) -> str:
        """«7/8 đúng hạn (87,5 %), 1 nộp trong hạn cuối, 8/8 đã nộp»; says so where nothing was to come yet."""
        if not self.expected:
            return _("chưa có việc nào đến hạn")
        told = _("{short} đúng hạn ({percent} %)")
        words = [
            told.format(short=self.short, percent=format_number(round(Decimal(100 * self.in_time) / self.expected, 1)))
        ]
        if self.between:
            words.append(_("{count} nộp trong hạn cuối").format(count=self.between))
        words.append(_("{came}/{expected} đã nộp").format(came=self.came, expected=self.expected))
        return ", ".join(words)


def rate(rows: Iterable[DutyRow]) -> DutyRate:
    """How many of some lines came, and in time."""
    over = [row.standing.state for row in rows if row.standing.state in _OVER]
    return DutyRate(
        expected=len(over),
        came=sum(state in _CAME for state in over),
        in_time=over.count(DutyState.DONE),
        between=over.count(DutyState.DONE_BETWEEN),
    )


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """One duty in one period with the line of each office that owes it."""

    title: str
    plan_title: str
    rows: tuple[DutyRow, ...]

    def of(self, owner: DutyOwner) -> DutyRow | None:
        """The line of an office; ``None`` where it does not owe this."""
        return next((row for row in self.rows if row.owner == owner), None)


@dataclass(frozen=True, slots=True)
class DutyMatrix:
    """Duties down, offices across."""

    owners: tuple[DutyOwner, ...]
    lines: tuple[MatrixLine, ...]

    def of_owner(self, owner: DutyOwner) -> tuple[DutyRow, ...]:
        """Everything one office owes."""
        return tuple(row for line in self.lines for row in line.rows if row.owner == owner)


def matrix(rows: Iterable[DutyRow]) -> DutyMatrix:
    """Lines of the board as a matrix; duties in their order, offices as they first appear."""
    known = tuple(rows)
    lines: dict[tuple[int, int, str, str], list[DutyRow]] = {}
    for row in known:
        lines.setdefault((row.plan_id, row.at.part_id, row.duty.key, row.period.text), []).append(row)
    owners = tuple(dict.fromkeys(row.owner for row in known))
    found = (MatrixLine(some[0].title, some[0].plan_title, tuple(some)) for some in lines.values())
    return DutyMatrix(owners, tuple(found))
