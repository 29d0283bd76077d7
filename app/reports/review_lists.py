"""Lists of the review: teams, markers, incidents and events as they were reported, and the border line they make.

Of incidents only what a public paper may carry: no marked secret, nothing about who told (plan 74/KH-BCĐ).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from app.domain.border_line import BorderLine
from app.domain.indicators import Catalogue
from app.domain.markers import MarkerNumber, parse_marker
from app.reports.model import Align, Block, BorderStrip, Cell, Column, Paragraph, Row, Table, plain, text_of
from app.text import format_number, padded_count, short_date

_Line = TypeVar("_Line")
_SIZE_PT = 10
_HOW_TO_READ = (
    "Mốc xếp theo số hiệu và vẽ cách đều nhau, không theo khoảng cách thực địa. Khung xám là đoạn có tổ tự quản; khung "
    "gạch chéo, nét đứt, số in nghiêng là đoạn chưa có tổ. Ô vuông là mốc chính, chấm tròn là mốc phụ."
)


@dataclass(frozen=True, slots=True)
class TeamLine:
    """One team «tổ, ban tự quản»."""

    name: str
    hamlet: str
    leader: str
    members: int | None
    households: int | None
    length_km: Decimal | None
    markers: str
    rating: str


@dataclass(frozen=True, slots=True)
class MarkerLine:
    """One marker «mốc quốc giới»."""

    number: str
    kind: str
    hamlet: str
    station: str
    condition: str
    shared_with: str
    is_self_managed: bool


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """One incident «vụ việc»; ``kind`` is the code of its indicator."""

    happened_on: date | None
    kind: str
    hamlet: str
    marker_area: str
    offenders: int | None
    measure: str


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event «sự kiện» that was held; ``partners`` held it too."""

    starts_on: date | None
    name: str
    place: str
    partners: str
    delegates: int | None
    people: int | None
    gifts: int | None


@dataclass(frozen=True, slots=True)
class UnitLists:
    """What one unit listed; ``withheld`` counts incidents with a secrecy mark, which are not here.

    ``is_register`` tells that no report lists the events but the register of events.
    """

    unit_id: int
    unit_name: str
    teams: tuple[TeamLine, ...] = ()
    markers: tuple[MarkerLine, ...] = ()
    incidents: tuple[IncidentLine, ...] = ()
    withheld: int = 0
    line: BorderLine | None = None
    events: tuple[EventLine, ...] = ()
    is_register: bool = False


def strips(lists: Sequence[UnitLists]) -> tuple[Block, ...]:
    """The border line of every unit that lists markers, in the order of the line."""
    lines = [(item, item.line) for item in lists if item.line is not None and item.line.marks]
    if not lines:
        return ()
    lines.sort(key=lambda pair: parse_marker(pair[1].marks[0].label) or MarkerNumber(10**6))
    return (Paragraph(plain(_HOW_TO_READ)), *(_strip(item, line) for item, line in lines))


def _strip(item: UnitLists, line: BorderLine) -> BorderStrip:
    pieces = [f"mốc {line.marks[0].label} đến {line.marks[-1].label}", f"{padded_count(len(line.marks))} mốc"]
    notes = []
    if line.gap_names:
        notes.append(f"Chưa có tổ tự quản: {padded_count(len(line.gap_names))} đoạn, mốc {', '.join(line.gap_names)}.")
    if line.unread:
        notes.append(f"Không đọc được số mốc của: {'; '.join(line.unread)}.")
    return BorderStrip(f"{item.unit_name}: {', '.join(pieces)}", line, " ".join(notes))


def teams(lists: Sequence[UnitLists], coverage: str) -> tuple[Block, ...]:
    """The table of teams, unit by unit."""
    columns = _columns(
        (10, "c"), (72, "l"), (32, "l"), (36, "l"), (18, "c"), (14, "c"), (18, "r"), (38, "l"), (18, "c")
    )
    titles = ("TT", "Tên tổ, ban", "Xóm", "Tổ trưởng", "Thành viên", "Hộ", "Km", "Mốc", "Xếp loại")

    def row(line: TeamLine) -> tuple[str, ...]:
        numbers = (_number(line.members), _number(line.households), _number(line.length_km))
        return (line.name, line.hamlet, line.leader, *numbers, line.markers, line.rating)

    def summary(lines: Sequence[TeamLine]) -> str:
        members = [line.members for line in lines if line.members is not None]
        told = f"{padded_count(len(lines))} tổ, ban"
        return f"{told}, {padded_count(sum(members))} thành viên" if len(members) == len(lines) else told

    return _listed([(item.unit_name, item.teams) for item in lists], (columns, titles), row, summary, coverage)


