"""Values of measures that come from registers, rounds of classification, surveys.

Only lines written under the plan count for it. Beside the number stands how many lines gave it, and what keeps it from
being certain; nothing written at all is no number, not zero.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from app.db import plan_classification
from app.db.types import DbConnection
from app.domain.plans.classification import ClassificationRound, distribution
from app.domain.plans.measures import MeasureTime
from app.domain.plans.register_faults import of_fault
from app.domain.plans.register_totals import RegisterCount, count
from app.domain.plans.registers import RegisterSource, source_of
from app.domain.plans.spans import Span, span
from app.domain.plans.target_figures import ANYBODY, Asked
from app.errors import Refused
from app.i18n import _
from app.presets.load import PresetLibrary
from app.services.plans import register_lines, survey_values
from app.text import fold, format_number

_CLASSIFICATION = "classification"


@dataclass(frozen=True, slots=True)
class SourcedValue:
    """A value with its coverage: ``given`` of ``expected`` say it (``None``: nobody said how many there are).

    ``remarks`` are sentences about what is missing or doubtful; ``is_partial``: nothing says that it is all there is.
    """

    value: Decimal | None
    given: int
    expected: int | None
    remarks: tuple[str, ...] = ()
    is_partial: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked: of which plan, for which days, a stock or a flow; of one agency or unit if it is given.

    ``asked`` has the days of the plan's execution: a round about the year a plan begins in is of that plan's part.
    """

    plan_id: int
    period: Span
    time: MeasureTime
    asked: Asked = ANYBODY
    agency: str = ""
    unit_id: int | None = None


def is_classified(source: str) -> bool:
    """Whether a measure counts units by their grades: these do not add up over time, whatever else is said of it."""
    return source.split(":", 1)[0] == _CLASSIFICATION


def is_sourced(source: str) -> bool:
    """Whether a measure takes its value here."""
    return is_classified(source) or survey_values.is_survey(source) or source_of(source) is not None


def value(connection: DbConnection, presets: PresetLibrary, source: str, wanted: Wanted) -> SourcedValue:
    """The value of a source; raises ``Refused`` for a register or column there is none of."""
    if survey_values.is_survey(source):
        found = survey_values.value(connection, source.partition(":")[2], wanted.plan_id, wanted.period)
        return SourcedValue(*found[:3], tuple(filter(None, found[3:])))
    of = source_of(source)
    if of is None:
        return _classified(connection, source.partition(":")[2], wanted)
    return _registered(connection, presets, of, wanted)


def _registered(
    connection: DbConnection, presets: PresetLibrary, source: RegisterSource, wanted: Wanted
) -> SourcedValue:
    known = register_lines.read(connection, presets, source.register, wanted.period)
    if what := of_fault(known.definition, source.of):
        raise Refused("bad-source", _("Số đo lấy từ sổ không đúng: {what}.").format(what=what))
    if not known.definition.fed_by:
        known = known.only(lambda entry: entry.plan_id == wanted.plan_id)
    if wanted.agency:
        known = known.only(lambda entry: fold(entry.agency) == fold(wanted.agency))
    if wanted.unit_id is not None:
        known = known.only(lambda entry: entry.unit_id == wanted.unit_id)
    found = count(known, source.of, wanted.period.first, wanted.period.last, wanted.time)
    told = remarks(known.definition.noun, found)
    is_kept = wanted.time is MeasureTime.STOCK or any(
        entry.on_day is not None and entry.on_day >= wanted.period.first for entry in known.entries
    )
    if found.value is not None and not is_kept:
        told.append(_("Sổ chưa có dòng nào từ đầu kỳ này trở đi nên số 0 chưa chắc chắn."))
    return SourcedValue(found.value, found.given, found.expected, tuple(told), is_partial=not is_kept)


def remarks(noun: str, found: RegisterCount) -> list[str]:
    """What is missing in a total or doubtful about it, in sentences."""
    told: list[str] = []
    lacking = found.expected - found.given - found.undated
    if lacking:
        told.append(_("{count} {noun} chưa ghi số này.").format(count=lacking, noun=noun))
    if found.undated:
        told.append(_("{count} {noun} chưa ghi ngày nên chưa tính vào kỳ nào.").format(count=found.undated, noun=noun))
    if found.doubts and found.least is not None and found.value is not None:
        told.append(
            _("Còn {count} cặp tên chưa rõ có là một người: từ {least} đến {most} người.").format(
                count=found.doubts, least=format_number(found.least), most=format_number(found.value)
            )
        )
    return told


def _classified(connection: DbConnection, grade: str, wanted: Wanted) -> SourcedValue:
    """Units of a grade, or all that were graded, in the last round of the plan whose period lies in the wanted one.

    Of rounds that end together the one about more is meant. One that ends before the days asked is the state of then.
    """
    first, last_day = wanted.asked.within(wanted.period)
    days = {
        item: wanted.asked.within(span(item.period)) for item in plan_classification.rounds(connection, wanted.plan_id)
    }
    rounds = [item for item, (begins, ends) in days.items() if first <= begins and ends <= last_day]
    if not rounds:
        return SourcedValue(None, 0, None, (_("Kỳ này chưa có đợt phân loại."),))
    last = max(rounds, key=lambda item: (days[item][1], days[item][1] - days[item][0], item.id))
    found = _graded(connection, last, grade, wanted)
    if days[last][1] == last_day:
        return found
    told = _("Chưa có đợt phân loại của cả {period}; mới có đợt “{title}”.")
    remark = told.format(period=wanted.period.words, title=last.title)
    return replace(found, remarks=(remark, *found.remarks), is_partial=True)


def _graded(connection: DbConnection, last: ClassificationRound, grade: str, wanted: Wanted) -> SourcedValue:
    results = plan_classification.results(connection, last.id)
    if wanted.unit_id is not None:
        results = tuple(item for item in results if item.unit_id == wanted.unit_id)
    found = distribution(last, results)
    if not grade:
        return SourcedValue(
            Decimal(found.classified) if found.classified else None, found.classified, found.expected, found.remarks
        )
    line = next((item for item in found.lines if fold(item.grade) == fold(grade)), None)
    if line is None:
        told = _("Đợt “{title}” không có mức “{grade}”.").format(title=last.title, grade=grade)
        return SourcedValue(None, 0, found.expected, (told,))
    shown = Decimal(line.count) if found.classified else None
    return SourcedValue(shown, found.classified, found.expected, found.remarks)
