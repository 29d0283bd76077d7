"""Boxes of rounds: what a round is called, its period, its grades from best to worst; one more place."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.domain.plans.classification import ClassificationResult, ClassificationRound
from app.domain.plans.plan import Plan
from app.domain.plans.spans import span
from app.errors import Refused
from app.i18n import _
from app.services.plans import classification, lookup, round_places
from app.services.plans.typed_numbers import typed_count
from app.ui.context import UiContext
from app.ui.dialogs import Box
from app.ui.forms import Field, FieldKind, Form, Value, ask_form

_WIDE = 680


def ask_round(
    page: QWidget,
    context: UiContext,
    plan: Plan,
    item: ClassificationRound | None,
    done: Callable[[ClassificationRound], object],
) -> Box:
    """Ask what a round is; a new one begins with the grades of the last one, else with those the plan counts."""
    shown = item or _offered(context, plan)
    form = _round_form(shown)

    def act(values: dict[str, Value]) -> None:
        # What a year is compared with may lie before the plan.
        period = lookup.any_period(plan, str(values["period"]))
        wanted = replace(
            shown,
            title=str(values["title"]),
            year=period.last.year,
            period=period.text,
            grades=_lines(values["grades"]),
            note="\n".join(_lines(values["note"])),
            expected=typed_count(str(values["expected"] or "")),
            document=str(values["document"] or ""),
        )
        done(classification.save(context.workspace, wanted))

    title = _("Thông tin đợt phân loại") if item else _("Mở đợt phân loại")
    verb = _("Ghi đợt phân loại") if item else _("Mở đợt phân loại")
    return ask_form(page.window(), title, "", verb, form, act, width=_WIDE)


def _round_form(shown: ClassificationRound) -> Form:
    form = Form(
        (
            Field("title", _("Tên đợt"), is_required=True),
            Field("period", _("Kỳ"), hint=_("ví dụ 2022, 6 tháng đầu năm 2022, Quý III/2022"), is_required=True),
            Field("grades", _("Các mức, từ cao xuống, mỗi mức một dòng"), FieldKind.LINES, is_required=True),
            Field("note", _("Ghi chú"), FieldKind.LINES),
            Field("expected", _("Tổng số đơn vị phải phân loại"), hint=_("để trống nếu chưa biết")),
            Field("document", _("Văn bản"), hint=_("ví dụ Quyết định số 12/QĐ-UBND")),
        ),
        columns=2,
    )
    form.set_values(
        title=shown.title, period=_period_words(shown.period), grades=shown.grades, note=tuple(shown.note.splitlines()),
        expected="" if shown.expected is None else str(shown.expected), document=shown.document,
    )  # fmt: skip
    return form


def _period_words(text: str) -> str:
    """A period as an office writes it; as it is stored where the words would not lead back to it."""
    words = span(text).words
    try:
        return words if lookup.typed_span(words).text == text else text
    except Refused:
        return text


def _offered(context: UiContext, plan: Plan) -> ClassificationRound:
    """What a new round begins with: the round before, a period later; else the grades the plan counts."""
    ws = context.workspace
    known = classification.rounds(ws, plan.id)
    year = min(max(ws.today.year, plan.head.starts.year), plan.head.ends.year)
    if known:
        last = max(known, key=lambda item: (span(item.period).last, item.id))
        return replace(last, id=0, period=f"{max(year, last.year + 1)}", document="", note="")
    grades = round_places.counted_grades(plan) or (_("Xuất sắc"), _("Khá"), _("Trung bình"), _("Yếu"))
    return ClassificationRound(
        title=_("Phân loại phong trào"), year=year, period=f"{year}", grades=grades, plan_id=plan.id
    )


def _lines(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def ask_place(page: QWidget, context: UiContext, of: ClassificationRound) -> Box:
    """One more place with its grade."""
    form = Form(
        (
            Field("name", _("Tên đơn vị"), is_required=True),
            Field("category", _("Loại"), hint=_("ví dụ khu dân cư, cơ quan")),
            Field(
                "grade", _("Mức"), FieldKind.CHOICE, tuple((grade, grade) for grade in of.grades), _("chọn mức"),
                is_required=True,
            ),
            Field("note", _("Ghi chú")),
            Field("as_written", _("Ghi đúng tên này dù không có trong danh mục đơn vị"), FieldKind.CHECK),
        )
    )  # fmt: skip

    def act(values: dict[str, Value]) -> None:
        item = ClassificationResult(
            round_id=of.id,
            name=str(values["name"]),
            grade=str(values["grade"]),
            category=str(values["category"] or ""),
            note=str(values["note"] or ""),
        )
        classification.save_result(context.workspace, item, takes_strange=bool(values["as_written"]))

    return ask_form(page.window(), _("Thêm đơn vị"), "", _("Thêm đơn vị"), form, act)
