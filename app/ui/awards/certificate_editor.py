"""The visual editor of a blank: its scan with the lines over it, their numbers beside; kept while one works.

What is moved or typed is stored a moment later, so that Hoàn tác takes it back like anything else. What cannot be
printed is red and told in a sentence.
"""

from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QMenu

from app.domain.awards.catalogue import Confidence
from app.domain.awards.certificates import LINE_WORDS, CertificateLayout, CertificateLine, LineContent, line_name
from app.domain.event_words import capital
from app.errors import Problem
from app.i18n import _
from app.services.awards import certificate_printing, certificates
from app.ui import theme
from app.ui.awards.certificate_blank import BlankPanel
from app.ui.awards.certificate_layout_box import ask_layout
from app.ui.awards.certificate_line_form import LineForm
from app.ui.awards.certificate_lines import LineRow, lines_model
from app.ui.context import UiContext
from app.ui.widgets.buttons import Button
from app.ui.widgets.listing_tab import OpenEditor
from app.ui.widgets.panel import Panel
from app.ui.widgets.table import Table

_PAUSE_MS = 600


class CertificateEditor(OpenEditor):
    """A list of lines beside the blank; what is changed is stored a moment later."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._layout: CertificateLayout | None = None
        self._stored: CertificateLayout | None = None
        self._current = 0
        self.blank = BlankPanel(context, lambda: self.layout_id if self.save() else 0)
        self.blank.sample_changed.connect(self.draw)
        self.blank.scan_changed.connect(self._show)
        self.canvas = self.blank.canvas
        self.canvas.picked.connect(self.pick)
        self.canvas.moved.connect(self.move_line)
        row = QHBoxLayout(self)
        theme.space(row, gap=12)
        row.addWidget(self.blank, 11)
        row.addWidget(self._make_side(), 9)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.save)

    def _make_side(self) -> Panel:
        panel = Panel(flush=True)
        self.table = Table(
            self.context, "certificate-lines", lines_model(self._change_line), by_cell=True, is_sortable=False
        )
        self.table.row_chosen.connect(self._row_chosen)
        panel.body.addWidget(self.table, 1)
        self.form = LineForm()
        self.form.changed.connect(lambda line: self._change_line(self._current, line))
        panel.body.addWidget(self.form)
        foot = QHBoxLayout()
        theme.space(foot, (12, 0, 12, 8), 8)
        foot.addWidget(Button(_("Thêm dòng"), "plain", "plus", self._ask_line, small=True))
        self.whole = Button(_("Tên, khổ giấy…"), "plain", "settings", self.ask_whole, small=True)
        self.drop = Button(_("Bỏ dòng"), "plain", "trash-2", self.remove_line, small=True)
        foot.addWidget(self.drop)
        foot.addStretch(1)
        foot.addWidget(self.whole)
        panel.body.addLayout(foot)
        return panel

    # --- showing ---

    @property
    def layout_id(self) -> int:
        """The layout that is open, 0 for none."""
        return self._stored.id if self._stored else 0

    @property
    def shown(self) -> CertificateLayout | None:
        """The layout as it stands here, stored or not yet."""
        return self._layout

    def open_layout(self, layout: CertificateLayout, campaign_id: int | None) -> None:
        """Show a layout with the names it may be printed with."""
        self.save()
        self._current = 0
        self.blank.show_samples(certificate_printing.samples(self.context.workspace, campaign_id, layout))
        self._show(layout)
        self.canvas.setFocus()

    def refresh(self) -> None:
        """Show what is stored now, unless something here waits to be stored."""
        if self._stored is None or self._layout != self._stored:
            return
        found = next((i for i in certificates.layouts(self.context.workspace) if i.id == self._stored.id), None)
        if found is not None and found != self._stored:
            self._show(found)

    def forget(self) -> None:
        """Show nothing any more."""
        self._pause.stop()
        self._layout = self._stored = None

    def _show(self, layout: CertificateLayout) -> None:
        self._layout = self._stored = layout
        self.head.title.setText(layout.name)
        is_guess = layout.confidence is Confidence.PRACTICE
        self.head.chip.show_state(
            _("số đo theo thông lệ") if is_guess else _("đã đo trên phôi"), "warn" if is_guess else "ok"
        )
        self.head.saved.setText(layout.note)
        self.blank.show_blank(layout)
        self._current = min(self._current, len(layout.lines) - 1)
        self.draw()

    def draw(self) -> None:
        """Draw the lines as they would be printed now, and say what would be refused."""
        layout = self._layout
        facts = self.blank.facts
        if layout is None or facts is None:
            return
        made, content = certificate_printing.drawn(layout, facts)
        self.canvas.show_certificate(layout, made, content)
        self.canvas.pick(self._current)
        rows = [
            LineRow(number, line_name(layout, number), line, number in made.refused_lines)
            for number, line in enumerate(layout.lines)
        ]
        self._show_rows(rows)
        self.form.show_line(layout.lines[self._current])
        hint = _("Kéo dòng bằng chuột, hoặc mũi tên dời 0,5 mm, Shift 5 mm; PgUp, PgDn chọn dòng.")
        self.blank.tell("; ".join(made.refusals), hint)

    def _show_rows(self, rows: list[LineRow]) -> None:
        model = self.table.model
        if len(model.rows) != len(rows):
            model.set_rows(rows)
        for number, row in enumerate(rows):
            if model.rows_at(number) != row:
                model.replace_row(number, row)
        if (current := self.table.current_row()) is None or current.number != self._current:
            self.table.select(lambda row: row.number == self._current)

    # --- changing ---

    def pick(self, number: int) -> None:
        """Work on another line."""
        self._current = number
        self.draw()

    def _row_chosen(self, row: object) -> None:
        if isinstance(row, LineRow) and row.number != self._current:
            self.pick(row.number)

    def move_line(self, right: float, down: float) -> None:
        """Move the picked line by so many mm, no further than the paper."""
        if self._layout is None:
            return
        line, layout = self._layout.lines[self._current], self._layout
        x = min(max(0.0, round(line.x_mm + right, 2)), layout.width_mm)
        y = min(max(0.0, round(line.y_mm + down, 2)), layout.height_mm)
        self._change_line(self._current, replace(line, x_mm=x, y_mm=y))

    def _change_line(self, number: int, line: CertificateLine) -> None:
        if self._layout is not None:
            lines = self._layout.lines
            self.change(replace(self._layout, lines=(*lines[:number], line, *lines[number + 1 :])))

    def change(self, layout: CertificateLayout) -> None:
        """Show a changed layout; it is stored a moment later."""
        self._layout = layout
        self._current = min(self._current, len(layout.lines) - 1)
        self._pause.start()
        self.draw()

    def _ask_line(self) -> None:
        menu = QMenu(self)
        for content, words in LINE_WORDS.items():
            menu.addAction(capital(_(words))).triggered.connect(
                lambda _on=False, content=content: self.add_line(content)
            )
        menu.popup(self.mapToGlobal(self.rect().center()))

    def add_line(self, content: LineContent) -> None:
        """One more line in the middle of the paper."""
        if self._layout is not None:
            layout = self._layout
            text = _("Chữ cố định") if content is LineContent.FIXED else ""
            middle, height = round(layout.width_mm / 2, 1), round(layout.height_mm / 2, 1)
            line = CertificateLine(content, middle, height, round(layout.width_mm / 2, 1), 14, 10, text=text)
            self._current = len(layout.lines)
            self.change(replace(layout, lines=(*layout.lines, line)))

    def remove_line(self) -> None:
        """Print the picked line no more."""
        if self._layout is not None and len(self._layout.lines) > 1:
            lines = self._layout.lines
            self.change(replace(self._layout, lines=(*lines[: self._current], *lines[self._current + 1 :])))

    def ask_whole(self) -> None:
        """Name, paper, award and kind of the blank."""
        if self.save() and self._stored is not None:
            ask_layout(self, self.context, self._stored, self._show)

    # --- keeping ---

    def save(self) -> bool:
        """Store what was changed; a layout nobody can print is told and waits. Whether all is stored."""
        self._pause.stop()
        layout = self._layout
        if layout is None or layout == self._stored:
            return True
        try:
            self._stored = certificates.save(self.context.workspace, layout)
        except Problem as problem:
            self.blank.tell(problem.sentence.rstrip("."))
            return False
        self._layout = self._stored
        return True

    def leave(self) -> None:
        """Back to the list once everything is stored."""
        if self.save():
            self.closed.emit()
