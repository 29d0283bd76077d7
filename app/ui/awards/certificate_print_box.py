"""Before certificates are printed: on which blank, with which printer's offset, why again, and who cannot be."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.domain.awards.certificates import PrinterOffset
from app.errors import Problem
from app.i18n import _
from app.progress import Progress
from app.services.awards import certificate_files, certificate_printing, certificates
from app.services.awards.certificate_printing import CertificateOrder, CertificateRow, PreparedCertificates
from app.ui import dialogs, exporting, operations, printing
from app.ui.context import UiContext
from app.ui.dialogs import Box, Look
from app.ui.forms import Field, FieldKind, Form
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label, set_tone

_PAUSE_MS = 250
_MOST_TOLD = 5


def ask_print(page: QWidget, context: UiContext, rows: Sequence[CertificateRow]) -> "CertificatePrintBox":
    """Open the box for the chosen nominations, in the order they are shown."""
    made = CertificatePrintBox(page, context, rows)
    made.open()
    return made


class CertificatePrintBox(Box):
    """What will be printed is worked out anew with every choice; nothing is registered before it is printed."""

    def __init__(self, page: QWidget, context: UiContext, rows: Sequence[CertificateRow]) -> None:
        super().__init__(page.window(), Look("printer", "text2"), _("In bằng khen, giấy khen"), "")
        self._page, self.context, self._rows = page, context, tuple(rows)
        self.text.hide()
        self.spread(620)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self._offsets = (PrinterOffset(""), *certificates.offsets(context.workspace))
        self.form = Form(
            (
                Field("layout", _("Mẫu phôi"), FieldKind.CHOICE, self._layouts()),
                Field("offset", _("Độ lệch máy in"), FieldKind.CHOICE, self._offset_choices()),
                Field("trial", _("In thử, có chữ IN THỬ"), FieldKind.CHECK),
                Field("blank", _("Kèm ảnh phôi để xem"), FieldKind.CHECK),
            ),
            columns=2,
        )
        self.again = Form((Field("reason", _("Lý do in lại"), hint=_("ví dụ: phôi bị nhòe")),))
        self.again.setVisible(any(row.prints for row in self._rows))
        for form in (self.form, self.again):
            self.body.addWidget(form)
            form.changed.connect(self._pause.start)
        self.told = label("", "content", "", wrap=True)
        self.refused = label("", "caption", "warn", wrap=True)
        self.body.addWidget(self.told)
        self.body.addWidget(self.refused)
        self.add_quiet(_("Thôi"))
        self.to_printer = Button(_("Máy in…"), "plain", "printer", self.send)
        self._buttons.addWidget(self.to_printer)
        self.verb = self.add_attempt(_("Lưu PDF…"), self.save)
        self.look()

    def _layouts(self) -> tuple[tuple[str, str], ...]:
        fitting = {layout.id: layout.name for row in self._rows for layout in row.layouts}
        return (("0", _("theo hình thức, đối tượng")), *((str(key), name) for key, name in fitting.items()))

    def _offset_choices(self) -> tuple[tuple[str, str], ...]:
        named = (
            (str(number), " · ".join(part for part in (item.printer, item.tray) if part))
            for number, item in enumerate(self._offsets)
            if number
        )
        return (("0", _("không cộng")), *named)

    def order(self) -> CertificateOrder:
        """What is asked for."""
        return CertificateOrder(
            tuple(row.nomination_id for row in self._rows),
            int(self.form.text_of("layout")),
            self._offsets[int(self.form.text_of("offset"))],
            self.form.is_checked("trial"),
            self.form.is_checked("blank"),
            self.again.text_of("reason"),
        )

    def look(self) -> PreparedCertificates | None:
        """Work out what would be printed and say who would not; ``None`` when nothing can be worked out."""
        self._pause.stop()
        try:
            prepared = certificate_printing.prepare(self.context.workspace, self.order())
        except Problem as problem:
            self._lock(str(problem))
            return None
        count = len(prepared.pages)
        self.told.setText(
            _("{count} tờ in được, {refused} chưa in được.").format(count=count, refused=len(prepared.refused))
        )
        lines = [f"{item.name}: {'; '.join(item.reasons)}" for item in prepared.refused[:_MOST_TOLD]]
        rest = len(prepared.refused) - _MOST_TOLD
        lines += [_("và {count} trường hợp nữa").format(count=rest)] if rest > 0 else []
        self.refused.setText("\n".join(lines))
        self._lock("" if count else _("Chưa có tờ nào in được"))
        # A page with its scan would print the blank onto the blank.
        is_seen = self.form.is_checked("blank") and not self.form.is_checked("trial")
        if is_seen:
            self._lock(_("Bản kèm ảnh phôi chỉ để in thử"))
        return prepared

    def _lock(self, reason: str) -> None:
        self.verb.lock(reason)
        self.to_printer.lock(reason)
        set_tone(self.told, "block" if reason else "")

    def save(self) -> bool:
        """Ask for a folder and write the PDF and the list of the refused; whether it began."""
        folder = dialogs.pick_folder(self, self.context, _("Nơi lưu bằng, giấy khen"))
        if folder is None:
            return False
        ws, order = self.context.workspace, self.order()

        def work(_progress: Progress) -> Sequence[Path]:
            return certificate_files.save(ws, order, folder).paths

        exporting.run(self._page, self.context, _("In bằng, giấy khen"), work)
        return True

    def send(self) -> None:
        """Print on paper; the register learns of it once the pages were sent."""
        prepared, order, ws = self.look(), self.order(), self.context.workspace
        if prepared is None or not prepared.pages:
            return
        self.accept()

        def sent() -> None:
            if not order.is_trial:
                operations.write(self._page, lambda: certificate_printing.record(ws, prepared, order.reason))

        title, content = _("Bằng, giấy khen"), prepared.content
        operations.write(self._page, lambda: printing.ask(self._page, self.context, title, content, sent=sent))
