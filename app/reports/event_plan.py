"""Plan of an event «kế hoạch tổ chức»: why, when, who, in which order, under which rules, for how much money.

Plan 74/KH-BCĐ, III.A and III.B say what it holds; each section stands only when the event has something for it.
"""

from collections.abc import Iterator

from app.domain.event_words import capital, part_words
from app.domain.events import ACTIVITY_WORDS, EventPart, GroupOrigin, HostLevel
from app.domain.paper_body import roman
from app.domain.paper_content import PaperContent
from app.domain.papers import PaperKind
from app.reports.event_facts import (
    EventFacts,
    anniversary_words,
    count_words,
    one_line,
    place_words,
    rule_sentence,
    table,
    when_words,
)
from app.reports.event_tables import activities, cost_rows, gift_rows, programme_rows

_COSTS_HEAD = ("TT", "Nội dung chi", "Nguồn kinh phí", "Dự toán (đồng)")
_GIFTS_HEAD = ("TT", "Đối tượng nhận quà", "Số suất", "Giá trị một suất (đồng)", "Thành tiền (đồng)", "Nguồn")


def content(facts: EventFacts) -> PaperContent:
    """The plan as a draft of the host or of the committee."""
    sections = [list(part(facts)) for part in _SECTIONS]
    lines = [_opening(facts)]
    for index, (title, *section) in enumerate((one for one in sections if len(one) > 1), 1):
        lines += [f"{roman(index)}. {title}", *section]
    lines.append(f"Trên đây là Kế hoạch tổ chức {facts.short_name}; đề nghị các đơn vị liên quan phối hợp thực hiện.")
    return PaperContent(
        PaperKind.PLAN,
        subject=f"Tổ chức {facts.name}",
        body="\n".join(lines),
        bases=facts.bases,
        recipients=(*facts.organ.recipients[:-1], *dict.fromkeys(capital(name) for name in _at_work(facts))),
    )


def _at_work(facts: EventFacts) -> tuple[str, ...]:
    """Whom the plan gives something to do."""
    return (*(facts.organizers or facts.hosts), *facts.participants, *facts.stations)


def _opening(facts: EventFacts) -> str:
    is_based_on_it = any(facts.plan in basis for basis in facts.bases)
    source = f"Thực hiện {facts.plan_source}, " if facts.plan_source and not is_based_on_it else ""
    opening = capital(f"{source}{facts.organ.full_name}")
    return f"{opening} xây dựng kế hoạch tổ chức {facts.short_name} như sau:"


def _purpose(facts: EventFacts) -> Iterator[str]:
    yield "Mục đích, yêu cầu"
    yield "1. Mục đích"
    yield from (f"- {text}." for text in _purposes(facts))
    yield "2. Yêu cầu"
    yield "- Chuẩn bị chu đáo; tổ chức trang trọng, thiết thực, tiết kiệm, bảo đảm an toàn."
    if EventPart.REVIEW in facts.event.held_parts:
        yield "- Đánh giá đúng kết quả, biểu dương, khen thưởng đúng tập thể, cá nhân có thành tích."
    if facts.rules:
        yield "- Thực hiện đúng quy định về phạm vi, quy mô tổ chức nêu tại Kế hoạch này, điều chỉnh khi có thay đổi."


def _purposes(facts: EventFacts) -> Iterator[str]:
    event = facts.event
    about = f" “{facts.movement}”" if facts.movement else ""
    if EventPart.REVIEW in event.held_parts:
        yield (
            f"Đánh giá kết quả thực hiện phong trào{about} năm {facts.report_year}, chỉ rõ hạn chế, nguyên nhân, "
            f"bài học kinh nghiệm; đề ra nhiệm vụ, giải pháp và phát động phong trào năm {event.year}"
        )
    if counted := anniversary_words(facts.kind, event.year):
        yield f"Thiết thực kỷ niệm {counted}"
    if EventPart.FESTIVITIES in event.held_parts:
        yield "Tạo không khí phấn khởi, tăng cường đoàn kết trong Nhân dân; giữ gìn bản sắc văn hóa của địa phương"
    elif EventPart.REVIEW not in event.held_parts:
        yield "Tuyên truyền, vận động Nhân dân tích cực tham gia phong trào ở địa phương"


def _time_and_place(facts: EventFacts) -> Iterator[str]:
    event = facts.event
    yield "Thời gian, địa điểm, nội dung"
    lines = [f"Thời gian: {when_words(event)}", f"Địa điểm: {place_words(event)}"]
    lines.append(f"Đơn vị tổ chức: {facts.host_words}")
    if facts.participants:
        lines.append(f"Đơn vị tham gia: {', '.join(facts.participants)}")
    lines.append(f"Nội dung: {part_words(event.held_parts) or 'không tổ chức các hoạt động'}")
    if event.dropped:
        lines.append(f"Không tổ chức: {part_words(event.dropped)}")
    if chair := facts.filled(event.plan.chair or facts.kind.chair):
        lines.append(f"Chủ trì: {chair}")
    yield from (f"{number}. {text}." for number, text in enumerate(lines, 1))


