"""Columns of the plan of a season before it is made: place, event, day, tier, what may be held, why."""

from collections.abc import Callable, Mapping, Sequence

from app.domain.event_planning import Proposal, Prospect
from app.domain.event_words import capital, part_words
from app.i18n import N_, _
from app.ui.events.words import tier_chip
from app.ui.tables import Cell, Column, TableModel

_WORDS: Mapping[Prospect, str] = {
    Prospect.WHOLE: N_("tổ chức đủ các phần"),
    Prospect.PARTLY: N_("chỉ tổ chức một phần"),
    Prospect.FORBIDDEN: N_("không được tổ chức, thay bằng báo cáo bằng văn bản"),
    Prospect.EXISTS: N_("đã có sự kiện loại này, được giữ nguyên"),
}


class Line:
    """One proposal with whether it is wanted; the day may be changed in its place."""

    def __init__(self, proposal: Proposal) -> None:
        self.proposal = proposal
        self.is_wanted = proposal.is_new
        self.has_own_day = False

    @property
    def key(self) -> tuple[str, int]:
        """Its kind and place."""
        return self.proposal.kind.key, self.proposal.unit.id

    @property
    def is_touched(self) -> bool:
        """Whether somebody changed it: another day, or left out."""
        return self.has_own_day or self.is_wanted != self.proposal.is_new


def planning_model() -> TableModel[Line]:
    """The table before there is anything to show."""
    return TableModel(())


def planning_columns(
    name_of: Callable[[int], str], on_day: Callable[[Line, str], None], lines: Sequence[Line]
) -> tuple[Column[Line], ...]:
    """Columns for some proposals; ``name_of`` names a unit, ``on_day`` takes the day somebody types.

    Where no rule asks for a tier there is no column for it.
    """

    def place(line: Line) -> str:
        return name_of(line.proposal.unit.id)

    columns = (
        Column("wanted", "", lambda line: "✓" if line.is_wanted else "", cell=_wanted_cell, width=34),
        Column("unit", _("Nơi tổ chức"), place, cell=lambda line: _faded(line, place(line)), width=190, least=130),
        Column("kind", _("Sự kiện"), _kind, cell=_kind_cell, width=110, least=80, drop=2),
        Column("day", _("Ngày"), lambda line: line.proposal.day, cell=_day_cell, edit=on_day, width=116),
        Column("tier", _("Cấp độ"), _tier_word, cell=_tier_cell, width=118, least=96),
        Column("prospect", _("Tổ chức"), _parts, cell=_prospect_cell, width=190, least=130),
        Column("why", _("Vì sao"), _why, cell=_why_cell, width=220, least=120, is_stretched=True),
    )
    judged = [line.proposal.assessment for line in lines if line.proposal.assessment is not None]
    has_tiers = any(item.ruling is not None or item.unannounced for item in judged)
    return tuple(column for column in columns if has_tiers or column.key != "tier")


def _kind(line: Line) -> str:
    return line.proposal.kind.word or line.proposal.kind.name


def _kind_cell(line: Line) -> Cell:
    return _faded(line, line.proposal.kind.name)


def _day_cell(line: Line) -> Cell:
    if line.is_wanted and line.proposal.is_outside:
        return Cell(tone="warn", icon="triangle-alert", tooltip=line.proposal.day_words)
    return _faded(line, line.proposal.day_words)


def _parts(line: Line) -> str:
    return part_words(line.proposal.parts) or _("không tổ chức")


def _why(line: Line) -> str:
    proposal = line.proposal
    return f"{capital(proposal.day_words)}. {proposal.why}" if proposal.is_outside else proposal.why


def _why_cell(line: Line) -> Cell:
    return _faded(line, "\n".join(filter(None, (line.proposal.why, line.proposal.day_words))))


def _wanted_cell(line: Line) -> Cell:
    return Cell(tone="accenttext", is_strong=True)


def _faded(line: Line, tooltip: str) -> Cell:
    return Cell(tone="" if line.is_wanted else "text3", tooltip=tooltip)


def _tier_word(line: Line) -> str:
    assessment = line.proposal.assessment
    return tier_chip(assessment)[0] if assessment is not None else ""


def _tier_cell(line: Line) -> Cell:
    assessment = line.proposal.assessment
    return Cell(chip=tier_chip(assessment)[1]) if assessment is not None else Cell()


def _prospect_cell(line: Line) -> Cell:
    prospect = line.proposal.prospect
    icons = {Prospect.PARTLY: ("triangle-alert", "warn"), Prospect.FORBIDDEN: ("ban", "block")}
    icon, tone = icons.get(prospect, ("", "")) if line.is_wanted else ("", "text3")
    return Cell(tone=tone, icon=icon, tooltip=_(_WORDS[prospect]))
