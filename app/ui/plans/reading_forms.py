"""The fields in which a proposal read from a text is corrected, and the value that comes of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any, Final, TypeVar

from app.domain.committee import CommitteeLevel
from app.domain.plans.duties import Copy, Duty, DutyDate
from app.domain.plans.duty_standing import COPY_WORDS
from app.domain.plans.plan import Agency, Basis, Phase
from app.domain.plans.reading.proposals import HEAD_FIELD_WORDS, HeadFact, HeadField, QuotaClaim
from app.domain.plans.spans import Frequency
from app.domain.plans.target_steps import COMPARISON_SIGNS, READING_WORDS
from app.domain.plans.targets import Comparison, Reading, Target, TargetStep
from app.domain.plans.tasks import Deliverable, Task, Timing
from app.errors import Refused
from app.i18n import _
from app.services.plans.reading_choices import ItemValue
from app.services.plans.reading_words import FREQUENCY_WORDS, LEVEL_WORDS
from app.ui.forms import Field, FieldKind, Form, Value
from app.ui.plans.plan_editor_values import (
    parse_count,
    parse_number,
    parse_span,
    parse_stated,
    parse_year,
    shown_number,
    shown_span,
    shown_stated,
)

Values = Mapping[str, Value]
_Parsed = TypeVar("_Parsed")
_DATES: Final = frozenset({HeadField.ISSUED_ON, HeadField.STARTS, HeadField.ENDS})
_YEARS: Final = frozenset({HeadField.TITLE_FROM, HeadField.TITLE_TO})
_LONG: Final = frozenset({HeadField.TITLE, HeadField.SCOPE})
_FREQUENCIES: Final = tuple((one.value, words) for one, words in FREQUENCY_WORDS.items())


@dataclass(frozen=True, slots=True)
class ValueForm:
    """A form with what stands in it, and how its values become the proposal's."""

    fields: tuple[Field, ...]
    filled: Values
    made: Callable[[Values], ItemValue]
    columns: int = 1

    def form(self) -> Form:
        """The fields on the screen."""
        shown = Form(self.fields, columns=self.columns)
        shown.set_values(**self.filled)
        return shown


def form_of(value: ItemValue, names: Mapping[str, str]) -> ValueForm:
    """The form for a value; ``names`` are the agencies by key."""
    for kind, make in _FORMS.items():
        if isinstance(value, kind):
            made: ValueForm = make(value, names)
            return made
    line = Field("text", _("Nội dung"), FieldKind.LINES, is_required=True)
    return ValueForm((line,), {"text": str(value)}, lambda values: _words(values, "text"))


def _words(values: Values, key: str) -> str:
    found = values[key]
    return " ".join(found) if isinstance(found, tuple) else str(found or "")


def _keys(values: Values, key: str) -> tuple[str, ...]:
    found = values[key]
    return found if isinstance(found, tuple) else ()


def _parsed(values: Values, field: str, name: str, parse: Callable[[str], _Parsed]) -> _Parsed:
    """A field that is parsed by a rule of its own; what it refuses is said with the name of the field."""
    try:
        return parse(_words(values, field))
    except ValueError as error:
        raise Refused("bad-value", f"{name}: {error}.") from error


def _agencies(key: str, title: str, names: Mapping[str, str]) -> Iterator[Field]:
    if names:
        yield Field(key, title, FieldKind.PICK, tuple(names.items()))


def _frequencies() -> tuple[tuple[str, str], ...]:
    return tuple((key, _(words)) for key, words in _FREQUENCIES)


# --- head, bases, phases, agencies -----------------------------------------------------------------------------------


def _head(one: HeadFact, _names: Mapping[str, str]) -> ValueForm:
    name, field = _(HEAD_FIELD_WORDS[one.field]), one.field
    title = f"{name[:1].upper()}{name[1:]}"
    if field is HeadField.LEVEL:
        choices = tuple((level.value, _(words)) for level, words in LEVEL_WORDS.items())
        hint = "" if one.value else _("Chọn cấp")
        line = Field("value", title, FieldKind.CHOICE, choices, hint=hint, is_required=True)
        filled = {"value": one.value.value} if isinstance(one.value, CommitteeLevel) else {}
        return ValueForm((line,), filled, lambda values: HeadFact(field, CommitteeLevel(_words(values, "value"))))
    if field in _DATES:
        line = Field("value", title, FieldKind.DATE, is_required=True)
        filled_day: Values = {"value": one.value if isinstance(one.value, date) else None}
        return ValueForm((line,), filled_day, lambda values: HeadFact(field, values["value"]))
    kind = FieldKind.LINES if field in _LONG else FieldKind.TEXT
    line = Field("value", title, kind, is_required=True)

    def made(values: Values) -> HeadFact:
        return HeadFact(
            field, _parsed(values, "value", title, parse_year) if field in _YEARS else _words(values, "value")
        )

    return ValueForm((line,), {"value": str(one.value or "")}, made)


