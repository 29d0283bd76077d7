"""How one line of a certificate looks: its pattern, how it stands, its colour and weight."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.awards.certificates import CertificateLine
from app.i18n import _
from app.text import clean
from app.ui import theme
from app.ui.forms import Field, FieldKind, Form

#: Colours certificates are printed in; Nghị định 98/2023/NĐ-CP, Điều 104 asks for red and black.
#: Another colour a layout has stands behind the first choice.
_COLOURS = (
    ("", "giữ màu đang có"),
    ("#000000", "đen"),
    ("#c8102e", "đỏ"),
    ("#1a3a8f", "xanh"),
    ("#7a5c00", "vàng sẫm"),
)


class LineForm(QWidget):
    """``changed`` brings the line as it was made."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._line: CertificateLine | None = None
        column = QVBoxLayout(self)
        theme.space(column, (12, 4, 12, 0), 4)
        hint = _("để trống: như thường lệ; {name}, {year}, {movement}… là chỗ điền")
        self.text = Form((Field("text", _("Chữ của dòng"), hint=hint),))
        aligns = (("left", _("theo mép trái")), ("center", _("ở giữa")), ("right", _("theo mép phải")))
        self.looks = Form(
            (
                Field("align", _("Căn"), FieldKind.CHOICE, aligns),
                Field("colour", _("Màu"), FieldKind.CHOICE, tuple((value, _(words)) for value, words in _COLOURS)),
                Field("bold", _("Đậm"), FieldKind.CHECK),
                Field("italic", _("Nghiêng"), FieldKind.CHECK),
                Field("capital", _("Chữ hoa"), FieldKind.CHECK),
            ),
            columns=2,
        )
        for form in (self.text, self.looks):
            column.addWidget(form)
            form.changed.connect(self._typed)

    def show_line(self, line: CertificateLine) -> None:
        """Show another line; what is being typed stays while it says the same."""
        if line == self._line:
            return
        self._line = line
        if clean(self.text.text_of("text")) != clean(line.text):
            self.text.set_values(text=line.text)
        self.looks.set_values(
            align=line.align,
            colour=line.colour,
            bold=line.is_bold,
            italic=line.is_italic,
            capital=line.is_capital,
        )

    def _typed(self) -> None:
        if self._line is None:
            return
        made = replace(
            self._line,
            text=clean(self.text.text_of("text")),
            align=self.looks.text_of("align"),
            colour=self.looks.text_of("colour") or self._line.colour,
            is_bold=self.looks.is_checked("bold"),
            is_italic=self.looks.is_checked("italic"),
            is_capital=self.looks.is_checked("capital"),
        )
        if made != self._line:
            self._line = made
            self.changed.emit(made)
