"""Columns of «Theo dõi nộp»."""

from datetime import date

from app.domain.submissions import SubmissionRow
from app.i18n import _
from app.ui.submissions.words import state_chip, unit_word
from app.ui.tables import Cell, CellState, Column, TableModel

_NO_DAY = Cell(CellState.BLANK)


def _state(row: SubmissionRow) -> Cell:
    return Cell(chip=state_chip(row)[1])


def _count(attribute: str, tone: str, row: SubmissionRow) -> Cell:
    number = getattr(row, attribute)
    return Cell(tone=tone, is_strong=True) if number else Cell(tone="text3")


def _day(value: date | None, row: SubmissionRow) -> Cell:
    return Cell() if value or row.state is None else _NO_DAY


def _counted(key: str, title: str, tone: str, *, width: int, drop: int) -> Column[SubmissionRow]:
    return Column(
        key,
        title,
        lambda row: getattr(row, key) if row.state else None,
        cell=lambda row: _count(key, tone, row),
        width=width,
        drop=drop,
        is_number=True,
    )


def _received(key: str, title: str, *, drop: int) -> Column[SubmissionRow]:
    return Column(
        key,
        title,
        lambda row: getattr(row, key),
        cell=lambda row: _day(getattr(row, key), row),
        width=96,
        least=90,
        drop=drop,
        is_number=True,
    )


def _name(row: SubmissionRow) -> Cell:
    return Cell(caption=row.file_name or row.unit_code, tooltip=f"{row.unit_name}\n{row.file_name}".strip())


def board_model() -> TableModel[SubmissionRow]:
    """Who, in which state, how much is open, and on which days the copies came."""
    return TableModel(_columns())


def _columns() -> tuple[Column[SubmissionRow], ...]:
    return (
        Column("unit", _("Đơn vị"), unit_word, cell=_name, width=150, least=120, is_stretched=True),
        Column("state", _("Trạng thái"), lambda row: state_chip(row)[0], cell=_state, width=112),
        Column("version", _("Bản"), lambda row: row.version or None, width=44, drop=5, is_number=True),
        Column(
            "figures",
            _("Số đúng"),
            lambda row: row.figures if row.state else None,
            width=70,
            drop=1,
            is_number=True,
        ),
        _counted("questions", _("Hỏi"), "ask", width=46, drop=2),
        _counted("warnings", _("Cảnh báo"), "warn", width=76, drop=4),
        _counted("errors", _("Chặn"), "block", width=50, drop=3),
        _received("soft_copy_on", _("Bản mềm"), drop=7),
        _received("hard_copy_on", _("Bản cứng"), drop=6),
    )
