"""Parts of a plan's report about what was written down: registers, surveys, classification, money."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from app.domain.plans.classification import Distribution
from app.domain.plans.register_totals import RegisterCount
from app.domain.plans.registers import RegisterTotal
from app.domain.plans.survey_results import QuestionResult, SurveyChart
from app.reports.event_facts import one_line, table
from app.reports.papers_body import CHART_MARK
from app.reports.plans.facts import BLANK, MoneyFact, RegisterFact, ReportFacts, RoundFact, SurveyFact
from app.text import format_number, padded_count, short_date

_TENTH = Decimal("0.1")
#: Answers in words are too many to print; as many stand for the rest.
_MOST_TEXTS = 5


def registers(facts: ReportFacts, keys: Sequence[str]) -> Iterator[str]:
    """The totals of the registers named, in their order."""
    known = {item.definition.key: item for item in facts.registers}
    for key in keys:
        if key in known:
            yield f"- {_register(known[key])}."
        else:
            yield f"- Sổ “{one_line(key)}”: {BLANK}."


def _register(item: RegisterFact) -> str:
    told = [_total(total, count) for total, count in item.totals]
    undated = max((count.undated for _total, count in item.totals), default=0)
    note = f" (không tính {padded_count(undated)} dòng chưa ghi ngày)" if undated else ""
    return f"{one_line(item.definition.name)}: {'; '.join(told) or BLANK}{note}"


def _total(total: RegisterTotal, count: RegisterCount) -> str:
    if count.value is None:
        return f"{one_line(total.name)}: {BLANK}"
    least = f", ít nhất {padded_count(count.least)}" if count.least is not None and count.least < count.value else ""
    given = count.expected - count.undated
    part = f" ({count.given}/{given} dòng có số liệu)" if count.given < given else ""
    return one_line(f"{total.name}: {padded_count(count.value)} {total.unit}{least}{part}")


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
    drawn = {chart.title: chart for chart in item.charts}
    for question in result.whole:
        yield from _question(question, drawn.get(question.question.text))


def _question(item: QuestionResult, chart: SurveyChart | None) -> Iterator[str]:
    answered = f"{padded_count(item.answered)}/{padded_count(item.asked)} phiếu trả lời"
    mean = f"; trung bình {format_number(item.mean.quantize(_TENTH))}" if item.mean is not None else ""
    texts = "; ".join(one_line(text) for text in item.texts[:_MOST_TEXTS])
    rest = len(item.texts) - _MOST_TEXTS
    more = f"; và {padded_count(rest)} ý kiến khác" if rest > 0 else ""
    told = ": ".join(filter(None, (f"{answered}{mean}", f"{texts}{more}")))
    yield f"- Câu {item.number}. {one_line(item.question.text).rstrip('.:; ')}: {told}."
    if item.lines and item.answered:
        rows = ((one_line(line.label), str(line.count), _percent(line.percent)) for line in item.lines)
        yield from table(("Phương án", "Số phiếu", "Tỷ lệ"), rows)
    if chart is not None and item.answered:
        yield from _chart(f"Câu {item.number}. {chart.title}", chart.labels, chart.series)


def _chart(title: str, labels: Sequence[str], series: Sequence[tuple[str, Sequence[Decimal | None]]]) -> Iterator[str]:
    """A picture as the text of a paper holds it: a marked line, then its figures as a table."""
    yield f"{CHART_MARK} {one_line(title)} (%)"
    head = ("Phương án", *(one_line(name) or "Tỷ lệ" for name, _values in series))
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
    yield f"{one_line(of.title)} ({of.year}){paper}: phân loại {padded_count(whole.classified)}{expected} đơn vị."
    groups = {name: found for name, found in item.groups.items() if name} if len(item.groups) > 1 else {}
    head = ("Mức", "Số đơn vị", "Tỷ lệ", *(one_line(name) for name in groups))
    rows = []
    for place, line in enumerate(whole.lines):
        parts = (_grade(found, place) for found in groups.values())
        rows.append((one_line(line.grade), str(line.count), _percent(line.percent), *parts))
    rows.append(("Tổng cộng", str(whole.classified), "", *(str(found.classified) for found in groups.values())))
    yield from table(head, rows)
    if whole.classified:
        yield from _chart(
            f"Phân loại {of.year}: {one_line(of.title)}",
            tuple(line.grade for line in whole.lines),
            (("Tỷ lệ", tuple(line.percent for line in whole.lines)),),
        )
    yield from whole.remarks
    yield from _trend(item)


def _grade(found: Distribution, place: int) -> str:
    line = found.lines[place]
    return f"{line.count} ({_percent(line.percent)})"


def _trend(item: RoundFact) -> Iterator[str]:
    if item.trend is None:
        return
    up = sum(change.steps > 0 for change in item.trend.changes)
    down = sum(change.steps < 0 for change in item.trend.changes)
    counts = (
        f"{padded_count(up)} đơn vị lên mức, {padded_count(down)} đơn vị xuống mức, {padded_count(item.trend.kept)}"
    )
    yield f"So với đợt trước: {counts} đơn vị giữ mức."


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
