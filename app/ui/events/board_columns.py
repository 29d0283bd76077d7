"""Columns of «Kế hoạch»: a commune or hamlet, its tier, the three parts, people, day."""

from app.domain.events import PART_WORDS, Event, EventPart
from app.domain.season_board import PlaceStanding
from app.i18n import _
from app.text import short_date
from app.ui.events.unit_table import UnitLine, unit_cell, unit_word
from app.ui.events.words import STANDINGS, is_planned, people_words, tier_chip
from app.ui.tables import Cell, Column, TableModel

_SHORT = {EventPart.CEREMONY: "Lễ", EventPart.FESTIVITIES: "Hội", EventPart.REVIEW: "Sơ kết"}


def day_words(event: Event | None, standing: PlaceStanding) -> str:
    """The day of an event as the board says it; without one where the plan stands."""
    if standing is PlaceStanding.NO_EVENT:
        return _("chưa có")
    if event is None or event.starts_on is None:
        return _(STANDINGS[standing][0])
    if event.last_day and event.last_day != event.starts_on:
        return f"{event.starts_on:%d}–{short_date(event.last_day)}"
    return short_date(event.starts_on)


def _name(line: UnitLine) -> Cell:
    return unit_cell(line, line.row.event.name if line.row.event else "")


def _tier_text(line: UnitLine) -> str:
    if line.row.is_hamlet and not line.row.has_own_tier:
        return _("theo {unit}").format(unit=line.above or _("cấp trên"))
    return tier_chip(line.row.alone)[0] or "–"


def _tier(line: UnitLine) -> Cell:
    if not tier_chip(line.row.alone)[0]:
        return Cell(tone="text3", tooltip=_("Không có bảng quy định nào có hiệu lực"))
    words = line.row.alone.tier_words or _("chưa có cấp độ")
    tooltip = "\n".join((words[:1].upper() + words[1:], *(item.text for item in line.row.alone.reasons)))
    if line.row.is_hamlet and not line.row.has_own_tier:
        return Cell(tone="text2", tooltip=tooltip)
    return Cell(chip=tier_chip(line.row.alone)[1], tooltip=tooltip)


def _part_text(line: UnitLine, part: EventPart) -> str:
    return _("Có") if part in line.row.assessment.allowed else _("Không")


def _part(line: UnitLine, part: EventPart) -> Cell:
    is_allowed = part in line.row.assessment.allowed
    icon = "check" if is_allowed else "ban"
    if not is_planned(line.row, part):
        told = _("Cấp độ cho phép, nhưng nơi này không có {part} trong kế hoạch")
        if not is_allowed:
            told = _("Cấp độ không cho phép; nơi này cũng không có {part} trong kế hoạch")
        return Cell(icon=icon, tone="text3", tooltip=told.format(part=_(PART_WORDS[part])))
    if is_allowed:
        return Cell(icon=icon, tone="accenttext")
    return Cell(icon=icon, tone="block" if line.row.is_forbidden else "tier3text", tooltip=line.row.assessment.verdict)


def _people(line: UnitLine) -> Cell:
    words, icon, tone = people_words(line.row.assessment)
    asked = line.row.assessment.asks_limit
    told = _("{places}: địa phương chưa ghi số người được phép").format(places=", ".join(asked)) if asked else words
    return Cell(icon=icon, tone=tone, tooltip=told)


def _day(line: UnitLine) -> Cell:
    words, icon, tone = STANDINGS[line.row.standing]
    event = line.row.event
    told = [f"{event.name}: {_(words)}"] if event else [_(words)]
    more = [
        f"{item.name} · {short_date(item.starts_on) if item.starts_on else _('chưa có ngày')}" for item in _more(line)
    ]
    is_strong = line.row.standing in (PlaceStanding.TO_ADJUST, PlaceStanding.OUTSIDE)
    return Cell(icon=icon, tone=tone, is_strong=is_strong, tooltip="\n".join((*told, *more)))


def _more(line: UnitLine) -> tuple[Event, ...]:
    found: tuple[Event, ...] = line.row.events[1:]
    return found


def _day_text(line: UnitLine) -> str:
    shown = day_words(line.row.event, line.row.standing)
    return f"{shown} + {len(_more(line))}" if _more(line) else shown


def _part_column(part: EventPart, drop: int = 0) -> Column[UnitLine]:
    return Column(
        part.value,
        _SHORT[part],
        lambda line: _part_text(line, part),
        cell=lambda line: _part(line, part),
        width=86,
        drop=drop,
        tooltip=_("Được tổ chức {part} hay không").format(part=_(PART_WORDS[part])),
    )


def board_model() -> TableModel[UnitLine]:
    """Unit, tier, the three parts, people, day."""
    return TableModel(
        (
            Column("unit", _("Xã, xóm"), unit_word, cell=_name, width=170, least=116, is_stretched=True),
            Column("tier", _("Cấp độ"), _tier_text, cell=_tier, width=118, least=86),
            _part_column(EventPart.REVIEW),
            _part_column(EventPart.CEREMONY),
            _part_column(EventPart.FESTIVITIES),
            Column(
                "people",
                _("Số người"),
                lambda line: people_words(line.row.assessment)[0],
                cell=_people,
                width=116,
                least=112,
                drop=1,
            ),
            Column("day", _("Ngày dự kiến"), _day_text, cell=_day, width=138, least=122),
        )
    )
