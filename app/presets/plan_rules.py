"""Shapes of what a plan preset says about events: rule matrices «ma trận quy định».

A row is given up by dating its end and adding another; a plan without an epidemic has no row.
"""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from app.domain.tiers import RuleMatrix, TierRule
from app.i18n import _
from app.presets.reading import bad_preset

_LEVELS = range(1, 10)
_ANY_YEAR = 2001


class PlanMatrix(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One table ``[[matrices]]``: the danger its rows are about; ``note`` is for the reader of the file."""

    id: str
    name: str
    note: str = ""


#: What rows belong to in a file that names no matrix.
_ONLY = PlanMatrix(id="cap-do-dich", name="Cấp độ dịch")


class PlanTier(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One table ``[[tiers]]``: what a place at this level may hold, by which clause, in which words of the plan.

    ``matrix`` may be left out where there is only one; the other keys are those of
    :class:`app.domain.tiers.TierRule`.
    """

    level: int
    allows_review: bool
    allows_ceremony: bool
    allows_festivities: bool
    clause: str
    valid_from: date
    valid_to: date | None = None
    limits_people: bool = False
    max_people: int | None = None
    measures: tuple[str, ...] = ()
    report_to: str = ""
    name: str = ""
    quote: str = ""
    note: str = ""
    matrix: str = ""

    @property
    def rule(self) -> TierRule:
        """The domain value that the checks use."""
        return TierRule(**{name: getattr(self, name) for name in self.__struct_fields__ if name != "matrix"})


def matrices_of(matrices: Sequence[PlanMatrix], tiers: Iterable[PlanTier]) -> tuple[RuleMatrix, ...]:
    """The matrices of a plan with their rows, in the order of the file; none when nothing is said of any danger."""
    rows = list(tiers)
    known = list(matrices) or ([_ONLY] if rows else [])
    return tuple(
        RuleMatrix(tuple(row.rule for row in rows if _matrix_id(row, known) == item.id), item.id, item.name)
        for item in known
    )


def check_rules(matrices: Sequence[PlanMatrix], tiers: Iterable[PlanTier], file_name: str) -> None:
    """Matrices that exist, levels, ranges that end after they begin, one row for a level and day."""
    known: list[PlanTier] = []
    named = list(matrices) or [_ONLY]
    for index, tier in enumerate(tiers):
        key = f"tiers[{index}]"
        _check_tier(tier, named, file_name, key)
        same = (item for item in known if (item.level, item.matrix) == (tier.level, tier.matrix))
        if any(_overlap(item, tier) for item in same):
            what = _("cấp độ {level} có hai quy định cho cùng một ngày").format(level=tier.level)
            raise bad_preset(file_name, key, what)
        known.append(tier)


def check_day(month: int, day: int, file_name: str, key: str) -> None:
    """A day that every year has."""
    try:
        date(_ANY_YEAR, month, day)
    except ValueError as error:
        raise bad_preset(file_name, key, _("không phải một ngày có trong mọi năm")) from error


def _matrix_id(tier: PlanTier, matrices: Sequence[PlanMatrix]) -> str:
    return tier.matrix or (matrices[0].id if len(matrices) == 1 else "")


def _check_tier(tier: PlanTier, matrices: Sequence[PlanMatrix], file_name: str, key: str) -> None:
    if _matrix_id(tier, matrices) not in [item.id for item in matrices]:
        what = _("không có ma trận “{id}”; đang có: {known}").format(
            id=tier.matrix, known=", ".join(item.id for item in matrices)
        )
        raise bad_preset(file_name, f"{key}.matrix", what)
    if tier.level not in _LEVELS:
        raise bad_preset(file_name, f"{key}.level", _("cấp độ phải từ 1 đến {last}").format(last=_LEVELS[-1]))
    if tier.max_people is not None and (tier.max_people < 1 or not tier.limits_people):
        what = _("phải lớn hơn 0 và chỉ ghi ở cấp độ hạn chế số người")
        raise bad_preset(file_name, f"{key}.max_people", what)
    if tier.valid_to is not None and tier.valid_to <= tier.valid_from:
        raise bad_preset(file_name, f"{key}.valid_to", _("phải sau ngày bắt đầu"))


def _overlap(first: PlanTier, second: PlanTier) -> bool:
    return (first.valid_to is None or second.valid_from < first.valid_to) and (
        second.valid_to is None or first.valid_from < second.valid_to
    )
