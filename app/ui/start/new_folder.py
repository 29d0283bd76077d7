"""Where a new data file goes: a folder is suggested, it may be typed or browsed for, and is made when it is missing."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.dialogs import Box, Look
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label

#: Without marks: a folder that also travels on old USB sticks and by old programs.
_NAME = "Phen Dau"


def documents() -> Path:
    """The documents of this user; the home folder where the system knows none."""
    known = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(known) if known else Path.home()


def suggested(parent: Path) -> Path:
    """A folder in ``parent`` that is not there yet or is empty: "Phen Dau", "Phen Dau 2"…"""
    number = 1
    while True:
        folder = parent / (_NAME if number == 1 else f"{_NAME} {number}")
        if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
            return folder
        number += 1


def ask_new_folder(parent: QWidget, act: Callable[[Path], None]) -> Box:
    """Ask in which folder the new data file goes; the verb stays locked while no whole path is written."""
    text = _("Mỗi bộ số liệu ở một thư mục riêng. Thư mục chưa có thì chương trình tạo.")
    box = Box(parent, Look("folder-open", "accenttext"), _("Số liệu mới để ở đâu?"), text)
    field = QLineEdit(str(suggested(documents())))
    field.setAccessibleName(_("Thư mục chứa số liệu mới"))
    holder = QWidget()
    row = QHBoxLayout(holder)
    theme.space(row, gap=8)
    row.addWidget(field, 1)

    def browse() -> None:
        start = str(Path(field.text().strip()).parent)
        if name := QFileDialog.getExistingDirectory(box, _("Chọn nơi để thư mục số liệu"), start):
            chosen = Path(name)
            field.setText(str(suggested(chosen) if any(chosen.iterdir()) else chosen))

    row.addWidget(Button(_("Chọn…"), "plain", clicked=browse))
    box.body.addWidget(holder)
    box.body.addWidget(label(_("Tệp số liệu và các bản sao lưu nằm trong thư mục này."), "caption", "muted", wrap=True))
    box.add_quiet(_("Thôi"))
    verb = box.add_verb(_("Tạo số liệu"), lambda: act(Path(field.text().strip())))
    field.textChanged.connect(lambda text: verb.setEnabled(Path(text.strip()).is_absolute()))
    box.open()
    field.setFocus()
    field.setCursorPosition(len(field.text()))
    return box
