"""Annexes «phụ lục» of the review report: figures by unit, charts, lists, narratives, and the source of each figure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.chart_plan import ChartPlan
from app.domain.derived import reporting_level
from app.domain.figures import Consolidation, Total
from app.domain.indicators import Catalogue, Indicator, OwnerLevel
from app.domain.outline import Outline
from app.domain.paper_body import roman
from app.reports import review_changes, review_charts, review_lists
from app.reports.fonts import width_mm
from app.reports.model import (
    Align,
    Annex,
    Block,
    Cell,
    Column,
    Heading,
    HeadingLevel,
    Orientation,
    Paragraph,
    Row,
    Run,
    Table,
    plain,
)
from app.reports.review_lists import UnitLists
from app.reports.wording import figure_text
from app.text import padded_count

#: In tables of figures: nobody has given the figure (0 is written as 0).
BLANK_MARK = "…"
_SIZE_PT = 10
#: The table of figures: small enough for eight communes and amounts of money in one row of a landscape page.
_FIGURES_PT = 9.0
#: The size at which all units still have room side by side on a page with the widest margins.
_TIGHT_PT = 8.5
_FIGURES_PADDING_MM = 0.9
#: The least that a name can do with.
_NAME_MM = 40.0
_CODE_MM = 11.0
_COVERAGE_MM = 12.0
_FIGURE_MM = 13.0


@dataclass(frozen=True, slots=True)
class UnitNarrative:
    """What one unit wrote under one leaf; ``is_own`` when the report is this unit's."""

    unit_name: str
    leaf: str
    text: str
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One figure, or one part of it, that entered a total, with its place in the sender's file."""

    code: str
    unit_name: str
    value: Decimal
    file_name: str
    sheet: str
    cell: str
    version: int
    part: str = ""


@dataclass(frozen=True, slots=True)
class AnnexContent:
    """What the annexes are made of; an empty part makes no annex."""

    year: int
    catalogue: Catalogue
    consolidation: Consolidation
    outline: Outline
    reference: str
    narratives: tuple[UnitNarrative, ...]
    sources: tuple[SourceLine, ...]
    is_district: bool
    commune_word: str = "xã"
    charts: tuple[ChartPlan, ...] = ()
    lists: tuple[UnitLists, ...] = ()
    #: width between the margins of a landscape page
    page_mm: float = 252.0


def annexes(content: AnnexContent) -> tuple[Annex, ...]:
    """Figures, charts and lists of a district, then what is in no total, narratives and sources; in Roman numbers."""
    made: list[_Made] = [*(_of_district(content) if content.is_district else ())]
    unplaced = tuple(review_changes.blocks(content.year, content.catalogue, content.consolidation))
    made.append((review_changes.TITLE, unplaced, Orientation.PORTRAIT))
    if content.narratives:
        made.append(("Thuyết minh của các đơn vị", tuple(_narratives(content)), Orientation.PORTRAIT))
    if content.sources:
        made.append(("Nguồn của số liệu", (_sources(content),), Orientation.PORTRAIT))
    filled = [item for item in made if item[1]]
    return tuple(
        Annex(f"Phụ lục {roman(number)}", title, blocks, content.reference, orientation)
        for number, (title, blocks, orientation) in enumerate(filled, 1)
    )


#: Title, blocks and direction of an annex; without blocks it is left out.
_Made = tuple[str, tuple[Block, ...], Orientation]


