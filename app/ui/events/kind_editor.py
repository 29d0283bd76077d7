"""A kind of event: its name, season, parts and the template its events begin with; own kinds like those of a plan."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.events import (
    PART_WORDS,
    Activity,
    ActivityKind,
    EventKind,
    EventPart,
    GroupOrigin,
    HostLevel,
    ParticipantGroup,
    ProgrammeItem,
)
from app.errors import Problem
from app.i18n import N_, _
from app.services import event_kinds
from app.ui import dialogs, operations, theme
from app.ui.context import UiContext
from app.ui.events.delegates import group_columns
from app.ui.events.editor_fields import TypedFields
from app.ui.events.editor_frame import SectionedEditor
from app.ui.events.editor_programme import activity_columns, programme_columns
from app.ui.events.editor_rows import RowsEditor
from app.ui.events.kind_fields import kind_forms, kind_readers, lines_of
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.labels import label
from app.ui.widgets.panel import scrolled

_PLACES = N_(
    "{event_year} là năm tổ chức, {report_year} là năm sơ kết, {movement} là tên phong trào, {unit} là đơn vị."
)


class KindEditor(SectionedEditor):
    """One kind; the key of a new one follows from its name when it is first kept."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._kept: EventKind | None = None
        self._is_saving = False
        self.retire_button = Button("", "ghost", clicked=self.retire, small=True)
        self.add_tools(
            self.retire_button,
            IconButton("copy", _("Chép thành loại mới"), self.copy),
            IconButton("trash-2", _("Bỏ loại này"), self.remove),
        )
        self._make_rows()
        self.add_sections(
            (
                (_("Chung"), self._make_general()),
                (_("Chương trình mẫu"), _padded(self.programme)),
                (_("Thành phần"), _padded(self.groups)),
                (_("Phần hội"), _padded(self.activities)),
                (_("Ma-két"), self._make_backdrop()),
            )
        )
        self._fields = TypedFields((self.form, self.costs), kind_readers())
        for rows in (self.programme, self.groups, self.activities):
            rows.changed.connect(self.typed)

    def _make_rows(self) -> None:
        self.programme = RowsEditor(
            self.context,
            "kind_programme",
            programme_columns(lambda: self.context.year)[:-1],
            lambda: ProgrammeItem(""),
            _("Thêm mục chương trình…"),
        )
        self.groups = RowsEditor(
            self.context,
            "kind_groups",
            group_columns(),
            lambda: ParticipantGroup("", GroupOrigin.LOCAL),
            _("Thêm nhóm đại biểu…"),
        )
        self.activities = RowsEditor(
            self.context,
            "kind_activities",
            activity_columns(),
            lambda: Activity(ActivityKind.ART, ""),
            _("Thêm hoạt động…"),
        )
        self.refusal = label("", "caption", "block", wrap=True)
        self.refusal.setContentsMargins(theme.current().px(16), 0, theme.current().px(16), 0)
        self.refusal.hide()
        self.head_lines.addWidget(self.refusal)

    def _make_general(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        theme.space(column, (16, 12, 16, 12), 8)
        self.form, self.costs = kind_forms()
        self.form.changed.connect(self.typed)
        column.addWidget(self.form)
        row = QHBoxLayout()
        theme.space(row, gap=16)
        row.addWidget(label(_("Gồm"), "caption", "muted"))
        self.parts: dict[EventPart, QCheckBox] = {}
        for part, words in PART_WORDS.items():
            self.parts[part] = QCheckBox(_(words))
            self.parts[part].toggled.connect(lambda _on: self.typed())
            row.addWidget(self.parts[part])
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(label(_(_PLACES), "caption", "faint", wrap=True))
        column.addStretch(1)
        return scrolled(inner)

    def _make_backdrop(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        theme.space(column, (16, 12, 16, 12), 8)
        self.backdrop = QPlainTextEdit()
        self.backdrop.setAccessibleName(_("Các dòng của ma-két"))
        self.backdrop.setTabChangesFocus(True)
        self.backdrop.textChanged.connect(self.typed)
        column.addWidget(
            label(_("Mỗi khối một dòng; dòng cuối (địa danh, ngày) được thêm khi in."), "caption", "muted")
        )
        column.addWidget(self.backdrop, 1)
        column.addWidget(label(_(_PLACES), "caption", "faint", wrap=True))
        self.costs.changed.connect(self.typed)
        column.addWidget(self.costs)
        return holder

    @property
    def key(self) -> str:
        """The key of the kind that is shown; empty for a new one."""
        return self._kept.key if self._kept else ""

    # --- showing ---

    def open_kind(self, key: str) -> None:
        """Show a kind of the data file."""
        self.save()
        found = next(item for item in event_kinds.kinds(self.context.workspace) if item.key == key)
        self._show(found)

    def new_kind(self) -> None:
        """Begin an own kind; it is stored when it has a name."""
        self.save()
        self._show(EventKind("", "", HostLevel.COMMUNE, "", "", (EventPart.CEREMONY,)))
        self.form.focus("name")

    def refresh(self) -> None:
        """Show what the data file holds now; what is being typed goes first."""
        if self._is_saving:
            return
        self.save()
        kinds = event_kinds.kinds(self.context.workspace)
        found = next((item for item in kinds if self._kept and item.key == self._kept.key), None)
        if found is not None and found != self._kept:
            self._show(found)

    def _show(self, kind: EventKind) -> None:
        self.stop_pause()
        self._kept = kind
        self.title.setText(kind.name or _("Loại sự kiện mới"))
        self.chip.show_state(_("không dùng nữa") if kind.is_retired else "", "none")
        self.retire_button.setText(_("Dùng lại") if kind.is_retired else _("Không dùng nữa"))
        self.retire_button.setVisible(bool(kind.key))
        self.saved.setText("")
        for made in (self.form, self.costs, self.backdrop, *self.parts.values()):
            made.blockSignals(True)  # noqa: FBT003 - Qt's own
        values = {field.key: getattr(kind, field.key) for field in self.form.fields}
        values |= {"host_level": kind.host_level.value}
        self.form.set_values(**{key: "" if value is None else str(value) for key, value in values.items()})
        for part, box in self.parts.items():
            box.setChecked(part in kind.parts)
        self.backdrop.setPlainText("\n".join(kind.backdrop))
        self.costs.set_values(costs=kind.costs)
        for made in (self.form, self.costs, self.backdrop, *self.parts.values()):
            made.blockSignals(False)  # noqa: FBT003 - Qt's own
        self._remember(kind)
        self.programme.show_rows(kind.programme)
        self.groups.show_rows(kind.groups)
        self.activities.show_rows(kind.activities)
        self.news.emit()

    def _remember(self, kind: EventKind) -> None:
        """The fields show ``kind`` now: what nobody touches stays exactly so."""
        self._fields.remember(partial(getattr, kind))
        self._shown_backdrop = self.backdrop.toPlainText()

    # --- keeping ---

    def written(self, kind: EventKind) -> EventKind:
        """``kind`` with what stands here; a number that cannot be read keeps its former value and says so."""
        found = self._fields.read(partial(getattr, kind))
        lines = self.backdrop.toPlainText()
        ticked = tuple(part for part, box in self.parts.items() if box.isChecked())
        return replace(
            kind,
            **found,
            parts=kind.parts if set(ticked) == set(kind.parts) else ticked,
            programme=self.programme.rows(),
            groups=self.groups.rows(),
            activities=self.activities.rows(),
            backdrop=kind.backdrop if lines == self._shown_backdrop else lines_of(lines),
        )

    def save(self) -> None:
        """Keep what was typed, if anything is new; a kind without a name waits for one."""
        self.stop_pause()
        if self._kept is None or not self.context.is_open:
            return
        wanted = self.written(self._kept)
        self.saved.setText("")
        if wanted == self._kept:
            return
        self._is_saving = True
        try:
            self._is_kept(event_kinds.save(self.context.workspace, wanted))
        except Problem as problem:
            self.saved.setText(_("chưa lưu"))
            self._refuse(problem.sentence)
        finally:
            self._is_saving = False

    def _refuse(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))

    def _is_kept(self, kind: EventKind) -> None:
        self._kept = kind
        self._remember(kind)
        self._refuse("")
        self.title.setText(kind.name)
        self.saved.setText(_("đã lưu"))
        self.retire_button.setVisible(True)
        self.news.emit()

    # --- acting ---

    def retire(self) -> None:
        """Offer this kind no longer, or again."""
        self.save()
        if self._kept is not None and self._kept.key:
            kept = self._kept
            ws = self.context.workspace
            if operations.write(self, lambda: event_kinds.retire(ws, kept.key, is_retired=not kept.is_retired)):
                self.open_kind(kept.key)

    def copy(self) -> None:
        """Begin a kind that says the same under another name."""
        self.save()
        if self._kept is not None and self._kept.key:
            key = self._kept.key
            operations.write(self, lambda: event_kinds.copy(self.context.workspace, key), done=self._show)

    def remove(self) -> None:
        """Take the kind out, after a question; one that events are of is refused."""
        if self._kept is None or not self._kept.key:
            self.closed.emit()
            return
        key, name = self._kept.key, self._kept.name

        def act() -> None:
            if operations.write(self, lambda: event_kinds.remove(self.context.workspace, key)):
                self._kept = None
                self.closed.emit()

        dialogs.ask(
            self.window(),
            _("Bỏ loại sự kiện này?"),
            _("{name}. Bỏ nhầm thì hoàn tác được.").format(name=name),
            _("Bỏ loại"),
            act,
        )


def _padded(widget: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    theme.space(column, (16, 12, 16, 8), 0)
    column.addWidget(widget)
    return holder
