"""Calibrating a printer: print the sheet, measure its first cross, type what the ruler says."""

from collections.abc import Callable

from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.awards.certificates import PAPERS, paper_size
from app.errors import Problem
from app.i18n import _
from app.services.awards import certificates
from app.services.awards.certificates import Measured
from app.ui import dialogs, exporting, printing
from app.ui.awards.certificate_lines import mm_words, parse_mm
from app.ui.context import UiContext
from app.ui.dialogs import Box, Look
from app.ui.forms import Field, Form
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label


class CalibrationBox(Box):
    """Sheet first, then the two numbers; the offset is worked out and kept for the printer and tray."""

    def __init__(self, page: QWidget, context: UiContext) -> None:
        text = _(
            "In tờ căn đúng khổ, đúng khay; đo từ mép trái và mép trên của giấy tới dấu thập thứ nhất (đúng: {at} mm)."
        )
        super().__init__(
            page.window(), Look("printer", "text2"), _("Căn máy in"), text.format(at=mm_words(certificates.CROSS_MM))
        )
        self._page, self.context = page, context
        self.spread(560)
        self.printer = self._make_printer()
        self.body.addWidget(label(_("Máy in"), "caption", "muted"))
        self.body.addWidget(self.printer)
        self.form = Form(
            (
                Field("tray", _("Khay giấy (nếu có nhiều khay)")),
                Field("size", _("Khổ của tờ căn"), hint=", ".join(PAPERS)),
                Field("left", _("Đo từ mép trái, mm")),
                Field("top", _("Đo từ mép trên, mm")),
            ),
            columns=2,
        )
        self.form.set_values(size="A4")
        self.body.addWidget(self.form)
        self.body.addWidget(label(self._known(), "caption", "muted", wrap=True))
        self.add_quiet(_("Thôi"))
        self._buttons.addWidget(Button(_("Lưu tờ căn…"), "plain", "download", self.save_sheet))
        self._buttons.addWidget(Button(_("In tờ căn…"), "plain", "printer", self.print_sheet))
        self.verb = self.add_attempt(_("Lưu độ lệch"), self.keep)

    def _make_printer(self) -> QComboBox:
        """The printers of this computer and those calibrated before; another name can be typed."""
        known = (item.printer for item in certificates.offsets(self.context.workspace))
        made = QComboBox()
        made.setEditable(True)
        made.addItems(list(dict.fromkeys((*QPrinterInfo.availablePrinterNames(), *known))))
        made.setAccessibleName(_("Máy in"))
        return made

    def _known(self) -> str:
        """The offsets there are, one a line."""
        told = _("{printer}: cộng {x} mm ngang, {y} mm dọc")
        return "\n".join(
            told.format(
                printer=" · ".join(part for part in (item.printer, item.tray) if part),
                x=mm_words(item.x_mm),
                y=mm_words(item.y_mm),
            )
            for item in certificates.offsets(self.context.workspace)
        )

    def keep(self) -> bool:
        """Store the offset; a number that is none is told at its field."""
        numbers = {}
        for key in ("left", "top"):
            try:
                numbers[key] = parse_mm(self.form.text_of(key))
            except ValueError as wrong:
                self.form.show_error(key, str(wrong))
                self.form.focus(key)
                return False
            self.form.show_error(key, "")
        measured = Measured(self.printer.currentText(), numbers["left"], numbers["top"], self.form.text_of("tray"))
        made = certificates.calibrate(self.context.workspace, measured)
        told = _("Đã căn {printer}: cộng {x} mm ngang, {y} mm dọc")
        self.context.say(told.format(printer=made.printer, x=mm_words(made.x_mm), y=mm_words(made.y_mm)), can_undo=True)
        return True

    def save_sheet(self) -> None:
        """Write the sheet into a folder."""
        size = self._size()
        folder = dialogs.pick_folder(self, self.context, _("Nơi lưu tờ căn máy in")) if size else None
        if size and folder:
            name = self.printer.currentText()
            exporting.run(
                self._page,
                self.context,
                _("Lập tờ căn máy in"),
                lambda _progress: (certificates.save_calibration_sheet(folder, *size, name),),
            )

    def print_sheet(self) -> None:
        """Print the sheet."""
        if size := self._size():
            content = certificates.calibration_sheet(*size, self.printer.currentText())
            self._told(lambda: printing.ask(self, self.context, _("Tờ căn máy in"), content))

    def _size(self) -> tuple[float, float] | None:
        """The size typed, or ``None`` after saying what is wrong with it."""
        found: list[tuple[float, float]] = []
        self._told(lambda: found.append(paper_size(self.form.text_of("size"))))
        return found[0] if found else None

    def _told(self, act: Callable[[], object]) -> None:
        """Do something; a refusal is said in the box."""
        self.refusal.hide()
        try:
            act()
        except Problem as problem:
            self.refusal.setText(str(problem))
            self.refusal.show()