def _of_district(content: AnnexContent) -> Iterator[_Made]:
    year, lists = content.year, content.lists
    yield f"Tổng hợp số liệu phong trào năm {year}", tuple(_figures(content)), Orientation.LANDSCAPE
    charts = review_charts.charts(content.charts, year, content.catalogue, content.consolidation, content.commune_word)
    yield f"Biểu đồ số liệu năm {year}", charts, Orientation.PORTRAIT
    yield "Sơ đồ đường biên, mốc quốc giới và tổ tự quản", review_lists.strips(lists), Orientation.LANDSCAPE
    communes = content.consolidation.expected_communes
    teams = review_lists.teams(lists, _listing(content, {item.unit_id for item in lists if item.teams}, communes))
    yield "Danh sách tổ, ban tự quản", teams, Orientation.LANDSCAPE
    markers = review_lists.markers(lists, _listing(content, {item.unit_id for item in lists if item.markers}, communes))
    yield "Danh sách mốc quốc giới", markers, Orientation.PORTRAIT
    everybody = {**communes, **content.consolidation.expected_stations}
    telling = {item.unit_id for item in lists if item.incidents or item.withheld}
    incidents = review_lists.incidents(lists, content.catalogue, _listing(content, telling, everybody))
    yield f"Danh sách vụ việc năm {year}", incidents, Orientation.PORTRAIT
    held = {
        is_register: {item.unit_id for item in lists if item.events and item.is_register is is_register}
        for is_register in (False, True)
    }
    events = review_lists.events(lists, _listing(content, held[False], communes, held[True]))
    yield f"Danh sách sự kiện đã tổ chức năm {year}", events, Orientation.LANDSCAPE


def _listing(
    content: AnnexContent, telling: Iterable[int], expected: Mapping[int, str], elsewhere: Iterable[int] = ()
) -> str:
    """Whose lists these are, and whose are missing: a list that nobody filled is no list of nothing.

    Of units ``elsewhere`` another source stands in for the report.
    """
    known = expected.keys() & set(telling)
    without = [name for unit_id, name in expected.items() if unit_id not in {*known, *elsewhere}]
    word = content.commune_word if expected == content.consolidation.expected_communes else "đơn vị"
    told = f"Theo báo cáo được duyệt của {padded_count(len(known))}/{padded_count(len(expected))} {word}"
    return f"{told}; chưa có danh sách của: {', '.join(without)}." if without else f"{told}."


def _figures(content: AnnexContent) -> Iterator[Block]:
    text = (
        f"Dấu “{BLANK_MARK}” là chưa có số liệu; số 0 là không phát sinh. Cột “Có số liệu” ghi số đơn vị có số liệu "
        f"trên số đơn vị phải báo cáo. Cột “Năm {content.year - 1}” cộng những đơn vị có số liệu cả hai năm; cột "
        f"“Tăng, giảm” so sánh chính những đơn vị ấy."
    )
    yield Paragraph(plain(text))
    yield from (Paragraph(plain(note)) for note in _notes(content))
    consolidation = content.consolidation
    for level, units, title in (
        (OwnerLevel.COMMUNE, consolidation.expected_communes, f"Số liệu của các {content.commune_word}"),
        (OwnerLevel.BORDER_STATION, consolidation.expected_stations, "Số liệu của các đồn Biên phòng"),
    ):
        rows = [item for item in _shown(content) if _level(item, content) is level]
        if not rows:
            continue
        size, parts = _fitting(rows, list(units.items()), content)
        for number, part in enumerate(parts, 1):
            yield Heading(HeadingLevel.ITEM, "", title if len(parts) == 1 else f"{title} ({number})")
            yield _figure_table(rows, part, content, size)


def _notes(content: AnnexContent) -> Iterator[str]:
    """Why some totals are not what their columns seem to say: things counted once, hamlets without a figure."""
    cells = [content.consolidation.cells[item.code] for item in _shown(content)]
    if shared := [
        f"{total.code} ({table_figure(total.shared, content.catalogue[total.code])})" for total in cells if total.shared
    ]:
        yield f"Mốc, sự kiện do nhiều đơn vị cùng kê chỉ tính một lần trong tổng; số đã bớt: {', '.join(shared)}."
    yield from _event_notes(content, cells)
    partial: dict[tuple[str, int, int], list[str]] = {}
    for total in cells:
        for unit, (given, expected) in total.partial.items():
            partial.setdefault((unit, given, expected), []).append(total.code)
    if partial:
        told = (
            f"{unit} {given}/{expected} xóm ({', '.join(codes)})" for (unit, given, expected), codes in partial.items()
        )
        yield f"Chưa đủ số liệu các xóm, chỉ cộng những xóm có số: {'; '.join(told)}."


