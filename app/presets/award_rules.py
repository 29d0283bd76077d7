"""Shapes of a preset of awards: regimes, authorities, awards, coefficients, base salaries, dossiers, criteria."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from app.domain.awards.catalogue import (
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
    NomineeKind,
    RuleKind,
)
from app.domain.awards.rule_checks import faults, key_of
from app.i18n import _
from app.presets.load import PresetLibrary
from app.presets.reading import bad_preset, convert
from app.presets.schema import PresetFile


class RowHead(msgspec.Struct, frozen=True, kw_only=True):
    """What every row says, whatever it is about; base salaries and coefficients have no ``key`` of their own."""

    key: str = ""
    valid_from: date
    valid_to: date | None = None
    clause: str = ""
    confidence: Confidence
    note: str = ""


class AwardsBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The body of a preset of awards: lists of tables, still unchecked."""

    regimes: tuple[dict[str, Any], ...] = ()
    authorities: tuple[dict[str, Any], ...] = ()
    awards: tuple[dict[str, Any], ...] = ()
    coefficients: tuple[dict[str, Any], ...] = ()
    base_salaries: tuple[dict[str, Any], ...] = ()
    dossier_items: tuple[dict[str, Any], ...] = ()
    criteria: tuple[dict[str, Any], ...] = ()


class CoefficientRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One table ``[[coefficients]]``: what an award is worth for each kind that has a rule, as text ("0.15")."""

    award: str
    individual: str = ""
    collective: str = ""
    household: str = ""


_PLAIN: Mapping[str, tuple[RuleKind, type[AwardContent]]] = {
    "regimes": (RuleKind.REGIME, AwardRegime),
    "authorities": (RuleKind.AUTHORITY, AwardAuthority),
    "awards": (RuleKind.AWARD, Award),
    "base_salaries": (RuleKind.BASE_SALARY, BaseSalary),
    "dossier_items": (RuleKind.DOSSIER_ITEM, DossierItem),
    "criteria": (RuleKind.CRITERION, Criterion),
}
_NUMBER = re.compile(r"\d{1,3}(\.\d{1,3})?", re.ASCII)
_HEAD = frozenset(RowHead.__struct_fields__)


def award_rules(presets: PresetLibrary) -> tuple[AwardRule, ...]:
    """The whole catalogue, all files and days together; a data file is founded with it.

    Raises :class:`~app.errors.Problem` naming file and row of the first mistake.
    """
    files = [presets.newest("awards", header.id) for header in presets.headers("awards")]
    found = tuple(_rows(files))
    rules = tuple(rule for _file, _place, rule in found)
    for fault in faults(rules):
        file_name, place = next((name, key) for name, key, rule in found if rule is fault.rule)
        raise bad_preset(file_name, place, fault.what)
    return rules


def _rows(files: Sequence[PresetFile]) -> Iterator[tuple[str, str, AwardRule]]:
    for item in files:
        body = convert(item.body, AwardsBody, item.file_name)
        for section, (kind, shape) in _PLAIN.items():
            for index, table in enumerate(getattr(body, section)):
                place = f"{section}[{index}]"
                yield item.file_name, place, _plain(table, kind, shape, (item.file_name, place))
        for index, table in enumerate(body.coefficients):
            place = f"coefficients[{index}]"
            for rule in _coefficients(table, item.file_name, place):
                yield item.file_name, place, rule


def _head(table: Mapping[str, Any], file_name: str, place: str) -> RowHead:
    return convert({key: table[key] for key in table if key in _HEAD}, RowHead, file_name, place)


def _rest(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if key not in _HEAD}


def _plain(table: Mapping[str, Any], kind: RuleKind, shape: type[AwardContent], where: tuple[str, str]) -> AwardRule:
    file_name, place = where
    head = _head(table, file_name, place)
    names = {field.name for field in fields(shape)}
    rest = _rest(table)
    for name in rest:
        if name not in names:
            raise bad_preset(file_name, place, _("có khóa lạ “{name}”").format(name=name))
    if "key" in names:
        if not head.key:
            raise bad_preset(file_name, place, _("thiếu khóa “{name}”").format(name="key"))
        rest["key"] = head.key
    return _rule(kind, head, convert(rest, shape, file_name, place))


def _coefficients(table: Mapping[str, Any], file_name: str, place: str) -> Iterator[AwardRule]:
    head = _head(table, file_name, place)
    row = convert(_rest(table), CoefficientRow, file_name, place)
    stated = [(kind, getattr(row, kind.value)) for kind in NomineeKind]
    if not any(text for _kind, text in stated):
        raise bad_preset(file_name, place, _("phải có hệ số của ít nhất một đối tượng"))
    for kind, text in stated:
        if text:
            value = _decimal(text, file_name, f"{place}.{kind}")
            yield _rule(RuleKind.COEFFICIENT, head, Coefficient(row.award, kind, value))


def _decimal(text: str, file_name: str, key: str) -> Decimal:
    if not _NUMBER.fullmatch(text):
        raise bad_preset(file_name, key, _("“{text}” không phải là số, hãy viết như 0.15").format(text=text))
    return Decimal(text)


def _rule(kind: RuleKind, head: RowHead, content: AwardContent) -> AwardRule:
    return AwardRule(
        kind=kind,
        key=key_of(content),
        content=content,
        valid_from=head.valid_from,
        valid_to=head.valid_to,
        clause=head.clause,
        confidence=head.confidence,
        note=head.note,
    )
