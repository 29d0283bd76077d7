"""Ma-két before it is printed: its words, its size, its ground, and how it will look, drawn while one types."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.backdrop import GROUND_WORDS, Backdrop, Ground
from app.errors import Problem
from app.i18n import _
from app.services import event_backdrop
from app.services.event_backdrop import BackdropOrder, BackdropStyle
from app.text import clean
from app.ui import dialogs, exporting, theme
from app.ui.context import UiContext
from app.ui.dialogs import Box, Look
from app.ui.forms import Field, FieldKind, Form
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label, set_tone
from app.ui.widgets.panel import scrolled

_PAUSE_MS = 250
#: Sheets of the office and cloths that print shops of districts have.
_SIZES = ("A4", "A3", "2 x 1,2 m", "3 x 2 m", "4 x 2,5 m")
_BLEED_MM = 30.0


def ask_backdrop(page: QWidget, context: UiContext, event_id: int) -> "BackdropBox":
    """Open the box for an event."""
    made = BackdropBox(page, context, event_id)
    made.open()
    made.size_box.setFocus()
    return made


class BackdropBox(Box):
    """Words left, the cloth right; nothing of it is stored, the words come from the kind and the event each time."""

    def __init__(self, page: QWidget, context: UiContext, event_id: int) -> None:
        text = _("Hai năm, đơn vị, địa danh và ngày lấy từ sự kiện; sửa ở đây chỉ cho lần in này.")
        super().__init__(page.window(), Look("monitor", "text2"), _("Ma-két"), text)
        self._page, self.context, self._event_id = page, context, event_id
        self._words = event_backdrop.backdrop(context.workspace, event_id)
        self.spread(900)
        self.text.setVisible(not self.is_tight)
        row = QHBoxLayout()
        theme.space(row, gap=16)
        words = self._make_words()
        area = scrolled(words)
        theme.fix(area, min_height=300 if self.is_tight else 400)
        area.setMinimumWidth(words.minimumSizeHint().width())
        row.addWidget(area, 2)
        right = QVBoxLayout()
        theme.space(right, gap=8)
        self.cloth = Cloth()
        right.addWidget(self.cloth, 1)
        self.notes = label("", "caption", "muted", wrap=True)
        right.addWidget(self.notes)
        row.addLayout(right, 3)
        self.body.addLayout(row)
        self.add_quiet(_("Thôi"))
        self._buttons.addWidget(Button(_("Lưu Word A4…"), "plain", "file-text", self.save_word))
        self.verb = self.add_attempt(_("Lưu PDF…"), self.save)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.draw)
        self.draw()

    def _make_words(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        theme.space(column, (2, 0, 8, 0), 6)
        self.head = Form((Field("heading", _("Dòng đầu")),))
        self.head.set_values(heading=self._words.heading)
        self.text_field = QPlainTextEdit("\n".join(self._words.body))
        self.text_field.setAccessibleName(_("Nội dung, mỗi khối một dòng"))
        self.text_field.setTabChangesFocus(True)
        theme.fix(self.text_field, min_height=52 if self.is_tight else 96)
        self.foot = Form((Field("closing", _("Dòng cuối: địa danh, ngày")),))
        self.foot.set_values(closing=self._words.closing)
        self.size_box = QComboBox()
        self.size_box.setEditable(True)
        self.size_box.addItems(list(_SIZES))
        self.size_box.setAccessibleName(_("Khổ"))
        grounds = tuple((ground.value, _(words)) for ground, words in GROUND_WORDS.items())
        sheets = (("", _("một tấm")), ("A4", _("ghép từ tờ A4")), ("A3", _("ghép từ tờ A3")))
        self.looks = Form(
            (
                Field("ground", _("Màu"), FieldKind.CHOICE, grounds),
                Field("sheet", _("In thành"), FieldKind.CHOICE, sheets),
            ),
            columns=2,
        )
        self.bleed = QCheckBox(_("Chừa xén, có dấu cắt (nơi in yêu cầu)"))
        column.addWidget(self.head)
        column.addWidget(label(_("Nội dung, mỗi khối một dòng"), "caption", "muted"))
        column.addWidget(self.text_field, 1)
        column.addWidget(self.foot)
        column.addWidget(label(_("Khổ: chọn hoặc gõ, ví dụ 350 x 180 cm"), "caption", "muted"))
        column.addWidget(self.size_box)
        column.addWidget(self.looks)
        column.addWidget(self.bleed)
        for form in (self.head, self.foot, self.looks):
            form.changed.connect(self._typed)
        self.text_field.textChanged.connect(self._typed)
        self.size_box.currentTextChanged.connect(lambda _text: self._typed())
        self.bleed.toggled.connect(lambda _on: self._typed())
        return holder

    def _typed(self) -> None:
        self._pause.start()

    # --- what is wanted ---

    def words(self) -> Backdrop:
        """The words as they stand in the box."""
        lines = self.text_field.toPlainText().splitlines()
        return replace(
            self._words,
            heading=clean(self.head.text_of("heading")),
            body=tuple(line for raw in lines if (line := clean(raw))),
            closing=clean(self.foot.text_of("closing")),
        )

    def order(self) -> BackdropOrder:
        """What to print."""
        style = BackdropStyle(
            Ground(self.looks.text_of("ground")), bleed_mm=_BLEED_MM if self.bleed.isChecked() else None
        )
        return BackdropOrder(self.size_box.currentText(), style, self.looks.text_of("sheet"), self.words())

    # --- showing ---

    def draw(self) -> None:
        """Draw the cloth as it would be printed now, or say in a sentence why it would not."""
        self._pause.stop()
        order = self.order()
        try:
            made = event_backdrop.printed(self.context.workspace, self._event_id, order)
        except Problem as problem:
            self.verb.lock(problem.sentence)
            self.notes.setText(str(problem))
            set_tone(self.notes, "block")
            return
        self.verb.lock("")
        self.cloth.show_pdf(made.content)
        pages = event_backdrop.sheets_words(order, made)
        self.notes.setText(" ".join(text for text in (pages, *made.notes) if text))
        set_tone(self.notes, "warn" if made.notes else "muted")

    # --- acting ---

    def save(self) -> bool:
        """Ask for a folder and write the PDF into it; whether it began."""
        order = self.order()
        return self._save(lambda folder: event_backdrop.save_pdf(self.context.workspace, self._event_id, folder, order))

    def save_word(self) -> None:
        """Write a sheet of Word for whoever edits it there."""
        words = self.words()
        if self._save(lambda folder: event_backdrop.save_docx(self.context.workspace, self._event_id, folder, words)):
            self.accept()

    def _save(self, write: Callable[[Path], Path]) -> bool:
        start = self.context.settings.export_folder or str(Path.home())
        folder = dialogs.pick_folder(self, self.context, _("Nơi lưu ma-két"), start)
        if folder is None:
            return False
        self.context.remember(export_folder=str(folder))
        exporting.run(self._page, self.context, _("Lập ma-két"), lambda _progress: (write(folder),))
        return True


class Cloth(QWidget):
    """The first page of a PDF, as large as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._content = b""
        self._image = QImage()
        self.setAccessibleName(_("Hình ma-két"))
        theme.fix(self, min_height=280)

    def show_pdf(self, content: bytes) -> None:
        """Show another page."""
        self._content = content
        self._image = QImage()
        self.update()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is shown."""
        return not self._content

    def _rendered(self, width: int, height: int) -> QImage:
        with pypdfium2.PdfDocument(self._content) as document:
            across, down = document.get_page_size(0)
            scale = min(width / across, height / down)
            bitmap = document[0].render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
            made = QImage(
                bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888
            )
            return made.copy()

    def paintEvent(self, event: object) -> None:
        """Draw the page in the middle."""
        if not self._content:
            return
        ratio = self.devicePixelRatioF()
        width, height = int(self.width() * ratio), int(self.height() * ratio)
        if self._image.isNull() or max(self._image.width() - width, self._image.height() - height) > 0:
            self._image = self._rendered(width, height)
        size = self._image.size() / ratio
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF((self.width() - size.width()) / 2, 0, size.width(), size.height())
        painter.drawImage(box, self._image)
        painter.setPen(theme.current().color("line2"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()