def _event_notes(content: AnnexContent, cells: Sequence[Total]) -> Iterator[str]:
    """What totals have from the register of events: figures that no report gives, the committee's own events."""
    given: dict[str, list[str]] = {}
    for total in cells:
        for unit in total.from_events:
            given.setdefault(unit, []).append(total.code)
    if given:
        told = (f"{unit} ({', '.join(codes)})" for unit, codes in given.items())
        yield f"Báo cáo không ghi, số liệu lấy từ sổ sự kiện: {'; '.join(told)}."
    if own := [f"{item.code} ({table_figure(item.own, content.catalogue[item.code])})" for item in cells if item.own]:
        yield f"Tổng gồm cả sự kiện do Ban chỉ đạo tổ chức, không thuộc báo cáo của đơn vị nào: {', '.join(own)}."


_Units = list[tuple[int, str]]


def _fitting(rows: list[Indicator], units: _Units, content: AnnexContent) -> tuple[float, list[_Units]]:
    """Size and tables: as many as it takes for no figure to be broken and every name to be readable.

    Slightly smaller letters are better than a second table.
    """
    parts = _parts(rows, units, content, _FIGURES_PT)
    tight = _parts(rows, units, content, _TIGHT_PT) if len(parts) > 1 else parts
    return (_TIGHT_PT, tight) if len(tight) < len(parts) else (_FIGURES_PT, parts)


def _parts(rows: list[Indicator], units: _Units, content: AnnexContent, size: float) -> list[_Units]:
    parts: list[_Units] = [[]]
    for unit in units:
        widths = _widths(rows, [*parts[-1], unit], content, size)
        if parts[-1] and sum(widths) + _NAME_MM > content.page_mm:
            parts.append([])
        parts[-1].append(unit)
    return parts


def _widths(rows: list[Indicator], units: _Units, content: AnnexContent, size: float) -> list[float]:
    """Widths of all columns but the name: as wide as their longest figure or the longest word of their title."""
    columns: list[list[str]] = [[] for _ in range(len(units) + 3)]
    for item in rows:
        for line in _lines(item, content.consolidation.cells[item.code], units):
            for column, value in zip(columns, (*line.figures, line.total, line.previous), strict=False):
                column.append(BLANK_MARK if value is None else table_figure(value, item))
            columns[-1].append(_change(line, item))
    titles = [*(name for _, name in units), "Tổng", "Năm", "giảm"]
    widths = [
        max(width_mm(text, size, bold=True) for text in (*title.split(), *texts)) + 2 * _FIGURES_PADDING_MM + 1
        for title, texts in zip(titles, columns, strict=True)
    ]
    widths = [max(width, _FIGURE_MM) for width in widths]
    return [_CODE_MM, *widths[:-2], _COVERAGE_MM, *widths[-2:]]


def _level(indicator: Indicator, content: AnnexContent) -> OwnerLevel:
    level = reporting_level(indicator, content.catalogue)
    return level if level is OwnerLevel.BORDER_STATION else OwnerLevel.COMMUNE


def _shown(content: AnnexContent) -> Iterator[Indicator]:
    """Indicators of the groups that any unit has reported on: programmes of other plans stay out."""
    cells = content.consolidation.cells
    groups = {code[0] for code, total in cells.items() if total.reported or total.own}
    return (item for item in content.catalogue if item.group in groups and item.code in cells)


