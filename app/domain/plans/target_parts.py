"""Distribution: measures that together make up a whole (xuất sắc, khá, trung bình, yếu of all that were classified)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.plans.targets import Target
from app.i18n import _
from app.text import format_number


@dataclass(frozen=True, slots=True)
class Distribution:
    """Parts of a whole by their names; ``None`` is not known, which is not nought."""

    whole_name: str
    whole: Decimal | None
    parts: Mapping[str, Decimal | None]

    @property
    def total(self) -> Decimal:
        """What the known parts add up to."""
        return sum((value for value in self.parts.values() if value is not None), Decimal(0))

    @property
    def fault(self) -> str:
        """Why it cannot be: the parts are more than the whole; empty when they are not."""
        if self.whole is None or self.total <= self.whole:
            return ""
        told = _("Các phần cộng lại là {total} ({parts}), lớn hơn tổng “{whole}” là {value}.")
        return told.format(
            total=format_number(self.total),
            parts=_listed([(name, value) for name, value in self.parts.items() if value is not None]),
            whole=self.whole_name,
            value=format_number(self.whole),
        )

    @property
    def remark(self) -> str:
        """What else is to be said: a whole that is not known or 0, parts that are not known, units in no part."""
        blank = [name for name, value in self.parts.items() if value is None]
        if self.whole is None:
            return _("Chưa có tổng “{whole}” nên chưa tính được tỷ lệ.").format(whole=self.whole_name)
        if self.fault:
            return self.fault
        if not self.whole:
            return _("Tổng “{whole}” bằng 0 nên không tính được tỷ lệ.").format(whole=self.whole_name)
        if blank:
            return _("Chưa có số của: {names}.").format(names=", ".join(blank))
        if self.total < self.whole:
            told = _("Còn {rest} trong tổng “{whole}” chưa thuộc phần nào.")
            return told.format(rest=format_number(self.whole - self.total), whole=self.whole_name)
        return ""

    def share(self, name: str) -> Decimal | None:
        """How many in a hundred a part is; ``None`` when it cannot be told."""
        value = self.parts[name]
        return value * 100 / self.whole if value is not None and self.whole else None


def members(head: Target, targets: Iterable[Target]) -> tuple[Target, ...]:
    """The targets that each ask for a part of a distribution, in the order of its parts; ``head`` names the parts."""
    counted = [item for item in targets if item.numerator in head.parts]
    return tuple(sorted(counted, key=lambda item: head.parts.index(item.numerator)))


def _listed(parts: Sequence[tuple[str, Decimal]]) -> str:
    return ", ".join(f"{name} {format_number(value)}" for name, value in parts)
