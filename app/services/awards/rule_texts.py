"""A row of the catalogue of awards from typed values: whoever edits law as data is told what is wrong."""

import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, replace
from datetime import date
from types import MappingProxyType
from typing import Any, get_origin

from app.db.payloads import to_json, understood
from app.domain.awards.catalogue import (
    RULE_WORDS,
    Award,
    AwardAuthority,
    AwardContent,
    AwardRegime,
    AwardRule,
    BaseSalary,
    Coefficient,
    Confidence,
    Criterion,
    DossierItem,
    RuleKind,
)
from app.domain.awards.rule_checks import key_of
from app.errors import Refused
from app.i18n import _
from app.text import clean, fold

#: What each kind of rows is made of.
_CONTENTS: Mapping[RuleKind, type[AwardContent]] = MappingProxyType(
    {
        RuleKind.REGIME: AwardRegime,
        RuleKind.AUTHORITY: AwardAuthority,
        RuleKind.AWARD: Award,
        RuleKind.COEFFICIENT: Coefficient,
        RuleKind.BASE_SALARY: BaseSalary,
        RuleKind.DOSSIER_ITEM: DossierItem,
        RuleKind.CRITERION: Criterion,
    }
)
_HEAD = ("clause", "note", "confidence")
_ANSWERS: Mapping[str, bool] = MappingProxyType({"co": True, "true": True, "khong": False, "false": False})


def content_json(rule: AwardRule) -> dict[str, Any]:
    """What a row says, for programs: decimals as text, days as ISO."""
    told: dict[str, Any] = json.loads(to_json(rule.content))
    return told


def edited(rule: AwardRule, texts: Mapping[str, str]) -> AwardRule:
    """A row with typed values in place of its own: fields of its content, ``clause``, ``note`` and ``confidence``.

    Several values of one field are parted by semicolons, numbers are typed as people write them ("0,3", "2.340.000").
    Raises ``Refused`` for a field it does not have and for what is not understood.
    """
    head = {"clause": rule.clause, "note": rule.note, "confidence": rule.confidence.value}
    made = _made(rule.kind, content_json(rule), head, rule.valid_from, texts)
    return replace(made, valid_to=rule.valid_to, id=rule.id)


def successor(rule: AwardRule, valid_from: date, texts: Mapping[str, str]) -> AwardRule:
    """The row that follows another from a day on: its clause has to be said, note and confidence are not taken over.

    A base salary takes its clause for its decree where none is typed. Raises ``Refused`` as :func:`edited`.
    """
    if not clean(texts.get("clause", "")):
        sentence = _("Chưa ghi điều khoản của quy định mới; chưa lưu gì.")
        raise Refused("no-clause", sentence, _("Hãy thêm clause=“số văn bản, điều”."))
    said = {"decree": texts["clause"], **texts} if rule.kind is RuleKind.BASE_SALARY else texts
    head = {"clause": "", "note": "", "confidence": Confidence.PRACTICE.value}
    return _made(rule.kind, content_json(rule), head, valid_from, said)


def new(kind: RuleKind, key: str, valid_from: date, texts: Mapping[str, str]) -> AwardRule:
    """A row of a kind from typed values; ``key`` is for kinds that have one. Raises ``Refused`` as :func:`edited`."""
    content: dict[str, Any] = {"key": clean(key)} if "key" in _fields(kind) else {}
    head = {"clause": "", "note": "", "confidence": Confidence.PRACTICE.value}
    return _made(kind, content, head, valid_from, texts)


def _made(
    kind: RuleKind, content: dict[str, Any], head: Mapping[str, str], valid_from: date, texts: Mapping[str, str]
) -> AwardRule:
    known = _fields(kind)
    for name, text in texts.items():
        if name in known and name != "key":
            content[name] = _value(known[name], name, text)
        elif name not in _HEAD:
            told = _("“{name}” không phải một trường của {kind}; có: {known}. Chưa lưu gì.")
            names = ", ".join(key for key in (*known, *_HEAD) if key != "key")
            raise Refused("unknown-field", told.format(name=name, kind=_(RULE_WORDS[kind]), known=names))
    said = {name: clean(texts.get(name, text)) for name, text in head.items()}
    understood_content = _content(kind, content)
    return AwardRule(
        kind,
        key_of(understood_content),
        understood_content,
        valid_from,
        clause=said["clause"],
        confidence=_confidence(said["confidence"]),
        note=said["note"],
    )


def _content(kind: RuleKind, content: Mapping[str, Any]) -> AwardContent:
    missing = [name for name, field in _fields(kind).items() if _is_needed(field) and content.get(name) in (None, "")]
    if missing:
        told = _("Chưa ghi {names} của {kind}; chưa lưu gì.")
        raise Refused("missing-field", told.format(names=", ".join(missing), kind=_(RULE_WORDS[kind])))
    made = understood(json.dumps(dict(content)), _CONTENTS[kind])
    if made is None:
        told = _("Có giá trị của {kind} không dùng được; chưa lưu gì.").format(kind=_(RULE_WORDS[kind]))
        raise Refused("bad-value", told, _("Hãy ghi như các dòng đang có trong “awards rules --json”."))
    return made


def _fields(kind: RuleKind) -> dict[str, "Field[Any]"]:
    return {field.name: field for field in fields(_CONTENTS[kind])}


def _is_needed(field: "Field[Any]") -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _value(field: "Field[Any]", name: str, text: str) -> Any:
    """A typed value as the stored JSON has it; ``understood`` has the last word on it."""
    if get_origin(field.type) is tuple:
        return [part for part in map(clean, text.split(";")) if part]
    if field.type is bool:
        return _answer(name, text)
    if field.type is int:
        return _whole(name, text)
    return clean(text).replace(",", ".") if name == "value" else clean(text)


def _answer(name: str, text: str) -> bool:
    found = _ANSWERS.get(fold(text))
    if found is None:
        raise Refused("bad-value", _("{name} phải là “có” hoặc “không”; chưa lưu gì.").format(name=name))
    return found


def _whole(name: str, text: str) -> int:
    digits = clean(text).replace(".", "").replace(" ", "")
    if not (digits.isascii() and digits.isdigit()):
        told = _("{name} phải là một số nguyên, ví dụ 2.340.000; chưa lưu gì.")
        raise Refused("bad-value", told.format(name=name))
    return int(digits)


def _confidence(text: str) -> Confidence:
    try:
        return Confidence(text.upper())
    except ValueError as error:
        raise Refused("bad-value", _("confidence phải là A, B hoặc C; chưa lưu gì.")) from error
