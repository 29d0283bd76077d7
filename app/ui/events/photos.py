"""Pictures of an event: dropped in or chosen, each with the words below it, in the order they are printed."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QIcon, QImageReader, QKeyEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QListView, QListWidget, QListWidgetItem, QVBoxLayout

from app.domain.events import EventPhoto
from app.i18n import _
from app.services import event_photos
from app.services.event_photos import TakenIn
from app.ui import dialogs, operations, theme
from app.ui.context import UiContext
from app.ui.events.editor_section import Section, Shown
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label

#: What is offered in the picker; the service looks at the bytes, not at the name.
SUFFIXES = frozenset({".png", ".jpg", ".jpeg"})
_PHOTO = Qt.ItemDataRole.UserRole
_WIDTH, _HEIGHT = 168, 126


class PhotosSection(Section):
    """Pictures side by side: F2 writes below one, Delete takes it off, Alt+← and Alt+→ move it."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._event_id = 0
        self._shown: tuple[EventPhoto, ...] = ()
        self._pictures: dict[int, QIcon] = {}
        column = QVBoxLayout(self)
        theme.space(column, (16, 12, 16, 8), 8)
        self.lead = label("", "content", "muted", wrap=True)
        column.addWidget(self.lead)
        self.list = QListWidget()
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setWordWrap(True)
        self.list.setSpacing(theme.current().px(8))
        self.list.setAccessibleName(_("Ảnh của sự kiện"))
        self.list.setProperty("framed", "true")
        self.list.itemChanged.connect(self._described)
        self.list.installEventFilter(self)
        column.addWidget(self.list, 1)
        self.problems = label("", "caption", "block", wrap=True)
        self.problems.hide()
        column.addWidget(self.problems)
        foot = QHBoxLayout()
        theme.space(foot, gap=8)
        hint = _("Thả ảnh vào cửa sổ, hoặc bấm Thêm. F2 ghi chú thích, Delete bỏ, Alt+← Alt+→ đổi chỗ.")
        foot.addWidget(label(hint, "caption", "faint", wrap=True), 1)
        foot.addWidget(Button(_("Thêm ảnh…"), "plain", "plus", self.pick, small=True))
        column.addLayout(foot)
        self.setFocusProxy(self.list)

    # --- showing ---

    def show_photos(self, event_id: int, photos: Sequence[EventPhoto]) -> None:
        """Show the pictures of an event."""
        if event_id != self._event_id:
            self._pictures.clear()
            self._tell(())
        self._event_id = event_id
        count = len(photos)
        self.lead.setText(_("{count} ảnh").format(count=count) if count else _("Chưa có ảnh nào của sự kiện này."))
        if self._shown == tuple(photos) and self.list.count() == count:
            return
        self._shown = tuple(photos)
        row = self.list.currentRow()
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.list.clear()
        look = theme.current()
        self.list.setIconSize(QSize(look.px(_WIDTH), look.px(_HEIGHT)))
        self.list.setGridSize(QSize(look.px(_WIDTH + 16), look.px(_HEIGHT + 52)))
        for photo in photos:
            item = QListWidgetItem(self._picture(photo), photo.caption or _("(chưa có chú thích)"), self.list)
            item.setData(_PHOTO, photo)
            item.setToolTip(photo.caption)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        self.list.setCurrentRow(min(max(row, 0), count - 1))
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's own

    def show_event(self, shown: Shown) -> None:
        """Pictures do not depend on the plan."""

    def _picture(self, photo: EventPhoto) -> QIcon:
        if photo.source_file_id not in self._pictures:
            content = event_photos.content(self.context.workspace, photo)
            self._pictures[photo.source_file_id] = QIcon(_thumbnail(content))
        return self._pictures[photo.source_file_id]

    # --- changes ---

    def pick(self) -> None:
        """Choose picture files."""
        kinds = _("Ảnh ({patterns})").format(patterns=" ".join(f"*{suffix}" for suffix in sorted(SUFFIXES)))
        self.add(dialogs.pick_files(self.window(), self.context, _("Chọn ảnh của sự kiện"), kinds))

    def add(self, paths: Sequence[Path]) -> None:
        """Take in picture files; those that are none are told, the others come in."""
        if paths and self._event_id:
            event_id = self._event_id
            operations.write(self, lambda: event_photos.add(self.context.workspace, event_id, paths), done=self._added)

    def _added(self, taken: TakenIn) -> None:
        self._tell([str(problem) for problem in taken.problems])
        self.list.setCurrentRow(self.list.count() - 1)
        self.list.setFocus()

    def _tell(self, sentences: Sequence[str]) -> None:
        self.problems.setText("\n".join(sentences))
        self.problems.setVisible(bool(sentences))

    def _described(self, item: QListWidgetItem) -> None:
        photo = item.data(_PHOTO)
        ws = self.context.workspace
        if isinstance(photo, EventPhoto) and item.text() != photo.caption:
            operations.write(self, lambda: event_photos.describe(ws, photo.event_id, photo.id, item.text()))

    def remove(self) -> None:
        """Take the current picture off the event."""
        photo = self._current()
        if photo is not None:
            operations.write(self, lambda: event_photos.remove(self.context.workspace, photo.event_id, photo.id))

    def move_by(self, step: int) -> None:
        """Put the current picture before or behind its neighbour."""
        row, count = self.list.currentRow(), self.list.count()
        target = row + step
        if not (0 <= row < count and 0 <= target < count):
            return
        order = [photo.id for photo in self._shown]
        order[row], order[target] = order[target], order[row]
        if operations.write(self, lambda: event_photos.arrange(self.context.workspace, self._event_id, order)):
            self.list.setCurrentRow(target)

    def _current(self) -> EventPhoto | None:
        item = self.list.currentItem()
        photo = item.data(_PHOTO) if item else None
        return photo if isinstance(photo, EventPhoto) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the list."""
        if watched is self.list and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            if event.key() == Qt.Key.Key_Delete:
                self.remove()
                return True
            if is_alt and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
                self.move_by(-1 if event.key() == Qt.Key.Key_Left else 1)
                return True
        return super().eventFilter(watched, event)


def _thumbnail(content: bytes) -> QPixmap:
    """A small picture, read at its size so that large photos cost little."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    wanted = QSize(theme.current().px(_WIDTH), theme.current().px(_HEIGHT))
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(wanted, Qt.AspectRatioMode.KeepAspectRatio))
    return QPixmap.fromImage(reader.read())
