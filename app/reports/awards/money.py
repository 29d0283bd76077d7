"""Estimate of reward money «dự toán tiền thưởng»: by award and kind, by who pays, the sum in words.

An amount that no rule tells stays blank and is named under the table; the sum is that of what is known.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from app.domain.awards.catalogue import NOMINEE_WORDS
from app.reports.awards.facts import AwardFacts, NomineeFact, counts_words, in_order, sum_words
from app.reports.event_facts import DOTS, one_line
from app.reports.event_sheet import framed, note, ruled
from app.reports.model import Align, Block, Document, Orientation
from app.text import format_number, padded_count, short_date

ESTIMATE = "DỰ TOÁN TIỀN THƯỞNG"
_COLUMNS = (
    ("TT", 10.0, Align.CENTER), ("Hình thức khen thưởng", 52.0, Align.LEFT), ("Đối tượng", 22.0, Align.LEFT),
    ("Số lượng", 18.0, Align.RIGHT), ("Hệ số", 16.0, Align.RIGHT), ("Mức thưởng (đồng)", 26.0, Align.RIGHT),
    ("Thành tiền (đồng)", 28.0, Align.RIGHT),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Like:
    """What nominees of one row have alike."""

    title: str
    kind: str
    coefficient: Decimal | None
    amount: int | None


def estimate(facts: AwardFacts) -> Document:
    """The estimate, or what was decided where the amounts are locked."""
    rows = list(_rows(facts))
    total = sum(item.amount or 0 for item in facts.nominees)
    unknown = sum(1 for item in facts.nominees if item.amount is None)
    totals = [("", "Tổng cộng", "", padded_count(len(facts.nominees)), "", "", format_number(total))]
    is_known = unknown < len(facts.nominees)
    blocks: list[Block] = [note(_salary(facts)), ruled(_COLUMNS, rows, totals=totals if is_known else (), size_pt=11)]
    told = sum_words(total) if is_known else f"{DOTS} đồng (Bằng chữ: {DOTS})"
    blocks.append(note(f"Tổng số tiền thưởng cho {counts_words(facts.nominees)}: {told}."))
    blocks += [note(f"Trong đó, {source}: {sum_words(amount)}.") for source, amount in _sources(facts).items()]
    if unknown and is_known:
        blocks.append(note(f"Chưa tính {padded_count(unknown)} trường hợp chưa có mức thưởng."))
    state = "Đã chốt theo quyết định" if facts.is_locked else f"Khen thưởng phong trào năm {facts.report_year}"
    return framed(facts.frame, ESTIMATE, state, blocks, left="Kế toán", orientation=Orientation.PORTRAIT)


def _salary(facts: AwardFacts) -> str:
    if facts.base_salary is None:
        return f"Mức lương cơ sở: {DOTS} đồng/tháng."
    source = f" theo {one_line(facts.salary_decree)}" if facts.salary_decree else ""
    day = f", tính đến ngày {short_date(facts.salary_day)}" if facts.salary_day else ""
    return f"Mức lương cơ sở: {format_number(facts.base_salary)} đồng/tháng{source}{day}; làm tròn lên theo quy định."


def _rows(facts: AwardFacts) -> Iterator[tuple[str, ...]]:
    groups: dict[_Like, list[NomineeFact]] = {}
    for title in dict.fromkeys(item.award.title for item in facts.nominees):
        for kind, own in in_order(item for item in facts.nominees if item.award.title == title):
            for item in own:
                like = _Like(one_line(title), NOMINEE_WORDS[kind], item.coefficient, item.amount)
                groups.setdefault(like, []).append(item)
    for number, (like, those) in enumerate(groups.items(), 1):
        yield (
            str(number),
            like.title,
            like.kind,
            padded_count(len(those)),
            "" if like.coefficient is None else format_number(like.coefficient),
            "" if like.amount is None else format_number(like.amount),
            "" if like.amount is None else format_number(like.amount * len(those)),
        )


def _sources(facts: AwardFacts) -> dict[str, int]:
    """Sums by who pays, in the order of the list."""
    found: dict[str, int] = {}
    for item in facts.nominees:
        if item.amount is not None and (source := one_line(item.source)):
            found[source] = found.get(source, 0) + item.amount
    return found
