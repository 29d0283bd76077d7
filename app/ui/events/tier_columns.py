"""Columns of «Cấp độ»: a commune or hamlet, its level on the day, by which paper, what that allows."""

from app.domain.tier_board import BoardRow, PlaceTier, TierOrigin
from app.domain.tier_words import document_words
from app.i18n import _
from app.ui.events.unit_table import UnitLine, unit_cell, unit_word
from app.ui.events.words import chip_of, level_word, short_permission
from app.ui.tables import Cell, Column, TableModel


def tier_of(row: BoardRow, matrix: str) -> PlaceTier | None:
    """The tier of a place under one matrix; of all of them the strictest when no matrix is named."""
    return row.strictest if not matrix else next((item for item in row.tiers if item.matrix == matrix), None)


def place_chip(tier: PlaceTier | None) -> tuple[str, str]:
    """Word and kind of the chip of a place's own tier."""
    if tier is None or tier.origin is TierOrigin.UNKNOWN:
        return _("chưa công bố"), "none"
    if tier.level is None:
        return _("Không áp dụng"), "plain"
    if tier.rule is None:
        return _("Cấp {level}").format(level=tier.level), "plain"
    return level_word(tier.rule), chip_of(tier.strictness)


class TierModel(TableModel[UnitLine]):
    """The columns over the tiers of one matrix; an empty ``matrix`` shows the strictest of all."""

    def __init__(self) -> None:
        self.matrix = ""
        super().__init__(
            (
                Column("unit", _("Xã, xóm"), unit_word, cell=unit_cell, width=180, least=130, is_stretched=True),
                Column("tier", _("Cấp độ"), self._word, cell=self._chip, width=130, least=118),
                Column("from", _("Từ ngày"), self._since, width=100, least=92, drop=1),
                Column("document", _("Văn bản"), self._document, cell=self._told, width=170, least=110, drop=2),
                Column("allows", _("Được tổ chức"), self._allows, cell=self._allowed, width=240, least=150, drop=3),
            )
        )

    def _tier(self, line: UnitLine) -> PlaceTier | None:
        return tier_of(line.row, self.matrix)

    def _is_inherited(self, line: UnitLine) -> bool:
        tier = self._tier(line)
        return bool(line.above) and tier is not None and tier.above is not None

    def _word(self, line: UnitLine) -> str:
        if self._is_inherited(line):
            return _("theo {unit}").format(unit=line.above)
        return place_chip(self._tier(line))[0]

    def _chip(self, line: UnitLine) -> Cell:
        tier = self._tier(line)
        if self._is_inherited(line):
            return Cell(tone="text2", tooltip=tier.words if tier else "")
        return Cell(chip=place_chip(tier)[1], tooltip=tier.words if tier else "")

    def _since(self, line: UnitLine) -> object:
        tier = self._tier(line)
        return tier.entry.from_day if tier and tier.entry and not self._is_inherited(line) else None

    def _document(self, line: UnitLine) -> str:
        tier = self._tier(line)
        return tier.entry.document if tier and tier.entry and not self._is_inherited(line) else ""

    def _told(self, line: UnitLine) -> Cell:
        tier = self._tier(line)
        return Cell(tone="text2", tooltip=document_words(tier.entry) if tier and tier.entry else "")

    def _allows(self, line: UnitLine) -> str:
        tier = self._tier(line)
        return short_permission(tier.rule) if tier and tier.rule else ""

    def _allowed(self, line: UnitLine) -> Cell:
        tier = self._tier(line)
        return Cell(tone="text2", tooltip=tier.permission if tier else "")
