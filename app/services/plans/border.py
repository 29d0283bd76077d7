"""The border line drawn from the registers of markers and of teams; what is lacking is told, nothing is made up."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.db import units
from app.domain.border_line import short_names
from app.domain.event_words import capital
from app.domain.plans.border import BorderWhole, border, lists_keepers, lists_markers
from app.domain.plans.register_totals import within
from app.domain.plans.registers import RegisterDefinition, RegisterEntry
from app.domain.plans.spans import Span
from app.i18n import _
from app.services.plans import register_lines, registers
from app.services.workspace import Workspace

_Line = tuple[RegisterDefinition, RegisterEntry]


@dataclass(frozen=True, slots=True)
class BorderSheet:
    """The line at the end of a period: units by number, the registers it is drawn from, and what to enter still."""

    whole: BorderWhole
    unit_titles: Mapping[int, str]
    marker_registers: tuple[RegisterDefinition, ...]
    team_registers: tuple[RegisterDefinition, ...]
    lacks: tuple[str, ...]

    @property
    def unplaced(self) -> int:
        """How many teams name no marker: not every team keeps a stretch of the line."""
        return sum(len(item.unplaced) for item in self.whole.stretches)

    @property
    def short_names(self) -> Mapping[str, str]:
        """Names of teams without the words that all begin with."""
        return short_names({span.team.title for item in self.whole.stretches for span in item.spans})

    def unit(self, unit_id: int | None) -> str:
        """What the unit of a stretch is called."""
        return _("Chưa ghi đơn vị") if unit_id is None else capital(self.unit_titles.get(unit_id, ""))


def is_known(ws: Workspace) -> bool:
    """Whether there is a register of markers at all."""
    return any(lists_markers(of) for of in registers.definitions(ws))


def sheet(ws: Workspace, period: Span) -> BorderSheet:
    """The line as the registers tell it for the last day of a period."""
    known = registers.definitions(ws)
    markers = tuple(of for of in known if lists_markers(of))
    teams = tuple(of for of in known if lists_keepers(of))
    with ws.store.read() as connection:
        titles = {item.id: item.title for item in units.all_units(connection)}

        def lines(of: RegisterDefinition) -> list[_Line]:
            found = register_lines.read(connection, ws.presets, of.key, period).entries
            is_there = [item for item in found if item.on_day is None or _stands(item, of, period)]
            return [(of, item) for item in is_there]

        marker_lines = [line for of in markers for line in lines(of)]
        team_lines = [line for of in teams for line in lines(of)]
    whole = border(marker_lines, team_lines)
    return BorderSheet(whole, titles, markers, teams, tuple(_lacks(whole, marker_lines, team_lines)))


def _stands(entry: RegisterEntry, of: RegisterDefinition, period: Span) -> bool:
    return within(entry, period.first, period.last, of.time)


def _lacks(whole: BorderWhole, markers: list[_Line], teams: list[_Line]) -> list[str]:
    """Sentences about what the picture cannot know yet."""
    told: list[str] = []
    if not markers:
        told.append(_("Chưa có danh sách mốc nên chưa biết đoạn nào trống: hãy nhập sổ mốc."))
    if not teams:
        told.append(_("Chưa có tổ tự quản nào trong sổ."))
    unlisted = sorted({mark.number for item in whole.stretches for mark in item.marks if mark.listed is None})
    if markers and unlisted:
        some = ", ".join(map(str, unlisted[:6])) + ("…" if len(unlisted) > 6 else "")
        told.append(_("{count} mốc do tổ nhận chưa có trong sổ mốc: {some}.").format(count=len(unlisted), some=some))
    homeless = sum(entry.unit_id is None for _of, entry in (*markers, *teams))
    if homeless:
        told.append(_("{count} dòng chưa ghi xã nên đứng riêng.").format(count=homeless))
    return told
