"""Shapes of the kinds of events «loại sự kiện» a plan brings: programme, delegates, parts, ma-két, season.

The festival of 03/3, the one of 19/8 and the conference of a commune differ in these tables only.
"""

import string
from collections.abc import Iterable
from datetime import date, time
from typing import Any

import msgspec

from app.domain.event_templates import PLACES
from app.domain.events import (
    Activity,
    ActivityKind,
    Anniversary,
    EventKind,
    EventPart,
    GroupOrigin,
    HostLevel,
    ParticipantGroup,
    ProgrammeItem,
)
from app.domain.listed_kinds import ListedKind
from app.domain.participants import ParticipantSource
from app.i18n import _
from app.presets.plan_rules import check_day
from app.presets.reading import bad_preset


class PlanProgrammeItem(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One table ``[[event_kinds.programme]]``: an item in its place, how long it takes, or when it begins."""

    text: str
    part: EventPart = EventPart.CEREMONY
    minutes: int | None = None
    starts_at: time | None = None
    in_charge: str = ""


class PlanGroup(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One table ``[[event_kinds.groups]]``: who is invited, from where, and which registers know their names."""

    text: str
    origin: GroupOrigin
    planned: int | None = None
    sources: tuple[ParticipantSource, ...] = ()


class PlanActivity(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One table ``[[event_kinds.activities]]`` of phần hội."""

    kind: ActivityKind
    name: str
    count: int = 1
    in_charge: str = ""


class PlanAnniversary(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One table ``[[event_kinds.anniversaries]]``: the day whose years are counted."""

    name: str
    since: date


class PlanEventKind(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One table ``[[event_kinds]]`` with the keys of :class:`app.domain.events.EventKind`."""

    id: str
    name: str
    host_level: HostLevel
    word: ListedKind
    title: str
    parts: tuple[EventPart, ...]
    clause: str = ""
    month: int | None = None
    day: int | None = None
    opens_days_before: int | None = None
    closes_days_after: int = 0
    programme: tuple[PlanProgrammeItem, ...] = ()
    groups: tuple[PlanGroup, ...] = ()
    activities: tuple[PlanActivity, ...] = ()
    backdrop: tuple[str, ...] = ()
    chair: str = ""
    costs: tuple[str, ...] = ()
    result_report_days: int | None = None
    anniversaries: tuple[PlanAnniversary, ...] = ()
    note: str = ""

    @property
    def kind(self) -> EventKind:
        """The domain value a data file is founded with."""
        plain: dict[str, Any] = {name: getattr(self, name) for name in self.__struct_fields__ if name not in _LISTS}
        return EventKind(
            key=plain.pop("id"),
            word=plain.pop("word").value,
            programme=tuple(ProgrammeItem(**msgspec.structs.asdict(item)) for item in self.programme),
            groups=tuple(ParticipantGroup(**msgspec.structs.asdict(item)) for item in self.groups),
            activities=tuple(Activity(**msgspec.structs.asdict(item)) for item in self.activities),
            anniversaries=tuple(Anniversary(item.name, item.since) for item in self.anniversaries),
            **plain,
        )


_LISTS = frozenset({"programme", "groups", "activities", "anniversaries"})


def check_kinds(kinds: Iterable[PlanEventKind], file_name: str) -> None:
    """What types cannot say: identities once, days that exist, items and activities of parts the kind has."""
    seen: set[str] = set()
    for index, kind in enumerate(kinds):
        key = f"event_kinds[{index}]"
        if kind.id in seen:
            raise bad_preset(file_name, f"{key}.id", _("“{id}” có hai lần").format(id=kind.id))
        seen.add(kind.id)
        _check_season(kind, file_name, key)
        _check_parts(kind, file_name, key)
        _check_counts(kind, file_name, key)
        _check_places(kind, file_name, key)


def _check_season(kind: PlanEventKind, file_name: str, key: str) -> None:
    if kind.month is None and kind.day is None:
        if kind.opens_days_before is not None or kind.closes_days_after:
            what = _("chỉ ghi được khi có tháng và ngày của dịp tổ chức")
            raise bad_preset(file_name, f"{key}.opens_days_before", what)
        return
    if kind.month is None or kind.day is None:
        raise bad_preset(file_name, f"{key}.day", _("phải ghi cả tháng và ngày, hoặc không ghi cả hai"))
    check_day(kind.month, kind.day, file_name, f"{key}.day")


def _check_parts(kind: PlanEventKind, file_name: str, key: str) -> None:
    if not kind.parts or len(set(kind.parts)) != len(kind.parts):
        raise bad_preset(file_name, f"{key}.parts", _("phải có ít nhất một phần, mỗi phần một lần"))
    unknown = _("phần này không có trong parts của loại sự kiện")
    for place, item in enumerate(kind.programme):
        if item.part not in kind.parts:
            raise bad_preset(file_name, f"{key}.programme[{place}].part", unknown)
    if kind.activities and EventPart.FESTIVITIES not in kind.parts:
        raise bad_preset(file_name, f"{key}.activities", unknown)


def _check_counts(kind: PlanEventKind, file_name: str, key: str) -> None:
    at_least = (
        ("opens_days_before", kind.opens_days_before, 0),
        ("closes_days_after", kind.closes_days_after, 0),
        ("result_report_days", kind.result_report_days, 0),
        *((f"programme[{place}].minutes", item.minutes, 1) for place, item in enumerate(kind.programme)),
        *((f"groups[{place}].planned", item.planned, 1) for place, item in enumerate(kind.groups)),
        *((f"activities[{place}].count", item.count, 1) for place, item in enumerate(kind.activities)),
    )
    for name, value, least in at_least:
        if value is not None and value < least:
            raise bad_preset(file_name, f"{key}.{name}", _("không được nhỏ hơn {least}").format(least=least))


def _check_places(kind: PlanEventKind, file_name: str, key: str) -> None:
    texts = (
        ("title", kind.title),
        *((("chair", kind.chair),) if kind.chair else ()),
        *((f"backdrop[{place}]", line) for place, line in enumerate(kind.backdrop)),
        *((f"programme[{place}].text", item.text) for place, item in enumerate(kind.programme)),
        *((f"groups[{place}].text", item.text) for place, item in enumerate(kind.groups)),
    )
    known = ", ".join(f"{{{name}}}" for name in PLACES)
    for name, text in texts:
        if not text.strip():
            raise bad_preset(file_name, f"{key}.{name}", _("không được để trống"))
        try:
            found = {field for _text, field, _spec, _conversion in string.Formatter().parse(text) if field is not None}
        except ValueError as error:
            raise bad_preset(file_name, f"{key}.{name}", _("dấu ngoặc nhọn không khớp")) from error
        if found - set(PLACES):
            what = _("chỗ điền “{place}” không có; dùng được: {known}")
            raise bad_preset(file_name, f"{key}.{name}", what.format(place=min(found - set(PLACES)), known=known))
