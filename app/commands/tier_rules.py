"""``tiers rules``, ``tiers limit`` and ``tiers advise``: what a level allows, for how many, and which one is likely."""

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from app.commands.outgoing import typed_day
from app.domain.event_changes import Consequence, explained
from app.domain.tier_adviser import CriteriaSet, Situation, source_words
from app.domain.tier_history import PeopleLimit
from app.domain.tier_words import permission_words, read_standing
from app.errors import Refused
from app.i18n import _
from app.services import event_planning, tier_advice, tier_rules, tiers
from app.services.workspace import Workspace
from app.text import short_date

Answer = tuple[dict[str, Any], list[str]]


def rules(ws: Workspace, args: argparse.Namespace) -> Answer:
    """Every matrix with its rows, or those of one day."""
    day = day_of(args.on)
    answer, lines = [], []
    for matrix in tiers.matrices(ws):
        held = [rule for rule in matrix.rules if day is None or matrix.rule(rule.level, day) == rule]
        answer.append({"key": matrix.key, "name": matrix.name, "rules": [_plain(asdict(rule)) for rule in held]})
        lines.append(f"{matrix.name} ({matrix.key})")
        for rule in held:
            until = _(" đến trước {day}").format(day=short_date(rule.valid_to)) if rule.valid_to else ""
            dates = _("từ {day}{until}").format(day=short_date(rule.valid_from), until=until)
            note = f" {_('Ghi chú')}: {rule.note}" if rule.note else ""
            clause = _("mục {clause}").format(clause=rule.clause)
            lines.append(f"  {rule.words} ({clause}, {dates}): {permission_words(rule)}.{note}")
    return {"matrices": answer}, lines or [_("Dữ liệu chưa có bảng quy định nào: không nơi nào bị hạn chế.")]


#: How a whole limit is typed.
_LIMIT_EXAMPLE = "tiers limit 01366 2 200 --from 15/02/2022 --document 20/CV-UBND"


def limit(ws: Workspace, args: argparse.Namespace) -> Answer:
    """List, enter or take out local limits of people."""
    if args.remove is not None:
        done = tier_rules.remove_limit(ws, args.remove)
        return _limit_done(done, _("Đã bỏ giới hạn số {id}.").format(id=args.remove))
    if args.unit is None:
        return _limits(ws)
    if args.level is None or args.people is None:
        missing = _("chưa ghi cấp độ và số người") if args.level is None else _("chưa ghi nhiều nhất bao nhiêu người")
        sentence = _("Giới hạn số người của “{unit}”: {missing}; chưa ghi gì.").format(unit=args.unit, missing=missing)
        raise Refused("bad-arguments", sentence, _("Ví dụ: {example}").format(example=_LIMIT_EXAMPLE))
    matrix, day = tier_rules.matrix(ws, args.matrix), day_of(args.from_day)
    if day is None:
        raise Refused("no-day", _("Chưa ghi áp dụng từ ngày nào; hãy thêm --from, ví dụ --from 15/02/2022."))
    said = read_standing(args.level, matrix, day)
    if said is None or said[1] is None:
        told = _("Không hiểu cấp độ “{typed}”; hãy ghi một cấp độ, ví dụ 2.")
        raise Refused("unclear-level", told.format(typed=args.level))
    unit, last = tiers.place_named(ws, args.unit, day), day_of(args.to_day)
    end = last + timedelta(days=1) if last else None
    made = PeopleLimit(matrix.key, said[1], unit.id, args.people, args.document, day, day_of(args.document_on), end)
    done = tier_rules.save_limit(ws, made)
    words = {"id": done.key, "unit": unit.title, "level": said[1], "people": args.people}
    told = _("Đã ghi giới hạn số {id}: {unit}, cấp độ {level}, không quá {people} người.").format(**words)
    return _limit_done(done, told)


def _limit_done(done: tier_rules.Changed, told: str) -> Answer:
    answer = {"id": int(done.key), "consequences": consequences_json(done.consequences)}
    return answer, [told, *consequence_lines(done.consequences)]


def _limits(ws: Workspace) -> Answer:
    found = tier_rules.limits(ws)
    names = tiers.titles(ws, [item.unit_id for item in found])
    rows = [{**_plain(asdict(item)), "unit": names[item.unit_id]} for item in found]
    lines = [
        _("{id}. {unit}, cấp độ {level}: không quá {people} người từ {day} ({document})").format(
            id=item.id,
            unit=names[item.unit_id],
            level=item.level,
            people=item.max_people,
            day=short_date(item.valid_from),
            document=item.document,
        )
        for item in found
    ]
    return {"limits": rows}, lines or [_("Chưa ghi giới hạn số người nào.")]


def advise(ws: Workspace, args: argparse.Namespace) -> Answer:
    """What the criteria of the day make of some figures, or which figures they ask for."""
    day = day_of(args.on) or ws.today
    known = tier_advice.criteria(ws, day)
    if known is not None and not (args.value or args.rate):
        return _asked(known)
    values, rates = dict(map(_value, args.value)), dict(map(_value, args.rate))
    keys = {item.key for item in known.thresholds} if known else set()
    shares = {key: value for key, value in values.items() if key in keys}
    counts = {key: value for key, value in values.items() if key not in keys}
    told = tier_advice.advise(ws, day, Situation(args.population, counts, rates, shares, args.capacity))
    lines = [": ".join(part for part in (line.name, line.value, line.judgement) if part) for line in told.lines]
    answer = {
        "criteria": told.criteria.id,
        "levels": list(told.levels),
        "confidence": told.confidence,
        "missing": list(told.missing),
        "lines": [asdict(line) for line in told.lines],
    }
    return answer, [*lines, told.sentence, _("Chỉ để tham khảo: cấp độ là cấp độ được công bố bằng văn bản.")]


def _asked(known: CriteriaSet) -> Answer:
    """Which figures the set of the day asks for."""
    asked = {item.key: item.name for item in known.measures} | {item.key: item.name for item in known.thresholds}
    lines = [source_words(known), *(f"  {key}: {name}" for key, name in asked.items())]
    if known.choices:
        lines.append(f"  --capacity: {known.selector_name} ({', '.join(known.choices)})")
    return {"criteria": known.id, "values": asked, "choices": list(known.choices)}, lines


def _value(text: str) -> tuple[str, Decimal]:
    key, _sign, typed = text.partition("=")
    try:
        value = Decimal(typed.replace(",", "."))
    except InvalidOperation:
        value = Decimal(-1)
    if not value.is_finite() or value < 0:
        raise Refused("bad-value", _("“{text}” phải có dạng MÃ=SỐ, ví dụ new_cases=12.").format(text=text))
    return key.strip(), value


def consequences_json(found: Iterable[Consequence]) -> list[dict[str, Any]]:
    """What follows for events, for programs."""
    return [{"event": item.event_id, "becomes": item.becomes.value, "sentence": item.sentence} for item in found]


def consequence_lines(found: Sequence[Consequence]) -> list[str]:
    """What follows for events, a line each, and how it goes on."""
    return [*(item.line for item in found), *explained(found)]


def day_of(text: str | None) -> date | None:
    """A typed day; ``None`` for nothing typed. Raises ``Refused`` for what is no day."""
    return typed_day(text) if text else None


def day_or_season(ws: Workspace, text: str | None) -> date:
    """A typed day, else one of the season that is worked on."""
    return day_of(text) or event_planning.day_in_season(ws)


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