def _participants(facts: EventFacts) -> Iterator[str]:
    plan = facts.event.plan
    yield "Thành phần"
    number = 0
    for origin, title in _ORIGINS:
        groups = [group for group in plan.groups if group.origin is origin]
        if not groups:
            continue
        number += 1
        yield f"{number}. {title}"
        for group in groups:
            count = f": {count_words(group.planned, 'đại biểu')}" if group.planned is not None else ""
            yield f"- {facts.filled(group.text).rstrip(' .;')}{count}."
    told = []
    if plan.expected_delegates is not None:
        told.append(count_words(plan.expected_delegates, "đại biểu"))
    if plan.expected_people is not None:
        told.append(count_words(plan.expected_people, "người dân tham gia"))
    if told:
        yield f"{number + 1}. Số lượng dự kiến: {', '.join(told)}."


_ORIGINS = (
    (GroupOrigin.ABOVE, "Đại biểu cấp trên và đơn vị phối hợp"),
    (GroupOrigin.LOCAL, "Đại biểu ở cơ sở"),
)


def _programme(facts: EventFacts) -> Iterator[str]:
    yield "Chương trình"
    if rows := programme_rows(facts):
        yield from table(("TT", "Thời gian", "Nội dung", "Người thực hiện"), rows)


def _festivities(facts: EventFacts) -> Iterator[str]:
    yield "Hoạt động phần hội"
    if planned := activities(facts):
        # One of each says nothing: so every template begins.
        is_counted = any(item.count > 1 for item in planned)
        yield from table(
            ("TT", "Loại hoạt động", "Nội dung", *(("Số lượng",) if is_counted else ()), "Phụ trách"),
            (
                (
                    str(number),
                    capital(ACTIVITY_WORDS[item.kind]),
                    facts.filled(item.name),
                    *((str(item.count),) if is_counted else ()),
                    item.in_charge,
                )
                for number, item in enumerate(planned, 1)
            ),
        )


def _rules(facts: EventFacts) -> Iterator[str]:
    yield "Quy định về phạm vi, quy mô tổ chức"
    lines = [rule_sentence(fact, facts.plan) for fact in facts.rules]
    if len(facts.rules) > len(facts.decisive):
        told = ", ".join(dict.fromkeys(f"{fact.level} của {fact.place}" for fact in facts.decisive))
        lines.append(f"Các đơn vị ở cấp độ khác nhau: cả sự kiện thực hiện theo nơi nghiêm nhất là {told}")
    if measures := one_line(facts.event.plan.measures).rstrip(" .;"):
        lines.append(capital(measures))
    yield from (f"{number}. {text}." for number, text in enumerate(lines, 1))


def _gifts(facts: EventFacts) -> Iterator[str]:
    yield "Quà tặng"
    if facts.event.plan.gifts:
        yield from table(_GIFTS_HEAD, gift_rows(facts.event))


def _costs(facts: EventFacts) -> Iterator[str]:
    yield "Kinh phí"
    if facts.event.plan.costs:
        yield from table(_COSTS_HEAD, cost_rows(facts.event, with_spent=False))
    else:
        yield "- Kinh phí thực hiện theo phân cấp ngân sách và các nguồn huy động hợp pháp."


def _work(facts: EventFacts) -> Iterator[str]:
    yield "Tổ chức thực hiện"
    number = 1
    yield (
        f"{number}. {capital(facts.host_words)}: chuẩn bị nội dung, địa điểm, chương trình, giấy mời, trang trí, "
        "khánh tiết; bảo đảm an ninh, trật tự; thanh, quyết toán kinh phí theo quy định."
    )
    for station in facts.stations:
        number += 1
        yield f"{number}. {capital(station)}: tham mưu, phối hợp chuẩn bị và tổ chức."
    if facts.participants:
        number += 1
        yield f"{number}. {capital(', '.join(facts.participants))}: cử đại biểu tham gia đúng thành phần, thời gian."
    if facts.superior:
        number += 1
        # A hamlet has no committee of its own: the one that issues the plan reports for it.
        who = facts.organ.full_name if facts.kind.host_level is HostLevel.HAMLET else facts.host_words
        yield f"{number}. {capital(who)} báo cáo kết quả tổ chức về {facts.superior}."


_SECTIONS = (
    _purpose,
    _time_and_place,
    _participants,
    _programme,
    _festivities,
    _rules,
    _gifts,
    _costs,
    _work,
)
