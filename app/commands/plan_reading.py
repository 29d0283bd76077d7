"""``plans read``: what a plan's text proposes, where it contradicts itself, and the plan made of all of it."""

import argparse
from typing import Any

from app.commands.choices import LEVELS
from app.commands.outgoing import typed_day
from app.domain.plans.citations import printed_clause
from app.domain.plans.reading.contradictions import Contradiction
from app.domain.plans.reading.proposals import Confidence, Evidence, HeadField
from app.domain.plans.timing import leaf_tasks
from app.i18n import _
from app.services.plans import reading, register
from app.services.plans.reading import PlanPreview
from app.services.plans.reading_choices import Choices, Item, ItemKind
from app.services.plans.reading_plan import accept, without_faults
from app.services.plans.reading_words import CONFIDENCE_WORDS, caption, told
from app.services.workspace import Workspace
from app.text import format_number

_Answer = tuple[dict[str, Any], list[str]]


def read(args: argparse.Namespace) -> _Answer:
    """What the text proposes, by kind, each with its clause; contradictions first."""
    choices = Choices(reading.read_file(args.file))
    lines = []
    for kind in ItemKind:
        items = choices.of(kind)
        if items:
            lines.append(f"{choices.count(kind)}:")
        lines += [f"  {_line(choices, one)}" for one in items]
    return _json(choices), lines


def _line(choices: Choices, one: Item) -> str:
    if isinstance(one.value, Contradiction):
        return one.value.sentence
    clause = _clause(choices.preview, one)
    where = _("mục {clause}. ").format(clause=clause) if clause else ""
    extra = choices.owner(one) or caption(one.value, choices.names())
    sure = _(" ({sure})").format(sure=_(CONFIDENCE_WORDS[one.confidence])) if one.confidence is not None else ""
    doubts = "".join(f" {doubt}" for doubt in one.doubts)
    return f"{where}{told(one.value)}{f'; {extra}' if extra else ''}{sure}{doubts}"


def _clause(preview: PlanPreview, one: Item) -> str:
    return printed_clause(preview.clause_at(one.places[0])) if one.places else ""


def _json(choices: Choices) -> dict[str, Any]:
    preview = choices.preview
    items = [one for one in choices.items if not one.is_note]
    return {
        "name": preview.name,
        "paragraphs": len(preview.paragraphs),
        "contradictions": [
            {
                "kind": one.value.kind.value,
                "sentence": one.value.sentence,
                "places": [_place(preview, place) for place in one.places],
            }
            for one in choices.of(ItemKind.CONTRADICTION)
            if isinstance(one.value, Contradiction)
        ],
        "proposals": [
            {
                "kind": one.kind.value,
                "text": told(one.value),
                "details": caption(one.value, choices.names()),
                "confidence": one.confidence.value if one.confidence is not None else None,
                "doubts": list(one.doubts),
                "places": [_place(preview, place) for place in one.places],
            }
            for one in items
            if not one.is_lacking
        ],
        "unread": [_place(preview, place) for place in preview.unread],
        "lacking": [told(one.value) for one in items if one.is_lacking],
    }


def _place(preview: PlanPreview, place: Evidence) -> dict[str, Any]:
    return {
        "paragraph": place.paragraph,
        "clause": preview.clause_at(place),
        "start": place.start,
        "end": place.end,
        "words": preview.words_at(place),
    }


def store(ws: Workspace, args: argparse.Namespace) -> _Answer:
    """Make the plan of what was read, and say what was left out: parts with a fault, and guesses unless asked for."""
    choices = Choices(reading.read_file(args.file))
    for field, typed in _filled(args).items():
        choices.fill(field, typed)
    guesses = [one for one in choices.items if one.confidence is Confidence.GUESS]
    left_open = () if args.with_guesses else tuple(one.number for one in guesses)
    choices.take(one.number for one in choices.items if one.number not in left_open)
    choices.take_head()
    found = accept(choices.preview, choices.chosen(), args.store, choices.contradictions())
    sound, left = without_faults(found, ws.presets.indicator_codes())
    plan = register.save(ws, sound)
    lines = [_("Lưu ý: {sentence}").format(sentence=one.sentence) for one in choices.contradictions()]
    lines += [_("Phải bỏ ra: {sentence}").format(sentence=one) for one in left]
    open_items = [choices.items[number] for number in left_open if choices.items[number].is_open]
    lines += [_("Chỉ là phỏng đoán, để ngoài: {line}").format(line=_line(choices, one)) for one in open_items]
    if open_items:
        told_how = _("Để ngoài {count} mục phỏng đoán; thêm --with-guesses để lấy cả, hoặc xem từng mục ở cửa sổ.")
        lines.append(told_how.format(count=len(open_items)))
    lines += _unread_lines(choices)
    done = _(
        "Đã lập kế hoạch “{key}”: {tasks} nhiệm vụ, {targets} chỉ tiêu, {duties} nghĩa vụ báo cáo; phải bỏ {left}."
    )
    sizes = {"tasks": len(leaf_tasks(plan)), "targets": len(plan.targets), "duties": len(plan.duties)}
    shown = {name: format_number(count) for name, count in sizes.items()}
    lines.append(done.format(key=plan.key, left=len(left), **shown))
    guessed = [_line(choices, one) for one in open_items]
    return {**_json(choices), "key": plan.key, **sizes, "left_out": list(left), "guesses_left_out": guessed}, lines


def _unread_lines(choices: Choices) -> list[str]:
    items = choices.of(ItemKind.UNREAD)
    told_how = _("Lưu ý: còn {count} câu có số, ngày hoặc căn cứ chưa đọc được; “plans read” không --store liệt kê.")
    return [told_how.format(count=len(items))] if items else []


def _filled(args: argparse.Namespace) -> dict[HeadField, object]:
    texts = {HeadField.TITLE: args.title, HeadField.ISSUER: args.issuer}
    days = {HeadField.STARTS: args.starts, HeadField.ENDS: args.ends}
    return {
        **{field: text for field, text in texts.items() if text},
        **{field: typed_day(text) for field, text in days.items() if text},
        **({HeadField.LEVEL: LEVELS[args.level]} if args.level else {}),
    }
