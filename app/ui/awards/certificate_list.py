"""The list of certificates with a look at the chosen one: numbers of the golden book, proofs of names, printing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.services.awards import certificate_printing, golden_book
from app.services.awards.certificate_printing import CertificateRow
from app.ui import operations, theme
from app.ui.awards.certificate_columns import certificates_model
from app.ui.awards.certificate_print_box import ask_print
from app.ui.awards.certificate_side import CertificateSide
from app.ui.awards.season_choice import season_of
from app.ui.context import UiContext
from app.ui.widgets.buttons import Button
from app.ui.widgets.panel import Beside, Panel
from app.ui.widgets.table import Table


class CertificateList(QWidget):
    """Enter prints a row; what the buttons do is done to the selected rows, else to all that it concerns."""

    calibration_asked = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.context = context
        outer = QVBoxLayout(self)
        theme.space(outer)
        listed = Panel(flush=True)
        self.table = Table(context, "certificates", certificates_model(self._set_number), row_height="row_two_lines")
        self.side = CertificateSide(context)
        self.table.row_chosen.connect(self.side.show_row)
        self.table.row_opened.connect(self._print_row)
        listed.body.addWidget(self.table, 1)
        listed.body.addLayout(self._foot())
        outer.addWidget(Beside(listed, self.side))

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        theme.space(foot, (12, 4, 12, 8), 8)
        for words, name, act in (
            (_("Lấy số sổ vàng"), "book-open", self.take_numbers),
            (_("Tên đã ký duyệt"), "check", self.prove_names),
            (_("Căn máy in…"), "printer", self.calibration_asked.emit),
        ):
            foot.addWidget(Button(words, "plain", name, act, small=True))
        foot.addStretch(1)
        return foot

    @property
    def rows(self) -> tuple[CertificateRow, ...]:
        """Every row in the order of the season."""
        return self.table.model.rows

    def _selected(self) -> tuple[CertificateRow, ...]:
        return tuple(row for row in self.table.selected_rows() if isinstance(row, CertificateRow))

    def print_chosen(self) -> None:
        """Ask how the selected certificates are printed, else those of everybody who is ready."""
        rows = self._selected() or tuple(row for row in self.rows if row.is_ready)
        if rows:
            ask_print(self, self.context, rows)
        else:
            self.context.say(_("Chưa có tờ nào sẵn sàng in; cột Trạng thái cho biết vì sao."))

    def _print_row(self, row: object) -> None:
        """Enter prints the selection the row is in, else the row alone."""
        if isinstance(row, CertificateRow):
            selected = self._selected()
            ask_print(self, self.context, selected if row in selected else (row,))

    def take_numbers(self) -> None:
        """The next numbers of the golden book for the selected, else for everybody with a decision."""
        ws = self.context.workspace
        ids = [row.nomination_id for row in self._selected() or self.rows if row.is_decided]
        campaign = season_of(ws, self.context.year)
        if ids and campaign and operations.write(self, lambda: golden_book.number(ws, ids)):
            self.context.say(" ".join(item.sentence for item in golden_book.series(ws, campaign.id)), can_undo=True)

    def _set_number(self, row: CertificateRow, text: str) -> None:
        ws = self.context.workspace
        if text.strip() != row.golden_book_no:
            operations.write(self, lambda: golden_book.set_number(ws, row.nomination_id, text))

    def prove_names(self) -> None:
        """The names of the selected rows were signed on the proof list."""
        ids, ws = [row.nomination_id for row in self._selected()], self.context.workspace
        if ids:
            operations.write(self, lambda: certificate_printing.prove_names(ws, ids))
        else:
            self.context.say(_("Chọn các dòng có tên đã được ký duyệt trên bản in thử."))
