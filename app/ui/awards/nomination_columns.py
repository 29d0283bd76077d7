"""The list of nominations in words: its columns and its filters."""

from collections.abc import Callable, Sequence

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.nominations import NominationState
from app.i18n import N_, _
from app.services.awards.nominations import NominationRow
from app.text import name_key, short_date, sort_key
from app.ui.awards.words import STATE_CHIPS, needs_attention, worst_tone
from app.ui.tables import Cell, Column, TableModel
from app.ui.widgets.labels import Part

_ENDED = (NominationState.WITHDRAWN, NominationState.REPLACED)

#: Filters by their words.
FILTERS: dict[str, Callable[[NominationRow], bool] | None] = {
    N_("Tất cả"): None,
    N_("Cần xử lý"): needs_attention,
    N_("Ứng viên"): lambda row: row.nomination.state is NominationState.CANDIDATE,
    N_("Đang đề nghị"): lambda row: row.nomination.holds_place and row.nomination.state is not NominationState.DECIDED,
    N_("Đã quyết định"): lambda row: row.nomination.state is NominationState.DECIDED,
    N_("Đã rút, thay thế"): lambda row: row.nomination.state in _ENDED,
    N_("Tập thể"): lambda row: row.nominee.kind is NomineeKind.COLLECTIVE,
    N_("Cá nhân"): lambda row: row.nominee.kind is NomineeKind.INDIVIDUAL,
    N_("Hộ gia đình"): lambda row: row.nominee.kind is NomineeKind.HOUSEHOLD,
}


def _sort(row: NominationRow) -> object:
    return name_key(row.name) if row.nominee.kind is NomineeKind.INDIVIDUAL else sort_key(row.name)


def _who(row: NominationRow) -> Cell:
    nominee = row.nominee
    born = short_date(nominee.born_on) if nominee.born_on else str(nominee.birth_year or "")
    place = row.nomination.snapshot.place or nominee.place
    caption = " · ".join(part for part in (born or row.kind_words, place) if part)
    tone = {"block": "block", "warn": "warn"}.get(worst_tone(row), "")
    ended = row.nomination.state in _ENDED
    return Cell(caption=caption, tone="text3" if ended else tone, tooltip=f"{row.name}\n{caption}")


def _state(row: NominationRow) -> Cell:
    return Cell(chip=STATE_CHIPS[row.nomination.state])


def short_columns() -> tuple[Column[NominationRow], ...]:
    """Who, where from, where it stands: beside the board."""
    return (
        Column(
            "name", _("Người, tập thể"), lambda row: row.name, cell=_who, sort=_sort, width=190, least=140,
            is_stretched=True,
        ),
        Column("unit", _("Nơi đề nghị"), lambda row: row.unit_title, width=120, least=90, drop=2),
        Column("state", _("Trạng thái"), lambda row: _capital(row.state_words), cell=_state, width=132),
    )  # fmt: skip


def list_model() -> TableModel[NominationRow]:
    """Everything the list of a season tells."""
    name, unit, state = short_columns()
    return TableModel(
        (
            name,
            Column("kind", _("Loại"), lambda row: _capital(row.kind_words), width=90, drop=3),
            unit,
            Column(
                "award", _("Hình thức đề nghị"), lambda row: row.award_short,
                cell=lambda row: Cell(tooltip=row.award_title), width=150, least=110,
            ),
            Column(
                "achievement", _("Thành tích"), lambda row: row.nomination.achievement, width=220, least=120, drop=1
            ),
            state,
            Column(
                "next", _("Việc tiếp"), lambda row: row.next_words,
                cell=lambda row: Cell(is_action=True) if row.next_words else Cell(tone="text3"), width=130, drop=4,
            ),
        )
    )  # fmt: skip


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def sentence_of(rows: Sequence[NominationRow]) -> tuple[Part | str, ...]:
    """How many there are, how many hold a place, how many need somebody."""
    held = sum(row.nomination.holds_place for row in rows)
    parts: list[Part | str] = [_("{count} đề nghị, {held} đang giữ suất").format(count=len(rows), held=held)]
    if waiting := sum(needs_attention(row) for row in rows):
        parts += ["; ", Part(_("{count} cần xử lý").format(count=waiting), "warn")]
    return (*parts, ".")
