"""«Xuất nhiều văn bản»: which, how the files are called, Word or PDF, into a folder or one zip; all of them or none."""

from collections.abc import Callable, Collection
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QRadioButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.errors import Problem, Refused
from app.i18n import _
from app.services import batch, batch_items
from app.services.batch import BatchItem
from app.services.batch_items import ItemKind
from app.ui import batch_choices, dialogs, exporting, theme
from app.ui.batch_choices import ChoiceGroup
from app.ui.context import UiContext
from app.ui.dialogs import Box, Look
from app.ui.name_rule import NameRule
from app.ui.widgets.labels import label

#: So many names are shown as an example.
_EXAMPLES = 2
_ITEM = Qt.ItemDataRole.UserRole


def open_batch(
    page: QWidget, context: UiContext, is_chosen: Callable[[BatchItem], bool] = lambda _item: False
) -> "BatchBox":
    """Ask what to make; ``is_chosen`` says what is ticked to begin with."""
    made = BatchBox(page, context, batch_choices.groups(context.workspace, context.year), is_chosen)
    made.open()
    made.tree.setFocus()
    return made


class BatchBox(Box):
    """The box; it stays open with one sentence while something is missing."""

    def __init__(
        self,
        page: QWidget,
        context: UiContext,
        groups: Collection[ChoiceGroup],
        is_chosen: Callable[[BatchItem], bool],
    ) -> None:
        title = _("Xuất nhiều văn bản một lần")
        text = _("Xong thì có đủ mọi tệp, dừng giữa chừng thì không có tệp nào; không đè lên tệp có sẵn.")
        super().__init__(page.window(), Look("files", "text2"), title, text)
        self._page, self.context = page, context
        self.spread(840)
        row = QHBoxLayout()
        theme.space(row, gap=16)
        self.tree = ChoiceTree(groups, is_chosen)
        self.tree.itemChanged.connect(lambda _item, _column: self._look())
        row.addWidget(self.tree, 1)
        row.addLayout(self._make_side(), 1)
        self.body.addLayout(row)
        self.count = label("", "caption", "muted", wrap=True)
        self.body.addWidget(self.count)
        self.add_quiet(_("Thôi"))
        self.verb = self.add_attempt(_("Chọn nơi lưu…"), self.attempt)
        for box in (self.word, self.pdf, self.folder):
            box.setChecked(True)
        for format_ in (self.word, self.pdf):
            format_.toggled.connect(lambda _on: self._look())
        self._look()

    def _make_side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        theme.space(side, gap=8)
        self.rule = NameRule(self.context.settings.file_name_rule)
        self.rule.changed.connect(self._look)
        side.addWidget(self.rule)
        self.word, self.pdf = QCheckBox(_("Word (.docx)")), QCheckBox(_("PDF"))
        self.folder, self.zip = QRadioButton(_("Vào một thư mục")), QRadioButton(_("Một tệp .zip"))
        for group in ((self.word, self.pdf), (self.folder, self.zip)):
            line = QHBoxLayout()
            theme.space(line, gap=16)
            for box in group:
                line.addWidget(box)
            line.addStretch(1)
            side.addLayout(line)
        side.addStretch(1)
        return side

    # --- what is wanted ---

    def items(self) -> tuple[BatchItem, ...]:
        """What is ticked, in the order of the tree."""
        ticked = (node for node in self.tree.nodes if node.checkState(0) is Qt.CheckState.Checked)
        return tuple(node.data(0, _ITEM) for node in ticked)

    def suffixes(self) -> tuple[str, ...]:
        """The wanted formats."""
        return tuple(suffix for suffix, box in ((".docx", self.word), (".pdf", self.pdf)) if box.isChecked())

    def _look(self) -> None:
        """Say how many files there will be and what they are called."""
        items, suffixes = self.items(), self.suffixes()
        files = sum(1 if item.kind is ItemKind.TEMPLATE else len(suffixes) for item in items)
        told = _("Đã chọn {count} văn bản, {files} tệp.").format(count=len(items), files=files if suffixes else 0)
        self.count.setText(told if items else _("Đánh dấu văn bản cần xuất: phím cách, cả nhóm hoặc từng dòng."))
        try:
            names = batch.names(self.context.workspace, items[:_EXAMPLES], self.rule.pattern())
        except Problem as problem:
            self.rule.show_example(str(problem), is_wrong=True)
            return
        shown = ", ".join(f"{name}{suffixes[0] if suffixes else ''}" for name in names)
        self.rule.show_example(_("Ví dụ: {names}").format(names=shown) if names else "")

    def _refuse(self) -> None:
        items, suffixes = self.items(), self.suffixes()
        if not items:
            raise Refused("nothing-chosen", _("Chưa đánh dấu văn bản nào."))
        if not suffixes:
            raise Refused("bad-format", _("Hãy chọn Word, PDF hoặc cả hai."))
        batch_items.refuse_formats(items, suffixes)
        batch.names(self.context.workspace, items[:1], self.rule.pattern())

    # --- acting ---

    def attempt(self) -> bool:
        """Ask where to and begin; whether it began."""
        self._refuse()
        target = self._target()
        if target is None:
            return False
        ws, items, pattern, suffixes = self.context.workspace, self.items(), self.rule.pattern(), self.suffixes()
        self.context.remember(file_name_rule=pattern)
        exporting.run(
            self._page,
            self.context,
            _("Xuất nhiều văn bản"),
            lambda progress: batch.write(ws, items, target, pattern, progress, suffixes),
        )
        return True

    def _target(self) -> Path | None:
        title = _("Nơi lưu các văn bản")
        if self.zip.isChecked():
            name = _("Văn bản {year}.zip").format(year=self.context.year)
            picked = dialogs.pick_target(self, self.context, title, name, (_("Tệp nén (*.zip)"),))
            return None if picked is None else picked[0].with_name(f"{picked[0].name.removesuffix('.zip')}.zip")
        start = self.context.settings.export_folder or str(Path.home())
        folder = dialogs.pick_folder(self, self.context, title, start)
        if folder is not None:
            self.context.remember(export_folder=str(folder))
        return folder


class ChoiceTree(QTreeWidget):
    """The choices; a tick on a group ticks all of it, and a group with something ticked is open to begin with."""

    def __init__(self, groups: Collection[ChoiceGroup], is_chosen: Callable[[BatchItem], bool]) -> None:
        super().__init__()
        self.nodes: list[QTreeWidgetItem] = []
        self.setHeaderHidden(True)
        self.setProperty("framed", "true")
        self.setAccessibleName(_("Văn bản cần xuất"))
        theme.fix(self, min_height=250)
        heads = [self._add(group, is_chosen) for group in groups]
        self.setCurrentItem(next((head for head in heads if head.isExpanded()), heads[0]))

    def _add(self, group: ChoiceGroup, is_chosen: Callable[[BatchItem], bool]) -> QTreeWidgetItem:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        head = QTreeWidgetItem(self, [f"{group.title} ({len(group.choices)})"])
        head.setFlags(usual | Qt.ItemFlag.ItemIsAutoTristate)
        head.setCheckState(0, Qt.CheckState.Unchecked)
        for choice in group.choices:
            node = QTreeWidgetItem(head, [choice.words])
            node.setFlags(usual)
            node.setToolTip(0, choice.words)
            node.setData(0, _ITEM, choice.item)
            node.setCheckState(0, Qt.CheckState.Checked if is_chosen(choice.item) else Qt.CheckState.Unchecked)
            self.nodes.append(node)
        head.setExpanded(head.checkState(0) is not Qt.CheckState.Unchecked)
        return head
