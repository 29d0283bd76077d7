"""A list of names line by line before anything is stored: what each was understood as, one question after another."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtWidgets import QApplication, QCheckBox, QWidget

from app.domain.awards.intake import LINE_WORDS, IntakeLine, LineState
from app.domain.awards.nominations import Campaign
from app.errors import Problem
from app.i18n import _
from app.progress import Progress
from app.services.awards import choices, intake
from app.services.awards.intake import Preview
from app.text import short_date
from app.ui import dialogs, operations, theme
from app.ui.awards.intake_questions import QuestionCard
from app.ui.context import UiContext
from app.ui.dialogs import Box, Look
from app.ui.tables import Cell, Column, TableModel
from app.ui.widgets.labels import label
from app.ui.widgets.table import Table

_FILES = "*.docx *.xlsx *.xls *.ods *.csv"
_CHIPS = {
    LineState.NEW: "ok",
    LineState.KNOWN: "none",
    LineState.CHANGED: "draft",
    LineState.ASKED: "ask",
    LineState.LEFT_OUT: "none",
}


class IntakeBox(Box):
    """Lines above, the open question below; the button stores what is settled."""

    def __init__(self, page: QWidget, context: UiContext, preview: Preview, done: Callable[[int], object]) -> None:
        text = _("Từng dòng được hiểu như dưới đây; chưa lưu gì trước khi bấm nút.")
        super().__init__(page.window(), Look("inbox", "text2"), _("Danh sách đề nghị khen thưởng"), text)
        self.context, self.preview, self._done = context, preview, done
        found = choices.of_campaign(context.workspace, preview.campaign_id)
        self._units = {unit.id: unit.title for unit in found.units}
        self._awards = {item.key: item.title for item in found.awards}
        self.spread(1180)
        self.columns = label("", "caption", "muted", wrap=True)
        self.body.addWidget(self.columns)
        model = TableModel(_columns(self._units, self._awards))
        self.table = Table(context, "award-intake", model, row_height="row_two_lines", is_sortable=False)
        self.table.setProperty("framed", "true")
        self.table.row_opened.connect(self._open_question)
        theme.fix(self.table, min_height=130 if self.is_tight else 300)
        self.body.addWidget(self.table, 1)
        self.question = QuestionCard()
        self.question.answered.connect(self.answer)
        self.body.addWidget(self.question)
        self.passed = label("", "caption", "muted", wrap=True)
        self.body.addWidget(self.passed)
        self.leave_out = QCheckBox(_("Bỏ ra những dòng còn câu hỏi"))
        self.leave_out.toggled.connect(lambda _on: self._show_verb())
        self.body.addWidget(self.leave_out)
        self.add_quiet(_("Thôi"))
        self.verb = self.add_attempt(_("Lưu"), self.attempt)
        self._show()

    def _show(self) -> None:
        found = self.preview.intake
        told = "; ".join(found.columns)
        if found.unknown_columns:
            told += _(". Không dùng: {titles}").format(titles=", ".join(found.unknown_columns))
        told = "\n".join((*found.notes, *((told,) if told else ())))
        self.columns.setText(told)
        self.columns.setVisible(bool(told))
        self.table.set_rows(found.lines, lambda line: line.key)
        self.question.show_questions(found.questions)
        # On a low screen the question, which names its line, needs the room of the lines.
        self.table.setVisible(not (self.is_tight and found.questions))
        parts = (
            [_("{count} dòng không phải tên (tiêu đề, cộng, ký)").format(count=len(found.passed))]
            if found.passed
            else []
        )
        parts += [
            item.sentence or _("bỏ “{name}”: báo cáo mới không còn").format(name=item.name) for item in found.gone
        ]
        self.passed.setText("; ".join(parts))
        self.passed.setToolTip("\n".join(f"{item.place}: {item.shown} – {item.reason}" for item in found.passed))
        self.passed.setVisible(bool(parts))
        self.leave_out.setVisible(bool(found.questions))
        self._show_verb()

    def _show_verb(self) -> None:
        found = self.preview.intake
        count = len(found.of(LineState.NEW, LineState.CHANGED))
        self.verb.setText(_("Lưu {count} tên").format(count=count))
        reason = ""
        if not count and not any(not item.stays for item in found.gone):
            reason = _("Không có tên nào mới để lưu")
        if found.questions and not self.leave_out.isChecked():
            reason = _("Còn {count} câu hỏi: trả lời hoặc bỏ ra").format(count=len(found.questions))
        self.verb.lock(reason)

    def answer(self, key: str, value: str) -> None:
        """Understand the list anew with one more answer."""
        try:
            self.preview = intake.answer(self.context.workspace, self.preview, {key: value})
        except Problem as problem:
            self.refusal.setText(str(problem))
            self.refusal.show()
            return
        self.refusal.hide()
        self._show()

    def _open_question(self, line: object) -> None:
        if isinstance(line, IntakeLine) and line.asks:
            self.question.go_to(line.asks[0])

    def attempt(self) -> bool:
        """Store the lines."""
        stored = intake.store(self.context.workspace, self.preview, leaves_out_open=self.leave_out.isChecked())
        self._done(len(stored.entered) + len(stored.changed))
        return True


def _who(line: IntakeLine) -> Cell:
    nominee = line.nominee
    born = short_date(nominee.born_on) if nominee.born_on else str(nominee.birth_year or "")
    caption = " · ".join(part for part in (born, nominee.place) if part)
    return Cell(caption=caption, tooltip=line.shown, tone="text3" if line.state is LineState.LEFT_OUT else "")


def _columns(units: Mapping[int, str], awards: Mapping[str, str]) -> tuple[Column[IntakeLine], ...]:
    return (
        Column(
            "state", _("Kết luận"), lambda line: _(LINE_WORDS[line.state]),
            cell=lambda line: Cell(chip=_CHIPS[line.state]), width=158,
        ),
        Column("name", _("Người, tập thể"), lambda line: line.nominee.name, cell=_who, width=210, least=150),
        Column("unit", _("Nơi đề nghị"), lambda line: units.get(line.unit_id, "–"), width=150, least=100, drop=2),
        Column("award", _("Hình thức"), lambda line: awards.get(line.award, line.award or "–"), width=230, least=140),
        Column(
            "told", _("Lưu ý"), lambda line: " ".join(line.told),
            cell=lambda line: Cell(tone="text2", tooltip="\n".join(line.told)), width=240, least=120,
            is_stretched=True, drop=1,
        ),
        Column(
            "place", _("Vị trí"), lambda line: line.place,
            cell=lambda line: Cell(tone="text2", tooltip=line.shown), width=150, least=90, drop=3,
        ),
    )  # fmt: skip


# --- the ways in -----------------------------------------------------------------------------------------------------


def read_reports(page: QWidget, context: UiContext, campaign: Campaign) -> None:
    """Take the nominees of the reports of the year."""
    _read(page, context, lambda: intake.from_reports(context.workspace, campaign.id))


def read_clipboard(page: QWidget, context: UiContext, campaign: Campaign) -> None:
    """Take a range copied from Excel or Word."""
    text = QApplication.clipboard().text()
    _read(page, context, lambda: intake.from_text(context.workspace, campaign.id, text))


def pick_file(page: QWidget, context: UiContext, campaign: Campaign) -> None:
    """Choose a Word file or workbook with a table of names."""
    kinds = _("Danh sách ({kinds})").format(kinds=_FILES)
    files = dialogs.pick_files(page.window(), context, _("Danh sách khen thưởng"), kinds)
    if files:
        read_file(page, context, campaign, files[0])


def read_file(page: QWidget, context: UiContext, campaign: Campaign, path: Path) -> None:
    """Take the table of names in a file."""
    _read(page, context, lambda: intake.from_file(context.workspace, campaign.id, path))


def _read(page: QWidget, context: UiContext, read: Callable[[], Preview]) -> None:
    def stored(count: int) -> None:
        context.say(_("Đã lưu {count} tên vào danh sách đề nghị").format(count=count), can_undo=True)

    def work(_progress: Progress) -> Preview:
        return read()

    def show(preview: Preview) -> None:
        box = IntakeBox(page, context, preview, stored)
        box.open()
        box.question.enter() if preview.intake.questions else box.verb.setFocus()

    operations.run(page, context, _("Đọc danh sách khen thưởng"), work, done=show)
