"""``awards rules``: the dated rows of the catalogue, of one day or all, changed with their clause."""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from app.commands.outgoing import typed_day
from app.domain.awards.catalogue import (
    CONFIDENCE_WORDS,
    NOMINEE_WORDS,
    RULE_WORDS,
    AwardRegime,
    AwardRule,
    BaseSalary,
    Coefficient,
    Criterion,
    DossierItem,
    RuleKind,
)
from app.errors import Refused
from app.i18n import _
from app.services.awards import catalogue, rule_texts
from app.services.awards.rule_texts import content_json
from app.services.workspace import Workspace
from app.text import format_number, short_date

_Answer = tuple[dict[str, Any], list[str]]
#: What takes an end away.
_OPEN = "-"


def rules_(ws: Workspace, args: argparse.Namespace) -> _Answer:
    """Run ``awards rules`` itself or one of the commands under it."""
    return _WORKS[args.rule_work or "list"](ws, args)


def _list(ws: Workspace, args: argparse.Namespace) -> _Answer:
    found = catalogue.rules(ws, typed_day(args.on) if args.on else None)
    if args.kind:
        found = tuple(rule for rule in found if rule.kind.value == args.kind)
    lines: list[str] = []
    for kind in RuleKind:
        rows = [rule for rule in found if rule.kind is kind]
        if rows:
            lines.append(f"{_(RULE_WORDS[kind])} ({kind.value}):")
            lines += [f"  {rule_words(rule)}" for rule in rows]
    return {"rules": [_json(rule) for rule in found]}, lines or [_("Không có dòng nào áp dụng.")]


def _set(ws: Workspace, args: argparse.Namespace) -> _Answer:
    rule, texts = catalogue.find(ws, args.id), _pairs(args.values)
    if args.from_day:
        done = catalogue.follow(ws, rule.id, rule_texts.successor(rule, typed_day(args.from_day), texts))
    else:
        made = rule_texts.edited(rule, texts)
        done = catalogue.save(ws, replace(made, valid_to=_end(args.until, rule.valid_to)))
    return _json(done), [_("Đã ghi: {rule}").format(rule=rule_words(done))]


def _add(ws: Workspace, args: argparse.Namespace) -> _Answer:
    made = rule_texts.new(RuleKind(args.rule_kind), args.key, typed_day(args.from_day), _pairs(args.values))
    done = catalogue.save(ws, replace(made, valid_to=_end(args.until, None)))
    return _json(done), [_("Đã thêm: {rule}").format(rule=rule_words(done))]


def _remove(ws: Workspace, args: argparse.Namespace) -> _Answer:
    rule = catalogue.find(ws, args.id)
    catalogue.remove(ws, args.id)
    return _json(rule), [_("Đã bỏ: {rule}").format(rule=rule_words(rule))]


def _pairs(values: list[str]) -> dict[str, str]:
    found = {}
    for text in values:
        name, sign, value = text.partition("=")
        if not sign or not name.strip():
            sentence = _("“{text}” phải có dạng TRƯỜNG=GIÁ_TRỊ, ví dụ value=0,3; chưa lưu gì.")
            raise Refused("bad-value", sentence.format(text=text))
        found[name.strip()] = value
    return found


def _end(text: str, former: date | None) -> date | None:
    if not text:
        return former
    return None if text == _OPEN else typed_day(text)


def rule_words(rule: AwardRule) -> str:
    """A row in one line: number, key, what it says, since when, its clause and how sure it is."""
    until = _(" đến trước {day}").format(day=short_date(rule.valid_to)) if rule.valid_to else ""
    dates = _("từ {day}{until}").format(day=short_date(rule.valid_from), until=until)
    told = (
        f"{rule.id}. {rule.key}: {_content_words(rule)}; {dates}; {rule.clause}; {_(CONFIDENCE_WORDS[rule.confidence])}"
    )
    return f"{told}. {_('Ghi chú')}: {rule.note}" if rule.note else told


def _content_words(rule: AwardRule) -> str:
    content = rule.content
    if isinstance(content, AwardRegime):
        return f"{content.name}; {content.report_form}"
    if isinstance(content, Coefficient):
        return f"{_(NOMINEE_WORDS[content.kind])} {format_number(content.value)}"
    if isinstance(content, BaseSalary):
        return _("{amount} đồng").format(amount=format_number(content.amount))
    if isinstance(content, DossierItem):
        return content.name
    return content.text if isinstance(content, Criterion) else content.title


def _json(rule: AwardRule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "kind": rule.kind.value,
        "key": rule.key,
        "valid_from": rule.valid_from.isoformat(),
        "valid_to": rule.valid_to.isoformat() if rule.valid_to else None,
        "clause": rule.clause,
        "confidence": rule.confidence.value,
        "note": rule.note,
        "content": content_json(rule),
    }


_WORKS: Mapping[str, Callable[[Workspace, argparse.Namespace], _Answer]] = {
    "list": _list,
    "set": _set,
    "add": _add,
    "remove": _remove,
}
