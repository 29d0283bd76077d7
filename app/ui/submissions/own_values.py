"""Boxes for figures of one's own: one for each figure a question is about, named when there are several."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.submissions.words import typed_number
from app.ui.widgets.labels import ElidedLabel

#: Code and value of each figure an answer gives.
Values = tuple[tuple[str, Decimal | None], ...]


class OwnValues(QWidget):
    """``figures`` are code and name of each; ``entered`` says that Enter was pressed in one of the boxes."""

    entered = Signal()

    def __init__(self, figures: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.boxes: dict[str, QLineEdit] = {}
        column = QVBoxLayout(self)
        theme.space(column, gap=4)
        for code, name in figures:
            box = QLineEdit()
            box.setPlaceholderText(_("Số khác, ví dụ 1.234 hoặc 20,203"))
            box.setAccessibleName(_("Số khác"))
            box.setAcceptDrops(False)
            box.returnPressed.connect(self.entered)
            if len(figures) > 1:
                box.setPlaceholderText(_("Số khác của {code}; để trống nếu chưa có số liệu").format(code=code))
                box.setAccessibleName(_("Số khác của {code} {name}").format(code=code, name=name))
                column.addWidget(ElidedLabel(f"{code} {name}", "caption", "muted"))
            column.addWidget(box)
            self.boxes[code] = box
        if not figures:
            self.hide()

    @property
    def is_typed(self) -> bool:
        """Whether something stands in one of the boxes."""
        return any(box.text().strip() for box in self.boxes.values())

    def values(self) -> Values:
        """What was typed, an empty box being no figure; raises ``ValueError`` with one sentence for what is none."""
        return tuple((code, typed_number(box.text())) for code, box in self.boxes.items())
