"""Boxes of «Cấp độ»: a limit of people with its paper, a suggestion from figures, a list line by line."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.tier_adviser import CriteriaSet, Situation, source_words
from app.domain.tier_history import PeopleLimit
from app.domain.tiers import RuleMatrix
from app.domain.units import Unit
from app.errors import Problem, Refused
from app.i18n import _
from app.services import tier_advice, tier_rules
from app.services.plans.typed_numbers import typed_number
from app.text import clean
from app.ui import dialogs, operations
from app.ui.context import UiContext
from app.ui.dialogs import Box, Look
from app.ui.events.tier_follows import Follows
from app.ui.events.tier_list_box import TierListBox
from app.ui.forms import Field, FieldKind, Form, Value, ask_form

_LISTS = "*.xlsx *.xls *.ods *.csv *.txt *.tsv"


def pick_list(page: QWidget, context: UiContext) -> Path | None:
    """A file with a list, chosen by the operator."""
    kinds = _("Danh sách ({kinds})").format(kinds=_LISTS)
    files = dialogs.pick_files(page.window(), context, _("Danh sách cấp độ"), kinds)
    return files[0] if files else None


def ask_list(page: QWidget, context: UiContext, source: object, matrix: str, day: date) -> TierListBox | None:
    """Show a pasted list, or one in a file, line by line before anything is stored."""
    if not isinstance(source, (str, Path)):
        return None
    try:
        made = TierListBox(page, context, source, matrix, day)
    except Problem as problem:
        dialogs.show_problem(page.window(), problem)
        return None
    made.open()
    made.verb.setFocus()
    return made


# --- limits of people ------------------------------------------------------------------------------------------------


def ask_limit(
    page: QWidget, context: UiContext, unit: Unit, matrices: Sequence[RuleMatrix], limit: object, day: date
) -> Box:
    """Enter a limit for a unit and all within it, change or take out one."""
    known = limit if isinstance(limit, PeopleLimit) else None
    levels = tuple(_levels(matrices, known.valid_from if known else day))
    form = Form(
        (
            Field("level", _("Cấp độ"), FieldKind.CHOICE, levels),
            Field("max_people", _("Số người nhiều nhất"), FieldKind.NUMBER, is_required=True),
            Field("document", _("Văn bản quy định"), hint=_("ví dụ 20/CV-UBND"), is_required=True),
            Field("document_on", _("Ngày văn bản"), FieldKind.DATE),
            Field("valid_from", _("Áp dụng từ ngày"), FieldKind.DATE, is_required=True),
            Field("valid_to", _("Hết áp dụng từ ngày"), FieldKind.DATE),
        ),
        columns=2,
    )
    if known:
        form.set_values(
            level=f"{known.matrix}|{known.level}",
            max_people=str(known.max_people),
            document=known.document,
            document_on=known.document_on or "",
            valid_from=known.valid_from,
            valid_to=known.valid_to or "",
        )
    else:
        form.set_values(valid_from=day)
    title = _("Giới hạn số người ở {unit}").format(unit=unit.title)
    text = _("Áp dụng cho nơi này và mọi nơi bên trong; nơi gần nhất có giới hạn riêng thì theo nơi đó.")
    box = ask_form(
        page.window(), title, text, _("Ghi giới hạn"), form, lambda values: _save(context, unit, known, values)
    )
    if known:
        box.add_quiet(_("Bỏ giới hạn này")).clicked.connect(
            lambda: operations.write(page, lambda: tier_rules.remove_limit(context.workspace, known.id))
        )
    return box


def _levels(matrices: Sequence[RuleMatrix], day: date) -> list[tuple[str, str]]:
    found = []
    for matrix in matrices:
        for level in sorted({rule.level for rule in matrix.rules}):
            rule = matrix.rule(level, day)
            if rule is not None:
                words = rule.words[:1].upper() + rule.words[1:]
                found.append((f"{matrix.key}|{level}", f"{words} · {matrix.name}" if len(matrices) > 1 else words))
    return found


def _save(context: UiContext, unit: Unit, known: PeopleLimit | None, values: dict[str, Value]) -> None:
    key, _sign, level = str(values["level"]).partition("|")
    start, end, signed = values["valid_from"], values["valid_to"], values["document_on"]
    made = PeopleLimit(
        matrix=key,
        level=int(level or 0),
        unit_id=unit.id,
        max_people=int(str(values["max_people"])),
        document=str(values["document"]),
        valid_from=start if isinstance(start, date) else context.workspace.today,
        document_on=signed if isinstance(signed, date) else None,
        valid_to=end if isinstance(end, date) else None,
        id=known.id if known else 0,
    )
    tier_rules.save_limit(context.workspace, made)


# --- the adviser -----------------------------------------------------------------------------------------------------


def ask_advice(page: QWidget, context: UiContext, day: date, take: Callable[[int], None]) -> Box | None:
    """Judge figures of a place by the criteria of a day; a level is only suggested, to be entered with its paper."""
    found = tier_advice.criteria(context.workspace, day)
    if found is None:
        context.say(_("Ngày này không có bộ tiêu chí nào; hãy ghi cấp độ theo văn bản công bố."))
        return None
    box = Box(page.window(), Look("sparkles", "ask"), _("Gợi ý cấp độ"), source_words(found))
    form = Form(tuple(_fields(found)))
    told = Follows()
    box.body.addWidget(form)
    box.body.addWidget(told)
    box.add_quiet(_("Đóng"))
    suggested: list[int] = []

    def attempt() -> bool:
        if suggested:
            take(suggested[0])
        return bool(suggested)

    verb = box.add_attempt(_("Ghi theo gợi ý…"), attempt)

    def judge() -> None:
        advice = tier_advice.advise(context.workspace, day, _situation(found, form))
        suggested[:] = advice.levels if len(advice.levels) == 1 else ()
        told.say_lines([(item.name, item.value, item.judgement) for item in advice.lines], advice.sentence)
        verb.lock("" if suggested else _("Chưa ra một cấp độ duy nhất"))

    form.changed.connect(judge)
    judge()
    box.open()
    form.focus(form.fields[0].key)
    return box


def _fields(criteria: CriteriaSet) -> list[Field]:
    fields = [Field("population", _("Dân số"))]
    fields += [
        Field(f"count:{item.key}", _("{name}, số ca trong tuần").format(name=item.name)) for item in criteria.measures
    ]
    fields += [Field(f"share:{item.key}", _("{name} (%)").format(name=item.name)) for item in criteria.thresholds]
    if criteria.choices:
        choices = (("", _("chưa rõ")), *((word, word) for word in criteria.choices))
        fields.append(Field("choice", criteria.selector_name, FieldKind.CHOICE, tuple(choices)))
    return fields


def _situation(criteria: CriteriaSet, form: Form) -> Situation:
    def number(key: str) -> Decimal | None:
        try:
            found = typed_number(clean(form.text_of(key)))
        except Refused:
            return None
        return found if found >= 0 else None

    population = number("population")
    counts = {item.key: number(f"count:{item.key}") for item in criteria.measures}
    shares = {item.key: number(f"share:{item.key}") for item in criteria.thresholds}
    return Situation(
        population=int(population) if population else None,
        counts={key: value for key, value in counts.items() if value is not None},
        shares={key: value for key, value in shares.items() if value is not None},
        choice=form.text_of("choice") if criteria.choices else "",
    )
