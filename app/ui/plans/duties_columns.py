"""Columns of «Thời hạn», the words of its filter, and how urgent a state looks."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from app.domain.plans.citations import printed_clause
from app.domain.plans.duties import Copy
from app.domain.plans.duty_rows import SOURCE_WORDS, DutyRow
from app.domain.plans.duty_standing import COPY_WORDS, DutyState
from app.domain.plans.duty_words import state_words
from app.i18n import N_, _
from app.text import format_number, short_date
from app.ui.tables import Cell, Column
from app.ui.wording import day_month

_CHIPS: Final[Mapping[DutyState, str]] = MappingProxyType(
    {
        DutyState.UNDATED: "ask",
        DutyState.NOT_DUE: "later",
        DutyState.DUE_SOON: "near",
        DutyState.PARTIAL: "warn",
        DutyState.BETWEEN: "warn",
        DutyState.OVERDUE: "block",
        DutyState.DONE: "ok",
        DutyState.DONE_BETWEEN: "warn",
        DutyState.DONE_LATE: "late",
        DutyState.WAIVED: "none",
    }
)

#: What the filter offers; the order is that of urgency.
FILTERS: Final[Mapping[str, Callable[[DutyRow], bool] | None]] = MappingProxyType(
    {
        N_("Mọi trạng thái"): None,
        N_("Đã qua hạn"): lambda row: row.is_behind,
        N_("Hai hạn chưa chốt"): lambda row: row.is_unsettled,
        N_("Sắp đến hạn, nộp thiếu"): lambda row: row.standing.state in (DutyState.DUE_SOON, DutyState.PARTIAL),
        N_("Còn phải nộp"): lambda row: row.is_owed,
        N_("Chưa có hạn"): lambda row: row.standing.state is DutyState.UNDATED,
        N_("Đã nộp"): lambda row: row.arrival.came_on is not None,
        N_("Nộp muộn"): lambda row: row.standing.state is DutyState.DONE_LATE,
        N_("Được gia hạn, được miễn"): lambda row: bool(row.due.extended_to) or row.arrival.is_waived,
    }
)


def chip(row: DutyRow) -> tuple[str, str]:
    """Words and kind of the chip of a line."""
    is_asked = row.is_unsettled and row.standing.state in (DutyState.NOT_DUE, DutyState.DUE_SOON, DutyState.PARTIAL)
    return state_words(row), "ask" if is_asked else _CHIPS[row.standing.state]


def source_words(row: DutyRow) -> str:
    """The period, the clause and the plan, or the event something is owed for."""
    clause = _("mục {clause}").format(clause=printed_clause(row.duty.clause)) if row.duty.clause else ""
    return " · ".join(filter(None, (row.period.words, clause, row.plan_title)))


def copy_words(row: DutyRow, copy: Copy) -> str:
    """«bản cứng 12/01/2022», «bản cứng chưa có»; empty where it is neither asked for nor here."""
    receipt = row.receipt
    days = {Copy.HARD: receipt.hard_copy_on, Copy.SOFT: receipt.soft_copy_on} if receipt else {}
    day, word = days.get(copy), _(COPY_WORDS[copy])
    if day is None and copy not in row.duty.copies:
        return ""
    return f"{word} {short_date(day)}" if day else _("{copy} chưa có").format(copy=word)


def _copies(row: DutyRow) -> str:
    """Which copies are asked for, or where they are kept."""
    if row.source and not row.at.obligation_id:
        return _(SOURCE_WORDS[row.source])
    if row.arrival.came_on and not row.duty.copies:
        return short_date(row.arrival.came_on)
    return _copy_short(row, Copy.SOFT) or _copy_short(row, Copy.HARD)


def _copy_short(row: DutyRow, copy: Copy) -> str:
    """«cứng 12/01», «cứng: chưa» of a copy that is asked for."""
    if copy not in row.duty.copies:
        return ""
    receipt = row.receipt
    day = (receipt.hard_copy_on if copy is Copy.HARD else receipt.soft_copy_on) if receipt else None
    word = _("cứng") if copy is Copy.HARD else _("mềm")
    return f"{word} {day_month(day)}" if day else _("{copy}: chưa").format(copy=word)


def _copies_cell(row: DutyRow) -> Cell:
    if row.source:
        told = _("Theo dõi ở trang “{place}”").format(place=_(SOURCE_WORDS[row.source]))
        return Cell(tone="text2", tooltip=told)
    shown = [_copy_short(row, copy) for copy in (Copy.SOFT, Copy.HARD)]
    whole = filter(None, (copy_words(row, copy) for copy in (Copy.SOFT, Copy.HARD)))
    return Cell(caption=shown[1] if all(shown) else "", tooltip="\n".join(whole))


def _day_cell(row: DutyRow) -> Cell:
    if row.due.is_contradicted and row.due.last:
        told = "\n".join(item.words for item in row.due.dates)
        return Cell(caption=_("cuối {day}").format(day=short_date(row.due.last)), tone="ask", tooltip=told)
    if row.due.extended_to:
        return Cell(caption=_("đã gia hạn"))
    if row.due.ruling:
        return Cell(caption=_("đã chốt"), tooltip=row.due.ruling.document)
    return Cell()


def _title_cell(row: DutyRow) -> Cell:
    told = source_words(row)
    return Cell(caption=told, wraps=True, tooltip=f"{row.duty.title}\n{told}")


def _owner_cell(row: DutyRow) -> Cell:
    to = _("gửi {to}").format(to=row.owed_to) if row.owed_to else ""
    return Cell(caption=to, wraps=True, tooltip=f"{row.owner.name}\n{to}".strip())


def _day(row: DutyRow) -> str:
    return short_date(row.due.working) if row.due.working else _("chưa có")


def columns() -> tuple[Column[DutyRow], ...]:
    """By when, what under which plan, who to whom, which copies, how it stands."""
    return (
        Column(
            "day", _("Hạn"), lambda row: row.due.working, show=_day, cell=_day_cell, width=122, least=118, hugs=True
        ),
        Column(
            "title", _("Việc phải nộp"), lambda row: row.duty.title, width=280, least=108, is_stretched=True,
            cell=_title_cell,
        ),
        Column("owner", _("Ai nộp"), lambda row: row.owner.name, cell=_owner_cell, width=160, least=92, hugs=True),
        Column("copies", _("Bản đã nhận"), _copies, cell=_copies_cell, width=106, least=96, drop=2),
        Column(
            "state", _("Trạng thái"), lambda row: chip(row)[0], width=184, least=184, hugs=True,
            sort=lambda row: list(_CHIPS).index(row.standing.state),
            cell=lambda row: Cell(chip=chip(row)[1], tooltip=row.standing.sentence),
        ),
    )  # fmt: skip


def state_short(row: DutyRow) -> str:
    """The same in a cell of the matrix: the day it came, or so many days."""
    state, left = row.standing.state, row.standing.left
    if state in (DutyState.DONE, DutyState.DONE_BETWEEN, DutyState.DONE_LATE) and row.arrival.came_on:
        return day_month(row.arrival.came_on)
    if state is DutyState.OVERDUE:
        return _("trễ {count} ngày").format(count=format_number(row.standing.days))
    if state in (DutyState.NOT_DUE, DutyState.DUE_SOON) and left is not None:
        return _("còn {count} ngày").format(count=format_number(left.days))
    return state_words(row)
