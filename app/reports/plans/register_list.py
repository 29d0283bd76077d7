"""A register on paper: its lines with the columns in which anything stands, its totals, the people under its lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.domain.plans.registers import NUMBERS, TITLE, FieldKind, RegisterDefinition, RegisterField
from app.reports.event_sheet import Frame, framed, note, ruled
from app.reports.model import Align, Block, Document, Orientation

KIND = "SỔ THEO DÕI"
#: What the columns share on a page on its side, and what the number of a line takes of it.
_ROOM_MM, _ORDER_MM = 247.0, 10.0
_WEIGHTS = {FieldKind.TEXT: 3.0, FieldKind.UNIT: 2.4, FieldKind.MONEY: 2.2, FieldKind.MARKERS: 2.2}
_USUAL_WEIGHT, _TITLE_WEIGHT = 1.7, 4.0
#: From so many columns on the letters are smaller.
_MANY, _SMALL_PT, _USUAL_PT = 9, 9.0, 11.0


@dataclass(frozen=True, slots=True)
class PrintedPerson:
    """One name under a line."""

    name: str
    born: str
    place: str
    role: str


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line: its cells by column, the people under it."""

    cells: dict[str, str]
    persons: tuple[PrintedPerson, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedRegister:
    """A register for a period; ``totals`` are sentences, ``hidden`` how many lines stay out for their secrecy."""

    definition: RegisterDefinition
    period: str
    lines: tuple[PrintedLine, ...]
    totals: tuple[str, ...]
    hidden: int = 0


def build(frame: Frame, printed: PrintedRegister) -> Document:
    """The register on pages on their side."""
    of = printed.definition
    shown = [item for item in of.columns if any(line.cells.get(item.key) for line in printed.lines)]
    blocks: list[Block] = [ruled(_columns(shown), _rows(shown, printed), size_pt=_size(shown))]
    blocks += [note(text) for text in printed.totals]
    if printed.hidden:
        blocks.append(note(f"{printed.hidden} dòng có độ mật được tính vào số cộng, không ghi ở đây."))
    if any(line.persons for line in printed.lines):
        blocks += [note("Danh sách người:"), _people(printed.lines)]
    subject = f"{of.name}, {printed.period}"
    return framed(frame, KIND, subject, blocks, left="Người ghi sổ", orientation=Orientation.LANDSCAPE)


def _size(shown: Sequence[RegisterField]) -> float:
    return _SMALL_PT if len(shown) >= _MANY else _USUAL_PT


def _columns(shown: Sequence[RegisterField]) -> list[tuple[str, float, Align]]:
    weights = [_TITLE_WEIGHT if item.key == TITLE else _WEIGHTS.get(item.kind, _USUAL_WEIGHT) for item in shown]
    room = _ROOM_MM - _ORDER_MM
    ends = [round(room * sum(weights[:at]) / sum(weights), 1) for at in range(len(weights) + 1)] if weights else []
    widths = [round(last - first, 1) for first, last in pairwise(ends)]
    heads = [f"{item.name} ({item.unit})" if item.unit and item.unit not in item.name else item.name for item in shown]
    aligns = [Align.RIGHT if item.kind in NUMBERS else Align.LEFT for item in shown]
    return [("TT", _ORDER_MM, Align.CENTER), *zip(heads, widths, aligns, strict=True)]


def _rows(shown: Sequence[RegisterField], printed: PrintedRegister) -> list[tuple[str, ...]]:
    return [
        (str(number), *(line.cells.get(item.key, "") for item in shown)) for number, line in enumerate(printed.lines, 1)
    ]


def _people(lines: Sequence[PrintedLine]) -> Block:
    columns = [
        ("TT", _ORDER_MM, Align.CENTER),
        ("Thuộc dòng", 60.0, Align.LEFT),
        ("Họ và tên", 55.0, Align.LEFT),
        ("Năm sinh", 22.0, Align.CENTER),
        ("Nơi công tác", 60.0, Align.LEFT),
        ("Chức vụ", 40.0, Align.LEFT),
    ]
    people = [(line.cells[TITLE], one) for line in lines for one in line.persons]
    rows = [(str(at), title, one.name, one.born, one.place, one.role) for at, (title, one) in enumerate(people, 1)]
    return ruled(columns, rows)
