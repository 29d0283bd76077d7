"""The printed table of a season: unit × what is held × why × day, every commune and hamlet, with the clause.

Plan 74/KH-BCĐ, II.3 decides by the level of commune and hamlet; a unit without a level is told as such, and a season
without any epidemic has no column for it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.domain.page_setup import PageSetup
from app.domain.signing import Signer
from app.reports.event_facts import one_line
from app.reports.event_sheet import Frame, framed
from app.reports.model import Align, Block, Cell, Column, Document, Orientation, Paragraph, Row, Table, plain
from app.reports.review import IssuingOrgan

KIND = "BẢNG TỔNG HỢP"
_TABLE_PT = 11
#: Columns of a danger: without one nobody has a level, no number of people is limited and nobody reports instead.
_OPTIONAL = frozenset({"level", "people", "report"})


@dataclass(frozen=True, slots=True)
class SeasonLine:
    """One unit with one of its events, or without any; ``number`` is empty for hamlets and further events of a unit.

    ``review``, ``ceremony`` and ``festivities`` are words: held, not held, or that nothing is planned. ``report`` is
    the report in writing owed instead: to whom, by when.
    """

    unit: str
    number: str = ""
    level: str = ""
    event: str = ""
    review: str = ""
    ceremony: str = ""
    festivities: str = ""
    people: str = ""
    why: str = ""
    when: str = ""
    report: str = ""
    is_commune: bool = False


@dataclass(frozen=True, slots=True)
class SeasonContent:
    """The table of one season; ``sums`` are sentences under it."""

    organ: IssuingOrgan
    signer: Signer
    subject: str
    year: int
    lines: tuple[SeasonLine, ...]
    sums: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    setup: PageSetup = field(default_factory=PageSetup)


def build(content: SeasonContent) -> Document:
    """The table on pages on their side."""
    blocks: tuple[Block, ...] = (
        *(Paragraph(plain(text)) for text in content.sources),
        _table(content.lines),
        *(Paragraph(plain(text)) for text in content.sums),
    )
    frame = Frame(content.organ, content.signer, content.year, content.setup)
    return framed(frame, KIND, content.subject, blocks, left="Người lập", orientation=Orientation.LANDSCAPE)


def _columns(lines: Sequence[SeasonLine]) -> list[tuple[str, float, Align, str]]:
    columns = [
        ("TT", 9.0, Align.CENTER, "number"),
        ("Đơn vị", 34.0, Align.LEFT, "unit"),
        ("Cấp độ", 20.0, Align.CENTER, "level"),
        ("Sự kiện", 40.0, Align.LEFT, "event"),
        ("Sơ kết", 17.0, Align.CENTER, "review"),
        ("Phần lễ", 17.0, Align.CENTER, "ceremony"),
        ("Phần hội", 17.0, Align.CENTER, "festivities"),
        ("Số người", 18.0, Align.CENTER, "people"),
        ("Căn cứ, lý do", 58.0, Align.LEFT, "why"),
        ("Thời gian, địa điểm", 34.0, Align.LEFT, "when"),
        ("Báo cáo bằng văn bản", 34.0, Align.LEFT, "report"),
    ]
    return [column for column in columns if column[3] not in _OPTIONAL or any(getattr(one, column[3]) for one in lines)]


def _table(lines: Sequence[SeasonLine]) -> Table:
    columns = _columns(lines)
    head = Row(tuple(Cell(plain(text)) for text, _width, _align, _name in columns))
    numbers = Row(tuple(Cell(plain(f"({index})")) for index in range(1, len(columns) + 1)))
    shaped = tuple(Column(width, align) for _text, width, align, _name in columns)
    rows = tuple(_rows(lines, [name for _text, _width, _align, name in columns]))
    return Table(shaped, (head, numbers), rows, size_pt=_TABLE_PT, padding_mm=0.9)


def _rows(lines: Sequence[SeasonLine], names: Sequence[str]) -> Iterator[Row]:
    for line in lines:
        yield Row(
            tuple(
                Cell(plain(one_line(str(getattr(line, name))), bold=line.is_commune and name == "unit"))
                for name in names
            )
        )
