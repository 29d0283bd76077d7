"""How what was read from a plan's text is told, in one line and field by field, by window and command alike."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from app.domain.committee import CommitteeLevel
from app.domain.plans.duties import Duty, DutyDate
from app.domain.plans.duty_standing import COPY_WORDS
from app.domain.plans.plan import Agency, Basis, Phase
from app.domain.plans.reading.contradictions import Contradiction, ContradictionKind
from app.domain.plans.reading.proposals import HEAD_FIELD_WORDS, Confidence, HeadFact, QuotaClaim
from app.domain.plans.spans import Frequency, span
from app.domain.plans.target_steps import COMPARISON_SIGNS, READING_WORDS
from app.domain.plans.targets import Reading, Target, TargetStep
from app.domain.plans.tasks import Deliverable, Task, Timing
from app.i18n import N_, _
from app.text import format_number, short_date

CONFIDENCE_WORDS: Final[Mapping[Confidence, str]] = MappingProxyType(
    {Confidence.SURE: N_("chắc chắn"), Confidence.LIKELY: N_("có thể"), Confidence.GUESS: N_("phỏng đoán")}
)
LEVEL_WORDS: Final[Mapping[CommitteeLevel, str]] = MappingProxyType(
    {
        CommitteeLevel.COMMUNE: N_("cấp xã"),
        CommitteeLevel.DISTRICT: N_("cấp huyện"),
        CommitteeLevel.PROVINCE: N_("cấp tỉnh"),
    }
)
FREQUENCY_WORDS: Final[Mapping[Frequency, str]] = MappingProxyType(
    {
        Frequency.ONCE: N_("một lần"),
        Frequency.MONTH: N_("hằng tháng"),
        Frequency.QUARTER: N_("hằng quý"),
        Frequency.HALF_YEAR: N_("6 tháng một lần"),
        Frequency.YEAR: N_("hằng năm"),
        Frequency.PHASE: N_("mỗi giai đoạn"),
    }
)
CONTRADICTION_WORDS: Final[Mapping[ContradictionKind, str]] = MappingProxyType(
    {
        ContradictionKind.TWO_DATES: N_("Một việc có hai hạn"),
        ContradictionKind.REPEATED: N_("Hai đoạn gần như giống hệt"),
        ContradictionKind.SAME_NUMBER: N_("Hai mục cùng số"),
        ContradictionKind.WRONG_SIGN: N_("Loại văn bản và ký hiệu không khớp"),
        ContradictionKind.PHASE_YEARS: N_("Năm của giai đoạn không khớp"),
        ContradictionKind.COUNTS: N_("Một thứ có hai số"),
        ContradictionKind.SPELLING: N_("Một tên viết hai cách"),
        ContradictionKind.BEFORE_PLAN: N_("Thời hạn sớm hơn ngày ban hành"),
    }
)
#: Names of agencies by their keys.
Names = Mapping[str, str]
#: A field's name and what stands in it.
Fact = tuple[str, str]


def told(value: object) -> str:
    """What a proposal is, in one line."""
    for kind, say in _LINES.items():
        if isinstance(value, kind):
            return str(say(value))
    return str(value)


def facts(value: object, names: Names) -> tuple[Fact, ...]:
    """What a proposal says beyond its line, field by field; empty fields are left out."""
    for kind, say in _FACTS.items():
        if isinstance(value, kind):
            return tuple((name, text) for name, text in say(value, names) if text)
    return ()


def caption(value: object, names: Names) -> str:
    """The facts in one line: «chủ trì: Sở Tư pháp; thời gian: Quý I/2022»."""
    return "; ".join(f"{name}: {text}" for name, text in facts(value, names))


def _sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]


# --- one line --------------------------------------------------------------------------------------------------------


def _head_line(fact: HeadFact) -> str:
    return f"{_sentence_case(_(HEAD_FIELD_WORDS[fact.field]))}: {fact_value(fact.value)}"


def fact_value(value: object) -> str:
    """A fact of the head as it is written: a day, a level, a year, words."""
    if value in (None, ""):
        return _("chưa có trong văn bản")
    if isinstance(value, date):
        return short_date(value)
    return _(LEVEL_WORDS[value]) if isinstance(value, CommitteeLevel) else str(value)


def _phase_line(phase: Phase) -> str:
    return _("{name}: từ {starts} đến {ends}").format(name=phase.name, starts=when(phase.starts), ends=when(phase.ends))


def when(text: str) -> str:
    """A span in words; what is no span stays as it is."""
    try:
        return span(text).words
    except ValueError:
        return text


def time_words(timing: Timing) -> str:
    """When a task is to be done: «Quý I/2022», «hằng năm, trước 15/11», «thường xuyên», «sau khi có hướng dẫn»."""
    parts = []
    if timing.ends and timing.starts == timing.ends:
        parts.append(when(timing.ends))
    else:
        parts += [_("từ {starts}").format(starts=when(timing.starts))] if timing.starts else []
        parts += [_("đến hết {ends}").format(ends=when(timing.ends))] if timing.ends else []
    if timing.is_ongoing:
        parts.append(_("thường xuyên"))
    if timing.frequency is not Frequency.ONCE:
        parts.append(_(FREQUENCY_WORDS[timing.frequency]))
    if timing.condition:
        parts.append(_("khi {condition}").format(condition=timing.condition))
    return ", ".join(parts) or timing.text


def _product_line(one: Deliverable) -> str:
    counted = f"{format_number(one.count)} {one.unit}".strip() if one.count is not None else ""
    return f"{counted}: {one.text}" if counted and counted not in one.text else one.text


def _duty_line(duty: Duty) -> str:
    dates = "; ".join(day_words(one, duty.frequency) for one in duty.dates)
    return f"{duty.title}: {dates or _('không ghi ngày')}"


def day_words(one: DutyDate, frequency: Frequency) -> str:
    """One stated day: «trước ngày 15/11 hằng năm», «ngày 05 tháng sau» as the text says it, else the day itself."""
    if one.quote:
        return one.quote
    later = one.later_words(frequency)
    if one.day is not None:
        return f"{short_date(one.day)} {later}".strip()
    day = f"{one.month_day or 0:02}" + (f"/{one.month:02}" if one.month else "") + (f" {later}," if later else "")
    return _("ngày {day} {often}").format(day=day, often=_(FREQUENCY_WORDS[frequency]))


def quota_words(one: QuotaClaim) -> str:
    """«Bằng khen UBND tỉnh: 01 tập thể, 02 cá nhân (mục III.1)»."""
    counts = ((one.collectives, _("tập thể")), (one.individuals, _("cá nhân")), (one.households, _("hộ gia đình")))
    shown = ", ".join(f"{count:02} {word}" for count, word in counts if count is not None)
    place = _(" (mục {clause})").format(clause=one.clause) if one.clause else ""
    return f"{one.award}: {shown}{place}"


def _step(step: TargetStep, unit: str) -> str:
    adds = step.reading is not Reading.ABSOLUTE
    number = f"{COMPARISON_SIGNS[step.comparison]} {format_number(step.value)} {unit}".strip()
    parts = [_("{reading} {number}").format(reading=_(READING_WORDS[step.reading]), number=number) if adds else number]
    if step.phase:
        parts.append(_("giai đoạn {phase}").format(phase=step.phase.removeprefix("gd-")))
    if step.from_year:
        parts.append(_("từ năm {year}").format(year=step.from_year))
    return ", ".join(parts)


def steps_words(target: Target) -> str:
    """The numbers of a target, each with its phase or year."""
    return "; ".join(_step(step, target.unit) for step in target.steps) or _("không có con số, đánh giá bằng lời")


_LINES: Final[Mapping[type, Callable[[Any], str]]] = MappingProxyType(
    {
        HeadFact: _head_line,
        Basis: lambda one: f"{one.document} {_('ngày {day}').format(day=short_date(one.dated)) if one.dated else ''}",
        Phase: _phase_line,
        Agency: lambda one: one.name,
        Target: lambda one: one.title,
        Task: lambda one: one.title,
        Timing: lambda one: _sentence_case(time_words(one)),
        Deliverable: _product_line,
        Duty: _duty_line,
        QuotaClaim: quota_words,
        Contradiction: lambda one: _(CONTRADICTION_WORDS[one.kind]),
    }
)


# --- field by field --------------------------------------------------------------------------------------------------


def _named(keys: tuple[str, ...], names: Names) -> str:
    return ", ".join(names.get(key, key) for key in keys)


def _agency_facts(one: Agency, _names: Names) -> Iterator[Fact]:
    yield _("Cũng gọi"), ", ".join(filter(None, (one.short_name, *one.aliases)))
    yield _("Nhóm"), (str(one.count) if one.count else _("nhiều đơn vị cùng loại")) if one.is_group else ""
    yield _("Việc được giao"), _("{count} dòng").format(count=len(one.duties)) if one.duties else ""


def _target_facts(one: Target, _names: Names) -> Iterator[Fact]:
    yield _("Mức"), steps_words(one)
    yield _("Nhịp"), _(FREQUENCY_WORDS[one.frequency]) if one.steps else ""
    yield _("Đối tượng"), one.audience


def _task_facts(one: Task, names: Names) -> Iterator[Fact]:
    yield _("Chủ trì"), _named(one.leads, names)
    yield _("Phối hợp"), "; ".join(filter(None, (_named(one.partners, names), one.partner_words)))
    yield _("Thời gian"), time_words(one.timing)
    yield _("Sản phẩm"), "; ".join(_product_line(item) for item in one.deliverables)


def _timing_facts(one: Timing, _names: Names) -> Iterator[Fact]:
    yield _("Văn bản ghi"), one.text if one.text.casefold() != time_words(one).casefold() else ""


def _duty_facts(one: Duty, names: Names) -> Iterator[Fact]:
    yield _("Ai nộp"), _named(one.owed_by, names)
    yield _("Nộp cho"), names.get(one.owed_to, one.owed_to)
    yield _("Qua"), one.through
    yield _("Nhịp"), _(FREQUENCY_WORDS[one.frequency])
    yield _("Bản nộp"), ", ".join(_(COPY_WORDS[copy]) for copy in one.copies)


def _basis_facts(one: Basis, _names: Names) -> Iterator[Fact]:
    issuer, colon, matter = f"{one.subject} ".partition(": ")
    yield _("Cơ quan ban hành"), issuer if colon else ""
    yield _("Về"), (matter if colon else one.subject).strip()


_FACTS: Final[Mapping[type, Callable[[Any, Names], Iterator[Fact]]]] = MappingProxyType(
    {
        Basis: _basis_facts,
        Agency: _agency_facts,
        Target: _target_facts,
        Task: _task_facts,
        Timing: _timing_facts,
        Duty: _duty_facts,
    }
)
