"""The dossier of a nomination: each paper with the days its copies came, what lacks, whether it is in time."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.awards.dossiers import DossierLine
from app.errors import Problem
from app.i18n import _
from app.services.awards import dossiers
from app.services.awards.dossiers import DossierRow
from app.text import clean, short_date
from app.ui import operations, theme
from app.ui.awards import deadline_box
from app.ui.awards.words import rule_words
from app.ui.context import UiContext
from app.ui.forms import parse_date
from app.ui.tables import Cell, CellState, Column, TableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label, set_tone
from app.ui.widgets.table import Table


class DossierSection(QWidget):
    """F2 types the day a copy came; the button takes all required papers as come today."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.context = context
        self.row: DossierRow | None = None
        column = QVBoxLayout(self)
        theme.space(column, (16, 12, 16, 8), 8)
        self.standing = label("", "strong", wrap=True)
        column.addWidget(self.standing)
        model = TableModel(_columns(self._receive))
        self.table = Table(context, "award-dossier", model, is_sortable=False, by_cell=True, row_height="row_two_lines")
        column.addWidget(self.table, 1)
        self.missing = label("", "caption", "muted", wrap=True)
        column.addWidget(self.missing)
        foot = QHBoxLayout()
        theme.space(foot, gap=8)
        foot.addWidget(Button(_("Đủ bản cứng hôm nay"), "plain", "check", lambda: self._all("hard"), small=True))
        foot.addWidget(Button(_("Đủ bản mềm hôm nay"), "plain", "check", lambda: self._all("soft"), small=True))
        foot.addWidget(Button(_("Hạn nộp…"), "ghost", "calendar-days", self.ask_deadline, small=True))
        foot.addStretch(1)
        foot.addWidget(Button(_("Bỏ ghi nhận giấy này"), "ghost", "undo-2", self._take_back, small=True))
        column.addLayout(foot)
        self.setFocusProxy(self.table.view)

    def show_nomination(self, nomination_id: int) -> None:
        """Read the dossier of a nomination."""
        try:
            self._show(dossiers.find(self.context.workspace, nomination_id))
        except Problem:
            self._show(None)

    def _show(self, row: DossierRow | None) -> None:
        self.row = row
        self.table.set_rows(row.dossier.lines if row else (), same=lambda line: line.key)
        self.standing.setText(row.standing if row else _("Đề nghị này không còn hồ sơ phải nộp."))
        set_tone(self.standing, "block" if row and row.is_red else ("warn" if row and row.is_amber else ""))
        lacking = "; ".join(row.dossier.missing_words()) if row else ""
        told = _("Còn thiếu: {papers}.").format(papers=lacking) if lacking else _("Đủ giấy tờ bắt buộc.")
        self.missing.setText(told if row and row.dossier.required else "")

    def _receive(self, line: DossierLine, *, hard: date | None = None, soft: date | None = None) -> None:
        if self.row is None:
            return
        try:
            found = dossiers.receive_paper(self.context.workspace, self.row.id, line.key, soft_on=soft, hard_on=hard)
        except Problem as problem:
            raise ValueError(str(problem)) from problem
        self._show(found)

    def _all(self, copy: str) -> None:
        row = self.row
        if row is None:
            return
        ws, today = self.context.workspace, self.context.workspace.today
        hard, soft = (today, None) if copy == "hard" else (None, today)
        operations.write(self, lambda: dossiers.receive_papers(ws, (row.id,), hard_on=hard, soft_on=soft))

    def ask_deadline(self) -> None:
        """The dates of the plan, and the committee's decision where they differ."""
        if self.row is not None:
            deadline_box.ask_deadline(self, self.context, self.row.nomination.campaign_id)

    def _take_back(self) -> None:
        row, line = self.row, self.table.current_row()
        if row is not None and isinstance(line, DossierLine):
            operations.write(self, lambda: dossiers.take_back_paper(self.context.workspace, row.id, line.key))


def _day(text: str) -> date:
    if not clean(text):
        raise ValueError(_("Muốn xóa ngày đã ghi thì bấm “Bỏ ghi nhận giấy này”"))
    return parse_date(text)


def _date_column(key: str, title: str, edit: Callable[[DossierLine, str], None]) -> Column[DossierLine]:
    def value(line: DossierLine) -> date | None:
        return line.hard_on if key == "hard" else line.soft_on

    def shown(line: DossierLine) -> str:
        day = value(line)
        return short_date(day) if day else ""

    def look(line: DossierLine) -> Cell:
        return Cell() if value(line) else Cell(CellState.BLANK)

    return Column(key, title, value, show=shown, cell=look, edit=edit, width=126, least=104)


def _columns(receive: Callable[..., None]) -> tuple[Column[DossierLine], ...]:
    return (
        Column(
            "name", _("Giấy tờ"), lambda line: line.name, width=240, least=160, is_stretched=True,
            cell=lambda line: Cell(
                caption=_("bắt buộc") if line.rule.content.is_required else _("khi có"), tooltip=line.name
            ),
        ),
        _date_column("hard", _("Bản cứng, ngày"), lambda line, text: receive(line, hard=_day(text))),
        _date_column("soft", _("Bản mềm, ngày"), lambda line, text: receive(line, soft=_day(text))),
        Column(
            "rule", _("Căn cứ"), lambda line: rule_words(line.rule), width=230, least=120, drop=1,
            cell=lambda line: Cell(tone="text2", tooltip=rule_words(line.rule)),
        ),
    )  # fmt: skip