def _basis(one: Basis, _names: Mapping[str, str]) -> ValueForm:
    fields = (
        Field("document", _("Văn bản, số"), is_required=True),
        Field("dated", _("Ngày"), FieldKind.DATE),
        Field("subject", _("Về việc"), FieldKind.LINES),
    )

    def made(values: Values) -> Basis:
        day = values["dated"]
        return replace(
            one,
            document=_words(values, "document"),
            dated=day if isinstance(day, date) else None,
            subject=_words(values, "subject"),
        )

    return ValueForm(fields, {"document": one.document, "dated": one.dated, "subject": one.subject}, made)


def _phase(one: Phase, _names: Mapping[str, str]) -> ValueForm:
    hint = _("ví dụ Quý I/2022, năm 2022")
    fields = (
        Field("name", _("Tên"), is_required=True),
        Field("starts", _("Từ"), hint=hint, is_required=True),
        Field("ends", _("Đến"), hint=hint, is_required=True),
    )

    def made(values: Values) -> Phase:
        starts = _parsed(values, "starts", _("Từ"), parse_span)
        return replace(
            one, name=_words(values, "name"), starts=starts, ends=_parsed(values, "ends", _("Đến"), parse_span)
        )

    filled = {"name": one.name, "starts": shown_span(one.starts), "ends": shown_span(one.ends)}
    return ValueForm(fields, filled, made)


def _agency(one: Agency, _names: Mapping[str, str]) -> ValueForm:
    fields = (
        Field("name", _("Tên"), is_required=True),
        Field("short_name", _("Tên ngắn")),
        Field("is_group", _("Nhiều đơn vị cùng loại"), FieldKind.CHECK),
    )

    def made(values: Values) -> Agency:
        return replace(
            one,
            name=_words(values, "name"),
            short_name=_words(values, "short_name"),
            is_group=bool(values["is_group"]),
        )

    return ValueForm(fields, {"name": one.name, "short_name": one.short_name, "is_group": one.is_group}, made)


# --- targets ---------------------------------------------------------------------------------------------------------


def _target(one: Target, _names: Mapping[str, str]) -> ValueForm:
    signs = tuple((key.value, words) for key, words in COMPARISON_SIGNS.items())
    readings = tuple((key.value, _(words)) for key, words in READING_WORDS.items())
    fields = [
        Field("title", _("Chỉ tiêu"), FieldKind.LINES, is_required=True),
        Field("unit", _("Đơn vị tính")),
        Field("frequency", _("Nhịp"), FieldKind.CHOICE, _frequencies()),
    ]
    filled: dict[str, Value] = {"title": one.title, "unit": one.unit, "frequency": one.frequency.value}
    for number, step in enumerate(one.steps):
        fields += [
            Field(f"sign{number}", _("Mức {number}: so sánh").format(number=number + 1), FieldKind.CHOICE, signs),
            Field(f"value{number}", _("Mức {number}: con số").format(number=number + 1), is_required=True),
            Field(f"reading{number}", _("Mức {number}: hiểu là").format(number=number + 1), FieldKind.CHOICE, readings),
        ]
        filled |= {
            f"sign{number}": step.comparison.value,
            f"value{number}": shown_number(step.value),
            f"reading{number}": step.reading.value,
        }

    def made(values: Values) -> Target:
        steps = tuple(_step(step, values, number) for number, step in enumerate(one.steps))
        often = Frequency(_words(values, "frequency"))
        return replace(one, title=_words(values, "title"), unit=_words(values, "unit"), frequency=often, steps=steps)

    return ValueForm(tuple(fields), filled, made, columns=3)


def _step(step: TargetStep, values: Values, number: int) -> TargetStep:
    value = _parsed(values, f"value{number}", _("Con số"), parse_number)
    return replace(
        step,
        value=step.value if value is None else value,
        comparison=Comparison(_words(values, f"sign{number}")),
        reading=Reading(_words(values, f"reading{number}")),
    )


# --- tasks -----------------------------------------------------------------------------------------------------------


def _task(one: Task, names: Mapping[str, str]) -> ValueForm:
    fields = (
        Field("title", _("Nhiệm vụ"), FieldKind.LINES, is_required=True),
        *_agencies("leads", _("Chủ trì"), names),
        *_agencies("partners", _("Phối hợp"), names),
    )
    filled: dict[str, Value] = {"title": one.title}
    filled |= {"leads": one.leads, "partners": one.partners} if names else {}

    def made(values: Values) -> Task:
        task = replace(one, title=_words(values, "title"))
        return replace(task, leads=_keys(values, "leads"), partners=_keys(values, "partners")) if names else task

    return ValueForm(fields, filled, made)


