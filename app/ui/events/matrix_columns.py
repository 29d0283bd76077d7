"""Columns of «Quy tắc»: one row of a matrix, typed over in its place; a kind of event below."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.domain.event_templates import season_of
from app.domain.event_words import part_words
from app.domain.events import EventKind, HostLevel
from app.domain.periods import is_valid_on
from app.domain.tiers import TierRule
from app.errors import Refused
from app.i18n import _
from app.services.plans.typed_numbers import typed_count
from app.text import clean, fold, format_number, short_date
from app.ui.events.words import chip_of, level_word
from app.ui.tables import Cell, Column, TableModel

#: A typed change of one row.
Put = Callable[[TierRule, TierRule], None]
_YES, _NO = frozenset({"co", "c", "x", "duoc", "1", "yes"}), frozenset({"khong", "k", "ko", "0", "no", ""})


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A row and whether it is in force on the day looked at."""

    rule: TierRule
    is_in_force: bool = True


def rule_lines(rules: tuple[TierRule, ...], day: date, *, with_others: bool) -> tuple[RuleLine, ...]:
    """The rows in force on a day, or all of them, by level and first day."""
    made = (RuleLine(rule, is_valid_on(day, rule.valid_from, rule.valid_to)) for rule in rules)
    return tuple(line for line in made if with_others or line.is_in_force)


def read_yes(text: str) -> bool:
    """ "Có", "x" or "Không", nothing; ``ValueError`` with one sentence for anything else."""
    said = fold(text)
    if said not in _YES | _NO:
        raise ValueError(_("Ghi Có hoặc Không"))
    return said in _YES


def read_people(text: str) -> int | None:
    """A number of people, nothing where none is stated; ``ValueError`` with one sentence for anything else."""
    told = _("Ghi một số người từ 1 trở lên, hoặc để trống")
    try:
        said = typed_count(clean(text))
    except Refused as refused:
        raise ValueError(told) from refused
    if said == 0:
        raise ValueError(told)
    return said


def _changed(rule: TierRule, key: str, value: object) -> TierRule:
    fields: dict[str, Any] = {key: value}
    return replace(rule, **fields)


def _yes(key: str, title: str, put: Put) -> Column[RuleLine]:
    def edit(line: RuleLine, text: str) -> None:
        put(line.rule, _changed(line.rule, key, read_yes(text)))

    def cell(line: RuleLine) -> Cell:
        is_held = bool(getattr(line.rule, key))
        return _of_day(line, Cell(icon="check" if is_held else "ban", tone="accenttext" if is_held else "block"))

    return Column(
        key, title, lambda line: _("Có") if getattr(line.rule, key) else _("Không"), cell=cell, edit=edit, width=86
    )


def _of_day(line: RuleLine, cell: Cell) -> Cell:
    return cell if line.is_in_force else replace(cell, tone="text3")


def _people(put: Put) -> Column[RuleLine]:
    def edit(line: RuleLine, text: str) -> None:
        if clean(text) == people_text(line.rule):
            return
        if fold(text) in ("han che", "theo dia phuong", "han che so nguoi"):
            put(line.rule, replace(line.rule, limits_people=True, max_people=None))
        elif fold(text) in ("khong han che", "khong"):
            put(line.rule, replace(line.rule, limits_people=False, max_people=None))
        else:
            count = read_people(text)
            put(line.rule, replace(line.rule, limits_people=count is not None, max_people=count))

    return Column(
        "max_people",
        _("Số người"),
        lambda line: people_text(line.rule),
        cell=lambda line: _of_day(line, Cell(tooltip=people_text(line.rule))),
        edit=edit,
        width=172,
        least=104,
    )


def people_text(rule: TierRule) -> str:
    """ "tối đa 30", "hạn chế, theo địa phương", "không hạn chế"."""
    if rule.strictness == 4:
        return "–"
    if rule.max_people is not None:
        return _("tối đa {count}").format(count=format_number(rule.max_people))
    return _("hạn chế, theo địa phương") if rule.limits_people else _("không hạn chế")