def _figure_table(rows: list[Indicator], units: _Units, content: AnnexContent, size: float) -> Table:
    code, *figures, coverage, previous, change = _widths(rows, units, content, size)
    columns = (
        Column(code, Align.CENTER),
        Column(content.page_mm - code - sum(figures) - coverage - previous - change),
        *(Column(width, Align.RIGHT) for width in figures),
        Column(coverage, Align.CENTER),
        Column(previous, Align.RIGHT),
        Column(change, Align.RIGHT),
    )
    last_year = f"Năm {content.year - 1}"
    titles = ("Mã", "Chỉ tiêu", *(name for _, name in units), "Tổng", "Có số liệu", last_year, "Tăng, giảm")
    head = Row(tuple(Cell(plain(title)) for title in titles))
    names = dict(content.catalogue.group_names)
    body: list[Row] = []
    group = ""
    for item in rows:
        if item.group != group:
            group = item.group
            title = f"{group}. {names[group]}" if group in names else group
            body.append(Row((Cell(plain(title), align=Align.LEFT, columns=len(columns)),), is_bold=True))
        body.extend(_row(item, line) for line in _lines(item, content.consolidation.cells[item.code], units))
    return Table(columns, (head,), tuple(body), size, _FIGURES_PADDING_MM)


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the table; ``previous`` and ``same`` are the two years over the units that have both."""

    unit: str
    figures: list[Decimal | None]
    total: Decimal | None
    coverage: str
    previous: Decimal | None = None
    same: Decimal | None = None


def _lines(item: Indicator, total: Total, units: list[tuple[int, str]]) -> Iterator[_Line]:
    """The lines of one indicator: one, or one for each of its parts."""
    coverage = f"{total.reported}/{total.expected}"
    if not item.parts:
        figures = [total.by_unit.get(unit_id) for unit_id, _ in units]
        yield _Line(item.unit, figures, total.value, coverage, total.previous, total.current_of_same)
    for part in item.parts:
        by_unit = [total.parts_by_unit.get(unit_id, {}).get(part) for unit_id, _ in units]
        yield _Line(part, by_unit, total.parts.get(part), coverage)


def _change(line: _Line, item: Indicator) -> str:
    """What the two years make; blank unless some units have both."""
    return trend_figure(None if line.previous is None or line.same is None else line.same - line.previous, item)


def trend_figure(change: Decimal | None, item: Indicator) -> str:
    """ "+12", "-3", "0" as in the column «Tăng, giảm»; its mark where there is none."""
    if change is None:
        return BLANK_MARK
    return f"{'+' if change > 0 else '-'}{table_figure(abs(change), item)}" if change else "0"


def _row(item: Indicator, line: _Line) -> Row:
    def number(value: Decimal | None) -> Cell:
        return Cell((Run(BLANK_MARK, is_missing=True),) if value is None else plain(table_figure(value, item)))

    change = _change(line, item)
    return Row(
        (
            Cell(plain(item.code)),
            Cell(plain(f"{item.name} ({line.unit})")),
            *(number(value) for value in line.figures),
            number(line.total),
            Cell(plain(line.coverage)),
            number(line.previous),
            Cell((Run(change, is_missing=change == BLANK_MARK),)),
        )
    )


def table_figure(value: Decimal, item: Indicator) -> str:
    """A figure in a column of figures: without the zero that running text puts before small counts."""
    text = figure_text(value, item)
    return text[1:] if len(text) == 2 and text[0] == "0" else text


def _narratives(content: AnnexContent) -> Iterator[Block]:
    for leaf in content.outline.leaves():
        found = [item for item in content.narratives if item.leaf == leaf.code and item.text.strip()]
        if found:
            yield Heading(HeadingLevel.ITEM, "", leaf.heading)
        for item in found:
            lines = [line.strip() for line in item.text.splitlines() if line.strip()]
            yield Paragraph((Run(f"{item.unit_name}: ", bold=True), Run(lines[0])))
            for line in lines[1:]:
                yield Paragraph(plain(line))


def _sources(content: AnnexContent) -> Table:
    columns = (
        Column(13, Align.CENTER),
        Column(30),
        Column(24, Align.RIGHT),
        Column(58),
        Column(22),
        Column(14, Align.CENTER),
        Column(12, Align.CENTER),
    )
    titles = ("Mã", "Đơn vị", "Số liệu", "Tệp", "Trang", "Ô", "Bản")
    head = Row(tuple(Cell(plain(title)) for title in titles))
    rows = (
        Row(
            (
                Cell(plain(line.code)),
                Cell(plain(f"{line.unit_name}, {line.part}" if line.part else line.unit_name)),
                Cell(plain(_source_value(line, content.catalogue))),
                Cell(plain(line.file_name)),
                Cell(plain(line.sheet)),
                Cell(plain(line.cell)),
                Cell(plain(str(line.version))),
            )
        )
        for line in content.sources
    )
    return Table(columns, (head,), tuple(rows), _SIZE_PT)


def _source_value(line: SourceLine, catalogue: Catalogue) -> str:
    return table_figure(line.value, catalogue[line.code]) if line.code in catalogue else str(line.value)
