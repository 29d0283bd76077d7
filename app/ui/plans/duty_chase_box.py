"""Letters that remind «đôn đốc»: whom, what each letter lists, then drafts among the papers, and files if wanted."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.domain.plans.duty_rows import SOON, DutyFilter, DutyOwner
from app.errors import Refused
from app.i18n import _
from app.services.plans import chasing
from app.services.plans.chasing import Reminder
from app.ui import dialogs, exporting, theme
from app.ui.context import UiContext
from app.ui.dialogs import Box, Look
from app.ui.widgets.labels import label
from app.ui.widgets.panel import clear_layout, scrolled

_WIDTH, _HEIGHT, _TIGHT = 760, 260, 170


def ask_chase(
    page: QWidget, context: UiContext, plan_key: str = "", owners: Collection[DutyOwner] = ()
) -> "ChaseBox | Box":
    """Offer a letter for everybody who is late or due soon; ticked are ``owners``, else those who are late."""
    wanted = DutyFilter(plan=plan_key, is_late=True, due_in=SOON)
    found = chasing.reminders(context.workspace, wanted)
    if not found:
        told = _("Không có việc nào quá hạn hoặc sắp đến hạn: không cần đôn đốc ai.")
        return dialogs.show_problem(page.window(), Refused("nothing-owed", told))
    box = ChaseBox(page, context, found, wanted)
    late = {item.owner for item in found if item.late}
    box.tick(set(owners) & {item.owner for item in found} or late or {item.owner for item in found})
    box.open()
    box.listed.setFocus()
    return box


class ChaseBox(Box):
    """Offices to tick left, what the letter to the current one lists right."""

    def __init__(self, page: QWidget, context: UiContext, found: Sequence[Reminder], wanted: DutyFilter) -> None:
        text = _("Mỗi nơi một công văn, kê mọi việc đã qua hạn và sắp đến hạn của nơi ấy; soạn xong nằm ở “Văn bản”.")
        super().__init__(page.window(), Look("file-text", "text2"), _("Công văn đôn đốc"), text)
        self._page, self._context, self._wanted = page, context, wanted
        self.reminders = tuple(found)
        self.spread(_WIDTH)
        height = _TIGHT if self.is_tight else _HEIGHT
        row = QHBoxLayout()
        theme.space(row, gap=12)
        self.listed = QListWidget()
        self.listed.setProperty("framed", "true")
        self.listed.setAccessibleName(_("Gửi những nơi nào"))
        self.listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.listed.setTextElideMode(Qt.TextElideMode.ElideRight)
        theme.fix(self.listed, min_height=height)
        for item in self.reminders:
            self._add(item)
        self.listed.currentRowChanged.connect(lambda _row: self._preview())
        self.listed.itemChanged.connect(lambda _item: self._say())
        row.addWidget(self.listed, 1)
        part = QFrame()
        part.setProperty("part", "sunken")
        inside = QVBoxLayout(part)
        theme.space(inside, (0, 0, 0, 0))
        holder = QWidget()
        self.lines = QVBoxLayout(holder)
        theme.space(self.lines, (12, 8, 12, 8), 4)
        inside.addWidget(scrolled(holder))
        row.addWidget(part, 1)
        self.body.addLayout(row)
        waiting = sum(bool(item.paper_id) for item in self.reminders)
        self.anew = QCheckBox(_("Soạn lại cả {count} dự thảo đang chờ (thay chữ đã gõ)").format(count=waiting))
        self.anew.setVisible(bool(waiting))
        self.export = QCheckBox(_("Xuất ngay tệp Word, PDF ra thư mục"))
        self.body.addWidget(self.anew)
        self.body.addWidget(self.export)
        self.add_quiet(_("Thôi"))
        self.verb = self.add_attempt(_("Soạn công văn"), self._write)
        self.listed.setCurrentRow(0)

    def _add(self, item: Reminder) -> None:
        words = [_("{count} quá hạn").format(count=item.late)] if item.late else []
        if soon := len(item.rows) - item.late:
            words.append(_("{count} sắp đến hạn").format(count=soon))
        told = f"{item.addressee}: {', '.join(words)}"
        made = QListWidgetItem(told, self.listed)
        made.setToolTip(told)
        made.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        made.setCheckState(Qt.CheckState.Unchecked)

    def tick(self, owners: Collection[DutyOwner]) -> None:
        """Tick these offices and no others; the first of them is looked at."""
        ticked = [number for number, item in enumerate(self.reminders) if item.owner in owners]
        for number in range(self.listed.count()):
            state = Qt.CheckState.Checked if number in ticked else Qt.CheckState.Unchecked
            self.listed.item(number).setCheckState(state)
        self.listed.setCurrentRow(ticked[0] if ticked else 0)
        self._preview()
        self._say()

    @property
    def ticked(self) -> tuple[Reminder, ...]:
        """Whom letters go to."""
        return tuple(
            item
            for number, item in enumerate(self.reminders)
            if self.listed.item(number).checkState() is Qt.CheckState.Checked
        )

    def _preview(self) -> None:
        clear_layout(self.lines)
        item = self.reminders[max(0, self.listed.currentRow())]
        self.lines.addWidget(label(_("Kính gửi: {who}").format(who=item.addressee), "strong", wrap=True))
        for row in item.rows:
            tone = "block" if row.is_behind else ""
            self.lines.addWidget(label(f"- {row.title}", "content", wrap=True))
            self.lines.addWidget(label(f"{row.standing.sentence}.", "caption", tone or "muted", wrap=True))
        if item.paper_id:
            self.lines.addWidget(label(_("Đã có dự thảo đang chờ ở “Văn bản”."), "caption", "ask", wrap=True))
        self.lines.addStretch(1)

    def _say(self) -> None:
        count = len(self.ticked)
        self.verb.setText(_("Soạn {count} công văn").format(count=count) if count else _("Soạn công văn"))
        self.verb.setEnabled(bool(count))

    def _write(self) -> bool:
        ws, context = self._context.workspace, self._context
        owners = [item.owner for item in self.ticked]
        ids = chasing.write(ws, owners, self._wanted, anew=self.anew.isChecked())
        if self.export.isChecked():
            exporting.into_folder(
                self._page, context, _("Xuất công văn đôn đốc"), lambda folder, _run: chasing.export(ws, ids, folder)
            )
        elif len(ids) == 1:
            context.go("papers", ids[0])
        else:
            context.go("papers", "papers")
        return True
