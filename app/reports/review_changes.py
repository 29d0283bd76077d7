"""What a report says of a year in which units merged or split: former units, and figures that are in no total.

Nothing that somebody reported may vanish from the paper because its unit did: the sentences count it by unit and
reason, the annex names every figure.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from app.domain.figures import Consolidation, Unplaced, UnplacedReason
from app.domain.indicators import Catalogue
from app.reports.model import Align, Block, Cell, Column, Paragraph, Row, Table, plain
from app.text import format_number, padded_count

TITLE = "Số liệu của đơn vị cũ chưa đưa vào tổng"
_SIZE_PT = 10
_REASONS: Mapping[UnplacedReason, str] = {
    UnplacedReason.UNKNOWN: "chưa rõ thuộc đơn vị mới nào, hoặc là số bình quân không cộng được",
    UnplacedReason.TOLD_BY_HEIR: "báo cáo của đơn vị mới đã gồm những ngày đó",
}


def statements(year: int, consolidation: Consolidation) -> tuple[str, ...]:
    """Sentences about former units and what is in no total; none in a year without changes."""
    found = []
    if consolidation.expected_former:
        count, missing = consolidation.submitted_of(consolidation.expected_former)
        whole = padded_count(len(consolidation.expected_former))
        text = f"Năm {year} có đơn vị thay đổi; số liệu gồm báo cáo của {padded_count(count)}/{whole} đơn vị cũ"
        found.append(f"{text}; chưa có báo cáo của: {', '.join(missing)}." if missing else f"{text}.")
    for of_year, some in ((year, consolidation.unplaced), (year - 1, consolidation.unplaced_before)):
        found += _by_reason(of_year, some)
    return tuple(found)


def _by_reason(year: int, some: Iterable[Unplaced]) -> Iterator[str]:
    for reason, words in _REASONS.items():
        names = Counter(item.unit_name for item in some if item.reason is reason)
        if names:
            units = ", ".join(f"{name} ({padded_count(count)} số)" for name, count in names.items())
            yield f"Số liệu năm {year} chưa đưa vào tổng vì {words}: {units}."


def blocks(year: int, catalogue: Catalogue, consolidation: Consolidation) -> Iterator[Block]:
    """The annex that names every such figure, by unit and reason; nothing when there is none."""
    groups: dict[str, list[Unplaced]] = {}
    for of_year, some in ((year, consolidation.unplaced), (year - 1, consolidation.unplaced_before)):
        for item in some:
            title = f"{item.unit_name}, số liệu năm {of_year}: {_REASONS[item.reason]}"
            groups.setdefault(title, []).append(item)
    if not groups:
        return
    yield Paragraph(plain("Những số dưới đây do đơn vị cũ báo cáo và không nằm trong bất kỳ tổng nào của báo cáo này."))
    columns = (Column(15, Align.CENTER), Column(122), Column(36, Align.RIGHT))
    head = Row(tuple(Cell(plain(title)) for title in ("Mã", "Chỉ tiêu", "Số liệu")))
    rows: list[Row] = []
    for title, items in groups.items():
        rows.append(Row((Cell(plain(title), align=Align.LEFT, columns=len(columns)),), is_bold=True))
        rows += [Row(tuple(Cell(plain(text)) for text in _texts(item, catalogue))) for item in items]
    yield Table(columns, (head,), tuple(rows), _SIZE_PT)


def _texts(item: Unplaced, catalogue: Catalogue) -> tuple[str, ...]:
    """One row; shares of figures are written out in full, so that the rows and the totals make what was reported."""
    name = f"{catalogue[item.code].name} ({item.part or catalogue[item.code].unit})" if item.code in catalogue else ""
    return item.code, name, format_number(item.value)
