"""A look at the certificate of one row beside the list: on the scan of its blank, with what keeps it from print."""

from app.domain.event_words import capital
from app.errors import Problem
from app.i18n import _
from app.services.awards import certificate_printing
from app.services.awards.certificate_printing import CertificateOrder, CertificateRow
from app.text import short_date
from app.ui.context import UiContext
from app.ui.events.editor_backdrop import Cloth
from app.ui.widgets.labels import label
from app.ui.widgets.panel import SidePanel


class CertificateSide(SidePanel):
    """The certificate as it would be printed now, with the water mark of a print to look at."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(wide=True)
        self._context = context
        self.page = Cloth()
        self.page.setAccessibleName(_("Hình bằng, giấy khen"))
        self.content.addWidget(self.page)
        self.reasons = label("", "content", "warn", wrap=True)
        self.content.addWidget(self.reasons)
        self.printed = label("", "caption", "muted", wrap=True)
        self.content.addWidget(self.printed)
        self.content.addStretch(1)
        self.show_row(None)

    def show_row(self, row: object) -> None:
        """Show another row, or what the panel is for."""
        self.chip.hide()
        if not isinstance(row, CertificateRow):
            self.heading.setText(_("Bản xem thử"))
            self._show(b"")
            self.reasons.setText("")
            self.printed.setText(_("Chọn một dòng để xem bằng, giấy khen; Enter để in."))
            return
        self.heading.setText(row.name)
        order = CertificateOrder((row.nomination_id,), is_trial=True, shows_blank=True)
        reasons = row.obstacles
        try:
            prepared = certificate_printing.prepare(self._context.workspace, order)
        except Problem as problem:
            self._show(b"")
            reasons = (str(problem),)
        else:
            self._show(prepared.content)
            found = tuple(reason for item in prepared.refused for reason in item.reasons)
            reasons = tuple(dict.fromkeys((*reasons, *found)))
        self.reasons.setText("\n".join(f"{capital(reason)}." for reason in reasons))
        told = [
            " · ".join(part for part in (short_date(item.printed_at.date()), item.printed_by, item.reason) if part)
            for item in row.prints
        ]
        self.printed.setText("\n".join((_("Đã in:"), *told)) if told else "")

    def _show(self, pdf: bytes) -> None:
        """The picture, or nothing in its place: words below an empty frame are not seen in a low window."""
        self.page.show_pdf(pdf)
        self.page.setVisible(bool(pdf))
