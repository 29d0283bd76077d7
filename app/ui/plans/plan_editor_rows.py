"""Rows inside the parts of a plan: bases, steps of a target, products of a task, days of a duty."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from app.domain.plans.duties import DutyDate
from app.domain.plans.part_keys import provisional
from app.domain.plans.plan import Basis
from app.domain.plans.target_steps import COMPARISON_SIGNS, READING_WORDS
from app.domain.plans.targets import Comparison, TargetStep
from app.domain.plans.tasks import Deliverable
from app.i18n import N_, _
from app.text import clean
from app.ui.context import UiContext
from app.ui.events.editor_cells import RowColumn, chosen
from app.ui.events.editor_columns import text_column, words_column
from app.ui.events.editor_rows import RowsEditor
from app.ui.plans.plan_editor_inputs import Choices, RowsInput
from app.ui.plans.plan_editor_values import (
    parse_day,
    parse_number,
    parse_stated,
    parse_year,
    shown_day,
    shown_number,
    shown_stated,
)

_COMPARISON_WORDS = {
    Comparison.AT_LEAST: N_("ít nhất"),
    Comparison.MORE_THAN: N_("trên"),
    Comparison.EXACTLY: N_("đúng"),
    Comparison.AT_MOST: N_("nhiều nhất"),
    Comparison.LESS_THAN: N_("dưới"),
}


def _column(
    key: str, title: str, width: int, show: Callable[[Any], str], read: Callable[[str], Any], *, is_number: bool = False
) -> RowColumn[Any]:
    """A column whose text is read into one attribute."""
    return RowColumn(
        key,
        title,
        lambda row: show(getattr(row, key)),
        lambda row, text: replace(row, **{key: read(text)}),
        width=width,
        is_number=is_number,
    )


def _key_column(key: str, title: str, width: int, choices: Choices) -> RowColumn[Any]:
    """One of the parts of another list by its name, or none."""
    keys, words = tuple(item for item, _words in choices), tuple(name for _key, name in choices)

    def put(row: Any, text: str) -> Any:
        typed = clean(text)
        if typed in words:
            return replace(row, **{key: keys[words.index(typed)]})
        return replace(row, **{key: keys[chosen(words, typed)] if typed else ""})

    def show(row: Any) -> str:
        value = getattr(row, key)
        return words[keys.index(value)] if value in keys else value

    return RowColumn(key, title, show, put, width=width, choices=("", *words))


def bases_input(context: UiContext) -> RowsInput:
    """The documents a plan stands on."""
    columns = (
        text_column("document", _("Số, ký hiệu văn bản"), 170, 110),
        _column("dated", _("Ngày"), 104, shown_day, parse_day),
        text_column("subject", _("Của ai, về việc gì"), 240, 110, is_stretched=True),
        text_column("note", _("Ghi chú"), 110, drop=1),
    )
    rows = RowsEditor(context, "plan_bases", columns, lambda: Basis(document=""), _("Thêm căn cứ…"))
    return RowsInput(_("Căn cứ, theo thứ tự trong kế hoạch"), rows)


def steps_input(context: UiContext, phases: Choices) -> RowsInput:
    """The numbers of a target."""

    def put(row: TargetStep, text: str) -> TargetStep:
        value = parse_number(text)
        if value is None:
            raise ValueError(_("Ghi con số của mức"))
        return replace(row, value=value)

    signs = {key: f"{COMPARISON_SIGNS[key]} {_(words)}" for key, words in _COMPARISON_WORDS.items()}
    columns = (
        RowColumn("value", _("Mức"), lambda row: shown_number(row.value), put, width=100, is_number=True),
        words_column("comparison", _("So với mức"), 104, signs),
        words_column("reading", _("Con số là"), 130, READING_WORDS),
        _key_column("phase", _("Giai đoạn"), 130, phases),
        _column("from_year", _("Từ năm"), 72, shown_year, parse_year, is_number=True),
        _column("to_year", _("Đến năm"), 72, shown_year, parse_year, is_number=True),
    )
    rows = RowsEditor(context, "plan_steps", columns, lambda: TargetStep(value=Decimal("NaN")), _("Thêm mức…"))
    return RowsInput(_("Các mức; để trống nếu chỉ tiêu không có con số"), rows)


def shown_year(value: int | None) -> str:
    """A year, never grouped."""
    return "" if value is None else str(value)


def products_input(context: UiContext, measures: Choices, taken: Callable[[], Iterable[str]]) -> RowsInput:
    """The products of a task; ``taken`` gives the keys that are used already."""
    columns = (
        text_column("text", _("Sản phẩm, kết quả"), 220, 110, is_stretched=True),
        _column("count", _("Số lượng"), 76, shown_number, parse_number, is_number=True),
        text_column("unit", _("Đơn vị tính"), 84),
        _key_column("measure", _("Đếm bằng số đo"), 130, measures),
        words_column("is_total", _("Con số của"), 92, {False: N_("mỗi lần"), True: N_("cả kế hoạch")}),
    )

    def blank() -> Deliverable:
        return Deliverable(key=provisional(taken()), text="")

    return RowsInput(_("Sản phẩm"), RowsEditor(context, "plan_products", columns, blank, _("Thêm sản phẩm…")))


def dates_input(context: UiContext, clauses: Choices) -> RowsInput:
    """The days a plan states for one duty, each with its clause."""
    if clauses:
        clause = _key_column("clause", _("Mục"), 80, [(key, key) for key, _words in clauses])
    else:
        clause = text_column("clause", _("Mục"), 80)
    inclusive = {None: N_("theo kế hoạch"), True: N_("có"), False: N_("không")}
    columns = (
        RowColumn("day", _("Hạn"), shown_stated, parse_stated, width=124),
        words_column("is_inclusive", _("Tính cả ngày ấy"), 130, inclusive),
        clause,
        text_column("quote", _("Trích nguyên văn"), 160, 80, is_stretched=True),
    )
    rows = RowsEditor(context, "plan_dates", columns, DutyDate, _("Thêm hạn…"))
    told = _("Thời hạn: 15/11/2027, hoặc 15/11 (hằng năm), 05 tháng sau, 15/01 năm sau; nêu hai ngày thì ghi cả hai")
    return RowsInput(told, rows)