def _text(key: str, title: str, put: Put, *, width: int, drop: int = 0) -> Column[RuleLine]:
    def edit(line: RuleLine, text: str) -> None:
        put(line.rule, _changed(line.rule, key, clean(text)))

    return Column(
        key,
        title,
        lambda line: getattr(line.rule, key),
        cell=lambda line: _of_day(line, Cell(tooltip=str(getattr(line.rule, key)))),
        edit=edit,
        width=width,
        least=min(width, 96),
        drop=drop,
    )


def _measures(put: Put) -> Column[RuleLine]:
    def edit(line: RuleLine, text: str) -> None:
        measures = tuple(clean(item) for item in text.split(",") if clean(item))
        put(line.rule, replace(line.rule, measures=measures))

    return Column(
        "measures",
        _("Biện pháp"),
        lambda line: ", ".join(line.rule.measures),
        cell=lambda line: _of_day(line, Cell(tooltip=", ".join(line.rule.measures))),
        edit=edit,
        width=100,
        least=70,
        drop=3,
    )


def _validity(line: RuleLine) -> str:
    rule = line.rule
    until = _(" đến trước {day}").format(day=short_date(rule.valid_to)) if rule.valid_to else ""
    return _("từ {day}").format(day=short_date(rule.valid_from)) + until


def rules_model(put: Put) -> TableModel[RuleLine]:
    """A level with all it allows; every cell but the level itself is typed over in its place."""
    return TableModel(
        (
            Column(
                "level",
                _("Cấp độ"),
                lambda line: level_word(line.rule),
                cell=lambda line: Cell(chip=chip_of(line.rule.strictness) if line.is_in_force else "none"),
                sort=lambda line: line.rule.level,
                width=128,
                least=92,
                is_stretched=True,
            ),
            _yes("allows_review", _("Sơ kết"), put),
            _yes("allows_ceremony", _("Phần lễ"), put),
            _yes("allows_festivities", _("Phần hội"), put),
            _people(put),
            _measures(put),
            _text("report_to", _("Báo cáo gửi"), put, width=150, drop=1),
            _text("clause", _("Căn cứ"), put, width=100),
            Column(
                "valid",
                _("Áp dụng"),
                _validity,
                cell=lambda line: Cell(tone="text2" if line.is_in_force else "text3", tooltip=_validity(line)),
                sort=lambda line: line.rule.valid_from,
                width=206,
                least=104,
                drop=2,
            ),
        )
    )


def host_words(level: HostLevel) -> str:
    """Who holds events of a kind."""
    return {
        HostLevel.COMMUNE: _("xã, phường"),
        HostLevel.HAMLET: _("xóm, thôn"),
        HostLevel.COMMITTEE: _("Ban chỉ đạo"),
    }[level]


def kinds_model(year: Callable[[], int], uses: Callable[[str], int]) -> TableModel[EventKind]:
    """Name, who holds it, parts, season of the year, how many events are of it."""

    def window(kind: EventKind) -> str:
        found = season_of(kind, year())
        return f"{short_date(found[0])} – {short_date(found[1])}" if found else _("cả năm")

    return TableModel(
        (
            Column(
                "name",
                _("Loại sự kiện"),
                lambda kind: kind.name,
                cell=lambda kind: Cell(tone="text3" if kind.is_retired else "", tooltip=kind.name),
                width=260,
                least=150,
                is_stretched=True,
            ),
            Column("host", _("Đơn vị tổ chức"), lambda kind: host_words(kind.host_level), width=120, least=100, drop=2),
            Column("parts", _("Gồm"), lambda kind: part_words(kind.parts), width=170, least=120, drop=3),
            Column("window", _("Thời gian"), window, width=180, least=170, drop=1),
            Column("clause", _("Căn cứ"), lambda kind: kind.clause, width=100, least=70, drop=4),
            Column(
                "state",
                _("Tình trạng"),
                lambda kind: _("thôi dùng") if kind.is_retired else _("đang dùng"),
                cell=lambda kind: Cell(chip="none" if kind.is_retired else "ok"),
                width=112,
            ),
            Column("uses", _("Số sự kiện"), lambda kind: uses(kind.key) or None, width=90, is_number=True, drop=5),
        )
    )
