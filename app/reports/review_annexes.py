"""Annexes «phụ lục» of the review report: figures by unit, narratives of units, and the source of each figure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from app.domain.derived import reporting_level
from app.domain.figures import Consolidation, Total
from app.domain.indicators import Catalogue, Indicator, OwnerLevel
from app.domain.outline import Outline
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
from app.reports.wording import figure_text

#: In tables of figures: nobody has given the figure (0 is written as 0).
BLANK_MARK = "…"
#: Unit columns that fit a landscape page beside name, total, coverage and last year.
_UNITS_PER_TABLE = 9
_SIZE_PT = 10


@dataclass(frozen=True, slots=True)
class UnitNarrative:
    """What one unit wrote under one leaf."""

    unit_name: str
    leaf: str
    text: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One figure that entered a total, with its place in the sender's file."""

    code: str
    unit_name: str
    value: Decimal
    file_name: str
    sheet: str
    cell: str
    version: int


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


def annexes(content: AnnexContent) -> tuple[Annex, ...]:
    """Figures by unit for a district, then narratives and sources when there are any, numbered in Roman."""
    made: list[tuple[str, tuple[Block, ...], Orientation]] = []
    if content.is_district:
        title = f"Tổng hợp số liệu phong trào năm {content.year}"
        made.append((title, tuple(_figures(content)), Orientation.LANDSCAPE))
    if content.narratives:
        made.append(("Thuyết minh của các đơn vị", tuple(_narratives(content)), Orientation.PORTRAIT))
    if content.sources:
        made.append(("Nguồn của số liệu", (_sources(content),), Orientation.PORTRAIT))
    return tuple(
        Annex(f"Phụ lục {number}", title, blocks, content.reference, orientation)
        for number, (title, blocks, orientation) in zip(("I", "II", "III"), made, strict=False)
    )


def _figures(content: AnnexContent) -> Iterator[Block]:
    text = (
        f"Dấu “{BLANK_MARK}” là chưa có số liệu; số 0 là không phát sinh. Cột “Có số liệu” ghi số đơn vị có số liệu "
        f"trên số đơn vị phải báo cáo. Cột “Năm {content.year - 1}” cộng những đơn vị có số liệu cả hai năm."
    )
    yield Paragraph(plain(text))
    consolidation = content.consolidation
    for level, units, title in (
        (OwnerLevel.COMMUNE, consolidation.expected_communes, "Số liệu của các xã"),
        (OwnerLevel.BORDER_STATION, consolidation.expected_stations, "Số liệu của các đồn Biên phòng"),
    ):
        rows = [item for item in _shown(content) if _level(item, content) is level]
        names = list(units.items())
        for start in range(0, len(names) if rows else 0, _UNITS_PER_TABLE):
            part = "" if len(names) <= _UNITS_PER_TABLE else f" ({start // _UNITS_PER_TABLE + 1})"
            yield Heading(HeadingLevel.ITEM, "", f"{title}{part}")
            yield _figure_table(rows, names[start : start + _UNITS_PER_TABLE], content)


def _level(indicator: Indicator, content: AnnexContent) -> OwnerLevel:
    level = reporting_level(indicator, content.catalogue)
    return level if level is OwnerLevel.BORDER_STATION else OwnerLevel.COMMUNE


def _shown(content: AnnexContent) -> Iterator[Indicator]:
    """Indicators of the groups that any unit has reported on: programmes of other plans stay out."""
    cells = content.consolidation.cells
    groups = {code[0] for code, total in cells.items() if total.reported}
    return (item for item in content.catalogue if item.group in groups and item.code in cells)


def _figure_table(rows: list[Indicator], units: list[tuple[int, str]], content: AnnexContent) -> Table:
    columns = (
        Column(12, Align.CENTER),
        Column(58),
        Column(17, Align.CENTER),
        *(Column(15.5, Align.RIGHT) for _ in units),
        Column(22, Align.RIGHT),
        Column(14, Align.CENTER),
        Column(20, Align.RIGHT),
    )
    titles = ("Mã", "Chỉ tiêu", "ĐVT", *(name for _, name in units), "Tổng", "Có số liệu", f"Năm {content.year - 1}")
    head = Row(tuple(Cell(plain(title)) for title in titles))
    names = dict(content.catalogue.group_names)
    body: list[Row] = []
    group = ""
    for item in rows:
        if item.group != group:
            group = item.group
            title = f"{group}. {names[group]}" if group in names else group
            body.append(Row((Cell(plain(title), align=Align.LEFT, columns=len(columns)),), is_bold=True))
        body.extend(_figure_rows(item, content.consolidation.cells[item.code], units))
    return Table(columns, (head,), tuple(body), _SIZE_PT)


def _figure_rows(item: Indicator, total: Total, units: list[tuple[int, str]]) -> Iterator[Row]:
    coverage = f"{total.reported}/{total.expected}"
    if not item.parts:
        values: Mapping[int, Decimal | None] = total.by_unit
        yield _row(
            item, item.unit, [values.get(unit_id) for unit_id, _ in units], (total.value, coverage, total.previous)
        )
        return
    for part in item.parts:
        by_unit = [total.parts_by_unit.get(unit_id, {}).get(part) for unit_id, _ in units]
        yield _row(item, part, by_unit, (total.parts.get(part), coverage, None))


def _row(
    item: Indicator, unit: str, values: list[Decimal | None], last: tuple[Decimal | None, str, Decimal | None]
) -> Row:
    def number(value: Decimal | None) -> tuple[Run, ...]:
        return (Run(BLANK_MARK, is_missing=True),) if value is None else plain(table_figure(value, item))

    value, coverage, previous = last
    return Row(
        (
            Cell(plain(item.code)),
            Cell(plain(item.name)),
            Cell(plain(unit)),
            *(Cell(number(one)) for one in values),
            Cell(number(value)),
            Cell(plain(coverage)),
            Cell(number(previous)),
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
                Cell(plain(line.unit_name)),
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
