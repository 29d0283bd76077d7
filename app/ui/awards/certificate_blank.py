"""The paper side of the editor of a blank: whose name it is tried with, the scan behind, what is refused."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from app.domain.awards.certificate_texts import CertificateFacts
from app.domain.awards.certificates import CertificateLayout
from app.domain.event_words import capital
from app.i18n import _
from app.services.awards import certificates
from app.ui import dialogs, operations, theme
from app.ui.awards.certificate_canvas import CertificateCanvas
from app.ui.context import UiContext
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label, set_tone
from app.ui.widgets.panel import Panel


class BlankPanel(Panel):
    """``sample_changed`` when another name is tried; ``scan_changed`` brings the layout with or without its scan."""

    sample_changed = Signal()
    scan_changed = Signal(object)

    def __init__(self, context: UiContext, stored_id: Callable[[], int]) -> None:
        super().__init__(flush=True)
        self._context, self._stored_id = context, stored_id
        self._samples: tuple[CertificateFacts, ...] = ()
        tools = QHBoxLayout()
        theme.space(tools, (12, 8, 12, 4), 8)
        self.sample = QComboBox()
        self.sample.setAccessibleName(_("Xem thử với tên"))
        self.sample.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.sample.currentIndexChanged.connect(lambda _number: self.sample_changed.emit())
        tools.addWidget(label(_("Xem thử với"), "caption", "muted"))
        tools.addWidget(self.sample, 1)
        self.scan = Button(_("Ảnh phôi…"), "plain", "upload", self.pick_scan, small=True)
        self.no_scan = Button(_("Bỏ ảnh"), "plain", "x", self.drop_scan, small=True)
        tools.addWidget(self.scan)
        tools.addWidget(self.no_scan)
        self.body.addLayout(tools)
        self.canvas = CertificateCanvas()
        self.body.addWidget(self.canvas, 1)
        self.notes = label("", "caption", "muted", wrap=True)
        self.notes.setContentsMargins(12, 0, 12, 8)
        self.body.addWidget(self.notes)

    @property
    def facts(self) -> CertificateFacts | None:
        """What the lines are tried with."""
        number = self.sample.currentIndex()
        return self._samples[number] if 0 <= number < len(self._samples) else None

    def show_samples(self, samples: Sequence[CertificateFacts]) -> None:
        """Offer other names."""
        self._samples = tuple(samples)
        self.sample.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.sample.clear()
        self.sample.addItems([facts.name for facts in self._samples])
        self.sample.blockSignals(False)  # noqa: FBT003 - Qt's own

    def show_blank(self, layout: CertificateLayout) -> None:
        """Lay the scan of a layout behind its lines."""
        self.no_scan.setVisible(layout.background_id is not None)
        if not self.canvas.show_blank(certificates.background(self._context.workspace, layout)):
            self._context.say(_("Ảnh phôi này không đọc được; hãy quét lại thành ảnh khác."))

    def tell(self, refused: str, hint: str = "") -> None:
        """Say in red what cannot be printed, or how to work here."""
        self.notes.setText(f"{capital(refused)}." if refused else hint)
        set_tone(self.notes, "block" if refused else "muted")

    def pick_scan(self) -> None:
        """Choose the scan of the blank."""
        title, kinds = _("Chọn ảnh quét của phôi"), _("Ảnh (*.png *.jpg *.jpeg)")
        found = dialogs.pick_files(self.window(), self._context, title, kinds)
        ws, layout_id = self._context.workspace, self._stored_id()
        if found and layout_id:
            operations.write(
                self, lambda: certificates.set_background(ws, layout_id, found[0]), done=self.scan_changed.emit
            )

    def drop_scan(self) -> None:
        """Work on white paper."""
        ws, layout_id = self._context.workspace, self._stored_id()
        if layout_id:
            operations.write(self, lambda: certificates.drop_background(ws, layout_id), done=self.scan_changed.emit)
