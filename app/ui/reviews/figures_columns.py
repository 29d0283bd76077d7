"""Columns of the table of totals: the indicator, the total with its coverage and last year, then every commune.

The totals stand before the communes, so that they are in sight on every screen while the communes scroll.
"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtGui import QFontMetrics

from app.domain.figures import Consolidation
from app.domain.indicators import OwnerLevel
from app.i18n import _
from app.ui import theme
from app.ui.reviews.figures_rows import FigureRow, coverage, written, written_change, written_total
from app.ui.tables import Cell, CellState, Column

UNIT = "unit:"
#: Widths of a commune at 100 %: never narrower, never wider whatever it reported, and the room beside the text.
_LEAST, _MOST, _EDGES, _TIGHT = 62, 112, 22, 18


def columns(totals: Consolidation, rows: Sequence[FigureRow]) -> tuple[Column[FigureRow], ...]:
    """The columns for one year's totals."""
    sent = frozenset(
        unit for total in totals.cells.values() for unit, value in total.by_unit.items() if value is not None
    )
    units = [_unit_column(unit, name, sent) for unit, name in totals.expected_communes.items()]
    fitted = (_fitted(column, rows, _LEAST, _MOST) for column in units)
    return (*_named(rows), *_totals(rows), *fitted)


def _fitted(column: Column[FigureRow], rows: Sequence[FigureRow], least: int, most: int) -> Column[FigureRow]:
    look = theme.current()
    metrics = QFontMetrics(look.font("strong"))
    longest = max((metrics.horizontalAdvance(column.text(row)) for row in rows if row.indicator), default=0)
    title = max(metrics.horizontalAdvance(line) for line in column.title.split("\n"))
    width = min(most, max(least, round(longest * 100 / look.percent) + _EDGES))
    tight = round(max(longest, title) * 100 / look.percent) + _TIGHT
    return replace(column, width=width, least=min(width, tight))


def _named(rows: Sequence[FigureRow]) -> tuple[Column[FigureRow], ...]:
    measure: Column[FigureRow] = Column("measure", _("ĐVT"), lambda row: row.indicator.unit if row.indicator else "")
    return (
        Column("code", _("Mã"), lambda row: row.indicator.code if row.indicator else row.heading, width=58, least=56),
        Column(
            "name",
            _("Chỉ tiêu"),
            lambda row: row.indicator.name if row.indicator else "",
            cell=lambda row: Cell(tooltip=row.indicator.name if row.indicator else ""),
            width=208,
            least=130,
            is_stretched=True,
        ),
        _fitted(measure, rows, 52, 84),
    )


def _totals(rows: Sequence[FigureRow]) -> tuple[Column[FigureRow], ...]:
    total: Column[FigureRow] = Column(
        "total",
        _("Toàn bộ"),
        lambda row: row.total.value if row.total else None,
        show=lambda row: written_total(row.indicator, row.total) if row.indicator and row.total else "",
        cell=lambda row: Cell(is_strong=True, is_shaded=True, tooltip=_long_total(row)),
        is_number=True,
    )
    return (
        _fitted(total, rows, 76, 128),
        Column(
            "coverage",
            _("Có số"),
            lambda row: coverage(row.indicator, row.total) if row.indicator and row.total else "",
            cell=lambda row: Cell(tone="warn" if row.is_partial else "text2", is_shaded=True, tooltip=_missing(row)),
            width=68,
            least=56,
            is_number=True,
        ),
        *_last_year(),
    )


def _last_year() -> tuple[Column[FigureRow], ...]:
    return (
        Column(
            "previous",
            _("Năm trước\ncùng đơn vị"),
            lambda row: row.total.previous if row.total else None,
            show=lambda row: written(row.indicator, row.total.previous) if row.indicator and row.total else "",
            cell=lambda _row: Cell(tone="text2"),
            width=92,
            least=84,
            is_number=True,
        ),
        Column(
            "change",
            "+/−",
            lambda row: row.change,
            show=written_change,
            cell=lambda row: Cell(tone="warn" if row.is_notable else "text2"),
            width=62,
            is_number=True,
        ),
    )


def _long_total(row: FigureRow) -> str:
    text = written_total(row.indicator, row.total) if row.indicator and row.total else ""
    return text if len(text) > 12 else ""


def _missing(row: FigureRow) -> str:
    return (
        _("Chưa có số của: {names}").format(names=", ".join(row.total.missing))
        if row.total and row.total.missing
        else ""
    )


def unit_text(row: FigureRow, unit_id: int) -> str:
    """What one commune reported, parts side by side; nothing for a blank."""
    if row.indicator is None or row.total is None:
        return ""
    indicator = row.indicator
    if parts := row.total.parts_by_unit.get(unit_id):
        return "; ".join(f"{written(indicator, value)} {part}" for part, value in parts.items())
    return written(indicator, row.total.by_unit.get(unit_id))


def _unit_column(unit_id: int, name: str, sent: frozenset[int]) -> Column[FigureRow]:
    def look(row: FigureRow) -> Cell:
        if row.indicator is None:
            return Cell()
        if unit_id not in sent:
            return Cell(CellState.NOT_SUBMITTED, tooltip=_("Chưa có báo cáo được duyệt"))
        if row.indicator.owner in (OwnerLevel.BORDER_STATION, OwnerLevel.COMMITTEE):
            return Cell(CellState.NOT_OWNED, tooltip=_("Không thuộc xã ghi"))
        text = unit_text(row, unit_id)
        return (
            Cell(tooltip=text if len(text) > 8 else "") if text else Cell(CellState.BLANK, tooltip=_("Chưa có số liệu"))
        )

    words = name.split(" ")
    half = len(words) // 2
    return Column(
        f"{UNIT}{unit_id}",
        name if len(words) == 1 else f"{' '.join(words[:half])}\n{' '.join(words[half:])}",
        lambda row: row.total.by_unit.get(unit_id) if row.total else None,
        show=lambda row: unit_text(row, unit_id),
        cell=look,
        is_number=True,
        tooltip=name,
    )