def markers(lists: Sequence[UnitLists], coverage: str) -> tuple[Block, ...]:
    """The table of markers, unit by unit in natural order."""
    columns = _columns((9, "c"), (15, "c"), (12, "c"), (26, "l"), (60, "l"), (18, "l"), (18, "l"), (13, "c"))
    titles = ("TT", "Số mốc", "Loại", "Xóm", "Đồn phụ trách", "Tình trạng", "Chung với", "Tự quản")

    def row(line: MarkerLine) -> tuple[str, ...]:
        kept = "có" if line.is_self_managed else ""
        return (line.number, line.kind, line.hamlet, line.station, line.condition, line.shared_with, kept)

    def place(line: MarkerLine) -> MarkerNumber:
        return parse_marker(line.number) or MarkerNumber(10**6)

    groups = [(item.unit_name, tuple(sorted(item.markers, key=place))) for item in lists]
    return _listed(groups, (columns, titles), row, lambda lines: f"{padded_count(len(lines))} mốc", coverage)


def incidents(lists: Sequence[UnitLists], catalogue: Catalogue, coverage: str) -> tuple[Block, ...]:
    """The table of incidents, unit by unit in the order of days; those with a secrecy mark are only counted."""
    columns = _columns((10, "c"), (22, "c"), (52, "l"), (28, "l"), (20, "c"), (16, "c"), (42, "l"))
    titles = ("TT", "Ngày", "Loại vụ việc", "Xóm", "Khu vực mốc", "Đối tượng", "Biện pháp xử lý")

    def row(line: IncidentLine) -> tuple[str, ...]:
        day = short_date(line.happened_on) if line.happened_on else "…"
        kind = catalogue[line.kind].name if line.kind in catalogue else line.kind
        return (day, kind, line.hamlet, line.marker_area, _number(line.offenders), line.measure)

    def day(line: IncidentLine) -> date:
        return line.happened_on or date.max

    groups = [(item.unit_name, tuple(sorted(item.incidents, key=day))) for item in lists]
    withheld = sum(item.withheld for item in lists)
    if withheld:
        coverage = f"{coverage} {padded_count(withheld)} vụ việc có độ mật không in ở đây."
    return _listed(groups, (columns, titles), row, lambda lines: f"{padded_count(len(lines))} vụ việc", coverage)


def events(lists: Sequence[UnitLists], coverage: str) -> tuple[Block, ...]:
    """The table of events that were held, unit by unit in the order of days."""
    columns = _columns((10, "c"), (22, "c"), (92, "l"), (48, "l"), (24, "l"), (18, "c"), (18, "c"), (16, "c"))
    titles = ("TT", "Ngày", "Sự kiện", "Địa điểm", "Phối hợp", "Đại biểu", "Nhân dân", "Suất quà")

    def row(line: EventLine) -> tuple[str, ...]:
        day = short_date(line.starts_on) if line.starts_on else "…"
        counts = (_number(line.delegates), _number(line.people), _number(line.gifts))
        return (day, line.name, line.place, line.partners, *counts)

    def day(line: EventLine) -> date:
        return line.starts_on or date.max

    groups = [(item.unit_name, tuple(sorted(item.events, key=day))) for item in lists]
    named = ", ".join(item.unit_name for item in lists if item.is_register and item.events)
    if named:
        coverage = f"{coverage} Theo sổ sự kiện: {named}."
    return _listed(groups, (columns, titles), row, lambda lines: f"{padded_count(len(lines))} sự kiện", coverage)


def printed_rows(item: UnitLists, catalogue: Catalogue) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Name of each list and the lines that print for one unit, without their numbers; to compare two states."""
    for name, blocks in (
        ("Danh sách tổ, ban tự quản", teams((item,), "")),
        ("Danh sách mốc quốc giới", markers((item,), "")),
        ("Danh sách vụ việc", incidents((replace(item, withheld=0),), catalogue, "")),
        ("Danh sách sự kiện đã tổ chức", events((item,), "")),
    ):
        lines = [row.cells[1:] for block in blocks if isinstance(block, Table) for row in block.rows]
        yield name, tuple("; ".join(text for cell in cells if (text := text_of(cell.runs))) for cells in lines if cells)


def _listed(
    groups: Sequence[tuple[str, Sequence[_Line]]],
    head: tuple[tuple[Column, ...], tuple[str, ...]],
    row: Callable[[_Line], tuple[str, ...]],
    summary: Callable[[Sequence[_Line]], str],
    coverage: str,
) -> tuple[Block, ...]:
    """One table with a title row for each unit; nothing when no unit lists anything."""
    columns, titles = head

    def rows() -> Iterator[Row]:
        for name, lines in groups:
            if lines:
                title = f"{name}: {summary(lines)}"
                yield Row((Cell(plain(title), align=Align.LEFT, columns=len(columns)),), is_bold=True)
            for number, line in enumerate(lines, 1):
                yield Row(tuple(Cell(plain(text)) for text in (str(number), *row(line))))

    body = tuple(rows())
    if not body:
        return ()
    table = Table(columns, (Row(tuple(Cell(plain(title)) for title in titles)),), body, _SIZE_PT)
    return (*((Paragraph(plain(coverage)),) if coverage else ()), table)


def _columns(*widths: tuple[float, str]) -> tuple[Column, ...]:
    aligns = {"c": Align.CENTER, "l": Align.LEFT, "r": Align.RIGHT}
    return tuple(Column(width, aligns[align]) for width, align in widths)


def _number(value: int | Decimal | None) -> str:
    return "…" if value is None else format_number(Decimal(value))
