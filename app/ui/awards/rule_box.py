"""A row of the catalogue in a box: changed for all its time, or from a day on, the former row then ending there."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.awards.catalogue import CONFIDENCE_WORDS, RULE_WORDS, AwardRule
from app.domain.event_words import capital
from app.i18n import _
from app.services.awards import catalogue, rule_texts
from app.ui.awards.rule_words import NO_NAMES, about, fields_of, texts_of
from app.ui.context import UiContext
from app.ui.dialogs import Box
from app.ui.forms import Field, FieldKind, Form, Value, ask_form

#: At 100 %; room for two columns whose titles are sentences.
_WIDE = 800


def ask_rule(page: QWidget, context: UiContext, rule: AwardRule, names: Mapping[str, str] = NO_NAMES) -> Box:
    """The fields of a row; with a day the former row ends there and the changed one goes on."""
    sure = tuple((key.value, _(words)) for key, words in CONFIDENCE_WORDS.items())
    form = Form(
        (
            *fields_of(rule),
            Field("confidence", _("Mức tin cậy"), FieldKind.CHOICE, sure),
            Field("from_day", _("Thay đổi từ ngày (để trống: sửa cả thời gian)"), FieldKind.DATE),
            Field("until", _("Hết áp dụng từ ngày"), FieldKind.DATE),
        ),
        columns=2,
    )
    texts = texts_of(rule)
    form.set_values(**{key: (text,) if key in ("bases", "text") else text for key, text in texts.items()})
    form.set_values(confidence=rule.confidence.value, until=rule.valid_to or "")

    def act(values: dict[str, Value]) -> None:
        typed = {key: _typed(values[key]) for key in texts if _typed(values[key]) != texts[key]}
        if values["confidence"] != rule.confidence.value:
            typed["confidence"] = str(values["confidence"])
        start, end = values["from_day"], values["until"]
        if isinstance(start, date):
            catalogue.follow(context.workspace, rule.id, rule_texts.successor(rule, start, typed))
        else:
            made = rule_texts.edited(rule, typed)
            wanted = replace(made, valid_to=end if isinstance(end, date) else None)
            catalogue.save(context.workspace, wanted)

    title = _("{kind}: {what}").format(kind=capital(_(RULE_WORDS[rule.kind])), what=about(rule, names))
    text = _("Có ngày thay đổi thì dòng cũ kết thúc, dòng mới nối tiếp với điều khoản mới; giấy tờ cũ giữ nguyên.")
    return ask_form(page.window(), title, text, _("Ghi quy định"), form, act, width=_WIDE)


def _typed(value: Value) -> str:
    return " ".join(value) if isinstance(value, tuple) else str(value or "")
