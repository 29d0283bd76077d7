"""The list of rounds, and the places of one: their grade, chosen by key, and the grade before."""

from collections.abc import Callable, Sequence

from app.domain.plans.spans import span
from app.i18n import N_, _
from app.services.plans.classification import RoundSheet
from app.services.plans.round_places import PlaceRow
from app.text import format_number
from app.ui.events.list_tools import Filters, ListTools
from app.ui.tables import Cell, CellState, Column, TableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.labels import Part
from app.ui.widgets.table import Table


def lacking(sheet: RoundSheet) -> int:
    """How many places are not graded yet, as far as it is known how many there are."""
    return max(0, (sheet.whole.expected or 0) - sheet.whole.classified)


FILTERS: Filters = {
    N_("Tất cả"): None,
    N_("Chưa phân loại đủ"): lambda sheet: bool(lacking(sheet)) or not sheet.whole.classified,
    N_("Đã đủ"): lambda sheet: bool(sheet.whole.classified) and not lacking(sheet),
}


def list_model() -> TableModel[RoundSheet]:
    """Rounds under their columns."""
    return TableModel(
        (
            Column(
                "title", _("Đợt phân loại"), lambda sheet: sheet.round.title, width=300, least=170, is_stretched=True,
                cell=lambda row: Cell(caption=row.round.document, tooltip=f"{row.round.title}\n{row.round.note}"),
            ),
            Column(
                "period", _("Kỳ"), lambda sheet: span(sheet.round.period).words, width=130, least=100,
                sort=lambda sheet: span(sheet.round.period).last,
            ),
            Column(
                "spread", _("Phân bố"), _spread, width=300, least=280, drop=2,
                cell=lambda sheet: Cell(tooltip=_spread(sheet)),
            ),
            Column("trend", _("So đợt trước"), _moved, width=120, drop=3),
            Column(
                "state", _("Đã phân loại"), _classified, width=150, least=136,
                cell=lambda sheet: Cell(chip="warn" if lacking(sheet) else "ok" if sheet.whole.classified else "none"),
            ),
        )
    )  # fmt: skip


def _spread(sheet: RoundSheet) -> str:
    return " · ".join(f"{line.grade} {format_number(line.count)}" for line in sheet.whole.lines)


def _moved(sheet: RoundSheet) -> str:
    if sheet.trend is None:
        return ""
    up = sum(change.steps > 0 for change in sheet.trend.changes)
    down = sum(change.steps < 0 for change in sheet.trend.changes)
    return _("↑ {up}  ↓ {down}").format(up=up, down=down)


def _classified(sheet: RoundSheet) -> str:
    count = format_number(sheet.whole.classified)
    if sheet.whole.expected is None:
        return _("{count} đơn vị").format(count=count)
    return _("{count}/{all} đơn vị").format(count=count, all=format_number(sheet.whole.expected))


def sentence_of(rows: Sequence[RoundSheet]) -> tuple[Part | str, ...]:
    """How many rounds, what the last one lacks."""
    last = max(rows, key=lambda sheet: (span(sheet.round.period).last, sheet.round.id))
    told = _("{count} đợt phân loại; gần nhất là {title}, {period}")
    period = span(last.round.period).words
    parts: list[Part | str] = [told.format(count=len(rows), title=last.round.title, period=period)]
    if left := lacking(last):
        parts += ["; ", Part(_("còn {left} đơn vị chưa phân loại").format(left=format_number(left)), "warn")]
    return (*parts, ".")


def empty_state(add: Callable[[], object]) -> EmptyState:
    """What the tab says before there is a round."""
    return EmptyState(
        _("Kế hoạch này chưa có đợt phân loại"),
        _("Đợt phân loại giữ mức của từng đơn vị; tỷ lệ của từng mức được đối chiếu với chỉ tiêu của kế hoạch."),
        (
            (_("Mở đợt phân loại"), _("tên, kỳ, các mức từ cao xuống, tổng số đơn vị phải phân loại")),
            (_("Ghi mức từng đơn vị"), _("phím 1, 2, 3… chọn mức; hoặc nhập từ Excel, Word, dán vùng đã chép")),
            (_("So với đợt trước, với chỉ tiêu"), _("đơn vị lên mức, xuống mức; số liệu vào báo cáo kế hoạch")),
        ),
        (Button(_("Mở đợt phân loại"), "primary", "plus", add),),
    )


# --- places ----------------------------------------------------------------------------------------------------------

_Typed = Callable[[PlaceRow, str], None]
PLACE_FILTERS: Filters = {
    N_("Tất cả"): None,
    N_("Chưa phân loại"): lambda row: not row.result.grade,
    N_("Lên mức"): lambda row: (row.steps or 0) > 0,
    N_("Xuống mức"): lambda row: (row.steps or 0) < 0,
}


def place_model(grade: _Typed, category: _Typed, note: _Typed) -> TableModel[PlaceRow]:
    """Places under their columns; grade, kind and note are typed into."""
    return TableModel(
        (
            Column("name", _("Đơn vị"), lambda row: row.result.name, width=240, least=150, is_stretched=True),
            Column("category", _("Loại"), lambda row: row.result.category, width=130, least=80, drop=2, edit=category),
            Column(
                "grade", _("Mức"), lambda row: row.result.grade, width=140, least=110, edit=grade,
                cell=lambda row: Cell(is_strong=True) if row.result.grade else Cell(state=CellState.BLANK),
            ),
            Column(
                "before", _("Đợt trước"), lambda row: row.before, show=_before, width=150, least=110, drop=1,
                cell=lambda row: Cell(tone=_tone(row)),
            ),
            Column("note", _("Ghi chú"), lambda row: row.result.note, width=170, least=90, drop=3, edit=note),
        )
    )  # fmt: skip


def place_tools(table: Table) -> ListTools:
    """Search and filter of the places."""
    return ListTools.over(table, _("Tìm đơn vị (Ctrl+F)"), _("Tìm đơn vị"), PLACE_FILTERS)


def _before(row: PlaceRow) -> str:
    if not row.steps:
        return row.before
    return _("↑ từ {grade}").format(grade=row.before) if row.steps > 0 else _("↓ từ {grade}").format(grade=row.before)


def _tone(row: PlaceRow) -> str:
    return "text2" if not row.steps else "accenttext" if row.steps > 0 else "warn"
