"""The stretches without a team as a table: where they are, the team next to them, who looks after them."""

from collections.abc import Callable, Mapping

from app.domain.plans.border import HAMLET, MEMBERS, STATION, BorderGap, length_of
from app.domain.plans.registers import RegisterEntry
from app.i18n import _
from app.services.plans.border import BorderSheet
from app.text import format_number
from app.ui.context import UiContext
from app.ui.tables import Cell, Column, TableModel
from app.ui.widgets.table import Table

#: The line in sight, if any was read.
Shown = Callable[[], BorderSheet | None]


def gaps_table(context: UiContext, shown: Shown) -> Table:
    """The table; its words about units and teams are those of the line in sight."""
    table = Table(context, "border-gaps", TableModel(_columns(shown)))
    table.view.setAccessibleName(_("Đoạn chưa có tổ"))
    return table


def _columns(shown: Shown) -> list[Column[BorderGap]]:
    def unit(gap: BorderGap) -> str:
        sheet = shown()
        return sheet.unit(gap.stretch.unit_id) if sheet else ""

    def beside(gap: BorderGap) -> str:
        sheet = shown()
        names = sheet.short_names if sheet else {}
        return "; ".join(_team_words(team, names) for team in gap.neighbours) or "–"

    return [
        Column(
            "gap", _("Đoạn chưa có tổ"), lambda gap: _("mốc {words}").format(words=gap.words),
            cell=lambda _gap: Cell(icon="triangle-alert", tone="warn"), sort=_place_of, width=190, least=150,
        ),
        Column("beside", _("Tổ liền kề"), beside, width=340, least=180, is_stretched=True),
        Column("unit", _("Xã"), unit, width=140, least=90),
        Column("hamlet", _("Xóm"), lambda gap: _said(gap, HAMLET), width=130, least=80, drop=1),
        Column("count", _("Mốc"), lambda gap: len(gap.marks), width=64, is_number=True),
        Column("station", _("Đồn phụ trách"), lambda gap: _said(gap, STATION), width=150, least=90, drop=2),
    ]  # fmt: skip


def _place_of(gap: BorderGap) -> str:
    """A text that sorts as the gap lies along the line."""
    number = gap.marks[0].number
    return f"{number.main:05}{number.sub:04}{number.pillar:03}"


def _said(gap: BorderGap, key: str) -> str:
    """What the lines of its markers say in a column, each word once."""
    said = (mark.listed.values.get(key, "") for mark in gap.marks if mark.listed is not None)
    return ", ".join(dict.fromkeys(filter(None, said)))


def _team_words(team: RegisterEntry, names: Mapping[str, str]) -> str:
    members, (length, _lacking) = team.number(MEMBERS), length_of([team])
    told = [_("tổ {name}").format(name=names.get(team.title, team.title))]
    if members is not None:
        told.append(_("{count} thành viên").format(count=format_number(members)))
    if length is not None:
        told.append(_("{km} km").format(km=format_number(length)))
    return ", ".join(told)
