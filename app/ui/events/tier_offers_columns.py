"""The levels that reports tell as a table: ticked or not, place, what the report says, what the register has."""

from collections.abc import Mapping

from app.domain.event_words import capital
from app.domain.tier_words import entry_words
from app.domain.tiers import RuleMatrix
from app.i18n import _
from app.services.tier_offers import OfferedTier
from app.text import short_date
from app.ui.tables import Cell, Column, TableModel


class OfferLine:
    """One offer, and whether it is to be entered."""

    def __init__(self, offer: OfferedTier) -> None:
        self.offer = offer
        self.is_wanted = True


def offers_model(matrices: Mapping[str, RuleMatrix]) -> TableModel[OfferLine]:
    """The table; ``matrices`` by their key say how levels are called."""

    def said(line: OfferLine) -> str:
        entry = line.offer.entry
        words = capital(entry_words(entry, matrices.get(entry.matrix)))
        return _("{words} ngày {day}").format(words=words, day=short_date(entry.from_day))

    def known(line: OfferLine) -> str:
        held = line.offer.known
        if held is None:
            return _("chưa ghi")
        words = capital(entry_words(held, matrices.get(held.matrix)))
        return _("{words} từ {day}").format(words=words, day=short_date(held.from_day))

    ticked, grey = Cell(tone="accenttext", is_strong=True), Cell(tone="text2")
    return TableModel(
        (
            Column("wanted", "", lambda line: "✓" if line.is_wanted else "", cell=lambda _line: ticked, width=34),
            Column(
                "unit", _("Nơi"), lambda line: capital(line.offer.unit.title), width=200, least=140, is_stretched=True
            ),
            Column("said", _("Báo cáo ghi"), said, width=230, least=180),
            Column("known", _("Sổ cấp độ"), known, cell=lambda _line: grey, width=230, least=170),
        )
    )
