"""Columns of the grid of figures: the measure, its unit, then a place each; what a cell shows and what is typed."""

from collections.abc import Mapping

from app.domain.plans.measures import MeasureValue
from app.i18n import N_, _
from app.services.plans.figure_sheet import SheetPlace, SheetRow
from app.services.plans.figure_typing import UNKNOWN
from app.services.plans.measure_origins import ORIGIN_WORDS
from app.text import format_number
from app.ui.tables import Cell, CellState, Column
from app.ui.widgets.legend import Legend

#: Texts that were refused with the reason, by measure and place: they stay in sight until mended.
Wrong = Mapping[tuple[str, str], tuple[str, str]]
#: Letters of one line of a heading.
_LINE = 16
#: How many columns stand before the first place.
FIXED = 3
_LEGEND = (
    (Cell(CellState.BLANK), "", N_("chưa nhập")),
    (Cell(CellState.ASKED), "?", N_("đã hỏi, chưa biết")),
    (Cell(), "0", N_("không có")),
    (Cell(CellState.NOT_OWNED), "", N_("không nhập ở đây")),
    (Cell(CellState.BLOCKED), "9", N_("chưa lưu")),
)


def columns(places: tuple[SheetPlace, ...], wrong: Wrong, *, by_owner: bool) -> tuple[Column[SheetRow], ...]:
    """The columns of a sheet."""
    named: tuple[Column[SheetRow], ...] = (
        Column(
            "name", _("Số đo"), lambda row: row.origin.measure.name, width=260, least=170, is_stretched=True,
            cell=lambda row: Cell(tooltip=f"{row.origin.measure.name}\n{row.origin.measure.note}".strip()),
        ),
        Column("unit", _("ĐVT"), lambda row: row.origin.measure.unit, width=74, least=64),
        Column(
            "origin", _("Nguồn"), origin_words, width=104, least=88, drop=1,
            cell=lambda row: Cell(tone="text2"),
        ),
    )  # fmt: skip
    return (*named, *(_place(place, wrong, by_owner=by_owner) for place in places))


def legend() -> Legend:
    """What the shapes of the cells mean, and the keys."""
    return Legend(_LEGEND, _("Gõ hay F2 để nhập · Ctrl+V dán từ Excel · Delete bỏ · Enter chi tiết"))


def origin_words(row: SheetRow) -> str:
    """Where the number of a measure comes from, in two words."""
    return _(ORIGIN_WORDS[row.origin.kind])


def _place(place: SheetPlace, wrong: Wrong, *, by_owner: bool) -> Column[SheetRow]:
    title = place.owner.name if by_owner else place.period_words
    title = two_lines(title[:1].upper() + title[1:])
    return Column(
        place.key,
        title,
        lambda row: _value(row, place),
        show=lambda row: shown(row, place, wrong),
        cell=lambda row: _cell(row, place, wrong),
        edit=lambda _row, _text: None,
        width=122,
        least=108,
        is_number=True,
        tooltip=f"{place.owner.name}, {place.period.words}",
    )


def two_lines(title: str) -> str:
    """A heading over at most two lines of about the same length, each ending in … where it is too long."""
    words = title.split()
    if len(title) <= _LINE:
        return title
    ways = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    best = min(ways, key=lambda pair: max(map(len, pair)), default=(title,))
    return "\n".join(line if len(line) <= _LINE else f"{line[: _LINE - 1].rstrip()}…" for line in best)


def _value(row: SheetRow, place: SheetPlace) -> object:
    figure = row.figures.get(place.key)
    if figure is not None:
        return figure.value
    found = row.values.get(place.key)
    return found.value if found is not None else None


def shown(row: SheetRow, place: SheetPlace, wrong: Wrong) -> str:
    """What stands in a cell; what was summed up of others has its coverage beside it."""
    if (row.origin.measure.key, place.key) in wrong:
        return wrong[row.origin.measure.key, place.key][0]
    figure = row.figures.get(place.key)
    if figure is not None:
        return UNKNOWN if figure.value is None else format_number(figure.value)
    found = row.values.get(place.key)
    if found is None or found.value is None:
        return ""
    told = format_number(found.value)
    return f"{told} · {found.reported}/{found.expected}" if found.expected else told


def typed_text(row: SheetRow, place: SheetPlace, wrong: Wrong) -> str:
    """What typing begins with: what was entered here, never a sum of others."""
    if (row.origin.measure.key, place.key) in wrong or place.key in row.figures:
        return shown(row, place, wrong)
    return ""


def _cell(row: SheetRow, place: SheetPlace, wrong: Wrong) -> Cell:
    if told := wrong.get((row.origin.measure.key, place.key)):
        return Cell(CellState.BLOCKED, tooltip=told[1])
    figure, found = row.figures.get(place.key), row.values.get(place.key)
    if figure is not None:
        beside = "\n".join(filter(None, (figure.document, figure.note)))
        return Cell(CellState.ASKED if figure.value is None else CellState.VALUE, tooltip=beside)
    if found is not None and found.value is not None:
        return Cell(tone="text2", is_shaded=not row.origin.is_typed, tooltip=told_of(found))
    if not row.origin.is_typed:
        return Cell(CellState.NOT_OWNED, tooltip=_("Được đếm từ {source}").format(source=origin_words(row)))
    return Cell(CellState.BLANK)


def told_of(found: MeasureValue) -> str:
    """Coverage of a value, who is missing, what is odd."""
    said = [_("{reported}/{expected} nơi đã có số liệu").format(reported=found.reported, expected=found.expected)]
    if found.missing:
        said.append(_("còn thiếu: {names}").format(names=", ".join(found.missing)))
    return "\n".join(filter(None, (*said, found.note)))
