"""«Sổ văn bản đi»: one line a number, gaps in sight, columns filled in, numbers cancelled but never taken out."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout

from app.domain.papers import ORIGIN_WORDS, PAPER_WORDS, PaperKind, PaperOrigin
from app.errors import Refused
from app.i18n import _
from app.services import register
from app.services.register import IssuedDocument as Line
from app.services.register import OutsidePaper, RegisterColumns
from app.ui import dialogs, exporting, theme
from app.ui.context import UiContext
from app.ui.forms import Field, FieldKind, Form, Value, ask_form
from app.ui.tables import Cell, Column, TableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.labels import Part, label
from app.ui.widgets.panel import Beside, Facts, Panel, SidePanel
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.tab import PageTab
from app.ui.widgets.table import Table

_YEARS_BACK = 4


class RegisterTab(PageTab):
    """The register of one calendar year with the line that is chosen beside it."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._gaps: tuple[str, ...] = ()
        outer = QVBoxLayout(self)
        theme.space(outer, gap=8)
        outer.addWidget(Beside(self._make_list(), self._make_side()), 1)

    def _make_list(self) -> Panel:
        panel = Panel(flush=True)
        bar = QHBoxLayout()
        theme.space(bar, (16, 12, 16, 0), 8)
        self.search = SearchField(_("Lọc theo số, trích yếu, người ký…"), _("Lọc sổ văn bản"))
        self.year = QComboBox()
        self.year.setAccessibleName(_("Năm của sổ"))
        self.year.currentIndexChanged.connect(lambda _index: self._read())
        bar.addWidget(self.search, 1)
        bar.addWidget(label(_("Năm"), "content", "muted"))
        bar.addWidget(self.year)
        panel.body.addLayout(bar)
        self._gap_line = label("", "content", "warn", wrap=True)
        self._gap_line.setContentsMargins(theme.current().px(16), 0, theme.current().px(16), 0)
        panel.body.addWidget(self._gap_line)
        self.table = Table(self.context, "register", TableModel(_columns()), row_height="row_two_lines")
        self.table.row_chosen.connect(self._show_line)
        self.search.textChanged.connect(self.table.set_text)
        self.search.onward.connect(self.table.enter)
        panel.body.addWidget(self.table, 1)
        self._empty = EmptyState(
            _("Sổ của năm này chưa có số nào"),
            _("Mỗi văn bản ban hành ở đây tự vào sổ; văn bản soạn bên ngoài cũng ghi được để số không trùng."),
            (),
            (Button(_("Ghi văn bản soạn ngoài…"), "primary", "plus", self.enter),),
        )
        panel.body.addWidget(self._empty, 1)
        return panel

    def _make_side(self) -> SidePanel:
        self.side = SidePanel()
        self._facts = Facts()
        self.side.content.addWidget(self._facts)
        self.side.content.addStretch(1)
        self._fill = Button(_("Ghi cột sổ…"), "plain", "pencil", self.fill_in, small=True)
        self._cancel = Button(_("Hủy số…"), "quiet", clicked=self.cancel, small=True)
        self._open = Button(_("Xuất…"), "plain", "upload", self.export_paper, small=True)
        for button in (self._cancel, self._open, self._fill):
            self.side.foot.addWidget(button)
        self.side.foot.addStretch(1)
        return self.side

    # --- state ---

    def reload(self) -> None:
        """Read the register of the chosen year again."""
        if not self.year.count():
            today = self.context.workspace.today.year
            self.year.blockSignals(True)  # noqa: FBT003 - Qt's own
            for year in range(today + 1, today - _YEARS_BACK, -1):
                self.year.addItem(str(year), year)
            self.year.setCurrentIndex(1)
            self.year.blockSignals(False)  # noqa: FBT003 - Qt's own
        self._read()

    @property
    def shown_year(self) -> int:
        """The calendar year of the register that is shown."""
        return int(self.year.currentData())

    def _read(self) -> None:
        ws = self.context.workspace
        lines = register.lines(ws, self.shown_year)
        self._gaps = register.gaps(ws, self.shown_year)
        self._gap_line.setText(" ".join(self._gaps))
        self._gap_line.setVisible(bool(self._gaps))
        self.table.set_rows(lines, same=lambda line: line.id)
        if self.table.current_row() is None:
            self.table.select(lambda _line: True)
        for widget, is_shown in ((self.table, bool(lines)), (self._empty, not lines)):
            widget.setVisible(is_shown)
        self.side.setVisible(bool(lines))
        self.news.emit()

    def _show_line(self, line: object) -> None:
        if not isinstance(line, Line):
            return
        self.side.heading.setText(_number(line))
        self.side.chip.show_state(*_state(line))
        self._facts.clear()
        facts = (
            (_("Loại"), _(PAPER_WORDS[PaperKind(line.kind)])),
            (_("Trích yếu"), line.subject),
            (_("Nguồn"), _(ORIGIN_WORDS[PaperOrigin(line.origin)])),
            (_("Người ký"), line.signer),
            (_("Nơi nhận"), "; ".join(line.recipients)),
            (_("Người nhận bản lưu"), line.kept_by),
            (_("Số lượng bản"), str(line.copies or "")),
            (_("Ngày chuyển"), f"{line.sent_on:%d/%m/%Y}" if line.sent_on else ""),
            (_("Ghi chú"), line.note),
        )
        if reserved := register.reservations(self.context.workspace, line.id):
            self._facts.add(_("Lưu ý"), " ".join(reserved), "warn")
        for name, value in facts:
            if value:
                self._facts.add(name, value)
        self._cancel.setVisible(not line.cancel_reason)
        self._open.setVisible(line.docx_file_id is not None)

    def sentence(self) -> tuple[Part | str, ...]:
        """How many numbers there are, and which were passed over."""
        lines = self.table.model.rows
        count = _("{count} số trong năm {year}").format(count=len(lines), year=self.year.currentText())
        cancelled = sum(1 for line in lines if line.cancel_reason)
        parts: list[Part | str] = [count]
        if cancelled:
            parts += [", ", Part(_("{count} số đã hủy").format(count=cancelled), "warn")]
        if self._gaps:
            parts += ["; ", Part(_("có số chưa dùng"), "warn")]
        return (*parts, ".")

    def buttons(self) -> tuple[Button | None, Button | None]:
        """Enter a paper written elsewhere, print the register."""
        enter = Button(_("Ghi văn bản soạn ngoài…"), "plain", "plus", self.enter)
        out = Button(_("In sổ…"), "primary", "upload", self.export)
        out.lock("" if self.table.model.rows else _("Sổ của năm này chưa có số nào"))
        return enter, out

    # --- acting ---

    def enter(self) -> None:
        """Keep the number of a paper written elsewhere."""
        kinds = tuple((kind.value, _(PAPER_WORDS[kind])) for kind in PaperKind)
        form = Form(
            (
                Field("kind", _("Loại"), FieldKind.CHOICE, kinds),
                Field("subject", _("Trích yếu"), is_required=True),
                Field("issued_on", _("Ngày ban hành"), FieldKind.DATE, is_required=True),
                Field("number", _("Số"), hint=_("để trống: số kế tiếp")),
                Field("symbol", _("Ký hiệu"), hint=_("để trống: theo loại, ví dụ KH-BCĐ")),
                Field("signer", _("Người ký")),
                Field("recipients", _("Nơi nhận, mỗi dòng một nơi"), FieldKind.LINES),
            )
        )
        form.set_values(kind=PaperKind.LETTER.value, issued_on=self.context.workspace.today)

        def act(values: dict[str, Value]) -> None:
            day, lines = values["issued_on"], values["recipients"]
            made = register.enter(
                self.context.workspace,
                OutsidePaper(
                    PaperKind(str(values["kind"])),
                    str(values["subject"]),
                    day if isinstance(day, date) else self.context.workspace.today,
                    str(values["signer"]),
                    lines if isinstance(lines, tuple) else (),
                    str(values["symbol"]),
                    _whole(values["number"]),
                ),
            )
            self.context.say(_("Đã ghi số {number} vào sổ").format(number=_number(made)), can_undo=True)

        ask_form(self.window(), _("Ghi văn bản soạn ngoài"), "", _("Ghi vào sổ"), form, act)

    def fill_in(self) -> None:
        """Fill in the columns of the chosen line."""
        line = self.table.current_row()
        if not isinstance(line, Line):
            return
        form = Form(
            (
                Field("kept_by", _("Đơn vị, người nhận bản lưu")),
                Field("copies", _("Số lượng bản")),
                Field("sent_on", _("Ngày chuyển"), FieldKind.DATE),
                Field("note", _("Ghi chú")),
            )
        )
        form.set_values(kept_by=line.kept_by, copies=str(line.copies or ""), sent_on=line.sent_on or "", note=line.note)

        def act(values: dict[str, Value]) -> None:
            sent = values["sent_on"]
            columns = RegisterColumns(
                str(values["kept_by"]),
                _whole(values["copies"]),
                sent if isinstance(sent, date) else None,
                str(values["note"]),
            )
            register.fill_in(self.context.workspace, line.id, columns)
            self.context.say(_("Đã ghi sổ"), can_undo=True)

        title = _("Cột sổ của số {number}").format(number=_number(line))
        ask_form(self.window(), title, "", _("Ghi sổ"), form, act)

    def cancel(self) -> None:
        """Cancel the chosen number with a reason."""
        line = self.table.current_row()
        if not isinstance(line, Line):
            return

        def act(reason: str) -> None:
            register.cancel(self.context.workspace, line.id, reason)
            self.context.say(_("Đã hủy số {number}").format(number=_number(line)), can_undo=True)

        dialogs.ask_text(
            self.window(),
            _("Hủy số {number}?").format(number=_number(line)),
            _("Dòng trong sổ vẫn còn với lý do; số này không cấp lại."),
            _("Hủy số"),
            act,
            hint=_("Lý do hủy"),
        )

    def export(self) -> None:
        """Write the register of the year as Word, PDF or Excel."""
        name = _("So van ban di {year}.pdf").format(year=self.shown_year)
        kinds = ("PDF (*.pdf)", "Word (*.docx)", "Excel (*.xlsx)")
        picked = dialogs.pick_target(self.window(), self.context, _("In sổ đăng ký văn bản đi"), name, kinds)
        if picked is None:
            return
        path = picked[0].with_suffix((".pdf", ".docx", ".xlsx")[picked[1]])
        dialogs.ask_replace(self.window(), (path,), lambda: self._write(path))

    def _write(self, path: Path) -> None:
        ws, year = self.context.workspace, self.shown_year
        exporting.run(self, self.context, _("In sổ"), lambda _progress: (register.export(ws, year, path),))

    def export_paper(self) -> None:
        """Write the bytes of the chosen paper as they were issued."""
        line = self.table.current_row()
        if not isinstance(line, Line):
            return
        ws = self.context.workspace
        exporting.into_folder(
            self,
            self.context,
            _("Xuất văn bản"),
            lambda folder, _progress: register.export_paper(ws, line.id, folder),
        )


