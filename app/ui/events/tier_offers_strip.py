"""The strip of «Cấp độ» that says how many levels of reports wait to be looked at, and leads to them."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.i18n import _
from app.services import tier_offers
from app.ui import theme
from app.ui.context import UiContext
from app.ui.events.tier_offers_box import TierOffersBox
from app.ui.icons import IconLabel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label


class OffersStrip(QFrame):
    """In sight only while reports tell a level otherwise than the register."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.context = context
        self.setProperty("part", "ask")
        row = QHBoxLayout(self)
        theme.space(row, (12, 4, 8, 4), 8)
        row.addWidget(IconLabel("message-circle-question-mark", "ask", 16))
        self.told = label("", "caption", "ask", wrap=True)
        row.addWidget(self.told, 1)
        row.addWidget(Button(_("Xem và ghi…"), "ghost", clicked=self.open_box, small=True))

    def count(self) -> None:
        """Read how many wait."""
        count = len(tier_offers.offered(self.context.workspace, self.context.year))
        self.told.setText(_("{count} cấp độ xã báo khác sổ, chưa ghi").format(count=count))
        self.setVisible(bool(count))

    def open_box(self) -> TierOffersBox:
        """Look at the levels that reports tell."""
        made = TierOffersBox(self, self.context, self.count)
        made.open()
        made.paper.focus("document")
        return made
