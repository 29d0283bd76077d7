"""Letter that reminds «công văn đôn đốc»: all that one office owes, with what lacks, by when, how late.

Form: Nghị định 30/2020/NĐ-CP, mẫu 1.5. Nothing is demanded by a day that no plan and no decision states.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.paper_content import PaperContent
from app.domain.papers import PaperKind
from app.domain.plans.citations import printed_clause
from app.domain.plans.duty_rows import DutyRow
from app.domain.plans.duty_slots import Due, StatedDue
from app.domain.plans.duty_words import is_held
from app.domain.plans.plan import PlanHead
from app.reports.event_facts import one_line, table
from app.text import admin_date, padded_count, short_date

SUBJECT = "đôn đốc nộp báo cáo, hồ sơ"


@dataclass(frozen=True, slots=True)
class ChaseFacts:
    """Who writes to whom about what; ``plans`` are heads by the numbers of their plans, ``drafted_by`` who drafts."""

    organ: str
    addressee: str
    rows: Sequence[DutyRow]
    plans: dict[int, PlanHead]
    today: date
    drafted_by: str = ""


def content(facts: ChaseFacts) -> PaperContent:
    """The letter as a draft; whoever waits for the papers gets a copy."""
    waiting = (one_line(row.owed_to) for row in facts.rows)
    copies = tuple(dict.fromkeys(name for name in waiting if name and name not in (facts.organ, facts.addressee)))
    return PaperContent(
        PaperKind.LETTER,
        subject=SUBJECT,
        body="\n".join(_body(facts)),
        addressees=(facts.addressee,),
        recipients=copies,
        drafted_by=facts.drafted_by,
    )


def _body(facts: ChaseFacts) -> Iterator[str]:
    late = sum(row.is_behind for row in facts.rows)
    total = len(facts.rows)
    split = f", trong đó {padded_count(late)} nội dung đã qua hạn" if 0 < late < total else ""
    lacks = _lacks(facts.rows)
    state = f"đã qua hạn mà {lacks}" if late == total else lacks
    yield (
        f"Thực hiện {_cited(facts)}, đến {admin_date(facts.today)}, {facts.addressee} còn {padded_count(total)} "
        f"nội dung {state}{split}, cụ thể như sau:"
    )
    head = ("TT", "Nội dung", "Nơi nộp", "Thời hạn", "Tình trạng")
    yield from table(head, (_line(number, row, facts) for number, row in enumerate(facts.rows, 1)))
    yield f"{facts.organ} đề nghị {facts.addressee}:"
    yield from (f"{number}. {text}." for number, text in enumerate(_asked(facts.rows), 1))
    yield f"Đề nghị {facts.addressee} quan tâm, thực hiện."


def _lacks(rows: Sequence[DutyRow]) -> str:
    """What is not done yet: papers are handed in, meetings and festivals are held."""
    held = sum(is_held(row.duty) for row in rows)
    if held == len(rows):
        return "chưa tổ chức"
    return "chưa hoàn thành" if held else "chưa nộp đủ"


def _asked(rows: Sequence[DutyRow]) -> Iterator[str]:
    late, coming = ([row for row in rows if row.is_behind is behind] for behind in (True, False))
    if any(not is_held(row.duty) for row in late):
        yield "Nộp ngay, đủ bản theo yêu cầu các báo cáo, hồ sơ đã qua hạn nêu trên"
    if any(is_held(row.duty) for row in late):
        yield "Tổ chức các hội nghị, ngày hội đã qua hạn nêu trên; nếu đã tổ chức thì báo ngày tổ chức và kết quả"
    if coming:
        does = "Hoàn thành" if any(is_held(row.duty) for row in coming) else "Nộp"
        yield f"{does} đúng thời hạn các nội dung sắp đến hạn"
    yield "Trường hợp có khó khăn, vướng mắc, có văn bản nêu rõ lý do và thời gian hoàn thành để xem xét gia hạn"


def _cited(facts: ChaseFacts) -> str:
    """The plans all of it stands under, each once; events that owe their reports by name."""
    cited = [
        _plan(facts.plans[row.plan_id]) if row.plan_id else f"báo cáo sau sự kiện {one_line(row.plan_title)}"
        for row in facts.rows
    ]
    return "; ".join(dict.fromkeys(cited))


def _plan(head: PlanHead) -> str:
    number = f"Kế hoạch số {head.number}" if head.number else "Kế hoạch"
    day = f" {admin_date(head.issued_on)}" if head.issued_on else ""
    return f"{number}{day} của {one_line(head.issuer)}"


def _line(number: int, row: DutyRow, facts: ChaseFacts) -> tuple[str, ...]:
    clause = printed_clause(row.duty.clause)
    plans = {item.plan_id for item in facts.rows}
    head = facts.plans.get(row.plan_id)
    of_plan = f" Kế hoạch số {head.number}" if head is not None and head.number and len(plans) > 1 else ""
    what = f"{one_line(row.title)} (mục {clause}{of_plan})" if clause else one_line(row.title)
    through = f" (qua {one_line(row.through)})" if row.through else ""
    place = "" if is_held(row.duty) else f"{one_line(row.owed_to)}{through}"
    return str(number), what, place, due_words(row.due), _state(row)


def due_words(due: Due) -> str:
    """The days a duty goes by: the decided one with its paper, or each stated one with its clause."""
    if due.extended_to is not None:
        return f"hết ngày {short_date(due.extended_to)} (đã gia hạn)"
    if due.ruling is not None:
        return f"hết ngày {short_date(due.ruling.due_on)} ({one_line(due.ruling.document)})"
    return "; ".join(_stated(item, with_clause=due.is_conflict) for item in due.dates)


def _stated(item: StatedDue, *, with_clause: bool) -> str:
    clause = f" (mục {printed_clause(item.clause)})" if item.clause and with_clause else ""
    return f"{'hết' if item.is_inclusive else 'trước'} ngày {short_date(item.stated)}{clause}"


def _state(row: DutyRow) -> str:
    lack = "Chưa tổ chức" if is_held(row.duty) else "Chưa nộp"
    if row.arrival.missing:
        lack = f"Thiếu {', '.join(one_line(text) for text in row.arrival.missing)}"
    if row.standing.days:
        return f"{lack}, quá hạn {padded_count(row.standing.days)} ngày"
    if row.standing.left is not None:
        return f"{lack}, còn {row.standing.left.words}"
    last = f", còn nhận đến hết ngày {short_date(row.due.last)}" if row.due.last else ""
    return f"{lack}, đã qua hạn chính{last}"