def _whole(value: Value) -> int | None:
    text = str(value or "").strip()
    if not text:
        return None
    if not text.isdigit():
        raise Refused("bad-number", _("“{text}” không phải số nguyên; chưa có gì thay đổi.").format(text=text))
    return int(text)


def _number(line: Line) -> str:
    return f"{line.number:02}/{line.symbol}"


def _state(line: Line) -> tuple[str, str]:
    return (_("Đã hủy"), "block") if line.cancel_reason else (_("Đã ban hành"), "ok")


def _columns() -> tuple[Column[Line], ...]:
    return (
        Column[Line](
            "number",
            _("Số, ký hiệu"),
            _number,
            sort=lambda line: line.number,
            cell=lambda line: Cell(tone="text3" if line.cancel_reason else "", is_strong=not line.cancel_reason),
            width=120,
        ),
        Column[Line]("issued_on", _("Ngày"), lambda line: line.issued_on, width=92),
        Column[Line](
            "subject",
            _("Tên loại và trích yếu"),
            lambda line: line.subject,
            cell=lambda line: Cell(caption=_(PAPER_WORDS[PaperKind(line.kind)]), tooltip=line.subject),
            width=280,
            least=150,
            is_stretched=True,
        ),
        Column[Line]("signer", _("Người ký"), lambda line: line.signer, width=150, least=110, drop=1),
        Column[Line](
            "state",
            _("Trạng thái"),
            lambda line: _state(line)[0],
            cell=lambda line: Cell(chip=_state(line)[1]),
            width=124,
        ),
    )
