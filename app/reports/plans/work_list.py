"""The work list «phiếu việc» of one agency of a plan: what it leads, then what it takes part in.

A working print without number: the plan orders the work, the list only gathers it for whom it concerns.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.plans.work_list import Role
from app.reports.event_sheet import Frame, cells, framed, group_row, note
from app.reports.model import Align, Block, Cell, Column, Document, Orientation, Paragraph, Row, Table, plain
from app.text import padded_count, short_date

KIND = "PHIẾU VIỆC"
_TABLE_PT = 11
_GROUPS: Mapping[Role, str] = {
    Role.LEAD: "VIỆC CHỦ TRÌ",
    Role.PARTNER: "VIỆC PHỐI HỢP",
    Role.HOST: "VIỆC ĐỨNG RA TỔ CHỨC",
}
_ROMAN = ("I", "II", "III")
_HEAD = (
    ("TT", 10, Align.CENTER), ("Nhiệm vụ (mục của kế hoạch)", 80, Align.LEFT), ("Thời gian, hạn", 40, Align.LEFT),
    ("Cùng thực hiện", 46, Align.LEFT), ("Sản phẩm", 40, Align.LEFT), ("Tình trạng", 36, Align.LEFT),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class WorkLine:
    """One slot of one task in words; ``is_late`` counts it among the overdue ones."""

    role: Role
    title: str
    time: str
    others: str
    products: str
    state: str
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class WorkListFacts:
    """The list of one agency: under which plan, for which period (in words, "" for all of it), as of which day."""

    frame: Frame
    agency: str
    plan: str
    period: str
    today: date
    lines: tuple[WorkLine, ...]


def build(facts: WorkListFacts) -> Document:
    """The list; an agency without work gets a sheet that says so."""
    period = f", {facts.period}" if facts.period else ""
    subject = f"Nhiệm vụ của {facts.agency}{period}"
    blocks: list[Block] = [Paragraph(plain(f"Theo {facts.plan}."))]
    if facts.lines:
        blocks.append(_table(facts.lines))
    blocks.append(note(_ended(facts)))
    way = Orientation.LANDSCAPE if facts.lines else Orientation.PORTRAIT
    return framed(facts.frame, KIND, subject, blocks, left="Người lập", orientation=way)


def _table(lines: Sequence[WorkLine]) -> Table:
    rows: list[Row] = []
    roles = [role for role in Role if any(line.role is role for line in lines)]
    for number, role in enumerate(roles):
        own = [line for line in lines if line.role is role]
        rows.append(group_row(f"{_ROMAN[number]}. {_GROUPS[role]} ({padded_count(len(own))})", len(_HEAD)))
        rows += [_row(place, line) for place, line in enumerate(own, 1)]
    shaped = tuple(Column(width, align) for _text, width, align in _HEAD)
    head = (Row(tuple(Cell(plain(text)) for text, _width, _align in _HEAD)),)
    return Table(shaped, head, tuple(rows), size_pt=_TABLE_PT)


def _row(number: int, line: WorkLine) -> Row:
    return cells((str(number), line.title, line.time, line.others, line.products, line.state))


def _ended(facts: WorkListFacts) -> str:
    day = short_date(facts.today)
    if not facts.lines:
        return f"Đến ngày {day}, kế hoạch không giao việc nào cho cơ quan trong kỳ này."
    late = sum(line.is_late for line in facts.lines)
    told = f", trong đó {padded_count(late)} việc quá hạn" if late else ", không có việc quá hạn"
    return f"Phiếu này có {padded_count(len(facts.lines))} việc{told}, tính đến ngày {day}."
