"""Shapes of what a plan preset says about events: the tier matrix «ma trận quy định» and the season.

A row is given up by dating its end and adding another; a plan without an epidemic has no row.
"""

from collections.abc import Iterable
from datetime import date

import msgspec

from app.domain.tiers import EventWindow, TierRule
from app.i18n import _
from app.presets.reading import bad_preset

_LEVELS = range(1, 5)
_ANY_YEAR = 2001


class PlanTier(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One table ``[[tiers]]``: what a place at this level may hold, by which clause; ``note`` is for the reader."""

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
    note: str = ""

    @property
    def rule(self) -> TierRule:
        """The domain value that the checks use."""
        known = {name: getattr(self, name) for name in self.__struct_fields__ if name != "note"}
        return TierRule(**known)


class PlanWindow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One table ``[[event_windows]]``: until which day of each year events of these kinds are to be held."""

    occasion: str
    month: int
    day: int
    kinds: tuple[str, ...]
    clause: str
    valid_from: date
    valid_to: date | None = None
    other_kinds: tuple[str, ...] = ()

    @property
    def window(self) -> EventWindow:
        """The domain value that the checks use."""
        return EventWindow(**msgspec.structs.asdict(self))


def check_rules(tiers: Iterable[PlanTier], windows: Iterable[PlanWindow], file_name: str) -> None:
    """Levels that exist, ranges that end after they begin, one row for a level and day, days of the calendar."""
    known: list[PlanTier] = []
    for index, tier in enumerate(tiers):
        key = f"tiers[{index}]"
        if tier.level not in _LEVELS:
            raise bad_preset(file_name, f"{key}.level", _("cấp độ dịch từ 1 đến 4"))
        if tier.max_people is not None and (tier.max_people < 1 or not tier.limits_people):
            what = _("phải lớn hơn 0 và chỉ ghi ở cấp độ hạn chế số người")
            raise bad_preset(file_name, f"{key}.max_people", what)
        _check_range(tier, file_name, key)
        if any(item.level == tier.level and _overlap(item, tier) for item in known):
            what = _("cấp độ {level} có hai quy định cho cùng một ngày").format(level=tier.level)
            raise bad_preset(file_name, key, what)
        known.append(tier)
    for index, window in enumerate(windows):
        key = f"event_windows[{index}]"
        _check_range(window, file_name, key)
        try:
            date(_ANY_YEAR, window.month, window.day)
        except ValueError as error:
            raise bad_preset(file_name, f"{key}.day", _("không phải một ngày có trong mọi năm")) from error


def _check_range(item: PlanTier | PlanWindow, file_name: str, key: str) -> None:
    if item.valid_to is not None and item.valid_to <= item.valid_from:
        raise bad_preset(file_name, f"{key}.valid_to", _("phải sau ngày bắt đầu"))


def _overlap(first: PlanTier, second: PlanTier) -> bool:
    return (first.valid_to is None or second.valid_from < first.valid_to) and (
        second.valid_to is None or first.valid_from < second.valid_to
    )
