"""The line under the cursor beside its register: its fields, its people, what it counts for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.plans.register_secrecy import is_marked
from app.domain.plans.registers import RegisterDefinition
from app.i18n import _
from app.services.plans import register, register_shelf
from app.services.plans.register_shelf import RegisterUse
from app.text import clean
from app.ui import theme
from app.ui.context import UiContext
from app.ui.plain_tips import plain
from app.ui.plans.clause_quote import ClauseQuote
from app.ui.plans.register_form import RegisterForm
from app.ui.plans.register_people import PeopleSection
from app.ui.plans.register_rows import GridRow
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label
from app.ui.widgets.panel import Facts, SidePanel, clear_layout

_MOST_USES = 6


class RegisterSide(SidePanel):
    """``typed`` hands over the row and the texts that were changed; ``closed`` goes back to the grid."""

    typed = Signal(object, object)
    closed = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__(self._close)
        self.context = context
        self.row: GridRow | None = None
        self.note = label("", "content", "muted", wrap=True)
        self.content.addWidget(self.note)
        self.facts = Facts()
        self.content.addWidget(self.facts)
        self.form = RegisterForm()
        self.form.changed.connect(self._on_changed)
        self.content.addWidget(self.form)
        self.people = PeopleSection(context)
        self.content.addWidget(self.people)
        self._uses = QWidget()
        self._use_lines = QVBoxLayout(self._uses)
        theme.space(self._use_lines, gap=4)
        self.content.addWidget(self._uses)
        self.content.addStretch(1)
        self.verb = Button(_("Lưu dòng"), "primary", "check", self.take)
        self.foot.addWidget(self.verb, 1)

    def _close(self) -> None:
        self.closed.emit()

    def show_row(self, of: RegisterDefinition, row: GridRow) -> None:
        """Show a line as it stands now; what is being typed into the same one stays."""
        is_same = self.row is not None and self.row.identity == row.identity
        if is_same and self.form.typed():
            return
        self.row = row
        entry = row.entry
        title = row.texts.get("title", "") or (_("Dòng mới") if row.key < 0 else of.noun.capitalize())
        self.heading.setText(title)
        self.heading.setToolTip(plain(title))
        self._show_chip(row)
        self.note.setText(_note(row))
        self.note.setVisible(bool(self.note.text()))
        self._show_facts(of, row)
        self.form.setVisible(not row.is_locked)
        if not row.is_locked:
            self.form.show_row(of, row, register.plans(self.context.workspace))
        self.people.setVisible(of.has_persons and entry.id > 0 and not row.is_closed)
        if not self.people.isHidden() and row.row is not None:
            self.people.show_line(of, row.row)
        self._show_uses(of, row)
        self.verb.setVisible(not row.is_locked)
        self._on_changed()

    def _show_chip(self, row: GridRow) -> None:
        secrecy = row.entry.secrecy
        self.chip.show_state(secrecy if is_marked(secrecy) else "", "warn")

    def _show_facts(self, of: RegisterDefinition, row: GridRow) -> None:
        self.facts.clear()
        self.facts.setVisible(row.is_locked)
        for column in of.columns if row.is_locked else ():
            if text := row.texts.get(column.key, ""):
                self.facts.add(column.name, f"{text} {column.unit}".strip())

    def _show_uses(self, of: RegisterDefinition, row: GridRow) -> None:
        clear_layout(self._use_lines)
        self._uses.setVisible(row.key > 0 or bool(row.entry.origin))
        if self._uses.isHidden() or row.is_closed:
            self._uses.hide()
            return
        self._use_lines.addWidget(label(_("Tính cho"), "strong"))
        remark = register_shelf.remark_of(of, row.entry)
        found = () if remark else register_shelf.uses_of(self.context.workspace, row.entry)
        if not found:
            none = remark or _("Kế hoạch không lấy số nào từ sổ này.")
            self._use_lines.addWidget(label(none, "caption", "warn" if remark else "muted", wrap=True))
        for use in found[:_MOST_USES]:
            self._add_use(use)
        if len(found) > _MOST_USES:
            more = _("và {count} chỗ khác").format(count=len(found) - _MOST_USES)
            self._use_lines.addWidget(label(more, "caption", "muted"))

    def _add_use(self, use: RegisterUse) -> None:
        self._use_lines.addWidget(label(f"{use.words[:1].upper()}{use.words[1:]}", wrap=True))
        quote = ClauseQuote(self.context)
        quote.quote(use.plan, use.clause)
        self._use_lines.addWidget(quote)
        part = ("targets", use.target) if use.target else ("tasks", use.task) if use.task else None
        if part is not None:
            words = _("Mở chỉ tiêu") if use.target else _("Mở nhiệm vụ")
            place = (part[0], use.plan.key, part[1])
            link = Button(words, "ghost", "arrow-right", lambda: self.context.go("plans", place), small=True)
            self._use_lines.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    # --- typing ---

    def _on_changed(self) -> None:
        waits = bool(self.row and (self.row.typed or self.row.faults))
        self.verb.lock("" if self.form.typed() or waits else _("Chưa có gì thay đổi"))

    def take(self) -> None:
        """Hand over what was typed; the grid stores it or tells what is wrong."""
        row, texts = self.row, dict(self.form.typed())
        if row is not None and not row.is_locked and texts:
            self.row = None
            self.typed.emit(row, {key: _line(key, text) for key, text in texts.items()})

    def flush(self) -> None:
        """Keep what is being typed before another line is shown."""
        if self.row is not None and self.form.typed():
            self.take()

    def forget(self) -> None:
        """Show nothing any more."""
        self.row = None


def _line(key: str, text: str) -> str:
    return text.strip() if key == "note" else clean(text)


def _note(row: GridRow) -> str:
    if row.is_closed:
        told = _("Dòng này ở mức “{mark}”, trên mức đang được xem: nội dung không hiện, không chép, không xuất ra.")
        return told.format(mark=row.entry.secrecy) + " " + _("Nó vẫn tính vào số cộng.")
    if row.entry.origin:
        return _("Theo {origin}. Muốn sửa thì sửa báo cáo của đơn vị.").format(origin=row.entry.origin)
    return ""