def _timing(one: Timing, _names: Mapping[str, str]) -> ValueForm:
    hint = _("ví dụ 28/7/2022, Quý I/2022, năm 2022")
    fields = (
        Field("starts", _("Từ"), hint=hint),
        Field("ends", _("Đến"), hint=hint),
        Field("frequency", _("Nhịp"), FieldKind.CHOICE, _frequencies()),
        Field("is_ongoing", _("Thường xuyên"), FieldKind.CHECK),
        Field("condition", _("Chỉ khi (điều kiện)")),
    )

    def made(values: Values) -> Timing:
        return replace(
            one,
            starts=_parsed(values, "starts", _("Từ"), parse_span),
            ends=_parsed(values, "ends", _("Đến"), parse_span),
            frequency=Frequency(_words(values, "frequency")),
            is_ongoing=bool(values["is_ongoing"]),
            condition=_words(values, "condition"),
        )

    filled = {
        "starts": shown_span(one.starts),
        "ends": shown_span(one.ends),
        "frequency": one.frequency.value,
        "is_ongoing": one.is_ongoing,
        "condition": one.condition,
    }
    return ValueForm(fields, filled, made)


def _product(one: Deliverable, _names: Mapping[str, str]) -> ValueForm:
    fields = (
        Field("text", _("Sản phẩm"), FieldKind.LINES, is_required=True),
        Field("count", _("Số lượng")),
        Field("unit", _("Đơn vị tính")),
    )

    def made(values: Values) -> Deliverable:
        count = _parsed(values, "count", _("Số lượng"), parse_number)
        return replace(one, text=_words(values, "text"), count=count, unit=_words(values, "unit"))

    return ValueForm(fields, {"text": one.text, "count": shown_number(one.count), "unit": one.unit}, made)


# --- duties, quotas --------------------------------------------------------------------------------------------------


def _duty(one: Duty, names: Mapping[str, str]) -> ValueForm:
    copies = tuple((copy.value, _(words)) for copy, words in COPY_WORDS.items())
    hint = _("ví dụ 15/11/2022; 15/11 là hằng năm; 15/01 năm sau; để trống nếu văn bản không ghi")
    fields = (
        Field("title", _("Phải nộp"), FieldKind.LINES, is_required=True),
        *_agencies("owed_by", _("Ai nộp"), names),
        Field("owed_to", _("Nộp cho")),
        Field("date", _("Thời hạn"), hint=hint),
        Field("frequency", _("Nhịp"), FieldKind.CHOICE, _frequencies()),
        Field("copies", _("Bản nộp"), FieldKind.PICK, copies),
    )
    first = one.dates[0] if one.dates else None
    filled: dict[str, Value] = {
        "title": one.title,
        "owed_to": names.get(one.owed_to, one.owed_to),
        "date": shown_stated(first) if first is not None else "",
        "frequency": one.frequency.value,
        "copies": tuple(copy.value for copy in one.copies),
    }
    filled |= {"owed_by": one.owed_by} if names else {}
    by_name = {name: key for key, name in names.items()}

    def made(values: Values) -> Duty:
        typed = _words(values, "owed_to")
        changed = replace(
            one,
            title=_words(values, "title"),
            owed_to=by_name.get(typed, typed),
            dates=_dates(one, values),
            frequency=Frequency(_words(values, "frequency")),
            copies=tuple(Copy(copy) for copy in _keys(values, "copies")),
        )
        return replace(changed, owed_by=_keys(values, "owed_by")) if names else changed

    return ValueForm(fields, filled, made)


def _dates(one: Duty, values: Values) -> tuple[DutyDate, ...]:
    first = one.dates[0] if one.dates else DutyDate(clause=one.clause)
    if not _words(values, "date").strip():
        return one.dates[1:]
    typed = _parsed(values, "date", _("Thời hạn"), lambda text: parse_stated(first, text))
    # Words that name another day than the one typed would say something else than what is kept.
    return ((typed if typed == first else replace(typed, quote="")), *one.dates[1:])


def _quota(one: QuotaClaim, _names: Mapping[str, str]) -> ValueForm:
    counts: Sequence[tuple[str, str, int | None]] = (
        ("collectives", _("Tập thể"), one.collectives),
        ("individuals", _("Cá nhân"), one.individuals),
        ("households", _("Hộ gia đình"), one.households),
    )
    fields = (
        Field("award", _("Hình thức khen"), FieldKind.LINES, is_required=True),
        *(Field(key, title) for key, title, _count in counts),
    )

    def made(values: Values) -> QuotaClaim:
        found = {key: _parsed(values, key, title, parse_count) for key, title, _count in counts}
        return replace(
            one,
            award=_words(values, "award"),
            collectives=found["collectives"],
            individuals=found["individuals"],
            households=found["households"],
        )

    return ValueForm(fields, {"award": one.award, **{key: shown_number(count) for key, _t, count in counts}}, made)


_FORMS: Final[Mapping[type, Callable[[Any, Mapping[str, str]], ValueForm]]] = MappingProxyType(
    {
        HeadFact: _head,
        Basis: _basis,
        Phase: _phase,
        Agency: _agency,
        Target: _target,
        Task: _task,
        Timing: _timing,
        Deliverable: _product,
        Duty: _duty,
        QuotaClaim: _quota,
    }
)
