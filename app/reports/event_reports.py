"""The two reports after an event «báo cáo»: of its result, and in writing instead of it where nothing may be held.

Plan 74/KH-BCĐ, II.3 (level 4: a report in writing to the collecting station) and IV.6. A figure that nobody gave is a
dotted line, never 0.
"""

from collections.abc import Iterator

from app.domain.event_words import capital, part_words
from app.domain.events import CancelReason
from app.domain.paper_content import PaperContent
from app.domain.papers import PaperKind
from app.reports.event_facts import (
    DOTS,
    DOTTED_LINE,
    NOTHING_HELD,
    EventFacts,
    count_words,
    one_line,
    place_words,
    rule_sentence,
    table,
    when_words,
)
from app.reports.event_tables import cost_rows, cost_sums, in_words, money
from app.text import admin_date, fold, format_number

_COSTS_HEAD = ("TT", "Nội dung chi", "Nguồn kinh phí", "Dự toán (đồng)", "Đã chi (đồng)")


def result(facts: EventFacts) -> PaperContent:
    """The report of the result «báo cáo kết quả» of an event that was held."""
    return PaperContent(
        PaperKind.REPORT,
        subject=f"Kết quả tổ chức {facts.name}",
        body="\n".join(_result(facts)),
        addressees=(facts.superior,) if facts.superior else (),
        recipients=(),
    )


def written(facts: EventFacts) -> PaperContent:
    """The report in writing «báo cáo bằng văn bản» of who holds nothing, to whoever collects it."""
    about = f" “{facts.movement}”" if facts.movement else ""
    return PaperContent(
        PaperKind.REPORT,
        subject=f"Kết quả thực hiện phong trào{about} năm {facts.report_year}",
        body="\n".join(_written(facts)),
        addressees=facts.reports_to or (facts.superior or DOTS,),
        recipients=(),
    )


def _result(facts: EventFacts) -> Iterator[str]:
    event = facts.event
    source = f"Thực hiện {facts.plan_source}, " if facts.plan_source else ""
    yield f"{capital(f'{source}{facts.organ.full_name}')} báo cáo kết quả như sau:"
    yield "I. Công tác chuẩn bị, tổ chức"
    lines = [
        f"Thời gian: {when_words(event)}",
        f"Địa điểm: {place_words(event)}",
        f"Đơn vị tổ chức: {facts.host_words}",
    ]
    lines += [f"Đơn vị tham gia: {', '.join(facts.participants)}"] if facts.participants else []
    lines.append(f"Nội dung đã tổ chức: {part_words(event.held_parts) or DOTS}")
    yield from _numbered(lines)
    yield from (f"- Không tổ chức {text}." for text in _dropped(facts))
    yield "II. Kết quả"
    yield from _numbered(_figures(facts))
    yield "III. Kinh phí"
    yield from _costs(facts)
    yield "IV. Đánh giá"
    yield "1. Ưu điểm"
    yield f"- {_typed(event.result.summary)}."
    yield "2. Hạn chế, tồn tại"
    yield f"- {_typed(event.result.shortcomings)}."
    yield f"Trên đây là Báo cáo kết quả tổ chức {facts.short_name}."


def _dropped(facts: EventFacts) -> Iterator[str]:
    if facts.event.dropped:
        why = "; ".join(rule_sentence(fact, facts.plan) for fact in facts.decisive)
        yield f"{part_words(facts.event.dropped)}{f'; lý do: {why}' if why else ''}"


def _figures(facts: EventFacts) -> list[str]:
    result, plan = facts.event.result, facts.event.plan
    lines = [f"Đại biểu dự: {count_words(result.delegate_count, 'người')}"]
    lines.append(f"Nhân dân tham gia: {count_words(result.people_count, 'lượt người')}")
    if "festivities" in facts.event.held_parts:
        lines.append(
            f"Phần hội: {count_words(result.arts, 'tiết mục văn hóa, văn nghệ')}; "
            f"{count_words(result.sports, 'môn thể dục, thể thao')}; {count_words(result.games, 'trò chơi dân gian')}"
        )
    if plan.gifts or result.gift_count is not None or result.gift_value is not None:
        value = DOTS if result.gift_value is None else format_number(result.gift_value)
        lines.append(f"Tặng quà: {count_words(result.gift_count, 'suất')}, tổng trị giá {value} đồng")
    lines.append(f"Ký giao ước thi đua: {count_words(result.pledge_count, 'tập thể, hộ gia đình')}")
    return lines


def _costs(facts: EventFacts) -> Iterator[str]:
    if not facts.event.plan.costs:
        yield f"- Đã chi: {DOTS} đồng."
        return
    yield from table(_COSTS_HEAD, cost_rows(facts.event, with_spent=True))
    spent = cost_sums(facts.event)[1]
    told = DOTS if spent is None else f"{money(spent)} đồng ({in_words(spent)})"
    yield f"- Tổng số đã chi: {told}."


def _written(facts: EventFacts) -> Iterator[str]:
    event = facts.event
    source = f"Thực hiện {facts.plan_source}, " if facts.plan_source else ""
    yield (
        f"{capital(f'{source}{facts.organ.full_name}')} báo cáo bằng văn bản kết quả thực hiện phong trào "
        f"năm {facts.report_year} như sau:"
    )
    yield f"I. Lý do không tổ chức {facts.kind.name}"
    yield from _numbered(_why_not(facts))
    yield f"II. Kết quả thực hiện phong trào năm {facts.report_year}"
    yield from (f"{number}. {title}\n- {DOTTED_LINE}." for number, title in enumerate(_RESULTS, 1))
    yield f"III. Phương hướng, nhiệm vụ năm {event.year}"
    yield f"- {DOTTED_LINE}."
    yield "IV. Kiến nghị, đề xuất"
    yield f"- {DOTTED_LINE}."
    yield f"Trên đây là Báo cáo kết quả thực hiện phong trào năm {facts.report_year}."


#: Headings to be filled in by who writes the report.
_RESULTS = (
    "Công tác lãnh đạo, chỉ đạo",
    "Kết quả tham gia quản lý, bảo vệ chủ quyền lãnh thổ, giữ gìn an ninh biên giới quốc gia",
    "Đánh giá chung: ưu điểm, hạn chế, nguyên nhân, bài học kinh nghiệm",
)


def _why_not(facts: EventFacts) -> list[str]:
    event = facts.event
    lines = [rule_sentence(fact, facts.plan) for fact in facts.decisive if fact.rule.strictness == NOTHING_HELD]
    text = one_line(event.reason_text).rstrip(" .;")
    if text and not any(fold(text) in fold(line) for line in lines):
        lines.append(capital(text))
    if not lines and event.reason is CancelReason.WEATHER:
        lines.append("Do thiên tai, thời tiết")
    when = f" (dự kiến tổ chức {admin_date(event.starts_on)})" if event.starts_on else ""
    return [*lines, f"{capital(facts.host_words)} không tổ chức {facts.short_name}{when}"]


def _numbered(lines: list[str]) -> Iterator[str]:
    yield from (f"{number}. {text}." for number, text in enumerate(lines, 1))


def _typed(text: str) -> str:
    return one_line(text).rstrip(" .;") or DOTTED_LINE
