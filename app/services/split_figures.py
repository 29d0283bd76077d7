"""Figures of a split as a document names them: what one heir took over of the figures of a year."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from app.db import split_figures as db
from app.db import units
from app.db.types import DbConnection
from app.domain.indicators import AcrossUnits, Catalogue
from app.domain.split_figures import SplitFigure
from app.domain.units import LineageKind, Unit
from app.errors import Refused
from app.i18n import _
from app.services import consolidation
from app.services.corrections import storable
from app.services.plans.typed_numbers import typed_number
from app.services.years.lock import refuse_closed
from app.text import clean, format_number

if TYPE_CHECKING:
    from app.services.workspace import Workspace


def figures(ws: "Workspace", unit_id: int) -> tuple[SplitFigure, ...]:
    """What is written down about the figures of a unit that was split."""
    with ws.store.read() as connection:
        return tuple(item for item in db.figures(connection) if item.predecessor_id == unit_id)


def heirs(ws: "Workspace", unit_id: int) -> tuple[Unit, ...]:
    """The units that took a part of one when it was split."""
    with ws.store.read() as connection:
        edges = units.lineage(connection, unit_id)
        split = [item for item in edges if item.kind is LineageKind.SPLIT and item.predecessor_id == unit_id]
        return tuple(units.unit_of(connection, key) for key in dict.fromkeys(item.successor_id for item in split))


def typed(lines: Iterable[str]) -> dict[str, Decimal | None]:
    """ "C01=12" line by line; nothing behind the sign takes a figure back. Raises ``Refused`` for anything else."""
    found: dict[str, Decimal | None] = {}
    for line in lines:
        code, equals, value = (part.strip() for part in line.partition("="))
        if not equals or not code:
            told = _("“{text}” không đúng; hãy ghi mã, dấu = và số, ví dụ C01=12.")
            raise Refused("bad-value", told.format(text=line))
        found[code] = typed_number(value) if value else None
    return found


def record(
    ws: "Workspace", ends: tuple[int, int], year: int, values: Mapping[str, Decimal | None], document: str = ""
) -> None:
    """Write down what the second unit of ``ends`` took of figures the first one reported; ``None`` takes it back.

    Raises ``Refused`` for units that no split ties, figures that do not simply add up, and parts over the whole.
    """
    with ws.store.write(_("Ghi số liệu chia khi tách đơn vị"), ws.actor) as connection:
        refuse_closed(connection, year)
        _refuse_untied(connection, *ends)
        catalogue = ws.presets.catalogue(year)
        for code, value in values.items():
            _refuse_unsplittable(catalogue, code, value)
            item = SplitFigure(*ends, year, code, storable(value) or Decimal(0), document=clean(document))
            db.save(connection, item, is_kept=value is not None)
            if value is not None:
                _refuse_over_the_whole(connection, ws, item)


def _refuse_untied(connection: DbConnection, unit_id: int, heir_id: int) -> None:
    edges = units.lineage(connection, unit_id)
    if any(edge.successor_id == heir_id and edge.kind is LineageKind.SPLIT for edge in edges):
        return
    sentence = _("{heir} không nhận phần nào khi chia tách {unit}; chưa có gì thay đổi.")
    names = (units.unit_of(connection, key).title for key in (heir_id, unit_id))
    raise Refused("not-split", sentence.format(heir=next(names), unit=next(names)), _("Hãy ghi việc chia tách trước."))


def _refuse_unsplittable(catalogue: Catalogue, code: str, value: Decimal | None) -> None:
    if code not in catalogue or catalogue[code].across_units is not AcrossUnits.SUM:
        sentence = _(
            "Chỉ tiêu {code} không có trong danh mục hoặc không cộng được nên không chia; chưa có gì thay đổi."
        )
        raise Refused("not-splittable", sentence.format(code=code))
    if value is not None and value < 0:
        raise Refused("bad-value", _("Phần của {code} không thể âm; chưa có gì thay đổi.").format(code=code))


def _refuse_over_the_whole(connection: DbConnection, ws: "Workspace", item: SplitFigure) -> None:
    expected = consolidation.expected_of(connection, item.year, item.predecessor_id, alone=True)
    whole = consolidation.consolidate(connection, ws, item.year, expected).cells[item.indicator].value
    same = (item.predecessor_id, item.year, item.indicator, item.part)
    known = db.figures(connection)
    parts = [one.value for one in known if (one.predecessor_id, one.year, one.indicator, one.part) == same]
    if whole is None or sum(parts, Decimal(0)) <= whole:
        return
    sentence = _("Các phần của {code} cộng lại là {sum}, quá {whole} đã báo cáo năm {year}; chưa có gì thay đổi.")
    told = sentence.format(
        code=item.indicator, sum=format_number(sum(parts, Decimal(0))), whole=format_number(whole), year=item.year
    )
    raise Refused("parts-over-whole", told, _("Hãy xem lại biên bản bàn giao."))
