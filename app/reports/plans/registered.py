"""Parts of a plan's report about what was written down: registers, surveys, classification, money."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from app.domain.plans.classification import GradeShare
from app.domain.plans.register_totals import RegisterCount
from app.domain.plans.registers import RegisterTotal
from app.domain.plans.spans import span
from app.domain.plans.survey_results import AnswerCount, GroupForms, QuestionResult, SurveyChart
from app.domain.plans.surveys import QuestionKind
from app.reports.event_facts import one_line, table
from app.reports.papers_body import CHART_MARK
from app.reports.plans.facts import BLANK, MoneyFact, RegisterFact, ReportFacts, RoundFact, SurveyFact
from app.text import format_number, padded_count, short_date

_TENTH = Decimal("0.1")
#: Answers in words are too many to print; as many stand for the rest.
_MOST_TEXTS = 5
NO_GROUP, NO_KIND = "không ghi nhóm", "không ghi loại"


def registers(facts: ReportFacts, keys: Sequence[str]) -> Iterator[str]:
    """The totals of the registers named, in their order."""
    known = {item.definition.key: item for item in facts.registers}
    for key in keys:
        if key in known:
            yield f"- {_register(known[key])}."
        else:
            yield f"- Sổ “{one_line(key)}”: {BLANK}."


def _register(item: RegisterFact) -> str:
    told = [_total(total, count, count.value) for total, count in item.totals if count.value is not None]
    silent = [_small(one_line(total.name)) for total, count in item.totals if count.value is None]
    if told and silent:
        told.append(f"{BLANK} về {', '.join(silent)}")
    undated = max((count.undated for _total, count in item.totals), default=0)
    note = f" (không tính {padded_count(undated)} dòng chưa ghi ngày)" if undated else ""
    return f"{one_line(item.definition.name)}: {'; '.join(told) or BLANK}{note}"


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]


def _total(total: RegisterTotal, count: RegisterCount, value: Decimal) -> str:
    least = f", ít nhất {padded_count(count.least)}" if count.least is not None and count.least < value else ""
    given = count.expected - count.undated
    part = f" ({count.given}/{given} dòng có số liệu)" if count.given < given else ""
    return one_line(f"{total.name}: {padded_count(value)} {total.unit}{least}{part}")


def surveys(facts: ReportFacts) -> Iterator[str]:
    """Every survey: forms handed out and returned, a picture for each question, means, answers in words."""
    if not facts.surveys:
        yield f"Khảo sát: {BLANK}."
    for item in facts.surveys:
        yield from _survey(item)


def _survey(item: SurveyFact) -> Iterator[str]:
    survey, result = item.survey, item.result
    sizes = (("phát ra", survey.handed_out), ("thu về", survey.returned), ("đã nhập", result.forms))
    told = ", ".join(f"{name} {BLANK if size is None else f'{padded_count(size)} phiếu'}" for name, size in sizes)
    rate = f" (thu về {_percent(result.rate)})" if result.rate is not None else ""
    days = " - ".join(dict.fromkeys(short_date(day) for day in (survey.starts_on, survey.ends_on) if day))
    yield f"{one_line(survey.title)}{f' ({days})' if days else ''}: {told}{rate}."
    if survey.groups:
        head = ("Nhóm người trả lời", "Phát ra", "Thu về", "Tỷ lệ thu về", "Đã nhập")
        yield from table(head, map(_group, result.counts))
    drawn = {chart.title: chart for chart in item.charts}
    for place, question in enumerate(result.whole):
        parts = {name: some[place] for name, some in result.groups.items()}
        yield from _question(question, parts, drawn.get(question.question.text))


def _group(item: GroupForms) -> tuple[str, ...]:
    counts = ("–" if count is None else str(count) for count in (item.handed_out, item.returned))
    return one_line(item.name) or NO_GROUP, *counts, _percent(item.rate), str(item.entered)


def _question(item: QuestionResult, groups: Mapping[str, QuestionResult], chart: SurveyChart | None) -> Iterator[str]:
    silent = item.asked - item.answered
    rest = f", {padded_count(silent)} phiếu không trả lời" if silent else ""
    mean = f"; trung bình {format_number(item.mean.quantize(_TENTH))}" if item.mean is not None else ""
    told = f"{padded_count(item.answered)}/{padded_count(item.asked)} phiếu trả lời{rest}{mean}"
    yield f"- Câu {item.number}. {one_line(item.question.text).rstrip('.:;? ')} ({told}){_texts(item)}."
    if item.lines and item.answered:
        head = ("Mức" if item.question.kind is QuestionKind.SCALE else "Phương án", "Số phiếu", "Tỷ lệ")
        rows = (
            (_label(item, line), *_count(line), *(_share(part.lines[at]) for part in groups.values()))
            for at, line in enumerate(item.lines)
        )
        yield from table((*head, *(one_line(name) or NO_GROUP for name in groups)), rows)
    if chart is not None and item.answered:
        labels = tuple(_label(item, line) for line in item.lines)
        yield from _chart(f"Câu {item.number}. {chart.title}", labels, chart.series)


def _texts(item: QuestionResult) -> str:
    """Answers in words, the first of them."""
    if not item.texts:
        return ""
    rest = len(item.texts) - _MOST_TEXTS
    more = f"; và {padded_count(rest)} ý kiến khác" if rest > 0 else ""
    return f": {'; '.join(one_line(text).rstrip('.; ') for text in item.texts[:_MOST_TEXTS])}{more}"


def _label(item: QuestionResult, line: AnswerCount) -> str:
    """A choice; the step of a scale that is a mere number is called one."""
    return f"Mức {line.label}" if line.label.isdecimal() and not item.question.choices else one_line(line.label)


def _count(line: AnswerCount) -> tuple[str, str]:
    return str(line.count), _percent(line.percent)


def _share(line: AnswerCount | GradeShare) -> str:
    return f"{line.count} ({_percent(line.percent)})" if line.percent is not None else "–"


def _chart(title: str, labels: Sequence[str], series: Sequence[tuple[str, Sequence[Decimal | None]]]) -> Iterator[str]:
    """A picture as the text of a paper holds it: a marked line, then its figures as a table."""
    yield f"{CHART_MARK} {one_line(title)} (%)"
    names = (one_line(name) or (NO_GROUP if len(series) > 1 else "Tỷ lệ") for name, _values in series)
    head = ("Phương án", *names)
    rows = (
        (one_line(label), *("" if values[place] is None else _number(values[place]) for _name, values in series))
        for place, label in enumerate(labels)
    )
    yield from table(head, rows)


def rounds(facts: ReportFacts) -> Iterator[str]:
    """Every round: how it spreads as a table and a picture, by kind of place, against the round before."""
    if not facts.rounds:
        yield f"Phân loại: {BLANK}."
    for item in facts.rounds:
        yield from _round(item)


def _round(item: RoundFact) -> Iterator[str]:
    of, whole = item.round, item.whole
    expected = f"/{padded_count(whole.expected)}" if whole.expected is not None else ""
    paper = f", theo {one_line(of.document)}" if of.document else ""
    when = span(of.period).words
    yield f"{one_line(of.title)}, {when}{paper}: phân loại {padded_count(whole.classified)}{expected} đơn vị."
    yield from table(*_grades(item))
    if whole.classified:
        labels = tuple(line.grade for line in whole.lines)
        yield from _chart(f"{of.title}, {when}", labels, (("Tỷ lệ", tuple(line.percent for line in whole.lines)),))
    yield from whole.remarks
    yield from _trend(item)


def _grades(item: RoundFact) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """How a round spreads: head and rows; the sum is all that were classified, shares are of it."""
    whole = item.whole
    groups = {name or NO_KIND: found for name, found in item.groups.items()} if len(item.groups) > 1 else {}
    points = dict(item.trend.points) if item.trend else {}
    head = (
        "Mức",
        "Số đơn vị",
        "Tỷ lệ",
        *(["Tăng, giảm (điểm %)"] if points else []),
        *(one_line(name[:1].upper() + name[1:]) for name in groups),
    )
    rows = [
        (
            one_line(line.grade),
            *(str(line.count), _percent(line.percent)),
            *([_points(points.get(line.grade))] if points else []),
            *(_share(found.lines[place]) for found in groups.values()),
        )
        for place, line in enumerate(whole.lines)
    ]
    sums = (str(found.classified) for found in groups.values())
    share = "100 %" if whole.classified else "–"
    rows.append(("Tổng cộng", str(whole.classified), share, *(["–"] if points else []), *sums))
    return head, rows


def _capital(name: str) -> str:
    return one_line(name[:1].upper() + name[1:])


def _points(value: Decimal | None) -> str:
    shown = _number(value)
    return f"+{shown}" if value is not None and value > 0 else shown or "–"


def _trend(item: RoundFact) -> Iterator[str]:
    found = item.trend
    if found is None:
        return
    counts = {
        "lên mức": sum(change.steps > 0 for change in found.changes),
        "xuống mức": sum(change.steps < 0 for change in found.changes),
        "giữ mức": found.kept,
    }
    rest = {
        "lần đầu được phân loại": len(found.fresh),
        "đợt này chưa phân loại": len(found.gone),
        "không so được do mức khác nhau": len(found.unknown),
    }
    counts |= {words: count for words, count in rest.items() if count}
    yield f"So với đợt trước: {', '.join(f'{padded_count(count)} đơn vị {words}' for words, count in counts.items())}."


def money(facts: ReportFacts) -> Iterator[str]:
    """Planned and spent by source, then what went over."""
    if facts.money_total is None or not facts.money:
        sources = "; ".join(one_line(text).rstrip(".; ") for text in facts.plan.head.budget_sources)
        yield f"Kinh phí thực hiện: {BLANK}{f' (nguồn theo kế hoạch: {sources})' if sources else ''}."
        return
    head = ("TT", "Nguồn", "Dự toán (đồng)", "Đã chi (đồng)", "Tỷ lệ chi")
    rows = [(str(number), *_sum(item)) for number, item in enumerate(facts.money, 1)]
    yield "Kinh phí theo nguồn:"
    yield from table(head, [*rows, ("", *_sum(facts.money_total))])
    if facts.money_total.blank:
        yield f"Có {padded_count(facts.money_total.blank)} khoản chưa ghi đủ dự toán, số đã chi."
    yield from facts.money_warnings


def _sum(item: MoneyFact) -> tuple[str, ...]:
    share = None if not item.planned or item.spent is None or item.blank else Decimal(100 * item.spent) / item.planned
    amounts = (BLANK if value is None else format_number(value) for value in (item.planned, item.spent))
    return one_line(item.label), *amounts, _percent(share)


def _percent(value: Decimal | None) -> str:
    return "–" if value is None else f"{_number(value)} %"


def _number(value: Decimal | None) -> str:
    return "" if value is None else format_number(value.quantize(_TENTH))
