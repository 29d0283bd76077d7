"""The blanks of a data file as a menu: those of the chosen award first, with what may be done with them."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from app.domain.awards.certificates import CertificateLayout
from app.i18n import _
from app.services.awards import certificates
from app.services.awards.certificate_printing import CertificateRow
from app.ui import operations
from app.ui.awards.certificate_calibration_box import CalibrationBox
from app.ui.awards.season_choice import season_of
from app.ui.context import UiContext


class LayoutMenu:
    """What the button «Mẫu phôi» offers; ``open_layout`` shows one in the editor."""

    def __init__(self, page: QWidget, context: UiContext, open_layout: Callable[[CertificateLayout], None]) -> None:
        self._page, self._context, self._open = page, context, open_layout

    def menu(self, row: object) -> QMenu:
        """Blanks of the award of a row, then all others by award; the usual ones where some award has none."""
        menu = QMenu(self._page)
        near = row.layouts if isinstance(row, CertificateRow) else ()
        for layout in near:
            self._offer(menu, layout)
        if near:
            menu.addSeparator()
        others = menu.addMenu(_("Mẫu phôi khác"))
        for layout in certificates.layouts(self._context.workspace):
            if layout not in near:
                self._offer(others, layout)
        menu.addSeparator()
        for layout in near:
            words = _("Sao thành mẫu mới: {name}").format(name=layout.name).replace("&", "&&")
            menu.addAction(words).triggered.connect(lambda _on=False, key=layout.id: self.copy(key))
        for layout in near:
            words = _("Bỏ mẫu: {name}").format(name=layout.name).replace("&", "&&")
            menu.addAction(words).triggered.connect(lambda _on=False, key=layout.id: self.remove(key))
        menu.addAction(_("Thêm mẫu phôi thường dùng")).triggered.connect(self.add_usual)
        return menu

    def _offer(self, menu: QMenu, layout: CertificateLayout) -> None:
        action = menu.addAction(layout.name.replace("&", "&&"))
        action.triggered.connect(lambda _on=False: self._open(layout))

    def copy(self, layout_id: int) -> None:
        """Make a blank of one's own from another and open it."""
        operations.write(self._page, lambda: certificates.copy(self._context.workspace, layout_id), done=self._open)

    def remove(self, layout_id: int) -> None:
        """Take a blank away nothing was printed with; Hoàn tác brings it back."""
        operations.write(self._page, lambda: certificates.remove(self._context.workspace, layout_id))

    def add_usual(self) -> None:
        """Blanks for awards of the season that have none."""
        ws = self._context.workspace
        campaign = season_of(ws, self._context.year)
        if campaign is not None:
            operations.write(self._page, lambda: certificates.add_usual(ws, campaign.id))

    def ask_calibration(self) -> CalibrationBox:
        """Measure how far a printer prints off."""
        box = CalibrationBox(self._page, self._context)
        box.open()
        return box
