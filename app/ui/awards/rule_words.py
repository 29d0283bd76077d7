"""A row of the catalogue in words: what it is about, what it says, the fields one types into."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from app.domain.awards.book import printed
from app.domain.awards.catalogue import (
    NOMINEE_WORDS,
    RULE_WORDS,
    Award,
    AwardAuthority,
    AwardContent,
    AwardRegime,
    AwardRule,
    BaseSalary,
    Coefficient,
    Criterion,
    DossierItem,
    NomineeKind,
    RuleKind,
)
from app.domain.event_words import capital
from app.i18n import N_, _
from app.services.awards import rule_texts
from app.text import format_number
from app.ui.forms import Field, FieldKind

#: What fields of the contents are called, in the order of a form; those that are not here are technical.
LABELS: Mapping[str, str] = {
    "name": N_("Tên"),
    "title": N_("Tên in trên văn bản ({unit} là tên đơn vị)"),
    "text": N_("Tiêu chuẩn"),
    "organ": N_("Cơ quan"),
    "signer_title": N_("Chức vụ người ký"),
    "through": N_("Qua cơ quan"),
    "pays_from": N_("Nguồn chi"),
    "form_name": N_("Tên trong báo cáo của xã"),
    "bases": N_("Căn cứ, cách nhau bằng dấu chấm phẩy"),
    "report_form": N_("Mẫu báo cáo thành tích"),
    "value": N_("Hệ số"),
    "amount": N_("Mức lương cơ sở (đồng)"),
    "decree": N_("Văn bản quy định"),
    "rounding": N_("Làm tròn lên đến (đồng)"),
    "copies": N_("Số bộ"),
    "household_is_own": N_("Hộ gia đình là đối tượng riêng (có, không)"),
    "is_required": N_("Bắt buộc (có, không)"),
    "is_own_level": N_("Do đơn vị tự quyết định (có, không)"),
}
NO_NAMES: Mapping[str, str] = {}
_LONG = frozenset({"bases", "text"})


def award_names(rules: Iterable[AwardRule]) -> dict[str, str]:
    """What reports call each award, by its key."""
    return {rule.key: rule.content.form_name or rule.content.title for rule in rules if isinstance(rule.content, Award)}


def heading(kind: RuleKind) -> str:
    """What stands over the rows of a kind."""
    return capital(_(RULE_WORDS[kind]))


def about(rule: AwardRule, names: Mapping[str, str] = NO_NAMES) -> str:
    """What a row is called; ``names`` of awards stand in place of their keys."""
    content: AwardContent = rule.content
    if isinstance(content, (AwardRegime, DossierItem)):
        return content.name
    if isinstance(content, (AwardAuthority, Award)):
        return printed(content.title, "…")
    if isinstance(content, Criterion):
        return content.text
    if isinstance(content, Coefficient):
        award = names.get(content.award, content.award)
        return _("{award}, {kind}").format(award=award, kind=_(NOMINEE_WORDS[content.kind]))
    return content.decree


def says(rule: AwardRule) -> str:
    """The figure or the chief word of a row."""
    content: AwardContent = rule.content
    if isinstance(content, Coefficient):
        return _("{value} × lương cơ sở").format(value=format_number(content.value))
    if isinstance(content, BaseSalary):
        return _("{amount} đồng").format(amount=format_number(content.amount))
    if isinstance(content, AwardRegime):
        return "; ".join(content.bases)
    if isinstance(content, AwardAuthority):
        parts = (content.organ, content.through, content.pays_from)
        return "; ".join(printed(part, "…") for part in parts if part)
    if isinstance(content, Award):
        return ", ".join(_(NOMINEE_WORDS[NomineeKind(kind)]) for kind in content.kinds)
    return _("bắt buộc") if content.is_required else _("khi có")


def fields_of(rule: AwardRule) -> tuple[Field, ...]:
    """The fields of a row that may be typed."""
    known = rule_texts.content_json(rule)
    made = [
        Field(name, _(words), FieldKind.LINES if name in _LONG else FieldKind.TEXT)
        for name, words in LABELS.items()
        if name in known
    ]
    return (*made, Field("clause", _("Điều khoản, nguồn")), Field("note", _("Ghi chú")))


def texts_of(rule: AwardRule) -> dict[str, str]:
    """What stands in those fields."""
    known = rule_texts.content_json(rule)
    told = {name: _told(known[name], name) for name in LABELS if name in known}
    return told | {"clause": rule.clause, "note": rule.note}


def _told(value: Any, name: str) -> str:
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, list):
        return "; ".join(str(item) for item in value)
    if isinstance(value, int):
        return format_number(value)
    if name == "value":
        return format_number(Decimal(str(value)))
    return str(value or "")
