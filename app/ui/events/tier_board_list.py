"""The left of «Cấp độ»: what reports offer, the places with their tiers, or why there is nothing to show."""

from app.i18n import _
from app.ui.context import UiContext
from app.ui.events.tier_columns import TierModel
from app.ui.events.tier_offers_strip import OffersStrip
from app.ui.events.tier_sentences import NO_MATRIX
from app.ui.events.unit_table import UnitTable
from app.ui.widgets.labels import label
from app.ui.widgets.panel import Panel


class TierBoardList(Panel):
    """Strip, table, and a sentence where the data file has no rules."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(flush=True)
        self.model = TierModel()
        self.offers = OffersStrip(context)
        self.table = UnitTable(context, "tiers", self.model)
        self._nothing = label(_(NO_MATRIX), "content", "muted", wrap=True)
        self._nothing.setContentsMargins(24, 16, 24, 16)
        self.body.addWidget(self.offers)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._nothing)

    def show_rules(self, *, has_rules: bool) -> None:
        """Show the table, or that there are no rules to have tiers by."""
        self.table.setVisible(has_rules)
        self._nothing.setVisible(not has_rules)
        if has_rules:
            self.offers.count()
        else:
            self.offers.hide()
