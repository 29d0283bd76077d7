"""The part of a plan's report about its targets: how many are reached, a table of all, what is to be said beside it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

from app.domain.plans.spans import Span, joined
from app.domain.plans.target_outlook import OUTLOOK_WORDS, Outlook, outlook
from app.domain.plans.target_states import Counted, TargetStanding
from app.reports.event_facts import one_line, table
from app.reports.plans.facts import BLANK, ReportFacts, TargetFact
from app.text import format_number, padded_count, short_date

#: Reached in some of its periods only, and with periods nobody can judge: neither is reached, nor simply missed.
_NOT_ALWAYS = "chưa đạt đủ các kỳ"
_NOT_TOLD = "còn kỳ chưa đánh giá được"
#: In this order targets are counted.
_ORDER = (
    OUTLOOK_WORDS[Outlook.REACHED],
    _NOT_ALWAYS,
    OUTLOOK_WORDS[Outlook.MISSED],
    _NOT_TOLD,
    *(words for look, words in OUTLOOK_WORDS.items() if look not in (Outlook.REACHED, Outlook.MISSED)),
)
_CERTAIN = (Outlook.REACHED, Outlook.MISSED)
#: More periods before the last one than this stand year by year.
_MOST_ROWS = 6


def targets(facts: ReportFacts) -> Iterator[str]:
    """How many are reached, a table of all, then what is to be said beside the numbers.

    A target with several periods in the stretch is reached where every period that is over was.
    """
    if not facts.targets:
        yield "Kế hoạch không đặt chỉ tiêu."
        return
    looks = Counter(map(_whole, facts.targets))
    told = [f"{padded_count(looks[words])} {words}" for words in _ORDER if looks[words]]
    rule = " (tính là đạt khi mọi kỳ đã kết thúc đều đạt)" if any(item.earlier for item in facts.targets) else ""
    yield f"Kế hoạch có {padded_count(len(facts.targets))} chỉ tiêu: {', '.join(told)}{rule}. Cụ thể:"
    head = ("TT", "Chỉ tiêu", "Mức đề ra", "Kết quả", "Đánh giá")
    yield from table(head, (row for number, item in enumerate(facts.targets, 1) for row in _rows(facts, number, item)))
    remarks = list(_remarks(facts.targets))
    if remarks:
        yield "Ghi chú về số liệu:"
        yield from remarks


def _whole(item: TargetFact) -> str:
    """How a target stands over all its periods in the stretch."""
    own, before = outlook(item.standing), [outlook(one) for one in item.earlier if _is_asked(one)]
    asked = [*before, own] if _is_asked(item.standing) else before
    if len(set(asked)) <= 1:
        return OUTLOOK_WORDS[asked[0] if asked else own]
    if Outlook.MISSED in asked:
        return _NOT_ALWAYS if Outlook.REACHED in asked else OUTLOOK_WORDS[Outlook.MISSED]
    return OUTLOOK_WORDS[own] if set(before) == {Outlook.REACHED} else _NOT_TOLD


def _is_asked(found: TargetStanding) -> bool:
    """Whether the plan wants anything of the period, or somebody judged it all the same."""
    return found.threshold is not None or found.target.is_qualitative or found.judgement is not None


def _rows(facts: ReportFacts, number: int, item: TargetFact) -> Iterator[tuple[str, ...]]:
    """The target in its last period, below it each period before."""
    found = item.standing
    period, told = found.period, facts.time.period
    is_same = (period.first, period.last) == (told.first, told.last)
    title = found.target.title if is_same else f"{found.target.title} ({_days(facts, period)})"
    whole = f"; tính chung {_reached((*item.earlier, found), facts.today)}" if item.earlier else ""
    look = f"{OUTLOOK_WORDS[outlook(found)]}{whole}"
    yield str(number), one_line(title), _asked(found), _result(found), look
    if len(item.earlier) <= _MOST_ROWS:
        for place, one in enumerate(item.earlier, 1):
            words = OUTLOOK_WORDS[outlook(one)]
            yield f"{number}.{place}", f"– {_days(facts, one.period)}", _asked(one), _result(one), words
        return
    years = groupby(item.earlier, lambda one: one.period.last.year)
    for place, (year, some) in enumerate(years, 1):
        is_last = year == period.last.year
        words = f"các kỳ trước đó của năm {year:04}" if is_last else f"các kỳ năm {year:04}"
        yield f"{number}.{place}", f"– {words}", *_together(facts, tuple(some))


def _together(facts: ReportFacts, some: Sequence[TargetStanding]) -> tuple[str, ...]:
    """What was asked, told and reached in several periods, in one row."""
    asked = "; ".join(dict.fromkeys(map(_asked, some)))
    told = "; ".join(f"{_days(facts, one.period)}: {_value(one)}" for one in some)
    return asked, told, _reached(some, facts.today)


def _reached(some: Sequence[TargetStanding], today: date) -> str:
    """In how many of the periods that can be judged a target was reached."""
    looks = [(one, outlook(one)) for one in some if _is_asked(one)]
    over = [look for one, look in looks if one.period.last < today or look in _CERTAIN]
    return f"đạt {padded_count(over.count(Outlook.REACHED))}/{padded_count(len(over))} kỳ"


def _asked(found: TargetStanding) -> str:
    return found.threshold.words if found.threshold else "không đặt con số" if found.target.is_qualitative else "–"


def _days(facts: ReportFacts, period: Span) -> str:
    """A period of a target in words; one of the whole execution is told by its years."""
    head = facts.plan.head
    if (period.first, period.last) == (head.starts, head.ends):
        return joined(f"{head.starts.year:04}", f"{head.ends.year:04}").words
    return period.words


def _value(found: TargetStanding) -> str:
    """What was counted or judged, in few words."""
    counted = found.counted
    if found.target.is_qualitative and not found.target.numerator:
        return f"đánh giá ngày {short_date(found.judgement.judged_on)}" if found.judgement else "chưa đánh giá"
    if counted.value is None:
        return BLANK if not _is_divided_by_nought(counted) else "không tính được (mẫu số bằng 0)"
    return counted.words


def _result(found: TargetStanding) -> str:
    """The same with its parts and who has told them."""
    counted = found.counted
    if counted.value is None or (found.target.is_qualitative and not found.target.numerator):
        return _value(found)
    extra = "; ".join(text for text in (_fraction(counted), _coverage(counted)) if text)
    return f"{counted.words} ({extra})" if extra else counted.words


def _coverage(counted: Counted) -> str:
    """How many places told their figures, of each part of a ratio; one place that told its own needs no counting."""
    parts = {"tử số": counted.top, "mẫu số": counted.bottom}
    told = {
        name: f"{part.reported}/{part.expected}"
        for name, part in parts.items()
        if part is not None and (part.expected > 1 or part.reported < part.expected)
    }
    if len(set(told.values())) == 1:
        return f"{next(iter(told.values()))} nơi đã có số liệu"
    named = ", ".join(f"{name} {count}" for name, count in told.items())
    return f"{named} nơi đã có số liệu" if named else ""


def _is_divided_by_nought(counted: Counted) -> bool:
    return counted.bottom is not None and counted.bottom.value == 0


def _fraction(counted: Counted) -> str:
    if counted.bottom is None or counted.top.value is None or counted.bottom.value is None:
        return ""
    return f"{format_number(counted.top.value)}/{format_number(counted.bottom.value)}"


def _remarks(items: Sequence[TargetFact]) -> Iterator[str]:
    """What is to be said of targets, once for all of whom it is true."""
    told: dict[str, list[int]] = {}
    for number, item in enumerate(items, 1):
        sentences = [*item.sentences, *_parts(item), *_missing(item)]
        if sentences:
            told.setdefault(". ".join(one_line(text).rstrip(" .;") for text in sentences), []).append(number)
    for remark, numbers in told.items():
        yield f"- Chỉ tiêu {', '.join(map(str, numbers))}: {remark}."


def _parts(item: TargetFact) -> Iterator[str]:
    if item.parts is None:
        return
    told = []
    for name, value in item.parts.parts.items():
        share = item.parts.share(name)
        percent = f" ({format_number(share.quantize(Decimal('0.1')))}\u00a0%)" if share is not None else ""
        told.append(f"{one_line(name)}: {BLANK if value is None else format_number(value)}{percent}")
    yield f"{'; '.join(told)}."


def _missing(item: TargetFact) -> Iterator[str]:
    counted = item.standing.counted
    names = dict.fromkeys((*counted.top.missing, *(counted.bottom.missing if counted.bottom else ())))
    if names:
        yield f"Chưa có số liệu của: {', '.join(map(one_line, names))}."
